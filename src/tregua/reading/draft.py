"""What the rules of the reading room take and give.

A rule looks at a ``Context`` (the document, its voices) and gives ``Draft``s: a proposition in
certain characters, spoken at a certain token. Who says it, with which stance and certainty, is
settled in one place (``reader.py``) from the voices and the factuality of that token, unless the
rule knows better and says so in the draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tregua.model import Certainty, Proposition, Span, Speaker, Stance, Time
from tregua.reading.attribution import Attribution
from tregua.reading.document import Document
from tregua.reading.tree import Parse


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks at a token, and what the cue makes of it.

    ``cue`` is the token of the cue in the sentence (-1 for the report's own voice and for speech
    carried over from an earlier sentence); ``said_on`` the time at the cue.
    """

    speaker: Speaker
    stance: Stance = Stance.REPORT
    certainty: Certainty = Certainty.CERTAIN
    negated: bool = False
    said_on: Time | None = None
    cue: int = -1


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution in its sentence, with the voice that it makes.

    No voice where the source is nobody who speaks, or only wants or feels what is told. ``quoted``
    where the cue itself stands in quotation marks: somebody is quoted on what another says.
    """

    parse: Parse
    attribution: Attribution
    voice: Voice | None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Factuality:
    """How real an event is, by the words around it, inside the clause that a speaker vouches for.

    ``unreal`` says what takes it out of the facts: ``future``, ``conditional`` (it is itself the
    condition), ``wanted`` (planned, demanded, feared, tried), ``question``; empty where it is told
    as something that happens or has happened. ``governor`` is the token responsible, or -1.
    """

    certainty: Certainty = Certainty.CERTAIN
    negated: bool = False
    unreal: str = ""
    governor: int = -1


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making. ``anchor`` is the token at which it is spoken.

    ``group`` ties drafts of one report that tell of one ceasefire or incident. What is ``None`` is
    taken from the voice and the factuality at the anchor.
    """

    rule: str
    parse: Parse
    anchor: int
    span: Span
    proposition: Proposition
    confidence: float = 0.7
    group: str | None = None
    speaker: Speaker | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    negated: bool | None = None
    said_on: Time | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that a rule may look at.

    ``topical`` says for each sentence whether it speaks of a ceasefire of armed parties.
    """

    document: Document
    voices: Voices
    armed: bool = True
    topical: frozenset[int] = field(default_factory=frozenset)


class Voices:
    """Who speaks where in a report; filled by ``speech.py``.

    ``said`` lists every attribution of the report, sentence by sentence.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.said: list[Said] = []
        self._at: dict[tuple[int, int], Voice] = {}

    def set(self, sentence: int, token: int, voice: Voice) -> None:
        """Give a token its voice; a later call is the inner one and wins."""
        self._at[(sentence, token)] = voice

    def at(self, parse: Parse, token: int) -> Voice | None:
        """The innermost voice at a token, or ``None`` for the report's own."""
        return self._at.get((parse.sentence.index, token))


Rule = Callable[[Context], Iterable[Draft]]
