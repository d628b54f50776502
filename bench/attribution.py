"""Attributions against PolNeAR: F1 of source, cue and content spans, overlapping and exact.

    python -m bench.attribution [dev|train|test] [--articles N] [--misses LABEL]

Each article is cut, parsed and read whole, as a report without a title; nothing of the gold is
given. A span may have several parts. Predicted spans are right by overlap where one part shares a
character with a gold span of the label, exactly where the characters are the same; precision is
over predicted spans, recall over gold ones. Of an article that several people annotated, the first
file in the order of names counts. ``--misses`` prints what went wrong on dev or train.

The data folder is ``TREGUA_DATA``, else ``data`` in the shared folder.
"""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.exported import Absent, data, markdown, need
from tregua.language.analyze import analyze
from tregua.language.encoder import Encoder
from tregua.model import Report, ReportId
from tregua.reading.attribution import content_spans, cue_span, source_spans
from tregua.reading.document import Document
from tregua.reading.speech import find_voices

LABELS = ("Source", "Cue", "Content")
PEER = {"Source": "85", "Cue": "77", "Content": "83"}
"""Citron (Newell and others, 2018) on another corpus, PARC 3."""

Parts = frozenset[tuple[int, int]]
"""A span as its parts: half-open, in code points of the article."""
Spans = dict[str, set[Parts]]


@dataclass(frozen=True)
class Article:
    """An article and its gold spans by label."""

    name: str
    text: str
    gold: Spans


@dataclass
class Score:
    """Counts of one label."""

    gold: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)
    """Predicted spans that are right, by measure."""
    reached: Counter[str] = field(default_factory=Counter)
    """Gold spans that are found, by measure."""

    def precision(self, measure: str) -> float:
        return 100 * self.right[measure] / max(1, self.found)

    def recall(self, measure: str) -> float:
        return 100 * self.reached[measure] / max(1, self.gold)

    def f1(self, measure: str) -> float:
        p, r = self.precision(measure), self.recall(measure)
        return 2 * p * r / (p + r) if p + r else 0.0


def articles(split: str) -> Iterator[Article]:
    """The articles of a split, each with its first annotation. Raises `Absent`."""
    with zipfile.ZipFile(need(data() / "polnear" / f"{split}.zip")) as archive:
        names = sorted(n for n in archive.namelist() if n.endswith(".ann"))
        first: dict[str, str] = {}
        for name in names:
            first.setdefault(Path(name).stem.rpartition("_")[0], name)
        for article, name in first.items():
            text = archive.read(f"{split}/text/{article}.txt").decode("utf-8")
            yield Article(article, text, _gold(archive.read(name).decode("utf-8")))


def _gold(standoff: str) -> Spans:
    """The spans of a brat file: ``T1<tab>Source 89 106<tab>words``, parts set apart by ``;``."""
    out: Spans = {label: set() for label in LABELS}
    for line in standoff.split("\n"):
        cells = line.split("\t")
        label, _, places = cells[1].partition(" ") if len(cells) > 1 else ("", "", "")
        if label in out:
            parts = (place.split() for place in places.split(";"))
            out[label].add(frozenset((int(a), int(b)) for a, b in parts))
    return out


def predicted(text: str, encoder: Encoder) -> Spans:
    """The spans that the reader finds in a text."""
    report = Report(ReportId("a"), text, "0" * 64, "2016-01-01T00:00:00+00:00")
    return spans(Document(analyze(report, encoder=encoder, marking=_everything)))


def _everything(_: Report, sentences: Sequence[str]) -> list[bool]:
    """Every sentence is marked, as in a short report; of long ones the reader marks a part."""
    return [True] * len(sentences)


def spans(document: Document) -> Spans:
    """The spans of a document's attributions; speech that goes on is content without a cue.

    What somebody says of another's words inside a quotation is left out, as PolNeAR leaves it.
    """
    out: Spans = {label: set() for label in LABELS}
    for said in find_voices(document).said:
        if said.quoted:
            continue
        cue = cue_span(said.parse, said.attribution)
        if cue is not None:
            out["Cue"].add(frozenset({cue}))
        for label, found in (
            ("Source", source_spans(said.parse, said.attribution)),
            ("Content", content_spans(said.parse, said.attribution)),
        ):
            if found:
                out[label].add(frozenset(found))
    return out


def count(scores: dict[str, Score], gold: Spans, found: Spans) -> None:
    """Add one article to the counts."""
    for label in LABELS:
        score = scores[label]
        score.gold += len(gold[label])
        score.found += len(found[label])
        score.right["exact"] += len(gold[label] & found[label])
        score.reached["exact"] += len(gold[label] & found[label])
        score.right["overlap"] += sum(1 for s in found[label] if _touches(s, gold[label]))
        score.reached["overlap"] += sum(1 for s in gold[label] if _touches(s, found[label]))


def _touches(span: Parts, others: Iterable[Parts]) -> bool:
    return any(a < d and c < b for a, b in span for other in others for c, d in other)


def misses(article: Article, found: Spans, label: str) -> Iterator[str]:
    """What is missing and what is too much, with the words around it."""
    for kind, these, those in (
        ("missed", article.gold[label], found[label]),
        ("extra", found[label], article.gold[label]),
    ):
        for span in sorted(these, key=min):
            if not _touches(span, those):
                a, b = min(span)
                shown = f"{article.text[max(0, a - 60) : a]}[{article.text[a:b]}]"
                yield f"{kind:6} {shown}{article.text[b : b + 60]}".replace("\n", " ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", default="dev", choices=("dev", "train", "test"))
    parser.add_argument("--articles", type=int, help="only so many articles, evenly chosen")
    parser.add_argument("--misses", choices=LABELS, help="print what went wrong on a label")
    options = parser.parse_args()
    try:
        chosen = list(articles(options.split))
    except Absent as absent:
        print(absent, file=sys.stderr)
        return 1
    if options.articles:
        chosen = chosen[:: max(1, len(chosen) // options.articles)]
    encoder = Encoder.load()
    scores = {label: Score() for label in LABELS}
    for article in chosen:
        found = predicted(article.text, encoder)
        count(scores, article.gold, found)
        if options.misses and options.split != "test":
            print(*misses(article, found, options.misses), sep="\n")
    print(f"PolNeAR {options.split}: {len(chosen)} articles\n")
    print(table(scores))
    return 0


def table(scores: dict[str, Score]) -> str:
    """The figures as markdown."""
    rows = [
        (
            label,
            s.gold,
            s.found,
            *(f"{f('overlap'):.1f}" for f in (s.precision, s.recall, s.f1)),
            f"{s.f1('exact'):.1f}",
            PEER[label],
        )
        for label, s in scores.items()
    ]
    head = ["", "gold", "found", "P", "R", "F1 overlap", "F1 exact", "Citron, overlap"]
    return markdown(head, rows)


if __name__ == "__main__":
    sys.exit(main())
