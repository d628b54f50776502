"""The conjunction and the verdict table against DESIGN's words, brute force."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tregua.model import Answer, Verdict
from tregua.monitor import conjunction, verdict

ANSWERS = st.lists(st.sampled_from(list(Answer)), min_size=5, max_size=5)
_VALUE = {Answer.NO: 0.0, Answer.UNKNOWN: 0.5, Answer.YES: 1.0}


@given(ANSWERS)
def test_conjunction_is_the_minimum_of_kleene_values(answers: list[Answer]) -> None:
    assert _VALUE[conjunction(answers)] == min(_VALUE[a] for a in answers)


@given(ANSWERS, st.randoms())
def test_conjunction_ignores_the_order(answers: list[Answer], random: object) -> None:
    shuffled = list(answers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert conjunction(shuffled) is conjunction(answers)


def table(answers: tuple[Answer, ...], *, accused: bool, admitted: bool) -> Verdict:
    """DESIGN's table read row by row, written apart from the program."""
    no = any(a is Answer.NO for a in answers)
    all_yes = all(a is Answer.YES for a in answers)
    if no:
        return Verdict.OUTSIDE
    if all_yes and admitted:
        return Verdict.ADMITTED
    if accused or admitted:
        return Verdict.ALLEGED
    return Verdict.POSSIBLE


@pytest.mark.parametrize("accused", [False, True])
@pytest.mark.parametrize("admitted", [False, True])
def test_verdict_agrees_with_the_table_on_every_case(accused: bool, admitted: bool) -> None:
    for answers in itertools.product(Answer, repeat=5):
        expected = table(answers, accused=accused, admitted=admitted)
        assert verdict(answers, accused=accused, admitted=admitted) is expected


@given(ANSWERS, st.booleans(), st.booleans())
def test_the_program_never_verifies_or_dismisses(
    answers: list[Answer], accused: bool, admitted: bool
) -> None:
    outcome = verdict(answers, accused=accused, admitted=admitted)
    assert outcome not in {Verdict.VERIFIED, Verdict.DISMISSED}
