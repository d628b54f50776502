"""From a report to its analysis: offsets, paragraphs, screening, datelines, the clock of a text.

A stand-in for the encoder hangs every word on the first one, so nothing here depends on a model.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tregua.language.analysis import Analysis
from tregua.language.analyze import Screen, analyze, past_dateline
from tregua.language.encoder import Annotation, Encoder
from tregua.model import Report, ReportId


class FlatEncoder:
    """Every word a noun below the first word, the first word of a sentence a name."""

    def __init__(self) -> None:
        self.calls: list[list[list[str]]] = []

    def annotate(self, sentences: Sequence[Sequence[str]]) -> list[Annotation]:
        self.calls.append([list(words) for words in sentences])
        return [
            Annotation(
                upos=("NOUN",) * len(words),
                lemmas=tuple(w.lower() for w in words),
                heads=(-1, *(0,) * (len(words) - 1)),
                deprels=("root", *("dep",) * (len(words) - 1)),
                entities=((0, 1, "LOC"),),
            )
            for words in sentences
        ]


def report(text: str, **fields: Any) -> Report:
    fields.setdefault("published", "2024-05-13")
    return Report(ReportId("r1"), text, "0" * 64, "2024-05-14T00:00:00+00:00", **fields)


def analysed(
    text: str, *, screen: Screen | None = None, encoder: FlatEncoder | None = None, **fields: Any
) -> Analysis:
    stand_in = cast(Encoder, encoder or FlatEncoder())
    return analyze(report(text, **fields), encoder=stand_in, screen=screen)


def test_sentences_keep_their_words_place_and_paragraph() -> None:
    text = "Brask burns. Soldiers left.\n\nRain fell."
    found = analysed(text).sentences
    assert [s.text for s in found] == ["Brask burns.", "Soldiers left.", "Rain fell."]
    assert [s.paragraph for s in found] == [0, 0, 1]
    assert [s.index for s in found] == [0, 1, 2]
    assert [t.text for t in found[1].tokens] == ["Soldiers", "left", "."]


def test_all_sentences_go_through_the_encoder_in_one_call() -> None:
    encoder = FlatEncoder()
    analysed("Brask burns. Soldiers left.", encoder=encoder)
    assert encoder.calls == [[["Brask", "burns", "."], ["Soldiers", "left", "."]]]


def test_what_the_screen_refuses_is_kept_unread() -> None:
    encoder = FlatEncoder()
    found = analysed(
        "Brask burns. Soldiers left.",
        screen=lambda _, texts: ["Soldiers" in text for text in texts],
        encoder=encoder,
    ).sentences
    assert [s.parsed for s in found] == [False, True]
    assert found[0].tokens == ()
    assert found[0].text == "Brask burns."
    assert encoder.calls == [[["Soldiers", "left", "."]]]


def test_a_mention_has_its_words_and_its_place_in_the_report() -> None:
    text = "Rain fell. Brask burns."
    (mention,) = analysed(text).sentences[1].mentions
    assert (mention.text, mention.label) == ("Brask", "LOC")
    assert text[mention.start : mention.end] == "Brask"


def test_times_are_resolved_against_the_day_of_publication() -> None:
    (sentence,) = analysed("Brask burned on 2 May.").sentences
    assert [t.value.earliest for t in sentence.times if t.value] == ["2024-05-02"]
    (undated,) = analysed("Brask burned on 2 May.", published=None).sentences
    assert all(t.value is None or t.value.earliest is None for t in undated.times)


def test_a_date_in_one_paragraph_does_not_set_the_clock_of_the_next() -> None:
    text = "Brask burned on 2 March 2019.\n\nSoldiers left on 5 May."
    found = analysed(text).sentences[1].times
    assert [t.value.earliest for t in found if t.value] == ["2024-05-05"]


def test_a_number_that_is_part_of_a_date_is_no_number() -> None:
    (sentence,) = analysed("On 2 May 14 soldiers left.").sentences
    assert [n.text for n in sentence.numbers] == ["14"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("BRASK (OPA) – Soldiers left.", "Soldiers left."),
        ("BRASK, Orvania — Soldiers left.", "Soldiers left."),
        ("Soldiers left.", "Soldiers left."),
        ("UN envoys left.", "UN envoys left."),
        ("Soldiers left BRASK - at last.", "Soldiers left BRASK - at last."),
        ("MAROV, 23 October 2020 — The army left.", "The army left."),
    ],
)
def test_a_dateline_in_capitals_is_no_part_of_the_sentence(text: str, rest: str) -> None:
    start, end = past_dateline(report(text), (0, len(text)))
    assert text[start:end] == rest


def test_the_dateline_that_intake_read_is_left_out_and_another_stays() -> None:
    text = "Brask, May 12 (OPA) – Soldiers left."
    start, end = past_dateline(report(text, dateline="Brask"), (0, len(text)))
    assert text[start:end] == "Soldiers left."
    assert past_dateline(report(text, dateline="Marov"), (0, len(text))) == (0, len(text))
    assert past_dateline(report(text), (0, len(text))) == (0, len(text))


def test_a_dateline_alone_stays_whole() -> None:
    text = "BRASK –"
    assert past_dateline(report(text), (0, len(text))) == (0, len(text))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Brask burns.", "“Soldiers left,”", "he said.", "At least 40 died", "on 2 May", "\n\n",
             "don't", "Relko's", "US-led", "BRASK (OPA) –", "—", "…", "naïve 👍 café", "3,000"]
        ),
        max_size=9,
    ).map(" ".join)
    | st.text(max_size=60)
)  # fmt: skip
def test_every_offset_points_at_its_words(text: str) -> None:
    last = 0
    for sentence in analysed(text).sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text
        last = sentence.end
        for piece in (*sentence.tokens, *sentence.mentions, *sentence.times, *sentence.numbers):
            assert sentence.start <= piece.start < piece.end <= sentence.end
            assert text[piece.start : piece.end] == piece.text
        for earlier, later in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            assert earlier.end <= later.start
