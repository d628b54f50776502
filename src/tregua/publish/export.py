"""Exports a view as JSON objects, one a line (DESIGN, *The contract*)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tregua.model import (
    Actor,
    Ceasefire,
    CeasefireTerm,
    Disagreement,
    Finding,
    Incident,
    Origin,
    Place,
    Report,
    Statement,
    Story,
)
from tregua.model.codec import encode
from tregua.publish.lines import ReportLine
from tregua.view import Record, View

TYPE_OF: dict[type, str] = {
    Actor: "actor",
    Place: "place",
    Origin: "origin",
    Story: "story",
    Incident: "incident",
    Ceasefire: "ceasefire",
    CeasefireTerm: "term",
    Finding: "finding",
    Disagreement: "disagreement",
}


def export_json(view: View) -> Iterator[dict[str, Any]]:
    """Every record of the view, one object each, as they are needed.

    The order is that of ``LINE_TYPES``, and within a type that of the view: the same view gives
    the same lines.
    """
    kinds: tuple[Iterable[Record], ...] = (
        view.reports,
        view.statements,
        view.actors,
        view.places,
        view.origins,
        view.stories,
        view.incidents,
        view.ceasefires,
        view.findings,
        view.disagreements,
    )
    return (line(view, record) for records in kinds for record in records)


def line(view: View, record: Record) -> dict[str, Any]:
    """The object of one record, with its ``type`` first."""
    if isinstance(record, Report):
        return {"type": "report", **encode(_report(view, record))}
    if isinstance(record, Statement):
        return {
            "type": "statement",
            **encode(record),
            "ceasefire": view.ceasefire_of.get(record.id),
            "incident": view.incident_of.get(record.id),
        }
    return {"type": TYPE_OF[type(record)], **encode(record)}


def text_of(line: dict[str, Any]) -> str:
    """The object as one line of text."""
    return json.dumps(line, ensure_ascii=False)


def _report(view: View, report: Report) -> ReportLine:
    return ReportLine(
        id=report.id,
        url=report.url,
        outlet=report.outlet,
        byline=report.byline,
        title=report.title,
        published=report.published,
        published_basis=report.published_basis,
        retrieved=report.retrieved,
        language=report.language,
        sha256=report.sha256,
        chars=len(report.text),
        agency=report.agency,
        dateline=report.dateline,
        origin=view.origin_of.get(report.id),
        relations=view.relations.get(report.id, ()),
        story=view.story_of.get(report.id),
        problems=report.problems,
    )
