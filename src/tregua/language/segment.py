"""Text becomes sentences and words, by rule, in offsets of code points; nothing is changed.

Sentences are found for news text: abbreviations, initials and datelines, stops inside quotation
marks, headlines without a stop, lists, hard-wrapped lines, and the broken stops of machine
translation ("operations. . against"). Words are cut in ``words``.

Both are linear in the length of the text, whatever it is: patterns are possessive or without nested
repetition, and what is looked up around a stop is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tregua.language.overlong import bounded
from tregua.language.words import Span, words

__all__ = ["Span", "paragraphs", "sentences", "words"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# --- Abbreviations, in lower case and without their last stop ------------------------------------

# Before a name: never the end of a sentence.
_BEFORE_NAME = _set(
    """mr mrs ms dr prof sen rep gov rev hon ft mt gen lt col maj brig capt cpt sgt cpl pvt adm
    cmdr cmdt cdr comdr pres amb msgr fr supt det insp atty ald mme mlle messrs reps sens
    gens vs cf e.g i.e eg lt.col maj.gen lt.gen brig.gen col.gen st tel attn"""
)
# Before a number: the end of a sentence only where no number follows.
_BEFORE_NUMBER = _set(
    """no nos res art sec fig vol p pp para v ca approx jan feb mar apr jun jul aug sept sep oct
    nov dec"""
)
# May end a sentence: the end only where a likely first word follows.
_MAY_END = _set(
    """inc corp ltd co jr sr bros etc dept dist univ assn ave blvd rd am pm mon tue tues wed thu
    thur thurs fri sat sun km kg lb lbs mi esq plc est"""
)
# Words that begin sentences more often than they follow an abbreviation.
_STARTERS = _set(
    """the a an he she it they we i you this that these those there his her its their our my in on
    at by for from with after before during since until while when where as if although
    though but and or so yet however meanwhile moreover also both all some many most several
    one two three no not what who why how according asked speaking earlier later last under
    over among about it's he's despite following because then now such each another other
    officials witnesses residents police more at least around nearly dozens hundreds
    thousands"""
)
_LOWER_STARTERS = _set("i he she they we you it the this there it's i'm my")

# --- Sentences -----------------------------------------------------------------------------------

_BLANK = re.compile(r"\n[^\S\n]*+\n\s*+|[\f\v\x1c-\x1e\x85\u2029]+")
_NEWLINE = re.compile(r"[\n\r\u2028]+")
_BULLET = re.compile(r"(?:[•‣◦▪●■►▸·*]++|[-–—](?=[^\S\n]))[^\S\n]*+")
_STOP = re.compile(r"[.!?…。！？؟]++(?:\s?[.!?…]++)*+")
_NEXT = re.compile(r"[\w'’]{1,20}+")
_UNSEEN = "\ufeff\u200b\x00"
_CLOSING = "\"'”’»)]}"
_OPENING = "\"'“‘«([{"
_BEFORE_FIRST = _OPENING + "-—–•* "
_WORD_BEFORE = 24


def sentences(text: str) -> list[Span]:
    """The sentences of ``text``, in order, as half-open spans without the space around them.

    Only space, bullets and invisible marks lie between spans. A line break ends a sentence unless
    the lines are visibly one wrapped paragraph; a blank line does unless it tore one apart. What
    is too long for a sentence is cut (see ``overlong``).
    """
    found = (span for start, end in paragraphs(text) for span in _split(text, start, end))
    return [part for span in found for part in _bounded(text, *span)]


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    for part in bounded(text, start, end):
        low, high = _trim(text, *part)
        if low < high:
            yield low, high


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text``: lines, or runs of hard-wrapped lines, without bullets."""
    result: list[Span] = []
    last = 0
    for match in _BLANK.finditer(text):
        result.extend(_block(text, last, match.start()))
        last = match.end()
    result.extend(_block(text, last, len(text)))
    return _mended(text, result)


def _mended(text: str, spans: list[Span]) -> list[Span]:
    """Paragraphs torn in mid-sentence, as by a link on a page, put together again.

    That is so where a long line without a stop is followed, with nothing but space between, by one
    in lower case, unless its first word is one that begins sentences in careless text.
    """
    result: list[Span] = []
    for start, end in spans:
        if result and text[start].islower():
            before, stop = result[-1]
            long = stop - before >= 40 and not text[before].islower()
            goes_on = long and not _begins(text, start, _STARTERS | _LOWER_STARTERS)
            if goes_on and text[stop - 1] not in '.!?…:;"”’' and not text[stop:start].strip():
                result[-1] = before, end
                continue
        result.append((start, end))
    return result


def _block(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs of a block without blank lines."""
    lines: list[Span] = []
    at = start
    for match in _NEWLINE.finditer(text, start, end):
        lines.append(_trim(text, at, match.start()))
        at = match.end()
    lines.append(_trim(text, at, end))
    lines = [(a, b) for a, b in lines if a < b]
    wide = max((b - a for a, b in lines), default=0)
    begun = -1
    for i, (a, b) in enumerate(lines):
        if begun < 0:
            bullet = _BULLET.match(text, a, b)
            begun = bullet.end() if bullet else a
        if i + 1 < len(lines) and _continues(text, (a, b), lines[i + 1], wide):
            continue
        if begun < b:
            yield begun, b
        begun = -1


def _continues(text: str, line: Span, following: Span, wide: int) -> bool:
    """Whether ``following`` is a new line only because ``line`` was full.

    That is so where a line without a stop goes on in lower case, and where the next word would not
    have fitted into the widest line of a block of ordinary width.
    """
    if _BULLET.match(text, *following):
        return False
    head = text[following[0] : min(following[1], following[0] + 40)]
    stopped = text[line[1] - 1] in ".!?…:;" + _CLOSING
    if head[0].islower() and not stopped:
        return True
    length = line[1] - line[0]
    return 45 <= wide <= 100 and length >= 40 and length + 1 + len(head.split(None, 1)[0]) > wide


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in _UNSEEN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _UNSEEN):
        end -= 1
    return start, end


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one paragraph."""
    begun = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < begun:
            continue
        cut = _close(text, match.end(), end)
        following = _past_space(text, cut, end)
        if following == end:
            break
        if _ends(text, begun, match, cut, end):
            yield _trim(text, begun, cut)
            begun = following
    begun, end = _trim(text, begun, end)
    if begun < end:
        yield begun, end


def _close(text: str, at: int, end: int) -> int:
    """The end of the closing marks that follow a stop; a mark after space opens the next one."""
    cut = at
    while cut < end and text[cut] in _CLOSING and cut - at < 4:
        cut += 1
    if cut + 1 < end and text[cut].isspace() and text[cut + 1] in ")]}»”":
        cut += 2
    return cut


def _past_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, begun: int, match: re.Match[str], cut: int, end: int) -> bool:
    """Whether the stop at ``match``, closed at ``cut``, ends the sentence that began at ``begun``.

    The text goes on after ``cut``, before ``end``.
    """
    following = _past_space(text, cut, end)
    if following == cut:
        return _run_together(text, begun, match, cut, end)
    stop = match[0]
    at = following
    while at < end and at - following < 4 and text[at] in _BEFORE_FIRST:
        at += 1
    if at == end or (stop == "." and text[following] in "-—–"):
        return False  # a dateline: "MOSUL, Ala. — Troops …"
    before = _before(text, begun, match.start())
    plain = before.lower().lstrip(_OPENING)
    if text[at].islower():
        # Careless text: a plain stop after a whole word, before a word that begins sentences.
        whole = len(plain) > 2 and plain.isalpha() and plain not in _BEFORE_NAME | _MAY_END
        return (
            len(stop) == 1 and cut == match.end() and whole and _begins(text, at, _LOWER_STARTERS)
        )
    if stop in ("...", "..", "…"):
        return text[at].isupper()
    if stop[0] != "." or "!" in stop or "?" in stop or not plain:
        return True
    if cut > match.end():
        # "(U.N.) said": after a bracket an abbreviation goes on.
        bracket = text[match.end()] in ")]"
        return not (bracket and ("." in plain or plain in _BEFORE_NAME or plain in _MAY_END))
    if (
        plain.isdigit()
        and len(plain) < 4
        and _begins_item(text, begun, match.start() - len(before))
    ):
        return False
    return _ends_after(plain, before, text, at)


def _ends_after(plain: str, before: str, text: str, at: int) -> bool:
    """Whether a stop after the word ``before`` ends the sentence, where text goes on at ``at``."""
    if plain in _BEFORE_NAME:
        return False
    if plain in _BEFORE_NUMBER:
        return not text[at].isdigit() and (plain == "no" or _begins(text, at, _STARTERS))
    initial = len(plain) == 1 and before[-1:].isupper()
    acronym = "." in plain and all(len(part) <= 2 for part in plain.split("."))
    if initial or acronym or plain in _MAY_END:
        return _begins(text, at, _STARTERS)
    return True


def _begins_item(text: str, begun: int, at: int) -> bool:
    """Whether a number at ``at`` stands where a list item begins: first, or after a stop."""
    i = at
    while i > begun and at - i < 4 and text[i - 1].isspace():
        i -= 1
    if i > begun and text[i - 1] == ".":
        return _before(text, begun, i - 1).lower() not in _BEFORE_NUMBER
    return i <= begun or text[i - 1] in ":;!?)"


def _run_together(text: str, begun: int, match: re.Match[str], cut: int, end: int) -> bool:
    """A stop without space after it: "talks.The army" ends a sentence, "U.S.Army" does not."""
    before = text[max(begun, match.start() - 3) : match.start()]
    if match[0] not in (".", "!", "?") or len(before) < 3 or not before.isalpha():
        return False
    if not before.islower() or before == "www":
        return False
    if cut > match.end() and text[match.end()] not in '"”’':
        return False
    after = text[cut : min(end, cut + 40)].split(None, 1)[0].lstrip('"“‘')
    if len(after) < 2 or "@" in after:
        return after in ("A", "I")
    return after[0].isupper() and (after[1].islower() or after[1] in "'’")


def _before(text: str, begun: int, at: int) -> str:
    """The unspaced text before a stop, at most ``_WORD_BEFORE`` code points of it."""
    low = max(begun, at - _WORD_BEFORE)
    i = at
    while i > low and not text[i - 1].isspace() and text[i - 1] not in "-—–/":
        i -= 1
    return text[i:at]


def _begins(text: str, at: int, words: frozenset[str]) -> bool:
    """Whether the word at ``at`` is one of ``words``."""
    match = _NEXT.match(text, at)
    return match is not None and match[0].lower() in words
