"""The documentation names every error code and every command with its options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_samples import Run

from tregua import errors
from tregua.pipeline import FAILED

DOCS = Path(__file__).parent.parent.parent / "docs"
ROW = re.compile(
    r"^\| `(?P<code>[a-z.]+)` \| (?:`(?P<name>\w+)` )?\| (?P<exit>\d) \|", re.MULTILINE
)


def error_tree(root: type[errors.TreguaError]) -> set[tuple[str, str, int]]:
    found = {(root.code, root.__name__, root.exit_code)}
    for child in root.__subclasses__():
        if child.__module__ == errors.__name__:
            found |= error_tree(child)
    return found


def test_every_error_code_is_documented_and_no_other() -> None:
    told = (DOCS / "errors.md").read_text(encoding="utf-8")
    rows = {(row["code"], row["name"] or "", int(row["exit"])) for row in ROW.finditer(told)}
    assert rows == error_tree(errors.TreguaError) | {(FAILED, "", 1)}


def test_the_tree_in_the_docstring_names_every_error() -> None:
    names = {name for _, name, _ in error_tree(errors.TreguaError)}
    assert (
        set(
            re.findall(r"\b[A-Z]\w+(?:Error|Input|Ledger|Only|Busy|Damaged)\b", str(errors.__doc__))
        )
        == names
    )


@pytest.mark.parametrize(
    "name", ["", "read", "status", "show", "incidents", "export", "schema", "verify"]
)
def test_the_reference_holds_the_help_of_every_command(tregua_command: Run, name: str) -> None:
    told = (DOCS / "cli.md").read_text(encoding="utf-8")
    arguments = [name] if name else []
    help_text = tregua_command(*arguments, "--help", COLUMNS="80").stdout
    assert help_text.strip() in told, "docs/cli.md is out of date: run tests/cli/write_reference.py"
