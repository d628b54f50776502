"""Token and sentence F1 of the segmenter from raw text, against a treebank's own.

python -m training.segments ../shared/data/ud-english-ewt/en_ewt-ud-dev.conllu
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from training.data import blocks
from tregua.language import segment

Span = tuple[int, int]


def raw(path: Path) -> tuple[str, list[Span], list[Span]]:
    """The text of a treebank, its sentences and its words, as spans of the text."""
    text, sentences, words = "", [], []
    for block in blocks(path):
        if any(line.startswith(("# newpar", "# newdoc")) for line in block) and text:
            text = text.rstrip() + "\n\n"
        start = len(text)
        skip = 0
        for line in block:
            if line.startswith("#"):
                continue
            row = line.split("\t")
            spaced = "" if "SpaceAfter=No" in row[9] else " "
            if "-" in row[0]:
                low, high = map(int, row[0].split("-"))
                skip = high
                begin = len(text)
                text += row[1]
                parts = [
                    r.split("\t")[1]
                    for r in block
                    if r.split("\t")[0] in map(str, range(low, high + 1))
                ]
                at = begin
                for part in parts:
                    size = len(part) if part != parts[-1] else begin + len(row[1]) - at
                    words.append((at, at + size))
                    at += size
                text += spaced
            elif row[0].isdigit() and int(row[0]) > skip:
                words.append((len(text), len(text) + len(row[1])))
                text += row[1] + spaced
        sentences.append((start, len(text.rstrip())))
    return text, sentences, words


def f1(found: list[Span], gold: list[Span]) -> float:
    return 200 * len(set(found) & set(gold)) / (len(found) + len(gold))


def figures(path: Path) -> dict[str, float]:
    text, gold_sentences, gold_words = raw(path)
    found = segment.sentences(text)
    inside = [w for a, b in found for w in segment.words(text, a, b)]
    return {
        "tokens": f1(inside, gold_words),
        "sentences": f1(found, gold_sentences),
        "tokens_gold_sentences": f1(
            [w for a, b in gold_sentences for w in segment.words(text, a, b)], gold_words
        ),
    }


def main() -> None:
    path = Path(sys.argv[1])
    print(figures(path))
    if "-v" in sys.argv:
        text, gold_sentences, gold_words = raw(path)
        found = segment.sentences(text)
        inside = [w for a, b in found for w in segment.words(text, a, b)]
        mine, true = set(inside), set(gold_words)
        print(Counter(text[a:b] for a, b in mine - true).most_common(70))
        print(Counter(text[a:b] for a, b in true - mine).most_common(70))
        ends, gold_ends = {b for _, b in found}, {b for _, b in gold_sentences}
        for name, which in (("EXTRA", ends - gold_ends), ("MISSED", gold_ends - ends)):
            print(name, len(which))
            for b in sorted(which)[:: max(1, len(which) // 45)]:
                print("   ", repr(text[max(0, b - 40) : b]), "|", repr(text[b : b + 30]))


if __name__ == "__main__":
    main()
