"""The ceasefire acts of one sentence: which verb does what to which ceasefire, and who.

Here only words and syntax count; whether an act is told as real, and by whom, is settled where it
becomes a draft (``ceasefires.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import CeasefireAct
from tregua.reading.ceasefire_act import Act
from tregua.reading.halting import COMMAND, foreign_command, halting
from tregua.reading.lexicon import labels, words
from tregua.reading.topics import Topic, topics
from tregua.reading.tree import Parse

_ACTS = {
    act: words(f"ceasefire.verbs.{act}")
    for act in ("declare", "offer", "agree", "accept", "reject", "extend", "suspend", "resume",
                "violate", "end")
}  # fmt: skip
IN_FORCE = "ceasefire_in_force.v1"
"""The rule by which a ceasefire that took effect tells that its two sides agreed."""
_MEDIATE = words("ceasefire.verbs.mediate")
_BLAMING = frozenset({"accuse", "blame", "charge", "fault", "suspect"})
_AGREEMENTS = words("ceasefire.proposal.agree")
_PARTICLES = labels("ceasefire.particles")
_PREPOSITIONS = labels("ceasefire.prepositions")


def acts_of(parse: Parse) -> Iterator[Act]:
    """The acts of one sentence, each verb at most once for each act."""
    seen: set[tuple[int, CeasefireAct]] = set()
    found = [a for topic in topics(parse) for a in _of_topic(parse, topic)]
    found.extend(halting(parse))
    for act in found:
        if (act.verb, act.act) not in seen:
            seen.add((act.verb, act.act))
            yield act


def _of_topic(parse: Parse, topic: Topic) -> Iterator[Act]:
    if topic.carries == "talk":
        return
    # A clause behind "a truce of 16 days" may hang on the days.
    measures = [k for k in parse.kids_of(topic.noun, "nmod") if k in parse.time_at]
    for node in dict.fromkeys((topic.noun, topic.top, *measures)):
        for k in parse.kids_of(node, "acl"):
            if _has_another_object(parse, k) or _is_own_subject(parse, k):
                continue  # "a truce by which they agree to …", "a truce which ends on Monday"
            act = _act_of_verb(parse, k, topic, "obj", "")
            if act is not None and (parse.is_passive(k) or parse.tokens[k].deprel == "acl:relcl"):
                yield _made(parse, act, k, topic, "ceasefire_relative.v1")
    if topic.carries == "violate" and parse.kid(topic.top, "cop") is not None:
        # "The shelling was a clear breach of the truce": whoever says so accuses.
        yield Act(
            CeasefireAct.VIOLATE, topic.top, (), topic, None, "ceasefire_breach.v1", topic.top
        )
    top = topic.top
    # Of coordinated nouns ("a truce and an exchange of prisoners") the first one is governed.
    while parse.rel(top) == "conj" and parse.tokens[parse.tokens[top].head].upos != "VERB":
        top = parse.tokens[top].head
    verb = parse.tokens[top].head
    if verb < 0 or parse.tokens[verb].upos in ("NOUN", "PROPN", "PUNCT", "NUM", "PRON"):
        return
    relation = parse.tokens[top].deprel
    if relation == "obl" and not parse.case(top) and parse.tokens[top].upos == "NOUN":
        relation = "obj"  # a bare noun is an object, whatever clumsy order made of it
    if relation == "nsubj" and parse.is_passive(verb):
        relation = "nsubj:pass"
    verb, relation = _described(parse, verb, top, relation)
    act = _act_of_verb(parse, verb, topic, relation, parse.case(top))
    if act is CeasefireAct.ACCEPT and _merely_holds(parse, verb):
        return
    if act is not None:
        yield _made(parse, act, verb, topic, "ceasefire_verb.v1")
    elif relation == "nsubj" and _is_over(parse, verb):
        yield Act(CeasefireAct.END, verb, (), topic, None, "ceasefire_over.v1", verb)
    elif relation == "nsubj" and _comes_into_force(parse, verb) and _between_two(parse, topic):
        # "A truce between A and B took effect": told as a fact, the two have agreed.
        yield Act(CeasefireAct.AGREE, verb, (), topic, None, IN_FORCE, verb)


def _has_another_object(parse: Parse, v: int) -> bool:
    """Whether a clause behind a noun has an object of its own, not just a "that" for the noun."""
    return any(parse.antecedent(k, v) == k for k in parse.kids_of(v, "obj", "xcomp", "ccomp"))


def _is_own_subject(parse: Parse, v: int) -> bool:
    """Whether the noun before a relative clause is its subject, and the clause active."""
    subject = parse.kid(v, "nsubj")
    return (
        subject is not None
        and parse.antecedent(subject, v) != subject
        and parse.tokens[v].deprel == "acl:relcl"
        and not parse.is_passive(v)
    )


def _described(parse: Parse, verb: int, top: int, relation: str) -> tuple[int, str]:
    """ "Declared what it described as a truce": the upper verb does the act."""
    if parse.lemmas[verb] in ("describe", "call", "term", "label", "name", "dub"):
        for above in list(parse.ancestors(verb))[:2]:
            if parse.tokens[above].upos == "VERB" and parse.is_rel(
                verb, "ccomp", "acl", "obj", "obl", "xcomp"
            ):
                return above, "obj"
    return verb, relation


def _merely_holds(parse: Parse, verb: int) -> bool:
    """ "Have largely kept the truce" tells how it holds; "will keep it" accepts it."""
    holding = ("keep", "observe", "respect", "honour", "honor", "uphold", "heed", "hold")
    if parse.lemmas[verb] not in holding:
        return False
    future = parse.any_kid_lemma(verb, ("will", "would", "shall", "'ll", "to"), "aux", "mark")
    return not future


def _act_of_verb(
    parse: Parse, verb: int, topic: Topic, relation: str, preposition: str
) -> CeasefireAct | None:
    """The act that a verb does to a ceasefire in the given relation, or ``None``."""
    lemma = parse.lemmas[verb]
    particle = next((parse.lemmas[k] for k in parse.kids_of(verb, "compound:prt")), "")
    name = ""
    if particle and f"{lemma} {particle}" in _PARTICLES:
        name = _PARTICLES[f"{lemma} {particle}"]
    elif relation.startswith("obl") or relation == "nmod":
        name = _PREPOSITIONS.get(f"{lemma} {preposition}", "")
        if not name and preposition in ("for", "on", "about") and _makes_agreement(parse, verb):
            name = "agree"
    elif relation in ("obj", "nsubj:pass", "xcomp"):
        if lemma in ("declare", "call", "pronounce") and _declared_over(parse, verb):
            name = "end"
        elif parse.kid(verb, "xcomp") is not None and lemma in ("call", "make", "keep"):
            name = ""  # "called the truce a farce", "kept it alive"
        else:
            name = next((a for a, verbs in _ACTS.items() if lemma in verbs), "")
    if name in ("", "none"):
        return _carried_act(topic, relation, lemma)
    return _combined(CeasefireAct(name), topic, lemma)


def _carried_act(topic: Topic, relation: str, lemma: str) -> CeasefireAct | None:
    """ "Committed a violation of the truce", "made an offer of a truce": the noun is the act."""
    light = {"make", "commit", "issue", "give", "report", "record", "allege", "see"}
    if topic.carries and topic.carries != "agree" and relation == "obj" and lemma in light:
        return CeasefireAct(topic.carries)
    return None


def _combined(act: CeasefireAct, topic: Topic, lemma: str) -> CeasefireAct | None:
    """The act of a verb on a carrying noun: to agree an extension is to extend."""
    carried = topic.carries
    if not carried or carried in ("agree", "declare"):
        return act
    if carried == "extend":
        positive = act in (CeasefireAct.AGREE, CeasefireAct.DECLARE, CeasefireAct.ACCEPT)
        return CeasefireAct.EXTEND if positive else act
    if carried == "offer":
        if act in (CeasefireAct.DECLARE, CeasefireAct.OFFER):
            return CeasefireAct.OFFER
        return act if act in (CeasefireAct.ACCEPT, CeasefireAct.REJECT) else None
    if carried == "violate":
        return None
    if carried == "end":
        return CeasefireAct.END if act is CeasefireAct.DECLARE else None
    return CeasefireAct(carried)


def _declared_over(parse: Parse, verb: int) -> bool:
    """ "Declared the truce (with X) over": a predicate behind it, wherever the tree hangs it."""
    return any(
        i > verb
        and parse.lemmas[i] in ("over", "dead", "void", "off", "finished")
        and parse.is_rel(i, "xcomp", "advmod", "advcl", "obl", "amod", "acl")
        for i in parse.below(verb)
    )


def _comes_into_force(parse: Parse, verb: int) -> bool:
    if parse.lemmas[verb] not in ("take", "come", "go", "enter", "be", "begin", "start"):
        return False
    past = parse.tokens[verb].text.lower() != parse.lemmas[verb] or parse.lemmas[verb] == "be"
    if parse.lemmas[verb] in ("begin", "start"):
        return past and parse.kid(verb, "aux", "mark", "obj") is None
    into = any(parse.lemmas[k] in ("effect", "force") for k in parse.kids_of(verb, "obj", "obl"))
    return past and into and parse.kid(verb, "mark") is None


def _between_two(parse: Parse, topic: Topic) -> bool:
    found = [c for k in parse.obliques(topic.noun, "between", "among") for c in parse.conjuncts(k)]
    return len(found) > 1


def _makes_agreement(parse: Parse, verb: int) -> bool:
    """ "Signed an agreement on Saturday for a truce": the truce hangs beside the agreement."""
    return parse.lemmas[verb] in _ACTS["agree"] and any(
        parse.lemmas[k] in _AGREEMENTS for k in parse.kids_of(verb, "obj", "nsubj:pass")
    )


def _accused(parse: Parse, verb: int) -> list[int]:
    """ "Accused X of breaking the truce", "blamed X for …": X did it, not who says so."""
    for head in parse.ancestors(verb):
        if parse.lemmas[head] in _BLAMING and parse.tokens[head].upos == "VERB":
            if parse.kid(verb, "nsubj") is not None:
                return []
            if parse.is_passive(head):
                subject = parse.kid(head, "nsubj")
                return parse.conjuncts(subject) if subject is not None else []
            blamed = parse.kid(head, "obj", "iobj")
            return parse.conjuncts(blamed) if blamed is not None else []
        if parse.is_rel(head, "ccomp", "acl:relcl", "parataxis"):
            return []
    return []


def _is_over(parse: Parse, verb: int) -> bool:
    lemma = parse.lemmas[verb]
    if lemma in ("over", "dead", "finished") and parse.kid(verb, "cop") is not None:
        return True
    return lemma == "collapse" and not parse.kids_of(verb, "obj")


def _made(parse: Parse, act: CeasefireAct, verb: int, topic: Topic, rule: str) -> Act:
    actors = parse.agents(verb)
    if parse.lemmas[verb] in _MEDIATE and act is CeasefireAct.AGREE:
        actors = []  # "a truce brokered by X": X brings others together and binds nobody
    actors = _accused(parse, verb) or actors if act is CeasefireAct.VIOLATE else actors
    frame = verb
    head = parse.tokens[verb].head
    if not parse.is_rel(verb, "xcomp", "ccomp") and parse.any_kid_lemma(verb, ("to",), "mark"):
        # "told all units … to keep": an infinitive far behind its verb may hang on a noun.
        head = next((a for a in parse.ancestors(verb) if parse.tokens[a].upos == "VERB"), -1)
    below = head >= 0 and parse.is_rel(verb, "xcomp", "ccomp", "acl", "advcl")
    if below and parse.lemmas[head] in COMMAND and not foreign_command(parse, head):
        frame = head
        actors = parse.agents(head)
        if act in (CeasefireAct.ACCEPT, CeasefireAct.AGREE):
            act = CeasefireAct.DECLARE
    if not actors and parse.is_passive(verb):
        # Clumsy English: "has been agreed of A and B", "declared from the rebels".
        behind = [k for k in parse.kids_of(verb, "obl") if parse.case(k) in ("of", "from")]
        actors = [c for k in behind[:1] for c in parse.conjuncts(k) if k not in parse.time_at]
    if parse.tokens[verb].deprel == "acl:relcl" and not parse.is_passive(verb):
        actors = parse.conjuncts(s) if (s := parse.kid(verb, "nsubj")) is not None else actors
    return Act(act, verb, tuple(actors), topic, None, rule, frame)
