"""The whole of monitoring: every ceasefire of a picture, as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tregua.linking.days import day_of
from tregua.linking.picture import Picture
from tregua.model import (
    Ceasefire,
    CeasefireAct,
    Finding,
    Holding,
    Report,
    ReportId,
    Statement,
    StatementId,
)
from tregua.monitor.conditions import conditions_of
from tregua.monitor.findings import findings_of
from tregua.monitor.questions import Reader
from tregua.monitor.status import Happening, happenings, history, holding, life_of, status_now

WINDOW_DAYS = 14


@dataclass(frozen=True, slots=True)
class Monitored:
    """The findings, and the ceasefires with their status and conditions, as of a day."""

    findings: tuple[Finding, ...]
    ceasefires: tuple[Ceasefire, ...]
    as_of: date | None


def monitor(
    picture: Picture,
    reports: Sequence[Report],
    statements: Sequence[Statement],
    as_of: date | None = None,
    window_days: int = WINDOW_DAYS,
) -> Monitored:
    """Hold every incident against every ceasefire that it could touch, and judge each ceasefire.

    ``as_of`` is the day of the world that is asked about, by default the latest day on which a
    report was published; nothing that happened later counts. What was known by when is another
    question, asked by giving only the reports published by then.
    """
    published = [day for r in reports if (day := day_of(r.published)) is not None]
    day = as_of or max(published, default=None)
    told = {s.id: s for s in sorted(statements, key=lambda s: s.id)}
    by_id = {r.id: r for r in reports}
    reader = Reader(
        picture,
        {a.id: a for a in picture.actors},
        {p.id: p for p in picture.places},
        told,
        by_id,
    )
    window = (day - timedelta(days=window_days - 1), day) if day else None
    findings: list[Finding] = []
    ceasefires: list[Ceasefire] = []
    for ceasefire in picture.ceasefires:
        acts = happenings(ceasefire, picture, told, by_id)
        life = life_of(ceasefire, acts, told, day)
        found = findings_of(ceasefire, life, reader, day)
        findings += found
        steps = history(ceasefire, acts, life, day)
        counted, held = _held(ceasefire, found, acts, reader, window)
        ceasefires.append(
            replace(
                ceasefire,
                conditions=conditions_of(ceasefire, told),
                status=status_now(steps, held, day, window_days, counted),
            )
        )
    return Monitored(tuple(sorted(findings, key=lambda f: f.id)), tuple(ceasefires), day)


def _held(
    ceasefire: Ceasefire,
    findings: Sequence[Finding],
    acts: Sequence[Happening],
    reader: Reader,
    window: tuple[date, date] | None,
) -> tuple[int, tuple[Holding, tuple[StatementId, ...]]]:
    """How many reports the window holds, and how the ceasefire held in it."""
    if window is None:
        return 0, (Holding.UNKNOWN, ())
    incidents = {i.id: i for i in reader.picture.incidents}
    accusations = [
        a.statement
        for a in acts
        if a.act is CeasefireAct.VIOLATE and a.day and window[0] <= a.day <= window[1]
    ]
    counted = frozenset(
        rid
        for rid, report in reader.reports.items()
        if (day := day_of(report.published)) is not None
        and window[0] <= day <= window[1]
        and _speaks_of(ceasefire, rid, reader.picture)
    )
    return len(counted), holding(findings, incidents, accusations, counted, window)


def _speaks_of(ceasefire: Ceasefire, report: ReportId, picture: Picture) -> bool:
    """Whether a report could tell of a breach: it is on the ceasefire, or mainly on its country."""
    return report in ceasefire.reports or (
        ceasefire.country is not None and picture.grounds.contexts[report].main == ceasefire.country
    )
