"""Cue, source and content by the tree of one sentence, and what the source does with it."""

from __future__ import annotations

import pytest
from build import parse

from tregua.model import Stance
from tregua.reading.attributing import attributions
from tregua.reading.attribution import Attribution, Manner, content_spans, cue_span, source_spans

ARMY = "The//DET/2/det army//NOUN/3/nsubj "
FLED = "rebels/rebel/NOUN/{0}/nsubj fled/flee/VERB/{1}"


def found(words: str, **known: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """Manner, source, cue and content of each attribution, as words."""
    sentence = parse(words, **known)
    text = sentence.sentence.text

    def shown(attribution: Attribution) -> tuple[str, str, str, str]:
        cue = cue_span(sentence, attribution)
        assert cue is not None
        source = " | ".join(text[a:b] for a, b in source_spans(sentence, attribution))
        content = " | ".join(text[a:b] for a, b in content_spans(sentence, attribution))
        return (attribution.manner.value, source, text[slice(*cue)], content)

    return [shown(a) for a in attributions(sentence)]


def only(words: str) -> Attribution:
    (one,) = attributions(parse(words))
    return one


def test_what_is_said_what_is_judged_and_what_is_only_held() -> None:
    said = f"{ARMY}said/say/VERB/0/root {FLED.format(5, 3)}/ccomp"
    assert found(said) == [("said", "The army", "said", "rebels fled")]
    judged = f"{ARMY}welcomed/welcome/VERB/0/root the//DET/5/det deal//NOUN/3/obj"
    assert found(judged) == [("judged", "The army", "welcomed", "the deal")]
    held = f"{ARMY}wants/intend/VERB/0/root to//PART/5/mark leave//VERB/3/xcomp"
    assert found(held) == [("held", "The army", "wants", "to leave")]


def test_a_weak_cue_with_a_plain_object_is_an_act() -> None:
    assert found(f"{ARMY}held/hold/VERB/0/root the//DET/5/det town//NOUN/3/obj") == []


def test_counting_says_how_many() -> None:
    counted = f"{ARMY}recorded/record/VERB/0/root nine//NUM/5/nummod breaches/breach/NOUN/3/obj"
    assert found(counted)[0][0] == "said"
    assert found(f"{ARMY}recorded/record/VERB/0/root a//DET/5/det song//NOUN/3/obj") == []


def test_speaking_of_something_claims_it() -> None:
    words = f"{ARMY}spoke/speak/VERB/0/root of//ADP/6/case a//DET/6/det trick//NOUN/3/obl"
    assert found(words) == [("said", "The army", "spoke", "of a trick")]


def test_calling_something_a_name_says_it() -> None:
    words = (
        f"{ARMY}called/call/VERB/0/root the//DET/5/det paper//NOUN/3/obj a//DET/7/det "
        "hoax//NOUN/3/xcomp"
    )
    assert only(words).manner is Manner.SAID


def test_expecting_somebody_to_act_covers_him_too() -> None:
    words = (
        f"{ARMY}expects/expect/VERB/0/root rebels/rebel/NOUN/3/obj to//PART/6/mark "
        "leave//VERB/3/xcomp"
    )
    assert found(words) == [("said", "The army", "expects", "rebels to leave")]


@pytest.mark.parametrize(
    "words",
    [
        "The//DET/2/det army//NOUN/4/nsubj:pass is/be/AUX/4/aux:pass expected/expect/VERB/0/root "
        "to//PART/6/mark announce//VERB/4/xcomp it//PRON/6/obj",
        "If//SCONJ/3/mark rebels/rebel/NOUN/3/nsubj say//VERB/5/advcl so//ADV/3/advmod "
        "stop//VERB/0/root",
    ],
)
def test_a_cue_that_is_only_to_come_or_supposed_is_none(words: str) -> None:
    assert [f for f in found(words) if f[2] in ("to announce", "If rebels say", "say")] == []


def test_what_somebody_went_on_to_say_is_said() -> None:
    words = (
        f"{ARMY}went/go/VERB/0/root on/on/ADV/3/advmod to//PART/6/mark say//VERB/3/xcomp "
        f"{FLED.format(8, 6)}/ccomp"
    )
    assert ("said", "The army", "to say", "rebels fled") in found(words)


def test_a_noun_speaks_for_its_owner() -> None:
    words = (
        "The//DET/2/det army//NOUN/4/nmod:poss 's//PART/2/case claim//NOUN/9/nsubj "
        f"that//SCONJ/7/mark {FLED.format(7, 4)}/acl is/be/AUX/9/cop false//ADJ/0/root"
    )
    assert found(words)[0] == ("said", "The army's", "claim", "that rebels fled")
    made = (
        f"{ARMY}made/make/VERB/0/root a//DET/5/det promise//NOUN/3/obj to//PART/7/mark "
        "leave//VERB/5/acl"
    )
    assert only(made).stance is Stance.PROMISE
    nobody = (
        f"Claims/claim/NOUN/5/nsubj that//SCONJ/4/mark {FLED.format(4, 1)}/acl spread//VERB/0/root"
    )
    assert [f[0] for f in found(nobody)] == ["held"]


def test_letting_know_and_making_clear_are_the_verbs_above() -> None:
    words = (
        f"{ARMY}let//VERB/0/root know//VERB/3/xcomp that//SCONJ/7/mark {FLED.format(7, 4)}/ccomp"
    )
    assert ("said", "The army", "know", "that rebels fled") in found(words)
    clear = f"{ARMY}made/make/VERB/0/root clear//ADJ/3/xcomp {FLED.format(6, 3)}/ccomp"
    assert ("said", "The army", "clear", "rebels fled") in found(clear)


def test_who_is_quoted_as_saying_speaks_and_not_who_quotes_him() -> None:
    words = (
        "Relko//PROPN/3/nsubj:pass was/be/AUX/3/aux:pass quoted/quote/VERB/0/root by//ADP/5/case "
        "Radio//PROPN/3/obl:agent as//SCONJ/7/mark saying/say/VERB/3/advcl "
        f"{FLED.format(9, 7)}/ccomp"
    )
    assert [(f[1], f[3]) for f in found(words)] == [("Relko", "rebels fled")]


def test_an_attitude_is_told_by_its_adjective() -> None:
    words = (
        "Relko//PROPN/3/nsubj was/be/AUX/3/cop confident//ADJ/0/root that//SCONJ/6/mark "
        f"{FLED.format(6, 3)}/ccomp"
    )
    assert found(words) == [("held", "Relko", "was confident", "that rebels fled")]


def test_a_clause_that_the_tree_lost_is_taken_from_where_it_stands() -> None:
    words = (
        "Relko//PROPN/2/nsubj said/say/VERB/0/root rebels/rebel/NOUN/2/nsubj had/have/AUX/5/aux "
        "lost/lose/VERB/6/amod Brask//PROPN/2/iobj"
    )
    (attribution,) = attributions(parse(words))
    assert 4 in attribution.content


def test_spans_keep_quotation_marks_and_leave_other_marks_out() -> None:
    words = (
        '"//PUNCT/3/punct Rebels/rebel/NOUN/3/nsubj fled/flee/VERB/6/ccomp ,//PUNCT/3/punct '
        '"//PUNCT/3/punct said/say/VERB/0/root Relko//PROPN/6/nsubj .//PUNCT/6/punct'
    )
    sentence = parse(words.replace('"', "“", 1).replace('"', "”", 1))
    (attribution,) = attributions(sentence)
    (span,) = content_spans(sentence, attribution)
    assert sentence.sentence.text[slice(*span)] == "“Rebels fled,”"


def test_a_cue_keeps_its_auxiliaries_and_particle() -> None:
    words = (
        f"{ARMY.replace('/3/', '/5/')}has/have/AUX/5/aux not//PART/5/advmod "
        f"pointed/point/VERB/0/root out//ADP/5/compound:prt {FLED.format(8, 5)}/ccomp"
    )
    assert found(words)[0][2] == "has not pointed out"
