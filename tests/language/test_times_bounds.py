"""Starts, ends and hours of truces, and the clumsy ways in which dates are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sentences import tokens_of

from tregua.language.analysis import TimeExpression, Token
from tregua.language.times import Anchor, find_times
from tregua.model import Time, TimePrecision

PUBLISHED = date(2021, 4, 21)  # a Wednesday
Marks = dict[str, tuple[str, str, str]]


def times_of(text: str, marks: Marks | None = None) -> tuple[TimeExpression, ...]:
    return find_times(tokens_of(text, marks), Anchor(PUBLISHED))


def readings(text: str, marks: Marks) -> list[str | None]:
    """Give the day, or the days, of the last expression, the likeliest first."""
    tokens = [replace(t, lemma=t.lemma.replace("ing", "")) for t in tokens_of(text, marks)]
    last = find_times(tokens, Anchor(PUBLISHED))[-1]
    assert last.value is not None
    return [r.earliest for r in last.readings] or [last.value.earliest]


@pytest.mark.parametrize(
    ("verb", "text", "expected"),
    [
        ("declared", "They declared a truce from Sunday.", ["2021-04-25", "2021-04-18"]),
        ("extended", "They extended the truce until Sunday.", ["2021-04-25", "2021-04-18"]),
        ("held", "The truce held until Sunday.", ["2021-04-18"]),
        ("died", "Ten died since midnight on Sunday.", ["2021-04-18"]),
        ("fallen", "The town had fallen by Friday.", ["2021-04-16"]),
        ("struck", "They struck on Sunday.", ["2021-04-18"]),
    ],
)
def test_a_bound_looks_ahead_unless_it_has_passed(
    verb: str, text: str, expected: list[str]
) -> None:
    lemma = {"held": "hold"}.get(verb, verb)
    tokens = [_verb(t, lemma) if t.text == verb else _under(t, text, verb) for t in tokens_of(text)]
    last = find_times(tokens, Anchor(PUBLISHED))[-1]
    assert last.value is not None
    found = [r.earliest for r in last.readings] or [last.value.earliest]
    assert found == expected


def _verb(token: Token, lemma: str) -> Token:
    return replace(token, lemma=lemma, upos="VERB", head=-1, deprel="root")


def _under(token: Token, text: str, verb: str) -> Token:
    at = [t.text for t in tokens_of(text)].index(verb)
    upos = "AUX" if token.text == "had" else "X"
    return replace(token, upos=upos, head=at, deprel="obl")


def test_starting_on_a_day_follows_the_verb_above() -> None:
    marks: Marks = {
        "will": ("AUX", "last", "aux"),
        "last": ("VERB", "", "root"),
        "starting": ("VERB", "last", "advcl"),
        "Monday": ("PROPN", "starting", "obl"),
    }
    assert readings("It will last ten days, starting Monday.", marks) == ["2021-04-26"]
    marks = {
        "announced": ("VERB", "", "root"),
        "starting": ("VERB", "announced", "acl"),
        "Monday": ("PROPN", "starting", "obl"),
    }
    assert readings("They announced a pause starting Monday.", marks) == [
        "2021-04-26",
        "2021-04-19",
    ]


def test_a_date_behind_a_weekday_says_which_one() -> None:
    marks: Marks = {"would": ("AUX", "stop", "aux"), "stop": ("VERB", "", "root")}
    marks |= {"Monday": ("PROPN", "stop", "obl"), "evening": ("NOUN", "stop", "obl")}
    (found,) = times_of("They would stop from Monday evening, April 26.", marks)
    assert found.text == "Monday evening, April 26"
    assert found.value is not None
    assert (found.value.earliest, found.readings) == ("2021-04-26", ())


def test_a_range_over_the_year_settles_its_start() -> None:
    start, end = times_of("A truce from 20 December to 5 January.")
    assert start.value is not None
    assert end.value is not None
    assert (start.value.earliest, end.value.earliest) == ("2020-12-20", "2021-01-05")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("It began at 6 a.m. (0300 GMT) on Monday.", "2021-04-19T06:00+03:00"),
        ("It began at 11 p.m. (0400 GMT) on Monday.", "2021-04-19T23:00-05:00"),
        ("It began at midnight (2100 GMT Saturday).", "2021-04-17T21:00+00:00"),
        ("It began at 0600Z 12 March 2021.", "2021-03-12T06:00+00:00"),
        ("It began 051200Z APR 2020.", "2020-04-05T12:00+00:00"),
        ("It began 051200B APR 20.", "2020-04-05T12:00+02:00"),
    ],
)
def test_an_hour_with_a_zone_is_a_moment(text: str, moment: str) -> None:
    tokens = _whole_words(text)
    (found,) = find_times(tokens, Anchor(PUBLISHED))
    assert found.value is not None
    assert (found.value.earliest, found.value.precision) == (moment, TimePrecision.MINUTE)


def _whole_words(text: str) -> list[Token]:
    """Cut a text at blanks and marks only, as the tokeniser does with 0600Z and 051200Z."""
    tokens: list[Token] = []
    at = 0
    for word in text.replace("(", "( ").replace(")", " )").replace(" 2021.", " 2021 .").split():
        bare = word if word in ("a.m.", "p.m.") else word.rstrip(".")
        start = text.index(bare or ".", at)
        at = start + len(bare or ".")
        tokens.append(Token(len(tokens), start, at, bare or ".", bare.lower(), "X", -1, ""))
    return tokens


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Seen on 05APR2020.", "2020-04-05"),
        ("Seen on 12-Oct-2020.", "2020-10-12"),
        ("Seen on 5.10.2020.", "2020-10-05"),
        ("Seen on 10/10/2020.", "2020-10-10"),
        ("Seen on mid-day, 25/12/2020.", "2020-12-25"),
    ],
)
def test_days_are_read_however_they_are_written(text: str, day: str) -> None:
    found = find_times(_whole_words(text), Anchor(None))[-1]
    assert found.value is not None
    assert (found.value.earliest, found.value.latest) == (day, day)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("In mid-March they met.", "2021-03-01", "2021-03-31"),
        ("In the week of 5 March ten died.", "2021-03-01", "2021-03-07"),
        ("In the week ending 12 April ten died.", "2021-04-06", "2021-04-12"),
        ("By month 's end they had met.", "2021-04-01", "2021-04-30"),
        ("In the third quarter of 2014 it fell.", "2014-07-01", "2014-09-30"),
        ("In Q3 2014 it fell.", "2014-07-01", "2014-09-30"),
        ("In the 90s they fought.", "1990-01-01", "1999-12-31"),
        ("In the first three months of 2015 it rose.", "2015-01-01", "2015-03-31"),
        ("It changed with the September 11 attacks.", "2001-09-11", "2001-09-11"),
    ],
)
def test_stretches_of_time(text: str, earliest: str, latest: str) -> None:
    (found,) = find_times(_whole_words(text), Anchor(PUBLISHED))
    assert found.value is not None
    assert (found.value.earliest, found.value.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("It took half an hour.", "PT30M"),
        ("It took a year and a half.", "P1.5Y"),
        ("It took ten brutal months.", "P10M"),
        ("It was a months-long siege.", None),
        ("The month-old truce fell.", "P1M"),
    ],
)
def test_lengths(text: str, iso: str | None) -> None:
    marks: Marks = {"brutal": ("ADJ", "months", "amod")}
    (found,) = times_of(text, marks)
    assert (found.kind, found.iso) == ("DURATION", iso)


def test_earlier_in_the_day_is_told_of_the_day_of_the_story() -> None:
    story = Time("2021-04-19", "2021-04-19", "Monday", TimePrecision.DAY)
    tokens = tokens_of("Earlier in the day a bomb had gone off.")
    (found,) = find_times(tokens, Anchor(PUBLISHED, story))
    assert found.value is not None
    assert found.value.earliest == "2021-04-19"
    (alone,) = find_times(tokens, Anchor(PUBLISHED))
    assert alone.value is not None
    assert alone.value.earliest is None


def test_four_digits_before_hours_are_a_time_of_day() -> None:
    (found,) = times_of("They moved at 0600 hours on 3 March 2019.")
    assert (found.kind, found.iso) == ("TIME", "T06:00")


def test_overnight_is_the_night_before_publication_for_a_past_verb_only() -> None:
    marks: Marks = {"fired": ("VERB", "", "root"), "overnight": ("ADV", "fired", "advmod")}
    (found,) = times_of("They fired overnight.", marks)
    assert found.value is not None
    assert (found.value.earliest, found.value.latest) == ("2021-04-20", "2021-04-21")
    marks |= {"will": ("AUX", "fire", "aux"), "fire": ("VERB", "", "root")}
    marks["overnight"] = ("ADV", "fire", "advmod")
    (planned,) = times_of("They will fire overnight.", marks)
    assert planned.value is not None
    assert planned.value.earliest is None


def test_hours_that_recur_have_no_day_of_their_own() -> None:
    found = times_of("It runs from 06:00 to 18:00 every day until Friday.")
    assert [t.value.earliest for t in found if t.kind == "TIME" and t.value] == [None, None]


@pytest.mark.parametrize("text", ["He is in his 30s.", "Half of them fled.", "Half the year"])
def test_ages_and_halves_of_other_things_are_no_times(text: str) -> None:
    assert all(t.kind != "DURATION" and t.iso is None for t in times_of(text))
