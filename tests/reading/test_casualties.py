"""Tolls: ranges from the words beside a deed."""

from __future__ import annotations

import pytest
from build import parse

from tregua.model import Number
from tregua.reading.casualties import casualties, count, count_all

DEAD = "left/leave/VERB/0/root three//NUM/3/nummod dead//ADJ/1/xcomp"


def bounds(number: Number | None) -> tuple[float | None, float | None] | None:
    return None if number is None else (number.low, number.high)


@pytest.mark.parametrize(
    ("words", "predicates", "killed", "injured"),
    [
        (
            "It//PRON/2/nsubj killed/kill/VERB/0/root at//ADP/4/case least//ADJ/5/nmod "
            "14//NUM/6/nummod people/person/NOUN/2/obj",
            [1],
            (14, None),
            None,
        ),
        (
            "Two//NUM/2/nummod policemen/policeman/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass "
            "hurt//VERB/0/root",
            [3],
            None,
            (2, 2),
        ),
        (DEAD, [0], (3, 3), None),
        (
            "with//SCONJ/4/mark one//NUM/3/nummod civilian//NOUN/4/nsubj dead//ADJ/5/advcl "
            "fires/fire/VERB/0/root",
            [4],
            (1, 1),
            None,
        ),
        (
            "It//PRON/2/nsubj caused/cause/VERB/0/root no//DET/4/det "
            "casualties/casualty/NOUN/2/obj",
            [1],
            (0, 0),
            (0, 0),
        ),
        (
            "leaving/leave/VERB/0/root three//NUM/3/nummod dead//ADJ/1/obj and//CCONJ/5/cc "
            "nine//NUM/3/conj wounded/wound/VERB/1/xcomp",
            [0],
            (3, 3),
            (9, 9),
        ),
        (
            "Nobody//PRON/3/nsubj:pass was/be/AUX/3/aux:pass killed/kill/VERB/0/root",
            [2],
            (0, 0),
            None,
        ),
        (
            "Forces/force/NOUN/2/nsubj shot/shoot/VERB/0/root and//CCONJ/4/cc "
            "killed/kill/VERB/2/conj two//NUM/6/nummod men/man/NOUN/2/obj",
            [1, 3],
            (2, 2),
            None,
        ),
    ],
)
def test_a_toll_is_read_from_what_hangs_on_the_deed(
    words: str,
    predicates: list[int],
    killed: tuple[float, float | None] | None,
    injured: tuple[float, float | None] | None,
) -> None:
    dead, hurt = casualties(parse(words), predicates)
    assert (bounds(dead), bounds(hurt)) == (killed, injured)


def test_two_tolls_in_one_object_are_kept_apart() -> None:
    # As parsers give it: "50" coordinated with the dead over "and wounding".
    p = parse(
        "killing/kill/VERB/0/root 12//NUM/3/nummod people/person/NOUN/1/obj and//CCONJ/6/cc "
        "wounding/wound/VERB/6/amod 50//NUM/3/conj"
    )
    dead, _ = casualties(p, [0])
    assert bounds(dead) == (12, 12)


def test_killed_or_wounded_is_a_number_of_neither() -> None:
    p = parse(
        "Six//NUM/2/nummod soldiers/soldier/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass "
        "killed/kill/VERB/0/root or//CCONJ/6/cc wounded/wound/VERB/4/conj"
    )
    assert casualties(p, [3, 5]) == (None, None)


def test_killed_or_wounded_before_their_object_is_a_number_of_neither() -> None:
    p = parse(
        "Strikes/strike/NOUN/2/nsubj killed/kill/VERB/0/root or//CCONJ/4/cc "
        "wounded/wound/VERB/2/conj 40//NUM/6/nummod fighters/fighter/NOUN/2/obj"
    )
    assert casualties(p, [1, 3]) == (None, None)


def test_a_negated_verb_counts_nobody() -> None:
    p = parse(
        "It//PRON/4/nsubj did/do/AUX/4/aux not//PART/4/advmod kill//VERB/0/root "
        "six//NUM/6/nummod people/person/NOUN/4/obj"
    )
    assert casualties(p, [3]) == (None, None)


def test_two_named_victims_are_at_least_two() -> None:
    p = parse(
        "killing/kill/VERB/0/root General//NOUN/3/nmod:desc Musa//PROPN/1/obj and//CCONJ/6/cc "
        "commander//NOUN/6/nmod:desc Idris//PROPN/3/conj",
        names={"Musa": "PER", "Idris": "PER"},
    )
    assert bounds(count_all(p, [2, 5])) == (2, None)


def test_a_name_and_a_number_add_up() -> None:
    p = parse(
        "killing/kill/VERB/0/root Musa//PROPN/1/obj and//CCONJ/5/cc six//NUM/5/nummod "
        "others/other/NOUN/2/conj",
        names={"Musa": "PER"},
    )
    assert bounds(count_all(p, [1, 4])) == (7, 7)


def test_one_or_more_has_no_upper_end() -> None:
    p = parse(
        "One//NUM/3/nummod government//NOUN/3/compound soldier//NOUN/6/nsubj or//CCONJ/5/cc "
        "more//ADJ/3/conj died/die/VERB/0/root"
    )
    number = count(p, 2)
    assert number is not None
    assert (number.low, number.high) == (1, None)


@pytest.mark.parametrize("noun", ["civilians/civilian", "journalists/journalist"])
def test_a_bare_plural_is_no_number(noun: str) -> None:
    assert count(parse(f"killed/kill/VERB/0/root {noun}/NOUN/1/obj"), 1) is None


@pytest.mark.parametrize("noun", ["convoy/", "family/", "army/", "40%/"])
def test_what_is_no_single_person_is_not_counted_as_one(noun: str) -> None:
    assert count(parse(f"killed/kill/VERB/0/root a//DET/3/det {noun}/NOUN/1/obj"), 2) is None


def test_another_is_one() -> None:
    assert bounds(count(parse("hurt//VERB/0/root another//DET/1/obj"), 1)) == (1, 1)
