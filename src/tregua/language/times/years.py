"""Which year a date has that is said without one."""

from __future__ import annotations

from datetime import date

from tregua.language.times.anchors import Context, Make
from tregua.language.times.calendar import OPEN, Interval
from tregua.model import TimePrecision


def pick_year(context: Context, make: Make, tense_: str) -> tuple[Interval, tuple[Interval, ...]]:
    """Choose the year of a date that is said without one.

    In a passage about another year, the date closest to the one last mentioned, forward first;
    else the latest before publication for a past verb, the first after it for a future one, and
    the nearest where the tense is not known. Without any anchor the date stays open.
    """
    published = context.published
    start = context.narrative[0]
    told = start is not None and context.precision is not TimePrecision.VAGUE
    if context.retold and not told:
        return OPEN, ()
    elsewhere = told and (published is None or context.retold or _far(context, published))
    if elsewhere and start is not None:
        story = _nearest(make, context.narrative)
        if story is None:
            return OPEN, ()
        if published is None or context.retold:
            return story, ()
        today = _by_tense(make, published, tense_)[0]
        return story, (story, today) if today not in (story, OPEN) else ()
    if published is None:
        return OPEN, ()
    return _by_tense(make, published, tense_)


def _far(context: Context, published: date) -> bool:
    """Say whether the passage speaks of another year; a bare year does not carry it off."""
    end = context.narrative[1]
    if context.precision not in (TimePrecision.DAY, TimePrecision.MONTH, TimePrecision.WEEK):
        return False
    return end is not None and abs((published - end).days) > 300 and end.year != published.year


def _nearest(make: Make, told: Interval) -> Interval | None:
    """Choose the candidate closest to the last date told; leaving its year has a price in days."""
    start, end = told
    if start is None or end is None:
        return None
    best: tuple[float, Interval] | None = None
    for year in (start.year - 1, start.year, start.year + 1):
        made = make(year)
        if made is None or made[0] is None or made[1] is None:
            continue
        if made[0] > end:
            distance = float((made[0] - end).days)
        elif made[1] < start:
            distance = float((start - made[1]).days)
        else:
            distance = 0.0
        distance += 120.0 if year > start.year else 400.0 if year < start.year else 0.0
        if best is None or distance < best[0]:
            best = (distance, made)
    return best[1] if best else None


def _by_tense(make: Make, published: date, tense_: str) -> tuple[Interval, tuple[Interval, ...]]:
    past: Interval | None = None
    future: Interval | None = None
    for year in range(published.year - 4, published.year + 5):  # 29 February needs four years
        made = make(year)
        if made is None or made[0] is None or made[1] is None:
            continue
        if made[0] <= published:
            past = made
        if made[1] >= published and future is None:
            future = made
    if past is None or future is None or past == future:
        return past or future or OPEN, ()
    if tense_ == "past":
        # a day or two ahead is a report dated in another time zone, not a year ago
        soon = future[0] is not None and (future[0] - published).days <= 1
        return (future if soon else past), ()
    if tense_ == "future":
        return future, ()
    back = (published - past[1]).days if past[1] else 0
    ahead = (future[0] - published).days if future[0] else 0
    near = past if back <= ahead else future
    unclear = min(back, ahead) * 2 > max(back, ahead)
    return near, (past, future) if unclear else ()
