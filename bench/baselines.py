"""What a simple rule gets on the sets of `bench.quality`: the floor under every figure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from training.event_data import FILLERS, documents

from bench import fillers as fillers_bench
from bench import timex
from bench.attribution import Spans
from bench.exported import data
from tregua.language import segment
from tregua.language.times.calendar import MONTHS

_MONTH = "|".join(sorted((name.title() for name in MONTHS if len(name) > 3), key=len, reverse=True))
_TIME = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{1,2}})?(?:,? \d{{4}})?\b|\b(?:1[5-9]|20)\d\d\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|tomorrow)\b"
)
_SAYS = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|asked|wrote|writes|according to|announced|claimed"
    r"|argued|noted|warned|insisted|called)\b"
)
_NAME = r"(?:(?:[A-Z][\w.’'-]+|of|the|[Hh]e|[Ss]he|[Tt]hey) ?)+"


def times(documents: Iterable[timex.Document]) -> timex.Score:
    """Months, years and weekdays as they stand; a year alone is its own value."""
    score = timex.Score()
    for document in documents:
        taken: set[int] = set()
        score.gold += len(document.gold)
        for tokens in document.sentences:
            if not tokens:
                continue
            start = tokens[0].start
            text = _rebuilt(tokens)
            for match in _TIME.finditer(text):
                score.found += 1
                low, high = start + match.start(), start + match.end()
                for i, gold in enumerate(document.gold):
                    if i not in taken and gold.start < high and low < gold.end:
                        taken.add(i)
                        score.relaxed += 1
                        score.value += gold.value == match[0]
                        break
    return score


def _rebuilt(tokens: list) -> str:  # type: ignore[type-arg]
    """The sentence's text, with spaces where nothing is known to stand."""
    text = ""
    for token in tokens:
        text = text.ljust(token.start - tokens[0].start) + token.text
    return text


def attributions(text: str) -> Spans:
    """Verbs of saying; the name in front of one or behind it; the rest of the sentence."""
    out: Spans = {"Source": set(), "Cue": set(), "Content": set()}
    for start, end in segment.sentences(text):
        cue = _SAYS.search(text, start, end)
        if cue is None:
            continue
        out["Cue"].add(frozenset({cue.span()}))
        before = re.search(rf"({_NAME})$", text[start : cue.start()])
        behind = re.match(rf" ({_NAME})", text[cue.end() : end])
        if before is not None:
            out["Source"].add(frozenset({(start + before.start(1), start + before.end(1))}))
        elif behind is not None:
            span = (cue.end() + behind.start(1), cue.end() + behind.end(1))
            out["Source"].add(frozenset({span}))
        longer = max((start, cue.start()), (cue.end(), end), key=lambda s: s[1] - s[0])
        out["Content"].add(frozenset({longer}))
    return out


def fillers(split: str, limit: int | None = None) -> float:
    """CEAF-REE F1 of marking every string that was a filler at least twice in training."""
    known: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents(data(), "train"):
        for role in FILLERS:
            known[role].update(m for entity in document["extracts"][role] for m, _ in entity)
    right = said = wanted = 0
    for document in documents(data(), split)[:limit]:
        for role in FILLERS:
            entities = [[m for m, _ in entity] for entity in document["extracts"][role]]
            found = [
                string
                for string, times_seen in known[role].items()
                if times_seen > 1 and f" {string} " in document["doctext"]
            ]
            right += fillers_bench.aligned(found, entities)
            said, wanted = said + len(found), wanted + len(entities)
    return 200 * right / max(said + wanted, 1)
