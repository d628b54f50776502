"""Threats: force that answers, a war that goes on, what is vowed or reserved."""

from __future__ import annotations

import pytest
from build import S, context, with_voices

from tregua.model import Stance
from tregua.reading.speech import find_voices
from tregua.reading.threats import threats


def threatened(words: S | str) -> bool:
    found = context(words)
    heard = with_voices(found, find_voices(found.document))
    (parse,) = found.document.parses
    assert parse is not None
    return any(d.stance is Stance.THREAT for d in threats(heard, parse))


RESPOND = (
    "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root it//PRON/6/nsubj would//AUX/6/aux "
    "respond//VERB/3/ccomp {}"
)


@pytest.mark.parametrize(
    ("how", "threat"),
    [
        ("with//ADP/8/case force//NOUN/6/obl", True),
        ("to//ADP/9/case any//DET/9/det attack//NOUN/6/obl", True),
        ("harshly//ADV/6/advmod", True),
        ("to//ADP/9/case the//DET/9/det letter//NOUN/6/obl", False),
        ("soon//ADV/6/advmod", False),
    ],
)
def test_an_answer_is_a_threat_by_its_force_its_cause_or_its_manner(how: str, threat: bool) -> None:
    assert threatened(RESPOND.format(how)) is threat


GO_ON = (
    "The//DET/2/det {0}//NOUN/3/nsubj said/say/VERB/0/root {1} would//AUX/7/aux go//VERB/3/ccomp "
    "on//ADV/7/advmod"
)
THE_WAR = "the//DET/5/det war//NOUN/7/nsubj"


def test_the_war_goes_on_by_the_word_of_a_side_only() -> None:
    assert threatened(GO_ON.format("front", THE_WAR))
    assert not threatened(GO_ON.format("analyst", THE_WAR))


def test_relief_that_goes_on_threatens_nobody() -> None:
    relief = "relief//NOUN/5/compound operations/operation/NOUN/7/nsubj"
    assert not threatened(GO_ON.format("army", relief))


def test_more_raids_vowed_are_a_threat_and_more_aid_is_none() -> None:
    words = (
        "The//DET/2/det front//NOUN/3/nsubj vowed/vow/VERB/0/root more//ADJ/5/amod {}/NOUN/3/obj"
    )
    assert threatened(words.format("raids/raid"))
    assert not threatened(words.format("schools/school"))
