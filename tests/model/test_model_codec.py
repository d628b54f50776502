"""Records to JSON and back: nothing is lost, nothing is invented, what does not fit is refused."""

from __future__ import annotations

import json
import sys
from dataclasses import FrozenInstanceError, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

sys.path.insert(0, str(Path(__file__).parent.parent))
from strategies import records
from tregua.model import (
    Actor,
    Affiliation,
    Assessment,
    Ceasefire,
    Disagreement,
    Duration,
    Event,
    EventCode,
    Finding,
    Incident,
    Number,
    Origin,
    Place,
    Quantity,
    Report,
    SetAside,
    Speaker,
    SpeakerKind,
    Statement,
    Status,
    StatusStep,
    Story,
    Term,
    TermSlot,
    Time,
    TimePrecision,
    Words,
)
from tregua.model.codec import decode, decode_json, encode, encode_json

RECORDS: list[type] = [
    Report, SetAside, Statement, Event, Quantity, Affiliation, Assessment, Actor, Place, Origin,
    Story, Incident, Ceasefire, Finding, Disagreement, Time, Number, Duration, Speaker, StatusStep,
]  # fmt: skip


@pytest.mark.parametrize("record_type", RECORDS, ids=lambda t: t.__name__)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_record_comes_back_as_it_was(record_type: type, data: st.DataObject) -> None:
    record = data.draw(records(record_type))
    assert decode(record_type, json.loads(json.dumps(encode(record)))) == record
    assert decode_json(record_type, encode_json(record)) == record


@pytest.mark.parametrize("record_type", RECORDS, ids=lambda t: t.__name__)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_every_field_is_written_under_its_name_and_none_can_be_changed(
    record_type: type, data: st.DataObject
) -> None:
    record = data.draw(records(record_type))
    names = [f.name.rstrip("_") for f in fields(record_type)]
    assert list(encode(record)) == names
    with pytest.raises(FrozenInstanceError):
        setattr(record, fields(record_type)[0].name, None)


TIME = Time("2024-05-02", "2024-05-02", "2 May", TimePrecision.DAY)


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        (TermSlot.START, TIME),
        (TermSlot.DURATION, Duration("P2M", "two months")),
        (TermSlot.CONDITION, Words("soldiers leave", (3, 17))),
    ],
)
def test_the_value_of_a_term_keeps_its_type(slot: TermSlot, value: Any) -> None:
    term = Term(slot, value)
    assert decode(Term, encode(term)) == term
    assert type(decode(Term, encode(term)).value) is type(value)


def test_a_field_with_a_trailing_underscore_is_written_without_it() -> None:
    written = encode(StatusStep("2024-05-02", Status.IN_FORCE, ()))
    assert set(written) == {"from", "status", "statements"}


def test_enums_are_written_by_value_and_tuples_as_lists() -> None:
    written = encode(Speaker(SpeakerKind.ANONYMOUS, role="two officers", span=(0, 12)))
    assert written["kind"] == "anonymous"
    assert written["span"] == [0, 12]


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "loud"},
        {"kind": "named", "span": [1]},
        {"kind": "named", "name": 7},
        {},
    ],
)
def test_what_does_not_fit_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        decode(Speaker, broken)


def test_a_proposition_is_told_apart_by_its_kind() -> None:
    event = encode(Event(EventCode.ASSAULT))
    assert event["kind"] == "event"
    with pytest.raises(ValidationError):
        decode(Event, {**event, "kind": "term"})
