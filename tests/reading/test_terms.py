"""The terms of a ceasefire, and what is no term of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from build import S, analysis, context

from tregua.model import Duration, Modality, Term, Time
from tregua.reading.reader import context_of
from tregua.reading.terms import ceasefire_terms

FRIDAY = {"Friday": ("2024-05-17", "2024-05-17")}
REBELS = "The//DET/2/det rebels/rebel/NOUN/3/nsubj "
DECLARED = f"{REBELS}declared/declare/VERB/0/root a//DET/5/det truce//NOUN/3/obj "
TRUCE = "A//DET/2/det truce//NOUN/3/nsubj holds/hold/VERB/0/root"
RAIN = "Rain//NOUN/2/nsubj fell/fall/VERB/0/root"


def terms(*specs: str | S) -> list[Term]:
    """The terms of a report about an armed conflict, with the voices that its words give."""
    found = ceasefire_terms(replace(context_of(analysis(*specs)), armed=True))
    return [d.proposition for d in found if isinstance(d.proposition, Term)]


def said(*specs: str | S) -> list[tuple[str, str]]:
    """Slot and words of each term."""
    return [(t.slot.value, _words(t)) for t in terms(*specs)]


def _words(term: Term) -> str:
    value = term.value
    if isinstance(value, Time):
        return f"{value.earliest}"
    if isinstance(value, Duration):
        return value.iso or value.as_said
    return value.name if hasattr(value, "name") else value.text


# --- times ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "slot"), [("from", "start"), ("since", "start"), ("until", "end"), ("till", "end")]
)
def test_a_preposition_says_whether_it_starts_or_ends(case: str, slot: str) -> None:
    words = S(f"{DECLARED}{case}//ADP/7/case Friday//PROPN/5/nmod", times=FRIDAY)
    assert said(words) == [(slot, "2024-05-17")]


@pytest.mark.parametrize("case", ["after", "by", "before"])
def test_other_prepositions_set_neither_start_nor_end(case: str) -> None:
    words = S(f"{DECLARED}{case}//ADP/7/case Friday//PROPN/5/nmod", times=FRIDAY)
    assert said(words) == []


def test_the_day_of_a_declaration_is_no_start() -> None:
    assert said(S(f"{DECLARED}on//ADP/7/case Friday//PROPN/3/obl", times=FRIDAY)) == []


@pytest.mark.parametrize(
    ("verb", "slot"),
    [("begins/begin", "start"), ("starts/start", "start"), ("expires/expire", "end"),
     ("ends/end", "end")],
)  # fmt: skip
def test_a_ceasefire_that_begins_or_ends_on_a_day(verb: str, slot: str) -> None:
    rest = f"{verb}/VERB/0/root on//ADP/5/case Friday//PROPN/3/obl"
    assert said(S(f"The//DET/2/det truce//NOUN/3/nsubj {rest}", times=FRIDAY)) == [
        (slot, "2024-05-17")
    ]
    assert said(S(f"The//DET/2/det harvest//NOUN/3/nsubj {rest}", times=FRIDAY)) == []


def test_a_ceasefire_takes_effect() -> None:
    words = (
        "The//DET/2/det {}//NOUN/3/nsubj takes/take/VERB/0/root effect//NOUN/3/obj "
        "on//ADP/6/case Friday//PROPN/3/obl"
    )
    assert said(S(words.format("truce"), times=FRIDAY)) == [("start", "2024-05-17")]
    assert said(S(words.format("drug"), times=FRIDAY)) == []


def test_the_agreement_takes_effect_only_where_a_ceasefire_was_spoken_of() -> None:
    words = S(
        "The//DET/2/det agreement//NOUN/3/nsubj takes/take/VERB/0/root effect//NOUN/3/obj "
        "on//ADP/6/case Friday//PROPN/3/obl",
        times=FRIDAY,
    )
    assert said(TRUCE, words) == [("start", "2024-05-17")]
    assert said(words) == []
    assert said(TRUCE, RAIN, RAIN, RAIN, words) == []


def test_a_range_is_a_start_and_an_end() -> None:
    words = S(
        f"{DECLARED}from//ADP/7/case Friday//PROPN/5/nmod to//ADP/9/case Sunday//PROPN/7/nmod",
        times={**FRIDAY, "Sunday": ("2024-05-19", "2024-05-19")},
    )
    assert said(words) == [("start", "2024-05-17"), ("end", "2024-05-19")]


@pytest.mark.parametrize(
    "words",
    [
        S(f"{REBELS}declared/declare/VERB/0/root a//DET/7/det two//NUM/6/nummod "
          "week//NOUN/7/compound truce//NOUN/3/obj", times={"two week": "P2W"}),
        S(f"{DECLARED}for//ADP/8/case two//NUM/8/nummod weeks/week/NOUN/5/nmod",
          times={"two weeks": "P2W"}),
        S(f"{DECLARED}of//ADP/8/case two//NUM/8/nummod weeks/week/NOUN/5/nmod",
          times={"two weeks": "P2W"}),
        S("The//DET/2/det truce//NOUN/3/nsubj lasts/last/VERB/0/root two//NUM/5/nummod "
          "weeks/week/NOUN/3/obj", times={"two weeks": "P2W"}),
    ],
)  # fmt: skip
def test_how_long_it_lasts(words: S) -> None:
    assert said(words) == [("duration", "P2W")]


@pytest.mark.parametrize("case", ["after", "within", "in"])
def test_how_long_it_took_to_come_is_no_duration(case: str) -> None:
    words = S(
        f"{DECLARED}{case}//ADP/8/case two//NUM/8/nummod weeks/week/NOUN/3/obl",
        times={"two weeks": "P2W"},
    )
    assert said(words) == []
    on_the_truce = replace(words, words=words.words.replace("NOUN/3/obl", "NOUN/5/nmod"))
    assert said(on_the_truce) == []


def test_indefinite_is_a_duration_as_a_word_beside_it_or_said_of_it() -> None:
    beside = (
        f"{REBELS}declared/declare/VERB/0/root an/a/DET/6/det indefinite//ADJ/6/amod "
        "truce//NOUN/3/obj"
    )
    assert said(beside) == [("duration", "indefinite")]
    of_it = "The//DET/2/det {}//NOUN/4/nsubj is/be/AUX/4/cop indefinite//ADJ/0/root"
    assert said(of_it.format("truce")) == [("duration", "indefinite")]
    assert said(of_it.format("curfew")) == []


def test_until_an_event_says_how_long_in_words_and_no_day() -> None:
    words = S(
        f"{DECLARED}until//ADP/8/case the//DET/8/det harvest//NOUN/5/nmod",
        times={"the harvest": (None, None)},
    )
    (duration, *_) = terms(words)
    assert isinstance(duration.value, Duration)
    assert (duration.value.iso, duration.value.until) == (None, "the harvest")


def test_the_day_on_which_somebody_speaks_of_it_is_none_of_its_terms() -> None:
    words = S(
        "Envoys/envoy/NOUN/2/nsubj said/say/VERB/0/root on//ADP/4/case Friday//PROPN/2/obl "
        "the//DET/6/det truce//NOUN/7/nsubj holds/hold/VERB/2/ccomp",
        times=FRIDAY,
    )
    assert said(words) == []


def test_with_immediate_effect_it_starts_on_the_day_of_its_declaration() -> None:
    effect = "with//ADP/8/case immediate//ADJ/8/amod effect//NOUN/5/nmod"
    dated = S(f"{DECLARED}{effect} on//ADP/10/case Friday//PROPN/3/obl", times=FRIDAY)
    assert said(dated) == [("start", "2024-05-17")]
    assert said(DECLARED + effect) == []


def test_a_ceasefire_that_is_only_called_for_or_talked_about_has_no_terms() -> None:
    call = (
        "The//DET/2/det union//NOUN/3/nsubj called/call/VERB/0/root for//ADP/6/case "
        "a//DET/6/det truce//NOUN/3/obl from//ADP/8/case Friday//PROPN/6/nmod"
    )
    assert said(S(call, times=FRIDAY)) == []
    talks = (
        "Talks/talk/NOUN/7/nsubj on//ADP/4/case a//DET/4/det truce//NOUN/1/nmod from//ADP/6/case "
        "Friday//PROPN/4/nmod failed/fail/VERB/0/root"
    )
    assert said(S(talks, times=FRIDAY)) == []


# --- who -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "A//DET/2/det truce//NOUN/6/nsubj brokered/broker/VERB/2/acl by//ADP/5/case "
        "Turania//PROPN/3/obl:agent holds/hold/VERB/0/root",
        "The//DET/5/det Turania//PROPN/4/compound -//PUNCT/2/punct mediated/mediate/VERB/5/amod "
        "truce//NOUN/6/nsubj holds/hold/VERB/0/root",
        "Under//ADP/2/case mediation//NOUN/6/obl of//ADP/4/case Turania//PROPN/2/nmod "
        "rebels/rebel/NOUN/6/nsubj declared/declare/VERB/0/root a//DET/8/det truce//NOUN/6/obj",
    ],
)
def test_a_mediator(words: str) -> None:
    assert said(S(words, names={"Turania": "LOC"})) == [("mediator", "Turania")]


def test_an_international_body_that_announces_it_is_a_mediator() -> None:
    words = S(
        "ECOWAS//PROPN/2/nsubj announced/announce/VERB/0/root a//DET/4/det truce//NOUN/2/obj",
        names={"ECOWAS": "ORG"},
    )
    assert said(words) == [("mediator", "ECOWAS")]


def test_whoever_declares_it_is_no_mediator() -> None:
    assert said(DECLARED) == []


def test_whom_the_order_binds() -> None:
    words = (
        "The//DET/2/det order//NOUN/3/nsubj binds/bind/VERB/0/root all//DET/5/det "
        "units/unit/NOUN/3/obj"
    )
    assert said(TRUCE, words) == [("party", "all units")]
    court = words.replace("order", "verdict")
    assert said(TRUCE, court) == []


# --- what ----------------------------------------------------------------------------------------


def test_what_is_halted_is_prohibited_and_its_targets_are_protected() -> None:
    words = S(
        "The//DET/2/det army//NOUN/4/nsubj will//AUX/4/aux stop//VERB/0/root "
        "shelling/shell/VERB/4/xcomp civilians/civilian/NOUN/5/obj on//ADP/8/case "
        "Friday//PROPN/5/obl",
        times=FRIDAY,
    )
    found = terms(words)
    assert [(t.slot.value, _words(t)) for t in found if t.slot.value != "start"] == [
        ("prohibited", "shelling"),
        ("protected", "civilians"),
    ]
    assert found[0].modality is Modality.PROHIBIT


def test_the_cessation_of_hostilities_prohibits_them() -> None:
    words = (
        f"{REBELS}announced/announce/VERB/0/root a//DET/5/det cessation//NOUN/3/obj "
        "of//ADP/7/case hostilities/hostility/NOUN/5/nmod"
    )
    assert said(words) == [("prohibited", "hostilities")]


@pytest.mark.parametrize(
    "words",
    [
        "If//SCONJ/3/mark rebels/rebel/NOUN/3/nsubj stop//VERB/7/advcl attacks/attack/NOUN/3/obj "
        "aid//NOUN/7/nsubj will//AUX/7/aux arrive//VERB/0/root",
        f"{REBELS}refused/refuse/VERB/0/root to//PART/5/mark stop//VERB/3/xcomp "
        "attacks/attack/NOUN/5/obj",
    ],
)
def test_what_nobody_binds_himself_to_stop_is_not_prohibited(words: str) -> None:
    assert said(words) == []


@pytest.mark.parametrize("kind", ["unilateral", "bilateral", "conditional", "nationwide"])
def test_what_kind_it_is(kind: str) -> None:
    words = (
        f"{REBELS}declared/declare/VERB/0/root a//DET/6/det {kind}//ADJ/6/amod truce//NOUN/3/obj"
    )
    assert said(words) == [("type", kind)]
    assert said(words.replace(kind, "fragile")) == []


def test_its_purpose_beside_it_behind_it_and_in_a_sentence_of_its_own() -> None:
    beside = (
        f"{REBELS}declared/declare/VERB/0/root a//DET/6/det humanitarian//ADJ/6/amod "
        "truce//NOUN/3/obj"
    )
    assert said(beside) == [("purpose", "humanitarian")]
    behind = f"{DECLARED}for//ADP/8/case the//DET/8/det vaccination//NOUN/5/nmod"
    assert said(behind) == [("purpose", "the vaccination")]
    aim = (
        "The//DET/2/det aim//NOUN/5/nsubj:outer is/be/AUX/5/cop to//PART/5/mark make//VERB/0/root "
        "room//NOUN/5/obj for//ADP/8/case talks/talk/NOUN/6/nmod"
    )
    assert said(TRUCE, aim) == [("purpose", "make room for talks")]
    assert said(RAIN, aim) == []


def test_a_phrase_without_a_purpose_is_none() -> None:
    assert said(f"{DECLARED}for//ADP/8/case the//DET/8/det record//NOUN/3/obl") == []


def test_its_condition_in_the_words_of_the_text() -> None:
    words = f"{DECLARED}if//SCONJ/8/mark soldiers/soldier/NOUN/8/nsubj leave//VERB/3/advcl"
    assert said(words) == [("condition", "soldiers leave")]
    assert said(words.replace("if//SCONJ", "as//SCONJ")) == []


def test_a_condition_of_something_else_is_none_of_it() -> None:
    words = (
        "Shops/shop/NOUN/2/nsubj open//VERB/0/root if//SCONJ/5/mark soldiers/soldier/NOUN/5/nsubj "
        "leave//VERB/2/advcl"
    )
    assert said(TRUCE, words) == []


# --- all of them ---------------------------------------------------------------------------------


def test_nothing_is_read_from_a_report_about_something_else() -> None:
    words = S(f"{DECLARED}from//ADP/7/case Friday//PROPN/5/nmod", times=FRIDAY)
    assert list(ceasefire_terms(context(words, armed=False))) == []
    assert len(list(ceasefire_terms(context(words, armed=True)))) == 1
