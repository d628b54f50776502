"""A view: all that follows from the reports known by a day, as things stood on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tregua.errors import UsageError
from tregua.model import (
    Actor,
    Ceasefire,
    CeasefireId,
    CeasefireTerm,
    Disagreement,
    Finding,
    Incident,
    IncidentId,
    Origin,
    OriginId,
    Place,
    Report,
    ReportId,
    ReportRelation,
    Statement,
    StatementId,
    Story,
    StoryId,
)

Record = (
    Report
    | Statement
    | Actor
    | Place
    | Origin
    | Story
    | Incident
    | Ceasefire
    | CeasefireTerm
    | Finding
    | Disagreement
)
"""What has an id of its own."""


@dataclass(frozen=True)
class View:
    """The records, each kind in an order that depends on nothing but the records.

    ``as_of`` is the day of the world that was asked about (``None`` where no report has a date),
    ``known_at`` the day by which a report must have been published to count (``None``: whatever is
    in the ledger). The mentions in ``statements`` carry the ids of actors and places.
    """

    as_of: date | None = None
    known_at: date | None = None
    reports: tuple[Report, ...] = ()
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    origins: tuple[Origin, ...] = ()
    stories: tuple[Story, ...] = ()
    incidents: tuple[Incident, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    findings: tuple[Finding, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    relations: Mapping[ReportId, tuple[ReportRelation, ...]] = field(default_factory=dict)
    ceasefire_of: Mapping[StatementId, CeasefireId] = field(default_factory=dict)
    incident_of: Mapping[StatementId, IncidentId] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id."""
        return {record.id: record for record in self._all()}

    @cached_property
    def origin_of(self) -> Mapping[ReportId, OriginId]:
        """The origin that each report goes back to."""
        return {report: origin.id for origin in self.origins for report in origin.reports}

    @cached_property
    def story_of(self) -> Mapping[ReportId, StoryId]:
        """The story that each report tells."""
        return {report: story.id for story in self.stories for report in story.reports}

    def report(self, report: ReportId) -> Report:
        """The report of that id."""
        return self._reports[report]

    def statement(self, statement: StatementId) -> Statement:
        """The statement of that id."""
        return self._statements[statement]

    def find(self, prefix: str) -> Record:
        """The record whose id is this, or alone begins so.

        Raises ``UsageError`` for an id that is not there, or for a beginning of several.
        """
        exact = self.by_id.get(prefix)
        if exact is not None:
            return exact
        fitting = [id_ for id_ in self.by_id if prefix and id_.startswith(prefix)]
        if not fitting:
            raise UsageError(f"nothing in this ledger has the id {prefix!r}")
        if len(fitting) > 1:
            some = ", ".join(sorted(fitting)[:5])
            raise UsageError(
                f"{len(fitting)} ids begin with {prefix!r}: {some} …; write more of it"
            )
        return self.by_id[fitting[0]]

    @cached_property
    def _reports(self) -> Mapping[ReportId, Report]:
        return {report.id: report for report in self.reports}

    @cached_property
    def _statements(self) -> Mapping[StatementId, Statement]:
        return {statement.id: statement for statement in self.statements}

    def _all(self) -> Iterator[Record]:
        yield from self.reports
        yield from self.statements
        yield from self.actors
        yield from self.places
        yield from self.origins
        yield from self.stories
        yield from self.incidents
        for ceasefire in self.ceasefires:
            yield ceasefire
            yield from ceasefire.terms
        yield from self.findings
        yield from self.disagreements
