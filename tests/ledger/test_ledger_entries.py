"""Appending and looking up."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_samples import (
    ASIDE,
    REPORT,
    STATEMENT,
    a_report,
    a_statement,
    asides,
    drafts,
    reports,
    statements,
)

from tregua.ledger import Draft, Ledger, reading_draft, report_draft, set_aside_draft
from tregua.model import Report, ReportId, SetAside, Statement

FIXED = datetime(2020, 11, 20, tzinfo=UTC)


@contextmanager
def fresh() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "t.db") as ledger:
        yield ledger


def raw_entries(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM entry ORDER BY seq").fetchall()


def by_id(found: list[Report]) -> dict[str, Report]:
    first: dict[str, Report] = {}
    for report in found:
        first.setdefault(report.id, report)
    return first


@settings(max_examples=50, deadline=None)
@given(st.lists(reports, max_size=6))
def test_reports_come_back_as_they_went_in(given_reports: list[Report]) -> None:
    with fresh() as ledger:
        added = ledger.append(map(report_draft, given_reports))
        expected = by_id(given_reports)
        assert added == len(expected)
        assert list(ledger.reports()) == list(expected.values())
        assert all(ledger.report(id_) == report for id_, report in expected.items())


@settings(max_examples=50, deadline=None)
@given(st.lists(statements, max_size=4))
def test_statements_come_back_as_they_went_in(found: list[Statement]) -> None:
    with fresh() as ledger:
        ledger.append_reading(ReportId("r"), "reader", tuple(found))
        assert list(ledger.statements()) == found
        assert list(ledger.statements([ReportId("r")])) == found


@settings(max_examples=50, deadline=None)
@given(st.lists(asides, max_size=6))
def test_what_was_set_aside_comes_back_once_each(given_asides: list[SetAside]) -> None:
    with fresh() as ledger:
        ledger.append(map(set_aside_draft, given_asides))
        assert list(ledger.set_asides()) == list(dict.fromkeys(given_asides))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(drafts(), max_size=4), max_size=5))
def test_old_entries_never_change_and_the_chain_always_holds(batches: list[list[Draft]]) -> None:
    with fresh() as ledger:
        before: list[tuple[object, ...]] = []
        for batch in batches:
            new = ledger.append(batch)
            after = raw_entries(ledger.path)
            assert after[: len(before)] == before
            assert len(after) == len(before) + new
            before = after
        verification = ledger.verify()
        assert verification.ok
        assert (verification.entries, verification.head) == (len(before), ledger.head().hash)


@settings(max_examples=40, deadline=None)
@given(st.lists(drafts(), max_size=8), st.data())
def test_however_it_is_cut_into_batches_the_chain_is_the_same(
    entries: list[Draft], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(entries)))
    with fresh() as whole, fresh() as parts:
        for ledger in (whole, parts):
            ledger._now = lambda: FIXED
        whole.append(entries)
        parts.append(entries[:cut])
        parts.append(entries[cut:])
        parts.append(entries)
        assert whole.head() == parts.head()


def test_the_same_entries_again_add_nothing(ledger: Ledger) -> None:
    batch = [
        report_draft(REPORT),
        reading_draft(REPORT.id, "reader 1", (STATEMENT,)),
        set_aside_draft(ASIDE),
    ]
    assert ledger.append(batch) == 3
    head = ledger.head()
    assert ledger.append(batch) == 0
    assert ledger.append_report(replace(REPORT, retrieved="2021-01-01T00:00:00Z")) == 0
    assert ledger.append_reading(REPORT.id, "reader 1", ()) == 0
    assert ledger.append_set_aside(ASIDE) == 0
    assert ledger.head() == head


def test_the_first_of_two_equal_entries_in_one_batch_counts(ledger: Ledger) -> None:
    assert ledger.append([report_draft(REPORT), report_draft(replace(REPORT, title="Later"))]) == 1
    assert list(ledger.reports()) == [REPORT]


def test_the_same_file_set_aside_for_another_reason_is_another_entry(ledger: Ledger) -> None:
    ledger.append_set_aside(ASIDE)
    for changes in ({"line": 8}, {"line": None}, {"code": "input.unreadable"}, {"reason": "empty"}):
        assert ledger.append_set_aside(replace(ASIDE, **changes)) == 1


def test_a_file_name_that_is_no_unicode_can_be_set_aside(ledger: Ledger) -> None:
    ledger.append_set_aside(SetAside("in/caf\udce9.txt", None, "input.unreadable", "empty"))
    (aside,) = ledger.set_asides()
    assert aside.path == "in/caf\N{REPLACEMENT CHARACTER}.txt"


def test_a_report_with_a_lone_surrogate_is_refused_before_anything_is_written() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        report_draft(replace(REPORT, text="\ud800"))


def test_it_is_known_which_reader_has_read_what(ledger: Ledger) -> None:
    ledger.append_reading(ReportId("r_1"), "reader 1", ())
    ledger.append_reading(ReportId("r_2"), "reader 1", ())
    ledger.append_reading(ReportId("r_1"), "reader 2", ())
    assert ledger.readings_done("reader 1") == {"r_1", "r_2"}
    assert ledger.readings_done("reader 2") == {"r_1"}
    assert ledger.has_reading(ReportId("r_1"), "reader 2")
    assert not ledger.has_reading(ReportId("r_2"), "reader 2")
    assert ledger.readings_done("reader 3") == set()


def test_the_newest_reading_counts_and_older_ones_stay_askable(ledger: Ledger) -> None:
    old, new = a_statement(1, "r_1", "reader 1"), a_statement(2, "r_1", "reader 2")
    other = a_statement(3, "r_2", "reader 1")
    ledger.append_reading(ReportId("r_1"), "reader 1", (old,))
    ledger.append_reading(ReportId("r_2"), "reader 1", (other,))
    ledger.append_reading(ReportId("r_1"), "reader 2", (new,))
    assert list(ledger.statements()) == [other, new]
    assert list(ledger.statements(reader="reader 1")) == [old, other]
    assert list(ledger.statements([ReportId("r_1")], reader="reader 1")) == [old]


def test_statements_of_chosen_reports_come_in_the_order_asked_for(ledger: Ledger) -> None:
    ids = [ReportId(f"r_{n}") for n in range(450)]
    ledger.append(reading_draft(id_, "reader", (a_statement(n, id_),)) for n, id_ in enumerate(ids))
    wanted = [*reversed(ids), ReportId("r_unknown")]
    assert [s.report for s in ledger.statements(wanted)] == list(reversed(ids))
    assert list(ledger.statements([])) == []


def test_reports_are_known_from_the_day_of_publication_or_else_of_retrieval(ledger: Ledger) -> None:
    dated = a_report(1, published="2020-10-12")
    with_time = a_report(2, published="2020-10-13T23:30:00-05:00")
    undated = a_report(3, published=None, retrieved="2020-10-14T00:00:00Z")
    ledger.append(map(report_draft, (undated, with_time, dated)))
    assert list(ledger.reports("2020-10-11")) == []
    assert list(ledger.reports("2020-10-12")) == [dated]
    assert list(ledger.reports("2020-10-13")) == [with_time, dated]
    assert list(ledger.reports("2020-10-14")) == [undated, with_time, dated]


def test_what_is_appended_during_an_iteration_is_not_part_of_it(ledger: Ledger) -> None:
    ledger.append(report_draft(a_report(n)) for n in range(300))
    seen = []
    for report in ledger.reports():
        seen.append(report.id)
        ledger.append_report(a_report(1000 + len(seen)))
    assert seen == [f"r_{n}" for n in range(300)]
    assert ledger.head().count == 600


def test_an_unknown_report_is_none(ledger: Ledger) -> None:
    assert ledger.report(ReportId("r_9")) is None


def test_nothing_appended_is_nothing_written(ledger: Ledger) -> None:
    assert ledger.append([]) == 0
    assert ledger.head().count == 0
    assert ledger.verify().ok


def test_it_is_still_there_after_closing(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.append_report(REPORT)
        head = ledger.head()
    with Ledger.open(path, create=False, read_only=True) as ledger:
        assert (list(ledger.reports()), ledger.head()) == ([REPORT], head)
