"""The grammar of time expressions: patterns over the letters of ``lexicon``, one reader for each.

A rule is a regular expression without nested repetition, so its cost is bounded by its length. At
each piece the rules that can begin with its letter are tried; the longest match whose reader
accepts it wins. A reader gives its parts: an expression's pieces (half-open) with their sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tregua.language.numbers import UNITS
from tregua.language.times import calendar
from tregua.language.times.calendar import Interval
from tregua.language.times.durations import iso_of, read_duration
from tregua.language.times.lexicon import Scan
from tregua.language.times.resolve import (
    Context,
    Make,
    Sense,
    offset,
    pick_year,
    relative_unit,
    unit_of,
    weekday,
)
from tregua.model import TimePrecision

DAY, MONTH, YEAR = TimePrecision.DAY, TimePrecision.MONTH, TimePrecision.YEAR
SEASON, VAGUE, MINUTE = TimePrecision.SEASON, TimePrecision.VAGUE, TimePrecision.MINUTE


@dataclass(frozen=True, slots=True)
class Part:
    """One expression found: pieces ``first`` to ``last`` (half-open) and what they mean.

    A ``weak`` part ("night") stands only when it joins another ("the night of 5 May").
    """

    first: int
    last: int
    sense: Sense
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule, with its named parts looked up."""

    scan: Scan
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The first piece."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The piece after the last."""
        return self.match.end()

    def at(self, name: str) -> int:
        """Give the piece where a group begins, -1 if the group is absent or empty."""
        groups = self.match.re.groupindex
        return self.match.start(name) if name in groups and self.match.group(name) else -1

    def word(self, name: str) -> str:
        """Give the word of a group, empty if absent."""
        return self.scan.words[self.at(name)] if self.at(name) >= 0 else ""

    def number(self, name: str) -> int | None:
        """Give the whole number of a group, ``None`` if absent."""
        if self.at(name) < 0:
            return None
        value = self.scan.values[self.at(name)]
        return int(value) if isinstance(value, (int, float)) else None

    def name(self, name: str) -> str:
        """Give the canonical word of a group: its unit, its season."""
        value = self.scan.values[self.at(name)] if self.at(name) >= 0 else ""
        return value if isinstance(value, str) else ""

    def letter(self, name: str) -> str:
        """Give the class letter of a group, empty if absent."""
        if name not in self.match.re.groupindex:
            return ""
        return self.match.group(name) or ""

    def part(self, sense: Sense, *, weak: bool = False) -> list[Part]:
        """Give the whole match as one part."""
        return [Part(self.first, self.last, sense, weak)]

    def before(self, back: int = 1) -> str:
        """Give the word before the match."""
        return self.scan.words[self.first - back] if self.first >= back else ""

    def after(self) -> str:
        """Give the word after the match."""
        return self.scan.words[self.last] if self.last < len(self.scan.words) else ""


Reader = Callable[[Hit, Context], list[Part] | None]

_DEADLINE: Final = frozenset({"from", "until", "till", "to", "through", "by", "before", "starting",
                              "beginning", "effective", "ending", "between"})  # fmt: skip


def _tense(hit: Hit, context: Context) -> str:
    """Give the governing tense; a date that bounds a span has none of its own."""
    first = hit.first
    before = hit.before()
    if before == "the" and first > 1:
        before = hit.before(2)
    owner = hit.scan.owners[hit.last - 1]
    tense = context.tense(owner)
    if before in _DEADLINE and tense == "past":
        return "unknown"
    return tense


def _dated(make: Make, hit: Hit, context: Context, precision: TimePrecision) -> Sense:
    """Give a date without a year its year."""
    role = "day" if precision is DAY else ""
    relative = hit.letter("rel")
    if relative and hit.letter("u"):
        unit = relative_unit(context, relative, hit.name("u"), "unknown")
        start = unit.interval[0]
        made = make(start.year) if start and unit.precision is YEAR else None
        return Sense("DATE", made or calendar.OPEN, precision if made else VAGUE, role=role)
    if relative in ("L", "X", "F", "G"):
        now = context.now() if relative in "LX" else context.narrative[0]
        made = _beside(make, now, "L" if relative in "LG" else "X") if now else None
        return Sense("DATE", made or calendar.OPEN, precision if made else VAGUE, role=role)
    interval, readings = pick_year(context, make, _tense(hit, context))
    known = interval != calendar.OPEN
    return Sense(
        "DATE", interval, precision if known else VAGUE, readings=readings, role=role, remake=make
    )


def _beside(make: Make, now: date, which: str) -> Interval | None:
    """Give the candidate that lies wholly before, or wholly after, a day."""
    years = range(now.year, now.year - 5, -1) if which == "L" else range(now.year, now.year + 5)
    for year in years:
        made = make(year)
        if made and made[0] and made[1]:
            if which == "L" and made[1] < now:
                return made
            if which == "X" and made[0] > now:
                return made
    return None


def _single(month: int, number: int) -> Make:
    def make(year: int) -> Interval | None:
        day = calendar.day(year, month, number)
        return (day, day) if day else None

    return make


def _explicit(make: Make, year: int, precision: TimePrecision) -> Sense:
    made = make(year)
    role = "day" if precision is DAY else ""
    return Sense("DATE", made or calendar.OPEN, precision if made else VAGUE, role=role)


# ---- calendar dates -----------------------------------------------------------------------------


def _date(hit: Hit, context: Context) -> list[Part] | None:
    """Read "December 23, 2019", "the 23rd of December", "1 to 30 April", "April 1-30"."""
    month, number, other = hit.number("m"), hit.number("d"), hit.number("d2")
    if month is None or number is None or number > 31:
        return None

    def sense(day: int) -> Sense:
        make = _single(month, day)
        year = hit.number("y")
        return _explicit(make, year, DAY) if year else _dated(make, hit, context, DAY)

    if other is None:
        return hit.part(sense(number))
    early, late = sorted((hit.at("d"), hit.at("d2")))
    first, second = (number, other) if hit.at("d") == early else (other, number)
    if first >= second:
        return None
    split = early + 1
    return [Part(hit.first, split, sense(first)), Part(late, hit.last, sense(second))]


def _month(hit: Hit, context: Context) -> list[Part] | None:
    month, year = hit.number("m"), hit.number("y")
    if month is None or (year is None and _is_event_name(hit, hit.at("m"))):
        return None

    def make(of: int) -> Interval | None:
        return calendar.month(of, month)

    return hit.part(_explicit(make, year, MONTH) if year else _dated(make, hit, context, MONTH))


def _year(hit: Hit, _context: Context) -> list[Part] | None:
    """Read a bare year, unless the number counts something."""
    number = hit.number("y")
    if number is None or not _is_year(hit):
        return None
    interval = calendar.year(number)
    return hit.part(Sense("DATE", interval or calendar.OPEN, YEAR if interval else VAGUE))


_YEAR_CUES: Final = frozenset({
    "in", "since", "from", "until", "till", "of", "by", "during", "before", "after", "to", "between", "and",
    "the", "late", "early", "mid", "year", "through", "about", "circa", "around", "for", "years", "(",
    "-", "–", ",", "his", "its", "their", "or", "as", "than", "a", "following", "back", "on", "fiscal",
})  # fmt: skip


def _is_year(hit: Hit) -> bool:
    scan = hit.scan
    if not scan.words[hit.at("y")].lstrip("'’").isdigit():
        return False
    number = hit.number("y") or 0
    token = scan.tokens[scan.owners[hit.at("y")]]
    before, after = hit.before(), hit.after()
    if before in ("$", "€", "£", "#", "no.", "than", "least", "most", "nearly", "almost", "some"):
        return False
    nearby = scan.owners[hit.last] if hit.last < len(scan.owners) else -1
    follows = scan.tokens[nearby] if nearby >= 0 else None
    if follows is not None and follows.text.isalpha():
        plural = follows.upos in ("NOUN", "X") and after.endswith("s") and not after.endswith("ss")
        plural = plural and after not in ("was", "is", "has", "as", "this", "its", "his")
        plural = plural or after in (
            "people",
            "men",
            "women",
            "children",
            "km",
            "troops",
            "percent",
        )
        determined = before in ("the", "its", "their", "his", "'s", "’s")
        if plural and not (determined and token.deprel in ("nummod", "compound", "")):
            return determined and 1900 <= number <= 2050
    return before in _YEAR_CUES or not before or 1700 <= number <= 2050


def _years(hit: Hit, _context: Context) -> list[Part] | None:
    """Read two years: 1751-1777, 2003-04, between 1981 and 1983."""
    one, two = hit.number("y"), hit.number("y2")
    if one is None or two is None:
        return None
    if two < 100:
        two += one // 100 * 100
    if not one < two <= one + 200:
        return None
    first, second = calendar.year(one), calendar.year(two)
    if first is None or second is None:
        return None
    middle = hit.at("y") + 1
    return [
        Part(hit.first, middle, Sense("DATE", first, YEAR)),
        Part(hit.at("y2"), hit.last, Sense("DATE", second, YEAR)),
    ]


def _numeric(hit: Hit, _context: Context) -> list[Part] | None:
    """Read 2020-10-12, 2020/10/12, 12/10/2020 and 12.10.2020; day and month may be either."""
    text = "".join(hit.scan.words[hit.first : hit.last])
    fields = [int(f) for f in re.findall(r"\d+", text.split("t")[0])]
    if len(fields) < 3:
        return None
    one, two, three = fields[:3]
    if one > 999:
        days = [calendar.day(one, two, three)]
    else:
        if three < 100:
            three += 2000 if three < 60 else 1900
        days = [calendar.day(three, two, one), calendar.day(three, one, two)]
    found = sorted({d for d in days if d})
    if not found:
        return None
    readings = tuple((d, d) for d in found) if len(found) > 1 else ()
    precision = VAGUE if readings else DAY
    return hit.part(Sense("DATE", (found[0], found[-1]), precision, readings=readings, role="day"))


def _ancient(hit: Hit, _context: Context) -> list[Part] | None:
    """Read 466 BC: no calendar day stands for it here, so it stays open; AD 70 is a year."""
    if hit.word("era").startswith("b"):
        return hit.part(Sense("DATE"))
    number = hit.number("k")
    if number is None or hit.last - hit.first > 2:
        return None
    if not hit.scan.tokens[hit.scan.owners[hit.at("era")]].text.isupper():
        return None
    interval = calendar.year(number)
    return hit.part(Sense("DATE", interval or calendar.OPEN, YEAR if interval else VAGUE))


def _decade(hit: Hit, _context: Context) -> list[Part] | None:
    first = hit.number("q")
    return hit.part(Sense("DATE", calendar.decade(first) or calendar.OPEN)) if first else None


def _ordinal_unit(hit: Hit, _context: Context) -> list[Part] | None:
    """Read "the 21st century"; "the third day" is a day of something and stays open."""
    number, unit = hit.number("o"), hit.name("u")
    if unit == "century" and number:
        return hit.part(Sense("DATE", calendar.century(number) or calendar.OPEN))
    if unit in ("day", "week", "month", "year", "night") and hit.scan.letters[hit.first] == "t":
        return hit.part(Sense("DATE"))
    return None


def _day_of_month(hit: Hit, context: Context) -> list[Part] | None:
    """Read "Monday the 3rd" and "on the 23rd": the closest month whose day fits."""
    number = hit.number("d")
    start = context.narrative[0] or context.published
    if number is None or not hit.word("d")[0].isdigit():
        return None
    follows = hit.last < len(hit.scan.owners) and hit.scan.tokens[hit.scan.owners[hit.last]]
    if follows and follows.upos in ("NOUN", "PROPN", "ADJ", "X") and follows.text.isalpha():
        return None
    if hit.at("w") < 0 and hit.before() not in (
        "on",
        "until",
        "till",
        "by",
        "since",
        "from",
        "to",
        "of",
    ):
        return None
    if start is None:
        return hit.part(Sense("DATE", role="day"))
    candidates: list[date] = []
    for shift in (-1, 0, 1):
        base = calendar.step(start.replace(day=1), shift, "month")
        day = calendar.day(base.year, base.month, number) if base else None
        if day and (hit.at("w") < 0 or day.weekday() == hit.number("w")):
            candidates.append(day)
    if not candidates:
        return hit.part(Sense("DATE", role="day"))
    tense = _tense(hit, context)
    if tense == "past" and not context.narrative[0]:
        candidates = [d for d in candidates if d <= start] or candidates
    elif tense == "future":
        candidates = [d for d in candidates if d >= start] or candidates
    best = min(candidates, key=lambda d: abs((d - start).days))
    return hit.part(Sense("DATE", (best, best), DAY, role="day"))


# ---- relative to an anchor ----------------------------------------------------------------------


def _weekday(hit: Hit, context: Context) -> list[Part] | None:
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
    sense = weekday(context, number, which, _tense(hit, context))
    if sense.interval == calendar.OPEN:
        sense = Sense("DATE", role="day")
    return hit.part(sense)


def _deictic(hit: Hit, context: Context) -> list[Part] | None:
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


def _relative(hit: Hit, context: Context) -> list[Part] | None:
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
    return hit.part(relative_unit(context, which, unit, _tense(hit, context)))


def _vague_span(which: str, context: Context) -> Sense:
    """Read "recent weeks" and "the coming days": one end is known, the other is not."""
    now = context.now()
    if which in "LGj" and now:
        return Sense("DATE", (None, now))
    if which in "X" and now:
        return Sense("DATE", (now, None))
    return Sense("DATE")


def _span_of(hit: Hit, context: Context) -> list[Part] | None:
    """Read "the last two weeks", "the next 48 hours": an interval that ends or begins now."""
    duration = read_duration(hit.scan, hit.at("q"), hit.at("u"))
    which, unit = hit.letter("rel"), hit.name("u")
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


def _offset(hit: Hit, context: Context) -> list[Part] | None:
    """Read "two weeks ago", "three days later", "a day earlier"; "a day after the truce" is open."""
    direction, unit = hit.letter("dir"), hit.name("u")
    word = hit.word("dir")
    if hit.letter("q"):
        count = read_duration(hit.scan, hit.at("q"), hit.at("u")).count
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


def _ahead(hit: Hit, context: Context) -> list[Part] | None:
    """Read "in two weeks": a day ahead under a future verb, else how long it took."""
    duration = read_duration(hit.scan, hit.at("q"), hit.at("u"))
    if duration.iso is None and duration.count is None and hit.word("n") == "within":
        return None
    first = hit.at("q")
    if hit.word("n") == "in" and context.tense(hit.scan.owners[hit.at("u")]) == "future":
        sense = offset(context, duration.count, hit.name("u"), back=False, story=False)
        return [Part(first, hit.last, sense)]
    return [Part(first, hit.last, Sense("DURATION", iso=duration.iso))]


def _duration(hit: Hit, _context: Context) -> list[Part] | None:
    """Read "two weeks", "72-hour", "a month", "90 days more", "month-long", "years"."""
    scan = hit.scan
    unit_at = hit.at("u")
    if hit.letter("q"):
        q = hit.at("q")
        letter = scan.letters[q]
        if scan.words[unit_at] == "second" or (hit.before() in ("$", "€", "£")):
            return None
        if letter == "Y" and "hour" in hit.name("u") and len(scan.words[q]) == 4:
            return None
        if hit.name("u") == "quarter" or (
            (at := hit.at("between")) >= 0 and not _adjective(scan, at)
        ):
            return None
        if letter == "g" and (scan.letters[q + 1] in "dkY" or scan.words[q + 1] in UNITS):
            duration = read_duration(scan, q + 1, unit_at)  # "a 72-hour truce"
            return [Part(q + 1, hit.last, Sense("DURATION", iso=duration.iso))]
        duration = read_duration(scan, q, unit_at)
        if letter == "g" and unit_at == q + 1 and hit.letter("l"):
            return [Part(q + 1, hit.last, Sense("DURATION", iso=duration.iso))]
        if letter == "g" and unit_at == q + 1 and _rate(hit):
            return hit.part(Sense("SET", iso=duration.iso))
        return hit.part(Sense("DURATION", iso=duration.iso))
    if hit.letter("l"):
        return hit.part(Sense("DURATION", iso=read_duration(scan, unit_at, unit_at).iso))
    word = scan.words[unit_at]
    if not word.endswith("s") or word in ("minutes", "seconds", "quarters", "mins"):
        return None
    if hit.before() in (
        "the",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "business",
        "'s",
        "no",
        "-",
    ):
        return None
    return hit.part(Sense("DURATION"))


def _adjective(scan: Scan, at: int) -> bool:
    return scan.tokens[scan.owners[at]].upos == "ADJ"


def _rate(hit: Hit) -> bool:
    """Say whether "a day" is a rate: "100 attacks a day"."""
    if not hit.first:
        return False
    token = hit.scan.tokens[hit.scan.owners[hit.first - 1]]
    here = hit.scan.tokens[hit.scan.owners[hit.at("u")]]
    return token.upos in ("NOUN", "NUM") and here.deprel != "obj" and hit.name("u") in (
        "day", "week", "month", "year", "hour",
    )  # fmt: skip


def _glued(hit: Hit, _context: Context) -> list[Part] | None:
    unit = hit.name("J")
    iso = {"week": "P7D", "month": "P1M", "year": "P1Y", "day": "P1D", "hour": "PT1H"}.get(unit)
    return hit.part(Sense("DURATION", iso=iso))


def _set(hit: Hit, _context: Context) -> list[Part] | None:
    """Read "every Friday", "each day", "every two weeks", "daily", "Fridays"."""
    if hit.letter("W"):
        token = hit.scan.tokens[hit.scan.owners[hit.first]]
        if token.upos == "PROPN" and hit.scan.words[hit.first][-3:] != "ays":
            return None
        iso = {"daily": "P1D", "weekly": "P7D", "monthly": "P1M", "yearly": "P1Y", "annual": "P1Y",
               "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D"}.get(hit.scan.words[hit.first])  # fmt: skip
        return hit.part(Sense("SET", iso=iso))
    if hit.letter("u") == "U":
        at = hit.at("q") if hit.letter("q") else hit.at("u")
        return hit.part(Sense("SET", iso=read_duration(hit.scan, at, hit.at("u")).iso))
    return hit.part(Sense("SET"))


def _vague(hit: Hit, context: Context) -> list[Part] | None:
    """Read now, currently, recently, soon."""
    word = hit.scan.words[hit.first]
    now = None if context.retold else context.published
    if word in ("recently", "lately"):
        return hit.part(Sense("DATE", (None, now)))
    return hit.part(Sense("DATE", (now, now)))


def _new_period(hit: Hit, _context: Context) -> list[Part] | None:
    """Read the year in "the year 2003"."""
    number = hit.number("y")
    if hit.name("u") != "year" or number is None:
        return None
    interval = calendar.year(number)
    return hit.part(Sense("DATE", interval or calendar.OPEN, YEAR))


def _beside_story(hit: Hit, context: Context) -> list[Part] | None:
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


def _end_of(hit: Hit, context: Context) -> list[Part] | None:
    """Read "the end of the year": of this one, or of the story's where the text retells."""
    unit = hit.name("u")
    if unit not in ("week", "month", "year", "decade", "century", "weekend"):
        return None
    which = "E" if context.retold else "T"
    return hit.part(relative_unit(context, which, unit, "unknown"))


def _lead(hit: Hit, _context: Context) -> list[Part] | None:
    """Step over "the first week of", which the date behind it takes in."""
    return [Part(hit.first, hit.last, Sense("DATE", role="lead"), weak=True)]


def _weekend(hit: Hit, context: Context) -> list[Part] | None:
    if hit.name("u") != "weekend":
        return None
    now = context.now()
    if now is None:
        return hit.part(Sense("DATE"))
    future = _tense(hit, context) == "future"
    base = now if future or now.weekday() >= 5 else calendar.step(now, -7, "day")
    interval = unit_of(base, "weekend") if base else None
    return hit.part(Sense("DATE", interval or calendar.OPEN, DAY if interval else VAGUE))


# ---- seasons, holidays, parts of the day, clocks ------------------------------------------------


_EVENT_NAMES: Final = frozenset({
    "offensive", "uprising", "rising", "agreement", "agreements", "accord", "accords", "revolution", "war",
    "massacre", "movement", "brigade", "brigades", "mosque", "constitution", "massacres", "crisis", "coup",
})  # fmt: skip


def _is_event_name(hit: Hit, at: int) -> bool:
    """Say whether the word names an event or a thing: Tet Offensive, Good Friday Agreement, Long March."""
    scan = hit.scan
    token = scan.tokens[scan.owners[at]]
    after = scan.tokens[scan.owners[hit.last]] if hit.last < len(scan.owners) else None
    if after and after.text[:1].isupper() and after.text.lower() in _EVENT_NAMES:
        return True
    before = scan.tokens[token.index - 1] if token.index else None
    return bool(
        scan.words[at] in ("march", "may", "august", "lent", "tet")
        and (
            token.text[:1].islower()
            or (before and before.index and before.text[:1].isupper() and at == hit.first)
        )
    )


def _season(hit: Hit, context: Context) -> list[Part] | None:
    name, year = hit.name("s"), hit.number("y")

    def make(of: int) -> Interval | None:
        return calendar.winter(of) if name == "winter" else calendar.season(name, of)

    if year is not None:
        interval = calendar.season(name, year)
        return hit.part(Sense("DATE", interval or calendar.OPEN, SEASON if interval else VAGUE))
    if hit.letter("rel") == "T" and not hit.letter("u"):
        now = context.now()
        interval = make(now.year) if now else None
        return hit.part(Sense("DATE", interval or calendar.OPEN, SEASON if interval else VAGUE))
    return hit.part(_dated(make, hit, context, SEASON))


def _holiday(hit: Hit, context: Context) -> list[Part] | None:
    """Read a holiday by name; its year by tense, none where no rule places the day."""
    value = hit.scan.values[hit.at("h")]
    name = value if isinstance(value, str) else ""
    if _is_event_name(hit, hit.at("h")):
        return None
    year = hit.number("y")

    def make(of: int) -> Interval | None:
        return calendar.holiday(name, of)

    sample = make(2020)
    if sample is None or sample[0] is None or sample[1] is None:
        return hit.part(Sense("DATE"))
    length = (sample[1] - sample[0]).days
    precision = DAY if length == 0 else TimePrecision.WEEK if length < 9 else MONTH
    if year is not None:
        return hit.part(_explicit(make, year, precision))
    if hit.letter("rel") == "T" and not hit.letter("u"):
        now = context.now()
        interval = make(now.year) if now else None
        return hit.part(Sense("DATE", interval or calendar.OPEN, precision if interval else VAGUE))
    return hit.part(_dated(make, hit, context, precision))


_CLOCKLIKE: Final = {"midnight": "T00:00", "noon": "T12:00", "midday": "T12:00"}
_ALONE: Final = frozenset({"midnight", "noon", "midday", "overnight", "dawn", "dusk", "nightfall",
                           "daybreak", "sunset", "sunrise"})  # fmt: skip


def _part_of_day(hit: Hit, context: Context) -> list[Part] | None:
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
    weak = word not in _ALONE and hit.before() not in ("at", "by", "until", "till", "overnight")
    return [Part(hit.first, last, sense, weak)]


_CLOCK_CUES: Final = frozenset({
    "at", "by", "from", "until", "till", "to", "between", "before", "after", "around", "about", "(", "and",
    "-", "since", "–", "past", "exactly", ",", "on",
})  # fmt: skip


def _clock(hit: Hit, _context: Context) -> list[Part] | None:
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
        if not half and not hit.letter("K"):
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


# ---- the table ----------------------------------------------------------------------------------

_NUM: Final = "(?:g?N(?:-?N|&N){0,4}|[dkY]N{0,2})"
_Q: Final = f"(?:g?Vf?x?|[xg]?{_NUM}(?:[->&/]{_NUM})?(?:x|&gb)?|x|g)"
_OF_UNIT: Final = "(?:[fn,]?t?(?P<rel>[LXTEGFh])(?P<u>U))?"

_QS: Final = "gVxNdkY"
# letters with which it can begin, the pattern, the reader
_TABLE: Final[tuple[tuple[str, str, Reader], ...]] = (
    (
        "DtM",
        r"(?:D,?t?)?(?P<m>M)t?(?P<d>[do])(?:[->&](?P<d2>[do])(?![MU]))?(?:,?f?(?P<y>Y))",
        _date,
    ),
    (
        "DtM",
        rf"(?:D,?t?)?(?P<m>M)t?(?P<d>[do])(?:[->&](?P<d2>[do])(?![MU]))?(?!-?[UO]){_OF_UNIT}",
        _date,
    ),
    ("Dtdo", r"(?:D,?t?)?t?(?:(?P<d2>[do])[->&]t?)?(?P<d>[do])f?t?(?P<m>M)(?:,?f?(?P<y>Y))", _date),
    ("Dtdo", rf"(?:D,?t?)?t?(?:(?P<d2>[do])[->&]t?)?(?P<d>[do])f?t?(?P<m>M){_OF_UNIT}", _date),
    ("M", r"(?P<m>M),?f?(?P<y>Y)", _month),
    ("M", rf"(?P<m>M){_OF_UNIT}", _month),
    ("tLXTGF", r"t?(?P<rel>[LXTGF])(?P<m>M)", _month),
    ("i", r"i", _numeric),
    ("Y", r"Y[-/]d[-/]d", _numeric),
    ("do", r"[do][/]d[/][Ydk]", _numeric),
    ("Y", r"(?P<y>Y)", _year),
    ("Y", r"(?P<y>Y)[->&/](?P<y2>[Ydk])", _years),
    ("tU", r"t?(?P<u>U)(?P<y>Y)", _new_period),
    ("dkY", r"(?P<k>[dkY])(?P<era>Z)", _ancient),
    ("tmMSq", r"t?(?:m-?)?(?:[MS]f?,?(?P<k>[dkY])|(?P<q>q))(?P<era>Z)", _ancient),
    ("to", r"t?ot?U(?P<era>Z)", _ancient),
    ("Z", r"(?P<era>Z)(?P<k>[dkY])", _ancient),
    ("tmq", r"t?(?:m-?)?(?P<q>q)", _decade),
    ("tmo", r"t?(?:m-?)?(?P<o>o)-?(?P<u>U)", _ordinal_unit),
    ("D", r"(?P<w>D),?t?(?P<d>o)", _day_of_month),
    ("t", r"t(?P<w>D)?(?P<d>o)", _day_of_month),
    ("tLXTFGEhD", r"t?(?P<rel>[LXTFGEh])?(?P<w>D)(?:,?[fn]?(?P<r2>[LXT])(?P<u>U))?", _weekday),
    ("R", r"(?P<r>R)", _deictic),
    ("tU", r"t?(?P<u>U)(?P<dir>[\^BC])(?P<r>R)", _deictic),
    ("tETLXFGhj", r"t?[ET]?(?P<rel>[LXTFGEhj])(?P<u>U)(?!-)", _relative),
    ("tLXFGj", rf"t?(?P<rel>[LXFGj])(?P<q>{_Q})(?P<u>U)", _span_of),
    (_QS, rf"(?P<q>{_Q})-?(?P<u>U)(?P<dir>[ABC\^])", _offset),
    ("U", r"(?P<q>)(?P<u>U)(?P<dir>[ABC])", _offset),
    ("n", rf"(?P<n>n)(?P<q>{_Q})(?P<u>U)", _ahead),
    (_QS, rf"(?P<q>{_Q})-?(?P<u>U)(?:x|-?(?P<l>l)|-?O)?", _duration),
    (_QS, rf"(?P<q>{_Q})(?P<between>w)(?P<u>U)", _duration),
    ("U", r"(?P<q>)(?P<u>U)-(?P<l>l)", _duration),
    ("U", r"(?P<q>)(?P<l>)(?P<u>U)", _duration),
    ("J", r"(?P<J>J)", _glued),
    ("e", rf"e(?P<q>{_Q})?(?P<u>[UDPM])(?P<W>)", _set),
    ("W", r"(?P<W>W)(?P<u>)", _set),
    ("v", r"v", _vague),
    ("tbm", r"t?m?bft(?P<u>U)", _end_of),
    ("m", r"mnt(?P<u>U)", _end_of),
    ("tLoXF", r"t?[oLXF](?:[NdV])?Uft?(?=m?-?[MYSHqdo])", _lead),
    ("t", r"t(?P<u>U)", _weekend),
    ("t", r"t(?P<u>U)(?P<dir>[\^B])", _beside_story),
    ("tmS", r"t?(?:m-?)?(?P<s>S)(?:f?,?(?P<y>Y))", _season),
    ("tmS", rf"t?(?:m-?)?(?P<s>S){_OF_UNIT}", _season),
    ("tLXTFGhE", r"t?(?P<rel>[LXTFGhE])(?P<s>S)", _season),
    ("Y", r"(?P<y>Y)(?P<s>S)", _season),
    ("LXTH", r"(?:(?P<rel>[LXT]))?(?P<h>H)_*(?:,?f?(?P<y>Y))?", _holiday),
    ("tLThFEXGeP", r"t?(?P<rel>[LThFEXGe])?(?P<p>P)", _part_of_day),
    ("cdkN", r"(?P<c>[cdkN])(?P<a>a)", _clock),
    ("dN", r"(?P<c>[dN])(?P<K>K)(?P<a>a)?", _clock),
    ("c", r"(?P<c>c)(?P<a>)[K]?", _clock),
    ("ckY", r"(?P<c>[ckY])(?P<a>)(?P<u>[UK])", _clock),
    ("kY", r"(?P<c>[kY])(?P<a>)(?=z)", _clock),
)


def _compile() -> dict[str, list[tuple[re.Pattern[str], Reader]]]:
    rules: dict[str, list[tuple[re.Pattern[str], Reader]]] = {}
    for starts, pattern, reader in _TABLE:
        compiled = re.compile(pattern)
        for letter in starts:
            rules.setdefault(letter, []).append((compiled, reader))
    return rules


_RULES: Final = _compile()
# Where a rule may begin: at a word of time, or at a small word shortly before one.
_BEGINS: Final = re.compile(r"[MDYdkoUPSHRqciWvJ]|[tgnNVLXTFGEhebmxjZ](?=.{0,6}[MDYdkoUPSHqaKZ])")


def read_parts(scan: Scan, context: Context) -> list[Part]:
    """Read a sentence's expressions from left to right, the longest at each place."""
    parts: list[Part] = []
    position = 0
    letters = scan.letters
    while (begun := _BEGINS.search(letters, position)) is not None:
        position = begun.start()
        found = _longest(scan, context, _RULES[letters[position]], position)
        if not found:
            position += 1
            continue
        for part in found:
            parts.append(part)
            context.told(part.sense, scan.owners[part.first])
        position = max(found[-1].last, position + 1)
    return parts


def _longest(
    scan: Scan,
    context: Context,
    rules: list[tuple[re.Pattern[str], Reader]],
    position: int,
) -> list[Part] | None:
    matches = [
        (match.end(), -order, match, reader)
        for order, (pattern, reader) in enumerate(rules)
        if (match := pattern.match(scan.letters, position))
    ]
    for _, _, match, reader in sorted(matches, key=lambda m: m[:2], reverse=True):
        parts = reader(Hit(scan, match), context)
        if parts:
            return parts
    return None
