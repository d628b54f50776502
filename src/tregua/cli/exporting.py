"""``tregua export``: every record, to a file or to stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tregua.api import OpenLedger
from tregua.cli.guard import say
from tregua.cli.terminal import progress, working
from tregua.cli.words import counted
from tregua.errors import UsageError
from tregua.publish.export import export_json, text_of

FORMATS = ("json",)


def export_records(
    ledger: OpenLedger,
    format: str,
    output: Path | None,
    as_of: str | None,
    known_at: str | None,
) -> None:
    """Writes the records; a file appears only once it is whole."""
    if format not in FORMATS:
        raise UsageError(f"the format {format!r} is not known; known are: {', '.join(FORMATS)}")
    with working("Linking the reports …"):
        view = ledger.view(as_of, known_at)
    lines = (text_of(line) for line in export_json(view))
    if output is None:
        _write(sys.stdout, lines)
        return
    with progress("records") as bar, _whole(output) as file:
        task = bar.add_task("Writing", total=None)
        written = _write(file, bar.track(lines, task_id=task))
    say(f"{counted(written, 'record')} written to {output}")


def _write(file: TextIO, lines: Iterable[str]) -> int:
    written = 0
    for line in lines:
        file.write(line + "\n")
        written += 1
    return written


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """A file that takes its name when all is written, so that no half of one is taken for it."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            yield file
        os.replace(part, path)  # noqa: PTH105  (the same call, and the one that is atomic)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
