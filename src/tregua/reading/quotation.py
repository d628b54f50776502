"""Quotations in a text, as character spans, over sentences and paragraphs."""

from __future__ import annotations

import re

from tregua.model import Span

_MARK = re.compile("[“”„«»\"]|''|(?<!\\w)‘(?=\\w)|(?<=[.,?!…])’(?!\\w)|(?<=\\w)’(?=[.,;:?!])|\n")
_OPENING = "“„«‘"
_CLOSING = "”»"
_STRAIGHT = ('"', "''")
_LONGEST = 4000
"""Code points after which an unclosed quotation is taken for a stray mark."""


def quotations(text: str) -> list[Span]:
    """Half-open spans between quotation marks, marks left out, in order.

    A quotation left open at the end of a paragraph goes on only where the next paragraph opens with
    a quotation mark again (resumed quotation); else it ends with its paragraph. Straight marks open
    and close in turn within a paragraph, but none opens before a space, and one between a space and
    a word opens anew. Single marks close only what a single mark opened.
    """
    out: list[Span] = []
    opened: int | None = None
    by = ""
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if opened is None:
            if _opens(text, match):
                opened, by = match.end(), mark
        elif mark == "\n":
            if by != "‘" and text[opened:at].strip():
                out.append((opened, at))
            opened = None if text[opened:at].strip() else opened
        elif mark in _STRAIGHT and text[at - 1].isspace() and _opens(text, match):
            opened, by = match.end(), mark  # the mark before it was a stray one
        elif _closes(mark, by):
            if at > opened and at - opened <= _LONGEST:
                out.append((opened, at))
            opened = None
    rest = text[opened:] if opened is not None and by != "‘" else ""
    if opened is not None and rest.strip() and len(rest) <= _LONGEST:
        out.append((opened, len(text)))
    return out


def _opens(text: str, match: re.Match[str]) -> bool:
    mark, end = match.group(), match.end()
    return mark in _OPENING or (mark in _STRAIGHT and not (end >= len(text) or text[end] in " \t"))


def _closes(mark: str, by: str) -> bool:
    if by == "‘":
        return mark == "’"
    return mark in _CLOSING or mark in _STRAIGHT
