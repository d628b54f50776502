"""What the acceptance tests share: each set of reports is read once for the whole run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from new_user import Tregua, demo_commands, run_tregua

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # for ``bench``, which is not installed

from bench import cases, examples, seeds  # noqa: E402
from bench.exported import Absent, Export, Record, data, shared  # noqa: E402
from bench.floors import floors  # noqa: E402

import tregua  # noqa: E402


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def floor() -> dict[str, dict[str, float]]:
    """The figures below which no change may go: ``bench/floors.json``."""
    return floors()


@pytest.fixture(scope="session")
def seeds_coded() -> Record:
    try:
        return seeds.expected()
    except Absent as absent:
        pytest.skip(str(absent))


@pytest.fixture(scope="session")
def seeds_export(seeds_coded: Record) -> Export:
    return seeds.read_seeds(published=seeds_coded["published"])


@pytest.fixture(scope="session")
def seeds_scores(seeds_export: Export, seeds_coded: Record) -> seeds.Scores:
    return seeds.score(seeds_export, seeds_coded)


@pytest.fixture(scope="session")
def cases_export() -> Export:
    try:
        return cases.read_cases()
    except Absent as absent:
        pytest.skip(str(absent))


@pytest.fixture(scope="session")
def cases_scores(cases_export: Export) -> cases.Scores:
    return cases.score(cases_export)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    if not data().is_dir():
        pytest.skip(f"the evaluation data are not on this machine (set TREGUA_DATA): {data().name}")
    return data()


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    if not shared().is_dir():
        pytest.skip("seeds and cases are not on this machine (set TREGUA_SHARED)")
    return shared()


@pytest.fixture(scope="session")
def tregua_command() -> Tregua:
    return run_tregua


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger that ``make demo`` makes, by the command that the Makefile holds."""
    ledger = tmp_path_factory.mktemp("demo") / "demo.db"
    for words in demo_commands(ledger):
        if words[0] == "read":
            done = run_tregua(*words)
            assert done.returncode == 0, done.stderr
    return ledger


@pytest.fixture(scope="session")
def example(demo_ledger: Path) -> examples.Example:
    with tregua.open(demo_ledger) as ledger:
        return examples.example_in(ledger)
