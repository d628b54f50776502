"""Measures everything that was asked for, and writes ``bench/RESULTS.md``.

    python -m bench.run [--only PART] [--quick] [--fresh]

``make bench`` runs all of it. ``--quick`` prints a quick look and leaves the file alone: few
sentences, each timed run once. ``--only`` measures that part alone; the others stay as the file has
them, each with the day on which it was measured. ``--fresh`` times ``make demo`` in a fresh clone
too. Data come from ``TREGUA_SHARED`` (else ``../shared``) and ``TREGUA_DATA`` (else ``data``
in it); a part whose data are not there says so in its place.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench import cases, examples, quality, seeds, speed
from bench.exported import ROOT, Absent, data, markdown
from tregua.language.encoder import DATA

RESULTS = ROOT / "bench" / "RESULTS.md"

TITLES = {
    "quality": "Reading: every set, what was asked, what is published, what a simple rule gets",
    "seeds": "The founding reports",
    "cases": "Coded cases: 25 reports on five other ceasefires",
    "examples": "The examples of this repository",
    "language": "The language model",
    "timex": "Times",
    "speed": "Speed and size",
}

HEADER = """# Results

Every figure that was asked for, what it is today, and the command that makes it again. *dev*: the
texts were looked at while rules and models were made, so the figure says what works, not how it
will do on others. *test*: they were not. Made by `make bench`.
"""


@dataclass(frozen=True)
class Row:
    """A figure: what was asked, what it is, whether that is enough (None: nothing was asked)."""

    what: str
    asked: str
    ours: str
    enough: bool | None
    split: str
    command: str


@dataclass(frozen=True)
class Part:
    """A part of the results: its figures, and the tables behind them."""

    title: str
    rows: list[Row]
    detail: str


@dataclass(frozen=True)
class Options:
    """What the parts are told."""

    quick: bool = False
    fresh: bool = False


def of_quality(options: Options) -> Part:
    """The reading, set by set, by the bench of its own."""
    chosen = quality.Options(test=not options.quick, subset=options.quick)
    found, missing = quality.measured(chosen)
    rows = [
        Row(
            f"{r.set}: {r.measure}",
            "reported" if r.asked is None else f"≥ {r.asked:.0f}",
            r.shown,
            r.enough,
            r.split,
            r.command,
        )
        for r in found
    ]
    return Part(TITLES["quality"], rows, quality.table(found, missing))


def of_seeds(_: Options) -> Part:
    """The founding reports."""
    command = "python -m bench.seeds"
    coded = seeds.expected()
    dated = seeds.score(seeds.read_seeds(published=coded["published"]), coded)
    undated = seeds.score(seeds.read_seeds(published=None), coded)

    def row(what: str, asked: str, held: int, of: int, floor: int | None = None) -> Row:
        return Row(what, asked, f"{held} of {of}", floor and held >= floor, "dev", command)

    def held(checks: tuple[seeds.Check, ...]) -> int:
        return sum(check.holds for check in checks)

    record = {c.name: c.holds for c in dated.record}
    asked_of_it = ("one record", "type unilateral", "conditional", "both reports on it")
    essentials = [*asked_of_it, f"declared {coded['ceasefire']['declared']}"]
    rows = [
        row("statements", "≥ 24 of 35", dated.found, len(dated.statements), 24),
        row("statements found in part", "reported", dated.partly, len(dated.statements)),
        row("groups of spellings", "≥ 6 of 8", held(dated.same_actor), 8, 6),
        row("actors kept apart", "reported", held(dated.not_same_actor), 4),
        row("disagreements", "reported", held(dated.disagreements), 4),
        row("must not happen: kept", "4 of 4", held(dated.must_not), 4, 4),
        row(
            "one record, unilateral, conditional, its day, both reports",
            "5 of 5",
            sum(record[name] for name in essentials),
            5,
            5,
        ),
        row("all fields of the record", "reported", held(dated.record), len(dated.record)),
        Row(
            "statements, read without a date",
            "reported",
            f"{undated.found} of {len(undated.statements)}",
            None,
            "dev",
            f"{command} --undated",
        ),
    ]
    return Part(TITLES["seeds"], rows, dated.figures())


def of_cases(_: Options) -> Part:
    """The coded cases."""
    command = "python -m bench.cases"
    scored = cases.score(cases.read_cases())
    found = scored.figures
    asked: dict[str, tuple[str, Callable[[float], bool]]] = {
        "ceasefire reports with a record": ("≥ 17 of 19", lambda v: v >= 17 / 19),
        "negatives with a record (wrong)": ("0 of 6", lambda v: v == 0),
        "grouping B3 F": ("≥ 0.85", lambda v: v >= 0.85),
    }
    rows = []
    for name, figure in found.items():
        wanted, enough = asked.get(name, ("reported", None))
        rows.append(
            Row(name, wanted, figure.shown, enough and enough(figure.value), "dev", command)
        )
    return Part(TITLES["cases"], rows, "")


def of_examples(_: Options) -> Part:
    """The examples of this repository."""
    command = "python -m bench.examples"
    found = examples.parts(examples.read_examples())
    rows = [
        Row(
            title,
            "reported",
            f"{sum(c.holds for c in checks)} of {len(checks)}",
            None,
            "dev",
            command,
        )
        for title, checks in found.items()
    ]
    return Part(TITLES["examples"], rows, examples.table(found))


def of_language(options: Options) -> Part:
    """The language model, by the bench of its own."""
    _need_data("ud-english-ewt")
    arguments = ["-m", "bench.language"]
    whole = _fp32()
    if whole is not None:
        arguments += ["--fp32", str(whole.relative_to(ROOT))]
    if options.quick:
        arguments += ["--limit", "200", "--dev"]
    printed = _run(arguments)
    rows = []
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in printed.splitlines()]
    floors = {"LAS": ("≥ 89", 89.0), "UPOS": ("≥ 96.5", 96.5)}
    for row in cells:
        if len(row) != 6 or not re.fullmatch(r"[\d.]+", row[5]):
            continue
        what, split, metric, _, fp32, int8 = row
        tested = what == "EWT, gold tokens" and split == "test"
        if fp32 and metric.startswith("F1"):
            lost = float(fp32) - float(int8)
            rows.append(
                Row(
                    f"{what}: {metric} lost by int8",
                    "≤ 0.5",
                    f"{lost:.2f}",
                    lost <= 0.5,
                    split,
                    "python -m bench.language --fp32 FOLDER",
                )
            )
        asked, floor = floors.get(metric, ("", 0.0)) if tested else ("", 0.0)
        if not asked and not (what in ("UNER", "WikiGold") and split == "test"):
            continue
        rows.append(
            Row(
                f"{what}: {metric}",
                asked or "reported",
                int8,
                float(int8) >= floor if asked else None,
                split,
                "python -m bench.language",
            )
        )
        if tested and fp32:
            lost = float(fp32) - float(int8)
            rows.append(
                Row(
                    f"{what}: {metric} lost by int8",
                    "≤ 0.5",
                    f"{lost:.2f}",
                    lost <= 0.5,
                    split,
                    "python -m bench.language --fp32 FOLDER",
                )
            )
    size = speed.model_bytes() / speed.MEGABYTE
    rows.append(
        Row("model file", "≤ 30 MB", f"{size:.1f} MB", size <= 30, "", "python -m bench.speed")
    )
    return Part(TITLES["language"], rows, printed)


def of_timex(options: Options) -> Part:
    """Time expressions, by the bench of their own."""
    _need_data("timex")
    printed = _run(["-m", "bench.timex", *([] if options.quick else ["--test"])])
    rows = []
    for line in printed.splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if len(cells) < 5 or not cells[1].isdigit():
            continue
        name, _, _, relaxed, value = cells[:5]
        split = "test" if name in ("te3-platinum", "wikiwars-test") else "dev"
        shown = f"{relaxed} / {value}"
        rows.append(
            Row(
                f"{name}: span (relaxed) / value F1",
                "reported",
                shown,
                None,
                split,
                "python -m bench.timex --test",
            )
        )
    return Part(TITLES["timex"], rows, printed)


def of_speed(options: Options) -> Part:
    """Speed and size."""
    command = "python -m bench.speed"
    detail = ""
    try:
        real = speed.real_news(1 if options.quick else 3)
    except Absent as absent:
        real, detail = None, f"Real articles: {absent}."
    found = []
    for what, asked, ours in speed.rows(real, speed.import_s(), speed.help_s()):
        found.append(
            Row(
                str(what),
                str(asked) or "reported",
                str(ours),
                _enough(str(asked), str(ours)),
                "dev" if "article" in str(what) else "",
                command,
            )
        )
    if options.fresh:
        demo = speed.fresh()
        size = demo.environment_bytes / speed.MEGABYTE
        fresh_command = f"{command} --fresh"
        found += [
            Row(
                "make demo, fresh clone, with downloads",
                "< 240 s",
                f"{demo.first_s:.0f} s",
                demo.first_s < 240,
                "",
                fresh_command,
            ),
            Row(
                "make demo, the second time",
                "< 20 s",
                f"{demo.second_s:.1f} s",
                demo.second_s < 20,
                "",
                fresh_command,
            ),
            Row(
                "the environment it made",
                "< 600 MB",
                f"{size:.0f} MB",
                size < 600,
                "",
                fresh_command,
            ),
        ]
    return Part(TITLES["speed"], found, detail)


def _enough(asked: str, ours: str) -> bool | None:
    """Whether "4.2 s" is enough where "< 5 s" was asked; None where nothing was."""
    limit = re.search(r"[\d,.]+", asked)
    mine = re.search(r"[\d,.]+", ours)
    if not limit or not mine:
        return None
    wanted, value = (float(m[0].replace(",", "")) for m in (limit, mine))
    if asked.startswith("≥"):
        return value >= wanted
    return value <= wanted if asked.startswith("≤") else value < wanted or value == wanted == 0


PARTS: dict[str, Callable[[Options], Part]] = {
    "quality": of_quality,
    "seeds": of_seeds,
    "cases": of_cases,
    "examples": of_examples,
    "language": of_language,
    "timex": of_timex,
    "speed": of_speed,
}


def _fp32() -> Path | None:
    """The shipped model with 32-bit weights, where training has left it."""
    version = json.loads((DATA / "card.json").read_text("utf-8"))["version"]
    for card in sorted((ROOT / "training" / "work").glob("*/fp32/card.json")):
        if json.loads(card.read_text("utf-8"))["version"].removesuffix("-fp32") == version:
            return card.parent
    return None


def _need_data(name: str) -> None:
    if not (data() / name).is_dir():
        raise Absent(f"{name} is not on this machine (set TREGUA_DATA to the data folder)")


def _run(arguments: list[str]) -> str:
    environment = {**os.environ, "TREGUA_DATA": str(data())}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return done.stdout.strip()


def machine() -> str:
    """What kind of machine this is, in words."""
    cores = os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[1]
    shown = (
        f"{platform.system()}, {cores} cores, {memory:.0f} GB of memory, no accelerator used, "
        f"Python {platform.python_version()}"
    )
    if load > cores / 2:
        shown += f"; other work ran meanwhile (load {load:.1f}), so times are upper bounds"
    return shown


def shown(part: Part, *, detail: bool = True) -> str:
    """A part as markdown."""
    rows = [
        (
            r.what,
            r.asked,
            r.ours,
            {None: "", True: "yes", False: "**no**"}[r.enough],
            r.split,
            f"`{r.command}`",
        )
        for r in part.rows
    ]
    text = f"## {part.title}\n\nMeasured on {date.today():%d %B %Y}; {machine()}.\n\n"
    text += markdown(["figure", "asked", "ours", "enough", "set", "command"], rows)
    if detail and part.detail:
        text += f"\n\n<details><summary>Row by row</summary>\n\n{part.detail}\n\n</details>"
    return text


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=PARTS, action="append", help="this part; the others stay")
    parser.add_argument("--quick", action="store_true", help="a quick look: few sentences, one run")
    parser.add_argument("--fresh", action="store_true", help="time make demo in a fresh clone")
    chosen = parser.parse_args()
    options = Options(quick=chosen.quick, fresh=chosen.fresh)
    written = {} if chosen.quick or not chosen.only else _standing()
    missed = 0
    for name in chosen.only or PARTS:
        print(f"measuring {name} …", file=sys.stderr)
        try:
            part = PARTS[name](options)
        except Absent as absent:
            written[TITLES[name]] = f"## {TITLES[name]}\n\nNot measured: {absent}."
            continue
        missed += sum(row.enough is False for row in part.rows)
        written[part.title] = shown(part)
    ordered = [written[title] for title in TITLES.values() if title in written]
    text = "\n\n".join([HEADER.strip(), *ordered]) + "\n"
    if chosen.quick:
        print(text)
    else:
        RESULTS.write_text(text, encoding="utf-8")
        print(
            f"{RESULTS.relative_to(ROOT)} written; {missed} of these figures below what was asked"
        )
    return 0


def _standing() -> dict[str, str]:
    """The parts that the file has, by title."""
    if not RESULTS.exists():
        return {}
    parts = re.split(r"\n(?=## )", RESULTS.read_text("utf-8"))[1:]
    return {part.splitlines()[0].removeprefix("## "): part.strip() for part in parts}


if __name__ == "__main__":
    sys.exit(main())
