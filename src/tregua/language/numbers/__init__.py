"""Numbers: words and digits as closed ranges, with how they were said and what they count.

Takes the tokens of one sentence, gives ``NumberExpression``. "Dozens" is a range; "at least 40" has
no upper end; "up to 9" has no lower one. Years, days of the month, clock times and ages are not
numbers here: pass the sentence's time expressions as ``exclude``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tregua.language.analysis import NumberExpression, Token
from tregua.language.numbers.cardinals import cardinal
from tregua.language.numbers.counted import is_plural
from tregua.language.numbers.expressions import express, make, surface
from tregua.language.numbers.lexicon import PERSONS, ROUGH, SCALES, UNITS
from tregua.language.numbers.naming import is_name
from tregua.language.numbers.readings import may_begin, number_from
from tregua.model import Qualifier

__all__ = ["ROUGH", "SCALES", "UNITS", "cardinal", "counts", "find_numbers", "surface"]

_ARTICLES: Final = {"a": 1, "an": 1, "another": 1, "one": 1, "no": 0, "each": 1}


def find_numbers(
    tokens: Sequence[Token], exclude: Sequence[tuple[int, int]] = ()
) -> tuple[NumberExpression, ...]:
    """Find the numbers of a sentence, in their order.

    ``exclude`` holds the spans of tokens (half-open) that are times instead.
    """
    words = [token.text.lower() for token in tokens]
    begins = [i for i, w in enumerate(words) if may_begin(w, words, i)]
    if not begins:
        return ()
    taken = {i for first, last in exclude for i in range(first, last)}
    found: list[NumberExpression] = []
    past = 0
    for position in begins:
        if position < past or position in taken:
            continue
        read = number_from(words, position, taken)
        if read is None:
            continue
        past = read.last
        spelt_out = (
            found and position and words[position - 1] == "(" and found[-1].value.low == read.low
        )
        if spelt_out:
            continue  # "five (5) soldiers"
        if not is_name(tokens, words, read):
            found.append(express(tokens, words, read, found[-1].last if found else 0))
            past = max(past, found[-1].last)
    return tuple(found)


def counts(tokens: Sequence[Token], noun: int) -> NumberExpression | None:
    """Count the noun phrase whose head noun is token ``noun``.

    A number that modifies it; "a", "an", "another" or "one" is 1; "no" is 0; "both" is 2; a plural
    without any number is 2 or more. A singular with another determiner ("the soldier") is 1.
    ``None`` where the words do not say (mass nouns, an index that is no noun).
    """
    if not 0 <= noun < len(tokens):
        return None
    for expression in find_numbers(tokens):
        if expression.counted == noun or expression.first <= noun < expression.last:
            return expression
    modifiers = _modifiers(tokens, noun)
    for token in reversed(modifiers):
        value = _ARTICLES.get(token.text.lower())
        if value is not None:
            span = (token.index, noun + 1)
            return make(tokens, span, (value, value), Qualifier.EXACTLY, noun)
    head = tokens[noun]
    if is_plural(head):
        return make(tokens, (noun, noun + 1), (2, None), Qualifier.AT_LEAST, noun)
    definite = any(t.text.lower() in ("the", "this", "that") for t in modifiers)
    if definite and head.lemma.lower() in PERSONS:
        return make(tokens, (noun, noun + 1), (1, 1), Qualifier.EXACTLY, noun)
    return None


def _modifiers(tokens: Sequence[Token], noun: int) -> list[Token]:
    """What the tree hangs before a noun, else the words that can only stand before one."""
    found = [t for t in tokens if t.head == noun and t.index < noun]
    return found or [t for t in tokens[max(0, noun - 3) : noun] if t.upos in ("DET", "X", "ADJ")]
