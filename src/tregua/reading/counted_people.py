"""People that a number counts: the displaced, the hungry, prisoners and the captured."""

from __future__ import annotations

from tregua.language.analysis import NumberExpression
from tregua.reading.circumstances import is_people
from tregua.reading.counting import KINDS, VERBS, Kind, size, subjects
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_HUNGER = words("quantities.words.hunger")
_HOMES = words("quantities.words.homes")
_REFUGE = words("quantities.words.refuge")
_LEAVE = words("quantities.moves.leave")
_DRIVE = words("quantities.moves.drive")
_STREAM = words("quantities.moves.stream")
_SEEK = words("quantities.moves.seek")
_CAPTURE = words("quantities.moves.capture")
_COMBATANTS = words("people.combatants")
_SERVICES = _HUNGER | words("quantities.words.services")
_MANY = 50
"""Below this a number of refugees tells of persons rather than of the displaced."""
_STREAMING = 500
"""From so many on, people who cross a border have fled."""
_ROUND_UP = 10
"""Below this an arrest is an event, not a count of prisoners."""


def people(parse: Parse, number: NumberExpression, noun: int, verb: int) -> Kind | None:
    """Which people a number counts, and the verb that says so, ``None`` where it counts others."""
    if _are_displaced(parse, number, noun, verb):
        return "displaced", verb
    if KINDS.get(parse.lemmas[noun]) == "displaced":
        return None  # a handful of refugees is a story of persons
    needing = _needing(parse, noun, verb)
    if needing is not None:
        return "needy", needing
    return _captives(parse, number, noun, verb)


def _are_displaced(parse: Parse, number: NumberExpression, noun: int, verb: int) -> bool:
    if size(number) < _MANY:
        return VERBS.get(parse.lemmas[verb]) == "displace" and _takes_part(parse, noun, verb)
    lemma = parse.lemmas[noun]
    if KINDS.get(lemma) == "displaced":
        return True
    if lemma == "arrival" and parse.any_kid_lemma(noun, ("new", "fresh"), "amod"):
        return True
    if VERBS.get(parse.lemmas[verb]) == "displace" and _takes_part(parse, noun, verb):
        return True
    if _homeless(parse, noun, verb):
        return True
    return parse.tokens[verb].upos == "VERB" and _moves(parse, number, noun, verb)


def _takes_part(parse: Parse, noun: int, verb: int) -> bool:
    if noun == verb:
        return True
    return parse.tokens[verb].upos == "VERB" and noun in (
        *parse.patients(verb),
        *subjects(parse, verb),
    )


def _homeless(parse: Parse, noun: int, verb: int) -> bool:
    """ "60,000 families are homeless", "left 60,000 homeless"."""
    if parse.lemmas[verb] == "homeless":
        return noun in subjects(parse, verb)
    return parse.any_kid_lemma(verb, ("homeless",), "xcomp", "obj", "advcl") or (
        parse.any_kid_lemma(noun, ("homeless",), "amod", "acl")
    )


def _moves(parse: Parse, number: NumberExpression, noun: int, verb: int) -> bool:
    """Whether a verb with its homes, borders or shelter says that people had to go."""
    lemma = parse.lemmas[verb]
    # "Tens of thousands of villagers": the subject is the number.
    going = any(s == noun or number.first <= s < number.last for s in subjects(parse, verb))
    objects = [parse.lemmas[k] for k in parse.kids_of(verb, "obj")]
    if lemma in _LEAVE:
        return going and not _HOMES.isdisjoint(objects)
    if lemma in _DRIVE:
        driven = noun in parse.patients(verb)
        out_of = parse.obliques(verb, "from", "out of", "off")
        return driven and any(parse.lemmas[k] in _HOMES for k in out_of)
    if lemma in _SEEK:
        return going and not _REFUGE.isdisjoint(objects)
    if lemma in _STREAM and going and size(number) >= _STREAMING:
        return any(
            k in parse.mention_at and parse.mention_at[k].label == "LOC"
            for k in (*parse.obliques(verb, "into", "to", "across"), *parse.kids_of(verb, "obj"))
        )
    return False


def _needing(parse: Parse, noun: int, verb: int) -> int | None:
    """The word of a need: "face hunger" behind the noun or in its clause, "in need of food"."""
    clauses = [verb, *parse.kids_of(noun, "acl")]
    for v in clauses:
        if VERBS.get(parse.lemmas[v]) == "need" and (v != verb or noun in subjects(parse, v)):
            inside = {
                parse.lemmas[j]
                for k in parse.kids_of(v, "obj", "obl", "nmod")
                for j in parse.below(k)
            }
            if inside & _HUNGER:
                return v
    without = parse.obliques(noun, "without") + parse.obliques(verb, "without")
    left = parse.lemmas[verb] in ("leave", "be", "remain", "live", "go")
    return verb if left and any(parse.lemmas[k] in _SERVICES for k in without) else None


def _captives(parse: Parse, number: NumberExpression, noun: int, verb: int) -> Kind | None:
    if KINDS.get(parse.lemmas[noun]) == "prisoners":
        return "prisoners", verb
    held = [k for k in parse.kids_of(noun, "acl") if VERBS.get(parse.lemmas[k]) == "hold"]
    if held and any(
        parse.lemmas[j] in ("hostage", "captive", "prisoner") for j in parse.below(noun)
    ):
        return "prisoners", verb
    if parse.tokens[verb].upos != "VERB" or noun not in parse.patients(verb):
        return None
    counted = number.first <= noun < number.last
    fighting = parse.lemmas[noun] in _COMBATANTS
    if parse.lemmas[verb] in _CAPTURE and (fighting or counted):
        return "captured", verb
    if VERBS.get(parse.lemmas[verb]) == "hold" and size(number) >= _ROUND_UP:
        return ("prisoners", verb) if fighting or is_people(parse, noun) else None
    return None
