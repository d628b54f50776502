"""The questions that the ledger answers, as queries.

What iterates does so page by page, up to the last entry at the time of asking: no transaction stays
open while the caller thinks, and what others append meanwhile is not mixed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, select

from tregua.errors import LedgerDamaged
from tregua.ledger.entry import EntryKind, Reading
from tregua.ledger.tables import entry, meta
from tregua.model import Report, ReportId, SetAside, Statement
from tregua.model.codec import decode_json

PAGE = 200
"""Entries fetched at once: some megabytes of long reports at most."""

CHUNK = 500
"""Values in one ``IN (…)``: databases limit how many a query may bind."""

T = TypeVar("T")


class _Body(NamedTuple):
    """What is asked of an entry to make its record."""

    seq: int
    body: str


Reader = Callable[[], AbstractContextManager[Connection]]
"""Gives a connection for one page."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends: how many entries there are, and the hash of the last."""

    count: int
    hash: str


def head(connection: Connection, *, lock: bool = False) -> Head:
    """The recorded end of the chain; ``lock`` keeps other writers out until the commit."""
    query = select(meta.c.key, meta.c.value).where(meta.c.key.in_(["count", "head"]))
    if lock:
        query = query.with_for_update()
    facts = {row.key: row.value for row in connection.execute(query)}
    try:
        return Head(int(facts["count"]), facts["head"])
    except (KeyError, ValueError) as error:
        raise LedgerDamaged("the ledger does not say where its chain ends", 0) from error


def has_reading(connection: Connection, report: ReportId, reader: str) -> bool:
    """See ``Ledger.has_reading``."""
    query = select(entry.c.seq).where(
        entry.c.subject == report, _is(EntryKind.READING), entry.c.variant == reader
    )
    return connection.execute(query).first() is not None


def readings_done(connection: Connection, reader: str) -> set[ReportId]:
    """See ``Ledger.readings_done``."""
    query = select(entry.c.subject).where(_is(EntryKind.READING), entry.c.variant == reader)
    return {ReportId(subject) for subject in connection.execute(query).scalars()}


def report(connection: Connection, wanted: ReportId) -> Report | None:
    """See ``Ledger.report``."""
    query = select(entry.c.seq, entry.c.body).where(
        entry.c.subject == wanted, _is(EntryKind.REPORT)
    )
    row = connection.execute(query).first()
    return None if row is None else _decoded(Report, _Body(*row))


def reports(reader: Reader, known_at: str | None) -> Iterator[Report]:
    """See ``Ledger.reports``."""
    chosen = [_is(EntryKind.REPORT)]
    if known_at is not None:
        chosen.append(entry.c.day <= known_at)
    return (_decoded(Report, row) for row in _paged(reader, chosen))


def statements(
    reader: Reader, of: Iterable[ReportId] | None, version: str | None
) -> Iterator[Statement]:
    """See ``Ledger.statements``."""
    readings = _readings(reader, version) if of is None else _readings_of(reader, of, version)
    return (statement for reading in readings for statement in reading.statements)


def set_asides(reader: Reader) -> Iterator[SetAside]:
    """See ``Ledger.set_asides``."""
    return (_decoded(SetAside, row) for row in _paged(reader, [_is(EntryKind.SET_ASIDE)]))


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Lists of up to ``size`` values."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def _is(kind: EntryKind) -> ColumnElement[bool]:
    return entry.c.kind == kind.value


def _newest(version: str | None, subjects: list[ReportId] | None = None) -> Select[int]:
    """The number of each report's newest reading, or of its reading by that version."""
    query = select(func.max(entry.c.seq)).where(_is(EntryKind.READING))
    if subjects is not None:
        query = query.where(entry.c.subject.in_(subjects))
    if version is not None:
        query = query.where(entry.c.variant == version)
    return query.group_by(entry.c.subject)


def _readings(reader: Reader, version: str | None) -> Iterator[Reading]:
    """All of them. Which ones they are is asked once: it takes a pass over the whole ledger."""
    with reader() as connection:
        numbers = sorted(connection.execute(_newest(version)).scalars())
    for some in chunks(numbers, PAGE):
        query = select(entry.c.seq, entry.c.body).where(entry.c.seq.in_(some))
        with reader() as connection:
            rows = [_Body(*row) for row in connection.execute(query.order_by(entry.c.seq))]
        yield from (_decoded(Reading, row) for row in rows)


def _readings_of(reader: Reader, of: Iterable[ReportId], version: str | None) -> Iterator[Reading]:
    for some in chunks(of, PAGE):
        newest = entry.c.seq.in_(_newest(version, some))
        query = select(entry.c.seq, entry.c.subject, entry.c.body).where(newest)
        with reader() as connection:
            rows = connection.execute(query)
            found = {row.subject: _Body(row.seq, row.body) for row in rows}
        yield from (_decoded(Reading, found[subject]) for subject in some if subject in found)


def _paged(reader: Reader, chosen: list[ColumnElement[bool]]) -> Iterator[_Body]:
    """The entries that fit, in order, up to the end of the chain as it is now."""
    with reader() as connection:
        end = head(connection).count
    last = 0
    while True:
        query = (
            select(entry.c.seq, entry.c.body)
            .where(*chosen, entry.c.seq > last, entry.c.seq <= end)
            .order_by(entry.c.seq)
            .limit(PAGE)
        )
        with reader() as connection:
            rows = [_Body(*row) for row in connection.execute(query)]
        yield from rows
        if len(rows) < PAGE:
            return
        last = rows[-1].seq


def _decoded(record_type: type[T], row: _Body) -> T:
    """The record in an entry.

    Raises ``LedgerDamaged`` where the body is no such record.
    """
    from pydantic import ValidationError

    try:
        return decode_json(record_type, row.body)
    except ValidationError as error:
        raise LedgerDamaged(
            f"entry {row.seq} of the ledger is damaged; “tregua verify” says more", int(row.seq)
        ) from error
