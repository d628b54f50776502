"""Cues beside the clause they cover: inverted between marks, before a colon, "as X put it"."""

from __future__ import annotations

import pytest
from build import parse

from tregua.reading.attributing import attributions
from tregua.reading.attribution import content_spans, source_spans


def told(words: str, names: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Source and content of each attribution, as words."""
    sentence = parse(words, names=names or {})
    text = sentence.sentence.text
    return [
        (
            " | ".join(text[a:b] for a, b in source_spans(sentence, a_)),
            " | ".join(text[a:b] for a, b in content_spans(sentence, a_)),
        )
        for a_ in attributions(sentence)
    ]


def test_in_the_view_of_somebody_the_clause_is_his() -> None:
    words = (
        "In//ADP/3/case the//DET/3/det view//NOUN/8/obl of//ADP/6/case the//DET/6/det "
        "army//NOUN/3/nmod rebels/rebel/NOUN/8/nsubj fled/flee/VERB/0/root"
    )
    assert told(words) == [("the army", "rebels fled")]


def test_as_somebody_put_it() -> None:
    words = (
        "As//SCONJ/4/mark the//DET/3/det mayor//NOUN/4/nsubj put//VERB/8/advcl it//PRON/4/obj "
        ",//PUNCT/4/punct rebels/rebel/NOUN/8/nsubj fled/flee/VERB/0/root"
    )
    assert told(words) == [("the mayor", "rebels fled")]


def test_a_cue_between_marks_with_its_subject_behind_breaks_the_tree_but_not_the_reading() -> None:
    words = (
        "Jets/jet/NOUN/7/nsubj ,//PUNCT/4/punct say//VERB/1/discourse "
        "residents/resident/NOUN/1/conj ,//PUNCT/4/punct twice//ADV/7/advmod "
        "bombed/bomb/VERB/0/root Brask//PROPN/7/obj"
    )
    assert told(words) == [("residents", "Jets | twice bombed Brask")]


@pytest.mark.parametrize(
    "behind", ["in//ADP/9/case town//NOUN/7/obl", "losses/loss/NOUN/7/obj ,//PUNCT/7/punct"]
)
def test_a_phrase_or_a_thing_behind_the_cue_does_not_speak(behind: str) -> None:
    words = (
        "Rebels/rebel/NOUN/2/nsubj fled/flee/VERB/0/root and//CCONJ/6/cc soon//ADV/6/advmod "
        ",//PUNCT/6/punct tired//ADJ/2/conj reported/report/VERB/2/conj " + behind
    )
    assert all("town" not in source and "losses" not in source for source, _ in told(words))


def test_who_stands_before_a_colon_speaks_behind_it() -> None:
    words = (
        "Army//NOUN/2/compound spokesman//NOUN/0/root ://PUNCT/5/punct rebels/rebel/NOUN/5/nsubj "
        "fled/flee/VERB/2/appos"
    )
    assert told(words) == [("Army spokesman", "rebels fled")]


@pytest.mark.parametrize(
    "words",
    [
        "Background//NOUN/0/root ://PUNCT/4/punct rebels/rebel/NOUN/4/nsubj fled/flee/VERB/1/appos",
        "Army//NOUN/2/nsubj marches/march/VERB/0/root ://PUNCT/5/punct rebels/rebel/NOUN/5/nsubj "
        "fled/flee/VERB/2/parataxis",
    ],
)
def test_a_heading_or_a_clause_before_a_colon_is_no_speaker(words: str) -> None:
    assert told(words) == []
