"""Examples for the event coder: pairs with their PLOVER root (PLV), and documents with the fillers
of attacks (MUC-4). Test splits are not opened here.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.data import bio
from training.statements import corpus, held_out
from tregua.language import segment
from tregua.model.vocab import EventCode

ROOTS = tuple(code.value for code in EventCode)
"""PLOVER's roots. PLV writes YIELD for CONCEDE and RETREAT; `plv_root` folds them."""
FILLERS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
FILLER_TAGS = ("O", *(f"{part}-{name}" for name in FILLERS for part in "BI"))
_MARK = re.compile(r"</?[st]>")
_CHUNK = 220

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with the words of source and target (half-open, perhaps empty) and the root."""

    words: tuple[str, ...]
    source: Stretch
    target: Stretch
    root: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A stretch of a document with BIO tags of the five fillers."""

    document: str
    words: tuple[str, ...]
    tags: tuple[str, ...]


def plv_root(root: str) -> str:
    """The root as PLV names it."""
    return "YIELD" if root in ("CONCEDE", "RETREAT") else root


PLV_ROOTS = tuple(dict.fromkeys(plv_root(root) for root in ROOTS))


def plv(data: Path) -> tuple[list[Pair], list[Pair]]:
    """PLV's train and development pairs."""
    folder = data / "plv"
    held = {int(row) for row in (folder / "PLV_dev_rows.txt").read_text().split()}
    train: list[Pair] = []
    dev: list[Pair] = []
    for number, row in enumerate(rows(folder / "PLV_train.tsv")):
        (dev if number in held else train).append(marked(row["marked_sentence"], row["gold_root"]))
    return train, dev


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file of PLV."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t"))


def marked(sentence: str, root: str) -> Pair:
    """A sentence with ``<s>…</s>`` and ``<t>…</t>`` as words; a missing mark is an empty span."""
    text, places, last = "", {}, 0
    for match in _MARK.finditer(sentence):
        text += sentence[last : match.start()]
        places[match[0]] = len(text)
        last = match.end()
    text += sentence[last:]
    offsets = segment.words(text, 0, len(text))

    def span(name: str) -> Stretch:
        start, end = places.get(f"<{name}>"), places.get(f"</{name}>")
        if start is None or end is None:
            return 0, 0
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    return Pair(tuple(text[a:b] for a, b in offsets), span("s"), span("t"), root)


def own_pairs(folder: Path) -> Iterator[Pair]:
    """The pairs of our own sentences' `event` lines; the held-out wars are left out."""
    for item in corpus(folder):
        if held_out(item):
            continue
        for label in item.labels:
            if label.kind != "event" or not label.spans.get("by") or not label.spans.get("to"):
                continue
            for start, end in segment.sentences(item.text):
                places = [label.at, label.spans["by"][0], label.spans["to"][0]]
                if all(start <= a and b <= end for a, b in places):
                    offsets = segment.words(item.text, start, end)
                    (_, source, target) = (_inside(offsets, place) for place in places)
                    forms = tuple(item.text[a:b] for a, b in offsets)
                    yield Pair(forms, source, target, plv_root(label.sub))


def _inside(offsets: list[Stretch], place: Stretch) -> Stretch:
    inside = [i for i, (a, b) in enumerate(offsets) if a < place[1] and b > place[0]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def muc(data: Path, split: str) -> list[Filled]:
    """MUC-4's documents of a split (``train``, ``dev``) in stretches of whole sentences."""
    if split not in ("train", "dev"):
        raise ValueError(f"{split}: only train and dev are trained or tuned on")
    return [part for document in documents(data, split) for part in filled(document)]


def documents(data: Path, split: str) -> list[dict]:
    """The documents of a split as published."""
    name = "train.json.gz" if split == "train" else f"{split}.json"
    path = data / "muc4" / "processed" / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def filled(document: dict) -> Iterator[Filled]:
    """A document's stretches. Every place where a filler's words stand is marked, not the first."""
    text = document["doctext"]
    marks = _places(text, document["extracts"])
    for offsets in stretches(text):
        spans, taken = [], 0
        for (start, end), name in marks:
            inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
            if inside and inside[0] >= taken:
                spans.append((inside[0], inside[-1] + 1, name))
                taken = inside[-1] + 1
        words = tuple(text[a:b] for a, b in offsets)
        yield Filled(document["docid"], words, bio(len(words), spans))


def stretches(text: str) -> Iterator[list[Stretch]]:
    """Offsets of the words of runs of whole sentences, up to a limit of words."""
    run: list[Stretch] = []
    for start, end in segment.sentences(text):
        offsets = segment.words(text, start, end)
        if run and len(run) + len(offsets) > _CHUNK:
            yield run
            run = []
        run = run + offsets
        while len(run) > _CHUNK:
            yield run[:_CHUNK]
            run = run[_CHUNK:]
    if run:
        yield run


def _places(text: str, extracts: dict[str, list]) -> list[tuple[Stretch, str]]:
    found = []
    for name in FILLERS:
        for entity in extracts[name]:
            for mention, _ in entity:
                found += [
                    ((m.start(), m.end()), name)
                    for m in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text)
                ]
    return sorted(set(found), key=lambda mark: (mark[0][0], -mark[0][1]))
