"""A sentence too long to be one is cut where a reader would pause, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tregua.language import segment
from tregua.language.overlong import LONGEST, bounded


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in segment.sentences(text)]


def test_a_long_sentence_stays_whole() -> None:
    text = "The council recalls its resolution, " * 25 + "and calls for a truce."
    assert len(text) < LONGEST
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("part", "end"),
    [
        ("recalling its resolution on the valley, and others; ", ";"),
        ("shells fell on the town, on the road, ", ","),
        ("shells fell on the town and ", ("shells", "fell", "on", "the", "town", "and")),
    ],
)
def test_it_is_cut_behind_the_strongest_mark(part: str, end: str | tuple[str, ...]) -> None:
    found = sentences(part * 200)
    assert len(found) > 200 * len(part) / LONGEST
    assert all(s.endswith(end) for s in found[:-1])


def test_where_the_stops_were_lost_it_is_cut_before_a_first_word() -> None:
    found = sentences("The army shelled the town, a witness said " * 100)
    assert all(s.startswith("The army") for s in found)


def test_an_endless_word_is_not_cut() -> None:
    assert sentences("a" * 5000) == ["a" * 5000]
    assert sentences("(" * 5000)[0] == "(" * LONGEST


@given(st.lists(st.sampled_from(["word ", "x" * 300, "; ", ",", " The army ", "(", "\u0301"])))
def test_the_stretches_make_up_the_sentence(parts: list[str]) -> None:
    text = "".join(parts * 8)
    spans = list(bounded(text, 0, len(text)))
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(b - a <= LONGEST or text[a : b - 1].isalnum() for a, b in spans)
