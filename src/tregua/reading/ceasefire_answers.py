"""Yes and no to a ceasefire in other words than a verb that governs it.

"Is not bound by the truce", "has no intention of keeping it", "the truce is a dead letter", "there
will be no truce", "did not keep its word", "said yes to it". The ceasefire is named, or taken up
again by a word that stands for it ("the agreement", "its commitments").
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import CeasefireAct
from tregua.reading.ceasefire_act import Act
from tregua.reading.lexicon import words
from tregua.reading.topics import Topic, topics
from tregua.reading.tree import Parse

_KEEP = words("ceasefire.verbs.keep")
_RECOGNISE = _KEEP | words("ceasefire.verbs.recognise")
_ARRANGEMENT = words("ceasefire.stand_ins.arrangement")
_PROMISES = words("ceasefire.stand_ins.promises")
_WORTHLESS = words("ceasefire.answers.worthless")
_OVER = words("ceasefire.shape.over")
_STUCK = words("ceasefire.answers.stuck")
_INTENTIONS = words("ceasefire.answers.intentions")
_ANSWERING = words("ceasefire.answers.answering")
_YES = words("ceasefire.answers.yes")
_NO = words("ceasefire.answers.no")
_NOT = ("not", "n't", "n’t", "never")
_SELF = ("we", "it", "they", "he", "i")


def answers(parse: Parse, *, carried: bool) -> Iterator[Act]:
    """The answers of a sentence; ``carried``: the sentences before spoke of a ceasefire."""
    named = {n: t for t in topics(parse) if t.carries != "talk" for n in (t.noun, t.top)}
    taken_up = parse.find(_ARRANGEMENT | _PROMISES) if carried or named else []
    about = dict.fromkeys(taken_up, None) | named
    for i, topic in about.items():
        if parse.lemmas[i] in _PROMISES and not _own_promise(parse, i):
            continue
        yield from _not_kept(parse, i, topic)
        if parse.lemmas[i] not in _PROMISES:
            yield from _not_bound(parse, i, topic)
            yield from _replied(parse, i, topic)
    for topic in {t.top: t for t in named.values()}.values():
        yield from _judged(parse, topic)
        yield from _existing(parse, topic)


def _own_promise(parse: Parse, i: int) -> bool:
    """ "Its commitments", "the other's word": promises count only as somebody's own."""
    return parse.kid(i, "nmod:poss") is not None


def _not_kept(parse: Parse, i: int, topic: Topic | None) -> Iterator[Act]:
    """ "Has not respected the truce" breaks it, "will not" or "does not" respect it rejects it."""
    verb = parse.tokens[i].head
    if verb < 0 or parse.lemmas[verb] not in _RECOGNISE:
        return
    if not parse.is_rel(i, "obj", "nsubj:pass") and not (
        parse.is_rel(i, "obl", "nmod") and parse.case(i) in ("to", "by", "with")
    ):
        return
    upper = parse.tokens[verb].head
    if upper >= 0 and parse.is_rel(verb, "xcomp") and parse.lemmas[upper] in ("fail", "neglect"):
        done = not parse.any_kid_lemma(upper, ("will", "would", "may", "should"), "aux")
        if done and parse.lemmas[verb] in _KEEP:
            yield _act(CeasefireAct.VIOLATE, upper, parse.agents(upper), topic)
        return
    if parse.rel(verb) == "acl" and upper >= 0 and parse.lemmas[upper] in _INTENTIONS:
        above = parse.tokens[upper].head
        if above >= 0 and parse.any_kid_lemma(upper, ("no",), "det"):
            yield _act(CeasefireAct.REJECT, above, _subjects(parse, above), topic)
        return
    if not parse.any_kid_lemma(verb, _NOT, "advmod"):
        return
    tense = {parse.tokens[k].text.lower() for k in parse.kids_of(verb, "aux")}
    past = bool(tense & {"has", "have", "had", "did"}) or not tense
    if past and parse.lemmas[verb] in _KEEP:
        yield _act(CeasefireAct.VIOLATE, verb, parse.agents(verb), topic)
    elif not past and not tense & {"may", "might", "should", "could"}:
        yield _act(CeasefireAct.REJECT, verb, parse.agents(verb), topic)


def _not_bound(parse: Parse, i: int, topic: Topic | None) -> Iterator[Act]:
    """ "Is not bound by the truce" and, where one was, "no longer considers itself bound"."""
    bound = parse.tokens[i].head
    if bound < 0 or not _binds(parse, i, bound):
        return
    held = parse.tokens[bound].head if parse.is_rel(bound, "xcomp") else bound
    chain = (bound, held)
    longer = any(parse.any_kid_lemma(n, ("long", "longer"), "advmod") for n in chain)
    if longer:
        yield _act(CeasefireAct.END, held, _subjects(parse, held), topic)
    elif any(parse.any_kid_lemma(n, _NOT, "advmod") for n in chain):
        yield _act(CeasefireAct.REJECT, held, _subjects(parse, held), topic)


def _binds(parse: Parse, i: int, bound: int) -> bool:
    """ "Bound by the truce", "a party to it", "part of it", said of somebody who can say so."""
    if parse.tokens[bound].text.lower() == "bound":
        return True
    subject = parse.kid(bound, "nsubj")
    own = subject is not None and parse.tokens[subject].text.lower() in _SELF
    return own and parse.lemmas[bound] in ("part", "party", "signatory") and parse.rel(i) == "nmod"


def _replied(parse: Parse, i: int, topic: Topic | None) -> Iterator[Act]:
    """ "Answered positively to the proposal", "said no to the truce"."""
    if not parse.is_rel(i, "obl", "nmod", "obj") or parse.case(i) not in ("to", ""):
        return
    verb = parse.tokens[i].head
    said = [verb] if verb >= 0 else []
    if verb >= 0 and parse.lemmas[verb] in _YES | _NO:
        said.append(parse.tokens[verb].head)
        verb = said[-1]
    if verb < 0 or parse.lemmas[verb] not in _ANSWERING:
        return
    manner = {
        parse.lemmas[k] for n in said for k in (n, *parse.kids_of(n, "advmod", "obj", "ccomp"))
    }
    manner |= {
        parse.lemmas[j] for k in parse.obliques(verb, "in") for j in parse.kids_of(k, "amod")
    }
    agents = parse.agents(verb)
    if manner & _YES:
        yield _act(CeasefireAct.ACCEPT, verb, agents, topic)
    elif manner & _NO:
        yield _act(CeasefireAct.REJECT, verb, agents, topic)


def _judged(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "The truce is a dead letter", "has hit a dead end": no, by whoever says so."""
    verb = parse.tokens[topic.top].head
    if verb < 0 or not parse.is_rel(topic.top, "nsubj") or topic.carries not in ("", "agree"):
        return
    if parse.any_kid_lemma(verb, (*_NOT, "no"), "advmod", "det"):
        return
    if parse.kid(verb, "cop") is not None:
        said = {parse.lemmas[verb], *(parse.lemmas[k] for k in parse.kids_of(verb, "amod"))}
        if said & _WORTHLESS and parse.lemmas[verb] not in _OVER:
            yield _act(CeasefireAct.REJECT, verb, [], topic, by_speaker=True)
    elif any(
        parse.lemmas[k] in _STUCK or parse.any_kid_lemma(k, ("dead",), "amod", "compound")
        for k in parse.kids_of(verb, "obj", "obl")
    ):
        yield _act(CeasefireAct.REJECT, verb, [], topic, by_speaker=True)


def _existing(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "There will be no truce", "… no extension", "there is a ceasefire as of midnight"."""
    verb = parse.tokens[topic.top].head
    if verb < 0 or parse.lemmas[verb] != "be" or parse.kid(verb, "expl") is None:
        return
    none = parse.any_kid_lemma(topic.top, ("no",), "det")
    ahead = parse.any_kid_lemma(verb, ("will", "would", "can", "shall", "'ll"), "aux")
    if topic.carries == "extend" and none:
        yield _act(CeasefireAct.EXTEND, verb, [], topic, by_speaker=True, negated=True)
    elif topic.carries in ("", "agree") and none and ahead:
        yield _act(CeasefireAct.REJECT, verb, [], topic, by_speaker=True)
    elif topic.carries == "" and not none and _from_now_on(parse, verb, topic, ahead):
        yield _act(CeasefireAct.DECLARE, verb, [], topic, by_speaker=True)


def _from_now_on(parse: Parse, verb: int, topic: Topic, ahead: bool) -> bool:
    """Whether an existing ceasefire is stated together with its beginning."""
    starts = ("from", "as of", "as from", "effective", "beginning", "starting")
    return any(
        parse.case(k) in starts or (ahead and parse.case(k) in ("at", "for", "on"))
        for n in (verb, topic.noun)
        for k in parse.kids[n]
        if k in parse.time_at
    )


def _subjects(parse: Parse, verb: int) -> list[int]:
    subject = parse.subject(verb)
    return parse.conjuncts(subject) if subject is not None else []


def _act(
    kind: CeasefireAct,
    verb: int,
    actors: list[int],
    topic: Topic | None,
    *,
    by_speaker: bool = False,
    negated: bool = False,
) -> Act:
    return Act(
        kind, verb, tuple(actors), topic, None, "ceasefire_answered.v1", verb, by_speaker, negated
    )
