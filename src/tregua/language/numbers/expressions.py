"""A number with the words that qualify it, as a ``NumberExpression`` of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from tregua.language.analysis import NumberExpression, Token
from tregua.language.numbers.counted import counted_noun
from tregua.language.numbers.lexicon import AFTER, BEFORE, CURRENCY, LONGEST_BEFORE
from tregua.language.numbers.readings import Read
from tregua.model import Number, Qualifier

Bounds = tuple[float | None, float | None]
"""The lower and the upper bound; ``None`` is open."""


def express(
    tokens: Sequence[Token], words: Sequence[str], read: Read, floor: int
) -> NumberExpression:
    """The expression around a number; no word before ``floor`` can qualify it."""
    first, last = read.first, read.last
    before, start = _qualified_before(words, first, floor)
    if before is None and words[first] not in ("no", "none"):
        before, last = _qualified_after(words, last)
    else:
        first = start
    if first and words[first - 1] == "between" and read.low != read.high:
        first -= 1
    rough = read.rough and read.low != read.high
    qualifier = before or (Qualifier.ABOUT if rough else Qualifier.EXACTLY)
    counted = counted_noun(tokens, words, read, last)
    if last < len(words) and words[last] in ("%", "percent", "per"):
        last += 2 if words[last] == "per" and words[last + 1 : last + 2] == ["cent"] else 1
    span = (first, min(last, len(words)))
    return make(tokens, span, _bounds(read, qualifier), qualifier, counted)


def _bounds(read: Read, qualifier: str) -> Bounds:
    """What a qualifier leaves of the bounds: at least opens them above, up to below."""
    one = read.low == read.high
    if qualifier == Qualifier.AT_LEAST:
        return read.low, None if one or read.rough else read.high
    if qualifier == Qualifier.UP_TO:
        return None if one or read.rough else read.low, read.high
    return read.low, read.high


def _qualified_before(words: Sequence[str], first: int, floor: int) -> tuple[str | None, int]:
    """Find the longest qualifier that ends right before ``first``, and where it begins."""
    if first and words[first - 1] in ("a", "an", "the") and first - 1 > floor:
        first -= 1  # "at least a dozen"
    for length in range(LONGEST_BEFORE, 0, -1):
        start = first - length
        if start < floor:
            continue
        qualifier = BEFORE.get(" ".join(words[start:first]))
        if qualifier is not None:
            return qualifier, start
    if first and words[first - 1] in CURRENCY:
        return _qualified_before(words, first - 1, floor)
    return None, first


def _qualified_after(words: Sequence[str], last: int) -> tuple[str | None, int]:
    for length in (2, 1):
        qualifier = AFTER.get(" ".join(words[last : last + length]))
        if qualifier is not None and last + length <= len(words):
            return qualifier, last + length
    return None, last


def make(
    tokens: Sequence[Token], span: tuple[int, int], bounds: Bounds, qualifier: str, counted: int
) -> NumberExpression:
    """The expression of a half-open token range."""
    first, last = span
    text = surface(tokens, first, last)
    return NumberExpression(
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=text,
        value=Number(low=bounds[0], high=bounds[1], as_said=text),
        qualifier=str(qualifier),
        counted=counted,
    )


def surface(tokens: Sequence[Token], first: int, last: int) -> str:
    """Put the tokens back together: no space where none stood, one where some white space did."""
    parts: list[str] = []
    for index in range(first, last):
        token = tokens[index]
        if index > first and token.start > tokens[index - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)
