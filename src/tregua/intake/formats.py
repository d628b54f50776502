"""One file becomes drafts: the kind follows from its name, the reading from its kind."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, cast

from tregua.errors import InputError, UnreadableInput, Where
from tregua.intake.records import MAX_REPORT_BYTES, Draft, aside, too_large
from tregua.model.report import SetAside

_KINDS = {
    ".txt": "plain",
    ".text": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
}

_OTHER_SUFFIXES = """
    .pdf .doc .docx .odt .rtf .epub .eml .mbox .msg .warc .xml .rss .atom .mht .mhtml .zip
    .xls .xlsx .ods .parquet .tar .tgz .7z .bz2 .xz .zst
"""
# Formats in which people keep reports; in a folder they are named, not passed over.
_OTHER_REPORT_FORMATS = frozenset(_OTHER_SUFFIXES.split())

_SAMPLE = 1_000_000


def kind_of(path: Path) -> str | None:
    """The kind of a file by its name, or ``None`` where Tregua does not read it."""
    return _KINDS.get(Path(_plain_name(path)).suffix.lower())


def other_report_format(path: Path) -> bool:
    """Whether a file may well hold reports, though Tregua cannot read it."""
    return path.suffix.lower() in _OTHER_REPORT_FORMATS or path.name.lower().endswith(".warc.gz")


def read_file(path: Path) -> Iterator[Draft | SetAside]:
    """The drafts of one file, one at a time. What cannot be read is set aside, never raised."""
    where = Where(str(path))
    try:
        with closing(_open(path)) as stream:
            yield from _READERS[kind_of(path) or "plain"](stream, where)
    except InputError as error:
        yield aside(error)
    except PermissionError:
        yield aside(UnreadableInput("no permission to read it", where))
    except (gzip.BadGzipFile, zlib.error, EOFError):
        yield aside(UnreadableInput("broken gzip data", where))
    except OSError as error:
        yield aside(UnreadableInput(error.strerror or str(error), where))


def estimate(path: Path) -> int | None:
    """About how many reports a file holds; ``None`` where only reading it would tell."""
    kind = kind_of(path)
    if kind in ("plain", "html"):
        return 1
    if path.suffix.lower() == ".gz":
        return None
    try:
        with path.open("rb") as stream:
            head = stream.read(_SAMPLE)
        size = path.stat().st_size
    except OSError:
        return 0
    if kind == "json":
        return 1 if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else None
    ends = _line_ends(head, quoted=kind == "table")
    records = ends + (not head.endswith(b"\n") and bool(head)) - (kind == "table" and bool(head))
    if size <= len(head):
        return max(records, 0)
    return round(ends * size / len(head)) if ends else None


def _line_ends(head: bytes, *, quoted: bool) -> int:
    """Line ends; in a table only those outside quotation marks, told by their parity."""
    if not quoted:
        return head.count(b"\n")
    return sum(part.count(b"\n") for part in head.split(b'"')[::2])


def _plain_name(path: Path) -> str:
    name = path.name
    return name[:-3] if name.lower().endswith(".gz") else name


def _open(path: Path) -> BinaryIO:
    if path.suffix.lower() == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def _whole(stream: BinaryIO, where: Where) -> bytes:
    """All bytes of a file that is one report; never more than the limit is read."""
    data = stream.read(MAX_REPORT_BYTES + 1)
    if len(data) > MAX_REPORT_BYTES:
        raise UnreadableInput(too_large(), where)
    if not data.strip():
        raise UnreadableInput("empty" if not data else "nothing but white space", where)
    return data


def _read_plain(stream: BinaryIO, where: Where) -> Iterator[Draft | SetAside]:
    from tregua.intake.plain import read_plain

    yield read_plain(_whole(stream, where), where)


def _read_html(stream: BinaryIO, where: Where) -> Iterator[Draft | SetAside]:
    from tregua.intake.html import read_html

    yield read_html(_whole(stream, where), where)


def _read_lines(stream: BinaryIO, where: Where) -> Iterator[Draft | SetAside]:
    from tregua.intake.lines import read_lines

    yield from read_lines(stream, where)


def _read_json(stream: BinaryIO, where: Where) -> Iterator[Draft | SetAside]:
    from tregua.intake.lines import read_array

    yield from read_array(stream, where)


def _read_table(stream: BinaryIO, where: Where) -> Iterator[Draft | SetAside]:
    from tregua.intake.tables import read_table

    yield from read_table(stream, where)


_READERS = {
    "plain": _read_plain,
    "html": _read_html,
    "lines": _read_lines,
    "json": _read_json,
    "table": _read_table,
}
