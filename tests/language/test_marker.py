"""The marking model: its file, what it takes, and that what it gives fits the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tregua.errors import LanguageError
from tregua.language.encoder import DATA
from tregua.language.marker import Marker

WORDS = [
    "The",
    "rebels",
    "announced",
    "a",
    "ceasefire",
    "on",
    "Monday",
    ",",
    "their",
    "spokesman",
    "said",
    ".",
]


@pytest.fixture(scope="module")
def marker() -> Marker:
    return Marker.load()


def test_a_plain_declaration_is_marked(marker: Marker) -> None:
    (found,) = marker.mark([WORDS])
    acts = {(m.label, WORDS[m.first]) for m in found.marks["act"] if m.probability > 0.5}
    assert ("declare", "announced") in acts
    assert [WORDS[m.first] for m in found.marks["cue"]] == ["said"]
    assert found.warlike > 0


def test_another_world_is_told_apart(marker: Marker) -> None:
    football = ["The", "striker", "scored", "twice", "before", "the", "break", "."]
    war, other = marker.mark([WORDS, football])
    assert other.warlike < war.warlike - 3


def test_sentences_keep_their_order_whatever_their_length(marker: Marker) -> None:
    several = [WORDS * 3, WORDS, ["Yes", "."], WORDS * 2]
    found = marker.mark(several)
    assert len(found) == len(several)
    for words, marked in zip(several, found, strict=True):
        for layer in marked.marks.values():
            assert all(0 <= m.first < m.last <= len(words) for m in layer)


def test_a_sentence_beyond_one_pass_is_marked_to_its_end(marker: Marker) -> None:
    long = WORDS * 60
    (found,) = marker.mark([long])
    assert max(m.last for m in found.marks["act"]) > len(long) - len(WORDS)


def test_nothing_and_no_words(marker: Marker) -> None:
    assert marker.mark([]) == []
    (found,) = marker.mark([[]])
    assert not found.marks


def test_the_file_is_the_one_of_its_card(marker: Marker) -> None:
    marker.verify()


def test_a_missing_or_other_file_says_so(marker: Marker, tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="no marking model"):
        Marker(tmp_path)
    (tmp_path / "marks.json").write_text((DATA / "marks.json").read_text("utf-8"), "utf-8")
    (tmp_path / "marks.onnx").write_bytes(b"something else")
    with pytest.raises(LanguageError, match="cannot be opened"):
        Marker(tmp_path)
    with pytest.raises(LanguageError, match="damaged"):
        marker.verify(tmp_path)
