"""Incidents held against ceasefires: the five questions, the verdicts, what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from builders import act, belongs, day, named, report, says, term, violence
from tregua.linking import link
from tregua.model import (
    Answer,
    CeasefireAct,
    Certainty,
    Finding,
    Report,
    Stance,
    Statement,
    SubEvent,
    TermSlot,
    Verdict,
)
from tregua.monitor import monitor

R = report("a", "Yemen, Yemeni, Sanaa, Yemen", outlet="Gulf Post", published="2022-05-01")
TRUCE = (
    says(R, act(CeasefireAct.AGREE, "Yemeni government", "Houthis", when=day("2022-04-01"))),
    says(R, term(TermSlot.START, day("2022-04-02"))),
    says(R, term(TermSlot.END, day("2022-06-02"))),
)


def findings(
    *told: Statement, truce: tuple[Statement, ...] = TRUCE, on: Report = R
) -> list[Finding]:
    statements = [*truce, *told]
    return list(monitor(link([on], statements), [on], statements).findings)


def shelling(*by: str, **fields: Any) -> Statement:
    event: dict[str, Any] = {
        "on": ("Yemeni army",),
        "place": "Taiz",
        "when": day("2022-04-20"),
    } | {k: fields.pop(k) for k in ("on", "place", "when") if k in fields}
    return says(R, violence(SubEvent.SHELLING, *by, **event), group="i1", **fields)


def answers(finding: Finding) -> dict[str, str]:
    q = finding.questions
    return {
        name: getattr(q, name).answer.value for name in ("party", "target", "act", "area", "period")
    }


def test_unnamed_perpetrator_leaves_a_possible_violation_and_says_what_would_settle_it() -> None:
    (found,) = findings(shelling())
    assert found.verdict is Verdict.POSSIBLE
    assert answers(found) == {
        "party": "unknown", "target": "yes", "act": "yes", "area": "yes", "period": "yes",
    }  # fmt: skip
    assert found.would_settle == ("party",)
    assert found.alleged_by == ()


def test_an_accusation_names_its_accuser() -> None:
    told = shelling("Houthis", speaker=named("Yemeni army"), stance=Stance.ACCUSE)
    (found,) = findings(told)
    assert found.verdict is Verdict.ALLEGED
    assert found.alleged_by == ("Yemeni army",)
    assert told.id in found.statements


def test_the_reports_own_voice_alleges_under_its_outlets_name() -> None:
    (found,) = findings(shelling("Houthis"))
    assert (found.verdict, found.alleged_by) == (Verdict.ALLEGED, ("Gulf Post",))


def test_an_admission_needs_all_five_to_be_yes() -> None:
    own = {"speaker": named("Houthi movement"), "stance": Stance.ADMIT}
    (sure,) = findings(shelling("Houthis", **own))
    (open_,) = findings(shelling("Houthis", when=None, **own))
    assert sure.verdict is Verdict.ADMITTED
    assert open_.verdict is Verdict.ALLEGED


def test_a_fighter_of_a_party_is_the_party() -> None:
    (found,) = findings(shelling("Houthi sniper"))
    assert found.questions.party.answer is Answer.YES


def test_somebody_else_is_outside_the_terms() -> None:
    (found,) = findings(shelling("United States"))
    assert found.verdict is Verdict.OUTSIDE
    assert found.would_settle == ()


@pytest.mark.parametrize(
    ("when", "answer"),
    [("2022-04-02", Answer.UNKNOWN), ("2022-04-03", Answer.YES), ("2022-04-30", Answer.YES)],
)
def test_the_period_is_answered_by_the_days(when: str, answer: Answer) -> None:
    (found,) = findings(shelling(when=day(when)))
    assert found.questions.period.answer is answer


def test_a_day_that_is_not_known_leaves_the_period_open() -> None:
    (found,) = findings(shelling("Houthis", when=None))
    assert found.questions.period.answer is Answer.UNKNOWN
    assert "period" in found.would_settle


def test_what_was_over_before_it_began_is_left_out() -> None:
    assert findings(shelling(when=day("2022-03-20"))) == []


def test_what_happened_in_another_country_is_left_out() -> None:
    assert findings(shelling(place="Bogota, Colombia", on=("a convoy",))) == []


def test_old_violence_without_day_and_parties_is_left_out() -> None:
    told = says(R, violence(SubEvent.ATTACK), group="i9")
    assert findings(told) == []


def test_an_area_of_the_terms_decides_where() -> None:
    area = says(R, term(TermSlot.AREA, "the city of Hodeidah"))
    (elsewhere,) = findings(shelling(), area)
    (inside,) = findings(shelling(place="Hodeidah"), area)
    assert elsewhere.questions.area.answer is Answer.UNKNOWN
    assert inside.questions.area.answer is Answer.YES


def test_terms_that_only_forbid_air_strikes_leave_shelling_open() -> None:
    narrow = says(R, term(TermSlot.PROHIBITED, "air raids"))
    (found,) = findings(shelling(), narrow)
    assert found.questions.act.answer is Answer.UNKNOWN


def test_who_began_a_clash_is_open_where_self_defence_is_excepted() -> None:
    clash = says(
        R,
        violence(SubEvent.ARMED_CLASH, on=("Yemeni army",), place="Taiz", when=day("2022-04-20")),
        group="i1",
    )
    (plain,) = findings(clash)
    (excepted,) = findings(clash, says(R, term(TermSlot.EXCEPTION, "self-defence")))
    assert plain.questions.act.answer is Answer.YES
    assert excepted.questions.act.answer is Answer.UNKNOWN


IRAQ = report("i", "Iraq, Iraqi, Baghdad", published="2020-10-12")
UNILATERAL = (
    says(
        IRAQ,
        act(CeasefireAct.DECLARE, "Kataib Hezbollah", to=("US forces",), when=day("2020-10-10")),
    ),
)


def bomb(*by: str, on: str = "US forces") -> Statement:
    event = violence(SubEvent.IED, *by, on=(on,), place="Baghdad", when=day("2020-10-11"))
    return says(IRAQ, event, group="i1")


def test_a_unilateral_halt_protects_whom_it_names_and_no_other_state() -> None:
    (us,) = findings(bomb(on="a convoy of the US forces"), truce=UNILATERAL, on=IRAQ)
    (turk,) = findings(bomb(on="Turkish army"), truce=UNILATERAL, on=IRAQ)
    (unnamed,) = findings(bomb(on="a convoy"), truce=UNILATERAL, on=IRAQ)
    assert us.questions.target.answer is Answer.YES
    assert turk.questions.target.answer is Answer.NO
    assert unnamed.questions.target.answer is Answer.UNKNOWN


def test_a_likely_member_is_not_bound_for_sure() -> None:
    hedged = says(
        IRAQ,
        belongs("Asaib Ahl al-Haq", "member", "Kataib Hezbollah"),
        certainty=Certainty.PROBABLE,
        group=None,
    )
    (found,) = findings(bomb("Asaib Ahl al-Haq"), hedged, truce=UNILATERAL, on=IRAQ)
    assert found.questions.party.answer is Answer.UNKNOWN


def test_a_group_that_did_not_declare_is_not_bound() -> None:
    (found,) = findings(bomb("Islamic State"), truce=UNILATERAL, on=IRAQ)
    assert found.verdict is Verdict.OUTSIDE


def test_where_only_the_militias_declared_any_militia_may_be_bound() -> None:
    vague = (
        says(
            IRAQ,
            act(CeasefireAct.DECLARE, "Iraqi militias", to=("US forces",), when=day("2020-10-10")),
        ),
    )
    (found,) = findings(bomb("Asaib Ahl al-Haq"), truce=vague, on=IRAQ)
    assert found.questions.party.answer is Answer.UNKNOWN
    assert found.verdict is Verdict.ALLEGED


def test_every_answer_has_a_reason_and_every_finding_its_witnesses() -> None:
    told = shelling("Houthis")
    (found,) = findings(told)
    for name in answers(found):
        assert getattr(found.questions, name).why
    assert set(found.statements) <= {s.id for s in (*TRUCE, told)}
