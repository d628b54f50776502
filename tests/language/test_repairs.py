"""Trees that contradict themselves are mended; others stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tregua.language.analysis import Token
from tregua.language.repairs import repaired


def tree(spec: str) -> tuple[Token, ...]:
    """``form/UPOS/head/relation`` a word, heads counted from 1, 0 for the root."""
    words = [word.split("/") for word in spec.split()]
    return tuple(
        Token(i, 0, 0, form, form.lower(), upos, int(head) - 1, rel)
        for i, (form, upos, head, rel) in enumerate(words)
    )


def links(tokens: tuple[Token, ...]) -> dict[str, tuple[str, str]]:
    """Word to the word that governs it, and the relation."""
    return {t.text: (tokens[t.head].text if t.head >= 0 else "", t.deprel) for t in tokens}


def test_a_noun_behind_after_is_the_subject_of_the_verb_behind_it() -> None:
    read = links(
        repaired(
            tree(
                "They/PRON/2/nsubj fled/VERB/0/root after/ADP/5/case a/DET/5/det shell/NOUN/2/obl "
                "hit/VERB/2/advcl the/DET/8/det school/NOUN/6/obj"
            )
        )
    )
    assert read["shell"] == ("hit", "nsubj")
    assert read["after"] == ("hit", "mark")
    assert read["hit"] == ("fled", "advcl")


def test_a_reduced_relative_clause_keeps_its_noun() -> None:
    spec = (
        "They/PRON/2/nsubj fled/VERB/0/root after/ADP/5/case a/DET/5/det shell/NOUN/2/obl "
        "fired/VERB/5/acl by/ADP/8/case rebels/NOUN/6/obl:agent"
    )
    assert repaired(tree(spec)) == tree(spec)


def test_what_has_an_and_of_its_own_is_a_conjunct() -> None:
    read = links(
        repaired(
            tree(
                "It/PRON/2/nsubj killed/VERB/0/root Marko/PROPN/2/obj and/CCONJ/6/cc the/DET/6/det "
                "commander/NOUN/3/appos"
            )
        )
    )
    assert read["commander"] == ("Marko", "conj")


def test_an_if_clause_in_front_of_what_is_said_belongs_to_it() -> None:
    read = links(
        repaired(
            tree(
                "If/SCONJ/3/mark they/PRON/3/nsubj stay/VERB/7/advcl they/PRON/5/nsubj "
                "die/VERB/7/ccomp Marko/PROPN/7/nsubj warned/VERB/0/root"
            )
        )
    )
    assert read["stay"] == ("die", "advcl")


def test_who_stands_behind_a_closed_quotation_speaks() -> None:
    read = links(
        repaired(
            tree(
                "It/PRON/2/nsubj binds/VERB/0/root “/PUNCT/5/punct all/DET/5/det "
                "units/NOUN/8/nsubj ,/PUNCT/5/punct ”/PUNCT/5/punct said/VERB/2/ccomp "
                "Marko/PROPN/8/obj"
            )
        )
    )
    assert read["units"] == ("binds", "obj")
    assert read["Marko"] == ("said", "nsubj")


RELATIONS = ["nsubj", "obj", "obl", "nmod", "conj", "cc", "case", "mark", "advcl", "acl", "ccomp",
             "appos", "punct", "parataxis"]  # fmt: skip
WORDS = ["after", "as", "and", "if", "”", ",", "shell", "hit", "said", "Marko"]


@st.composite
def trees(draw: st.DrawFn) -> tuple[Token, ...]:
    n = draw(st.integers(1, 9))
    root = draw(st.integers(0, n - 1))
    order = [root, *(i for i in range(n) if i != root)]
    tokens: list[Token] = []
    heads = {root: -1}
    for place, i in enumerate(order[1:], 1):
        heads[i] = draw(st.sampled_from(order[:place]))
    for i in range(n):
        word = draw(st.sampled_from(WORDS))
        upos = draw(st.sampled_from(["NOUN", "VERB", "PROPN", "PUNCT", "ADP", "CCONJ"]))
        rel = "root" if i == root else draw(st.sampled_from(RELATIONS))
        tokens.append(Token(i, 0, 0, word, word.lower(), upos, heads[i], rel))
    return tuple(tokens)


@given(trees())
def test_a_mended_tree_is_still_one_tree(tokens: tuple[Token, ...]) -> None:
    mended = repaired(tokens)
    assert sum(t.head < 0 for t in mended) == 1
    for token in mended:
        seen, node = set(), token.index
        while node >= 0:
            assert node not in seen
            seen.add(node)
            node = mended[node].head


@pytest.mark.parametrize("spec", ["", "Ceasefire/NOUN/0/root"])
def test_the_shortest_sentences_pass(spec: str) -> None:
    assert repaired(tree(spec)) == tree(spec)


# --- who speaks ----------------------------------------------------------------------------------


def test_who_stands_between_a_clause_and_its_cue_speaks() -> None:
    read = links(
        repaired(
            tree(
                "Brask/PROPN/2/nsubj burned/VERB/7/ccomp ,/PUNCT/2/punct the/DET/5/det "
                "envoy/NOUN/2/nsubj wearily/ADV/7/advmod said/VERB/0/root"
            )
        )
    )
    assert read["envoy"] == ("said", "nsubj")
    assert read["Brask"] == ("burned", "nsubj")


def test_who_stands_before_the_cue_of_a_later_clause_speaks() -> None:
    read = links(
        repaired(
            tree("Envoys/NOUN/4/nsubj said/VERB/0/root Brask/PROPN/4/nsubj burned/VERB/2/ccomp")
        )
    )
    assert read["Envoys"] == ("said", "nsubj")


def test_a_phrase_between_comma_and_cue_speaks_whatever_it_was_hung_on() -> None:
    read = links(
        repaired(
            tree(
                "They/PRON/2/nsubj left/VERB/7/ccomp Brask/PROPN/2/obj ,/PUNCT/6/punct "
                "an/DET/6/det envoy/NOUN/3/appos told/VERB/0/root them/PRON/7/iobj"
            )
        )
    )
    assert read["envoy"] == ("told", "nsubj")


def test_of_two_subjects_the_name_is_the_nouns_and_the_title_the_names() -> None:
    name = links(
        repaired(
            tree(
                "The/DET/2/det envoy/NOUN/6/nsubj ,/PUNCT/2/punct Relko/PROPN/6/nsubj "
                ",/PUNCT/2/punct spoke/VERB/0/root"
            )
        )
    )
    assert name["Relko"] == ("envoy", "appos")
    title = links(repaired(tree("Major/PROPN/3/nsubj Relko/PROPN/3/nsubj spoke/VERB/0/root")))
    assert title["Major"] == ("Relko", "nmod:desc")


def test_of_two_subjects_the_first_has_the_clause_before_the_cue() -> None:
    read = links(
        repaired(
            tree(
                "Rebels/NOUN/5/nsubj fled/VERB/5/ccomp the/DET/4/det army/NOUN/5/nsubj "
                "said/VERB/0/root"
            )
        )
    )
    assert read["Rebels"] == ("fled", "nsubj")
    assert read["army"] == ("said", "nsubj")


def test_a_cue_with_one_subject_stays() -> None:
    spec = "Rebels/NOUN/2/nsubj fled/VERB/5/ccomp the/DET/4/det army/NOUN/5/nsubj said/VERB/0/root"
    assert repaired(tree(spec)) == tree(spec)
