"""Quotations in a text, as character spans, over sentences and paragraphs."""

from __future__ import annotations

import re

from tregua.model import Span

_MARK = re.compile('[“”„«»"]|(?<!\\w)‘(?=\\w)|\n')
_OPENING = "“„«"
_CLOSING = "”»"
_LONGEST = 4000
"""Code points after which an unclosed quotation is taken for a stray mark."""


def quotations(text: str) -> list[Span]:
    """Half-open spans between quotation marks, marks left out, in order.

    A quotation left open at the end of a paragraph goes on only where the next paragraph opens with
    a quotation mark again (resumed quotation); else it ends with its paragraph. Straight marks open
    and close in turn within a paragraph.
    """
    out: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if opened is not None and text[opened:at].strip():
                out.append((opened, at))
                opened = None
            continue
        if mark in _OPENING or (mark == '"' and opened is None):
            if opened is None:
                opened = at + 1
        elif opened is not None and (mark in _CLOSING or mark == '"'):
            if at > opened and at - opened <= _LONGEST:
                out.append((opened, at))
            opened = None
    if opened is not None and text[opened:].strip() and len(text) - opened <= _LONGEST:
        out.append((opened, len(text)))
    return out
