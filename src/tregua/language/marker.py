"""The marking model: who says what, which words tell of an act, by whom, and is it about a war.

A second encoder beside the language model's, for the reports in which it matters: it takes as long
for a sentence as the first. What its marks mean, and what they are worth, is the reading room's to
say; here they are layers of labels from a card.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tregua.errors import LanguageError
from tregua.language.encoder import DATA
from tregua.language.marks import Mark, marks
from tregua.language.passes import Passes, batches, open_session
from tregua.language.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of a sentence by layer, and the log-odds that it is about an armed conflict."""

    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    warlike: float = 0.0


class Marker:
    """The shipped marking model. Loading it takes about 0.2 s; one instance serves all."""

    def __init__(self, folder: Path = DATA, *, threads: int = 1) -> None:
        """Opens ``marks.onnx`` in ``folder``. Raises `LanguageError` where it is missing."""
        try:
            card = json.loads((folder / "marks.json").read_text("utf-8"))
            self.version = f"{card['name']}-{card['version']}"
            self.layers = {name: tuple(labels) for name, labels in card["layers"].items()}
            self._sha256 = str(card["sha256"])
        except (OSError, ValueError, KeyError) as error:
            raise LanguageError(f"no marking model in {folder}: reinstall tregua") from error
        self._passes = Passes(Pieces(DATA / "tokenizer.json"))
        self._session = open_session(folder / "marks.onnx", threads)

    @staticmethod
    def load() -> Marker:
        """The shipped model, opened once per process."""
        return _shared()

    def verify(self, folder: Path = DATA) -> None:
        """Checks the file against the card's SHA-256. Raises `LanguageError`."""
        if hashlib.sha256((folder / "marks.onnx").read_bytes()).hexdigest() != self._sha256:
            raise LanguageError(f"{folder / 'marks.onnx'} is damaged: reinstall tregua")

    def mark(self, sentences: Sequence[Sequence[str]]) -> list[Marked]:
        """The marks of each sentence (a list of words), in order. A call is one report."""
        found: list[list[tuple[int, Marked]]] = [[] for _ in sentences]
        windows = [w for i, words in enumerate(sentences) for w in self._passes.windows(i, words)]
        for batch in batches(windows):
            layers, domain = self._session.run(None, self._passes.inputs(batch))
            for i, window in enumerate(batch):
                marked = self._layers(layers[i, : len(window.cut)])
                odds = float(domain[i, 1] - domain[i, 0])
                found[window.sentence].append((window.start, Marked(marked, odds)))
        return [_joined(sorted(parts, key=lambda part: part[0])) for parts in found]

    def _layers(self, scores: NDArray[np.float32]) -> dict[str, tuple[Mark, ...]]:
        """The marks of all layers; ``scores`` is (words, labels of all layers side by side)."""
        found, at = {}, 0
        for name, labels in self.layers.items():
            found[name] = marks(scores[:, at : at + len(labels)], labels)
            at += len(labels)
        return found


def _joined(parts: list[tuple[int, Marked]]) -> Marked:
    """The windows of one sentence as one."""
    if not parts:
        return Marked()
    together: dict[str, tuple[Mark, ...]] = {}
    for start, part in parts:
        for name, found in part.marks.items():
            moved = tuple(replace(m, first=m.first + start, last=m.last + start) for m in found)
            together[name] = together.get(name, ()) + moved
    return Marked(together, sum(part.warlike for _, part in parts) / len(parts))


@cache
def _shared() -> Marker:
    return Marker()
