"""Numbers: words and digits as closed ranges, with how they were said and what they count.

Takes the tokens of one sentence, gives ``NumberExpression``. "Dozens" is a range; "at least 40" has
no upper end; "up to 9" has no lower one. Years, days of the month, clock times and ages are not
numbers here: pass the sentence's time expressions as ``exclude``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tregua.language.analysis import NumberExpression, Token
from tregua.model import Number, Qualifier

UNITS: Final[dict[str, int]] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES: Final[dict[str, int]] = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000,
    "billion": 1_000_000_000, "trillion": 1_000_000_000_000, "mn": 1_000_000, "bn": 1_000_000_000,
    "lakh": 100_000, "crore": 10_000_000,
}  # fmt: skip
ROUGH: Final[dict[str, tuple[float, float | None]]] = {
    "dozens": (24, 99), "scores": (40, 99), "tens": (20, 99), "hundreds": (200, 999),
    "thousands": (2_000, 9_999), "millions": (2_000_000, 9_999_999),
    "billions": (2_000_000_000, 9_999_999_999), "several": (3, 9), "handful": (2, 9),
    "couple": (2, 2), "pair": (2, 2), "both": (2, 2), "few": (2, 9), "many": (2, None),
    "numerous": (3, None), "multiple": (2, None),
}  # fmt: skip
"""What a rough word allows: the bounds follow from the word itself (hundreds: 200 to 999)."""
_ROUGH_ALONE: Final = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "millions", "billions", "several"}
)
_NONE: Final = frozenset({"no", "none", "nobody", "zero", "nil"})
_FRACTIONS: Final = frozenset(
    {"half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths"}
)

_DIGITS: Final = re.compile(r"\d{1,3}(?:[,.]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED: Final = re.compile(r"([\d.,]*\d)(k|m|mn|bn|%)", re.IGNORECASE)
_RANGE_GLUED: Final = re.compile(r"([\d.,]*\d)[-–—]([\d.,]*\d)")
_DASHES: Final = frozenset({"-", "–", "—", "‑"})
_CURRENCY: Final = frozenset({"$", "€", "£", "us$", "usd", "eur"})

# Words that stand before a number, longest first; several tokens are joined by a space.
_BEFORE: Final[dict[str, str]] = {
    "at least": Qualifier.AT_LEAST, "no fewer than": Qualifier.AT_LEAST,
    "no less than": Qualifier.AT_LEAST, "not less than": Qualifier.AT_LEAST,
    "not fewer than": Qualifier.AT_LEAST, "a minimum of": Qualifier.AT_LEAST,
    "more than": Qualifier.AT_LEAST, "over": Qualifier.AT_LEAST, "above": Qualifier.AT_LEAST,
    "upwards of": Qualifier.AT_LEAST, "in excess of": Qualifier.AT_LEAST,
    "greater than": Qualifier.AT_LEAST, "well over": Qualifier.AT_LEAST,
    "up to": Qualifier.UP_TO, "as many as": Qualifier.UP_TO, "as much as": Qualifier.UP_TO,
    "as few as": Qualifier.AT_LEAST, "fewer than": Qualifier.UP_TO, "less than": Qualifier.UP_TO,
    "no more than": Qualifier.UP_TO, "not more than": Qualifier.UP_TO, "at most": Qualifier.UP_TO,
    "a maximum of": Qualifier.UP_TO, "under": Qualifier.UP_TO, "below": Qualifier.UP_TO,
    "about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "roughly": Qualifier.ABOUT,
    "approximately": Qualifier.ABOUT, "nearly": Qualifier.ABOUT, "almost": Qualifier.ABOUT,
    "some": Qualifier.ABOUT, "close to": Qualifier.ABOUT, "circa": Qualifier.ABOUT,
    "an estimated": Qualifier.ABOUT, "estimated": Qualifier.ABOUT, "perhaps": Qualifier.ABOUT,
    "probably": Qualifier.ABOUT, "just over": Qualifier.ABOUT, "just under": Qualifier.ABOUT,
    "exactly": Qualifier.EXACTLY, "precisely": Qualifier.EXACTLY, "only": Qualifier.EXACTLY,
    "just": Qualifier.EXACTLY,
}  # fmt: skip
_AFTER: Final[dict[str, str]] = {
    "or more": Qualifier.AT_LEAST, "or so": Qualifier.ABOUT, "or less": Qualifier.UP_TO,
    "or fewer": Qualifier.UP_TO, "at least": Qualifier.AT_LEAST, "or thereabouts": Qualifier.ABOUT,
    "and more": Qualifier.AT_LEAST, "+": Qualifier.AT_LEAST, "plus": Qualifier.AT_LEAST,
}  # fmt: skip

TRIGGERS: Final = (
    frozenset(UNITS) | frozenset(SCALES) | frozenset(ROUGH) | _NONE | {"another", "half"}
)

# A digit after one of these is a name, a list number or an address, not a count.
_NAMING: Final = frozenset({
    "article", "articles", "section", "chapter", "page", "pages", "paragraph", "resolution", "no",
    "no.",
    "nos", "nos.", "number", "route", "highway", "road", "room", "flight", "unit", "phase", "item",
    "figure", "fig", "fig.", "table", "annex", "part", "volume", "vol", "vol.", "version", "step",
    "channel", "law", "decree", "group", "g", "covid", "f", "mig", "su", "ak", "c", "s", "b", "m",
    "mi", "uh", "ah", "article.", "camp", "brigade", "division", "gate", "street", "block", "level",
    "#", "id", "case", "order", "protocol", "terminal", "building", "apollo", "windows", "boeing",
})  # fmt: skip
_PERSONS: Final = frozenset({
    "person", "man", "woman", "child", "boy", "girl", "civilian", "soldier", "policeman", "police",
    "officer", "fighter", "militant", "rebel", "guard", "baby", "infant", "worker", "journalist",
    "guerrilla", "insurgent", "gunman", "bystander", "villager", "farmer", "teacher", "student",
    "driver", "doctor", "peacekeeper", "commander", "member", "conscript", "paramilitary",
    "combatant", "hostage", "prisoner", "resident", "trooper", "marine", "sailor", "pilot",
    "serviceman", "servicewoman", "toddler", "teenager", "bomber", "medic", "nurse", "contractor",
})  # fmt: skip
_LINKS: Final = frozenset(
    {"in", "on", "at", "of", "to", "between", "from", "for", "and", "was", "is", "by", "with"}
)
_CASUALTIES: Final = frozenset({
    "casualties", "deaths", "injuries", "fatalities", "losses", "victims", "wounded", "dead",
    "people",
    "injured", "casualty", "fatality", "troops", "forces", "prisoners", "hostages",
})  # fmt: skip
_PERSON_PLURALS: Final = frozenset({"people", "men", "women", "children", "persons", "casualties"})


@dataclass(frozen=True, slots=True)
class _Read:
    """A number between two tokens: half-open, its bounds, and whether it was a rough word."""

    first: int
    last: int
    low: float
    high: float | None
    rough: bool = False


def find_numbers(
    tokens: Sequence[Token], exclude: Sequence[tuple[int, int]] = ()
) -> tuple[NumberExpression, ...]:
    """Find the numbers of a sentence, in their order.

    ``exclude`` holds the spans of tokens (half-open) that are times instead.
    """
    words = [token.text.lower() for token in tokens]
    begins = [i for i, w in enumerate(words) if _may_begin(w, words, i)]
    if not begins:
        return ()
    taken = {i for first, last in exclude for i in range(first, last)}
    found: list[NumberExpression] = []
    past = 0
    for position in begins:
        if position < past or position in taken:
            continue
        read = _range(words, position, taken)
        if read is None:
            continue
        past = read.last
        spelt_out = (
            found and position and words[position - 1] == "(" and found[-1].value.low == read.low
        )
        if spelt_out:
            continue  # "five (5) soldiers"
        if not _is_name(tokens, words, read):
            found.append(_express(tokens, words, read, found[-1].last if found else 0))
            past = max(past, found[-1].last)
    return tuple(found)


_DIGIT: Final = frozenset("0123456789")
_AFTER_A: Final = frozenset(SCALES) | {"few", "couple", "handful", "pair"}


def _may_begin(word: str, words: Sequence[str], index: int) -> bool:
    if word in TRIGGERS or word[:1] in _DIGIT:
        return True
    if word in ("a", "an"):
        return index + 1 < len(words) and words[index + 1] in _AFTER_A
    return "-" in word and len(word) > 3


def counts(tokens: Sequence[Token], noun: int) -> NumberExpression | None:
    """Count the noun phrase whose head noun is token ``noun``.

    A number that modifies it; "a", "an", "another" or "one" is 1; "no" is 0; "both" is 2; a plural
    without any number is 2 or more. A singular with another determiner ("the soldier") is 1.
    ``None`` where the words do not say (mass nouns, an index that is no noun).
    """
    if not 0 <= noun < len(tokens):
        return None
    words = [token.text.lower() for token in tokens]
    for expression in find_numbers(tokens):
        if expression.counted == noun or expression.first <= noun < expression.last:
            return expression
    modifiers = [t for t in tokens if t.head == noun and t.index < noun]
    if not modifiers:
        modifiers = [t for t in tokens[max(0, noun - 3) : noun] if t.upos in ("DET", "X", "ADJ")]
    for token in reversed(modifiers):
        word = words[token.index]
        value = {"a": 1, "an": 1, "another": 1, "one": 1, "no": 0, "each": 1}.get(word)
        if value is not None:
            return _make(tokens, (token.index, noun + 1), (value, value), Qualifier.EXACTLY, noun)
    head = tokens[noun]
    if _plural(head):
        return _make(tokens, (noun, noun + 1), (2, None), Qualifier.AT_LEAST, noun)
    singular = head.lemma.lower() in _PERSONS
    if singular and any(words[t.index] in ("the", "this", "that") for t in modifiers):
        return _make(tokens, (noun, noun + 1), (1, 1), Qualifier.EXACTLY, noun)
    return None


def cardinal(words: Sequence[str], start: int) -> tuple[float, int] | None:
    """Read a cardinal from ``words[start:]``: its value and the index after it, else ``None``.

    Understands 5,000, 1.5 million, twenty-three (one, two or three tokens), two hundred and six,
    two dozen, a hundred. Written for words in lower case.
    """
    total = 0.0
    current: float | None = None
    index = start
    size = len(words)
    while index < size:
        word = words[index]
        if current is not None and word in _DASHES:
            # twenty - three; but not 20 - 30, which is a range
            if (
                index + 1 < size
                and _tens(words[index - 1])
                and UNITS.get(words[index + 1], 99) < 10
            ):
                index += 1
                continue
            break
        value = _simple(word)
        if value is not None:
            if current is None:
                current = value
            elif (word in UNITS and value < 10 and current % 100 in _TENS) or (
                word in UNITS and current >= 100 and current % 100 == 0
            ):
                current += value
            else:
                break
        elif word in SCALES and (current is not None or _article(words, index, start)):
            scale = SCALES[word]
            current = (1 if current is None else current) * scale
            if scale >= 1_000:
                total += current
                current = None
                if not (
                    index + 1 < size
                    and (_simple(words[index + 1]) or 0) < scale
                    and words[index + 1] in UNITS
                ):
                    index += 1
                    break
        elif word in ("a", "an") and index == start:
            if not (index + 1 < size and words[index + 1] in SCALES):
                return None
        elif word == "and" and current is not None and current >= 100 and _continues(words, index):
            pass
        else:
            break
        index += 1
    if current is None and total == 0 and not _is_zero(words, start, index):
        return None
    return total + (current or 0), index


_TENS: Final = frozenset({20, 30, 40, 50, 60, 70, 80, 90})


def _is_zero(words: Sequence[str], start: int, end: int) -> bool:
    return end > start and words[start] in ("0", "zero")


def _tens(word: str) -> bool:
    return UNITS.get(word) in _TENS


def _article(words: Sequence[str], index: int, start: int) -> bool:
    return index == start + 1 and words[start] in ("a", "an")


def _continues(words: Sequence[str], index: int) -> bool:
    """Say whether "and" goes on with the number: a hundred and six, not 100 and six children."""
    if index + 1 >= len(words) or index == 0:
        return False
    return words[index - 1] in ("hundred", "thousand") and words[index + 1] in UNITS


def _simple(word: str) -> float | None:
    """Read one word: digits or a number word, with "twenty-three" and "5k" in one piece."""
    value = UNITS.get(word)
    if value is not None:
        return value
    if word[:1].isdigit():
        return _digits(word)
    if "-" in word:
        tens, _, unit = word.partition("-")
        if _tens(tens) and UNITS.get(unit, 0) in range(1, 10):
            return UNITS[tens] + UNITS[unit]
    return None


def _digits(word: str) -> float | None:
    if _DIGITS.fullmatch(word):
        plain = word.replace(",", "")
        if plain.count(".") > 1 or ("." in plain and "," not in word and _dotted(plain)):
            plain = plain.replace(".", "")
        return float(plain)
    glued = _GLUED.fullmatch(word)
    if glued and glued[2].lower() in ("k", "mn", "bn"):
        base = _digits(glued[1])
        factor = {"k": 1_000, "mn": 1_000_000, "bn": 1_000_000_000}[glued[2].lower()]
        return None if base is None else base * factor
    if glued and glued[2] == "%":
        return _digits(glued[1])
    return None


def _dotted(word: str) -> bool:
    """Say whether a point groups thousands ("5.000") instead of marking decimals."""
    head, _, tail = word.partition(".")
    return len(tail) == 3 and tail == "000" and head != "0"


def _atom(words: Sequence[str], start: int) -> _Read | None:
    """Read one number, exact or rough, that begins at ``start``."""
    word = words[start]
    if word in ROUGH or (word in ("a", "tens") and start + 1 < len(words)):
        rough = _rough(words, start)
        if rough is not None:
            return rough
    if word in _NONE or word == "another":
        return _none_or_another(words, start)
    if word == "half" and words[start + 1 : start + 3] in (["a", "million"], ["a", "dozen"]):
        value = 0.5 * SCALES[words[start + 2]]
        return _Read(start, start + 3, value, value)
    read = cardinal(words, start)
    if read is None:
        return None
    value, end = read
    return _Read(start, end, value, value)


def _none_or_another(words: Sequence[str], start: int) -> _Read | None:
    """Read nobody, none, no one, "no casualties" as 0; "another" as 1 if no number follows."""
    word = words[start]
    after = words[start + 1] if start + 1 < len(words) else ""
    if word == "another":
        if not after.isalpha() or after in _LINKS:
            return None
        if _simple(after) is not None or after in ROUGH or after in SCALES:
            return None
        return _Read(start, start + 1, 1, 1)
    if word == "no":
        if after in ("one", "-one"):
            return _Read(start, start + 2, 0, 0)
        near = words[start + 1 : start + 3]
        counted = any(w in _CASUALTIES or w in _PERSONS or w.rstrip("s") in _PERSONS for w in near)
        return _Read(start, start + 1, 0, 0) if counted else None
    return _Read(start, start + 1, 0, 0)


def _rough(words: Sequence[str], start: int) -> _Read | None:
    word = words[start]
    after = words[start + 1] if start + 1 < len(words) else ""
    if word == "a":
        if after in ("few", "couple", "handful", "pair"):
            end = start + 2
            if after != "few" and end < len(words) and words[end] == "of":
                end += 1
            low, high = ROUGH[after]
            if end < len(words) and words[end] in SCALES:
                scale = SCALES[words[end]]
                return _Read(start, end + 1, low * scale, high * scale if high else None, True)
            return _Read(start, end, low, high, True)
        return None
    if word in ("tens", "hundreds", "dozens", "scores") and after == "of":
        bigger = words[start + 2] if start + 2 < len(words) else ""
        scale = {"thousands": 1_000, "millions": 1_000_000}.get(bigger, 0)
        if scale:
            low, high = ROUGH[word]
            return _Read(start, start + 3, low * scale, ((high or 0) + 1) * scale - 1, True)
    if word == "several" and after in SCALES:
        return _Read(start, start + 2, 3 * SCALES[after], 9 * SCALES[after], True)
    if word == "both" or word in _ROUGH_ALONE:
        low, high = ROUGH[word]
        return _Read(start, start + 1, low, high, True)
    return None


def _range(words: Sequence[str], start: int, taken: set[int]) -> _Read | None:
    """Read a number or a range of two: 5 to 7, 15,000-20,000, between 3 and 5, two or three."""
    glued = _RANGE_GLUED.fullmatch(words[start])
    if glued:
        low, high = _digits(glued[1]), _digits(glued[2])
        if low is not None and high is not None and low < high:
            return _Read(start, start + 1, low, high)
        return None
    one = _atom(words, start)
    if one is None or one.rough or one.last >= len(words):
        return one
    link = words[one.last]
    before = words[start - 1] if start else ""
    joins = link in ("to", "or") or link in _DASHES or (link == "and" and before == "between")
    if not joins or one.last + 1 >= len(words) or one.last + 1 in taken:
        return one
    two = _atom(words, one.last + 1)
    if two is None or two.rough or two.high is None:
        return one
    low = one.low
    scale = next((s for s in (1_000, 1_000_000, 1_000_000_000) if two.low >= 2 * s), 0)
    if scale and low < 1_000 <= two.low and words[two.last - 1] in SCALES:
        low *= SCALES[words[two.last - 1]]  # "two to three million"
    if low >= two.low:
        return one
    return _Read(start, two.last, low, two.high)


def _is_name(tokens: Sequence[Token], words: Sequence[str], read: _Read) -> bool:
    """Say whether the digits name a thing (Article 5, COVID-19, F-16) instead of counting."""
    first = words[read.first]
    before = words[read.first - 1] if read.first else ""
    if before in ("'", "’") and first.isdigit():
        return True
    if first[:1].isdigit():
        if before in _NAMING:
            return True
        if before in _DASHES and read.first > 1:
            glued = tokens[read.first - 1].start == tokens[read.first - 2].end
            earlier = words[read.first - 2]
            if glued and earlier[:1].isalpha() and earlier not in UNITS:
                return True
        after = words[read.last] if read.last < len(words) else ""
        if after in (".", ")") and read.first == 0:
            return True  # a list number
        if after in ("st", "nd", "rd", "th"):
            return True
        if _age(tokens, words, read):
            return True
    fraction = words[read.last : read.last + 2]
    if read.high is not None and read.high < 10 and _FRACTIONS.intersection(fraction):
        return bool(fraction[0] in _FRACTIONS or fraction[0] in _DASHES)
    if first == "one" and read.last == read.first + 1:
        return _pronoun_one(tokens, words, read.first)
    return False


def _age(tokens: Sequence[Token], words: Sequence[str], read: _Read) -> bool:
    """Say whether a number between commas behind a name is an age: "Ahmed, 12, and his son"."""
    if read.first < 2 or words[read.first - 1] != "," or read.last >= len(words):
        return False
    named = tokens[read.first - 2].upos == "PROPN"
    return named and read.low < 111 and words[read.last] in (",", ".")


def _pronoun_one(tokens: Sequence[Token], words: Sequence[str], index: int) -> bool:
    """Say whether "one" stands for a thing: one of the, no one, this one, one another, one day."""
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if before in (
        "other",
        "latter",
        "only",
        "no",
        "any",
        "every",
        "some",
        "this",
        "that",
        "which",
        "each",
        "the",
        "another",
    ):
        return not (before in ("the", "another") and tokens[index].deprel == "nummod")
    if before[:1].isdigit() or after in ("another", "day", "'s", "side", "hand"):
        return True
    if after == "of":
        return True
    return tokens[index].upos == "PRON"


def _express(
    tokens: Sequence[Token], words: Sequence[str], read: _Read, floor: int
) -> NumberExpression:
    first, last = read.first, read.last
    low: float | None = read.low
    high = read.high
    qualifier: str = Qualifier.EXACTLY
    if read.rough:
        qualifier = Qualifier.EXACTLY if read.low == read.high else Qualifier.ABOUT
    before, start = _qualified_before(words, first, floor)
    if before is None and words[first] not in ("no", "none"):
        after, end = _qualified_after(words, last)
        if after is not None:
            before, last = after, end
    else:
        first = start
    if first and words[first - 1] == "between" and low != high:
        first -= 1
    if before is not None:
        qualifier = before
        if before == Qualifier.AT_LEAST:
            high = None if low == read.high or read.rough else high
        elif before == Qualifier.UP_TO:
            low = None if low == read.high or read.rough else low
            if read.low != read.high:
                low = read.low if not read.rough else None
    counted = _counted(tokens, words, read, last)
    if last < len(words) and words[last] in ("%", "percent", "per"):
        last += 2 if words[last] == "per" and words[last + 1 : last + 2] == ["cent"] else 1
    last = min(last, len(words))
    return _make(tokens, (first, last), (low, high), qualifier, counted)


def _qualified_before(words: Sequence[str], first: int, floor: int) -> tuple[str | None, int]:
    """Find the longest qualifier that ends right before ``first``, and where it begins."""
    if first and words[first - 1] in ("a", "an", "the") and first - 1 > floor:
        first -= 1  # "at least a dozen"
    for length in (3, 2, 1):
        start = first - length
        if start < floor:
            continue
        qualifier = _BEFORE.get(" ".join(words[start:first]))
        if qualifier is not None:
            return qualifier, start
    if first and words[first - 1] in _CURRENCY:
        return _qualified_before(words, first - 1, floor)
    return None, first


def _qualified_after(words: Sequence[str], last: int) -> tuple[str | None, int]:
    for length in (2, 1):
        qualifier = _AFTER.get(" ".join(words[last : last + length]))
        if qualifier is not None and last + length <= len(words):
            return qualifier, last + length
    return None, last


def _counted(tokens: Sequence[Token], words: Sequence[str], read: _Read, last: int) -> int:
    """Find the counted noun: the governor of a numeric modifier, else the next noun close by."""
    for token in tokens[read.first : read.last]:
        if token.deprel.split(":")[0] in ("nummod", "det", "amod") and token.head >= 0:
            head = token.head
            if not read.first <= head < read.last and head < len(tokens) and head > token.index:
                return head
    index = last
    limit = min(len(tokens), last + 5)
    if index < limit and words[index] in ("of", "or"):
        index += 1
    while index < limit:
        token = tokens[index]
        if token.upos in ("NOUN", "PROPN", "SYM"):
            while index + 1 < limit and tokens[index + 1].upos == "NOUN":
                index += 1
            return index
        word = words[index]
        if not word[:1].isalnum() and word not in _DASHES:
            return -1
        if token.upos == "X" and (
            word in _PERSON_PLURALS or (word.endswith("s") and len(word) > 3)
        ):
            return index
        if token.upos not in ("ADJ", "DET", "X", "NUM", "PROPN") and word not in ("or", "more"):
            return -1
        index += 1
    return -1


def _plural(token: Token) -> bool:
    word = token.text.lower()
    if word in _PERSON_PLURALS:
        return True
    if token.upos not in ("NOUN", "X"):
        return False
    lemma = token.lemma.lower()
    if token.upos == "NOUN" and lemma != word:
        return word.endswith("s") or word.endswith("en")
    return token.upos == "X" and word.endswith("s") and not word.endswith("ss") and len(word) > 3


def _make(
    tokens: Sequence[Token],
    span: tuple[int, int],
    bounds: tuple[float | None, float | None],
    qualifier: str,
    counted: int,
) -> NumberExpression:
    first, last = span
    text = surface(tokens, first, last)
    return NumberExpression(
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=text,
        value=Number(low=bounds[0], high=bounds[1], as_said=text),
        qualifier=str(qualifier),
        counted=counted,
    )


def surface(tokens: Sequence[Token], first: int, last: int) -> str:
    """Put the tokens back together: no space where none stood, one where some white space did."""
    parts: list[str] = []
    for index in range(first, last):
        token = tokens[index]
        if index > first and token.start > tokens[index - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)
