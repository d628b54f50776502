"""What stands around an expression: joined days and clocks, "the end of", open-ended spans, events.

Takes the grammar's parts and the scan; gives parts again, wider or fewer, or new ones.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from tregua.language.times import calendar
from tregua.language.times.anchors import Sense
from tregua.language.times.durations import iso_of
from tregua.language.times.lexicon import Scan
from tregua.language.times.parts import Part
from tregua.model import TimePrecision

_JOINTS: Final = frozenset({"", ",", "@", ",@", "f", "@t", "ft", "ff"})
_LEFT: Final = re.compile(
    r"(?:t?[mw]?bft?|t?m-?|[BC][@n]?t?|t?m?PUft?|t?mUft?|m[@n]t?|t?(?P<h>[oL])b[fn]t?|t?r)$"
)
_WEEKS: Final = re.compile(r"t?(?P<n>[oLXF])(?P<q>[NdV])?(?P<u>U)ft?$")
_MORE: Final = frozenset({
    ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("up", "to"),
    ("close", "to"), ("as", "long"),
})  # fmt: skip


def join(scan: Scan, parts: list[Part]) -> list[Part]:
    """Join "7 p.m." and "Monday", "the night" of "5 May"; drop weak rests."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before is not None:
            gap = scan.letters[before.last : part.first]
            merged = _merge(before, part) if gap in _JOINTS else None
            if merged is not None:
                joined[-1] = merged
                continue
        joined.append(part)
    return [p for p in joined if not p.weak]


def _merge(one: Part, two: Part) -> Part | None:
    roles = {one.sense.role, two.sense.role}
    if "day" in roles and roles & {"clock", "part"}:
        day, time = (one, two) if one.sense.role == "day" else (two, one)
        if time.sense.role == "part" and time.sense.interval != calendar.OPEN:
            return None
        sense = replace(
            time.sense,
            kind="TIME",
            interval=day.sense.interval,
            precision=day.sense.precision,
            readings=day.sense.readings,
            remake=day.sense.remake,
            role="timed",
        )
        return Part(one.first, two.last, sense)
    return None


def place_clocks(parts: list[Part], story: date | None) -> list[Part]:
    """Give a clock time the day that its sentence names nearest to it; else it has no day.

    Hours that recur ("from 6 to 18 every day until Friday") have no day of their own either.
    """
    if any(p.sense.kind == "SET" for p in parts):
        return parts
    days = [p for p in parts if p.sense.role in ("day", "timed") and p.sense.interval[0]]
    placed: list[Part] = []
    for part in parts:
        sense = part.sense
        if sense.role in ("clock", "part") and sense.interval == calendar.OPEN:
            near = min(days, key=lambda d: abs(d.first - part.first), default=None)
            interval = near.sense.interval if near else (story, story)
            if near is None and story is None:
                interval = sense.otherwise
            precision = near.sense.precision if near else TimePrecision.DAY
            if interval[0] is None:
                precision = TimePrecision.VAGUE
            readings = near.sense.readings if near else ()
            sense = replace(sense, interval=interval, precision=precision, readings=readings)
            part = replace(part, sense=sense)  # noqa: PLW2901
        placed.append(part)
    return placed


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


# ---- indefinite spans and events ----------------------------------------------------------------

_SPAN_NOUNS: Final = frozenset({
    "ceasefire", "cease-fire", "cease", "truce", "cessation", "halt", "pause", "suspension",
    "armistice",
    "time", "period", "duration", "extension", "term", "curfew", "moratorium", "lull", "peace",
    "stop",
    "end", "strike", "lockdown", "embargo", "ban",
})  # fmt: skip
_FOREVER: Final = frozenset({"indefinite", "indefinitely", "forever"})
_LIMITS: Final = ("end date", "end-date", "time limit", "time-limit", "fixed end", "expiry date",
    "expiration date",
                  "set end", "limit of time", "fixed date", "limit in time",
                  "fixed term")  # fmt: skip
_EVENTS: Final = frozenset({
    "election", "elections", "vote", "referendum", "harvest", "hajj", "pilgrimage", "olympics",
    "games",
    "ceremony", "inauguration", "summit", "holiday", "holidays", "feast", "runoff", "polls",
    "census",
})  # fmt: skip
_UNTIL: Final = frozenset({"until", "till", "til"})


def indefinite(scan: Scan) -> list[Part]:
    """Find spans without an end: indefinite, open-ended, without end date, permanent ceasefire."""
    words = scan.words
    parts: list[Part] = []
    sense = Sense("DURATION", iso="indefinite")
    for index, word in enumerate(words):
        if word in _FOREVER:
            parts.append(Part(index, index + 1, sense))
        elif word in ("unlimited", "permanent", "permanently", "open"):
            last = index + 1
            if word == "open":
                if words[index + 1 : index + 2] == ["ended"]:
                    last = index + 2
                elif words[index + 1 : index + 3] == ["-", "ended"]:
                    last = index + 3
                else:
                    continue
            near = set(words[max(0, index - 5) : last + 5])
            if near & _SPAN_NOUNS:
                parts.append(Part(index, last, sense))
        elif word in ("without", "no", "any"):
            parts += _no_limit(scan, index, sense)
        elif word == "further" and words[index - 1 : index + 2] == ["until", "further", "notice"]:
            parts.append(Part(index - 1, index + 2, sense))
    return parts


def _no_limit(scan: Scan, index: int, sense: Sense) -> list[Part]:
    words = scan.words
    tail = " ".join(words[index + 1 : index + 6]).replace(" - ", "-")
    for article in ("", "a ", "an ", "any "):
        for limit in _LIMITS:
            if tail.startswith(article + limit):
                length = len((article + limit).split())
                length += (
                    words[index + 1 : index + 1 + length + 2].count("-") * 2 if "-" in limit else 0
                )
                return [Part(index, min(index + 1 + length, len(words)), sense)]
    return []


def events(scan: Scan) -> list[Part]:
    """Find "until the end of the American elections": an end that is an event has no date here."""
    words = scan.words
    parts: list[Part] = []
    for index, word in enumerate(words):
        if word not in _UNTIL:
            continue
        start = index + 1
        if words[start : start + 1] == ["after"]:
            start += 1
        end = _noun_phrase(scan, start)
        if end <= start:
            continue
        phrase = words[start:end]
        ends = any(w in ("end", "close", "completion", "conclusion", "expiry") for w in phrase[:2])
        if (ends and "of" in phrase) or any(w in _EVENTS for w in phrase):
            parts.append(Part(start, end, Sense("DATE")))
    return parts


_PHRASE: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_STOP: Final = frozenset({
    "and", "or", "but", "if", "on", "in", "at", "with", "by", "that", "which", "when", "to",
    "for", "is",
    "was", "were", "are", "has", "had", "have", "will", "said", "they", "he", "she", "it", "we",
    "as",
})  # fmt: skip


def _noun_phrase(scan: Scan, start: int) -> int:
    """Find the end of the noun phrase that begins at a piece, "of" phrases taken in."""
    index = start
    while index < len(scan.words) and index - start < 9:
        word = scan.words[index]
        token = scan.tokens[scan.owners[index]]
        known = token.upos != "X"
        if word in ("of", "'s", "’s", "-"):
            index += 1
            continue
        if word in _STOP or not word[:1].isalnum() or (known and token.upos not in _PHRASE):
            break
        index += 1
    while index > start and scan.words[index - 1] in ("of", "'s", "’s", "-", "the", "a"):
        index -= 1
    return index


def add(parts: list[Part], more: list[Part]) -> list[Part]:
    """Put parts in that overlap none of those there."""
    kept = list(parts)
    for part in more:
        if all(part.last <= p.first or part.first >= p.last for p in kept):
            kept.append(part)
    return sorted(kept, key=lambda p: p.first)
