"""Whatever comes in: a clear outcome, exact offsets, and a time that grows with the length."""

from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given, settings

from strategies import nasty_texts
from tregua.errors import Where
from tregua.intake import Given
from tregua.intake.finish import finish
from tregua.intake.records import Draft
from tregua.language.encoder import Annotation, Encoder
from tregua.model import Event, Report, ReportId, SetAside, Statement
from tregua.reading.reader import read_report

NOW = datetime(2024, 5, 14, tzinfo=UTC)
WIRE = (
    "MIRRA, May 13 (Reuters) - The government of Orvania and the Karun Front agreed on Sunday to "
    "a 72-hour ceasefire that will begin at midnight on Friday, the African Union said.\n\n"
    "President Ivo Senn said his troops would respond to any attack.\n\n"
    "At least 14 people were killed when shells hit a market in the town of Brask on Saturday, "
    "hospital officials said. The Front accused the army of the attack.\n\n"
    "The rebels rejected an earlier offer by Senn in January."
)


class Remembering(Encoder):
    """The shipped model, which reads no sentence twice: long texts here repeat themselves."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, ...], Annotation] = {}

    def annotate(self, sentences) -> list[Annotation]:
        keys = [tuple(words) for words in sentences]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        self._known.update(zip(new, super().annotate(new), strict=True))
        return [self._known[key] for key in keys]


@cache
def encoder() -> Encoder:
    return Remembering()


def taken_in(text: str) -> list[Report | SetAside]:
    draft = Draft(text, "0" * 64, Where("a.txt"), published="2024-05-13")
    return list(finish(draft, Given(), NOW))


def read(text: str) -> tuple[Statement, ...]:
    (report,) = taken_in(text)
    assert isinstance(report, Report)
    return read_report(report, encoder=encoder())


@given(nasty_texts())
@settings(max_examples=200, deadline=None)
def test_every_quotation_is_the_text_at_its_span(text: str) -> None:
    for report in taken_in(text):
        if isinstance(report, SetAside):
            assert report.reason
            continue
        for statement in read_report(report, encoder=encoder()):
            start, end = statement.span
            assert 0 <= start < end <= len(report.text)
            assert report.text[start:end] == statement.quote


@pytest.mark.parametrize("text", ["Ceasefire", "Truce!", "11", "🔴", "?", "the"])
def test_a_report_of_one_word_says_nothing(text: str) -> None:
    assert read(text) == ()


def acts_and_times(found: tuple[Statement, ...]) -> list[tuple[object, ...]]:
    return [
        (s.rule, s.span, s.stance, s.proposition.ceasefire_act, s.proposition.when.earliest)
        for s in found
        if isinstance(s.proposition, Event) and s.proposition.when
    ]


def test_a_wire_in_capitals_is_read_as_any_other() -> None:
    plain, capitals = read(WIRE), read(WIRE.upper())
    assert acts_and_times(capitals) == acts_and_times(plain)
    assert Counter(s.rule for s in capitals) == Counter(s.rule for s in plain)
    names = {a.name.upper() for s in plain for a in getattr(s.proposition, "actors", ())}
    assert names == {a.name for s in capitals for a in getattr(s.proposition, "actors", ())}


@pytest.mark.parametrize("noise", ["\u200b", "\x00", "\u00ad", "\u202e", "\ufeff"])
def test_marks_that_nobody_sees_change_nothing(noise: str) -> None:
    assert read(WIRE.replace("e", "e" + noise)) == read(WIRE)


def test_a_quotation_in_another_language_is_not_read_and_the_rest_is() -> None:
    foreign = "الجيش أعلن هدنة وقتل أربعة مدنيين في المدينة."
    found = read(f"{WIRE}\n\n{foreign}\n\nThe rebels killed two soldiers on Monday.")
    assert len(found) > len(read(WIRE))
    assert not any(foreign[:9] in s.quote for s in found)


@pytest.mark.parametrize(
    "text",
    [
        WIRE.partition(" - ")[2] + " ",
        WIRE.partition(" - ")[2].replace(".", "").replace("\n\n", " ") + " ",
        "the army attacked the rebels and ",
        "ceasefire ",
        "“We will stop,” he said, ",
        "(",
        "a\n",
    ],
    ids=["sentences", "no stops", "one chain", "one word", "quotations", "brackets", "lines"],
)
def test_the_time_of_reading_grows_with_the_length(text: str) -> None:
    def seconds(letters: int) -> float:
        report = Report(ReportId("r_1"), text * (letters // len(text)), "0", "2024-05-14T00:00:00Z")
        begun = time.process_time()
        read_report(report, encoder=encoder())
        return time.process_time() - begun

    seconds(5_000)
    # Four times the length takes sixteen times as long where the time is quadratic.
    assert seconds(40_000) < 9 * (seconds(10_000) + 0.1)
