"""The terminal: consoles, progress bars, and the difference between a person and a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

PLAIN_WIDTH = 100
"""The width of what is printed into a pipe or a file, where nobody can say."""


def stdout() -> Console:
    """Where answers go: as wide as the terminal, plain and of a fixed width elsewhere."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


def is_watched() -> bool:
    """Whether somebody sees stderr as it is written."""
    return sys.stderr.isatty()


def progress(unit: str) -> Progress:
    """A bar on stderr with rate and remaining time; nothing at all unless somebody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    class Rate(TextColumn):
        def render(self, task):  # type: ignore[no-untyped-def]
            from rich.text import Text

            speed = task.finished_speed or task.speed
            return Text("" if speed is None else f"{speed:.1f} {unit}/s")

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(""),
        Remaining(elapsed_when_finished=True),
        console=Console(stderr=True, highlight=False, markup=False),
        transient=True,
        disable=not is_watched(),
    )


@contextmanager
def working(what: str) -> Iterator[None]:
    """A sign of life on stderr while something takes a while; silent unless somebody watches."""
    if not is_watched():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
