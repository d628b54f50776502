"""Troops that a number counts: those that are somewhere, come or go, and what they are cut to."""

from __future__ import annotations

from tregua.language.analysis import NumberExpression
from tregua.reading.circumstances import place_at, place_of
from tregua.reading.counting import KINDS, VERBS, size
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_CHANGES = words("quantities.words.changing")
_CHANGING = words("quantities.words.changes")
_STAY = frozenset({"remain", "stay", "be", "operate", "serve"})
_LEVELS = frozenset({"number", "level", "strength", "size"})
_FORCES = words("quantities.words.forces")
_ARMIES = words("people.bodies.armed_forces")
_BODIES = words("people.bodies")
_SOME = 10
"""Below this a number of soldiers tells of persons rather than of strength."""
_MANY = 100
"""From so many on, soldiers who merely are somewhere are a force."""


_OLD = frozenset({"down", "up"})


def level_of(parse: Parse, number: NumberExpression, verb: int) -> int | None:
    """What is brought to a number or from one: "cut the force from 5,000 to 2,500".

    Gives the noun of the force, ``None`` where no force changes.
    """
    before = parse.lemmas[number.first - 1] if number.first else ""
    if before not in ("to", "from"):
        return None
    counted = number.counted if number.counted >= 0 and is_troops(parse, number.counted) else None
    if before == "from" and number.first > 1 and parse.lemmas[number.first - 2] in _OLD:
        return _forces_before(parse, number.first)  # "5,000 troops, down from 30,000"
    change = _change(parse, number, verb)
    if change is None or (number.counted >= 0 and counted is None):
        return None
    if counted is not None and parse.rel(counted) != "nsubj":
        return counted
    return _changed(parse, change)


def is_old_level(parse: Parse, number: NumberExpression) -> bool:
    """Whether a number is what a force was before: "from 3,000 to 2,500", "down from 3,000"."""
    return number.first > 0 and parse.lemmas[number.first - 1] == "from"


def _change(parse: Parse, number: NumberExpression, verb: int) -> int | None:
    """The word that brings something to a number: a verb, or a noun like "cut"."""
    for node in parse.ancestors(number.last - 1):
        noun = parse.tokens[node].upos == "NOUN"
        if parse.lemmas[node] in (_CHANGING if noun else _CHANGES):
            return node
        if node == verb:
            return None
    return None


def _changed(parse: Parse, change: int) -> int | None:
    """The force that a change is one of, ``None`` where it is something else."""
    for k in parse.kids_of(change, "obj") or parse.kids_of(change, "nsubj", "nmod"):
        if parse.lemmas[k] in _LEVELS:
            counted = [n for n in parse.kids_of(k, "nmod", "compound") if is_troops(parse, n)]
            if counted:
                return counted[0]
        mention = parse.mention_at.get(k)
        people = (
            mention is not None and mention.label == "MISC" and parse.tokens[k].text[-1:] == "s"
        )
        if is_troops(parse, k) or parse.lemmas[k] in _FORCES or people:
            return k
    return None


def _forces_before(parse: Parse, end: int) -> int | None:
    return next((i for i in range(end - 1, -1, -1) if is_troops(parse, i)), None)


def is_troops(parse: Parse, i: int) -> bool:
    """Whether a noun means soldiers or fighters, by itself or beside a number of a force."""
    return KINDS.get(parse.lemmas[i]) in ("troops", "troops by context")


def strong_force(parse: Parse, number: NumberExpression) -> int | None:
    """The body of "the 48,000-strong army", "a mission 22,000 strong"."""
    for i in range(number.last, min(number.last + 2, len(parse))):
        if parse.lemmas[i] != "strong":
            continue
        head = parse.tokens[i].head
        subject = parse.kid(i, "nsubj") if head < 0 or parse.kid(i, "cop") is not None else head
        return subject if subject is not None and _is_body(parse, subject) else None
    return None


def is_bare_force(parse: Parse, number: NumberExpression, noun: int, verb: int) -> bool:
    """Whether a number without a noun is said to be there or to remain."""
    if number.counted >= 0 or size(number) < _MANY or not number.first <= noun < number.last:
        return False
    if parse.lemmas[verb] == "be":
        return parse.kid(verb, "expl") is not None and parse.rel(noun) == "nsubj"
    return parse.lemmas[verb] in _STAY and parse.rel(noun) == "nsubj"


def _is_body(parse: Parse, i: int) -> bool:
    mention = parse.mention_at.get(i)
    if mention is not None:
        return mention.label == "ORG"
    return parse.lemmas[i] in _BODIES or parse.lemmas[i] in _FORCES


def are_troops(parse: Parse, number: NumberExpression, noun: int, verb: int) -> bool:
    """Troops that are somewhere, come, go or give up; those that are hit belong to an incident."""
    kind = KINDS.get(parse.lemmas[noun])
    if not is_troops(parse, noun) or parse.any_kid_lemma(noun, ("dead",), "amod"):
        return False
    if size(number) < _SOME:
        return False
    does = VERBS.get(parse.lemmas[verb], "")
    if does == "disarm" and _disarms(parse, noun, verb):
        return True
    hit = does in ("kill", "hold")
    stationed = does in ("station", "withdraw") and not (
        parse.rel(noun) == "nsubj" and does == "station" and not parse.is_passive(verb)
    )
    if kind == "troops":
        return stationed or (not hit and _are_there(parse, number, noun, verb))
    if parse.lemmas[noun] == "member":
        owner = parse.agents(verb) if parse.lemmas[verb] == "have" else []
        return any(o in parse.mention_at for o in owner)
    return stationed and _are_deployed(parse, noun, verb)


def _are_there(parse: Parse, number: NumberExpression, noun: int, verb: int) -> bool:
    """Many soldiers who are, stay or are thought to be in a place."""
    if size(number) < _MANY:
        return False
    if place_of(parse, noun) is not None:
        return True
    if parse.rel(noun) != "nsubj":
        return False
    if parse.kid(verb, "cop") is not None and place_at(parse, verb) is not None:
        return True
    staying = [verb, *parse.kids_of(verb, "xcomp")]
    return any(parse.lemmas[v] in _STAY and place_of(parse, v) is not None for v in staying)


def _disarms(parse: Parse, noun: int, verb: int) -> bool:
    """Fighters who demobilise, surrender, join; "lay down" only with their arms."""
    taking_part = noun in (*parse.agents(verb), *parse.patients(verb))
    if parse.lemmas[verb] not in ("lay", "give", "hand"):
        return taking_part
    objects = {parse.lemmas[k] for k in parse.kids_of(verb, "obj")}
    return taking_part and bool(objects & {"arm", "arms", "weapon", "weapons", "gun"})


def _are_deployed(parse: Parse, noun: int, verb: int) -> bool:
    """ "Men" that a state or an army has on the ground or in a place."""
    on_the_ground = any(
        parse.lemmas[k] in ("ground", "soil") or place_at(parse, k) is not None
        for node in (noun, verb)
        for k in parse.obliques(node, "on", "in")
    )
    return on_the_ground and any(
        parse.lemmas[s] in _ARMIES or _is_army(parse, s) for s in parse.agents(verb)
    )


def _is_army(parse: Parse, s: int) -> bool:
    mention = parse.mention_at.get(s)
    return mention is not None and mention.label in ("ORG", "LOC", "MISC")
