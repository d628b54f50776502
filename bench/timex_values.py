"""Our intervals as TIMEX3 values: the mapping by which ``bench.timex`` is scored.

A calendar unit is the one of the interval's precision that holds its middle day; a duration is its
ISO form in the units of the text (weeks, decades); parts of the day become suffixes. Where the
words allow several days, the likeliest is written, as TIMEX3 has no room for two: the ledger keeps
them all. Two schemes are served: TIMEX3 as TempEval-3 uses it, and WikiWars, whose values come from
TIMEX2 (a recurring "daily" is ``XXXX-XX-XX`` there and ``P1D`` in TempEval-3).
"""

from __future__ import annotations

import re
from datetime import date

from tregua.language.analysis import TimeExpression
from tregua.language.times.calendar import MONTHS, WEEKDAYS
from tregua.language.times.lexicon import WORDS
from tregua.model import Time, TimePrecision

_PARTS = {
    "morning": "TMO", "dawn": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
    "nights": "TNI", "tonight": "TNI", "overnight": "TNI", "daytime": "TDT",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_PRESENT = {"now", "currently", "nowadays", "today", "presently", "these", "current", "date",
            "modern", "present"}  # fmt: skip
_UNITS = {
    "second": "TXS", "minute": "TXM", "hour": "TXH", "day": "XD", "night": "XD", "week": "XW",
    "month": "XM", "year": "XY", "decade": "XDE", "centur": "XCE",
}  # fmt: skip
_TIMEX2_SETS = {
    "day": "XXXX-XX-XX", "daily": "XXXX-XX-XX", "week": "XXXX-WXX", "weekly": "XXXX-WXX",
    "month": "XXXX-XX", "monthly": "XXXX-XX", "year": "XXXX", "annual": "XXXX",
    "annually": "XXXX", "yearly": "XXXX", "night": "XXXX-XX-XXTNI", "nightly": "XXXX-XX-XXTNI",
}  # fmt: skip


_TIMELY = "MDUPSHRvWJ"
"""Classes of words (see ``lexicon``) that make an expression one of time, not an event's name."""


def has_form(found: TimeExpression) -> bool:
    """Say whether TIMEX3 has a form for it: not for "indefinitely", nor for an undated event."""
    if found.iso == "indefinite":
        return False
    if found.value is None or found.value.earliest or found.value.latest:
        return True
    words = re.findall(r"[a-z]+|\d+", found.text.lower())
    return any(w.isdigit() or WORDS.get(w, "w")[0] in _TIMELY for w in words)


def timex_value(
    found: TimeExpression, published: date | None = None, *, timex2: bool = False
) -> str:
    """Write one expression as a TIMEX3 value; ``timex2`` for the habits of WikiWars."""
    words = re.findall(r"[a-z]+", found.text.lower())
    if found.kind == "SET":
        return _set(found, words, timex2=timex2)
    if found.kind == "DURATION" or (found.iso and found.iso.startswith("P")):
        return _length(found, words)
    value = found.readings[0] if found.readings else found.value
    vague = value is None or value.precision is TimePrecision.VAGUE
    if vague and words[-1:] in (["time"], ["period"], ["season"], ["era"]):
        return "PRESENT_REF" if words[-2:] == ["this", "time"] else "null"
    if value is None or not (value.earliest or value.latest):
        return _open(found, words, published)
    if not (value.earliest and value.latest):
        return _half_open(value, words)
    if value.precision is TimePrecision.VAGUE and _PRESENT & set(words):
        return "PRESENT_REF"
    return _dated(found, value, words)


def _dated(found: TimeExpression, value: Time, words: list[str]) -> str:
    start = date.fromisoformat((value.earliest or "")[:10])
    end = date.fromisoformat((value.latest or "")[:10])
    middle = start + (end - start) // 2
    season = next((_SEASONS[w] for w in words if w in _SEASONS), None)
    days = (end - start).days + 1
    match value.precision:
        case TimePrecision.SEASON if season:
            return f"{middle.year if days > 200 else end.year}-{season}"
        case TimePrecision.SEASON:
            return f"{middle.year}-Q{(middle.month + 2) // 3}"
        case TimePrecision.YEAR:
            return f"{middle.year}"
        case TimePrecision.MONTH:
            return f"{middle:%Y-%m}"
        case TimePrecision.WEEK:
            return f"{middle:%G-W%V}"
        case TimePrecision.VAGUE if 3600 < days < 3700:
            return f"{middle.year // 10}"
        case TimePrecision.VAGUE if days > 36000:
            return f"{middle.year // 100:02}"
        case TimePrecision.VAGUE if 180 < days < 185:
            return f"{middle.year}-H{1 if middle.month < 7 else 2}"
    if "weekend" in words:
        return f"{start:%G-W%V}-WE"
    part = _part(words) if found.kind == "TIME" else ""
    clock = found.iso if found.iso and found.iso.startswith("T") else ""
    return f"{start if found.kind == 'TIME' else middle:%Y-%m-%d}{clock or part}"


def _part(words: list[str]) -> str:
    return next((_PARTS[w] for w in words if w in _PARTS), "")


def _set(found: TimeExpression, words: list[str], *, timex2: bool) -> str:
    names = [w.removesuffix("s") for w in words]
    weekday = next((WEEKDAYS.index(w) + 1 for w in names if w in WEEKDAYS), None)
    if weekday:
        return f"XXXX-WXX-{weekday}"
    if part := _part(names):
        return f"XXXX-XX-XX{part}"
    rate = words[:1] in (["per"], ["a"], ["an"])
    if timex2 and not rate and not re.search(r"[2-9]", found.iso or ""):
        return next((_TIMEX2_SETS[w] for w in words if w in _TIMEX2_SETS), found.iso or "")
    return _length(found, words)


def _length(found: TimeExpression, words: list[str]) -> str:
    iso = found.iso or ""
    for unit, days, letters in (("week", "D", "W"), ("decade", "Y", "DE"), ("centur", "Y", "CE")):
        number = re.fullmatch(rf"P(\d+){days}", iso)
        size = {"week": 7, "decade": 10, "centur": 100}[unit]
        if number and any(w.startswith(unit) for w in words) and int(number[1]) % size == 0:
            return f"P{int(number[1]) // size}{letters}"
    return iso or _uncounted(words)


def _uncounted(words: list[str]) -> str:
    return next((f"P{v}" for w in words for u, v in _UNITS.items() if w.startswith(u)), "")


def _half_open(value: Time, words: list[str]) -> str:
    if {"few", "several", "coming", "couple"} & set(words) and "later" not in words:
        return _uncounted(words) or "FUTURE_REF"
    return "PAST_REF" if value.latest else "FUTURE_REF"


def _open(found: TimeExpression, words: list[str], published: date | None) -> str:
    if "bc" in words or {"b", "c"} <= set(words):
        return _ancient(found.text, words)
    if _PRESENT & set(words):
        return "PRESENT_REF"
    if {"recently", "recent", "past", "former", "formerly"} & set(words):
        return "PAST_REF"
    if {"soon", "coming", "future"} & set(words):
        return "FUTURE_REF"
    if words[:1] == ["the"] and words[-1].endswith("s") and "following" in words:
        return _uncounted(words)
    if found.kind == "TIME":
        habit = {"night", "nights", "daytime"} & set(words)
        day = f"{published}" if published and not habit else "XXXX-XX-XX"
        return day + (found.iso or _part(words))
    return "XXXX-XX-XX"


def _ancient(text: str, words: list[str]) -> str:
    """Write a date before year 1, for which our model has no days, from its words."""
    number = re.search(r"\d+", text)
    if number is None:
        return ""
    if re.search(r"\d0s", text):
        return f"BC{int(number[0]) // 10:03}"
    if "century" in words:
        return f"BC{int(number[0]) - 1:02}"
    season = next((f"-{_SEASONS[w]}" for w in words if w in _SEASONS), "")
    month = next((f"-{MONTHS.index(w) + 1:02}" for w in words if w in MONTHS), "")
    return f"BC{int(number[0]):04}{month or season}"
