"""Words that point at the past, the present or the future at large: former, at this time, the past.

They hold no date and the ledger has no use for them; annotation after TIMEX2 marks them, so
``find_times`` gives them where it is asked to.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from tregua.language.times.anchors import Sense
from tregua.language.times.calendar import Interval
from tregua.language.times.lexicon import Scan
from tregua.language.times.parts import Part

_PAST: Final = frozenset({"former", "recent"})
_PRESENT: Final = frozenset({"current", "modern", "present"})
_LARGE: Final = frozenset({"past", "future", "present"})
_TIMES: Final = frozenset({"time", "period", "era"})
_STRETCHES: Final = frozenset({"some", "short", "long", "extra", "brief", "any"})
_DETERMINED: Final = frozenset({"this", "that", "the", "same"})


def references(scan: Scan, now: date | None) -> list[Part]:
    """Find the vague references of a sentence; each is open where ``now`` is not known."""
    sides: dict[str, Interval] = {"past": (None, now), "present": (now, now), "future": (now, None)}
    parts = []
    for index, word in enumerate(scan.words):
        side = _side(scan, index, word)
        if side:
            parts.append(Part(_start(scan, index), index + 1, Sense("DATE", sides[side])))
    return parts


def _side(scan: Scan, index: int, word: str) -> str | None:
    token = scan.tokens[scan.owners[index]]
    before = scan.words[index - 1] if index else ""
    if word in _PAST and token.upos == "ADJ" and "latter" not in scan.words:
        return "past"
    if word in _PRESENT and token.upos == "ADJ" and (word == "current" or _with_day(scan, index)):
        return "present"
    if word == "future" or (word in _LARGE and before == "the" and token.upos in ("NOUN", "ADJ")):
        return word
    if word == "date" and before == "to":
        return "present"
    if word in _TIMES and token.upos == "NOUN" and (before in _DETERMINED or _stretch(scan, index)):
        return "present"
    return None


def _stretch(scan: Scan, index: int) -> bool:
    """Say whether "time" or "period" is a stretch of unknown length: a short time, a period of."""
    before = scan.words[index - 1] if index else ""
    return before in _STRETCHES or (scan.words[index] != "time" and before not in ("no", "each"))


def _with_day(scan: Scan, index: int) -> bool:
    """Say whether "modern" or "present" stands in "modern-day", "present day"."""
    return "day" in scan.words[index + 1 : index + 3]


def _start(scan: Scan, index: int) -> int:
    """Take in the determiner of "the past", "this time", "the same time"."""
    start = index
    if scan.words[index] in _TIMES or scan.words[index] in _LARGE:
        around = _DETERMINED | _STRETCHES | {"a"}
        while start and scan.words[start - 1] in around:
            start -= 1
    return start
