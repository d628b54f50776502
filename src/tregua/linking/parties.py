"""Who declared a ceasefire, to whose benefit, through whom; and of what kind that makes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tregua.linking.actors import LinkedActors
from tregua.linking.days import days_of
from tregua.linking.gazetteer import gazetteer
from tregua.linking.grounds import Grounds
from tregua.linking.lexicon import lexicon
from tregua.linking.names import words
from tregua.linking.sides import Sides, count_sides, is_generic, is_state, specific
from tregua.linking.units import (
    FOUNDING_ACTS,
    FRESH_ACTS,
    ceasefire_event,
    event_time,
    is_meant,
)
from tregua.model import (
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    CeasefireAct,
    CeasefireKind,
    Certainty,
    Declaration,
    Event,
    Party,
    PartyRole,
    ReportId,
    Stance,
    Statement,
    StatementId,
    Term,
    TermSlot,
    Time,
)

NEUTRAL = lexicon("neutral")
"""Words of descriptions that mean "both of them" and are no actor of their own."""

_ROLE_OF_SLOT = {
    TermSlot.PROTECTED: PartyRole.BENEFICIARY,
    TermSlot.MEDIATOR: PartyRole.MEDIATOR,
    TermSlot.GUARANTOR: PartyRole.GUARANTOR,
    TermSlot.MONITOR: PartyRole.MONITOR,
}
_SURER = [Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNKNOWN]


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors that parties are read from, by id, on the grounds of the earlier steps."""

    grounds: Grounds
    actors: Mapping[ActorId, Actor]

    @property
    def sides(self) -> Sides:
        """The side of each actor."""
        return self.grounds.sides

    @property
    def linked(self) -> LinkedActors:
        """Who each name is."""
        return self.grounds.actors

    def who(self, report: ReportId, mention: ActorMention) -> tuple[ActorId | None, str]:
        """The actor of a mention and the name to show for it."""
        found = self.linked.find(report, mention.name)
        return found, self.actors[found].name if found is not None else mention.name

    def row(self, actor: ActorId | None, name: str) -> str:
        """What rows of one record are told apart by: the actor; for descriptions, their words.

        "Armed groups" of five reports on one truce are one row, though nobody can say that they are
        one actor.
        """
        side = self.sides.side(actor, name)
        if actor is None or (side is not None and is_generic(side)):
            return " ".join(words(name))
        return actor


_Rows = dict[tuple[PartyRole, str], list[tuple[ActorId | None, str, Certainty, StatementId]]]


def is_neutral(name: str) -> bool:
    """Whether a description means all parties together ("Yemen's warring sides")."""
    parts = set(words(name))
    return bool(parts & NEUTRAL) and all(w in NEUTRAL or gazetteer().country(w) for w in parts)


def founding(statements: Iterable[Statement]) -> list[Statement]:
    """The statements in which a party founds, carries on or ends a ceasefire, and means it."""
    return [
        s
        for s in statements
        if (e := ceasefire_event(s)) is not None
        and e.ceasefire_act in FOUNDING_ACTS
        and is_meant(s)
    ]


def declarations(statements: Sequence[Statement], cast: Cast) -> tuple[Declaration, ...]:
    """One row for each actor and act, with its own date (CODEBOOK, 1)."""
    rows: dict[tuple[str, CeasefireAct], list[tuple[ActorId | None, str, Statement]]] = defaultdict(
        list
    )
    for statement in founding(statements):
        event = ceasefire_event(statement)
        if event is None or event.ceasefire_act is None:
            continue
        for mention in event.actors:
            actor, name = cast.who(statement.report, mention)
            if not cast.sides.is_third(actor) and not is_neutral(mention.name):
                rows[cast.row(actor, name), event.ceasefire_act].append((actor, name, statement))
    found = []
    for (_, act), told in rows.items():
        found.append(
            Declaration(
                actor=min((a for a, _, _ in told if a is not None), default=None),
                name=min(name for _, name, _ in told),
                act=act,
                declared=_best_time([event_time(s) for _, _, s in told]),
                statements=_ids(s for _, _, s in told),
            )
        )
    return tuple(sorted(found, key=lambda d: (_order(d), d.statements, d.name)))


def _order(declaration: Declaration) -> tuple[str, str]:
    when = declaration.declared.earliest if declaration.declared else None
    return (when or "9999", declaration.act.value)


def _best_time(times: Iterable[Time | None]) -> Time | None:
    """The narrowest time said, of equals the one said most often, then the earliest."""
    known = [t for t in times if t is not None and days_of(t).known]
    if not known:
        return next((t for t in times if t is not None), None)
    counts = [(days_of(t), t) for t in known]
    return min(
        counts,
        key=lambda p: (
            99999 if p[0].width is None else p[0].width,
            -sum(1 for d, _ in counts if d == p[0]),
            str(p[0].low),
            p[1].as_said,
        ),
    )[1]


best_time = _best_time


def parties(statements: Sequence[Statement], cast: Cast) -> tuple[Party, ...]:
    """Every actor with its role: as declared, as addressed, as stated in the terms."""
    rows: _Rows = defaultdict(list)

    def add(role: PartyRole, statement: Statement, mention: ActorMention) -> None:
        actor, name = cast.who(statement.report, mention)
        if not is_neutral(mention.name):
            told = (actor, name, statement.certainty, statement.id)
            rows[role, cast.row(actor, name)].append(told)

    for statement in founding(statements):
        event = ceasefire_event(statement)
        if event is None or event.ceasefire_act is CeasefireAct.END:
            continue
        for mention in event.actors:
            actor, _ = cast.who(statement.report, mention)
            third = cast.sides.is_third(actor)
            add(PartyRole.MEDIATOR if third else PartyRole.DECLARER, statement, mention)
        for mention in event.recipients:
            add(PartyRole.BENEFICIARY, statement, mention)
        for actor, name in _spoken_for(statement, cast):
            told = (actor, name, statement.certainty, statement.id)
            rows[PartyRole.DECLARER, cast.row(actor, name)].append(told)
    for statement in statements:
        said = statement.proposition
        if not isinstance(said, Term) or not isinstance(said.value, ActorMention):
            continue
        if said.slot in _ROLE_OF_SLOT and is_meant(statement):
            add(_ROLE_OF_SLOT[said.slot], statement, said.value)
    _add_members(rows, cast)
    return _party_rows(rows, cast)


def _spoken_for(statement: Statement, cast: Cast) -> list[tuple[ActorId, str]]:
    """The body whose spokesman promises in its name: it declares, though he is not it."""
    if statement.stance is not Stance.PROMISE or statement.speaker.name is None:
        return []
    speaker = cast.linked.find(statement.report, statement.speaker.name)
    if speaker is None or cast.actors[speaker].kind is not ActorKind.PERSON:
        return []
    wholes = {a.whole for a in cast.actors[speaker].affiliations if "spokes" in a.role.lower()}
    return [(w, cast.actors[w].name) for w in sorted(wholes) if not cast.sides.is_third(w)]


def _add_members(
    rows: _Rows,
    cast: Cast,
) -> None:
    """Stated members of a declaring umbrella are declarers too, as surely as their membership."""
    declaring = {who for role, who in rows if role is PartyRole.DECLARER}
    for actor in cast.actors.values():
        for belonging in actor.affiliations:
            if belonging.whole in declaring and belonging.role.lower().startswith(
                ("member", "part")
            ):
                rows[PartyRole.DECLARER, actor.id] += [
                    (actor.id, actor.name, belonging.certainty, s) for s in belonging.statements
                ]


def _party_rows(
    rows: _Rows,
    cast: Cast,
) -> tuple[Party, ...]:
    found = [
        Party(
            actor=min((a for a, _, _, _ in told if a is not None), default=None),
            name=min(name for _, name, _, _ in told),
            role=role,
            certainty=min((c for _, _, c, _ in told), key=_SURER.index),
            statements=tuple(sorted({s for _, _, _, s in told})),
        )
        for (role, _), told in rows.items()
    ]
    order = list(PartyRole)
    return tuple(sorted(found, key=lambda p: (order.index(p.role), p.name, p.actor or "")))


def kind_of(statements: Sequence[Statement], cast: Cast) -> CeasefireKind:
    """Unilateral, bilateral or multilateral, by how many sides declared.

    Saying yes to what another side declared is not declaring (CODEBOOK, 1); saying yes to an offer
    makes it an agreement. "The warring parties agreed" is two sides at least.
    """
    acts = [(s, e) for s in founding(statements) if (e := ceasefire_event(s)) is not None]
    fresh = [(s, e) for s, e in acts if e.ceasefire_act in FRESH_ACTS]
    counted = fresh or [(s, e) for s, e in acts if e.ceasefire_act is not CeasefireAct.END] or acts
    if fresh and all(e.ceasefire_act is CeasefireAct.OFFER for _, e in fresh):
        counted = fresh + [(s, e) for s, e in acts if e.ceasefire_act is CeasefireAct.ACCEPT]
    # Who surely declared makes the kind; what somebody "would" do is no second side.
    counted = [(s, e) for s, e in counted if s.certainty is Certainty.CERTAIN] or counted
    acting = [
        (e.ceasefire_act, cast.sides.known(cast.linked.known(s.report, m) for m in _named(e)))
        for s, e in counted
    ]
    together = any(is_neutral(m.name) for _, e in counted for m in e.actors)
    facing = cast.sides.known(
        cast.linked.known(s.report, m) for s, e in counted for m in e.recipients
    )
    number = max(count_sides(_allied(acting, facing)), 2 if together else 0)
    if number == 0:
        return _by_word(statements)
    return [CeasefireKind.UNILATERAL, CeasefireKind.BILATERAL, CeasefireKind.MULTILATERAL][
        min(number, 3) - 1
    ]


def _named(event: Event) -> list[ActorMention]:
    return [m for m in event.actors if not is_neutral(m.name)]


def _allied(
    acting: Sequence[tuple[CeasefireAct | None, frozenset[str]]], facing: frozenset[str]
) -> frozenset[str]:
    """The sides, groups on one side of the war taken for one.

    Enemies agree; groups that declare or offer a halt in one breath are together in it, and so are
    groups that only declare, none of them a state, when it is somebody else whom they spare.
    """
    sides = frozenset(side for _, found in acting for side in found)
    groups = specific(sides)
    agreed = any(act is CeasefireAct.AGREE for act, _ in acting)
    if not agreed and groups and not any(map(is_state, sides)) and facing - sides:
        return frozenset({min(groups)})
    first: dict[str, str] = {}
    for act, found in acting:
        told = sorted(specific(found))
        if act in {CeasefireAct.DECLARE, CeasefireAct.OFFER} and len(told) > 1:
            lead = min(first.get(g, g) for g in told)
            first |= dict.fromkeys(told, lead)
    return frozenset(first.get(side, side) for side in sides)


def _by_word(statements: Sequence[Statement]) -> CeasefireKind:
    """What the text itself calls it, where no declarer is named."""
    for kind in (CeasefireKind.UNILATERAL, CeasefireKind.BILATERAL, CeasefireKind.MULTILATERAL):
        for statement in statements:
            said = statement.proposition
            if not isinstance(said, Term) or said.slot is not TermSlot.TYPE:
                continue
            if is_meant(statement) and kind.value in getattr(said.value, "text", "").lower():
                return kind
    return CeasefireKind.UNKNOWN


def _ids(statements: Iterable[Statement]) -> tuple[StatementId, ...]:
    return tuple(sorted({s.id for s in statements}))
