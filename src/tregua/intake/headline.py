"""Headlines that stand in a text: at its head, or above a second story."""

from __future__ import annotations

import re

from tregua.intake.credits import Credits, find_credits
from tregua.intake.dates import date_line

_LONGEST = 160
_FEWEST_WORDS = 3

# A sentence's end; the stop of an abbreviation ("the U.S.") is none.
_FINAL_STOP = re.compile(r"(?<!\.\w)(?<!\.\w\w)\.[\"”’)]*$|[:;,]$|[\"”’]$")


def looks_like_headline(line: str) -> bool:
    """Whether a line is short, without a final stop, and no dateline, date or credit."""
    if len(line) > _LONGEST or len(line.split()) < _FEWEST_WORDS or _FINAL_STOP.search(line):
        return False
    return find_credits(line) == Credits()


def headline_of(text: str) -> str | None:
    """The first line of a text, where it looks like a headline and stands apart from the rest."""
    first, _, rest = text.partition("\n")
    apart = rest.startswith("\n") or date_line(rest.partition("\n")[0]) is not None
    if not apart or len(rest.strip()) <= len(first):
        return None
    return first if looks_like_headline(first) else None
