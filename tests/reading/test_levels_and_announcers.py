"""A force brought to a number; who announces a truce between two others."""

from __future__ import annotations

from build import S, context

from tregua.model import CeasefireAct, Event, Quantity
from tregua.reading.ceasefires import ceasefire_acts
from tregua.reading.quantities import quantities


def test_a_force_that_is_cut_to_a_number_has_that_number() -> None:
    words = S(
        "The//DET/2/det army//NOUN/3/nsubj cut//VERB/0/root its//PRON/5/nmod:poss "
        "troops/troop/NOUN/3/obj in//ADP/7/case Brask//PROPN/5/nmod to//ADP/9/case "
        "2,500//NUM/3/obl",
        names={"Brask": "LOC"},
    )
    (draft,) = quantities(context(words))
    assert isinstance(draft.proposition, Quantity)
    assert draft.proposition.value.low == draft.proposition.value.high == 2500
    assert "troops" in draft.proposition.what


def test_who_announces_a_truce_between_two_others_is_no_party_to_it() -> None:
    words = S(
        "Varda//PROPN/2/nsubj announced/announce/VERB/0/root a//DET/4/det truce//NOUN/2/obj "
        "between//ADP/6/case Brask//PROPN/4/nmod and//CCONJ/8/cc Zaran//PROPN/6/conj",
        names={"Varda": "LOC", "Brask": "LOC", "Zaran": "LOC"},
    )
    (draft,) = ceasefire_acts(context(words))
    assert isinstance(draft.proposition, Event)
    assert draft.proposition.ceasefire_act is CeasefireAct.AGREE
    assert [a.name for a in draft.proposition.actors] == ["Brask", "Zaran"]


def test_one_of_the_two_who_announces_it_stays_a_party() -> None:
    words = S(
        "Brask//PROPN/2/nsubj announced/announce/VERB/0/root a//DET/4/det truce//NOUN/2/obj "
        "between//ADP/6/case Brask//PROPN/4/nmod and//CCONJ/8/cc Zaran//PROPN/6/conj",
        names={"Brask": "LOC", "Zaran": "LOC"},
    )
    (draft,) = ceasefire_acts(context(words))
    assert isinstance(draft.proposition, Event)
    assert draft.proposition.ceasefire_act is CeasefireAct.DECLARE
