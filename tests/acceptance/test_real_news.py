"""Some real articles (``bench.speed`` reads them all): none fails, and every quote is exact."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import tregua
from tregua.model import Report, Statement

EVERY = 25
"""One article in so many is read here."""


@pytest.fixture(scope="module")
def read(
    data_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, dict[str, Report], tuple[Statement, ...]]:
    source = data_folder / "real-news" / "guardian_sdf.csv"
    if not source.is_file():
        pytest.skip("the real articles are not on this machine (set TREGUA_DATA)")
    with source.open(encoding="utf-8", newline="") as lines:
        table = list(csv.reader(lines))
    chosen = table[1::EVERY]
    folder = tmp_path_factory.mktemp("real")
    path = folder / "some.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([table[0], *chosen])
    with tregua.open(folder / "real.db", jobs=1) as ledger:
        summary = ledger.read([path])
        assert not summary.set_aside
        reports = {report.id: report for report in ledger.reports()}
        return len(chosen), reports, ledger.statements()


def test_no_article_fails(read: tuple[int, dict[str, Report], tuple[Statement, ...]]) -> None:
    chosen, reports, _ = read
    assert len(reports) == chosen


def test_every_quote_is_the_text_at_its_span(
    read: tuple[int, dict[str, Report], tuple[Statement, ...]],
) -> None:
    _, reports, statements = read
    assert statements
    wrong = [s.id for s in statements if s.quote != reports[s.report].text[s.span[0] : s.span[1]]]
    assert wrong == []


def test_articles_are_dated(read: tuple[int, dict[str, Report], tuple[Statement, ...]]) -> None:
    _, reports, _ = read
    assert [r.id for r in reports.values() if not r.published] == []
