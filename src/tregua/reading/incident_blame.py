"""Who is blamed for an incident, and who takes it upon himself.

"Officials blamed the rebels" speaks of the incident told just before; "the group claimed
responsibility for the blast" names a perpetrator who says so himself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tregua.model import ActorMention, Event, EventCode, Speaker, Stance
from tregua.reading.act import NOUNS, Act, can_act, is_named
from tregua.reading.draft import Context, Draft
from tregua.reading.incident_groups import Groups
from tregua.reading.speakers import speaker_of
from tregua.reading.tree import Parse

TRIGGERS = frozenset({"blame", "responsibility"})
_TAKES = frozenset({"claim", "take", "accept", "admit"})
_REACH = 1
"""How many sentences after an incident a bare "blamed" still means it."""


def blamed(context: Context, parse: Parse, groups: Groups) -> Iterator[Draft]:
    """Blame without a deed beside it, for the incident told just before."""
    for v in parse.find(frozenset({"blame"})):
        if parse.tokens[v].upos != "VERB" or _denied(parse, v):
            continue
        told = groups.latest(parse.sentence.index, _REACH)
        accused = [p for p in parse.patients(v) if can_act(parse, p) and _says_who(parse, p)]
        if told is None or not accused or _names_a_deed(parse, v):
            continue
        actors = context.document.actors(parse, accused)
        if actors:
            draft = _draft(context, parse, v, accused[0], actors)
            yield replace(draft, group=told.group, proposition=told.again(actors))


def _denied(parse: Parse, v: int) -> bool:
    return parse.any_kid_lemma(v, ("not", "n't", "never", "to"), "advmod", "mark")


def _says_who(parse: Parse, i: int) -> bool:
    return is_named(parse, i) or parse.tokens[i].upos == "NOUN"


def _names_a_deed(parse: Parse, v: int) -> bool:
    """Whether the sentence says for what: then that deed's own rule has the perpetrator."""
    return bool(parse.kids_of(v, "obl", "advcl", "ccomp", "xcomp")) and any(
        parse.case(k) in ("for", "on", "of") or parse.lemmas[k] in NOUNS
        for k in parse.kids_of(v, "obl", "advcl", "ccomp", "xcomp")
    )


def _draft(
    context: Context, parse: Parse, v: int, anchor: int, actors: tuple[ActorMention, ...]
) -> Draft:
    who = parse.agents(v)
    speaker = None
    if context.voices.at(parse, anchor) is None:
        speaker = speaker_of(context.document, parse, who, v)
    low = min([v, *who, anchor])
    high = max(parse.phrase(anchor)[1], v + 1)
    low = min(low, *(parse.phrase(w)[0] for w in who)) if who else low
    return Draft(
        rule="incident_blame.v1",
        parse=parse,
        anchor=anchor,
        span=parse.chars((low, high)),
        proposition=Event(code=EventCode.ASSAULT, actors=actors),
        confidence=0.6,
        speaker=speaker,
        stance=Stance.ACCUSE,
        negated=False,
    )


def claimant(parse: Parse, noun: int) -> tuple[int, list[int]] | None:
    """The verb and the subject of "X claimed responsibility for the attack", ``None`` without one.

    "No group has claimed responsibility" names nobody and gives an empty list.
    """
    head = parse.tokens[noun].head
    if head < 0:
        return None
    if parse.lemmas[head] == "responsibility":
        verb = parse.tokens[head].head
        if verb < 0 or parse.lemmas[verb] not in _TAKES:
            return None
    elif (
        parse.lemmas[head] in _TAKES
        and parse.case(noun) == "for"
        and _has_responsibility(parse, head)
    ):
        verb = head
    else:
        return None
    if parse.any_kid_lemma(verb, ("not", "n't", "never"), "advmod"):
        return verb, []
    return verb, [a for a in parse.agents(verb) if can_act(parse, a)]


def _has_responsibility(parse: Parse, verb: int) -> bool:
    return any(
        parse.lemmas[k] == "responsibility" for k in parse.kids_of(verb, "obj", "nsubj:pass")
    )


def speaker_of_claim(context: Context, act: Act) -> Speaker | None:
    """Who takes the deed upon himself, as a speaker."""
    who = act.parse.agents(act.claim)
    return speaker_of(context.document, act.parse, who, act.claim)
