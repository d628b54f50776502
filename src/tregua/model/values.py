"""Values: times, numbers, durations, and the mentions that point into a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from tregua.model.vocab import SpeakerKind, TimePrecision

ReportId = NewType("ReportId", str)
StatementId = NewType("StatementId", str)
ActorId = NewType("ActorId", str)
PlaceId = NewType("PlaceId", str)
OriginId = NewType("OriginId", str)
StoryId = NewType("StoryId", str)
IncidentId = NewType("IncidentId", str)
CeasefireId = NewType("CeasefireId", str)
DisagreementId = NewType("DisagreementId", str)
FindingId = NewType("FindingId", str)
TermId = NewType("TermId", str)

Span = tuple[int, int]
"""Half-open ``(start, end)`` in Unicode code points of ``Report.text``."""


@dataclass(frozen=True, slots=True)
class Time:
    """An interval of days, closed at both ends; either end may be open (``None``).

    ``earliest`` and ``latest`` are ISO dates (``2020-10-10``), or date-times with their zone where
    a clock time was said and could be placed (``2022-04-02T19:00+03:00``). ``as_said`` keeps the
    words. Nothing is imputed: what the text leaves open stays ``None``.
    """

    earliest: str | None
    latest: str | None
    as_said: str
    precision: TimePrecision


@dataclass(frozen=True, slots=True)
class Number:
    """A range, closed at both ends; ``high`` is ``None`` where the text sets no upper end."""

    low: float | None
    high: float | None
    as_said: str


@dataclass(frozen=True, slots=True)
class Duration:
    """How long: ISO 8601 in ``iso``, ``indefinite`` where the text says so, ``None`` if left open.

    ``until`` is the event or day that ends it, in the words of the text.
    """

    iso: str | None
    as_said: str
    low_days: float | None = None
    high_days: float | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A participant as the text names it. ``actor`` is filled by linking; ``span`` is its place."""

    name: str
    span: Span | None = None
    actor: ActorId | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as the text names it. ``place`` is filled by linking."""

    name: str
    span: Span | None = None
    place: PlaceId | None = None


@dataclass(frozen=True, slots=True)
class Via:
    """One link of the chain by which words reached the reader."""

    name: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who vouches nearest to the fact (CODEBOOK, 3).

    The reporter's own voice is ``kind`` report with no name. An anonymous speaker has no name; its
    description stands in ``role``.
    """

    kind: SpeakerKind
    name: str | None = None
    role: str | None = None
    span: Span | None = None
    via: tuple[Via, ...] = ()
    actor: ActorId | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text that is kept as words: a condition, an exception."""

    text: str
    span: Span | None = None
