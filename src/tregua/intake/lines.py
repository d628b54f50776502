"""JSON: one object a line, one object a file, or an array of objects, read as a stream."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from tregua.errors import InputError, MalformedInput, UnreadableInput, Where
from tregua.intake.encoding import utf8_chunks
from tregua.intake.records import MAX_REPORT_BYTES, Draft, aside, from_json, too_large
from tregua.model.report import SetAside

# What decides where an array's element ends. All of it is ASCII, so bytes will do.
# An escape is one piece, so that an escaped quotation mark ends no string.
_STRUCTURE = re.compile(rb'\\.|["{}\[\],\n]', re.DOTALL)
_BLANK = b" \t\r\n"


def read_lines(stream: BinaryIO, where: Where) -> Iterator[Draft | SetAside]:
    """The drafts of a JSONL file. A broken line is set aside with its number; the rest goes on."""
    nothing = True
    for number, raw in physical_lines(utf8_chunks(stream, where)):
        at = Where(where.path, number)
        if raw is None:
            nothing = False
            yield aside(UnreadableInput(too_large(), at))
        elif stripped := raw.strip():
            nothing = False
            yield _draft(stripped, at)
    if nothing:
        raise UnreadableInput("nothing but white space", where)


def physical_lines(chunks: Iterator[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines with their ends; ``None`` for a line over the limit, which is never held."""
    number, held, size = 1, list[bytes](), 0
    for chunk in chunks:
        for piece in _split(chunk):
            size += len(piece)
            if size <= MAX_REPORT_BYTES:
                held.append(piece)
            else:
                held.clear()
            if piece.endswith(b"\n"):
                yield number, b"".join(held) if held else None
                number, held, size = number + 1, [], 0
    if size:
        yield number, b"".join(held) if held else None


def _split(chunk: bytes) -> list[bytes]:
    """The chunk cut after each line feed, and only there (``splitlines`` knows other ends too)."""
    parts = chunk.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def read_array(stream: BinaryIO, where: Where) -> Iterator[Draft | SetAside]:
    """The drafts of a JSON file: one object, or an array of objects, told by its first character.

    An array is taken apart element by element, so that a broken element does not take the others
    with it and a large file is not held in memory.
    """
    chunks = utf8_chunks(stream, where)
    line = 1
    for chunk in chunks:
        body = chunk.lstrip(_BLANK)
        line += chunk[: len(chunk) - len(body)].count(b"\n")
        if body:
            break
    else:
        raise UnreadableInput("nothing but white space", where)
    if body[:1] != b"[":
        yield _draft(_one(body, chunks, where), Where(where.path, line))
        return
    for at, raw in _elements(body[1:], chunks, line, where):
        if raw is None:
            yield aside(UnreadableInput(too_large(), Where(where.path, at)))
        else:
            yield _draft(raw, Where(where.path, at))


def _one(first: bytes, chunks: Iterator[bytes], where: Where) -> bytes:
    held, size = [first], len(first)
    for chunk in chunks:
        size += len(chunk)
        if size > MAX_REPORT_BYTES:
            raise UnreadableInput(too_large(), where)
        held.append(chunk)
    return b"".join(held).rstrip()


def _draft(raw: bytes, where: Where) -> Draft | SetAside:
    try:
        return from_json(raw, where)
    except InputError as error:
        return aside(error)


class _Scanner:
    """Finds where the elements of an array end: depth of brackets, and whether in a string."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.start = line
        self.closed = False
        self._depth = 0
        self._in_string = False
        self._carried = b""
        self._held: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[tuple[int, bytes | None]]:
        """The elements that end in this chunk, each with its line; ``None`` for one too large."""
        chunk = self._carried + chunk
        # An escape that the end of the chunk cuts in two waits for its second half.
        escapes = len(chunk) - len(chunk.rstrip(b"\\"))
        cut = len(chunk) - escapes % 2
        chunk, self._carried = chunk[:cut], chunk[cut:]
        begin = 0
        for match in _STRUCTURE.finditer(chunk):
            sign = match[0]
            self.line += sign == b"\n"
            if self._in_string or sign == b'"':
                self._in_string ^= sign == b'"'
            elif sign in b"{[":
                self._depth += 1
            elif self._depth == 0 and sign in b",]":
                self._keep(chunk[begin : match.start()])
                begin = match.end()
                yield from self._element()
                if sign == b"]":
                    self.closed = True
                    return
            elif sign in b"}]":
                self._depth -= 1
        self._keep(chunk[begin:])

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > MAX_REPORT_BYTES:
            self._held.clear()
        else:
            self._held.append(piece)

    def _element(self) -> Iterator[tuple[int, bytes | None]]:
        raw = None if self._size > MAX_REPORT_BYTES else b"".join(self._held)
        start = self.start
        self._held, self._size, self.start = [], 0, self.line
        if raw is None:
            yield start, None
        elif stripped := raw.strip():
            lead = len(raw) - len(raw.lstrip(_BLANK))
            yield start + raw[:lead].count(b"\n"), stripped


def _elements(
    first: bytes, chunks: Iterator[bytes], line: int, where: Where
) -> Iterator[tuple[int, bytes | None]]:
    scanner = _Scanner(line)
    yield from scanner.feed(first)
    for chunk in chunks:
        if scanner.closed:
            break
        yield from scanner.feed(chunk)
    if not scanner.closed:
        reason = "broken JSON: the array is not closed; what begins here was not read"
        raise MalformedInput(reason, Where(where.path, scanner.start))
