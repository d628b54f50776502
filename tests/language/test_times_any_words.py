"""Whatever words come together, time expressions are exact, ordered spans."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tregua.language.analysis import Token
from tregua.language.times import Anchor, find_times

PUBLISHED = date(2020, 10, 12)

_VOCABULARY = [
    "Monday", "May", "5", "2019", "the", "of", "to", "from", "last", "next", "two", "weeks",
    "ago", "later", "early", "mid", "-", ",", ".", "/", "'", "Christmas", "Eid", "al", "Fitr",
    "12:00", "p.m.", "GMT", "at", "on", "in", "until", "every", "day", "before", "after",
    "yesterday", "summer", "1990s", "BC", "31", "99", "23rd", "a", "half", "end", "that",
    "same", "year", "72", "hour", "long", "first", "week", "month's", "'99", "29", "February",
    "and", "more", "than", "hundred", "century", "decade", "night", "quarter", "(", ")",
    "since", "starting", "eve", "Ramadan", "Orthodox", "Easter", "Tet", "season", "dry", "Q3",
    "051200Z", "APR", "05APR2020", "14h30", "90s", "overnight", "midnight", "October",
    "Prophet", "Birthday", "part",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_VOCABULARY) | st.text(max_size=6), max_size=25), st.booleans())
def test_any_words_give_exact_ordered_spans(words: list[str], dated: bool) -> None:
    tokens, offset = [], 0
    for index, word in enumerate(words):
        tokens.append(Token(index, offset, offset + len(word), word, word, "X", index - 1, "dep"))
        offset += len(word) + 1
    text = " ".join(words)
    end = 0
    for found in find_times(tokens, Anchor(PUBLISHED if dated else None)):
        assert found.start >= end
        end = found.end
        assert text[found.start : found.end] == found.text or "  " in text[found.start : found.end]
        assert found.kind in ("DATE", "TIME", "DURATION", "SET")
        assert (found.value is None) == (found.kind in ("DURATION", "SET"))
        value = found.value
        if value and value.earliest and value.latest:
            assert value.earliest <= value.latest
