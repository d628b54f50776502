"""What the language room gives: a report's text as sentences, tokens, a syntax tree and mentions.

All offsets are half-open and count Unicode code points of ``Report.text``. Token positions
(``Token.index``, ``Token.head``, ``Mention.first``, …) count within their sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tregua.language.marks import Mark
from tregua.model import Number, Report, Time


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word, after the tokenisation of Universal Dependencies English EWT.

    ``don't`` is two tokens, ``Mohie's`` is two, ``US-led`` is three. ``head`` is the index of the
    governing token in the same sentence, or -1 for the root; ``deprel`` is a UD relation with its
    subtype (``nsubj:pass``); ``upos`` one of the 17 universal tags.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name: tokens ``first`` to ``last`` (half-open) of one sentence, with its type.

    ``label`` is PER (people), ORG (organisations, armed groups, ministries, armies), LOC (states,
    towns, regions, buildings) or MISC (nationalities and creeds, named events and documents).
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in the text and what it resolves to.

    ``kind`` is DATE, TIME, DURATION or SET as in TimeML; ``value`` the interval (for a DURATION
    ``None``: ``iso`` holds its ISO 8601 form instead, ``indefinite`` where the text says so).
    ``readings`` keeps every interval that the words allow where they allow more than one.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    kind: str
    value: Time | None
    iso: str | None
    readings: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """A number in the text: its range, its qualifier and, where stated, the noun it counts.

    ``qualifier`` is exactly, up to, at least or about; ``counted`` is the index of the counted
    noun's token in the sentence, or -1.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    value: Number
    qualifier: str
    counted: int = -1


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with everything known of it. ``parsed`` is False where screening left it aside.

    An unparsed sentence has no tokens. ``paragraph`` counts from 0 within the report. ``marks`` are
    the model's, by layer: ``source``, ``cue`` and ``content`` of attributions, ``act`` for words
    that tell what somebody does, ``role`` for who does it to whom, ``term`` for terms of a
    ceasefire; ``warlike`` is the log-odds that the sentence is about an armed conflict. A report
    that is not marked has no marks and ``warlike`` None.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    parsed: bool
    tokens: tuple[Token, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    numbers: tuple[NumberExpression, ...] = ()
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    warlike: float | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A report and its sentences, in the order of the text."""

    report: Report
    sentences: tuple[Sentence, ...]
