"""Every reading measure in one table: ours, what was asked, the best published, a simple baseline.

    python -m bench.quality              everything, development and test sets
    python -m bench.quality --dev        development sets alone: for every day
    python -m bench.quality --subset     a few minutes of it: what CI holds against the floors
    python -m bench.quality --only plv   one set; --json prints records instead of a table

A test set is run only to be reported; nothing is tuned on it. Sets that are not on this machine are
named below the table, never guessed. ``python -m bench.run --only quality`` puts the table into
``bench/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from training.statements import corpus as statement_corpus
from training.statements import held_out

from bench import (
    attribution,
    baselines,
    cases,
    corpus,
    factuality,
    fillers,
    language,
    plover,
    timex,
)
from bench import seeds as seeds_bench
from bench.coder import Coder
from bench.exported import Absent, data, markdown, need
from training import data as sentences
from tregua.language.encoder import Encoder

FEW = 12
"""Articles of a set in the subset that CI reads."""


@dataclass(frozen=True)
class Row:
    """A figure of a set's split, in percent unless it says otherwise.

    ``asked``, ``published`` and ``baseline`` are as shown; ``enough`` is None where nothing was
    asked of that split.
    """

    set: str
    split: str
    measure: str
    ours: float
    asked: float | None = None
    published: str = ""
    baseline: str = ""
    command: str = ""

    @property
    def shown(self) -> str:
        """The figure as it stands in a table."""
        return f"{self.ours:.2f}" if "count" in self.measure else f"{self.ours:.1f}"

    @property
    def enough(self) -> bool | None:
        """Whether the figure reaches what was asked."""
        return None if self.asked is None else round(self.ours, 1) >= self.asked


@dataclass(frozen=True)
class Options:
    """Which splits are run, and whether a part of each will do."""

    test: bool = True
    subset: bool = False

    @property
    def splits(self) -> tuple[str, ...]:
        return ("dev", "test") if self.test and not self.subset else ("dev",)


def of_ewt(options: Options) -> Iterator[Row]:
    """Tags and trees of UD English EWT."""
    folder = need(data() / "ud-english-ewt")
    read = language.annotations(Encoder.load())
    train = sentences.read_conllu(folder / "en_ewt-ud-train.conllu.gz", "ewt")
    floor = language.Floor(train)
    asked = {"UPOS": (97.0, "96.9 spaCy trf 2.5"), "LAS": (90.0, "89.4 spaCy trf 2.5")}
    for split in options.splits:
        path = folder / f"en_ewt-ud-{split}.conllu"
        items = sentences.read_conllu(path, "ewt")
        items = items[:300] if options.subset else items
        scores = language.syntax(items, read(items))
        simple = language.syntax(items, floor(items))
        for measure, (least, peer) in asked.items():
            yield Row(
                "UD English EWT, gold tokens",
                split,
                measure,
                scores[measure],
                least if split == "test" else None,
                peer if split == "test" else "",
                f"{simple[measure]:.1f} commonest tag, head",
                "python -m bench.language",
            )
        if not options.subset:
            raw = language.from_text(path, items, read)
            for measure in ("UPOS F1", "LAS F1"):
                name = "UD English EWT, raw text"
                yield Row(name, split, measure, raw[measure], command="python -m bench.language")


def of_plv(options: Options) -> Iterator[Row]:
    """PLOVER roots of given pairs."""
    coder = Coder.load()
    asked = {"root macro F1": (87.0, "86.7"), "quad macro F1": (96.0, "96.3")}
    for split in options.splits:
        rows = plover.dev_rows() if split == "dev" else plover.test_rows()
        rows = rows[:80] if options.subset else rows
        _, accuracy, roots, quads = plover.figures(rows, coder)
        common = plover.commonest(rows)
        command = "python -m bench.plover --test"
        yield Row("PLV", split, "root accuracy", accuracy, command=command)
        for measure, ours, simple in (
            ("root macro F1", roots, common[0]),
            ("quad macro F1", quads, common[1]),
        ):
            least, peer = asked[measure]
            yield Row(
                "PLV",
                split,
                measure,
                ours,
                least if split == "test" else None,
                f"{peer} ConfliBERT" if split == "test" else "",
                f"{simple:.1f} commonest class",
                command,
            )


def of_timex(options: Options) -> Iterator[Row]:
    """Time expressions: spans and values."""
    need(data() / "timex")
    encoder = Encoder.load()
    asked = {"te3-platinum": (92.0, 82.0), "wikiwars-test": (92.0, 90.0)}
    for name, documents in timex.sets(test="test" in options.splits, encoder=encoder).items():
        if options.subset and name != "wikiwars-dev":
            continue
        score = timex.run(documents)
        simple = baselines.times(documents)
        split = "test" if name in asked else "dev"
        peer = timex.PEERS.get(name, " / ").split(" / ")
        for i, (measure, hits, plain) in enumerate(
            (
                ("relaxed F1", score.relaxed, simple.relaxed),
                ("value F1", score.value, simple.value),
            )
        ):
            yield Row(
                name,
                split,
                measure,
                score.f1(hits),
                asked[name][i] if name in asked else None,
                f"{peer[i]} HeidelTime" if peer[i] else "",
                f"{simple.f1(plain):.1f} years, months, weekdays",
                "python -m bench.timex --test",
            )


def of_muc4(options: Options) -> Iterator[Row]:
    """Fillers of attacks."""
    need(data() / "muc4")
    coder = Coder.load()
    for split in options.splits:
        limit = 40 if options.subset else None
        score = fillers.figures(split, coder, limit)["all"][2]
        simple = baselines.fillers(split, limit)
        yield Row(
            "MUC-4",
            split,
            "CEAF-REE F1",
            score,
            55.0 if split == "test" else None,
            "54.5 GRIT" if split == "test" else "",
            f"{simple:.1f} strings known from training",
            "python -m bench.fillers --test",
        )


def of_polnear(options: Options) -> Iterator[Row]:
    """Attributions: overlap F1 of source, cue and content."""
    encoder = Encoder.load()
    for split in options.splits:
        chosen = list(attribution.articles(split))
        chosen = chosen[:: len(chosen) // FEW] if options.subset else chosen
        scores = {label: attribution.Score() for label in attribution.LABELS}
        simple = {label: attribution.Score() for label in attribution.LABELS}
        for article in chosen:
            found = attribution.predicted(article.text, encoder)
            attribution.count(scores, article.gold, found)
            attribution.count(simple, article.gold, baselines.attributions(article.text))
        for label in attribution.LABELS:
            yield Row(
                "PolNeAR",
                split,
                f"{label.lower()}, overlap F1",
                scores[label].f1("overlap"),
                85.0 if split == "test" else None,
                f"{attribution.PEER[label]} Citron, on PARC 3" if split == "test" else "",
                f"{simple[label].f1('overlap'):.1f} verbs of saying",
                "python -m bench.attribution test",
            )


def of_meantime(options: Options) -> Iterator[Row]:
    """Factuality of events."""
    for split in options.splits:
        parts = factuality.DEVELOPMENT if split == "dev" else factuality.TEST
        events = list(factuality.judged(parts))
        for axis in ("certainty", "polarity"):
            found = factuality.score(events, axis)
            for measure, ours, simple, asked in (
                ("accuracy", found.accuracy, found.majority, found.asked),
                ("macro F1", found.macro_f1, found.majority_f1, None),
            ):
                yield Row(
                    "MEANTIME",
                    split,
                    f"{axis}, {measure}",
                    ours,
                    asked if split == "test" else None,
                    "",
                    f"{simple:.1f} majority class",
                    "python -m bench.factuality --test",
                )


def of_cases(_: Options) -> Iterator[Row]:
    """The coded cases, which were looked at."""
    found = cases.score(cases.read_cases()).figures
    for name, asked in (
        ("stated: all ceasefire kinds", 90.0),
        ("stated: incident", 85.0),
        ("stated: attribution", 90.0),
    ):
        ours = 100 * found[name].value
        yield Row("Coded cases", "dev", name, ours, asked, command="python -m bench.cases")
    wrong = found["ceasefire acts in negatives (wrong)"].value
    name = "ceasefire acts in negatives (a count; 0 asked)"
    yield Row("Coded cases", "dev", name, wrong, command="python -m bench.cases")


def of_seeds(_: Options) -> Iterator[Row]:
    """The founding reports, which were looked at."""
    coded = seeds_bench.expected()
    scores = seeds_bench.score(seeds_bench.read_seeds(published=coded["published"]), coded)
    parts = {
        "same actors": scores.same_actor,
        "disagreements": scores.disagreements,
        "must not happen, kept": scores.must_not,
    }
    share = 100 * scores.found / len(scores.statements)
    yield Row("Seeds", "dev", "statements", share, 100.0, command="python -m bench.seeds")
    for name, checks in parts.items():
        share = 100 * sum(check.holds for check in checks) / len(checks)
        yield Row("Seeds", "dev", name, share, 100.0, command="python -m bench.seeds")


def of_corpus(options: Options) -> Iterator[Row]:
    """Our own sentences and reports: a part that was looked at, and wars that were not."""
    encoder = Encoder.load()
    for split in ("dev", "held out"):
        items = [i for i in statement_corpus() if held_out(i) == (split == "held out")]
        items = items[:: len(items) // 200] if options.subset else items
        scores = corpus.score(items, encoder)
        command = "python -m bench.corpus" + (" --held-out" if split != "dev" else "")
        for name, tally in (
            ("ceasefire acts F1", scores.all_acts),
            ("terms F1", scores.all_terms),
            ("incidents F1", scores.kinds["incident"]),
            ("speakers F1", scores.speakers),
        ):
            yield Row("Own corpus", split, name, tally.f1, command=command)
        yield Row("Own corpus", split, "acts precision", scores.all_acts.precision, command=command)
        name = "invented statements an item (a count)"
        invented = sum(scores.invented.values()) / max(scores.items, 1)
        yield Row("Own corpus", split, name, invented, command=command)


SETS: dict[str, Callable[[Options], Iterator[Row]]] = {
    "ewt": of_ewt,
    "plv": of_plv,
    "timex": of_timex,
    "muc4": of_muc4,
    "polnear": of_polnear,
    "meantime": of_meantime,
    "cases": of_cases,
    "seeds": of_seeds,
    "corpus": of_corpus,
}


def measured(options: Options, only: str | None = None) -> tuple[list[Row], list[str]]:
    """The rows of all sets, or of one; and why sets are missing."""
    rows: list[Row] = []
    missing: list[str] = []
    for name in [only] if only else SETS:
        print(f"measuring {name} …", file=sys.stderr)
        try:
            rows += SETS[name](options)
        except Absent as absent:
            missing.append(f"{name}: {absent}")
    return rows, missing


def table(rows: list[Row], missing: list[str]) -> str:
    """The rows as markdown."""
    head = [
        "set",
        "split",
        "measure",
        "ours",
        "asked",
        "enough",
        "published",
        "baseline",
        "command",
    ]
    lines = (
        [
            r.set,
            r.split,
            r.measure,
            r.shown,
            "" if r.asked is None else f"{r.asked:.0f}",
            {None: "", True: "yes", False: "**no**"}[r.enough],
            r.published,
            r.baseline,
            f"`{r.command}`",
        ]
        for r in rows
    )
    return "\n\n".join([markdown(head, lines), *(f"Not measured: {why}." for why in missing)])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dev", action="store_true", help="leave the test sets alone")
    parser.add_argument("--subset", action="store_true", help="a few minutes of the dev sets")
    parser.add_argument("--only", choices=SETS, help="one set")
    parser.add_argument("--json", action="store_true", help="a record a line")
    chosen = parser.parse_args()
    rows, missing = measured(Options(not chosen.dev, chosen.subset), chosen.only)
    if chosen.json:
        print(*(json.dumps(asdict(row)) for row in rows), sep="\n")
    else:
        print(table(rows, missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
