"""What a number counts, and how many a noun phrase means that has none."""

from __future__ import annotations

from collections.abc import Sequence

from tregua.language.analysis import Token
from tregua.language.numbers.lexicon import DASHES, PERSON_PLURALS
from tregua.language.numbers.readings import Read

_NEAR = 5
"""Tokens behind a number within which its noun must stand."""


def counted_noun(tokens: Sequence[Token], words: Sequence[str], read: Read, last: int) -> int:
    """Find the counted noun: the governor of a numeric modifier, else the next noun close by."""
    governor = _governor(tokens, read)
    return governor if governor >= 0 else _next_noun(tokens, words, last)


def _governor(tokens: Sequence[Token], read: Read) -> int:
    for token in tokens[read.first : read.last]:
        if token.deprel.split(":")[0] not in ("nummod", "det", "amod") or token.head < 0:
            continue
        head = token.head
        if not read.first <= head < read.last and head < len(tokens) and head > token.index:
            return head
    return -1


def _next_noun(tokens: Sequence[Token], words: Sequence[str], last: int) -> int:
    index = last
    limit = min(len(tokens), last + _NEAR)
    if index < limit and words[index] in ("of", "or"):
        index += 1
    while index < limit:
        token = tokens[index]
        word = words[index]
        if token.upos in ("NOUN", "PROPN", "SYM"):
            while index + 1 < limit and tokens[index + 1].upos == "NOUN":
                index += 1
            return index
        if not word[:1].isalnum() and word not in DASHES:
            return -1
        if token.upos == "X" and (word in PERSON_PLURALS or (word.endswith("s") and len(word) > 3)):
            return index
        if token.upos not in ("ADJ", "DET", "X", "NUM", "PROPN") and word not in ("or", "more"):
            return -1
        index += 1
    return -1


def is_plural(token: Token) -> bool:
    """Say whether a noun is a plural by its form."""
    word = token.text.lower()
    if word in PERSON_PLURALS:
        return True
    if token.upos == "NOUN" and token.lemma.lower() != word:
        return word.endswith("s") or word.endswith("en")
    return token.upos == "X" and word.endswith("s") and not word.endswith("ss") and len(word) > 3
