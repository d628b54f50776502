"""An attribution: cue, source and content of what somebody is told to say, in one sentence.

Which attributions a sentence has is read in ``attributing.py``; who is meant and whose voice it is
in ``speakers.py`` and ``speech.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tregua.model import Span, Stance
from tregua.reading.tree import Parse, Range

_OPENING = ("“", "„", "«", '"', "``", "''", "‘")
_CLOSING = ("”", "»", '"', "''", "’")


class Manner(StrEnum):
    """What a source does with a content.

    It vouches for it (``said``), speaks of it without saying it ("welcomed the deal", ``judged``),
    or is told to want, know or feel it (``held``), which nobody need ever have said.
    """

    SAID = "said"
    JUDGED = "judged"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its sources and its content, in tokens of one sentence.

    ``cue`` is the head of the cue and -1 where speech goes on from an earlier sentence; ``sources``
    the heads of the phrases that name who speaks, none where the text names nobody. The content of
    speech that stands in another sentence alone (“… .” he said) is empty.
    """

    cue: int
    sources: tuple[int, ...]
    content: frozenset[int]
    manner: Manner = Manner.SAID
    stance: Stance = Stance.CLAIM


def source_spans(parse: Parse, attribution: Attribution) -> tuple[Span, ...]:
    """The words that name the sources, as half-open spans in code points of the report."""
    tokens = {i for s in attribution.sources for i in parse.below(s)}
    for s in attribution.sources:
        tokens -= {i for k in parse.kids_of(s, "case", "cc") if k < s for i in parse.below(k)}
    return tuple(parse.chars(run) for run in _runs(parse, tokens - attribution.content))


def cue_span(parse: Parse, attribution: Attribution) -> Span | None:
    """The words of the cue with their auxiliaries; ``None`` where speech only goes on."""
    cue = attribution.cue
    if cue < 0:
        return None
    kids = parse.kids_of(cue, "aux", "advmod", "cop", "compound:prt", "fixed", "mark")
    low = high = cue
    for k in sorted((k for k in kids if k < cue), reverse=True):
        if k != low - 1 or k in attribution.content:
            break
        low = k
    for k in kids:
        if k == high + 1 and parse.is_rel(k, "compound:prt", "fixed"):
            high = k
    return parse.chars((low, high + 1))


def content_spans(parse: Parse, attribution: Attribution) -> tuple[Span, ...]:
    """What is said, as half-open spans in code points of the report."""
    return spans_of(parse, attribution.content)


def spans_of(parse: Parse, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Runs of tokens; of the punctuation around a run only its quotation marks stay."""
    runs = _runs(parse, tokens)
    return tuple(parse.chars(_with_quotation_marks(parse, run)) for run in runs)


def _runs(parse: Parse, tokens: Iterable[int]) -> list[Range]:
    runs: list[tuple[int, int]] = []
    for i in sorted(i for i in tokens if not _is_mark(parse, i)):
        if runs and all(_is_mark(parse, j) for j in range(runs[-1][1], i)):
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _is_mark(parse: Parse, i: int) -> bool:
    return parse.tokens[i].upos == "PUNCT"


def _with_quotation_marks(parse: Parse, run: Range) -> Range:
    low, high = run
    if low > 0 and parse.tokens[low - 1].text in _OPENING and _glued(parse, low):
        low -= 1
    for k in range(high, min(high + 2, len(parse))):
        if parse.tokens[k].text in _CLOSING and _glued(parse, k):
            high = k + 1
    return (low, high)


def _glued(parse: Parse, i: int) -> bool:
    return parse.tokens[i - 1].end == parse.tokens[i].start
