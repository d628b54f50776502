"""Conditions: the clause or phrase on which something hangs, in its own words."""

from __future__ import annotations

import pytest
from build import parse

from tregua.reading.conditions import condition_of
from tregua.reading.tree import Parse

MAIN = "Rebels/rebel/NOUN/3/nsubj will//AUX/3/aux stop//VERB/0/root "


def words_of(sentence: Parse, *nodes: int) -> str | None:
    found = condition_of(sentence, *nodes)
    if found is None:
        return None
    start, end = found.span or (0, 0)
    base = sentence.sentence.start
    assert sentence.sentence.text[start - base : end - base] == found.text
    return found.text


@pytest.mark.parametrize("mark", ["if", "unless", "provided", "once"])
def test_a_clause_behind_a_conjunction_of_condition(mark: str) -> None:
    sentence = parse(
        MAIN + f"{mark}//SCONJ/7/mark the//DET/6/det army//NOUN/7/nsubj leaves/leave/VERB/3/advcl"
    )
    assert words_of(sentence, 2) == "the army leaves"


@pytest.mark.parametrize("mark", ["because", "although", "since"])
def test_a_clause_behind_another_conjunction_is_no_condition(mark: str) -> None:
    sentence = parse(
        MAIN + f"{mark}//SCONJ/7/mark the//DET/6/det army//NOUN/7/nsubj leaves/leave/VERB/3/advcl"
    )
    assert words_of(sentence, 2) is None


def test_as_long_as_hangs_on_long_or_on_the_verb() -> None:
    on_long = parse(
        MAIN + "as//ADV/5/advmod long//ADV/3/advmod as//SCONJ/8/mark "
        "Brask//PROPN/8/nsubj stands/stand/VERB/5/advcl"
    )
    assert words_of(on_long, 2) == "Brask stands"
    on_verb = parse(
        MAIN + "as//ADV/5/advmod long//ADV/8/advmod as//SCONJ/8/mark "
        "Brask//PROPN/8/nsubj stands/stand/VERB/3/advcl"
    )
    assert words_of(on_verb, 2) == "Brask stands"


def test_as_alone_is_no_condition() -> None:
    sentence = parse(MAIN + "as//SCONJ/6/mark Brask//PROPN/6/nsubj burns/burn/VERB/3/advcl")
    assert words_of(sentence, 2) is None


def test_when_is_a_condition_only_of_what_has_yet_to_come() -> None:
    clause = "when//SCONJ/{0}/mark soldiers/soldier/NOUN/{0}/nsubj left/leave/VERB/{1}/advcl"
    assert words_of(parse(MAIN + clause.format(6, 3)), 2) == "soldiers left"
    done = "Rebels/rebel/NOUN/2/nsubj stopped/stop/VERB/0/root " + clause.format(5, 2)
    assert words_of(parse(done), 1) is None


@pytest.mark.parametrize("rel", ["acl", "ccomp"])
def test_on_condition_that(rel: str) -> None:
    sentence = parse(
        MAIN + "on//ADP/5/case condition//NOUN/3/obl that//SCONJ/8/mark "
        f"soldiers/soldier/NOUN/8/nsubj leave//VERB/5/{rel}"
    )
    assert words_of(sentence, 2) == "soldiers leave"


def test_in_exchange_for() -> None:
    sentence = parse(
        MAIN + "in//ADP/5/case exchange//NOUN/3/obl for//ADP/8/case the//DET/8/det "
        "prisoners/prisoner/NOUN/5/nmod"
    )
    assert words_of(sentence, 2) == "the prisoners"


def test_on_condition_of_anonymity_sets_none() -> None:
    sentence = parse(
        "Officers/officer/NOUN/2/nsubj spoke/speak/VERB/0/root on//ADP/4/case "
        "condition//NOUN/2/obl of//ADP/6/case anonymity//NOUN/4/nmod"
    )
    assert words_of(sentence, 1) is None


def test_the_first_node_that_has_a_condition_gives_it() -> None:
    sentence = parse(MAIN + "if//SCONJ/6/mark soldiers/soldier/NOUN/6/nsubj leave//VERB/3/advcl")
    assert words_of(sentence, 0, 2) == "soldiers leave"
    assert words_of(sentence, 0) is None
