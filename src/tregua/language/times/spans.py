"""What stands before an expression: early, "the end of", "the first week of", "the eve of".

Takes the grammar's parts and the scan; gives parts again, wider.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tregua.language.times import calendar
from tregua.language.times.anchors import Sense
from tregua.language.times.durations import iso_of
from tregua.language.times.lexicon import Scan
from tregua.language.times.parts import Part
from tregua.model import TimePrecision

_LEFT: Final = re.compile(
    r"(?:t?[mw]?bft?|t?m-?|[BC][@n]?t?|t?m?PUft?|t?mUft?|m[@n]t?|t?(?P<h>[oL])b[fn]t?|t?r)$"
)
_WEEKS: Final = re.compile(r"t?(?P<n>[oLXF])(?P<q>[NdV])?(?P<u>U)ft?$")
_MORE: Final = frozenset({
    ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("up", "to"),
    ("close", "to"), ("as", "long"),
})  # fmt: skip


def widen(scan: Scan, parts: list[Part]) -> list[Part]:
    """Take in what stands before: early, mid-, "the end of", "the first half of", "more than"."""
    widened: list[Part] = []
    floor = 0
    for part in parts:
        found = part
        if part.sense.kind != "SET":
            found = _widen_one(scan, part, floor)
        widened.append(found)
        floor = found.last
    return widened


def _widen_one(scan: Scan, part: Part, floor: int) -> Part:
    first = part.first
    left = scan.letters[max(floor, first - 6) : first]
    base = first - len(left)
    words = scan.words
    if part.sense.kind == "DURATION":
        if left and left[-1] == "r":
            return replace(part, first=first - 1)
        if first - 2 >= floor and (words[first - 2], words[first - 1]) in _MORE:
            return replace(part, first=first - 2)
        return part
    if (weeks := _WEEKS.search(left)) is not None:
        sense = _week_of(scan, part.sense, weeks, base)
        if sense is not None:
            return Part(base + weeks.start(), part.last, sense)
    if part.sense.role == "day" and (which := _THE_WEEK.search(left)) is not None:
        whole = _whole_week(scan, part, base + which.start())
        if whole is not None:
            return whole
    if (match := _LEFT.search(left)) is None:
        return part
    start = base + match.start()
    text = words[start:first]
    if text[-1] in ("only", "under", "over") or (text[0] == "the" and text[-1:] == ["some"]):
        return part
    if text[-1] == "-" and "mid" not in text:
        return part
    if (
        len(text) > 1
        and scan.letters[start] == "w"
        and text[0] not in ("latter", "opening", "closing")
    ):
        text = text[1:]
        start += 1
    if "part" in text and (len(text) < 3 or part.sense.precision is TimePrecision.VAGUE):
        return part
    if "hours" in text:
        return Part(start, part.last, replace(part.sense, kind="TIME"))
    if "eve" in text:
        return Part(start, part.last, _eve(part.sense))
    if part.sense.slack and (edge := _EDGES.get(text[-2] if text[-1] == "of" else "")):
        return Part(start, part.last, _edge(part.sense, edge))
    if "half" in text:
        if words[part.last - 1] == "'s":
            return part  # "half of 1969's total"
        number = scan.values[base + match.start("h")] if match["h"] else None
        half = _half(part.sense, number)
        return Part(start, part.last, half or part.sense)
    if text[0] in ("later", "earlier", "before", "after", "since") and len(text) > 0:
        if text[0] not in ("later", "earlier"):
            return part
        if part.sense.role == "" and part.sense.kind != "DATE":
            return part
    return Part(start, part.last, part.sense)


_THE_WEEK: Final = re.compile(r"t?U[fw]t?$")


def _whole_week(scan: Scan, part: Part, start: int) -> Part | None:
    """Read "the week of 5 March" and "the week ending 12 April"."""
    words = scan.words[start : part.first]
    day = part.sense.interval[0]
    if "week" not in words or day is None or words[-1] not in ("of", "ending", "beginning", "the"):
        return None
    interval = calendar.week(day)
    if "ending" in words:
        interval = (calendar.step(day, -6, "day"), day)
    elif "beginning" in words:
        interval = (day, calendar.step(day, 6, "day"))
    sense = replace(part.sense, interval=interval, precision=TimePrecision.WEEK, remake=None)
    return Part(start, part.last, replace(sense, role=""))


_EDGES: Final = {
    "start": "first", "beginning": "first", "onset": "first", "outset": "first",
    "end": "last", "close": "last",
}  # fmt: skip


def _edge(sense: Sense, which: str) -> Sense:
    """Give the first or last day of a feast, as far as its days are known: "the end of Ramadan"."""
    start, end = sense.interval
    if start is None or end is None:
        return sense
    width = 2 * sense.slack
    known = calendar.step(start, width, "day"), calendar.step(end, -width, "day")
    interval = (start, known[0]) if which == "first" else (known[1], end)
    return replace(sense, interval=interval, precision=TimePrecision.WEEK, remake=None)


def _eve(sense: Sense) -> Sense:
    """Give the day before a day or a feast: "on the eve of Eid al-Adha"."""
    days = tuple(_day_before(interval, sense.slack) for interval in sense.readings)
    interval = calendar.span(*days) if days else _day_before(sense.interval, sense.slack)
    single = interval[0] == interval[1] and interval[0] is not None
    precision = TimePrecision.DAY if single else TimePrecision.WEEK
    precision = TimePrecision.VAGUE if interval == calendar.OPEN or days else precision
    return replace(sense, interval=interval, readings=days, precision=precision, remake=None)


def _day_before(days: calendar.Interval, slack: int) -> calendar.Interval:
    start = days[0]
    if start is None:
        return calendar.OPEN
    return calendar.step(start, -1, "day"), calendar.step(start, 2 * slack - 1, "day")


def _half(sense: Sense, which: object) -> Sense | None:
    start, end = sense.interval
    if start is None or end is None:
        return None
    middle = calendar.step(start, ((end - start).days + 1) // 2, "day")
    if sense.precision is TimePrecision.YEAR:
        middle = calendar.day(start.year, 7, 1)
    before = calendar.step(middle, -1, "day") if middle else None
    interval = (start, before) if which in (1, "first") else (middle, end)
    return replace(sense, interval=interval, precision=TimePrecision.VAGUE, role="")


def _week_of(scan: Scan, sense: Sense, match: re.Match[str], base: int) -> Sense | None:
    """Read "the first week of May", "the last two days of Ramadan"."""
    if sense.slack:
        return _days_of_feast(scan, sense, match, base)
    unit = scan.values[base + match.start("u")]
    count_at = match.start("q")
    count = scan.values[base + count_at] if count_at >= 0 else 1
    number = scan.values[base + match.start("n")]
    start, end = sense.interval
    if start is None or end is None or not isinstance(unit, str):
        return replace(sense, role="", precision=TimePrecision.VAGUE)
    if unit not in ("day", "week", "month") or not isinstance(count, (int, float)):
        return replace(sense, role="", precision=TimePrecision.VAGUE)
    inner: calendar.Interval
    if match["n"] == "L":
        edge = calendar.step(end, -count, unit)
        inner = (calendar.step(edge, 1, "day") if edge else None, end)
    elif isinstance(number, (int, float)):
        begin = calendar.step(start, (number - 1) * count, unit)
        edge = calendar.step(begin, count, unit) if begin else None
        inner = (begin, calendar.step(edge, -1, "day") if edge else None)
    else:
        return None
    if None in inner or (inner[1] and inner[1] > end):
        return replace(sense, role="", precision=TimePrecision.VAGUE)
    precision = {"day": TimePrecision.DAY, "week": TimePrecision.WEEK}.get(
        unit, TimePrecision.MONTH
    )
    if count > 1:
        length = iso_of(count, unit)  # "the first three months of 2015" are also a length
        return replace(sense, interval=inner, precision=TimePrecision.VAGUE, iso=length, role="")
    return replace(sense, interval=inner, precision=precision, role="")


def _days_of_feast(scan: Scan, sense: Sense, match: re.Match[str], base: int) -> Sense | None:
    """Read "the second day of Eid", "the last ten days of Ramadan", whose edges may be off."""
    start, end = sense.interval
    if start is None or end is None:
        return sense
    width = 2 * sense.slack
    firm = replace(sense, slack=0, interval=(start, calendar.step(end, -width, "day")))
    inner = _week_of(scan, firm, match, base)
    if inner is None or inner.interval[1] is None:
        return inner
    interval = (inner.interval[0], calendar.step(inner.interval[1], width, "day"))
    return replace(sense, interval=interval, precision=TimePrecision.WEEK, remake=None)
