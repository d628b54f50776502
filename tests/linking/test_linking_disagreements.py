"""What the sources dispute, and what only looks like it."""

from __future__ import annotations

from typing import Any

from builders import act, day, named, report, says, term, violence
from tregua.linking import link
from tregua.model import (
    CeasefireAct,
    Duration,
    Number,
    Report,
    Stance,
    Statement,
    SubEvent,
    TermSlot,
    Time,
    TimePrecision,
)

A = report("a", "Colombia, Bogota, Colombian")
B = report("b", "Colombian ELN, Colombia")
FOUND = act(CeasefireAct.DECLARE, "ELN")


def disputed(*told: Statement, reports: tuple[Report, ...] = (A, B)) -> dict[str, set[str]]:
    picture = link(reports, [says(r, FOUND) for r in reports] + list(told))
    return {d.about: {s.value for s in d.sides} for d in picture.disagreements}


def test_two_durations_are_a_disagreement() -> None:
    found = disputed(
        says(A, term(TermSlot.DURATION, Duration("P1M", "a month", 28, 31))),
        says(B, term(TermSlot.DURATION, Duration("P14D", "two weeks", 14, 14))),
    )
    assert found == {"duration": {"P1M", "P14D"}}


def test_a_month_and_thirty_days_are_none() -> None:
    assert not disputed(
        says(A, term(TermSlot.DURATION, Duration("P1M", "a month", 28, 31))),
        says(B, term(TermSlot.DURATION, Duration("P30D", "30 days", 30, 30))),
    )


def test_unlimited_against_until_is_a_disagreement_even_within_one_report() -> None:
    until = Duration(None, "until the vote", until="the vote")
    found = disputed(
        says(A, term(TermSlot.DURATION, Duration("indefinite", "unlimited"))),
        says(A, term(TermSlot.DURATION, until), speaker=named("A. Speaker")),
    )
    assert found == {"duration": {"indefinite", "until the vote"}}


def test_left_open_agrees_with_everything() -> None:
    assert not disputed(
        says(A, term(TermSlot.DURATION, Duration(None, "not specified"))),
        says(B, term(TermSlot.DURATION, Duration("P14D", "two weeks", 14, 14))),
    )


def test_ends_on_different_days_are_a_disagreement_and_a_week_that_holds_the_day_is_none() -> None:
    assert disputed(
        says(A, term(TermSlot.END, day("2020-10-30"))),
        says(B, term(TermSlot.END, day("2020-10-31"))),
    ) == {"end": {"2020-10-30", "2020-10-31"}}
    assert not disputed(
        says(A, term(TermSlot.END, day("2020-10-30"))),
        says(B, term(TermSlot.END, Time("2020-10-30", "2020-11-01", "", TimePrecision.DAY))),
    )


def test_a_doubt_about_who_is_bound_stands_beside_the_claim() -> None:
    found = disputed(
        says(A, term(TermSlot.PARTY, "all fronts"), stance=Stance.CLAIM),
        says(B, term(TermSlot.PARTY, "every front"), stance=Stance.DOUBT),
    )
    assert found == {"who is bound": {"all fronts", "in doubt: every front"}}


def test_naming_fewer_parties_is_no_disagreement() -> None:
    assert not disputed(
        says(A, term(TermSlot.PARTY, "all fronts")), says(B, term(TermSlot.PARTY, "the ELN"))
    )


def test_conditions_of_two_reports_stand_side_by_side_unless_they_are_one_sentence() -> None:
    plan, leave = "a clear timetable for the exit of troops", "prisoners are freed"
    found = disputed(
        says(A, term(TermSlot.CONDITION, plan)), says(B, term(TermSlot.CONDITION, leave))
    )
    assert found == {"condition": {plan, leave}}
    assert not disputed(
        says(A, term(TermSlot.CONDITION, plan)),
        says(B, term(TermSlot.CONDITION, "a clear timetable for troops' exit")),
    )


def test_whether_it_has_ended_is_disputed() -> None:
    found = disputed(
        says(A, act(CeasefireAct.END)),
        says(B, act(CeasefireAct.END), stance=Stance.DOUBT),
        says(B, act(CeasefireAct.END, "ELN"), negated=True),
    )
    assert found == {"whether it has ended": {"yes", "no", "in doubt"}}


def test_each_blames_the_other() -> None:
    r = report("c", "Armenia and Azerbaijan")
    found = link(
        [r],
        [
            says(r, act(CeasefireAct.AGREE, "Armenia", "Azerbaijan")),
            says(r, act(CeasefireAct.VIOLATE, "Armenia"), stance=Stance.ACCUSE),
            says(r, act(CeasefireAct.VIOLATE, "Azerbaijan"), stance=Stance.ACCUSE),
        ],
    ).disagreements
    assert [(d.about, [s.value for s in d.sides]) for d in found] == [
        ("who broke it", ["Armenia", "Azerbaijan"])
    ]


def bomb(on: Report, **more: Any) -> Statement:
    fields: dict[str, Any] = {"on": ("a convoy",), "place": "Bogota", "when": day("2020-10-11")}
    return says(on, violence(SubEvent.IED, *more.pop("by", ()), **(fields | more)), group="i1")


def test_tolls_of_one_day_differ_but_a_later_higher_one_is_development() -> None:
    later = report("late", "Colombian ELN, Colombia", published="2020-10-14")
    assert disputed(bomb(A, killed=3), bomb(B, killed=5)) == {"killed": {"3", "5"}}
    assert not disputed(bomb(A, killed=3), bomb(later, killed=5), reports=(A, later))
    assert disputed(bomb(A, killed=5), bomb(later, killed=3), reports=(A, later))


def test_at_least_five_agrees_with_seven() -> None:
    at_least = bomb(A)
    event = at_least.proposition
    assert event.kind == "event"
    open_ended = says(
        A,
        type(event)(
            event.code,
            sub_event=event.sub_event,
            recipients=event.recipients,
            place=event.place,
            when=event.when,
            killed=Number(5, None, "at least five"),
        ),
        group="i1",
    )
    assert not disputed(open_ended, bomb(B, killed=7))


def test_a_town_and_its_country_are_no_disagreement_but_two_vague_places_are() -> None:
    assert not disputed(bomb(A), bomb(B, place="Colombia"))
    found = disputed(
        bomb(A, place="a road south of Bogota"), bomb(B, place="the north of the country")
    )
    assert found == {"place": {"a road south of Bogota", "the north of the country"}}


def test_two_perpetrators_are_a_disagreement_and_a_group_with_its_arm_is_none() -> None:
    assert disputed(bomb(A, by=("ELN",)), bomb(B, by=("FARC",))) == {
        "perpetrator": {"National Liberation Army", "Revolutionary Armed Forces of Colombia"}
    }
    c, d = report("c", "Philippines: CPP"), report("d", "Philippine NPA")
    picture = link(
        [c, d], [bomb(c, by=("CPP",), place="Manila"), bomb(d, by=("NPA",), place="Manila")]
    )
    assert len(picture.incidents) == 1
    assert picture.disagreements == ()


def test_sides_count_origins_and_not_outlets() -> None:
    text = " ".join(
        ["Colombia waits for the rebels and their answer to the old offer of peace"] * 4
    )
    copies = tuple(report(f"copy{i}", text, outlet=f"Outlet {i}") for i in range(3))
    picture = link(
        [*copies, B],
        [says(r, FOUND) for r in (*copies, B)]
        + [says(r, term(TermSlot.END, day("2020-10-30"))) for r in copies]
        + [says(B, term(TermSlot.END, day("2020-10-31")))],
    )
    (found,) = picture.disagreements
    assert [(s.value, s.origins) for s in found.sides] == [("2020-10-30", 1), ("2020-10-31", 1)]
