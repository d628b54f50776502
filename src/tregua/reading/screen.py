"""Which sentences of a report are worth the encoder: those that can matter here.

The encoder takes most of the time of reading. In a long report, most of all one that speaks of no
ceasefire, most sentences hold nothing that a rule asks for, and their words tell so. What is left
aside is measured by ``bench.screen``: hardly a ceasefire act or term, an eighth of the incidents,
demands, threats and quantities of long articles, and half of what was merely remarked in them. A
sentence in another language is left aside everywhere: its tree would be noise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tregua.model import Report
from tregua.reading.lexicon import words

_SHORT = 20
"""Sentences up to which a report is read whole: there is little to win, and context to lose."""
_HEAD = 4
"""Opening sentences that are always read: they name who is who."""
_BEFORE, _BEHIND = 2, 3
"""Sentences around a mention of a ceasefire that may take it up again."""
_FOREIGN = 3
"""Small words of other languages, and none of English, that make a sentence foreign."""

_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""A letter of no Latin alphabet."""

_ENGLISH_WORDS = words("screen.tongues.english")
_FOREIGN_WORDS = words("screen.tongues.foreign")


def screen(report: Report, sentences: Sequence[str]) -> list[bool]:
    """For each sentence of a report, in order, whether it is to be parsed."""
    sentences = [text.lower() for text in sentences]
    english = [not _is_foreign(text) for text in sentences]
    if len(sentences) <= _SHORT:
        return english
    matter, speech = _matter(), _speech()
    near = _near_ceasefires(sentences)
    wanted = [matter.search(text) is not None for text in sentences]
    if near or _ceasefire().search((report.title or "").lower()):
        wanted = [
            hit or i < _HEAD or i in near or speech.search(sentences[i]) is not None
            for i, hit in enumerate(wanted)
        ]
    else:
        wanted = [hit or i < _HEAD // 2 for i, hit in enumerate(wanted)]
    return [hit and readable for hit, readable in zip(wanted, english, strict=True)]


def worth_marking(report: Report, sentences: Sequence[str]) -> list[bool]:
    """For each sentence of a report, in order, whether the marking model is to read it as well.

    Marking takes as long as parsing. A short report is marked whole: wars are halted in many words
    that no list has. Of a long one, the sentences that mention a ceasefire.
    """
    if len(sentences) <= _SHORT:
        return [True] * len(sentences)
    ceasefire = _ceasefire()
    return [ceasefire.search(text.lower()) is not None for text in sentences]


def _near_ceasefires(sentences: Sequence[str]) -> set[int]:
    """Where sentences near a mention of a ceasefire stand, some of them outside the report."""
    ceasefire = _ceasefire()
    topical = (i for i, text in enumerate(sentences) if ceasefire.search(text))
    return {j for i in topical for j in range(i - _BEFORE, i + _BEHIND + 1)}


def _is_foreign(text: str) -> bool:
    """Whether a sentence in lower case is not English: by its script, or by its small words."""
    if not text.isascii():
        other = len(_OTHER_SCRIPT.findall(text))
        if other and 2 * other > sum(map(str.isalpha, text)):
            return True
    small = set(text.split())
    return len(small & _FOREIGN_WORDS) >= _FOREIGN and not small & _ENGLISH_WORDS


@cache
def _ceasefire() -> re.Pattern[str]:
    """A ceasefire by its words, or a halt shortly before violence. All are for lower case."""
    halting = _any(words("screen.ceasefire.halting"))
    violence = _any(words("screen.ceasefire.violence"))
    plain = _any(words("screen.ceasefire.words"))
    return re.compile(rf"\b(?:{plain}|{halting}\w*\s+(?:\w+\W+){{0,4}}?{violence})")


@cache
def _matter() -> re.Pattern[str]:
    """Violence, people told in numbers, and what one side asks of another."""
    plain = _any(words("screen.violence.words") | words("screen.dealings"))
    faint = _any(words("screen.violence.faint"))
    happening = _any(words("screen.violence.happening"))
    between = r"\w*\W+(?:\w+\W+){0,3}?"
    number = rf"(?:\d[\d,.]*|{_any(words('screen.counted.numbers'))})"
    counted = rf"{number}\s(?:[\w’'-]+\s){{0,3}}?{_any(words('screen.counted.people'))}\b"
    return re.compile(
        rf"\b(?:{plain}|{faint}{between}{happening}|{happening}{between}{faint}|{counted})"
    )


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"\b{_any(words('screen.speech.words'))}")


def _any(beginnings: frozenset[str]) -> str:
    return "(?:" + "|".join(re.escape(b) for b in sorted(beginnings)) + ")"
