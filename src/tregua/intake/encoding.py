"""Bytes become characters: by what they prove, then by what they declare, then by detection.

The order is: a byte order mark; valid UTF-8; the declared charset; detection. UTF-8 goes before the
declaration because no other encoding happens to be valid UTF-8, while declarations are often wrong.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tregua.errors import UnreadableInput, Where

_CHUNK = 1 << 16

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "gzip data"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)

_ODD_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a\x1b")) + b"\x7f"
_MULTIBYTE = (
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_PUNCTUATION = re.compile(rb"\xe2\x80[\x90-\xbf]")
# What is UTF-8; what was UTF-8 before a byte of it was lost; a byte that never was.
_PIECES = re.compile(
    rb"(?P<sound>(?:[\x00-\x7f]++|" + _MULTIBYTE + rb")++)"
    rb"|(?P<torn>\xe2\x80|\x80[\x80-\xbf]++)|(?P<lone>.)",
    re.DOTALL,
)

_NEVER_MEANT = frozenset({b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d", b"\xff"})
"""Bytes that Windows-1252 has no character for, or one that no language here begins with."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and in plain words what was wrong with its encoding."""

    text: str
    problems: tuple[str, ...] = ()


def decode(data: bytes, where: Where, declared: str | None = None) -> Decoded:
    """The characters of a whole input. Raises ``UnreadableInput`` where it is no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, name)
    if wide := _unmarked_wide(data):
        return Decoded(data.decode(wide, errors="replace"), (f"read as {wide.upper()}",))
    if reason := looks_binary(data):
        raise UnreadableInput(reason, where)
    try:
        return Decoded(data.decode("utf-8"), _wrong_declaration(data, declared))
    except UnicodeDecodeError as error:
        return _not_utf8(data, declared, error)


def looks_binary(data: bytes) -> str | None:
    """Why these bytes are no text, or ``None``. The first 64 KiB are looked at."""
    head = data[:_CHUNK]
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return f"binary: {what}"
    odd = len(head) - len(head.translate(None, _ODD_CONTROLS))
    # A few stray NULs or controls come from old exports and are dropped later; more is no text.
    if odd > max(8, len(head) // 50):
        return "binary: not a text"
    return None


def utf8_chunks(stream: BinaryIO, where: Where) -> Iterator[bytes]:
    """A stream of records in pieces, without its byte order mark; UTF-16 and UTF-32 as UTF-8.

    Raises ``UnreadableInput`` where the beginning is empty or no text.
    """
    head = stream.read(_CHUNK)
    if not head:
        raise UnreadableInput("empty", where)
    name = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    name = name or _unmarked_wide(head)
    if name in (None, "utf-8"):
        if reason := looks_binary(head):
            raise UnreadableInput(reason, where)
        yield head.removeprefix(codecs.BOM_UTF8)
        while chunk := stream.read(_CHUNK):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(str(name))(errors="replace")
    while head:
        yield decoder.decode(head).encode("utf-8", errors="replace")
        head = stream.read(_CHUNK)


def _marked(data: bytes, name: str) -> Decoded:
    if name == "utf-8":
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(data.decode(name))
    except UnicodeDecodeError:
        return Decoded(data.decode(name, errors="replace"), (f"broken {name.upper()}",))


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in English text every second byte is NUL."""
    head = data[:4096]
    if len(head) < 16:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _wrong_declaration(data: bytes, declared: str | None) -> tuple[str, ...]:
    if declared is None or data.isascii() or _codec(declared) in ("utf-8", None):
        return ()
    return (f"declares the encoding {declared}, but is UTF-8",)


def _codec(declared: str) -> str | None:
    """Python's codec for a declared charset; browsers read Latin-1 as Windows-1252, so we do."""
    try:
        info = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding:
        return None
    return "cp1252" if info.name in ("iso8859-1", "ascii") else info.name


def _not_utf8(data: bytes, declared: str | None, error: UnicodeDecodeError) -> Decoded:
    if error.end >= len(data) and error.reason == "unexpected end of data":
        return Decoded(data[: error.start].decode("utf-8"), ("ends in the middle of a character",))
    if _has_utf8(data, declared):
        return _mixed(data)
    name = _codec(declared) if declared else None
    if name and name != "utf-8":
        try:
            return Decoded(data.decode(name))
        except UnicodeDecodeError:
            pass
    text, found = _detected(data)
    said = f"declares the encoding {declared}, but is not; " if declared else "not UTF-8; "
    return Decoded(text, (f"{said}read as {found}",))


def _has_utf8(data: bytes, declared: str | None) -> bool:
    """Whether bytes that are not all UTF-8 are so in part, and not by chance.

    Sequences of several bytes hardly come about by chance: where they are most of what is not
    ASCII, that is proof. Western text has few such bytes; there half of them will do, or one of
    UTF-8's quotation marks and dashes, which are gibberish in any other encoding.
    """
    kinds = Counter(match.lastgroup for match in _PIECES.finditer(data))
    high = _beyond_ascii(data)
    bad = sum(n for kind, n in kinds.items() if kind != "sound")
    if high > 5 * bad:
        return True
    western = high < len(data) / 4 and _codec(declared or "utf-8") in ("utf-8", "cp1252")
    return western and (high > 2 * bad or _PUNCTUATION.search(data) is not None)


def _beyond_ascii(data: bytes) -> int:
    return len(data.translate(None, bytes(range(128))))


def _mixed(data: bytes) -> Decoded:
    """UTF-8 with bytes of another origin: pages are put together from several sources.

    A byte that belongs to no sequence is read as Windows-1252; what is left of a sequence that has
    lost a byte is unreadable.
    """
    parts: list[str] = []
    other = unreadable = 0
    for match in _PIECES.finditer(data):
        if match.lastgroup == "sound":
            parts.append(match[0].decode("utf-8"))
        elif match.lastgroup == "lone" and match[0] not in _NEVER_MEANT:
            parts.append(match[0].decode("cp1252"))
            other += 1
        else:
            parts.append("\ufffd")
            unreadable += len(match[0])
    problems = []
    if other:
        problems.append(f"two encodings in one text: {other} bytes were read as Windows-1252")
    if unreadable:
        problems.append(f"damaged UTF-8: {unreadable} bytes could not be read")
    return Decoded("".join(parts), tuple(problems))


def _detected(data: bytes) -> tuple[str, str]:
    high = _beyond_ascii(data)
    # In Western text few bytes are outside ASCII, too few for statistics: look at what they spell.
    if high < len(data) / 10:
        candidates = [
            (data.decode(name, errors="replace"), name) for name in ("cp1252", "mac_roman")
        ]
        text, name = min(candidates, key=lambda pair: _oddness(pair[0]))
        return text, {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}[name]
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 4 * _CHUNK]).best()
    name = best.encoding if best is not None else "cp1252"
    return data.decode(name, errors="replace"), name


# A capital with an accent next to a small letter, or a lone sign inside or after a word: what
# quotation marks and dashes turn into when they are read in the wrong encoding.
_ODD = re.compile("[a-z][À-ÖØ-Þ]|[À-ÖØ-Þ](?=[ .,;]|$)|[¡-¿×÷†‡ˆ˜ƒ‚„‹›√≈∆Ω∏∑∂∫◊\ufffd\x80-\x9f]")


def _oddness(text: str) -> int:
    return len(_ODD.findall(text)) + 5 * text.count("\ufffd")
