"""A sentence becomes words, by rule, in offsets of code points; nothing is changed.

Words follow the tokenisation of Universal Dependencies English EWT (``don't`` is *do* and *n't*,
``US-led`` is *US*, *-*, *led*, ``anti-government`` is one word). Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

# Abbreviations that keep their stop as words do; the second list only with a capital, and not
# where the stop is the sentence's last.
_WITH_STOP_LISTED = """
    mr mrs ms dr prof sen rep gov rev hon st ft mt gen lt col maj brig capt cpt sgt cpl pvt adm
    cmdr pres amb msgr vs nos inc corp ltd co jr sr bros dept res jan feb apr jun jul aug
    sept sep oct nov dec mon tue tues thu thur thurs fri approx reps sens gens ave blvd rd
    univ assn supt insp det atty esq
"""
_WITH_STOP = frozenset(_WITH_STOP_LISTED.split())
_WITH_STOP_SOMETIMES = frozenset({"no", "mar", "sat", "sun", "fig", "art", "wed", "sec", "est"})

_CHUNK = re.compile(r"\S+")
_ALONE = frozenset('"“”,;()[]{}«»%')
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”]++"
    r"|[\w.+%-]++@(?:[\w-]++\.?)++"
    r"|(?:[A-Za-z0-9][\w-]*+\.)++(?:com|org|net|gov|edu|int|info|docx?|xlsx?|pdf)\b"
    r"(?:/[^\s<>\"“”]*+)?",
    re.IGNORECASE,
)
# What belongs to words: letters, digits, accents set apart, soft hyphens, joiners.
_W = r"\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u00ad\u200c\u200d"
_PREFIX = (
    "e|non|mid|pre|anti|re|post|co|over|pro|multi|ex|sub|semi|cross|neo|counter|intra|inter|trans"
    "|ultra"
)
_TOKEN = re.compile(
    r"(?P<run>\.{2,}+|…++|[!?]{2,}+|-{2,}+|={2,}+|\*{2,}+|_{2,}+|~{2,}+|#{2,}+|<{2,}+|>{2,}+"
    r"|''|``)"
    r"|(?P<phone>\d{3}-\d{3}-\d{4}\b|1-\d{3}-\d{3}-\d{4}\b)"
    r"|(?P<joined>\b[A-Z]{1,3}&[A-Z]{1,3}\b|\b(?:US|A|C|NZ|HK)\$|[@#][A-Za-z]\w++)"
    r"|(?P<ordinal>\d++(?:st|nd|rd|th|s|['’]s)\b)"
    r"|(?P<date>\d{1,4}/\d{1,4}(?:/\d{2,4})?+\b)"
    r"|(?P<number>\d++(?:[.,:]\d++)*+)"
    rf"|(?P<prefixed>(?<![{_W}-])(?:{_PREFIX})-(?=[A-Za-z0-9])[{_W}]++)"
    rf"|(?P<acronym>(?<![{_W}])(?:[A-Za-z]\.){{2,}}+(?:[A-Za-z](?![{_W}]))?+)"
    rf"|(?P<word>[{_W}]++(?:['’][{_W}]++)*+)"
    r"|(?P<mark>[:;=]-?[()DP](?!\w)|.)",
    re.IGNORECASE | re.DOTALL,
)
_UNIT = re.compile(
    r"(?:am|pm|kms?|m|kg|mm|cm|mph|kph|lbs?|ft|bn|mn|k|h|hrs?|mw|kw|gb|mb)(?!\w)", re.IGNORECASE
)
_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m)(?!\w)", re.IGNORECASE)
# Two words written as one, and where the second begins.
_TWO = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dunno": 2, "gimme": 3, "lemme": 3, "dont": 2,
    "doesnt": 4, "didnt": 3, "wasnt": 3, "isnt": 2, "cant": 2, "wont": 2, "havent": 4, "im": 1,
    "ive": 1, "thats": 4, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "arent": 3, "hasnt": 3,
}  # fmt: skip


def words(text: str, start: int, end: int) -> list[Span]:
    """The words of ``text[start:end]``, as half-open spans of ``text`` in order.

    Every code point that is not space lies in exactly one word.
    """
    result: list[Span] = []
    for chunk in _CHUNK.finditer(text, start, end):
        a, b = chunk.span()
        if chunk[0].isalpha() and chunk[0].lower() not in _TWO:
            result.append((a, b))
        else:
            result.extend(_words(text, a, b, end))
    return result


def _words(text: str, start: int, end: int, limit: int) -> Iterator[Span]:
    """The words of a stretch without space; ``limit`` is where the sentence ends."""
    at = start
    while at < end and text[at] in _ALONE:
        yield at, at + 1
        at += 1
    address = _ADDRESS.match(text, at, end) if end - at > 5 else None
    if address:
        stop = address.end()
        while stop > at + 1 and text[stop - 1] in ".,;:!?)]}'\"’”":
            stop -= 1
        yield at, stop
        at = stop
    while at < end:
        if text[at] in _ALONE:
            yield at, at + 1
            at += 1
            continue
        match = _TOKEN.match(text, at, end)
        assert match is not None, "the last alternative takes anything"
        stop = match.end()
        if match.lastgroup in ("word", "prefixed"):
            cut, stop = _inside(text, at, stop, end, limit)
            if cut:
                yield at, cut
                at = cut
        elif match.lastgroup == "number":
            stop = _after_number(text, stop, end)
        elif (
            match.lastgroup == "acronym" and text[stop - 1] != "." and text[stop : stop + 1] == "."
        ):
            stop = min(stop + 1, end)
        elif text[at] in "'’" and at > start:
            clitic = _CLITIC.match(text, at, end)
            stop = clitic.end() if clitic else stop
        yield at, stop
        at = stop


def _after_number(text: str, at: int, end: int) -> int:
    """Where a number really ends: letters stay with it (``47s``, ``3A``) unless they are a unit."""
    if at >= end or not text[at].isalpha() or _UNIT.match(text, at, end):
        return at
    following = _TOKEN.match(text, at, end)
    return following.end() if following and following.lastgroup == "word" else at


def _inside(text: str, at: int, stop: int, end: int, limit: int) -> tuple[int, int]:
    """Where a second word begins inside ``text[at:stop]`` (0: nowhere), and where all ends.

    The end moves past the stop of an abbreviation or initial.
    """
    lower = text[max(at, stop - 24) : stop].lower()
    if stop < end and text[stop] == ".":
        last, capital = stop + 1 >= limit, text[at].isupper()
        sometimes = lower in _WITH_STOP_SOMETIMES or len(lower) == 1
        if lower in _WITH_STOP or (sometimes and capital and not last):
            return 0, stop + 1
        if lower == "etc" and not last:
            return 0, stop + 1
    if lower in _TWO and not text[at:stop].isupper():
        return at + _TWO[lower], stop
    if len(lower) > 3 and lower[-3:] in ("n't", "n’t"):
        return stop - 3, stop
    for size in (2, 3):
        if len(lower) > size and lower[-size] in "'’" and _CLITIC.match(text, stop - size):
            return stop - size, stop
    return 0, stop
