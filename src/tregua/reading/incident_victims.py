"""Victims told in a sentence of their own, after the deed: "The army said a child died"."""

from __future__ import annotations

from dataclasses import replace

from tregua.model import Event, Number, Span
from tregua.reading.act import Act
from tregua.reading.draft import Draft
from tregua.reading.incident_groups import Groups, Told
from tregua.reading.incident_tolls import Toll
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_REACH = 1
"""How many sentences after an incident victims without a deed still belong to it."""
_TOLL_REACH = 3
"""How many sentences after an incident a toll still belongs to it."""
_WIDE = words("quantities.words.wars") | {"since", "month", "year", "week", "daily", "civil"}
_CLAUSES = ("root", "ccomp", "conj", "parataxis", "acl:relcl", "advcl")


def toll_later(parse: Parse, toll: Toll, groups: Groups) -> Draft | None:
    """A toll without a deed beside it, for the incident told just before.

    ``None`` where none is near, where the toll is a war's, or where the deed is in the sentence.
    """
    told = groups.latest(parse.sentence.index, _TOLL_REACH)
    if told is None or any(parse.lemmas[i] in _WIDE for i in range(len(parse))):
        return None
    killed, injured = (None, toll.value) if toll.hurt else (toll.value, None)
    told.sentence = parse.sentence.index
    low, high = parse.phrase(toll.noun)
    ends = [low, high - 1, toll.verb, toll.number.first, toll.number.last - 1]
    return Draft(
        rule="incident_toll.v1",
        parse=parse,
        anchor=toll.verb,
        span=parse.chars((min(ends), max(ends) + 1)),
        proposition=replace(told.again(()), killed=killed, injured=injured),
        confidence=0.6,
        group=told.group,
    )


def only_victims(act: Act, event: Event) -> bool:
    """Whether the words say who fell, and nothing of a deed, a perpetrator or a weapon."""
    if act.rule != "incident_casualty.v1" or event.actors or event.instrument:
        return False
    return act.lemma != "kill" or (event.place is None and event.when is None)


def victims_later(act: Act, event: Event, groups: Groups, span: Span) -> Draft | None:
    """The victims as a mention of the incident told just before, ``None`` where that is open."""
    parse = act.parse
    told = groups.latest(parse.sentence.index, _REACH)
    if told is None or not _plainly_told(parse, act.anchor) or not _fits(told, event):
        return None
    told.killed, told.injured = told.killed or event.killed, told.injured or event.injured
    told.sentence = parse.sentence.index
    return Draft(
        rule="incident_victims.v1",
        parse=parse,
        anchor=act.anchor,
        span=span,
        proposition=replace(event, sub_event=told.sub_event, mode=None),
        confidence=0.6,
        group=told.group,
    )


def _plainly_told(parse: Parse, v: int) -> bool:
    """Whether the clause tells on: the past, in a main clause or what somebody says."""
    if parse.any_kid_lemma(v, ("have",), "aux"):
        return False
    return parse.tokens[v].deprel in _CLAUSES


def _fits(told: Told, event: Event) -> bool:
    """Whether a toll is the told incident's: nothing said before contradicts it."""
    if event.killed is None and event.injured is None:
        return False
    pairs = ((told.killed, event.killed), (told.injured, event.injured))
    return all(old is None or new is None or _overlap(old, new) for old, new in pairs)


def _overlap(a: Number, b: Number) -> bool:
    low = max(a.low or 0, b.low or 0)
    highs = [n.high for n in (a, b) if n.high is not None]
    return not highs or low <= min(highs)
