"""Whether a verb tells of violence: a weapon, a target or an armed actor must stand beside it.

"Hit", "strike", "launch", "set" are violence only in such company; "kill" needs somebody killed.
"""

from __future__ import annotations

import re

from tregua.model import SubEvent
from tregua.reading.act import (
    NOUNS,
    VERBS,
    can_act,
    can_be_hit,
    is_armed,
    is_bearer,
    is_machine,
    is_tool,
    meant,
    of_many,
    patients_of,
    weapon,
    weapon_words,
)
from tregua.reading.incident_joining import CASUALTY
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_FALLS = words("violence.frames.falls")
_STRIKES = words("violence.frames.strikes")
_AT = words("violence.frames.at")
_BEARING = words("people.combatants.irregulars") | words("violence.targets.bearing")
_ABSTRACT = words("violence.targets.abstract")
_GROUND = words("violence.targets.ground")
_CARRIERS = words("violence.targets.carriers")
_OBJECTS = words("violence.targets.objects")
_DAMAGE = words("violence.damage.verbs") | {"derail", "shatter"}
_RANKS = frozenset({"soldier", "troop", "trooper", "patrol", "convoy", "peacekeeper", "marine"})
_FAMILY = frozenset({"father", "mother", "parent", "uncle", "aunt", "husband", "wife", "brother"})
IED = SubEvent.IED.value


def verb_tells(parse: Parse, v: int) -> bool:
    """Whether a verb of violence has what makes it one here: a weapon, a target, an actor."""
    lemma = parse.lemmas[v]
    reading = VERBS[lemma]
    if reading in CASUALTY:
        if lemma in ("kill", "injure", "wound", "martyr", "maim") and not patients_of(parse, v):
            return False
        if any(_ordinal(parse, p) for p in patients_of(parse, v)):
            return False  # "the fifth citizen killed there" counts, it does not tell
        passive = parse.is_passive(v) or parse.kid(v, "cop") is not None
        return lemma != "hurt" or passive or _has_patient(parse, v)
    if reading == "open":
        return _open_verb(parse, v, lemma)
    if lemma == "execute":
        return any(is_person(parse, p) for p in parse.patients(v))
    if lemma == "gun":
        return parse.any_kid_lemma(v, ("down",), "compound:prt", "advmod", "obl")
    if lemma in ("rocket", "mortar", "shell", "shoot") and _each_other(parse, v):
        return True
    if lemma in ("rocket", "mortar", "shell", "shoot"):
        hit = (*parse.patients(v), *_struck(parse, v))
        return any(can_be_hit(parse, p) or is_machine(parse, p) for p in hit)
    if reading == SubEvent.NON_STATE_TAKES.value:
        return _takes_ground(parse, v)
    if lemma in ("burn", "sack", "plunder"):
        burnt = parse.patients(v)
        acting = any(can_act(parse, a) for a in parse.agents(v))
        return acting and any(_is_thing(parse, p) for p in burnt)
    if lemma in ("hack", "slaughter", "stab"):
        return any(is_person(parse, p) for p in patients_of(parse, v))
    if lemma == "collide":
        return any(is_armed(parse, a) for a in parse.agents(v))
    if lemma in ("fight", "battle", "clash"):
        if parse.obliques(v, "over", "for", "about"):
            return False  # over a plan, for rights: with words
        return any(can_act(parse, a) for a in (*parse.agents(v), *parse.patients(v)))
    if lemma in ("storm", "raid", "attack", "assault", "bomb", "execute"):
        return _attacks(parse, v)
    if lemma in ("abduct", "kidnap"):
        return not any(parse.lemmas[a] in _FAMILY for a in parse.agents(v))
    return True


def _each_other(parse: Parse, v: int) -> bool:
    hit = (*parse.patients(v), *_struck(parse, v))
    return any(
        parse.lemmas[p] in ("other", "another") and parse.any_kid_lemma(p, ("each", "one"))
        for p in hit
    )


def _is_thing(parse: Parse, i: int) -> bool:
    """Whether a nominal is a place, a building or a vehicle, and nobody."""
    mention = parse.mention_at.get(i)
    return mention.label == "LOC" if mention is not None else parse.lemmas[i] in _OBJECTS


def _takes_ground(parse: Parse, v: int) -> bool:
    """Armed people take a place: by name, or ground that can be held."""
    agents = [c for a in parse.agents(v) for c in of_many(parse, a)]
    if not all(is_armed(parse, a) for a in agents) or not (agents or parse.is_passive(v)):
        return False
    if parse.tokens[v].text.lower().endswith("ing") and parse.is_rel(v, "acl"):
        return False  # "separatists occupying X" have it
    return any(
        parse.mention_at[p].label == "LOC" if p in parse.mention_at else parse.lemmas[p] in _GROUND
        for p in parse.patients(v)
    )


def _ordinal(parse: Parse, i: int) -> bool:
    near = parse.kids_of(i, "amod", "nummod")
    return any(
        parse.lemmas[k] in ("second", "third", "latest") or re.fullmatch(r"\w+th", parse.lemmas[k])
        for k in near
    )


def is_person(parse: Parse, i: int) -> bool:
    """Whether a nominal is people: a person's name, or what can act without being a place."""
    mention = parse.mention_at.get(i)
    if mention is not None:
        return mention.label == "PER"
    return can_act(parse, i)


def _has_patient(parse: Parse, v: int) -> bool:
    return any(
        can_act(parse, p) or parse.tokens[p].upos in ("NUM", "DET", "PRON")
        for p in parse.patients(v)
    )


def _attacks(parse: Parse, v: int) -> bool:
    """An attack with arms: on something that can be hit, and not on a rival with words."""
    patients = meant(parse, parse.patients(v))
    agents = [c for a in parse.agents(v) for c in of_many(parse, a)]
    if not patients and agents and all(_by_arms(parse, a) for a in agents):
        return bool(parse.obliques(v))  # "soldiers attacked first, near X"
    if any(is_machine(parse, a) or is_tool(parse, a) for a in agents):
        return any(can_be_hit(parse, p) for p in patients)
    if any(_by_arms(parse, a) for a in agents) and any(
        parse.tokens[p].upos == "NOUN" and parse.lemmas[p] not in _ABSTRACT for p in patients
    ):
        return True
    if not any(can_be_hit(parse, p) for p in patients):
        return not patients and bool(parse.agents(v)) and _weapon_beside(parse, v)
    if _weapon_beside(parse, v):
        return True
    if agents and not any(can_act(parse, a) or parse.lemmas[a] in NOUNS for a in agents):
        return False
    # A person who attacks another "over", "for" or "as" something does so with words.
    persons = [a for a in agents if a in parse.mention_at and parse.mention_at[a].label == "PER"]
    return not (persons and parse.obliques(v, "over", "for", "as"))


def _by_arms(parse: Parse, i: int) -> bool:
    """Whether somebody bears arms by the common noun itself: whatever they attack, it is hit."""
    return parse.tokens[i].upos == "NOUN" and (parse.lemmas[i] in _BEARING or is_bearer(parse, i))


def _weapon_beside(parse: Parse, v: int) -> bool:
    near = [
        *parse.agents(v),
        *parse.patients(v),
        *(
            k
            for k in parse.kids_of(v, "obl", "obj")
            if parse.case(k) in ("with", "by", "using", "from", "")
        ),
    ]
    return any(is_tool(parse, k) for k in near) or bool(weapon_words(parse, near))


def _struck(parse: Parse, v: int) -> list[int]:
    """What stands behind "at", "on", "into" with a verb: the thing shot at."""
    return [k for k in parse.kids_of(v, "obl") if parse.case(k) in _AT and k not in parse.time_at]


def _open_verb(parse: Parse, v: int, lemma: str) -> bool:
    if lemma == "run":
        # "ran over a mine": the mine decides.
        return any(weapon_words(parse, [k]) for k in parse.obliques(v, "over"))
    if lemma in ("drive", "go", "come", "blow", "set", "plant", "send", "throw", "aim", "direct"):
        return _explodes(parse, v, lemma)
    if lemma == "open":
        return False  # "open fire": the noun tells of it
    if lemma == "fire" and parse.is_passive(v):
        return _fired_on(parse, v)
    subjects = parse.agents(v)
    patients = parse.patients(v)
    if lemma in _DAMAGE and parse.kid(v, "nsubj", "nsubj:pass") is None:
        return False  # "…, damaging a vehicle" adds to the deed before it
    landing = lemma in ("land", "come", "go", "fall")  # of aircraft it is no attack
    if lemma in _FALLS and any(
        is_tool(parse, s) and not (landing and is_machine(parse, s)) for s in subjects
    ):
        return True
    if lemma == "explode":
        return any(parse.lemmas[s] in _CARRIERS for s in subjects)
    if lemma in ("hit", "strike") and any(lies_in_wait(parse, p) for p in patients):
        return any(can_be_hit(parse, s) for s in subjects)
    if any(
        is_tool(parse, k) or (parse.lemmas[k] in NOUNS and k not in parse.mention_at)
        for k in parse.obliques(v, "by", "with")
    ):
        return lemma in _STRIKES or lemma in _FALLS
    if lemma in ("fire", "launch", "drop", "lob", "hurl", "rain"):
        if any(is_tool(parse, p) for p in patients):
            return True
        armed = not subjects or any(_can_fire(parse, s) for s in subjects)
        at = [k for k in _struck(parse, v) if parse.case(k) not in ("in", "over", "across")]
        return lemma == "fire" and armed and any(can_be_hit(parse, k) for k in at)
    if lemma in ("hit", "target", "strike", "pound", "rake") and patients:
        return _strikes(parse, v, subjects, patients)
    return False


def _can_fire(parse: Parse, i: int) -> bool:
    return can_act(parse, i) or is_machine(parse, i) or is_tool(parse, i)


def _strikes(parse: Parse, v: int, subjects: list[int], patients: list[int]) -> bool:
    """ "India struck nine places": somebody armed, and something that is hit, with no sanctions."""
    if parse.is_passive(v) or not subjects or not all(can_act(parse, s) for s in subjects):
        return False
    if not any(can_be_hit(parse, p) or is_machine(parse, p) for p in patients):
        return False
    if parse.lemmas[v] in ("target", "pound"):
        return True
    otherwise = any(not is_tool(parse, k) for k in parse.obliques(v, "with"))
    return not otherwise and all(is_armed(parse, s) for s in subjects)


def _fired_on(parse: Parse, v: int) -> bool:
    """ "rockets were fired", "the patrol was fired on"; nobody who was fired on Monday."""
    patients = parse.patients(v)
    if any(is_tool(parse, p) for p in patients):
        return True
    if parse.any_kid_lemma(v, ("on", "upon", "at"), "compound:prt", "advmod", "case"):
        return any(can_be_hit(parse, p) for p in patients)
    # "troopers were fired on the same morning": said of fighters, clumsy for "fired on".
    return any(parse.lemmas[p] in _RANKS for p in patients)


def _explodes(parse: Parse, v: int, lemma: str) -> bool:
    """ "blew up", "went off", "threw a grenade": only with a weapon, or "up" and a vehicle."""
    roles = [*parse.agents(v), *parse.patients(v)]
    if lemma == "blow" and any(is_bearer(parse, r) for r in roles):
        return True
    carried = any(parse.lemmas[a] in _CARRIERS for a in parse.agents(v))
    if carried and lemma in ("blow", "go") and not parse.kids_of(v, "obj"):
        particle = "up" if lemma == "blow" else "off"
        return parse.any_kid_lemma(v, (particle,), "compound:prt", "advmod")
    if not any(is_tool(parse, r) for r in roles):
        up = parse.any_kid_lemma(v, ("up",), "compound:prt", "advmod")
        hit = any(can_be_hit(parse, p) for p in parse.patients(v))
        return lemma == "blow" and up and hit
    if lemma in ("go", "come"):
        particle = "off" if lemma == "go" else "down"
        return parse.any_kid_lemma(v, (particle,), "compound:prt", "advmod")
    return lemma in ("blow", "throw") or bool(_struck(parse, v))


def lies_in_wait(parse: Parse, i: int) -> bool:
    """A mine or a roadside bomb: what runs into it is its target."""
    return weapon(parse, i) == IED
