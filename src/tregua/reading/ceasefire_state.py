"""Ceasefires told by their state: taken effect, over, or only presupposed ("the rebels' truce")."""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import CeasefireAct
from tregua.reading.ceasefire_act import Act, can_be_party
from tregua.reading.lexicon import words
from tregua.reading.topics import Topic
from tregua.reading.tree import Parse

IN_FORCE = "ceasefire_in_force.v1"
"""The rule by which a ceasefire that took effect tells that its two sides agreed."""
BACKGROUND = "ceasefire_background.v1"
"""The rule by which a mention presupposes that somebody declared or agreed a ceasefire."""
_NOT_YET = words("ceasefire.shape.not_yet")
_PRESUPPOSING = ("after", "since", "during", "despite", "under", "following", "in spite of")
_ARMED = words("people.bodies.armed_group") | words("people.bodies.armed_forces")
_COLLAPSE = words("ceasefire.verbs.collapse")
_MODAL = ("may", "might", "could", "would", "should")


def told_by_state(parse: Parse, verb: int, topic: Topic) -> Iterator[Act]:
    """What the verb of which a ceasefire is the subject tells: it is over, it has taken effect."""
    if _is_over(parse, verb):
        # "Their ceasefire is over": whose it was has ended it.
        whose = tuple(k for k in parse.kids_of(topic.noun, "nmod:poss") if _could_have(parse, k))
        yield Act(CeasefireAct.END, verb, whose, topic, None, "ceasefire_over.v1", verb)
    elif _comes_into_force(parse, verb):
        yield from _taken_effect(parse, verb, topic)


def presupposed(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "The rebels' truce expired", "the truce between A and B holds": once declared, agreed."""
    governor = parse.tokens[topic.noun].head
    if topic.carries or governor < 0 or parse.any_kid_lemma(topic.noun, _NOT_YET, "amod"):
        return
    if not (
        (
            parse.is_rel(topic.noun, "nsubj")
            and parse.tokens[governor].upos in ("VERB", "ADV", "ADJ")
        )
        or (parse.is_rel(topic.noun, "obl") and parse.case(topic.noun) in _PRESUPPOSING)
    ) or parse.any_kid_lemma(governor, _MODAL, "aux"):
        return
    whose = [
        k
        for k in parse.kids_of(topic.noun, "nmod:poss")
        if parse.tokens[k].upos != "PRON" and _could_have(parse, k)
    ]
    the = parse.any_kid_lemma(topic.noun, ("the", "this", "that"), "det")
    if whose and _is_body(parse, whose[0]):
        yield Act(
            CeasefireAct.DECLARE, topic.noun, tuple(whose), topic, None, BACKGROUND, topic.noun
        )
    elif the and _between_two(parse, topic):
        yield Act(CeasefireAct.AGREE, topic.noun, (), topic, None, BACKGROUND, topic.noun)


def _taken_effect(parse: Parse, verb: int, topic: Topic) -> Iterator[Act]:
    """ "A truce between A and B took effect": told as a fact, the two have agreed.

    "A ceasefire by A", "A's order for one": A has declared it. Of whom it is need not be said
    where the sentence is about nothing else.
    """
    nodes = (topic.noun, topic.top)
    by = [k for n in nodes for k in parse.obliques(n, "by", "of") if can_be_party(parse, k)]
    by += [k for n in nodes for k in parse.kids_of(n, "nmod:poss") if _could_have(parse, k)]
    main = parse.is_rel(verb, "root", "ccomp", "parataxis", "conj", "acl:relcl")
    if _between_two(parse, topic) or (main and not by):
        yield Act(CeasefireAct.AGREE, verb, (), topic, None, IN_FORCE, verb)
    elif main:
        yield Act(CeasefireAct.DECLARE, verb, tuple(by), topic, None, IN_FORCE, verb)


def _is_over(parse: Parse, verb: int) -> bool:
    lemma = parse.lemmas[verb]
    if lemma in ("over", "dead", "finished") and parse.kid(verb, "cop") is not None:
        return True
    return (lemma in _COLLAPSE and not parse.kids_of(verb, "obj")) or _falls_apart(parse, verb)


def _falls_apart(parse: Parse, verb: int) -> bool:
    """ "Fell apart", "came apart", "broke down"."""
    apart = {
        parse.lemmas[k] for k in parse.kids_of(verb, "compound:prt", "advmod", "obl") if k > verb
    }
    return parse.lemmas[verb] in ("fall", "come", "break") and bool(
        apart & {"apart", "down", "piece", "pieces", "through"}
    )


def _comes_into_force(parse: Parse, verb: int) -> bool:
    if parse.lemmas[verb] not in ("take", "come", "go", "enter", "be", "begin", "start"):
        return False
    past = parse.tokens[verb].text.lower() != parse.lemmas[verb] or parse.lemmas[verb] == "be"
    if parse.lemmas[verb] in ("begin", "start"):
        return past and parse.kid(verb, "aux", "mark", "obj") is None
    into = any(parse.lemmas[k] in ("effect", "force") for k in parse.kids_of(verb, "obj", "obl"))
    modal = parse.any_kid_lemma(verb, (*_MODAL, "will", "shall"), "aux")
    return past and into and not modal and parse.case(verb) in ("", "that")


def _between_two(parse: Parse, topic: Topic) -> bool:
    nodes = (topic.noun, *parse.kids_of(topic.noun, "acl"))
    found = [
        c for n in nodes for k in parse.obliques(n, "between", "among") for c in parse.conjuncts(k)
    ]
    return len(found) > 1


def _could_have(parse: Parse, k: int) -> bool:
    """Whether a possessor is a side: "the rebels' truce", not "Yemen's" or "Sunday's"."""
    mention = parse.mention_at.get(k)
    if k in parse.time_at or (mention is not None and mention.label == "LOC"):
        return False
    return parse.tokens[k].upos == "PRON" or can_be_party(parse, k)


def _is_body(parse: Parse, i: int) -> bool:
    mention = parse.mention_at.get(i)
    return mention.label == "ORG" if mention is not None else parse.lemmas[i] in _ARMED
