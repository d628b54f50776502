"""How well the language model reads, and how fast, as a table.

    python -m bench.language [--limit N] [--fp32 training/work/full/fp32] [--dev]

Needs the treebanks and name sets named in ``training/README.md``, in the folder that the
environment variable TREGUA_DATA names, or ``../shared/data``. Rows marked *dev* may be looked at
while rules and models are made; rows marked *test* are run only to be reported.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from training.data import Item

from training import data, segments, splits
from tregua.language import segment
from tregua.language.encoder import Annotation, Encoder

ROOT = Path(__file__).resolve().parent.parent
CALL = 40
"""Sentences of one call where a data set does not say where its documents end."""

Read = Callable[[list[Item]], list[Annotation]]


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    split: str
    metric: str
    floor: float | None
    fp32: float | None
    int8: float


def annotations(encoder: Encoder) -> Read:
    def read(items: list[Item]) -> list[Annotation]:
        found: list[Annotation] = []
        for at in range(0, len(items), CALL):
            found += encoder.annotate([item.words for item in items[at : at + CALL]])
        return found

    return read


# --- Floors: what counting alone gives -----------------------------------------------------------


class Floor:
    """The commonest tag of a word, the commonest head of a tag, the names seen in training."""

    def __init__(self, items: Iterable[Item]) -> None:
        tags: dict[str, Counter[str]] = {}
        arcs: dict[str, Counter[tuple[int, str]]] = {}
        self.names: dict[tuple[str, ...], Counter[str]] = {}
        for item in items:
            for i, tag in enumerate(item.upos):
                tags.setdefault(item.words[i].lower(), Counter())[tag] += 1
                offset = 0 if item.heads[i] < 0 else item.heads[i] - i
                arcs.setdefault(tag, Counter())[offset, item.deprels[i]] += 1
            for a, b, label in data.spans_of(item.tags):
                self.names.setdefault(item.words[a:b], Counter())[label] += 1
        self.tags = {word: count.most_common(1)[0][0] for word, count in tags.items()}
        self.arcs = {tag: count.most_common(1)[0][0] for tag, count in arcs.items()}
        self.longest = max(map(len, self.names), default=0)

    def __call__(self, items: list[Item]) -> list[Annotation]:
        return [self._one(item.words) for item in items]

    def _one(self, words: tuple[str, ...]) -> Annotation:
        upos = [
            self.tags.get(w.lower(), "PROPN" if i and w[:1].isupper() else "NOUN")
            for i, w in enumerate(words)
        ]
        heads, deprels = [], []
        for i, tag in enumerate(upos):
            offset, relation = self.arcs.get(tag, (0, "root"))
            heads.append(-1 if offset == 0 else min(max(i + offset, 0), len(words) - 1))
            deprels.append(relation)
        spans, at = [], 0
        while at < len(words):
            for size in range(min(self.longest, len(words) - at), 0, -1):
                label = self.names.get(words[at : at + size])
                if label:
                    spans.append((at, at + size, label.most_common(1)[0][0]))
                    at += size - 1
                    break
            at += 1
        lemmas = [w if t == "PROPN" else w.lower() for w, t in zip(words, upos, strict=True)]
        return Annotation(tuple(upos), tuple(heads), tuple(deprels), tuple(lemmas), tuple(spans))


# --- Measures ------------------------------------------------------------------------------------


def syntax(items: list[Item], found: list[Annotation]) -> dict[str, float]:
    """Percent of words, punctuation and full relations counted (CoNLL 2018, gold tokens)."""
    right: Counter[str] = Counter()
    total = 0
    for item, mine in zip(items, found, strict=True):
        for i, upos in enumerate(item.upos):
            total += 1
            head = mine.heads[i] == item.heads[i]
            right["UPOS"] += mine.upos[i] == upos
            right["UAS"] += head
            right["LAS"] += head and mine.deprels[i] == item.deprels[i]
            right["lemma"] += mine.lemmas[i] == item.lemmas[i]
    return {name: 100 * right[name] / max(total, 1) for name in ("UPOS", "UAS", "LAS", "lemma")}


def names(items: list[Item], found: list[Annotation], *, misc: bool) -> dict[str, float]:
    """F1 of spans, label and both ends right."""
    hit = said = gold = 0
    for item, mine in zip(items, found, strict=True):
        true = {s for s in data.spans_of(item.tags) if misc or s[2] != "MISC"}
        own = {s for s in mine.entities if misc or s[2] != "MISC"}
        hit, said, gold = hit + len(true & own), said + len(own), gold + len(true)
    return {"F1 PER ORG LOC MISC" if misc else "F1 PER ORG LOC": 200 * hit / max(said + gold, 1)}


def from_text(path: Path, items: list[Item], read: Read) -> dict[str, float]:
    """F1 of tokens, sentences, tags and labelled arcs from raw text, matched by characters."""
    text, gold_sentences, gold_words = segments.raw(path)
    sentences = segment.sentences(text)
    cut = [segment.words(text, *span) for span in sentences]
    mine = read([Item(tuple(text[a:b] for a, b in spans), "raw") for spans in cut])
    gold_tags, gold_arcs, at = set(), set(), 0
    for item in items:
        spans = gold_words[at : at + len(item.words)]
        at += len(item.words)
        for i, span in enumerate(spans):
            head = spans[item.heads[i]] if item.heads[i] >= 0 else None
            gold_tags.add((span, item.upos[i]))
            gold_arcs.add((span, head, item.deprels[i]))
    tags, arcs = set(), set()
    for spans, one in zip(cut, mine, strict=True):
        for i, span in enumerate(spans):
            head = spans[one.heads[i]] if one.heads[i] >= 0 else None
            tags.add((span, one.upos[i]))
            arcs.add((span, head, one.deprels[i]))

    def score(own: set, gold: set) -> float:  # type: ignore[type-arg]
        return 200 * len(own & gold) / max(len(own) + len(gold), 1)

    return {
        "tokens F1": score({w for c in cut for w in c}, set(gold_words)),
        "sentences F1": score(set(sentences), set(gold_sentences)),
        "UPOS F1": score(tags, gold_tags),
        "LAS F1": score(arcs, gold_arcs),
    }


def speed(encoder: Encoder, items: list[Item]) -> tuple[float, float]:
    """Sentences and words a second, after a warm-up."""
    encoder.annotate([item.words for item in items[:CALL]])
    begun = time.perf_counter()
    annotations(encoder)(items)
    taken = time.perf_counter() - begun
    return len(items) / taken, sum(len(item.words) for item in items) / taken


# --- The table -----------------------------------------------------------------------------------


def folder() -> Path | None:
    place = Path(os.environ.get("TREGUA_DATA", ROOT.parent / "shared" / "data"))
    return place if (place / "ud-english-ewt").is_dir() else None


def rows(place: Path, limit: int, encoders: list[Encoder], *, only_dev: bool) -> list[Row]:
    ewt, gum, uner = place / "ud-english-ewt", place / "gum", place / "uner-english-ewt"
    corpus = splits.load(place, ROOT / "training" / "corpus", marked=False)
    readers: list[Read] = [Floor(corpus.train), *map(annotations, encoders)]
    result: list[Row] = []

    def add(
        what: str, split: str, measure: Callable[[Read], dict[str, float]], floor: bool
    ) -> None:
        if only_dev and split != "dev":
            return
        columns = [measure(read) for read in (readers if floor else readers[1:])]
        for metric in columns[0]:
            values = [column[metric] for column in columns]
            fp32 = values[-2] if len(encoders) > 1 else None
            result.append(Row(what, split, metric, values[0] if floor else None, fp32, values[-1]))

    def few(items: list[Item]) -> list[Item]:
        return items[:limit] if limit else items

    for split in ("dev", "test"):
        path = ewt / f"en_ewt-ud-{split}.conllu"
        items = few(data.read_conllu(path, "ewt"))
        add("EWT, gold tokens", split, lambda read, i=items: syntax(i, read(i)), True)
        if not limit:
            add("EWT, raw text", split, lambda read, p=path, i=items: from_text(p, i, read), False)
        news = few(data.read_conllu(gum / f"gum-news-{split}.conllu", "gum", entities=True))
        add("GUM news, gold tokens", split, lambda read, i=news: syntax(i, read(i)), True)
        add("GUM news names", split, lambda read, i=news: names(i, read(i), misc=False), True)
    parts = {
        ("UNER, held-out eighth", "dev"): corpus.dev_uner,
        ("UNER", "test"): data.read_iob2(uner / "en_ewt-ud-test.iob2", "uner", misc=False),
    }
    for (what, split), items in parts.items():
        some = few(items)
        add(what, split, lambda read, i=some: names(i, read(i), misc=False), True)
    own = few(corpus.dev_own)
    add("own corpus, held-out tenth", "dev", lambda read: names(own, read(own), misc=True), True)
    gold = few(data.read_iob2(place / "wikineural-en" / "wikigold-test.conllu", "wiki", misc=True))
    add("WikiGold", "test", lambda read: names(gold, read(gold), misc=False), True)
    add("WikiGold", "test", lambda read: names(gold, read(gold), misc=True), True)
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=0, help="sentences per set, for a quick look")
    parser.add_argument("--fp32", type=Path, help="folder of the model with 32-bit weights")
    parser.add_argument("--model", type=Path, help="folder of the model, if not the shipped one")
    parser.add_argument("--dev", action="store_true", help="leave the test sets alone")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    place = folder()
    if place is None:
        print("The data sets are not here: set TREGUA_DATA to their folder.", file=sys.stderr)
        return 1
    shipped = (
        Encoder(options.model, threads=options.threads)
        if options.model
        else Encoder.load(options.threads)
    )
    encoders = [shipped]
    if options.fp32:
        encoders.insert(0, Encoder(options.fp32, threads=options.threads))

    def cell(value: float | None) -> str:
        return "" if value is None else f"{value:.2f}"

    print(f"Model: {shipped.version}\n")
    print("| set | split | metric | floor | fp32 | int8 |\n|---|---|---|---:|---:|---:|")
    for row in rows(place, options.limit, encoders, only_dev=options.dev):
        numbers = " | ".join(map(cell, (row.floor, row.fp32, row.int8)))
        print(f"| {row.what} | {row.split} | {row.metric} | {numbers} |")
    news = data.read_conllu(place / "gum" / "gum-news-train.conllu", "gum")
    for threads in (1, options.threads):
        encoder = (
            Encoder(options.model, threads=threads) if options.model else Encoder.load(threads)
        )
        sentences, words = speed(encoder, news[: options.limit or None])
        print(f"\nSpeed, {threads} thread(s): {sentences:.0f} sentences/s, {words:.0f} words/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
