"""Ways through a tree: who does what to whom where grammar lets it be left out."""

from __future__ import annotations

import pytest
from build import parse
from hypothesis import given
from hypothesis import strategies as st

from tregua.reading.tree import Parse

PLAIN = parse(
    "The//DET/2/det rebels/rebel/NOUN/6/nsubj and//CCONJ/5/cc the//DET/5/det "
    "army//NOUN/2/conj shelled/shell/VERB/0/root Brask//PROPN/6/obj and//CCONJ/9/cc "
    "Marov//PROPN/7/conj on//ADP/11/case Monday//PROPN/6/obl .//PUNCT/6/punct"
)


def at(sentence: Parse, word: str) -> int:
    """The first token with this form."""
    return next(t.index for t in sentence.tokens if t.text == word)


def forms(sentence: Parse, tokens: list[int]) -> list[str]:
    return [sentence.tokens[i].text for i in tokens]


def test_a_relation_without_subtype_matches_every_subtype_and_not_the_other_way() -> None:
    sentence = parse("Brask//PROPN/3/nsubj:pass was/be/AUX/3/aux:pass hit//VERB/0/root")
    assert sentence.is_rel(0, "nsubj")
    assert sentence.is_rel(0, "nsubj:pass")
    active = parse("Rebels/rebel/NOUN/2/nsubj fired/fire/VERB/0/root")
    assert not active.is_rel(0, "nsubj:pass")
    assert not active.is_rel(0, "nsub")


def test_coordination_gives_every_agent_and_every_patient() -> None:
    verb = at(PLAIN, "shelled")
    assert forms(PLAIN, PLAIN.agents(verb)) == ["rebels", "army"]
    assert forms(PLAIN, PLAIN.patients(verb)) == ["Brask", "Marov"]


def test_a_coordinated_verb_shares_the_subject_of_the_first() -> None:
    sentence = parse(
        "Rebels/rebel/NOUN/2/nsubj entered/enter/VERB/0/root Brask//PROPN/2/obj "
        "and//CCONJ/5/cc burned/burn/VERB/2/conj it//PRON/5/obj"
    )
    assert forms(sentence, sentence.agents(at(sentence, "burned"))) == ["Rebels"]


def test_a_coordinated_verb_with_a_subject_of_its_own_keeps_it() -> None:
    sentence = parse(
        "Rebels/rebel/NOUN/2/nsubj left/leave/VERB/0/root and//CCONJ/5/cc "
        "soldiers/soldier/NOUN/5/nsubj came/come/VERB/2/conj"
    )
    assert forms(sentence, sentence.agents(at(sentence, "came"))) == ["soldiers"]


def test_an_infinitive_takes_the_object_of_its_governor_else_its_subject() -> None:
    pressed = parse(
        "Envoys/envoy/NOUN/2/nsubj pressed/press/VERB/0/root the//DET/4/det "
        "rebels/rebel/NOUN/2/obj to//PART/6/mark leave//VERB/2/xcomp"
    )
    assert forms(pressed, pressed.agents(at(pressed, "leave"))) == ["rebels"]
    agreed = parse(
        "Rebels/rebel/NOUN/2/nsubj agreed/agree/VERB/0/root to//PART/4/mark leave//VERB/2/xcomp"
    )
    assert forms(agreed, agreed.agents(at(agreed, "leave"))) == ["Rebels"]


def test_a_purpose_takes_the_object_only_under_a_verb_that_moves_somebody() -> None:
    words = (
        "Talks/talk/NOUN/2/nsubj {}/VERB/0/root the//DET/4/det rebels/rebel/NOUN/2/obj "
        "to//PART/6/mark leave//VERB/2/advcl"
    )
    moved = parse(words.format("led/lead"))
    assert forms(moved, moved.agents(at(moved, "leave"))) == ["rebels"]
    met = parse(words.format("outlasted/outlast"))
    assert forms(met, met.agents(at(met, "leave"))) == ["Talks"]


def test_who_owns_a_word_or_gives_it_acts_in_the_infinitive_behind_it() -> None:
    owned = parse(
        "Their//PRON/2/nmod:poss promise//NOUN/5/nsubj to//PART/4/mark leave//VERB/2/acl "
        "held/hold/VERB/0/root"
    )
    assert forms(owned, owned.agents(at(owned, "leave"))) == ["Their"]
    given_word = parse(
        "Rebels/rebel/NOUN/2/nsubj gave/give/VERB/0/root a//DET/4/det promise//NOUN/2/obj "
        "to//PART/6/mark leave//VERB/4/acl"
    )
    assert forms(given_word, given_word.agents(at(given_word, "leave"))) == ["Rebels"]


def test_a_relative_pronoun_as_subject_means_its_noun() -> None:
    sentence = parse(
        "Rebels/rebel/NOUN/4/nsubj who//PRON/3/nsubj fired/fire/VERB/1/acl:relcl "
        "fled/flee/VERB/0/root"
    )
    assert forms(sentence, sentence.agents(at(sentence, "fired"))) == ["Rebels"]


@pytest.mark.parametrize("pronoun", ["that//PRON/5/obj ", ""])
def test_the_object_of_a_relative_clause_is_the_noun_before_it(pronoun: str) -> None:
    shift = 1 if pronoun else 0
    sentence = parse(
        f"A//DET/2/det truce//NOUN/{5 + shift}/nsubj {pronoun}"
        f"rebels/rebel/NOUN/{4 + shift}/nsubj declared/declare/VERB/2/acl:relcl "
        "holds/hold/VERB/0/root"
    )
    verb = at(sentence, "declared")
    assert forms(sentence, sentence.patients(verb)) == ["truce"]
    assert forms(sentence, sentence.agents(verb)) == ["rebels"]


def test_an_object_of_its_own_is_kept_in_a_relative_clause() -> None:
    sentence = parse(
        "Rebels/rebel/NOUN/5/nsubj who//PRON/3/nsubj shelled/shell/VERB/1/acl:relcl "
        "Brask//PROPN/3/obj fled/flee/VERB/0/root"
    )
    assert forms(sentence, sentence.patients(at(sentence, "shelled"))) == ["Brask"]


def test_the_agent_of_a_passive_stands_behind_by_and_its_patient_is_the_subject() -> None:
    sentence = parse(
        "Brask//PROPN/3/nsubj:pass was/be/AUX/3/aux:pass shelled/shell/VERB/0/root "
        "by//ADP/6/case the//DET/6/det army//NOUN/3/obl:agent"
    )
    verb = at(sentence, "shelled")
    assert sentence.is_passive(verb)
    assert forms(sentence, sentence.agents(verb)) == ["army"]
    assert forms(sentence, sentence.patients(verb)) == ["Brask"]


def test_a_passive_without_agent_is_nobodys() -> None:
    sentence = parse("Brask//PROPN/3/nsubj:pass was/be/AUX/3/aux:pass shelled/shell/VERB/0/root")
    assert sentence.agents(2) == []


@pytest.mark.parametrize(
    ("participle", "passive"),
    [("announced/announce/VERB/2/acl", True), ("lasting/last/VERB/2/acl", False)],
)
def test_a_bare_participle_behind_a_noun_is_passive_unless_it_ends_in_ing(
    participle: str, passive: bool
) -> None:
    sentence = parse(f"The//DET/2/det truce//NOUN/4/nsubj {participle} held/hold/VERB/0/root")
    assert sentence.is_passive(2) is passive


def test_has_declared_with_an_object_is_active_even_where_its_subject_is_called_passive() -> None:
    sentence = parse(
        "Rebels/rebel/NOUN/3/nsubj:pass have//AUX/3/aux declared/declare/VERB/0/root "
        "a//DET/5/det truce//NOUN/3/obj"
    )
    assert not sentence.is_passive(2)
    assert forms(sentence, sentence.agents(2)) == ["Rebels"]


def test_an_adverbial_participle_takes_the_subject_of_its_clause_and_a_finite_one_does_not() -> (
    None
):
    participle = parse(
        "Rebels/rebel/NOUN/2/nsubj fled/flee/VERB/0/root leaving/leave/VERB/2/advcl "
        "weapons/weapon/NOUN/3/obj"
    )
    assert forms(participle, participle.agents(2)) == ["Rebels"]
    finite = parse(
        "Rebels/rebel/NOUN/2/nsubj fled/flee/VERB/0/root as//SCONJ/4/mark "
        "shelled/shell/VERB/2/advcl"
    )
    assert finite.agents(3) == []


def test_a_case_is_read_with_its_fixed_parts() -> None:
    sentence = parse(
        "Rebels/rebel/NOUN/2/nsubj fled/flee/VERB/0/root because//ADP/5/case of//ADP/3/fixed "
        "shells/shell/NOUN/2/obl"
    )
    assert sentence.case(4) == "because of"
    assert sentence.obliques(1, "because of") == [4]
    assert sentence.obliques(1, "of") == []
    assert sentence.obliques(1) == [4]


SPOKESMAN = parse(
    "The//DET/2/det spokesman//NOUN/7/nsubj for//ADP/5/case the//DET/5/det "
    "army//NOUN/2/nmod ,//PUNCT/2/punct resigned/resign/VERB/0/root"
)


def test_a_phrase_keeps_its_complements_and_leaves_clauses_and_neighbours_out() -> None:
    assert SPOKESMAN.text(SPOKESMAN.phrase(1)) == "The spokesman for the army"
    assert SPOKESMAN.text(SPOKESMAN.bare(1)) == "spokesman for the army"
    assert PLAIN.text(PLAIN.phrase(at(PLAIN, "rebels"))) == "The rebels"
    clause = parse(
        "The//DET/2/det truce//NOUN/6/nsubj that//PRON/5/obj rebels/rebel/NOUN/5/nsubj "
        "declared/declare/VERB/2/acl:relcl holds/hold/VERB/0/root"
    )
    assert clause.text(clause.phrase(1)) == "The truce"


def test_the_text_of_a_range_is_exactly_that_of_the_report() -> None:
    assert PLAIN.text((0, len(PLAIN))) == PLAIN.sentence.text
    assert PLAIN.chars((3, 3)) == (PLAIN.sentence.start, PLAIN.sentence.start)


def test_the_head_of_a_clause_is_its_nearest_predicate() -> None:
    sentence = parse(
        "Envoys/envoy/NOUN/2/nsubj said/say/VERB/0/root rebels/rebel/NOUN/4/nsubj "
        "shelled/shell/VERB/2/ccomp Brask//PROPN/4/obj"
    )
    assert sentence.clause_head(4) == 3
    assert sentence.clause_head(0) == 1
    assert sentence.is_clause(3)
    assert not sentence.is_clause(4)


@st.composite
def trees(draw: st.DrawFn) -> Parse:
    """Any tree of up to ten words under a random relation each."""
    count = draw(st.integers(1, 10))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: 0}
    for place, node in enumerate(order[1:], 1):
        heads[node] = order[draw(st.integers(0, place - 1))] + 1
    rel = st.sampled_from(
        ["nsubj", "obj", "obl", "conj", "acl", "acl:relcl", "xcomp", "ccomp", "advcl", "nmod",
         "nsubj:pass", "mark", "case", "punct", "compound"]
    )  # fmt: skip
    upos = st.sampled_from(["VERB", "NOUN", "PROPN", "PRON", "ADP", "PUNCT"])
    return parse(
        " ".join(
            f"w{i}//{draw(upos)}/{heads[i]}/{'root' if heads[i] == 0 else draw(rel)}"
            for i in range(count)
        )
    )


@given(trees())
def test_every_way_through_any_tree_ends_and_stays_in_it(sentence: Parse) -> None:
    everything = set(range(len(sentence)))
    for i in everything:
        assert set(sentence.below(i)) <= everything
        assert set(sentence.agents(i)) | set(sentence.patients(i)) <= everything
        assert set(sentence.conjuncts(i)) <= set(sentence.below(i))
        low, high = sentence.subtree(i)
        assert low <= min(sentence.below(i))
        assert high > max(sentence.below(i))
        low, high = sentence.phrase(i)
        assert 0 <= low <= high <= len(sentence)
        assert sentence.clause_head(i) in everything
        assert all(sentence.covers(a, i) for a in sentence.ancestors(i))
