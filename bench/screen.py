"""What screening leaves aside: share of sentences and letters parsed, statements lost, by rule.

    python -m bench.screen [--articles N]

Reads the first N of the real articles (without the latest third, which stays unseen) with and
without screening. Needs the folder of ``bench.exported.data``.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections import Counter

from bench.exported import data, markdown, need
from tregua.intake import Given, read_paths
from tregua.language.analyze import analyze
from tregua.model import Report
from tregua.reading.reader import read_analysis
from tregua.reading.screen import screen

SEEN = 83
"""Two thirds of the 125 articles."""


def measured(articles: int) -> tuple[dict[str, float], Counter[str]]:
    """Shares (0 to 1) and the lost statements, by rule."""
    totals: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    found = read_paths([need(data() / "real-news" / "guardian_sdf.csv")], Given())
    reports = sorted(
        (r for r in found if isinstance(r, Report)), key=lambda r: (r.published or "", r.id)
    )
    for report in reports[: min(articles, SEEN)]:
        whole = analyze(report)
        kept = screen(report, [s.text for s in whole.sentences])
        starts = [s.start for s in whole.sentences]
        for sentence, keep in zip(whole.sentences, kept, strict=True):
            totals["sentences"] += 1
            totals["letters"] += len(sentence.text)
            totals["parsed sentences"] += keep
            totals["parsed letters"] += len(sentence.text) * keep
        for statement in read_analysis(whole):
            totals["statements"] += 1
            at = bisect_right(starts, max(statement.span[0], statement.span[1] - 1)) - 1
            if not kept[at]:
                lost[statement.rule] += 1
    shares = {
        "sentences parsed": totals["parsed sentences"] / totals["sentences"],
        "letters parsed": totals["parsed letters"] / totals["letters"],
        "statements kept": 1 - lost.total() / max(1, totals["statements"]),
    }
    return shares, lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=SEEN)
    shares, lost = measured(parser.parse_args().articles)
    print(markdown(["what", "share"], [(k, f"{v:.0%}") for k, v in shares.items()]))
    print()
    print(markdown(["rule", "statements lost"], [(k, str(n)) for k, n in lost.most_common()]))


if __name__ == "__main__":
    main()
