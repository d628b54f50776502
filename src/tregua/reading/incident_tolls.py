"""Tolls: how many have fallen, told as a figure that rises, stands or is put at a number.

"The death toll from the attack rose to 40", "hospitals put the number of wounded at 31". A toll
without a deed beside it is that of the incident told just before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tregua.language.analysis import NumberExpression
from tregua.model import Number
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

FIGURES = words("violence.tolls.figures")
_DEAD = words("violence.tolls.dead")
_HURT = words("violence.tolls.hurt")
LOSSES = words("violence.tolls.losses")
_MOVES = words("violence.tolls.moves")
_TO = frozenset({"to", "at", "of"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure of the dead or the hurt: its noun, the verb that gives the number, the number."""

    noun: int
    verb: int
    number: NumberExpression
    hurt: bool

    @property
    def value(self) -> Number:
        """How many."""
        return self.number.value


def tolls(parse: Parse) -> Iterator[Toll]:
    """The tolls of a sentence, in order."""
    if not parse.sentence.numbers:
        return
    for i in parse.find(FIGURES | LOSSES):
        kind = _kind(parse, i)
        verb = parse.tokens[i].head
        if not kind or verb < 0:
            continue
        number = _number(parse, i, verb)
        if number is not None:
            yield Toll(i, verb, number, kind == "hurt")


def _kind(parse: Parse, i: int) -> str:
    """Whether a figure is one of the dead or of the hurt, empty where it is of something else."""
    if parse.lemmas[i] in LOSSES:
        # "puts its own dead at 1,200": what somebody counts of his own.
        own = parse.kid(i, "nmod:poss") is not None or "own" in parse.lemmas[max(0, i - 1) : i]
        return "dead" if own and parse.is_rel(i, "obj", "xcomp", "nsubj:pass") else ""
    near = {parse.lemmas[k] for k in parse.kids_of(i, "compound", "amod")}
    near |= {parse.lemmas[k] for k in parse.kids_of(i, "nmod") if parse.case(k) == "of"}
    if near & _DEAD or (parse.lemmas[i] == "toll" and not near - {"final", "overall", "official"}):
        return "dead"
    return "hurt" if near & _HURT else ""


def _number(parse: Parse, i: int, verb: int) -> NumberExpression | None:
    """The number that a toll is said to be: "rose to 40", "reached 40", "a death toll of 40"."""
    for number in parse.sentence.numbers:
        top = _top(parse, number)
        if number.counted in parse.time_at or any(
            parse.tokens[j].text == "%" for j in range(number.first, number.last)
        ):
            continue
        head = parse.tokens[top].head
        if head == i and parse.case(top) == "of" and number.first > i:
            return number
        if head != verb or number.first < verb or parse.lemmas[verb] not in _MOVES:
            continue
        if parse.is_rel(top, "obj", "obl", "xcomp", "nmod") and parse.case(top) in ("", *_TO):
            return number
    return None


def _top(parse: Parse, number: NumberExpression) -> int:
    """The token that stands for a number in the clause: its noun, or its own head."""
    if number.counted >= 0:
        return number.counted
    span = range(number.first, number.last)
    return next((i for i in span if parse.tokens[i].head not in span), number.first)
