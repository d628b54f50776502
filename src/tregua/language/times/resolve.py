"""From words of time to days: which Monday, how far ago, which week.

What the anchors do not settle stays open; what they leave ambiguous comes back as several readings.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from tregua.language.times import calendar
from tregua.language.times.anchors import Context, Sense
from tregua.language.times.calendar import Interval
from tregua.model import TimePrecision

_JUST_PAST = 3
"""Days back up to which "last" before a weekday may mean the week before."""


def weekday(context: Context, number: int, which: str, tense_: str) -> Sense:
    """Resolve a weekday: ``which`` is the class letter of last, next, this, following or none."""
    if which in ("F", "E", "h", "G") or (context.retold and not which):
        return _story_weekday(context, number, which)
    now = context.now()
    if now is None:
        return Sense("DATE", role="day")
    back = (now.weekday() - number) % 7
    latest, soonest = calendar.step(now, -back, "day"), calendar.step(now, (7 - back) % 7, "day")
    chosen: date | None = latest
    if which == "L":
        before = latest if back else calendar.step(now, -7, "day")
        last_week = calendar.step(now, -now.weekday() - 7 + number, "day")
        # Of a day just past one says "Saturday"; "last Saturday" may be the one before it.
        week_before = calendar.step(now, -back - 7, "day") if 0 < back <= _JUST_PAST else None
        if (unclear := _one_of(before, last_week, week_before)) is not None:
            return unclear
        chosen = before
    elif which == "X":
        after = soonest if back else calendar.step(now, 7, "day")
        next_week = calendar.step(now, 7 - now.weekday() + number, "day")
        if (unclear := _one_of(after, next_week)) is not None:
            return unclear
        chosen = after
    elif which == "T":
        in_week = calendar.step(now, number - now.weekday(), "day")
        chosen = soonest if tense_ == "future" else in_week
    elif tense_ == "future":
        chosen = soonest
    elif tense_ == "would":
        return _from_past(context, number, latest, soonest)
    return _on(chosen)


def _from_past(context: Context, number: int, latest: date | None, soonest: date | None) -> Sense:
    """Resolve "would begin on Saturday": from the day the sentence says it was said, else open.

    Without such a day both the last and the next one may be meant.
    """
    told = context.narrative[0]
    if told and context.here and context.precision is TimePrecision.DAY:
        return _on(calendar.step(told, (number - told.weekday()) % 7, "day"))
    return _one_of(soonest, latest) or _on(latest or soonest)


def _one_of(*days: date | None) -> Sense | None:
    """Keep several days that may be meant, the likeliest first; ``None`` where there is but one."""
    found = [d for d in dict.fromkeys(days) if d]
    if len(found) < 2:
        return None
    interval = min(found), max(found)
    readings = tuple((d, d) for d in found)
    return Sense("DATE", interval, TimePrecision.VAGUE, readings=readings, role="day")


def _story_weekday(context: Context, number: int, which: str) -> Sense:
    """Count from the last day told: "the following Monday"; open where that is no single day."""
    start = context.narrative[0]
    if start is None or context.precision is not TimePrecision.DAY:
        return Sense("DATE", role="day")
    ahead = (number - start.weekday()) % 7
    if which == "F":
        ahead = ahead or 7
    elif which == "G":
        ahead = ahead - 7
    return _on(calendar.step(start, ahead, "day"))


def _on(day: date | None) -> Sense:
    if day is None:
        return Sense("DATE", role="day")
    return Sense("DATE", (day, day), TimePrecision.DAY, role="day")


PRECISION: Final[dict[str, TimePrecision]] = {
    "second": TimePrecision.MINUTE, "minute": TimePrecision.MINUTE, "hour": TimePrecision.DAY,
    "day": TimePrecision.DAY, "night": TimePrecision.DAY, "week": TimePrecision.WEEK,
    "weekend": TimePrecision.DAY, "fortnight": TimePrecision.WEEK, "month": TimePrecision.MONTH,
    "quarter": TimePrecision.SEASON, "year": TimePrecision.YEAR, "decade": TimePrecision.VAGUE,
    "century": TimePrecision.VAGUE,
}  # fmt: skip


def unit_of(day: date, unit: str) -> Interval | None:
    """Give the calendar unit that holds a day."""
    match unit:
        case "day" | "night":
            return day, day
        case "week" | "fortnight":
            return calendar.week(day)
        case "weekend":
            return calendar.weekend(day)
        case "month":
            return calendar.month(day.year, day.month)
        case "quarter":
            return calendar.quarter(day.year, (day.month + 2) // 3)
        case "year":
            return calendar.year(day.year)
        case "decade":
            return calendar.decade(day.year // 10 * 10)
        case "century":
            return calendar.century((day.year - 1) // 100 + 1)
    return None


_WIDTH: Final = {"day": 1, "week": 8, "month": 32, "year": 370}


def relative_unit(context: Context, which: str, unit: str, tense_: str) -> Sense:
    """Resolve "last week", "this year", "the same month", "the following day"."""
    precision = PRECISION.get(unit, TimePrecision.VAGUE)
    story = which in ("F", "G", "E", "h")
    base = context.narrative[0] if story else context.now()
    if story and context.narrative[1] and base:
        fine = (context.narrative[1] - base).days + 1 <= _WIDTH.get(unit, 400)
        base = base if fine else None
    if base is None or unit in ("hour", "minute", "second"):
        return Sense("DATE")
    shift = {"L": -1, "X": 1, "F": 1, "G": -1}.get(which, 0)
    if unit == "weekend" and which == "X" and base.weekday() < 5 and tense_ == "future":
        shift = 0
    if unit == "weekend" and which == "L" and base.weekday() == 6:
        shift = -1
    step_unit = {"weekend": "week", "night": "day"}.get(unit, unit)
    moved = calendar.step(base, shift, step_unit)
    if step_unit in ("month", "year", "quarter", "decade", "century") and shift:
        moved = calendar.step(base.replace(day=1), shift, step_unit)
    interval = unit_of(moved, unit) if moved else None
    if interval is None:
        return Sense("DATE")
    return Sense("DATE", interval, precision, role="day" if precision is TimePrecision.DAY else "")


def offset(context: Context, count: float | None, unit: str, *, back: bool, story: bool) -> Sense:
    """Resolve "two weeks ago" (``back``), "three days later" (``story``), "in a month"."""
    base = context.narrative[0] if story or context.retold else context.published
    if (story or context.retold) and context.narrative[1] and base:
        width = (context.narrative[1] - base).days + 1
        if width > _WIDTH.get(unit, 400):
            base = None
        elif unit in ("month", "year") and width > 1:
            base = calendar.step(base, width // 2, "day")
    if base is None:
        return Sense("DATE")
    if count is None:
        edge = calendar.step(base, -1 if back else 1, "day")
        return Sense("DATE", (None, edge) if back else (edge, None))
    moved = calendar.step(base, -count if back else count, unit)
    if moved is None:
        return Sense("DATE")
    precision = PRECISION.get(unit, TimePrecision.VAGUE)
    if unit in ("second", "minute", "hour"):
        return Sense("TIME", (moved, base) if back else (base, moved), TimePrecision.DAY)
    role = "day" if unit == "day" else ""
    return Sense("DATE", calendar.around(moved, unit), precision, role=role)
