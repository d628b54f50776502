"""Readers of calendar dates: days, months, quarters, years."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tregua.language.times import calendar
from tregua.language.times.anchors import Context, Make, Sense
from tregua.language.times.calendar import Interval
from tregua.language.times.namesakes import is_event_name
from tregua.language.times.parts import Hit, Part, governing_tense
from tregua.language.times.resolve import relative_unit
from tregua.language.times.years import pick_year
from tregua.model import TimePrecision

DAY = TimePrecision.DAY
MONTH = TimePrecision.MONTH
YEAR = TimePrecision.YEAR
SEASON = TimePrecision.SEASON
VAGUE = TimePrecision.VAGUE


def dated(make: Make, hit: Hit, context: Context, precision: TimePrecision) -> Sense:
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
    interval, readings = pick_year(context, make, governing_tense(hit, context))
    known = interval != calendar.OPEN and not readings
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


def _on_weekday(make: Make, weekday_: int | None, context: Context) -> Make:
    """Keep the years in which the date falls on the weekday said, where some near year has one."""

    def fits(year: int) -> Interval | None:
        made = make(year)
        return made if made and made[0] and made[0].weekday() == weekday_ else None

    near = context.narrative[0] or context.published
    years = range(near.year - 4, near.year + 5) if near else range(0)
    return fits if any(fits(year) for year in years) else make


def explicit(make: Make, year: int, precision: TimePrecision) -> Sense:
    """Give a date with the year that the words name."""
    made = make(year)
    role = "day" if precision is DAY else ""
    return Sense("DATE", made or calendar.OPEN, precision if made else VAGUE, role=role, dated=True)


def read_date(hit: Hit, context: Context) -> list[Part] | None:
    """Read "December 23, 2019", "the 23rd of December", "1 to 30 April", "April 1-30"."""
    month, number, other = hit.number("m"), hit.number("d"), hit.number("d2")
    if month is None or number is None or number > 31:
        return None

    def sense(day: int) -> Sense:
        make = _single(month, day)
        year = hit.number("y") or _year_of_name(month, day, hit.after())
        if year is None and day == number and hit.at("w") >= 0:
            make = _on_weekday(make, hit.number("w"), context)
        return explicit(make, year, DAY) if year else dated(make, hit, context, DAY)

    if other is None:
        return hit.part(sense(number))
    early, late = sorted((hit.at("d"), hit.at("d2")))
    first, second = (number, other) if hit.at("d") == early else (other, number)
    if first >= second:
        return None
    split = early + 1
    return [Part(hit.first, split, sense(first)), Part(late, hit.last, sense(second))]


def _year_of_name(month: int, day: int, after: str) -> int | None:
    """Give the year of a day that has become a name: the September 11 attacks."""
    return 2001 if (month, day) == (9, 11) and after.startswith(("attack", "terror")) else None


def read_month(hit: Hit, context: Context) -> list[Part] | None:
    """Read "June", "June 2019", "last June", "June of this year"."""
    month, year = hit.number("m"), hit.number("y")
    if month is None or (year is None and is_event_name(hit, hit.at("m"))):
        return None

    def make(of: int) -> Interval | None:
        return calendar.month(of, month)

    return hit.part(explicit(make, year, MONTH) if year else dated(make, hit, context, MONTH))


def read_year(hit: Hit, _context: Context) -> list[Part] | None:
    """Read a bare year, unless the number counts something."""
    number = hit.number("y")
    if number is None or not _is_year(hit):
        return None
    if hit.scan.letters[hit.last : hit.last + 1] == "z" and number % 100 < 60:
        return None  # "1945 GMT" is a quarter to eight in the evening
    interval = calendar.year(number)
    return hit.part(Sense("DATE", interval or calendar.OPEN, YEAR if interval else VAGUE))


_YEAR_CUES: Final = frozenset({
    "in", "since", "from", "until", "till", "of", "by", "during", "before", "after", "to",
    "between", "and",
    "the", "late", "early", "mid", "year", "through", "about", "circa", "around", "for", "years",
    "(",
    "-", "–", ",", "his", "its", "their", "or", "as", "than", "a", "following", "back", "on",
    "fiscal",
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


def read_years(hit: Hit, _context: Context) -> list[Part] | None:
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


def read_numeric(hit: Hit, _context: Context) -> list[Part] | None:
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
        days = [calendar.day(three, two, one)]
        if "." not in text:  # with full stops the day stands first
            days.append(calendar.day(three, one, two))
    found = sorted({d for d in days if d})
    if not found:
        return None
    readings = tuple((d, d) for d in found) if len(found) > 1 else ()
    precision = VAGUE if readings else DAY
    return hit.part(Sense("DATE", (found[0], found[-1]), precision, readings=readings, role="day"))


def read_ancient(hit: Hit, _context: Context) -> list[Part] | None:
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


def read_decade(hit: Hit, _context: Context) -> list[Part] | None:
    """Read "the 1990s"."""
    first = hit.number("q")
    return hit.part(Sense("DATE", calendar.decade(first) or calendar.OPEN)) if first else None


def read_ordinal_unit(hit: Hit, context: Context) -> list[Part] | None:
    """Read "the 21st century"; "the third day" is a day of something and stays open."""
    number, unit = hit.number("o"), hit.name("u")
    if unit == "quarter":
        return read_quarter(hit, context)
    if unit == "century" and number:
        return hit.part(Sense("DATE", calendar.century(number) or calendar.OPEN))
    if unit in ("day", "week", "month", "year", "night") and hit.scan.letters[hit.first] == "t":
        return hit.part(Sense("DATE"))
    return None


def read_quarter(hit: Hit, context: Context) -> list[Part] | None:
    """Read "the third quarter of 2014", "fourth-quarter", "Q2", by the calendar year."""
    number, year = hit.number("o"), hit.number("y")
    if number is None or not 1 <= number <= 4 or hit.word("u") not in ("quarter", ""):
        return None

    def make(of: int) -> Interval | None:
        return calendar.quarter(of, number)

    if year is not None:
        return hit.part(explicit(make, year, SEASON))
    if relative := hit.letter("rel"):
        start = relative_unit(context, relative, "year", "unknown").interval[0]
        made = make(start.year) if start else None
        return hit.part(Sense("DATE", made or calendar.OPEN, SEASON if made else VAGUE))
    return hit.part(dated(make, hit, context, SEASON))


def read_day_of_month(hit: Hit, context: Context) -> list[Part] | None:
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
    tense = governing_tense(hit, context)
    if tense == "past" and not context.narrative[0]:
        candidates = [d for d in candidates if d <= start] or candidates
    elif tense == "future":
        candidates = [d for d in candidates if d >= start] or candidates
    best = min(candidates, key=lambda d: abs((d - start).days))
    return hit.part(Sense("DATE", (best, best), DAY, role="day"))
