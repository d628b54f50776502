"""Tregua as a new user meets it: the installed command, and the commands of the demo."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Tregua = Callable[..., subprocess.CompletedProcess[str]]


def run_tregua(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command as a user types it, without any setting of this environment."""
    script = Path(sys.executable).with_name("tregua")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TREGUA_")}
    return subprocess.run(
        [str(script), *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def demo_commands(ledger: Path) -> list[list[str]]:
    """The arguments of each ``tregua`` in the Makefile's recipe of ``demo``."""
    recipe = (ROOT / "Makefile").read_text("utf-8").split("\ndemo:")[1].split("\n\n")[0]
    lines = [line for line in recipe.splitlines() if "$(BIN)/tregua" in line]
    return [
        line.split("$(BIN)/tregua")[1].replace("$(DEMO)", str(ledger)).split() for line in lines
    ]
