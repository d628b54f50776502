"""The chain: what its hashes cover, and what ``verify`` finds."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from ledger_samples import a_report, a_statement

from tregua.errors import LedgerDamaged, LedgerError
from tregua.ledger import Draft, EntryKind, Ledger, Verification, chain, reading_draft, report_draft
from tregua.ledger.entry import GENESIS, Entry, chained, entry_hash
from tregua.model import Report, Statement

COUNT = 12


def fill(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for n in range(COUNT // 2):
            report = a_report(n, text=f"Report {n}: “the truce holds”, they said. " * 20)
            found = (a_statement(n, report.id),)
            ledger.append([report_draft(report), reading_draft(report.id, "reader 1", found)])


@pytest.fixture
def filled(path: Path) -> Path:
    fill(path)
    return path


@pytest.fixture(scope="module")
def original() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tregua.db"
        fill(path)
        yield path


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def verify(path: Path) -> Verification:
    with Ledger.open(path, read_only=True) as ledger:
        return ledger.verify()


def test_the_hash_is_what_the_documentation_says(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("SELECT * FROM entry ORDER BY seq").fetchall()
    prev = "0" * 64
    for row in rows:
        fields = ("seq", "kind", "subject", "variant", "day", "at", "body")
        content = [prev, *(row[field] for field in fields)]
        data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        assert row["prev"] == prev
        assert row["hash"] == hashlib.sha256(data).hexdigest()
        prev = row["hash"]
    assert verify(filled) == Verification(len(rows), prev)


def test_the_hash_of_a_known_entry_never_changes() -> None:
    """Whoever wrote down the head of a ledger can still check it with a later Tregua."""
    draft = Draft(EntryKind.SET_ASIDE, 'in/é\n"x".txt', "v", "", '{"reason":"“leer”"}')
    entry = chained(draft, seq=1, at="2020-11-20T00:00:00Z", prev=GENESIS)
    assert entry.hash == "fff59d2e3a8e6707f8f26e1d75e08376f551621930204df19ac4db4dd834985f"


@pytest.mark.parametrize("column", ["kind", "subject", "variant", "day", "at", "body"])
@pytest.mark.parametrize("seq", [1, 6, COUNT])
def test_a_changed_field_is_found_and_its_entry_named(filled: Path, column: str, seq: int) -> None:
    tamper(filled, f"UPDATE entry SET {column} = {column} || ' ' WHERE seq = {seq}")
    found = verify(filled)
    assert (found.ok, found.bad, found.entries) == (False, seq, seq - 1)
    assert found.reason == "its content does not match its hash"


@pytest.mark.parametrize("seq", [1, 6, COUNT])
def test_a_changed_hash_is_found(filled: Path, seq: int) -> None:
    tamper(filled, f"UPDATE entry SET hash = '{'f' * 64}' WHERE seq = {seq}")
    assert verify(filled).bad == seq


def test_an_entry_rewritten_with_a_fitting_hash_is_found_at_the_next(filled: Path) -> None:
    names = "seq, kind, subject, variant, day, at, prev, hash"
    with closing(sqlite3.connect(filled)) as connection:
        row = connection.execute(f"SELECT {names} FROM entry WHERE seq = 6").fetchone()
        connection.execute("UPDATE entry SET body = '{}' WHERE seq = 6")
        fitting = entry_hash(Entry(*row, "{}"))
        connection.execute("UPDATE entry SET hash = ? WHERE seq = 6", [fitting])
        connection.commit()
    found = verify(filled)
    assert (found.bad, found.reason) == (7, "it does not follow the entry before it")


def test_a_missing_entry_is_found(filled: Path) -> None:
    tamper(filled, "DELETE FROM entry WHERE seq = 5")
    found = verify(filled)
    assert (found.bad, found.reason) == (5, "it is missing")


def test_swapped_entries_are_found(filled: Path) -> None:
    tamper(
        filled,
        "UPDATE entry SET seq = -1 WHERE seq = 3",
        "UPDATE entry SET seq = 3 WHERE seq = 5",
        "UPDATE entry SET seq = 5 WHERE seq = -1",
    )
    assert verify(filled).bad == 3


def test_entries_cut_off_at_the_end_are_found(filled: Path) -> None:
    tamper(filled, "DELETE FROM entry WHERE seq > 9")
    found = verify(filled)
    assert (found.bad, found.entries) == (10, 9)
    assert found.reason == f"{COUNT - 9} entries are missing at the end"


def test_entries_added_behind_the_programs_back_are_found(filled: Path) -> None:
    tamper(
        filled,
        f"INSERT INTO entry SELECT {COUNT + 1}, kind, 'r_x', variant, day, at, hash, hash, body "
        f"FROM entry WHERE seq = {COUNT}",
    )
    assert verify(filled).bad == COUNT + 1


def test_nothing_is_appended_to_a_ledger_that_was_cut_short(filled: Path) -> None:
    tamper(filled, f"DELETE FROM entry WHERE seq = {COUNT}")
    with Ledger.open(filled) as ledger, pytest.raises(LedgerDamaged) as raised:
        ledger.append_report(a_report(99))
    assert raised.value.entry == COUNT


def test_a_ledger_that_forgot_its_end_is_damaged(filled: Path) -> None:
    tamper(filled, "DELETE FROM meta WHERE key = 'head'")
    with Ledger.open(filled, read_only=True) as ledger, pytest.raises(LedgerDamaged):
        ledger.head()


def test_a_body_that_is_no_record_is_damage_and_names_its_entry(filled: Path) -> None:
    tamper(filled, "UPDATE entry SET body = '{}' WHERE seq = 3")
    with Ledger.open(filled, read_only=True) as ledger, pytest.raises(LedgerDamaged) as raised:
        list(ledger.reports())
    assert raised.value.entry == 3


def test_a_body_that_is_no_text_is_found_and_its_entry_named(filled: Path) -> None:
    tamper(filled, "UPDATE entry SET body = CAST(x'ff00fe' AS TEXT) WHERE seq = 4")
    found = verify(filled)
    assert (found.bad, found.entries) == (4, 3)


def test_an_index_that_lost_a_row_is_found(filled: Path) -> None:
    tamper(
        filled,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = sql || ' WHERE seq <> 4' WHERE name = 'entry_kind_seq'",
    )
    tamper(filled, "REINDEX entry_kind_seq")
    tamper(
        filled,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, ' WHERE seq <> 4', '')"
        " WHERE name = 'entry_kind_seq'",
    )
    found = verify(filled)
    assert (found.ok, found.bad) == (False, None)
    assert "damaged file" in str(found.reason)


def contents(path: Path) -> tuple[list[Report], list[Statement], Verification]:
    with Ledger.open(path, read_only=True) as ledger:
        return list(ledger.reports()), list(ledger.statements()), ledger.verify()


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_any_flipped_byte_of_the_file_is_found_or_changes_nothing(
    original: Path, data: st.DataObject
) -> None:
    """Bytes outside entries (free space, counters) may differ without anybody being misled."""
    raw = bytearray(original.read_bytes())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tregua.db"
        copy.write_bytes(raw)
        try:
            *found, verification = contents(copy)
        except LedgerError:
            return
    *expected, _ = contents(original)
    assert not verification.ok or found == expected


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_any_flipped_byte_of_an_entry_is_found(original: Path, data: st.DataObject) -> None:
    seq = data.draw(st.integers(1, COUNT))
    column = data.draw(
        st.sampled_from(["kind", "subject", "variant", "day", "at", "prev", "hash", "body"])
    )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(original, folder))
        with closing(sqlite3.connect(copy)) as connection:
            query = f"SELECT CAST({column} AS BLOB) FROM entry WHERE seq = ?"
            (value,) = connection.execute(query, [seq]).fetchone()
            flipped = bytearray(value or b"\0")
            at = data.draw(st.integers(0, len(flipped) - 1))
            flipped[at] ^= data.draw(st.integers(1, 255))
            update = f"UPDATE entry SET {column} = CAST(? AS TEXT) WHERE seq = ?"
            try:
                connection.execute(update, [bytes(flipped), seq])
            except sqlite3.IntegrityError:
                reject()  # became the key of another entry, which the database itself refuses
            connection.commit()
        found = verify(copy)
    assert (found.ok, found.bad) == (False, seq)


def test_a_long_chain_is_checked_page_by_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "PAGE", 7)
    with Ledger.open(path) as ledger:
        ledger.append(report_draft(a_report(n)) for n in range(100))
        assert ledger.verify() == Verification(100, ledger.head().hash)
    tamper(path, "UPDATE entry SET body = CAST(x'ff00fe' AS TEXT) WHERE seq = 67")
    assert verify(path).bad == 67
