"""Quantities: troops, the displaced, tolls of a war or epidemic, prisoners, tallies, shares.

A number becomes a quantity by the noun that it counts and by the verb around it. The dead and
wounded of one incident belong to the incident; a toll is a quantity only where the words make it
one of a war, of an epidemic or of a stretch of time ("since 2014").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tregua.language.analysis import TimeExpression
from tregua.model import (
    Certainty,
    Number,
    PlaceMention,
    Qualifier,
    Quantity,
    Span,
    Stance,
    Time,
)
from tregua.reading.circumstances import place_of, span_of, top_of, when_of
from tregua.reading.counted_dead import EPIDEMIC
from tregua.reading.counting import VERBS
from tregua.reading.counts import Count, counts_in
from tregua.reading.draft import Context, Draft, Factuality
from tregua.reading.factuality import factuality
from tregua.reading.incident_times import since
from tregua.reading.lexicon import words
from tregua.reading.names import actor_phrase
from tregua.reading.quantity_names import name_of, tight
from tregua.reading.tree import Parse

_TALKS = words("quantities.words.talks")
_THERE = words("quantities.words.there")
_BODIES = words("people.bodies")
_PLACES = ("in", "at", "near", "inside", "around", "within", "throughout", "to", "into")
_BESIDE = 12
"""Characters between a count and the place that still stands beside it ("in the city of")."""
_FROM = ("from", "out of")
_COMMITTING = frozenset(
    {"plan", "intend", "intention", "pledge", "promise", "vow", "will", "decide", "order",
     "announce", "agree", "decision"}
)  # fmt: skip
_REACH = 2
"""Sentences over which "there are 3,000 now" still means the force counted before."""
_RULES = {"same force": "quantity_troops.v1"}


@dataclass(slots=True)
class _Told:
    """What was counted before, for numbers that are more of the same."""

    places: dict[str, PlaceMention] = field(default_factory=dict)
    force: str = ""
    place: PlaceMention | None = None
    sentence: int = -_REACH - 1


def quantities(context: Context) -> Iterator[Draft]:
    """A draft for every number of the report that counts troops, displaced, prisoners, a toll …"""
    epidemic = False
    if not context.armed:
        return
    told = _Told()
    for parse in context.document.parses:
        if parse is None:
            continue
        epidemic = epidemic or not EPIDEMIC.isdisjoint(parse.lemma_set)
        told.places = {}
        if parse.sentence.numbers:
            for count in counts_in(parse, epidemic):
                draft = _draft(context, parse, count, told)
                if draft is not None:
                    yield draft
        if parse.sentence.times and not _TALKS.isdisjoint(parse.lemma_set):
            yield from _lengths(parse)


# --- what is counted, where, whose ---------------------------------------------------------------


def _draft(context: Context, parse: Parse, count: Count, told: _Told) -> Draft | None:
    noun, number = count.noun, count.number
    fact = factuality(context, parse, noun)
    if fact.negated or _counts_among(parse, count):
        return None
    owner = _owner(parse, count)
    place = _place(parse, count)
    if place is None and owner and _points_back(parse, noun, count.verb):
        place = told.places.get(owner)
    if place is not None and owner:
        told.places.setdefault(owner, place)
    what = name_of(parse, count, owner, place)
    if count.kind in ("troops", "strength", "same force"):
        what, place = _force(parse, count, told, what, place)
    if not what:
        return None
    proposition = Quantity(
        what=what,
        value=number.value,
        qualifier=Qualifier(number.qualifier),
        unit=_unit(parse, count),
        place=place,
        when=None if count.old else _when(context, parse, count),
    )
    anchor = top_of(parse, number.first, number.last) if count.kind == "share" else noun
    return Draft(
        _RULES.get(count.kind, f"quantity_{count.kind}.v1"),
        parse,
        anchor,
        _span(parse, count, place),
        proposition,
        0.7,
        stance=None if count.old else _stance(fact, parse, noun),
        certainty=Certainty.CERTAIN if count.old else None,
    )


def _force(
    parse: Parse, count: Count, told: _Told, what: str, place: PlaceMention | None
) -> tuple[str, PlaceMention | None]:
    """A force is remembered; a bare number is one of the force told just before."""
    index = parse.sentence.index
    if count.kind == "same force":
        if index - told.sentence > _REACH:
            return "", None
        what, place = told.force, told.place
    told.force, told.place, told.sentence = what, place, index
    return what, place


def _span(parse: Parse, count: Count, place: PlaceMention | None) -> Span:
    """The characters of a number with what it counts and the place right behind it."""
    low, high = tight(parse, count.noun)
    number = count.number
    start, end = span_of(parse, [number.first, number.last - 1, low, high - 1])
    if place is not None and place.span is not None and 0 < place.span[0] - end < _BESIDE:
        end = place.span[1]
    return (min(start, number.start), max(end, number.end))


def _when(context: Context, parse: Parse, count: Count) -> Time | None:
    """The time of a count; a toll "since" a day runs from it up to the report."""
    for expression in parse.sentence.times:
        top = top_of(parse, expression.first, expression.last)
        if count.kind not in ("toll", "epidemic", "displaced") or expression.value is None:
            continue
        if parse.case(top) == "since":
            return since(expression.value, context.document.report.published, expression.text)
    if count.level:
        return _until(parse, count)
    return when_of(parse, count.verb)


def _until(parse: Parse, count: Count) -> Time | None:
    """The day by which a force reaches a level: only what hangs on the change itself."""
    for expression in parse.sentence.times:
        top = top_of(parse, expression.first, expression.last)
        if parse.tokens[top].head == count.verb:
            return expression.value
    return None


def _edges(parse: Parse, i: int) -> tuple[int, int]:
    low, high = parse.phrase(i)
    return (low, max(low, high - 1))


def _stance(fact: Factuality, parse: Parse, noun: int) -> Stance | None:
    """A number of the future that somebody commits himself to is a promise."""
    above = {parse.lemmas[a] for a in parse.ancestors(noun)}
    if (fact.unreal in ("future", "wanted") and above & _COMMITTING) or "intention" in above:
        return Stance.PROMISE
    return None


def _owner(parse: Parse, count: Count) -> str:
    """Whose troops or prisoners they are, where a body is said to have or send them."""
    if count.kind not in ("troops", "prisoners", "arms", "pledge"):
        return ""
    if parse.tokens[count.verb].upos != "VERB" or parse.rel(count.noun) not in ("obj", "obl"):
        return ""
    for s in parse.agents(count.verb):
        if s in parse.mention_at and parse.mention_at[s].label in ("ORG", "LOC"):
            return _plain(parse.mention_at[s].text)
        if parse.lemmas[s] in _BODIES and not (count.level or count.old):
            return _plain(parse.text(actor_phrase(parse, s)))
    return ""


def _plain(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") else name


def _place(parse: Parse, count: Count) -> PlaceMention | None:
    leaving = VERBS.get(parse.lemmas[count.verb]) == "withdraw"
    cases = (*_PLACES, *_FROM) if leaving else _PLACES
    nodes = [count.noun, count.verb]
    if count.kind == "troops":
        # "cut the contingent in X to 800 troops", "the force in X will be cut to 800"
        nodes += [k for k in parse.kids_of(count.verb, "obj", "nsubj") if k != count.noun]
    return place_of(parse, *nodes, cases=cases)


def _points_back(parse: Parse, noun: int, verb: int) -> bool:
    """ "On the ground", "there": a place named before, of the same owner's troops."""
    return any(
        parse.lemmas[k] in _THERE
        for node in (noun, verb)
        for k in parse.kids_of(node, "obl", "nmod", "advmod")
    )


def _counts_among(parse: Parse, count: Count) -> bool:
    """ "Four of the 20,000 refugees", "another half a million": more than one number for a noun."""
    if count.kind in ("share", "toll", "strength", "same force"):
        return False
    levels = {j for n in parse.sentence.numbers for j in range(n.first, n.last)}
    low, high = tight(parse, count.noun)
    first, last = count.number.first, count.number.last
    inside = [j for j in range(low, high) if parse.tokens[j].upos == "NUM"]
    beside = [j for j in inside if not first <= j < last]
    if count.kind == "troops" and all(j in levels for j in beside):
        return False  # "from 3,000 to 2,500 soldiers": two levels of one force
    return bool(beside)


def _unit(parse: Parse, count: Count) -> str | None:
    if count.kind == "share":
        return "percent"
    if count.kind == "pledge":
        return parse.lemmas[count.number.first - 1] if count.number.first else None
    if parse.tokens[count.noun].upos == "NUM" or count.noun in range(
        count.number.first, count.number.last
    ):
        return "person"
    return parse.lemmas[count.noun]


# --- how long talks took -------------------------------------------------------------------------


def _lengths(parse: Parse) -> Iterator[Draft]:
    """How long talks took: "the talks lasted more than ten hours"."""
    for expression in parse.sentence.times:
        if expression.kind != "DURATION" or expression.iso is None:
            continue
        top = top_of(parse, expression.first, expression.last)
        verb = parse.tokens[top].head
        if verb < 0 or VERBS.get(parse.lemmas[verb]) != "last":
            continue
        subject = parse.subject(verb)
        if subject is None or parse.lemmas[subject] not in _TALKS:
            continue
        value, unit = _measured(expression)
        if value is None:
            continue
        proposition = Quantity(
            what=f"length of {parse.text(parse.bare(subject))}",
            value=value,
            qualifier=_qualifier(expression),
            unit=unit,
        )
        tokens = [*_edges(parse, subject), verb, expression.first, expression.last - 1]
        yield Draft("quantity_length.v1", parse, verb, span_of(parse, tokens), proposition, 0.7)


def _measured(expression: TimeExpression) -> tuple[Number | None, str]:
    """A duration as a number of its own unit: PT10H is ten hours."""
    iso = expression.iso or ""
    unit = {"H": "hour", "D": "day", "W": "week", "Y": "year", "M": "month"}.get(iso[-1:], "")
    if iso.startswith("PT") and iso.endswith("M"):
        unit = "minute"
    digits = iso[1:-1].lstrip("T")
    if not unit or not digits.replace(".", "", 1).isdigit():
        return None, ""
    value = float(digits)
    high = None if _qualifier(expression) is Qualifier.AT_LEAST else value
    return Number(value, high, expression.text), unit


def _qualifier(expression: TimeExpression) -> Qualifier:
    said = expression.text.lower()
    if said.startswith(("more than", "over", "at least")):
        return Qualifier.AT_LEAST
    if said.startswith(("about", "around", "nearly", "almost", "some")):
        return Qualifier.ABOUT
    return Qualifier.EXACTLY
