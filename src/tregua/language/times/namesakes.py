"""Namesakes of words of time: the verb march, the fall of a town, the sun, "to last".

Takes a word with its neighbours, says whether it is a word of time there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tregua.language.analysis import Token
from tregua.language.times.lexicon import WORDS
from tregua.language.times.parts import Hit

_SHORT_DAYS: Final = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun", "thur"})
_CUES: Final = frozenset({
    "in", "since", "until", "till", "by", "from", "of", "last", "next", "this", "early", "late",
    "mid",
    "during", "before", "after", "to", "and", "on", "through", "between",
})  # fmt: skip


def means_time(letter: str, word: str, token: Token, tokens: Sequence[Token], index: int) -> bool:
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
            if word == "march" and _walks(tokens, index):
                return False
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
                        before == "in"
                        or (before == "the" and earlier in ("in", "until", "during", "throughout"))
                    )
                )
            )
        return before not in ("arab", "prague", "hot", "kabul")
    if letter == "b":
        return token.upos not in ("VERB",)
    if letter == "U" and word in ("min", "hr", "yr"):
        return before[:1].isdigit()
    return True


def _walks(tokens: Sequence[Token], index: int) -> bool:
    """Tell "the March on the capital" from "the March offensive" and "the March of that year"."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    determined = before is not None and (before.upos == "DET" or before.deprel == "nmod:poss")
    owned = before is not None and before.text in ("'s", "’s")
    counted = after is not None and (
        after.upos in ("NOUN", "PROPN", "ADJ", "NUM", "X") or after.text in ("of", "and", "-")
    )
    return (determined or owned) and not counted


def is_verb_last(lowered: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    """Say whether "last" is the verb: "the truce would last six weeks", "and last a month"."""
    if tokens[at].upos == "VERB":
        return True
    before = lowered[at - 1] if at else ""
    after = WORDS.get(lowered[at + 1], ("w", None))[0] if at + 1 < len(lowered) else "w"
    verbal = ("and", "to", "will", "would", "should", "may", "could", "must")
    return after not in "UDMSP" and before in verbal


_EVENT_NAMES: Final = frozenset({
    "offensive", "uprising", "rising", "agreement", "agreements", "accord", "accords",
    "revolution", "war",
    "massacre", "movement", "brigade", "brigades", "mosque", "constitution", "massacres",
    "crisis", "coup",
})  # fmt: skip


_COMMON: Final = frozenset({"march", "may", "august", "lent", "tet", "epiphany"})


def is_event_name(hit: Hit, at: int) -> bool:
    """Say whether the word names an event, a thing or a person: Tet Offensive, Long March."""
    scan = hit.scan
    token = scan.tokens[scan.owners[at]]
    after = scan.tokens[scan.owners[hit.last]] if hit.last < len(scan.owners) else None
    if after and after.text[:1].isupper() and after.text.lower() in _EVENT_NAMES:
        return True
    if scan.letters[at] == "H" and token.deprel.startswith("flat"):
        return True  # "Ahmed Eid"
    before = scan.tokens[token.index - 1] if token.index else None
    return bool(
        scan.words[at] in _COMMON
        and (
            token.text.rpartition("-")[2][:1].islower()
            or (before and before.index and before.text[:1].isupper() and at == hit.first)
        )
    )
