"""A sentence's tokens as pieces of one letter each, as the grammar reads them.

Tokens that glue several words together ("72-hour", "7pm") are split, so that the grammar does not
depend on the tokeniser's habits; names of holidays of several words become one piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tregua.language.analysis import Token
from tregua.language.times.calendar import MONTHS
from tregua.language.times.feasts import FEASTS
from tregua.language.times.lexicon import STRONG, WORDS, Scan, Value
from tregua.language.times.namesakes import is_verb_last, means_time

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:t[\d:.z+-]*)?")
_SLASH: Final = re.compile(r"(\d{1,4})([/.])(\d{1,2})\2(\d{2,4})")
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_DECADE: Final = re.compile(r"(?:(\d{3})0|['’](\d)0)['’]?s")
_GLUED: Final = re.compile(
    r"(\d{1,2}(?:[:.]\d{2})?)(am|pm|a\.m\.?|p\.m\.?)|(\d{3,4})(h|hrs?|hours)\.?|(\d{4})(gmt|utc|z)"
    r"|(\d{1,2}:\d{2})(hrs?|h|gmt|utc)\.?"
)
_YEARS_OWN: Final = re.compile(r"(1\d{3}|20\d\d)['’]s")
_FRENCH_CLOCK: Final = re.compile(r"([01]?\d|2[0-4])h([0-5]\d)")
_SHORT_DECADE: Final = re.compile(r"([3-9]0)s")
_DATE_TIME_GROUP: Final = re.compile(
    r"([0-3]\d)([0-2]\d[0-5]\d)([a-z])(?:([a-z]{3})(\d{2}|\d{4})?)?"
)
_GLUED_DATE: Final = re.compile(r"([0-3]?\d)([a-z]{3,9})(\d{4})?")
_ISO_CLOCK: Final = re.compile(r"(\d{1,2})(t\d\d(?::?\d\d)?z?)")
_DASH: Final = re.compile(r"([-–—/])")
_NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def has_time(words: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Say cheaply whether a sentence, also given in lower case, can hold a time at all."""
    if not STRONG.isdisjoint(words):
        return True
    for word in words:
        if word[:1] in _DIGIT_LIKE or ("-" in word and len(word) > 1):
            return True
    return any(6 <= len(t.text) <= 10 and t.text[0].isupper() and _misspelt(t.text) for t in tokens)


_DIGIT_LIKE: Final = frozenset("0123456789'’")


def scan(lowered: Sequence[str], tokens: Sequence[Token]) -> Scan:
    """Cut tokens, also given in lower case, into pieces and class them."""
    letters: list[str] = []
    words: list[str] = []
    owners: list[int] = []
    values: list[Value] = []
    get = WORDS.get
    for index, word in enumerate(lowered):
        known = get(word)
        if known is not None:
            letter, value = known
            other = letter in "MDSbUP" and not means_time(
                letter, word, tokens[index], tokens, index
            )
            if other or (word == "last" and is_verb_last(lowered, tokens, index)):
                letter, value = "w", None
        elif word[:1] in _DIGIT_LIKE or (
            len(word) > 2 and ("-" in word or "–" in word or "/" in word)
        ):
            for piece, (letter, value) in _split(word):
                words.append(piece)
                owners.append(index)
                letters.append(letter)
                values.append(value)
            continue
        else:
            letter, value = "w", None
            if 6 <= len(word) <= 10 and tokens[index].text[0].isupper():
                value = _misspelt(tokens[index].text)
                letter = "M" if value else "w"
        words.append(word)
        owners.append(index)
        letters.append(letter)
        values.append(value)
    _settle_decades(letters, words)
    if "season" in words:
        _name_seasons(letters, words)
    if not _NAMED.isdisjoint(words):
        _name_holidays(tokens, letters, words, owners, values)
    return Scan("".join(letters), words, owners, values, tokens)


def _split(word: str) -> list[tuple[str, tuple[str, Value]]]:
    """Cut a token with digits, dashes or strokes into pieces with their classes."""
    if word[:1] in _DIGIT_LIKE:
        return _digits(word)
    return [
        (piece, _digits(piece)[0][1] if piece[:1].isdigit() else WORDS.get(piece) or ("w", None))
        for piece in _DASH.split(word)
        if piece
    ]


def _settle_decades(letters: list[str], words: list[str]) -> None:
    """Read "90s" as a decade behind "the", an apostrophe or early and late; else it is an age."""
    for index, letter in enumerate(letters):
        if letter != "?":
            continue
        before = letters[index - 1] if index else "w"
        letters[index] = "q" if before in "t'm" else "w"
        if before == "'" and words[index - 1] in ("'", "’"):
            letters[index - 1] = "t"  # it stands for the century: the decade takes it in


_WEATHER: Final = frozenset({
    "dry", "wet", "rainy", "rains", "monsoon", "lean", "hunger", "planting", "sowing", "harvest",
    "harvesting", "growing", "fighting", "campaigning", "cyclone", "hurricane", "typhoon",
    "migration", "transhumance", "grazing",
})  # fmt: skip


def _name_seasons(letters: list[str], words: list[str]) -> None:
    """Give "dry season", "lean season" one letter s, continued by an underscore."""
    for index, word in enumerate(words[1:], start=1):
        if word == "season" and words[index - 1] in _WEATHER:
            letters[index - 1 : index + 1] = ["s", "_"]


_NAMED: Final = frozenset(name.split()[0].partition("'")[0] for name in FEASTS if " " in name) | {
    "eid", "id", "aid",
}  # fmt: skip
_LONGEST: Final = 7
_EID: Final = re.compile(
    r"(?:eid|id|aid)[ -]*(?:al|ul|el|ur)?[ -]*(?:(?P<fitr>fitr|fetr)|adha|azha|zuha)"
)


def _name_holidays(
    tokens: Sequence[Token],
    letters: list[str],
    words: list[str],
    owners: list[int],
    values: list[Value],
) -> None:
    """Give holidays of several words one letter H, continued by underscores: Eid al-Fitr."""
    for index, word in enumerate(words):
        if word not in _NAMED or letters[index] == "_":
            continue
        for length in range(min(_LONGEST, len(words) - index), 1, -1):
            phrase = " ".join(words[index : index + length]).replace("’", "'").replace(" '", "'")
            eid = _EID.fullmatch(phrase)
            name = ("eid al-fitr" if eid["fitr"] else "eid al-adha") if eid else phrase
            said = [tokens[owner].text for owner in owners[index : index + length]]
            if name in FEASTS and (eid or _is_name(said)):
                letters[index : index + length] = ["H"] + ["_"] * (length - 1)
                values[index] = name
                break


def _is_name(said: Sequence[str]) -> bool:
    """Say whether words are written as a name: New Year, but not "a new year" or "good Friday"."""
    proper = [word[:1].isupper() for word in said if word[:1].isalpha()]
    if said[-1] in ("weekend", "week", "eve", "day"):  # "the Easter weekend"
        return all(proper[:-1])
    return all(proper) or (len(said) != len(proper) and proper[0])


def _digits(word: str) -> list[tuple[str, tuple[str, Value]]]:
    """Class a word that begins with a digit (or with the apostrophe of '90s and '99)."""
    if _ISO.fullmatch(word) or _SLASH.fullmatch(word):
        return [(word, ("i", word))]
    if word.isdigit():
        number = int(word)
        if len(word) == 4 and 1000 <= number <= 2100:
            return [(word, ("Y", number))]
        return [(word, ("d" if 1 <= number <= 31 and len(word) < 3 else "k", number))]
    if (found := _CLOCK.fullmatch(word)) and int(found[1]) <= 24 and int(found[2]) < 60:
        letter = "c" if ":" in word else "k"
        return [(word, (letter, word if letter == "c" else float(word)))]
    if (found := _ORDINAL.fullmatch(word)) is not None:
        return [(word, ("o", int(found[1])))]
    if (found := _DECADE.fullmatch(word)) is not None:
        first = int(found[1]) * 10 if found[1] else 1900 + int(found[2]) * 10
        return [(word, ("q", first))]
    if (pieces := _military(word)) is not None:
        return pieces
    if (found := _FRENCH_CLOCK.fullmatch(word)) is not None:
        return [(f"{found[1]}:{found[2]}", ("c", f"{found[1]}:{found[2]}"))]
    if (found := _SHORT_DECADE.fullmatch(word)) is not None:
        return [(word, ("?", 1900 + int(found[1])))]
    if (found := _YEARS_OWN.fullmatch(word)) is not None:
        return [*_digits(found[1]), ("'s", ("'", "'s"))]
    if (found := _GLUED.fullmatch(word)) is not None:
        one, two = (g for g in found.groups() if g)
        return [*_digits(one), (two, WORDS.get(two) or ("K", "clock"))]
    if _NUMBER.fullmatch(word):
        return [(word, ("k", float(word.replace(",", ""))))]
    if word[:1] in "'’" and word[1:].isdigit() and len(word) == 3 and int(word[1:]) > 35:
        return [(word, ("Y", 1900 + int(word[1:])))]
    parts = [p for p in _DASH.split(word) if p]
    if len(parts) > 1:
        return [
            pair
            for part in parts
            for pair in (
                _digits(part) if part[:1].isdigit() else [(part, WORDS.get(part) or ("w", None))]
            )
        ]
    return [(word, WORDS.get(word) or ("w", None))]


def _military(word: str) -> list[tuple[str, tuple[str, Value]]] | None:
    """Cut a date-time group (051200ZAPR20), a glued date (05APR2020), a day before an ISO clock."""
    if (found := _ISO_CLOCK.fullmatch(word)) is not None:
        return [*_digits(found[1]), (found[2], ("w", None))]
    if (found := _DATE_TIME_GROUP.fullmatch(word)) is not None:
        day, clock, zone, month, year = found.groups()
        pieces = [(day + clock + zone, ("G", day + clock + zone))]
    elif (found := _GLUED_DATE.fullmatch(word)) is not None:
        day, month, year = found.groups()
        pieces = _digits(day)
    else:
        return None
    if month is None:
        return pieces
    if WORDS.get(month, "w")[0] != "M":
        return None
    return [*pieces, (month, WORDS[month]), *(_digits(year) if year else [])]


@lru_cache(maxsize=4096)
def _misspelt(text: str) -> int | None:
    """Find the month that a capitalised word misses by one edit: Janaury, Febuary, Setpember.

    Short names are left alone (Marsh, Jule, Mai): one letter of five is another word.
    """
    word = text.lower()
    if not 6 <= len(word) <= 10 or not word.isalpha() or word in WORDS:
        return None
    for number, name in enumerate(MONTHS, start=1):
        if (
            len(name) >= 6
            and word[0] == name[0]
            and abs(len(word) - len(name)) <= 1
            and _one_edit(word, name)
        ):
            return number
    return None


def _one_edit(one: str, two: str) -> bool:
    """Say whether two words differ by one letter put in, left out, changed, or two swapped."""
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    rest, other = one[start:], two[start:]
    if len(rest) == len(other):
        swapped = len(rest) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
        return swapped or rest[1:] == other[1:]
    return rest[1:] == other if len(rest) > len(other) else rest == other[1:]
