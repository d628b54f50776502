"""One picture of many reports, and how it is made: each step takes what the steps before it
found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from tregua.linking.actors import Merge, link_actors
from tregua.linking.arrangements import arrange
from tregua.linking.ceasefires import membership, record
from tregua.linking.context import contexts_of
from tregua.linking.disagreements import of_ceasefire, of_incident
from tregua.linking.gazetteer import gazetteer
from tregua.linking.grounds import Grounds
from tregua.linking.incidents import link_incidents
from tregua.linking.origins import link_origins
from tregua.linking.parties import Cast
from tregua.linking.places import link_places
from tregua.linking.sides import sides_of
from tregua.linking.stories import link_stories
from tregua.linking.units import Unit
from tregua.model import (
    Actor,
    ActorId,
    ActorMention,
    Affiliation,
    Ceasefire,
    CeasefireId,
    Disagreement,
    Event,
    Incident,
    IncidentId,
    Origin,
    OriginId,
    Place,
    PlaceId,
    PlaceMention,
    Proposition,
    Quantity,
    Report,
    ReportId,
    ReportRelation,
    Statement,
    StatementId,
    Story,
    StoryId,
    Term,
)


@dataclass(frozen=True)
class Picture:
    """Everything that is worked out across reports, each list in order of ids.

    ``relations`` holds the reports that have some; ``merges`` says why names became one actor;
    ``grounds`` tells the monitor who is who. Ceasefires have no status yet: that takes a day
    to ask about.
    """

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    origins: tuple[Origin, ...]
    relations: Mapping[ReportId, tuple[ReportRelation, ...]]
    stories: tuple[Story, ...]
    incidents: tuple[Incident, ...]
    ceasefires: tuple[Ceasefire, ...]
    disagreements: tuple[Disagreement, ...]
    merges: tuple[Merge, ...]
    grounds: Grounds

    @cached_property
    def ceasefire_of(self) -> Mapping[StatementId, CeasefireId]:
        """The ceasefire that a statement belongs to."""
        return MappingProxyType(membership(self.ceasefires))

    @cached_property
    def incident_of(self) -> Mapping[StatementId, IncidentId]:
        """The incident that a statement tells of."""
        return MappingProxyType({s: i.id for i in self.incidents for s in i.statements})

    @cached_property
    def story_of(self) -> Mapping[ReportId, StoryId]:
        """The story of each report."""
        return MappingProxyType({r: story.id for story in self.stories for r in story.reports})

    @property
    def origin_of(self) -> Mapping[ReportId, OriginId]:
        """The origin of each report."""
        return self.grounds.origins.of

    def actor_of(self, report: ReportId, name: str | None) -> ActorId | None:
        """Who a name means in a report; ``None`` for nobody in particular."""
        return self.grounds.actors.find(report, name)

    def place_of(self, report: ReportId, name: str | None) -> PlaceId | None:
        """Which place a name means in a report."""
        return self.grounds.places.find(report, name)

    def filled(self, statement: Statement) -> Statement:
        """The statement with the actor and place of every mention in it."""
        return _filled(statement, self)


def link(reports: Sequence[Report], statements: Sequence[Statement]) -> Picture:
    """One picture of these reports; the same whatever the order they are given in."""
    by_id = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
    told = sorted({s.id: s for s in statements if s.report in by_id}.values(), key=lambda s: s.id)
    grounds = _grounds(by_id, told)
    stories = link_stories(by_id, grounds.contexts, grounds.origins)
    incidents = link_incidents(told, grounds)
    cast = Cast(grounds, {a.id: a for a in grounds.actors.actors})
    records = [(record(units, cast), units) for units in arrange(told, grounds)]
    records.sort(key=lambda pair: pair[0].id)
    disagreements = _disagreements(records, incidents, told, cast)
    return Picture(
        actors=grounds.actors.actors,
        places=grounds.places.places,
        origins=grounds.origins.origins,
        relations=grounds.origins.relations,
        stories=stories,
        incidents=incidents,
        ceasefires=tuple(ceasefire for ceasefire, _ in records),
        disagreements=disagreements,
        merges=grounds.actors.merges,
        grounds=grounds,
    )


def _grounds(reports: Mapping[ReportId, Report], told: Sequence[Statement]) -> Grounds:
    """Who, where and from whom: what ceasefires and incidents are then linked by."""
    known = gazetteer()
    contexts = contexts_of(reports.values(), known)
    actors = link_actors(reports, told, contexts, known)
    return Grounds(
        reports=reports,
        contexts=contexts,
        actors=actors,
        sides=sides_of(actors, known),
        places=link_places(told, contexts, known),
        origins=link_origins(reports),
        known=known,
    )


def _disagreements(
    ceasefires: Sequence[tuple[Ceasefire, Sequence[Unit]]],
    incidents: Sequence[Incident],
    statements: Sequence[Statement],
    cast: Cast,
) -> tuple[Disagreement, ...]:
    by_id = {s.id: s for s in statements}
    found: list[Disagreement] = []
    for ceasefire, units in ceasefires:
        found += of_ceasefire(ceasefire, units, cast)
    for incident in incidents:
        found += of_incident(incident, [by_id[s] for s in incident.statements], cast)
    return tuple(sorted(found, key=lambda d: d.id))


def _filled(statement: Statement, picture: Picture) -> Statement:
    report = statement.report

    def actor(mention: ActorMention) -> ActorMention:
        return replace(mention, actor=picture.actor_of(report, mention.name))

    def place(mention: PlaceMention | None) -> PlaceMention | None:
        return mention and replace(mention, place=picture.place_of(report, mention.name))

    said: Proposition = statement.proposition
    if isinstance(said, Event):
        said = replace(
            said,
            actors=tuple(map(actor, said.actors)),
            recipients=tuple(map(actor, said.recipients)),
            place=place(said.place),
        )
    elif isinstance(said, Term):
        said = replace(
            said,
            value=actor(said.value) if isinstance(said.value, ActorMention) else said.value,
            debtor=said.debtor and actor(said.debtor),
            creditor=said.creditor and actor(said.creditor),
        )
    elif isinstance(said, Quantity):
        said = replace(said, place=place(said.place))
    elif isinstance(said, Affiliation):
        said = replace(said, part=actor(said.part), whole=actor(said.whole))
    speaker = statement.speaker
    if speaker.kind.value != "anonymous":
        speaker = replace(speaker, actor=picture.actor_of(report, speaker.name))
    return replace(statement, proposition=said, speaker=speaker)
