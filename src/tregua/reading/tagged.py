"""Attributions with the model's marks of source, cue and content beside the rules.

The rules know verbs of saying and the tree; the model has read many newspapers. A cue that only the
model marks becomes an attribution with the source and content that it marks nearest; a rule's cue
without a source takes the one marked for it; what somebody is only told to feel or judge counts
where the model sees an attribution too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tregua.language.marks import Mark
from tregua.reading.attribution import Attribution, Manner
from tregua.reading.told import head_of
from tregua.reading.tree import Parse

SURE = 0.7
"""Probability from which a mark counts; set on the development articles of PolNeAR."""
_NEAR = 6
"""Words that may stand between a cue and the source or content marked for it."""


def merged(parse: Parse, found: list[Attribution]) -> list[Attribution]:
    """The attributions of a sentence, completed by the model's marks."""
    known = [_with_source(parse, a) for a in found if _is_borne_out(parse, a)]
    by_rule = {a.cue for a in known}
    return known + [
        _of_marks(parse, cue)
        for cue in _sure(parse, "cue")
        if by_rule.isdisjoint(range(cue.first - 1, cue.last + 1))
    ]


def _is_borne_out(parse: Parse, attribution: Attribution) -> bool:
    """Whether a verb of saying says so, or the model marks a cue there as well."""
    cue = attribution.cue
    if cue < 0 or attribution.manner is Manner.SAID or not parse.sentence.marks:
        return True
    return any(m.first - 1 <= cue <= m.last for m in parse.sentence.marks.get("cue", ()))


def _with_source(parse: Parse, attribution: Attribution) -> Attribution:
    if attribution.sources or attribution.cue < 0:
        return attribution
    source = _nearest(attribution.cue, attribution.cue + 1, _sure(parse, "source"))
    if source is None:
        return attribution
    return replace(attribution, sources=(head_of(parse, source),))


def _of_marks(parse: Parse, cue: Mark) -> Attribution:
    source = _nearest(cue.first, cue.last, _sure(parse, "source"))
    content = _nearest(cue.first, cue.last, _sure(parse, "content"))
    tokens = range(content.first, content.last) if content is not None else ()
    sources = (head_of(parse, source),) if source is not None else ()
    return Attribution(head_of(parse, cue), sources, frozenset(tokens))


def _sure(parse: Parse, layer: str) -> list[Mark]:
    return [m for m in parse.sentence.marks.get(layer, ()) if m.probability >= SURE]


def _nearest(first: int, last: int, marks: Iterable[Mark]) -> Mark | None:
    """The mark with the fewest words between, of those near enough."""

    def gap(mark: Mark) -> int:
        return max(mark.first - last, first - mark.last, 0)

    near = [m for m in marks if gap(m) <= _NEAR]
    return min(near, key=gap, default=None)
