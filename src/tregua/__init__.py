"""Tregua reads news reports of armed conflicts and keeps the ledger of their ceasefires.

    import tregua

    with tregua.open("tregua.db") as ledger:
        ledger.read(["news/"])
        for ceasefire in ledger.ceasefires(as_of="2020-11-20"):
            print(ceasefire.name, ceasefire.status)

Nothing heavy is imported before it is needed: the language model comes with the first report that
is read, the database with the first question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tregua.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from tregua.api import OpenLedger

__all__ = ["__version__", "open"]


def open(path: str | Path | None = None, *, jobs: int | None = None) -> OpenLedger:
    """The ledger in this file, to be read into and asked.

    Without a path it is the one of ``TREGUA_LEDGER``, else ``tregua.db``. ``jobs`` is the number of
    processes that read reports at once (as many as there are processors). Nothing is opened or made
    until something is read or asked.
    """
    import os
    from dataclasses import replace
    from pathlib import Path

    from tregua.api import OpenLedger
    from tregua.settings import Settings

    settings = Settings.of(os.environ)
    if path is not None:
        settings = replace(settings, ledger=Path(path))
    if jobs is not None:
        settings = replace(settings, jobs=jobs)
    return OpenLedger(settings)
