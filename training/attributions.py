"""PolNeAR's attributions as sentences with source, cue and content marked word by word.

The texts are read where they lie and never copied. The test split is not opened here.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.data import Item, bio
from tregua.language import segment

LAYERS = ("source", "cue", "content")
"""The layers of a marked sentence, each in BIO with one label, the layer's own name."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Article:
    """One article and what its first annotator marked; offsets are code points of ``text``."""

    name: str
    text: str
    marks: tuple[tuple[str, tuple[Stretch, ...]], ...]


def articles(archive: Path) -> Iterator[Article]:
    """The articles of a split's zip file, in the order of their names."""
    with zipfile.ZipFile(archive) as files:
        names = sorted(files.namelist())
        marked: dict[str, str] = {}
        for name in names:
            if name.endswith(".ann"):
                marked.setdefault(Path(name).name.rpartition("_")[0], name)
        for name in names:
            stem = Path(name).stem
            if name.endswith(".txt") and stem in marked:
                text = files.read(name).decode("utf-8")
                yield Article(stem, text, _marks(files.read(marked[stem]).decode("utf-8")))


def _marks(annotation: str) -> tuple[tuple[str, tuple[Stretch, ...]], ...]:
    found = []
    for line in annotation.splitlines():
        fields = line.split("\t")
        if not line.startswith("T") or len(fields) < 2:
            continue
        label, _, places = fields[1].partition(" ")
        if label.lower() in LAYERS:
            stretches = [part.split() for part in places.split(";")]
            found.append((label.lower(), tuple((int(a), int(b)) for a, b in stretches)))
    return tuple(found)


def sentences(article: Article) -> Iterator[Item]:
    """The article's sentences, cut by the runtime's segmenter, with the three layers.

    Marks of one layer that lie inside others of it (content quoted within content) are left out:
    a layer is flat, and the outer one is what a reader is asked for.
    """
    outer = {layer: _outermost(article, layer) for layer in LAYERS}
    for start, end in segment.sentences(article.text):
        offsets = segment.words(article.text, start, end)
        forms = tuple(article.text[a:b] for a, b in offsets)
        if forms:
            layers = {layer: _tags(offsets, outer[layer], layer) for layer in LAYERS}
            yield Item(forms, "polnear", layers=layers, text=article.text[start:end])


def _outermost(article: Article, layer: str) -> list[Stretch]:
    marks = [m for name, stretches in article.marks if name == layer for m in stretches]
    kept: list[Stretch] = []
    for start, end in sorted(set(marks), key=lambda m: (m[0] - m[1], m[0])):
        if all(end <= a or start >= b for a, b in kept):
            kept.append((start, end))
    return kept


def _tags(offsets: list[Stretch], marks: list[Stretch], layer: str) -> tuple[str, ...]:
    spans, taken = [], 0
    for start, end in sorted(marks):
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
        if inside and inside[0] >= taken:
            spans.append((inside[0], inside[-1] + 1, layer))
            taken = inside[-1] + 1
    return bio(len(offsets), spans)


def load(data: Path, split: str) -> list[Item]:
    """All sentences of a split, ``train`` or ``dev``. Raises ``ValueError`` for another."""
    if split not in ("train", "dev"):
        raise ValueError(f"{split}: only train and dev are trained or tuned on")
    archive = data / "polnear" / f"{split}.zip"
    return [item for article in articles(archive) for item in sentences(article)]
