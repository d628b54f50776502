"""Readers of seasons and feasts: the summer of 2014, the dry season, Eid al-Fitr, Holy Week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from tregua.language.times import calendar
from tregua.language.times.anchors import Context, Make, Sense
from tregua.language.times.calendar import Interval
from tregua.language.times.dates import dated, explicit
from tregua.language.times.feasts import FEASTS, Feast
from tregua.language.times.namesakes import is_event_name
from tregua.language.times.parts import Hit, Part, governing_tense
from tregua.language.times.years import pick
from tregua.model import TimePrecision

SEASON = TimePrecision.SEASON
VAGUE = TimePrecision.VAGUE


def read_season(hit: Hit, context: Context) -> list[Part] | None:
    """Read "the summer of 2014", "this winter", "spring"."""
    name, year = hit.name("s"), hit.number("y")

    def make(of: int) -> Interval | None:
        return calendar.winter(of) if name == "winter" else calendar.season(name, of)

    if year is not None:
        known = calendar.season(name, year)
        return hit.part(
            Sense("DATE", known or calendar.OPEN, SEASON if known else VAGUE, dated=True)
        )
    if hit.letter("rel") == "T" and not hit.letter("u"):
        now = context.now()
        interval = _around(make, now) if now else None
        return hit.part(Sense("DATE", interval or calendar.OPEN, SEASON if interval else VAGUE))
    return hit.part(dated(make, hit, context, SEASON))


def _around(make: Make, now: date) -> Interval | None:
    """Give the season in progress, else the closest: "this winter" of March began in December."""
    made = [season for year in (now.year - 1, now.year, now.year + 1) if (season := make(year))]

    def days_off(season: Interval) -> int:
        start, end = season
        return max((start - now).days, (now - end).days, 0) if start and end else 0

    return min(made, key=days_off, default=None)


def read_weather(hit: Hit, _context: Context) -> list[Part] | None:
    """Read "the dry season", "the next rainy season": by no calendar, so it stays open."""
    return hit.part(Sense("DATE"))


def read_holiday(hit: Hit, context: Context) -> list[Part] | None:
    """Read a feast by name; its year by tense, none where no rule places the day."""
    feast = FEASTS.get(hit.name("h"))
    if feast is None or is_event_name(hit, hit.at("h")):
        return None
    sense = _feast(hit, context, feast)
    return hit.part(replace(sense, slack=feast.slack))


def _precision(days: int) -> TimePrecision:
    if days == 1:
        return TimePrecision.DAY
    return TimePrecision.WEEK if days < 10 else TimePrecision.MONTH


_OF_THE_VERB: Final = frozenset({"on", "at", "since", "after", "eve"})
"""What ties a feast to its verb's time: "a truce for Easter was agreed" may be before Easter."""


def _feast(hit: Hit, context: Context, feast: Feast) -> Sense:
    def candidates(years: Iterable[int]) -> list[Interval]:
        return [span for year in years for span in feast.of(year)]

    def make(year: int) -> Interval | None:
        return next(iter(feast.of(year)), None)

    precision = _precision(feast.length + 2 * feast.slack)
    year = hit.number("y")
    if year is None and hit.letter("rel") == "T" and (now := context.now()):
        year = now.year
    if year is not None:
        spans = tuple(feast.of(year))
        if len(spans) > 1:
            return Sense("DATE", calendar.span(*spans), VAGUE, readings=spans)
        return explicit(make, year, precision)
    if hit.letter("rel"):
        return dated(make, hit, context, precision)
    tense = governing_tense(hit, context)
    if tense == "past" and not {hit.before(), hit.before(2)} & _OF_THE_VERB:
        tense = "unknown"
    interval, readings = pick(context, candidates, tense)
    known = interval != calendar.OPEN and not readings
    return Sense(
        "DATE",
        interval,
        precision if known else VAGUE,
        readings=readings,
        role="day" if precision is TimePrecision.DAY else "",
        remake=make,
    )
