"""Acts on a ceasefire that a sentence does not name itself: "they broke it", "it would extend".

These rules hold only where the sentence, or the one before it, speaks of a ceasefire.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import CeasefireAct
from tregua.reading.ceasefire_act import Act, can_be_party
from tregua.reading.halting import commander
from tregua.reading.lexicon import labels, words
from tregua.reading.topics import topics
from tregua.reading.tree import Parse

_VIOLATE = words("ceasefire.verbs.violate") - {"ignore"}
_EXTEND = words("ceasefire.verbs.extend")
_EXTENSIONS = words("ceasefire.proposal.extend")
_ANSWERS = {
    CeasefireAct.ACCEPT: words("ceasefire.verbs.accept") - {"keep", "join", "match", "hold"},
    CeasefireAct.REJECT: words("ceasefire.verbs.reject"),
}
_PARTICLES = labels("ceasefire.particles")
_DOCUMENTS = frozenset({"communique", "communiqué", "declaration", "document", "statement", "pact"})
_IT = words("ceasefire.stand_ins.arrangement") | words("ceasefire.stand_ins.promises")
_ARRANGEMENT = words("ceasefire.stand_ins.arrangement") | {"it"}
_OFFERS = words("ceasefire.stand_ins.offers") | {"it"}
_ASKING = words("events.demands") | words("speech.verbs.demand") | {"expect", "hope", "wait"}
_ASKED = words("ceasefire.answers.asked")
_KEEP = words("ceasefire.verbs.keep")
_BREAKABLE = _IT | {"it", "term", "terms"}


def anaphoric_acts(parse: Parse, *, answerable: bool = True) -> Iterator[Act]:
    """The acts of a sentence on the ceasefire that is already spoken of.

    ``answerable``: the sentences before, or this one, tell that somebody committed himself or
    offered to, so that another can do "the same".
    """
    yield from _broken(parse)
    yield from _extended(parse)
    yield from _bare_answers(parse)
    yield from _answers_to_it(parse)
    if answerable:
        yield from _the_same(parse)
    for verb in parse.find(frozenset({"sign"})):
        if any(parse.lemmas[k] in _DOCUMENTS for k in parse.kids_of(verb, "obj", "nsubj:pass")):
            yield _signed(parse, verb)


def _act(parse: Parse, act: CeasefireAct, verb: int, rule: str) -> Act:
    frame = commander(parse, verb)
    return Act(act, verb, tuple(parse.agents(frame)), None, None, rule, frame)


def _broken(parse: Parse) -> Iterator[Act]:
    for verb in parse.find(_VIOLATE):
        if parse.tokens[verb].upos == "VERB" and any(
            parse.lemmas[k] in _BREAKABLE for k in parse.kids_of(verb, "obj", "nsubj:pass")
        ):
            # Only a subject of its own: a breach must not fall on whoever stands nearby.
            own = parse.kid(verb, "nsubj") if not parse.is_passive(verb) else None
            actors = tuple(parse.conjuncts(own)) if own is not None else ()
            yield Act(CeasefireAct.VIOLATE, verb, actors, None, None, "ceasefire_broken.v1", verb)


def _extended(parse: Parse) -> Iterator[Act]:
    """ "It would extend", "they prolonged it", "it was renewed", "an extension is possible"."""
    rule = "ceasefire_extended.v1"
    for verb in parse.find(_EXTEND):
        if parse.tokens[verb].upos != "VERB":
            continue
        objects = parse.kids_of(verb, "obj")
        if parse.is_passive(verb):
            subject = parse.kid(verb, "nsubj:pass", "nsubj")
            if subject is not None and parse.lemmas[subject] in _ARRANGEMENT:
                yield _act(parse, CeasefireAct.EXTEND, verb, rule)
        elif all(parse.lemmas[k] in _ARRANGEMENT for k in objects):
            able = [a for a in parse.agents(verb) if can_be_party(parse, a) or _it(parse, a)]
            if able:
                yield Act(CeasefireAct.EXTEND, verb, tuple(able), None, None, rule, verb)
    named = {t.top for t in topics(parse)}
    for noun in parse.find(_EXTENSIONS):
        if noun not in named:
            verb = parse.tokens[noun].head
            possible = verb >= 0 and parse.is_rel(noun, "nsubj") and parse.kids_of(verb, "cop")
            if possible and parse.lemmas[verb] in ("possible", "likely", "conceivable"):
                yield Act(CeasefireAct.EXTEND, verb, (), None, None, rule, verb)


def _it(parse: Parse, i: int) -> bool:
    return parse.lemmas[i] in ("it", "they", "which", "who")


def _bare_answers(parse: Parse) -> Iterator[Act]:
    """ "Both sides agreed", "the army refused"."""
    for verb in parse.find(frozenset({"agree", "accept", "refuse", "decline"})):
        bare = parse.kid(verb, "obj", "xcomp", "ccomp", "obl", "advcl") is None
        if parse.tokens[verb].upos == "VERB" and bare and not parse.is_passive(verb):
            refused = parse.lemmas[verb] in ("refuse", "decline")
            act = CeasefireAct.REJECT if refused else CeasefireAct.ACCEPT
            yield _act(parse, act, verb, "ceasefire_answer.v1")


def _answers_to_it(parse: Parse) -> Iterator[Act]:
    """ "Accepted it", "turned the offer down", "promised to honour it"."""
    for act, verbs in _ANSWERS.items():
        for verb in parse.find(verbs | {"turn"}):
            particle = next((parse.lemmas[k] for k in parse.kids_of(verb, "compound:prt")), "")
            phrasal = particle or parse.lemmas[verb] == "turn"
            other = phrasal and _PARTICLES.get(f"{parse.lemmas[verb]} {particle}") != act.value
            if other or parse.tokens[verb].upos != "VERB":
                continue
            if parse.lemmas[verb] in _KEEP and not _ahead(parse, verb):
                continue  # "it is respected by both" tells how it holds
            for k in parse.kids_of(verb, "obj", "nsubj:pass"):
                behind = [j for j in parse.kids_of(k, "nmod", "acl") if j > k]
                of_one = behind and all(parse.lemmas[j] == "one" for j in behind)
                if (
                    of_one
                    if parse.lemmas[k] in _ASKED
                    else parse.lemmas[k] in _OFFERS and not behind
                ):
                    yield _act(parse, act, verb, "ceasefire_answer.v1")
                    break


def _stands_for_it(parse: Parse, k: int) -> bool:
    """ "It", "the offer", "a request for one"."""
    behind = [j for j in parse.kids_of(k, "nmod", "acl") if j > k]
    if parse.lemmas[k] in _ASKED:
        return bool(behind) and all(parse.lemmas[j] == "one" for j in behind)
    return parse.lemmas[k] in _OFFERS and not behind


def _ahead(parse: Parse, verb: int) -> bool:
    return parse.any_kid_lemma(verb, ("will", "would", "shall", "'ll", "to"), "aux", "mark")


def _the_same(parse: Parse) -> Iterator[Act]:
    """ "Would do the same", "followed suit", "reciprocated": the act of the other, one's own."""
    for verb in parse.find(frozenset({"do", "follow", "reciprocate"})):
        head = parse.tokens[verb].head
        asked = parse.is_rel(verb, "xcomp", "advcl") and parse.lemmas[head] in _ASKING
        if parse.tokens[verb].upos != "VERB" or asked:
            continue
        lemma = parse.lemmas[verb]
        objects = {parse.lemmas[k] for k in parse.kids_of(verb, "obj")}
        adverbs = {parse.lemmas[k] for k in parse.kids_of(verb, "advmod")}
        if lemma == "reciprocate" and objects <= _OFFERS:
            yield _act(parse, CeasefireAct.ACCEPT, verb, "ceasefire_same.v1")
        elif (lemma == "do" and ("same" in objects or "likewise" in adverbs)) or (
            lemma == "follow" and "suit" in objects
        ):
            yield _act(parse, CeasefireAct.DECLARE, verb, "ceasefire_same.v1")


def _signed(parse: Parse, verb: int) -> Act:
    """ "Signed the communiqué in the name of X": X declares; without it, those who signed."""
    for k in parse.kids_of(verb, "obl"):
        if parse.lemmas[k] == "name":
            named = parse.kids_of(k, "nmod")
            if named:
                return Act(CeasefireAct.DECLARE, verb, tuple(named[:1]), None, None,
                           "ceasefire_signed.v1", verb)  # fmt: skip
    return _act(parse, CeasefireAct.DECLARE, verb, "ceasefire_signed.v1")
