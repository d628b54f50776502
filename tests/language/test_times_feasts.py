"""Feasts that truces hang on: their days by year, and what the words around them leave open."""

from __future__ import annotations

from datetime import date

import pytest
from sentences import tokens_of

from tregua.language.analysis import TimeExpression
from tregua.language.times import Anchor, find_times
from tregua.language.times.feasts import FEASTS
from tregua.model import TimePrecision

SPRING = date(2021, 4, 20)


def found_in(text: str, published: date | None = SPRING) -> TimeExpression:
    (found,) = find_times(tokens_of(text), Anchor(published))
    return found


def days(text: str, published: date | None = SPRING) -> tuple[str | None, str | None]:
    value = found_in(text, published).value
    assert value is not None
    return value.earliest, value.latest


@pytest.mark.parametrize(
    ("name", "year", "first"),
    [
        ("easter", 1998, date(1998, 4, 12)),
        ("orthodox easter", 2015, date(2015, 4, 12)),
        ("orthodox good friday", 2021, date(2021, 4, 30)),
        ("orthodox christmas", 2023, date(2023, 1, 7)),
        ("holy week", 2016, date(2016, 3, 20)),
        ("passover", 2008, date(2008, 4, 19)),  # the evening before the first day
        ("rosh hashanah", 1999, date(1999, 9, 10)),
        ("yom kippur", 2014, date(2014, 10, 3)),
        ("lunar new year", 2003, date(2003, 2, 1)),
        ("tet", 2018, date(2018, 2, 16)),
        ("diwali", 2010, date(2010, 11, 4)),  # a day less, as it may be
        ("nowruz", 2017, date(2017, 3, 20)),
        ("thingyan", 2012, date(2012, 4, 13)),
    ],
)
def test_feasts_have_their_days(name: str, year: int, first: date) -> None:
    assert FEASTS[name].of(year)[0][0] == first


@pytest.mark.parametrize(
    ("name", "year", "seen"),
    [
        ("ramadan", 2014, date(2014, 6, 28)),
        ("eid al-fitr", 2018, date(2018, 6, 15)),
        ("eid al-adha", 2016, date(2016, 9, 12)),
        ("ashura", 2004, date(2004, 3, 2)),
        ("mawlid", 2019, date(2019, 11, 9)),
        ("vesak", 2009, date(2009, 5, 9)),
    ],
)
def test_a_feast_by_the_moon_is_off_by_a_day_at_most(name: str, year: int, seen: date) -> None:
    ((first, last),) = FEASTS[name].of(year)
    assert first is not None
    assert last is not None
    assert (seen - first).days in (0, 1, 2)
    assert last >= seen


def test_a_lunar_feast_may_come_twice_in_a_year() -> None:
    found = found_in("It was called for Eid al-Adha 2006.")
    assert [r.earliest for r in found.readings] == ["2006-01-09", "2006-12-30"]
    assert found.value is not None
    assert found.value.precision is TimePrecision.VAGUE


@pytest.mark.parametrize("name", ["Eid al-Fitr", "Eid ul-Fitr", "Eid-al-Fitr", "Id al Fitr"])
def test_spellings_of_eid_are_one_feast(name: str) -> None:
    assert days(f"A truce was agreed for {name} 2018.") == ("2018-06-14", "2018-06-18")


def test_eid_alone_is_the_next_of_the_two() -> None:
    assert days("They observe a truce over Eid.") == ("2021-05-12", "2021-05-17")
    assert days("They observe a truce over Eid.", date(2021, 7, 10)) == ("2021-07-19", "2021-07-24")


def test_a_truce_agreed_for_a_feast_looks_to_the_nearest_one() -> None:
    assert days("A truce for Orthodox Easter was agreed.") == ("2021-05-02", "2021-05-02")


def test_what_was_done_on_a_feast_was_done_on_the_last_one() -> None:
    marks = {
        "shelled": ("VERB", "", "root"),
        "Christmas": ("PROPN", "shelled", "obl"),
    }
    tokens = tokens_of("They shelled it on Christmas.", marks)
    (found,) = find_times(tokens, Anchor(date(2021, 11, 30)))
    assert found.value is not None
    assert found.value.earliest == "2020-12-25"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ends with the end of Ramadan 2021.", ("2021-05-11", "2021-05-13")),
        ("It begins at the start of Ramadan 2021.", ("2021-04-12", "2021-04-14")),
        ("It covers the first three days of Eid al-Fitr 2021.", ("2021-05-12", "2021-05-16")),
        ("It begins on the eve of Nowruz 2021.", ("2021-03-19", "2021-03-19")),
        ("It begins on the eve of Eid al-Adha 2021.", ("2021-07-18", "2021-07-20")),
    ],
)
def test_parts_of_a_feast_keep_what_is_not_known(text: str, expected: tuple[str, str]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text", ["in the rainy season", "the next lean season", "until after the harvest"]
)
def test_seasons_of_the_land_have_no_days(text: str) -> None:
    assert days(f"They stop fighting {text}.") == (None, None)


@pytest.mark.parametrize(
    "text", ["They have a new year of talks.", "The tet of the drum.", "a good Friday for trade"]
)
def test_common_words_are_no_feasts(text: str) -> None:
    found = find_times(tokens_of(text), Anchor(SPRING))
    assert all(t.text.lower() in ("friday", "year") for t in found)


def test_a_person_of_that_name_is_no_feast() -> None:
    marks = {"Eid": ("PROPN", "Ahmed", "flat")}
    assert find_times(tokens_of("They shot Ahmed Eid.", marks), Anchor(SPRING)) == ()
