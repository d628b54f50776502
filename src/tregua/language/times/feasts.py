"""Holidays, feasts and fasts by year: the days that truces are hung on.

Takes a name and a year, gives every span of the feast that begins in that year; a lunar one may
come twice (Eid al-Adha 2006). Islamic dates follow the Umm al-Qura calendar and are widened by the
day by which the sighting of the moon may move them; so are Diwali and Vesak, whose day differs from
country to country. Sources: ``dateutil`` for Easter, ``hijridate`` for the Islamic calendar, the
``holidays`` package for the Jewish, Chinese, Vietnamese, Hindu and Buddhist ones.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from tregua.language.times.calendar import Interval, day, step

Find = Callable[[int], tuple[date, ...]]
"""Gives the days of a year on which a feast begins."""


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast: on which days it begins, how many days it lasts, by how many these may be off."""

    begins: Find
    length: int = 1
    slack: int = 0

    def of(self, year: int) -> tuple[Interval, ...]:
        """Give the days of the feast for each time that it begins in a year."""
        return tuple(
            (step(first, -self.slack, "day"), step(first, self.length - 1 + self.slack, "day"))
            for first in self.begins(year)
        )


def _fixed(month: int, number: int, length: int = 1) -> Feast:
    def find(year: int) -> tuple[date, ...]:
        start = day(year, month, number)
        return (start,) if start else ()

    return Feast(find, length)


def _easter(offset: int, method: Literal[1, 2, 3], length: int = 1) -> Feast:
    def find(year: int) -> tuple[date, ...]:
        start = step(easter(year, method), offset, "day") if 1583 <= year <= 4099 else None
        return (start,) if start else ()

    return Feast(find, length)


def _hijri(month: int, number: int, length: int = 1) -> Feast:
    def find(year: int) -> tuple[date, ...]:
        return tuple(first for first in _hijri_days(year, month, number) if first.year == year)

    return Feast(find, length, slack=1)


@lru_cache(maxsize=1024)
def _hijri_days(year: int, month: int, number: int) -> tuple[date, ...]:
    from hijridate import Gregorian, Hijri

    if not 1925 <= year <= 2075:
        return ()
    lunar = Gregorian(year, 1, 1).to_hijri().year
    days = (Hijri(lunar + shift, month, number).to_gregorian() for shift in (0, 1))
    return tuple(date(d.year, d.month, d.day) for d in days)


def _listed(country: str, title: str, length: int = 1, *, slack: int = 0, eve: int = 0) -> Feast:
    """Look a feast up among a country's holidays; ``eve`` days belong to it before that day."""

    def find(year: int) -> tuple[date, ...]:
        first = _holidays_of(country, year).get(title)
        start = step(first, -eve, "day") if first else None
        return (start,) if start else ()

    return Feast(find, length + eve, slack)


@lru_cache(maxsize=512)
def _holidays_of(country: str, year: int) -> dict[str, date]:
    from holidays import country_holidays

    with warnings.catch_warnings():
        # Of years that a calendar does not reach the library warns, and gives what it knows.
        warnings.simplefilter("ignore", UserWarning)
        found = sorted(country_holidays(country, years=year, language="en_US").items())
    first: dict[str, date] = {}
    for when, titles in found:
        for title in titles.split("; "):
            first.setdefault(title, when)
    return first


def _either(*feasts: Feast) -> Feast:
    def find(year: int) -> tuple[date, ...]:
        return tuple(sorted(first for feast in feasts for first in feast.begins(year)))

    return Feast(find, max(f.length for f in feasts), max(f.slack for f in feasts))


_WEST: Final = EASTER_WESTERN
_EAST: Final = EASTER_ORTHODOX
_FITR, _ADHA = _hijri(10, 1, 3), _hijri(12, 10, 4)

_BY_NAMES: Final[dict[str, Feast]] = {
    "christmas|xmas|christmas day|catholic christmas|western christmas": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "orthodox christmas|coptic christmas|ethiopian christmas|serbian christmas": _fixed(1, 7),
    "orthodox christmas eve": _fixed(1, 6),
    "armenian christmas|epiphany": _fixed(1, 6),
    "timkat|timket": _fixed(1, 19),
    "new year|new year's|new years|new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "orthodox new year|old new year": _fixed(1, 14),
    "valentine's day": _fixed(2, 14),
    "may day": _fixed(5, 1),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "nowruz|newroz|norouz|noruz|norooz|nauruz|navruz|nauryz|nawroz|navroz": _fixed(3, 20, 2),
    "thingyan|burmese new year|myanmar new year": _fixed(4, 13, 5),
    "songkran": _fixed(4, 13, 3),
    "khmer new year": _fixed(4, 13, 4),
    "enkutatash|ethiopian new year": _fixed(9, 11, 2),
    "meskel": _fixed(9, 27, 2),
    "easter|easter sunday|catholic easter|western easter": _easter(0, _WEST),
    "easter monday": _easter(1, _WEST),
    "easter weekend": _easter(-2, _WEST, 4),
    "good friday": _easter(-2, _WEST),
    "palm sunday": _easter(-7, _WEST),
    "maundy thursday|holy thursday": _easter(-3, _WEST),
    "holy saturday": _easter(-1, _WEST),
    "holy week": _easter(-7, _WEST, 7),
    "ash wednesday": _easter(-46, _WEST),
    "lent": _easter(-46, _WEST, 46),
    "ascension day": _easter(39, _WEST),
    "pentecost|whitsun": _easter(49, _WEST),
    "orthodox easter|orthodox easter sunday|coptic easter|fasika": _easter(0, _EAST),
    "orthodox easter monday": _easter(1, _EAST),
    "orthodox easter weekend": _easter(-2, _EAST, 4),
    "orthodox good friday": _easter(-2, _EAST),
    "orthodox palm sunday": _easter(-7, _EAST),
    "orthodox holy week": _easter(-7, _EAST, 7),
    "orthodox pentecost": _easter(49, _EAST),
    "ramadan|ramazan|ramadhan|ramzan": _hijri(9, 1, 30),
    "eid al-fitr|hari raya|idul fitri|korite": _FITR,
    "eid al-adha|tabaski|bakrid|kurban bayram": _ADHA,
    "eid": _either(_FITR, _ADHA),
    "muharram": _hijri(1, 1, 30),
    "islamic new year": _hijri(1, 1),
    "ashura": _hijri(1, 10),
    "arbaeen|arbain": _hijri(2, 20),
    "mawlid|maulid|prophet's birthday|prophet muhammad's birthday": _hijri(3, 12),
    "hajj": _hijri(12, 8, 6),
    "passover|pesach": _listed("IL", "Pesach", 7, eve=1),
    "shavuot": _listed("IL", "Shavuot", eve=1),
    "rosh hashanah|rosh hashana|jewish new year": _listed("IL", "Rosh Hashanah", 2, eve=1),
    "yom kippur": _listed("IL", "Yom Kippur", eve=1),
    "sukkot|sukkoth": _listed("IL", "Sukkot", 7, eve=1),
    "lunar new year|chinese new year|spring festival": _listed("SG", "Chinese New Year", 3),
    "tet|tết": _listed("VN", "Lunar New Year", 3),
    "diwali|deepavali": _listed("IN", "Diwali", slack=1),
    "vesak|wesak|vesak day|buddha purnima": _listed("SG", "Vesak Day", slack=1),
    "hanukkah|purim|thanksgiving": Feast(lambda _: ()),
}
FEASTS: Final[dict[str, Feast]] = {
    name: feast for names, feast in _BY_NAMES.items() for name in names.split("|")
}
"""Feasts by name, in lower case. Those without a rule are known by name only and stay undated."""
