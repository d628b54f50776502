"""From the words before "said" to a speaker: named, anonymous, collective, a document."""

from __future__ import annotations

import pytest
from build import S, analysis

from tregua.model import Speaker, SpeakerKind, Via
from tregua.reading.document import Document
from tregua.reading.issuers import owner_of_document
from tregua.reading.speakers import is_media, speaker_of


def spoken(words: str | S, *who: int, cue: int = -1) -> Speaker | None:
    document = Document(analysis(words))
    (sentence,) = document.parses
    assert sentence is not None
    return speaker_of(document, sentence, list(who), cue)


def told(words: str | S, *who: int, cue: int = -1) -> tuple[str, str | None, str | None]:
    found = spoken(words, *who, cue=cue)
    assert found is not None
    return (found.kind.value, found.name, found.role)


def test_a_person_is_named_with_the_office_beside_the_name() -> None:
    words = S(
        "Tomas//PROPN/7/nsubj Relko//PROPN/1/flat ,//PUNCT/1/punct spokesman//NOUN/1/appos "
        "for//ADP/6/case rebels/rebel/NOUN/4/nmod said/say/VERB/0/root",
        names={"Tomas Relko": "PER"},
    )
    assert told(words, 0) == ("named", "Tomas Relko", "spokesman for rebels")


def test_an_organisation_or_a_country_speaks_as_itself() -> None:
    words = S(
        "The//DET/3/det Karun//PROPN/3/compound Front//PROPN/4/nsubj said/say/VERB/0/root",
        names={"Karun Front": "ORG"},
    )
    assert told(words, 2) == ("named", "Karun Front", None)


def test_a_body_speaks_as_itself_unless_it_is_some_body_or_other() -> None:
    body = "{}//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root"
    assert told(body.format("The"), 1) == ("named", "army", None)
    assert told(body.format("Another"), 1) == ("anonymous", None, "army")


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("An/a/DET/2/det official//NOUN/3/nsubj said/say/VERB/0/root", "official"),
        ("The//DET/2/det minister//NOUN/3/nsubj said/say/VERB/0/root", "minister"),
        ("Two//NUM/2/nummod officers/officer/NOUN/3/nsubj said/say/VERB/0/root", "Two officers"),
    ],
)
def test_an_office_without_a_name_is_anonymous(words: str, role: str) -> None:
    assert told(words, 1) == ("anonymous", None, role)


def test_an_office_with_an_owner_that_one_person_holds_says_who_it_is() -> None:
    words = S(
        "Orvania//PROPN/4/nmod:poss 's//PART/1/case foreign//ADJ/4/amod secretary//NOUN/5/nsubj "
        "spoke/speak/VERB/0/root",
        names={"Orvania": "LOC"},
    )
    assert told(words, 3) == ("named", "Orvania's foreign secretary", "Orvania's foreign secretary")


def test_the_leaders_of_somebody_speak_for_it() -> None:
    words = S(
        "Orvania//PROPN/3/nmod:poss 's//PART/1/case leaders/leader/NOUN/4/nsubj "
        "spoke/speak/VERB/0/root",
        names={"Orvania": "LOC"},
    )
    assert told(words, 2) == ("collective", "Orvania's leaders", None)


@pytest.mark.parametrize(
    "words",
    [
        "The//DET/3/det doctors/doctor/NOUN/3/compound union//NOUN/4/nsubj said/say/VERB/0/root",
        "The//DET/3/det general//ADJ/3/amod staff//NOUN/4/nsubj said/say/VERB/0/root",
        "The//DET/3/det news//NOUN/3/compound agency//NOUN/4/nsubj said/say/VERB/0/root",
        "The//DET/3/det burns/burn/NOUN/3/compound hospital//NOUN/4/nsubj said/say/VERB/0/root",
    ],
)
def test_a_civil_body_speaks_as_itself(words: str) -> None:
    kind, name, _ = told(words, 2)
    assert kind == "named"
    assert name is not None


def test_nobody_says_nothing() -> None:
    assert spoken("Nobody//PRON/2/nsubj said/say/VERB/0/root", 0, cue=1) is None
    assert spoken("No//DET/2/det officer//NOUN/3/nsubj said/say/VERB/0/root", 1, cue=2) is None


def test_who_says_something_is_somebody_whatever_his_trade() -> None:
    words = "A//DET/3/det rice//NOUN/3/compound grower//NOUN/4/nsubj said/say/VERB/0/root"
    assert told(words, 2, cue=3) == ("anonymous", None, "rice grower")
    assert spoken(words, 2) is None


def test_a_pronoun_takes_up_somebody_without_a_name() -> None:
    first = "A//DET/2/det spokesman//NOUN/3/nsubj spoke/speak/VERB/0/root"
    document = Document(analysis(first, "He//PRON/2/nsubj left/leave/VERB/0/root"))
    sentence = document.parses[1]
    assert sentence is not None
    found = speaker_of(document, sentence, [0], -1)
    assert found is not None
    assert (found.kind.value, found.role) == ("anonymous", "spokesman")


def test_the_statement_is_the_one_spoken_of_before() -> None:
    first = (
        "The//DET/2/det army//NOUN/3/nsubj spoke/speak/VERB/0/root in//ADP/6/case a//DET/6/det "
        "statement//NOUN/3/obl"
    )
    later = "{}//DET/2/det statement//NOUN/3/nsubj ended/end/VERB/0/root"
    for article, owner in (("The", "army"), ("A", None)):
        document = Document(analysis(first, later.format(article)))
        sentence = document.parses[1]
        assert sentence is not None
        found = speaker_of(document, sentence, [1], -1)
        assert found is not None
        assert found.name == owner


@pytest.mark.parametrize("word", ["Residents/resident", "Witnesses/witness", "Villagers/villager"])
def test_many_without_a_name_are_a_collective(word: str) -> None:
    words = f"{word}/NOUN/2/nsubj said/say/VERB/0/root"
    assert told(words, 0) == ("collective", None, word.partition("/")[0])


def test_one_of_many_without_a_name_is_anonymous() -> None:
    words = "A//DET/2/det resident//NOUN/3/nsubj said/say/VERB/0/root"
    assert told(words, 1) == ("anonymous", None, "resident")


def test_two_named_who_speak_as_one_are_a_collective_with_both_names() -> None:
    words = S(
        "Orvania//PROPN/4/nsubj and//CCONJ/3/cc Turania//PROPN/1/conj said/say/VERB/0/root",
        names={"Orvania": "LOC", "Turania": "LOC"},
    )
    assert told(words, 0, 2) == ("collective", "Orvania and Turania", None)
    mixed = S(
        "Orvania//PROPN/4/nsubj and//CCONJ/3/cc residents/resident/NOUN/1/conj "
        "said/say/VERB/0/root",
        names={"Orvania": "LOC"},
    )
    assert told(mixed, 0, 2) == ("collective", None, "Orvania and residents")


@pytest.mark.parametrize(
    ("words", "index", "owner"),
    [
        ("A//DET/2/det statement//NOUN/6/nsubj by//ADP/5/case the//DET/5/det army//NOUN/2/nmod "
         "said/say/VERB/0/root", 1, "army"),
        ("The//DET/3/det army//NOUN/3/compound statement//NOUN/4/nsubj said/say/VERB/0/root", 2,
         "army"),
        ("The//DET/2/det army//NOUN/4/nmod:poss 's//PART/2/case statement//NOUN/5/nsubj "
         "said/say/VERB/0/root", 3, "army"),
        ("A//DET/2/det statement//NOUN/7/nsubj issued/issue/VERB/2/acl by//ADP/6/case "
         "the//DET/6/det army//NOUN/3/obl:agent said/say/VERB/0/root", 1, "army"),
        ("A//DET/2/det statement//NOUN/3/nsubj said/say/VERB/0/root", 1, None),
        ("A//DET/2/det statement//NOUN/6/nsubj about//ADP/5/case the//DET/5/det army//NOUN/2/nmod "
         "said/say/VERB/0/root", 1, None),
    ],
)  # fmt: skip
def test_whose_statement_it_is(words: str, index: int, owner: str | None) -> None:
    document = Document(analysis(words))
    (sentence,) = document.parses
    assert sentence is not None
    assert owner_of_document(document, sentence, index) == owner
    kind, name, _ = told(words, index)
    assert (kind, name) == ("document", owner)


def test_whoever_issued_a_statement_owns_it() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj issued/issue/VERB/0/root a//DET/5/det "
        "statement//NOUN/3/obj"
    )
    document = Document(analysis(words))
    (sentence,) = document.parses
    assert sentence is not None
    assert owner_of_document(document, sentence, 4) == "army"


def test_speaking_in_a_statement_makes_a_body_a_document_and_leaves_a_person_named() -> None:
    in_it = "said/say/VERB/0/root in//ADP/{1}/case a//DET/{1}/det statement//NOUN/{0}/obl"
    army = "The//DET/2/det army//NOUN/3/nsubj " + in_it.format(3, 6)
    assert told(army, 1, cue=2)[:2] == ("document", "army")
    relko = S(
        "General//NOUN/3/nsubj Relko//PROPN/1/flat " + in_it.format(3, 6), names={"Relko": "PER"}
    )
    assert told(relko, 0, cue=2) == ("named", "Relko", "General")


def test_the_medium_beside_the_cue_goes_into_the_chain() -> None:
    words = S(
        "Relko//PROPN/2/nsubj told/tell/VERB/0/root Marov//PROPN/4/compound Radio//PROPN/2/obj",
        names={"Relko": "PER", "Marov Radio": "ORG"},
    )
    found = spoken(words, 0, cue=1)
    assert found is not None
    assert found.via == (Via("Marov Radio", SpeakerKind.DOCUMENT),)
    crowd = "Relko//PROPN/2/nsubj told/tell/VERB/0/root villagers/villager/NOUN/2/obj"
    found = spoken(S(crowd, names={"Relko": "PER"}), 0, cue=1)
    assert found is not None
    assert found.via == ()


def test_a_pronoun_is_its_referent_or_anonymous_or_nobody() -> None:
    he = "He//PRON/2/nsubj spoke/speak/VERB/0/root"
    relko = S("Relko//PROPN/2/nsubj left/leave/VERB/0/root", names={"Relko": "PER"})
    document = Document(analysis(relko, he))
    sentence = document.parses[1]
    assert sentence is not None
    known = speaker_of(document, sentence, [0], -1)
    assert known is not None
    assert known.name == "Relko"
    assert told(he, 0) == ("anonymous", None, "He")
    assert spoken("We//PRON/2/nsubj spoke/speak/VERB/0/root", 0) is None


def test_a_thing_says_nothing() -> None:
    assert spoken("The//DET/2/det hill//NOUN/3/nsubj said/say/VERB/0/root", 1) is None
    assert spoken("Rain//NOUN/2/nsubj fell/fall/VERB/0/root") is None


def test_a_people_is_a_collective() -> None:
    words = S("Orvanians//PROPN/2/nsubj say//VERB/0/root", names={"Orvanians": "MISC"})
    assert spoken(words, 0) is not None


@pytest.mark.parametrize(
    ("name", "media"),
    [("Marov Radio", True), ("Reuters", True), ("The Brask Herald", True), ("Karun Front", False)],
)
def test_a_medium_is_known_by_its_words(name: str, media: bool) -> None:
    assert is_media(name) is media
