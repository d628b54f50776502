"""The coded reports on other ceasefires: records, grouping and statements, by their own scorer."""

from __future__ import annotations

import pytest
from bench import cases
from bench.exported import Export
from bench.floors import floors

WRONG = {name for name in floors()["cases"] if name.endswith("(wrong)")}


def test_every_coded_report_is_read(cases_scores: cases.Scores) -> None:
    assert cases_scores.value("reports matched") == 1.0


@pytest.mark.parametrize("name", sorted(set(floors()["cases"]) - WRONG))
def test_a_figure_stays_above_its_floor(
    name: str, cases_scores: cases.Scores, floor: dict[str, dict[str, float]]
) -> None:
    assert cases_scores.value(name) >= floor["cases"][name], cases_scores.printed


@pytest.mark.parametrize("name", sorted(WRONG))
def test_what_is_counted_as_wrong_does_not_happen(
    name: str, cases_scores: cases.Scores, floor: dict[str, dict[str, float]]
) -> None:
    assert cases_scores.value(name) <= floor["cases"][name], cases_scores.printed


def test_the_records_asked_for_are_there(cases_scores: cases.Scores) -> None:
    assert cases_scores.value("ceasefire reports with a record") >= 17 / 19
    assert cases_scores.value("negatives with a record (wrong)") == 0
    assert cases_scores.value("grouping B3 F") >= 0.85


def test_every_derived_record_lists_its_witnesses(cases_export: Export) -> None:
    for kind in ("actor", "incident", "ceasefire", "finding"):
        for record in cases_export.of(kind):
            known = [s for s in record["statements"] if s in cases_export.by_id]
            assert known == record["statements"], (kind, record["id"])
            assert known or kind == "actor"
