"""Digits and words that name something instead of counting it."""

from __future__ import annotations

from collections.abc import Sequence

from tregua.language.analysis import Token
from tregua.language.numbers.lexicon import (
    DASHES,
    FRACTIONS,
    NAMING,
    NOT_COUNTING_ONE,
    UNITS,
)
from tregua.language.numbers.readings import Read


def is_name(tokens: Sequence[Token], words: Sequence[str], read: Read) -> bool:
    """Say whether a number names a thing (Article 5, COVID-19, F-16) instead of counting."""
    first = words[read.first]
    if first[:1].isdigit() and _digits_name(tokens, words, read):
        return True
    fraction = words[read.last : read.last + 2]
    if read.high is not None and read.high < 10 and FRACTIONS.intersection(fraction):
        return bool(fraction[0] in FRACTIONS or fraction[0] in DASHES)
    if first == "one" and read.last == read.first + 1:
        return _is_pronoun(tokens, words, read.first)
    return False


def _digits_name(tokens: Sequence[Token], words: Sequence[str], read: Read) -> bool:
    before = words[read.first - 1] if read.first else ""
    after = words[read.last] if read.last < len(words) else ""
    if before in ("'", "’") and words[read.first].isdigit():
        return True
    if before in NAMING or after in ("st", "nd", "rd", "th"):
        return True
    if before in DASHES and read.first > 1:
        glued = tokens[read.first - 1].start == tokens[read.first - 2].end
        earlier = words[read.first - 2]
        if glued and earlier[:1].isalpha() and earlier not in UNITS:
            return True
    if after in (".", ")") and read.first == 0:
        return True  # a list number
    return _is_age(tokens, words, read)


def _is_age(tokens: Sequence[Token], words: Sequence[str], read: Read) -> bool:
    """Say whether a number between commas behind a name is an age: "Ahmed, 12, and his son"."""
    if read.first < 2 or words[read.first - 1] != "," or read.last >= len(words):
        return False
    named = tokens[read.first - 2].upos == "PROPN"
    return named and read.low < 111 and words[read.last] in (",", ".")


def _is_pronoun(tokens: Sequence[Token], words: Sequence[str], index: int) -> bool:
    """Say whether "one" stands for a thing: one of the, no one, this one, one another, one day."""
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if before in NOT_COUNTING_ONE:
        return not (before in ("the", "another") and tokens[index].deprel == "nummod")
    if before[:1].isdigit() or after in ("another", "day", "'s", "side", "hand", "of"):
        return True
    return tokens[index].upos == "PRON"
