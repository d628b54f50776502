"""The roles that stand around a noun of violence: "the shelling of X by Y", "a rebel attack"."""

from __future__ import annotations

from tregua.reading.act import Act, can_act, can_be_hit, is_bearer, is_tool
from tregua.reading.incident_agents import LED, add_agents, leaders, owner
from tregua.reading.incident_blame import claimant
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_MUTUAL = words("violence.frames.mutual")
_ACCUSE = words("violence.frames.accuse")
_VICTIM_OF = words("violence.frames.victim_of")
_AUTHORED = words("violence.frames.authored")
_ONLY_KIND = frozenset({"military", "security", "party", "guard", "terrorist", "terror", "mass"})


def noun_roles(act: Act, n: int) -> None:
    """Fills the slots of an act from what stands before and behind a noun of violence."""
    parse, lemma = act.parse, act.parse.lemmas[n]
    for k in parse.kids_of(n, "nmod", "obl", "nmod:poss", "compound", "amod", "nmod:desc"):
        if k in parse.time_at or k in act.predicates:
            continue
        nominals = parse.conjuncts(k)
        if parse.is_rel(k, "nmod:poss"):
            _possessor(act, n, nominals)
        elif parse.is_rel(k, "compound", "amod", "nmod:desc"):
            _before(act, n, k)
        else:
            _behind(act, lemma, parse.case(k), nominals)
    _blame(act, n)


def _blame(act: Act, n: int) -> None:
    """Perpetrators by the frame around the noun: accused of it, responsible for it, claiming it."""
    parse = act.parse
    head = parse.tokens[n].head
    if head < 0 or not parse.is_rel(n, "obl", "nmod", "obj", "nsubj:pass"):
        return
    case = parse.case(n)
    if parse.lemmas[head] in _ACCUSE and case in ("of", "for"):
        act.actors += [a for a in parse.patients(head) if can_act(parse, a)]
    elif parse.lemmas[head] == "blame" and parse.is_rel(n, "obj", "nsubj:pass"):
        on = [a for k in parse.obliques(head, "on") for a in parse.conjuncts(k)]
        act.actors += [a for a in on if can_act(parse, a)]
    elif parse.lemmas[head] == "responsible" and case == "for":
        act.actors += [a for a in parse.agents(head) if can_act(parse, a)]
    claimed = claimant(parse, n)
    if claimed is not None:
        verb, who = claimed
        act.actors += who
        act.claim = verb if who else -1


def _possessor(act: Act, n: int, nominals: list[int]) -> None:
    parse = act.parse
    for k in nominals:
        if parse.lemmas[n] in _VICTIM_OF and parse.kid(n, "nmod") is None:
            if can_act(parse, k):
                act.victims.append(k)
        elif can_act(parse, k):
            act.actors.append(k)


def _before(act: Act, n: int, k: int) -> None:
    """A word before the deed: its weapon, its author ("US-led"), or what is hit ("convoy")."""
    parse, lemma = act.parse, act.parse.lemmas[n]
    mention = parse.mention_at.get(k)
    if parse.lemmas[k] in LED:
        act.actors += leaders(parse, k)
    elif mention is not None:
        if (
            mention.label == "ORG"
            or (mention.label == "LOC" and mention.text.isupper())
            or (mention.label == "MISC" and (lemma in _AUTHORED or _has_target(parse, n)))
        ):
            act.actors.append(k)
    elif is_bearer(parse, k):
        owner(act, k)
        act.arms.append(k)
    elif is_tool(parse, k):
        act.tools.append(k)
        owner(act, k)
    elif parse.tokens[k].upos in ("NOUN", "PROPN", "ADJ") and can_be_hit(parse, k):
        if parse.lemmas[k] in _ONLY_KIND:
            return  # "a military offensive" says no more than what kind
        if can_act(parse, k) and lemma in (*_AUTHORED, "attack", "ambush"):
            # "a rebel attack", "army shelling", but "a convoy attack".
            act.actors.append(k)
        else:
            act.targets.append(k)


def _has_target(parse: Parse, n: int) -> bool:
    return any(
        parse.case(k) in ("on", "against", "of", "at") for k in parse.kids_of(n, "nmod", "obl")
    )


def _behind(act: Act, lemma: str, case: str, nominals: list[int]) -> None:
    parse = act.parse
    actors = [k for k in nominals if can_act(parse, k)]
    if case == "by":
        add_agents(act, nominals)
    elif case == "between" or (case in ("with", "among", "against") and lemma in _MUTUAL):
        act.actors += actors
    elif case == "of" and lemma in _VICTIM_OF:
        act.victims += [k for k in nominals if can_be_hit(parse, k)]
    elif case in ("with", "using", "of", "from", "involving") and any(
        is_tool(parse, k) for k in nominals
    ):
        act.tools += [k for k in nominals if is_tool(parse, k)]
    elif case == "on" and (lemma in _MUTUAL or lemma == "ambush"):
        return  # "clashes on the border" says where
    elif case in ("on", "against", "at", "upon", "toward", "towards", "of", "into"):
        act.targets += [k for k in nominals if can_be_hit(parse, k)]
