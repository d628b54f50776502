"""Which side of a war an actor stands on, for telling ceasefires apart.

A side is coarser than an actor: a state, its government, army and ministers are one side, a front
and its armed wing another, an umbrella and its stated members one. Sides only help to link and to
count who declared; actors stay as they are (a government is not its army). Hedged membership
counts here, since what is asked is which arrangement a sentence speaks of, not who is bound by
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tregua.linking.actors import LinkedActors
from tregua.linking.gazetteer import Entry, Gazetteer
from tregua.linking.lexicon import lexicon
from tregua.linking.mentions import Node
from tregua.linking.names import fold, words
from tregua.model import Actor, ActorId, ActorKind

_THIRD = {ActorKind.IGO, ActorKind.MEDIA, ActorKind.CIVIL_ORGANISATION, ActorKind.CIVILIANS}
_OF_STATE = {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_FORCES}
_OF_A_STATE = re.compile(
    r"\b(?:president\w*|prime minister|premier|chancellor|king|minister|general|secretary|"
    r"ambassador|army|military|government|envoy)\b",
    re.IGNORECASE,
)
_FORCES = lexicon("state_forces")
_BELONGS = re.compile(
    r"\b(?:member|part|wing|arm|branch|faction|commander|head|chief|leader|spokes\w+|deputy|official|"
    r"minister|president|negotiator|general|army|fighter)",
    re.IGNORECASE,
)


class Member(Protocol):
    """A participant, party or mention: a name, and the actor that it is, where it is one."""

    @property
    def name(self) -> str:
        """The name as it should be shown."""
        ...

    @property
    def actor(self) -> ActorId | None:
        """Who it is; ``None`` for nobody in particular."""
        ...


@dataclass(frozen=True, slots=True)
class Sides:
    """The side of each actor; ``generic`` sides stand for nobody named ("Iraq's militias")."""

    of: Mapping[ActorId, str]
    countries: Mapping[str, frozenset[str]]
    joined: Mapping[str, str]
    gazetteer: Gazetteer

    def side(self, actor: ActorId | None, name: str) -> str | None:
        """The side of a participant; of a description that is nobody's name, by whom it names."""
        if actor is not None:
            return self.of.get(actor)
        entry = self.gazetteer.inside(name)
        if entry is None or (entry.kind in _OF_STATE and not _FORCES & set(words(name))):
            return None
        return _root(self.joined, _known_side(entry, self.gazetteer))

    def known(self, participants: Iterable[Member]) -> frozenset[str]:
        """The sides of these participants, third parties left out."""
        found = {self.side(p.actor, p.name) for p in participants}
        return frozenset(side for side in found if side and not side.startswith("third"))

    def is_third(self, actor: ActorId | None) -> bool:
        """Whether an actor is no party to a war by its kind (UN, Red Cross, media, civilians)."""
        return actor is not None and self.of.get(actor, "").startswith("third/")


def is_state(side: str) -> bool:
    """Whether a side is a state with all its organs."""
    return side.startswith("state/")


def is_generic(side: str) -> bool:
    """Whether a side is a description of nobody in particular."""
    return side.startswith("generic/")


def specific(sides: Iterable[str]) -> frozenset[str]:
    """The named non-state sides."""
    return frozenset(s for s in sides if not is_state(s) and not is_generic(s))


def count_sides(sides: frozenset[str]) -> int:
    """How many sides there are.

    A description counts only where no named group could be meant, a person of whose side nothing is
    known only where nobody else is named.
    """
    named = {s for s in sides if not is_generic(s) and not s.startswith("person/")}
    described = not specific(named) and any(map(is_generic, sides))
    return len(named) + described or min(1, len(sides))


def sides_of(linked: LinkedActors, known: Gazetteer) -> Sides:
    """The side of every actor: by the gazetteer, by affiliation, by office, else its own."""
    actors = {actor.id: actor for actor in linked.actors}
    own = {a.id: _own_side(a, _entry(linked, a.id), linked, known) for a in linked.actors}
    joined = _join_members(actors, own)
    of = {aid: _root(joined, side) for aid, side in own.items()}
    countries: dict[str, set[str]] = {}
    for actor in linked.actors:
        if actor.country is not None:
            countries.setdefault(of[actor.id], set()).add(actor.country)
    return Sides(of, {side: frozenset(found) for side, found in countries.items()}, joined, known)


def _entry(linked: LinkedActors, actor: ActorId) -> Entry | None:
    return next((n.entry for n in linked.nodes[actor] if n.entry is not None), None)


def _own_side(actor: Actor, entry: Entry | None, linked: LinkedActors, known: Gazetteer) -> str:
    side = _known_side(entry, known) if entry is not None else None
    if actor.kind in _THIRD or side == "third":
        return f"third/{actor.id}"
    if side is not None:
        return side
    nodes = linked.nodes[actor.id]
    if actor.kind is ActorKind.PERSON:
        # "US President": an office of a state that is named. "President" alone may be anybody's.
        offices = [role for n in nodes for role in n.roles if _OF_A_STATE.search(role)]
        states = {c for role in offices for c in known.countries_in(role)}
        return f"state/{min(states)}" if len(states) == 1 else f"person/{actor.id}"
    if not any(node.named for node in nodes):
        whose = known.inside(actor.name)
        if whose is not None and whose.kind not in _OF_STATE:
            return _known_side(whose, known)
        if (state := _state_of(actor, nodes, known)) is not None:
            return state
        return f"generic/{actor.country or min((n.main or '' for n in nodes), default='')}"
    return f"actor/{actor.id}"


def _state_of(actor: Actor, nodes: Sequence[Node], known: Gazetteer) -> str | None:
    """ "The army" in reports on one country: that country's side."""
    homes = {n.main for n in nodes if n.main}
    if len(homes) != 1 or actor.kind not in _OF_STATE:
        return None
    (home,) = homes
    entry = known.find(f"{known.adjective(home)} {fold(actor.name)}")
    return f"state/{home}" if entry is not None and entry.kind in _OF_STATE else None


def _known_side(entry: Entry, known: Gazetteer) -> str:
    """The side of an entry: its state, the body that it is an arm of, or "third"."""
    while entry.of is not None and (whole := known.entry(entry.of)) is not None:
        entry = whole
    if entry.kind in _THIRD:
        return "third"
    return (
        f"state/{entry.country}" if entry.kind in _OF_STATE and "/" not in entry.key else entry.key
    )


def _join_members(actors: Mapping[ActorId, Actor], own: Mapping[ActorId, str]) -> dict[str, str]:
    """Bodies join their wholes, unless that is a state; then persons take the side of theirs.

    A person never joins two bodies with each other: one man may command two of them.
    """
    parent: dict[str, str] = {side: side for side in own.values()}
    bodies, persons = _belongings(actors, own)
    for part, whole in sorted(bodies):
        a, b = _root(parent, part), _root(parent, whole)
        if a != b:
            parent[max(a, b)] = min(a, b)
    for part, wholes in sorted(persons.items()):
        sides = sorted({_root(parent, whole) for whole in wholes})
        # An office of state goes before anything else that somebody also is.
        parent[part] = next(filter(is_state, sides), sides[0])
    return parent


def _belongings(
    actors: Mapping[ActorId, Actor], own: Mapping[ActorId, str]
) -> tuple[set[tuple[str, str]], dict[str, set[str]]]:
    """Memberships between named bodies, and the bodies that persons belong to."""
    bodies: set[tuple[str, str]] = set()
    persons: dict[str, set[str]] = {}
    for actor in actors.values():
        for belonging in actor.affiliations:
            part, whole = own[actor.id], own.get(belonging.whole)
            if whole is None or is_generic(whole) or not _BELONGS.search(belonging.role):
                continue
            if part.startswith("person/"):
                persons.setdefault(part, set()).add(whole)
            elif part.startswith(_BODY) and whole.startswith(_BODY):
                bodies.add((part, whole))
    return bodies, persons


_BODY = ("actor/", "body/")


def _root(parent: Mapping[str, str], side: str) -> str:
    while parent.get(side, side) != side:
        side = parent[side]
    return side
