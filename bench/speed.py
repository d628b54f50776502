"""How fast and how large: real articles end to end, start-up, memory, what the install takes.

    python -m bench.speed [--runs N] [--fresh]
    python -m bench.speed --flat N    memory over N reports, at each tenth, and nothing else

``--fresh`` clones the repository into a temporary folder and times ``make demo`` there twice, and
weighs the environment it makes (needs a package index). Times on a machine that others use as
well are an upper bound: the best of the runs is given, and processor time beside it, which other
work disturbs less.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from bench.exported import ROOT, Absent, data, markdown, need
from bench.pace import Pace, flat, flat_rows, pace, pace_rows

TREGUA = (sys.executable, "-c", "import sys; from tregua.cli import main; sys.exit(main())")
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Run:
    """One run of a command: its wall and processor time, its memory, what it said."""

    wall_s: float
    cpu_s: float
    peak_bytes: int
    code: int
    output: str


@dataclass(frozen=True)
class Real:
    """The real articles, read end to end by the command line."""

    articles: int
    failed: int
    per_second: float
    cpu_per_article_s: float
    peak_bytes: int
    status_s: float
    pace: Pace
    runs: int


def command() -> list[str]:
    """The command as it is installed beside this Python, else as a module."""
    script = Path(sys.executable).with_name("tregua")
    return [str(script)] if script.exists() else list(TREGUA)


def measured(arguments: list[str], **environment: str) -> Run:
    """Runs a command; memory is the sum of the resident sets of its whole process tree.

    Pages that its processes share are counted once for each, so the true peak is lower.
    """
    with tempfile.TemporaryFile("w+") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(
            arguments, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **environment}
        )
        peak = _Peak(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        peak.stop()
        out.seek(0)
        return Run(
            wall, usage.ru_utime + usage.ru_stime, peak.bytes, process.returncode, out.read()
        )


class _Peak:
    """Watches the memory of a process and its descendants from a thread."""

    def __init__(self, pid: int, every_s: float = 0.02) -> None:
        self.bytes = 0
        self._pid, self._every_s = pid, every_s
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(self._every_s):
            self.bytes = max(self.bytes, sum(map(_resident, _tree(self._pid))))


def _tree(pid: int) -> list[int]:
    found, at = [pid], 0
    while at < len(found):
        for children in Path(f"/proc/{found[at]}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
        at += 1
    return found


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def real_news(runs: int = 3) -> Real:
    """The 125 articles: read, and asked for their status. Raises `Absent`."""
    path = need(data() / "real-news" / "guardian_sdf.csv")
    done: list[Run] = []
    asked: list[Run] = []
    articles = failed = 0
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            ledger = str(Path(folder) / "real.db")
            run = measured([*command(), "read", str(path), "--ledger", ledger])
            told = re.search(r"(\d+) reports? read", run.output)
            articles = int(told[1]) if told else 0
            aside = re.search(r"(\d+) set aside", run.output)
            failed = (int(aside[1]) if aside else 0) + (run.code not in (0, 1))
            done.append(run)
            asked.append(measured([*command(), "status", "--json", "--ledger", ledger]))
            failed += asked[-1].code != 0
    return Real(
        articles=articles,
        failed=failed,
        per_second=articles / min(run.wall_s for run in done),
        cpu_per_article_s=min(run.cpu_s for run in done) / max(1, articles),
        peak_bytes=max(run.peak_bytes for run in done),
        status_s=min(run.wall_s for run in asked),
        pace=pace(runs),
        runs=runs,
    )


def import_s(runs: int = 9) -> float:
    """The median time of ``import tregua`` in a new process."""
    script = "import time; t = time.perf_counter(); import tregua; print(time.perf_counter() - t)"
    return statistics.median(
        float(subprocess.check_output([sys.executable, "-c", script])) for _ in range(runs)
    )


def help_s(runs: int = 9) -> float:
    """The median time of ``tregua --help``, from the shell's point of view."""
    return statistics.median(measured([*command(), "--help"]).wall_s for _ in range(runs))


def model_bytes() -> int:
    return (ROOT / "src/tregua/language/data/model.onnx").stat().st_size


def runtime_bytes() -> int:
    """What the locked runtime requirements and the package itself take in this environment."""
    locked = (ROOT / "requirements" / "runtime.txt").read_text("utf-8")
    names = re.findall(r"^([A-Za-z0-9_.-]+)==", locked, re.MULTILINE)
    total = _size(ROOT / "src" / "tregua")
    for name in set(names):  # some are pinned once for each version of Python
        try:
            files = metadata.distribution(name).files or []
        except metadata.PackageNotFoundError:
            continue  # for another system
        total += sum(_size(Path(str(file.locate()))) for file in files)
    return total


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(p.lstat().st_size for p in path.rglob("*") if not p.is_dir())
    return path.stat().st_size if path.exists() else 0


@dataclass(frozen=True)
class Fresh:
    """``make demo`` in a fresh clone, twice, and the size of the environment it made."""

    first_s: float
    second_s: float
    environment_bytes: int


def fresh() -> Fresh:
    """Clones the last commit and runs ``make demo`` twice."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "tregua"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        times = []
        for _ in range(2):
            begun = time.perf_counter()
            subprocess.run(["make", "-s", "demo"], cwd=clone, check=True, stdout=subprocess.DEVNULL)
            times.append(time.perf_counter() - begun)
        size = _size(clone / ".venv")
        shutil.rmtree(clone, ignore_errors=True)
    return Fresh(times[0], times[1], size)


def rows(real: Real | None, timed_import: float, timed_help: float) -> list[tuple[object, ...]]:
    """What, asked, ours."""
    found: list[tuple[object, ...]] = []
    if real:
        found += [
            ("real articles that fail", "0 of 125", f"{real.failed} of {real.articles}"),
            ("articles a second, end to end", "≥ 15", f"{real.per_second:.1f}"),
            ("processor time an article", "", f"{1000 * real.cpu_per_article_s:.0f} ms"),
            *pace_rows(real.pace),
            (
                "peak memory, all processes",
                "< 1,500 MB",
                f"{real.peak_bytes / MEGABYTE:.0f} MB",
            ),
            ("status of those 125 articles", "", f"{real.status_s:.1f} s"),
        ]
    return [
        *found,
        ("import of tregua", "< 0.3 s", f"{timed_import:.2f} s"),
        ("tregua --help", "< 0.6 s", f"{timed_help:.2f} s"),
        ("model file", "≤ 30 MB", f"{model_bytes() / MEGABYTE:.1f} MB"),
        ("locked runtime packages", "< 600 MB", f"{runtime_bytes() / MEGABYTE:.0f} MB"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--fresh", action="store_true", help="time make demo in a fresh clone")
    parser.add_argument("--flat", type=int, metavar="N", help="memory over N reports")
    parser.add_argument("--json", action="store_true", help="the figures of the real articles")
    options = parser.parse_args()
    try:
        if options.flat:
            head = ["reports", "memory", "since the first tenth"]
            print(markdown(head, flat_rows(flat(options.flat))))
            return 0
        real = real_news(options.runs)
    except Absent as absent:
        print(absent, file=sys.stderr)
        real = None
    if options.json and real:
        print(json.dumps(asdict(real)))
    print(markdown(["what", "asked", "ours"], rows(real, import_s(), help_s())))
    if options.fresh:
        print(fresh())
    return 0


if __name__ == "__main__":
    sys.exit(main())
