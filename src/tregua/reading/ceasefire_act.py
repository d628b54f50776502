"""One act on a ceasefire as its words tell it, before anybody asks how real it is."""

from __future__ import annotations

from dataclasses import dataclass

from tregua.model import CeasefireAct
from tregua.reading.lexicon import words
from tregua.reading.topics import Topic
from tregua.reading.tree import Parse

_CAN_ACT = (
    words("people.bodies")
    | words("people.persons")
    | words("people.combatants")
    | words("people.civilians")
) - words("people.bodies.igo_names")


@dataclass(frozen=True, slots=True)
class Act:
    """One act found: the verb (or noun) that does it, who, and to which ceasefire mention.

    ``by_speaker``: whoever vouches for the words does the act ("there will be no truce", says the
    front). ``negated`` is set where a "not" belongs to the act's own words or to its noun; ``None``
    leaves it to the verb.
    """

    act: CeasefireAct
    verb: int
    actors: tuple[int, ...]
    topic: Topic | None
    violence: int | None
    rule: str
    frame: int
    by_speaker: bool = False
    negated: bool | None = None


def can_be_party(parse: Parse, i: int) -> bool:
    """Whether a phrase names somebody who can act: a name, a body, an office, a side."""
    if i in parse.mention_at or parse.lemmas[i] in _CAN_ACT or parse.tokens[i].upos == "PROPN":
        return True
    low, high = parse.bare(i)
    return parse.tokens[i].upos == "NOUN" and any(
        j in parse.mention_at and parse.mention_at[j].label == "ORG" for j in range(low, high)
    )
