"""Who speaks where: cues, what they cover, stances, quotations over sentences, chains."""

from __future__ import annotations

import pytest
from build import S, analysis

from tregua.model import Certainty, SpeakerKind, Stance, Via
from tregua.reading.document import Document
from tregua.reading.draft import Voice
from tregua.reading.speech import find_voices

ARMY_SAID = "The//DET/2/det army//NOUN/3/nsubj {}/VERB/0/root "
SHELLED = "rebels/rebel/NOUN/{0}/nsubj shelled/shell/VERB/{1}/{2} Brask//PROPN/{0}/obj"
SOUND = SHELLED.format(5, 3, "ccomp")
BRASK = {"Brask": "LOC"}
RELKO = {"Relko": "PER"}


def voice(word: str, *specs: str | S) -> Voice | None:
    """The voice at the last token with the form ``word``."""
    document = Document(analysis(*specs))
    voices = find_voices(document)
    at = [
        (p, t.index) for p in document.parses if p is not None for t in p.tokens if t.text == word
    ]
    parse, token = at[-1]
    return voices.at(parse, token)


def heard(word: str, *specs: str | S) -> Voice:
    found = voice(word, *specs)
    assert found is not None
    return found


def speaker(word: str, *specs: str | S) -> tuple[str, str | None]:
    found = heard(word, *specs).speaker
    return (found.kind.value, found.name or found.role)


# --- cues and what they cover --------------------------------------------------------------------


def test_what_nobody_says_is_the_reports_own() -> None:
    assert voice("shelled", S(SHELLED.format(2, 0, "root"), names=BRASK)) is None


def test_said_covers_its_clause_and_not_itself() -> None:
    words = S(ARMY_SAID.format("said/say") + SOUND, names=BRASK)
    assert speaker("shelled", words) == ("named", "army")
    assert voice("said", words) is None
    assert voice("army", words) is None


def test_said_behind_the_clause_covers_it() -> None:
    words = S(
        SHELLED.format(2, 0, "root")
        + " ,//PUNCT/2/punct the//DET/6/det army//NOUN/7/nsubj said/say/VERB/2/parataxis",
        names=BRASK,
    )
    assert speaker("shelled", words) == ("named", "army")
    assert voice("army", words) is None


def test_a_weak_cue_needs_a_clause() -> None:
    clause = S(ARMY_SAID.format("suggested/suggest") + SOUND, names=BRASK)
    assert speaker("shelled", clause) == ("named", "army")
    thing = ARMY_SAID.format("published/publish") + "maps/map/NOUN/3/obj"
    assert voice("maps", thing) is None


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("said/say", Stance.CLAIM),
        ("denied/deny", Stance.DENY),
        ("admitted/admit", Stance.ADMIT),
        ("promised/promise", Stance.PROMISE),
        ("warned/warn", Stance.THREAT),
        ("demanded/demand", Stance.DEMAND),
        ("doubted/doubt", Stance.DOUBT),
    ],
)
def test_the_cue_gives_the_stance(verb: str, stance: Stance) -> None:
    assert heard("shelled", ARMY_SAID.format(verb) + SOUND).stance is stance


def test_accused_of_covers_the_deed() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj accused/accuse/VERB/0/root the//DET/5/det "
        "rebels/rebel/NOUN/3/obj of//SCONJ/7/mark shelling/shell/VERB/3/advcl Brask//PROPN/7/obj"
    )
    found = heard("shelling", words)
    assert (found.stance, found.speaker.name) == (Stance.ACCUSE, "army")


def test_denying_a_deed_leaves_the_deed_itself_unnegated() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj denied/deny/VERB/0/root shelling/shell/VERB/3/xcomp "
        "Brask//PROPN/4/obj"
    )
    found = heard("shelling", words)
    assert (found.stance, found.negated) == (Stance.DENY, False)


def test_asking_or_calling_somebody_to_do_it_demands_it() -> None:
    asked = (
        "The//DET/2/det envoy//NOUN/3/nsubj asked/ask/VERB/0/root rebels/rebel/NOUN/3/obj "
        "to//PART/6/mark leave//VERB/3/xcomp"
    )
    assert heard("leave", asked).stance is Stance.DEMAND
    called = (
        "The//DET/2/det envoy//NOUN/3/nsubj called/call/VERB/0/root for//ADP/5/case "
        "talks/talk/NOUN/3/obl"
    )
    assert heard("talks", called).stance is Stance.DEMAND
    told = ARMY_SAID.format("told/tell") + SOUND
    assert heard("shelled", told).stance is Stance.CLAIM


def test_what_is_not_confirmed_is_a_negated_voice() -> None:
    words = (
        "The//DET/2/det army//NOUN/5/nsubj did/do/AUX/5/aux not//PART/5/advmod "
        "confirm//VERB/0/root that//SCONJ/8/mark rebels/rebel/NOUN/8/nsubj fled/flee/VERB/5/ccomp"
    )
    assert heard("fled", words).negated
    assert not heard("shelled", ARMY_SAID.format("confirmed/confirm") + SOUND).negated


def test_a_belief_is_only_probable() -> None:
    words = ARMY_SAID.format("believes/believe") + SOUND
    assert heard("shelled", words).certainty is Certainty.PROBABLE


def test_hearsay_without_a_speaker_stays_the_reports_own_and_possible() -> None:
    words = (
        "Brask//PROPN/3/nsubj:pass is/be/AUX/3/aux:pass said/say/VERB/0/root to//PART/5/mark "
        "burn//VERB/3/xcomp"
    )
    found = heard("burn", words)
    assert (found.speaker.kind, found.certainty) == (SpeakerKind.REPORT, Certainty.POSSIBLE)


def test_a_passive_demand_of_nobody_is_no_voice() -> None:
    words = (
        "Brask//PROPN/3/nsubj:pass was/be/AUX/3/aux:pass asked/ask/VERB/0/root to//PART/5/mark "
        "burn//VERB/3/xcomp"
    )
    assert voice("burn", words) is None


def test_when_it_was_said() -> None:
    words = S(
        "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root on//ADP/5/case "
        "Monday//PROPN/3/obl " + SHELLED.format(7, 3, "ccomp"),
        times={"Monday": ("2024-05-13", "2024-05-13")},
    )
    said_on = heard("shelled", words).said_on
    assert said_on is not None
    assert said_on.earliest == "2024-05-13"
    assert heard("shelled", ARMY_SAID.format("said/say") + SOUND).said_on is None


@pytest.mark.parametrize("upos", ["VERB", "ADP"])
def test_according_to_somebody_the_whole_clause_is_theirs(upos: str) -> None:
    words = (
        f"According/accord/{upos}/4/case to//ADP/1/fixed the//DET/4/det army//NOUN/7/obl "
        ",//PUNCT/4/punct " + SHELLED.format(7, 0, "root")
    )
    assert speaker("shelled", words) == ("named", "army")
    assert voice("army", words) is None


def test_according_to_behind_a_participle_covers_the_whole_clause() -> None:
    words = (
        "Rebels/rebel/NOUN/2/nsubj fled/flee/VERB/0/root leaving/leave/VERB/2/advcl "
        "weapons/weapon/NOUN/3/obj according/accord/VERB/8/case to//ADP/5/fixed the//DET/8/det "
        "army//NOUN/3/obl"
    )
    assert speaker("fled", words) == ("named", "army")


# --- chains --------------------------------------------------------------------------------------


CLAIM_IN_CLAIM = (
    "Soldiers/soldier/NOUN/2/nsubj said/say/VERB/0/root rebels/rebel/NOUN/4/nsubj "
    "claimed/claim/VERB/2/ccomp Brask//PROPN/6/nsubj fell/fall/VERB/4/ccomp"
)


def test_the_speaker_nearest_to_the_fact_speaks_and_the_outer_one_is_its_chain() -> None:
    found = heard("fell", CLAIM_IN_CLAIM)
    assert found.speaker.name == "rebels"
    assert [v.name for v in found.speaker.via] == ["Soldiers"]
    assert speaker("claimed", CLAIM_IN_CLAIM) == ("collective", "Soldiers")


def test_a_medium_that_passes_words_on_is_their_chain() -> None:
    words = S(
        "The//DET/2/det army//NOUN/3/nsubj told/tell/VERB/0/root Marov//PROPN/5/compound "
        "Radio//PROPN/3/obj that//SCONJ/8/mark rebels/rebel/NOUN/8/nsubj fled/flee/VERB/3/ccomp",
        names={"Marov Radio": "ORG"},
    )
    assert heard("fled", words).speaker.via == (Via("Marov Radio", SpeakerKind.DOCUMENT),)


def test_hearsay_inside_a_claim_only_weakens_it() -> None:
    words = (
        "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root Brask//PROPN/6/nsubj:pass "
        "is/be/AUX/6/aux:pass reported/report/VERB/3/ccomp to//PART/8/mark burn//VERB/6/xcomp"
    )
    found = heard("burn", words)
    assert (found.speaker.name, found.certainty) == ("army", Certainty.POSSIBLE)


# --- quotations ----------------------------------------------------------------------------------


OPENING = S(
    "“//PUNCT/3/punct Rebels/rebel/NOUN/3/nsubj fled/flee/VERB/6/ccomp ,//PUNCT/3/punct "
    "”//PUNCT/3/punct said/say/VERB/0/root Relko//PROPN/6/nsubj .//PUNCT/6/punct",
    names=RELKO,
)


def test_a_quotation_set_off_alone_is_spoken_by_whoever_spoke_last() -> None:
    later = (
        "“//PUNCT/3/punct Brask//PROPN/3/nsubj burned/burn/VERB/0/root .//PUNCT/3/punct "
        "”//PUNCT/3/punct"
    )
    assert speaker("burned", OPENING, later) == ("named", "Relko")
    own = "Brask//PROPN/2/nsubj burned/burn/VERB/0/root .//PUNCT/2/punct"
    assert voice("burned", OPENING, own) is None


def test_a_quotation_over_several_sentences_is_one_speakers() -> None:
    first = S(
        "Relko//PROPN/2/nsubj said/say/VERB/0/root ://PUNCT/2/punct “//PUNCT/6/punct "
        "Rebels/rebel/NOUN/6/nsubj fled/flee/VERB/2/ccomp .//PUNCT/6/punct",
        names=RELKO,
    )
    second = "Brask//PROPN/2/nsubj burned/burn/VERB/0/root .//PUNCT/2/punct"
    third = "Nobody//PRON/2/nsubj died/die/VERB/0/root .//PUNCT/2/punct ”//PUNCT/2/punct"
    fourth = "Rain//NOUN/2/nsubj fell/fall/VERB/0/root .//PUNCT/2/punct"
    specs = (first, second, third, fourth)
    assert speaker("burned", *specs) == ("named", "Relko")
    assert speaker("died", *specs) == ("named", "Relko")
    assert voice("fell", *specs) is None


def test_a_quotation_belongs_to_a_speaker_named_only_at_its_end() -> None:
    first = "“//PUNCT/3/punct Rebels/rebel/NOUN/3/nsubj fled/flee/VERB/0/root .//PUNCT/3/punct"
    last = S(
        "Brask//PROPN/2/nsubj burned/burn/VERB/5/ccomp ,//PUNCT/2/punct ”//PUNCT/2/punct "
        "said/say/VERB/0/root Relko//PROPN/5/nsubj .//PUNCT/5/punct",
        names=RELKO,
    )
    assert speaker("fled", first, last) == ("named", "Relko")


def test_a_sentence_that_ends_in_a_colon_announces_the_quotation_after_it() -> None:
    first = S(
        "Relko//PROPN/2/nsubj explained/explain/VERB/0/root the//DET/4/det retreat//NOUN/2/obj "
        "://PUNCT/2/punct",
        names=RELKO,
    )
    quote = (
        "“//PUNCT/3/punct Rebels/rebel/NOUN/3/nsubj fled/flee/VERB/0/root .//PUNCT/3/punct "
        "”//PUNCT/3/punct"
    )
    assert speaker("fled", first, quote) == ("named", "Relko")


def test_single_words_in_quotation_marks_change_no_voice() -> None:
    words = S(
        "Rebels/rebel/NOUN/2/nsubj left/leave/VERB/0/root the//DET/6/det “//PUNCT/6/punct "
        "old//ADJ/6/amod town//NOUN/2/obj ”//PUNCT/6/punct on//ADP/9/case foot//NOUN/2/obl "
        ".//PUNCT/2/punct"
    )
    assert voice("town", OPENING, words) is None
