"""Where each condition of a ceasefire stands, by what reports say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tregua.model import (
    Assessment,
    Ceasefire,
    Condition,
    ConditionState,
    Statement,
    StatementId,
    TermId,
)

_MET = re.compile(
    r"\b(?:met|fulfil\w*|satisf\w+|complied|implemented|carried out)\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|no|never|un\w+|fail\w*|without|refus\w+|reject\w*)\b", re.IGNORECASE)


def conditions_of(
    ceasefire: Ceasefire, statements: Mapping[StatementId, Statement]
) -> tuple[Condition, ...]:
    """The conditions with their states.

    A condition is open until somebody assesses it. Assessments that differ leave it unknown.
    """
    terms = {t.id: set(t.statements) for t in ceasefire.terms}
    assessed = [
        s for s in statements.values() if isinstance(s.proposition, Assessment) and not s.negated
    ]
    return tuple(_state(c, terms, assessed) for c in ceasefire.conditions)


def _state(
    condition: Condition,
    terms: Mapping[TermId, set[StatementId]],
    assessed: Iterable[Statement],
) -> Condition:
    found: dict[ConditionState, set[StatementId]] = {}
    for statement in assessed:
        said = statement.proposition
        if not isinstance(said, Assessment) or said.about.statement not in terms[condition.term]:
            continue
        if _MET.search(said.value):
            failed = _NOT.search(said.value) or statement.negated
            state = ConditionState.FAILED if failed else ConditionState.MET
            found.setdefault(state, set()).add(statement.id)
    told = tuple(sorted({s for ids in found.values() for s in ids}))
    if len(found) > 1:
        return replace(condition, state=ConditionState.UNKNOWN, statements=told)
    return replace(condition, state=next(iter(found), ConditionState.OPEN), statements=told)
