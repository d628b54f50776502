"""The event coder on MUC-4: who attacked what and whom with which weapon, as document-level roles.

    python -m bench.fillers           development: TST1 and TST2
    python -m bench.fillers --test    also TST3 and TST4

CEAF-REE as GRIT defines it: for each of five roles, entities are aligned one to one; an entity that
is found is right where all its mentions are mentions of the entity that the key has. Ours have one
mention each; strings of a document that contain one another are one entity.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from training.event_data import FILLERS, documents, stretches

from bench.coder import Coder
from bench.exported import data, markdown, need
from tregua.language.marks import marks

PEERS = "GRIT 54.5"
SURE = 0.5
"""Probability from which a mark counts; set on the development documents."""

Found = dict[str, list[str]]
"""Mentions by role, one for each entity."""


def found_in(text: str, coder: Coder) -> Found:
    """The fillers of one document."""
    mentions: dict[str, list[str]] = defaultdict(list)
    runs = list(stretches(text))
    scores = coder.tags([[text[a:b] for a, b in run] for run in runs])
    for run, of_run in zip(runs, scores, strict=True):
        for mark in marks(of_run, coder.fillers):
            if mark.probability >= SURE:
                start, end = run[mark.first][0], run[mark.last - 1][1]
                mentions[mark.label].append(" ".join(text[start:end].split()))
    return {role: list(_entities(mentions[role])) for role in FILLERS}


def _entities(mentions: Iterable[str]) -> Iterator[str]:
    """Mentions without those that another one contains, or repeats."""
    kept: list[str] = []
    for mention in sorted(dict.fromkeys(mentions), key=len, reverse=True):
        if not any(_within(mention, other) for other in kept):
            kept.append(mention)
    yield from kept


def _within(short: str, long: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long) is not None


def aligned(found: Sequence[str], entities: Sequence[Sequence[str]]) -> int:
    """How many found mentions can be given an entity of their own that has them."""
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j, entity in enumerate(entities):
            if j not in seen and found[i] in entity:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(found)))


def figures(
    split: str, coder: Coder, limit: int | None = None
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in percent, by role and for all roles together."""
    counts: dict[str, list[int]] = {role: [0, 0, 0] for role in (*FILLERS, "all")}
    for document in documents(data(), split)[:limit]:
        found = found_in(document["doctext"], coder)
        for role in FILLERS:
            entities = [[m for m, _ in entity] for entity in document["extracts"][role]]
            mine = found[role]
            for name in (role, "all"):
                counts[name][0] += aligned(mine, entities)
                counts[name][1] += len(mine)
                counts[name][2] += len(entities)
    return {role: _scores(*count) for role, count in counts.items()}


def _scores(right: int, said: int, wanted: int) -> tuple[float, float, float]:
    return (
        100 * right / max(said, 1),
        100 * right / max(wanted, 1),
        200 * right / max(said + wanted, 1),
    )


def table(*, test: bool) -> str:
    """The figures as a table."""
    need(data() / "muc4")
    coder = Coder.load()
    lines = []
    for split in ("dev", "test") if test else ("dev",):
        for role, values in figures(split, coder).items():
            peers = PEERS if split == "test" and role == "all" else ""
            lines.append([f"MUC-4 {split}", split, role, *(f"{v:.1f}" for v in values), peers])
    head = ["set", "split", "role", "precision", "recall", "CEAF-REE F1", "published"]
    return markdown(head, lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--test", action="store_true", help="also the test documents")
    print(table(test=parser.parse_args().test))


if __name__ == "__main__":
    main()
