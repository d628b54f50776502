"""Events other than violence: meetings, votes, sanctions, troops; demands and threats."""

from build import S, context, with_voices

from tregua.model import Event, EventCode, Speaker, SpeakerKind, Stance
from tregua.reading.draft import Context, Draft
from tregua.reading.other_events import other_events
from tregua.reading.speech import find_voices


def spoken(*specs: S | str) -> Context:
    found = context(*specs)
    return with_voices(found, find_voices(found.document))


def events(found: Context) -> list[Event]:
    return [event(d) for d in other_events(found)]


def event(draft: Draft) -> Event:
    assert isinstance(draft.proposition, Event)
    return draft.proposition


def who(found: Event) -> tuple[list[str], list[str]]:
    return [a.name for a in found.actors], [r.name for r in found.recipients]


MET = S(
    "Last/last/ADJ/2/amod week/week/NOUN/5/obl:unmarked ,//PUNCT/2/punct Ada/Ada/PROPN/5/nsubj "
    "met/meet/VERB/0/root with/with/ADP/7/case Bob/Bob/PROPN/5/obl",
    names={"Ada": "PER", "Bob": "PER"},
    times={"Last week": ("2024-05-06", "2024-05-12")},
)


def test_a_meeting_has_two_sides_and_a_week() -> None:
    (found,) = events(context(MET))
    assert (found.code, found.mode) == (EventCode.CONSULT, "meet")
    assert who(found) == (["Ada"], ["Bob"])
    assert found.when is not None
    assert found.when.earliest == "2024-05-06"


def test_a_meeting_that_is_only_planned_gives_nothing() -> None:
    planned = (
        "Ada/Ada/PROPN/2/nsubj plans/plan/VERB/0/root to/to/PART/4/mark meet/meet/VERB/2/xcomp "
        "Bob/Bob/PROPN/4/obj"
    )
    denied = (
        "Ada/Ada/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod meet/meet/VERB/0/root "
        "Bob/Bob/PROPN/4/obj"
    )
    names = {"Ada": "PER", "Bob": "PER"}
    assert events(context(S(planned, names=names))) == []
    assert events(context(S(denied, names=names))) == []


def test_who_fights_whom_is_an_event_while_it_goes_on() -> None:
    def fighting(verb: str) -> S:
        words = f"Norway//PROPN/2/nsubj {verb}/fight/VERB/0/root Dawn//PROPN/2/obj"
        return S(words, names={"Norway": "LOC", "Dawn": "ORG"})

    (found,) = events(context(fighting("fights")))
    assert (found.code, found.sub_event, who(found)) == (
        EventCode.ASSAULT,
        None,
        (["Norway"], ["Dawn"]),
    )
    assert events(context(fighting("fought"))) == []


def test_nobody_named_no_event() -> None:
    spec = "He/he/PRON/2/nsubj met/meet/VERB/0/root friends/friend/NOUN/2/obj"
    assert events(context(spec)) == []


def test_a_call_that_is_told_by_a_noun_keeps_its_own_day() -> None:
    spec = S(
        "After/after/ADP/3/case a/a/DET/3/det call/call/NOUN/9/obl with/with/ADP/5/case "
        "Bob/Bob/PROPN/3/nmod Sunday/Sunday/PROPN/3/nmod:unmarked ,//PUNCT/3/punct "
        "Ada/Ada/PROPN/9/nsubj left/leave/VERB/0/root Paris/Paris/PROPN/9/obj",
        names={"Ada": "PER", "Bob": "PER", "Paris": "LOC"},
        times={"Sunday": ("2024-05-12", "2024-05-12")},
    )
    (found,) = events(context(spec))
    assert (found.code, found.mode) == (EventCode.CONSULT, "call")
    assert who(found) == (["Ada"], ["Bob"])
    assert found.when is not None
    assert found.when.earliest == "2024-05-12"


def test_a_vote_on_a_request() -> None:
    spec = S(
        "Elbonian/Elbonian/ADJ/2/amod lawmakers/lawmaker/NOUN/3/nsubj passed/pass/VERB/0/root "
        "a/a/DET/5/det motion/motion/NOUN/3/obj to/to/PART/7/mark {}/{}/VERB/5/acl "
        "foreign/foreign/ADJ/9/amod troops/troops/NOUN/7/obj".format("oust", "oust"),
    )
    (found,) = events(context(spec))
    assert (found.code, found.mode) == (EventCode.REJECT, "vote")
    assert who(found) == (["Elbonian lawmakers"], [])
    asks = S(spec.words.replace("oust", "urge"))
    assert [e.code for e in events(context(asks))] == [EventCode.REQUEST]


def test_the_legislature_that_voted_may_hang_deeper() -> None:
    spec = S(
        "A/a/DET/2/det move/move/NOUN/5/nsubj to/to/ADP/4/case Parliament/Parliament/PROPN/2/nmod "
        "led/lead/VERB/0/root which/which/PRON/7/nsubj passed/pass/VERB/2/acl:relcl "
        "a/a/DET/9/det motion/motion/NOUN/7/obj",
        names={"Parliament": "ORG"},
    )
    (found,) = events(context(spec))
    assert who(found) == (["Parliament"], [])


def test_a_month_read_ahead_is_that_of_the_year_before() -> None:
    words = (
        "Elbonian/Elbonian/ADJ/2/amod lawmakers/lawmaker/NOUN/5/nsubj in/in/ADP/4/case "
        "{month}/{month}/PROPN/5/obl pass/pass/VERB/0/root a/a/DET/7/det motion/motion/NOUN/5/obj"
    )
    ahead = S(words.format(month="July"), times={"July": ("2024-07-03", "2024-07-03")})
    (found,) = events(context(ahead))
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == ("2023-07-03", "2023-07-03")
    past = S(words.format(month="March"), times={"March": ("2024-03-01", "2024-03-01")})
    (kept,) = events(context(past))
    assert kept.when is not None
    assert kept.when.earliest == "2024-03-01"


def test_a_waiver_of_sanctions_cut_short_is_a_sanction() -> None:
    spec = S(
        "Ruritania/Ruritania/PROPN/2/nsubj shortened/shorten/VERB/0/root a/a/DET/4/det "
        "waiver/waiver/NOUN/2/obj of/of/ADP/6/case sanctions/sanction/NOUN/4/nmod "
        "on/on/ADP/8/case Elbonia/Elbonia/PROPN/6/nmod",
        names={"Ruritania": "LOC", "Elbonia": "LOC"},
    )
    (found,) = events(context(spec))
    assert found.code is EventCode.SANCTION
    assert who(found) == (["Ruritania"], ["Elbonia"])


def test_troops_sent_and_troops_withdrawn() -> None:
    spec = (
        "Ruritania/Ruritania/PROPN/2/nsubj {verb}/VERB/0/root troops/troops/NOUN/2/obj "
        "{case}/ADP/5/case Elbonia/Elbonia/PROPN/2/obl"
    )
    names = {"Ruritania": "LOC", "Elbonia": "LOC"}
    (sent,) = events(context(S(spec.format(verb="sent/send", case="into/into"), names=names)))
    assert sent.code is EventCode.MOBILIZE
    assert sent.place is not None
    assert sent.place.name == "Elbonia"
    (left,) = events(
        context(S(spec.format(verb="withdrew/withdraw", case="from/from"), names=names))
    )
    assert left.code is EventCode.RETREAT


def test_an_accord_on_a_truce_is_left_to_the_ceasefire_rules() -> None:
    spec = (
        "Ruritania/Ruritania/PROPN/4/nsubj and/and/CCONJ/3/cc Elbonia/Elbonia/PROPN/1/conj "
        "signed/sign/VERB/0/root a/a/DET/7/det {}/{}/NOUN/7/compound agreement/agreement/NOUN/4/obj"
    )
    names = {"Ruritania": "LOC", "Elbonia": "LOC"}
    assert events(context(S(spec.format("truce", "truce"), names=names))) == []
    (found,) = events(context(S(spec.format("border", "border"), names=names)))
    assert found.code is EventCode.AGREE


# --- demands -------------------------------------------------------------------------------------


def test_a_demand_for_a_truce_is_a_demand() -> None:
    spec = S(
        "The/the/DET/2/det UN/UN/PROPN/3/nsubj called/call/VERB/0/root on/on/ADP/6/case "
        "all/all/DET/6/det sides/side/NOUN/3/obl to/to/PART/8/mark cease/cease/VERB/3/xcomp "
        "fire/fire/NOUN/8/obj",
        names={"UN": "ORG"},
    )
    (draft,) = other_events(context(spec))
    assert draft.stance is Stance.DEMAND
    assert draft.speaker == Speaker(SpeakerKind.NAMED, "UN", None, (4, 6))
    found = event(draft)
    assert found.code is EventCode.REQUEST
    assert found.ceasefire_act is None
    assert who(found) == (["UN"], ["sides"])


def test_a_statement_that_calls_on_somebody_speaks_for_its_owner() -> None:
    spec = S(
        "The/the/DET/3/det army/army/NOUN/3/nmod:poss statement/statement/NOUN/0/root "
        "called/call/VERB/3/acl on/on/ADP/6/case fighters/fighter/NOUN/4/obl to/to/PART/8/mark "
        "leave/leave/VERB/4/xcomp",
    )
    (draft,) = other_events(context(spec))
    assert who(event(draft)) == (["army"], ["fighters"])
    assert draft.stance is Stance.DEMAND


def test_a_question_and_a_plea_of_guilty_demand_nothing() -> None:
    asked = S(
        "Ada/Ada/PROPN/2/nsubj asked/ask/VERB/0/root whether/whether/SCONJ/5/mark "
        "Bob/Bob/PROPN/5/nsubj left/leave/VERB/2/ccomp",
        names={"Ada": "PER", "Bob": "PER"},
    )
    guilty = S(
        "Ada/Ada/PROPN/2/nsubj pleaded/plead/VERB/0/root guilty/guilty/ADJ/2/xcomp "
        "to/to/ADP/5/case murder/murder/NOUN/2/obl",
        names={"Ada": "PER"},
    )
    assert events(context(asked)) == []
    assert events(context(guilty)) == []


# --- threats -------------------------------------------------------------------------------------

THREATENED = (
    "Ruritania/Ruritania/PROPN/2/nsubj threatened/threaten/VERB/0/root to/to/PART/4/mark "
    "{verb}/VERB/2/xcomp its/its/PRON/6/nmod:poss {object}/NOUN/4/obj if/if/SCONJ/9/mark "
    "rockets/rocket/NOUN/9/nsubj fall/fall/VERB/4/advcl"
)


def test_a_told_threat_keeps_its_condition_and_the_reports_voice() -> None:
    words = THREATENED.format(verb="close/close", object="embassy/embassy")
    (draft,) = other_events(context(S(words, names={"Ruritania": "LOC"})))
    found = event(draft)
    assert found.code is EventCode.THREATEN
    assert who(found) == (["Ruritania"], [])
    assert found.condition is not None
    assert found.condition.text == "rockets fall"
    assert draft.stance is None


def test_a_threat_of_violence_is_spoken_by_the_party() -> None:
    words = THREATENED.format(verb="resume/resume", object="attacks/attack")
    (draft,) = other_events(context(S(words, names={"Ruritania": "LOC"})))
    assert draft.stance is Stance.THREAT
    assert draft.speaker is not None
    assert draft.speaker.name == "Ruritania"


def warned(subject: str, deed: str, speaker: str) -> list[Draft]:
    words = (
        "If/if/SCONJ/3/mark they/they/PRON/3/nsubj stay/stay/VERB/6/advcl "
        f"{subject}/6/nsubj will/will/AUX/6/aux {deed}/VERB/9/ccomp attacks/attack/NOUN/6/obj "
        f"{speaker}/PROPN/9/nsubj said/say/VERB/0/root"
    )
    name = speaker.partition("/")[0]
    return list(other_events(spoken(S(words, names={name: "ORG"}))))


def test_what_a_party_says_it_will_do_is_a_threat() -> None:
    (draft,) = warned("we/we/PRON", "resume/resume", "Zeta/Zeta")
    assert draft.stance is Stance.THREAT
    found = event(draft)
    assert found.condition is not None
    assert found.condition.text == "they stay"


def test_if_they_stay_means_those_who_were_to_leave() -> None:
    leave = S(
        "Zeta/Zeta/PROPN/2/nsubj wants/want/VERB/0/root the/the/DET/4/det exit/exit/NOUN/2/obj "
        "of/of/ADP/7/case Ruritanian/Ruritanian/ADJ/7/amod forces/force/NOUN/4/nmod",
        names={"Zeta": "ORG"},
    )
    stay = S(
        "If/if/SCONJ/3/mark they/they/PRON/3/nsubj stay/stay/VERB/5/advcl they/they/PRON/5/nsubj "
        "risk/risk/VERB/9/ccomp more/more/ADJ/7/amod attacks/attack/NOUN/5/obj "
        "Zeta/Zeta/PROPN/9/nsubj warned/warn/VERB/0/root",
        names={"Zeta": "ORG"},
    )
    (draft,) = [d for d in other_events(spoken(leave, stay)) if d.stance is Stance.THREAT]
    assert who(event(draft)) == ([], ["Ruritanian forces"])
    (alone,) = other_events(spoken(stay))
    assert who(event(alone)) == ([], [])


def test_a_forecast_of_what_others_will_do_is_none() -> None:
    assert warned("militants/militant/NOUN", "resume/resume", "Zeta/Zeta") == []
    assert warned("we/we/PRON", "fear/fear", "Zeta/Zeta") == []


def test_reports_of_other_worlds_give_none() -> None:
    assert list(other_events(context(MET, armed=False))) == []
