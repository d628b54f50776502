"""Time expressions: what they are, where they stand and which days they mean."""

from __future__ import annotations

from datetime import date

import pytest
from sentences import tokens_of

from tregua.language.analysis import TimeExpression
from tregua.language.times import Anchor, as_duration, combine, find_times, follow, ranges
from tregua.model import Time, TimePrecision

PUBLISHED = date(2020, 10, 12)  # a Monday


def times_of(text: str, published: date | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return find_times(tokens_of(text), Anchor(published))


def days(text: str, published: date | None = PUBLISHED) -> tuple[str | None, str | None]:
    (found,) = times_of(text, published)
    assert found.value is not None
    return found.value.earliest, found.value.latest


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It began on December 23, 2019.", "2019-12-23", "2019-12-23"),
        ("It ended on Janaury 7, 2020.", "2020-01-07", "2020-01-07"),
        ("It ended on Febuary 3, 2020.", "2020-02-03", "2020-02-03"),
        ("Signed on the 23rd of December 2019.", "2019-12-23", "2019-12-23"),
        ("Signed on 23 December 2019.", "2019-12-23", "2019-12-23"),
        ("Signed on Monday, December 23, 2019.", "2019-12-23", "2019-12-23"),
        ("Signed on 2020-10-02.", "2020-10-02", "2020-10-02"),
        ("Signed on 25/12/2019.", "2019-12-25", "2019-12-25"),
        ("Signed in June 2019.", "2019-06-01", "2019-06-30"),
        ("Signed in early June 2019.", "2019-06-01", "2019-06-30"),
        ("They fought since 2003.", "2003-01-01", "2003-12-31"),
        ("They fought in the 1990s.", "1990-01-01", "1999-12-31"),
        ("They fought in the summer of 2014.", "2014-06-01", "2014-08-31"),
        ("They fought in the first half of 2008.", "2008-01-01", "2008-06-30"),
        ("Signed in the first week of May 2019.", "2019-05-01", "2019-05-07"),
        ("It began at Christmas 2019.", "2019-12-25", "2019-12-25"),
        ("It began on Orthodox Easter 2022.", "2022-04-24", "2022-04-24"),
        ("It began on Good Friday 2022.", "2022-04-15", "2022-04-15"),
        ("It covers Eid al-Fitr 2022.", "2022-05-01", "2022-05-05"),
        ("It covers Ramadan 2022.", "2022-04-01", "2022-05-02"),
    ],
)
def test_absolute_dates_need_no_anchor(text: str, earliest: str, latest: str) -> None:
    assert days(text, None) == (earliest, latest)
    assert days(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("They met on Sunday.", "2020-10-11", "2020-10-11"),
        ("They met on Monday.", "2020-10-12", "2020-10-12"),
        ("They will meet on Sunday.", "2020-10-18", "2020-10-18"),
        ("They met last week.", "2020-10-05", "2020-10-11"),
        ("They met this week.", "2020-10-12", "2020-10-18"),
        ("They met last month.", "2020-09-01", "2020-09-30"),
        ("They met last year.", "2019-01-01", "2019-12-31"),
        ("They met yesterday.", "2020-10-11", "2020-10-11"),
        ("They met the day before yesterday.", "2020-10-10", "2020-10-10"),
        ("They will meet tomorrow.", "2020-10-13", "2020-10-13"),
        ("They met three days ago.", "2020-10-09", "2020-10-09"),
        ("They met two weeks ago.", "2020-09-25", "2020-10-01"),
        ("They met in January.", "2020-01-01", "2020-01-31"),
        ("They met in November.", "2019-11-01", "2019-11-30"),
        ("They will meet in November.", "2020-11-01", "2020-11-30"),
        ("They will leave by January 15.", "2021-01-15", "2021-01-15"),
        ("They will stop this Christmas.", "2020-12-25", "2020-12-25"),
        ("They met over the past two weeks.", "2020-09-28", "2020-10-12"),
        ("They fought in recent days.", None, "2020-10-12"),
        ("They met early on Tuesday.", "2020-10-06", "2020-10-06"),
        ("They will stop by the end of the year.", "2020-01-01", "2020-12-31"),
        ("It holds from Sunday, 12 July.", "2020-07-12", "2020-07-12"),
    ],
)
def test_relative_dates_are_held_against_publication(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert days(text) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "on Sunday",
        "last week",
        "yesterday",
        "two weeks ago",
        "on 5 May",
        "in January",
        "this year",
        "at Christmas",
    ],
)
def test_without_publication_date_nothing_is_guessed(text: str) -> None:
    (found,) = times_of(f"They met {text}.", None)
    assert found.value is not None
    assert (found.value.earliest, found.value.latest) == (None, None)
    assert found.value.precision is TimePrecision.VAGUE
    assert found.value.as_said in text


def test_tense_comes_from_the_governing_verb() -> None:
    marks = {
        "said": ("VERB", "", "root"), "Monday": ("PROPN", "said", "obl"), "will": ("AUX", "start",
        "aux"),
        "start": ("VERB", "said", "ccomp"), "Sunday": ("PROPN", "start", "obl"),
    }  # fmt: skip
    tokens = tokens_of("He said on Monday that it will start on Sunday.", marks)
    monday, sunday = find_times(tokens, Anchor(PUBLISHED))
    assert monday.value
    assert monday.value.earliest == "2020-10-12"
    assert sunday.value
    assert sunday.value.earliest == "2020-10-18"


def test_would_looks_ahead_from_the_day_it_was_said() -> None:
    marks = {
        "said": ("VERB", "", "root"),
        "Friday": ("PROPN", "said", "obl"),
        "would": ("AUX", "begin", "aux"),
        "begin": ("VERB", "said", "ccomp"),
        "Saturday": ("PROPN", "begin", "obl"),
    }
    _, told = find_times(
        tokens_of("He said Friday it would begin Saturday.", marks), Anchor(PUBLISHED)
    )
    assert told.value
    assert told.value.earliest == "2020-10-10"
    alone = {
        "would": ("AUX", "end", "aux"),
        "end": ("VERB", "", "root"),
        "Saturday": ("PROPN", "end", "obl"),
    }
    (open_,) = find_times(tokens_of("It would end Saturday.", alone), Anchor(PUBLISHED))
    assert [r.earliest for r in open_.readings] == ["2020-10-17", "2020-10-10"]


def test_a_reporting_verb_nearest_before_a_day_is_past() -> None:
    marks = {
        "will": ("AUX", "begin", "aux"),
        "begin": ("VERB", "", "root"),
        "said": ("VERB", "begin", "parataxis"),
        "Friday": ("PROPN", "begin", "obl"),
    }
    (found,) = find_times(
        tokens_of("It will begin soon, he said Friday.", marks), Anchor(PUBLISHED)
    )
    assert found.value
    assert found.value.earliest == "2020-10-09"


def test_ambiguous_weekdays_and_slashed_dates_keep_both_readings() -> None:
    (found,) = times_of("They met last Monday.", date(2020, 10, 15))
    assert [r.earliest for r in found.readings] == ["2020-10-12", "2020-10-05"]
    assert found.value == Time("2020-10-05", "2020-10-12", "last Monday", TimePrecision.VAGUE)
    (slashed,) = times_of("They met on 5/4/2020.")
    assert [r.earliest for r in slashed.readings] == ["2020-04-05", "2020-05-04"]
    (clear,) = times_of("They met last Wednesday.")
    assert clear.readings == ()


def test_last_before_a_day_just_past_may_mean_the_week_before() -> None:
    (found,) = times_of("They met last Saturday.", date(2020, 10, 12))
    assert [r.earliest for r in found.readings] == ["2020-10-10", "2020-10-03"]
    assert found.value == Time("2020-10-03", "2020-10-10", "last Saturday", TimePrecision.VAGUE)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("It lasted from December 23, 2019 to January 7, 2020.", "2019-12-23", "2020-01-07"),
        ("It lasted from 23 December to 7 January 2020.", "2019-12-23", "2020-01-07"),
        ("It will last from 1 to 30 April 2021.", "2021-04-01", "2021-04-30"),
        ("The truce (Dec 23-Jan 7) held.", "2019-12-23", "2020-01-07"),
        ("Signed between 3 May 2020 and 5 May 2020.", "2020-05-03", "2020-05-05"),
        ("They fought 2003-2011.", "2003-01-01", "2011-01-01"),
    ],
)
def test_ranges_are_two_expressions_that_belong_together(
    text: str, first: str, second: str
) -> None:
    tokens = tokens_of(text)
    ((one, two),) = ranges(tokens, find_times(tokens, Anchor(PUBLISHED)))
    assert one.value
    assert two.value
    assert (one.value.earliest, two.value.earliest) == (first, second)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("a truce of two weeks", "P14D"),
        ("a 72-hour truce", "PT72H"),
        ("the five-day truce", "P5D"),
        ("for a month", "P1M"),
        ("for ten months", "P10M"),
        ("it held for 16 days", "P16D"),
        ("it held for 120 hours", "PT120H"),
        ("extended by 90 days more", "P90D"),
        ("extended for two more months", "P2M"),
        ("a month-long truce", "P1M"),
        ("for twenty-one days", "P21D"),
        ("for several weeks", None),
        ("an indefinite ceasefire", "indefinite"),
        ("it was extended indefinitely", "indefinite"),
        ("a ceasefire without end date", "indefinite"),
        ("a ceasefire with no fixed end", "indefinite"),
        ("an open-ended truce", "indefinite"),
        ("a permanent ceasefire", "indefinite"),
        ("an unlimited truce", "indefinite"),
    ],
)
def test_durations(text: str, iso: str | None) -> None:
    (found,) = times_of(text)
    assert (found.kind, found.value, found.iso) == ("DURATION", None, iso)


@pytest.mark.parametrize(
    "text", ["a permanent member", "unlimited funds", "an open road", "her second son"]
)
def test_what_is_no_time_span_is_left_alone(text: str) -> None:
    assert times_of(text) == ()


def test_durations_have_bounds_in_days() -> None:
    bounds = {
        "more than 40 days": (40, None), "up to 40 days": (None, 40), "several weeks": (21, 63),
        "two or three weeks": (14, 21), "72 hours": (3, 3), "a month": (30, 30),
    }  # fmt: skip
    for text, expected in bounds.items():
        (found,) = times_of(f"It held for {text}.")
        duration = as_duration(found)
        assert duration is not None
        assert (duration.low_days, duration.high_days) == pytest.approx(expected), text


def test_to_last_is_no_period_that_has_passed() -> None:
    for text in ("It would last six weeks.", "It starts on Sunday and will last six weeks."):
        assert all(t.kind != "DATE" or "weeks" not in t.text for t in times_of(text)), text


def test_four_digits_before_a_zone_are_an_hour_and_no_year() -> None:
    for text in ("It began at 1945 GMT.", "It began at 6 p.m. (1500 GMT)."):
        assert all(t.value is None or t.value.precision != "year" for t in times_of(text))


def test_clock_times_are_moments_only_with_a_zone() -> None:
    (zoned,) = times_of("It began at 08:00 GMT on 2 April 2022.")
    assert zoned.value == Time(
        "2022-04-02T08:00+00:00",
        "2022-04-02T08:00+00:00",
        "08:00 GMT on 2 April 2022",
        TimePrecision.MINUTE,
    )
    for clock in ("7 p.m. local time", "1900 hrs", "19:00"):
        (local,) = times_of(f"It began at {clock} on 2 April 2022.")
        assert local.value
        assert (local.value.earliest, local.value.precision) == ("2022-04-02", TimePrecision.MINUTE)
        assert (local.kind, local.iso) == ("TIME", "T19:00")
    (alone,) = times_of("It began at 19:00.")
    assert alone.value
    assert alone.value.earliest is None


def test_a_clock_takes_the_day_that_its_sentence_names() -> None:
    day, clock = times_of("On Sunday the guns fell silent at 19:00.")
    assert clock.value
    assert clock.value.earliest == "2020-10-11"
    assert combine(day, clock) == Time(
        "2020-10-11", "2020-10-11", "19:00 Sunday", TimePrecision.MINUTE
    )


def test_midnight_keeps_its_day() -> None:
    (found,) = times_of("It will begin at midnight on Monday.")
    assert found.value
    assert (found.value.earliest, found.text) == ("2020-10-12", "midnight on Monday")


def test_an_event_that_ends_a_span_has_no_date() -> None:
    (found,) = times_of("They stop until the end of the American elections.")
    assert found.text == "the end of the American elections"
    assert found.value == Time(None, None, found.text, TimePrecision.VAGUE)


def test_later_days_count_from_the_narrative() -> None:
    anchor = Anchor(PUBLISHED, Time("2020-04-02", "2020-04-02", "2 April", TimePrecision.DAY))
    expected_days = {
        "Three days later": "2020-04-05",
        "The next day": "2020-04-03",
        "The same day": "2020-04-02",
        "The day before": "2020-04-01",
    }
    for text, expected in expected_days.items():
        found = find_times(tokens_of(f"{text}, it broke."), anchor)
        assert found[0].value
        assert found[0].value.earliest == expected, text
    (alone,) = times_of("Three days later, it broke.")
    assert alone.value
    assert alone.value.earliest is None


def test_the_narrative_moves_to_the_last_date_told() -> None:
    anchor = Anchor(None, retold=True)
    first = tokens_of("In March 1944 they advanced.")
    anchor = follow(anchor, find_times(first, anchor), first)
    (found,) = find_times(tokens_of("In June they landed."), anchor)
    assert found.value
    assert found.value.earliest == "1944-06-01"


@pytest.mark.parametrize("text", ["every Friday", "each day", "daily", "every two weeks"])
def test_recurring_times_are_sets(text: str) -> None:
    (found,) = times_of(f"They meet {text}.")
    assert (found.kind, found.value) == ("SET", None)


@pytest.mark.parametrize(
    "text",
    ["They may march on.", "The Good Friday Agreement holds.", "2000 soldiers fell.",
    "COVID-19 spread.",
     "The fall of Aleppo.", "It cost $ 2019."],
)  # fmt: skip
def test_namesakes_are_not_times(text: str) -> None:
    assert times_of(text) == ()


def test_bad_dates_stay_open_instead_of_failing() -> None:
    for text in (
        "31 April 2020",
        "99/99/9999",
        "February 30",
        "0000-00-00",
        "two million years ago",
    ):
        for found in times_of(f"It was {text}."):
            if found.value is not None:
                assert found.value.earliest is None or found.value.earliest[:1].isdigit()
