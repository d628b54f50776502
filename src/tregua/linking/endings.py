"""Who says that a ceasefire is over, and does that end it?

A party that calls it off ends it, as far as it is bound. That it "is over" in somebody else's
words is a view: it stands where nobody says otherwise, and is a disagreement where somebody does.
"""

from __future__ import annotations

from collections.abc import Iterable

from tregua.linking.grounds import Grounds
from tregua.linking.units import ceasefire_event, is_meant
from tregua.model import ActorMention, CeasefireAct, Certainty, Statement, Term, TermSlot


def is_contested(statements: Iterable[Statement]) -> bool:
    """Whether somebody denies, or leaves open, that the ceasefire has ended."""
    return any(_speaks_of_end(s) and not is_meant(s) for s in statements)


def _speaks_of_end(statement: Statement) -> bool:
    event = ceasefire_event(statement)
    if event is not None:
        return event.ceasefire_act is CeasefireAct.END
    return isinstance(statement.proposition, Term) and statement.proposition.slot is TermSlot.END


def who_ends(statement: Statement, grounds: Grounds) -> tuple[ActorMention, ...]:
    """Who calls it off in a statement: the actors named, else a speaker who speaks for a side."""
    event = ceasefire_event(statement)
    if event is None:
        return ()
    named = tuple(grounds.actors.known(statement.report, m) for m in event.actors)
    if named or statement.speaker.name is None:
        return named
    speaker = ActorMention(statement.speaker.name)
    speaker = grounds.actors.known(statement.report, speaker)
    side = grounds.sides.side(speaker.actor, speaker.name)
    speaks = side is not None and side.startswith(("body/", "actor/"))
    return (speaker,) if speaks else ()


def endings(statements: Iterable[Statement], grounds: Grounds) -> list[Statement]:
    """The statements by which a ceasefire is called off, or is said to be over undisputed."""
    told = list(statements)
    contested = is_contested(told)
    return [
        s
        for s in told
        if (event := ceasefire_event(s)) is not None
        and event.ceasefire_act is CeasefireAct.END
        and is_meant(s)
        and s.certainty in {Certainty.CERTAIN, Certainty.PROBABLE}
        and (who_ends(s, grounds) or not contested)
    ]
