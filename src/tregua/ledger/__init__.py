"""The ledger: entries are appended, hash-chained and looked up. Takes entries, gives entries.

A ledger is one SQLite file (PostgreSQL follows on the same code path) with one table, ``entry``,
that only grows. Everything else that Tregua says is worked out from it and can be worked out again.

=========== ============================= ==========================
kind        subject                       body (canonical JSON)
=========== ============================= ==========================
report      the report's id               the ``Report``
reading     the report's id               the ``Reading``
set-aside   the path of the input         the ``SetAside``
decision    the id of what it is about    (reserved)
=========== ============================= ==========================

``entry`` says which bytes a hash covers, ``dialect`` holds all that only SQLite understands,
``faults`` turns the driver's errors into those of ``tregua.errors``, ``chain`` checks the ledger.
"""

from tregua.ledger.chain import Verification
from tregua.ledger.entry import (
    Draft,
    EntryKind,
    Reading,
    known_from,
    reading_draft,
    report_draft,
    set_aside_draft,
)
from tregua.ledger.lookups import Head
from tregua.ledger.store import Ledger

__all__ = [
    "Draft",
    "EntryKind",
    "Head",
    "Ledger",
    "Reading",
    "Verification",
    "known_from",
    "reading_draft",
    "report_draft",
    "set_aside_draft",
]
