"""Assessments: who thinks what of a threat, a truce, an attack."""

from build import S, context, with_voices

from tregua.model import Assessment, Speaker, SpeakerKind, Stance
from tregua.reading.assessments import assessments
from tregua.reading.draft import Context, Draft, Voice, Voices
from tregua.reading.speech import find_voices


def spoken(*specs: S | str) -> Context:
    found = context(*specs)
    return with_voices(found, find_voices(found.document))


def read(found: Context) -> list[tuple[str, str]]:
    return [pair(draft) for draft in assessments(found)]


def pair(draft: Draft) -> tuple[str, str]:
    assert isinstance(draft.proposition, Assessment)
    return draft.proposition.about.text, draft.proposition.value


CALLED = S(
    "Ada/Ada/PROPN/2/nsubj called/call/VERB/0/root the/the/DET/4/det threat/threat/NOUN/2/obj "
    "an/an/DET/8/det “//PUNCT/8/punct empty/empty/ADJ/8/amod gesture/gesture/NOUN/2/xcomp "
    "”//PUNCT/8/punct",
    names={"Ada": "PER"},
)


def test_what_somebody_calls_a_threat() -> None:
    (draft,) = assessments(context(CALLED))
    assert pair(draft) == ("threat", "an empty gesture")
    assert draft.speaker is not None
    assert draft.speaker.name == "Ada"
    assert draft.stance is Stance.CLAIM


def test_calling_for_something_or_naming_a_person_is_no_assessment() -> None:
    for_talks = (
        "Ada/Ada/PROPN/2/nsubj called/call/VERB/0/root for/for/ADP/4/case talks/talk/NOUN/2/obl"
    )
    hero = (
        "Ada/Ada/PROPN/2/nsubj called/call/VERB/0/root Bob/Bob/PROPN/2/obj a/a/DET/5/det "
        "hero/hero/NOUN/2/xcomp"
    )
    assert read(context(S(for_talks, names={"Ada": "PER"}))) == []
    assert read(context(S(hero, names={"Ada": "PER", "Bob": "PER"}))) == []


def test_an_attack_described_as_something() -> None:
    spec = S(
        "Ada/Ada/PROPN/2/nsubj described/describe/VERB/0/root the/the/DET/4/det "
        "attack/attack/NOUN/2/obj as/as/ADP/7/case a/a/DET/7/det message/message/NOUN/2/obl",
        names={"Ada": "PER"},
    )
    assert read(context(spec)) == [("attack", "a message")]


NO_THREAT = S(
    "Ada/Ada/PROPN/2/nsubj said/say/VERB/0/root it/it/PRON/8/nsubj was/be/AUX/8/cop "
    "not/not/PART/8/advmod a/a/DET/8/det formal/formal/ADJ/8/amod threat/threat/NOUN/2/ccomp",
    names={"Ada": "PER"},
)
WARNED = S(
    "Ruritania/Ruritania/PROPN/2/nsubj warned/warn/VERB/0/root that/that/SCONJ/5/mark "
    "it/it/PRON/5/nsubj closes/close/VERB/2/ccomp its/its/PRON/7/nmod:poss "
    "embassy/embassy/NOUN/5/obj",
    names={"Ruritania": "LOC"},
)


def test_a_negated_judgement_is_a_denial_of_the_matter_before() -> None:
    (draft,) = assessments(spoken(WARNED, NO_THREAT))
    assert pair(draft) == ("it closes its embassy", "not a formal threat")
    assert draft.stance is Stance.DENY
    assert draft.negated is False


def test_a_pronoun_without_a_matter_gives_nothing() -> None:
    assert read(spoken(NO_THREAT)) == []


HOLDS = (
    "The/the/DET/2/det truce/truce/NOUN/5/nsubj is/be/AUX/5/aux largely/largely/ADV/5/advmod "
    "holding/hold/VERB/0/root"
)


def test_the_report_may_say_how_a_truce_fares() -> None:
    assert read(context(HOLDS)) == [("truce", "is largely holding")]


def test_whether_it_holds_is_not_that_it_holds() -> None:
    spec = (
        "It/it/PRON/3/nsubj is/be/AUX/3/cop unclear/unclear/ADJ/0/root if/if/SCONJ/7/mark "
        "the/the/DET/6/det truce/truce/NOUN/7/nsubj holds/hold/VERB/3/ccomp"
    )
    assert read(context(spec)) == []


def test_holding_an_area_is_no_assessment() -> None:
    spec = (
        "The/the/DET/2/det truce/truce/NOUN/3/nsubj covers/cover/VERB/0/root "
        "areas/area/NOUN/3/obj they/they/PRON/6/nsubj hold/hold/VERB/4/acl:relcl"
    )
    assert read(context(spec)) == []


def test_the_report_alone_judges_no_attack() -> None:
    spec = (
        "The/the/DET/2/det attack/attack/NOUN/5/nsubj was/be/AUX/5/cop a/a/DET/5/det "
        "provocation/provocation/NOUN/0/root"
    )
    assert read(context(spec)) == []
    found = context(spec)
    voices = Voices(found.document)
    for token in range(5):
        voices.set(0, token, Voice(Speaker(SpeakerKind.NAMED, "Ada"), Stance.CLAIM))
    assert read(with_voices(found, voices)) == [("attack", "a provocation")]


def test_what_a_condition_still_lacks() -> None:
    spec = (
        "A/a/DET/3/det pullout/pullout/NOUN/3/compound timetable/timetable/NOUN/7/nsubj:pass "
        "has/have/AUX/7/aux not/not/PART/7/advmod been/be/AUX/7/aux:pass made/make/VERB/0/root "
        "known/known/ADJ/7/xcomp"
    )
    assert read(context(spec)) == [("pullout timetable", "has not been made known")]
    met = spec.replace("not/not/PART", "now/now/ADV")
    assert read(context(met)) == []


def test_how_far_the_parties_keep_a_truce() -> None:
    spec = (
        "Both/both/DET/2/det sides/side/NOUN/5/nsubj have/have/AUX/5/aux "
        "largely/largely/ADV/5/advmod kept/keep/VERB/0/root the/the/DET/7/det "
        "truce/truce/NOUN/5/obj"
    )
    assert read(context(spec)) == [("truce", "largely kept")]


def test_what_is_said_of_a_truce_belongs_to_its_record() -> None:
    (draft,) = assessments(context(HOLDS))
    assert draft.group is not None
    (other,) = assessments(context(CALLED))
    assert other.group is None


def test_that_points_at_the_sentence_before() -> None:
    before = S("Bob/Bob/PROPN/2/nsubj fled/flee/VERB/0/root", names={"Bob": "PER"})
    called = S(
        "Ada/Ada/PROPN/2/nsubj called/call/VERB/0/root that/that/PRON/5/nsubj a/a/DET/5/det "
        "lie/lie/NOUN/2/xcomp",
        names={"Ada": "PER"},
    )
    assert read(context(before, called)) == [("Bob fled", "a lie")]
    assert read(context(called)) == []


def test_a_speaker_whom_the_tree_gave_to_the_clause_still_speaks() -> None:
    spec = S(
        "Ada/Ada/PROPN/6/nsubj said/say/VERB/0/root the/the/DET/4/det attack/attack/NOUN/6/nsubj "
        "was/be/AUX/6/cop cowardly/cowardly/ADJ/2/ccomp",
        names={"Ada": "PER"},
    )
    (draft,) = assessments(context(spec))
    assert pair(draft) == ("attack", "cowardly")
    assert draft.speaker is not None
    assert draft.speaker.name == "Ada"


def test_a_pronoun_is_judged_only_in_words_of_judgement() -> None:
    said = (
        "Ada/Ada/PROPN/2/nsubj said/say/VERB/0/root the/the/DET/4/det attack/attack/NOUN/5/nsubj "
        "failed/fail/VERB/2/ccomp because/because/SCONJ/10/mark it/it/PRON/10/nsubj "
        "is/be/AUX/10/cop a/a/DET/10/det {}/{}/NOUN/5/advcl"
    )
    names = {"Ada": "PER"}
    assert read(spoken(S(said.format("mission", "mission"), names=names))) == []
    judged = read(spoken(S(said.format("provocation", "provocation"), names=names)))
    assert judged == [("attack", "a provocation")]
