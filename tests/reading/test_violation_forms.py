"""Forms in which breaches are told: traded, said to be one, threatened, counted since a day."""

from __future__ import annotations

from build import S, context, with_voices

from tregua.model import CeasefireAct, Event, Stance
from tregua.reading.ceasefires import ceasefire_acts
from tregua.reading.draft import Draft
from tregua.reading.speech import find_voices
from tregua.reading.terms import ceasefire_terms


def acts(words: S | str) -> list[Draft]:
    found = context(words)
    return list(ceasefire_acts(with_voices(found, find_voices(found.document))))


def act_of(draft: Draft) -> CeasefireAct | None:
    assert isinstance(draft.proposition, Event)
    return draft.proposition.ceasefire_act


TRADED = (
    "Both/both/DET/2/det sides/side/NOUN/3/nsubj traded/trade/VERB/0/root "
    "accusations/accusation/NOUN/3/obj of//ADP/7/case truce//NOUN/7/compound "
    "violations/violation/NOUN/4/nmod"
)


def test_traded_accusations_are_of_both_and_name_no_culprit() -> None:
    (draft,) = acts(TRADED)
    assert act_of(draft) is CeasefireAct.VIOLATE
    assert draft.stance is Stance.ACCUSE
    assert draft.speaker is not None
    assert isinstance(draft.proposition, Event)
    assert draft.proposition.actors == ()


def test_what_is_said_to_be_a_breach_is_an_accusation_by_whoever_says_so() -> None:
    (draft,) = acts(
        "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root the//DET/5/det "
        "shelling//NOUN/8/nsubj was/be/AUX/8/cop a//DET/8/det breach//NOUN/3/ccomp "
        "of//ADP/11/case the//DET/11/det truce//NOUN/8/nmod"
    )
    assert act_of(draft) is CeasefireAct.VIOLATE


def test_a_warning_that_an_attack_would_end_the_truce_ends_nothing() -> None:
    assert (
        acts(
            "The//DET/2/det front//NOUN/3/nsubj warned/warn/VERB/0/root that//SCONJ/8/mark "
            "any//DET/6/det attack//NOUN/8/nsubj would//AUX/8/aux end//VERB/3/ccomp "
            "the//DET/10/det truce//NOUN/8/obj"
        )
        == []
    )


def test_since_when_it_was_broken_is_no_start() -> None:
    words = S(
        "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root the//DET/5/det "
        "truce//NOUN/8/nsubj:pass had/have/AUX/8/aux been/be/AUX/8/aux:pass "
        "broken/break/VERB/3/ccomp since//ADP/10/case Friday//PROPN/8/obl",
        times={"Friday": ("2021-03-05", "2021-03-05")},
    )
    slots = [d.proposition.slot for d in ceasefire_terms(context(words))]  # type: ignore[union-attr]
    assert slots == []
