"""The two founding reports: what a careful reader takes from them is in the ledger."""

from __future__ import annotations

import sys

import pytest
from bench import seeds
from bench.exported import Export, Record

Floors = dict[str, dict[str, float]]


def held(checks: tuple[seeds.Check, ...]) -> int:
    return sum(check.holds for check in checks)


def test_the_table_of_the_founding_reports_is_printed_row_by_row(
    seeds_scores: seeds.Scores, capsys: pytest.CaptureFixture[str]
) -> None:
    table = seeds_scores.table()
    with capsys.disabled():
        sys.stdout.write(f"\n{table}\n\n")
    assert len(seeds_scores.statements) == 35


def test_enough_of_the_coded_statements_are_found(
    seeds_scores: seeds.Scores, floor: Floors
) -> None:
    assert seeds_scores.found >= floor["seeds"]["statements"], seeds_scores.table()


def test_spellings_of_one_actor_are_one_actor(seeds_scores: seeds.Scores, floor: Floors) -> None:
    assert held(seeds_scores.same_actor) >= floor["seeds"]["same actor"]


def test_different_actors_are_kept_apart(seeds_scores: seeds.Scores) -> None:
    assert [check.name for check in seeds_scores.not_same_actor if not check.holds] == []


def test_disagreements_of_the_reports_stand_side_by_side(
    seeds_scores: seeds.Scores, floor: Floors
) -> None:
    assert held(seeds_scores.disagreements) >= floor["seeds"]["disagreements"]


def test_nothing_happens_that_must_not(seeds_scores: seeds.Scores) -> None:
    broken = [(check.name, check.shown) for check in seeds_scores.must_not if not check.holds]
    assert broken == []


@pytest.mark.parametrize(
    "name",
    [
        "one record",
        "country IRQ",
        "type unilateral",
        "conditional",
        "both reports on it",
        "declared 2020-10-10",
        "declarer Kataib Hezbollah (certain)",
    ],
)
def test_the_record_says(name: str, seeds_scores: seeds.Scores) -> None:
    check = next(check for check in seeds_scores.record if check.name == name)
    assert check.holds, check.shown


def test_every_quote_is_the_text_at_its_span(seeds_export: Export) -> None:
    for statement in seeds_export.of("statement"):
        start, end = statement["span"]
        assert statement["quote"] == seeds_export.texts[statement["report"]][start:end]


def test_without_a_date_relative_times_stay_open(
    seeds_coded: Record, seeds_scores: seeds.Scores
) -> None:
    undated = seeds.read_seeds(published=None)
    relative = ("sunday", "saturday", "last week", "january", "september", "now")
    for statement in undated.of("statement"):
        times = [statement["said_on"], statement["proposition"].get("when")]
        for time in filter(None, times):
            if any(word in (time["as_said"] or "").lower() for word in relative):
                assert (time["earliest"], time["latest"]) == (None, None), time
    # The rows come out just the same, where they do not rest on a date.
    without = seeds.score(undated, seeds_coded)
    lost = {
        result.row["id"]
        for result, before in zip(without.statements, seeds_scores.statements, strict=True)
        if before.outcome == "found"
        and result.outcome != "found"
        and "date" not in result.row
        and "when" not in result.row.get("quantity", {})
    }
    assert lost == set()
