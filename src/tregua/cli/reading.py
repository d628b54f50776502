"""``tregua read``: progress and what was set aside on stderr, the sum on stdout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tregua.api import OpenLedger
from tregua.cli.guard import INTERRUPTED, say
from tregua.cli.terminal import is_watched, progress
from tregua.cli.words import counted
from tregua.pipeline import Step, Summary


def read_paths(
    ledger: OpenLedger, paths: Sequence[Path], published: str | None, outlet: str | None
) -> int:
    """Reads the paths; returns the exit code."""
    with progress("reports") as bar:
        task = bar.add_task("Reading", total=_expected(paths))

        def on_progress(step: Step) -> None:
            bar.advance(task)
            aside = step.set_aside
            if aside is not None:
                place = aside.path if aside.line is None else f"{aside.path}:{aside.line}"
                message = f"set aside [{aside.code}]: {place}: {aside.reason}"
                bar.console.print(message, soft_wrap=True) if is_watched() else say(message)

        try:
            summary = ledger.read(
                paths, published=published, outlet=outlet, on_progress=on_progress
            )
        except KeyboardInterrupt:
            bar.stop()
            say("tregua: interrupted; what was read is kept: the same command goes on from there")
            return INTERRUPTED
    print(_told(summary))
    return 1 if summary.set_aside else 0


def _expected(paths: Sequence[Path]) -> int | None:
    """How many reports to expect, asked only where it is shown."""
    from tregua.intake import count

    return count(paths) if is_watched() else None


def _told(summary: Summary) -> str:
    rate = summary.reports / summary.seconds if summary.seconds else 0.0
    parts = [f"{counted(summary.reports, 'report')} read"]
    if summary.known:
        parts.append(f"{summary.known} known already")
    if summary.set_aside:
        parts.append(f"{summary.set_aside and len(summary.set_aside)} set aside")
    took = f" in {summary.seconds:.1f} s ({rate:.1f} a second)" if summary.reports else ""
    return f"{', '.join(parts)}{took}; {counted(summary.statements, 'new statement')}"
