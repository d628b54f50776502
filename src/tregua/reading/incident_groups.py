"""Which mentions of one report tell of one incident.

"The attack", "the blast", a second sentence with the victims: they join the earlier incident of a
compatible type, place, time and toll. Another day, place or target makes a new one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tregua.model import ActorMention, Event, EventCode, Number, SubEvent, Time
from tregua.reading.act import Act
from tregua.reading.tree import Parse

_WORD = re.compile(r"[^\W\d_]{3,}")
_VAGUE = frozenset({"the", "near", "outside", "south", "north", "east", "west", "province", "city",
                    "town", "village", "district", "area", "region", "country", "state", "and",
                    "southern", "northern", "eastern", "western", "central", "base", "border",
                    "front", "front-line", "road", "highway", "market", "airport"})  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "latest", "same"})
_ANY_NOUN = frozenset({"attack", "assault", "incident", "violence", "operation", "raid", "strike",
                       "killing", "bloodshed", "carnage"})  # fmt: skip
_BANGS = frozenset({"explosion", "blast", "detonation", "bombing"})
_LOUD = frozenset({SubEvent.IED, SubEvent.SUICIDE_BOMB, SubEvent.AIR_DRONE_STRIKE,
                   SubEvent.SHELLING, SubEvent.GRENADE})  # fmt: skip
_VAGUE_TYPES = frozenset({SubEvent.ATTACK, SubEvent.ARMED_CLASH})
_REACH = 12
"""How many sentences back a definite noun may reach."""


@dataclass(slots=True)
class Told:
    """An incident as the report has told it so far."""

    group: str
    lemma: str
    sub_event: SubEvent
    sentence: int
    when: Time | None
    places: set[str] = field(default_factory=set)
    hit: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    killed: Number | None = None
    injured: Number | None = None

    def again(self, actors: tuple[ActorMention, ...]) -> Event:
        """The incident once more, for somebody who says who did it."""
        abducted = self.sub_event is SubEvent.ABDUCTION
        code = EventCode.COERCE if abducted else EventCode.ASSAULT
        return Event(code=code, sub_event=self.sub_event, actors=actors)


class Groups:
    """The incidents of one report, in the order in which they are told."""

    def __init__(self) -> None:
        self.told: list[Told] = []

    def join(self, act: Act, event: Event) -> str:
        """The group of a mention: an earlier incident that it takes up, or a new one."""
        assert event.sub_event is not None
        new = self._told(act.parse, act.lemma, event)
        taken_up = definite(act)
        for old in reversed(self.told):
            if act.parse.sentence.index - old.sentence > _REACH:
                continue
            fits = _takes_up(act, new, old) if taken_up else _tells_again(new, old)
            if fits and not _conflict(new, old, loose=taken_up and _right_after(act, old)):
                _merge(old, new)
                return old.group
        new.group = f"i{len(self.told) + 1}"
        self.told.append(new)
        return new.group

    def taken_up(self, act: Act, event: Event) -> str | None:
        """The earlier incident that a bare definite noun means, or ``None``."""
        new = self._told(act.parse, act.lemma, event)
        for old in reversed(self.told):
            near = act.parse.sentence.index - old.sentence <= _REACH
            if near and definite(act) and _takes_up(act, new, old) and not _conflict(new, old):
                _merge(old, new)
                return old.group
        return None

    def latest(self, sentence: int, reach: int) -> Told | None:
        """The incident told last, if it is near."""
        near = [t for t in self.told if 0 <= sentence - t.sentence <= reach]
        return near[-1] if near else None

    def last_time(self) -> Time | None:
        """The time of the incident told last that has one."""
        return next((t.when for t in reversed(self.told) if t.when is not None), None)

    def _told(self, parse: Parse, lemma: str, event: Event) -> Told:
        assert event.sub_event is not None
        return Told(
            group="",
            lemma=lemma,
            sub_event=event.sub_event,
            sentence=parse.sentence.index,
            when=event.when,
            places=key_words(event.place.name if event.place else ""),
            hit={w for r in event.recipients for w in key_words(r.name)},
            actors={w for a in event.actors for w in key_words(a.name)},
            killed=event.killed,
            injured=event.injured,
        )


def key_words(name: str) -> set[str]:
    """The telling words of a name, cut to their stems so that singular and plural meet."""
    return {w[:6] for w in _WORD.findall(name.lower()) if w not in _VAGUE}


def definite(act: Act) -> bool:
    """Whether a noun takes up what was told before: "the attack", "that blast"."""
    parse, i = act.parse, act.anchor
    if parse.tokens[i].upos not in ("NOUN", "PROPN"):
        return False
    return parse.any_kid_lemma(i, _DEFINITE, "det", "amod")


def _takes_up(act: Act, new: Told, old: Told) -> bool:
    lemma = act.lemma
    if lemma in _ANY_NOUN:
        return True
    if lemma in _BANGS:
        return old.sub_event in _LOUD
    return new.sub_event == old.sub_event or (
        new.sub_event in _VAGUE_TYPES and old.sub_event in _VAGUE_TYPES
    )


def _tells_again(new: Told, old: Told) -> bool:
    """Whether an indefinite mention tells once more what was told: headline, lead, detail."""
    types = new.sub_event == old.sub_event or bool(
        {new.sub_event, old.sub_event} <= _VAGUE_TYPES
        or (SubEvent.ATTACK in (new.sub_event, old.sub_event) and _same_toll(new, old))
    )
    if not types:
        return False
    if _same_toll(new, old):
        return bool(new.places & old.places) or not (new.places and old.places)
    if new.lemma == old.lemma and new.actors & old.actors and new.sentence - old.sentence <= 2:
        return not _other_toll(new, old)
    if new.sub_event == old.sub_event and new.hit & old.hit and new.sentence - old.sentence <= 4:
        return not _other_toll(new, old)
    places = bool(new.places & old.places)
    if places and (new.hit & old.hit or new.actors & old.actors):
        return not (new.killed and old.killed)
    return (
        bool(new.hit & old.hit)
        and not (new.killed and old.killed)
        and bool(new.actors & old.actors)
    )


def _other_toll(new: Told, old: Told) -> bool:
    return bool(new.killed and old.killed and new.killed.low != old.killed.low)


def _same_toll(new: Told, old: Told) -> bool:
    def lows(a: Number | None, b: Number | None) -> bool:
        return a is not None and b is not None and a.low == b.low and bool(a.low)

    return lows(new.killed, old.killed) or lows(new.injured, old.injured)


def _right_after(act: Act, old: Told) -> bool:
    """Whether a definite noun follows so closely that a place in other words is the same one.

    "The Labo ambush" after two of them tells them apart by the place before the noun.
    """
    parse = act.parse
    named = [k for k in parse.kids_of(act.anchor, "compound", "nmod:poss") if k in parse.mention_at]
    return not named and parse.sentence.index - old.sentence <= 2


def _conflict(new: Told, old: Told, *, loose: bool = False) -> bool:
    """Whether date, place or target say that it is another incident."""
    if new.when and old.when and _apart(new.when, old.when):
        return True
    if new.places and old.places and not new.places & old.places and not loose:
        return True
    return bool(new.hit and old.hit and not new.hit & old.hit and new.sub_event != old.sub_event)


def _apart(a: Time, b: Time) -> bool:
    if a.latest and b.earliest and a.latest[:10] < b.earliest[:10]:
        return True
    return bool(b.latest and a.earliest and b.latest[:10] < a.earliest[:10])


def _merge(old: Told, new: Told) -> None:
    old.sentence = new.sentence
    old.when = old.when or new.when
    old.places |= new.places
    old.hit |= new.hit
    old.actors |= new.actors
    old.killed = old.killed or new.killed
    old.injured = old.injured or new.injured
