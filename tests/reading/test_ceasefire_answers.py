"""Yes and no to a ceasefire in other words, and what is too little for an act."""

from __future__ import annotations

import pytest
from build import S, context, with_voices

from tregua.model import Event, Stance
from tregua.reading.ceasefires import ceasefire_acts
from tregua.reading.draft import Draft
from tregua.reading.speech import find_voices

THE_REBELS = "The//DET/2/det rebels/rebel/NOUN"


def drafts(*words: S | str) -> list[Draft]:
    found = context(*words)
    return list(ceasefire_acts(with_voices(found, find_voices(found.document))))


def acts(*words: S | str) -> list[tuple[str, list[str]]]:
    told = []
    for draft in drafts(*words):
        event = draft.proposition
        assert isinstance(event, Event)
        if event.ceasefire_act is not None:
            told.append((event.ceasefire_act.value, [a.name for a in event.actors]))
    return told


@pytest.mark.parametrize(
    ("auxiliary", "verb", "act"),
    [
        ("have//AUX", "kept/keep", "violate"),
        ("will//AUX", "keep/", "reject"),
        ("do//AUX", "recognise/", "reject"),
    ],
)
def test_what_was_not_kept_is_broken_and_what_will_not_be_is_refused(
    auxiliary: str, verb: str, act: str
) -> None:
    words = (
        f"{THE_REBELS}/5/nsubj {auxiliary}/5/aux not//PART/5/advmod {verb}/VERB/0/root "
        "the//DET/7/det truce//NOUN/5/obj"
    )
    assert acts(words) == [(act, ["rebels"])]


def test_bound_by_none_refuses_and_bound_no_longer_ends() -> None:
    not_bound = (
        "The//DET/2/det front//NOUN/5/nsubj:pass is/be/AUX/5/aux:pass not//PART/5/advmod "
        "bound//ADJ/0/root by//ADP/8/case the//DET/8/det truce//NOUN/5/obl:agent"
    )
    no_longer = (
        "The//DET/2/det front//NOUN/6/nsubj is/be/AUX/6/cop no//ADV/5/advmod "
        "longer/long/ADV/6/advmod bound//ADJ/0/root by//ADP/9/case the//DET/9/det "
        "truce//NOUN/6/obl:agent"
    )
    assert acts(not_bound) == [("reject", ["front"])]
    assert acts(no_longer) == [("end", ["front"])]


def test_so_long_as_it_is_kept_ends_nothing() -> None:
    words = (
        "Soldiers/soldier/NOUN/2/nsubj rested/rest/VERB/0/root as//ADV/4/advmod "
        "long//ADV/2/advmod as//SCONJ/7/mark rebels/rebel/NOUN/7/nsubj kept/keep/VERB/4/advcl "
        "the//DET/9/det truce//NOUN/7/obj"
    )
    assert acts(words) == []


def test_who_sees_no_point_in_it_refuses() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj saw/see/VERB/0/root {}//DET/5/det point//NOUN/3/obj "
        "in//ADP/8/case a//DET/8/det truce//NOUN/5/nmod"
    )
    assert acts(words.format("no")) == [("reject", ["army"])]
    assert acts(words.format("a")) == []


@pytest.mark.parametrize(("word", "act"), [("yes", "accept"), ("no", "reject")])
def test_yes_and_no(word: str, act: str) -> None:
    words = (
        f"{THE_REBELS}/3/nsubj said/say/VERB/0/root {word}//INTJ/3/obj to//ADP/7/case "
        "the//DET/7/det truce//NOUN/4/nmod"
    )
    assert acts(words) == [(act, ["rebels"])]


NO_TRUCE = (
    "The//DET/2/det {0}//NOUN/3/nsubj said/say/VERB/0/root there//PRON/6/expl "
    "would//AUX/6/aux be//VERB/3/ccomp no//DET/8/det truce//NOUN/6/nsubj"
)


def test_there_will_be_none_is_a_refusal_by_a_side_and_a_forecast_by_others() -> None:
    assert acts(NO_TRUCE.format("front")) == [("reject", ["front"])]
    assert acts(NO_TRUCE.format("analyst")) == []


def test_a_plan_for_one_can_be_accepted_and_talks_cannot() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj accepted/accept/VERB/0/root {} for//ADP/8/case "
        "a//DET/8/det truce//NOUN/5/nmod"
    )
    assert acts(words.format("the//DET/5/det plan//NOUN/3/obj")) == [("accept", ["army"])]
    assert acts(words.format("some//DET/5/det talks/talk/NOUN/3/obj")) == []


def test_an_order_to_ones_own_is_the_act_and_not_a_demand() -> None:
    (draft,) = drafts(
        "The//DET/2/det army//NOUN/3/nsubj told/tell/VERB/0/root its//PRON/5/nmod:poss "
        "fighters/fighter/NOUN/3/iobj to//PART/7/mark cease//VERB/3/xcomp "
        "attacks/attack/NOUN/7/obj"
    )
    assert draft.stance is not Stance.DEMAND
    assert isinstance(draft.proposition, Event)
    assert [a.name for a in draft.proposition.actors] == ["army"]


def test_what_would_be_halted_on_a_condition_is_offered() -> None:
    words = (
        "The//DET/2/det army//NOUN/4/nsubj will//AUX/4/aux halt//VERB/0/root "
        "its//PRON/6/nmod:poss attacks/attack/NOUN/4/obj if//SCONJ/10/mark the//DET/9/det "
        "rebels/rebel/NOUN/10/nsubj withdraw//VERB/4/advcl"
    )
    assert acts(words) == [("offer", ["army"])]


def test_a_word_that_falls_into_its_parts_is_a_ceasefire() -> None:
    words = (
        "The//DET/2/det front//NOUN/3/nsubj broke/break/VERB/0/root the//DET/7/det "
        "cease//NOUN/7/compound -//PUNCT/5/punct fire//NOUN/3/obj"
    )
    assert acts(words) == [("violate", ["front"])]


def lull(behind: str) -> S:
    words = (
        "The//DET/2/det front//NOUN/3/nsubj announced/announce/VERB/0/root a//DET/8/det "
        f"three//NUM/7/nummod -//PUNCT/5/punct day//NOUN/8/compound lull//NOUN/3/obj{behind}"
    )
    return S(words, times={"three-day": "P3D"})


def test_a_lull_of_days_is_one_unless_something_else_lulls() -> None:
    assert acts(lull("")) == [("declare", ["front"])]
    assert acts(lull(" in//ADP/10/case talks/talk/NOUN/8/nmod")) == []


def test_what_is_striven_for_or_passed_over_is_not_agreed() -> None:
    striven = (
        "Efforts/effort/NOUN/6/nsubj to//PART/3/mark secure//VERB/1/acl a//DET/5/det "
        "truce//NOUN/3/obj failed/fail/VERB/0/root"
    )
    instead = (
        "The//DET/2/det front//NOUN/3/nsubj signed/sign/VERB/0/root the//DET/5/det "
        "surrender//NOUN/3/obj rather//ADV/9/cc than//ADP/6/fixed a//DET/9/det truce//NOUN/5/conj"
    )
    assert acts(striven) == acts(instead) == []


def test_a_comma_in_a_headline_joins_the_two_sides() -> None:
    words = (
        "Army//NOUN/4/vocative ,//PUNCT/1/punct rebels/rebel/NOUN/4/nsubj agree//VERB/0/root "
        "truce//NOUN/4/obj"
    )
    assert acts(words) == [("agree", ["Army", "rebels"])]


def test_whose_truce_took_effect_or_ran_out_had_declared_it() -> None:
    in_force = (
        "A//DET/2/det truce//NOUN/6/nsubj by//ADP/5/case the//DET/5/det front//NOUN/2/nmod "
        "took/take/VERB/0/root effect//NOUN/6/obj"
    )
    ran_out = (
        "The//DET/2/det rebels/rebel/NOUN/4/nmod:poss '/'s/PART/2/case truce//NOUN/5/nsubj "
        "expired/expire/VERB/0/root"
    )
    assert acts(in_force) == [("declare", ["front"])]
    assert acts(ran_out) == [("declare", ["rebels"])]


def test_who_promises_somebody_to_hold_fire_holds_it_himself() -> None:
    words = S(
        "The//DET/2/det army//NOUN/3/nsubj promised/promise/VERB/0/root "
        "Norway/Norway/PROPN/3/iobj to//PART/6/mark hold//VERB/3/xcomp its//PRON/8/nmod:poss "
        "fire//NOUN/6/obj",
        names={"Norway": "LOC"},
    )
    assert acts(words) == [("declare", ["army"])]


DECLARED = (
    "The//DET/2/det front//NOUN/3/nsubj declared/declare/VERB/0/root a//DET/5/det truce//NOUN/3/obj"
)
THE_SAME = "The//DET/2/det army//NOUN/3/nsubj did/do/VERB/0/root the//DET/5/det same//ADJ/3/obj"


def test_the_same_is_a_truce_only_behind_one() -> None:
    assert acts(DECLARED, THE_SAME) == [("declare", ["front"]), ("declare", ["army"])]
    assert acts("A//DET/2/det truce//NOUN/3/nsubj holds/hold/VERB/0/root", THE_SAME) == []


def test_an_offer_turned_down_is_refused() -> None:
    down = (
        "The//DET/2/det army//NOUN/3/nsubj turned/turn/VERB/0/root the//DET/5/det "
        "offer//NOUN/3/obj down//ADP/3/compound:prt"
    )
    assert acts(DECLARED, down)[1:] == [("reject", ["army"])]


def test_an_extension_that_is_only_sought_is_a_demand() -> None:
    (draft,) = drafts(
        S(
            "Kolb/Kolb/PROPN/2/nsubj tried/try/VERB/0/root to//PART/4/mark extend//VERB/2/xcomp "
            "the//DET/6/det truce//NOUN/4/obj",
            names={"Kolb": "PER"},
        )
    )
    assert draft.stance is Stance.DEMAND
    assert draft.speaker is not None
    assert draft.speaker.name == "Kolb"
