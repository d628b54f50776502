"""Which sentences of a long report are worth the encoder: those that can matter here.

The encoder takes four fifths of the time of reading. In a long report, most of all one that speaks
of no ceasefire, most sentences hold nothing that a rule asks for, and their words tell so. What is
left aside is measured in ``bench/``: on long articles mostly offices of persons, and no ceasefire
act or term.
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


def screen(report: Report, sentences: Sequence[str]) -> list[bool]:
    """For each sentence of a report, in order, whether it is to be parsed."""
    if len(sentences) <= _SHORT:
        return [True] * len(sentences)
    ceasefire, violence, speech = _patterns()
    topical = [i for i, text in enumerate(sentences) if ceasefire.search(text)]
    violent = [violence.search(text) is not None for text in sentences]
    if not topical and not ceasefire.search(report.title or ""):
        return [i < _HEAD // 2 or hit for i, hit in enumerate(violent)]
    near = {j for i in topical for j in range(i - _BEFORE, i + _BEHIND + 1)}
    return [
        i < _HEAD or i in near or hit or speech.search(sentences[i]) is not None
        for i, hit in enumerate(violent)
    ]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Ceasefires, violence and speech, each as one pattern over the beginnings of words."""
    halting = _any(words("screen.ceasefire.halting"))
    violence = _any(words("screen.ceasefire.violence"))
    plain = _any(words("screen.ceasefire.words"))
    return (
        re.compile(rf"\b(?:{plain}|{halting}\w*\s+(?:\w+\W+){{0,4}}?{violence})", re.I),
        re.compile(rf"\b{_any(words('screen.violence.words'))}", re.I),
        re.compile(rf"\b{_any(words('screen.speech.words'))}", re.I),
    )


def _any(beginnings: frozenset[str]) -> str:
    return "(?:" + "|".join(re.escape(b) for b in sorted(beginnings)) + ")"
