"""Time expressions: from a sentence's tokens and a publication date to intervals with a precision.

Takes tokens and an ``Anchor``; gives ``TimeExpression``. ``scanning`` classes the words of
``lexicon``, ``grammar`` matches patterns over the classes, ``resolve``, ``years`` and ``calendar``
find the days, ``spans`` joins what belongs together, ``durations`` reads lengths. What the text
leaves open stays open: without a publication date "Monday" has no day, "5 May" no year, and
"466 BC" never has a calendar day.

Choices that a reader may want to know:

- A weekday is the latest on or before publication, after a future verb the first on or after it.
- "Last Monday" and "next Friday" may mean two days: both are in ``readings``, ``value`` spans both,
  precision vague, the likelier reading first; so are 5/4/2020 and other ambiguous dates.
- "Last week" is Monday to Sunday; "two weeks ago" seven days centred on the day.
- "Early May", "the end of May" keep the interval of May: the words promise no more.
- A clock time is a date-time only where its zone is one of ``lexicon.ZONES``; with local time the
  day stands in ``value`` with precision minute, and ``iso`` holds the clock (``T19:00``).
- "The last two weeks" is a DATE (an interval up to publication) that also has ``iso``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tregua.language.analysis import TimeExpression, Token
from tregua.language.numbers import surface
from tregua.language.times import joining, spans, undated
from tregua.language.times.anchors import Anchor, Context, Sense, carries, parse
from tregua.language.times.calendar import OPEN, Interval, span
from tregua.language.times.durations import as_duration
from tregua.language.times.genre import retells
from tregua.language.times.grammar import read_parts
from tregua.language.times.lexicon import Scan
from tregua.language.times.parts import Part
from tregua.language.times.references import references as find_references
from tregua.language.times.scanning import has_time, scan
from tregua.model import Time, TimePrecision

__all__ = ["Anchor", "as_duration", "combine", "find_times", "follow", "ranges", "retells"]


def find_times(
    tokens: Sequence[Token], anchor: Anchor, *, references: bool = False
) -> tuple[TimeExpression, ...]:
    """Find the time expressions of one sentence, in their order, and resolve them.

    With ``references`` also the words that name no time but point at one (see ``references``).
    """
    words = [token.text.lower() for token in tokens]
    if not references and not has_time(words, tokens):
        return ()
    pieces = scan(words, tokens)
    context = Context.of(tokens, anchor)
    story = context.narrative[0] if context.precision is TimePrecision.DAY else None
    parts = joining.join(pieces, read_parts(pieces, context))
    parts = joining.place_clocks(parts, story if anchor.retold else None)
    parts = joining.align(pieces, parts)
    parts = spans.widen(pieces, parts)
    parts = joining.add(parts, undated.indefinite(pieces))
    parts = joining.add(parts, undated.events(pieces))
    if references:
        parts = joining.add(parts, find_references(pieces, context.now()))
    return tuple(_express(pieces, part) for part in parts)


def follow(anchor: Anchor, found: Sequence[TimeExpression], tokens: Sequence[Token]) -> Anchor:
    """Give the anchor for the next sentence: the story moves to the last date told.

    Start each paragraph of a news report with a fresh anchor, as its dates are told from the day
    of publication; a text that retells the past carries its anchor through. A heading with years
    opens a chapter.
    """
    story = parse(anchor.narrative) if anchor.narrative else OPEN
    for expression in found:
        value = expression.value
        if expression.kind not in ("DATE", "TIME") or value is None:
            continue
        days = parse(value)
        if None in days or value.precision is TimePrecision.VAGUE:
            continue
        if expression.kind == "DATE" and expression.iso is not None:
            continue
        place = expression.first, expression.last
        if carries(tokens, place, days, value.precision, story):
            anchor, story = replace(anchor, narrative=value), days
    years = [parse(t.value) for t in found if t.value and t.value.precision is TimePrecision.YEAR]
    if years and _is_heading(tokens):
        anchor = replace(anchor, chapter=span(*years))
    return anchor


_HEADING = 12
"""Words up to which a line without a verb is a heading."""


def _is_heading(tokens: Sequence[Token]) -> bool:
    return (
        len(tokens) <= _HEADING
        and tokens[-1].text not in (".", "!", "?")
        and not any(t.upos in ("VERB", "AUX") for t in tokens)
    )


def ranges(
    tokens: Sequence[Token], times: Sequence[TimeExpression]
) -> tuple[tuple[TimeExpression, TimeExpression], ...]:
    """Pair the ends of ranges: from … to …, 23 Dec-7 Jan, between … and …."""
    pairs: list[tuple[TimeExpression, TimeExpression]] = []
    for one, two in pairwise(times):
        if one.kind not in ("DATE", "TIME") or two.kind not in ("DATE", "TIME"):
            continue
        link = [t.text.lower() for t in tokens[one.last : two.first]]
        before = tokens[one.first - 1].text.lower() if one.first else ""
        plain = [w for w in link if w not in (",", "the", "on", "at", "midnight", "noon")]
        if plain in (
            ["to"],
            ["until"],
            ["till"],
            ["through"],
            ["-"],
            ["–"],
            ["—"],
            ["up", "to"],
        ) or (plain == ["and"] and before == "between"):
            pairs.append((one, two))
    return tuple(pairs)


def combine(day: TimeExpression, clock: TimeExpression) -> Time | None:
    """Give the day of one expression to the clock of another, ``None`` where either lacks it."""
    if day.value is None or day.value.earliest is None or clock.kind != "TIME":
        return None
    said = f"{clock.text} {day.text}"
    if clock.value and clock.value.earliest and "T" in clock.value.earliest:
        zoned = day.value.earliest[:10] + clock.value.earliest[10:]
        return Time(zoned, zoned, said, TimePrecision.MINUTE)
    return Time(day.value.earliest, day.value.latest, said, TimePrecision.MINUTE)


def _express(pieces: Scan, part: Part) -> TimeExpression:
    tokens = pieces.tokens
    first, last = pieces.owners[part.first], pieces.owners[part.last - 1] + 1
    sense = part.sense
    text = surface(tokens, first, last)
    value = None
    if sense.kind in ("DATE", "TIME"):
        value = _time(sense, sense.interval, text)
    return TimeExpression(
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=text,
        kind=sense.kind,
        value=value,
        iso=sense.iso,
        readings=tuple(_time(sense, interval, text) for interval in sense.readings),
    )


def _time(sense: Sense, interval: Interval, text: str) -> Time:
    start, end = interval
    precision = sense.precision
    if sense.readings and interval != sense.interval:
        precision = _precision_of(interval)
    if sense.clock is not None and start is not None and start == end:
        if sense.zone is not None:
            moment = f"{start.isoformat()}{sense.clock}{sense.zone}"
            return Time(moment, moment, text, TimePrecision.MINUTE)
        precision = TimePrecision.MINUTE
    if interval == OPEN:
        precision = TimePrecision.VAGUE
    return Time(
        start.isoformat() if start else None, end.isoformat() if end else None, text, precision
    )


def _precision_of(interval: Interval) -> TimePrecision:
    """Give the precision of one reading, by its length in days."""
    start, end = interval
    if start is None or end is None:
        return TimePrecision.VAGUE
    length = (end - start).days + 1
    steps = ((1, TimePrecision.DAY), (9, TimePrecision.WEEK), (34, TimePrecision.MONTH),
             (100, TimePrecision.SEASON))  # fmt: skip
    return next((p for limit, p in steps if length <= limit), TimePrecision.YEAR)
