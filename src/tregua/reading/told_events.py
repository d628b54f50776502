"""Violence, threats and demands that the model marks where no rule reads any.

As with ceasefire acts (``told.py``) the mark says only which words tell of it; who does it, whether
it has happened and who says so is asked of the tree by the rules that read the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tregua.language.marks import Mark
from tregua.model import Event, EventCode, Stance, SubEvent
from tregua.reading.act import Act
from tregua.reading.circumstances import participants
from tregua.reading.demands import made_by
from tregua.reading.draft import Context, Draft
from tregua.reading.factuality import factuality
from tregua.reading.told import doers, head_of, marked_role
from tregua.reading.tree import Parse

SURE = 0.6
"""Probability from which a mark counts; set on the development part of the statement corpus."""
_SUB_EVENTS = frozenset(kind.value for kind in SubEvent)
_STANCES = {
    "threat": (Stance.THREAT, EventCode.THREATEN, "told_threat.v1"),
    "demand": (Stance.DEMAND, EventCode.REQUEST, "told_demand.v1"),
}


def told_violence(parse: Parse, known: Collection[Act]) -> Iterator[Act]:
    """The acts of violence that the model marks in a sentence, apart from those already read."""
    taken = {i for act in known for i in (act.anchor, *act.predicates)}
    clauses = {parse.clause_head(act.anchor) for act in known}
    for mark in _sure(parse, _SUB_EVENTS):
        anchor = head_of(parse, mark)
        near = {anchor, parse.tokens[anchor].head, *range(mark.first, mark.last)}
        if taken.isdisjoint(near) and parse.clause_head(anchor) not in clauses:
            taken.add(anchor)
            yield Act(parse, anchor, "told_incident.v1", mark.label, predicates=[anchor])


def told_speech(context: Context, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """A draft for every marked threat or demand in a sentence that has none of its kind."""
    if not context.armed:
        return
    read = {(d.stance, d.parse.sentence.index) for d in drafts}
    for parse in context.document.parses:
        if parse is None:
            continue
        for mark in _sure(parse, _STANCES):
            stance = _STANCES[mark.label][0]
            if (stance, parse.sentence.index) in read:
                continue
            draft = _draft(context, parse, mark)
            if draft is not None:
                read.add((stance, parse.sentence.index))
                yield draft


def _draft(context: Context, parse: Parse, mark: Mark) -> Draft | None:
    stance, code, rule = _STANCES[mark.label]
    node = head_of(parse, mark)
    fact = factuality(context, parse, node)
    if fact.negated or fact.unreal in ("conditional", "question"):
        return None
    who = doers(parse, node)
    actors = participants(context, parse, who)
    speaker = made_by(context, parse, node, who)
    if not actors or speaker is None:
        return None
    whom = participants(context, parse, marked_role(parse, node, "to"))
    span = parse.chars(parse.subtree(parse.clause_head(node)))
    names = {a.name for a in actors}
    told = Event(
        code,
        actors=actors,
        recipients=tuple(w for w in whom if w.name not in names),
    )
    return Draft(rule, parse, node, span, told, 0.6, speaker=speaker, stance=stance, negated=False)


def _sure(parse: Parse, labels: Collection[str]) -> list[Mark]:
    marks = parse.sentence.marks.get("act", ())
    return [m for m in marks if m.label in labels and m.probability >= SURE]
