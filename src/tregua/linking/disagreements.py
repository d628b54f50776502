"""On what do the sources differ? One slot of one ceasefire or incident, the sides next to each
other.

Values that can both be true are no disagreement: a town and its province, "at least 5" and 7, a
duration and silence about it. A toll that rises from one day's report to the next is development,
not contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from tregua.linking.days import Days, days_of, gap
from tregua.linking.identity import derived_id
from tregua.linking.incidents import act_of
from tregua.linking.names import FUNCTION_WORDS, fold
from tregua.linking.parties import Cast
from tregua.linking.units import (
    FRESH_ACTS,
    Unit,
    ceasefire_event,
    is_meant,
    term_time,
)
from tregua.model import (
    ActorKind,
    ActorMention,
    Ceasefire,
    CeasefireAct,
    CeasefireId,
    Certainty,
    Disagreement,
    DisagreementId,
    Duration,
    Incident,
    IncidentId,
    Number,
    Place,
    PlacePrecision,
    Side,
    Stance,
    Statement,
    Term,
    TermSlot,
    Words,
)

Sides = dict[str, list[Statement]]
"""What is said, and the statements that say it."""

SAME_CONDITION = 70.0
"""Two wordings are one condition from this token-set ratio on; translations of one sentence reach
it."""


def of_ceasefire(ceasefire: Ceasefire, units: Sequence[Unit], cast: Cast) -> list[Disagreement]:
    """What the sources dispute about one ceasefire."""
    statements = sorted({s.id: s for u in units for s in u.statements}.values(), key=lambda s: s.id)
    base = [s for u in units if not _follows(u) for s in u.statements]
    slots: list[tuple[str, Sides]] = [
        ("who is bound", _bound(statements, cast)),
        ("duration", _durations(base)),
        ("start", _times(base, TermSlot.START)),
        ("end", _times(base, TermSlot.END)),
        ("condition", _conditions(base)),
        ("whether it is in force", _in_force(statements)),
        ("whether it has ended", _ended(statements)),
        ("whether it was broken", _broken(statements)),
        ("who broke it", _breakers(statements, cast)),
    ]
    return _filed(ceasefire.id, slots, cast)


def of_incident(
    incident: Incident, statements: Sequence[Statement], cast: Cast
) -> list[Disagreement]:
    """What the sources dispute about one incident."""
    slots = [
        ("place", _incident_places(statements, cast)),
        ("killed", _numbers(statements, "killed", cast)),
        ("injured", _numbers(statements, "injured", cast)),
        ("perpetrator", _perpetrators(statements, cast)),
    ]
    return _filed(incident.id, slots, cast)


def _filed(
    of: CeasefireId | IncidentId, slots: Iterable[tuple[str, Sides]], cast: Cast
) -> list[Disagreement]:
    found = []
    for about, sides in slots:
        if len(sides) < 2:
            continue
        rows = tuple(
            Side(
                value,
                tuple(sorted({s.id for s in told})),
                cast.grounds.origins.count({s.report for s in told}),
            )
            for value, told in sorted(sides.items())
        )
        found.append(Disagreement(DisagreementId(derived_id("d", of, about)), about, of, rows))
    return found


def _follows(unit: Unit) -> bool:
    acts = {e.ceasefire_act for s in unit.statements if (e := ceasefire_event(s)) and is_meant(s)}
    return bool(acts & {CeasefireAct.EXTEND, CeasefireAct.RESUME}) and not acts & FRESH_ACTS


def _apart(sides: Sides, differ: Callable[[str, str], bool]) -> Sides:
    """The values that differ from at least one other."""
    return {v: told for v, told in sides.items() if any(differ(v, w) for w in sides if w != v)}


def _bound(statements: Sequence[Statement], cast: Cast) -> Sides:
    """Who is said to be bound, against who doubts or denies it."""
    sides: Sides = defaultdict(list)
    doubted = False
    for statement in statements:
        said = statement.proposition
        if not isinstance(said, Term) or said.slot is not TermSlot.PARTY:
            continue
        value = (
            said.value.name
            if isinstance(said.value, ActorMention)
            else getattr(said.value, "text", "")
        )
        if is_meant(statement):
            sides[value].append(statement)
        else:
            doubted = True
            word = "denied" if statement.negated or statement.stance is Stance.DENY else "in doubt"
            sides[f"{word}: {value}"].append(statement)
    return sides if doubted else {}


def _durations(statements: Sequence[Statement]) -> Sides:
    values: dict[str, Duration] = {}
    sides: Sides = defaultdict(list)
    for statement in statements:
        said = statement.proposition
        if isinstance(said, Term) and isinstance(said.value, Duration) and is_meant(statement):
            key = _duration_words(said.value)
            values[key] = said.value
            sides[key].append(statement)
    return _apart(sides, lambda v, w: _durations_differ(values[v], values[w]))


def _duration_words(value: Duration) -> str:
    return f"until {value.until}" if value.until and not value.iso else value.iso or value.as_said


def _durations_differ(a: Duration, b: Duration) -> bool:
    """Whether both say how long, and not the same; "not specified" agrees with everything."""
    if not (a.iso or a.until) or not (b.iso or b.until):
        return False
    if a.low_days is not None and b.low_days is not None:
        # A month is 28 to 31 days, so ranges are compared with some play.
        low, high = (
            max(a.low_days, b.low_days),
            min(a.high_days or a.low_days, b.high_days or b.low_days),
        )
        return low > high * 1.04 + 0.5
    if a.until and b.until:
        return fuzz.token_set_ratio(fold(a.until), fold(b.until)) < SAME_CONDITION
    return (a.iso == "indefinite") != (b.iso == "indefinite")


def _times(statements: Sequence[Statement], slot: TermSlot) -> Sides:
    values: dict[str, Days] = {}
    sides: Sides = defaultdict(list)
    for statement in statements:
        days = days_of(term_time(statement, slot))
        if days.pinned():
            key = str(days.low) if days.low == days.high else f"{days.low} to {days.high}"
            values[key] = days
            sides[key].append(statement)
    return _apart(sides, lambda v, w: gap(values[v], values[w]) > 0)


def _conditions(statements: Sequence[Statement]) -> Sides:
    """Wordings of what is asked in return, from different reports, that are not one sentence."""
    told: list[tuple[str, Statement]] = []
    for statement in statements:
        said = statement.proposition
        if not is_meant(statement):
            continue
        if (
            isinstance(said, Term)
            and said.slot is TermSlot.CONDITION
            and isinstance(said.value, Words)
        ):
            told.append((said.value.text, statement))
        event = ceasefire_event(statement)
        if event is not None and event.condition is not None and event.ceasefire_act in FRESH_ACTS:
            told.append((event.condition.text, statement))
    sides: Sides = {}
    for text, statement in sorted(told, key=lambda t: (-len(t[0]), t[0], t[1].id)):
        like = next((v for v in sides if _same_condition(v, text)), text)
        sides.setdefault(like, []).append(statement)
    reports = {value: {s.report for s in rows} for value, rows in sides.items()}
    return _apart(sides, lambda v, w: not reports[v] & reports[w])


def _same_condition(a: str, b: str) -> bool:
    def content(text: str) -> str:
        return " ".join(w for w in fold(text).split() if w not in FUNCTION_WORDS)

    return fuzz.token_set_ratio(content(a), content(b)) >= SAME_CONDITION


def _in_force(statements: Sequence[Statement]) -> Sides:
    """Said to be agreed or begun, against said not to be."""
    sides: Sides = defaultdict(list)
    for statement in statements:
        event = ceasefire_event(statement)
        started = (
            isinstance(statement.proposition, Term) and statement.proposition.slot is TermSlot.START
        )
        if not started and (event is None or event.ceasefire_act not in FRESH_ACTS):
            continue
        if statement.negated or statement.stance is Stance.DENY:
            sides["no"].append(statement)
        elif is_meant(statement):
            sides["yes"].append(statement)
    return sides


def _ended(statements: Sequence[Statement]) -> Sides:
    """Said to have ended, against said not to have, or not to be clear."""
    sides: Sides = defaultdict(list)
    for statement in statements:
        event, said = ceasefire_event(statement), statement.proposition
        doubted_end = (
            isinstance(said, Term) and said.slot is TermSlot.END and not is_meant(statement)
        )
        if doubted_end and statement.certainty is Certainty.UNKNOWN:
            sides["in doubt"].append(statement)
        if event is None or event.ceasefire_act is not CeasefireAct.END:
            continue
        if statement.certainty is Certainty.UNKNOWN:
            sides["in doubt"].append(statement)
        elif statement.negated or statement.stance is Stance.DENY:
            sides["no"].append(statement)
        elif statement.stance is Stance.DOUBT:
            sides["in doubt"].append(statement)
        elif is_meant(statement) and statement.certainty is not Certainty.POSSIBLE:
            sides["yes"].append(statement)
    return sides


def _violations(statements: Sequence[Statement]) -> list[Statement]:
    return [
        s
        for s in statements
        if (e := ceasefire_event(s)) is not None and e.ceasefire_act is CeasefireAct.VIOLATE
    ]


def _broken(statements: Sequence[Statement]) -> Sides:
    """Said to have been broken, against denied."""
    sides: Sides = defaultdict(list)
    for statement in _violations(statements):
        denied = statement.negated or statement.stance is Stance.DENY
        if denied or is_meant(statement):
            sides["denied" if denied else "broken"].append(statement)
    return sides


def _breakers(statements: Sequence[Statement], cast: Cast) -> Sides:
    """Different sides named as having broken it: each blames the other."""
    sides: Sides = defaultdict(list)
    camps: dict[str, frozenset[str]] = {}
    for statement in _violations(statements):
        event = ceasefire_event(statement)
        if event is None or not is_meant(statement):
            continue
        for mention in event.actors:
            actor, name = cast.who(statement.report, mention)
            sides[name].append(statement)
            camps[name] = cast.sides.known([replace(mention, actor=actor)])
    return _apart(sides, lambda v, w: bool(camps[v] and camps[w]) and not camps[v] & camps[w])


def _incident_places(statements: Sequence[Statement], cast: Cast) -> Sides:
    by_id = {place.id: place for place in cast.grounds.places.places}
    sides: Sides = defaultdict(list)
    values: dict[str, Place] = {}
    for statement in statements:
        event = act_of(statement)
        if event is None or event.place is None:
            continue
        found = cast.grounds.places.find(statement.report, event.place.name)
        if found is not None:
            sides[event.place.name].append(statement)
            values[event.place.name] = by_id[found]
    return _apart(sides, lambda v, w: _places_differ(values[v], values[w]))


def _places_differ(a: Place, b: Place) -> bool:
    """Whether two places cannot be one: two vague ones with other words, two towns, two
    countries."""
    if a.id == b.id or PlacePrecision.COUNTRY in {a.precision, b.precision}:
        return bool(a.country and b.country and a.country != b.country)
    if a.country and b.country and a.country != b.country:
        return True
    wa, wb = set(fold(a.name).split()) - FUNCTION_WORDS, set(fold(b.name).split()) - FUNCTION_WORDS
    if wa <= wb or wb <= wa:
        return False
    if a.precision is PlacePrecision.VAGUE and b.precision is PlacePrecision.VAGUE:
        return a.gazetteer != b.gazetteer
    return False


def _numbers(statements: Sequence[Statement], slot: str, cast: Cast) -> Sides:
    sides: Sides = defaultdict(list)
    values: dict[str, Number] = {}
    day: dict[str, str] = {}
    for statement in statements:
        event = act_of(statement)
        number = getattr(event, slot) if event is not None else None
        if number is None or not is_meant(statement):
            continue
        key = _number_words(number)
        sides[key].append(statement)
        values[key] = number
        day[key] = max(
            day.get(key, ""), (cast.grounds.reports[statement.report].published or "")[:10]
        )
    return _apart(sides, lambda v, w: _numbers_differ(values[v], values[w], day[v], day[w]))


def _number_words(number: Number) -> str:
    low = "0" if number.low is None else f"{number.low:g}"
    if number.high is None:
        return f"at least {low}"
    return low if number.low == number.high else f"{low} to {number.high:g}"


def _numbers_differ(a: Number, b: Number, day_a: str, day_b: str) -> bool:
    """Whether the ranges have nothing in common and no later, higher count explains it."""
    first, last = ((a, b) if day_a <= day_b else (b, a)) if day_a != day_b else (a, b)
    apart = max(a.low or 0, b.low or 0) > min(
        float("inf") if n.high is None else n.high for n in (a, b)
    )
    grew = day_a != day_b and (last.low or 0) > (first.low or 0)
    return apart and not grew


_UNSURE = {ActorKind.PERSON, ActorKind.UNKNOWN}


def _perpetrators(statements: Sequence[Statement], cast: Cast) -> Sides:
    sides: Sides = defaultdict(list)
    camps: dict[str, frozenset[str]] = {}
    for statement in statements:
        event = act_of(statement)
        for mention in event.actors if event is not None else ():
            actor, name = cast.who(statement.report, mention)
            denied = statement.negated or statement.stance is Stance.DENY
            value = f"not {name}" if denied else name
            # A person may act for any body, and of an unknown actor nothing excludes it.
            if actor is not None and cast.actors[actor].kind in _UNSURE:
                continue
            camp = cast.sides.known([replace(mention, actor=actor)])
            sides[value].append(statement)
            camps[value] = frozenset(f"not {c}" for c in camp) if denied else camp
    told = {value: {s.id for s in rows} for value, rows in sides.items()}
    # Two names in one breath ("Trump and the Pentagon") are two perpetrators, not two versions.
    known = {value: rows for value, rows in sides.items() if camps.get(value)}
    return _apart(known, lambda v, w: not camps[v] & camps[w] and not told[v] & told[w])
