"""The closed vocabularies: their words are those of DESIGN and of the code books they follow."""

from __future__ import annotations

import enum
import inspect

import pytest

from tregua import model
from tregua.model import (
    Answer,
    CeasefireAct,
    Certainty,
    EventCode,
    PartyRole,
    Qualifier,
    SpeakerKind,
    Stance,
    Status,
    SubEvent,
    TermSlot,
    TimePrecision,
    Verdict,
    vocab,
)

VOCABULARIES = [
    v
    for v in vars(vocab).values()
    if inspect.isclass(v) and issubclass(v, enum.StrEnum) and v is not enum.StrEnum
]


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        (SpeakerKind, "named anonymous collective document report"),
        (Stance, "report claim accuse admit deny promise threat demand doubt"),
        (Certainty, "certain probable possible unknown"),
        (CeasefireAct, "offer declare agree accept reject extend suspend resume violate end"),
        (TermSlot, "party protected prohibited start end duration area condition exception purpose "
                   "mediator guarantor monitor type"),
        (PartyRole, "declarer beneficiary addressee mediator guarantor monitor"),
        (TimePrecision, "minute day week month season year vague"),
        (Answer, "yes no unknown"),
        (EventCode, "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT "
                    "THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    ],
    ids=lambda v: getattr(v, "__name__", ""),
)  # fmt: skip
def test_a_vocabulary_has_exactly_these_words(vocabulary: type[enum.StrEnum], words: str) -> None:
    assert [str(member) for member in vocabulary] == words.split()


def test_words_of_several_parts_are_spelt_out() -> None:
    assert [str(q) for q in Qualifier] == ["exactly", "up to", "at least", "about"]
    assert str(Status.IN_FORCE) == "in force"
    assert str(Verdict.OUTSIDE) == "outside the terms"
    assert SubEvent("Remote explosive/landmine/IED") is SubEvent.IED


def test_nothing_is_a_violation_by_itself() -> None:
    assert "violation" not in {str(v) for v in Verdict}
    assert {"possible", "alleged", "admitted", "verified", "dismissed"} < {str(v) for v in Verdict}


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.__name__)
def test_every_vocabulary_says_what_it_is_and_is_exported(vocabulary: type[enum.StrEnum]) -> None:
    assert vocabulary.__doc__
    assert getattr(model, vocabulary.__name__) is vocabulary
    assert vocabulary.__name__ in model.__all__
    with pytest.raises(ValueError, match="nonsense"):
        vocabulary("nonsense")


def test_everything_exported_is_there_once() -> None:
    assert len(set(model.__all__)) == len(model.__all__)
    assert all(hasattr(model, name) for name in model.__all__)
