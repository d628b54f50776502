"""Whom a noun phrase names: by a title, by apposition, by his own word."""

from __future__ import annotations

from build import parse

from tregua.reading.names import apposed, person_mention, self_named


def test_a_capital_with_an_article_before_a_name_is_a_title() -> None:
    words = (
        "The//DET/2/det Sirdar//PROPN/6/nsubj ,//PUNCT/4/punct Omar//PROPN/2/appos "
        "Relko//PROPN/4/flat spoke/speak/VERB/0/root"
    )
    sentence = parse(words, names={"Sirdar": "PER", "Omar Relko": "PER"})
    found = person_mention(sentence, 1)
    assert found is not None
    assert found.text == "Omar Relko"


def test_somebody_gives_his_name() -> None:
    words = (
        "A//DET/2/det fighter//NOUN/8/nsubj who//PRON/4/nsubj gave/give/VERB/2/acl:relcl "
        "his//PRON/6/nmod:poss name//NOUN/4/obj as//ADP/9/case spoke/speak/VERB/0/root "
        "Relko//PROPN/4/obl"
    )
    sentence = parse(words, names={"Relko": "PER"})
    found = self_named(sentence, 1)
    assert found is not None
    assert found.text == "Relko"
    assert self_named(sentence, 5) is None


def test_a_name_behind_any_noun_names_it() -> None:
    words = (
        "A//DET/2/det nurse//NOUN/5/nsubj ,//PUNCT/4/punct Relko//PROPN/2/appos "
        "spoke/speak/VERB/0/root"
    )
    sentence = parse(words, names={"Relko": "PER"})
    found = apposed(sentence, 1)
    assert found is not None
    assert found.text == "Relko"
    place = parse(words, names={"Relko": "LOC"})
    assert apposed(place, 1) is None
