"""When it was done: the time that hangs on the deed itself, never the time of speaking of it.

"Since Monday" opens an interval that ends with the report. What happened hours before somebody
spoke happened on the day on which he did.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tregua.model import Time, TimePrecision
from tregua.reading.act import Act
from tregua.reading.circumstances import top_of
from tregua.reading.draft import Context
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_PERCEIVES = words("violence.frames.perceives")
_NOT_THEN = frozenset({"before", "until", "till", "after", "by", "ahead"})
_STRETCHES = frozenset({"since", "for", "over", "during", "throughout"})
_NOMINAL = ("obl", "obl:unmarked", "nmod", "nmod:unmarked", "advmod", "obj")
_SHORT = frozenset({"hour", "minute", "moment"})
_ONE_INCIDENT_DAYS = 4
"""A time that is no wider than this pins an act to its day."""
_FAR = 10_000
"""The width in days of a time with one open end."""


def when(context: Context, act: Act, told_before: Time | None) -> tuple[Time | None, bool]:
    """The time of a deed, and whether the words sum up more than one day.

    ``told_before`` is the time of the incident told last: "since then" begins with it.
    """
    published = context.document.report.published
    best: Time | None = None
    summed = False
    for expression in act.parse.sentence.times:
        head = top_of(act.parse, expression.first, expression.last)
        governor = _governor(act, head)
        if governor is None or (act.parse.lemmas[governor] in _PERCEIVES and head < act.anchor):
            continue  # "reported on Monday that …": when it was told
        case = act.parse.case(head)
        if expression.kind == "SET" or case in _STRETCHES:
            hours = (expression.iso or "").startswith("PT")
            lasting = expression.kind == "DURATION" and not hours
            summed = summed or expression.kind == "SET" or lasting or case == "since"
        if expression.kind in ("DURATION", "SET") or expression.value is None:
            continue
        if case.split(" ")[0] in _NOT_THEN:
            continue
        value = expression.value
        if case == "since":
            value = since(value, published, expression.text)
        if _better(value, best):
            best = value
    if best is None and _since_then(act):
        return (since(told_before, published, "then") if told_before else None), True
    return best or _day_of_telling(context, act), summed


def since(start: Time, published: str | None, text: str) -> Time:
    """From a time up to the report; open where the report has no date."""
    latest = published[:10] if published else None
    return replace(start, latest=latest, as_said=f"since {text}", precision=TimePrecision.VAGUE)


def _since_then(act: Act) -> bool:
    """ "Since then there have been attacks": from what was told before."""
    parse = act.parse
    clauses = {*act.predicates, parse.tokens[act.anchor].head}
    return any(
        parse.lemmas[i] == "then" and parse.case(i) == "since" and parse.tokens[i].head in clauses
        for i in parse.find({"then"})
    )


def _day_of_telling(context: Context, act: Act) -> Time | None:
    """The day of the main clause for a deed "just hours" or "minutes" before it.

    "Officials spoke just hours after a bomb went off": on the day on which they spoke, be it given
    in the sentence before.
    """
    parse = act.parse
    clause = parse.clause_head(act.anchor)
    head = parse.tokens[clause].head
    if head < 0 or not parse.is_rel(clause, "advcl") or not _shortly_after(parse, clause):
        return None
    voice = context.voices.at(parse, head)
    if voice is not None and voice.said_on is not None:
        return voice.said_on
    own = [t.value for t in parse.sentence.times if t.value is not None and pinned(t.value)]
    return own[0] if own else _said_before(context, parse)


def _shortly_after(parse: Parse, clause: int) -> bool:
    spans = [
        k
        for k in parse.kids_of(clause, "obl", "advmod", "nmod")
        if parse.lemmas[k] in _SHORT and parse.lemmas[k + 1 : k + 2] == ("after",)
    ]
    return any(
        parse.lemmas[k] != "hour" or parse.any_kid_lemma(k, ("just", "only", "mere")) for k in spans
    )


def _said_before(context: Context, parse: Parse) -> Time | None:
    """The one day on which the sentence before was said."""
    index = parse.sentence.index
    earlier = context.document.parses[index - 1] if index else None
    if earlier is None:
        return None
    days_said = {
        voice.said_on
        for i in range(len(earlier))
        if (voice := context.voices.at(earlier, i)) is not None and voice.said_on is not None
    }
    return days_said.pop() if len(days_said) == 1 else None


def _governor(act: Act, head: int) -> int | None:
    """The predicate of the act that a time hangs on, directly or over a noun phrase."""
    parse = act.parse
    node = head
    for _ in range(4):
        governor = parse.tokens[node].head
        if governor < 0 or not parse.is_rel(
            node, *_NOMINAL, "nmod:poss", "amod", "compound", "nummod", "det"
        ):
            return None
        if governor in act.predicates or governor in act.tools:
            return governor
        if not parse.is_rel(node, *_NOMINAL):
            return None  # "the Christmas market", "the 2014 base"
        if parse.is_clause(governor) and governor not in act.predicates:
            return _inside_participle(act, head, governor)
        node = governor
    return None


def _inside_participle(act: Act, head: int, verb: int) -> int | None:
    """The participle that a time belongs to by its place in the sentence.

    "Workers kidnapped in Darfur last month have been freed": parsers hang the time on "freed".
    """
    parse = act.parse
    for p in act.predicates:
        if parse.is_rel(p, "acl") and p < head < verb and parse.covers(verb, p):
            between = parse.lemmas[p:head]
            return p if "," not in between else None
    return None


def _better(value: Time, best: Time | None) -> bool:
    if best is None:
        return True
    if value.earliest is None:
        return False
    return best.earliest is None or days(value) < days(best)


def days(value: Time) -> int:
    """How many days lie between the ends of a time; many where one end is open."""
    if value.earliest is None or value.latest is None:
        return 0 if value.earliest is None and value.latest is None else _FAR
    first, last = (date.fromisoformat(d[:10]) for d in (value.earliest, value.latest))
    return (last - first).days


def pinned(value: Time | None) -> bool:
    """Whether a time says the day, give or take a few."""
    return value is not None and value.earliest is not None and days(value) <= _ONE_INCIDENT_DAYS
