"""How real an event is told to be."""

from __future__ import annotations

import pytest
from build import analysis, context

from tregua.model import Certainty
from tregua.reading.draft import Factuality
from tregua.reading.factuality import factuality
from tregua.reading.reader import context_of
from tregua.reading.tree import Parse


def judged(words: str, event: str, *, voices: bool = False) -> Factuality:
    """The factuality of the first token with the form ``event``."""
    found = context(words)
    if voices:
        found = context_of(analysis(words))
    sentence: Parse | None = found.document.parses[0]
    assert sentence is not None
    token = next(t.index for t in sentence.tokens if t.text == event)
    return factuality(found, sentence, token)


PLAIN = "Rebels/rebel/NOUN/2/nsubj attacked/attack/VERB/0/root Brask//PROPN/2/obj"


def test_what_is_told_flatly_is_certain_and_real() -> None:
    assert judged(PLAIN, "attacked") == Factuality()


@pytest.mark.parametrize(
    "words",
    [
        "Rebels/rebel/NOUN/4/nsubj did/do/AUX/4/aux not//PART/4/advmod attack//VERB/0/root",
        "Rebels/rebel/NOUN/3/nsubj never//ADV/3/advmod attack//VERB/0/root",
        "No//DET/2/det attack//NOUN/3/nsubj came/come/VERB/0/root",
        "Talks/talk/NOUN/2/nsubj ended/end/VERB/0/root without//ADP/4/case attack//NOUN/2/obl",
    ],
)
def test_a_negator_beside_the_event_negates_it(words: str) -> None:
    assert judged(words, "attack").negated


def test_the_negation_of_a_neighbour_does_not_reach_a_coordinated_verb() -> None:
    words = (
        "Rebels/rebel/NOUN/4/nsubj did/do/AUX/4/aux not//PART/4/advmod flee//VERB/0/root "
        "and//CCONJ/6/cc attacked/attack/VERB/4/conj"
    )
    assert not judged(words, "attacked").negated
    assert judged(words, "flee").negated


def test_the_negation_above_a_presupposed_clause_does_not_reach_into_it() -> None:
    words = (
        "Nobody//PRON/4/nsubj did/do/AUX/4/aux not//PART/4/advmod see//VERB/0/root "
        "rebels/rebel/NOUN/4/obj who//PRON/7/nsubj attacked/attack/VERB/5/acl:relcl"
    )
    assert not judged(words, "attacked").negated


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        ("Rebels/rebel/NOUN/3/nsubj probably//ADV/3/advmod attack//VERB/0/root", "probable"),
        ("Rebels/rebel/NOUN/3/nsubj reportedly//ADV/3/advmod attack//VERB/0/root", "possible"),
        ("Rebels/rebel/NOUN/3/nsubj may//AUX/3/aux attack//VERB/0/root", "possible"),
        ("An/a/DET/3/det alleged//ADJ/3/amod attack//NOUN/4/nsubj came/come/VERB/0/root",
         "possible"),
        ("Rebels/rebel/NOUN/2/nsubj seem//VERB/0/root to//PART/4/mark attack//VERB/2/xcomp",
         "probable"),
        ("It//PRON/3/expl is/be/AUX/3/cop unclear//ADJ/0/root whether//SCONJ/6/mark "
         "rebels/rebel/NOUN/6/nsubj attack//VERB/3/csubj", "unknown"),
        ("Rebels/rebel/NOUN/3/nsubj often//ADV/3/advmod attack//VERB/0/root", "certain"),
    ],
)  # fmt: skip
def test_hedges_lower_the_certainty(words: str, certainty: str) -> None:
    assert judged(words, "attack").certainty is Certainty(certainty)


def test_the_weakest_of_several_hedges_wins() -> None:
    words = "Rebels/rebel/NOUN/4/nsubj may//AUX/4/aux probably//ADV/4/advmod attack//VERB/0/root"
    assert judged(words, "attack").certainty is Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("words", "unreal"),
    [
        ("Rebels/rebel/NOUN/3/nsubj will//AUX/3/aux attack//VERB/0/root", "future"),
        ("Rebels/rebel/NOUN/3/nsubj would//AUX/3/aux attack//VERB/0/root", "future"),
        ("Rebels/rebel/NOUN/3/nsubj must//AUX/3/aux attack//VERB/0/root", "wanted"),
        ("Rebels/rebel/NOUN/2/nsubj plan//VERB/0/root to//PART/4/mark attack//VERB/2/xcomp",
         "wanted"),
        ("Troops/troop/NOUN/2/nsubj foiled/foil/VERB/0/root an/a/DET/4/det attack//NOUN/2/obj",
         "wanted"),
        ("If//SCONJ/3/mark rebels/rebel/NOUN/3/nsubj attack//VERB/5/advcl we//PRON/5/nsubj "
         "leave//VERB/0/root", "conditional"),
        ("Did/do/AUX/3/aux rebels/rebel/NOUN/3/nsubj attack//VERB/0/root ?//PUNCT/3/punct",
         "question"),
        ("Will//AUX/3/aux rebels/rebel/NOUN/3/nsubj attack//VERB/0/root ?//PUNCT/3/punct",
         "question"),
    ],
)  # fmt: skip
def test_future_will_condition_and_question_take_it_out_of_the_facts(
    words: str, unreal: str
) -> None:
    assert judged(words, "attack").unreal == unreal


def test_the_governor_of_the_unreal_is_named() -> None:
    words = "Rebels/rebel/NOUN/2/nsubj plan//VERB/0/root to//PART/4/mark attack//VERB/2/xcomp"
    assert judged(words, "attack").governor == 1


def test_an_order_for_a_thing_is_itself_what_happened_and_an_order_to_do_it_is_not() -> None:
    thing = "He//PRON/2/nsubj ordered/order/VERB/0/root an/a/DET/4/det attack//NOUN/2/obj"
    assert judged(thing, "attack").unreal == ""
    deed = "He//PRON/2/nsubj ordered/order/VERB/0/root to//PART/4/mark attack//VERB/2/xcomp"
    assert judged(deed, "attack").unreal == "wanted"


def test_what_a_reason_clause_tells_is_as_real_as_if_it_stood_alone() -> None:
    words = (
        "Families/family/NOUN/3/nsubj will//AUX/3/aux leave//VERB/0/root because//SCONJ/6/mark "
        "rebels/rebel/NOUN/6/nsubj attacked/attack/VERB/3/advcl"
    )
    assert judged(words, "attacked").unreal == ""


def test_the_climb_stops_at_the_cue_of_the_voice_that_tells_it() -> None:
    words = (
        "Relko//PROPN/4/nsubj may//AUX/4/aux have//AUX/4/aux denied/deny/VERB/0/root "
        "that//SCONJ/7/mark rebels/rebel/NOUN/7/nsubj attacked/attack/VERB/4/ccomp"
    )
    assert judged(words, "attacked", voices=True) == Factuality()
    assert judged(words, "attacked").certainty is Certainty.POSSIBLE


def test_what_stands_beside_a_negated_verb_stays_a_fact() -> None:
    words = (
        "The//DET/2/det attack//NOUN/5/nsubj did/do/AUX/5/aux not//PART/5/advmod {verb} "
        "the//DET/7/det town//NOUN/5/obj"
    )
    assert not judged(words.format(verb="reach//VERB/0/root"), "attack").negated
    assert judged(words.format(verb="take//VERB/0/root"), "attack").negated


def test_what_has_not_stopped_goes_on() -> None:
    words = (
        "The//DET/2/det shelling//NOUN/{to}/nsubj has/have/AUX/5/aux not//PART/5/advmod "
        "stopped/stop/VERB/0/root"
    )
    assert judged(words.format(to=5), "shelling") == Factuality()


def test_after_an_attack_leaves_the_attack_a_fact() -> None:
    words = (
        "They//PRON/3/nsubj may//AUX/3/aux suspend//VERB/0/root talks/talk/NOUN/3/obj "
        "after//ADP/7/case an//DET/7/det attack//NOUN/3/obl"
    )
    assert judged(words, "attack") == Factuality()


def test_a_coordinated_verb_without_tense_of_its_own_is_to_come_too() -> None:
    words = "They//PRON/3/nsubj will//AUX/3/aux go//VERB/0/root and//CCONJ/5/cc attack//VERB/3/conj"
    assert judged(words, "attack").unreal == "future"
