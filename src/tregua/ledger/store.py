"""The ledger as the other rooms see it: open, append, look up, iterate, verify."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, insert, select

from tregua.errors import LedgerDamaged, LedgerReadOnly, NotALedger
from tregua.ledger import dialect, lookups
from tregua.ledger.appending import append_drafts
from tregua.ledger.chain import Verification, page, verify_chain
from tregua.ledger.entry import (
    GENESIS,
    Draft,
    Entry,
    reading_draft,
    report_draft,
    set_aside_draft,
)
from tregua.ledger.faults import faults_of
from tregua.ledger.lookups import Head
from tregua.ledger.tables import SCHEMA_VERSION, meta, metadata
from tregua.model import Report, ReportId, SetAside, Statement

BUSY_TIMEOUT_S = 5.0


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """A list of entries that only grows. ``Ledger.open`` gives one; it is a context manager.

    Every method raises a ``LedgerError`` where the ledger cannot be used, and nothing else. What
    iterates sees the ledger as it stood when the iteration began, whoever appends meanwhile.
    """

    def __init__(
        self, path: Path, engine: Engine, *, read_only: bool, now: Callable[[], datetime]
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._now = now

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
        now: Callable[[], datetime] = _now,
    ) -> Self:
        """The ledger in this file; made if there is none, unless ``create`` says no.

        ``read_only`` promises that nothing will be appended, so that a ledger on a read-only disk
        can be asked. ``now`` is the clock that stamps entries, in UTC.

        Raises ``NotALedger`` for anything else in the place, ``LedgerReadOnly`` where nothing could
        be appended, ``LedgerBusy`` where another process writes, ``LedgerDamaged`` for a file cut
        short, and ``LedgerError`` where there is none and none may be made.
        """
        dialect.check_path(path, create=create, read_only=read_only)
        with faults_of(path):
            engine = dialect.engine_of(path, read_only=read_only, busy_timeout_s=busy_timeout_s)
        ledger = cls(path, engine, read_only=read_only, now=now)
        try:
            ledger._recognise(create=create)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    # Appending ------------------------------------------------------------------------------

    def append(self, drafts: Iterable[Draft]) -> int:
        """Appends what is not there yet, in one transaction; returns how many entries were new.

        Once this returns, the entries survive anything short of the loss of the disk. If it
        raises, none of them was added.
        """
        wanted: dict[tuple[str, str, str], Draft] = {}
        for draft in drafts:
            wanted.setdefault(draft.key, draft)
        if not wanted:
            return 0
        with self._writing() as connection:
            return append_drafts(connection, list(wanted.values()), self._now())

    def append_report(self, report: Report) -> int:
        """Appends one report; 0 if its id is there already."""
        return self.append([report_draft(report)])

    def append_reading(
        self, report: ReportId, reader: str, statements: tuple[Statement, ...]
    ) -> int:
        """Appends what a reader found in a report; 0 if that reader's version has read it."""
        return self.append([reading_draft(report, reader, statements)])

    def append_set_aside(self, aside: SetAside) -> int:
        """Appends an input that could not be read; 0 if the same problem is recorded already."""
        return self.append([set_aside_draft(aside)])

    # Looking up -----------------------------------------------------------------------------

    def head(self) -> Head:
        """How many entries there are, and the hash of the last."""
        with self._reading() as connection:
            return lookups.head(connection)

    def has_reading(self, report: ReportId, reader: str) -> bool:
        """Whether this version of the reader has read the report."""
        with self._reading() as connection:
            return lookups.has_reading(connection, report, reader)

    def readings_done(self, reader: str) -> set[ReportId]:
        """The reports that this version of the reader has read."""
        with self._reading() as connection:
            return lookups.readings_done(connection, reader)

    def report(self, report: ReportId) -> Report | None:
        """The report of that id, if it is in the ledger."""
        with self._reading() as connection:
            return lookups.report(connection, report)

    def reports(self, known_at: str | None = None) -> Iterator[Report]:
        """The reports, in the order of reading; with ``known_at`` those known by that ISO date.

        A report is known from the day of its publication, or of its retrieval where it has no date.
        """
        return lookups.reports(self._reading, known_at)

    def statements(
        self, reports: Iterable[ReportId] | None = None, *, reader: str | None = None
    ) -> Iterator[Statement]:
        """The statements of each report's newest reading, or of its reading by ``reader``.

        With ``reports`` only theirs, in that order; else in the order of reading.
        """
        return lookups.statements(self._reading, reports, reader)

    def set_asides(self) -> Iterator[SetAside]:
        """The inputs that could not be read, in the order in which they were met."""
        return lookups.set_asides(self._reading)

    def verify(self, on_progress: Callable[[int], None] | None = None) -> Verification:
        """Checks every entry against its hash and the chain against its recorded end.

        A fault of the ledger is the answer here, not an error. ``on_progress`` is told, page by
        page, how many entries have been looked at.
        """
        with self._reading() as connection:
            head = lookups.head(connection)

        def rows(after: int, count: int) -> list[Entry]:
            if on_progress is not None:
                on_progress(after)
            with self._reading() as connection:
                return page(connection, after, count)

        def storage() -> str | None:
            with self._reading() as connection:
                return dialect.storage_fault(connection)

        return verify_chain(rows, (head.count, head.hash), storage)

    # Connections ----------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with faults_of(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise LedgerReadOnly(f"{self.path} was opened for reading only")
        with faults_of(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(**dialect.WRITES)
            with connection.begin():
                yield connection

    def _recognise(self, *, create: bool) -> None:
        with self._reading() as connection:
            empty = dialect.is_empty(connection)
            if not empty and not dialect.is_marked(connection):
                raise NotALedger(f"{self.path} is a database, but not a ledger of Tregua")
        if empty:
            if self.read_only or not create:
                raise NotALedger(f"{self.path} is empty, so it is no ledger")
            with self._writing() as connection:
                # Another process may have been quicker.
                if dialect.is_empty(connection):
                    self._lay_out(connection)
        self._check_version()
        if not self.read_only:
            with faults_of(self.path):
                dialect.use_wal(self._engine)
            with self._writing():
                pass  # taking the lock shows whether the file can be written to at all

    def _lay_out(self, connection: Connection) -> None:
        dialect.mark(connection)
        metadata.create_all(connection)
        facts = {
            "schema_version": str(SCHEMA_VERSION),
            "created": self._now().isoformat(timespec="seconds"),
            "count": "0",
            "head": GENESIS,
        }
        connection.execute(insert(meta), [{"key": k, "value": v} for k, v in facts.items()])

    def _check_version(self) -> None:
        with self._reading() as connection:
            query = select(meta.c.value).where(meta.c.key == "schema_version")
            version = str(connection.execute(query).scalar_one())
        if not version.isdecimal():
            raise LedgerDamaged(f"{self.path} does not say which version of a ledger it is", 0)
        if int(version) > SCHEMA_VERSION:
            raise NotALedger(
                f"{self.path} was written by a newer Tregua (its version is {version}, "
                f"this program knows up to {SCHEMA_VERSION}): use that one"
            )
