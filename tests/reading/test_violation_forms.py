"""Forms in which breaches are told: traded, said to be one, threatened, counted since a day."""

from __future__ import annotations

from build import S, context, parse, with_voices

from tregua.model import CeasefireAct, Event, Stance
from tregua.reading.ceasefires import ceasefire_acts
from tregua.reading.draft import Draft
from tregua.reading.speech import find_voices
from tregua.reading.terms import ceasefire_terms
from tregua.reading.violations import violations


def acts(words: S | str) -> list[Draft]:
    found = context(words)
    return list(ceasefire_acts(with_voices(found, find_voices(found.document))))


def act_of(draft: Draft) -> CeasefireAct | None:
    assert isinstance(draft.proposition, Event)
    return draft.proposition.ceasefire_act


TRADED = (
    "Both/both/DET/2/det sides/side/NOUN/3/nsubj traded/trade/VERB/0/root "
    "accusations/accusation/NOUN/3/obj of//ADP/7/case truce//NOUN/7/compound "
    "violations/violation/NOUN/4/nmod"
)


def test_traded_accusations_are_of_both_and_name_no_culprit() -> None:
    (draft,) = acts(TRADED)
    assert act_of(draft) is CeasefireAct.VIOLATE
    assert draft.stance is Stance.ACCUSE
    assert draft.speaker is not None
    assert isinstance(draft.proposition, Event)
    assert draft.proposition.actors == ()


def test_what_is_said_to_be_a_breach_is_an_accusation_by_whoever_says_so() -> None:
    (draft,) = acts(
        "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root the//DET/5/det "
        "shelling//NOUN/8/nsubj was/be/AUX/8/cop a//DET/8/det breach//NOUN/3/ccomp "
        "of//ADP/11/case the//DET/11/det truce//NOUN/8/nmod"
    )
    assert act_of(draft) is CeasefireAct.VIOLATE


def test_a_warning_that_an_attack_would_end_the_truce_ends_nothing() -> None:
    assert (
        acts(
            "The//DET/2/det front//NOUN/3/nsubj warned/warn/VERB/0/root that//SCONJ/8/mark "
            "any//DET/6/det attack//NOUN/8/nsubj would//AUX/8/aux end//VERB/3/ccomp "
            "the//DET/10/det truce//NOUN/8/obj"
        )
        == []
    )


def test_since_when_it_was_broken_is_no_start() -> None:
    words = S(
        "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root the//DET/5/det "
        "truce//NOUN/8/nsubj:pass had/have/AUX/8/aux been/be/AUX/8/aux:pass "
        "broken/break/VERB/3/ccomp since//ADP/10/case Friday//PROPN/8/obl",
        times={"Friday": ("2021-03-05", "2021-03-05")},
    )
    slots = [d.proposition.slot for d in ceasefire_terms(context(words))]  # type: ignore[union-attr]
    assert slots == []


def broken_by(words: str) -> list[list[str]]:
    sentence = parse(words)
    return [[sentence.tokens[i].text for i in a.actors] for a in violations(sentence)]


def test_a_reported_violation_is_one_by_those_behind_by() -> None:
    assert broken_by(
        "Monitors/monitor/NOUN/2/nsubj reported/report/VERB/0/root "
        "violations/violation/NOUN/2/obj by//ADP/5/case rebels/rebel/NOUN/3/nmod"
    ) == [["rebels"]]


def test_what_is_prevented_or_counted_as_none_has_not_happened() -> None:
    prevented = (
        "Monitors/monitor/NOUN/2/nsubj prevented/prevent/VERB/0/root "
        "violations/violation/NOUN/2/obj"
    )
    none = (
        "Monitors/monitor/NOUN/2/nsubj reported/report/VERB/0/root no//DET/4/det "
        "violations/violation/NOUN/2/obj"
    )
    assert broken_by(prevented) == broken_by(none) == []


def test_violations_of_rights_are_not_those_of_the_truce() -> None:
    assert (
        broken_by(
            "Monitors/monitor/NOUN/2/nsubj reported/report/VERB/0/root "
            "violations/violation/NOUN/2/obj of//ADP/6/case human//ADJ/6/amod "
            "rights/right/NOUN/3/nmod"
        )
        == []
    )


def test_who_fires_in_breach_of_the_truce_breaks_it() -> None:
    assert broken_by(
        "Rebels/rebel/NOUN/2/nsubj shelled/shell/VERB/0/root Relko//PROPN/2/obj in//ADP/5/case "
        "breach//NOUN/2/obl of//ADP/8/case the//DET/8/det truce//NOUN/5/nmod"
    ) == [["Rebels"]]


def test_who_tells_of_breaches_accuses() -> None:
    (draft,) = acts(
        "The//DET/2/det army//NOUN/3/nsubj recorded/record/VERB/0/root twelve//NUM/5/nummod "
        "breaches/breach/NOUN/3/obj of//ADP/8/case the//DET/8/det truce//NOUN/5/nmod "
        "by//ADP/10/case rebels/rebel/NOUN/5/nmod"
    )
    assert draft.stance is Stance.ACCUSE
    assert draft.speaker is not None
    assert draft.speaker.name == "army"
