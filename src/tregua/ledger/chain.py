"""Checks a ledger entry by entry and names the first that does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

from sqlalchemy import Connection, select

from tregua.errors import LedgerError
from tregua.ledger.entry import GENESIS, Entry, entry_hash
from tregua.ledger.tables import entry as table

PAGE = 500

Rows = Callable[[int, int], list[Entry]]
"""``(after, count)``: up to ``count`` entries after that number, in order."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: how many entries hold, and what is wrong with the first that does not.

    ``head`` is the hash of the last entry that holds. Written down elsewhere, it proves later that
    the ledger was not cut short and rewritten: the ledger alone cannot prove that.
    """

    entries: int
    head: str
    bad: int | None = None
    reason: str | None = None

    @property
    def ok(self) -> bool:
        """Whether the whole chain holds."""
        return self.reason is None


class _Broken(Exception):
    """The entry that does not hold, and why."""

    def __init__(self, seq: int, reason: str) -> None:
        super().__init__(seq, reason)
        self.seq = seq
        self.reason = reason


def verify_chain(
    rows: Rows, head: tuple[int, str], storage: Callable[[], str | None]
) -> Verification:
    """Streams the chain. ``head`` is the (count, hash) that the ledger itself has recorded.

    ``storage`` says what is wrong with the file below, if anything is; it is asked last, because
    it cannot name an entry.
    """
    held, last = 0, GENESIS
    try:
        for row in _stream(rows):
            last = _check(row, held + 1, last)
            held += 1
    except _Broken as broken:
        return Verification(held, last, broken.seq, broken.reason)
    count, recorded = head
    if held < count:
        missing = "1 entry is" if count - held == 1 else f"{count - held} entries are"
        return Verification(held, last, held + 1, f"{missing} missing at the end")
    if held > count or last != recorded:
        return Verification(held, last, held, "the recorded end of the chain is another")
    fault = storage()
    return Verification(held, last, None, None if fault is None else f"damaged file: {fault}")


def page(connection: Connection, after: int, count: int) -> list[Entry]:
    """Up to ``count`` whole entries after that number, in order."""
    columns = [table.c[field.name] for field in fields(Entry)]
    query = select(*columns).where(table.c.seq > after).order_by(table.c.seq).limit(count)
    return [Entry(*row) for row in connection.execute(query)]


def _stream(rows: Rows) -> Iterator[Entry]:
    """All entries; a page that cannot be read is read again one by one, to name the entry."""
    last = 0
    while True:
        try:
            found = rows(last, PAGE)
        except LedgerError:
            yield from _one_by_one(rows, last)
            return
        if not found:
            return
        yield from found
        last = found[-1].seq


def _one_by_one(rows: Rows, last: int) -> Iterator[Entry]:
    while True:
        try:
            found = rows(last, 1)
        except LedgerError as error:
            raise _Broken(last + 1, f"it cannot be read ({error})") from error
        if not found:
            return
        yield found[0]
        last = found[-1].seq


def _check(row: Entry, seq: int, prev: str) -> str:
    """The hash of an entry that holds; raises ``_Broken`` for one that does not."""
    if row.seq > seq:
        raise _Broken(seq, "it is missing")
    if row.seq != seq:
        raise _Broken(seq, f"it is numbered {row.seq}")
    if row.prev != prev:
        raise _Broken(seq, "it does not follow the entry before it")
    try:
        found = entry_hash(row)
    except (TypeError, UnicodeEncodeError) as error:
        raise _Broken(seq, "its content is not text") from error
    if row.hash != found:
        raise _Broken(seq, "its content does not match its hash")
    return found
