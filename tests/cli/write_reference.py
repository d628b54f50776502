"""Writes the reference in docs/cli.md from the help of every command; run it as a script."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from cli_samples import command

DOCS = Path(__file__).parent.parent.parent / "docs"
MARK = "## `tregua`\n"
"""What stands before it in the file is written by hand."""

NAMES = ("", "read", "status", "show", "incidents", "export", "schema", "verify")


def main() -> None:
    """Writes the help of every command behind what stands there by hand."""
    path = DOCS / "cli.md"
    parts = [path.read_text(encoding="utf-8").split(MARK)[0]]
    for name in NAMES:
        arguments = [name, "--help"] if name else ["--help"]
        done = subprocess.run(
            command(arguments),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "80"},
            check=True,
        )
        title = f"tregua {name}".strip()
        parts.append(f"## `{title}`\n\n```\n{done.stdout.strip()}\n```\n")
    path.write_text(parts[0] + "\n".join(parts[1:]), encoding="utf-8")


if __name__ == "__main__":
    main()
