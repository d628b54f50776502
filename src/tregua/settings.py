"""All settings, in one frozen object: built at the edge, passed in, never read at import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tregua.errors import UsageError

LEDGER = "TREGUA_LEDGER"
JOBS = "TREGUA_JOBS"
READER = "TREGUA_READER"


def _cpus() -> int:
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """How Tregua works where it is not told otherwise.

    ``ledger``: the file that holds it (``TREGUA_LEDGER``).
    ``jobs``: processes that read reports at once; 1 reads in this one (``TREGUA_JOBS``).
    ``window_days``: the days, up to the day asked about, in which a ceasefire's holding is judged.
    ``batch_reports``, ``batch_s``: what is read goes into the ledger after so many reports, or so
    many seconds: an interruption costs no more work than that.
    ``reader``: the module that reads reports, with ``READER``, its version, and ``read_report``
    (``TREGUA_READER``).
    """

    ledger: Path = Path("tregua.db")
    jobs: int = field(default_factory=_cpus)
    window_days: int = 14
    batch_reports: int = 50
    batch_s: float = 2.0
    reader: str = "tregua.reading"

    def __post_init__(self) -> None:
        if self.jobs < 1:
            raise UsageError(f"jobs must be 1 or more, not {self.jobs}")

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        """The defaults, with what the environment says in their place."""
        settings = cls()
        if ledger := environment.get(LEDGER):
            settings = replace(settings, ledger=Path(ledger))
        if reader := environment.get(READER):
            settings = replace(settings, reader=reader)
        if jobs := environment.get(JOBS):
            if not jobs.isdecimal():
                raise UsageError(f"{JOBS} must be a number of processes, not {jobs!r}")
            settings = replace(settings, jobs=int(jobs))
        return settings
