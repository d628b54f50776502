"""Every voice leaves a statement, also where the words fit no slot."""

from __future__ import annotations

from build import S, analysis

from tregua.model import Assessment, Statement
from tregua.reading.reader import read_analysis

ARMY_SAID = "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root "
ROADS = "roads/road/NOUN/{0}/nsubj were/be/AUX/{0}/cop {1}//ADJ/{2}"


def remarks(*specs: str | S) -> list[tuple[str | None, str, str]]:
    """Speaker, matter and words of each remark."""
    return [
        (s.speaker.name or s.speaker.role, s.proposition.about.text, s.proposition.value)
        for s in made(*specs)
        if isinstance(s.proposition, Assessment)
    ]


def made(*specs: str | S) -> tuple[Statement, ...]:
    return read_analysis(analysis(*specs))


def test_what_no_rule_reads_is_kept_in_its_words() -> None:
    words = ARMY_SAID + ROADS.format(6, "open", "3/ccomp")
    assert remarks(words) == [("army", "roads", "roads were open")]


def test_what_somebody_judges_is_the_matter_and_the_verb_the_value() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj lamented/lament/VERB/0/root the//DET/5/det "
        "harvest//NOUN/3/obj"
    )
    assert remarks(words) == [("army", "harvest", "lament")]


def test_who_tells_what_another_says_is_kept_as_well_as_the_other() -> None:
    words = (
        "Relko//PROPN/2/nsubj said/say/VERB/0/root the//DET/4/det army//NOUN/5/nsubj "
        "claimed/claim/VERB/2/ccomp " + ROADS.format(8, "open", "5/ccomp")
    )
    found = made(S(words, names={"Relko": "PER"}))
    assert {s.speaker.name for s in found} == {"Relko", "army"}
    (army,) = [s for s in found if s.speaker.name == "army"]
    assert [v.name for v in army.speaker.via] == ["Relko"]


def test_a_pronoun_that_stays_open_leaves_no_remark() -> None:
    assert (
        remarks("He//PRON/2/nsubj said/say/VERB/0/root " + ROADS.format(5, "open", "2/ccomp")) == []
    )


def test_so_says_nothing() -> None:
    assert remarks(ARMY_SAID + "so//ADV/3/advmod") == []
