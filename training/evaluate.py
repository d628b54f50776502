"""Figures of a checkpoint on the development sentences, in PyTorch, greedy heads.

The figures that are published come from `bench/language.py`, which runs the shipped file.
"""

from __future__ import annotations

import torch

from training.data import DOMAINS, Item, Labels, Span, spans_of
from training.model import Reader
from training.splits import Corpus
from training.train import Numberer, inputs
from tregua.language.lemmas import apply


def dev_figures(
    model: Reader, number: Numberer, labels: Labels, corpus: Corpus, limit: int = 800
) -> dict[str, float]:
    """UPOS, UAS, LAS, lemma (percent) and F1 of names on the development sets."""
    model.eval()
    figures: dict[str, float] = {}
    for name, items in (("ewt", corpus.dev_syntax[:limit]), ("news", corpus.dev_news)):
        for key, value in syntax(model, number, labels, items).items():
            figures[f"{name}_{key}"] = round(value, 2)
    for name, items in (
        ("uner", corpus.dev_uner),
        ("own", corpus.dev_own),
        ("gum", corpus.dev_news),
    ):
        if items:
            figures[f"{name}_f1"] = round(names(model, number, labels, items, name == "own"), 2)
    for layer in ("source", "cue", "content"):
        shown = overlaps(model, number, labels, corpus.dev_attribution, layer)
        figures[f"{layer}_overlap"] = round(shown, 2)
    if corpus.dev_acts:
        figures["act_f1"] = round(acts(model, number, labels, corpus.dev_acts), 2)
        for layer in ("role", "term"):
            shown = overlaps(model, number, labels, corpus.dev_acts, layer)
            figures[f"{layer}_overlap"] = round(shown, 2)
        figures["domain"] = round(domains(model, number, corpus.dev_acts), 2)
    return figures


def chunks(items: list[Item], size: int = 24) -> list[list[Item]]:
    order = sorted(items, key=lambda i: len(i.words))
    return [order[i : i + size] for i in range(0, len(order), size)]


@torch.no_grad()
def syntax(model: Reader, number: Numberer, labels: Labels, items: list[Item]) -> dict[str, float]:
    right = {"upos": 0, "uas": 0, "las": 0, "lemma": 0}
    total = 0
    for chunk in chunks(items):
        upos, _, scripts, arcs, rel_d, rel_h, *_ = model(*inputs([number(i) for i in chunk]))
        for k, item in enumerate(chunk):
            n = len(item.words)
            heads = arcs[k, :n, : n + 1].argmax(-1)
            best = model.relations(rel_d[k : k + 1, :n], rel_h[k : k + 1], heads[None])[0].argmax(
                -1
            )
            for i in range(n):
                total += 1
                same = int(heads[i]) - 1 == item.heads[i]
                right["uas"] += same
                right["las"] += same and labels.deprels[int(best[i])] == item.deprels[i]
                right["upos"] += labels.upos[int(upos[k, i].argmax())] == item.upos[i]
                lemma = apply(labels.scripts[int(scripts[k, i].argmax())], item.words[i])
                right["lemma"] += lemma == item.lemmas[i]
    return {key: 100 * value / max(total, 1) for key, value in right.items()}


@torch.no_grad()
def names(model: Reader, number: Numberer, labels: Labels, items: list[Item], misc: bool) -> float:
    hit = said = gold = 0
    for chunk in chunks(items):
        tags = model(*inputs([number(i) for i in chunk]))[1]
        for k, item in enumerate(chunk):
            found = [labels.tags[int(t)] for t in tags[k, : len(item.words)].argmax(-1)]
            mine = {s for s in spans_of(found) if misc or s[2] != "MISC"}
            true = {s for s in spans_of(item.tags) if misc or s[2] != "MISC"}
            hit, said, gold = hit + len(mine & true), said + len(mine), gold + len(true)
    return 200 * hit / max(said + gold, 1)


@torch.no_grad()
def layer_of(
    model: Reader, number: Numberer, labels: Labels, chunk: list[Item], layer: str
) -> list[list[str]]:
    """The best label of one layer for every word of every sentence."""
    widths = [len(of) for of in labels.layers.values()]
    scores = model(*inputs([number(i) for i in chunk]))[6].split(widths, -1)
    best = scores[list(labels.layers).index(layer)].argmax(-1)
    return [
        [labels.layers[layer][int(label)] for label in best[k, : len(item.words)]]
        for k, item in enumerate(chunk)
    ]


def overlaps(
    model: Reader, number: Numberer, labels: Labels, items: list[Item], layer: str
) -> float:
    """F1 of spans where one that overlaps a span of the other side counts as right."""
    found_right = found = gold_right = gold = 0
    for chunk in chunks(items):
        for item, tags in zip(chunk, layer_of(model, number, labels, chunk, layer), strict=True):
            mine, true = spans_of(tags), spans_of(item.layers[layer])
            found_right += sum(any(_same(a, b) for b in true) for a in mine)
            gold_right += sum(any(_same(a, b) for b in mine) for a in true)
            found, gold = found + len(mine), gold + len(true)
    precision, recall = found_right / max(found, 1), gold_right / max(gold, 1)
    return 200 * precision * recall / max(precision + recall, 1e-9)


def acts(model: Reader, number: Numberer, labels: Labels, items: list[Item]) -> float:
    """F1 of the acts of a sentence, as the set of what its words tell of."""
    hit = said = gold = 0
    for chunk in chunks(items):
        for item, tags in zip(chunk, layer_of(model, number, labels, chunk, "act"), strict=True):
            mine, true = set(tags) - {"O"}, set(item.layers["act"]) - {"O"}
            hit, said, gold = hit + len(mine & true), said + len(mine), gold + len(true)
    return 200 * hit / max(said + gold, 1)


@torch.no_grad()
def domains(model: Reader, number: Numberer, items: list[Item]) -> float:
    """Mean over the domains of the share of their sentences that are told to be of it."""
    right = {name: [0, 0] for name in DOMAINS}
    for chunk in chunks([item for item in items if item.domain]):
        best = model(*inputs([number(i) for i in chunk]))[7].argmax(-1)
        for item, found in zip(chunk, best, strict=True):
            right[item.domain][0] += DOMAINS[int(found)] == item.domain
            right[item.domain][1] += 1
    return 100 * sum(hit / max(of, 1) for hit, of in right.values()) / len(DOMAINS)


def _same(a: Span, b: Span) -> bool:
    return a[2] == b[2] and a[0] < b[1] and b[0] < a[1]
