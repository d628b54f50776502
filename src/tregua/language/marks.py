"""What the model marks beside syntax and names: runs of words with a label and its probability.

A layer's labels come from the model's card. A layer in BIO ("B-source", "I-source") gives one mark
a span; a plain layer ("declare") one mark a run of words with the same label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST = 0.3
"""Probability below which a mark is not even passed on; who uses one asks for more."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words ``first`` to ``last`` (half-open) of a sentence with a label.

    ``probability`` is the model's, of the label on the word where it is surest.
    """

    first: int
    last: int
    label: str
    probability: float


def marks(scores: NDArray[np.float32], labels: Sequence[str]) -> tuple[Mark, ...]:
    """The marks of one layer, in order; ``scores`` is (words, labels), labels[0] is O."""
    if not len(scores):
        return ()
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    if any(label.startswith("B-") for label in labels):
        return tuple(_spans(odds, labels))
    return tuple(_runs(odds, labels))


def _runs(odds: NDArray[np.float32], labels: Sequence[str]) -> Iterator[Mark]:
    best = odds[:, 1:].argmax(axis=1) + 1
    sure = odds[np.arange(len(odds)), best]
    start = 0
    for end in range(1, len(best) + 1):
        if end < len(best) and best[end] == best[start] and sure[end] >= LEAST <= sure[start]:
            continue
        if sure[start] >= LEAST:
            yield Mark(start, end, labels[best[start]], float(sure[start:end].max()))
        start = end


def _spans(odds: NDArray[np.float32], labels: Sequence[str]) -> Iterator[Mark]:
    best = [labels[i] for i in odds.argmax(axis=1)]
    start, label = -1, ""
    for i, tag in enumerate([*best, "O"]):
        if start >= 0 and tag != f"I-{label}":
            yield Mark(start, i, label, float(odds[start:i].max(axis=1).max()))
            start = -1
        if tag != "O" and start < 0:
            start, label = i, tag[2:]
