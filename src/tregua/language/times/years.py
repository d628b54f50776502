"""Which year a date has that is said without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from tregua.language.times.anchors import Context, Make
from tregua.language.times.calendar import OPEN, Interval, span
from tregua.model import TimePrecision

Candidates = Callable[[Iterable[int]], list[Interval]]
"""Gives all that a date without a year may mean in some years."""


def pick_year(context: Context, make: Make, tense_: str) -> tuple[Interval, tuple[Interval, ...]]:
    """Choose the year of a date that has one day in each: see ``pick``."""
    return pick(context, lambda years: [made for y in years if (made := make(y))], tense_)


def pick(
    context: Context, candidates: Candidates, tense_: str
) -> tuple[Interval, tuple[Interval, ...]]:
    """Choose among the years of a date that is said without one.

    In a passage about another year, the date closest to the one last mentioned, forward first;
    else the latest before publication for a past verb, the first after it for a future one, and
    the nearest where the tense is not known. Without any anchor the date stays open. Where two
    are about as near, or a passage has left its year unsaid, the interval spans both readings, the
    likelier first.
    """
    published = context.published
    start = context.narrative[0]
    told = start is not None and context.precision is not TimePrecision.VAGUE
    if context.retold and not told:
        return OPEN, ()
    elsewhere = told and (published is None or context.retold or _far(context, published))
    if elsewhere and start is not None:
        story = _nearest(candidates, context.narrative, context.chapter)
        if story is None:
            return OPEN, ()
        if published is None or context.retold or context.here:
            return story, ()
        today = _by_tense(candidates, published, tense_)[0]
        if today in (story, OPEN):
            return story, ()
        return span(story, today), (story, today)
    if published is None:
        return OPEN, ()
    return _by_tense(candidates, published, tense_)


def _far(context: Context, published: date) -> bool:
    """Say whether the passage speaks of another year; a bare year does not carry it off."""
    end = context.narrative[1]
    if context.precision not in (TimePrecision.DAY, TimePrecision.MONTH, TimePrecision.WEEK):
        return False
    return end is not None and abs((published - end).days) > 300 and end.year != published.year


_AHEAD, _BACK, _OUTSIDE = 120.0, 400.0, 400.0
"""What leaving the story's year costs, in days: forward, backward, and leaving its chapter."""


def _nearest(candidates: Candidates, told: Interval, chapter: Interval | None) -> Interval | None:
    """Choose the candidate closest to the last date told, by the days between and the prices."""
    start, end = told
    if start is None or end is None:
        return None
    years = {start.year - 1, start.year, start.year + 1}
    first, last = chapter or OPEN
    if first and last:
        years |= {first.year, last.year}
    best: tuple[float, Interval] | None = None
    for made in candidates(sorted(years)):
        if made[0] is None or made[1] is None:
            continue
        year = made[0].year
        price = _AHEAD if year > start.year else _BACK if year < start.year else 0.0
        if first and last and not first <= made[0] <= last:
            price += _OUTSIDE
        price += max((made[0] - end).days, (start - made[1]).days, 0)
        if best is None or price < best[0]:
            best = (price, made)
    return best[1] if best else None


def _by_tense(
    candidates: Candidates, published: date, tense_: str
) -> tuple[Interval, tuple[Interval, ...]]:
    past: Interval | None = None
    future: Interval | None = None
    near = range(published.year - 4, published.year + 5)  # 29 February needs four years
    for made in candidates(near):
        if made[0] is None or made[1] is None:
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
    closest = past if back <= ahead else future
    unclear = min(back, ahead) * 2 > max(back, ahead)
    if not unclear:
        return closest, ()
    other = future if closest is past else past
    return span(past, future), (closest, other)
