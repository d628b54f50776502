"""Names: folding, spellings, acronyms."""

from __future__ import annotations

import pytest

from tregua.linking.names import (
    bare_name,
    fold,
    initials,
    introduced_acronyms,
    is_acronym,
    skeleton,
    spelled_alike,
    without_title,
    words,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kataib", "Kataeb"),
        ("Mohie", "Mohi"),
        ("Mohie", "Mohy"),
        ("Qassim", "Qasem"),
        ("Qassim", "Qassem"),
        ("Soleimani", "Suleimani"),
        ("Soleimani", "Sulaymani"),
        ("Houthi", "Huthi"),
        ("Hezbollah", "Hizbullah"),
        ("Hezbollah", "Hizballah"),
        ("Kata’ib", "Kataib"),
        ("Muhammad", "Mohammed"),
        ("Hussein", "Husayn"),
        ("Yevgeny", "Evgeni"),
        ("Zelensky", "Zelenskyy"),
        ("Khalifa", "Califa"),
    ],
)
def test_spellings_of_one_word_meet(a: str, b: str) -> None:
    assert spelled_alike(fold(a), fold(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kim", "Kam"),
        ("Hamas", "Hams"),
        ("Mohie", "Mahdi"),
        ("Nujaba", "Najib"),
        ("Sudan", "Sedan"),
        ("Barzani", "Berezin"),
        ("Mali", "Malta"),
    ],
)
def test_look_alikes_stay_apart(a: str, b: str) -> None:
    assert not spelled_alike(fold(a), fold(b))


def test_short_words_must_be_equal() -> None:
    assert not spelled_alike("kim", "kam")
    assert not spelled_alike("is", "us")


def test_folding_drops_case_accents_possessives_and_dots() -> None:
    assert fold("Malacañang’s U.S. allies’ N'Djamena") == "malacanang us allies ndjamena"


def test_articles_are_no_part_of_a_name() -> None:
    assert words("The Harakat al-Nujaba") == ("harakat", "nujaba")


def test_a_title_goes_but_a_lone_one_stays() -> None:
    assert without_title("General Qassim Soleimani") == "Qassim Soleimani"
    assert without_title("Prime Minister Mustafa al-Kadhimi") == "Mustafa al-Kadhimi"
    assert without_title("President") == "President"


def test_an_institution_keeps_the_words_that_titles_use() -> None:
    assert without_title("Foreign Ministry") == "Foreign Ministry"
    assert without_title("Presidential Leadership Council") == "Presidential Leadership Council"


def test_describing_words_before_a_name_go() -> None:
    assert bare_name("newly created Commission for Peace") == "Commission for Peace"
    assert bare_name("al-Qaeda") == "al-Qaeda"
    assert bare_name("the rebels") == "the rebels"


def test_initials_with_and_without_function_words() -> None:
    assert "ltte" in initials("Liberation Tigers of Tamil Eelam")  # the "of" left out
    assert "pmf" in initials("Popular Mobilization Forces")


def test_an_introduced_acronym_takes_the_words_it_stands_for() -> None:
    text = "Fighters of the Popular Mobilization Forces (PMF) left."
    assert introduced_acronyms(text) == (("Popular Mobilization Forces", "PMF"),)


def test_a_translated_name_keeps_its_foreign_acronym() -> None:
    assert introduced_acronyms("The National Liberation Army (ELN), a group") == (
        ("National Liberation Army", "ELN"),
    )


def test_a_place_or_party_label_in_brackets_is_no_acronym() -> None:
    assert introduced_acronyms("Peter Smith (pictured) and Anna Berg (Berlin)") == ()


@pytest.mark.parametrize(
    ("name", "expected"), [("PMF", True), ("ULFA", True), ("Hamas", False), ("Abu Fadak", False)]
)
def test_what_looks_like_an_acronym(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected


def test_the_skeleton_drops_vowels_doubles_and_a_last_h() -> None:
    assert skeleton("hezbollah") == skeleton("hizbulla") == "hzbl"
