"""How a batch of entries joins the chain, inside one transaction that holds the write lock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from tregua.errors import LedgerDamaged
from tregua.ledger import lookups
from tregua.ledger.entry import GENESIS, Draft, Entry, chained
from tregua.ledger.tables import entry, meta

COLUMNS = tuple(field.name for field in fields(Entry))


def append_drafts(connection: Connection, drafts: Sequence[Draft], at: datetime) -> int:
    """Chains and stores the drafts that are not there yet; returns how many."""
    end = lookups.head(connection, lock=True)
    count, last = end.count, end.hash
    _check_end(connection, count, last)
    known = _known(connection, {draft.subject for draft in drafts})
    stamp = at.isoformat(timespec="seconds").replace("+00:00", "Z")
    new: list[Entry] = []
    for draft in drafts:
        if draft.key in known:
            continue
        count += 1
        new.append(chained(draft, seq=count, at=stamp, prev=last))
        last = new[-1].hash
    if new:
        connection.execute(insert(entry), [_row(one) for one in new])
        _record_end(connection, count, last)
    return len(new)


def _row(one: Entry) -> dict[str, Any]:
    """The columns by name; ``dataclasses.asdict`` would copy every value, which takes longer."""
    return {name: getattr(one, name) for name in COLUMNS}


def _check_end(connection: Connection, count: int, last: str) -> None:
    """Nothing is chained to an end that was tampered with: that would hide it from ``verify``."""
    top = connection.execute(select(func.max(entry.c.seq))).scalar() or 0
    found = connection.execute(select(entry.c.hash).where(entry.c.seq == top)).scalar() or GENESIS
    if (top, found) != (count, last):
        raise LedgerDamaged(
            f"the ledger ends with entry {top}, but has recorded entry {count} as its last: "
            "nothing was added; “tregua verify” says more",
            min(top, count) + 1,
        )


def _known(connection: Connection, subjects: Iterable[str]) -> set[tuple[str, str, str]]:
    """The keys of all entries on these subjects."""
    known: set[tuple[str, str, str]] = set()
    for some in lookups.chunks(subjects):
        query = select(entry.c.subject, entry.c.kind, entry.c.variant).where(
            entry.c.subject.in_(some)
        )
        known.update((row.subject, row.kind, row.variant) for row in connection.execute(query))
    return known


def _record_end(connection: Connection, count: int, last: str) -> None:
    for key, value in (("count", str(count)), ("head", last)):
        connection.execute(update(meta).where(meta.c.key == key).values(value=value))
