"""Acts on a ceasefire that a sentence does not name itself: "they broke it", "it would extend".

These rules hold only where the sentence, or the one before it, speaks of a ceasefire.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import CeasefireAct
from tregua.reading.ceasefire_act import Act, can_be_party
from tregua.reading.lexicon import words
from tregua.reading.topics import Topic
from tregua.reading.tree import Parse

_VIOLATE = words("ceasefire.verbs.violate") - {"ignore"}
_EXTEND = words("ceasefire.verbs.extend")
_VIOLATIONS = words("ceasefire.violation.nouns")
_DOCUMENTS = frozenset({"communique", "communiqué", "declaration", "document", "statement", "pact"})
_IT = frozenset({"it", "deal", "agreement", "accord", "pact", "commitment", "promise", "terms"})
_ACCUSATIONS = frozenset({"accusation", "allegation", "charge", "claim", "recrimination"})
TRADED = "ceasefire_traded.v1"
"""The rule whose speakers are the subject of the verb, and whose actors nobody names."""
_TELLING = frozenset(
    {
        "deny",
        "report",
        "accuse",
        "allege",
        "commit",
        "record",
        "claim",
        "register",
        "condemn",
        "blame",
    }
)


def anaphoric_acts(parse: Parse) -> Iterator[Act]:
    """The acts of a sentence on the ceasefire that is already spoken of."""
    for verb in parse.find(_VIOLATE):
        if parse.tokens[verb].upos == "VERB" and any(
            parse.lemmas[k] in _IT for k in parse.kids_of(verb, "obj", "nsubj:pass")
        ):
            # Only a subject of its own: a breach must not fall on whoever stands nearby.
            own = parse.kid(verb, "nsubj") if not parse.is_passive(verb) else None
            actors = tuple(parse.conjuncts(own)) if own is not None else ()
            yield Act(CeasefireAct.VIOLATE, verb, actors, None, None, "ceasefire_broken.v1", verb)
    for verb in parse.find(_EXTEND):
        if parse.tokens[verb].upos == "VERB" and parse.kid(verb, "obj") is None:
            able = [a for a in parse.agents(verb) if can_be_party(parse, a) or _it(parse, a)]
            if able and not parse.is_passive(verb):
                yield Act(CeasefireAct.EXTEND, verb, tuple(able), None, None,
                          "ceasefire_extended.v1", verb)  # fmt: skip
    for verb in parse.find(frozenset({"agree", "accept", "refuse", "decline"})):
        bare = parse.kid(verb, "obj", "xcomp", "ccomp", "obl", "advcl") is None
        if parse.tokens[verb].upos == "VERB" and bare and not parse.is_passive(verb):
            refused = parse.lemmas[verb] in ("refuse", "decline")
            act = CeasefireAct.REJECT if refused else CeasefireAct.ACCEPT
            yield _act(parse, act, verb, "ceasefire_answer.v1")
    for verb in parse.find(frozenset({"sign"})):
        if any(parse.lemmas[k] in _DOCUMENTS for k in parse.kids_of(verb, "obj", "nsubj:pass")):
            yield _signed(parse, verb)
    yield from _violations(parse)


def _act(parse: Parse, act: CeasefireAct, verb: int, rule: str) -> Act:
    return Act(act, verb, tuple(parse.agents(verb)), None, None, rule, verb)


def _it(parse: Parse, i: int) -> bool:
    return parse.lemmas[i] in ("it", "they", "which", "who")


def _signed(parse: Parse, verb: int) -> Act:
    """ "Signed the communiqué in the name of X": X declares; without it, those who signed."""
    for k in parse.kids_of(verb, "obl"):
        if parse.lemmas[k] == "name":
            named = parse.kids_of(k, "nmod")
            if named:
                return Act(CeasefireAct.DECLARE, verb, tuple(named[:1]), None, None,
                           "ceasefire_signed.v1", verb)  # fmt: skip
    return _act(parse, CeasefireAct.DECLARE, verb, "ceasefire_signed.v1")


def _violations(parse: Parse) -> Iterator[Act]:
    """ "Denied any breach by its forces", "reported 12 violations"."""
    for noun in parse.find(_VIOLATIONS):
        verb = parse.tokens[noun].head
        if verb >= 0 and parse.lemmas[verb] in _ACCUSATIONS and parse.is_rel(noun, "nmod"):
            yield from _traded(parse, noun, verb)
            continue
        if verb < 0 or parse.lemmas[verb] not in _TELLING or not parse.is_rel(noun, "obj", "obl"):
            continue
        actors = [k for k in parse.kids_of(noun, "nmod") if parse.case(k) in ("by", "from")]
        actors += parse.kids_of(noun, "nmod:poss")
        if parse.lemmas[verb] == "accuse":
            actors += parse.kids_of(verb, "obj")
        elif parse.lemmas[verb] == "commit":
            actors += parse.agents(verb)
        topic = Topic(noun, noun, "violate")
        yield Act(CeasefireAct.VIOLATE, noun, tuple(actors), topic, None,
                  "ceasefire_violation.v1", noun)  # fmt: skip


def _traded(parse: Parse, noun: int, accusation: int) -> Iterator[Act]:
    """ "Both sides traded accusations of violations": each accuses the other."""
    verb = parse.tokens[accusation].head
    trading = ("trade", "exchange", "swap", "level", "make", "renew", "repeat", "hurl")
    if verb >= 0 and parse.lemmas[verb] in trading and parse.is_rel(accusation, "obj"):
        topic = Topic(noun, noun, "violate")
        yield Act(CeasefireAct.VIOLATE, noun, (), topic, None, TRADED, verb)
