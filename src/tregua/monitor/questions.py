"""The five questions by which an incident is held against a ceasefire, each answered with its
reason.

An answer is *unknown* wherever the reports leave it so. Membership that is only likely, a target
that nobody names, a day that could lie on either side of the start: all unknown, and said to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tregua.linking.days import Days, days_of
from tregua.linking.gazetteer import gazetteer
from tregua.linking.lexicon import lexicon
from tregua.linking.names import fold, words
from tregua.linking.picture import Picture
from tregua.linking.sides import Member, Sides, is_generic, is_state
from tregua.model import (
    Actor,
    ActorId,
    Answer,
    Ceasefire,
    CeasefireTerm,
    Certainty,
    Incident,
    Participant,
    PartyRole,
    Place,
    PlaceId,
    Question,
    Questions,
    Report,
    ReportId,
    Statement,
    StatementId,
    SubEvent,
    TermSlot,
)

_VIOLENT = frozenset(SubEvent) - {
    SubEvent.ARREST, SubEvent.LOOTING, SubEvent.DISRUPTED_WEAPONS, SubEvent.EXCESSIVE_FORCE,
    SubEvent.GOVERNMENT_REGAINS, SubEvent.NON_STATE_TAKES, SubEvent.MOB_VIOLENCE,
    SubEvent.SEXUAL_VIOLENCE, SubEvent.ABDUCTION,
}  # fmt: skip
"""What a ceasefire forbids by being one; the others only where its terms say so."""

_STATE_FORCES = lexicon("state_forces")
_GENERAL = frozenset(
    [
        "attack",
        "attacks",
        "operation",
        "operations",
        "hostilities",
        "fighting",
        "violence",
        "military",
        "offensive",
        "offensives",
        "action",
        "actions",
        "activities",
        "activity",
        "fire",
        "ceasefire",
        "combat",
        "targeting",
        "strikes",
    ]
)
_ACT_WORDS: Mapping[SubEvent, frozenset[str]] = {
    SubEvent.SHELLING: frozenset(
        ["shelling", "artillery", "rocket", "rockets", "missile", "missiles", "mortar", "fire"]
    ),
    SubEvent.AIR_DRONE_STRIKE: frozenset(
        ["air", "aerial", "airstrike", "airstrikes", "drone", "drones", "bombing"]
    ),
    SubEvent.IED: frozenset(
        ["bomb", "bombs", "bombing", "mine", "mines", "explosive", "ied", "bombings"]
    ),
    SubEvent.ABDUCTION: frozenset(
        ["kidnapping", "abduction", "abductions", "hostage", "detention"]
    ),
    SubEvent.ARREST: frozenset(["arrest", "arrests", "detention"]),
    SubEvent.NON_STATE_TAKES: frozenset(["advance", "movement", "territory", "offensive"]),
    SubEvent.GOVERNMENT_REGAINS: frozenset(["advance", "movement", "territory", "offensive"]),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Looks at incidents and ceasefires with the picture's actors, places and sides."""

    picture: Picture
    actors: Mapping[ActorId, Actor]
    places: Mapping[PlaceId, Place]
    statements: Mapping[StatementId, Statement]
    reports: Mapping[ReportId, Report]

    @property
    def sides(self) -> Sides:
        """The side of each actor."""
        return self.picture.grounds.sides

    def ask(self, ceasefire: Ceasefire, incident: Incident, life: Life) -> Questions:
        """All five questions."""
        return Questions(
            party=self.party(ceasefire, incident),
            target=self.target(ceasefire, incident),
            act=act(ceasefire, incident),
            area=self.area(ceasefire, incident),
            period=period(incident, life),
        )

    def bound(self, ceasefire: Ceasefire, who: Member) -> Answer:
        """Whether an actor is bound: a declarer or its organ is, a likely member may be."""
        declarers = [p for p in ceasefire.parties if p.role is PartyRole.DECLARER]
        for party in declarers:
            if party.actor == who.actor and who.actor is not None:
                return Answer.YES if party.certainty is Certainty.CERTAIN else Answer.UNKNOWN
        side = self.sides.side(who.actor, who.name)
        sides = self.sides.known(declarers)
        if side is not None and side in sides and not is_generic(side):
            # A state is bound with its organs, a group with its fighters ("a Houthi sniper").
            # Bodies are held together by what was said of membership, which may be hedged.
            own = is_state(side) or who.actor is None
            return Answer.YES if own else self._membership(ceasefire, who.actor)
        if side is None or is_generic(side) or not sides:
            return Answer.UNKNOWN
        # A group that nobody lists may be among "the militias" that declared; a state is not.
        described = any(map(is_generic, sides)) and not is_state(side)
        return Answer.UNKNOWN if described else Answer.NO

    def _membership(self, ceasefire: Ceasefire, actor: ActorId | None) -> Answer:
        """Whether an actor surely belongs to a declarer: an arm of it, or a stated member."""
        declarers = {p.actor for p in ceasefire.parties if p.role is PartyRole.DECLARER}
        if actor is None:
            return Answer.UNKNOWN
        if any(
            n.entry is not None and n.entry.of for n in self.picture.grounds.actors.nodes[actor]
        ):
            return Answer.YES
        certain = any(
            a.whole in declarers and a.certainty is Certainty.CERTAIN
            for a in self.actors[actor].affiliations
        )
        return Answer.YES if certain else Answer.UNKNOWN

    def party(self, ceasefire: Ceasefire, incident: Incident) -> Question:
        """Was the perpetrator a bound party?"""
        if not incident.perpetrators:
            return Question(Answer.UNKNOWN, "no perpetrator is named", incident.statements)
        answers = {p.name: self.bound(ceasefire, p) for p in incident.perpetrators}
        told = _told(incident.perpetrators)
        bound = sorted(name for name, a in answers.items() if a is Answer.YES)
        if bound:
            return Question(Answer.YES, f"named as perpetrator and bound: {', '.join(bound)}", told)
        named = ", ".join(sorted(answers))
        if set(answers.values()) == {Answer.NO}:
            return Question(Answer.NO, f"named as perpetrator and not bound: {named}", told)
        return Question(Answer.UNKNOWN, f"whether {named} is bound is not stated", told)

    def target(self, ceasefire: Ceasefire, incident: Incident) -> Question:
        """Was the target protected?"""
        if not incident.targets:
            return Question(Answer.UNKNOWN, "no target is named", incident.statements)
        told = _told(incident.targets)
        answers = {t.name: self._protected(ceasefire, incident, t) for t in incident.targets}
        protected = sorted(name for name, a in answers.items() if a is Answer.YES)
        if protected:
            return Question(Answer.YES, f"protected: {', '.join(protected)}", told)
        named = ", ".join(sorted(answers))
        if set(answers.values()) == {Answer.NO}:
            return Question(Answer.NO, f"neither party nor protected: {named}", told)
        return Question(Answer.UNKNOWN, f"whether {named} is protected is not stated", told)

    def _protected(self, ceasefire: Ceasefire, incident: Incident, target: Participant) -> Answer:
        attackers = self.sides.known(incident.perpetrators)
        covered = [
            p
            for p in ceasefire.parties
            if p.role is PartyRole.BENEFICIARY
            or (p.role is PartyRole.DECLARER and self._is_other(p, attackers, ceasefire))
        ]
        sides = self.sides.known(covered)
        side = self.sides.side(target.actor, target.name)
        if any(p.actor == target.actor for p in covered if p.actor) or (side and side in sides):
            return Answer.YES
        if any(_names(target.name, self._spellings(p.actor, p.name)) for p in covered):
            return Answer.YES
        if any(f"state/{c}" in sides for c in gazetteer().countries_in(target.name)):
            return Answer.YES
        # "Policemen" are the state's, where one state alone is among those covered.
        if _STATE_FORCES & set(words(target.name)) and len([*filter(is_state, sides)]) == 1:
            return Answer.YES
        # Only of states and known bodies can it be said that they are nobody covered.
        known = side is not None and side.startswith(("state/", "body/", "coalition/"))
        return Answer.NO if known and covered else Answer.UNKNOWN

    def _is_other(self, member: Member, attackers: frozenset[str], ceasefire: Ceasefire) -> bool:
        """Whether a declarer is on the receiving end: another side than the attackers'."""
        side = self.sides.side(member.actor, member.name)
        declared = self.sides.known(p for p in ceasefire.parties if p.role is PartyRole.DECLARER)
        return len(declared) > 1 and side is not None and side not in attackers

    def _spellings(self, actor: ActorId | None, name: str) -> list[str]:
        known = self.actors[actor].aliases if actor is not None else ()
        return [name, *(a.text for a in known)]

    def area(self, ceasefire: Ceasefire, incident: Incident) -> Question:
        """Was it in the area?"""
        areas = [t for t in ceasefire.terms if t.slot is TermSlot.AREA]
        told = tuple(sorted({s for t in areas for s in t.statements}))
        place = self.places.get(incident.place) if incident.place is not None else None
        if place is None or (place.country is None and not areas):
            return Question(
                Answer.UNKNOWN, "the place is not known well enough", incident.statements
            )
        if any(_in_area(place.name, t) for t in areas):
            return Question(Answer.YES, f"{place.name} is named in the terms", told)
        narrow = [t for t in areas if not _whole_country(t)]
        if narrow:
            why = f"whether {place.name} lies in the agreed area is not known"
            return Question(Answer.UNKNOWN, why, told)
        countries = self.countries(ceasefire)
        if place.country in countries:
            return Question(Answer.YES, f"{place.name} is in the country of the ceasefire", told)
        if place.country is None or not countries:
            return Question(Answer.UNKNOWN, f"the country of {place.name} is not known", told)
        return Question(Answer.NO, f"{place.name} is in another country", incident.statements)

    def countries(self, ceasefire: Ceasefire) -> frozenset[str]:
        """The countries of a ceasefire: its own, and those of the sides that declared it."""
        sides = self.sides.known(p for p in ceasefire.parties if p.role is PartyRole.DECLARER)
        found = {c for side in sides for c in self.sides.countries.get(side, ())}
        return frozenset(found | ({ceasefire.country} if ceasefire.country else set()))


@dataclass(frozen=True, slots=True)
class Life:
    """From when to when a ceasefire runs, as far as stated, with the statements behind both ends.

    ``open_end``: no end is stated, so it runs until somebody ends it.
    """

    start: Days
    end: Days
    open_end: bool
    statements: tuple[StatementId, ...]


def act(ceasefire: Ceasefire, incident: Incident) -> Question:
    """Was the act prohibited? By the terms, else by what a ceasefire is."""
    terms = [t for t in ceasefire.terms if t.slot is TermSlot.PROHIBITED]
    told = tuple(sorted({s for t in terms for s in t.statements}))
    name = incident.sub_event.value
    spoken = {w for t in terms for w in words(str(t.value.get("text", "")))}
    if spoken & _ACT_WORDS.get(incident.sub_event, frozenset()):
        return Question(Answer.YES, f"the terms name it ({name})", told)
    if incident.sub_event not in _VIOLENT:
        return Question(Answer.UNKNOWN, f"the terms do not speak of it ({name})", told)
    excepted = [t for t in ceasefire.terms if t.slot is TermSlot.EXCEPTION]
    if incident.sub_event is SubEvent.ARMED_CLASH and excepted:
        why = "in a clash it is not known who began, and the terms make an exception"
        return Question(
            Answer.UNKNOWN, why, tuple(sorted(s for t in excepted for s in t.statements))
        )
    if terms and not spoken & _GENERAL:
        return Question(Answer.UNKNOWN, f"the terms do not speak of it ({name})", told)
    why = "the terms rule out attacks" if terms else "a ceasefire rules out attacks"
    return Question(Answer.YES, why, told)


def period(incident: Incident, life: Life) -> Question:
    """Was it in the period? Only if every day that it could have been on is."""
    when = days_of(incident.when)
    if not when.known:
        return Question(Answer.UNKNOWN, "the day of the incident is not known", incident.statements)
    if not life.start.known:
        return Question(Answer.UNKNOWN, "when the ceasefire began is not known", life.statements)
    if _before(when, life.start):
        return Question(Answer.NO, "before it began", life.statements)
    if not life.open_end and _before(life.end, when):
        return Question(Answer.NO, "after it had ended", life.statements)
    begun = life.start.high is not None and when.low is not None and life.start.high < when.low
    over = not life.open_end and (
        life.end.low is None or when.high is None or life.end.low < when.high
    )
    if begun and when.high is not None and not over:
        return Question(Answer.YES, "between its beginning and its end", life.statements)
    same = when.low is not None and when.low == when.high == life.start.high
    why = (
        "on the day it began, before or after is not stated" if same else "the dates leave it open"
    )
    return Question(Answer.UNKNOWN, why, life.statements)


def _before(a: Days, b: Days) -> bool:
    return a.high is not None and b.low is not None and a.high < b.low


def _told(participants: Iterable[Participant]) -> tuple[StatementId, ...]:
    return tuple(sorted({s for p in participants for s in p.statements}))


def _names(text: str, spellings: Iterable[str]) -> bool:
    """Whether a description contains a protected name ("a convoy of the coalition")."""
    padded = f" {fold(text)} "
    return any(len(fold(s)) > 2 and f" {fold(s)} " in padded for s in spellings)


def _whole_country(term: CeasefireTerm) -> bool:
    text = fold(str(term.value.get("text", "")))
    return any(w in text for w in ("nationwide", "national", "country", "everywhere", "all "))


def _in_area(place: str, term: CeasefireTerm) -> bool:
    area = set(words(str(term.value.get("text", "")))) - {"region", "province", "district", "area"}
    return bool(area & set(words(place)))


def overlaps_window(when: Days, first: date, last: date) -> bool:
    """Whether an incident is known to have happened within a window of days."""
    if when.low is None and when.high is None:
        return False
    low, high = when.low or when.high, when.high or when.low
    return low is not None and high is not None and low <= last and high >= first
