"""Who did it, to whom, with what: the complements of the words that tell of an act.

A perpetrator stands in the ledger only where the text names one: a subject or "by" phrase that can
act, a possessor, a name before the deed. Weapons are instruments, never perpetrators.
"""

from __future__ import annotations

from tregua.reading.act import (
    NOUNS,
    VERBS,
    Act,
    can_act,
    can_be_hit,
    is_area,
    is_bearer,
    is_machine,
    is_tool,
    patients_of,
    sufferers,
    weapon,
)
from tregua.reading.incident_blame import claimant
from tregua.reading.incident_finding import lies_in_wait
from tregua.reading.incident_lives import LIVES, life_victims
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_THROWS = words("violence.frames.throws")
_SUFFERS = words("violence.frames.suffers")
_LIGHT = words("violence.frames.light")
_PERCEIVES = words("violence.frames.perceives")
_AT = words("violence.frames.at")
_ACCIDENTS = words("violence.casualties.accidents")
_TAKES = words("violence.lives.take")
_DIE = words("violence.verbs.die")
_KILL = words("violence.verbs.kill") | words("violence.verbs.injure")
_MUTUAL = words("violence.frames.mutual")
_ACCUSE = frozenset({"accuse", "blame", "suspect", "charge", "condemn"})
_VICTIM_OF = words("violence.frames.victim_of")
_AUTHORED = words("violence.frames.authored")
_TARGET_IN = frozenset({"fire", "fall", "land", "slam", "crash", "rip", "tear", "explode", "hit"})
_PASS = frozenset(
    {"pass", "drive", "travel", "move", "cross", "approach", "arrive", "leave", "ride"}
)
_BY_HAND = frozenset({"execute", "assassinate", "murder", "behead", "abduct", "kidnap"})
_ONLY_KIND = frozenset({"military", "security", "party", "guard", "terrorist", "terror", "mass"})
_ABOVE_ALL = frozenset({"particularly", "especially", "notably", "including", "mainly", "chiefly"})
_LED = frozenset({"lead", "led", "back", "backed"})


def fill_roles(act: Act) -> bool:
    """Fill actors, targets, victims and tools; ``False`` where the words turn out otherwise."""
    parse = act.parse
    for p in list(act.predicates):
        if parse.tokens[p].upos in ("NOUN", "PROPN"):
            _noun(act, p)
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
    agents = agents_of(parse, v)
    lives = life_victims(parse, v)
    if lives is not None:
        act.victims += [k for k in lives if parse.lemmas[k] not in LIVES]
        if lemma in _TAKES:
            _add_agents(act, agents)
        return not any(parse.lemmas[a] in _ACCIDENTS for a in agents)
    if lemma in _DIE and not (lemma == "hurt" and _has_object(parse, v)):
        act.victims += [*sufferers(parse, v), *_fallen_before(parse, v)]
        return not any(parse.lemmas[k] in _ACCIDENTS for k in parse.obliques(v))
    if lemma in _PERCEIVES:
        # "The city saw heavy shelling" says what was hit, "residents saw" who tells.
        act.targets += [a for a in agents if is_area(parse, a)]
        return True
    if lemma in _SUFFERS and lemma not in VERBS:
        act.targets += [a for a in agents if can_be_hit(parse, a)]
        return True
    if not _credible(act, v, agents):
        return False
    patients = patients_of(parse, v)
    if lemma in ("leave", "cause", "claim") and parse.is_rel(act.anchor, "nsubj"):
        return True  # what it left behind are its victims, counted elsewhere
    _add_agents(act, agents)
    if lemma == "claim" and act.nominal:
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
    """Who acts in a verb; after "accused X of …-ing" it is X, not the accuser."""
    head = parse.tokens[v].head
    if head >= 0 and parse.lemmas[head] in _ACCUSE and not parse.is_passive(v):
        subject = parse.kid(v, "nsubj")
        if subject is None or parse.tokens[subject].upos == "PRON":
            return parse.patients(head)
    own = parse.kid(v, "nsubj", "nsubj:pass", "obl:agent")
    beside = head >= 0 and parse.is_rel(v, "conj") and parse.tokens[head].upos == "VERB"
    if beside and own is None and parse.is_passive(v) == parse.is_passive(head):
        return agents_of(parse, head)
    if parse.is_rel(v, "advcl") and not _shares_subject(parse, v):
        own = parse.kid(v, "nsubj", "obl:agent")
        return parse.conjuncts(own) if own is not None else []
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


def _add_agents(act: Act, agents: list[int]) -> None:
    parse = act.parse
    for a in agents:
        if parse.lemmas[a] in NOUNS and a not in parse.mention_at:
            continue
        if is_tool(parse, a) or is_machine(parse, a):
            act.tools.append(a)
            _owner(act, a)
        elif is_bearer(parse, a):
            act.arms.append(a)
            if not _owner(act, a):
                act.actors.append(a)
        elif can_act(parse, a):
            act.actors.append(a)
        elif can_be_hit(parse, a):
            act.targets.append(a)


def _owner(act: Act, i: int) -> bool:
    """The name whose sniper or drone it is."""
    parse = act.parse
    found = False
    for k in parse.kids_of(i, "nmod:poss", "compound", "amod"):
        if _is_name(parse, k) or (can_act(parse, k) and not is_machine(parse, k)):
            act.actors.append(k)
            found = True
        elif parse.lemmas[k] in _LED:
            leaders = _leaders(parse, k)
            act.actors += leaders
            found = found or bool(leaders)
    return found


def _is_name(parse: Parse, k: int) -> bool:
    """A body, a people or a state, also where the name went unrecognised ("Israeli warplanes")."""
    mention = parse.mention_at.get(k)
    if mention is not None:
        return mention.label in ("ORG", "MISC", "LOC")
    proper = parse.tokens[k].upos in ("PROPN", "ADJ") and parse.tokens[k].lemma[:1].isupper()
    return proper and weapon(parse, k) is None


def _leaders(parse: Parse, k: int) -> list[int]:
    """The name in "US-led", "Iran-backed"."""
    beside = parse.kids_of(k, "compound", "obl", "nmod", "nsubj", "obl:unmarked", "advmod", "amod")
    return [j for j in beside if j < k and (can_act(parse, j) or parse.tokens[j].upos == "PROPN")]


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
            _owner(act, k)
        elif case in ("with", "against", "between") and lemma in _MUTUAL:
            act.actors += [n for n in nominals if can_act(parse, n)]
        elif case in ("at", "against") or (
            case in ("on", "upon", "into", "toward", "towards", "onto")
            and (lemma in _TARGET_IN or lemma in _THROWS or (act.nominal and lemma in _LIGHT))
        ):
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


# --- nouns -------------------------------------------------------------------------------------


def _noun(act: Act, n: int) -> None:
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
    if parse.lemmas[k] in _LED:
        act.actors += _leaders(parse, k)
    elif mention is not None:
        if (
            mention.label == "ORG"
            or (mention.label == "LOC" and mention.text.isupper())
            or (mention.label == "MISC" and (lemma in _AUTHORED or _has_target(parse, n)))
        ):
            act.actors.append(k)
    elif is_bearer(parse, k):
        _owner(act, k)
        act.arms.append(k)
    elif is_tool(parse, k):
        act.tools.append(k)
        _owner(act, k)
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
        _add_agents(act, nominals)
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
