"""Days, weeks, months and seasons as closed intervals of calendar days.

Takes plain numbers and names, gives ``Interval``; knows nothing of texts. Years outside 1 to 9999
and impossible days (31 April) give ``None`` instead of an error: a report may say anything.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

Interval = tuple[date | None, date | None]
"""Closed at both ends; an open end is ``None``."""

OPEN: Final[Interval] = (None, None)

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip

_SEASON_START: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def day(year: int, month: int, number: int) -> date | None:
    """Give the day, or ``None`` if the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month(year: int, number: int) -> Interval | None:
    """Give the days of a month."""
    if not (1 <= year <= 9999 and 1 <= number <= 12):
        return None
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def quarter(of: int, number: int) -> Interval | None:
    """Give the days of the nth quarter of a calendar year."""
    first, last = month(of, number * 3 - 2), month(of, number * 3)
    return (first[0], last[1]) if first and last else None


def year(number: int) -> Interval | None:
    """Give the days of a year."""
    if not 1 <= number <= 9999:
        return None
    return date(number, 1, 1), date(number, 12, 31)


def decade(first: int) -> Interval | None:
    """Give the days of the ten years that begin with ``first``."""
    if not 1 <= first <= 9990:
        return None
    return date(first, 1, 1), date(first + 9, 12, 31)


def century(number: int) -> Interval | None:
    """Give the days of the nth century, from the year 1 of each hundred."""
    if not 1 <= number <= 99:
        return None
    return date(number * 100 - 99, 1, 1), date(number * 100, 12, 31)


def week(of: date) -> Interval:
    """Give Monday to Sunday of the week that holds a day."""
    monday = step(of, -of.weekday(), "day") or of
    return monday, step(monday, 6, "day")


def weekend(of: date) -> Interval:
    """Give Saturday and Sunday of the week that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return step(monday, 5, "day"), step(monday, 6, "day")


def season(name: str, of: int) -> Interval | None:
    """Give the northern meteorological season of a year.

    "Winter 2014" may be the one that begins or the one that ends in 2014: the interval spans both.
    """
    start = _SEASON_START[name]
    if not 2 <= of <= 9998:
        return None
    if name == "winter":
        end = month(of + 1, 2)
        return date(of - 1, 12, 1), end[1] if end else None
    last = month(of, start + 2)
    return date(of, start, 1), last[1] if last else None


def winter(begins: int) -> Interval | None:
    """Give the winter that begins in December of a year."""
    end = month(begins + 1, 2)
    return (date(begins, 12, 1), end[1]) if end and begins >= 1 else None


def step(of: date, count: float, unit: str) -> date | None:
    """Move a day by a number of units; the day of the month stays where it can."""
    try:
        if unit in ("month", "year", "decade", "century", "quarter"):
            months = round(
                count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
            )
            index = of.year * 12 + of.month - 1 + months
            first = date(index // 12, index % 12 + 1, 1)
            return first.replace(day=min(of.day, monthrange(first.year, first.month)[1]))
        days = count * {"day": 1, "week": 7, "fortnight": 14, "night": 1}.get(unit, 0)
        if unit == "hour":
            days = count / 24
        elif unit == "minute":
            days = count / 1440
        return of + timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def around(of: date, unit: str) -> Interval:
    """Give one unit's length centred on a day: what "two months ago" leaves open."""
    half = {"week": 3, "fortnight": 7, "month": 15, "quarter": 45, "year": 182, "decade": 1826}
    reach = half.get(unit, 18262 if unit == "century" else 0)
    return step(of, -reach, "day"), step(of, reach, "day")


def span(*intervals: Interval) -> Interval:
    """Give the smallest interval that holds all of them."""
    starts = [a for a, _ in intervals]
    ends = [b for _, b in intervals]
    return (
        None if None in starts else min(a for a in starts if a),
        None if None in ends else max(b for b in ends if b),
    )
