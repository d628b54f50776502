"""What only SQLite understands: how its file is opened, recognised, locked and checked.

Durability: WAL, so that readers never wait for the writer, and ``synchronous=FULL``, so that an
entry which was acknowledged survives a power cut as well as a killed process. FULL costs one
``fsync`` a commit; entries are appended in batches, so that is one a batch.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text

from tregua.errors import LedgerError, LedgerReadOnly, NotALedger

APPLICATION_ID = 0x54524547
"""``TREG`` in ASCII: what ``file`` and SQLite itself know a ledger by."""

WRITES = {"tregua_writes": True}
"""The execution options of a connection whose transaction will write."""


def engine_of(path: Path, *, read_only: bool, busy_timeout_s: float) -> Engine:
    """An engine on the file; nothing is opened yet.

    Raises ``LedgerReadOnly`` where a ledger on a read-only disk was left in mid-write.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _connect(path, read_only=read_only, busy_timeout_s=busy_timeout_s),
    )
    event.listen(engine, "begin", _begin)
    return engine


def check_path(path: Path, *, create: bool, read_only: bool) -> None:
    """Raises for what SQLite would report as "unable to open", or would hang on."""
    if path.is_dir():
        raise NotALedger(f"{path} is a folder, not a ledger")
    if path.exists() and not path.is_file():
        raise NotALedger(f"{path} is not a regular file, so it is no ledger")
    if path.exists():
        if not read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise LedgerReadOnly(f"{path} cannot be written to: it, or its folder, is read-only")
        return
    if read_only or not create:
        raise LedgerError(f"there is no ledger at {path}: “tregua read PATH…” makes one")
    if not path.parent.is_dir():
        raise LedgerError(
            f"the folder {path.parent} does not exist, so no ledger can be made there"
        )
    if not os.access(path.parent, os.W_OK):
        raise LedgerReadOnly(f"the folder {path.parent} cannot be written to")


def is_empty(connection: Connection) -> bool:
    """Whether nobody has put anything into this database yet."""
    return _application_id(connection) == 0 and not inspect(connection).get_table_names()


def is_marked(connection: Connection) -> bool:
    """Whether the file carries the mark of a ledger."""
    return _application_id(connection) == APPLICATION_ID


def mark(connection: Connection) -> None:
    """Puts the mark of a ledger on the file, in the same transaction as its tables."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))


def use_wal(engine: Engine) -> None:
    """Switches the file to write-ahead logging, which it remembers.

    Only once it is known to be a ledger: nothing is ever changed in a foreign file.
    """
    connection = engine.raw_connection()  # no transaction around it: SQLite refuses it inside one
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL").close()
    finally:
        connection.close()


def storage_fault(connection: Connection) -> str | None:
    """What is wrong with the pages and indexes of the file, in SQLite's words, if anything is."""
    answer = str(connection.execute(text("PRAGMA integrity_check(1)")).scalar_one())
    return None if answer == "ok" else answer


def _connect(path: Path, *, read_only: bool, busy_timeout_s: float) -> Any:
    import sqlite3

    # SQLAlchemy begins and ends the transactions (``_begin``), not the driver.
    connection = sqlite3.connect(
        _uri(path, read_only=read_only),
        uri=True,
        timeout=busy_timeout_s,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _uri(path: Path, *, read_only: bool) -> str:
    uri = f"file:{quote(os.fsencode(path.absolute()))}"
    if not read_only:
        return f"{uri}?mode=rwc"
    if path.exists() and not os.access(path.parent, os.W_OK):
        # Beside a file in WAL mode, SQLite wants to make two others. On a read-only disk it is told
        # that nobody writes; that is only true where no log waits to be merged.
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise LedgerReadOnly(
                f"{path} was left in mid-write and its folder is read-only: "
                f"copy {path.name} and {wal.name} to a folder that can be written to"
            )
        return f"{uri}?immutable=1"
    return f"{uri}?mode=ro"


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: one that first reads and then wants to write could be
    # refused without waiting, because somebody else wrote in between.
    writes = connection.get_execution_options().get("tregua_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _application_id(connection: Connection) -> int:
    return int(connection.execute(text("PRAGMA application_id")).scalar_one())
