"""Forces and their changes, people on the move, captives, tallies, salvoes and aid."""

from __future__ import annotations

import pytest
from build import S, context

from tregua.model import Certainty, Quantity
from tregua.reading.draft import Draft
from tregua.reading.quantities import quantities


def counted(*specs: S | str) -> list[tuple[str, float | None]]:
    return [(q.what, q.value.low) for q in map(quantity, quantities(context(*specs)))]


def quantity(draft: Draft) -> Quantity:
    assert isinstance(draft.proposition, Quantity)
    return draft.proposition


CUT = S(
    "The//DET/2/det force//NOUN/6/nsubj in//ADP/4/case Brask//PROPN/2/nmod will/will/AUX/6/aux "
    "shrink//VERB/0/root from//ADP/9/case 5,200//NUM/9/nummod soldiers/soldier/NOUN/6/obl "
    "to//ADP/11/case 3,000//NUM/6/obl",
    names={"Brask": "LOC"},
)


def test_a_force_has_its_old_strength_for_certain() -> None:
    old, new = quantities(context(CUT))
    assert (quantity(old).value.low, old.certainty) == (5200, Certainty.CERTAIN)
    assert (quantity(new).value.low, new.certainty) == (3000, None)
    assert quantity(new).what == "force in Brask"


def test_a_bare_number_is_of_the_force_told_before() -> None:
    now = "There//PRON/2/expl were/be/VERB/0/root 5,600//NUM/2/nsubj .//PUNCT/2/punct"
    assert counted(CUT, now)[-1] == ("force in Brask", 5600)
    assert counted(now) == []


def test_an_army_is_strong() -> None:
    words = (
        "The//DET/5/det 48,000//NUM/4/compound -//PUNCT/2/punct strong//ADJ/5/amod "
        "army//NOUN/6/nsubj waited/wait/VERB/0/root"
    )
    assert counted(words) == [("army members", 48000)]


@pytest.mark.parametrize(
    "words",
    [
        "270,000//NUM/3/nsubj have/have/AUX/3/aux left/leave/VERB/0/root their//PRON/5/nmod:poss "
        "homes/home/NOUN/3/obj",
        "270,000//NUM/2/nummod people/people/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass "
        "driven/drive/VERB/0/root from//ADP/7/case their//PRON/7/nmod:poss "
        "villages/village/NOUN/4/obl",
        "270,000//NUM/2/nummod people/people/NOUN/4/nsubj are/be/AUX/4/cop homeless//ADJ/0/root",
    ],
    ids=["left home", "driven out", "homeless"],
)
def test_the_displaced_are_told_by_their_homes(words: str) -> None:
    assert counted(words) == [("people displaced", 270_000)]


def test_who_leaves_a_meeting_is_not_displaced() -> None:
    words = (
        "270//NUM/2/nummod people/people/NOUN/3/nsubj left/leave/VERB/0/root the//DET/5/det "
        "hall//NOUN/3/obj"
    )
    assert counted(words) == []


def test_the_captured_are_counted_with_who_took_them() -> None:
    words = (
        "Rebels/rebel/NOUN/2/nsubj captured/capture/VERB/0/root 12//NUM/4/nummod "
        "soldiers/soldier/NOUN/2/obj"
    )
    assert counted(words) == [("soldiers captured", 12)]


def test_who_breaks_a_truce_so_many_times_breaches_it() -> None:
    words = (
        "Rebels/rebel/NOUN/2/nsubj broke/break/VERB/0/root the//DET/4/det truce//NOUN/2/obj "
        "387//NUM/6/nummod times/time/NOUN/2/obl:unmarked"
    )
    assert counted(words) == [("violations", 387)]


def test_a_tally_of_attacks_counts_and_two_attacks_are_told() -> None:
    words = (
        "They//PRON/2/nsubj counted/count/VERB/0/root {n}//NUM/4/nummod attacks/attack/NOUN/2/obj"
    )
    assert counted(words.format(n=15)) == [("attacks", 15)]
    assert counted(words.format(n=2)) == []


def test_rockets_fired_are_counted() -> None:
    words = (
        "Seven//NUM/2/nummod rockets/rocket/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass "
        "fired/fire/VERB/0/root"
    )
    assert counted(words) == [("rockets fired", 7)]


def test_a_party_counts_its_own_dead() -> None:
    words = S(
        "Brask//PROPN/2/nsubj puts/put/VERB/0/root its/its/PRON/4/nmod:poss dead//NOUN/2/obj "
        "at//ADP/6/case 1,200//NUM/2/obl",
        names={"Brask": "LOC"},
    )
    assert counted(words) == [("Brask dead", 1200)]


def test_weeks_of_fighting_kill_as_a_war_does() -> None:
    words = (
        "Five//NUM/2/nummod weeks/week/NOUN/5/nsubj of//ADP/4/case fighting//NOUN/2/nmod "
        "killed/kill/VERB/0/root 700//NUM/7/nummod people/people/NOUN/5/obj"
    )
    assert counted(words) == [("people killed", 700)]


def test_lorries_of_aid_count_and_others_do_not() -> None:
    words = (
        "90//NUM/3/nummod {what}//NOUN/3/compound trucks/truck/NOUN/4/nsubj waited/wait/VERB/0/root"
    )
    assert counted(words.format(what="aid")) == [("aid trucks", 90)]
    assert counted(words.format(what="timber")) == []
