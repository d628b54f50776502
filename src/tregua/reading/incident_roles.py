"""Who did it, to whom, with what: the complements of the words that tell of an act.

A perpetrator stands in the ledger only where the text names one: a subject or "by" phrase that can
act, a possessor, a name before the deed. Weapons are instruments, never perpetrators.
"""

from __future__ import annotations

from tregua.reading.act import (
    Act,
    can_act,
    can_be_hit,
    is_area,
    is_gerund_noun,
    is_machine,
    is_named,
    is_tool,
    of_many,
    patients_of,
    sufferers,
)
from tregua.reading.incident_agents import add_agents, owner
from tregua.reading.incident_lives import LIVES, life_victims
from tregua.reading.incident_noun_roles import noun_roles
from tregua.reading.incident_verbs import lies_in_wait
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_THROWS = words("violence.frames.throws")
_SUFFERS = words("violence.frames.suffers")
_LIGHT = words("violence.frames.light")
_PERCEIVES = words("violence.frames.perceives")
_ACCIDENTS = words("violence.casualties.accidents")
_TAKES = words("violence.lives.take")
_DIE = words("violence.verbs.die")
_FALLEN = words("violence.casualties.dead") | words("violence.casualties.hurt")
_KILL = words("violence.verbs.kill") | words("violence.verbs.injure")
_MUTUAL = words("violence.frames.mutual")
_ACCUSE = words("violence.frames.accuse")
_TARGET_IN = frozenset({"fire", "fall", "land", "slam", "crash", "rip", "tear", "explode", "hit"})
_PASS = frozenset(
    {"pass", "drive", "travel", "move", "cross", "approach", "arrive", "leave", "ride"}
)
_BY_HAND = frozenset({"execute", "assassinate", "murder", "behead", "abduct", "kidnap"})
_BESIDE = frozenset({"next to", "near", "beside", "close to", "alongside", "outside", "by"})
"""A bomb that goes off near a convoy is meant for it."""
_ABOVE_ALL = frozenset({"particularly", "especially", "notably", "including", "mainly", "chiefly"})


def fill_roles(act: Act) -> bool:
    """Fill actors, targets, victims and tools; ``False`` where the words turn out otherwise."""
    parse = act.parse
    for p in list(act.predicates):
        if parse.tokens[p].upos in ("NOUN", "PROPN") or is_gerund_noun(parse, p):
            noun_roles(act, p)
        elif not _verb(act, p):
            return False
    for name in ("actors", "targets", "victims", "tools"):
        setattr(act, name, list(dict.fromkeys(getattr(act, name))))
    act.targets = [t for t in act.targets if t not in act.actors]
    act.actors += [k for a in list(act.actors) for k in _singled_out(parse, a)]
    return True


def _singled_out(parse: Parse, i: int) -> list[int]:
    """ "the militias, particularly X": who is meant above all."""
    return [
        k
        for k in parse.kids_of(i, "appos", "nmod", "conj")
        if k in parse.mention_at and parse.any_kid_lemma(k, _ABOVE_ALL, "advmod", "case")
    ]


# --- verbs -------------------------------------------------------------------------------------


def _verb(act: Act, v: int) -> bool:
    parse, lemma = act.parse, act.parse.lemmas[v]
    agents = [a for a in agents_of(parse, v) if not parse.any_kid_lemma(a, ("no",), "det")]
    lives = life_victims(parse, v)
    if lives is not None:
        act.victims += [k for k in lives if parse.lemmas[k] not in LIVES]
        if lemma in _TAKES:
            add_agents(act, agents)
        return not any(parse.lemmas[a] in _ACCIDENTS for a in agents)
    if lemma in _DIE and not (lemma == "hurt" and _has_object(parse, v)):
        act.victims += [*sufferers(parse, v), *_fallen_before(parse, v)]
        return not any(parse.lemmas[k] in _ACCIDENTS for k in parse.obliques(v))
    if lemma in _PERCEIVES:
        # "The city saw heavy shelling" says what was hit, "residents saw" who tells.
        act.targets += [a for a in agents if is_area(parse, a)]
        return True
    if lemma in _SUFFERS and not any(is_tool(parse, a) for a in agents):
        act.targets += [a for a in agents if can_be_hit(parse, a)]
        return True
    if not _credible(act, v, agents):
        return False
    patients = patients_of(parse, v)
    if lemma in ("leave", "cause", "claim") and parse.is_rel(act.anchor, "nsubj"):
        # "Clashes left 30 people dead in X": who was left so fell, and where.
        act.victims += [p for p in patients if _left_fallen(parse, v, p)]
        return True
    add_agents(act, agents)
    if lemma == "claim" and act.nominal and agents:
        act.claim = v
    if lemma in _KILL or lemma in _DIE:
        act.victims += patients
        _bomb_in_which(act, v)
    elif lemma in _THROWS and any(is_tool(parse, p) for p in patients):
        act.tools += [p for p in patients if is_tool(parse, p)]
    elif lemma in _THROWS and any(_of_tools(parse, p) for p in patients):
        act.tools += [k for p in patients for k in _of_tools(parse, p)]
    else:
        waiting = [p for p in patients if lies_in_wait(parse, p)]
        act.tools += waiting
        act.targets += [
            p for p in patients if p not in act.predicates and p not in waiting and _hit(parse, p)
        ]
    _verb_obliques(act, v)
    return True


def _left_fallen(parse: Parse, v: int, p: int) -> bool:
    near = [*parse.kids_of(v, "xcomp", "advcl"), *parse.kids_of(p, "amod", "acl", "xcomp")]
    return any(parse.lemmas[k] in _FALLEN for k in near)


def _fallen_before(parse: Parse, v: int) -> list[int]:
    """ "X had just arrived and Y also died": who the clause before is about fell too."""
    head = parse.tokens[v].head
    if head < 0 or not parse.is_rel(v, "conj", "parataxis"):
        return []
    subject = parse.kid(head, "nsubj") if parse.any_kid_lemma(v, ("also",), "advmod") else None
    mention = parse.mention_at.get(subject) if subject is not None else None
    return [subject] if subject is not None and mention and mention.label == "PER" else []


def _bomb_in_which(act: Act, v: int) -> None:
    """ "a bomb in which two were hurt": the relative clause hangs on the weapon."""
    head = act.parse.tokens[v].head
    if head >= 0 and act.parse.is_rel(v, "acl") and is_tool(act.parse, head):
        act.tools.append(head)


def _of_tools(parse: Parse, i: int) -> list[int]:
    """The weapons of "dozens of missiles", "a volley of rockets"."""
    return [k for k in parse.kids_of(i, "nmod") if parse.case(k) == "of" and is_tool(parse, k)]


def _hit(parse: Parse, i: int) -> bool:
    return can_be_hit(parse, i) or is_machine(parse, i)


def _has_object(parse: Parse, v: int) -> bool:
    return parse.is_passive(v) or parse.kid(v, "obj") is not None


def agents_of(parse: Parse, v: int) -> list[int]:
    """Who acts in a verb; after "accused X of …-ing" it is X, of "hundreds of rebels" rebels."""
    return [c for a in _agents(parse, v) for c in of_many(parse, a)]


def _agents(parse: Parse, v: int) -> list[int]:
    head = parse.tokens[v].head
    if head >= 0 and parse.lemmas[head] in _ACCUSE and not parse.is_passive(v):
        subject = parse.kid(v, "nsubj")
        if subject is None or parse.tokens[subject].upos == "PRON":
            return parse.patients(head)
    own = parse.kid(v, "nsubj", "nsubj:pass", "obl:agent")
    beside = head >= 0 and parse.is_rel(v, "conj") and parse.tokens[head].upos == "VERB"
    if beside and own is None and parse.is_passive(v) == parse.is_passive(head):
        return _agents(parse, head)
    if parse.is_rel(v, "advcl") and not _shares_subject(parse, v):
        own = parse.kid(v, "nsubj", "obl:agent")
        return parse.conjuncts(own) if own is not None else []
    if parse.is_rel(v, "advcl") and own is None and head >= 0 and not parse.is_finite(v):
        # "accused X of bombing a school, killing two": X did both.
        hit = patients_of(parse, v)
        return [a for a in _agents(parse, head) if a not in hit]
    hit = patients_of(parse, v)
    return [a for a in parse.agents(v) if a not in hit]


def _shares_subject(parse: Parse, v: int) -> bool:
    """Whether a participle's subject is the main clause's: not where that one is the sufferer."""
    head = parse.tokens[v].head
    own = parse.kid(v, "nsubj", "nsubj:pass", "obl:agent")
    return own is not None or not parse.is_passive(head)


def _credible(act: Act, v: int, agents: list[int]) -> bool:
    """Whether nothing but people, weapons and violence acts: no earthquake, no law, no disease."""
    parse = act.parse
    if any(parse.lemmas[k] in _ACCIDENTS for k in (*agents, *parse.obliques(v, "in", "by", "of"))):
        return False
    if parse.is_passive(v) and not agents:
        return True
    known = [
        a
        for a in agents
        if can_act(parse, a) or is_tool(parse, a) or a in act.predicates or is_machine(parse, a)
    ]
    if known or not agents or parse.lemmas[v] in _BY_HAND:
        return True
    if v != act.anchor and parse.tokens[v].deprel == "acl:relcl" and agents[0] < v:
        return True  # "the bombing of a hotel that killed 18": what kills is the bombing
    # "a vehicle hit a mine", "a car exploded": what suffers stands as subject.
    patients = parse.patients(v)
    return any(is_tool(parse, p) for p in patients) or (
        parse.lemmas[v] in ("hit", "strike", "explode", "blow", "run", "trigger")
        and any(can_be_hit(parse, a) for a in agents)
        and any(is_tool(parse, k) for k in parse.obliques(v))
    )


def _verb_obliques(act: Act, v: int) -> None:
    parse, lemma = act.parse, act.parse.lemmas[v]
    passive = parse.is_passive(v)
    for k in parse.kids_of(v, "obl", "obl:agent"):
        if k in parse.time_at or k in act.predicates:
            continue
        case = parse.case(k)
        nominals = parse.conjuncts(k)
        if case in ("by", "with", "using", "from", "in", "of") and is_tool(parse, k):
            act.tools += [n for n in nominals if is_tool(parse, n)]
            owner(act, k)
        elif case in ("with", "against", "between") and lemma in _MUTUAL:
            act.actors += [n for n in nominals if can_act(parse, n)]
        elif _aimed(act, lemma, case, k):
            act.targets += [n for n in nominals if can_be_hit(parse, n)]
    for k in parse.kids_of(v, "advcl", "xcomp", "obl"):
        if parse.lemmas[k] == "use":
            act.tools += [o for o in parse.patients(k) if is_tool(parse, o)]
        elif act.tools and (parse.any_kid_lemma(k, ("as", "when"), "mark", "case", "advmod")):
            _passing(act, k)
    if passive and lemma in ("fire", "shoot") and not act.targets:
        subject = parse.subject(v)
        if subject is not None and can_be_hit(parse, subject):
            act.targets.append(subject)


def _aimed(act: Act, lemma: str, case: str, k: int) -> bool:
    """Whether a preposition says what was aimed at: "at the base", "near a convoy"."""
    if case in _BESIDE:
        return bool(act.tools) and not is_area(act.parse, k)
    if case == "at" and act.targets and is_named(act.parse, k):
        return False  # "fired on their base at X": where it stands
    if case in ("at", "against"):
        return True
    aiming = lemma in _TARGET_IN or lemma in _THROWS or (act.nominal and lemma in _LIGHT)
    return aiming and case in ("on", "upon", "into", "toward", "towards", "onto")


def _passing(act: Act, k: int) -> None:
    """ "as a convoy passed": what came by when the bomb went off was hit, and where."""
    parse = act.parse
    verb = k
    subject = parse.kid(k, "nsubj")
    if subject is None:
        bare = [j for j in parse.kids_of(k, "obl") if j < k and not parse.case(j)]
        subject = bare[-1] if bare else None
    if parse.tokens[k].upos == "NOUN":
        verb, subject = parse.kid(k, "acl") or k, k
    if parse.lemmas[verb] not in _PASS or subject is None:
        return
    if can_be_hit(parse, subject):
        act.targets.append(subject)
        act.predicates.append(verb)
