"""The mapping of our times to TIMEX3 values, by which the benchmark scores them."""

from __future__ import annotations

from datetime import date

import pytest
from bench.timex_values import has_form, timex_value
from sentences import tokens_of

from tregua.language.times import Anchor, find_times

PUBLISHED = date(2015, 11, 19)  # a Thursday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two months ago", "2015-09"),
        ("last week", "2015-W46"),
        ("this weekend", "2015-W47-WE"),
        ("Tuesday night", "2015-11-17TNI"),
        ("8 p.m. Tuesday", "2015-11-17T20:00"),
        ("the third quarter of 2014", "2014-Q3"),
        ("the summer of 2014", "2014-SU"),
        ("the 1990s", "199"),
        ("the 19th century", "18"),
        ("the first half of 2008", "2008-H1"),
        ("two decades", "P2DE"),
        ("three weeks", "P3W"),
        ("a few days", "PXD"),
        ("the coming weeks", "PXW"),
        ("recently", "PAST_REF"),
        ("now", "PRESENT_REF"),
        ("every Friday", "XXXX-WXX-5"),
        ("daily", "P1D"),
        ("last Monday", "2015-11-16"),
        ("19:00", "2015-11-19T19:00"),
        ("466 BC", "BC0466"),
    ],
)
def test_values(text: str, value: str) -> None:
    (found,) = find_times(tokens_of(f"They met at {text}."), Anchor(PUBLISHED))
    assert timex_value(found, PUBLISHED) == value


def test_wikiwars_writes_recurring_days_as_timex2_does() -> None:
    (found,) = find_times(tokens_of("They met daily."), Anchor(PUBLISHED))
    assert timex_value(found, timex2=True) == "XXXX-XX-XX"


@pytest.mark.parametrize("text", ["indefinitely", "until the elections"])
def test_what_has_no_form_is_not_scored(text: str) -> None:
    (found,) = find_times(tokens_of(f"They stop {text}."), Anchor(PUBLISHED))
    assert not has_form(found)
