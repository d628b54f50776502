"""What is worked out from the statements of many reports. Every record lists its statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from tregua.model.values import (
    ActorId,
    CeasefireId,
    DisagreementId,
    Duration,
    FindingId,
    IncidentId,
    Number,
    OriginId,
    PlaceId,
    ReportId,
    StatementId,
    StoryId,
    TermId,
    Time,
)
from tregua.model.vocab import (
    ActorKind,
    Answer,
    CeasefireAct,
    CeasefireClass,
    CeasefireKind,
    Certainty,
    ConditionState,
    Holding,
    PartyRole,
    PlacePrecision,
    Purpose,
    Relation,
    Status,
    SubEvent,
    TermSlot,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling of an actor's name, and how often it was read."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class ActorAffiliation:
    """An actor's place in another: its role there, as said, with the hedge of the text."""

    role: str
    whole: ActorId
    certainty: Certainty
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, body or group under all its spellings. ``country`` is ISO 3166 alpha-3."""

    id: ActorId
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[Alias, ...]
    affiliations: tuple[ActorAffiliation, ...]
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The gazetteer entry that a place was resolved to."""

    source: str
    id: int | str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """One place; ``lat`` and ``lon`` in degrees (WGS 84), ``None`` where it is unresolved."""

    id: PlaceId
    name: str
    country: str | None
    gazetteer: Gazetteer | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class ReportRelation:
    """How a report relates to another; ``overlap`` is the share of its text there (0 to 1)."""

    report: ReportId
    relation: Relation
    overlap: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that go back to one piece of writing."""

    id: OriginId
    reports: tuple[ReportId, ...]
    agency: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one happening."""

    id: StoryId
    reports: tuple[ReportId, ...]
    first: str | None
    last: str | None
    headline: str | None


@dataclass(frozen=True, slots=True)
class Participant:
    """A perpetrator or target of an incident, with the statements that name it."""

    name: str
    actor: ActorId | None
    statements: tuple[StatementId, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """One act of violence, with every version of it.

    ``origins`` counts the independent origins that tell of it. ``perpetrators`` only where somebody
    names them.
    """

    id: IncidentId
    sub_event: SubEvent
    when: Time | None
    place: PlaceId | None
    perpetrators: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    killed: Number | None
    injured: Number | None
    damage: str | None
    statements: tuple[StatementId, ...]
    reports: tuple[ReportId, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """One side's word on a ceasefire, with its own date."""

    actor: ActorId | None
    name: str
    act: CeasefireAct
    declared: Time | None
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor and its role in a ceasefire."""

    actor: ActorId | None
    name: str
    role: PartyRole
    certainty: Certainty
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class CeasefireTerm:
    """One term; ``value`` has the form of the slot (see ``Term``), as a JSON object."""

    id: TermId
    slot: TermSlot
    value: dict[str, Any]
    statements: tuple[StatementId, ...]
    disputed_by: tuple[StatementId, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition term and where it stands."""

    term: TermId
    state: ConditionState
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class StatusStep:
    """One step of a ceasefire's history; ``from_`` is an ISO date, or ``None`` where unknown."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"alias_generator": lambda n: n.rstrip("_")}

    from_: str | None
    status: Status
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class StatusNow:
    """How a ceasefire stands on the day asked about, how well it holds, and because of what.

    ``reports_in_window`` counts the reports that speak of the window in which ``holding`` is
    judged: silence is no evidence of calm.
    """

    now: Status
    holding: Holding
    because: tuple[StatementId, ...]
    history: tuple[StatusStep, ...]
    as_of: str | None = None
    window_days: int = 14
    reports_in_window: int = 0


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """One arrangement by which at least one party stops violence (CODEBOOK, 1)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"alias_generator": lambda n: n.rstrip("_")}

    id: CeasefireId
    name: str
    country: str | None
    kind: CeasefireKind
    class_: CeasefireClass
    purposes: tuple[Purpose, ...]
    conditional: bool
    written: bool | None
    partial: bool | None
    declarations: tuple[Declaration, ...]
    parties: tuple[Party, ...]
    effect: Time | None
    end_planned: Time | None
    end: Time | None
    duration: Duration | None
    terms: tuple[CeasefireTerm, ...]
    conditions: tuple[Condition, ...]
    reports: tuple[ReportId, ...]
    origins: int
    statements: tuple[StatementId, ...]
    status: StatusNow | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One of the five questions of a finding, with its answer and reason."""

    answer: Answer
    why: str
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Party, target, act, area, period: is the incident within the terms? (DESIGN, Monitoring)."""

    party: Question
    target: Question
    act: Question
    area: Question
    period: Question


@dataclass(frozen=True, slots=True)
class Finding:
    """An incident held against a ceasefire."""

    id: FindingId
    ceasefire: CeasefireId
    incident: IncidentId
    questions: Questions
    verdict: Verdict
    alleged_by: tuple[str, ...]
    would_settle: tuple[str, ...]
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement."""

    value: str
    statements: tuple[StatementId, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One slot of one incident or ceasefire on which origins say different things."""

    id: DisagreementId
    about: str
    of: CeasefireId | IncidentId
    sides: tuple[Side, ...]
