"""One record for each arrangement, filled from the statements of all its reports; nothing is
imputed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tregua.linking.days import days_of
from tregua.linking.endings import endings, is_contested
from tregua.linking.identity import derived_id
from tregua.linking.names import fold
from tregua.linking.parties import Cast, best_time, declarations, founding, kind_of, parties
from tregua.linking.sides import is_generic, is_state
from tregua.linking.units import (
    FRESH_ACTS,
    Unit,
    ceasefire_event,
    is_meant,
    term_time,
)
from tregua.model import (
    ActorMention,
    Ceasefire,
    CeasefireAct,
    CeasefireClass,
    CeasefireId,
    CeasefireTerm,
    Condition,
    ConditionState,
    Declaration,
    Duration,
    Event,
    Party,
    PartyRole,
    Purpose,
    ReportId,
    Statement,
    StatementId,
    Term,
    TermId,
    TermSlot,
    Time,
    Words,
)
from tregua.model.codec import encode

_PURPOSE_WORDS = {
    Purpose.HUMANITARIAN: "humanitarian aid relief covid coronavirus pandemic vaccin evacuat "
    "civilians prisoners bodies wounded food medic hunger famine earthquake flood virus",
    Purpose.HOLIDAY: "christmas ramadan eid easter holiday festiv passover diwali muharram",
    Purpose.PEACE_PROCESS: "talks negotiat peace dialogue settlement confidence",
    Purpose.ELECTION: "election vote poll referendum",
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def record(units: Sequence[Unit], cast: Cast) -> Ceasefire:
    """The ledger record of one arrangement."""
    statements = sorted({s.id: s for u in units for s in u.statements}.values(), key=lambda s: s.id)
    layers = _layers(units)
    told = declarations(statements, cast)
    members = parties(statements, cast)
    identity = CeasefireId(derived_id("c", min(s.id for s in founding(statements) or statements)))
    reports = tuple(sorted({s.report for s in statements}))
    effect = next(
        (t for layer in layers if (t := best_time(term_time(s, TermSlot.START) for s in layer))),
        None,
    )
    terms, conditions = _terms(identity, statements, cast)
    country = _country(units, cast)
    return Ceasefire(
        id=identity,
        name=_name(units, cast, country=country, effect=effect, told=told, members=members),
        country=country,
        kind=kind_of(statements, cast),
        class_=_class(statements),
        purposes=_purposes(statements),
        conditional=_conditional(units),
        written=None,
        partial=_partial(statements),
        declarations=told,
        parties=members,
        effect=effect,
        end_planned=_planned_end(layers, effect, _told_as_past(units)),
        end=_actual_end(statements, cast),
        duration=next(filter(None, map(_duration, layers)), None),
        terms=terms,
        conditions=conditions,
        reports=reports,
        origins=cast.grounds.origins.count(reports),
        statements=tuple(s.id for s in statements),
    )


def _acts(unit: Unit) -> set[CeasefireAct]:
    """The acts that a unit means; what is only denied or demanded is none."""
    return {
        e.ceasefire_act
        for s in unit.statements
        if (e := ceasefire_event(s)) is not None and e.ceasefire_act is not None and is_meant(s)
    }


def _only_follows(unit: Unit) -> bool:
    """Whether a unit is about what came after: its terms are an extension's, not the original's."""
    acts = _acts(unit)
    return bool(acts & {CeasefireAct.EXTEND, CeasefireAct.RESUME}) and not acts & FRESH_ACTS


def _conditional(units: Sequence[Unit]) -> bool:
    """Whether what was declared hangs on something.

    A condition on an extension or on the other side's acceptance does not make the arrangement
    itself conditional.
    """
    for unit in units:
        told = [s for s in unit.statements if is_meant(s)]
        acts = [(s, e) for s in told if (e := ceasefire_event(s)) is not None]
        if any(e.ceasefire_act in FRESH_ACTS and e.condition is not None for _, e in acts):
            return True
        for statement in told:
            said = statement.proposition
            if isinstance(said, Term) and said.slot is TermSlot.CONDITION:
                act = _nearest(statement, acts)
                if act is not None and act.ceasefire_act in FRESH_ACTS:
                    return True
    return False


def _nearest(term: Statement, acts: Sequence[tuple[Statement, Event]]) -> Event | None:
    """The act in whose words a term stands, or that stands nearest to it in the text."""
    start, end = term.span

    def distance(act: tuple[Statement, Event]) -> tuple[int, int, str]:
        low, high = act[0].span
        return (max(low - end, start - high, 0), abs(low - start) + abs(high - end), act[0].id)

    return min(acts, key=distance)[1] if acts else None


def _layers(units: Sequence[Unit]) -> list[list[Statement]]:
    """The statements to take the original terms from: best first, each layer wider than the last.

    What tells of the declaration knows its terms; a later mention may give the end of an extension.
    """
    declaring = [u for u in units if _acts(u) & FRESH_ACTS]
    original = [u for u in units if not _only_follows(u)]
    return [[s for u in layer for s in u.statements] for layer in (declaring, original, units)]


def _told_as_past(units: Sequence[Unit]) -> set[StatementId]:
    """The statements that give a day on which it had ended by then: that is no plan."""
    return {
        s.id
        for u in units
        if CeasefireAct.END in _acts(u) and u.published is not None
        for s in u.statements
        if (high := days_of(term_time(s, TermSlot.END)).high) is not None and high <= u.published
    }


def _planned_end(
    layers: Sequence[Sequence[Statement]], effect: Time | None, past: set[StatementId]
) -> Time | None:
    """The end first planned: what most say who tell of the declaration, else the earliest told."""
    start = days_of(effect).low
    for layer in (layers[0], layers[-1]):
        ends = ((s, t) for s in layer if (t := term_time(s, TermSlot.END)) is not None)
        found = [t for s, t in ends if s.id not in past]
        after = [t for t in found if start is None or (days_of(t).high or start) >= start]
        counts = Counter((days_of(t).low, days_of(t).high) for t in after)
        if layer is not layers[0]:
            counts = Counter(set(counts))
        if after:
            most = max(counts.values())
            often = [t for t in after if counts[days_of(t).low, days_of(t).high] == most]
            return min(often, key=lambda t: (t.earliest or "9999", t.latest or "9999", t.as_said))
    return None


def _actual_end(statements: Sequence[Statement], cast: Cast) -> Time | None:
    """When it was called off, or is said to have ended; a plan that ran out is no act.

    Open while that is disputed: see the disagreement, and the status for who has left.
    """
    if is_contested(statements):
        return None
    return best_time(
        e.when or s.said_on
        for s in endings(statements, cast.grounds)
        if (e := ceasefire_event(s)) is not None
    )


def _duration(base: Sequence[Statement]) -> Duration | None:
    """The duration that most reports give; an exact one before one left open."""
    found = [
        (s.report, s.proposition.value)
        for s in base
        if isinstance(s.proposition, Term)
        and s.proposition.slot is TermSlot.DURATION
        and isinstance(s.proposition.value, Duration)
        and is_meant(s)
    ]
    reports: dict[str | None, set[ReportId]] = defaultdict(set)
    for report, value in found:
        reports[value.iso].add(report)
    return min(
        (value for _, value in found),
        key=lambda v: (v.iso is None, -len(reports[v.iso]), v.iso or "", v.as_said),
        default=None,
    )


def _class(statements: Sequence[Statement]) -> CeasefireClass:
    """ETH/PRIO class by what is stated: a mechanism is preliminary, "permanent" definitive."""
    said = [s.proposition for s in statements if isinstance(s.proposition, Term) and is_meant(s)]
    typed = " ".join(
        fold(t.value.text) for t in said if t.slot is TermSlot.TYPE and isinstance(t.value, Words)
    )
    if any(w in typed for w in ("permanent", "final", "definitive", "comprehensive")):
        return CeasefireClass.DEFINITIVE
    if any(t.slot is TermSlot.MONITOR for t in said):
        return CeasefireClass.PRELIMINARY
    return CeasefireClass.CESSATION if founding(statements) else CeasefireClass.UNCLEAR


def _purposes(statements: Sequence[Statement]) -> tuple[Purpose, ...]:
    """CF's purposes by the words of purpose and type terms; unclear where none is stated."""
    said = " ".join(
        fold(s.proposition.value.text)
        for s in statements
        if isinstance(s.proposition, Term)
        and s.proposition.slot in {TermSlot.PURPOSE, TermSlot.TYPE}
        and isinstance(s.proposition.value, Words)
        and is_meant(s)
    )
    stated = any(
        isinstance(s.proposition, Term) and s.proposition.slot is TermSlot.PURPOSE
        for s in statements
    )
    found = [
        p
        for p, stems in _PURPOSE_WORDS.items()
        if any(f" {w}" in f" {said}" for w in stems.split())
    ]
    return tuple(found) or ((Purpose.OTHER,) if stated else (Purpose.UNCLEAR,))


def _partial(statements: Sequence[Statement]) -> bool | None:
    """Whether an area is stated: "nationwide" leaves nothing out, anything else does."""
    areas = [
        fold(s.proposition.value.text)
        for s in statements
        if isinstance(s.proposition, Term)
        and s.proposition.slot is TermSlot.AREA
        and isinstance(s.proposition.value, Words)
        and is_meant(s)
    ]
    if not areas:
        return None
    return not any(
        w in area
        for area in areas
        for w in ("nationwide", "national", "countr", "everywhere", "all")
    )


def _terms(
    identity: CeasefireId, statements: Sequence[Statement], cast: Cast
) -> tuple[tuple[CeasefireTerm, ...], tuple[Condition, ...]]:
    """One row for each slot and value, with who says so and who doubts it."""
    told: dict[tuple[TermSlot, str], list[tuple[dict[str, object], StatementId]]] = defaultdict(
        list
    )
    doubted: dict[TermSlot, set[StatementId]] = defaultdict(set)
    for statement in statements:
        for slot, key, value in _term_values(statement, cast):
            if is_meant(statement):
                told[slot, key].append((value, statement.id))
            else:
                doubted[slot].add(statement.id)
    terms = []
    order = list(TermSlot)
    for (slot, key), rows in sorted(told.items(), key=lambda i: (order.index(i[0][0]), i[0][1])):
        ids = tuple(sorted({s for _, s in rows}))
        value = min(rows, key=lambda r: r[1])[0]
        term = TermId(derived_id("t", identity, slot, key))
        terms.append(CeasefireTerm(term, slot, value, ids, tuple(sorted(doubted[slot] - set(ids)))))
    conditions = tuple(
        Condition(t.id, ConditionState.OPEN, ()) for t in terms if t.slot is TermSlot.CONDITION
    )
    return tuple(terms), conditions


def _term_values(statement: Statement, cast: Cast) -> list[tuple[TermSlot, str, dict[str, object]]]:
    """The terms of a statement: its own slot, and the condition of a declaration."""
    said = statement.proposition
    if isinstance(said, Term):
        value = said.value
        if isinstance(value, ActorMention):
            actor = cast.grounds.actors.find(statement.report, value.name)
            return [
                (
                    said.slot,
                    cast.row(actor, value.name),
                    encode(replace(value, actor=actor, span=None)),
                )
            ]
        if isinstance(value, Words):
            return [(said.slot, fold(value.text), encode(Words(value.text)))]
        if isinstance(value, Time):
            days = days_of(value)
            key = f"{days.low} {days.high}" if days.known else fold(value.as_said)
            return [(said.slot, key, encode(value))]
        return [(said.slot, value.iso or fold(value.until or value.as_said), encode(value))]
    event = ceasefire_event(statement)
    if event is not None and event.condition is not None and event.ceasefire_act in FRESH_ACTS:
        return [
            (TermSlot.CONDITION, fold(event.condition.text), encode(Words(event.condition.text)))
        ]
    return []


def _country(units: Sequence[Unit], cast: Cast) -> str | None:
    """Where it is: by the declaring sides' countries and the main country of each report."""
    votes: Counter[str] = Counter()
    for unit in units:
        main = cast.grounds.contexts[unit.key[0]].main
        if main is not None:
            votes[main] += 2
        for side in unit.declarers:
            weight = 1 if is_state(side) else 3
            for country in cast.grounds.sides.countries.get(side, ()):
                votes[country] += weight if not is_generic(side) else 1
    return min(votes, key=lambda c: (-votes[c], c), default=None)


def _name(
    units: Sequence[Unit],
    cast: Cast,
    *,
    country: str | None,
    effect: Time | None,
    told: Sequence[Declaration],
    members: Sequence[Party],
) -> str:
    """ "Iraq, October 2020: Kataib Hezbollah": country, month it began, up to three declarers."""
    declared = [d for t in told if (d := days_of(t.declared).low) is not None]
    published = [u.published for u in units if u.published is not None]
    start = days_of(effect).low or min(declared or published, default=None)
    entry = cast.grounds.known.entry(country) if country else None
    where = entry.name if entry is not None else "Unknown country"
    when = f", {_MONTHS[start.month - 1]} {start.year}" if start else ""
    declarers = [p for p in members if p.role is PartyRole.DECLARER]
    # Descriptions ("the militias") only where nobody is named.
    sides = [(p.name, cast.sides.side(p.actor, p.name) or "generic/") for p in declarers]
    names = [n for n, side in sides if not is_generic(side)] or [n for n, _ in sides]
    names = list(dict.fromkeys(names))
    who = ": " + ", ".join(names[:3]) + (" and others" if len(names) > 3 else "") if names else ""
    return f"{where}{when}{who}"


def membership(records: Iterable[Ceasefire]) -> dict[StatementId, CeasefireId]:
    """The ceasefire of each statement that belongs to one."""
    return {statement: c.id for c in records for statement in c.statements}
