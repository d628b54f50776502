"""The examples of this repository: one truce, read from many outlets, and six that are none."""

from __future__ import annotations

import pytest
from bench import examples
from bench.floors import floors
from bench.seeds import Check


@pytest.fixture(scope="session")
def parts(example: examples.Example) -> dict[str, list[Check]]:
    return examples.parts(example)


def test_every_example_is_read(example: examples.Example) -> None:
    assert len(example.ids) == len(example.coded["reports"])


@pytest.mark.parametrize("part", sorted(floors()["examples"]))
def test_a_part_stays_above_its_floor(
    part: str, parts: dict[str, list[Check]], floor: dict[str, dict[str, float]]
) -> None:
    held = sum(check.holds for check in parts[part])
    assert held >= floor["examples"][part], examples.table({part: parts[part]})


def test_reports_of_other_truces_make_no_record(parts: dict[str, list[Check]]) -> None:
    assert [c.name for c in parts["Must yield nothing"] if not c.holds] == []


def test_copies_count_as_one_origin(parts: dict[str, list[Check]]) -> None:
    assert [c.name for c in parts["Copies"] if not c.holds] == []


def test_every_coded_quote_is_in_the_clean_text(example: examples.Example) -> None:
    quotes = [
        (witness["report"], witness["quote"])
        for coded in example.coded["incidents"] + example.coded["disagreements"]
        for witness in coded.get("versions", []) + coded.get("sides", [])
    ]
    for number, quote in quotes:
        assert quote in example.export.texts[example.ids[number]], (number, quote)
