"""Intervals of days, for comparing what reports say of when; open ends stay open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tregua.model import Time

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Days:
    """A closed interval of days; ``None`` is an open end."""

    low: date | None
    high: date | None

    @property
    def width(self) -> int | None:
        """Days between the ends (0 for one day), ``None`` where an end is open."""
        return None if self.low is None or self.high is None else (self.high - self.low).days

    @property
    def known(self) -> bool:
        """Whether at least one end is closed."""
        return self.low is not None or self.high is not None

    def pinned(self, within: int = 3) -> bool:
        """Whether both ends are closed and no more than ``within`` days apart."""
        return self.width is not None and self.width <= within


UNDATED = Days(None, None)


def day_of(iso: str | None) -> date | None:
    """The calendar day of an ISO date or date-time, as written (no change of zone)."""
    if not iso or not _ISO_DAY.match(iso):
        return None
    return date.fromisoformat(iso[:10])


def days_of(time: Time | None) -> Days:
    """The interval of a ``Time``; both ends open where there is none."""
    return UNDATED if time is None else Days(day_of(time.earliest), day_of(time.latest))


def gap(a: Days, b: Days) -> int:
    """Days between two intervals; 0 where they could overlap, open ends included."""
    if a.high is not None and b.low is not None and a.high < b.low:
        return (b.low - a.high).days
    if b.high is not None and a.low is not None and b.high < a.low:
        return (a.low - b.high).days
    return 0


def shift(day: date | None, days: int) -> date | None:
    """The day ``days`` later; an open end stays open."""
    return None if day is None else day + timedelta(days)
