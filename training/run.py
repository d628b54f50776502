"""The whole recipe: data to the shipped file, in about 45 minutes on two idle cores.

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
    """The commands: two epochs of public data, six with our own sentences, the export."""
    first, full = str(WORK / "first"), str(WORK / "full")
    train = ["training.train", "--data", str(data)]
    rates = ["--rate", "3e-4", "--head-rate", "1.5e-3"]
    return [
        [*train, "--no-corpus", "--epochs", "2", "--out", first],
        [*train, "--start", first, "--epochs", "6", *rates, "--out", full],
        ["training.export", "--model", full, "--to", str(to), "--version", version],
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
