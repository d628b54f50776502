"""Parts that belong together: days and clocks, an hour told twice, ranges and lists of dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from tregua.language.times import calendar
from tregua.language.times.anchors import Sense
from tregua.language.times.lexicon import Scan
from tregua.language.times.parts import Part
from tregua.model import TimePrecision

_JOINTS: Final = frozenset({"", ",", "@", ",@", "f", "@t", "ft", "ff"})


def join(scan: Scan, parts: list[Part]) -> list[Part]:
    """Join "7 p.m." and "Monday", "the night" of "5 May"; drop weak rests."""
    joined = _merge_days(scan, _told_twice(scan, _merge_days(scan, parts)))
    return [p for p in joined if not p.weak]


def _merge_days(scan: Scan, parts: list[Part]) -> list[Part]:
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
    return joined


def _told_twice(scan: Scan, parts: list[Part]) -> list[Part]:
    """Join a local hour with the same hour elsewhere: 6 a.m. (0300 GMT), midnight (2100 GMT).

    The two give the local offset; where the brackets name a day, theirs is the moment.
    """
    told: list[Part] = []
    for part in parts:
        before = told[-1] if told else None
        if before is None or not _in_brackets(scan, before, part):
            told.append(part)
            continue
        sense = part.sense
        if sense.role == "clock":
            sense = replace(before.sense, zone=_offset(before.sense, sense))
        told[-1] = Part(before.first, part.last + 1, sense)
    return told


def _in_brackets(scan: Scan, before: Part, part: Part) -> bool:
    return (
        scan.words[before.last : part.first] == ["("]
        and scan.words[part.last : part.last + 1] == [")"]
        and before.sense.role == "clock"
        and before.sense.zone is None
        and part.sense.zone is not None
    )


def _offset(local: Sense, other: Sense) -> str | None:
    """Give the offset from UTC at which one clock shows what another shows in its zone."""
    if not (local.clock and other.clock and other.zone):
        return None
    minutes = _minutes(local.clock[1:]) - _minutes(other.clock[1:]) + _minutes(other.zone)
    minutes = (minutes + 720) % 1440 - 720
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _minutes(clock: str) -> int:
    sign = -1 if clock[0] == "-" else 1
    hours, minutes = clock.lstrip("+-").split(":")
    return sign * (int(hours) * 60 + int(minutes))


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
    return _dated_weekday(one, two)


def _dated_weekday(one: Part, two: Part) -> Part | None:
    """Join "Monday evening" with the date behind it, which says which Monday."""
    if one.sense.role != "timed" or two.sense.role != "day" or two.sense.kind != "DATE":
        return None
    if two.sense.interval not in (one.sense.interval, *one.sense.readings):
        return None
    day = two.sense
    sense = replace(one.sense, interval=day.interval, precision=day.precision, readings=())
    return Part(one.first, two.last, replace(sense, remake=day.remake))


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


_RANGE_LINKS: Final = (["to"], ["until"], ["till"], ["through"], ["-"], ["–"], ["—"])
_LIST_LINKS: Final = ([","], ["and"], ["or"], [",", "and"])
_EDGES: Final = frozenset({"early", "late", "mid", "the", "in", "on"})


def align(scan: Scan, parts: list[Part]) -> list[Part]:
    """Let dates that are said together share their year: 23 December to 7 January 2020.

    So do the members of a list ("in April and June 1955"), where the year stands behind the last.
    """
    aligned = list(parts)
    for index in range(len(aligned) - 2, -1, -1):
        one, two = aligned[index], aligned[index + 1]
        if one.sense.kind == two.sense.kind == "DATE":
            link = _link(scan, one, two)
            aligned[index : index + 2] = (
                _range(one, two) if link == "range" else _list(one, two) if link else (one, two)
            )
    return aligned


def _link(scan: Scan, one: Part, two: Part) -> str:
    """Say whether two parts are the ends of a range, or members of a list."""
    gap = scan.words[one.last : two.first]
    between = gap == ["and"] and scan.words[one.first - 1 : one.first] == ["between"]
    if gap in _RANGE_LINKS or between:
        return "range"
    return "list" if [w for w in gap if w not in _EDGES] in _LIST_LINKS else ""


def _range(one: Part, two: Part) -> tuple[Part, Part]:
    first, second = one.sense, two.sense
    settled = second.interval[0] is not None and not second.readings
    if first.remake and settled and second.interval[0] and (first.readings or not second.remake):
        return replace(one, sense=_shift(first, second.interval[0].year, -1, second)), two
    if second.remake and first.interval[0] and not first.readings:
        return one, replace(two, sense=_shift(second, first.interval[0].year, 1, first))
    return one, two


def _list(one: Part, two: Part) -> tuple[Part, Part]:
    first, second = one.sense, two.sense
    if first.remake is None or not second.dated or second.interval[0] is None:
        return one, two
    shared = _shift(first, second.interval[0].year, -1, second)
    return replace(one, sense=replace(shared, dated=True)), two


def _shift(sense: Sense, year: int, step: int, other: Sense) -> Sense:
    """Give a date the closest year on the right side of the other end of its range."""
    edge = other.interval[0]
    for candidate in (year, year + step, year + 2 * step):
        made = sense.remake(candidate) if sense.remake else None
        if made and made[0] and edge and (made[0] >= edge if step > 0 else made[0] <= edge):
            precision = TimePrecision.DAY if sense.role == "day" else sense.precision
            return replace(sense, interval=made, readings=(), precision=precision)
    return sense


def add(parts: list[Part], more: list[Part]) -> list[Part]:
    """Put parts in that overlap none of those there."""
    kept = list(parts)
    for part in more:
        if all(part.last <= p.first or part.first >= p.last for p in kept):
            kept.append(part)
    return sorted(kept, key=lambda p: p.first)
