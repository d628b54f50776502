"""What screening leaves aside: share of sentences and letters parsed, statements lost, by kind.

    python -m bench.screen [--articles N]

Two views of the real articles without their latest third, which stays unseen: what people labelled
in them (``training/corpus/real-news.jsonl``), and what the reader finds in the first N of them when
nothing is screened. Needs the folder of ``bench.exported.data``.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from training.standoff import load

from bench.exported import Absent, data, markdown, need
from tregua.intake import Given, read_paths
from tregua.language import segment
from tregua.language.analyze import analyze
from tregua.model import Report, ReportId
from tregua.reading.reader import read_analysis
from tregua.reading.screen import screen

SEEN = 83
"""Two thirds of the 125 articles."""

Span = tuple[int, int]


@dataclass
class Losses:
    """What was parsed, and the statements that there were and that screening lost, by kind."""

    sentences: Counter[bool] = field(default_factory=Counter)
    letters: Counter[bool] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def add(
        self, report: Report, spans: Sequence[Span], statements: Iterable[tuple[str, int]]
    ) -> None:
        """Counts a report: its sentences, and its statements as kind and place in the text."""
        kept = screen(report, [report.text[a:b] for a, b in spans])
        for (start, end), keep in zip(spans, kept, strict=True):
            self.sentences[keep] += 1
            self.letters[keep] += end - start
        starts = [start for start, _ in spans]
        for kind, place in statements:
            self.there[kind] += 1
            self.lost[kind] += not kept[bisect_right(starts, place) - 1]

    def rows(self) -> list[tuple[str, str, str]]:
        """Shares parsed, then each kind: what, how many lost, of how many."""
        return [
            ("sentences not parsed", *_share(self.sentences)),
            ("letters not parsed", *_share(self.letters)),
            *((kind, str(self.lost[kind]), str(n)) for kind, n in self.there.most_common()),
            ("all", str(self.lost.total()), str(self.there.total())),
        ]


def labelled() -> Losses:
    """The statements that people labelled. Raises `Absent`."""
    need(data() / "real-news" / "guardian_sdf.csv")
    losses = Losses()
    for item in load(data=data()):
        report = _report(item.text)
        places = (
            (label.kind, (label.spans.get("at") or next(iter(label.spans.values())))[0][0])
            for label in item.labels
        )
        losses.add(report, segment.sentences(item.text), places)
    return losses


def found(limit: int = SEEN) -> Losses:
    """The statements that the reader finds in the first articles. Raises `Absent`."""
    losses = Losses()
    for report in _seen(limit):
        whole = analyze(report)
        # A statement's span may begin in the sentence before: its end is where it is said.
        places = [
            (statement.rule, max(statement.span[0], statement.span[1] - 1))
            for statement in read_analysis(whole)
        ]
        losses.add(report, [(s.start, s.end) for s in whole.sentences], places)
    return losses


def _seen(limit: int) -> Iterator[Report]:
    found = read_paths([need(data() / "real-news" / "guardian_sdf.csv")], Given())
    reports = sorted(
        (r for r in found if isinstance(r, Report)), key=lambda r: (r.published or "", r.id)
    )
    yield from reports[: min(limit, SEEN)]


def _report(text: str) -> Report:
    return Report(ReportId("r_0"), text, "", "1970-01-01T00:00:00Z")


def _share(counts: Counter[bool]) -> tuple[str, str]:
    return f"{counts[False]} ({counts[False] / max(1, counts.total()):.0%})", str(counts.total())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=SEEN)
    options = parser.parse_args()
    try:
        tables = {
            f"Labelled statements of {len(load(data=data()))} articles": labelled(),
            f"Statements of the reader, of {min(options.articles, SEEN)}": found(options.articles),
        }
    except Absent as absent:
        print(absent, file=sys.stderr)
        return 1
    for title, losses in tables.items():
        print(f"{title}\n\n{markdown(['what', 'lost', 'of'], losses.rows())}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
