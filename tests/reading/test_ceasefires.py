"""Ceasefire acts: who declares, offers, agrees, accepts, rejects, extends, breaks or ends one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from build import S, analysis, context

from tregua.model import Event, Stance
from tregua.reading.ceasefires import ceasefire_acts
from tregua.reading.draft import Draft
from tregua.reading.reader import context_of

REBELS = "The//DET/2/det rebels/rebel/NOUN/3/nsubj "
ARMY = "the//DET/5/det army//NOUN/3/obj "
TRUCE = "the//DET/5/det truce//NOUN/3/obj"
BOTH = "Both//DET/2/det sides/side/NOUN/3/nsubj "


def drafts(*specs: str | S) -> list[Draft]:
    """The drafts of a report about an armed conflict, with the voices that its words give."""
    return list(ceasefire_acts(replace(context_of(analysis(*specs)), armed=True)))


def events(*specs: str | S) -> list[Event]:
    return [d.proposition for d in drafts(*specs) if isinstance(d.proposition, Event)]


def acts(*specs: str | S) -> list[tuple[str, list[str]]]:
    """Each act with the names of those who do it."""
    return [
        (str(e.ceasefire_act), [a.name for a in e.actors])
        for e in events(*specs)
        if e.ceasefire_act is not None
    ]


# --- a verb on a noun ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "act"),
    [
        ("declared/declare", "declare"),
        ("announced/announce", "declare"),
        ("proposed/propose", "offer"),
        ("signed/sign", "agree"),
        ("accepted/accept", "accept"),
        ("rejected/reject", "reject"),
        ("extended/extend", "extend"),
        ("suspended/suspend", "suspend"),
        ("restored/restore", "resume"),
        ("broke/break", "violate"),
        ("denounced/denounce", "end"),
    ],
)
def test_a_verb_does_its_act_to_the_ceasefire(verb: str, act: str) -> None:
    assert acts(f"{REBELS}{verb}/VERB/0/root {TRUCE}") == [(act, ["rebels"])]


@pytest.mark.parametrize("verb", ["discussed/discuss", "feared/fear", "remembered/remember"])
def test_other_verbs_do_none(verb: str) -> None:
    assert acts(f"{REBELS}{verb}/VERB/0/root {TRUCE}") == []


def test_the_same_verb_on_another_noun_does_none() -> None:
    assert acts(f"{REBELS}declared/declare/VERB/0/root the//DET/5/det results//NOUN/3/obj") == []


@pytest.mark.parametrize(
    ("particle", "act"),
    [("called/call off", "end"), ("turned/turn down", "reject"), ("broke/break off", "end")],
)
def test_a_particle_makes_another_act_of_the_verb(particle: str, act: str) -> None:
    verb, particle = particle.split()
    words = (
        f"{REBELS}{verb}/VERB/0/root {particle}//ADP/3/compound:prt the//DET/6/det "
        "ceasefire//NOUN/3/obj"
    )
    assert acts(words) == [(act, ["rebels"])]


@pytest.mark.parametrize(
    ("verb", "preposition", "act"),
    [
        ("agreed/agree", "to", "agree"),
        ("adhered/adhere", "to", "accept"),
        ("recommitted/recommit", "to", "resume"),
        ("withdrew/withdraw", "from", "end"),
    ],
)
def test_a_preposition_makes_the_act(verb: str, preposition: str, act: str) -> None:
    words = f"{REBELS}{verb}/VERB/0/root {preposition}//ADP/6/case the//DET/6/det truce//NOUN/3/obl"
    assert acts(words) == [(act, ["rebels"])]


def test_a_call_for_a_ceasefire_and_a_meeting_on_it_are_no_acts() -> None:
    on = "{}/VERB/0/root {}//ADP/6/case a//DET/6/det ceasefire//NOUN/3/obl"
    union = "The//DET/2/det union//NOUN/3/nsubj "
    assert acts(union + on.format("called/call", "for")) == []
    assert acts(union + on.format("met/meet", "on")) == []


def test_talks_on_a_truce_are_no_act_though_they_begin() -> None:
    words = (
        "Talks/talk/NOUN/5/nsubj on//ADP/4/case a//DET/4/det truce//NOUN/1/nmod "
        "began/begin/VERB/0/root"
    )
    assert acts(words) == []


def test_calling_a_truce_a_farce_is_no_act() -> None:
    words = (
        "The//DET/2/det opposition//NOUN/3/nsubj called/call/VERB/0/root the//DET/5/det "
        "truce//NOUN/3/obj a//DET/7/det farce//NOUN/3/xcomp"
    )
    assert acts(words) == []
    assert acts(f"{REBELS}called/call/VERB/0/root {TRUCE}") == [("declare", ["rebels"])]


def test_having_kept_a_truce_tells_how_it_holds_and_promising_to_keep_it_accepts_it() -> None:
    kept = (
        "Both//DET/2/det sides/side/NOUN/5/nsubj have//AUX/5/aux largely//ADV/5/advmod "
        "kept/keep/VERB/0/root the//DET/7/det truce//NOUN/5/obj"
    )
    assert acts(kept) == []
    will = (
        "The//DET/2/det rebels/rebel/NOUN/4/nsubj will//AUX/4/aux keep//VERB/0/root "
        "the//DET/6/det truce//NOUN/4/obj"
    )
    assert acts(will) == [("accept", ["rebels"])]


def test_declared_over_and_being_over_and_collapsing_end_it() -> None:
    over = f"{REBELS}declared/declare/VERB/0/root {TRUCE} over//ADV/3/advmod"
    assert acts(over) == [("end", ["rebels"])]
    assert acts("The//DET/2/det truce//NOUN/4/nsubj is/be/AUX/4/cop over//ADV/0/root") == [
        ("end", [])
    ]
    assert acts("The//DET/2/det truce//NOUN/3/nsubj collapsed/collapse/VERB/0/root") == [
        ("end", [])
    ]
    assert acts("The//DET/2/det truce//NOUN/4/nsubj is/be/AUX/4/cop fragile//ADJ/0/root") == []


@pytest.mark.parametrize(
    ("verb", "noun", "act"),
    [
        ("accepted/accept", "offer", "accept"),
        ("rejected/reject", "proposal", "reject"),
        ("made/make", "offer", "offer"),
        ("announced/announce", "extension", "extend"),
        ("committed/commit", "violation", "violate"),
        ("announced/announce", "end", "end"),
        ("signed/sign", "agreement", "agree"),
    ],
)
def test_a_noun_between_verb_and_truce_has_its_say(verb: str, noun: str, act: str) -> None:
    words = (
        f"{REBELS}{verb}/VERB/0/root the//DET/5/det {noun}//NOUN/3/obj of//ADP/8/case "
        "the//DET/8/det truce//NOUN/5/nmod"
    )
    assert acts(words) == [(act, ["rebels"])]


def test_a_report_of_a_violation_that_no_one_committed_is_no_declaration() -> None:
    words = (
        f"{REBELS}announced/announce/VERB/0/root the//DET/5/det violation//NOUN/3/obj "
        "of//ADP/8/case the//DET/8/det truce//NOUN/5/nmod"
    )
    assert "declare" not in [act for act, _ in acts(words)]


# --- where the verb stands -----------------------------------------------------------------------


def test_a_passive_is_the_act_of_those_behind_by() -> None:
    words = (
        "A//DET/2/det truce//NOUN/4/nsubj:pass was/be/AUX/4/aux:pass declared/declare/VERB/0/root"
    )
    assert acts(f"{words} by//ADP/7/case the//DET/7/det rebels/rebel/NOUN/4/obl:agent") == [
        ("declare", ["rebels"])
    ]
    assert acts(words) == [("declare", [])]


def test_a_reduced_relative_tells_an_act() -> None:
    words = (
        "The//DET/2/det truce//NOUN/7/nsubj announced/announce/VERB/2/acl by//ADP/6/case "
        "the//DET/6/det rebels/rebel/NOUN/3/obl:agent holds/hold/VERB/0/root"
    )
    assert acts(words) == [("declare", ["rebels"])]


@pytest.mark.parametrize("pronoun", ["that//PRON/9/obj", "which//PRON/9/obj"])
def test_a_relative_clause_tells_an_act_of_its_own_subject(pronoun: str) -> None:
    words = (
        f"The//DET/2/det truce//NOUN/10/nsubj {pronoun} the//DET/5/det army//NOUN/9/nsubj "
        "and//CCONJ/8/cc the//DET/8/det rebels/rebel/NOUN/5/conj "
        "declared/declare/VERB/2/acl:relcl holds/hold/VERB/0/root"
    )
    assert acts(words) == [("declare", ["army", "rebels"])]


def test_a_relative_clause_about_another_object_tells_none() -> None:
    words = (
        "The//DET/2/det truce//NOUN/7/nsubj under//ADP/4/case which//PRON/6/obl they//PRON/6/nsubj "
        "signed/sign/VERB/2/acl:relcl expired/expire/VERB/0/root maps/map/NOUN/6/obj"
    )
    assert acts(words) == []


def test_an_infinitive_is_the_act_of_whom_it_is_brought_home_to() -> None:
    words = (
        "Talks/talk/NOUN/2/nsubj led/lead/VERB/0/root the//DET/4/det rebels/rebel/NOUN/2/obj "
        "to//PART/6/mark declare//VERB/2/{} a//DET/8/det truce//NOUN/6/obj"
    )
    assert acts(words.format("xcomp")) == [("declare", ["rebels"])]
    assert acts(words.format("advcl")) == [("declare", ["rebels"])]


def test_the_first_of_coordinated_nouns_is_governed() -> None:
    words = (
        f"{REBELS}announced/announce/VERB/0/root a//DET/5/det swap//NOUN/3/obj "
        "and//CCONJ/8/cc a//DET/8/det truce//NOUN/5/conj"
    )
    assert acts(words) == [("declare", ["rebels"])]


def test_what_it_described_as_a_truce_is_declared() -> None:
    words = (
        "The//DET/2/det militia//NOUN/3/nsubj declared/declare/VERB/0/root what//PRON/6/obj "
        "it//PRON/6/nsubj described/describe/VERB/3/ccomp as//ADP/9/case a//DET/9/det "
        "truce//NOUN/6/obl"
    )
    assert acts(words) == [("declare", ["militia"])]


@pytest.mark.parametrize("preposition", ["of", "from"])
def test_clumsy_english_names_the_agent_of_a_passive_behind_of_or_from(preposition: str) -> None:
    words = (
        "A//DET/2/det truce//NOUN/5/nsubj:pass has/have/AUX/5/aux been/be/AUX/5/aux:pass "
        f"agreed/agree/VERB/0/root {preposition}//ADP/8/case the//DET/8/det army//NOUN/5/obl "
        "and//CCONJ/11/cc the//DET/11/det rebels/rebel/NOUN/8/conj"
    )
    assert acts(words) == [("agree", ["army", "rebels"])]


def test_clumsy_english_puts_the_object_behind_a_phrase() -> None:
    words = (
        "The//DET/2/det militia//NOUN/4/nsubj has/have/AUX/4/aux declared/declare/VERB/0/root "
        "by//ADP/6/case itself//PRON/4/obl a//DET/8/det truce//NOUN/4/obl"
    )
    assert acts(words) == [("declare", ["militia"])]


# --- a verb on violence --------------------------------------------------------------------------


def test_whoever_will_stop_fighting_declares() -> None:
    words = (
        "The//DET/2/det rebels/rebel/NOUN/4/nsubj will//AUX/4/aux stop//VERB/0/root "
        "fighting/fight/VERB/4/xcomp"
    )
    assert acts(words) == [("declare", ["rebels"])]


def test_one_that_agrees_to_suspend_attacks_declares_and_two_agree() -> None:
    frame = (
        "agreed/agree/VERB/0/root to//PART/5/mark suspend//VERB/3/xcomp attacks/attack/NOUN/5/obj"
    )
    assert acts(REBELS + frame) == [("declare", ["rebels"])]
    assert acts(BOTH + frame) == [("agree", ["sides"])]
    two = (
        "Rebels/rebel/NOUN/4/nsubj and//CCONJ/3/cc soldiers/soldier/NOUN/1/conj "
        "agreed/agree/VERB/0/root to//PART/6/mark suspend//VERB/4/xcomp attacks/attack/NOUN/6/obj"
    )
    assert acts(two) == [("agree", ["Rebels", "soldiers"])]


@pytest.mark.parametrize("rel", ["3/xcomp", "5/acl", "3/advcl"])
def test_an_order_to_ones_own_forces_is_a_declaration_of_who_gives_it(rel: str) -> None:
    words = (
        "The//DET/2/det general//NOUN/3/nsubj ordered/order/VERB/0/root his//PRON/5/nmod:poss "
        f"forces/force/NOUN/3/obj to//PART/7/mark cease//VERB/{rel} fire//NOUN/7/obj"
    )
    assert acts(words) == [("declare", ["general"])]


@pytest.mark.parametrize("verb", ["urged/urge", "told/tell", "asked/ask"])
def test_telling_both_sides_to_stop_is_no_act(verb: str) -> None:
    words = (
        f"The//DET/2/det envoy//NOUN/3/nsubj {verb}/VERB/0/root both//DET/5/det "
        "sides/side/NOUN/3/obj to//PART/7/mark stop//VERB/3/xcomp fighting/fight/VERB/7/xcomp"
    )
    assert acts(words) == []


def test_an_order_to_keep_the_truce_is_a_declaration() -> None:
    words = (
        "The//DET/2/det general//NOUN/3/nsubj ordered/order/VERB/0/root his//PRON/5/nmod:poss "
        "units/unit/NOUN/3/obj to//PART/7/mark keep//VERB/3/xcomp the//DET/9/det truce//NOUN/7/obj"
    )
    assert acts(words) == [("declare", ["general"])]


@pytest.mark.parametrize(
    ("frame", "act"),
    [
        ("offered/offer/VERB/0/root", "offer"),
        ("refused/refuse/VERB/0/root", "reject"),
        ("promised/promise/VERB/0/root", "declare"),
        ("planned/plan/VERB/0/root", None),
        ("tried/try/VERB/0/root", None),
        ("wanted/want/VERB/0/root", None),
    ],
)
def test_the_verb_above_the_halt_decides(frame: str, act: str | None) -> None:
    words = (
        f"{REBELS}{frame} to//PART/5/mark halt//VERB/3/xcomp their//PRON/7/nmod:poss "
        "attacks/attack/NOUN/5/obj"
    )
    assert acts(words) == ([(act, ["rebels"])] if act else [])


def test_being_ready_to_stop_is_an_offer() -> None:
    words = (
        "The//DET/2/det rebels/rebel/NOUN/4/nsubj are/be/AUX/4/cop ready//ADJ/0/root "
        "to//PART/6/mark suspend//VERB/4/xcomp attacks/attack/NOUN/6/obj"
    )
    assert acts(words) == [("offer", ["rebels"])]


def test_a_halt_told_as_done_is_of_ones_own_violence() -> None:
    own = f"{REBELS}halted/halt/VERB/0/root their//PRON/5/nmod:poss attacks/attack/NOUN/3/obj"
    assert acts(own) == [("declare", ["rebels"])]
    foiled = f"{REBELS}halted/halt/VERB/0/root an/a/DET/5/det attack//NOUN/3/obj"
    assert acts(foiled) == []


def test_laying_down_arms_is_a_halt_and_laying_down_tools_is_none() -> None:
    words = (
        "The//DET/2/det rebels/rebel/NOUN/4/nsubj will//AUX/4/aux lay//VERB/0/root "
        "down//ADP/4/compound:prt their//PRON/7/nmod:poss {}/NOUN/4/obj"
    )
    assert acts(words.format("arms/arm")) == [("declare", ["rebels"])]
    assert acts(words.format("tools/tool")) == []


def test_stopping_what_is_no_violence_is_no_act() -> None:
    words = (
        "The//DET/2/det rebels/rebel/NOUN/4/nsubj will//AUX/4/aux stop//VERB/0/root "
        "trading/trade/VERB/4/xcomp"
    )
    assert acts(words) == []


def test_violence_is_halted_against_somebody_and_never_against_a_day() -> None:
    words = S(
        "The//DET/2/det army//NOUN/4/nsubj will//AUX/4/aux stop//VERB/0/root "
        "attacks/attack/NOUN/4/obj on//ADP/8/case the//DET/8/det rebels/rebel/NOUN/5/nmod "
        "on//ADP/10/case Monday//PROPN/5/nmod",
        times={"Monday": ("2024-05-20", "2024-05-20")},
    )
    (event,) = events(words)
    assert [r.name for r in event.recipients] == ["rebels"]


# --- how real it is ------------------------------------------------------------------------------


def test_what_is_only_a_condition_is_no_act() -> None:
    words = (
        "If//SCONJ/4/mark the//DET/3/det rebels/rebel/NOUN/4/nsubj {}/VERB/8/advcl {} "
        "aid//NOUN/8/nsubj will//AUX/8/aux arrive//VERB/0/root"
    )
    declare = words.format("declare/declare", "truce//NOUN/4/obj")
    halt = words.format("stop/stop", "attacks/attack/NOUN/4/obj")
    assert acts(declare) == []
    assert acts(halt) == []


def test_what_is_still_awaited_is_no_act_of_whom_it_is_awaited_from() -> None:
    words = (
        "The//DET/2/det government//NOUN/4/nsubj is/be/AUX/4/aux extending/extend/VERB/0/root "
        "the//DET/6/det truce//NOUN/4/obj until//SCONJ/10/mark the//DET/9/det "
        "army//NOUN/10/nsubj halts/halt/VERB/4/advcl its//PRON/12/nmod:poss fire//NOUN/10/obj"
    )
    assert acts(words) == [("extend", ["government"])]


def test_a_question_is_no_act() -> None:
    ask = (
        "{}//AUX/4/aux the//DET/3/det rebels/rebel/NOUN/4/nsubj declare//VERB/0/root "
        "a//DET/6/det truce//NOUN/4/obj ?//PUNCT/4/punct"
    )
    assert acts(ask.format("Did")) == []
    assert acts(ask.format("Will")) == []


def test_whether_there_is_one_is_no_act() -> None:
    words = (
        "It//PRON/3/expl is/be/AUX/3/cop unclear//ADJ/0/root whether//SCONJ/7/mark "
        "the//DET/6/det rebels/rebel/NOUN/7/nsubj declared/declare/VERB/3/csubj a//DET/9/det "
        "truce//NOUN/7/obj"
    )
    assert acts(words) == []


def test_what_a_speaker_demands_is_no_act() -> None:
    words = (
        "The//DET/2/det minister//NOUN/3/nsubj demanded/demand/VERB/0/root that//SCONJ/7/mark "
        "the//DET/6/det rebels/rebel/NOUN/7/nsubj declare//VERB/3/ccomp a//DET/9/det "
        "truce//NOUN/7/obj"
    )
    assert acts(words) == []


def test_a_negated_act_is_kept_for_the_reader_to_call_it_so() -> None:
    words = (
        "The//DET/2/det rebels/rebel/NOUN/5/nsubj did/do/AUX/5/aux not//PART/5/advmod "
        "accept//VERB/0/root the//DET/7/det truce//NOUN/5/obj"
    )
    assert acts(words) == [("accept", ["rebels"])]


def test_nothing_is_read_from_a_report_about_something_else() -> None:
    words = f"{REBELS}declared/declare/VERB/0/root {TRUCE}"
    assert list(ceasefire_acts(context(words, armed=False))) == []
    assert len(list(ceasefire_acts(context(words, armed=True)))) == 1


# --- who, to whom, when, on which condition ------------------------------------------------------


def test_who_accuses_somebody_of_breaking_it_speaks_of_their_breach() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj accused/accuse/VERB/0/root the//DET/5/det "
        "rebels/rebel/NOUN/3/obj of//SCONJ/7/mark violating/violate/VERB/5/acl the//DET/9/det "
        "truce//NOUN/7/obj"
    )
    assert acts(words) == [("violate", ["rebels"])]


def test_a_claimed_breach_is_an_accusation_and_a_told_one_is_told() -> None:
    claimed = (
        "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root rebels/rebel/NOUN/5/nsubj "
        "broke/break/VERB/3/ccomp the//DET/7/det truce//NOUN/5/obj"
    )
    assert [d.stance for d in drafts(claimed)] == [Stance.ACCUSE]
    told = f"{REBELS}broke/break/VERB/0/root {TRUCE}"
    assert [d.stance for d in drafts(told)] == [None]


def test_a_breach_by_nobody_is_none() -> None:
    words = (
        "The//DET/2/det blame//NOUN/7/nsubj for//SCONJ/4/mark breaking/break/VERB/2/acl "
        "the//DET/6/det truce//NOUN/4/obj grew/grow/VERB/0/root"
    )
    assert [a for a in acts(words) if a[1] == []] == []


def test_those_behind_between_are_parties() -> None:
    words = S(
        "The//DET/3/det United//ADJ/3/amod Nations//PROPN/4/nsubj announced/announce/VERB/0/root "
        "a//DET/6/det truce//NOUN/4/obj between//ADP/8/case Orvania//PROPN/6/nmod "
        "and//CCONJ/10/cc Turania//PROPN/8/conj",
        names={"The United Nations": "ORG", "Orvania": "LOC", "Turania": "LOC"},
    )
    assert acts(words) == [("agree", ["Orvania", "Turania"])]


def test_a_mediator_is_no_party_to_what_he_announces() -> None:
    words = (
        "The//DET/2/det envoy//NOUN/3/nsubj announced/announce/VERB/0/root that//SCONJ/8/mark "
        "rebels/rebel/NOUN/8/nsubj and//CCONJ/7/cc soldiers/soldier/NOUN/5/conj "
        "agreed/agree/VERB/3/ccomp on//ADP/11/case a//DET/11/det truce//NOUN/8/obl"
    )
    assert acts(words) == [("agree", ["rebels", "soldiers"])]


def test_whoever_agrees_with_somebody_agrees_with_a_party() -> None:
    words = S(
        "Orvania//PROPN/2/nsubj agreed/agree/VERB/0/root a//DET/4/det truce//NOUN/2/obj "
        "with//ADP/6/case Turania//PROPN/2/obl",
        names={"Orvania": "LOC", "Turania": "LOC"},
    )
    assert acts(words) == [("agree", ["Orvania", "Turania"])]


def test_both_sides_are_the_pair_that_the_report_names() -> None:
    pair = S(
        "Orvania//PROPN/4/nsubj and//CCONJ/3/cc Turania//PROPN/1/conj fought/fight/VERB/0/root",
        names={"Orvania": "LOC", "Turania": "LOC"},
    )
    agreed = f"{BOTH}agreed/agree/VERB/0/root to//ADP/6/case a//DET/6/det truce//NOUN/3/obl"
    assert acts(pair, agreed) == [("agree", ["Orvania", "Turania"])]


def test_talks_and_news_are_no_parties() -> None:
    words = (
        "The//DET/2/det talks/talk/NOUN/3/nsubj ended/end/VERB/0/root the//DET/5/det "
        "truce//NOUN/3/obj"
    )
    assert all(names == [] for _, names in acts(words))


def test_the_owner_of_a_statement_declares_what_it_declares() -> None:
    words = (
        "A//DET/2/det statement//NOUN/6/nsubj by//ADP/5/case the//DET/5/det army//NOUN/2/nmod "
        "announced/announce/VERB/0/root a//DET/8/det truce//NOUN/6/obj"
    )
    assert acts(words) == [("declare", ["army"])]


def test_the_day_of_the_act_and_its_condition_go_with_it() -> None:
    words = S(
        f"{REBELS}declared/declare/VERB/0/root {TRUCE} on//ADP/7/case Sunday//PROPN/3/obl "
        "if//SCONJ/10/mark soldiers/soldier/NOUN/10/nsubj leave//VERB/3/advcl",
        times={"Sunday": ("2024-05-12", "2024-05-12")},
    )
    (event,) = events(words)
    assert event.when is not None
    assert event.when.earliest == "2024-05-12"
    assert event.condition is not None
    assert event.condition.text == "soldiers leave"


def test_a_condition_may_hang_on_the_truce_itself() -> None:
    words = (
        f"{REBELS}declared/declare/VERB/0/root {TRUCE} on//ADP/7/case condition//NOUN/5/nmod "
        "that//SCONJ/10/mark soldiers/soldier/NOUN/10/nsubj leave//VERB/7/acl"
    )
    (event,) = events(words)
    assert event.condition is not None
    assert event.condition.text == "soldiers leave"


def test_a_start_is_not_the_day_of_the_act() -> None:
    words = S(
        f"{REBELS}declared/declare/VERB/0/root {TRUCE} from//ADP/7/case Sunday//PROPN/3/obl",
        times={"Sunday": ("2024-05-12", "2024-05-12")},
    )
    assert [e.when for e in events(words)] == [None]


def test_the_witness_is_the_clause_that_tells_the_act() -> None:
    words = (
        "Envoys/envoy/NOUN/2/nsubj said/say/VERB/0/root rebels/rebel/NOUN/4/nsubj "
        "declared/declare/VERB/2/ccomp a//DET/6/det truce//NOUN/4/obj"
    )
    (draft,) = drafts(words)
    text = analysis(words).report.text
    assert text[slice(*draft.span)] == "rebels declared a truce"
