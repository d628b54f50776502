"""Long reports are screened: what can matter is parsed, the rest is left aside."""

from __future__ import annotations

import time

import pytest

from tregua.language.analyze import analyze
from tregua.model import Report, ReportId
from tregua.reading.screen import screen, worth_marking

IDLE = "The valley is known for its orchards and for its honey."


def report(title: str | None = None) -> Report:
    return Report(ReportId("r_1"), "text", "0", "2024-01-01T00:00:00Z", title=title)


def test_a_short_report_is_read_whole() -> None:
    assert screen(report(), [IDLE] * 20) == [True] * 20


def test_a_long_report_keeps_violence_and_its_opening() -> None:
    sentences = [IDLE] * 30
    sentences[12] = "Shells hit the market and killed four people."
    kept = screen(report(), sentences)
    assert kept[12]
    assert kept[:2] == [True, True]
    assert sum(kept) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 4,000 people have left the valley since the spring.",
        "Hundreds of its women and children sleep in the school.",
        "The envoy called on both governments to open the road.",
        "Gunmen detained the mayor on his way home.",
        "Heavy fighting was heard from the hills.",
        "The rebels crossed the river at night.",
    ],
)
def test_what_matters_in_a_long_report_is_more_than_deaths(sentence: str) -> None:
    assert screen(report(), [IDLE] * 30 + [sentence])[30]


@pytest.mark.parametrize(
    "sentence",
    ["Many of its fighters came from abroad.", "He loved stability, and the rebels of his youth."],
)
def test_who_fights_is_background_while_nothing_happens(sentence: str) -> None:
    assert not screen(report(), [IDLE] * 30 + [sentence])[30]


@pytest.mark.parametrize(
    "sentence",
    [
        "Армия объявила перемирие, four of them.",
        "أعلن الجيش هدنة لمدة ثلاثة أيام",
        "Les rebelles ont accusé l'armée dans une lettre, et les combats ont repris.",
        "El ejército acusó a los rebeldes de las muertes en una carta que fue leída.",
    ],
)
def test_a_sentence_in_another_language_is_left_aside(sentence: str) -> None:
    assert screen(report(), [IDLE, sentence, IDLE]) == [True, False, True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Comandante Ramona of the Frente de los Pueblos del Sur was killed.",
        "Frente Sur: army kills 4.",
        "It was Сeasefire (перемирие) day in Velna.",
        "🔴",
    ],
)
def test_foreign_names_make_no_foreign_sentence(sentence: str) -> None:
    assert screen(report(), [sentence]) == [True]


def test_around_a_ceasefire_the_sentences_stay() -> None:
    sentences = [IDLE] * 40
    sentences[20] = "The army agreed to suspend all attacks on the city."
    kept = screen(report(), sentences)
    assert all(kept[18:24])
    assert not kept[30]


@pytest.mark.parametrize("word", ["ceasefire", "Ceasefire", "CEASEFIRE"])
def test_of_a_long_report_the_mentions_are_marked(word: str) -> None:
    sentences = [IDLE] * 40
    sentences[20] = f"{word} talks went on."
    kept = worth_marking(report(), sentences)
    assert [i for i, keep in enumerate(kept) if keep] == [20]


def test_a_ceasefire_in_the_title_keeps_every_voice() -> None:
    sentences = [IDLE] * 30
    sentences[25] = "He said it would hold."
    assert screen(report("Truce holds in Brask"), sentences)[25]
    assert not screen(report("Harvest in Brask"), sentences)[25]


def test_what_is_left_aside_keeps_its_place_in_the_analysis() -> None:
    text = " ".join([IDLE] * 30 + ["Shells killed four people."])
    found = analyze(
        Report(ReportId("r_1"), text, "0", "2024-01-01T00:00:00Z"), screen=screen
    ).sentences
    assert len(found) == 31
    assert [s.parsed for s in found] == [True] * 2 + [False] * 28 + [True]
    assert all(text[s.start : s.end] == s.text for s in found)


def test_hostile_text_is_screened_in_linear_time() -> None:
    start = time.process_time()
    screen(report(), ["stop " * 20_000] * 25)
    assert time.process_time() - start < 5
