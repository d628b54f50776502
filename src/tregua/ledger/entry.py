"""What an entry is, and which bytes its hash covers.

The hash of an entry is SHA-256 over the UTF-8 bytes of this JSON array, written without blanks,
with characters beyond ASCII as they are, and with control characters, ``"`` and ``\\`` escaped as
Python's ``json`` does it::

    [prev, seq, kind, subject, variant, day, at, body]

``prev`` is the hash of the entry before, in hexadecimal (64 zeros for the first); ``seq`` an
integer, counted from 1 without gaps; all others are strings, ``body`` among them. So the hash of
the last entry vouches for all of the ledger, and anybody can check it with a dozen lines of code.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from tregua.model import Report, ReportId, SetAside, Statement
from tregua.model.codec import encode

GENESIS = "0" * 64
"""What the first entry gives as the hash of the one before."""


class EntryKind(StrEnum):
    """What an entry records."""

    REPORT = "report"
    READING = "reading"
    SET_ASIDE = "set-aside"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of the reader found in one report; an empty tuple is a finding too."""

    report: ReportId
    reader: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it has its place in the chain.

    ``kind``, ``subject`` and ``variant`` together are unique in a ledger: a draft whose three are
    there already adds nothing. ``day`` is the ISO date from which a report counts as known, empty
    for other kinds.
    """

    kind: EntryKind
    subject: str
    variant: str
    day: str
    body: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes the entry the same as another."""
        return (self.subject, self.kind.value, self.variant)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry at its place in the chain: the columns of the table, as they are stored.

    ``at`` is when it was appended, in UTC.
    """

    seq: int
    kind: str
    subject: str
    variant: str
    day: str
    at: str
    prev: str
    hash: str
    body: str


def entry_hash(entry: Entry) -> str:
    """The hash that an entry ought to have (the bytes are described at the top of this module)."""
    content = [
        entry.prev,
        entry.seq,
        entry.kind,
        entry.subject,
        entry.variant,
        entry.day,
        entry.at,
        entry.body,
    ]
    return _digest(_canonical(content))


def chained(draft: Draft, *, seq: int, at: str, prev: str) -> Entry:
    """The entry of a draft at its place in the chain."""
    kind, subject, variant = draft.kind.value, draft.subject, draft.variant
    open_ended = Entry(seq, kind, subject, variant, draft.day, at, prev, "", draft.body)
    return replace(open_ended, hash=entry_hash(open_ended))


def report_draft(report: Report) -> Draft:
    """The entry of a report. The same id again is the same entry, whatever else differs."""
    return Draft(EntryKind.REPORT, report.id, "", known_from(report), _body(encode(report)))


def reading_draft(report: ReportId, reader: str, statements: tuple[Statement, ...]) -> Draft:
    """The entry of a reading: one for each report and version of the reader."""
    body = _body(encode(Reading(report, reader, statements)))
    return Draft(EntryKind.READING, report, reader, "", body)


def set_aside_draft(aside: SetAside) -> Draft:
    """The entry of an input that could not be read; path, line, code and reason make it the same.

    A path that is no valid Unicode (a file name from an old disk) is recorded with U+FFFD in place
    of its stray bytes: a problem must be recordable whatever it is about.
    """
    clean = SetAside(_text(aside.path), aside.line, _text(aside.code), _text(aside.reason))
    body = _body(encode(clean))
    return Draft(EntryKind.SET_ASIDE, clean.path, _digest(body), "", body)


def known_from(report: Report) -> str:
    """The ISO date from which a report counts as known: published, else retrieved.

    Of a date-time it is the day as written, in the outlet's own zone: that is the day which the
    report's "on Saturday" is resolved against.
    """
    for stamp in (report.published, report.retrieved):
        if stamp is not None and _is_day(stamp[:10]):
            return stamp[:10]
    return ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2020-10-10")


def _text(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _body(data: dict[str, Any]) -> str:
    """Canonical JSON: keys sorted, no blanks.

    Raises ``UnicodeEncodeError`` for lone surrogates, which no database stores: better here, where
    the one record at fault is known, than in the middle of a batch.
    """
    body = _canonical(data)
    body.encode("utf-8")
    return body


def _canonical(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
