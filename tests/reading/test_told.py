"""What the model marks becomes acts, terms, threats and demands where no rule reads any."""

from __future__ import annotations

from dataclasses import replace

from build import S, analysis

from tregua.model import Event, Stance, Term, Words
from tregua.reading.ceasefires import ceasefire_acts
from tregua.reading.draft import Context, Draft
from tregua.reading.incidents import incidents
from tregua.reading.reader import context_of
from tregua.reading.told_events import told_speech
from tregua.reading.told_terms import told_terms

GUNS = (
    "The//DET/2/det rebels/rebel/NOUN/4/nsubj will//AUX/4/aux pocket//VERB/0/root "
    "their//PRON/6/nmod:poss guns/gun/NOUN/4/obj along//ADP/9/case the//DET/9/det "
    "coast//NOUN/4/obl"
)
ACT = {"act": {"pocket": "declare"}}


def reading(*specs: S) -> Context:
    """The context of sentences that the model takes for ones about a war."""
    of_war = [replace(spec, warlike=5.0) for spec in specs]
    return replace(context_of(analysis(*of_war)), armed=True)


def acts(*specs: S) -> list[tuple[str, list[str]]]:
    events = [d.proposition for d in ceasefire_acts(reading(*specs))]
    return [
        (str(e.ceasefire_act), [a.name for a in e.actors]) for e in events if isinstance(e, Event)
    ]


def terms(context: Context, drafts: list[Draft]) -> list[tuple[str, str]]:
    found = [d.proposition for d in told_terms(context, drafts)]
    return [
        (t.slot.value, t.value.text)
        for t in found
        if isinstance(t, Term) and isinstance(t.value, Words)
    ]


def test_words_that_no_rule_knows_declare_where_they_are_marked() -> None:
    assert acts(S(GUNS)) == []
    assert acts(S(GUNS, marks=ACT)) == [("declare", ["rebels"])]


def test_the_same_words_about_no_war_are_no_act() -> None:
    context = replace(context_of(analysis(S(GUNS, marks=ACT, warlike=-3.0))), armed=True)
    assert list(ceasefire_acts(context)) == []


def test_an_act_that_is_only_asked_about_is_none() -> None:
    asked = (
        "If//SCONJ/5/mark the//DET/3/det rebels/rebel/NOUN/5/nsubj will//AUX/5/aux "
        "pocket//VERB/9/advcl their//PRON/7/nmod:poss guns/gun/NOUN/5/obj we//PRON/9/nsubj "
        "march//VERB/0/root"
    )
    assert acts(S(asked, marks=ACT)) == []


def test_what_a_rule_has_read_is_not_read_again() -> None:
    words = (
        "The//DET/2/det rebels/rebel/NOUN/3/nsubj declared/declare/VERB/0/root a//DET/5/det "
        "ceasefire//NOUN/3/obj"
    )
    marked = S(words, marks={"act": {"declared": "declare", "ceasefire": "declare"}})
    assert acts(marked) == [("declare", ["rebels"])]


def test_who_is_marked_does_it_where_the_tree_names_nobody() -> None:
    words = (
        "Silence//NOUN/0/root of//ADP/4/case the//DET/4/det guns/gun/NOUN/1/nmod :/:/PUNCT/6/punct "
        "rebels/rebel/NOUN/1/parataxis"
    )
    marked = S(words, marks={"act": {"Silence": "accept"}, "role": {"rebels": "by"}})
    assert acts(marked) == [("accept", ["rebels"])]


def test_a_truce_that_ends_by_itself_is_ended_by_nobody() -> None:
    words = (
        "The//DET/2/det truce//NOUN/3/nsubj lapsed/lapse/VERB/0/root while//SCONJ/7/mark "
        "the//DET/6/det rebels/rebel/NOUN/7/nsubj slept/sleep/VERB/3/advcl"
    )
    marked = S(words, marks={"act": {"lapsed": "end"}, "role": {"rebels": "by"}})
    assert acts(marked) == [("end", [])]


def test_terms_stand_only_beside_an_act() -> None:
    marked = S(GUNS, marks={**ACT, "term": {"along the coast": "area"}})
    context = reading(marked)
    assert terms(context, []) == []
    assert terms(context, list(ceasefire_acts(context))) == [("area", "the coast")]


def test_a_term_of_time_wants_a_time_expression() -> None:
    marked = S(GUNS, marks={**ACT, "term": {"along the coast": "duration"}})
    context = reading(marked)
    assert list(told_terms(context, list(ceasefire_acts(context)))) == []


def test_a_threat_and_a_demand_have_a_maker() -> None:
    words = (
        "The//DET/2/det army//NOUN/4/nsubj will//AUX/4/aux finish//VERB/0/root the//DET/6/det "
        "job//NOUN/4/obj"
    )
    (draft,) = told_speech(reading(S(words, marks={"act": {"finish": "threat"}})), [])
    assert (draft.stance, draft.speaker.name or draft.speaker.role) == (Stance.THREAT, "army")
    nobody = "Finish//VERB/0/root the//DET/3/det job//NOUN/1/obj"
    assert list(told_speech(reading(S(nobody, marks={"act": {"Finish": "threat"}})), [])) == []


def test_violence_in_other_words_is_an_incident_where_it_is_marked() -> None:
    words = (
        "Rebels/rebel/NOUN/2/nsubj emptied/empty/VERB/0/root magazines/magazine/NOUN/2/obj "
        "into//ADP/6/case the//DET/6/det market//NOUN/2/obl in//ADP/8/case Taiz//PROPN/6/nmod"
    )
    marked = {"act": {"emptied": "Attack"}}
    assert list(incidents(reading(S(words, {"Taiz": "LOC"})))) == []
    (draft,) = incidents(reading(S(words, {"Taiz": "LOC"}, marks=marked)))
    event = draft.proposition
    assert isinstance(event, Event)
    assert (event.sub_event, [a.name for a in event.actors]) == ("Attack", ["Rebels"])
