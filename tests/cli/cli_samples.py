"""Texts, files and command lines for the tests of the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

TEXT = (
    "The {who} declared a truce on Saturday and said that their fighters would keep to it for as "
    "long as the other side did. Residents of the valley said that the night was quiet, number {n}."
)


def text(n: int = 1, who: str = "Rebels", more: str = "") -> str:
    """A text that intake takes for a report."""
    return TEXT.format(who=who, n=n) + (f"\n\n{more}" if more else "")


def command(arguments: Sequence[str]) -> list[str]:
    """The command line as a list of words."""
    return [sys.executable, "-W", "error", "-c", "from tregua.cli import main; main()", *arguments]


def write(path: Path, texts: Sequence[str]) -> None:
    """Reports as JSON lines, a day after the other."""
    lines = [
        {"text": text, "outlet": "Example Times", "published": f"2020-10-{n % 28 + 1:02}", "url": f"https://example.org/{n}"}
        for n, text in enumerate(texts)
    ]  # fmt: skip
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
