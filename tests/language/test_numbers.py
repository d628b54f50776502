"""Numbers: their ranges, how they were said, and what they count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import tokens_of

from tregua.language.analysis import Token
from tregua.language.numbers import counts, find_numbers


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("twenty-three men", 23, 23, "exactly"),
        ("5,000 men", 5000, 5000, "exactly"),
        ("1.5 million men", 1_500_000, 1_500_000, "exactly"),
        ("two dozen men", 24, 24, "exactly"),
        ("a dozen men", 12, 12, "exactly"),
        ("two hundred and six men", 206, 206, "exactly"),
        ("dozens of men", 24, 99, "about"),
        ("scores of men", 40, 99, "about"),
        ("hundreds of men", 200, 999, "about"),
        ("several men", 3, 9, "about"),
        ("thousands of men", 2000, 9999, "about"),
        ("tens of thousands of men", 20_000, 99_999, "about"),
        ("hundreds of thousands of men", 200_000, 999_999, "about"),
        ("a couple of men", 2, 2, "exactly"),
        ("a handful of men", 2, 9, "about"),
        ("both men", 2, 2, "exactly"),
        ("5 to 7 men", 5, 7, "exactly"),
        ("15,000-20,000 men", 15_000, 20_000, "exactly"),
        ("between 3 and 5 men", 3, 5, "exactly"),
        ("two or three men", 2, 3, "exactly"),
        ("at least 40 men", 40, None, "at least"),
        ("more than 400,000 men", 400_000, None, "at least"),
        ("over 40 men", 40, None, "at least"),
        ("253 or more men", 253, None, "at least"),
        ("no fewer than 4 men", 4, None, "at least"),
        ("up to 9 men", None, 9, "up to"),
        ("as many as 9 men", None, 9, "up to"),
        ("fewer than 9 men", None, 9, "up to"),
        ("nearly 9 men", 9, 9, "about"),
        ("some 14 men", 14, 14, "about"),
        ("no casualties", 0, 0, "exactly"),
        ("nobody fell", 0, 0, "exactly"),
        ("another man", 1, 1, "exactly"),
        ("200m of wire", 200, 200, "exactly"),
        ("1.5m people", 1_500_000, 1_500_000, "exactly"),
        ("two to three million men", 2_000_000, 3_000_000, "exactly"),
        ("in the region of 300 men", 300, 300, "about"),
        ("upward of 50 men", 50, None, "at least"),
    ],
)
def test_bounds_and_qualifiers(
    text: str, low: float | None, high: float | None, qualifier: str
) -> None:
    (found,) = find_numbers(tokens_of(text))
    assert (found.value.low, found.value.high, found.qualifier) == (low, high, qualifier)
    assert text.startswith(found.text)


@pytest.mark.parametrize(
    "text",
    ["one of the men", "no one of note's house", "COVID-19", "Article 5", "an F-16",
    "the other one", "one another",
     "Resolution 2216", "the 155th Brigade", "no comment"],
)  # fmt: skip
def test_what_does_not_count_is_no_number(text: str) -> None:
    found = find_numbers(tokens_of(text))
    assert [n for n in found if n.value.high != 0] == []


def test_ages_fractions_and_doubles_are_no_counts() -> None:
    ahmed = {"Ahmed": ("PROPN", "", "root")}
    assert find_numbers(tokens_of("Ahmed, 12, fled", ahmed)) == ()
    assert find_numbers(tokens_of("two-thirds of them fled")) == ()
    assert [n.text for n in find_numbers(tokens_of("five (5) soldiers"))] == ["five"]


def test_time_spans_are_left_out() -> None:
    tokens = tokens_of("On May 5 12 men fell")
    assert [n.text for n in find_numbers(tokens, [(1, 3)])] == ["12"]


def test_the_counted_noun_is_the_governor_of_the_numeral() -> None:
    marks = {"12": ("NUM", "soldiers", "nummod"), "government": ("NOUN", "soldiers", "compound"),
             "soldiers": ("NOUN", "", "root")}  # fmt: skip
    (found,) = find_numbers(tokens_of("12 government soldiers died", marks))
    assert found.counted == 2
    (loose,) = find_numbers(tokens_of("12 soldiers died"))
    assert loose.counted == 1


@pytest.mark.parametrize(
    ("text", "noun", "low", "high"),
    [
        ("a child died", 1, 1, 1),
        ("another child died", 1, 1, 1),
        ("no child died", 1, 0, 0),
        ("both children died", 1, 2, 2),
        ("children died", 0, 2, None),
        ("the soldier died", 1, 1, 1),
        ("three soldiers died", 1, 3, 3),
    ],
)
def test_counts_of_a_noun_phrase(text: str, noun: int, low: float, high: float | None) -> None:
    found = counts(tokens_of(text), noun)
    assert found is not None
    assert (found.value.low, found.value.high) == (low, high)


def test_a_mass_noun_has_no_count() -> None:
    assert counts(tokens_of("water flowed"), 0) is None
    assert counts(tokens_of("water flowed"), 7) is None


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "two",
                "-",
                "hundred",
                "and",
                "at",
                "least",
                "5,000",
                "1.5",
                "million",
                "dozens",
                "of",
                "to",
                "between",
                "%",
                "no",
                "one",
                "or",
                "more",
                "12k",
            ]
        )
        | st.text(max_size=6),
        max_size=20,
    )
)
def test_any_words_give_ordered_bounds(words: list[str]) -> None:
    tokens = [Token(i, 8 * i, 8 * i + len(w), w, w, "X", -1, "") for i, w in enumerate(words)]
    end = 0
    for found in find_numbers(tokens):
        assert end <= found.first < found.last <= len(words)
        end = found.last
        if found.value.low is not None and found.value.high is not None:
            assert found.value.low <= found.value.high
