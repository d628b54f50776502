"""One act of violence as one place in a sentence tells it, and what its words mean.

An ``Act`` is gathered by the rules of ``incident_finding`` and ``incident_roles``; here stand the
questions they ask of a word: can it act, can it be hit, is it a weapon, and which ACLED sub-event
type do weapon, deed and target make together. Weapon words decide before everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tregua.model import Number, SubEvent
from tregua.reading.lexicon import labels, words
from tregua.reading.tree import Parse

NOUNS = labels("violence.nouns")
VERBS = labels("violence.verbs")
_TYPES = frozenset(s.value for s in SubEvent) | {"gun"}
_WEAPONS = {w: label for w, label in labels("violence.weapons").items() if label in _TYPES}
_ATTRIBUTIVE = words("violence.weapons.attributive")
_HARMLESS = words("violence.weapons.harmless")
_BEARERS = words("violence.weapons.bearers")
_MACHINES = words("violence.weapons.machines")
_PAIRS = labels("violence.weapon_pairs")
_PAIRED = frozenset(pair.rpartition(" ")[2] for pair in _PAIRS)
_ORDER = tuple(dict.fromkeys(_WEAPONS.values()))
_MUTUAL = words("violence.frames.mutual")
_FIGHTING = words("violence.targets.fighting")
_AREAS = words("violence.targets.areas")
_OBJECTS = words("violence.targets.objects")
_BODIES = words("people.bodies")
_ARMED_GROUP = words("people.bodies.armed_group")
_OFFICES = words("people.persons.office")
_PEOPLE = (
    words("people.civilians")
    | words("people.combatants")
    | _BODIES
    | _OFFICES
    | words("people.persons.collective")
)
_ATTACKS = frozenset({"attack", "assault", "raid", "storm", "fire", "open", "launch", "offensive"})
_MANY = frozenset({"hundred", "thousand", "dozen", "score", "ten", "number", "group", "handful"})
_STATE = words("violence.targets.state")
_PROTESTERS = words("violence.targets.protesters")
_MODELS = words("violence.weapons.models")
_NUMBERED = re.compile(r"\b[a-z]{1,3}-?\d+s?\b")
"""Letters and digits of a type: F-16, Su25, Kh-101; groups are called so too (M23), but rarely."""
_SELF = frozenset({"he", "she", "they", "we", "i", "it", "who", "him", "her", "them", "us"})


@dataclass(slots=True)
class Act:
    """An act of violence in the making; token indices are of ``parse``.

    ``predicates`` are the words that tell of it (the event itself, a light verb, what it did to
    people); their complements are its slots. ``reading`` is the anchor's own sub-event label.
    """

    parse: Parse
    anchor: int
    rule: str
    reading: str
    predicates: list[int] = field(default_factory=list)
    actors: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    victims: list[int] = field(default_factory=list)
    tools: list[int] = field(default_factory=list)
    killed: Number | None = None
    injured: Number | None = None
    arms: list[int] = field(default_factory=list)
    """Words for those who bear a weapon ("sniper"), whoever they are given to."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the report takes each name for, over all its mentions."""
    claim: int = -1
    """The verb by which the perpetrator takes it upon himself, or -1."""

    @property
    def lemma(self) -> str:
        """The lemma of the anchor; of an -ing form that stands as a noun, the noun."""
        if self.nominal and self.parse.tokens[self.anchor].upos == "VERB":
            return self.parse.tokens[self.anchor].text.lower()
        return self.parse.lemmas[self.anchor]

    @property
    def nominal(self) -> bool:
        """Whether a noun tells of it."""
        return self.rule.startswith("incident_noun")


def is_named(parse: Parse, i: int) -> bool:
    """Whether a token belongs to a name."""
    return i in parse.mention_at


def weapon(parse: Parse, i: int) -> str | None:
    """The sub-event label of a weapon word, or ``None``.

    Attributive words ("air", "chemical") count only before another noun; "coal mine" and "water
    tank" are no weapons; "weapons" and "charges" are some by the word before them.
    """
    lemma = parse.lemmas[i]
    if lemma in _PAIRED:
        for k in parse.kids_of(i, "amod", "compound"):
            paired = _PAIRS.get(f"{parse.lemmas[k]} {lemma}")
            if paired is not None:
                return paired
    label = _WEAPONS.get(lemma) or (_WEAPONS.get(lemma[:-1]) if lemma.endswith("s") else None)
    if label is None:
        return None
    upos = parse.tokens[i].upos
    if upos not in ("NOUN", "PROPN", "ADJ") or (upos == "PROPN" and _in_a_name(parse, i)):
        return None
    if parse.lemmas[i] in _ATTRIBUTIVE and not parse.is_rel(i, "compound", "amod", "nmod"):
        return None
    if any(parse.lemmas[k] in _HARMLESS for k in parse.kids_of(i, "compound", "amod")):
        return None
    return label


def _in_a_name(parse: Parse, i: int) -> bool:
    """Whether a weapon word is part of a name; a lone capital at the start of a sentence is not."""
    mention = parse.mention_at.get(i)
    if mention is None or mention.last - mention.first > 1:
        return mention is not None
    return i > 0 and parse.lemmas[i] not in ("ied", "ieds", "uav", "uavs")


def is_bearer(parse: Parse, i: int) -> bool:
    """Whether a noun means somebody by the weapon ("sniper")."""
    return parse.lemmas[i] in _BEARERS


def is_tool(parse: Parse, i: int) -> bool:
    """Whether a token is a weapon and not the one who bears it."""
    return weapon(parse, i) is not None and not is_bearer(parse, i)


def is_gerund_noun(parse: Parse, i: int) -> bool:
    """Whether an -ing form taken for a verb stands as a noun: "shelling has begun"."""
    token = parse.tokens[i]
    if token.upos != "VERB" or token.text.lower() not in NOUNS:
        return False
    if not parse.is_rel(i, "nsubj", "nsubj:pass", "obj", "nmod", "root"):
        return False
    return parse.kid(i, "nsubj", "nsubj:pass", "aux", "obj", "mark") is None


def is_model(parse: Parse, i: int) -> bool:
    """Whether a name is a weapon's: "Scud", "F-16", "Kh-101"."""
    mention = parse.mention_at.get(i)
    name = (mention.text if mention is not None else parse.tokens[i].text).lower()
    return any(w in _MODELS for w in name.split()) or _NUMBERED.search(name) is not None


def is_machine(parse: Parse, i: int) -> bool:
    """Whether a token is a drone, a jet, …: somebody else's tool, and at times a target."""
    return parse.lemmas[i] in _MACHINES


def can_act(parse: Parse, i: int) -> bool:
    """Whether a nominal can be a perpetrator: a name, a body, people, a pronoun of theirs."""
    if is_tool(parse, i):
        return False
    token = parse.tokens[i]
    if token.upos == "PRON":
        return token.text.lower() in _SELF
    if parse.any_kid_lemma(i, ("no", "neither"), "det"):
        return False
    if is_named(parse, i):
        return True
    return token.upos in ("NOUN", "PROPN", "ADJ") and parse.lemmas[i] in _PEOPLE


def of_many(parse: Parse, i: int) -> list[int]:
    """The rebels of "hundreds of rebels"; any other nominal is itself."""
    if parse.lemmas[i] not in _MANY or i in parse.mention_at:
        return [i]
    of = [k for k in parse.kids_of(i, "nmod") if parse.case(k) == "of"]
    return [c for k in of for c in parse.conjuncts(k)] or [i]


def is_armed(parse: Parse, i: int) -> bool:
    """Whether somebody bears arms by the word: an armed group, forces, a named body or state."""
    if is_named(parse, i):
        return parse.mention_at[i].label != "PER"
    return parse.lemmas[i] in _ARMED_GROUP or parse.lemmas[i] in _FIGHTING or is_bearer(parse, i)


def can_be_hit(parse: Parse, i: int) -> bool:
    """Whether a nominal is something that weapons hit: people, bodies, buildings, places."""
    token = parse.tokens[i]
    lemma = parse.lemmas[i]
    if token.upos == "PRON":
        return token.text.lower() in _SELF and token.text.lower() != "it"
    if token.upos in ("NUM", "PROPN"):
        return True
    return is_named(parse, i) or lemma in _PEOPLE or lemma in _OBJECTS or lemma in _FIGHTING


def patients_of(parse: Parse, v: int) -> list[int]:
    """What a verb acts on, also where it shares its object or lost its auxiliary.

    "shot and killed two protesters"; "with one soldier killed".
    """
    found = meant(parse, parse.patients(v))
    if found or parse.tokens[v].upos not in ("VERB", "ADJ"):
        return found
    if parse.any_kid_lemma(v, ("with",), "mark", "case"):
        own = parse.kid(v, "nsubj")
        return parse.conjuncts(own) if own is not None else []
    head = parse.tokens[v].head
    if head >= 0 and parse.is_rel(v, "conj") and parse.kid(v, "nsubj", "aux:pass") is None:
        shared = parse.kid(head, "obj")
        if shared is not None and shared < v:
            return own_behind(parse, v)
        return parse.conjuncts(shared) if shared is not None else []
    return []


def own_behind(parse: Parse, v: int) -> list[int]:
    """The object of a second verb that the tree coordinates with that of the first.

    "Killed a girl and injured five people": what stands behind the second verb is its own.
    """
    shared = parse.kid(parse.tokens[v].head, "obj") if parse.is_rel(v, "conj") else None
    if shared is None or shared > v:
        return []
    return [k for k in parse.conjuncts(shared) if k > v]


def meant(parse: Parse, nominals: Iterable[int]) -> list[int]:
    """Nominals with what "what" stands for: "what the army called a rocket store" is a store."""
    out = []
    for i in nominals:
        named = None
        if parse.lemmas[i] == "what":
            clause = parse.kid(i, "acl", "acl:relcl")
            named = None if clause is None else parse.kid(clause, "xcomp", "obj")
        out.append(i if named is None else named)
    return out


def sufferers(parse: Parse, v: int) -> list[int]:
    """Who dies or loses: the subject, also where the tree left it with a place before it.

    "He had landed in Baghdad and the commander X also died": X is no second place.
    """
    if parse.kid(v, "nsubj", "nsubj:pass") is None and parse.is_rel(v, "conj", "parataxis"):
        for i in range(v - 1, parse.tokens[v].head, -1):
            if _is_stranded(parse, i):
                return parse.conjuncts(i)
    subject = parse.subject(v)
    return parse.conjuncts(subject) if subject is not None else []


def _is_stranded(parse: Parse, i: int) -> bool:
    """Whether a person's name is coordinated with a place."""
    head = parse.tokens[i].head
    here, there = parse.mention_at.get(i), parse.mention_at.get(head)
    return (
        parse.is_rel(i, "conj")
        and here is not None
        and here.label == "PER"
        and there is not None
        and there.label == "LOC"
    )


def is_area(parse: Parse, i: int) -> bool:
    """Whether a target is a place rather than people or a thing."""
    mention = parse.mention_at.get(i)
    if mention is not None and mention.label == "LOC":
        return True
    return parse.lemmas[i] in _AREAS


def sub_event(act: Act) -> SubEvent:
    """The ACLED type: by the weapon, else by the deed, else by who is attacked by whom."""
    if act.lemma == "shoot" and _shot_down(act):
        return SubEvent.DISRUPTED_WEAPONS
    if act.reading == SubEvent.NON_STATE_TAKES.value:
        if act.killed is not None or act.injured is not None:
            return SubEvent.ARMED_CLASH  # "overran a base, killing 17": what counts is the fight
        return SubEvent.GOVERNMENT_REGAINS if _is_state(act) else SubEvent.NON_STATE_TAKES
    if act.lemma == "drop":
        return SubEvent.AIR_DRONE_STRIKE  # bombs are dropped from the air
    label = _weapon_label(act)
    if label == "gun":
        return SubEvent.ARMED_CLASH if act.lemma in _MUTUAL else _by_gun(act)
    if label:
        return SubEvent(label)
    lemma = act.lemma
    if lemma in ("explode", "blow", "go", "detonate"):
        return SubEvent.IED
    if lemma in ("bomb", "bombing"):
        return SubEvent.AIR_DRONE_STRIKE if _by_state(act) else SubEvent.IED
    if lemma in ("strike", "hit") and (act.nominal or _by_state(act)):
        return SubEvent.AIR_DRONE_STRIKE
    if lemma in ("fire", "open", "launch") and _only_areas(act):
        return SubEvent.SHELLING
    if lemma in ("incursion", "offensive"):
        return SubEvent.ARMED_CLASH
    if act.reading in _GENERIC or lemma in _ATTACKS or lemma in ("shoot", "kill"):
        return _by_target(act)
    return SubEvent(act.reading)


def _by_gun(act: Act) -> SubEvent:
    """Shots by the state's forces at a crowd are no attack by ACLED's list."""
    hit = {act.parse.lemmas[t] for t in (*act.targets, *act.victims)}
    return SubEvent.EXCESSIVE_FORCE if hit & _PROTESTERS and _is_state(act) else SubEvent.ATTACK


def _is_state(act: Act) -> bool:
    return _by_state(act) or any(act.parse.lemmas[a] in _STATE for a in act.actors)


def _only_areas(act: Act) -> bool:
    """Fire at a town and not at those who hold it is artillery's."""
    areas = any(is_area(act.parse, t) for t in act.targets)
    return areas and not any(act.parse.lemmas[t] in _FIGHTING for t in act.targets)


def _shot_down(act: Act) -> bool:
    """A drone or a missile brought down did not reach its aim."""
    down = act.parse.any_kid_lemma(act.anchor, ("down",), "compound:prt", "advmod")
    return down and any(is_tool(act.parse, p) for p in act.parse.patients(act.anchor))


_GENERIC = frozenset({"open", "attack", "kill", "injure", "die", "anaphors"})


def _by_target(act: Act) -> SubEvent:
    """Fighters who are attacked shoot back: an armed clash; on others it is an attack."""
    if any(act.parse.lemmas[p] in ("exchange", "trade") for p in act.predicates):
        return SubEvent.ARMED_CLASH
    hit = [*act.targets, *act.victims]
    lemmas = {act.parse.lemmas[t] for t in hit}
    if act.reading in ("kill", "injure", "die") and not act.actors:
        return SubEvent.ATTACK
    if lemmas & _PROTESTERS and _is_state(act):
        return SubEvent.EXCESSIVE_FORCE
    return SubEvent.ARMED_CLASH if lemmas & _FIGHTING else SubEvent.ATTACK


def _by_state(act: Act) -> bool:
    """Whether the perpetrator has aircraft by its word: a state, a coalition, an army."""
    for a in act.actors:
        mention = act.parse.mention_at.get(a)
        if mention is not None and mention.label in ("LOC", "MISC"):
            return act.parse.lemmas[a] not in _ARMED_GROUP
        if act.parse.lemmas[a] in ("coalition", "force", "forces", "military", "army", "regime"):
            return True
    return False


def _weapon_label(act: Act) -> str:
    """The strongest weapon word among the tools and what stands before tools and deed."""
    parse = act.parse
    found = set(weapon_words(parse, [*act.tools, act.anchor]))
    found |= set(weapon_words(parse, act.arms))
    return next((label for label in _ORDER if label in found), "")


def weapon_words(parse: Parse, heads: Iterable[int]) -> list[str]:
    """The sub-event labels of weapons among tokens and their modifiers, names left out."""
    out = []
    for i in heads:
        for k in (i, *parse.kids_of(i, "compound", "amod", "nmod:desc")):
            label = weapon(parse, k)
            if label is not None:
                out.append(label)
            out.extend(
                found
                for j in parse.kids_of(k, "compound", "amod")
                if k != i and (found := weapon(parse, j)) is not None
            )
    return out
