"""Words of time as one-letter classes, so that the grammar can be written as patterns over them.

``scan`` takes the tokens of a sentence and gives its pieces: each a word in lower case, the token
it stands in, a class letter and what the word is worth. Tokens that glue several words together
("72-hour", "7pm") are split, so that the grammar does not depend on the tokeniser's habits.

The letters::

    M month   D weekday     Y four-digit year   d 1-31          k other number   N number word
    o ordinal U unit        P part of a day     S season        H holiday        R today, ...
    L last    X next        T this              F following     G previous       E same
    h that    e every       A ago               B later         C earlier        V several, few
    m early   b end, start  c 19:00             z zone          a a.m.           i 2020-10-12
    q 1990s   t the         g a, an             f of            n in             @ on
    > until   & and, or     , comma             - dash          / slash          ' possessive
    v now     W daily       l long              x another       r about          O old
    Z BC, AD  K o'clock     ^ at                j year, adj.    w anything else
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tregua.language.analysis import Token
from tregua.language.numbers import SCALES, UNITS
from tregua.language.times.calendar import HOLIDAYS, MONTHS, WEEKDAYS

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
    "gmt": "+00:00", "utc": "+00:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "pst": "-08:00",
    "pdt": "-07:00", "cat": "+02:00", "wat": "+01:00", "pkt": "+05:00",
}  # fmt: skip
"""Zones whose abbreviation means one offset in news; IST, BST, AST and "local time" do not."""

HOLIDAY_WORDS: Final = frozenset({
    "christmas", "xmas", "easter", "eid", "ramadan", "ramazan", "nowruz", "newroz", "norouz",
    "ashura", "pentecost", "thanksgiving", "halloween", "epiphany", "diwali", "tet", "passover",
    "hanukkah", "mawlid", "arbaeen", "lent", "purim",
})  # fmt: skip


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
    _put(table, "H", " ".join(HOLIDAY_WORDS))


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
    _put(table, "W", "daily weekly monthly yearly annually hourly nightly annual biweekly")
    _put(table, "W", "weeknights weekdays weekends")
    _put(table, "l", "long lengthy")
    _put(table, "x", "another more further additional extra")
    _put(table, "r", "about around nearly almost over approximately roughly some only just under")
    _put(table, "O", "old")
    _put(table, "Z", "bc b.c. b.c bce ad a.d. ce")
    _put(table, "K", "o'clock o’clock hours hrs hrs.", "clock")
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
    if letter in "MDUPSHRAvWqcaKJ" or word in ("overnight", "ago")
) | {"indefinite", "indefinitely", "unlimited", "permanent", "permanently", "forever", "open",
     "time", "date", "limit", "end", "fixed", "expiry", "expiration", "eid", "new", "election",
     "elections", "good", "palm", "holy", "further",
     "era", "until", "till", "period"}  # fmt: skip
"""A sentence without one of these, a digit or a dash has no time expression."""

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:t[\d:.z+-]*)?")
_SLASH: Final = re.compile(r"(\d{1,4})([/.])(\d{1,2})\2(\d{2,4})")
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_DECADE: Final = re.compile(r"(?:(\d{3})0|['’](\d)0)['’]?s")
_GLUED: Final = re.compile(
    r"(\d{1,2}(?:[:.]\d{2})?)(am|pm|a\.m\.?|p\.m\.?)|(\d{3,4})(h|hrs?|hours)\.?|(\d{4})(gmt|utc)"
    r"|(\d{1,2}:\d{2})(hrs?|h|gmt|utc)\.?"
)
_DASH: Final = re.compile(r"([-–—/])")
_NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SHORT_DAYS: Final = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun", "thur"})


@dataclass(frozen=True, slots=True)
class Scan:
    """The pieces of a sentence, as parallel lists; patterns match ``letters``."""

    letters: str
    words: list[str]
    owners: list[int]
    values: list[Value]
    tokens: Sequence[Token]


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
            other = letter in "MDSbUP" and not _means_time(
                letter, word, tokens[index], tokens, index
            )
            if other or (word == "last" and _lasts(lowered, tokens, index)):
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
    if not _NAMED.isdisjoint(words):
        _name_holidays(tokens, letters, words, owners, values)
    return Scan("".join(letters), words, owners, values, tokens)


def _lasts(lowered: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    """Say whether "last" is the verb: "the truce would last six weeks", "and last a month"."""
    if tokens[at].upos == "VERB":
        return True
    before = lowered[at - 1] if at else ""
    after = WORDS.get(lowered[at + 1], ("w", None))[0] if at + 1 < len(lowered) else "w"
    verbal = ("and", "to", "will", "would", "should", "may", "could", "must")
    return after not in "UDMSP" and before in verbal


def _split(word: str) -> list[tuple[str, tuple[str, Value]]]:
    """Cut a token with digits, dashes or strokes into pieces with their classes."""
    if word[:1] in _DIGIT_LIKE:
        return _digits(word)
    return [
        (piece, _digits(piece)[0][1] if piece[:1].isdigit() else WORDS.get(piece) or ("w", None))
        for piece in _DASH.split(word)
        if piece
    ]


_NAMED: Final = frozenset({"eid", "new", "good", "palm", "holy", "boxing", "orthodox",
    "christmas", "easter",
                           "eid-al-fitr", "eid-al-adha", "ascension", "may",
                           "valentine"})  # fmt: skip
_EID: Final = re.compile(r"eid[ -]*(?:al|ul|el)?[ -]*(?P<name>fitr|adha)")


def _name_holidays(
    tokens: Sequence[Token],
    letters: list[str],
    words: list[str],
    owners: list[int],
    values: list[Value],
) -> None:
    """Give holidays of several words one letter H, continued by underscores: Eid al-Fitr."""
    for index, word in enumerate(words):
        if word not in _NAMED:
            continue
        for length in range(min(5, len(words) - index), 1, -1):
            phrase = " ".join(words[index : index + length])
            eid = _EID.fullmatch(phrase)
            name = f"eid al-{eid['name']}" if eid else phrase.replace(" '", "'").replace("’", "'")
            capital = tokens[owners[index + 1]].text[:1].isupper() or eid
            if (
                name in HOLIDAYS
                and capital
                and (word != "may" or tokens[owners[index]].text[0] == "M")
            ):
                letters[index : index + length] = ["H"] + ["_"] * (length - 1)
                values[index] = name
                break


def _means_time(letter: str, word: str, token: Token, tokens: Sequence[Token], index: int) -> bool:
    """Tell May, March, Sun, fall, second and so on apart from their namesakes."""
    before = tokens[index - 1].text.lower() if index else ""
    after = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    near_digit = before[:1].isdigit() or after[:1].isdigit()
    if letter == "M":
        if word in (
            "may",
            "march",
            "mar",
            "dec",
            "jan",
            "jun",
            "sep",
            "nov",
            "oct",
            "feb",
            "aug",
            "apr",
            "jul",
        ):
            if not token.text[:1].isupper():
                return near_digit and word not in ("may", "march")
            if word not in ("may", "march", "mar", "jan"):
                return True
            cue = before in _CUES or after in _CUES or WORDS.get(after, ("", 0))[0] in "YL"
            return near_digit or cue or (index > 0 and token.upos not in ("AUX", "VERB"))
        return True
    if letter == "D" and word.rstrip(".") in _SHORT_DAYS:
        if not token.text[:1].isupper() or token.upos in ("VERB", "AUX"):
            return False
        return near_digit or after in (",", ".") or before in ("on", "last", "next", "this", ",")
    if letter == "S":
        if token.upos in ("VERB", "ADV"):
            return False
        if word == "fall":
            earlier = tokens[index - 2].text.lower() if index > 1 else ""
            dated = after[:4].isdigit() or (
                after == "of" and tokens[index + 2 : index + 3] and tokens[index + 2].text.isdigit()
            )
            return (
                before in ("last", "next", "this", "early", "late")
                or (dated and before in ("in", "the", "of", "by", "since", "until"))
                or (
                    after != "of"
                    and (
                        before == "in" or (before == "the" and earlier in ("in", "until", "during"))
                    )
                )
            )
        return before not in ("arab", "prague", "hot", "kabul")
    if letter == "b":
        return token.upos not in ("VERB",)
    if letter == "U" and word in ("min", "hr", "yr"):
        return before[:1].isdigit()
    return True


_CUES: Final = frozenset({
    "in", "since", "until", "till", "by", "from", "of", "last", "next", "this", "early", "late",
    "mid",
    "during", "before", "after", "to", "and", "on", "through", "between",
})  # fmt: skip


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
