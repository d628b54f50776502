"""Who is meant inside one report: acronyms, surnames, definite bodies, pronouns, both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from build import S, analysis

from tregua.reading.document import Document
from tregua.reading.names import actor_phrase, person_role
from tregua.reading.tree import Parse


def document(*specs: str | S) -> Document:
    return Document(analysis(*specs))


def parsed(found: Document, index: int) -> Parse:
    sentence = found.parses[index]
    assert sentence is not None
    return sentence


def name_of(found: Document, sentence: int, token: int) -> str | None:
    actor = found.actor(parsed(found, sentence), token)
    return actor.name if actor else None


def names_of(found: Document, sentence: int, *tokens: int) -> list[str]:
    return [a.name for a in found.actors(parsed(found, sentence), list(tokens))]


FRONT = S(
    "The//DET/3/det Karun//PROPN/3/compound Front//PROPN/7/nsubj (//PUNCT/5/punct "
    "KF//PROPN/3/appos )//PUNCT/5/punct withdrew/withdraw/VERB/0/root",
    names={"Karun Front": "ORG", "KF": "ORG"},
)
RELKO = S(
    "Tomas//PROPN/6/nsubj Relko//PROPN/1/flat ,//PUNCT/4/punct commander//NOUN/1/appos "
    ",//PUNCT/1/punct spoke/speak/VERB/0/root",
    names={"Tomas Relko": "PER"},
)


def test_an_acronym_in_brackets_means_the_name_before_it() -> None:
    found = document(
        FRONT, S("The//DET/2/det KF//PROPN/3/nsubj left/leave/VERB/0/root", names={"KF": "ORG"})
    )
    assert name_of(found, 1, 1) == "Karun Front"


def test_a_word_in_brackets_that_is_no_acronym_means_nothing_else() -> None:
    found = document(
        "Brask//PROPN/5/nsubj (//PUNCT/3/punct north//NOUN/1/appos )//PUNCT/3/punct "
        "burns/burn/VERB/0/root"
    )
    assert found.canonical("north") == "north"


def test_an_acronym_never_introduced_stays_as_it_is() -> None:
    found = document(S("KF//PROPN/2/nsubj left/leave/VERB/0/root", names={"KF": "ORG"}))
    assert name_of(found, 0, 0) == "KF"


def test_a_surname_means_the_only_full_name_that_has_it() -> None:
    later = S("Relko//PROPN/2/nsubj left/leave/VERB/0/root", names={"Relko": "PER"})
    found = document(RELKO, later)
    assert name_of(found, 1, 0) == "Tomas Relko"
    brother = S(
        "Ilin//PROPN/3/nsubj Relko//PROPN/1/flat came/come/VERB/0/root",
        names={"Ilin Relko": "PER"},
    )
    assert name_of(document(RELKO, brother, later), 2, 0) == "Relko"


def test_a_possessive_ending_is_no_part_of_a_name() -> None:
    assert document(RELKO).canonical("Relko’s") == "Relko"


def test_a_role_stands_behind_or_before_a_name_and_is_found_again_by_the_surname() -> None:
    found = document(RELKO)
    mention = parsed(found, 0).sentence.mentions[0]
    assert person_role(parsed(found, 0), mention) == "commander"
    assert found.roles == {"Tomas Relko": "commander"}
    before = document(
        S(
            "UN//PROPN/2/compound envoy//NOUN/5/nsubj Ilin//PROPN/2/flat Dorrev//PROPN/3/flat "
            "arrived/arrive/VERB/0/root",
            names={"Ilin Dorrev": "PER", "UN": "ORG"},
        )
    )
    assert before.roles == {"Ilin Dorrev": "UN envoy"}


def test_a_name_beside_no_office_has_no_role() -> None:
    found = document(S("Relko//PROPN/2/nsubj left/leave/VERB/0/root", names={"Relko": "PER"}))
    assert found.roles == {}


GOVERNMENT = S(
    "Orvania//PROPN/3/nmod:poss 's//PART/1/case government//NOUN/4/nsubj fell/fall/VERB/0/root",
    names={"Orvania": "LOC"},
)
THE_GOVERNMENT = "The//DET/2/det government//NOUN/3/nsubj returned/return/VERB/0/root"


def test_a_definite_body_means_the_one_described_before_it_and_not_after() -> None:
    assert name_of(document(GOVERNMENT, THE_GOVERNMENT), 1, 1) == "Orvania's government"
    assert name_of(document(THE_GOVERNMENT, GOVERNMENT), 0, 1) == "government"


def test_a_body_with_words_of_its_own_is_another_one() -> None:
    interim = (
        "The//DET/3/det interim//ADJ/3/amod government//NOUN/4/nsubj returned/return/VERB/0/root"
    )
    assert name_of(document(GOVERNMENT, interim), 1, 2) == "interim government"


def test_the_group_is_the_only_one_that_the_text_calls_armed() -> None:
    first = S(
        "The//DET/4/det Karun//PROPN/3/compound Front//PROPN/4/compound rebels/rebel/NOUN/5/nsubj "
        "withdrew/withdraw/VERB/0/root",
        names={"Karun Front": "ORG"},
    )
    group = "The//DET/2/det group//NOUN/3/nsubj left/leave/VERB/0/root"
    assert name_of(document(first, group), 1, 1) == "Karun Front"
    second = S(
        "Marov//PROPN/3/compound League//PROPN/1/flat militants/militant/NOUN/4/nsubj "
        "came/come/VERB/0/root",
        names={"Marov League": "ORG"},
    )
    assert name_of(document(first, second, group), 2, 1) == "group"


@pytest.mark.parametrize(
    ("pronoun", "meant"), [("He//PRON", "Tomas Relko"), ("It//PRON", "Karun Front")]
)
def test_a_pronoun_means_the_nearest_subject_of_its_kind(pronoun: str, meant: str) -> None:
    found = document(FRONT, RELKO, f"{pronoun}/2/nsubj waited/wait/VERB/0/root")
    assert name_of(found, 2, 0) == meant


def test_a_pronoun_that_reaches_too_far_back_or_to_nobody_stays_open() -> None:
    filler = "Rain//NOUN/2/nsubj fell/fall/VERB/0/root"
    he = "He//PRON/2/nsubj waited/wait/VERB/0/root"
    assert name_of(document(filler, he), 1, 0) is None
    assert name_of(document(RELKO, filler, filler, filler, filler, he), 5, 0) is None


def test_a_pronoun_does_not_mean_what_comes_after_it() -> None:
    found = document(
        S(
            "After//SCONJ/3/mark he//PRON/3/nsubj spoke/speak/VERB/5/advcl Relko//PROPN/5/nsubj "
            "left/leave/VERB/0/root",
            names={"Relko": "PER"},
        )
    )
    assert name_of(found, 0, 1) is None


PAIR = S(
    "Orvania//PROPN/4/nsubj and//CCONJ/3/cc Turania//PROPN/1/conj met/meet/VERB/0/root",
    names={"Orvania": "LOC", "Turania": "LOC"},
)
BOTH = "Both//DET/2/det sides/side/NOUN/3/nsubj left/leave/VERB/0/root"


def test_both_sides_are_the_pair_that_the_report_names_together() -> None:
    found = document(PAIR, BOTH)
    assert names_of(found, 1, 1) == ["Orvania", "Turania"]
    start, end = next(iter(found.actors(parsed(found, 1), [1]))).span or (0, 0)
    assert found.report.text[start:end] == "Both sides"


def test_both_sides_stay_open_between_two_pairs_or_without_one() -> None:
    other = S(
        "Marov//PROPN/4/nsubj and//CCONJ/3/cc Brask//PROPN/1/conj met/meet/VERB/0/root",
        names={"Marov": "LOC", "Brask": "LOC"},
    )
    assert names_of(document(PAIR, other, BOTH), 2, 1) == ["sides"]
    assert names_of(document(BOTH), 0, 1) == ["sides"]


def test_one_side_is_not_both() -> None:
    one = "One//NUM/2/nummod side//NOUN/3/nsubj left/leave/VERB/0/root"
    assert names_of(document(PAIR, one), 1, 1) == ["One side"]


def test_an_actor_is_named_once_however_often_it_stands_there() -> None:
    twice = S(
        "Relko//PROPN/4/nsubj and//CCONJ/3/cc Relko//PROPN/1/conj left/leave/VERB/0/root",
        names={"Relko": "PER"},
    )
    assert names_of(document(twice), 0, 0, 2) == ["Relko"]


def test_the_words_of_an_actor_leave_out_determiners_and_places_but_not_its_complement() -> None:
    sentence = parsed(
        document(
            "The//DET/2/det head//NOUN/8/nsubj of//ADP/5/case the//DET/5/det "
            "council//NOUN/2/nmod in//ADP/7/case Brask//PROPN/2/nmod spoke/speak/VERB/0/root"
        ),
        0,
    )
    assert sentence.text(actor_phrase(sentence, 1)) == "head of the council"


def test_a_verb_is_no_actor() -> None:
    assert name_of(document(THE_GOVERNMENT), 0, 2) is None


def test_a_sentence_that_screening_left_aside_has_no_parse() -> None:
    whole = analysis(THE_GOVERNMENT)
    unread = replace(whole, sentences=(replace(whole.sentences[0], parsed=False, tokens=()),))
    assert Document(unread).parses == [None]


def test_many_militias_are_not_the_one_group_that_is_named() -> None:
    named = S(
        "The//DET/3/det armed//ADJ/3/amod group//NOUN/5/nsubj Karun//PROPN/3/appos "
        "withdrew/withdraw/VERB/0/root",
        names={"Karun": "ORG"},
    )
    many = "The//DET/2/det militias/militia/NOUN/3/nsubj stayed/stay/VERB/0/root"
    one = "The//DET/2/det militia//NOUN/3/nsubj stayed/stay/VERB/0/root"
    assert name_of(document(named, many), 1, 1) == "militias"
    assert name_of(document(named, one), 1, 1) == "Karun"


def test_one_capital_word_is_the_body_named_in_full_before() -> None:
    full = S(
        "The//DET/4/det Karun//PROPN/4/compound Ceasefire//PROPN/4/compound Mission//PROPN/5/nsubj "
        "came/come/VERB/0/root",
        names={"Karun Ceasefire Mission": "ORG"},
    )
    short = S("Mission//PROPN/2/nsubj left/leave/VERB/0/root", names={"Mission": "ORG"})
    assert Document(analysis(full, short)).canonical("Mission") == "Karun Ceasefire Mission"
    army = S(
        "Karun//PROPN/2/compound Army//PROPN/3/nsubj came/come/VERB/0/root",
        names={"Karun Army": "ORG"},
    )
    other = S("Army//PROPN/2/nsubj left/leave/VERB/0/root", names={"Army": "ORG"})
    assert Document(analysis(army, other)).canonical("Army") == "Army"
