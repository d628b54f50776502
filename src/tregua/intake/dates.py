"""Dates of publication become ISO 8601, or stay unknown with the reason.

A date is only taken where it is complete and can be read in one way. A clock time keeps the zone it
has, and gets none where it has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_EARLIEST_YEAR = 1900

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?"
    r"(?:\s+[A-Z]{1,5}|\s*[+-]\d{2}:?\d{2})?)?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WRITTEN = (
    rf"{_WEEKDAY}(?:{_MONTH}\s+{_DAY},?\s+\d{{4}}|{_DAY}\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}|"
    rf"\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?){_CLOCK}"
)
_LABEL = (
    r"(?:(?:first\s+)?(?:published|posted|issued|released|publication date|date)"
    r"(?:\s+(?:on|at))?\s*[:\-–—]?\s*)?"
)
_DATE_LINE = re.compile(rf"\(?{_LABEL}(?P<date>{_WRITTEN})\)?\.?", re.IGNORECASE)

_NUMERIC = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?P<rest>.*)", re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(?P<rest>.*)", re.DOTALL)
_EPOCH = re.compile(r"\d{9,10}(\d{3})?")
_COMPACT = re.compile(r"(?:19|20)\d{6}")

# Only names that mean one offset. "IST" or "BST" mean several: their times stay without a zone.
_ZONES = {"UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7, "CET": 1,
          "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateRead:
    """An ISO date or date-time; or none, with the reason. One of the two is always ``None``."""

    iso: str | None
    problem: str | None = None


def read_date(written: str, now: datetime | None = None) -> DateRead:
    """The date that a string states; with ``now``, a date after it is refused."""
    written = " ".join(written.split())
    if not written:
        return DateRead(None, "an empty date")
    value = _value(written)
    if isinstance(value, str):
        return DateRead(None, f"{value}: {written[:60]}")
    if value.year < _EARLIEST_YEAR or value in (date(1970, 1, 1), datetime(1970, 1, 1, tzinfo=UTC)):
        return DateRead(None, f"not a date that a report can have: {written[:60]}")
    if now is not None and _is_future(value, now):
        return DateRead(None, f"published in the future: {written[:60]}")
    return DateRead(_iso(value))


def date_line(line: str) -> str | None:
    """The date of a line that is a date and nothing more, perhaps after "Published:"."""
    if len(line) > 80:
        return None
    match = _DATE_LINE.fullmatch(line.strip())
    return match["date"] if match else None


def _value(written: str) -> date | datetime | str:
    """A date, a date-time, or the reason why it is neither."""
    if _EPOCH.fullmatch(written):
        seconds = int(written) / (1000 if len(written) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC)
    try:
        if _COMPACT.fullmatch(written) or re.match(r"\d{4}-\d\d-\d\d", written):
            return _shorten(datetime.fromisoformat(written), written)
    except ValueError:
        pass
    if match := _YEAR_FIRST.fullmatch(written):
        year, month, day = match.group(1, 2, 3)
        return _parsed(f"{year}-{int(month):02}-{int(day):02}{match['rest']}")
    if match := _NUMERIC.fullmatch(written):
        first, second = int(match[1]), int(match[2])
        if first <= 12 and second <= 12 and first != second:
            return "day and month cannot be told apart"
        day, month = (first, second) if second <= 12 else (second, first)
        return _parsed(f"{match[3]}-{month:02}-{day:02}{match['rest']}")
    return _parsed(written)


def _parsed(written: str) -> date | datetime | str:
    """A date by dateutil, taken only where two readings with different defaults agree."""
    from dateutil import parser, tz

    zones = {name: tz.tzoffset(name, hours * 3600) for name, hours in _ZONES.items()}

    def zone(name: str | None, offset: int | None) -> tz.tzoffset | None:
        if name in zones and not offset:
            return zones[name]
        return None if offset is None else tz.tzoffset(None, offset)

    try:
        readings = [
            parser.parse(written, default=default, tzinfos=zone)
            for default in (datetime(2001, 1, 1), datetime(2002, 2, 2))
        ]
    except (parser.ParserError, OverflowError, ValueError, TypeError, AttributeError):
        return "not a date"
    if readings[0].date() != readings[1].date():
        return "an incomplete date"
    return _shorten(readings[0], written)


def _shorten(value: datetime, written: str) -> date | datetime:
    """A date alone where no clock time was written, or only a naive midnight as a filler."""
    midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
    if midnight and value.tzinfo is None:
        return value.date()
    return value if ":" in written or "T" in written or value.tzinfo else _clocked(value, written)


def _clocked(value: datetime, written: str) -> date | datetime:
    """ "3 pm" is a clock time without a colon; otherwise the hour comes from nowhere."""
    return value if re.search(r"\d\s*[ap]\.?m", written, re.IGNORECASE) else value.date()


def _is_future(value: date | datetime, now: datetime) -> bool:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value > now + timedelta(minutes=5)  # clocks differ a little
    day = value.date() if isinstance(value, datetime) else value
    # Somewhere it is already tomorrow: zones go up to fourteen hours ahead of UTC.
    return day > (now + timedelta(hours=14)).date()


def _iso(value: date | datetime) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    text = value.replace(microsecond=0).isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
