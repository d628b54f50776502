"""A page of an answer: headings, facts, and under each fact who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tregua.cli import words
from tregua.model import StatementId
from tregua.view import View

ID = "dim"
HEAD = "bold"
LABEL = "cyan"
QUOTE = "italic"
STEP = 2
"""Columns of one level of indentation."""

LABEL_WIDTH = 15


class Page:
    """Writes to a console, and wraps to its width. ``witnesses`` are shown under each fact."""

    def __init__(self, console: Console, view: View, witnesses: int | None = 2) -> None:
        self.console = console
        self.view = view
        self.limit = witnesses

    def title(self, name: str, id: str) -> None:
        """The name of a record, with its id at the right edge where it fits."""
        room = self.console.width - len(name) - len(id)
        gap = " " * room if room >= 2 else "  "
        self._print(Text.assemble((name, HEAD), gap, (id, ID)), Text(), Text())

    def line(self, text: str | Text, indent: int = 1) -> None:
        """A paragraph."""
        margin = Text(" " * (STEP * indent))
        self._print(Text(text) if isinstance(text, str) else text, margin, margin)

    def heading(self, text: str, indent: int = 1) -> None:
        """What the next lines are about."""
        self.line(Text(text, LABEL), indent)

    def blank(self) -> None:
        """An empty line."""
        self.console.print()

    def fact(self, label: str, value: str | Text, indent: int = 1) -> None:
        """A label and its value, which wraps beside it."""
        first = Text(" " * (STEP * indent)).append(label.ljust(LABEL_WIDTH), LABEL)
        rest = Text(" " * (STEP * indent + LABEL_WIDTH))
        self._print(Text(value) if isinstance(value, str) else value, first, rest)

    def facts(self, rows: Iterable[tuple[str, str]], indent: int = 1) -> None:
        """Labels and values; values that are empty are left out."""
        for label, value in rows:
            if value:
                self.fact(label, value, indent)

    def witnesses(self, statements: Iterable[StatementId], indent: int = 3) -> None:
        """Who says so: the words, the speaker, the outlet and the date of each statement."""
        known = [s for s in dict.fromkeys(statements) if s in self.view.by_id]
        chosen = known if self.limit is None else self._independent(known)[: self.limit]
        for id_ in chosen:
            self._witness(id_, indent)
        if len(known) > len(chosen):
            self.line(Text(f"… and {len(known) - len(chosen)} more", ID), indent)

    def _independent(self, statements: Sequence[StatementId]) -> list[StatementId]:
        """One statement for each origin and speaker: copies count once."""
        first: dict[tuple[str, str], StatementId] = {}
        for id_ in statements:
            statement = self.view.statement(id_)
            origin = self.view.origin_of.get(statement.report, statement.report)
            first.setdefault((origin, words.speaker(statement.speaker)), id_)
        return list(first.values())

    def _witness(self, id_: StatementId, indent: int) -> None:
        statement = self.view.statement(id_)
        report = self.view.report(statement.report)
        told = Text.assemble(
            (f"“{words.quotation(statement.quote)}”", QUOTE),
            f" — {words.said_by(statement)}; {words.source(report)} ",
            (f"[{id_}]", ID),
        )
        self.line(told, indent)

    def _print(self, text: Text, first: Text, rest: Text) -> None:
        """Wrapped text behind a margin, without blanks at the ends of lines."""
        room = max(self.console.width - len(rest), 20)
        for number, wrapped in enumerate(text.wrap(self.console, room)):
            wrapped.rstrip()
            self.console.print(Text.assemble(rest if number else first, wrapped), soft_wrap=True)
