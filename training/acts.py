"""The statement corpus as sentences, marked word by word with acts and with who does them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.data import LAYERS, Item, bio
from training.statements import (
    ACTS,
    CORPUS,
    TOPICS,
    Label,
    Labelled,
    Offsets,
    corpus,
    held_out,
)
from tregua.language import segment


def load(folder: Path = CORPUS) -> list[Item]:
    """The sentences of all items that are not held out."""
    return [s for item in corpus(folder) if not held_out(item) for s in sentences(item)]


def sentences(item: Labelled) -> Iterator[Item]:
    """An item's sentences, cut by the runtime's segmenter, with its layers."""
    domain = "other" if item.conflict in TOPICS else "war"
    for start, end in segment.sentences(item.text):
        offsets = segment.words(item.text, start, end)
        forms = tuple(item.text[a:b] for a, b in offsets)
        if forms:
            layers = {
                "act": _acts(offsets, item.labels),
                "role": _roles(offsets, item.labels),
                "term": _terms(offsets, item.labels),
            }
            text = item.text[start:end]
            yield Item(forms, "statements", layers=layers, text=text, domain=domain)


def _acts(offsets: list[Offsets], labels: tuple[Label, ...]) -> tuple[str, ...]:
    layer = ["O"] * len(offsets)
    for label in labels:
        name = label.sub if label.kind == "incident" else label.kind
        if name in LAYERS["act"]:
            first, last = label.at
            for i, (start, end) in enumerate(offsets):
                if start < last and end > first and layer[i] == "O":
                    layer[i] = name
    return tuple(layer)


def _roles(offsets: list[Offsets], labels: tuple[Label, ...]) -> tuple[str, ...]:
    """Who does, and to whom; of words that are both, what stands first in the labels holds."""
    told = [label for label in labels if label.kind in ACTS | {"incident", "demand", "threat"}]
    return _marked(
        offsets,
        [(p, role) for of in told for role in ("by", "to") for p in of.spans.get(role, ())],
    )


def _terms(offsets: list[Offsets], labels: tuple[Label, ...]) -> tuple[str, ...]:
    """The words of each term: its value where that is words, else those that say it."""
    terms = [label for label in labels if label.kind == "term"]
    return _marked(offsets, [(of.spans.get("value", (of.at,))[0], of.sub) for of in terms])


def _marked(offsets: list[Offsets], places: list[tuple[Offsets, str]]) -> tuple[str, ...]:
    """Places as BIO tags; one that meets another before it is left out."""
    spans: list[tuple[int, int, str]] = []
    for (first, last), name in places:
        inside = [i for i, (a, b) in enumerate(offsets) if a < last and b > first]
        if inside and all(inside[-1] < start or inside[0] >= end for start, end, _ in spans):
            spans.append((inside[0], inside[-1] + 1, name))
    return bio(len(offsets), spans)
