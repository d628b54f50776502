"""The whole recipe: data to the shipped files, in about two and a half hours on two idle cores.

    python -m training.run [--data FOLDER] [--to src/tregua/language/data]

The data folder is that of the environment variable TREGUA_DATA, or ``../shared/data``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "training" / "work"

# Threads that spin while they wait make training four times slower beside any other work.
PATIENT = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "0"}


def steps(data: Path, to: Path, version: str) -> list[list[str]]:
    """The commands, in order.

    The language model: tags, trees and names from public data, then with our own sentences. The
    marking model goes on from there: who says what, from PolNeAR; then what happens, by whom and
    whether it is a war at all, from our statements. The event coder, which is only measured.
    """
    stages = {name: str(WORK / name) for name in ("first", "full", "quoted", "told", "events")}
    train = ["training.train", "--data", str(data)]
    own = ["--rate", "3e-4", "--head-rate", "1.5e-3"]
    said = ["--rate", "2e-4", "--head-rate", "1.5e-3", "--quoted", "0.6"]
    told = ["--rate", "2.5e-4", "--head-rate", "1.5e-3", "--quoted", "0.25"]
    coder = ["--model", stages["events"], "--to", str(WORK / "events" / "out")]
    return [
        [*train, "--no-corpus", "--epochs", "2", "--out", stages["first"]],
        [*train, "--start", stages["first"], "--epochs", "6", *own, "--out", stages["full"]],
        ["training.export", "--model", stages["full"], "--to", str(to), "--version", version],
        [*train, "--start", stages["full"], "--epochs", "2", *said, "--out", stages["quoted"]],
        [*train, "--start", stages["quoted"], "--epochs", "3", *told, "--out", stages["told"]],
        ["training.marks_export", "--model", stages["told"], "--to", str(to)],
        ["training.event_train", "--data", str(data), "--out", stages["events"]],
        ["training.event_export", *coder, "--version", "1"],
    ]


def main() -> int:
    default = Path(os.environ.get("TREGUA_DATA", ROOT.parent / "shared" / "data"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=default)
    parser.add_argument("--to", type=Path, default=ROOT / "src" / "tregua" / "language" / "data")
    parser.add_argument("--version", default="1")
    options = parser.parse_args()
    if not (options.data / "ud-english-ewt").is_dir():
        print(f"No treebanks in {options.data}: see training/README.md.", file=sys.stderr)
        return 1
    for step in steps(options.data, options.to, options.version):
        done = subprocess.run(
            [sys.executable, "-m", *step], cwd=ROOT, env={**os.environ, **PATIENT}, check=False
        )
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
