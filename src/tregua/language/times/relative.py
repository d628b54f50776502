"""Readers of times that are told from an anchor: last week, three days later, now."""

from __future__ import annotations

from tregua.language.times import calendar
from tregua.language.times.anchors import Context, Sense
from tregua.language.times.durations import iso_of, length_of
from tregua.language.times.parts import Hit, Part, governing_tense
from tregua.language.times.resolve import offset, relative_unit, unit_of, weekday
from tregua.model import TimePrecision

DAY = TimePrecision.DAY
YEAR = TimePrecision.YEAR
VAGUE = TimePrecision.VAGUE


def read_weekday(hit: Hit, context: Context) -> list[Part] | None:
    """Read "Sunday", "last Monday", "Friday of next week"."""
    number = hit.number("w")
    if number is None:
        return None
    which = hit.letter("rel")
    if hit.letter("r2") and hit.name("u") == "week":
        week = relative_unit(context, hit.letter("r2"), "week", "unknown").interval[0]
        day = calendar.step(week, number, "day") if week else None
        sense = Sense(
            "DATE", (day, day) if day else calendar.OPEN, DAY if day else VAGUE, role="day"
        )
        return hit.part(sense)
    if hit.letter("r2"):
        return None
    if which == "X" and hit.scan.letters[hit.first] == "t" and hit.word("rel") == "next":
        which = "F" if context.narrative[0] else "X"
    sense = weekday(context, number, which, governing_tense(hit, context))
    if sense.interval == calendar.OPEN:
        sense = Sense("DATE", role="day")
    return hit.part(sense)


def read_deictic(hit: Hit, context: Context) -> list[Part] | None:
    """Read today, yesterday, tomorrow, tonight and "the day before yesterday"."""
    word = hit.word("r")
    now = context.now()
    if hit.letter("dir"):
        if hit.name("u") not in ("day", "night") or hit.word("dir") not in ("before", "after"):
            return None
        if {"before": "yesterday", "after": "tomorrow"}[hit.word("dir")] != word:
            return None
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0) * (2 if hit.letter("dir") else 1)
    day = calendar.step(now, shift, "day") if now and not context.retold else None
    kind = "TIME" if word == "tonight" else "DATE"
    if day is None:
        return hit.part(Sense(kind, role="" if context.retold else "day"))
    return hit.part(Sense(kind, (day, day), DAY, role="day"))


def read_relative(hit: Hit, context: Context) -> list[Part] | None:
    """Read "last week", "this year", "the following day", "recent months"."""
    unit, which = hit.name("u"), hit.letter("rel")
    words = hit.scan.words
    plural = words[hit.at("u")].endswith("s")
    anaphoric = hit.scan.letters[hit.first] == "t" and which in "X"
    if which == "h" and hit.word("rel") != "that" and not plural:
        return None
    if which == "F" and hit.scan.letters[hit.first] != "t" and not plural:
        return None
    if unit == "night" and which == "L":
        now = context.now()
        day = calendar.step(now, -1, "day") if now else None
        return hit.part(Sense("TIME", (day, now) if day else calendar.OPEN, DAY if day else VAGUE))
    if plural:
        return hit.part(_vague_span(which, context))
    if hit.word("rel") == "past" and hit.scan.letters[hit.first] in "tT":
        return _rolling(hit, context, 1, iso_of(1, unit))
    if which == "j":
        return None
    if anaphoric or (which == "X" and unit in ("day", "morning", "night")):
        which = "F" if context.narrative[0] else "X" if unit != "day" else "F"
    return hit.part(relative_unit(context, which, unit, governing_tense(hit, context)))


def _vague_span(which: str, context: Context) -> Sense:
    """Read "recent weeks" and "the coming days": one end is known, the other is not."""
    now = context.now()
    if which in "LGj" and now:
        return Sense("DATE", (None, now))
    if which in "X" and now:
        return Sense("DATE", (now, None))
    return Sense("DATE")


def read_span_of(hit: Hit, context: Context) -> list[Part] | None:
    """Read "the last two weeks", "the next 48 hours": an interval that ends or begins now."""
    duration = length_of(hit.scan, hit.at("q"), hit.at("u"))
    which = hit.letter("rel")
    now = context.narrative[0] if which == "F" else context.now()
    if which == "F" and now is None:
        return hit.part(Sense("DURATION", iso=duration.iso))
    if duration.count is None or now is None:
        sense = _vague_span(which, context)
        return hit.part(Sense("DATE", sense.interval, iso=duration.iso))
    return _rolling(hit, context, duration.count, duration.iso)


def _rolling(hit: Hit, context: Context, count: float, iso: str | None) -> list[Part] | None:
    """Give the so many units that end, or begin, at the anchor."""
    which, unit = hit.letter("rel"), hit.name("u")
    now = context.narrative[0] if which == "F" else context.now()
    back = which in "LGj"
    moved = calendar.step(now, -count if back else count, unit) if now else None
    if moved is None or now is None or unit in ("weekend", "night"):
        return hit.part(Sense("DURATION", iso=iso))
    return hit.part(Sense("DATE", (moved, now) if back else (now, moved), VAGUE, iso=iso))


def read_offset(hit: Hit, context: Context) -> list[Part] | None:
    """Read "two weeks ago", "three days later", "a day earlier"."""
    direction, unit = hit.letter("dir"), hit.name("u")
    word = hit.word("dir")
    if hit.letter("q"):
        count = length_of(hit.scan, hit.at("q"), hit.at("u")).count
    elif hit.word("u").endswith("s"):
        count = None
    else:
        return None
    if direction == "A":
        return hit.part(offset(context, count, unit, back=True, story=False))
    if word in ("after", "before"):
        closing = hit.after() in ("", ".", ",", ";", ")", "that", "this")
        if not closing:
            return None
    elif word not in ("later", "earlier", "afterwards", "afterward", "beforehand", "previously"):
        return None
    back = word in ("before", "earlier", "previously", "beforehand")
    told = context.narrative[0] is not None
    sense = offset(context, count, unit, back=back, story=told or not back)
    if not told:
        sense = Sense(sense.kind)
    return hit.part(sense)


def read_ahead(hit: Hit, context: Context) -> list[Part] | None:
    """Read "in two weeks": a day ahead under a future verb, else how long it took."""
    duration = length_of(hit.scan, hit.at("q"), hit.at("u"))
    if duration.iso is None and duration.count is None and hit.word("n") == "within":
        return None
    first = hit.at("q")
    if hit.word("n") == "in" and context.tense(hit.scan.owners[hit.at("u")]) == "future":
        sense = offset(context, duration.count, hit.name("u"), back=False, story=False)
        return [Part(first, hit.last, sense)]
    return [Part(first, hit.last, Sense("DURATION", iso=duration.iso))]


def read_vague(hit: Hit, context: Context) -> list[Part] | None:
    """Read now, currently, recently, soon."""
    word = hit.scan.words[hit.first]
    now = None if context.retold else context.published
    if word in ("recently", "lately"):
        return hit.part(Sense("DATE", (None, now)))
    return hit.part(Sense("DATE", (now, now)))


def read_new_period(hit: Hit, _context: Context) -> list[Part] | None:
    """Read the year in "the year 2003"."""
    number = hit.number("y")
    if hit.name("u") != "year" or number is None:
        return None
    interval = calendar.year(number)
    return hit.part(Sense("DATE", interval or calendar.OPEN, YEAR))


def read_beside_story(hit: Hit, context: Context) -> list[Part] | None:
    """Read "the day before" and "the week after", with nothing behind: counted from the story."""
    word = hit.word("dir")
    if word not in ("before", "after") or hit.after() not in (
        "",
        ".",
        ",",
        ";",
        ")",
        "and",
        "that",
    ):
        return None
    which = "G" if word == "before" else "F"
    return hit.part(relative_unit(context, which, hit.name("u"), "unknown"))


def read_end_of(hit: Hit, context: Context) -> list[Part] | None:
    """Read "the end of the year", "later in the day", "month's end".

    It is the present one, or the story's where the text retells. What came "earlier in the day"
    is told of the story's day alone.
    """
    unit = hit.name("u")
    if unit not in ("day", "week", "month", "year", "decade", "century", "weekend"):
        return None
    if unit == "day" and hit.word("u") != "day":
        return None
    if hit.scan.words[hit.last - 1] != hit.word("u") and hit.scan.words[hit.last - 1] != "end":
        return None
    in_it = hit.word("u") == hit.scan.words[hit.last - 1]
    which = "E" if context.retold or unit == "day" or (in_it and context.narrative[0]) else "T"
    return hit.part(relative_unit(context, which, unit, "unknown"))


def read_lead(hit: Hit, _context: Context) -> list[Part] | None:
    """Step over "the first week of", "the early hours of", which the date behind takes in."""
    if hit.letter("hours") and hit.name("hours") != "hour":
        return None
    return [Part(hit.first, hit.last, Sense("DATE", role="lead"), weak=True)]


def read_weekend(hit: Hit, context: Context) -> list[Part] | None:
    """Read "the weekend": the last one, or the next under a future verb."""
    if hit.name("u") != "weekend":
        return None
    now = context.now()
    if now is None:
        return hit.part(Sense("DATE"))
    future = governing_tense(hit, context) == "future"
    base = now if future or now.weekday() >= 5 else calendar.step(now, -7, "day")
    interval = unit_of(base, "weekend") if base else None
    return hit.part(Sense("DATE", interval or calendar.OPEN, DAY if interval else VAGUE))
