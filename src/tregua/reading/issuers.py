"""Whose statement it is: "the army statement", "said in a communiqué", "the statement"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tregua.reading.cues import STANCES
from tregua.reading.lexicon import words
from tregua.reading.names import person_mention
from tregua.reading.tree import Parse

if TYPE_CHECKING:
    from tregua.reading.document import Document

_DOCUMENTS = words("speech.nouns.documents")
_BODIES = words("people.bodies") | words("people.civil.bodies")
_THROUGH = ("in", "on", "by", "through", "via")
_ISSUE = words("speech.nouns.issue")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued the document that the noun at ``token`` of ``sentence`` names."""

    sentence: int
    token: int
    name: str


def issuers_of(document: Document) -> list[Issuer]:
    """The documents of a report whose owners it names, in the order of the text."""
    found = []
    for parse in filter(None, document.parses):
        for i in parse.find(_DOCUMENTS):
            name = owner_of_document(document, parse, i) or _speaker_in(document, parse, i)
            if name is not None:
                found.append(Issuer(parse.sentence.index, i, name))
    return found


def _speaker_in(document: Document, parse: Parse, i: int) -> str | None:
    """Who says something in a document: "the army said in a statement"."""
    cue = parse.tokens[i].head
    if (
        cue < 0
        or parse.lemmas[cue] not in STANCES
        or parse.case(i) not in ("in", "on", "by", "via")
    ):
        return None
    return _first_named(document, parse, parse.agents(cue))


def owner_of_document(document: Document, parse: Parse, i: int) -> str | None:
    """Whose statement it is by the words beside it; ``None`` where they do not say."""
    owners = (
        *_beside(document, parse, i),
        *_issued(document, parse, i),
    )
    return next(iter(owners), None)


def _beside(document: Document, parse: Parse, i: int) -> Iterator[str]:
    """ "The army statement", "its statement", "a statement by the group", "… on X's website"."""
    for k in parse.kids_of(i, "nmod:poss", "compound", "nmod", "amod"):
        behind = parse.is_rel(k, "nmod") and not parse.is_rel(k, "nmod:poss", "nmod:unmarked")
        case = parse.case(k)
        if k in parse.time_at or (behind and case not in ("by", "from", "of", "on")):
            continue
        person = person_mention(parse, k)
        if person is not None:
            yield document.canonical(person.text)
        elif behind and case == "on":
            owner = owner_of_document(document, parse, k)
            if owner is not None:
                yield owner
        elif parse.is_rel(k, "nmod:poss") or k in parse.mention_at or parse.lemmas[k] in _BODIES:
            actor = document.actor(parse, k)
            if actor is not None:
                yield actor.name


def _issued(document: Document, parse: Parse, i: int) -> Iterator[str]:
    """ "The army issued a statement", "a statement issued by the army"."""
    verb = parse.tokens[i].head
    issuers = []
    if verb >= 0 and parse.is_rel(i, "obj") and parse.lemmas[verb] in _ISSUE:
        issuers.append(parse.agents(verb))
    issuers += [parse.agents(k) for k in parse.kids_of(i, "acl") if parse.is_passive(k)]
    for agents in issuers:
        name = _first_named(document, parse, agents)
        if name is not None:
            yield name


def _first_named(document: Document, parse: Parse, agents: list[int]) -> str | None:
    actor = document.actor(parse, agents[0]) if agents else None
    return actor.name if actor is not None else None
