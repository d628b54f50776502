"""Acts on a ceasefire that the sentence itself does not name."""

from __future__ import annotations

import pytest
from build import S, context, parse

from tregua.model import CeasefireAct
from tregua.reading.anaphora import anaphoric_acts
from tregua.reading.ceasefire_act import can_be_party
from tregua.reading.ceasefires import ceasefire_acts

TRUCE = "A//DET/2/det truce//NOUN/3/nsubj holds/hold/VERB/0/root"
RAIN = "Rain//NOUN/2/nsubj fell/fall/VERB/0/root"


def acts_in(words: str) -> list[tuple[str, list[str]]]:
    sentence = parse(words)
    return [
        (a.act.value, [sentence.tokens[i].text for i in a.actors]) for a in anaphoric_acts(sentence)
    ]


def test_who_breaks_it_is_its_own_subject_only() -> None:
    assert acts_in("Rebels/rebel/NOUN/2/nsubj broke/break/VERB/0/root it//PRON/2/obj") == [
        ("violate", ["Rebels"])
    ]
    passive = (
        "The//DET/2/det agreement//NOUN/4/nsubj:pass was/be/AUX/4/aux:pass broken/break/VERB/0/root"
    )
    assert acts_in(passive) == [("violate", [])]


def test_breaking_something_else_is_no_breach() -> None:
    assert (
        acts_in("Rebels/rebel/NOUN/2/nsubj broke/break/VERB/0/root windows/window/NOUN/2/obj") == []
    )


def test_extending_without_object_is_an_extension_by_somebody_who_can() -> None:
    assert acts_in("They/they/PRON/3/nsubj will//AUX/3/aux extend//VERB/0/root") == [
        ("extend", ["They"])
    ]
    assert acts_in("Hills/hill/NOUN/2/nsubj extend//VERB/0/root") == []


@pytest.mark.parametrize(
    ("verb", "act"), [("accepted/accept", "accept"), ("refused/refuse", "reject")]
)
def test_a_bare_answer(verb: str, act: str) -> None:
    assert acts_in(f"The//DET/2/det army//NOUN/3/nsubj {verb}/VERB/0/root") == [(act, ["army"])]


def test_an_answer_to_something_named_is_none_here() -> None:
    assert (
        acts_in(
            "The//DET/2/det army//NOUN/3/nsubj accepted/accept/VERB/0/root gifts/gift/NOUN/3/obj"
        )
        == []
    )


def test_whoever_signs_a_communique_declares_or_the_one_in_whose_name() -> None:
    signed = "Relko//PROPN/2/nsubj signed/sign/VERB/0/root the//DET/4/det communique//NOUN/2/obj{}"
    assert acts_in(signed.format("")) == [("declare", ["Relko"])]
    behalf = (
        " in//ADP/7/case the//DET/7/det name//NOUN/2/obl of//ADP/9/case rebels/rebel/NOUN/7/nmod"
    )
    assert acts_in(signed.format(behalf)) == [("declare", ["rebels"])]
    assert acts_in("Relko//PROPN/2/nsubj signed/sign/VERB/0/root autographs//NOUN/2/obj") == []


BROKE_IT = "Rebels/rebel/NOUN/2/nsubj broke/break/VERB/0/root it//PRON/2/obj"


def violations(*specs: str | S) -> int:
    found = ceasefire_acts(context(*specs))
    return sum(getattr(d.proposition, "ceasefire_act", None) is CeasefireAct.VIOLATE for d in found)


def test_it_means_a_ceasefire_only_where_one_was_spoken_of_just_before() -> None:
    assert violations(TRUCE, BROKE_IT) == 1
    assert violations(RAIN, BROKE_IT) == 0
    assert violations(TRUCE, RAIN, RAIN, RAIN, BROKE_IT) == 0


@pytest.mark.parametrize(
    ("word", "able"),
    [
        ("rebels/rebel/NOUN/0/root", True),
        ("president//NOUN/0/root", True),
        ("Karun//PROPN/0/root", True),
        ("hill//NOUN/0/root", False),
        ("quickly//ADV/0/root", False),
    ],
)
def test_names_bodies_and_offices_can_be_parties(word: str, able: bool) -> None:
    assert can_be_party(parse(word), 0) is able
