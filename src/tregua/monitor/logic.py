"""Kleene's strong three-valued logic, and the verdict table of DESIGN (Monitoring)."""

from __future__ import annotations

from collections.abc import Iterable

from tregua.model import Answer, Verdict


def conjunction(answers: Iterable[Answer]) -> Answer:
    """Kleene's strong conjunction: one *no* decides, else one *unknown* leaves it open."""
    given = set(answers)
    if Answer.NO in given:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in given else Answer.YES


def verdict(answers: Iterable[Answer], *, accused: bool, admitted: bool) -> Verdict:
    """What five answers, an accusation and an admission make of an incident.

    ``accused``: somebody names a party as the perpetrator. ``admitted``: that party says so itself.
    The program never verifies or dismisses: only people do.
    """
    within = conjunction(answers)
    if within is Answer.NO:
        return Verdict.OUTSIDE
    if within is Answer.YES and admitted:
        return Verdict.ADMITTED
    return Verdict.ALLEGED if accused or admitted else Verdict.POSSIBLE
