"""Where a ledger cannot be opened or written to: each case a named error, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from ledger_samples import REPORT, a_report

from tregua.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerReadOnly,
    NotALedger,
)
from tregua.ledger import Ledger, report_draft


def fill(path: Path, count: int = 1) -> None:
    with Ledger.open(path) as ledger:
        ledger.append(report_draft(a_report(n)) for n in range(count))


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    "content", [b"Just a text.\n", b"\x00\xff" * 4096, b"x" * 100_000, b"SQLite format 3\x00"]
)
def test_a_file_that_is_something_else_is_no_ledger_and_stays_as_it_is(
    path: Path, content: bytes, read_only: bool
) -> None:
    path.write_bytes(content)
    with pytest.raises(NotALedger, match=r"tregua\.db"):
        Ledger.open(path, read_only=read_only)
    assert path.read_bytes() == content


def test_another_programs_database_is_no_ledger_and_stays_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="not a ledger of Tregua"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_another_programs_mark_is_respected(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.commit()
    with pytest.raises(NotALedger):
        Ledger.open(path)


def test_the_file_carries_the_mark_of_a_ledger(path: Path) -> None:
    fill(path)
    assert path.read_bytes()[68:72] == b"TREG"


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match="folder"):
        Ledger.open(tmp_path)


def test_a_pipe_is_no_ledger_and_does_not_hang(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(NotALedger):
        Ledger.open(path)


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}])
def test_a_missing_ledger_is_not_made_unasked(path: Path, options: dict[str, bool]) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger.open(path, **options)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="nowhere does not exist"):
        Ledger.open(tmp_path / "nowhere" / "tregua.db")


def test_an_empty_file_becomes_a_ledger_only_if_one_may_be_made(path: Path) -> None:
    path.touch()
    with pytest.raises(NotALedger, match="empty"):
        Ledger.open(path, create=False)
    with pytest.raises(NotALedger, match="empty"):
        Ledger.open(path, read_only=True)
    with Ledger.open(path) as ledger:
        assert ledger.append_report(REPORT) == 1


def test_a_newer_version_is_refused(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
        connection.commit()
    with pytest.raises(NotALedger, match="newer Tregua"):
        Ledger.open(path, read_only=True)


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_damaged_and_says_so(path: Path, keep: float) -> None:
    fill(path, 200)
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * keep)])
    with pytest.raises((LedgerDamaged, NotALedger), match=r"damaged|not even a database"):
        open_and_verify(path)


def open_and_verify(path: Path) -> None:
    with Ledger.open(path, read_only=True) as ledger:
        verification = ledger.verify()
        if not verification.ok:
            raise LedgerDamaged(f"damaged: {verification.reason}", verification.bad or 0)


def test_what_is_opened_for_reading_cannot_be_appended_to(path: Path) -> None:
    fill(path)
    with Ledger.open(path, read_only=True) as ledger, pytest.raises(LedgerReadOnly):
        ledger.append_report(a_report(9))


def test_on_a_read_only_disk_a_ledger_can_be_asked_but_not_opened_for_writing(
    tmp_path: Path, freeze: Callable[[Path], None]
) -> None:
    folder = tmp_path / "frozen"
    folder.mkdir()
    fill(folder / "tregua.db")
    freeze(folder)
    with Ledger.open(folder / "tregua.db", read_only=True) as ledger:
        assert [report.id for report in ledger.reports()] == ["r_0"]
        assert ledger.verify().ok
    with pytest.raises(LedgerReadOnly, match="read-only"):
        Ledger.open(folder / "tregua.db")
    with pytest.raises(LedgerReadOnly, match="cannot be written to"):
        Ledger.open(folder / "new.db")


def test_a_log_that_waits_on_a_read_only_disk_is_not_passed_over(
    tmp_path: Path, freeze: Callable[[Path], None]
) -> None:
    folder = tmp_path / "frozen"
    folder.mkdir()
    with Ledger.open(tmp_path / "tregua.db") as ledger:
        ledger.append_report(REPORT)
        for name in ("tregua.db", "tregua.db-wal"):
            (folder / name).write_bytes((tmp_path / name).read_bytes())
    freeze(folder)
    with pytest.raises(LedgerReadOnly, match="mid-write"):
        Ledger.open(folder / "tregua.db", read_only=True)


def append_until_it_is_full(ledger: Ledger) -> int:
    """How many reports were acknowledged before the disk was full."""
    for added in range(1000):
        try:
            ledger.append_report(a_report(added, text="long " * 200))
        except LedgerReadOnly as error:
            if "full" not in str(error):
                raise
            return added
    raise AssertionError("it never was full")


def test_a_full_disk_loses_nothing(tiny_disk: Path) -> None:
    path = tiny_disk / "tregua.db"
    with Ledger.open(path) as ledger:
        added = append_until_it_is_full(ledger)
        assert ledger.head().count == added > 0
        assert ledger.verify().ok
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.verify().ok
        assert len(list(ledger.reports())) == added


def test_a_database_that_may_not_grow_loses_nothing(ledger: Ledger) -> None:
    """The same where no disk of its own can be mounted."""
    with ledger._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 20")
    added = append_until_it_is_full(ledger)
    assert ledger.head().count == added > 0
    assert ledger.verify().ok


def test_a_second_writer_is_told_that_the_ledger_is_busy(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="another process"):
            Ledger.open(path, busy_timeout_s=0.05)
        with Ledger.open(path, read_only=True) as ledger:
            assert len(list(ledger.reports())) == 1
        other.execute("ROLLBACK")
        with Ledger.open(path, busy_timeout_s=0.05) as ledger:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LedgerBusy):
                ledger.append_report(a_report(9))
            other.execute("ROLLBACK")
            assert ledger.append_report(a_report(9)) == 1


def test_writers_that_wait_for_each_other_all_get_through(path: Path) -> None:
    errors: list[LedgerError] = []

    def write(name: int) -> None:
        try:
            with Ledger.open(path, busy_timeout_s=60) as ledger:
                for n in range(20):
                    ledger.append([report_draft(a_report(n)), report_draft(a_report(n + name))])
        except LedgerError as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=[name]) for name in (1000, 2000, 3000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.verify().ok
        assert ledger.head().count == 20 * 4


def test_every_error_keeps_its_cause(path: Path) -> None:
    path.write_text("text")
    with pytest.raises(NotALedger) as raised:
        Ledger.open(path)
    assert raised.value.__cause__ is not None
