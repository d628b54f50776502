"""What passes between the readers of formats and the finishing of a report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from tregua.errors import InputError, MalformedInput, UnreadableInput, UsageError, Where
from tregua.intake.encoding import decode
from tregua.model.report import SetAside

MAX_REPORT_BYTES = 20_000_000
"""No single report is this large; what is larger is an archive, a dump or an attack."""

_SAME_FIELD = {
    "date": "published",
    "source": "outlet",
    "author": "byline",
    "lang": "language",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line hands in for bare text.

    A given value fills a gap and never outranks what the input says of itself: metadata comes
    first, then what the text states, then this. Raises ``UsageError`` for a date that is none.
    """

    published: str | None = None
    outlet: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            from tregua.intake.dates import read_date

            date = read_date(self.published)
            if date.iso is None:
                raise UsageError(f"published {self.published!r}: {date.problem}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what its file says of it, as found: not yet cleaned, dated or judged."""

    text: str
    sha256: str
    where: Where
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    problems: tuple[str, ...] = ()


def aside(error: InputError) -> SetAside:
    """The record of an input that was set aside."""
    return SetAside(error.where.path, error.where.line, error.code, error.reason)


def digest(raw: bytes) -> str:
    """SHA-256 of raw bytes, in hex."""
    return hashlib.sha256(raw).hexdigest()


def from_json(raw: bytes, where: Where) -> Draft:
    """The draft of one JSON object. Raises ``MalformedInput`` where it is none."""
    decoded = decode(raw, where)
    try:
        value = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        reason = f"broken JSON: {error.msg} at character {error.pos + 1}"
        raise MalformedInput(reason, where) from error
    except (RecursionError, ValueError) as error:
        raise MalformedInput("broken JSON: nested too deep, or a number too long", where) from error
    if not isinstance(value, dict):
        raise MalformedInput(f"{_kind(value)} instead of a JSON object", where)
    return from_fields(value, digest(raw), where, decoded.problems)


def from_fields(
    fields: Mapping[str, object], sha256: str, where: Where, problems: tuple[str, ...] = ()
) -> Draft:
    """The draft of a record by its field names, in any case; unknown fields are left alone."""
    known: dict[str, object] = {}
    for name, value in fields.items():
        field = name.strip().lower()
        # The field's own name wins over its other name, where a record has both.
        if field in _SAME_FIELD:
            known.setdefault(_SAME_FIELD[field], value)
        else:
            known[field] = value
    text = known.get("text")
    if text is None:
        found = ", ".join(sorted(str(name) for name in fields)[:12]) or "none"
        raise MalformedInput(f"no text; the fields are: {found}", where)
    if not isinstance(text, str):
        raise MalformedInput(f"the text is {_kind(text)}, not a string", where)
    if len(text) > MAX_REPORT_BYTES:
        raise UnreadableInput(too_large(), where)
    notes = list(problems)
    values = {
        name: _string(name, known.get(name), notes)
        for name in ("url", "outlet", "byline", "title", "published", "language")
    }
    return Draft(text=text, sha256=sha256, where=where, problems=tuple(notes), **values)


def too_large() -> str:
    """The reason for setting aside a report over the limit."""
    return f"larger than {MAX_REPORT_BYTES // 1_000_000} MB, the limit for one report"


def _string(name: str, value: object, notes: list[str]) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if name == "published" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(int(value)) if abs(value) < 1e15 else "a number"
    if name == "byline" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    notes.append(f"{name} left out: it is {_kind(value)}, not a string")
    return None


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {bool: "a truth value", str: "a string", list: "a list", dict: "an object"}
    return names.get(type(value), "a number")
