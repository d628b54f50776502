"""A report in, an analysis out: segmentation, the encoder, times and numbers, in that order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from tregua.language import segment
from tregua.language.analysis import Analysis, Mention, Sentence, Token
from tregua.language.consistency import consistent
from tregua.language.encoder import Annotation, Encoder
from tregua.language.marker import Marked, Marker
from tregua.language.numbers import find_numbers
from tregua.language.repairs import repaired
from tregua.language.times import Anchor, find_times, follow, retells
from tregua.model import Report

_DATELINE = 100
"""Code points within which the mark that closes a dateline must stand."""
_CAPITALS = re.compile(
    r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,4}(?:, [A-Z][\w.’' -]{1,30})?"
    r"(?:, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|, \d{1,2} [A-Z][a-z]+(?: \d{4})?)?"
    r" ?(?:\([A-Za-z ]{2,24}\))?(?: ?(?:[–—]|--)+ ?| ?- )"  # "US-led forces" opens with no dateline
)
_AFTER_DATELINE = re.compile(r"\s*[–—|:]\s*|\s+-+\s+|\)\s*[:.–—-]*\s*")

Screen = Callable[[Report, Sequence[str]], Sequence[bool]]
"""Says of each sentence's text whether it can matter; what cannot is not parsed, or not marked."""


def analyze(
    report: Report,
    *,
    encoder: Encoder | None = None,
    screen: Screen | None = None,
    marking: Screen | None = None,
) -> Analysis:
    """Everything that the language room knows of a report.

    All sentences of one report go through a model in one call, so the result depends on the
    report, the models and the screens alone.
    """
    encoder = encoder or Encoder.load()
    text = report.text
    published = _day(report.published)
    told = anchor = Anchor(published, retold=retells(text, published))
    spans = [past_dateline(report, span) for span in segment.sentences(text)]
    texts = [text[a:b] for a, b in spans]
    kept = screen(report, texts) if screen else [True] * len(spans)
    wanted = [i for i, keep in enumerate(kept) if keep]
    words = {i: segment.words(text, *spans[i]) for i in wanted}

    def forms(i: int) -> list[str]:
        return [text[a:b] for a, b in words[i]]

    by_sentence = dict(zip(wanted, encoder.annotate([forms(i) for i in wanted]), strict=True))
    telling = marking(report, texts) if marking else [False] * len(texts)
    marked = _marked([i for i in wanted if telling[i]], forms)
    sentences = []
    paragraph, cut = 0, 0
    for index, (start, end) in enumerate(spans):
        if index and "\n" in text[cut:start]:
            paragraph += 1
            anchor = anchor if told.retold else told
        cut = end
        annotation = by_sentence.get(index)
        if annotation is None:
            sentences.append(Sentence(index, paragraph, start, end, text[start:end], False))
            continue
        tokens = repaired(_tokens(text, words[index], annotation))
        times = find_times(tokens, anchor)
        anchor = follow(anchor, times, tokens)
        taken = [(t.first, t.last) for t in times]
        sentences.append(
            Sentence(
                index,
                paragraph,
                start,
                end,
                text[start:end],
                True,
                tokens,
                _mentions(text, tokens, annotation),
                times,
                find_numbers(tokens, taken),
                *((marked[index].marks, marked[index].warlike) if index in marked else ({}, None)),
            )
        )
    return Analysis(report, consistent(sentences))


def _marked(wanted: list[int], forms: Callable[[int], list[str]]) -> dict[int, Marked]:
    """What the marking model says of the wanted sentences; it is not loaded for none."""
    found = Marker.load().mark([forms(i) for i in wanted]) if wanted else []
    return dict(zip(wanted, found, strict=True))


def past_dateline(report: Report, span: tuple[int, int]) -> tuple[int, int]:
    """A sentence without the dateline in front of it: "BAGHDAD (AP) –" is no part of its syntax.

    The dateline is the one that intake read; a sentence that does not open with it stays whole.
    """
    start, end = span
    opening = _CAPITALS.match(report.text, start, min(end, start + _DATELINE))
    if opening is not None and not {"(", ","} & {*opening[0]} and report.text[start:end].isupper():
        opening = None  # where all is in capitals, these say nothing
    if opening is not None and (start == 0 or report.text[start - 1] == "\n"):
        return (opening.end(), end) if opening.end() < end else span
    if not report.dateline or not report.text.startswith(report.dateline, start):
        return span
    rest = report.text[start + len(report.dateline) : min(end, start + _DATELINE)]
    mark = _AFTER_DATELINE.search(rest)
    if mark is None:
        return span
    begun = start + len(report.dateline) + mark.end()
    return (begun, end) if begun < end else span


def _tokens(text: str, spans: list[tuple[int, int]], annotation: Annotation) -> tuple[Token, ...]:
    return tuple(
        Token(
            i,
            start,
            end,
            text[start:end],
            lemma,
            upos,
            head,
            deprel,
        )
        for i, ((start, end), lemma, upos, head, deprel) in enumerate(
            zip(
                spans,
                annotation.lemmas,
                annotation.upos,
                annotation.heads,
                annotation.deprels,
                strict=True,
            )
        )
    )


def _mentions(text: str, tokens: tuple[Token, ...], annotation: Annotation) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            first,
            last,
            tokens[first].start,
            tokens[last - 1].end,
            text[tokens[first].start : tokens[last - 1].end],
            label,
        )
        for first, last, label in annotation.entities
    )


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None
