"""What one report ties together about one ceasefire, with its parties and dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tregua.linking.actors import LinkedActors
from tregua.linking.days import UNDATED, Days, days_of, shift
from tregua.linking.grounds import Grounds
from tregua.linking.sides import Sides, specific
from tregua.model import (
    ActorMention,
    CeasefireAct,
    Event,
    ReportId,
    Stance,
    Statement,
    Term,
    TermSlot,
    Time,
)

FRESH_ACTS = {CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.OFFER}
FOUNDING_ACTS = FRESH_ACTS | {
    CeasefireAct.ACCEPT, CeasefireAct.EXTEND, CeasefireAct.RESUME, CeasefireAct.SUSPEND,
    CeasefireAct.END,
}  # fmt: skip
"""Acts that show that a ceasefire exists or existed: nobody extends or ends what is not there."""

NOT_MEANT = {Stance.DEMAND, Stance.DOUBT, Stance.DENY, Stance.THREAT}
SEASON_DAYS = 92


@dataclass(frozen=True, slots=True)
class Unit:
    """What one report says about one ceasefire."""

    key: tuple[ReportId, str]
    statements: tuple[Statement, ...]
    declarers: frozenset[str]
    sides: frozenset[str]
    countries: frozenset[str]
    theatre: frozenset[str]
    declared: Days
    effect: Days
    starts: tuple[Days, ...]
    published: date | None
    founds: bool
    fresh: bool

    @property
    def explicit(self) -> Days:
        """When it began by the report's own words: the effect, else the declaration."""
        return self.effect if self.effect.pinned() else self.declared

    @property
    def dated(self) -> bool:
        """Whether the report itself says, to a season, when it began."""
        return self.explicit.pinned(SEASON_DAYS)

    @property
    def anchor(self) -> Days:
        """``explicit``, else the days up to publication for what is told as news, else open."""
        if self.explicit.known:
            return self.explicit
        if self.fresh and self.published is not None:
            return Days(shift(self.published, -4), shift(self.published, 1))
        return UNDATED


def ceasefire_event(statement: Statement) -> Event | None:
    """The statement's ceasefire act, where it is one."""
    said = statement.proposition
    return said if isinstance(said, Event) and said.ceasefire_act is not None else None


def is_meant(statement: Statement) -> bool:
    """Whether the speaker says that it is so, rather than asks, doubts, denies or threatens it."""
    return not statement.negated and statement.stance not in NOT_MEANT


def units_of(
    statements: Sequence[Statement],
    grounds: Grounds,
) -> list[Unit]:
    """The statements of each report that ``group`` ties together and that speak of a ceasefire."""
    grouped: dict[tuple[ReportId, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        grouped[statement.report, statement.group or ""].append(statement)
    units = []
    for key, members in sorted(grouped.items()):
        about = [s for s in members if ceasefire_event(s) or isinstance(s.proposition, Term)]
        if about:
            # Without a group only the statements that speak of a ceasefire themselves belong.
            told = members if key[1] else about
            units += [_unit(k, part, grounds) for k, part in _split(key, told, grounds)]
    return units


def _split(
    key: tuple[ReportId, str], members: Sequence[Statement], grounds: Grounds
) -> list[tuple[tuple[ReportId, str], list[Statement]]]:
    """A report's group without the halts that stand beside an agreement.

    An agreement of two sides names its parties. What a third side declares or offers on its own is
    another arrangement, even where one report tells of both.
    """

    def sides(statement: Statement) -> frozenset[str]:
        event = ceasefire_event(statement)
        mentions = event.actors if event is not None else ()
        known = grounds.sides.known(grounds.actors.known(key[0], m) for m in mentions)
        return frozenset(s for s in known if s.startswith(("state/", "body/", "actor/")))

    acts = {s.id: e.ceasefire_act for s in members if (e := ceasefire_event(s)) is not None}
    agreed = [sides(s) for s in members if acts.get(s.id) is CeasefireAct.AGREE]
    agreed = [found for found in agreed if len(found) >= 2]
    beside: dict[str, list[Statement]] = defaultdict(list)
    for statement in members:
        own = sides(statement)
        alone = acts.get(statement.id) in {CeasefireAct.DECLARE, CeasefireAct.OFFER}
        if agreed and alone and own and not any(own & parties for parties in agreed):
            beside[min(own)].append(statement)
    apart = {s.id for told in beside.values() for s in told}
    rest = [s for s in members if s.id not in apart]
    return [(key, rest), *(((key[0], f"{key[1]}/{k}"), told) for k, told in sorted(beside.items()))]


def _unit(
    key: tuple[ReportId, str],
    members: Sequence[Statement],
    grounds: Grounds,
) -> Unit:
    report = key[0]
    actors, sides, context = grounds.actors, grounds.sides, grounds.contexts[key[0]]
    founding = [s for s in members if _founds(s, actors, sides)]
    acts = {e.ceasefire_act for s in founding if (e := ceasefire_event(s)) is not None}
    declarers = sides.known(
        actors.known(report, m)
        for s in founding
        if (e := ceasefire_event(s)) is not None
        for m in e.actors
    )
    named = sides.known(actors.known(report, m) for s in members for m in _participants(s))
    countries = {c for side in named for c in sides.countries.get(side, ())}
    countries |= set(context.often)
    # Where the war is, rather than who else has a hand in it: the US is named in many wars.
    groups = specific(declarers)
    theatre = {c for side in groups for c in sides.countries.get(side, ())}
    theatre |= {context.main} if context.main is not None else set(context.often)
    starts = [t for s in members if (t := term_time(s, TermSlot.START)) is not None]
    fresh = [s for s in founding if (e := ceasefire_event(s)) and e.ceasefire_act in FRESH_ACTS]
    return Unit(
        key=key,
        statements=tuple(sorted(members, key=lambda s: s.id)),
        declarers=declarers,
        sides=declarers | named,
        countries=frozenset(countries),
        theatre=frozenset(theatre),
        declared=_first(event_time(s) for s in fresh),
        effect=_first(starts),
        starts=tuple(days_of(t) for t in starts if days_of(t).known),
        published=context.published,
        founds=bool(founding),
        fresh=bool(acts & FRESH_ACTS),
    )


def _founds(statement: Statement, actors: LinkedActors, sides: Sides) -> bool:
    """Whether this is the act of a party, said to be so: a third party founds no ceasefire."""
    event = ceasefire_event(statement)
    if event is None or event.ceasefire_act not in FOUNDING_ACTS or not is_meant(statement):
        return False
    found = [actors.find(statement.report, m.name) for m in event.actors]
    if not event.actors:
        return bool(event.recipients) or event.ceasefire_act in {
            CeasefireAct.AGREE,
            CeasefireAct.END,
        }
    return any(not sides.is_third(actor) for actor in found)


def _participants(statement: Statement) -> list[ActorMention]:
    said = statement.proposition
    if isinstance(said, Event):
        return [*said.actors, *said.recipients]
    if isinstance(said, Term) and said.slot in {TermSlot.PARTY, TermSlot.PROTECTED}:
        return [said.value] if isinstance(said.value, ActorMention) else []
    return []


def event_time(statement: Statement) -> Time | None:
    """When a declaration was made: as said of the act, else when the speaker spoke."""
    event = ceasefire_event(statement)
    when = event.when if event is not None else None
    return when if days_of(when).known else statement.said_on or when


def term_time(statement: Statement, slot: TermSlot) -> Time | None:
    """The time that a start or end term gives, where the speaker means it."""
    said = statement.proposition
    if isinstance(said, Term) and said.slot is slot and isinstance(said.value, Time):
        return said.value if is_meant(statement) else None
    return None


def _first(times: Iterable[Time | None]) -> Days:
    """The narrowest of the intervals, the earliest of equals."""
    known = [d for t in times if (d := days_of(t)).known]
    return min(
        known,
        key=lambda d: (9999 if d.width is None else d.width, d.low or date.min, d.high or date.max),
        default=UNDATED,
    )
