"""Words become word pieces and casing classes: the only place where model input is made.

Training and runtime share this module, so that the model never sees words cut in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer

MAX_PIECES = 10
"""Pieces kept of one word. Longer words (addresses, noise) are told by their beginning."""

MAX_CHARACTERS = 64
"""Code points of a word that are looked at."""

CASINGS = ("none", "lower", "title", "upper", "initial", "mixed", "digits", "alnum", "other")
"""Casing classes, by id. ``none`` is for the markers around a sentence and for padding."""

Cut = tuple[tuple[int, ...], int]
"""A word's piece ids and its casing class."""

_DIGITS = re.compile(r"[\d.,:/%-]*\d[\d.,:/%-]*")
_CACHE_LIMIT = 50_000
"""Words remembered at most, 340 bytes each: those of some 500 reports."""


def casing(word: str) -> int:
    """The casing class of a word, an index into ``CASINGS``, never 0."""
    letters = [c for c in word[:MAX_CHARACTERS] if c.isalpha()]
    digits = any(c.isdigit() for c in word[:MAX_CHARACTERS])
    if not letters:
        return 6 if digits and _DIGITS.fullmatch(word[:MAX_CHARACTERS]) else 8
    if digits:
        return 7
    upper = [c.isupper() for c in letters]
    if not any(upper):
        return 1
    if all(upper):
        return 3 if len(letters) > 1 else 4
    return 2 if upper[0] and not any(upper[1:]) else 5


class Pieces:
    """The word-piece vocabulary, with a memory of the words already cut.

    Each word is cut alone. A word that leaves nothing (control characters, lone accents) is one
    unknown piece, so that every word has a place in the model's input.
    """

    def __init__(self, vocabulary: Path) -> None:
        """``vocabulary`` is a ``tokenizer.json`` of the Hugging Face tokenizers library."""
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.whole_words = frozenset(
            piece for piece in self._tokenizer.get_vocab() if piece.isalpha() and len(piece) > 1
        )
        self.cls = self._id("[CLS]")
        self.sep = self._id("[SEP]")
        self.pad = self._id("[PAD]")
        self.unknown = self._id("[UNK]")
        self._known: dict[str, Cut] = {}

    def cut(self, words: Sequence[str]) -> list[Cut]:
        """For each word its piece ids (1 to ``MAX_PIECES`` of them) and its casing class."""
        words = [word[:MAX_CHARACTERS] for word in words]  # what is remembered is bounded as well
        # A full memory is replaced, not emptied: another thread may be reading it.
        if len(self._known) > _CACHE_LIMIT:
            self._known = {}
        known = self._known
        self._learn(words, known)
        return [known[word] for word in words]

    def _learn(self, words: Iterable[str], known: dict[str, Cut]) -> None:
        new = list(dict.fromkeys(word for word in words if word not in known))
        if not new:
            return
        texts = [_encodable(word) for word in new]
        for word, encoding in zip(
            new, self._tokenizer.encode_batch(texts, add_special_tokens=False), strict=True
        ):
            ids = tuple(encoding.ids[:MAX_PIECES]) or (self.unknown,)
            known[word] = (ids, casing(word))

    def _id(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the vocabulary has no {token}")
        return int(found)


def _encodable(text: str) -> str:
    """Lone surrogates cannot be passed on as UTF-8; each becomes a replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
