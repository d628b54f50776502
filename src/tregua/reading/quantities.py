"""Quantities: troops, the displaced, tolls of a war or epidemic, prisoners, tallies, shares.

A number becomes a quantity by the noun that it counts and by the verb around it. The dead and
wounded of one incident belong to the incident; a toll is a quantity only where the words make it
one of a war, of an epidemic or of a stretch of time ("since 2014").
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.language.analysis import NumberExpression, TimeExpression
from tregua.model import (
    Number,
    PlaceMention,
    Qualifier,
    Quantity,
    Stance,
    Time,
)
from tregua.reading.circumstances import place_of, span_of, top_of, when_of
from tregua.reading.counts import EPIDEMIC, KINDS, PERCENT, VERBS, Count, counts_in, share_of
from tregua.reading.names import actor_phrase
from tregua.reading.draft import Context, Draft, Factuality
from tregua.reading.factuality import factuality
from tregua.reading.incident_times import since
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse, Range

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
_HOURS = {"H": 1.0, "M": 1 / 60}


def quantities(context: Context) -> Iterator[Draft]:
    """A draft for every number of the report that counts troops, displaced, prisoners, a toll …"""
    epidemic = False
    if not context.armed:
        return
    for parse in context.document.parses:
        if parse is None:
            continue
        epidemic = epidemic or not EPIDEMIC.isdisjoint(parse.lemma_set)
        if parse.sentence.numbers:
            places: dict[str, PlaceMention] = {}
            for count in counts_in(parse, epidemic):
                draft = _draft(context, parse, count, places)
                if draft is not None:
                    yield draft
        if parse.sentence.times and not _TALKS.isdisjoint(parse.lemma_set):
            yield from _lengths(parse)


# --- what is counted, where, whose ---------------------------------------------------------------


def _draft(
    context: Context, parse: Parse, count: Count, places: dict[str, PlaceMention]
) -> Draft | None:
    noun, number = count.noun, count.number
    fact = factuality(context, parse, noun)
    if fact.negated or _counts_among(parse, count):
        return None
    owner = _owner(parse, count)
    place = _place(parse, count)
    if place is None and owner and _points_back(parse, noun, count.verb):
        place = places.get(owner)
    if place is not None and owner:
        places.setdefault(owner, place)
    what = _what(parse, count, owner, place)
    if not what:
        return None
    proposition = Quantity(
        what=what,
        value=number.value,
        qualifier=Qualifier(number.qualifier),
        unit=_unit(parse, count),
        place=place,
        when=_when(context, parse, count),
    )
    low, high = _tight(parse, noun)
    tokens = [number.first, number.last - 1, low, high - 1]
    anchor = top_of(parse, number.first, number.last) if count.kind == "share" else noun
    start, end = span_of(parse, tokens)
    if place is not None and place.span is not None and 0 < place.span[0] - end < _BESIDE:
        end = place.span[1]
    span = (min(start, number.start), max(end, number.end))
    return Draft(
        f"quantity_{count.kind}.v1", parse, anchor, span, proposition, 0.7,
        stance=_stance(fact, parse, noun),
    )  # fmt: skip


def _when(context: Context, parse: Parse, count: Count) -> Time | None:
    """The time of a count; a toll "since" a day runs from it up to the report."""
    for expression in parse.sentence.times:
        top = top_of(parse, expression.first, expression.last)
        if count.kind not in ("toll", "epidemic", "displaced") or expression.value is None:
            continue
        if parse.case(top) == "since":
            return since(expression.value, context.document.report.published, expression.text)
    return when_of(parse, count.verb)


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
        if parse.lemmas[s] in _BODIES:
            return _plain(parse.text(actor_phrase(parse, s)))
    return ""


def _plain(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") else name


def _place(parse: Parse, count: Count) -> PlaceMention | None:
    leaving = VERBS.get(parse.lemmas[count.verb]) == "withdraw"
    cases = (*_PLACES, *_FROM) if leaving else _PLACES
    nodes = [count.noun, count.verb]
    beside = parse.kid(count.verb, "obj")
    if beside is not None and beside != count.noun and count.kind == "troops":
        nodes.append(beside)  # "cut the contingent in X to 800 troops"
    return place_of(parse, *nodes, cases=cases)


def _points_back(parse: Parse, noun: int, verb: int) -> bool:
    """ "On the ground", "there": a place named before, of the same owner's troops."""
    return any(
        parse.lemmas[k] in _THERE
        for node in (noun, verb)
        for k in parse.kids_of(node, "obl", "nmod", "advmod")
    )


def _what(parse: Parse, count: Count, owner: str, place: PlaceMention | None) -> str:
    noun, kind = count.noun, count.kind
    if kind == "share":
        part = share_of(parse, count.number, noun)
        phrase = _phrase_without(parse, part if part is not None else noun, count.number)
        return _shared(parse, count, phrase)
    phrase = _phrase_without(parse, noun, count.number)
    if not phrase and kind == "epidemic":
        phrase = _counted_before(parse, count)
    if kind == "pledge":
        return f"aid pledged by {owner}" if owner else "aid pledged"
    if place is not None and (place.name in phrase or kind in ("pledge", "breaches")):
        place = None
    if kind == "toll":
        phrase = (
            f"{phrase or 'people'} killed"
            if parse.lemmas[noun] not in ("death", "fatality")
            else phrase
        )
    if kind == "epidemic" and VERBS.get(parse.lemmas[count.verb]) == "kill":
        phrase = f"{phrase or 'people'} killed"
    if kind == "epidemic" and VERBS.get(parse.lemmas[count.verb]) == "infect":
        phrase = f"{phrase or 'people'} infected"
    if kind == "displaced" and KINDS.get(parse.lemmas[noun]) != kind and "displaced" not in phrase:
        phrase = f"{phrase or 'people'} displaced"
    if kind == "needy":
        phrase = " ".join(filter(None, [phrase or "people", _predicate(parse, count)]))
    if kind == "prisoners" and KINDS.get(parse.lemmas[noun]) != "prisoners":
        phrase = f"{phrase or 'people'} held"
    gone = VERBS.get(parse.lemmas[count.verb]) == "withdraw" and kind in ("troops", "arms")
    if gone:
        phrase = f"{phrase} withdrawn"
    if owner and kind == "prisoners":
        return f"{phrase} held by {owner}"
    if owner and owner not in phrase:
        phrase = f"{owner} {phrase}"
    if place is not None:
        on = place.name.lower().endswith(
            ("soil", "territory", "border", "coast", "island", "front")
        )
        phrase = f"{phrase} {'from' if gone else 'on' if on else 'in'} {place.name}"
    return phrase.strip()


def _shared(parse: Parse, count: Count, phrase: str) -> str:
    """What a share says: "people need food aid", "Zeta holds the city"; empty if nothing."""
    predicate = _predicate(parse, count)
    if predicate:
        return f"{phrase} {predicate}"
    top = top_of(parse, count.number.first, count.number.last)
    verb = parse.tokens[count.verb]
    if verb.upos != "VERB" or not {count.noun, top} & set(parse.patients(count.verb)):
        return ""
    subject = parse.subject(count.verb)
    if subject is None or parse.is_passive(count.verb):
        return ""
    return f"{parse.text(actor_phrase(parse, subject))} {verb.text} {phrase}"


def _phrase_without(parse: Parse, noun: int, number: NumberExpression) -> str:
    """The words of a counted noun without its number and what qualifies the number."""
    if number.first <= noun < number.last:
        return ""
    low, high = _tight(parse, noun)
    if low < number.last <= high:
        low = number.last
    while low < high and (parse.lemmas[low] == "of" or parse.tokens[low].upos in ("DET", "PUNCT")):
        low += 1
    if low >= high or noun < low:
        return ""
    return parse.text(parse.trim(low, high))


def _counts_among(parse: Parse, count: Count) -> bool:
    """ "Four of the 20,000 refugees", "another half a million": more than one number for a noun."""
    if count.kind == "share":
        return False
    low, high = _tight(parse, count.noun)
    first, last = count.number.first, count.number.last
    return any(parse.tokens[j].upos == "NUM" and not first <= j < last for j in range(low, high))


def _tight(parse: Parse, noun: int) -> Range:
    """A counted noun with the words before it and an "of" behind it; places are told apart."""
    low, high = noun, noun + 1
    for k in parse.kids_of(noun, "amod", "compound", "nmod:poss", "nummod", "flat", "nmod:desc"):
        low = min(low, parse.subtree(k)[0])
        high = max(high, k + 1)
    for k in parse.kids_of(noun, "nmod"):
        if parse.subtree(k)[0] == high and parse.case(k) == "of":
            high = max(high, k + 1)
    return parse.trim(low, high)


def _counted_before(parse: Parse, count: Count) -> str:
    """ "400 Danes tested positive and 3 have died": what the first number counted."""
    for number in parse.sentence.numbers:
        if number.first >= count.number.first or number.counted < 0:
            continue
        if number.counted not in parse.time_at and parse.lemmas[number.counted] not in PERCENT:
            return _phrase_without(parse, number.counted, number)
    return ""


def _predicate(parse: Parse, count: Count) -> str:
    """The verb of a share or of a need, with its object: "need food aid"."""
    if parse.tokens[count.verb].upos != "VERB":
        return ""
    end = count.verb + 1
    for k in parse.kids_of(count.verb, "obj"):
        end = max(end, parse.phrase(k)[1])
    if end == count.verb + 1 or end - count.verb > 8 or count.verb < count.noun:
        return ""
    return parse.text(parse.trim(count.verb, end))


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
