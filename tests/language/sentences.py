"""Sentences cut by hand, for tests that need tokens but no model."""

from __future__ import annotations

import re

from tregua.language.analysis import Token

_WORD = re.compile(
    r"\d{4}-\d\d-\d\d|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?|[ap]\.m\.|[^\W\d_]+|[^\w\s]"
)


def tokens_of(text: str, marks: dict[str, tuple[str, str, str]] | None = None) -> list[Token]:
    """Cut a text as the tokeniser would; ``marks`` gives some words tag, head word and relation."""
    found = list(_WORD.finditer(text))
    words = [m.group() for m in found]
    marks = marks or {}
    tokens = []
    for index, match in enumerate(found):
        upos, head, deprel = marks.get(match.group(), ("X", "", ""))
        tokens.append(
            Token(
                index,
                match.start(),
                match.end(),
                match.group(),
                match.group().lower(),
                upos,
                words.index(head) if head else -1,
                deprel,
            )
        )
    return tokens
