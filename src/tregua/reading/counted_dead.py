"""Tolls as quantities: the dead of a war, of a stretch of time, of an epidemic.

The dead of one incident belong to the incident.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.language.analysis import NumberExpression, TimeExpression
from tregua.reading.counting import KINDS, VERBS, is_war
from tregua.reading.incident_lives import life_victims
from tregua.reading.incident_tolls import LOSSES, Toll, tolls
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_THROUGH = frozenset({"in", "during", "of", "from", "over", "after", "throughout", "across"})
EPIDEMIC = words("quantities.words.epidemic")


def toll(parse: Parse, noun: int, verb: int, epidemic: bool) -> str:
    """``toll`` or ``epidemic`` where a number counts the dead or sick of one, else nothing."""
    lemma, does = parse.lemmas[noun], parse.lemmas[verb]
    if epidemic and _of_epidemic(parse, noun, verb):
        return "epidemic"
    dead = (
        (VERBS.get(does) == "kill" and noun in _dying(parse, verb))
        or does == "dead"
        or parse.any_kid_lemma(verb, ("dead",), "xcomp", "amod", "obj", "advcl")
        or KINDS.get(lemma) == "deaths"
        or noun in (life_victims(parse, verb) or ())
        or any(parse.lemmas[j] == "dead" and parse.rel(j) == "amod" for j in parse.below(noun))
    )
    return "toll" if dead and _is_wide(parse, noun, verb) else ""


def standing_tolls(parse: Parse) -> Iterator[tuple[Toll, NumberExpression]]:
    """Tolls that "have passed 50,000" in a war, and a party's own dead, "put at" a number."""
    for found in tolls(parse):
        own = parse.lemmas[found.noun] in LOSSES
        if found.hurt or not (own or _is_wide(parse, found.noun, found.verb)):
            continue
        yield found, found.number


def _dying(parse: Parse, verb: int) -> list[int]:
    """Who dies: the object of killing, the subject of dying."""
    if parse.lemmas[verb] == "kill":
        return parse.patients(verb)
    subject = parse.subject(verb)
    return parse.conjuncts(subject) if subject is not None else []


def _of_epidemic(parse: Parse, noun: int, verb: int) -> bool:
    lemma, does = parse.lemmas[noun], parse.lemmas[verb]
    if VERBS.get(does) == "infect" or lemma in ("case", "infection"):
        return True
    if does == "test" or parse.any_kid_lemma(verb, ("positive",), "xcomp", "obl", "obj", "advcl"):
        return True
    if KINDS.get(lemma) in ("epidemic", "deaths"):
        return True
    if VERBS.get(does) != "kill":
        return False
    # "The virus has infected 5,000 and killed 250"; "700 tested positive and 10 have died".
    near = [parse.tokens[verb].head, *parse.kids_of(verb, "conj")]
    subjects = parse.agents(verb)
    return any(parse.lemmas[s] in EPIDEMIC for s in subjects) or any(
        n >= 0 and (VERBS.get(parse.lemmas[n]) == "infect" or parse.lemmas[n] == "test")
        for n in near
    )


def _is_wide(parse: Parse, noun: int, verb: int) -> bool:
    """Whether a toll is one of a war or of a stretch of time."""
    if parse.tokens[verb].upos == "VERB" and any(is_war(parse, s) for s in parse.agents(verb)):
        return True
    return any(
        _makes_wide(parse, k)
        for node in (verb, noun)
        for k in parse.kids_of(node, "obl", "nmod", "advcl")
    )


def _makes_wide(parse: Parse, k: int) -> bool:
    """ "Since 2014", "in the war", "in the fighting since May", "in five days of air raids"."""
    case = parse.case(k)
    if case == "since" or (case in _THROUGH and is_war(parse, k)):
        return True
    inner = parse.kids_of(k, "nmod", "obl")
    if is_war(parse, k) and any(parse.case(j) == "since" for j in inner):
        return True
    if case not in ("in", "over", "during") or k not in parse.time_at:
        return False
    return _is_long(parse.time_at[k]) or _is_days_of(parse, k)


def _is_long(expression: TimeExpression) -> bool:
    """Whether a stretch of time is longer than one incident: weeks, months, years."""
    iso = expression.iso or ""
    return expression.kind == "DURATION" and iso[:2] != "PT" and iso[-1:] in ("W", "M", "Y")


def _is_days_of(parse: Parse, k: int) -> bool:
    """ "Five days of artillery duels": more than one day, filled with violence in the plural."""
    if parse.lemmas[k] != "day" or parse.tokens[k].text.lower() == "day":
        return False
    of = [c for j in parse.kids_of(k, "nmod") if parse.case(j) == "of" for c in parse.conjuncts(j)]
    return any(parse.tokens[c].text.lower().endswith(("s", "ing")) for c in of)
