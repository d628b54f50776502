"""The event coder on PLV: PLOVER roots and quad classes of pairs, given source and target.

    python -m bench.plover            the development rows
    python -m bench.plover --test     also PLV's test set and the A/W rows of WikiEvents

The figures to be beaten are those of the data's own paper and of ConfliBERT (``PEERS``).
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.event_data import marked

from bench.coder import Coder, Pair
from bench.exported import data, markdown, need

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""The quad class of each root: verbal and material cooperation, verbal and material conflict."""
PEERS = "ConfliBERT 86.7 / 96.3; ZSP 82.4 / 89.6; GPT-4 61.5"

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of a file of PLV. Raises `Absent`."""
    with need(path).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t"))


def dev_rows() -> list[Row]:
    """The rows of the training file that are held out for development."""
    folder = data() / "plv"
    held = {int(row) for row in need(folder / "PLV_dev_rows.txt").read_text().split()}
    return [row for i, row in enumerate(rows(folder / "PLV_train.tsv")) if i in held]


def test_rows() -> list[Row]:
    """The rows of the test set."""
    return rows(data() / "plv" / "PLV_test.tsv")


def commonest(of: Sequence[Row]) -> tuple[float, float]:
    """Macro F1 of roots and of quad classes where all pairs get the commonest root of training."""
    folder = data() / "plv"
    root = Counter(row["gold_root"] for row in rows(folder / "PLV_train.tsv")).most_common(1)[0][0]
    roots = macro_f1([row["gold_root"] for row in of], [root] * len(of))
    return roots, macro_f1([int(row["gold_penta"]) for row in of], [QUADS[root]] * len(of))


def coded(sentences: Sequence[str], coder: Coder) -> list[str]:
    """The root of each marked sentence."""
    pairs = [marked(sentence, "AGREE") for sentence in sentences]
    found: list[str] = []
    for at in range(0, len(pairs), 8):
        batch = [Pair(p.words, p.source, p.target) for p in pairs[at : at + 8]]
        found += [code.root for code in coder.code(batch)]
    return found


def macro_f1(gold: Sequence[object], said: Sequence[object]) -> float:
    """Mean F1, in percent, over the classes that the gold has."""
    both = Counter(a for a, b in zip(gold, said, strict=True) if a == b)
    total = Counter(gold) + Counter(said)
    return sum(200 * both[c] / total[c] for c in set(gold)) / len(set(gold))


def figures(of: Sequence[Row], coder: Coder) -> tuple[int, float, float, float]:
    """Rows, accuracy of roots, macro F1 of roots and of quad classes, in percent."""
    said = coded([row["marked_sentence"] for row in of], coder)
    gold = [row["gold_root"] for row in of]
    right = sum(a == b for a, b in zip(gold, said, strict=True))
    quads = macro_f1([int(row["gold_penta"]) for row in of], [QUADS[root] for root in said])
    return len(of), 100 * right / len(of), macro_f1(gold, said), quads


def binary(of: Sequence[Row], coder: Coder) -> tuple[int, float, float]:
    """Rows, accuracy and macro F1 of conflict against cooperation."""
    said = [int(QUADS[root] > 2) for root in coded([row["marked_sentence"] for row in of], coder)]
    gold = [int(row["gold_binary"]) for row in of]
    right = sum(a == b for a, b in zip(gold, said, strict=True))
    return len(of), 100 * right / len(of), macro_f1(gold, said)


def table(*, test: bool) -> str:
    """The figures as a table."""
    coder = Coder.load()
    sets = [("PLV dev", "dev", dev_rows())]
    if test:
        sets.append(("PLV test", "test", test_rows()))
    lines = []
    for name, split, of in sets:
        count, accuracy, roots, quads = figures(of, coder)
        shown = (f"{value:.1f}" for value in (accuracy, roots, quads))
        lines.append([name, split, count, *shown, PEERS if split == "test" else ""])
    head = ["set", "split", "pairs", "accuracy", "root macro F1", "quad macro F1", "published"]
    text = markdown(head, lines)
    if test:
        of = rows(data() / "plv" / "AW_wikievents_test.tsv")
        count, accuracy, macro = binary(of, coder)
        text += f"\n\nA/W WikiEvents (test, {count} pairs), conflict or cooperation: "
        text += f"accuracy {accuracy:.1f}, macro F1 {macro:.1f}"
    return text


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--test", action="store_true", help="also the test sets")
    print(table(test=parser.parse_args().test))


if __name__ == "__main__":
    main()
