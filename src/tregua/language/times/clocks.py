"""Readers of the parts of a day and of clock times, with their zones."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tregua.language.times import calendar
from tregua.language.times.anchors import Context, Sense
from tregua.language.times.lexicon import Scan
from tregua.language.times.parts import Hit, Part
from tregua.language.times.resolve import relative_unit
from tregua.language.times.years import pick_year
from tregua.model import TimePrecision

DAY = TimePrecision.DAY
VAGUE = TimePrecision.VAGUE


_CLOCKLIKE: Final = {"midnight": "T00:00", "noon": "T12:00", "midday": "T12:00"}
_ALONE: Final = frozenset({"midnight", "noon", "midday", "overnight", "dawn", "dusk", "nightfall",
                           "daybreak", "sunset", "sunrise"})  # fmt: skip


def read_part_of_day(hit: Hit, context: Context) -> list[Part] | None:
    """Read "this morning", "last night", "midnight"; a bare "evening" waits for its day."""
    word, which = hit.word("p"), hit.letter("rel")
    token = hit.scan.tokens[hit.scan.owners[hit.at("p")]]
    if token.text[:1].isupper() and token.index and token.upos == "PROPN" and not which:
        return None
    clock = _CLOCKLIKE.get(word)
    role = "clock" if clock else "part"
    last, zone = _zone(hit.scan, hit.last)
    now = context.now()
    if which == "T" and now:
        return [Part(hit.first, last, Sense("TIME", (now, now), DAY, role="part"))]
    if which == "L" and now and word in ("night", "evening"):
        day = calendar.step(now, -1, "day")
        end = now if word == "night" else day
        return [Part(hit.first, last, Sense("TIME", (day, end), DAY if day else VAGUE))]
    if which in ("F", "X", "E", "h", "G") and which:
        moved = relative_unit(context, "F" if which == "X" else which, "day", "unknown")
        return [Part(hit.first, last, Sense("TIME", moved.interval, moved.precision, role="part"))]
    if which == "e":
        return [Part(hit.first, last, Sense("SET"))]
    sense = Sense("TIME", role=role, clock=clock, zone=zone, iso=clock)
    at_night = word == "overnight" and not context.retold
    if at_night and now and context.tense(token.index) == "past":
        sense = replace(sense, otherwise=(calendar.step(now, -1, "day"), now))
    weak = word not in _ALONE and hit.before() not in ("at", "by", "until", "till", "overnight")
    return [Part(hit.first, last, sense, weak)]


_CLOCK_CUES: Final = frozenset({
    "at", "by", "from", "until", "till", "to", "between", "before", "after", "around", "about",
    "(", "and",
    "-", "since", "–", "past", "exactly", ",", "on", "of",
})  # fmt: skip


def read_clock(hit: Hit, _context: Context) -> list[Part] | None:
    """Read 19:00, 7 p.m., 7 o'clock, 1900 hrs, 08:00 GMT."""
    value, word = hit.scan.values[hit.at("c")], hit.word("c")
    half = hit.word("a").replace(".", "")
    if ":" in word:
        hour, minute = (int(f) for f in word.split(":")[:2])
    elif len(word) == 4 and word.isdigit() and not half:
        hour, minute = int(word[:2]), int(word[2:])
        if hit.at("u") >= 0 and hit.name("u") not in ("hour", "clock"):
            return None
    elif isinstance(value, (int, float)):
        hour, minute = int(value), round(value % 1 * 100)
        local = "." in word and _zone(hit.scan, hit.last)[0] > hit.last
        if not half and not hit.letter("K") and not local:
            return None
    else:
        return None
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    last, zone = _zone(hit.scan, hit.last)
    zoned = last > hit.last or half or hit.letter("K") or hit.at("u") >= 0
    if not zoned and hit.before() not in _CLOCK_CUES:
        return None
    clock = f"T{hour % 24:02}:{minute:02}"
    sense = Sense("TIME", role="clock", clock=clock, zone=zone, iso=clock)
    return [Part(hit.first, last, sense)]


def read_military(hit: Hit, context: Context) -> list[Part] | None:
    """Read a date-time group: 051200Z APR 2020, the fifth at noon in zone Z; J is local time."""
    group = str(hit.scan.values[hit.first])
    number, hour, minute = int(group[:2]), int(group[2:4]), int(group[4:6])
    month, year = hit.number("m"), hit.number("y")
    if month is None or hour > 24 or minute > 59:
        return None
    year = year + 2000 if year is not None and year < 100 else year

    def make(of: int) -> calendar.Interval | None:
        day = calendar.day(of, month, number)
        return (day, day) if day else None

    interval, readings = (make(year), ()) if year else pick_year(context, make, "unknown")
    if interval is None or interval == calendar.OPEN:
        return None
    clock = f"T{hour % 24:02}:{minute:02}"
    precision = VAGUE if readings else DAY
    zone = _LETTERED.get(group[-1])
    return hit.part(
        Sense("TIME", interval, precision, clock, readings, "timed", clock=clock, zone=zone)
    )


_LETTERED: Final = {
    "z": "+00:00",
    **{letter: f"+{hours:02}:00" for hours, letter in enumerate("abcdefghiklm", start=1)},
    **{letter: f"-{hours:02}:00" for hours, letter in enumerate("nopqrstuvwxy", start=1)},
}
"""The military time zones by letter; J, the local one, is not among them."""


def _zone(scan: Scan, at: int) -> tuple[int, str | None]:
    """Read a zone after a clock: GMT, "local time", "Moscow time"; the last two have no offset."""
    words, letters = scan.words, scan.letters
    at_bracket = at < len(words) and words[at] == "("
    if at_bracket:
        inner = at + 1
        if inner < len(words) and letters[inner] == "z":
            value = scan.values[inner]
            closes = inner + 1 < len(words) and words[inner + 1] == ")"
            return inner + (2 if closes else 1), value if isinstance(value, str) else None
        return at, None
    if at < len(words) and letters[at] == "z" and scan.tokens[scan.owners[at]].text.isupper():
        value = scan.values[at]
        return at + 1, value if isinstance(value, str) else None
    if at + 1 < len(words) and words[at + 1] == "time" and letters[at] == "w":
        capital = scan.tokens[scan.owners[at]].text[:1].isupper()
        if words[at] in ("local", "standard", "daylight", "eastern") or capital:
            return at + 2, None
    return at, None
