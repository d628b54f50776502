"""What expressions are held against: the day of publication, the story so far, the tree.

``Anchor`` is what one sentence hands to the next; ``Context`` is the same while a sentence is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tregua.language.analysis import Token
from tregua.language.times.calendar import MONTHS, OPEN, Interval
from tregua.language.times.tense import tense
from tregua.model import Time, TimePrecision

Make = Callable[[int], Interval | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions are held against.

    ``published`` is the report's day. ``narrative`` is the last date that the text spoke of ("three
    days later" counts from there). ``retold`` says that the text tells of the past throughout,
    as an encyclopedia does: there "now" and "last year" stand in the story. ``chapter`` holds the
    years that the last heading with years names ("2003: invasion").
    """

    published: date | None
    narrative: Time | None = None
    retold: bool = False
    chapter: Interval | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means.

    ``remake`` gives a date without a year another year; ``dated`` says that the words name the
    year. ``slack`` holds the days by which a feast may be off at either end;
    ``otherwise`` the days of a part of the day where its sentence names none.
    """

    kind: str
    interval: Interval = OPEN
    precision: TimePrecision = TimePrecision.VAGUE
    iso: str | None = None
    readings: tuple[Interval, ...] = ()
    role: str = ""
    clock: str | None = None
    zone: str | None = None
    remake: Make | None = None
    dated: bool = False
    slack: int = 0
    otherwise: Interval = OPEN


_LASTING: Final = frozenset({
    "run", "last", "hold", "rage", "go", "continue", "stay", "remain", "fight", "occur", "serve",
    "live", "govern", "rule", "work", "stand",
})  # fmt: skip


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
    chapter: Interval | None = None
    _tense: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tokens: Sequence[Token], anchor: Anchor) -> Context:
        """Start a sentence."""
        context = cls(tokens, anchor.published, anchor.retold, chapter=anchor.chapter)
        if anchor.narrative is not None:
            context.narrative = parse(anchor.narrative)
            timed = anchor.narrative.precision is TimePrecision.MINUTE
            context.precision = TimePrecision.DAY if timed else anchor.narrative.precision
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

    def lasted(self, token: int) -> bool:
        """Say whether the verb that governs a token says that something went on: "ran from May"."""
        for _ in range(6):
            token = self.tokens[token].head
            if not 0 <= token < len(self.tokens):
                return False
            if self.tokens[token].upos == "VERB":
                return self.tokens[token].lemma in _LASTING
        return False

    def told(self, sense: Sense, first: int, last: int) -> None:
        """Move the narrative to a date that was just read, unless it stands there in passing."""
        start, end = sense.interval
        if sense.kind not in ("DATE", "TIME") or not (start and end) or (end - start).days >= 400:
            return
        if carries(self.tokens, (first, last), sense.interval, sense.precision, self.narrative):
            self.narrative = sense.interval
            self.precision = sense.precision
            self.here = True


def carries(
    tokens: Sequence[Token],
    place: tuple[int, int],
    interval: Interval,
    precision: TimePrecision,
    story: Interval,
) -> bool:
    """Say whether the story goes on from a date, given with the place of its tokens (half-open).

    A year named in passing does not carry it ("since 2003", "the constitution of 1791"), nor does
    a date of another year that looks back ("two years ago"), ends a span ("until May 1978"), or
    stands in a relative clause or on a noun behind the main verb: "troops that had fought there
    in 1943", "they prepared the campaign of spring 1944".
    """
    first, last = place
    before = tokens[first - 1].text.lower() if first else ""
    if precision is TimePrecision.YEAR and before in ("of", "(", "than", "from", "since"):
        return False
    if story[0] is None or story[1] is None or interval[0] is None or interval[1] is None:
        return True
    same_year = interval[0].year <= story[1].year and interval[1].year >= story[0].year
    if same_year:
        return True
    back = any(t.text.lower() in _LOOKS_BACK for t in tokens[first:last])
    return not back and before not in ("until", "till") and not _in_passing(tokens, first, last)


_LOOKS_BACK: Final = frozenset({"ago", "earlier", "previously", "previous", "preceding", "prior"})


def _in_passing(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether an expression stands in a clause on a noun, or on a noun behind the main verb."""
    root = next((t for t in tokens if not 0 <= t.head < len(tokens)), tokens[0])
    if not any(t.upos in ("VERB", "AUX") for t in tokens):
        return False
    current = next((t for t in tokens[first:last] if not first <= t.head < last), tokens[first])
    for _ in range(12):
        relation = current.deprel.split(":")[0]
        if not 0 <= current.head < len(tokens) or current.head == current.index:
            return False
        governor = tokens[current.head]
        if relation in ("acl", "appos"):
            return True
        if relation in ("nmod", "compound", "nummod") and first > root.index:
            return not governor.text.isdigit() and governor.text.lower() not in MONTHS
        current = governor
    return False


def parse(time: Time) -> Interval:
    """Read the days of a ``Time``; what is no day is open."""

    def read(text: str | None) -> date | None:
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            return None

    return read(time.earliest), read(time.latest)
