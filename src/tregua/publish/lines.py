"""The lines of an export: where they are not simply a record of the model, what they are.

Every line is an object with its ``type`` and the fields of its record. A report's line has the
number of its characters in place of its text, which may not be ours to pass on; a report's and a
statement's line also say what linking found of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tregua.model import (
    Actor,
    Ceasefire,
    CeasefireId,
    Disagreement,
    Finding,
    Incident,
    IncidentId,
    Origin,
    OriginId,
    Place,
    PublishedBasis,
    ReportId,
    ReportRelation,
    Statement,
    Story,
    StoryId,
)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report without its text: ``chars`` is its length in Unicode code points."""

    id: ReportId
    url: str | None
    outlet: str | None
    byline: str | None
    title: str | None
    published: str | None
    published_basis: PublishedBasis
    retrieved: str
    language: str | None
    sha256: str
    chars: int
    agency: str | None
    dateline: str | None
    origin: OriginId | None
    relations: tuple[ReportRelation, ...]
    story: StoryId | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine(Statement):
    """A statement, and the ceasefire or incident that it tells of."""

    ceasefire: CeasefireId | None
    incident: IncidentId | None


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What a person decided about a record, by whom, why and when; ``undone_by`` another one."""

    id: str
    of: str
    kind: str
    value: dict[str, Any] | None
    author: str
    reason: str
    at: str
    undone_by: str | None


LINE_TYPES: dict[str, type] = {
    "report": ReportLine,
    "statement": StatementLine,
    "actor": Actor,
    "place": Place,
    "origin": Origin,
    "story": Story,
    "incident": Incident,
    "ceasefire": Ceasefire,
    "finding": Finding,
    "disagreement": Disagreement,
    "decision": DecisionLine,
}
"""The record behind each ``type`` of line, in the order of an export."""
