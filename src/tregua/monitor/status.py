"""How a ceasefire stands on a day, step by step, and how well it holds (DESIGN, Monitoring).

A step is taken only on somebody's word, and keeps it. What no report dates stands at the head of
the history with an open day. An end that was planned and not moved is reached without a word: it
runs out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tregua.linking.days import UNDATED, Days, day_of, days_of
from tregua.linking.endings import endings, who_ends
from tregua.linking.picture import Picture
from tregua.linking.units import ceasefire_event, is_meant, term_time
from tregua.model import (
    ActorId,
    Ceasefire,
    CeasefireAct,
    Certainty,
    Finding,
    Holding,
    Incident,
    IncidentId,
    PartyRole,
    Report,
    ReportId,
    Statement,
    StatementId,
    Status,
    StatusNow,
    StatusStep,
    TermSlot,
    Verdict,
)
from tregua.monitor.questions import Life, overlaps_window

_BEGINS = {CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.ACCEPT}


EXACT_DAYS = 3
"""A wider time ("last week", "in October") witnesses an act, but dates no step."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One act on a ceasefire: its day as far as known, and who says so."""

    day: date | None
    act: CeasefireAct
    actors: tuple[ActorId | None, ...]
    statement: StatementId


def happenings(
    ceasefire: Ceasefire,
    picture: Picture,
    statements: Mapping[StatementId, Statement],
    reports: Mapping[ReportId, Report],
) -> list[Happening]:
    """The acts on a ceasefire in order of their days; undated ones by when they were told."""
    found = []
    told_over = endings((statements[s] for s in ceasefire.statements), picture.grounds)
    over = {s.id for s in told_over}
    for identity in ceasefire.statements:
        statement = statements[identity]
        event = ceasefire_event(statement)
        if event is None or event.ceasefire_act is None or not is_meant(statement):
            continue
        if statement.certainty in {Certainty.POSSIBLE, Certainty.UNKNOWN}:
            continue  # what may be, or would be, is no step
        if event.ceasefire_act is CeasefireAct.END and identity not in over:
            continue
        told = day_of(reports[statement.report].published)
        when = days_of(event.when)
        if when.known and not when.pinned(EXACT_DAYS):
            told = None
        spoken = days_of(statement.said_on)
        said = next((d.low for d in (when, spoken) if d.pinned(EXACT_DAYS)), None)
        actors = tuple(picture.actor_of(statement.report, m.name) for m in event.actors)
        if event.ceasefire_act is CeasefireAct.END:
            actors = tuple(m.actor for m in who_ends(statement, picture.grounds))
        found.append(Happening(said or told, event.ceasefire_act, actors, identity))
    return sorted(found, key=lambda h: (h.day or date.min, _ORDER[h.act], h.statement))


_ORDER = {
    act: i
    for i, act in enumerate(
        [
            CeasefireAct.OFFER, CeasefireAct.REJECT, CeasefireAct.DECLARE, CeasefireAct.AGREE,
            CeasefireAct.ACCEPT, CeasefireAct.VIOLATE, CeasefireAct.SUSPEND, CeasefireAct.RESUME,
            CeasefireAct.EXTEND, CeasefireAct.END,
        ]
    )
}  # fmt: skip


def life_of(
    ceasefire: Ceasefire,
    acts: Sequence[Happening],
    statements: Mapping[StatementId, Statement],
    as_of: date | None,
) -> Life:
    """From when to when it runs, by what is stated of it; an extension moves the end.

    Where no start is stated it runs from its declaration: a party that says that it stops has
    begun to stop.
    """
    begun = [a for a in acts if a.act in _BEGINS]
    starts = [
        s for s in ceasefire.statements if days_of(term_time(statements[s], TermSlot.START)).known
    ]
    declared = [
        days_of(d.declared) for d in ceasefire.declarations if d.act in _BEGINS and d.declared
    ]
    start = days_of(ceasefire.effect)
    if not start.known:
        start = min(
            (d for d in declared if d.known),
            key=lambda d: (d.low or date.min, d.high or date.max),
            default=UNDATED,
        )
    ended = [a for a in acts if a.act is CeasefireAct.END and _ends_it(ceasefire, acts, a)]
    ended = [a for a in ended if as_of is None or a.day is None or a.day <= as_of]
    end, sources = _stated_end(ceasefire, acts, statements, as_of)
    if ended and (ended[0].day is None or end.low is None or ended[0].day <= end.low):
        end, sources = Days(ended[0].day, ended[0].day), [ended[0].statement]
    told = tuple(sorted({*starts, *(a.statement for a in begun), *sources}))
    return Life(start, end, not end.known, told)


def _stated_end(
    ceasefire: Ceasefire,
    acts: Sequence[Happening],
    statements: Mapping[StatementId, Statement],
    as_of: date | None,
) -> tuple[Days, list[StatementId]]:
    """The planned end; a later one once an extension has been declared or agreed."""
    planned = days_of(ceasefire.end_planned)
    stated = [
        (days_of(time), s)
        for s in ceasefire.statements
        if (time := term_time(statements[s], TermSlot.END)) is not None and days_of(time).known
    ]
    extended = any(
        a.act is CeasefireAct.EXTEND and (as_of is None or a.day is None or a.day <= as_of)
        for a in acts
    )
    if extended:
        later = [
            p for p in stated if planned.high is None or (p[0].high or date.max) > planned.high
        ]
        if not later:
            return UNDATED, []  # prolonged, and nobody says until when
        latest = max(later, key=lambda p: (p[0].high or date.max, p[0].low or date.min, p[1]))[0]
        return latest, [s for d, s in stated if d == latest]
    return planned, [s for d, s in stated if d == planned]


def _ends_it(ceasefire: Ceasefire, acts: Sequence[Happening], act: Happening) -> bool:
    """Whether an end or suspension by these actors is one of the whole arrangement.

    Of several sides any can end it. Of several bodies on one side, the arrangement lasts while one
    that surely declared has not left.
    """
    sure = {
        p.actor
        for p in ceasefire.parties
        if p.role is PartyRole.DECLARER and p.certainty is Certainty.CERTAIN and p.actor
    }
    if not act.actors or not sure or ceasefire.kind.value in {"bilateral", "multilateral"}:
        return True
    left = {actor for a in acts if a.act is act.act for actor in a.actors}
    return not sure - left


def history(
    ceasefire: Ceasefire,
    acts: Sequence[Happening],
    life: Life,
    as_of: date | None,
) -> tuple[StatusStep, ...]:
    """The statuses that it went through by the day asked about, each with its statements."""
    steps: list[tuple[date | None, Status, list[StatementId]]] = []
    dated = [a for a in acts if a.day is not None and (as_of is None or a.day <= as_of)]
    # What no report dates says where it stands only if nothing else does.
    for act in dated or [a for a in acts if a.day is None]:
        now = steps[-1][1] if steps else None
        status = _after(now, act, ceasefire, acts, life)
        if status is None:
            continue
        if status is now:
            steps[-1][2].append(act.statement)
        else:
            steps.append((act.day, status, [act.statement]))
    steps = _with_start(steps, life, as_of)
    steps = _with_expiry(steps, life, as_of)
    return tuple(
        StatusStep(day.isoformat() if day else None, status, tuple(sorted(set(told))))
        for day, status, told in steps
    )


def _after(
    now: Status | None,
    act: Happening,
    ceasefire: Ceasefire,
    acts: Sequence[Happening],
    life: Life,
) -> Status | None:
    """The status that an act leads to from the present one; ``None`` where it changes nothing."""
    if act.act is CeasefireAct.OFFER:
        return Status.PROPOSED if now in {None, Status.PROPOSED, Status.REJECTED} else None
    if act.act is CeasefireAct.REJECT:
        return Status.REJECTED if now in {None, Status.PROPOSED} else None
    if act.act in _BEGINS:
        if now in {Status.IN_FORCE, Status.SUSPENDED, Status.ENDED}:
            return Status.IN_FORCE if now is Status.IN_FORCE else None
        later = act.day is not None and life.start.low is not None and life.start.low > act.day
        return Status.DECLARED if later else Status.IN_FORCE
    if act.act in {CeasefireAct.EXTEND, CeasefireAct.RESUME}:
        return Status.IN_FORCE if now is not Status.PROPOSED else None
    if act.act in {CeasefireAct.SUSPEND, CeasefireAct.END} and _ends_it(ceasefire, acts, act):
        return Status.ENDED if act.act is CeasefireAct.END else Status.SUSPENDED
    return None


def _with_start(
    steps: list[tuple[date | None, Status, list[StatementId]]], life: Life, as_of: date | None
) -> list[tuple[date | None, Status, list[StatementId]]]:
    """In force from the stated start on, once declared for a later day."""
    start = life.start.low
    if not steps or start is None or (as_of is not None and start > as_of):
        return steps
    at = next((i for i, s in enumerate(steps) if s[1] is Status.DECLARED), None)
    if at is None or any(s[1] is Status.IN_FORCE for s in steps):
        return steps
    return [*steps[: at + 1], (start, Status.IN_FORCE, list(life.statements)), *steps[at + 1 :]]


def _with_expiry(
    steps: list[tuple[date | None, Status, list[StatementId]]], life: Life, as_of: date | None
) -> list[tuple[date | None, Status, list[StatementId]]]:
    """Ended from the day after the planned end on, if nobody ended it before."""
    last = life.end.high
    if not steps or last is None or as_of is None or as_of <= last:
        return steps
    if steps[-1][1] not in {Status.IN_FORCE, Status.SUSPENDED, Status.DECLARED}:
        return steps
    return [*steps, (last + timedelta(days=1), Status.ENDED, list(life.statements))]


def holding(
    findings: Sequence[Finding],
    incidents: Mapping[IncidentId, Incident],
    accusations: Sequence[StatementId],
    reports: frozenset[ReportId],
    window: tuple[date, date],
) -> tuple[Holding, tuple[StatementId, ...]]:
    """Quiet, strained or breached over a window, and because of which statements.

    ``accusations``: statements of the window that say it was broken without telling of an
    incident. Without any report of the window the answer is unknown: silence is no calm.
    """
    inside = [f for f in findings if overlaps_window(days_of(incidents[f.incident].when), *window)]
    worst = [f for f in inside if f.verdict in {Verdict.ADMITTED, Verdict.VERIFIED}]
    if worst:
        return Holding.BREACHED, _witnesses(worst, incidents)
    open_ones = [f for f in inside if f.verdict in {Verdict.ALLEGED, Verdict.POSSIBLE}]
    if open_ones or accusations:
        told = {*_witnesses(open_ones, incidents), *accusations}
        return Holding.STRAINED, tuple(sorted(told))
    undated = [
        f
        for f in findings
        if f.verdict is not Verdict.OUTSIDE
        and not days_of(incidents[f.incident].when).known
        and reports & set(incidents[f.incident].reports)
    ]
    # A breach told in the window without a day may have been in it, or not.
    return (Holding.QUIET if reports and not undated else Holding.UNKNOWN), ()


def _witnesses(
    findings: Iterable[Finding], incidents: Mapping[IncidentId, Incident]
) -> tuple[StatementId, ...]:
    return tuple(sorted({s for f in findings for s in incidents[f.incident].statements}))


def status_now(
    steps: tuple[StatusStep, ...],
    held: tuple[Holding, tuple[StatementId, ...]],
    as_of: date | None,
    window_days: int,
    reports: int,
) -> StatusNow:
    """The answer for the day asked about; how well it holds is only asked of one in force."""
    now = steps[-1].status if steps else Status.UNKNOWN
    judged = now is Status.IN_FORCE and as_of is not None
    how, because = held if judged else (Holding.UNKNOWN, ())
    return StatusNow(
        now=now,
        holding=how,
        because=because or (steps[-1].statements if steps else ()),
        history=steps,
        as_of=as_of.isoformat() if as_of else None,
        window_days=window_days,
        reports_in_window=reports,
    )
