"""One number as it is read from the words: exact, rough, none at all, or a range of two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tregua.language.numbers.cardinals import cardinal, digits, simple
from tregua.language.numbers.lexicon import (
    AFTER_A,
    CASUALTIES,
    CURRENCY,
    DASHES,
    LENGTHS,
    LINKS,
    NONE,
    PERSONS,
    ROUGH,
    ROUGH_ALONE,
    SCALES,
    SPREADS,
    TRIGGERS,
)

_RANGE_GLUED: Final = re.compile(r"([\d.,]*\d)[-–—]([\d.,]*\d)")
_DIGIT: Final = frozenset("0123456789")
_SHORT: Final = {"k": 1_000, "m": 1_000_000}
"""Scales of one letter, which the tokeniser cuts from the digits."""


@dataclass(frozen=True, slots=True)
class Read:
    """A number between two tokens: half-open, its bounds, and whether it was a rough word."""

    first: int
    last: int
    low: float
    high: float | None
    rough: bool = False


def may_begin(word: str, words: Sequence[str], index: int) -> bool:
    """Say whether a number can begin with this word; cheap, and true of a few words too many."""
    if word in TRIGGERS or word[:1] in _DIGIT:
        return True
    if word in ("a", "an"):
        return index + 1 < len(words) and words[index + 1] in AFTER_A
    return "-" in word and len(word) > 3


def number_from(words: Sequence[str], start: int, taken: set[int]) -> Read | None:
    """Read a number or a range of two: 5 to 7, 15,000-20,000, between 3 and 5, two or three.

    ``taken`` are tokens that belong to something else and end a range.
    """
    glued = _RANGE_GLUED.fullmatch(words[start])
    if glued:
        low, high = digits(glued[1]), digits(glued[2])
        if low is not None and high is not None and low < high:
            return Read(start, start + 1, low, high)
        return None
    one = _atom(words, start)
    if one is None or one.rough or one.last + 1 >= len(words) or one.last + 1 in taken:
        return one
    link = words[one.last]
    before = words[start - 1] if start else ""
    if link == "to" and before == "from" and not SPREADS.intersection(words[:start][-3:]):
        return one  # "grew from 1,600 to 3,000": two numbers
    if not (link in ("to", "or") or link in DASHES or (link == "and" and before == "between")):
        return one
    two = _atom(words, one.last + 1)
    if two is None or two.rough or two.high is None:
        return one
    low = _scaled_like(words, one.low, two)
    return Read(start, two.last, low, two.high) if low < two.low else one


def _scaled_like(words: Sequence[str], low: float, two: Read) -> float:
    """The lower bound in the scale of the upper one: "two to three million"."""
    scale = SCALES.get(words[two.last - 1], 1)
    return low * scale if low < 1_000 <= scale and two.low >= 2 * scale else low


def _atom(words: Sequence[str], start: int) -> Read | None:
    """Read one number, exact or rough, that begins at ``start``."""
    word = words[start]
    if word in ROUGH or word == "a":
        rough = _rough(words, start)
        if rough is not None:
            return rough
    if word in NONE or word == "another":
        return _none_or_another(words, start)
    if word == "half" and words[start + 1 : start + 3] in (["a", "million"], ["a", "dozen"]):
        value = 0.5 * SCALES[words[start + 2]]
        return Read(start, start + 3, value, value)
    read = cardinal(words, start)
    if read is None:
        return None
    value, end = read
    if words[end - 1][:1] in _DIGIT and _is_short_scale(words, start, end):
        return Read(start, end + 1, value * _SHORT[words[end]], value * _SHORT[words[end]])
    return Read(start, end, value, value)


def _is_short_scale(words: Sequence[str], start: int, index: int) -> bool:
    """ "1.5 m people", "$20 m": a scale beside a currency or what is counted; else metres."""
    if index >= len(words) or words[index] not in _SHORT:
        return False
    after = words[index + 1] if index + 1 < len(words) else ""
    money = start > 0 and words[start - 1] in CURRENCY
    return money or (after not in LENGTHS and after.isalpha() and len(after) > 2)


def _none_or_another(words: Sequence[str], start: int) -> Read | None:
    """Read nobody, none, no one, "no casualties" as 0; "another" as 1 if no number follows."""
    word = words[start]
    after = words[start + 1] if start + 1 < len(words) else ""
    if word == "another":
        if not after.isalpha() or after in LINKS:
            return None
        if simple(after) is not None or after in ROUGH or after in SCALES:
            return None
        return Read(start, start + 1, 1, 1)
    if word == "no":
        if after in ("one", "-one"):
            return Read(start, start + 2, 0, 0)
        near = words[start + 1 : start + 3]
        counted = any(w in CASUALTIES or w in PERSONS or w.rstrip("s") in PERSONS for w in near)
        return Read(start, start + 1, 0, 0) if counted else None
    return Read(start, start + 1, 0, 0)


def _rough(words: Sequence[str], start: int) -> Read | None:
    word = words[start]
    after = words[start + 1] if start + 1 < len(words) else ""
    if word == "a":
        return _a_few(words, start) if after in AFTER_A and after in ROUGH else None
    if word in ("tens", "hundreds", "dozens", "scores") and after == "of":
        bigger = words[start + 2] if start + 2 < len(words) else ""
        scale = {"thousands": 1_000, "millions": 1_000_000}.get(bigger, 0)
        if scale:
            low, high = ROUGH[word]
            return Read(start, start + 3, low * scale, ((high or 0) + 1) * scale - 1, True)
    if word == "several" and after in SCALES:
        return Read(start, start + 2, 3 * SCALES[after], 9 * SCALES[after], True)
    if word == "both" or word in ROUGH_ALONE:
        low, high = ROUGH[word]
        return Read(start, start + 1, low, high, True)
    return None


def _a_few(words: Sequence[str], start: int) -> Read:
    """ "A few", "a couple of", "a handful of", also before a scale: "a few hundred"."""
    end = start + 2
    if words[start + 1] != "few" and end < len(words) and words[end] == "of":
        end += 1
    low, high = ROUGH[words[start + 1]]
    if end < len(words) and words[end] in SCALES:
        scale = SCALES[words[end]]
        return Read(start, end + 1, low * scale, high * scale if high else None, True)
    return Read(start, end, low, high, True)
