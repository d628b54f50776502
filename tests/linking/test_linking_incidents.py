"""Which event statements tell of one act of violence."""

from __future__ import annotations

import pytest

from builders import day, named, report, says, violence
from tregua.linking import link
from tregua.model import Incident, Report, Stance, Statement, SubEvent, Time, TimePrecision

IED, SHELL, ATTACK = SubEvent.IED, SubEvent.SHELLING, SubEvent.ATTACK


def incidents(*told: Statement, reports: tuple[Report, ...]) -> tuple[Incident, ...]:
    return link(reports, told).incidents


A = report("a", "Iraq, Baghdad")
B = report("b", "Iraq, Iraqi, Baghdad")


def test_two_reports_of_one_bomb_are_one_incident_with_both_versions() -> None:
    (found,) = incidents(
        says(A, violence(IED, on=("a convoy",), place="south of Baghdad", when=day("2020-10-11"))),
        says(B, violence(IED, on=("supply convoy",), place="the south of the country")),
        reports=(A, B),
    )
    assert found.reports == (A.id, B.id)
    assert found.origins == 2
    assert found.perpetrators == ()


def test_different_days_are_never_one_incident() -> None:
    found = incidents(
        says(A, violence(IED, on=("a convoy",), place="Baghdad", when=day("2020-10-10"))),
        says(B, violence(IED, on=("a convoy",), place="Baghdad", when=day("2020-10-11"))),
        reports=(A, B),
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("kind", "place"), [(SHELL, "Baghdad"), (IED, "Basra"), (SubEvent.ABDUCTION, "Baghdad")]
)
def test_another_kind_or_town_is_another_incident(kind: SubEvent, place: str) -> None:
    found = incidents(
        says(A, violence(IED, on=("a convoy",), place="Baghdad", when=day("2020-10-11"))),
        says(B, violence(kind, on=("a convoy",), place=place, when=day("2020-10-11"))),
        reports=(A, B),
    )
    assert len(found) == 2


def test_a_named_victim_joins_versions_that_differ_in_kind() -> None:
    (found,) = incidents(
        says(A, violence(SubEvent.AIR_DRONE_STRIKE, on=("Qassim Soleimani",), place="Baghdad")),
        says(B, violence(ATTACK, on=("Qassem Suleimani",), when=day("2020-01-03"))),
        reports=(A, B),
    )
    assert found.sub_event is SubEvent.AIR_DRONE_STRIKE
    assert found.when is not None
    assert found.when.earliest == "2020-01-03"


def test_within_a_report_the_readers_groups_stand() -> None:
    found = incidents(
        says(A, violence(ATTACK, place="Baghdad", when=day("2020-10-11")), group="i1"),
        says(A, violence(ATTACK, place="Baghdad", when=day("2020-10-11")), group="i2"),
        reports=(A,),
    )
    assert len(found) == 2


@pytest.mark.parametrize("stance", [Stance.THREAT, Stance.PROMISE, Stance.DEMAND, Stance.DENY])
def test_what_nobody_says_happened_is_no_incident(stance: Stance) -> None:
    told = says(A, violence(ATTACK, "Kataib Hezbollah"), stance=stance)
    assert incidents(told, reports=(A,)) == ()


def test_a_denial_belongs_to_the_incident_that_it_denies() -> None:
    (found,) = incidents(
        says(A, violence(ATTACK, "Kataib Hezbollah", place="Baghdad"), group="i1"),
        says(
            A,
            violence(ATTACK, "Kataib Hezbollah"),
            group="i1",
            stance=Stance.DENY,
            speaker=named("Kataib Hezbollah"),
        ),
        reports=(A,),
    )
    assert len(found.statements) == 2
    assert [p.name for p in found.perpetrators] == ["Kataib Hezbollah"]


def test_violence_over_months_is_no_single_incident() -> None:
    months = Time("2020-01-03", "2020-10-12", "since then", TimePrecision.VAGUE)
    assert incidents(says(A, violence(SHELL, when=months)), reports=(A,)) == ()
    year = Time("2018-01-01", "2018-12-31", "in 2018", TimePrecision.YEAR)
    assert len(incidents(says(A, violence(SHELL, when=year)), reports=(A,))) == 1


def test_numbers_become_a_range_that_holds_every_version() -> None:
    at = {"place": "Baghdad", "when": day("2020-10-11")}
    (found,) = incidents(
        says(A, violence(IED, on=("a convoy",), killed=3, **at)),  # type: ignore[arg-type]
        says(B, violence(IED, on=("a convoy",), killed=5, **at)),  # type: ignore[arg-type]
        reports=(A, B),
    )
    assert found.killed is not None
    assert (found.killed.low, found.killed.high) == (3, 5)
