"""The statement: a speaker takes a stance on a proposition, in these characters of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tregua.model.values import (
    ActorMention,
    Duration,
    Number,
    PlaceMention,
    ReportId,
    Span,
    Speaker,
    StatementId,
    Time,
    Words,
)
from tregua.model.vocab import (
    CeasefireAct,
    Certainty,
    EventCode,
    Modality,
    Qualifier,
    Stance,
    SubEvent,
    TermSlot,
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something done, planned, threatened or denied: PLOVER code and mode, ACLED sub-event.

    ``actors`` only where the text names them. ``killed`` and ``injured`` are ``None`` where the
    text is silent, and 0 to 0 only where it says that nobody was hurt.
    """

    code: EventCode
    mode: str | None = None
    sub_event: SubEvent | None = None
    ceasefire_act: CeasefireAct | None = None
    actors: tuple[ActorMention, ...] = ()
    recipients: tuple[ActorMention, ...] = ()
    place: PlaceMention | None = None
    when: Time | None = None
    instrument: str | None = None
    killed: Number | None = None
    injured: Number | None = None
    damage: str | None = None
    condition: Words | None = None
    kind: Literal["event"] = "event"


@dataclass(frozen=True, slots=True)
class Term:
    """One slot of a ceasefire's terms.

    The type of ``value`` follows from the slot: a ``Time`` for start and end, a ``Duration`` for
    duration, an ``ActorMention`` for party, protected, mediator, guarantor and monitor, ``Words``
    for the others.
    """

    slot: TermSlot
    value: Time | Duration | ActorMention | Words
    modality: Modality | None = None
    debtor: ActorMention | None = None
    creditor: ActorMention | None = None
    kind: Literal["term"] = "term"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: troops, displaced people, a party's tally of breaches."""

    what: str
    value: Number
    qualifier: Qualifier
    unit: str | None = None
    place: PlaceMention | None = None
    when: Time | None = None
    kind: Literal["quantity"] = "quantity"


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Who belongs to what: member, commander, spokesperson, deputy head, backed by, part of."""

    part: ActorMention
    role: str
    whole: ActorMention
    kind: Literal["affiliation"] = "affiliation"


@dataclass(frozen=True, slots=True)
class About:
    """What an assessment speaks of: a statement where it is known, else the words."""

    text: str
    statement: StatementId | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A judgement of another statement or matter ("called the threat an initial decision")."""

    about: About
    value: str
    kind: Literal["assessment"] = "assessment"


Proposition = Event | Term | Quantity | Affiliation | Assessment


@dataclass(frozen=True, slots=True)
class Statement:
    """A speaker takes a stance on a proposition, in these characters of that report.

    ``quote`` is exactly ``report.text[span[0]:span[1]]``. ``rule`` names the rule that read it,
    with its version (``declare_verb.v1``); ``reader`` the reader's version. ``group`` ties together
    statements of one report that speak of one ceasefire or one incident (a term and the
    declaration that it belongs to); it is opaque and only unique within the report.
    """

    id: StatementId
    report: ReportId
    span: Span
    quote: str
    speaker: Speaker
    stance: Stance
    certainty: Certainty
    negated: bool
    proposition: Proposition
    reader: str
    rule: str
    confidence: float
    said_on: Time | None = None
    group: str | None = None
