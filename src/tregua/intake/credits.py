"""What an agency story says of itself: dateline, agency, byline, date.

    BAGHDAD (AP) – …            place, agency
    KAMPALA, Uganda (AP) — …    place without its country, agency
    BAKU / ERIWAN rtr | …       two places, agency in short
    MOSCOW, March 24. /TASS/. … place, date without a year (no date), agency
    Colombo, April 27 (Inditop) a place in small letters, for the credit shows what it is
    Addis Ababa: Rebels …       likewise, at the very beginning only

The text keeps all of this as written. Nothing is taken from the running text: "spoke to The
Associated Press" is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tregua.intake.agencies import SPELLINGS, agency_named
from tregua.intake.dates import date_line

_HEAD_LINES = 8

_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_UP = r"[A-ZÀ-ÖØ-ÞŁŞİ]{2,}(?:['’.-][A-ZÀ-ÖØ-ÞŁŞİ]+)*|AL-[A-Z]+|ST\.|[A-Z]['’][A-Z]+"
_UPPER_PLACE = rf"(?:{_UP})(?:\s(?:{_UP})){{0,3}}(?:\s?/\s?(?:{_UP})(?:\s(?:{_UP})){{0,2}})*"
_NAME = r"(?:[aA]l-|[eE]l-|[aA]n-|[aA]r-|[aA]s-)?[A-ZÀ-ÖØ-ÞŁŞİ][\w'’-]+"
_MIXED_PLACE = (
    rf"{_NAME}(?:\s(?:de|del|la|el|al|of|and|{_NAME})){{0,3}}(?:\s?/\s?{_NAME}(?:\s{_NAME})?)*"
)
_COUNTRY = rf"(?:,\s(?!{_MONTH}\s)[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,3}}|\s\[[^\]]{{2,30}}\])"
_DATE = (
    rf"[,.]?\s(?:(?:[A-Z][A-Za-z]+(?i:day),\s)?{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?"
    rf"|\d{{1,2}}\s{_MONTH}(?:\s\d{{4}})?)[,.]?"
)
_CREDIT = (
    rf"\s?(?:\((?P<credit>[^()]{{2,40}})\)|/(?P<slashed>[^/\s]{{2,15}})/|\s(?P<bare>{SPELLINGS}))"
)
_DASH = r"(?:\s?[—–]\s?|\s?--\s?|\s-\s|\s?\|\s?)"
_BREAK = rf"\.?(?:{_DASH}|\s?:\s|\.\s?-\s?|\.\s)"

_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # A place in capitals, or any place with a date, then a credit.
        rf"(?P<place>{_UPPER_PLACE}){_COUNTRY}?(?P<date>{_DATE})?{_CREDIT}{_BREAK}",
        rf"(?P<place>{_MIXED_PLACE}){_COUNTRY}?(?P<date>{_DATE}){_CREDIT}(?:{_BREAK}|\s)",
        # No credit: the capitals or the date say that it is a dateline.
        rf"(?P<place>{_UPPER_PLACE}){_COUNTRY}?(?P<date>{_DATE})(?:{_DASH}|:\s)",
        rf"(?P<place>{_MIXED_PLACE}){_COUNTRY}?(?P<date>{_DATE}){_DASH}",
    )
)
# Capitals alone say it only where not all is in capitals.
_CAPITALS_ALONE = re.compile(
    rf"(?P<place>(?=[^\s–—-]{{4}}|ST\.){_UPPER_PLACE}){_COUNTRY}?(?P<date>){_DASH}"
)
_KNOWN_CREDIT = re.compile(
    rf"(?P<place>{_MIXED_PLACE}){_COUNTRY}?\s?\((?P<credit>{SPELLINGS})\)\s?(?:{_BREAK}|[:—–-]\s?)"
)
_CREDIT_ALONE = re.compile(rf"\((?P<credit>{SPELLINGS})\)(?:{_DASH}|\s)")
_PLACE_ALONE = re.compile(
    rf"(?P<place>{_NAME}(?:\s{_NAME}){{0,2}}){_COUNTRY}?(?::|\s[—–-])\s(?=[A-Z“\"])"
)

# Words in capitals before a dash that are no place.
_KICKERS_LISTED = """
    QUESTIONS WHAT WHY WHO HOW KEY POINTS CONTEXT QUOTE
    BREAKING EXCLUSIVE UPDATE UPDATED ANALYSIS OPINION EDITORIAL EXPLAINER FACTBOX FEATURE
    WATCH LIVE VIDEO PHOTOS NEWS WORLD REPORT CORRECTED CORRECTION URGENT ALERT FLASH
    INTERVIEW TIMELINE TOPIC WRAPUP BACKGROUND COMMENT PODCAST READ SPECIAL COMMENTARY PROFILE
    LATEST DEVELOPING NOTE SOURCE EDITOR BY UN US USA UK EU NATO FACT CHECK STATEMENT PRESS
    RELEASE SUMMARY HIGHLIGHTS WAR CEASEFIRE TRUCE FILE PHOTO PICTURE CAPTION ARCHIVE
"""
_KICKERS = frozenset(_KICKERS_LISTED.split())

# Words apart from each other: were they not, a name in capitals could be cut in 2^n ways.
_BYLINE_WORD = rf"(?:(?:[A-Z]\.)+(?:{_NAME})?|{_NAME}|[A-Z]|and|in|with|the|The|of|&|,),?"
_BYLINE = re.compile(rf"(?:By|BY|by)\s+(?P<name>{_BYLINE_WORD}(?:\s+{_BYLINE_WORD})*)")
_MASTHEAD = re.compile(
    r"(?:The |El |La |Le |Die )?[A-Z][\w’'.-]*(?: (?:de|of|and|&|the|[A-Z][\w’'.-]*)){0,5}"
)
# What papers are called. A line of capitalised words without one of these may be a place or a name.
_PRESS_WORDS_LISTED = """
    times post herald news wire courier review ledger echo gazette dispatch tribune press
    agency journal chronicle observer mail telegraph guardian daily weekly standard
    independent star sun mirror globe monitor record register inquirer bulletin examiner
    sentinel advocate argus online today radio tv television broadcasting diario jornal
    zeitung
"""
_PRESS_WORDS = frozenset(_PRESS_WORDS_LISTED.split())
_LAST_CREDIT = re.compile(
    rf"(?:^|(?<=[.!?”\"’'…]))\s*(?:\n+|"
    rf"\s)?[(\[/–—-]*\s*(?P<credit>(?:{SPELLINGS})(?:\s?[/,&]\s?(?:{SPELLINGS}))*)\s*[)\]/]*\.?$"
)
_SOURCE_LINE = re.compile(
    rf"[(\[–—-]?\s*(?:source|with (?:inputs?|files?|reports?|material|additional reporting) "
    rf"(?:from|by)|reporting by|"
    rf"from|via|agency|credit)?\s*:?\s*(?:the\s)?(?P<credit>(?:{SPELLINGS})(?:\s?(?:[/,&]|"
    rf"and)\s?(?:{SPELLINGS}))*)\s*[)\]]?\.?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(rf"\b(?:The\s)?({SPELLINGS})\b")


@dataclass(frozen=True, slots=True)
class Credits:
    """What was found; ``date`` as written, complete or not."""

    agency: str | None = None
    dateline: str | None = None
    byline: str | None = None
    date: str | None = None
    outlet: str | None = None


def find_credits(text: str, copyright_notes: Iterable[str] = ()) -> Credits:
    """The credits at the head and the end of a text, and in the copyright notes cut from it."""
    head = [line for line in text[:6000].split("\n") if line][:_HEAD_LINES]
    dateline = _dateline(head)
    byline, its_outlet = _byline(head)
    date, masthead = _date(head)
    agency = (
        dateline.agency
        or _agency_line(head[:4])
        or (agency_named(byline) if byline else None)
        or _last_credit(text)
        or _copyright_agency(copyright_notes)
    )
    outlet = masthead or its_outlet or _masthead(head[:4])
    return Credits(agency, dateline.dateline, byline, date or dateline.date, outlet)


def dateline_of(line: str) -> Credits:
    """The dateline that a line opens with, its credit and its date; nothing but these."""
    for pattern in _DATELINES if line.isupper() else (*_DATELINES, _CAPITALS_ALONE):
        match = pattern.match(line)
        if match and _is_place(match["place"]):
            found = match.groupdict()
            credit = found.get("credit") or found.get("slashed") or found.get("bare")
            date = match["date"].strip(" ,.") if match["date"] else None
            return Credits(_agency(credit), match["place"], date=date)
    if match := _KNOWN_CREDIT.match(line):
        return Credits(agency_named(match["credit"]), match["place"])
    return Credits()


def _dateline(head: list[str]) -> Credits:
    for number, line in enumerate(head):
        if (found := dateline_of(line)) != Credits():
            return found
        if match := _CREDIT_ALONE.match(line):
            return Credits(agency_named(match["credit"]))
        match = _PLACE_ALONE.match(line)
        if match and number < 3 and len(line) > 100 and _is_place(match["place"]):
            return Credits(None, match["place"])
    return Credits()


def _is_place(words: str) -> bool:
    parts = words.upper().split()
    return not _KICKERS.intersection(parts) and len(words) > 2


def _agency(credit: str | None) -> str | None:
    """A credit in a dateline is an agency even if its name is not in the table."""
    if credit is None:
        return None
    credit = credit.strip()
    return agency_named(credit) or (credit if re.fullmatch(r"[A-Z][A-Za-z.& -]*", credit) else None)


def _agency_line(lines: list[str]) -> str | None:
    """A line of the head that is an agency's name and nothing more, perhaps after "Source:"."""
    for line in lines:
        match = _SOURCE_LINE.fullmatch(line) if len(line) < 80 else None
        if match and (agency := agency_named(match["credit"])):
            return agency
    return None


def _byline(head: list[str]) -> tuple[str | None, str | None]:
    """The author of a line "By …", and the outlet, where the line names one after a comma."""
    for line in head[:5]:
        match = _BYLINE.fullmatch(line) if len(line) <= 80 else None
        if match:
            name, _, rest = match["name"].strip(" ,").partition(", ")
            outlet = _masthead([rest])
            return (name if outlet or not rest else f"{name}, {rest}"), outlet
    return None, None


def _masthead(lines: list[str]) -> str | None:
    """A line that is the name of a paper or site and nothing more."""
    for line in lines:
        if _MASTHEAD.fullmatch(line) and _PRESS_WORDS.intersection(line.lower().split()):
            return line
    return None


def _last_credit(text: str) -> str | None:
    tail = text[-200:].strip()
    last = tail.rsplit("\n", 1)[-1]
    if agency := _agency_line([last]):
        return agency
    match = _LAST_CREDIT.search(tail)
    return agency_named(match["credit"]) if match else None


def _copyright_agency(notes: Iterable[str]) -> str | None:
    for note in notes:
        if match := _COPYRIGHT.search(note):
            return agency_named(match[1])
    return None


def _date(head: list[str]) -> tuple[str | None, str | None]:
    """A line, or a part of one between bars, that is a date; and the masthead before it."""
    for line in head[:6]:
        if len(line) > 120:
            continue
        for part in re.split(r"\s[|•·]\s", line):
            if date := date_line(part):
                return date, None
        name, _, rest = line.partition(", ")
        if (date := date_line(rest)) and _MASTHEAD.fullmatch(name):
            return date, _masthead([name])
    return None, None
