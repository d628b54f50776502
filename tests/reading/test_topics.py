"""Where a text speaks of a ceasefire, and whether it is about an armed conflict at all."""

from __future__ import annotations

import pytest
from build import S, analysis, parse

from tregua.reading.document import Document
from tregua.reading.topics import halted, is_armed, topics


@pytest.mark.parametrize("word", ["truce", "ceasefire", "cease-fire", "armistice", "hudna"])
def test_words_that_mean_a_ceasefire_by_themselves(word: str) -> None:
    (topic,) = topics(parse(f"The//DET/2/det {word}//NOUN/3/nsubj holds/hold/VERB/0/root"))
    assert (topic.noun, topic.top, topic.carries) == (1, 1, "")


@pytest.mark.parametrize("word", ["treaty", "peace", "election"])
def test_other_words_of_peace_do_not(word: str) -> None:
    assert topics(parse(f"The//DET/2/det {word}//NOUN/3/nsubj holds/hold/VERB/0/root")) == []


def test_a_noun_of_halting_means_one_where_it_governs_violence() -> None:
    of = "A//DET/2/det halt//NOUN/5/nsubj {} {}/NOUN/2/nmod began/begin/VERB/0/root"
    assert topics(parse(of.format("to//ADP/4/case", "hostilities/hostility")))
    assert topics(parse(of.format("of//ADP/4/case", "production/"))) == []


def test_a_humanitarian_pause_is_one_and_a_short_pause_is_none() -> None:
    pause = "A//DET/3/det {}//ADJ/3/amod pause//NOUN/4/nsubj began/begin/VERB/0/root"
    assert topics(parse(pause.format("humanitarian")))
    assert topics(parse(pause.format("short"))) == []


@pytest.mark.parametrize(
    ("phrase", "is_violence"),
    [
        ("shelling//NOUN/0/root", True),
        ("military//ADJ/2/amod operations/operation/NOUN/0/root", True),
        ("mining//NOUN/2/compound operations/operation/NOUN/0/root", False),
        ("operations/operation/NOUN/0/root", False),
        ("its//PRON/2/nmod:poss operations/operation/NOUN/0/root", True),
        ("its//PRON/2/nmod:poss strike//NOUN/0/root", False),
        ("oil//NOUN/0/root and//CCONJ/3/cc shelling//NOUN/1/conj", True),
    ],
)
def test_wide_words_need_a_military_one_or_an_owner(phrase: str, is_violence: bool) -> None:
    sentence = parse(phrase)
    assert halted(sentence, sentence.root) is is_violence


@pytest.mark.parametrize(
    ("carrier", "carries"),
    [
        ("violation", "violate"),
        ("offer", "offer"),
        ("extension", "extend"),
        ("negotiations/negotiation", "talk"),
        ("declaration", "declare"),
        ("agreement", "agree"),
    ],
)
def test_the_noun_above_it_carries_an_act(carrier: str, carries: str) -> None:
    form, _, lemma = carrier.partition("/")
    (topic,) = topics(
        parse(
            f"The//DET/2/det {form}/{lemma}/NOUN/6/nsubj of//ADP/5/case a//DET/5/det "
            "truce//NOUN/2/nmod failed/fail/VERB/0/root"
        )
    )
    assert (topic.top, topic.carries) == (1, carries)


def test_a_noun_that_carries_no_act_is_not_climbed() -> None:
    (topic,) = topics(
        parse(
            "The//DET/2/det streets/street/NOUN/6/nsubj of//ADP/5/case the//DET/5/det "
            "truce//NOUN/2/nmod filled/fill/VERB/0/root"
        )
    )
    assert (topic.top, topic.carries) == (4, "")


def report_of(text: str, title: str | None = None) -> Document:
    words = text.split()
    first = f"{words[0]}//NOUN/0/root"
    rest = [f"{w}//NOUN/1/dep" for w in words[1:]]
    return Document(analysis(S(" ".join([first, *rest])), title=title))


@pytest.mark.parametrize(
    "text",
    [
        "rebels and soldiers declared a truce after weeks of shelling",
        "the army said its troops would hold fire along the border",
    ],
)
def test_a_report_of_soldiers_and_shells_is_about_an_armed_conflict(text: str) -> None:
    assert is_armed(report_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "the two supermarket chains declared a truce in their price war over discounts",
        "tariffs rest after the trade truce as exports and imports rise in the market",
        "fans and players called a truce before the derby at the stadium of the club",
        "the two wings of the party agreed a truce before the ballot of its delegates",
        "the singer and the actress declared a truce after their divorce",
        "a truce",
    ],
)
def test_worlds_that_borrow_its_words_are_not(text: str) -> None:
    assert not is_armed(report_of(text))


def test_the_title_counts_too() -> None:
    text = "the two agreed to stop for a while"
    assert not is_armed(report_of(text))
    assert is_armed(report_of(text, title="Rebels and army sign truce after shelling"))


def test_armed_words_that_another_world_outnumbers_do_not_count() -> None:
    armed = "the attack and the raid of the battle"
    assert is_armed(report_of(armed))
    borrowed = f"{armed} for customers as retailers cut prices and discounts rise in the market"
    assert not is_armed(report_of(borrowed))
