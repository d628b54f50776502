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
_NAMES = frozenset({"name", "signature", "initial", "initials", "pen", "seal"})
_CONCERN = frozenset({"bind", "concern", "cover", "include", "apply", "regard", "oblige", "commit"})
_CALLING = frozenset({"call", "describe", "brand", "term", "label", "consider", "regard", "deem"})
_ASKED = words("ceasefire.answers.asked")
_POINTLESS = words("ceasefire.answers.pointless")
_FURTHER = words("ceasefire.answers.further")
_SUCCEED = words("ceasefire.answers.succeed")
_EXTEND = words("ceasefire.verbs.extend")
_ANSWERING = words("ceasefire.answers.answering")
_YES = words("ceasefire.answers.yes")
_NO = words("ceasefire.answers.no")
_NOT = ("not", "n't", "n’t", "never")
_SELF = ("we", "it", "they", "he", "i")


def answers(parse: Parse, *, carried: bool) -> Iterator[Act]:
    """The answers of a sentence; ``carried``: the sentences before spoke of a ceasefire."""
    found = topics(parse)
    named = {n: t for t in found if t.carries != "talk" for n in (t.noun, t.top)}
    for topic in found:
        if topic.carries == "talk" and parse.lemmas[topic.top] in _ASKED:
            yield from _replied(parse, topic.top, topic)
    taken_up = parse.find(_ARRANGEMENT | _PROMISES) if carried or named else []
    about = dict.fromkeys(taken_up, None) | named
    for i, named_by in about.items():
        if parse.lemmas[i] in _PROMISES and not _own_promise(parse, i):
            continue
        yield from _not_kept(parse, i, named_by)
        if parse.lemmas[i] not in _PROMISES:
            yield from _not_bound(parse, i, named_by)
            yield from _replied(parse, i, named_by)
    for topic in {t.top: t for t in named.values()}.values():
        yield from _pointless(parse, topic)
        yield from _not_for_us(parse, topic)
        yield from _undersigned(parse, topic)
        yield from _judged(parse, topic)
        yield from _furthered(parse, topic)
        yield from _called(parse, topic)
        yield from _existing(parse, topic)
        yield from _not_extended(parse, topic)


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
    if _no_longer(parse, verb):
        yield _act(CeasefireAct.END, verb, parse.agents(verb), topic)
        return
    if not parse.any_kid_lemma(verb, _NOT, "advmod"):
        return
    tense = {parse.tokens[k].text.lower() for k in parse.kids_of(verb, "aux")}
    past = bool(tense & {"has", "have", "had", "did"}) or not tense
    if past and parse.lemmas[verb] in _KEEP:
        yield _act(CeasefireAct.VIOLATE, verb, parse.agents(verb), topic)
    elif not past and not tense & {"may", "might", "should", "could"}:
        yield _act(CeasefireAct.REJECT, verb, parse.agents(verb), topic)


def _no_longer(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[k].text.lower() == "longer" for k in parse.kids_of(verb, "advmod"))


def _not_bound(parse: Parse, i: int, topic: Topic | None) -> Iterator[Act]:
    """ "Is not bound by the truce" and, where one was, "no longer considers itself bound"."""
    bound = parse.tokens[i].head
    if bound < 0 or not _binds(parse, i, bound):
        return
    held = parse.tokens[bound].head if parse.is_rel(bound, "xcomp") else bound
    chain = (bound, held)
    if any(_no_longer(parse, n) for n in chain):
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


def _pointless(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "Saw no point in renewing the truce": a no in the form of a judgement."""
    noun = parse.tokens[topic.top].head
    if noun >= 0 and parse.rel(noun) in ("acl", "advcl") and parse.tokens[noun].upos == "VERB":
        noun = parse.tokens[noun].head
    if noun < 0 or parse.lemmas[noun] not in _POINTLESS or not parse.is_rel(noun, "obj"):
        return
    verb = parse.tokens[noun].head
    if parse.lemmas[verb] in ("see", "find") and parse.any_kid_lemma(noun, ("no", "little"), "det"):
        yield _act(CeasefireAct.REJECT, verb, _subjects(parse, verb), topic)


def _not_for_us(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "The truce does not bind us", "does not concern them": no, by whoever says so."""
    verb = parse.tokens[topic.top].head
    if verb < 0 or not parse.is_rel(topic.top, "nsubj") or parse.lemmas[verb] not in _CONCERN:
        return
    ours = [*parse.kids_of(verb, "obj"), *parse.obliques(verb, "to", "on", "with")]
    if parse.any_kid_lemma(verb, _NOT, "advmod") and any(
        parse.tokens[k].text.lower() in ("us", "it", "them", "him", "me") for k in ours
    ):
        yield _act(CeasefireAct.REJECT, verb, [], topic, by_speaker=True)


def _undersigned(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "Put their names to the truce", "added its signature to the ceasefire"."""
    head = parse.tokens[topic.top].head
    if head < 0 or parse.case(topic.top) not in ("to", "on", "under"):
        return
    verb = parse.tokens[head].head if parse.lemmas[head] in _NAMES else head
    if verb < 0 or parse.lemmas[verb] not in ("put", "add", "append", "set", "affix", "give"):
        return
    signed = [k for k in parse.kids_of(verb, "obj") if parse.lemmas[k] in _NAMES]
    if signed and not parse.any_kid_lemma(verb, _NOT, "advmod"):
        yield _act(CeasefireAct.AGREE, verb, parse.agents(verb), topic)


def _furthered(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "Would do all it could to make the truce succeed": yes, by whoever says so of itself."""
    made = parse.tokens[topic.top].head
    if parse.rel(topic.top) == "nsubj" and made >= 0 and parse.lemmas[made] in _SUCCEED:
        made = parse.tokens[made].head
    elif not any(parse.lemmas[k] in _SUCCEED for k in parse.kids_of(made, "xcomp", "ccomp")):
        return
    if made < 0 or parse.lemmas[made] not in _FURTHER:
        return
    clause = made
    while parse.is_rel(clause, "advcl", "xcomp") and parse.tokens[clause].upos == "VERB":
        clause = parse.tokens[clause].head
    will = parse.any_kid_lemma(clause, ("will", "would", "shall"), "aux")
    if will or parse.lemmas[clause] in ("promise", "vow", "pledge", "undertake"):
        yield _act(CeasefireAct.ACCEPT, clause, _subjects(parse, clause), topic)


def _not_extended(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "There are no orders to prolong the truce": it is not extended, says who speaks."""
    verb = parse.tokens[topic.noun].head
    if verb < 0 or parse.lemmas[verb] not in _EXTEND or parse.rel(verb) not in ("acl", "advcl"):
        return
    noun = parse.tokens[verb].head
    if parse.tokens[noun].upos == "NOUN" and parse.any_kid_lemma(noun, ("no",), "det"):
        yield _act(CeasefireAct.EXTEND, noun, [], topic, by_speaker=True, negated=True)


def _called(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "Called the truce a trick": a no by whoever calls it so."""
    verb = parse.tokens[topic.top].head
    if verb < 0 or parse.lemmas[verb] not in _CALLING or not parse.is_rel(topic.top, "obj"):
        return
    said = parse.kids_of(verb, "xcomp", "obj") + parse.obliques(verb, "as")
    words_ = {
        parse.lemmas[j] for k in said if k > topic.top for j in (k, *parse.kids_of(k, "amod"))
    }
    if words_ & _WORTHLESS:
        yield _act(CeasefireAct.REJECT, verb, parse.agents(verb), topic)


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
