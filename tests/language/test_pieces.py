"""Words become pieces, and the memory of those cut before stays small."""

import pytest

from tregua.language.encoder import DATA
from tregua.language.pieces import MAX_CHARACTERS, MAX_PIECES, Pieces


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(DATA / "tokenizer.json")


def test_a_word_is_told_by_its_beginning(pieces: Pieces) -> None:
    long, longer = pieces.cut(["truce" * 20, "truce" * 20_000])
    assert long == longer
    assert len(long[0]) == MAX_PIECES


def test_a_word_without_pieces_has_one_place(pieces: Pieces) -> None:
    assert [len(ids) for ids, _ in pieces.cut(["\u0301", "\x00", "\ud800"])] == [1, 1, 1]


def test_the_memory_of_words_is_bounded(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tregua.language.pieces._CACHE_LIMIT", 100)
    alone = pieces.cut(["truce"])
    for i in range(50):
        pieces.cut([f"{j}x" * 1000 for j in range(10 * i, 10 * i + 10)])
    assert len(pieces._known) <= 110
    assert all(len(word) <= MAX_CHARACTERS for word in pieces._known)
    assert pieces.cut(["truce"]) == alone
