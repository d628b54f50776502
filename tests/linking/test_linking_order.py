"""The order of reading does not matter: any permutation gives the same picture, byte for byte."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import act, belongs, day, named, report, says, term, violence
from tregua.linking import link
from tregua.model import CeasefireAct, Duration, Report, Stance, Statement, SubEvent, TermSlot
from tregua.model.codec import encode_json
from tregua.monitor import monitor

REPORTS = [
    report("a", "Iraq: Kataib Hezbollah. Baghdad, Baghdad.", outlet="One"),
    report("b", "Iraqi Kataeb Hezbollah, Baghdad", outlet="Two", published="2020-10-13"),
    report("c", "Iraq: Kataib Hezbollah. Baghdad, Baghdad.", outlet="Three"),
    report("d", "Colombia, Bogota", published="2020-10-10"),
    report("e", "Colombian ELN", published=None),
]
NAMES = ["Kataib Hezbollah", "Kataeb Hezbollah", "Mohammed Mohie", "Mohie", "ELN", "United States"]


def pool() -> list[Statement]:
    """A pool of statements to draw from, over all the reports."""
    told = []
    for i, on in enumerate(REPORTS):
        for name in NAMES:
            told += [
                says(on, act(CeasefireAct.DECLARE, name, when=day(f"2020-10-1{i}"))),
                says(on, act(CeasefireAct.END, name), group="c2"),
                says(on, belongs(name, "member", NAMES[(i + 1) % len(NAMES)]), group=None),
                says(
                    on,
                    violence(SubEvent.IED, name, on=("a convoy",), place="Baghdad", killed=i),
                    group="i1",
                    speaker=named("Mohie"),
                    stance=Stance.ACCUSE,
                ),
            ]
        told.append(says(on, term(TermSlot.DURATION, Duration(f"P{i + 1}D", "days", i + 1, i + 1))))
        told.append(says(on, term(TermSlot.START, day(f"2020-10-1{i}"))))
    return told


POOL = pool()


def exported(reports: list[Report], told: list[Statement]) -> list[bytes]:
    picture = link(reports, told)
    watched = monitor(picture, reports, told)
    records = [
        *picture.actors, *picture.places, *picture.origins, *picture.stories, *picture.incidents,
        *watched.ceasefires, *watched.findings, *picture.disagreements,
    ]  # fmt: skip
    return [encode_json(record) for record in records]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POOL), min_size=1, max_size=30), st.integers())
def test_any_permutation_gives_the_same_picture(told: list[Statement], seed: int) -> None:
    shuffled, reports = list(told), list(REPORTS)
    random.Random(seed).shuffle(shuffled)
    random.Random(seed + 1).shuffle(reports)
    assert exported(reports, shuffled) == exported(REPORTS, told)


def test_saying_it_twice_changes_nothing() -> None:
    assert exported(REPORTS, POOL + POOL) == exported(REPORTS, POOL)


def test_ids_are_unique() -> None:
    picture = link(REPORTS, POOL)
    for records in (picture.actors, picture.incidents, picture.ceasefires, picture.disagreements):
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))


def test_every_statement_has_at_most_one_incident_and_one_ceasefire() -> None:
    picture = link(REPORTS, POOL)
    for records in (picture.incidents, picture.ceasefires):
        told = [s for record in records for s in record.statements]
        assert len(told) == len(set(told))


def test_nothing_at_all_gives_an_empty_picture() -> None:
    picture = link([], [])
    assert picture.actors == picture.ceasefires == ()
    assert monitor(picture, [], []).as_of is None
