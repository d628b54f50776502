"""What expressions are held against: the day of publication, the story so far, the tree.

``Anchor`` is what one sentence hands to the next; ``Context`` is the same while a sentence is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tregua.language.analysis import Token
from tregua.language.times.calendar import OPEN, Interval
from tregua.language.times.tense import tense
from tregua.model import Time, TimePrecision

Make = Callable[[int], Interval | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions are held against.

    ``published`` is the report's day. ``narrative`` is the last date that the text spoke of ("three
    days later" counts from there). ``retold`` says that the text tells of the past throughout,
    as an encyclopedia does: there "now" and "last year" stand in the story.
    """

    published: date | None
    narrative: Time | None = None
    retold: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means. ``remake`` gives a date without a year another year."""

    kind: str
    interval: Interval = OPEN
    precision: TimePrecision = TimePrecision.VAGUE
    iso: str | None = None
    readings: tuple[Interval, ...] = ()
    role: str = ""
    clock: str | None = None
    zone: str | None = None
    remake: Make | None = None


@dataclass(slots=True)
class Context:
    """The anchors of one sentence; ``narrative`` moves on as its dates are read.

    ``here`` says that the narrative was told in this very sentence.
    """

    tokens: Sequence[Token]
    published: date | None
    retold: bool
    narrative: Interval = OPEN
    precision: TimePrecision = TimePrecision.VAGUE
    here: bool = False
    _tense: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tokens: Sequence[Token], anchor: Anchor) -> Context:
        """Start a sentence."""
        context = cls(tokens, anchor.published, anchor.retold)
        if anchor.narrative is not None:
            context.narrative = parse(anchor.narrative)
            context.precision = anchor.narrative.precision
        return context

    def now(self) -> date | None:
        """Give the day that "today" means: of publication, or of the story that is retold."""
        if not self.retold:
            return self.published
        return self.narrative[0] if self.narrative[0] else None

    def tense(self, token: int) -> str:
        """Say whether the verb that governs a token is past, future or unknown."""
        if token not in self._tense:
            self._tense[token] = tense(self.tokens, token)
        return self._tense[token]

    def told(self, sense: Sense, first: int) -> None:
        """Move the narrative to a date that was just read, unless it stands there in passing."""
        start, end = sense.interval
        if aside(self.tokens, first, sense.precision):
            return
        if start and end and sense.kind in ("DATE", "TIME") and (end - start).days < 400:
            self.narrative = sense.interval
            self.precision = sense.precision
            self.here = True


def aside(tokens: Sequence[Token], first: int, precision: TimePrecision) -> bool:
    """Say whether a year is mentioned in passing: the constitution of 1791, (1954), since 2003."""
    before = tokens[first - 1].text.lower() if first else ""
    return precision is TimePrecision.YEAR and before in ("of", "(", "than", "from", "since")


def parse(time: Time) -> Interval:
    """Read the days of a ``Time``; what is no day is open."""

    def read(text: str | None) -> date | None:
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            return None

    return read(time.earliest), read(time.latest)
