"""The gazetteer: known actors by any spelling, and nobody else."""

from __future__ import annotations

import pytest

from tregua.linking.gazetteer import gazetteer
from tregua.model import ActorKind


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("US", "USA"),
        ("U.S.", "USA"),
        ("Washington", "USA"),
        ("the Americans", "USA"),
        ("Iraqi army", "IRQ/armed forces"),
        ("the government of Yemen", "YEM/government"),
        ("Yemen’s central government", "YEM/government"),
        ("Armenian Ministry of Defense", "ARM/defence ministry"),
        ("US-led coalition forces", "coalition/USA"),
        ("Iran-backed Huthi rebels", "body/houthis"),
        ("Kataeb Hezbollah", "body/kataib hezbollah"),
        ("jihadist group Islamic State", "body/islamic state"),
        ("New People's Army (NPA)", "body/new people army"),
        ("US presence in Iraq", "USA/armed forces"),
    ],
)
def test_known_actors_are_found(name: str, key: str) -> None:
    found = gazetteer().find(name)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "name",
    [
        "us",
        "Mohammed Mohie",
        "the convoy",
        "Iraq’s Shiite militias",
        "Palace",
    ],
)
def test_others_are_not_known(name: str) -> None:
    assert gazetteer().find(name) is None


def test_a_backer_is_not_the_backed() -> None:
    assert gazetteer().find("the Saudi-backed government") is None


def test_an_army_is_not_its_state_but_belongs_to_it() -> None:
    army, state = gazetteer().find("Iraqi army"), gazetteer().find("Iraq")
    assert army is not None
    assert state is not None
    assert army.key != state.key
    assert army.of == state.key


def test_countries_of_a_text_count_demonyms_and_capitals_but_not_the_pronoun() -> None:
    found = gazetteer().countries_in("They told us that Iraqi troops left Baghdad with U.S. help")
    assert found == ["IRQ", "IRQ", "USA"]


def test_every_listed_body_is_an_arm_of_something_that_exists() -> None:
    known = gazetteer()
    for key in list(known._entries):
        entry = known.entry(key)
        assert entry is not None
        if entry.of is not None:
            assert known.entry(entry.of) is not None, entry


def test_kinds_of_composed_bodies() -> None:
    army, people = gazetteer().find("Iraqi army"), gazetteer().find("Iraqi people")
    assert army is not None
    assert people is not None
    assert army.kind is ActorKind.ARMED_FORCES
    assert people.kind is ActorKind.CIVILIANS
