"""Exact numbers: digits, number words and their scales, read from words in lower case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tregua.language.numbers.lexicon import DASHES, SCALES, UNITS

_DIGITS: Final = re.compile(r"\d{1,3}(?:[,.]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED: Final = re.compile(r"([\d.,]*\d)(k|mn|bn|%)", re.IGNORECASE)
_FACTORS: Final = {"k": 1_000, "mn": 1_000_000, "bn": 1_000_000_000, "%": 1}
_TENS: Final = frozenset({20, 30, 40, 50, 60, 70, 80, 90})


def cardinal(words: Sequence[str], start: int) -> tuple[float, int] | None:
    """Read a cardinal from ``words[start:]``: its value and the index after it, else ``None``.

    Understands 5,000, 1.5 million, twenty-three (one, two or three tokens), two hundred and six,
    two dozen, a hundred. Written for words in lower case.
    """
    total = 0.0
    current: float | None = None
    index = start
    size = len(words)
    while index < size:
        word = words[index]
        value = simple(word)
        if current is not None and word in DASHES:
            if not _hyphenated(words, index):
                break  # 20 - 30 is a range
        elif value is not None:
            if current is not None and not _adds(current, word, value):
                break
            current = value + (current or 0)
        elif word in SCALES and (current is not None or _article(words, index, start)):
            scale = SCALES[word]
            current = (1 if current is None else current) * scale
            if scale >= 1_000:
                total, current = total + current, None
                if not _goes_on(words, index + 1, scale):
                    index += 1
                    break
        elif not _joins(words, index, start, current):
            break
        index += 1
    if current is None and total == 0:
        return None
    return total + (current or 0), index


def simple(word: str) -> float | None:
    """Read one word: digits or a number word, with "twenty-three" and "5k" in one piece."""
    value = UNITS.get(word)
    if value is not None:
        return value
    if word[:1].isdigit():
        return digits(word)
    if "-" in word:
        tens, _, unit = word.partition("-")
        if _is_tens(tens) and UNITS.get(unit, 0) in range(1, 10):
            return UNITS[tens] + UNITS[unit]
    return None


def digits(word: str) -> float | None:
    """The value of digits with their separators and a unit glued to them ("5k", "90%")."""
    if _DIGITS.fullmatch(word):
        plain = word.replace(",", "")
        if plain.count(".") > 1 or ("." in plain and "," not in word and _dotted(plain)):
            plain = plain.replace(".", "")
        return float(plain)
    glued = _GLUED.fullmatch(word)
    if glued is None:
        return None
    base = digits(glued[1])
    return None if base is None else base * _FACTORS[glued[2].lower()]


def _dotted(word: str) -> bool:
    """Say whether a point groups thousands ("5.000") instead of marking decimals."""
    head, _, tail = word.partition(".")
    return len(tail) == 3 and tail == "000" and head != "0"


def _hyphenated(words: Sequence[str], index: int) -> bool:
    """Say whether a dash ties tens to a unit: twenty - three."""
    after = words[index + 1] if index + 1 < len(words) else ""
    return _is_tens(words[index - 1]) and UNITS.get(after, 99) < 10


def _adds(current: float, word: str, value: float) -> bool:
    """Say whether a word adds to the number read so far: twenty three, a hundred twelve."""
    if word not in UNITS:
        return False
    return (value < 10 and current % 100 in _TENS) or (current >= 100 and current % 100 == 0)


def _goes_on(words: Sequence[str], index: int, scale: int) -> bool:
    """Say whether a smaller number word follows a scale: two thousand three hundred."""
    if index >= len(words):
        return False
    return words[index] in UNITS and UNITS[words[index]] < scale


def _joins(words: Sequence[str], index: int, start: int, current: float | None) -> bool:
    """Say whether a word without value belongs to the number: "a" hundred, a hundred "and" six."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else ""
    if word in ("a", "an"):
        return index == start and after in SCALES
    if word != "and" or current is None or current < 100:
        return False
    return words[index - 1] in ("hundred", "thousand") and after in UNITS


def _is_tens(word: str) -> bool:
    return UNITS.get(word) in _TENS


def _article(words: Sequence[str], index: int, start: int) -> bool:
    return index == start + 1 and words[start] in ("a", "an")
