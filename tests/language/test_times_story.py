"""Texts that retell the past: whose years their dates take, and how such texts are told."""

from __future__ import annotations

from datetime import date

import pytest
from sentences import tokens_of

from tregua.language.analysis import Token
from tregua.language.times import Anchor, find_times, follow, retells
from tregua.model import Time, TimePrecision

Marks = dict[str, tuple[str, str, str]]


def told(*sentences: str, marks: Marks | None = None) -> str | None:
    """Give the first day of the last expression of a story told in these sentences."""
    anchor, last = Anchor(None, retold=True), None
    for sentence in sentences:
        tokens = tokens_of(sentence, marks)
        found = find_times(tokens, anchor)
        anchor = follow(anchor, found, tokens)
        last = found[-1].value if found else last
    return last.earliest if last else None


def test_months_follow_the_story() -> None:
    assert told("In March 1944 they advanced.", "In June they landed.") == "1944-06-01"
    assert told("In November 1942 they fled.", "In January they returned.") == "1943-01-01"


def test_a_relative_clause_does_not_carry_the_story_to_another_year() -> None:
    marks: Marks = {
        "troops": ("NOUN", "besieged", "nsubj"),
        "invaded": ("VERB", "troops", "acl:relcl"),
        "1943": ("NUM", "invaded", "obl"),
        "besieged": ("VERB", "", "root"),
    }
    story = ("In May 1944 they attacked.", "The troops that invaded in 1943 besieged it.")
    assert told(*story, "By June it fell.", marks=marks) == "1944-06-01"


def test_a_plan_behind_the_verb_does_not_carry_the_story() -> None:
    marks: Marks = {
        "open": ("VERB", "", "root"),
        "campaign": ("NOUN", "open", "obl"),
        "1976": ("NUM", "campaign", "nmod"),
    }
    story = ("On 10 March 1975 it began.", "The road lay open for a campaign in 1976.")
    assert told(*story, "It fell on 11 March.", marks=marks) == "1975-03-11"


def test_looking_back_does_not_carry_the_story() -> None:
    story = ("On 21 April 1975 he resigned.", "He had signed it two years ago.")
    assert told(*story, "He left on 25 April.") == "1975-04-25"


def test_a_heading_with_years_draws_the_story_back() -> None:
    story = ("2003: Invasion", "The team arrived on July 10, 2002.")
    assert told(*story, "On April 9 the city fell.") == "2003-04-09"


def test_members_of_a_list_share_their_year() -> None:
    tokens = tokens_of("In April and June 1955 they fought.")
    first, second = find_times(tokens, Anchor(None, retold=True))
    assert first.value is not None
    assert second.value is not None
    assert (first.value.earliest, second.value.earliest) == ("1955-04-01", "1955-06-01")


def test_a_background_date_in_the_news_keeps_both_years() -> None:
    story = Time("2014-03-18", "2014-03-18", "18 March 2014", TimePrecision.DAY)
    anchor = Anchor(date(2021, 9, 1), story)
    (found,) = find_times(tokens_of("In May they met."), anchor)
    assert [r.earliest for r in found.readings] == ["2014-05-01", "2021-05-01"]
    assert found.value is not None
    assert found.value.precision is TimePrecision.VAGUE


HISTORY = """The war began in 1991. In 1992 the north declared itself free, and by 1993 a third of
the country was lost. Talks in 1994 failed. The treaty of 1996 ended it; in 1998 voters agreed."""
NEWS = """Shelling was heard on Tuesday. The war began in 1991; talks in 1992, 1993, 1994, 1996 and
1998 failed. On Wednesday the minister said that last week had been the worst yet."""


def test_a_history_retells_and_the_news_does_not() -> None:
    assert retells(HISTORY, None)
    assert retells(HISTORY, date(2010, 1, 1))
    assert not retells(HISTORY, date(1998, 12, 1))
    assert not retells(NEWS, date(2010, 1, 1))
    assert not retells("They met in 1991 and 1992.", None)


def test_references_are_given_only_where_asked_for() -> None:
    marks: Marks = {"former": ("ADJ", "", "amod")}
    tokens: list[Token] = tokens_of("The former rebels disarmed.", marks)
    anchor = Anchor(date(2021, 9, 1))
    assert find_times(tokens, anchor) == ()
    (found,) = find_times(tokens, anchor, references=True)
    assert (found.text, found.value) == (
        "former",
        Time(None, "2021-09-01", "former", TimePrecision.VAGUE),
    )


@pytest.mark.parametrize("text", ["the former and the latter", "this week"])
def test_what_is_no_reference_is_left_alone(text: str) -> None:
    marks: Marks = {"former": ("ADJ", "", "amod")}
    found = find_times(tokens_of(text, marks), Anchor(None), references=True)
    assert "former" not in [t.text for t in found]
