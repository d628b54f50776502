"""Words of time as one-letter classes, so that the grammar can be written as patterns over them.

The letters::

    M month   D weekday     Y four-digit year   d 1-31          k other number   N number word
    o ordinal U unit        P part of a day     S season        H holiday        R today, ...
    L last    X next        T this              F following     G previous       E same
    h that    e every       A ago               B later         C earlier        V several, few
    m early   b end, start  c 19:00             z zone          a a.m.           i 2020-10-12
    q 1990s   t the         g a, an             f of            n in             @ on
    > until   & and, or     , comma             - dash          / slash          ' possessive
    v now     W daily       l long              x another       r about          O old
    Q Q1 to Q4  s dry season        G 051200Z
    Z BC, AD  K o'clock     ^ at                j year, adj.    w anything else
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tregua.language.analysis import Token
from tregua.language.numbers import SCALES, UNITS
from tregua.language.times.calendar import MONTHS, WEEKDAYS
from tregua.language.times.feasts import FEASTS

Value = str | float | None

_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip

UNIT_WORDS: Final[dict[str, str]] = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "night",
    "week": "week", "fortnight": "fortnight", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade", "century": "century", "weekend": "weekend",
    "hr": "hour", "yr": "year", "min": "minute",
}  # fmt: skip
_PARTS: Final = (
    "morning", "afternoon", "evening", "night", "midnight", "noon", "midday", "dawn", "dusk",
    "sunrise", "sunset", "nightfall", "daybreak", "lunchtime", "midmorning", "overnight",
)  # fmt: skip

ZONES: Final[dict[str, str | None]] = {
    "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00",
    "pst": "-08:00", "pdt": "-07:00", "cat": "+02:00", "wat": "+01:00", "pkt": "+05:00",
}  # fmt: skip
"""Zones whose abbreviation means one offset in news; IST, BST, AST and "local time" do not."""

_Table = dict[str, tuple[str, Value]]


def _put(table: _Table, letter: str, words: str, value: Value = None) -> None:
    for word in words.split():
        table[word] = (letter, word if value is None else value)


def _names(table: _Table) -> None:
    """Put in numbers, months, weekdays, units, seasons and holidays."""
    for word, number in UNITS.items():
        table[word] = ("N", number)
    for word, scale in SCALES.items():
        table[word] = ("N", scale)
    for number, word in enumerate(_ORDINALS, start=1):
        table[word] = ("o", number)
    table["thirtieth"] = ("o", 30)
    for number, name in enumerate(MONTHS, start=1):
        for form in {name, name[:3], f"{name[:3]}."}:
            table[form] = ("M", number)
    _put(table, "M", "sept sept.", 9)
    for number, name in enumerate(WEEKDAYS):
        for form in {name, name[:3], f"{name[:3]}."}:
            table[form] = ("D", number)
        table[f"{name}s"] = ("W", name)
    _put(table, "D", "tues tues.", 1)
    _put(table, "D", "thur thurs thurs.", 3)
    for word, unit in UNIT_WORDS.items():
        table[word] = table[f"{word}s"] = ("U", unit)
    table["centuries"] = ("U", "century")
    table["second"] = ("o", 2)
    _put(table, "P", " ".join(_PARTS))
    _put(table, "P", "mornings afternoons evenings")
    _put(table, "S", "spring summer autumn winter")
    _put(table, "S", "fall", "autumn")
    _put(table, "H", " ".join(name for name in FEASTS if " " not in name))


def _small_words(table: _Table) -> None:
    """Put in the words that relate, bound or qualify a time."""
    _put(table, "R", "today yesterday tomorrow tonight")
    _put(table, "L", "last past")
    _put(table, "X", "next coming upcoming forthcoming")
    _put(table, "T", "this current")
    _put(table, "F", "following subsequent ensuing succeeding")
    _put(table, "G", "previous preceding prior")
    _put(table, "E", "same very")
    _put(table, "h", "that those these")
    _put(table, "e", "each every per")
    _put(table, "A", "ago")
    _put(table, "B", "later after afterwards afterward thereafter")
    _put(table, "C", "earlier before previously beforehand")
    _put(table, "V", "several few couple many some various dozens hundreds thousands countless")
    _put(table, "m", "early late mid")
    _put(table, "b", "beginning start end middle close outset onset half eve turn part")
    table.update({zone: ("z", offset) for zone, offset in ZONES.items()})
    _put(table, "a", "am a.m. a.m pm p.m. p.m")
    _put(table, "t", "the")
    _put(table, "g", "a an")
    _put(table, "f", "of")
    _put(table, "n", "in within")
    _put(table, "@", "on")
    _put(table, "^", "at by from since around until between before")
    _put(table, ">", "to till until through thru")
    _put(table, "&", "and or")
    _put(table, ",", ",")
    _put(table, "-", "- – — ‑ −")
    _put(table, "/", "/")
    _put(table, "'", "'s ’s ' ’")
    _put(table, "v", "now currently nowadays recently lately")
    _put(table, "W", "daily weekly monthly quarterly yearly annually hourly nightly annual")
    _put(table, "W", "biweekly")
    _put(table, "W", "weeknights weekdays weekends")
    _put(table, "l", "long lengthy")
    _put(table, "x", "another more further additional extra")
    _put(table, "r", "about around nearly almost over approximately roughly some only just under")
    _put(table, "O", "old")
    _put(table, "Z", "bc b.c. b.c bce ad a.d. ce")
    _put(table, "K", "o'clock o’clock hours hrs hrs.", "clock")
    for number in range(1, 5):
        table[f"q{number}"] = ("Q", number)
    _put(table, "j", "recent")
    table["hours"] = table["hrs"] = table["hrs."] = ("U", "hour")
    table["hr"] = ("U", "hour")
    for word in ("weeklong", "monthlong", "yearlong", "daylong", "decadelong", "hourlong"):
        table[word] = ("J", word.removesuffix("long"))


def _table() -> _Table:
    table: _Table = {}
    _names(table)
    _small_words(table)
    return table


WORDS: Final = _table()
STRONG: Final = frozenset(
    word
    for word, (letter, _) in WORDS.items()
    if letter in "MDUPSHRAvWqcaKJQ" or word in ("overnight", "ago")
) | {"indefinite", "indefinitely", "unlimited", "permanent", "permanently", "forever", "open",
     "time", "date", "limit", "end", "fixed", "expiry", "expiration", "election",
     "elections", "further", "era", "until", "till", "period", "id", "aid", "season", "eve",
     *(name.split()[0].partition("'")[0] for name in FEASTS)}  # fmt: skip
"""A sentence without one of these, a digit or a dash has no time expression."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The pieces of a sentence, as parallel lists; patterns match ``letters``."""

    letters: str
    words: list[str]
    owners: list[int]
    values: list[Value]
    tokens: Sequence[Token]
