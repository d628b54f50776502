"""The driver's errors, as those of ``tregua.errors``: no other room meets SQLAlchemy's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tregua.errors import LedgerBusy, LedgerDamaged, LedgerError, LedgerReadOnly, NotALedger

PRIMARY = 0xFF
"""SQLite's extended result codes carry the primary one in their lowest byte."""

BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turns what the database raises inside into a ``LedgerError`` that names the ledger."""
    try:
        yield
    except DBAPIError as error:
        raise _ledger_error(path, error.orig) from error
    except SQLAlchemyError as error:
        raise LedgerError(f"the ledger {path} cannot be used: {error}") from error
    except sqlite3.Error as error:  # raised by a connection that never came to be
        raise _ledger_error(path, error) from error
    except UnicodeDecodeError as error:  # the driver, quoting a damaged file in its own error
        raise LedgerDamaged(f"the file {path} is damaged; restore it from a copy", 0) from error


def _ledger_error(path: Path, error: BaseException | None) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & PRIMARY
    if primary in BUSY:
        return LedgerBusy(f"another process is writing to {path}: try again when it is done")
    if primary in READ_ONLY:
        return LedgerReadOnly(f"{path} cannot be written to: it, or its disk, is read-only")
    if primary == sqlite3.SQLITE_FULL:
        return LedgerReadOnly(f"the disk of {path} is full: nothing was lost, nothing was added")
    if primary == sqlite3.SQLITE_NOTADB:
        return NotALedger(f"{path} is not a ledger of Tregua: it is not even a database")
    if primary == sqlite3.SQLITE_CORRUPT:
        return LedgerDamaged(f"the file {path} is damaged ({error}); restore it from a copy", 0)
    if primary == sqlite3.SQLITE_CANTOPEN:
        return LedgerError(f"{path} cannot be opened: {error}")
    return LedgerError(f"the ledger {path} cannot be used: {error}")
