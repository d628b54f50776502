"""The README is true: its Python runs, its commands exist, what it shows is what they print."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from new_user import Tregua, demo_commands


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text("utf-8")


def blocks(text: str, *languages: str) -> list[str]:
    """The fenced blocks of these languages."""
    fences = re.findall(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [body for language, body in fences if language in languages]


def test_the_readme_names_the_two_commands(readme: str) -> None:
    if "```" not in readme:
        pytest.skip("the README has no examples yet")
    assert "make demo" in readme
    assert "make test" in readme


def test_the_python_examples_run(readme: str, root: Path, tmp_path: Path) -> None:
    examples = blocks(readme, "python")
    if not examples:
        pytest.skip("the README has no Python example yet")
    (tmp_path / "examples").symlink_to(root / "examples")
    for example in examples:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", example],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout, "an example shows something"


def test_the_output_that_is_shown_is_real(
    readme: str, demo_ledger: Path, tregua_command: Tregua
) -> None:
    shown = blocks(readme, "text")
    if not shown:
        pytest.skip("the README shows no output yet")
    printed = [tregua_command(*words).stdout for words in demo_commands(demo_ledger)]
    printed.append(tregua_command("--help").stdout)
    real = {_plain(line) for output in printed for line in output.splitlines()}
    lines = [line for block in shown for line in block.splitlines()]
    # The first reading says how long it took; the fixture has read before.
    invented = [
        line
        for line in lines
        if line.strip(" ….") and not re.search(r"reports? read", line) and _plain(line) not in real
    ]
    assert invented == [], "the demo no longer prints these lines: show its output of today"


def _plain(line: str) -> str:
    return " ".join(line.split())
