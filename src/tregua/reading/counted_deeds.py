"""Deeds and things that a number counts: breaches, attacks, weapons fired, lorries of aid.

A party's tally ("437 breaches in 72 hours") is a quantity that it claims, never so many incidents.
"""

from __future__ import annotations

from tregua.language.analysis import NumberExpression
from tregua.reading.act import NOUNS
from tregua.reading.act import VERBS as VIOLENT
from tregua.reading.counting import KINDS, VERBS, Kind, size
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_BREAK = words("quantities.words.breaking")
_TIMES = frozenset({"time", "times", "occasion"})
_AID = words("events.objects.aid") | {"humanitarian", "supply"}
_CARRIERS = frozenset({"convoy", "column", "fleet", "shipment"})
_TALLY = 4
"""From so many attacks on, a number is a tally and not the telling of each."""
_SALVO = 2


def deeds(parse: Parse, number: NumberExpression, noun: int, verb: int) -> Kind | None:
    """The kind of deed or thing that a number counts, ``None`` where it counts another."""
    lemma = parse.lemmas[noun]
    kind = KINDS.get(lemma)
    if kind == "breaches":
        return "breaches", verb
    if lemma in _TIMES and size(number) >= _TALLY:
        return _times(parse, noun)
    if lemma in NOUNS and NOUNS[lemma] != "anaphors" and parse.tokens[noun].upos == "NOUN":
        return ("attacks", verb) if size(number) >= _TALLY else None
    if kind == "arms":
        return _weapons(parse, number, noun, verb)
    return ("aid", verb) if kind == "loads" and _carries_aid(parse, noun) else None


def _times(parse: Parse, noun: int) -> Kind | None:
    """ "Broke the truce 387 times": breaches; "shelled the town 12 times": attacks."""
    verb = parse.tokens[noun].head
    if verb < 0 or parse.tokens[verb].upos != "VERB":
        return None
    if parse.lemmas[verb] in _BREAK:
        return "breaches", verb
    return ("attacks", verb) if parse.lemmas[verb] in VIOLENT else None


def _weapons(parse: Parse, number: NumberExpression, noun: int, verb: int) -> Kind | None:
    """Weapons that are kept or sent, and those that were fired, fell or were shot down."""
    if VERBS.get(parse.lemmas[verb]) in ("station", "withdraw"):
        return "arms", verb
    fired = VERBS.get(parse.lemmas[verb]) in ("fire", "intercept")
    taking_part = parse.tokens[verb].upos == "VERB" and noun in (
        *parse.patients(verb),
        *parse.agents(verb),
    )
    return ("fired", verb) if fired and taking_part and size(number) >= _SALVO else None


def _carries_aid(parse: Parse, noun: int) -> bool:
    """Whether lorries, tonnes or parcels are of aid: by the words beside them or their convoy."""
    head = parse.tokens[noun].head
    near = [noun, *([head] if head >= 0 and parse.lemmas[head] in _CARRIERS else [])]
    beside = {
        parse.lemmas[k] for n in near for k in parse.kids_of(n, "compound", "amod", "nmod", "acl")
    }
    loaded = {
        parse.lemmas[j] for k in parse.kids_of(noun, "acl") for j in parse.kids_of(k, "obj", "obl")
    }
    return not _AID.isdisjoint(beside | loaded)
