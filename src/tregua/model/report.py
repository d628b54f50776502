"""The report: one text from one outlet."""

from __future__ import annotations

from dataclasses import dataclass

from tregua.model.values import ReportId
from tregua.model.vocab import PublishedBasis


@dataclass(frozen=True, slots=True)
class Report:
    """One text from one outlet. ``text`` never changes once stored; all offsets count in it.

    ``id`` is derived from outlet, url, date, title and text, so the same report read twice is the
    same report. ``published`` is an ISO date or a date-time with its zone, or ``None``;
    ``published_basis`` says where it comes from. ``retrieved`` is when it was read, in UTC.
    ``sha256`` is of the raw bytes (of the record, where one file holds many). ``dateline`` is the
    place in front of an agency story, ``agency`` its credit. ``problems`` lists in plain words
    what intake noticed.
    """

    id: ReportId
    text: str
    sha256: str
    retrieved: str
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = PublishedBasis.NONE
    language: str | None = None
    agency: str | None = None
    dateline: str | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that could not be read: where it stands, the error code and the reason."""

    path: str
    line: int | None
    code: str
    reason: str
