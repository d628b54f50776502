"""Quotations as character spans: marks, nesting, paragraphs, stray marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tregua.reading.quotation import quotations


def quoted(text: str) -> list[str]:
    return [text[a:b] for a, b in quotations(text)]


@pytest.mark.parametrize(
    "text", ["He said “we stop”.", "He said „we stop”.", "He said «we stop».", 'He said "we stop".']
)
def test_the_words_between_marks_are_quoted_without_the_marks(text: str) -> None:
    assert quoted(text) == ["we stop"]


def test_a_quotation_reaches_over_sentences() -> None:
    assert quoted("“We stop. We wait.” He left. “We stay.”") == ["We stop. We wait.", "We stay."]


def test_a_quotation_left_open_is_resumed_where_the_next_paragraph_opens_with_a_mark() -> None:
    assert quoted("He said: “We stop.\n“We wait.” He left.") == ["We stop.", "We wait."]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert quoted("He said: “We stop.\nThe army left.") == ["We stop."]


def test_a_mark_inside_a_quotation_does_not_open_another() -> None:
    assert quoted("“We call it „peace” here.") == ["We call it „peace"]


def test_a_closing_mark_alone_and_an_apostrophe_quote_nothing() -> None:
    assert quotations("We stop.” He left.") == []
    assert quotations("The rebels' camp wasn't Brask's.") == []


def test_straight_marks_open_and_close_in_turn() -> None:
    assert quoted('"One" and "two"') == ["One", "two"]


def test_a_stray_mark_far_from_any_other_quotes_nothing() -> None:
    assert quotations("“" + "The army left. " * 400) == []


@given(st.text(alphabet="ab .\n“”\"„«»‘’'", max_size=80) | st.text(max_size=80))
def test_spans_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.text(alphabet='ab .\n“”"„«»', max_size=80))
def test_a_quotation_stands_behind_an_opening_mark_and_within_one_paragraph(text: str) -> None:
    for start, end in quotations(text):
        assert text[start - 1] in '“„«"'
        assert "\n" not in text[start:end].strip()
        assert end == len(text) or text[end] in '”»"\n'


def test_a_straight_mark_before_a_space_opens_nothing() -> None:
    assert quoted('A 12" gun. He said "we stop".') == ["we stop"]


def test_a_mark_between_a_space_and_a_word_opens_anew() -> None:
    assert quoted('A stray "mark here. She said "we stop" today.') == ["we stop"]


def test_single_marks_quote_what_ends_at_a_mark() -> None:
    assert quoted("‘We stop,’ he said. The rebels’ camp is ‘ours’.") == ["We stop,", "ours"]


def test_two_apostrophes_are_a_mark() -> None:
    assert quoted("''We stop,'' he said.") == ["We stop,"]
