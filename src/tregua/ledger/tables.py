"""The two tables. ``entry`` is the ledger; ``meta`` says what it is and where its chain ends."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

SCHEMA_VERSION = 1
"""Raised with every change of the tables that an older Tregua would not understand."""

metadata = MetaData()

entry = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("variant", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("at", String(40), nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    # Last, so that a scan which does not ask for it never touches the pages that it spills into.
    Column("body", Text, nullable=False),
    # Subject first: all that is known of one report stands together.
    UniqueConstraint("subject", "kind", "variant", name="entry_key"),
    Index("entry_kind_seq", "kind", "seq"),
)

meta = Table(
    "meta",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
