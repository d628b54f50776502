"""CSV and TSV: a header, then one report a row, read as a stream."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from tregua.errors import InputError, MalformedInput, UnreadableInput, Where
from tregua.intake.encoding import decode, utf8_chunks
from tregua.intake.lines import physical_lines
from tregua.intake.records import (
    MAX_REPORT_BYTES,
    Draft,
    aside,
    digest,
    from_fields,
    too_large,
)
from tregua.model.report import SetAside

_DELIMITERS = ",\t;|"


class _Feed:
    """Hands decoded lines to the CSV reader and keeps the bytes of the row that is being read."""

    def __init__(self, stream: BinaryIO, where: Where) -> None:
        self._lines = physical_lines(utf8_chunks(stream, where))
        self._path = where.path
        self.raw: list[bytes] = []
        self.problems: set[str] = set()
        self.first = self.last = 0
        self.too_large = False

    def __iter__(self) -> Iterator[str]:
        for number, raw in self._lines:
            self.first = self.first or number
            self.last = number
            if raw is None:
                self.too_large = True
                yield "\n"
                continue
            self.raw.append(raw)
            decoded = decode(raw, Where(self._path, number))
            self.problems.update(decoded.problems)
            # The csv module stops at a NUL; such a character carries nothing.
            yield decoded.text.replace("\0", "")

    def take(self) -> tuple[Where, bytes, tuple[str, ...]]:
        """Where the row began, its bytes, its problems; then forget them."""
        taken = (Where(self._path, self.first), b"".join(self.raw), tuple(sorted(self.problems)))
        self.raw, self.first = [], 0
        self.problems = set()
        return taken


def read_table(stream: BinaryIO, where: Where) -> Iterator[Draft | SetAside]:
    """The drafts of a table. Raises ``MalformedInput`` at line 1 where no column is the text.

    A row whose number of fields differs from the header's is set aside: in such a row it is unknown
    which field is which.
    """
    # The limit is the csv module's own and global; its default is below a long report.
    csv.field_size_limit(MAX_REPORT_BYTES)
    feed = _Feed(stream, where)
    lines = iter(feed)
    head = next(lines, "")
    while head and not head.strip():
        head = next(lines, "")
    at, _, _ = feed.take()
    header, delimiter = _header(head, at)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    empty = True
    for item in _rows(rows, feed, header):
        empty = False
        yield item
    if empty:
        raise UnreadableInput("a header, but no rows", where)


def _header(head: str, where: Where) -> tuple[list[str], str]:
    """The column names and the delimiter under which one of them is ``text``."""
    if not head:
        raise UnreadableInput("nothing but white space", where)
    readings = [(_names(head, delimiter), delimiter) for delimiter in _DELIMITERS]
    with_text = [reading for reading in readings if "text" in reading[0]]
    columns, delimiter = max(with_text or readings, key=lambda reading: len(reading[0]))
    if not with_text:
        found = ", ".join(name or "(no name)" for name in columns)
        reason = f"no column is called text; the columns are: {found[:300]}"
        raise MalformedInput(reason, where)
    return columns, delimiter


def _names(head: str, delimiter: str) -> list[str]:
    try:
        row = next(csv.reader([head], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [name.strip().lower() for name in row]


def _rows(rows: Iterator[list[str]], feed: _Feed, header: list[str]) -> Iterator[Draft | SetAside]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            where, _, _ = feed.take()
            yield aside(MalformedInput(_why(error), where))
            continue
        except InputError as error:
            feed.take()
            yield aside(error)
            return
        if any(row) or feed.too_large:
            yield _draft(row, feed, header)
        else:
            feed.take()


def _draft(row: list[str], feed: _Feed, header: list[str]) -> Draft | SetAside:
    where, raw, problems = feed.take()
    try:
        if feed.too_large:
            feed.too_large = False
            raise UnreadableInput(too_large(), where)
        if len(row) != len(header):
            reason = f"the row has {len(row)} fields, the header has {len(header)}"
            raise MalformedInput(reason, where)
        fields = {name: value for name, value in zip(header, row, strict=True) if name}
        return from_fields(fields, digest(raw), where, problems)
    except InputError as error:
        return aside(error)


def _why(error: csv.Error) -> str:
    message = str(error)
    if "end of data" in message:
        return "a quotation mark that opens in this row is never closed; nothing after it was read"
    if "field larger" in message:
        return too_large()
    return f"broken CSV: {message}"
