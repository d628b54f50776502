"""What every model of words is given: sentences in windows, and windows in padded batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tregua.errors import LanguageError
from tregua.language.pieces import Cut, Pieces

WINDOW = 254
"""Word pieces of one pass at most, the two markers not counted. Longer sentences are cut."""

BATCH = 256
"""Padded word pieces of one batch at most. Larger ones pad a report's few sentences too much: at
1600 a report of 30 sentences takes 1.7 times as long."""

_STOPS = frozenset({".", ";", "!", "?", ":", ",", "—", "–", ")", "-", "…", "|", "*"})


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one sentence that is read in one pass."""

    sentence: int
    start: int
    cut: list[Cut]
    size: int


class Passes:
    """Cuts sentences for a model that reads word pieces."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def windows(self, sentence: int, words: Sequence[str]) -> Iterator[Window]:
        """The windows of a sentence, which has the number ``sentence`` in its call."""
        cut = self.pieces.cut(words)
        start = 0
        while start < len(words):
            end, size = start, 0
            while end < len(words) and size + len(cut[end][0]) <= WINDOW:
                size += len(cut[end][0])
                end += 1
            if end < len(words):
                for candidate in range(end, start + 3 * (end - start) // 4, -1):
                    if words[candidate - 1] in _STOPS:
                        end = candidate
                        break
            yield Window(sentence, start, cut[start:end], sum(len(c[0]) for c in cut[start:end]))
            start = end

    def inputs(self, batch: list[Window]) -> dict[str, NDArray[Any]]:
        """Arrays of a batch: ``pieces``, ``casing``, ``mask`` (B, S); ``first``, ``last``
        (B, W)."""
        wide = max(window.size for window in batch) + 2
        most = max(len(window.cut) for window in batch)
        pieces = np.full((len(batch), wide), self.pieces.pad, dtype=np.int64)
        casing = np.zeros((len(batch), wide), dtype=np.int64)
        mask = np.zeros((len(batch), wide), dtype=np.float32)
        first = np.zeros((len(batch), most), dtype=np.int64)
        last = np.zeros((len(batch), most), dtype=np.int64)
        for i, window in enumerate(batch):
            ids, kinds, begins, ends = [self.pieces.cls], [0], [], []
            for word, kind in window.cut:
                begins.append(len(ids))
                ids.extend(word)
                kinds.extend([kind] * len(word))
                ends.append(len(ids) - 1)
            ids.append(self.pieces.sep)
            pieces[i, : len(ids)] = ids
            casing[i, : len(kinds)] = kinds
            mask[i, : len(ids)] = 1.0
            first[i, : len(begins)] = begins
            last[i, : len(ends)] = ends
        return {"pieces": pieces, "casing": casing, "mask": mask, "first": first, "last": last}


def batches(windows: list[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, at most ``BATCH`` padded pieces at a time."""
    batch: list[Window] = []
    for window in sorted(windows, key=lambda w: (w.size, w.sentence, w.start)):
        if batch and (window.size + 2) * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def open_session(path: Path, threads: int) -> Any:
    """An onnxruntime session that does not spin: other work shares the processor."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # every batch has another shape: a pattern never fits
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The tanh form of GELU: a twentieth faster, LAS on EWT dev 0.1 higher by chance.
    options.add_session_config_entry("optimization.enable_gelu_approximation", "1")
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own, by cause
        raise LanguageError(f"{path} cannot be opened: reinstall tregua") from error
