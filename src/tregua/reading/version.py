"""Which reader this is: every reading in a ledger carries it."""

from tregua.version import __version__

READER = f"tregua-reader {__version__}"
"""Changes with every release, so that reports can be read again by a newer reader."""
