"""The event coder: who did what to whom, as a PLOVER root, and the fillers of attacks.

It is trained by ``python -m training.run`` and measured here; it does not ship. Held against the
verb lists of the reader it changed five events of nineteen, four of them for the worse, and that
is not worth its 23 MB.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.exported import ROOT, Absent
from tregua.errors import LanguageError
from tregua.language.encoder import DATA as LANGUAGE_DATA
from tregua.language.passes import open_session
from tregua.language.pieces import Pieces

DATA = ROOT / "training" / "work" / "events" / "out"
"""Where training leaves the coder and its card; it shares the language model's vocabulary."""

MOST = 400
"""Word pieces of a sentence that are looked at; what stands behind them is left out."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence's words, and which of them (half-open) are the source and the target.

    An empty range says that the sentence does not name that side.
    """

    words: Sequence[str]
    source: Range
    target: Range


@dataclass(frozen=True, slots=True)
class Coded:
    """A root and how sure the coder is of it. ``YIELD`` stands for CONCEDE and RETREAT."""

    root: str
    probability: float


class Coder:
    """The event coder. Loading it takes about 0.2 s; one instance serves all."""

    def __init__(self, folder: Path = DATA, *, threads: int = 1) -> None:
        """Opens the coder in ``folder``. Raises `Absent` where it has not been trained."""
        if not (folder / "events.json").is_file():
            raise Absent("the event coder is not on this machine (python -m training.run)")
        try:
            card = json.loads((folder / "events.json").read_text("utf-8"))
            self.roots: tuple[str, ...] = tuple(card["roots"])
            self.fillers: tuple[str, ...] = tuple(card["fillers"])
            self.version = f"{card['name']}-{card['version']}"
            self._sha256 = str(card["sha256"])
        except (OSError, ValueError, KeyError) as error:
            raise LanguageError(f"no event coder in {folder}: train it again") from error
        self._pieces = Pieces(LANGUAGE_DATA / "tokenizer.json")
        self._session = open_session(folder / "events.onnx", threads)

    @staticmethod
    def load() -> Coder:
        """The trained coder, opened once per process."""
        return _shared()

    def verify(self, folder: Path = DATA) -> None:
        """Checks the file against the card's SHA-256. Raises `LanguageError`."""
        if hashlib.sha256((folder / "events.onnx").read_bytes()).hexdigest() != self._sha256:
            raise LanguageError(f"{folder / 'events.onnx'} is damaged: train it again")

    def code(self, pairs: Sequence[Pair]) -> list[Coded]:
        """The root of each pair, in order. The sentences of a call are read in one batch."""
        if not pairs:
            return []
        scores, _ = self._session.run(None, self._inputs(pairs))
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        best = odds.argmax(axis=1)
        return [
            Coded(self.roots[root], float(row[root])) for root, row in zip(best, odds, strict=True)
        ]

    def tags(self, words: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        """Scores (words, tags) of the fillers of attacks, for each list of words."""
        if not words:
            return []
        nobody = (0, 0)
        _, scores = self._session.run(None, self._inputs([Pair(w, nobody, nobody) for w in words]))
        return [scores[i, : len(w)] for i, w in enumerate(words)]

    def _inputs(self, pairs: Sequence[Pair]) -> dict[str, NDArray[Any]]:
        cut = [self._cut(pair) for pair in pairs]
        wide = max(len(ids) for ids, _, _ in cut)
        most = max(len(pair.words) for pair in pairs)
        pieces = np.full((len(pairs), wide), self._pieces.pad, dtype=np.int64)
        casing = np.zeros((len(pairs), wide), dtype=np.int64)
        mask, source, target = (np.zeros((len(pairs), wide), dtype=np.float32) for _ in range(3))
        first = np.zeros((len(pairs), most), dtype=np.int64)
        for i, (pair, (ids, kinds, begins)) in enumerate(zip(pairs, cut, strict=True)):
            pieces[i, : len(ids)] = ids
            casing[i, : len(kinds)] = kinds
            mask[i, : len(ids)] = 1.0
            first[i, : len(begins)] = begins
            ends = [*begins[1:], len(ids) - 1]
            for side, (low, high) in ((source, pair.source), (target, pair.target)):
                if low < high <= len(begins):
                    side[i, begins[low] : ends[high - 1]] = 1.0
        return {
            "pieces": pieces, "casing": casing, "mask": mask,
            "source": source, "target": target, "first": first,
        }  # fmt: skip

    def _cut(self, pair: Pair) -> tuple[list[int], list[int], list[int]]:
        """Piece ids, casing classes and where each word begins, as far as ``MOST`` reaches."""
        ids, kinds, begins = [self._pieces.cls], [0], []
        for word, kind in self._pieces.cut(pair.words):
            if len(ids) + len(word) >= MOST:
                break
            begins.append(len(ids))
            ids.extend(word)
            kinds.extend([kind] * len(word))
        return [*ids, self._pieces.sep], [*kinds, 0], begins


@cache
def _shared() -> Coder:
    return Coder()
