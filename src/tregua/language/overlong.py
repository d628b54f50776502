"""Sentences that no writer meant: a text without stops is cut where a reader would pause.

A sentence is the unit of everything that follows, and much of that asks how its words hang
together, which takes the square of their number. Two hundred words on, nothing hangs together any
more: such a sentence is a list, a transcript, or a text that has lost its stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tregua.language.words import Span

LONGEST = 1000
"""Code points of a sentence at most. The longest of the 4,800 in the real articles has 558."""

_FIRST_WORDS = "The|A|An|He|She|It|They|We|I|In|On|At|But|This|That|These|There|For|After|According"

# Where a sentence may be cut, the best seam first: each is cut behind what the pattern finds.
_SEAMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[;:](?=\s)",
        rf"(?<=[a-z])\s(?=(?:{_FIRST_WORDS})\s)",  # here a stop was lost
        r",(?=\s)|\s[–—-](?=\s)",
        r"\s",
        r"\W",
    )
)
_ANY_SEAM = re.compile(r"\W")


def bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence ``text[start:end]`` in stretches of at most ``LONGEST``, in order, untrimmed.

    A stretch is longer only where there is no seam at all: inside one endless word.
    """
    while end - start > LONGEST:
        cut = _cut(text, start, end)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int) -> int:
    """The last of the best seams in the second half of what may be one stretch, else before it."""
    low, high = start + LONGEST // 2, start + LONGEST
    for seam in _SEAMS:
        if cut := _last(seam, text, low, high):
            return cut
    if cut := _last(_ANY_SEAM, text, start, low):
        return cut
    found = _ANY_SEAM.search(text, high, end)
    return found.end() if found else end


def _last(seam: re.Pattern[str], text: str, low: int, high: int) -> int:
    """The end of the last match, 0 without any."""
    return max((match.end() for match in seam.finditer(text, low, high)), default=0)
