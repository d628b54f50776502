"""One record for each arrangement: what is joined, what stays apart, what is no record."""

from __future__ import annotations

import pytest

from builders import act, belongs, day, named, report, says, term
from tregua.linking import Picture, link
from tregua.model import (
    ActorMention,
    Ceasefire,
    CeasefireAct,
    CeasefireKind,
    Certainty,
    Duration,
    PartyRole,
    Purpose,
    Report,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    TermSlot,
)

D, A, OFFER = CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.OFFER
COLOMBIA = "Colombian rebels, Colombia, Bogota"


def only(picture: Picture) -> Ceasefire:
    (found,) = picture.ceasefires
    return found


def one(*told: Statement, reports: tuple[Report, ...]) -> Ceasefire:
    return only(link(reports, told))


def test_a_unilateral_declaration_fills_its_record() -> None:
    r = report("a", COLOMBIA, published="2020-03-30")
    found = one(
        says(r, act(D, "ELN", when=day("2020-03-30"), to=("Colombian government",))),
        says(r, term(TermSlot.START, day("2020-04-01"))),
        says(r, term(TermSlot.END, day("2020-04-30"))),
        says(r, term(TermSlot.DURATION, Duration("P1M", "a month"))),
        says(r, term(TermSlot.PURPOSE, "a humanitarian gesture in the pandemic")),
        reports=(r,),
    )
    assert found.kind is CeasefireKind.UNILATERAL
    assert found.country == "COL"
    assert found.name == "Colombia, April 2020: National Liberation Army"
    assert found.effect is not None
    assert found.effect.earliest == "2020-04-01"
    assert found.end_planned is not None
    assert found.end_planned.latest == "2020-04-30"
    assert found.duration is not None
    assert found.duration.iso == "P1M"
    assert found.purposes == (Purpose.HUMANITARIAN,)
    assert not found.conditional
    roles = {(p.name, p.role) for p in found.parties}
    assert ("National Liberation Army", PartyRole.DECLARER) in roles
    assert ("Colombian government", PartyRole.BENEFICIARY) in roles


def test_no_end_is_computed_from_a_start_and_a_duration() -> None:
    r = report("a", COLOMBIA)
    found = one(
        says(r, act(D, "ELN")),
        says(r, term(TermSlot.START, day("2020-10-11"))),
        says(r, term(TermSlot.DURATION, Duration("P1M", "a month"))),
        reports=(r,),
    )
    assert found.end_planned is None


def test_both_sides_of_an_agreement_make_it_bilateral() -> None:
    r = report("a", "Armenia and Azerbaijan")
    found = one(says(r, act(A, "Armenia", "Azerbaijan")), reports=(r,))
    assert found.kind is CeasefireKind.BILATERAL


def test_a_state_its_army_and_its_minister_are_one_side() -> None:
    r = report("a", COLOMBIA)
    found = one(
        says(r, act(D, "Colombian government", "Colombian army")),
        says(r, act(D, "Juan Silva"), speaker=named("Juan Silva", "Colombian defence minister")),
        reports=(r,),
    )
    assert found.kind is CeasefireKind.UNILATERAL


def test_groups_that_declare_together_are_one_side() -> None:
    r = report("a", "Iraq, Baghdad")
    found = one(says(r, act(D, "Kataib Hezbollah", "Asaib Ahl al-Haq")), reports=(r,))
    assert found.kind is CeasefireKind.UNILATERAL


def test_groups_that_spare_the_same_third_are_one_side_though_they_declare_apart() -> None:
    r = report("a", "Iraq, Baghdad")
    found = one(
        says(r, act(D, "Kataib Hezbollah", to=("US forces",))),
        says(r, act(D, "Asaib Ahl al-Haq")),
        reports=(r,),
    )
    assert found.kind is CeasefireKind.UNILATERAL


def test_a_retelling_without_date_joins_the_halt_that_is_running_and_not_one_that_is_over() -> None:
    a = report("a", COLOMBIA, published="2020-03-30")
    b = report("b", COLOMBIA, published="2020-04-20")
    c = report("c", COLOMBIA, published="2020-06-20")
    picture = link(
        [a, b, c],
        [
            says(a, act(D, "ELN", when=day("2020-03-30"))),
            says(a, term(TermSlot.END, day("2020-04-30"))),
            says(b, act(D, "ELN")),
            says(c, act(D, "ELN")),
        ],
    )
    assert sorted(f.reports for f in picture.ceasefires) == [(a.id, b.id), (c.id,)]


def test_an_outside_power_named_in_both_does_not_join_two_wars() -> None:
    a = report("a", "Iraq, Iraq, Baghdad, the United States", published="2020-10-11")
    b = report("b", "Afghanistan, Kabul, Afghan, the United States", published="2020-10-12")
    picture = link(
        [a, b],
        [
            says(a, act(D, "militias", to=("US forces",), when=day("2020-10-10"))),
            says(b, act(CeasefireAct.REJECT, "Taliban")),
        ],
    )
    assert only(picture).reports == (a.id,)


def test_accepting_a_declaration_leaves_it_unilateral_but_accepting_an_offer_does_not() -> None:
    r = report("a", COLOMBIA)
    yes = says(r, act(CeasefireAct.ACCEPT, "Colombian government"))
    declared = one(says(r, act(D, "ELN")), yes, reports=(r,))
    offered = one(says(r, act(OFFER, "ELN")), yes, reports=(r,))
    assert declared.kind is CeasefireKind.UNILATERAL
    assert offered.kind is CeasefireKind.BILATERAL


def test_reports_of_one_declaration_are_one_record_with_both_sources() -> None:
    a = report("a", "In Colombia the ELN stops", published="2020-03-30")
    b = report("b", "Colombian ELN", published="2020-03-31")
    found = one(
        says(a, act(D, "ELN", when=day("2020-03-30"))),
        says(b, act(D, "National Liberation Army"), stance=Stance.CLAIM),
        reports=(a, b),
    )
    assert found.reports == (a.id, b.id)
    assert found.origins == 2


def test_reciprocal_orders_with_one_start_are_one_record() -> None:
    a, b = report("a", "Philippines, Manila"), report("b", "The Philippine capital Manila")
    found = one(
        says(a, act(D, "CPP", when=day("2020-10-11"))),
        says(a, term(TermSlot.START, day("2020-10-15"))),
        says(b, act(D, "Philippine government", when=day("2020-10-12"))),
        says(b, term(TermSlot.START, day("2020-10-15"))),
        reports=(a, b),
    )
    assert found.kind is CeasefireKind.BILATERAL


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("ELN", "2020-03-30"), ("FARC", "2020-03-30")),  # two groups of one country
        (("ELN", "2020-03-30"), ("ELN", "2020-05-30")),  # one group, two halts
    ],
)
def test_different_arrangements_stay_apart(first: tuple[str, str], second: tuple[str, str]) -> None:
    a = report("a", COLOMBIA, published=first[1])
    b = report("b", COLOMBIA, published=second[1])
    picture = link(
        [a, b],
        [
            says(a, act(D, first[0], when=day(first[1]))),
            says(b, act(D, second[0], when=day(second[1]))),
        ],
    )
    assert len(picture.ceasefires) == 2


def test_what_a_third_side_declares_beside_an_agreement_is_its_own_record() -> None:
    r = report("a", "Yemen: the Yemeni government, the Houthis, Saudi Arabia")
    picture = link(
        [r],
        [
            says(r, act(A, "Yemeni government", "Houthis", when=day("2020-10-11"))),
            says(r, act(D, "Saudi Arabia")),
        ],
    )
    assert {c.kind for c in picture.ceasefires} == {
        CeasefireKind.BILATERAL,
        CeasefireKind.UNILATERAL,
    }


def test_an_extension_belongs_to_what_it_extends_and_leaves_its_terms_alone() -> None:
    a = report("a", "Yemen", published="2022-04-02")
    b = report("b", "Yemen", published="2022-06-02")
    found = one(
        says(a, act(A, "Yemeni government", "Houthis", when=day("2022-04-01"))),
        says(a, term(TermSlot.START, day("2022-04-02"))),
        says(a, term(TermSlot.END, day("2022-06-02"))),
        says(b, act(CeasefireAct.EXTEND, "Yemeni government", "Houthis")),
        says(b, term(TermSlot.END, day("2022-08-02"))),
        says(b, term(TermSlot.CONDITION, "the roads are opened")),
        reports=(a, b),
    )
    assert found.end_planned is not None
    assert found.end_planned.latest == "2022-06-02"
    assert not found.conditional


def test_a_breach_told_later_joins_the_record_of_its_parties() -> None:
    a = report("a", "Yemen", published="2022-04-02")
    b = report("b", "Yemen", published=None)
    found = one(
        says(a, act(A, "Yemeni government", "Houthis", when=day("2022-04-01"))),
        says(b, act(CeasefireAct.VIOLATE, "Houthis"), stance=Stance.ACCUSE),
        reports=(a, b),
    )
    assert found.reports == (a.id, b.id)


@pytest.mark.parametrize(
    ("proposition", "stance", "negated"),
    [
        (act(D, "ELN"), Stance.DEMAND, False),
        (act(OFFER, "ELN"), Stance.DENY, False),
        (act(D, "ELN"), Stance.REPORT, True),
        (act(A, "United Nations"), Stance.REPORT, False),
        (act(CeasefireAct.REJECT, "ELN"), Stance.REPORT, False),
        (act(CeasefireAct.VIOLATE, "ELN"), Stance.ACCUSE, False),
        (term(TermSlot.DURATION, Duration("P1D", "a day")), Stance.REPORT, False),
    ],
)
def test_appeals_denials_and_talk_make_no_record(
    proposition: object, stance: Stance, negated: bool
) -> None:
    r = report("a", COLOMBIA)
    told = says(r, proposition, stance=stance, negated=negated)  # type: ignore[arg-type]
    assert link([r], [told]).ceasefires == ()


def test_a_condition_of_the_declaration_makes_it_conditional_and_open() -> None:
    r = report("a", "Iraq, Baghdad")
    found = one(
        says(r, act(D, "Kataib Hezbollah", condition="American troops leave")), reports=(r,)
    )
    assert found.conditional
    assert [c.state.value for c in found.conditions] == ["open"]


def test_a_spokesmans_promise_binds_his_body_and_a_likely_member_only_likely() -> None:
    r = report("a", "Iraq: Kataib Hezbollah, Asaib Ahl al-Haq")
    found = one(
        says(
            r,
            act(D, "Kataib Hezbollah"),
            speaker=named("Mohammed Mohie", "spokesman for Kataib Hezbollah"),
            stance=Stance.PROMISE,
        ),
        says(
            r,
            belongs("Asaib Ahl al-Haq", "member", "Kataib Hezbollah"),
            certainty=Certainty.PROBABLE,
            group=None,
        ),
        reports=(r,),
    )
    declarers = {p.name: p.certainty for p in found.parties if p.role is PartyRole.DECLARER}
    assert declarers == {
        "Kataib Hezbollah": Certainty.CERTAIN,
        "Asaib Ahl al-Haq": Certainty.PROBABLE,
    }


def test_the_un_mediates_and_anonymous_voices_are_no_party() -> None:
    r = report("a", "Yemen")
    unnamed = Speaker(SpeakerKind.ANONYMOUS, role="two officials")
    found = one(
        says(r, act(A, "Yemeni government", "Houthis"), speaker=unnamed, stance=Stance.CLAIM),
        says(r, term(TermSlot.MEDIATOR, ActorMention("United Nations"))),
        reports=(r,),
    )
    assert {p.name for p in found.parties if p.role is PartyRole.MEDIATOR} == {"United Nations"}
    assert len(found.parties) == 3


def test_the_end_first_planned_is_kept_beside_that_of_a_later_mention() -> None:
    a = report("a", "Yemen", published="2022-04-02")
    b = report("b", "Yemen", published="2022-06-02")
    c = report("c", "Yemen", published="2022-10-01")
    found = one(
        says(a, act(A, "Yemeni government", "Houthis", when=day("2022-04-01"))),
        says(b, act(CeasefireAct.EXTEND, "Houthis")),
        says(b, term(TermSlot.END, day("2022-06-02"))),
        says(c, term(TermSlot.END, day("2022-10-02"))),
        reports=(a, b, c),
    )
    assert found.end_planned is not None
    assert found.end_planned.latest == "2022-06-02"


def test_the_day_on_which_it_had_ended_is_no_plan() -> None:
    r = report("a", COLOMBIA, published="2020-05-10")
    over = says(r, term(TermSlot.END, day("2020-05-08")))
    told = (says(r, act(D, "ELN", when=day("2020-04-01"))), says(r, act(CeasefireAct.END, "ELN")))
    assert one(*told, over, reports=(r,)).end_planned is None
