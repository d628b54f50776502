"""Breaches told by a noun ("recorded 14 violations") or by a promise that was not kept.

Who breaks is often not who is nearest: "complained of violations by both sides", "fired in breach
of the truce", "has not respected it". A breach that is only feared, forbidden, counted as none or
looked into is no act.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import CeasefireAct
from tregua.reading.ceasefire_act import Act
from tregua.reading.lexicon import words
from tregua.reading.topics import Topic, topics
from tregua.reading.tree import Parse

TRADED = "ceasefire_traded.v1"
"""The rule whose speakers are the subject of the verb, and whose actors nobody names."""
TOLD = "ceasefire_violation.v1"
"""The rule of breaches told by a noun: the subject of the telling verb vouches for them."""
NOUNS = words("ceasefire.violation.nouns")
_NOMINAL = ("NOUN", "PROPN")
_CALLING = frozenset({"call", "describe", "brand", "term", "label", "consider", "deem"})
_TELLING = words("ceasefire.violation.telling")
_COMPLAINING = words("ceasefire.violation.complaining")
_GOING_ON = words("ceasefire.violation.going_on")
_ACCUSATIONS = words("ceasefire.violation.accusations")
_TRADING = words("ceasefire.violation.trading")
_STAND_INS = words("ceasefire.stand_ins.arrangement")


def violations(parse: Parse) -> Iterator[Act]:
    """The breaches that nouns tell of; only where a ceasefire is spoken of."""
    if NOUNS.isdisjoint(parse.lemma_set):
        return
    named = {t.top: t for t in topics(parse) if t.carries == "violate"}
    for noun in parse.find(NOUNS):
        if parse.tokens[noun].upos != "NOUN":
            continue
        topic = named.get(noun) or Topic(noun, noun, "violate")
        if noun in named or _of_the_ceasefire(parse, noun):
            yield from _told(parse, noun, topic)


def _of_the_ceasefire(parse: Parse, noun: int) -> bool:
    """Whether bare "violations" may be those of the ceasefire: not of rights, not of airspace."""
    return all(
        parse.lemmas[k] in _STAND_INS for k in parse.kids_of(noun, "nmod") if parse.case(k) == "of"
    ) and not any(
        parse.lemmas[k] in NOUNS or k not in parse.mention_at
        for k in parse.kids_of(noun, "compound")
    )


def _told(parse: Parse, noun: int, topic: Topic) -> Iterator[Act]:
    verb = parse.tokens[noun].head
    denied = verb >= 0 and parse.lemmas[verb] == "deny"
    if verb < 0 or (parse.any_kid_lemma(noun, ("no", "any", "zero"), "det") and not denied):
        return
    lemma, case = parse.lemmas[verb], parse.case(noun)
    if lemma in _ACCUSATIONS and parse.is_rel(noun, "nmod"):
        yield from _traded(parse, noun, verb)
    elif parse.is_rel(noun, "obl") and case == "in":
        yield _act(parse, noun, topic, parse.agents(verb), verb)
    elif parse.is_rel(noun, "nmod") and case == "in" and parse.tokens[verb].upos in _NOMINAL:
        # "Resorted to firing in violation of the truce": the clause around the deed.
        clause = parse.clause_head(verb)
        doer = parse.conjuncts(verb) if parse.is_rel(verb, "nsubj") else parse.agents(clause)
        if parse.tokens[clause].upos == "VERB":
            yield _act(parse, noun, topic, doer, clause)
    elif case == "as" or (parse.is_rel(noun, "xcomp") and lemma in _CALLING):
        # "Pointed to the shelling as a breach", "called it a violation": who did it is open.
        yield _act(parse, noun, topic, [], verb)
    elif _is_told(parse, noun, verb, lemma, case):
        yield _act(parse, noun, topic, _breakers(parse, noun, verb), verb)


def _is_told(parse: Parse, noun: int, verb: int, lemma: str, case: str) -> bool:
    if parse.is_rel(noun, "obj", "obl", "nsubj:pass") and lemma in _TELLING:
        return True
    if parse.is_rel(noun, "obj", "obl", "nmod") and lemma in _COMPLAINING:
        return case in ("of", "about", "over", "at", "against", "for", "to")
    if parse.is_rel(noun, "nsubj"):
        exists = lemma == "be" and parse.kid(verb, "expl") is not None
        return (exists or lemma in _GOING_ON) and not parse.any_kid_lemma(
            verb, ("will", "would", "may", "might", "could", "should", "must", "if"), "aux", "mark"
        )
    return False


def _breakers(parse: Parse, noun: int, verb: int) -> list[int]:
    """Who broke it: "by both sides" wherever the tree hangs it, a possessor, a nation's name."""
    found = [
        c
        for k in parse.below(noun)
        if k != noun and parse.is_rel(k, "nmod", "obl") and parse.case(k) in ("by", "from")
        for c in parse.conjuncts(k)
        if c not in parse.time_at
    ]
    found += [
        k
        for k in parse.kids_of(noun, "nmod:poss", "amod", "compound")
        if parse.is_rel(k, "nmod:poss") or k in parse.mention_at
    ]
    if not found and parse.lemmas[verb] in ("accuse", "blame"):
        found += parse.patients(verb)
    elif not found and parse.lemmas[verb] in ("commit", "perpetrate"):
        found += parse.agents(verb)
    elif not found and parse.kid(verb, "obl:agent") is None:
        # "reported 12 violations by the army": the phrase hung on the verb.
        found += [c for k in parse.obliques(verb, "by") if k > noun for c in parse.conjuncts(k)]
    return found


def _act(parse: Parse, noun: int, topic: Topic, actors: list[int], verb: int) -> Act:
    return Act(CeasefireAct.VIOLATE, noun, tuple(actors), topic, None, TOLD, verb)


def _traded(parse: Parse, noun: int, accusation: int) -> Iterator[Act]:
    """ "Both sides traded accusations of violations": each accuses the other."""
    verb = parse.tokens[accusation].head
    if verb >= 0 and parse.lemmas[verb] in _TRADING and parse.is_rel(accusation, "obj"):
        topic = Topic(noun, noun, "violate")
        yield Act(CeasefireAct.VIOLATE, noun, (), topic, None, TRADED, verb)
