"""What a number counts: troops, the displaced, a toll, prisoners, breaches, weapons, aid, a share.

The noun that a number counts and the verb around it decide. Each kind of thing has its own file
(``counted_*``); here they are asked in turn, and shares and pledges are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tregua.language.analysis import NumberExpression
from tregua.reading.circumstances import is_people, top_of
from tregua.reading.counted_dead import standing_tolls, toll
from tregua.reading.counted_deeds import deeds
from tregua.reading.counted_forces import (
    are_troops,
    is_bare_force,
    is_old_level,
    level_of,
    strong_force,
)
from tregua.reading.counted_people import people
from tregua.reading.counting import KINDS, Kind, verb_of
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

PERCENT = frozenset({"%", "percent", "per", "p.c", "p.c.", "pct"})
_PLEDGES = words("quantities.words.pledges")
_CURRENCIES = words("quantities.words.currencies")
_AID = words("events.objects.aid") | {"humanitarian", "reconstruction", "refugee"}
_SHARED = words("quantities.words.shared")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: its noun (or itself), the verb around it, and the kind.

    ``level`` says of a force that it comes to this strength, ``old`` that it had it before.
    """

    number: NumberExpression
    noun: int
    verb: int
    kind: str
    level: bool = False
    old: bool = False


def counts_in(parse: Parse, epidemic: bool) -> Iterator[Count]:
    """The numbers of a sentence that count something; ``epidemic`` says that the report has one."""
    standing = {number: found for found, number in standing_tolls(parse)}
    taken: set[int] = set()
    levels: set[tuple[int, bool]] = set()
    for number in parse.sentence.numbers:
        if number in standing:
            yield Count(number, standing[number].noun, standing[number].verb, "toll")
            continue
        noun = number.counted if number.counted >= 0 else top_of(parse, number.first, number.last)
        verb = verb_of(parse, noun)
        force = strong_force(parse, number)
        if force is not None:
            yield Count(number, force, verb_of(parse, force), "strength")
            continue
        level = level_of(parse, number, verb)
        old = is_old_level(parse, number)
        if level is not None:
            if (level, old) not in levels:
                yield Count(number, level, verb, "troops", level=not old, old=old)
            levels.add((level, old))
            taken.add(level)
            continue
        if noun in taken or noun in parse.time_at or _is_excluded(parse, number):
            continue
        kind = _kind(parse, number, noun, verb, epidemic) or _of_the_same(parse, number, noun, verb)
        if kind is not None:
            taken.add(noun)
            yield Count(number, noun, kind[1], kind[0])


def _of_the_same(parse: Parse, number: NumberExpression, noun: int, verb: int) -> Kind | None:
    """ "There are about 3,000 now": a bare number, of whatever force was counted before."""
    return ("same force", verb) if is_bare_force(parse, number, noun, verb) else None


def _is_excluded(parse: Parse, number: NumberExpression) -> bool:
    """Numbers that say nothing of how many: none at all, "one of the …", parts of a time."""
    low, high = number.value.low, number.value.high
    if high is not None and high <= 0:
        return True
    after = number.last
    if low == high == 1 and after < len(parse) and parse.lemmas[after] == "of":
        return True
    return any(k in parse.time_at for k in range(number.first, number.last))


def _kind(
    parse: Parse, number: NumberExpression, noun: int, verb: int, epidemic: bool
) -> Kind | None:
    money = number.first > 0 and parse.lemmas[number.first - 1] in _CURRENCIES
    if money or parse.lemmas[noun] in _CURRENCIES:
        return ("pledge", verb) if _is_pledge(parse, number, verb) else None
    if _is_share(parse, number):
        return ("share", verb) if share_of(parse, number, noun) is not None else None
    fallen = toll(parse, noun, verb, epidemic)
    if fallen:
        return fallen, verb
    found = people(parse, number, noun, verb)
    if found is not None:
        return found
    if are_troops(parse, number, noun, verb):
        return "troops", verb
    return deeds(parse, number, noun, verb)


def _is_pledge(parse: Parse, number: NumberExpression, verb: int) -> bool:
    """Money that somebody pledges; "€225m" is left out where the reader of numbers lost its m."""
    after = parse.sentence.text[number.end - parse.sentence.start :][:1]
    bracketed = number.first > 1 and parse.tokens[number.first - 2].text == "("
    aid = not _AID.isdisjoint(parse.lemma_set)
    return parse.lemmas[verb] in _PLEDGES and aid and not after.isalpha() and not bracketed


def _is_share(parse: Parse, number: NumberExpression) -> bool:
    """A percentage: "40%", "nearly 40 percent", "40 p.c" as machines write it."""
    counted = number.counted
    if counted >= 0 and parse.lemmas[counted : counted + 3] == ("p", ".", "c"):
        return True
    near = range(max(number.first, number.last - 2), min(number.last + 1, len(parse)))
    return number.text.endswith("%") or any(parse.lemmas[j] in PERCENT for j in near)


def share_of(parse: Parse, number: NumberExpression, noun: int) -> int | None:
    """What a percentage is a share of: "90% of the people"."""
    nodes = [noun, top_of(parse, number.first, number.last)]
    for node in nodes:
        for k in parse.kids_of(node, "nmod", "obl"):
            if parse.case(k) == "of" and _is_shared(parse, k):
                return k
    return None


def _is_shared(parse: Parse, k: int) -> bool:
    """Whether a ledger keeps shares of it: people, land, houses."""
    mention = parse.mention_at.get(k)
    if mention is not None:
        return mention.label in ("LOC", "MISC")
    counted = parse.kid(k, "nummod") is not None
    return counted or parse.lemmas[k] in _SHARED | KINDS.keys() or is_people(parse, k)
