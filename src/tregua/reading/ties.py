"""Ties of one actor to another, and whom a noun of one side names.

What ``offices.py`` (persons) and ``affiliations.py`` (bodies) both need.
"""

from __future__ import annotations

from dataclasses import dataclass

from tregua.model import ActorMention
from tregua.reading.draft import Context
from tregua.reading.lexicon import words
from tregua.reading.names import actor_phrase
from tregua.reading.tree import Parse, Range

BODIES = words("people.bodies") | words("affiliations.unions")
_PEOPLES = words("affiliations.peoples.irregular")
_NO_PEOPLES = words("affiliations.peoples.not")
_ENDINGS = tuple(sorted(words("affiliations.peoples.endings")))


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie found: both sides and the role, the deciding token and the range that says it.

    ``hedged`` is the token whose certainty is the tie's; -1 where the words leave no doubt.
    """

    rule: str
    part: ActorMention
    role: str
    whole: ActorMention
    anchor: int
    span: Range
    hedged: int = -1


def named(context: Context, parse: Parse, i: int) -> ActorMention | None:
    """The actor of a name that is no person's; ``None`` for anything else."""
    mention = parse.mention_at.get(i)
    if mention is None or mention.label == "PER":
        return None
    text = mention.text.rstrip("-‑ ")
    name = text if mention.label == "MISC" else context.document.canonical(text)
    return ActorMention(name, (mention.start, mention.start + len(text)))


def any_name(context: Context, parse: Parse, i: int) -> ActorMention | None:
    """The actor of any name: a group read as a person is a group where it is a member.

    Places are none; a plural read as one ("Houthis") may be a people.
    """
    mention = parse.mention_at.get(i)
    if mention is None or (mention.label == "LOC" and not mention.text.endswith("s")):
        return None
    return ActorMention(context.document.canonical(mention.text), (mention.start, mention.end))


def described(parse: Parse, i: int) -> ActorMention | None:
    """A body with a name inside its phrase: "the French army", "Corsica's forces"."""
    if parse.lemmas[i] not in BODIES:
        return None
    low, high = body_phrase(parse, i)
    if not any(j in parse.mention_at or is_people_name(parse, j) for j in range(low, high)):
        return None
    return ActorMention(parse.text((low, high)), parse.chars((low, high)))


def body_phrase(parse: Parse, i: int) -> Range:
    """The words that name a body, those coordinated with it left out."""
    low, high = actor_phrase(parse, i)
    for k in parse.kids[i]:
        if k > i and parse.is_rel(k, "conj", "cc"):
            high = min(high, parse.subtree(k)[0])
    return parse.trim(low, max(high, i + 1))


def is_people_name(parse: Parse, j: int) -> bool:
    """Whether a word is the adjective of a people or state: "Danish", "French"; not "Foreign"."""
    token = parse.tokens[j]
    if not token.text[:1].isupper() or token.upos not in ("ADJ", "PROPN", "NOUN"):
        return False
    word = token.text.lower()
    if word in _NO_PEOPLES:
        return False
    return word in _PEOPLES or (token.upos == "ADJ" and word.endswith(_ENDINGS))


def reach(parse: Parse, indices: list[int], *actors: ActorMention) -> Range:
    """The range that holds some tokens and the names of some actors."""
    inside = [
        t.index
        for t in parse.tokens
        for a in actors
        if a.span is not None and a.span[0] <= t.start and t.end <= a.span[1]
    ]
    return (min([*indices, *inside]), max([*indices, *inside]) + 1)
