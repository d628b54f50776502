"""The ceasefire acts of one sentence: which verb does what to which ceasefire, and who.

Here only words and syntax count; whether an act is told as real, and by whom, is settled where it
becomes a draft (``ceasefires.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import CeasefireAct
from tregua.reading.ceasefire_act import Act
from tregua.reading.ceasefire_answers import answers
from tregua.reading.ceasefire_state import presupposed, told_by_state
from tregua.reading.halting import commander, halting
from tregua.reading.lexicon import labels, words
from tregua.reading.topics import Topic, topics
from tregua.reading.tree import Parse
from tregua.reading.violations import violations

_ACTS = {
    act: words(f"ceasefire.verbs.{act}")
    for act in ("declare", "offer", "agree", "accept", "reject", "extend", "suspend", "resume",
                "violate", "end")
}  # fmt: skip
_TOGETHER = (CeasefireAct.AGREE, CeasefireAct.ACCEPT, CeasefireAct.EXTEND, CeasefireAct.DECLARE)
_ASKED = words("ceasefire.answers.asked")
_MEDIATE = words("ceasefire.verbs.mediate")
_DONE_TO_ONE = frozenset().union(
    *(_ACTS[a] for a in ("declare", "offer", "agree", "accept", "reject", "violate"))
) - words("ceasefire.shape.start")
"""What is done to a ceasefire, and what none does by itself."""
_BLAMING = frozenset({"accuse", "blame", "charge", "fault", "suspect"})
_AGREEMENTS = words("ceasefire.proposal.agree")
_LIGHT = words("ceasefire.light.verbs")
_OVER = words("ceasefire.shape.over")
_PARTICLES = labels("ceasefire.particles")
_PREPOSITIONS = labels("ceasefire.prepositions")


def acts_of(parse: Parse, *, carried: bool = False) -> Iterator[Act]:
    """The acts of one sentence, each verb at most once for each act.

    ``carried``: the sentences before spoke of a ceasefire.
    """
    seen: set[tuple[int, CeasefireAct]] = set()
    found = list(answers(parse, carried=carried))
    told = {a.verb for a in found}
    found += [a for topic in topics(parse) for a in _of_topic(parse, topic) if a.verb not in told]
    if carried or topics(parse):
        found += violations(parse)
    found.extend(halting(parse))
    spoken_of = {a.topic.noun for a in found if a.topic is not None}
    found += [a for t in topics(parse) if t.noun not in spoken_of for a in presupposed(parse, t)]
    for act in found:
        if (act.verb, act.act) not in seen:
            seen.add((act.verb, act.act))
            yield act


def _of_topic(parse: Parse, topic: Topic) -> Iterator[Act]:
    if topic.carries == "talk":
        yield from _answered(parse, topic)
        return
    # A clause behind "a truce of 16 days" may hang on the days.
    measures = [k for k in parse.kids_of(topic.noun, "nmod") if k in parse.time_at]
    for node in dict.fromkeys((topic.noun, topic.top, *measures)):
        # "In force since April and renewed twice": the participle shares the place of a phrase.
        beside = [
            c
            for k in parse.kids_of(node, "nmod")
            for c in parse.kids_of(k, "conj")
            if parse.tokens[c].upos == "VERB"
        ]
        for k in (*parse.kids_of(node, "acl"), *beside):
            if _has_another_object(parse, k) or _is_own_subject(parse, k):
                continue  # "a truce by which they agree to …", "a truce which ends on Monday"
            act = _act_of_verb(parse, k, topic, "obj", "")
            clause = parse.tokens[k].deprel == "acl:relcl" or k in beside
            if act is not None and (parse.is_passive(k) or clause):
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
    slipped = _slipped(parse, top)
    if slipped is not None:
        verb = slipped[0]
    if verb < 0 or parse.tokens[verb].upos in ("NOUN", "PROPN", "PUNCT", "NUM", "PRON"):
        return
    relation = parse.tokens[top].deprel
    if relation == "obl" and not parse.case(top) and parse.tokens[top].upos == "NOUN":
        relation = "obj"  # a bare noun is an object, whatever clumsy order made of it
    if relation == "nsubj" and (parse.is_passive(verb) or _is_bare_passive(parse, verb)):
        relation = "nsubj:pass"
    if slipped is not None:
        relation = slipped[1]
    verb, relation = _described(parse, verb, top, relation)
    act = _act_of_verb(parse, verb, topic, relation, parse.case(top))
    yield from _shared(parse, verb, topic, relation)
    if act is CeasefireAct.ACCEPT and _merely_holds(parse, verb):
        return
    if act is not None:
        yield _made(parse, act, verb, topic, "ceasefire_verb.v1")
    elif relation == "nsubj":
        yield from told_by_state(parse, verb, topic)


def _slipped(parse: Parse, top: int) -> tuple[int, str] | None:
    """The verb of a ceasefire that clumsy English hung elsewhere, with the relation to it.

    "A ceasefire brokered by X has been agreed": the noun hung on its participle. "Announced on its
    page the ceasefire": it hung on the page.
    """
    head = parse.tokens[top].head
    above = parse.tokens[head].head if head >= 0 else -1
    if above < 0:
        return None
    if parse.rel(top) == "compound" and parse.tokens[head].upos == "VERB" and head > top:
        free = parse.is_passive(above) and parse.kid(above, "nsubj") is None
        return (above, "nsubj:pass") if free else None
    if parse.rel(top) == "appos" and parse.rel(head) == "obl" and parse.kid(top, "det") is not None:
        declares = parse.lemmas[above] in _ACTS["declare"] and parse.kid(above, "obj") is None
        return (above, "obj") if declares else None
    return None


def _shared(parse: Parse, verb: int, topic: Topic, relation: str) -> Iterator[Act]:
    """ "The truce ends on Sunday and will not be prolonged": both verbs have its subject."""
    if not relation.startswith("nsubj"):
        return
    for k in parse.kids_of(verb, "conj"):
        if parse.kid(k, "nsubj") is None and parse.is_passive(k):
            act = _act_of_verb(parse, k, topic, "nsubj:pass", "")
            if act is not None and act is not CeasefireAct.ACCEPT:
                yield _made(parse, act, k, topic, "ceasefire_verb.v1")


def _is_bare_passive(parse: Parse, verb: int) -> bool:
    """ "Ceasefire agreed in X": a headline's participle; no ceasefire agrees by itself."""
    past = parse.tokens[verb].text.lower() != parse.lemmas[verb]
    bare = parse.kid(verb, "aux", "cop", "obj", "ccomp", "xcomp") is None
    return past and bare and parse.lemmas[verb] in _DONE_TO_ONE


def _answered(parse: Parse, topic: Topic) -> Iterator[Act]:
    """ "Accepted the plan for a truce", "rejected calls for one": an answer, if nothing more."""
    verb = parse.tokens[topic.top].head
    if verb < 0 or parse.lemmas[topic.top] not in _ASKED or parse.tokens[verb].upos != "VERB":
        return
    relation = parse.tokens[topic.top].deprel
    bare = Topic(topic.noun, topic.top)
    act = _act_of_verb(parse, verb, bare, relation, parse.case(topic.top))
    if act is CeasefireAct.AGREE:
        act = CeasefireAct.ACCEPT
    if act in (CeasefireAct.ACCEPT, CeasefireAct.REJECT) and parse.lemmas[verb] not in _MEDIATE:
        yield _made(parse, act, verb, topic, "ceasefire_verb.v1")


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
                verb, "ccomp", "acl", "obj", "xcomp"
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
    elif particle and f"{lemma} {particle} {preposition}" in _PREPOSITIONS:
        name = _PREPOSITIONS[f"{lemma} {particle} {preposition}"]
    elif relation.startswith("obl") or relation == "nmod":
        name = _PREPOSITIONS.get(f"{lemma} {preposition}", "")
        if not name and preposition in ("for", "on", "about") and _makes_agreement(parse, verb):
            name = "agree"
    elif relation in ("obj", "nsubj:pass", "xcomp"):
        if lemma in ("declare", "call", "pronounce") and _declared_over(parse, verb, topic.top):
            name = "end"
        elif lemma == "call" and (relation == "xcomp" or len(parse.kids_of(verb, "obj")) > 1):
            name = ""  # "villagers call it a truce"
        elif parse.kid(verb, "xcomp") is not None and lemma in ("call", "make", "keep"):
            name = ""  # "called the truce a farce", "kept it alive"
        else:
            name = next((a for a, verbs in _ACTS.items() if lemma in verbs), "")
            if not name and _is_mediated(parse, verb):
                name = "agree"
    if name in ("", "none"):
        return _carried_act(topic, relation, lemma)
    return _combined(CeasefireAct(name), topic, lemma)


def _is_mediated(parse: Parse, verb: int) -> bool:
    """ "Was negotiated by elders", "arranged with the help of …": it has come about."""
    going_on = any(parse.tokens[k].text.lower() == "being" for k in parse.kids_of(verb, "aux"))
    done = parse.is_passive(verb) and not going_on and parse.kid(verb, "mark") is None
    told = parse.tokens[verb].deprel == "acl:relcl" and parse.kid(verb, "nsubj") is not None
    theirs = told and between_themselves(parse, verb, parse.agents(verb))
    return (done or theirs) and parse.lemmas[verb] in _MEDIATE


def _carried_act(topic: Topic, relation: str, lemma: str) -> CeasefireAct | None:
    """ "Committed a violation of the truce", "made an offer of a truce": the noun is the act."""
    told_apart = ("", "agree", "violate")
    if topic.carries not in told_apart and relation == "obj" and lemma in _LIGHT:
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
        if act is CeasefireAct.AGREE:
            return CeasefireAct.ACCEPT  # "agreed to the proposal for a truce"
        known = (CeasefireAct.ACCEPT, CeasefireAct.REJECT, CeasefireAct.END)
        return act if act in known else None
    if carried == "violate":
        return None
    if carried == "accept":
        undone = (CeasefireAct.VIOLATE, CeasefireAct.REJECT, CeasefireAct.SUSPEND, CeasefireAct.END)
        return act if act in undone else CeasefireAct.ACCEPT
    if carried == "end":
        return CeasefireAct.END if act is CeasefireAct.DECLARE else None
    return CeasefireAct(carried)


def _declared_over(parse: Parse, verb: int, top: int) -> bool:
    """ "Declared the truce (with X) over": a predicate behind it, wherever the tree hangs it."""
    return any(
        i > max(verb, top)
        and parse.lemmas[i] in _OVER
        and parse.is_rel(i, "xcomp", "advmod", "advcl", "obl", "amod", "acl")
        for i in parse.below(verb)
    )


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


def between_themselves(parse: Parse, verb: int, agents: list[int]) -> bool:
    """ "A pause that the army and the rebels arranged": two who arrange it are its parties."""
    return len(agents) > 1 and parse.lemmas[verb] in ("arrange", "negotiate")


def headline_pair(parse: Parse, verb: int) -> list[int]:
    """ "Army, rebels agree truce": in a headline a comma stands for "and"."""
    commas = [i for i in range(verb) if parse.tokens[i].text == ","]
    headline = parse.tokens[-1].text not in (".", "!", "?", "”", '"')
    if len(commas) != 1 or not headline or parse.kid(verb, "aux") is not None:
        return []
    pair = [commas[0] - 1, verb - 1]
    nominal = ("NOUN", "PROPN", "X")
    plural = parse.tokens[verb].text.lower() == parse.lemmas[verb]
    fits = pair[0] >= 0 and all(parse.tokens[i].upos in nominal for i in pair) and plural
    return pair if fits and pair[1] > commas[0] else []


def _behind(parse: Parse, verb: int) -> list[int]:
    by = [k for k in parse.obliques(verb, "by") if k not in parse.time_at]
    return [c for k in by[:1] for c in parse.conjuncts(k)]


def _made(parse: Parse, act: CeasefireAct, verb: int, topic: Topic, rule: str) -> Act:
    actors = (
        parse.agents(verb)
        if topic.top not in parse.kids_of(verb, "nsubj")
        else _behind(parse, verb)
    )
    mediated = parse.lemmas[verb] in _MEDIATE and act is CeasefireAct.AGREE
    if mediated and not between_themselves(parse, verb, actors):
        actors = []  # "a truce brokered by X": X brings others together and binds nobody
    actors = _accused(parse, verb) or actors if act is CeasefireAct.VIOLATE else actors
    frame = commander(parse, verb)
    if frame != verb:
        actors = parse.agents(frame)
        if act in (CeasefireAct.ACCEPT, CeasefireAct.AGREE):
            act = CeasefireAct.DECLARE
    if act in _TOGETHER:
        actors = headline_pair(parse, verb) or actors
    if not actors and parse.is_passive(verb):
        # Clumsy English: "has been agreed of A and B", "declared from the rebels".
        behind = [k for k in parse.kids_of(verb, "obl") if parse.case(k) in ("of", "from")]
        actors = [c for k in behind[:1] for c in parse.conjuncts(k) if k not in parse.time_at]
    actors = [a for a in actors if a not in (topic.noun, topic.top)]
    return Act(act, verb, tuple(actors), topic, None, rule, frame)
