"""From words of time to days: which year, which Monday, how far ago.

``Context`` holds what a sentence's expressions are resolved against: the publication date, the last
date the text spoke of, and the tree, for the tense of the governing verb. What the anchors do not
settle stays open; what they leave ambiguous comes back as several readings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tregua.language.analysis import Token
from tregua.language.times import calendar
from tregua.language.times.calendar import OPEN, Interval
from tregua.language.times.tense import tense
from tregua.model import Time, TimePrecision

Make = Callable[[int], Interval | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions are held against.

    ``published`` is the report's day. ``narrative`` is the last date that the text spoke of ("three
    days later" counts from there). ``retold`` says that the text tells of the past throughout,
    as an encyclopedia does: there "now" and "last year" stand in the story.
    """

    published: date | None
    narrative: Time | None = None
    retold: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means. ``remake`` gives a date without a year another year."""

    kind: str
    interval: Interval = OPEN
    precision: TimePrecision = TimePrecision.VAGUE
    iso: str | None = None
    readings: tuple[Interval, ...] = ()
    role: str = ""
    clock: str | None = None
    zone: str | None = None
    remake: Make | None = None


@dataclass(slots=True)
class Context:
    """The anchors of one sentence; ``narrative`` moves on as its dates are read.

    ``here`` says that the narrative was told in this very sentence.
    """

    tokens: Sequence[Token]
    published: date | None
    retold: bool
    narrative: Interval = OPEN
    precision: TimePrecision = TimePrecision.VAGUE
    here: bool = False
    _tense: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tokens: Sequence[Token], anchor: Anchor) -> Context:
        """Start a sentence."""
        context = cls(tokens, anchor.published, anchor.retold)
        if anchor.narrative is not None:
            context.narrative = parse(anchor.narrative)
            context.precision = anchor.narrative.precision
        return context

    def now(self) -> date | None:
        """Give the day that "today" means: of publication, or of the story that is retold."""
        if not self.retold:
            return self.published
        return self.narrative[0] if self.narrative[0] else None

    def tense(self, token: int) -> str:
        """Say whether the verb that governs a token is past, future or unknown."""
        if token not in self._tense:
            self._tense[token] = tense(self.tokens, token)
        return self._tense[token]

    def told(self, sense: Sense, first: int) -> None:
        """Move the narrative to a date that was just read, unless it stands there in passing."""
        start, end = sense.interval
        if aside(self.tokens, first, sense.precision):
            return
        if start and end and sense.kind in ("DATE", "TIME") and (end - start).days < 400:
            self.narrative = sense.interval
            self.precision = sense.precision
            self.here = True


def aside(tokens: Sequence[Token], first: int, precision: TimePrecision) -> bool:
    """Say whether a year is mentioned in passing: the constitution of 1791, (1954), since 2003."""
    before = tokens[first - 1].text.lower() if first else ""
    return precision is TimePrecision.YEAR and before in ("of", "(", "than", "from", "since")


def parse(time: Time) -> Interval:
    """Read the days of a ``Time``; what is no day is open."""

    def read(text: str | None) -> date | None:
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            return None

    return read(time.earliest), read(time.latest)


# ---- which year, which day ----------------------------------------------------------------------


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
    readings: tuple[Interval, ...] = ()
    if which == "L":
        before = latest if back else calendar.step(now, -7, "day")
        last_week = calendar.step(now, -now.weekday() - 7 + number, "day")
        # Of a day just past one says "Saturday"; "last Saturday" may be the one before it.
        week_before = calendar.step(now, -back - 7, "day") if 0 < back <= _JUST_PAST else None
        both = sorted({d for d in (before, last_week, week_before) if d})
        if len(both) > 1:
            readings = tuple((d, d) for d in both)
            return Sense(
                "DATE", (both[0], both[-1]), TimePrecision.VAGUE, readings=readings, role="day"
            )
        chosen = before
    elif which == "X":
        after = soonest if back else calendar.step(now, 7, "day")
        next_week = calendar.step(now, 7 - now.weekday() + number, "day")
        both = sorted({d for d in (after, next_week) if d})
        if len(both) > 1:
            readings = tuple((d, d) for d in both)
            return Sense(
                "DATE", (both[0], both[-1]), TimePrecision.VAGUE, readings=readings, role="day"
            )
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
    if latest is None or soonest is None or latest == soonest:
        return _on(latest or soonest)
    readings: tuple[Interval, ...] = ((latest, latest), (soonest, soonest))
    return Sense("DATE", (latest, soonest), TimePrecision.VAGUE, readings=readings, role="day")


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
            first = calendar.month(day.year, (day.month - 1) // 3 * 3 + 1)
            last = calendar.month(day.year, (day.month - 1) // 3 * 3 + 3)
            return calendar.span(first, last) if first and last else None
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
