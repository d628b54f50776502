"""How long: "two weeks" as ISO 8601, "indefinitely" as such, "several days" with its bounds.

Takes pieces, gives counts and ISO forms; weeks are written as days (P14D), as in the contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tregua.language.analysis import TimeExpression
from tregua.language.numbers import ROUGH, SCALES, cardinal
from tregua.language.times.lexicon import Scan
from tregua.model import Duration

_DAYS: Final = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0,
    "weekend": 2.0, "month": 30.0, "quarter": 91.0, "year": 365.0, "decade": 3652.0,
    "century": 36524.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: how many, and its ISO form; both ``None`` where the words set no number."""

    count: float | None
    iso: str | None


def length_of(scan: Scan, quantity: int, unit: int, stop: int | None = None) -> Length:
    """Read the pieces from ``quantity`` up to the unit's piece, and a half behind it.

    Where an adjective stands before the unit ("ten brutal months"), ``stop`` is its piece; behind
    the unit it is the end of the expression.
    """
    name = scan.values[unit]
    stop = unit if stop is None else stop
    words = [
        w
        for w in scan.words[quantity : min(unit, stop)]
        if w not in ("another", "more", "further", "of")
    ]
    while words and words[-1] in ("-", "–"):
        words.pop()
    if not isinstance(name, str):
        return Length(None, None)
    count = _count(words)
    if count is not None and scan.words[unit + 1 : stop] == ["and", "a", "half"]:
        count += 0.5
    return Length(count, iso_of(count, name) if count is not None else None)


def _count(words: list[str]) -> float | None:
    if not words or words in (["a"], ["an"], ["additional"], ["extra"]):
        return 1
    if words[:2] == ["a", "couple"]:
        return 2
    read = cardinal(["a", *words] if words[0] in SCALES else words, 0)
    if read is None:
        return None
    words = ["a", *words] if words[0] in SCALES else words
    value, end = read
    rest = words[end:]
    if rest in (["and", "a", "half"], ["and", "half"]):
        return value + 0.5
    return value if not rest else None


def iso_of(count: float, unit: str) -> str | None:
    """Write a number of units as an ISO 8601 duration."""
    factor, letter = {
        "second": (1, "S"), "minute": (1, "M"), "hour": (1, "H"), "day": (1, "D"), "night": (1,
        "D"),
        "week": (7, "D"), "fortnight": (14, "D"), "weekend": (2, "D"), "month": (1, "M"),
        "quarter": (3, "M"), "year": (1, "Y"), "decade": (10, "Y"), "century": (100, "Y"),
    }.get(unit, (0, ""))  # fmt: skip
    if not factor:
        return None
    number = f"{count * factor:g}"
    if "e" in number:
        return None
    return f"PT{number}{letter}" if unit in ("second", "minute", "hour") else f"P{number}{letter}"


def as_duration(expression: TimeExpression) -> Duration | None:
    """Give a DURATION as the model's noun, with its bounds in days; ``None`` for another kind.

    "More than 40 days" has no upper bound, "up to 40 days" no lower one, "several weeks" is
    three to nine of them. A month counts 30 days and a year 365.
    """
    if expression.kind != "DURATION":
        return None
    words = expression.text.lower().replace("-", " ").split()
    low = high = None
    unit = next((w.rstrip("s") for w in words if w.rstrip("s") in _DAYS), None)
    if unit is not None and expression.iso != "indefinite":
        low, high = _bounds(words, unit)
    return Duration(expression.iso, expression.text, low, high)


def _bounds(words: list[str], unit: str) -> tuple[float | None, float | None]:
    scale = _DAYS[unit]
    text = " ".join(words)
    numbers: list[float] = []
    index = 0
    while index < len(words):
        read = cardinal(words, index)
        if read is None:
            index += 1
            continue
        numbers.append(read[0])
        index = max(read[1], index + 1)
    if numbers:
        low: float | None = min(numbers) * scale
        high: float | None = max(numbers) * scale
    else:
        rough = next((ROUGH[w] for w in words if w in ROUGH), None)
        if rough is None:
            single = any(w in ("a", "an", "one", "another") for w in words) or words[-1] == "long"
            return (scale, scale) if single else (None, None)
        low, high = rough[0] * scale, rough[1] * scale if rough[1] else None
    if any(q in text for q in ("more than", "at least", "over ", "or more")):
        high = None
    elif any(q in text for q in ("less than", "up to", "fewer than", "no more")):
        low = None
    return low, high
