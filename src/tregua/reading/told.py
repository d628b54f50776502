"""Ceasefire acts that the model marks where no rule reads one.

The rules know the words of a ceasefire; people halt wars in many others ("the guns will fall silent
at noon", "his men would lay off for ten days"). The model was shown such sentences and marks the
words that tell of an act, and who does it. What it marks becomes an `Act` like any other: whether
it is real, whose it is and who says so is asked of the tree, by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tregua.language.marks import Mark
from tregua.model import CeasefireAct
from tregua.reading.ceasefire_act import Act, can_be_party
from tregua.reading.incident_finding import acts as violence
from tregua.reading.lexicon import labels, words
from tregua.reading.topics import Topic, topics
from tregua.reading.tree import Parse

TOLD = "told_act.v1"
"""The rule that a statement names which goes back to a mark of the model."""
SURE = 0.85
"""Probability from which a mark counts; set on the development part of the statement corpus."""
WARLIKE = 2.0
"""Log-odds of being about a war that a sentence must have before a mark in it counts: companies
extend offers and suspend talks in the same words."""
_ACTS = frozenset(act.value for act in CeasefireAct)
_ON_SOMETHING = _ACTS - {"declare", "agree", "violate"}
"""Acts that are done to something that is there already: an offer, a truce."""
_OFFERED = frozenset(labels("ceasefire.proposal"))
_VIOLENCE = words("ceasefire.nouns.violence")
_HALTED = _VIOLENCE | words("violence.weapons") | words("ceasefire.told.halted")
_NEGATIONS = frozenset({"not", "n't", "no", "never", "neither", "nor", "without"})


def told_acts(parse: Parse, known: Sequence[Act], *, carried: bool = False) -> Iterator[Act]:
    """The acts that the model marks in a sentence, apart from those that rules have read.

    ``carried``: this sentence or one shortly before speaks of a ceasefire. Else some word of it
    has to mean what can be halted: who agrees on "the rules of their talks" halts nothing.
    """
    if parse.sentence.warlike is None or parse.sentence.warlike < WARLIKE:
        return
    if not carried and parse.lemma_set.isdisjoint(_HALTED):
        return
    taken = {t for act in known for t in _tokens(act)}
    for mark in parse.sentence.marks.get("act", ()):
        if mark.label not in _ACTS or mark.probability < SURE:
            continue
        node = head_of(parse, mark)
        clause = {node, *range(mark.first, mark.last), parse.tokens[node].head}
        if not taken.isdisjoint(clause) or _same_clause(parse, node, known):
            continue
        if not _is_about_a_halt(parse, node, mark.label):
            continue
        taken.add(node)
        words = {parse.lemmas[i] for i in range(mark.first, mark.last)}
        yield Act(
            CeasefireAct(mark.label),
            node,
            tuple(doers(parse, node)),
            _topic(parse, node),
            None,
            TOLD,
            node,
            negated=False if words & _NEGATIONS else None,
        )


def _is_about_a_halt(parse: Parse, node: int, label: str) -> bool:
    """Whether nothing beside the marked words says that it is about something else.

    A clause that tells of violence that happens halts none; who rejects "the allegations" or
    extends "its exclusivity" does nothing to a ceasefire.
    """
    if label != CeasefireAct.VIOLATE and any(
        parse.covers(node, act.anchor) for act in violence(parse)
    ):
        return False
    if label not in _ON_SOMETHING or parse.tokens[node].upos != "VERB":
        return True
    objects = parse.patients(node)
    about = {t.noun for t in topics(parse)} | {t.top for t in topics(parse)}
    return not objects or any(
        i in about
        or parse.tokens[i].upos in ("PRON", "DET")
        or parse.lemmas[i] in _OFFERED
        or parse.lemmas[i] in _VIOLENCE
        for i in objects
    )


def head_of(parse: Parse, mark: Mark) -> int:
    """The marked word that governs the others."""
    inside = range(mark.first, mark.last)
    return next((i for i in inside if parse.tokens[i].head not in inside), mark.first)


def _tokens(act: Act) -> set[int]:
    found = {act.verb, act.frame}
    if act.topic is not None:
        found |= {act.topic.noun, act.topic.top}
    return found


def _same_clause(parse: Parse, node: int, known: Sequence[Act]) -> bool:
    clause = parse.clause_head(node)
    return any(parse.clause_head(act.verb) == clause for act in known)


def _topic(parse: Parse, node: int) -> Topic | None:
    """The mention of a ceasefire that the act is about: the word itself, or one below it."""
    below = set(parse.below(node))
    return next((t for t in topics(parse) if t.noun in below), None)


def doers(parse: Parse, node: int) -> list[int]:
    """Who does it: the agents that the tree knows, else whom the model marks nearest.

    A verb whose subject is no party ("the truce has ended") has nobody who does it.
    """
    agents = [i for i in parse.agents(node) if can_be_party(parse, i)]
    if not agents and parse.agents(node) and parse.tokens[parse.agents(node)[0]].upos != "PRON":
        return []
    if not agents and parse.tokens[node].upos != "VERB":
        agents = [
            i
            for k in parse.kids_of(node, "nmod:poss", "compound", "nmod")
            if parse.case(k) in ("", "'s", "’s", "by", "of")
            for i in parse.conjuncts(k)
            if can_be_party(parse, i)
        ]
    return agents or marked_role(parse, node, "by")


def marked_role(parse: Parse, node: int, role: str) -> list[int]:
    """The head of the words marked with a role, ``by`` or ``to``, nearest to a token; or none."""
    marked = [m for m in parse.sentence.marks.get("role", ()) if m.label == role]
    if not marked:
        return []
    nearest = min(marked, key=lambda m: min(abs(m.first - node), abs(m.last - node)))
    return [head_of(parse, nearest)]
