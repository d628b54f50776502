from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from cli_samples import Run, command, text, write

HERE = Path(__file__).parent


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The fake reader, two processes, a ledger of its own."""
    monkeypatch.syspath_prepend(str(HERE))
    settings = {
        "TREGUA_READER": "fake_reader",
        "TREGUA_LEDGER": str(tmp_path / "tregua.db"),
        "TREGUA_JOBS": "2",
        "PYTHONPATH": str(HERE),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return {**os.environ, **settings}


@pytest.fixture
def tregua_command(environment: dict[str, str], tmp_path: Path) -> Run:
    """Runs the command line in a process of its own."""

    def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(arguments),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**environment, **changes},
            cwd=tmp_path,
            check=False,
        )

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Twelve reports in one file."""
    path = tmp_path / "news.jsonl"
    write(path, [text(n) for n in range(12)])
    return path
