"""Rules found by reading reports about other wars: what is no act, and who acts."""

from __future__ import annotations

from dataclasses import replace

from build import S, analysis

from tregua.model import Event, Term, TermSlot
from tregua.reading.ceasefires import OTHER, ceasefire_acts
from tregua.reading.draft import Draft
from tregua.reading.reader import context_of
from tregua.reading.terms import ceasefire_terms


def drafts(*specs: str | S) -> list[Draft]:
    return list(ceasefire_acts(replace(context_of(analysis(*specs)), armed=True)))


def told(*specs: str | S) -> list[tuple[str, list[str]]]:
    """The acts that are not negated, with the names of those who do them."""
    return [
        (str(d.proposition.ceasefire_act), [a.name for a in d.proposition.actors])
        for d in drafts(*specs)
        if isinstance(d.proposition, Event) and d.proposition.ceasefire_act and not d.negated
    ]


def test_a_mediator_binds_nobody() -> None:
    spec = S(
        "A//DET/2/det truce//NOUN/6/nsubj brokered/broker/VERB/2/acl by//ADP/5/case "
        "Oman//PROPN/3/obl:agent holds/hold/VERB/0/root",
        names={"Oman": "LOC"},
    )
    assert told(spec) == [("agree", [])]


def test_no_truce_agreed_is_none() -> None:
    spec = (
        "No//DET/2/det truce//NOUN/4/nsubj:pass was/be/AUX/4/aux:pass agreed/agree/VERB/0/root "
        "with//ADP/7/case the//DET/7/det rebels/rebel/NOUN/4/obl"
    )
    assert told(spec) == []


def test_what_a_plan_provides_for_is_no_act() -> None:
    spec = (
        "The//DET/2/det plan//NOUN/3/nsubj says/say/VERB/0/root the//DET/5/det "
        "army//NOUN/6/nsubj declares/declare/VERB/3/ccomp a//DET/8/det truce//NOUN/6/obj"
    )
    assert told(spec) == []


def test_an_order_that_there_is_not_extends_nothing() -> None:
    spec = (
        "There//PRON/2/expl are/be/VERB/0/root no//DET/4/det orders/order/NOUN/2/nsubj "
        "to//PART/6/mark prolong//VERB/4/acl the//DET/8/det truce//NOUN/6/obj"
    )
    assert told(spec) == []


def test_the_accused_side_breaks_it_and_not_the_accuser() -> None:
    spec = (
        "The//DET/2/det army//NOUN/3/nsubj accused/accuse/VERB/0/root the//DET/5/det "
        "rebels/rebel/NOUN/3/obj of//SCONJ/7/mark breaking/break/VERB/3/xcomp the//DET/9/det "
        "truce//NOUN/7/obj"
    )
    assert told(spec) == [("violate", ["rebels"])]


def test_a_truce_between_two_that_took_effect_has_two_parties() -> None:
    spec = S(
        "A//DET/2/det truce//NOUN/7/nsubj between//ADP/4/case Chad//PROPN/2/nmod and//CCONJ/6/cc "
        "Libya//PROPN/4/conj took/take/VERB/0/root effect//NOUN/7/obj on//ADP/10/case "
        "Monday//PROPN/7/obl",
        names={"Chad": "LOC", "Libya": "LOC"},
        times={"Monday": ("2024-05-13", "2024-05-13")},
    )
    assert told(spec) == [("agree", ["Chad", "Libya"])]
    # The day of effect is no day of declaration.
    assert [d.proposition.when for d in drafts(spec) if isinstance(d.proposition, Event)] == [None]


def test_which_ends_on_sunday_is_no_act_of_ending() -> None:
    spec = (
        "Rebels/rebel/NOUN/2/nsubj keep//VERB/0/root a//DET/4/det truce//NOUN/2/obj "
        "which//PRON/6/nsubj ends/end/VERB/4/acl:relcl soon//ADV/6/advmod"
    )
    assert ("end", []) not in told(spec)


def test_a_truce_of_long_ago_is_another_one() -> None:
    spec = (
        "The//DET/2/det rebels/rebel/NOUN/3/nsubj declared/declare/VERB/0/root an//DET/6/det "
        "earlier/early/ADJ/6/amod truce//NOUN/3/obj"
    )
    assert [d.group for d in drafts(spec)] == [OTHER]


def test_a_name_behind_its_noun_names_the_actor() -> None:
    spec = S(
        "The//DET/3/det rebel//NOUN/3/compound group//NOUN/5/nsubj Sela//PROPN/3/appos "
        "declared/declare/VERB/0/root a//DET/7/det truce//NOUN/5/obj",
        names={"Sela": "ORG"},
    )
    assert told(spec) == [("declare", ["Sela"])]


def test_violence_forsworn_beside_a_truce_is_a_term() -> None:
    specs = (
        "The//DET/2/det rebels/rebel/NOUN/3/nsubj declared/declare/VERB/0/root a//DET/5/det "
        "truce//NOUN/3/obj",
        "Our//PRON/2/nmod:poss forces/force/NOUN/5/nsubj will//AUX/5/aux not//PART/5/advmod "
        "carry//VERB/0/root out//ADP/5/compound:prt offensive//ADJ/8/amod "
        "operations/operation/NOUN/5/obj",
    )
    assert told(*specs) == [("declare", ["rebels"])]
    found = ceasefire_terms(replace(context_of(analysis(*specs)), armed=True))
    prohibited = [
        d for d in found
        if isinstance(d.proposition, Term) and d.proposition.slot is TermSlot.PROHIBITED
    ]  # fmt: skip
    assert [d.negated for d in prohibited] == [False]
