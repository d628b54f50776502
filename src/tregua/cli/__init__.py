"""The command line. Takes words, gives exit codes; all else it leaves to ``tregua.api``.

Exit codes: 0 done; 1 done, but some input was set aside; 2 wrong usage; 3 the ledger cannot be
used; 130 interrupted; 70 a defect of Tregua itself.
"""

from __future__ import annotations


def main() -> None:
    """Runs the command line and exits with its code."""
    from tregua.cli.app import app
    from tregua.cli.guard import prepare_streams

    prepare_streams()
    app(prog_name="tregua")
