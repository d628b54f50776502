"""The coded reports of the development cases, scored by the scorer that lies beside them.

    python -m bench.cases [--verbose] [--export FILE]

Each report is read as one line of a JSONL file with its url, outlet, title, date and text; the
export goes to ``score.py`` as a file, so the figures are those that anybody gets with it.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.exported import Absent, Export, need, read, shared

LOWER_IS_BETTER = ("negatives", "acts in negatives", "quotes not in", "wrong", "perpetrators")


@dataclass(frozen=True)
class Figure:
    """One line of the scorer: a share, or another number, as it printed it."""

    name: str
    value: float
    shown: str


@dataclass(frozen=True)
class Scores:
    """What the scorer printed, and the figures read from it."""

    printed: str
    figures: dict[str, Figure]

    def value(self, name: str) -> float:
        return self.figures[name].value


def read_cases(jobs: int = 1) -> Export:
    """The coded reports in a ledger of their own. Raises `Absent`."""
    folder = need(shared() / "cases" / "reports")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "cases.jsonl"
        path.write_text("".join(_line(p) for p in sorted(folder.glob("*.json"))), "utf-8")
        return read([path], jobs=jobs)


def _line(path: Path) -> str:
    report = json.loads(path.read_text("utf-8"))
    kept = {key: report.get(key) for key in ("url", "outlet", "title", "text")}
    return json.dumps({**kept, "published": report.get("date")}) + "\n"


def score(export: Export, *, verbose: bool = False, keep: Path | None = None) -> Scores:
    """Runs the scorer on the export. Raises `Absent`."""
    scorer = need(shared() / "cases" / "score.py")
    with tempfile.TemporaryDirectory() as place:
        path = keep or Path(place) / "export.jsonl"
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in export.records)
        path.write_text("".join(lines), "utf-8")
        command = [sys.executable, str(scorer), str(path), *(["--verbose"] if verbose else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Scores(done.stdout, figures(done.stdout))


def figures(printed: str) -> dict[str, Figure]:
    """The figures of the scorer's lines, by short names."""
    found: dict[str, Figure] = {}

    def add(name: str, value: float, shown: str) -> None:
        found[name] = Figure(name, value, shown)

    for line in printed.splitlines():
        if line.startswith("   "):
            continue
        if line.startswith("grouping"):
            for letter, value in re.findall(r"\b([PRF]) ([\d.]+)", line):
                add(f"grouping B3 {letter}", float(value), value)
            per_case = re.search(r"records per case ([\d.]+)", line)
            if per_case:
                add("records per case", float(per_case[1]), per_case[1])
        elif line.startswith(("copies", "disagreements")):
            name = line.split(":")[0]
            share = re.search(r"(\d+)/(\d+)", line)
            if share:
                add(name, int(share[1]) / max(1, int(share[2])), share[0])
            wrong = re.search(r"wrong (\d+)", line)
            if wrong:
                add(f"{name}, wrong", int(wrong[1]), wrong[1])
        elif share := re.match(r"(.+?)\s+(\d+)/(\d+)", line):
            name = share[1].strip()
            add(name, int(share[2]) / max(1, int(share[3])), f"{share[2]}/{share[3]}")
            wrong = re.search(r"wrong value (\d+)", line)
            if wrong:
                add(f"{name}, wrong value", int(wrong[1]), wrong[1])
        elif count := re.match(r"(.+?)\s+(\d+)$", line):
            add(count[1].strip(), int(count[2]), count[2])
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list every miss")
    parser.add_argument("--export", type=Path, help="keep the export in this file")
    options = parser.parse_args()
    try:
        print(score(read_cases(), verbose=options.verbose, keep=options.export).printed, end="")
    except Absent as absent:
        print(absent, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
