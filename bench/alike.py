"""When two names, words or times count as the same, for every comparison with a coding."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "the a an of in on at to for and or by with from that this its their his her is was be "
        "been all some any very much more no not so as it has have had",
    )
)
# One country under its usual names: adjectives, capitals, short forms.
_SAME = {
    "us": "usa",
    "u.s": "usa",
    "american": "usa",
    "americans": "usa",
    "america": "usa",
    "washington": "usa",
    "iraqi": "iraq",
    "iraqis": "iraq",
    "iranian": "iran",
    "iranians": "iran",
    "legation": "embassy",
    "lawmakers": "parliament",
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
    "shia": "shiite",
    "al": "",
    "timetable": "plan",
    "schedule": "plan",
    "exit": "withdraw",
    "withdrawal": "withdraw",
    "withdraws": "withdraw",
    "departure": "withdraw",
    "motorway": "highway",
}


def words(text: str | None) -> list[str]:
    """The words of a text without accents, fillers and case, countries under one name."""
    plain = unicodedata.normalize("NFKD", (text or "").replace("’", "'"))
    plain = plain.encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"united states(?: of america)?\b", "us", plain)
    plain = re.sub(r"ee\.?\s?uu\.?", "us", plain).replace("u.s.", "us").replace("'s", " ")
    plain = plain.replace("'", "")
    found = (_SAME.get(word, word) for word in re.findall(r"[a-z0-9]+", plain))
    return [word for word in found if word and word not in _FILLERS]


def stems(text: str | None) -> set[str]:
    """Words cut to their first six letters, so that inflection does not count."""
    return {word[:6].rstrip("s") if len(word) > 3 else word for word in words(text)}


def _heads(text: str) -> set[str]:
    """The last word of each coordinated noun phrase, before any preposition."""
    parts = re.split(r",|\band\b", text.lower())
    phrases = (re.split(r"\b(?:of|in|for|with|on|at|from|to|especially)\b", p)[0] for p in parts)
    return {found[-1].rstrip("s") for found in map(words, phrases) if found}


def same_name(mine: str, wanted: str) -> bool:
    """Two names of one thing.

    Equal words; or the words of one are among those of the other and a head noun is shared, so
    that "convoy" is "convoy with supplies" but "United States" is not "United States embassy".
    """
    a, b = set(words(mine)), set(words(wanted))
    if not a or not b:
        return False
    if a == b:
        return True
    shared = len(a & b)
    if not (a <= b or b <= a) or " and " in wanted:
        return 2 * shared >= max(len(a), len(b), 3) and _share_head(mine, wanted)
    return _share_head(mine, wanted)


def _share_head(mine: str, wanted: str) -> bool:
    return bool(_heads(mine) & _heads(wanted))


def same_person(mine: str, wanted: str) -> bool:
    """Two names of a person: equal, or a part of the longer one, its last word included."""
    a, b = words(mine), words(wanted)
    short, long = sorted((a, b), key=len)
    return bool(short) and set(short) <= set(long) and short[-1] == long[-1]


def covers(mine: str | None, wanted: str, *, share: float = 0.5) -> bool:
    """At least that share of the wanted words stand in mine (inflection aside)."""
    want = stems(wanted)
    return bool(want) and len(want & stems(mine)) >= share * len(want)


def bounds(time: dict[str, Any] | None) -> tuple[str | None, str | None]:
    """First and last day of a time."""
    if not time:
        return None, None
    first, last = time.get("earliest"), time.get("latest")
    return (first[:10] if first else None), (last[:10] if last else None)


def same_time(time: dict[str, Any] | None, wanted: str) -> bool:
    """A time that says the wanted day, month or range, and is no wider than it."""
    first, last = bounds(time)
    if not first or not last:
        return False
    low, high = wanted_bounds(wanted)
    return low <= first and last <= high


def pins(time: dict[str, Any] | None, day: str) -> bool:
    """A time of at most three days that holds the day."""
    first, last = bounds(time)
    if not first or not last or not first <= day <= last:
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days <= 2


def wanted_bounds(wanted: str) -> tuple[str, str]:
    """The bounds of "2020-10-11", "2020-10", "2020-10-05/2020-10-11" or "2020-10-03 or …"."""
    days = re.findall(r"\d{4}-\d{2}-\d{2}", wanted)
    if days:
        return min(days), max(days)
    return f"{wanted}-01", f"{wanted}-31"
