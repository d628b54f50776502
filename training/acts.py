"""The statement corpus as sentences whose words are marked with the act that they tell of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.data import LAYERS, Item
from training.statements import CORPUS, Label, Labelled, corpus, held_out
from tregua.language import segment


def load(folder: Path = CORPUS) -> list[Item]:
    """The sentences of all items that are not held out."""
    return [s for item in corpus(folder) if not held_out(item) for s in sentences(item)]


def sentences(item: Labelled) -> Iterator[Item]:
    """An item's sentences, cut by the runtime's segmenter, with the layer ``act``."""
    for start, end in segment.sentences(item.text):
        offsets = segment.words(item.text, start, end)
        forms = tuple(item.text[a:b] for a, b in offsets)
        if forms:
            layer = _layer(offsets, item.labels)
            yield Item(forms, "statements", layers={"act": layer}, text=item.text[start:end])


def _layer(offsets: list[tuple[int, int]], labels: tuple[Label, ...]) -> tuple[str, ...]:
    layer = ["O"] * len(offsets)
    for label in labels:
        name = label.sub if label.kind == "incident" else label.kind
        if name in LAYERS["act"]:
            first, last = label.at
            for i, (start, end) in enumerate(offsets):
                if start < last and end > first and layer[i] == "O":
                    layer[i] = name
    return tuple(layer)
