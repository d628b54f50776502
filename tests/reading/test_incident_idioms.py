"""Lives lost and tolls, worlds that are no war, who is charged, and when it was."""

from __future__ import annotations

import pytest
from build import S, context

from tregua.model import Event, Number, SpeakerKind, Stance, SubEvent
from tregua.reading.draft import Draft
from tregua.reading.incidents import incidents

AMBUSH = (
    "An//DET/2/det ambush//NOUN/3/nsubj {verb} the//DET/5/det lives/life/NOUN/3/obj of//ADP/8/case "
    "nine//NUM/8/nummod soldiers/soldier/NOUN/5/nmod"
)
BOMB = S(
    "A//DET/2/det bomb//NOUN/3/nsubj exploded/explode/VERB/0/root in//ADP/5/case Arva//PROPN/3/obl",
    names={"Arva": "LOC"},
)


def told(*specs: S | str) -> list[Draft]:
    return list(incidents(context(*specs)))


def event(draft: Draft) -> Event:
    assert isinstance(draft.proposition, Event)
    return draft.proposition


def bounds(number: Number | None) -> tuple[float | None, float | None] | None:
    return None if number is None else (number.low, number.high)


@pytest.mark.parametrize("verb", ["claimed/claim/VERB/0/root", "cost/cost/VERB/0/root"])
def test_lives_that_a_deed_claims_are_its_dead(verb: str) -> None:
    (draft,) = told(AMBUSH.format(verb=verb))
    assert bounds(event(draft).killed) == (9, 9)
    assert [r.name for r in event(draft).recipients] == ["soldiers"]


def test_who_loses_his_life_in_an_attack_was_killed_by_it() -> None:
    (draft,) = told(
        S(
            "Six//NUM/2/nummod miners/miner/NOUN/3/nsubj lost/lose/VERB/0/root "
            "their/their/PRON/5/nmod:poss lives/life/NOUN/3/obj when//ADV/8/advmod "
            "rebels/rebel/NOUN/8/nsubj attacked/attack/VERB/3/advcl a//DET/10/det "
            "colliery//NOUN/8/obj near//ADP/12/case Arva//PROPN/8/obl",
            names={"Arva": "LOC"},
        )
    )
    assert bounds(event(draft).killed) == (6, 6)
    assert [a.name for a in event(draft).actors] == ["rebels"]


def test_lives_that_an_earthquake_claims_are_no_incident() -> None:
    quake = (
        "The//DET/2/det earthquake//NOUN/3/nsubj claimed/claim/VERB/0/root 300//NUM/5/nummod "
        "lives/life/NOUN/3/obj"
    )
    assert told(quake) == []


def test_a_toll_without_a_deed_is_that_of_the_incident_before() -> None:
    toll = (
        "The//DET/3/det death//NOUN/3/compound toll//NOUN/4/nsubj rose/rise/VERB/0/root "
        "to//ADP/6/case 40//NUM/4/obl"
    )
    first, later = told(BOMB, toll)
    assert later.rule == "incident_toll.v1"
    assert (later.group, bounds(event(later).killed)) == (first.group, (40, 40))
    assert told(toll) == []


def test_a_toll_of_a_war_is_no_incidents() -> None:
    toll = (
        "The//DET/3/det death//NOUN/3/compound toll//NOUN/7/nsubj in//ADP/6/case the//DET/6/det "
        "war//NOUN/3/nmod passed/pass/VERB/0/root 50,000//NUM/7/obj"
    )
    assert len(told(BOMB, toll)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "The//DET/2/det film//NOUN/3/nsubj shows/show/VERB/0/root rebels/rebel/NOUN/3/obj "
        "who//PRON/6/nsubj shelled/shell/VERB/4/acl:relcl Arva//PROPN/6/obj",
        "A//DET/3/det gas//NOUN/3/compound explosion//NOUN/4/nsubj killed/kill/VERB/0/root "
        "three//NUM/6/nummod people/person/NOUN/4/obj",
        "The//DET/2/det union//NOUN/3/nsubj launched/launch/VERB/0/root a//DET/5/det "
        "strike//NOUN/3/obj against//ADP/8/case the//DET/8/det government//NOUN/3/obl",
        "He//PRON/2/nsubj murdered/murder/VERB/0/root his/his/PRON/4/nmod:poss wife//NOUN/2/obj",
        "They//PRON/2/nsubj condemned/condemn/VERB/0/root any//DET/4/det attack//NOUN/2/obj "
        "on//ADP/6/case civilians/civilian/NOUN/4/nmod",
    ],
    ids=["film", "gas", "walkout", "family", "generic"],
)
def test_violence_of_other_worlds_is_no_incident(words: str) -> None:
    assert told(words) == []


def test_a_strike_by_warplanes_stays_one_beside_workers() -> None:
    (draft,) = told(
        "An//DET/3/det air//NOUN/3/compound strike//NOUN/4/nsubj killed/kill/VERB/0/root "
        "three//NUM/6/nummod workers/worker/NOUN/4/obj"
    )
    assert event(draft).sub_event is SubEvent.AIR_DRONE_STRIKE


def test_who_is_charged_by_nobody_named_is_accused_and_not_reported() -> None:
    (draft,) = told(
        S(
            "The//DET/2/det rebels/rebel/NOUN/4/nsubj:pass are/be/AUX/4/aux:pass "
            "accused/accuse/VERB/0/root of//SCONJ/6/mark shelling/shell/VERB/4/advcl "
            "Arva//PROPN/6/obj",
            names={"Arva": "LOC"},
        )
    )
    assert (draft.stance, draft.speaker and draft.speaker.kind) == (
        Stance.ACCUSE,
        SpeakerKind.ANONYMOUS,
    )


def test_what_a_body_s_fighters_do_the_body_does() -> None:
    (draft,) = told(
        S(
            "The//DET/2/det Varda//PROPN/3/nsubj said/say/VERB/0/root its/its/PRON/5/nmod:poss "
            "fighters/fighter/NOUN/6/nsubj shelled/shell/VERB/3/ccomp Arva//PROPN/6/obj",
            names={"Varda": "ORG", "Arva": "LOC"},
        )
    )
    assert [a.name for a in event(draft).actors] == ["Varda"]


def test_the_second_of_two_verbs_keeps_its_own_victims() -> None:
    (draft,) = told(
        "Rockets/rocket/NOUN/2/nsubj killed/kill/VERB/0/root a//DET/4/det girl//NOUN/2/obj "
        "and//CCONJ/6/cc injured/injure/VERB/2/conj five//NUM/8/nummod people/person/NOUN/4/conj"
    )
    assert (bounds(event(draft).killed), bounds(event(draft).injured)) == ((1, 1), (5, 5))


def test_tuesday_fired_no_rockets() -> None:
    (draft,) = told(
        S(
            "Tuesday//PROPN/3/nmod:poss 's//PART/1/case rockets/rocket/NOUN/4/nsubj "
            "killed/kill/VERB/0/root a//DET/6/det girl//NOUN/4/obj",
            times={"Tuesday": ("2024-05-07", "2024-05-07")},
        )
    )
    assert event(draft).actors == ()
    assert event(draft).instrument == "rockets"
    assert event(draft).when is not None


def test_violence_since_a_day_runs_up_to_the_report() -> None:
    (draft,) = told(
        S(
            "Since//ADP/2/case Monday//PROPN/6/obl rebels/rebel/NOUN/6/nsubj have/have/AUX/6/aux "
            "repeatedly//ADV/6/advmod shelled/shell/VERB/0/root Arva//PROPN/6/obj",
            names={"Arva": "LOC"},
            times={"Monday": ("2024-05-06", "2024-05-06")},
        )
    )
    when = event(draft).when
    assert event(draft).mode == "recurring"
    assert when is not None
    assert (when.earliest, when.latest) == ("2024-05-06", "2024-05-13")


def test_ground_taken_is_told_by_who_takes_it() -> None:
    taken = "{who} captured/capture/VERB/0/root the//DET/4/det town//NOUN/2/obj"
    (rebels,) = told(taken.format(who="Rebels/rebel/NOUN/2/nsubj"))
    (army,) = told(taken.format(who="Soldiers/soldier/NOUN/2/nsubj"))
    assert event(rebels).sub_event is SubEvent.NON_STATE_TAKES
    assert event(army).sub_event is SubEvent.GOVERNMENT_REGAINS


def test_a_crowd_fired_on_by_police_is_no_attack() -> None:
    (draft,) = told(
        "Police//NOUN/2/nsubj fired/fire/VERB/0/root on//ADP/4/case protesters/protester/NOUN/2/obl"
    )
    assert event(draft).sub_event is SubEvent.EXCESSIVE_FORCE
