"""Readers of lengths and recurring times: two weeks, month-long, every Friday."""

from __future__ import annotations

from typing import Final

from tregua.language.numbers import UNITS
from tregua.language.times.anchors import Context, Sense
from tregua.language.times.durations import length_of
from tregua.language.times.lexicon import Scan
from tregua.language.times.parts import Hit, Part


def read_length(hit: Hit, _context: Context) -> list[Part] | None:
    """Read "two weeks", "72-hour", "a month", "90 days more", "month-long", "years"."""
    scan = hit.scan
    unit_at = hit.at("u")
    if hit.letter("q"):
        q = hit.at("q")
        letter = scan.letters[q]
        at = hit.at("between")
        if hit.name("u") == "hour" and _is_clock(scan.words[q]):
            return None
        if scan.words[unit_at] == "second" or (hit.before() in ("$", "€", "£")):
            return None
        if hit.name("u") == "quarter" or (at >= 0 and not _adjective(scan, at)):
            return None
        if letter == "g" and (scan.letters[q + 1] in "dkY" or scan.words[q + 1] in UNITS):
            duration = length_of(scan, q + 1, unit_at)  # "a 72-hour truce"
            return [Part(q + 1, hit.last, Sense("DURATION", iso=duration.iso))]
        duration = length_of(scan, q, unit_at, stop=at if at >= 0 else hit.last)
        if letter == "g" and unit_at == q + 1 and scan.words[unit_at].endswith("s"):
            return [Part(unit_at, hit.last, Sense("DURATION"))]  # "a months-long siege"
        if letter == "g" and unit_at == q + 1 and hit.letter("l"):
            return [Part(q + 1, hit.last, Sense("DURATION", iso=duration.iso))]
        if letter == "g" and unit_at == q + 1 and _rate(hit):
            return hit.part(Sense("SET", iso=duration.iso))
        return hit.part(Sense("DURATION", iso=duration.iso))
    if hit.letter("l"):
        return hit.part(Sense("DURATION", iso=length_of(scan, unit_at, unit_at).iso))
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


def _is_clock(word: str) -> bool:
    """Say whether a number before "hours" is a time of day: 0600, 1930; none lasts so long."""
    return len(word) == 4 and word.isdigit() and int(word[:2]) < 25 and int(word[2:]) < 60


def read_half(hit: Hit, _context: Context) -> list[Part] | None:
    """Read "half an hour", "half-hour", "half a century"; the half of a match is none."""
    words = hit.scan.words[hit.first : hit.last]
    unit = hit.name("u")
    if "half" not in words or hit.word("u").endswith("s") or unit not in _HALVES:
        return None
    return hit.part(Sense("DURATION", iso=_HALVES[unit]))


_HALVES: Final = {
    "hour": "PT30M", "day": "PT12H", "week": "P3.5D", "month": "P15D", "year": "P6M",
    "decade": "P5Y", "century": "P50Y",
}  # fmt: skip


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


def read_glued(hit: Hit, _context: Context) -> list[Part] | None:
    """Read "weeklong" and its like."""
    unit = hit.name("J")
    iso = {"week": "P7D", "month": "P1M", "year": "P1Y", "day": "P1D", "hour": "PT1H"}.get(unit)
    return hit.part(Sense("DURATION", iso=iso))


def read_set(hit: Hit, _context: Context) -> list[Part] | None:
    """Read "every Friday", "each day", "every two weeks", "daily", "Fridays"."""
    if hit.letter("W"):
        token = hit.scan.tokens[hit.scan.owners[hit.first]]
        if token.upos == "PROPN" and hit.scan.words[hit.first][-3:] != "ays":
            return None
        iso = {"daily": "P1D", "weekly": "P7D", "monthly": "P1M", "yearly": "P1Y", "annual": "P1Y",
               "annually": "P1Y", "hourly": "PT1H", "quarterly": "P3M",
               "nightly": "P1D"}.get(hit.scan.words[hit.first])  # fmt: skip
        return hit.part(Sense("SET", iso=iso))
    if hit.letter("u") == "U":
        at = hit.at("q") if hit.letter("q") else hit.at("u")
        return hit.part(Sense("SET", iso=length_of(hit.scan, at, hit.at("u")).iso))
    return hit.part(Sense("SET"))
