"""The whole reading: every fact has a witness, and the same report gives the same statements."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from build import S, analysis
from hypothesis import given, settings

sys.path.insert(0, str(Path(__file__).parent.parent))
from strategies import analyses
from tregua.language.analysis import Analysis
from tregua.language.encoder import Encoder
from tregua.model import (
    Certainty,
    Event,
    EventCode,
    Quantity,
    Report,
    ReportId,
    SpeakerKind,
    Stance,
    Statement,
    Term,
)
from tregua.reading import reader
from tregua.reading.draft import Context, Draft
from tregua.reading.reader import READER, read_analysis, read_report

ARMED = "Soldiers, rebels and artillery: the war in Orvania"
REBELS = "The//DET/2/det rebels/rebel/NOUN/3/nsubj "
TRUCE = "a//DET/5/det truce//NOUN/3/obj"


def read(*specs: str | S, title: str | None = ARMED) -> tuple[Statement, ...]:
    return read_analysis(analysis(*specs, title=title))


def the_act(*specs: str | S) -> Statement:
    (found,) = [
        s
        for s in read(*specs)
        if isinstance(s.proposition, Event) and s.proposition.ceasefire_act is not None
    ]
    return found


def test_a_declaration_is_stated_by_the_report_flatly() -> None:
    found = the_act(f"{REBELS}declared/declare/VERB/0/root {TRUCE}")
    assert (found.speaker.kind, found.stance) == (SpeakerKind.REPORT, Stance.REPORT)
    assert (found.certainty, found.negated) == (Certainty.CERTAIN, False)
    assert found.reader == READER
    assert found.rule == "ceasefire_verb.v1"


def test_a_report_about_something_else_states_no_ceasefire() -> None:
    found = read(f"{REBELS}declared/declare/VERB/0/root {TRUCE}", title="Supermarkets and prices")
    assert not [s for s in found if isinstance(s.proposition, Term)]
    assert not [s for s in found if getattr(s.proposition, "ceasefire_act", None)]


def test_a_negated_and_hedged_act_is_stated_so() -> None:
    found = the_act(
        "The//DET/2/det rebels/rebel/NOUN/6/nsubj reportedly//ADV/6/advmod did/do/AUX/6/aux "
        "not//PART/6/advmod extend//VERB/0/root the//DET/8/det truce//NOUN/6/obj"
    )
    assert found.negated
    assert found.certainty is Certainty.POSSIBLE


def test_whoever_says_it_is_its_speaker() -> None:
    found = the_act(
        "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root rebels/rebel/NOUN/5/nsubj "
        "declared/declare/VERB/3/ccomp a//DET/7/det truce//NOUN/5/obj"
    )
    assert (found.speaker.name, found.stance) == ("army", Stance.CLAIM)


def test_a_promise_to_stop_is_a_promise_of_whoever_gives_it() -> None:
    found = the_act(
        "The//DET/2/det army//NOUN/3/nsubj said/say/VERB/0/root it//PRON/6/nsubj will//AUX/6/aux "
        "stop//VERB/3/ccomp fighting/fight/VERB/6/xcomp"
    )
    assert (found.speaker.name, found.stance) == ("army", Stance.PROMISE)


def test_whether_it_happened_is_doubted_in_the_reports_own_voice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def shelling(context: Context) -> Iterator[Draft]:
        (parse,) = filter(None, context.document.parses)
        (verb,) = parse.find(frozenset({"shell"}))
        yield Draft("test.v1", parse, verb, (0, 5), Event(EventCode.ASSAULT))

    monkeypatch.setattr(reader, "RULES", (shelling,))
    clause = "rebels/rebel/NOUN/{0}/nsubj shelled/shell/VERB/{1} Brask//PROPN/{0}/obj"
    unclear = (
        "It//PRON/3/expl is/be/AUX/3/cop unclear//ADJ/0/root whether//SCONJ/6/mark "
        + clause.format(6, "3/csubj")
    )
    assert [s.stance for s in read(unclear)] == [Stance.DOUBT]
    assert [s.stance for s in read(clause.format(2, "0/root"))] == [Stance.REPORT]


def test_terms_and_act_of_one_ceasefire_share_a_group() -> None:
    found = read(
        S(
            f"{REBELS}declared/declare/VERB/0/root {TRUCE} from//ADP/7/case Friday//PROPN/5/nmod",
            times={"Friday": ("2024-05-17", "2024-05-17")},
        )
    )
    assert {s.group for s in found if isinstance(s.proposition, Event | Term)} == {"c1"}
    assert {type(s.proposition) for s in found} >= {Event, Term}


def test_an_id_follows_from_report_words_and_speaker() -> None:
    words = f"{REBELS}declared/declare/VERB/0/root {TRUCE}"
    one = the_act(words)
    assert one.id == the_act(words).id
    whole = analysis(words, title=ARMED)
    other = replace(whole, report=replace(whole.report, id=ReportId("r2")))
    assert {s.id for s in read_analysis(other)}.isdisjoint({s.id for s in read_analysis(whole)})
    moved = analysis("Rain//NOUN/2/nsubj fell/fall/VERB/0/root", words, title=ARMED)
    assert one.id not in {s.id for s in read_analysis(moved)}


def test_an_empty_report_states_nothing() -> None:
    whole = analysis("Rain//NOUN/2/nsubj fell/fall/VERB/0/root", title=ARMED)
    assert read_analysis(replace(whole, sentences=())) == ()


@settings(max_examples=300, deadline=None)
@given(analyses())
def test_every_statement_points_at_its_words(whole: Analysis) -> None:
    armed = replace(whole, report=replace(whole.report, title=ARMED))
    text = armed.report.text
    found = read_analysis(armed)
    for statement in found:
        start, end = statement.span
        assert 0 <= start < end <= len(text)
        assert statement.quote == text[start:end]
        assert 0 < statement.confidence <= 1
        if statement.speaker.span is not None:
            low, high = statement.speaker.span
            assert 0 <= low <= high <= len(text)
        for span, words in _mentions(statement):
            assert text[slice(*span)] == words
    assert len({s.id for s in found}) == len(found)
    assert list(found) == sorted(found, key=lambda s: (s.span, s.id))
    assert read_analysis(armed) == found


def _mentions(statement: Statement) -> list[tuple[tuple[int, int], str]]:
    """Words of a proposition that are kept as they stand, with the place they claim."""
    proposition = statement.proposition
    kept = []
    if isinstance(proposition, Event) and proposition.condition is not None:
        kept.append(proposition.condition)
    if isinstance(proposition, Term) and hasattr(proposition.value, "text"):
        kept.append(proposition.value)
    return [(w.span, w.text) for w in kept if w.span is not None]


# --- end to end, with the shipped model: what any model that is fit to ship must see --------------


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def report(text: str) -> Report:
    return Report(
        ReportId("r1"), text, "0" * 64, "2024-05-14T00:00:00+00:00", published="2024-05-13"
    )


TEXT = (
    "Rebels in northern Orvania declared a ceasefire on Sunday, the army said.\n\n"
    "Soldiers and rebels had traded artillery fire for weeks. At least 12 people were killed.\n\n"
    "The truce was violated on Monday when rockets hit the town of Brask."
)


def test_a_plain_report_is_read_from_its_text(encoder: Encoder) -> None:
    found = read_report(report(TEXT), encoder=encoder)
    acts = {str(getattr(s.proposition, "ceasefire_act", None)) for s in found}
    assert "declare" in acts
    assert all(s.quote == TEXT[slice(*s.span)] for s in found)
    assert not [s for s in found if isinstance(s.proposition, Quantity) and s.negated]


def test_reading_twice_and_in_any_company_gives_the_same(encoder: Encoder) -> None:
    first = read_report(report(TEXT), encoder=encoder)
    read_report(report("Nothing of this kind. The harvest was good."), encoder=encoder)
    assert read_report(report(TEXT), encoder=encoder) == first


def test_a_report_of_a_price_truce_yields_no_ceasefire(encoder: Encoder) -> None:
    text = (
        "The two supermarket chains called a truce in their price war on Monday. "
        "Customers had enjoyed discounts for months, and shareholders had not."
    )
    found = read_report(report(text), encoder=encoder)
    assert not [s for s in found if getattr(s.proposition, "ceasefire_act", None)]
