"""Matches and parts: what the grammar hands to a reader, and what the reader gives back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tregua.language.times.anchors import Context, Sense
from tregua.language.times.lexicon import Scan


@dataclass(frozen=True, slots=True)
class Part:
    """One expression found: pieces ``first`` to ``last`` (half-open) and what they mean.

    A ``weak`` part ("night") stands only when it joins another ("the night of 5 May").
    """

    first: int
    last: int
    sense: Sense
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule, with its named parts looked up."""

    scan: Scan
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The first piece."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The piece after the last."""
        return self.match.end()

    def at(self, name: str) -> int:
        """Give the piece where a group begins, -1 if the group is absent or empty."""
        groups = self.match.re.groupindex
        return self.match.start(name) if name in groups and self.match.group(name) else -1

    def word(self, name: str) -> str:
        """Give the word of a group, empty if absent."""
        return self.scan.words[self.at(name)] if self.at(name) >= 0 else ""

    def number(self, name: str) -> int | None:
        """Give the whole number of a group, ``None`` if absent."""
        if self.at(name) < 0:
            return None
        value = self.scan.values[self.at(name)]
        return int(value) if isinstance(value, (int, float)) else None

    def name(self, name: str) -> str:
        """Give the canonical word of a group: its unit, its season."""
        value = self.scan.values[self.at(name)] if self.at(name) >= 0 else ""
        return value if isinstance(value, str) else ""

    def letter(self, name: str) -> str:
        """Give the class letter of a group, empty if absent."""
        if name not in self.match.re.groupindex:
            return ""
        return self.match.group(name) or ""

    def part(self, sense: Sense, *, weak: bool = False) -> list[Part]:
        """Give the whole match as one part."""
        return [Part(self.first, self.last, sense, weak)]

    def before(self, back: int = 1) -> str:
        """Give the word before the match."""
        return self.scan.words[self.first - back] if self.first >= back else ""

    def after(self) -> str:
        """Give the word after the match."""
        return self.scan.words[self.last] if self.last < len(self.scan.words) else ""


Reader = Callable[[Hit, Context], list[Part] | None]


_DEADLINE: Final = frozenset({"from", "until", "till", "to", "through", "by", "before", "starting",
                              "beginning", "effective", "ending", "between"})  # fmt: skip


_BETWEEN: Final = "tPcaKzm@"
"""Letters of what may stand between a bound and its day: until midnight on Sunday."""


def governing_tense(hit: Hit, context: Context) -> str:
    """Give the governing tense; a date that bounds a span looks ahead from when that was said."""
    bound = _bound(hit)
    owner = hit.scan.owners[hit.last - 1]
    tense = context.tense(owner)
    if bound == "since":
        return "past"
    if bound in ("by", "before") and tense == "past":
        return tense  # "had fallen by Friday"
    if bound in _DEADLINE and tense in ("past", "unknown") and not context.lasted(owner):
        return "would"
    return tense


def _bound(hit: Hit) -> str:
    """Give the preposition that ties a day to its clause, past the hour that stands between."""
    scan, at = hit.scan, hit.first - 1
    while at > 0 and (scan.letters[at] in _BETWEEN or scan.words[at] in ("at", "time", "local")):
        at -= 1
    return scan.words[at] if at >= 0 else ""
