"""Text as found becomes text as stored: sound characters, even lines, no page furniture.

Offsets count in what comes out of here. The wording stays as written.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tregua.intake.ballast import without_ballast
from tregua.intake.furniture import INLINE_LINK, RELATED_HEADING, furniture_class

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
    + "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC)]))
    + "".join(map(chr, range(0xE0000, 0xE0080)))  # tags: a text that only machines see
)


def _c1(code: int) -> str:
    """What Windows-1252 has at a C1 position: in web text that is always what was meant."""
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return ""


_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys([*range(0x20), 0x7F]),
    **{code: _c1(code) for code in range(0x80, 0xA0)},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # half a character, from broken JSON
    **{ord(sign): " " for sign in _SPACES},
    **{ord(sign): "\n" for sign in _LINE_ENDS},
    **dict.fromkeys(map(ord, _UNSEEN)),
    ord("\n"): "\n",
}

_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,10});")
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|em|strong|b|i|ul|ol|li|h[1-6]|img|figure|blockquote)\b[^<>]*>", re.I
)
_BLOCK_TAG = re.compile(r"</?(?:p|div|ul|ol|li|h[1-6]|figure|blockquote)\b[^<>]*>", re.I)
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_PILE = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_HIGHEST_PILE = 30
"""Accents on one letter at most, by UAX #15: what sorts them takes the square of their number."""
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text without furniture, and what was taken out: pairs of class and line, in order."""

    text: str
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def note(self) -> str | None:
        """What was taken out, in words, for the report's problems."""
        if not self.left_out:
            return None
        counts = Counter(name for name, _ in self.left_out)
        return "left out: " + ", ".join(
            f"{name} ({n} lines)" if n > 1 else name for name, n in counts.items()
        )


def sound(text: str) -> tuple[str, tuple[str, ...]]:
    """Characters in order: entities, markup, encoding, controls, spaces, lines; NFC."""
    problems = []
    text = _ENTITY.sub(_entity, _without_tags(text))
    text, problem = _repaired(text)
    if problem:
        problems.append(problem)
    text = text.replace("\r\n", "\n").translate(_CHARACTERS)
    if lost := text.count("\ufffd"):
        problems.append(f"{lost} characters could not be read")
    text = unicodedata.normalize("NFC", _PILE.sub(_levelled, text))
    lines = (re.sub(" {2,}", " ", line).strip(" ") for line in text.split("\n"))
    return _unwrapped(_tidy(lines)), tuple(problems)


def one_line(text: str | None) -> str | None:
    """A field's value, sound and on one line; ``None`` where nothing is left."""
    if text is None:
        return None
    return " ".join(sound(text)[0].split()) or None


def without_furniture(text: str) -> Cleaned:
    """The text without page furniture (see ``furniture``)."""
    kept: list[str] = []
    left_out = [("related links", match[0].strip()) for match in INLINE_LINK.finditer(text)]
    lines = INLINE_LINK.sub("", text).split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        if line and (name := furniture_class(line)):
            left_out.append((name, line))
        elif RELATED_HEADING.fullmatch(line) and (end := _list_end(lines, at)):
            left_out += [("related links", entry) for entry in lines[at:end] if entry]
            at = end
            continue
        else:
            kept.append(line)
        at += 1
    return Cleaned(_tidy(kept), tuple(left_out))


def without_title(text: str, title: str | None) -> str:
    """The text without lines at its head that repeat the title."""
    if title is None or not _folded(title):
        return text
    lines = text.split("\n")
    seen = 0
    kept = []
    for at, line in enumerate(lines):
        if seen >= 4:
            kept += lines[at:]
            break
        seen += bool(line)
        if not (line and any(same_words(part, title) for part in _heads(line))):
            kept.append(line)
    return _tidy(kept)


def same_words(a: str, b: str) -> bool:
    """Whether two lines have the same words, whatever their case and marks."""
    return _folded(a) == _folded(b)


def _heads(line: str) -> list[str]:
    """The line, and the line without the name of the site at its end."""
    return [line, re.sub(r"\s[|–—-]\s[^|–—]{2,40}$", "", line)]


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _tidy(lines: Iterable[str]) -> str:
    """Lines joined; more than one blank line in a row, and blank ends, go."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n ")


def _list_end(lines: list[str], heading: int) -> int | None:
    """Where the list of links under a heading ends; ``None`` where no list follows.

    Its entries are short and end like headlines, not like sentences.
    """
    at, entries, end = heading + 1, 0, None
    while at < len(lines) and entries < 12:
        line = lines[at]
        if line and (len(line) > 160 or _SENTENCE_END.search(line)):
            break
        if line:
            entries, end = entries + 1, at + 1
        at += 1
    return end


def _without_tags(text: str) -> str:
    """Markup in a field that should be text; three tags are needed, since "<b>" can be quoted."""
    if "<" not in text or len(_TAG.findall(text)) < 3:
        return text
    text, _ = without_ballast(text)
    text = re.sub(r"<br\b[^<>]*>", "\n", text, flags=re.IGNORECASE)
    return _TAG.sub("", _BLOCK_TAG.sub("\n\n", text))


def _levelled(match: re.Match[str]) -> str:
    """A run of signs with no more than so many accents in a row."""
    kept, height = [], 0
    for sign in match[0]:
        height = height + 1 if unicodedata.combining(sign) else 0
        if height <= _HIGHEST_PILE:
            kept.append(sign)
    return "".join(kept)


def _entity(match: re.Match[str]) -> str:
    return html.unescape(match[0])


def _repaired(text: str) -> tuple[str, str | None]:
    """UTF-8 that was read as Windows-1252 and stored again, set right where that is provable.

    Proof: every stretch of non-ASCII characters is itself valid UTF-8 when written in
    Windows-1252, and one of them begins as only such damage does. Anything less is left alone.
    """
    runs = _NON_ASCII.findall(text)
    if not any(run[0] in "ÂÃâðØÙÐÑ" and len(run) > 1 for run in runs):
        return text, None
    decoded = {run: _as_utf8(run) for run in runs}
    if all(decoded.values()):
        repaired = _NON_ASCII.sub(lambda match: decoded[match[0]] or match[0], text)
        return repaired, "UTF-8 that had been encoded twice was repaired"
    if any(run.startswith("â€") for run in runs):
        return text, "looks encoded twice in part; left as it is"
    return text, None


def _as_utf8(run: str) -> str | None:
    try:
        raw = b"".join(c.encode("cp1252" if _in_cp1252(c) else "latin-1") for c in run)
        return raw.decode("utf-8")
    except UnicodeError:
        return None


def _in_cp1252(character: str) -> bool:
    try:
        character.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _unwrapped(text: str) -> str:
    """Paragraphs that were broken at a fixed width, on one line again.

    Only where it is plain: lines of much the same length, most of them ending inside a sentence.
    """
    if "\n" not in text:
        return text
    return "\n\n".join(_joined(paragraph) for paragraph in text.split("\n\n"))


def _joined(paragraph: str) -> str:
    lines = paragraph.split("\n")
    body = lines[:-1]
    if len(body) < 2 or not all(45 <= len(line) <= 100 for line in body):
        return paragraph
    if max(map(len, body)) - min(map(len, body)) > 25 or len(lines[-1]) > max(map(len, body)) + 12:
        return paragraph
    inside = sum(1 for line in body if not _SENTENCE_END.search(line))
    return " ".join(lines) if inside > len(body) / 2 else paragraph
