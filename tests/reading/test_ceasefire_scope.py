"""Mediators, monitors, guarantors, areas and exceptions of a ceasefire."""

from __future__ import annotations

from build import S, context, with_voices

from tregua.model import ActorMention, Term, TermSlot, Words
from tregua.reading.speech import find_voices
from tregua.reading.terms import ceasefire_terms


def values(slot: TermSlot, *words: S | str) -> list[str]:
    found = context(*words)
    told = []
    for draft in ceasefire_terms(with_voices(found, find_voices(found.document))):
        term = draft.proposition
        assert isinstance(term, Term)
        if term.slot is slot:
            assert isinstance(term.value, (ActorMention, Words))
            told.append(
                term.value.name if isinstance(term.value, ActorMention) else term.value.text
            )
    return told


def test_who_hosts_the_talks_mediates_and_an_office_does_not() -> None:
    hosted = S(
        "A//DET/2/det truce//NOUN/4/nsubj:pass was/be/AUX/4/aux:pass agreed/agree/VERB/0/root "
        "in//ADP/6/case talks/talk/NOUN/4/obl hosted/host/VERB/6/acl by//ADP/9/case "
        "Kenya/Kenya/PROPN/7/obl:agent",
        names={"Kenya": "LOC"},
    )
    office = S(
        "Kenya/Kenya/PROPN/3/nmod:poss 's//PART/1/case office//NOUN/4/nsubj "
        "announced/announce/VERB/0/root a//DET/6/det truce//NOUN/4/obj",
        names={"Kenya": "LOC"},
    )
    assert values(TermSlot.MEDIATOR, hosted) == ["Kenya"]
    assert values(TermSlot.MEDIATOR, office) == []


ANNOUNCED = (
    "Ghana/Ghana/PROPN/4/nsubj and//CCONJ/3/cc Togo/Togo/PROPN/1/conj agreed/agree/VERB/11/ccomp "
    "a//DET/6/det truce//NOUN/4/obj ,//PUNCT/4/punct {0}/{0}/ADJ/9/amod "
    "President/President/PROPN/10/nmod:desc Ruto/Ruto/PROPN/11/nsubj "
    "announced/announce/VERB/0/root"
)


def announced(nation: str) -> S:
    names = {"Ghana": "LOC", "Togo": "LOC", nation: "MISC", "Ruto": "PER"}
    return S(ANNOUNCED.format(nation), names=names)


def test_a_statesman_of_a_third_country_who_announces_it_mediates() -> None:
    assert values(TermSlot.MEDIATOR, announced("Kenyan")) == ["Ruto"]
    assert values(TermSlot.MEDIATOR, announced("Ghanaian")) == []


def test_who_watches_over_it_is_a_monitor() -> None:
    words = (
        "Observers/observer/NOUN/3/nsubj will//AUX/3/aux monitor//VERB/0/root the//DET/5/det "
        "{0}//NOUN/3/obj"
    )
    assert values(TermSlot.MONITOR, words.format("truce")) == ["Observers"]
    assert values(TermSlot.MONITOR, words.format("election")) == []


def test_its_area_is_the_place_behind_it_not_where_it_was_signed() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj {0}/{1}/VERB/0/root a//DET/5/det truce//NOUN/3/obj "
        "in//ADP/7/case Relko/Relko/PROPN/5/nmod"
    )
    names = {"Relko": "LOC"}
    assert values(TermSlot.AREA, S(words.format("declared", "declare"), names)) == ["Relko"]
    assert values(TermSlot.AREA, S(words.format("signed", "sign"), names)) == []


def test_what_it_leaves_out() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj declared/declare/VERB/0/root a//DET/5/det "
        "truce//NOUN/3/obj except//ADP/8/case for//ADP/6/fixed bandits/bandit/NOUN/3/obl"
    )
    assert values(TermSlot.EXCEPTION, words) == ["bandits"]
