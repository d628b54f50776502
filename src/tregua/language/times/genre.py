"""News or a text that retells the past: which of the two a report is, by how it names its times.

News counts its days from publication ("on Tuesday", "last week"); an encyclopedia, a chronology or
a history names its years. Temporal taggers that are told the genre do much better on each.
"""

from __future__ import annotations

import re
from datetime import date
from statistics import median
from typing import Final

_YEAR: Final = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b|\b\d{1,4}\s*(?:BC|BCE|B\.C\.|AD)\b")
_COUNTED: Final = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:last|this|next) (?:night|week|month|year|morning|evening|afternoon))\b",
    re.IGNORECASE,
)
_FEWEST_YEARS = 6
_YEARS_TO_COUNTED = 4
"""Years to days counted: 16 histories of wars have 16 or more, most of 180 news reports below 1."""
_LONG_AGO = 5


def retells(text: str, published: date | None) -> bool:
    """Say whether a text tells of the past throughout, so that its dates follow its own story.

    It names years, six or more, hardly ever counts from the day of writing, and half of its years
    lie well before the one of publication, where that is known: an analysis of the last three
    years is told from today.
    """
    years = [int(found[1] or 0) for found in _YEAR.finditer(text)]
    if len(years) < _FEWEST_YEARS:
        return False
    counted = sum(1 for _ in _COUNTED.finditer(text))
    if len(years) < _YEARS_TO_COUNTED * counted:
        return False
    return published is None or median(years) <= published.year - _LONG_AGO
