"""How a ceasefire stands, step by step, and how well it holds."""

from __future__ import annotations

from datetime import date

import pytest

from builders import act, day, named, report, says, term, violence
from tregua.linking import link
from tregua.model import (
    About,
    Assessment,
    Ceasefire,
    CeasefireAct,
    ConditionState,
    Holding,
    Report,
    Stance,
    Statement,
    Status,
    StatusNow,
    SubEvent,
    TermSlot,
)
from tregua.monitor import monitor

D, A, OFFER, E = CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.OFFER, CeasefireAct.END
R = report("a", "Colombia, Bogota, Colombian", published="2020-05-10")


def watched(
    *told: Statement, as_of: str | None = None, reports: tuple[Report, ...] = (R,)
) -> Ceasefire:
    day_asked = date.fromisoformat(as_of) if as_of else None
    (found,) = monitor(link(reports, told), reports, told, day_asked).ceasefires
    return found


def status(
    *told: Statement, as_of: str | None = None, reports: tuple[Report, ...] = (R,)
) -> StatusNow:
    found = watched(*told, as_of=as_of, reports=reports).status
    assert found is not None
    return found


def eln(kind: CeasefireAct, when: str, *others: str) -> Statement:
    return says(R, act(kind, "ELN", *others, when=day(when)))


START, END = (
    says(R, term(TermSlot.START, day("2020-04-01"))),
    says(R, term(TermSlot.END, day("2020-04-30"))),
)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2020-03-29", Status.UNKNOWN),
        ("2020-03-30", Status.DECLARED),
        ("2020-03-31", Status.DECLARED),
        ("2020-04-01", Status.IN_FORCE),
        ("2020-04-30", Status.IN_FORCE),
        ("2020-05-01", Status.ENDED),
    ],
)
def test_a_term_from_its_declaration_to_its_expiry(as_of: str, expected: Status) -> None:
    assert status(eln(D, "2020-03-30"), START, END, as_of=as_of).now is expected


def test_the_history_keeps_the_days_and_the_witnesses() -> None:
    declared = eln(D, "2020-03-30")
    found = status(declared, START, END, as_of="2020-05-05")
    assert [(s.from_, s.status) for s in found.history] == [
        ("2020-03-30", Status.DECLARED),
        ("2020-04-01", Status.IN_FORCE),
        ("2020-05-01", Status.ENDED),
    ]
    assert declared.id in found.history[0].statements
    assert END.id in found.history[2].statements


def test_without_a_stated_start_it_runs_from_the_declaration() -> None:
    assert status(eln(D, "2020-04-02"), as_of="2020-04-02").now is Status.IN_FORCE


def test_an_offer_is_proposed_until_it_is_accepted_or_rejected() -> None:
    offer = eln(OFFER, "2020-04-01")
    yes = says(R, act(CeasefireAct.ACCEPT, "Colombian government", when=day("2020-04-05")))
    no = says(R, act(CeasefireAct.REJECT, "Colombian government", when=day("2020-04-05")))
    assert status(offer, as_of="2020-04-20").now is Status.PROPOSED
    assert status(offer, yes, as_of="2020-04-20").now is Status.IN_FORCE
    assert status(offer, yes, as_of="2020-04-04").now is Status.PROPOSED
    assert status(offer, no, as_of="2020-04-20").now is Status.REJECTED


def test_a_refusal_does_not_end_what_was_declared() -> None:
    no = says(R, act(CeasefireAct.REJECT, "Colombian government", when=day("2020-04-05")))
    assert status(eln(D, "2020-04-01"), no, as_of="2020-04-20").now is Status.IN_FORCE


def test_suspended_resumed_and_ended() -> None:
    told = (
        eln(D, "2020-04-01"),
        eln(CeasefireAct.SUSPEND, "2020-04-05"),
        eln(CeasefireAct.RESUME, "2020-04-09"),
        eln(E, "2020-04-20"),
    )
    days = ["2020-04-04", "2020-04-05", "2020-04-10", "2020-04-20"]
    expected = [Status.IN_FORCE, Status.SUSPENDED, Status.IN_FORCE, Status.ENDED]
    assert [status(*told, as_of=d).now for d in days] == expected


def test_an_extension_moves_the_end() -> None:
    later = report("b", "Colombia, Bogota", published="2020-04-29")
    told = (
        eln(D, "2020-03-30"),
        START,
        END,
        says(later, act(CeasefireAct.EXTEND, "ELN", when=day("2020-04-29"))),
        says(later, term(TermSlot.END, day("2020-05-31"))),
    )
    assert status(*told, as_of="2020-05-15", reports=(R, later)).now is Status.IN_FORCE
    assert status(*told, as_of="2020-06-01", reports=(R, later)).now is Status.ENDED


def test_an_extension_of_unknown_length_leaves_the_end_open() -> None:
    later = report("b", "Colombia, Bogota", published="2020-04-29")
    extended = says(later, act(CeasefireAct.EXTEND, "ELN", when=day("2020-04-29")))
    told = (eln(D, "2020-03-30"), START, END, extended)
    assert status(*told, as_of="2020-08-01", reports=(R, later)).now is Status.IN_FORCE


def test_one_body_of_several_that_leaves_does_not_end_it_and_a_side_of_two_does() -> None:
    iraq = report("i", "Iraq, Iraqi", published="2020-11-30")
    start = says(iraq, act(D, "Kataib Hezbollah", "Asaib Ahl al-Haq", when=day("2020-10-10")))
    leaves = says(iraq, act(E, "Asaib Ahl al-Haq", when=day("2020-11-18")))
    both = says(iraq, act(E, "Kataib Hezbollah", when=day("2020-11-20")))
    assert status(start, leaves, reports=(iraq,)).now is Status.IN_FORCE
    assert status(start, leaves, both, reports=(iraq,)).now is Status.ENDED
    yemen = report("y", "Yemen, Yemeni", published="2022-05-30")
    agreed = says(yemen, act(A, "Yemeni government", "Houthis", when=day("2022-04-01")))
    over = says(yemen, act(E, "Houthis", when=day("2022-05-01")))
    assert status(agreed, over, reports=(yemen,)).now is Status.ENDED


def test_that_it_is_over_ends_it_only_while_nobody_says_otherwise() -> None:
    over = says(R, act(E, when=day("2020-04-20")))
    doubted = says(R, act(E), stance=Stance.DOUBT)
    called_off = says(R, act(E, "ELN", when=day("2020-04-25")))
    started = eln(D, "2020-04-01")
    assert status(started, over).now is Status.ENDED
    assert status(started, over, doubted).now is Status.IN_FORCE
    assert status(started, over, doubted, called_off).now is Status.ENDED


def test_the_latest_report_is_the_day_asked_about_by_default() -> None:
    assert status(eln(D, "2020-04-01")).as_of == "2020-05-10"


def shot(when: str | None, *by: str, stance: Stance = Stance.REPORT) -> Statement:
    time = day(when) if when else None
    event = violence(SubEvent.ATTACK, *by, on=("soldiers",), place="Bogota", when=time)
    return says(R, event, group="i1", stance=stance)


def test_quiet_needs_reports_of_the_window() -> None:
    assert status(eln(D, "2020-04-01"), as_of="2020-05-12").holding is Holding.QUIET
    assert status(eln(D, "2020-04-01"), as_of="2020-08-12").holding is Holding.UNKNOWN
    assert status(eln(D, "2020-04-01"), as_of="2020-08-12").reports_in_window == 0


def test_a_possible_violation_strains_and_an_old_one_does_not() -> None:
    told = (eln(D, "2020-04-01"), shot("2020-05-06"))
    found = status(*told, as_of="2020-05-10")
    assert found.holding is Holding.STRAINED
    assert found.because == (told[1].id,)
    assert (
        status(eln(D, "2020-04-01"), shot("2020-04-06"), as_of="2020-05-10").holding
        is Holding.QUIET
    )


def test_an_undated_violation_of_the_window_leaves_it_unknown() -> None:
    found = status(eln(D, "2020-04-01"), shot(None, "ELN"), as_of="2020-05-10")
    assert found.holding is Holding.UNKNOWN


def test_an_accusation_without_an_incident_strains_too() -> None:
    accused = says(
        R, act(CeasefireAct.VIOLATE, "ELN", when=day("2020-05-08")), stance=Stance.ACCUSE
    )
    assert status(eln(D, "2020-04-01"), accused, as_of="2020-05-10").holding is Holding.STRAINED


def test_an_admitted_attack_on_the_protected_breaches_it() -> None:
    declared = says(R, act(D, "ELN", to=("Colombian army",), when=day("2020-04-01")))

    event = violence(
        SubEvent.ATTACK, "ELN", on=("Colombian army",), place="Bogota", when=day("2020-05-06")
    )
    admitted = says(R, event, group="i1", speaker=named("ELN"), stance=Stance.ADMIT)
    assert status(declared, admitted, as_of="2020-05-10").holding is Holding.BREACHED


def test_what_ended_is_not_asked_whether_it_holds() -> None:
    found = status(eln(D, "2020-03-30"), START, END, shot("2020-05-06"), as_of="2020-05-10")
    assert (found.now, found.holding) == (Status.ENDED, Holding.UNKNOWN)


def test_what_happens_after_the_day_asked_about_does_not_count() -> None:
    told = (eln(D, "2020-04-01"), shot("2020-05-06"))
    assert status(*told, as_of="2020-05-01").holding is not Holding.STRAINED


def test_conditions_are_open_until_somebody_says_how_they_stand() -> None:
    condition = says(R, term(TermSlot.CONDITION, "prisoners are freed"))
    declared = eln(D, "2020-04-01")

    def state(*values: str) -> ConditionState:
        about = About("the condition", condition.id)
        said = [says(R, Assessment(about, v), group="c1") for v in values]
        (found,) = watched(declared, condition, *said).conditions
        assert set(found.statements) == {s.id for s in said}
        return found.state

    assert state() is ConditionState.OPEN
    assert state("has been met") is ConditionState.MET
    assert state("was not met") is ConditionState.FAILED
    assert state("has been met", "was not met") is ConditionState.UNKNOWN


def test_undated_reports_leave_the_status_to_what_is_said() -> None:
    undated = report("u", "Colombia, Bogota", published=None)
    found = status(says(undated, act(D, "ELN")), reports=(undated,))
    assert (found.now, found.as_of, found.holding) == (Status.IN_FORCE, None, Holding.UNKNOWN)
    assert found.history[0].from_ is None
