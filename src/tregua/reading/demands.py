"""Demands: who asks whom for what. A demand for a ceasefire is no ceasefire act (CODEBOOK, 1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tregua.model import ActorMention, Event, EventCode, Speaker, SpeakerKind, Stance, Via
from tregua.reading.circumstances import (
    actors_of,
    is_infinitive,
    participants,
    place_of,
    span_of,
)
from tregua.reading.draft import Context, Draft
from tregua.reading.factuality import factuality
from tregua.reading.issuers import owner_of_document
from tregua.reading.lexicon import labels, words
from tregua.reading.speakers import speaker_of
from tregua.reading.speech import time_at
from tregua.reading.tree import Parse

_DEMANDS = labels("events.demands")
_TRIGGERS = frozenset(_DEMANDS)
_DOCUMENTS = words("speech.nouns.documents")
_PARTICLES = ("on", "upon")
_QUESTIONS = frozenset({"question", "whether", "if", "why", "what", "how", "who"})


def demands(context: Context, parse: Parse) -> Iterator[Draft]:
    """A draft for every demand of a sentence, spoken by the one who makes it."""
    if _TRIGGERS.isdisjoint(parse.lemma_set):
        return
    for v in parse.find(_TRIGGERS):
        if parse.tokens[v].upos != "VERB" or is_infinitive(parse, v):
            continue
        whom, what = _frame(parse, v)
        if not what:
            continue
        draft = _draft(context, parse, v, whom, what)
        if draft is not None:
            yield draft


def _frame(parse: Parse, v: int) -> tuple[list[int], list[int]]:
    """Whom a demand is made to and what is demanded; nothing where the verb means another thing."""
    kind = _DEMANDS[parse.lemmas[v]]
    objects = parse.patients(v) + [c for k in parse.kids_of(v, "iobj") for c in parse.conjuncts(k)]
    if parse.is_passive(v):
        objects = [k for k in objects if k != v]
    clauses = [
        k
        for k in parse.kids_of(v, "xcomp", "ccomp", "advcl", "obj", "acl")
        if parse.any_kid_lemma(k, ("to",), "mark")
    ]
    if not objects:  # "urged the army to leave", the army read as subject of leaving
        objects = [s for k in clauses for s in parse.kids_of(k, "nsubj")]
    for_what = parse.obliques(v, "for")
    on_whom = [c for k in parse.obliques(v, *_PARTICLES) for c in parse.conjuncts(k)]
    if kind == "call":
        # "Called X a threat" is an assessment; "called all fronts to cease fire" is a demand.
        below = [j for k in on_whom for j in parse.below(k) if is_infinitive(parse, j)]
        if on_whom and (clauses or for_what or below):
            return on_whom, clauses + for_what + below
        infinitive = [k for k in clauses if parse.rel(k) == "xcomp"]
        return (objects, infinitive) if objects and infinitive else ([], for_what)
    if kind == "appeal":
        addressed = parse.obliques(v, "with" if parse.lemmas[v] == "plead" else "to")
        to_whom = [c for k in addressed for c in parse.conjuncts(k)]
        if parse.lemmas[v] == "plead" and not to_whom:
            return [], []  # "pleaded guilty"
        return to_whom, clauses + for_what
    if kind == "demand":
        claimed = clauses + parse.kids_of(v, "ccomp", "xcomp") + objects
        if any(parse.lemmas[k] == "know" for k in clauses):
            return [], []
        return _of_whom(parse, v), list(dict.fromkeys(claimed))
    if kind == "ask":
        return _asked(parse, v, objects, clauses, for_what)
    if kind == "invite":
        to_what = parse.obliques(v, "to", "for")
        return objects, clauses + to_what if objects else []
    return objects, clauses + for_what + [k for k in parse.kids_of(v, "ccomp") if _that(parse, k)]


def _asked(
    parse: Parse, v: int, objects: list[int], clauses: list[int], for_what: list[int]
) -> tuple[list[int], list[int]]:
    """ "Asked X to …", "asked X for …", "requested aid"; a question asks for no deed."""
    if any(parse.lemmas[j] in _QUESTIONS for k in parse.kids[v] for j in (k, *parse.kids[k])):
        return [], []
    to_whom = [c for k in parse.obliques(v, "to", "of", "from") for c in parse.conjuncts(k)]
    if clauses or for_what:
        return objects or to_whom, clauses + for_what
    that = [k for k in parse.kids_of(v, "ccomp") if _that(parse, k)]
    if parse.lemmas[v] == "request":
        return to_whom, objects + that
    return objects, that


def _of_whom(parse: Parse, v: int) -> list[int]:
    return [c for k in parse.obliques(v, "of", "from") for c in parse.conjuncts(k)]


def _that(parse: Parse, k: int) -> bool:
    return parse.any_kid_lemma(k, ("that",), "mark")


def _draft(
    context: Context, parse: Parse, v: int, whom: list[int], what: list[int]
) -> Draft | None:
    who = actors_of(parse, v)
    if not who and parse.is_rel(v, "acl") and _DEMANDS[parse.lemmas[v]] in ("call", "appeal"):
        who = [parse.tokens[v].head]  # "its statement called on …": such verbs have no passive
    actors = _makers(context, parse, who)
    fact = factuality(context, parse, v)
    if not actors or fact.unreal or fact.negated:
        return None
    recipients = participants(context, parse, whom)
    speaker = made_by(context, parse, v, who)
    if speaker is None:
        return None
    ends = [j for k in what for j in (parse.subtree(k)[0], parse.subtree(k)[1] - 1)]
    sides = [j for k in [*who, *whom] for j in (parse.phrase(k)[0], parse.phrase(k)[1] - 1)]
    event = Event(
        code=EventCode.REQUEST,
        mode=_DEMANDS[parse.lemmas[v]],
        actors=actors,
        recipients=tuple(r for r in recipients if r.name not in {a.name for a in actors}),
        place=place_of(parse, v),
        when=time_at(parse, v),
    )
    return Draft(
        "demand_verb.v1", parse, v, span_of(parse, [v, *ends, *sides]), event, 0.7,
        speaker=speaker, stance=Stance.DEMAND, negated=False, said_on=time_at(parse, v),
    )  # fmt: skip


def _makers(context: Context, parse: Parse, who: list[int]) -> tuple[ActorMention, ...]:
    """Who demands; of a document, its owner: "the army's statement called on …"."""
    found = participants(context, parse, who)
    if found or not who or parse.lemmas[who[0]] not in _DOCUMENTS:
        return found
    owner = owner_of_document(context.document, parse, who[0])
    return (ActorMention(owner),) if owner is not None else ()


def made_by(context: Context, parse: Parse, v: int, who: list[int]) -> Speaker | None:
    """Who makes a demand or a threat; those who tell of it, save the report, are its chain."""
    speaker = speaker_of(context.document, parse, who, v)
    outer = context.voices.at(parse, v)
    if speaker is None or outer is None or outer.speaker.kind is SpeakerKind.REPORT:
        return speaker
    name = outer.speaker.name or outer.speaker.role
    if name is None or name == speaker.name:
        return speaker
    return replace(speaker, via=(*speaker.via, Via(name, outer.speaker.kind)))
