"""Trains the event coder; prints the development figures after every epoch."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.data import spans_of
from training.event_data import FILLER_TAGS, PLV_ROOTS, Filled, Pair, muc, own_pairs, plv
from training.event_model import EventCoder
from training.statements import CORPUS
from training.train import IGNORE, minilm, optimiser, padded
from tregua.language.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Example:
    """A stretch as numbers; a pair has a root, a document's stretch has tags."""

    pieces: list[int]
    casing: list[int]
    first: list[int]
    source: list[int]
    target: list[int]
    root: int
    tags: list[int]


class Numberer:
    """Turns pairs and documents into examples."""

    def __init__(self) -> None:
        self.cutter = Pieces(minilm() / "tokenizer.json")

    def _cut(self, words: tuple[str, ...]) -> tuple[list[int], list[int], list[list[int]]]:
        ids, casing, of_word = [self.cutter.cls], [0], []
        for word_ids, kind in self.cutter.cut(words):
            of_word.append(list(range(len(ids), len(ids) + len(word_ids))))
            ids.extend(word_ids)
            casing.extend([kind] * len(word_ids))
        return [*ids, self.cutter.sep], [*casing, 0], of_word

    def pair(self, pair: Pair) -> Example:
        ids, casing, of_word = self._cut(pair.words)

        def on(span: tuple[int, int]) -> list[int]:
            inside = {piece for word in of_word[span[0] : span[1]] for piece in word}
            return [int(i in inside) for i in range(len(ids))]

        first = [word[0] for word in of_word]
        root = PLV_ROOTS.index(pair.root)
        return Example(
            ids, casing, first, on(pair.source), on(pair.target), root, [IGNORE] * len(first)
        )

    def filled(self, part: Filled) -> Example:
        ids, casing, of_word = self._cut(part.words)
        none = [0] * len(ids)
        tags = [FILLER_TAGS.index(tag) for tag in part.tags]
        return Example(ids, casing, [word[0] for word in of_word], none, none, IGNORE, tags)


def forward(model: EventCoder, batch: list[Example]) -> tuple[Tensor, Tensor]:
    """Scores of roots (B, ·) and of fillers (B, W, ·)."""
    pieces = padded([e.pieces for e in batch], 0)
    mask = padded([[1] * len(e.pieces) for e in batch], 0).float()
    x = model.encode(pieces, padded([e.casing for e in batch], 0), mask)
    source = padded([e.source for e in batch], 0).to(x.dtype)
    target = padded([e.target for e in batch], 0).to(x.dtype)
    roots = model.roots(x, mask.to(x.dtype), source, target)
    return roots, model.tags(x, padded([e.first for e in batch], 0))


def loss_of(model: EventCoder, batch: list[Example]) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roots, tags = forward(model, batch)
    gold = torch.tensor([e.root for e in batch])
    if (gold != IGNORE).any():
        return functional.cross_entropy(
            roots.float(), gold, ignore_index=IGNORE, label_smoothing=0.05
        )
    marks = padded([e.tags for e in batch], IGNORE)
    return functional.cross_entropy(
        tags.float().flatten(0, 1), marks.flatten(), ignore_index=IGNORE
    )


def batches(
    examples: list[Example], budget: int, most: int, chance: random.Random
) -> list[list[Example]]:
    """Batches of like length, of at most ``budget`` padded pieces and ``most`` examples."""
    result: list[list[Example]] = []
    batch: list[Example] = []
    for example in sorted(examples, key=lambda e: len(e.pieces) + chance.random() * 8):
        if batch and (len(example.pieces) * (len(batch) + 1) > budget or len(batch) >= most):
            result.append(batch)
            batch = []
        batch.append(example)
    return [*result, batch] if batch else result


@torch.no_grad()
def root_figures(model: EventCoder, examples: list[Example]) -> tuple[float, float]:
    """Accuracy and macro F1 (over the roots that the gold has) of pairs, in percent."""
    model.eval()
    said: list[int] = []
    for at in range(0, len(examples), 16):
        said += forward(model, examples[at : at + 16])[0].argmax(-1).tolist()
    gold = [e.root for e in examples]
    right = sum(a == b for a, b in zip(said, gold, strict=True))
    both = Counter(a for a, b in zip(said, gold, strict=True) if a == b)
    total = Counter(gold) + Counter(said)
    scores = [200 * both[root] / total[root] for root in set(gold)]
    return 100 * right / len(gold), sum(scores) / len(scores)


@torch.no_grad()
def filler_figure(model: EventCoder, parts: list[Filled], number: Numberer) -> float:
    """F1 of the distinct filler strings of a document (stricter than CEAF-REE), in percent."""
    model.eval()
    hit = said = wanted = 0
    of_document: dict[str, tuple[set[tuple[str, str]], set[tuple[str, str]]]] = defaultdict(
        lambda: (set(), set())
    )
    for at in range(0, len(parts), 4):
        chunk = parts[at : at + 4]
        best = forward(model, [number.filled(p) for p in chunk])[1].argmax(-1)
        for part, row in zip(chunk, best, strict=True):
            tags = [FILLER_TAGS[int(t)] for t in row[: len(part.words)]]
            for side, of in enumerate((tags, part.tags)):
                of_document[part.document][side].update(
                    (" ".join(part.words[a:b]), name) for a, b, name in spans_of(of)
                )
    for mine, true in of_document.values():
        hit, said, wanted = hit + len(mine & true), said + len(mine), wanted + len(true)
    return 200 * hit / max(said + wanted, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--no-fillers", action="store_true", help="PLOVER roots alone")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    chance = random.Random(options.seed)
    number = Numberer()
    pairs, dev_pairs = plv(options.data)
    roots = [number.pair(p) for p in [*pairs, *own_pairs(options.corpus)]]
    dev_roots = [number.pair(p) for p in dev_pairs]
    parts = [] if options.no_fillers else muc(options.data, "train")
    dev_parts = muc(options.data, "dev")
    print(len(roots), "pairs", len(parts), "stretches", flush=True)
    fillers = [(number.filled(p), any(t != "O" for t in p.tags)) for p in parts]
    model = EventCoder()
    model.start_from(minilm())
    optimum = optimiser(model, options.rate, options.head_rate)
    rates = [group["lr"] for group in optimum.param_groups]
    begun = time.monotonic()
    for epoch in range(options.epochs):
        model.train()
        # Stretches without any filler are the most; a few of them teach what is none. Pairs are
        # few and short: three passes over them take less time than one over the documents.
        taken = [e for e, has in fillers if has or chance.random() < 0.2]
        todo = [batch for _ in range(3) for batch in batches(roots, 900, 16, chance)]
        todo += batches(taken, 1000, 16, chance)
        chance.shuffle(todo)
        for done, batch in enumerate(todo):
            share = (epoch + done / len(todo)) / options.epochs
            for group, rate in zip(optimum.param_groups, rates, strict=True):
                group["lr"] = rate * min(share / 0.08, (1 - share) / 0.92)
            loss = loss_of(model, batch)
            optimum.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimum.step()
        options.out.mkdir(parents=True, exist_ok=True)
        torch.save(model.state_dict(), options.out / "model.pt")
        accuracy, macro = root_figures(model, dev_roots)
        shown = f"root accuracy {accuracy:.1f} macro {macro:.1f}"
        if parts:
            shown += f" fillers {filler_figure(model, dev_parts, number):.1f}"
        minutes = (time.monotonic() - begun) / 60
        print(f"epoch {epoch + 1} {minutes:.1f} min {shown}", flush=True)


if __name__ == "__main__":
    main()
