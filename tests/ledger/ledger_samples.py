"""Reports and statements for the tests of the ledger: a plain one of each, and hypothesis's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from tregua.ledger import Draft, reading_draft, report_draft, set_aside_draft
from tregua.model import (
    Certainty,
    Duration,
    Event,
    EventCode,
    Number,
    Report,
    ReportId,
    SetAside,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    StatementId,
)

REPORT = Report(
    id=ReportId("r_1"),
    text="Two factions said on Saturday that they would stop their rockets.",
    sha256="00" * 32,
    retrieved="2020-11-20T09:30:00Z",
    outlet="Example Times",
    published="2020-10-12",
)

STATEMENT = Statement(
    id=StatementId("st_1"),
    report=ReportId("r_1"),
    span=(0, 12),
    quote="Two factions",
    speaker=Speaker(SpeakerKind.REPORT),
    stance=Stance.REPORT,
    certainty=Certainty.CERTAIN,
    negated=False,
    proposition=Event(EventCode.CONCEDE),
    reader="reader 1",
    rule="declare_verb.v1",
    confidence=0.9,
)

ASIDE = SetAside("in/broken.jsonl", 7, "input.malformed", "not JSON")


def a_report(number: int, **changes: Any) -> Report:
    """A small report of its own."""
    return replace(REPORT, id=ReportId(f"r_{number}"), **changes)


def a_statement(number: int, report: str = "r_1", reader: str = "reader 1") -> Statement:
    """A small statement of its own."""
    return replace(
        STATEMENT, id=StatementId(f"st_{number}"), report=ReportId(report), reader=reader
    )


finite = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(Number, st.builds(Number, low=finite, high=st.none() | finite))
st.register_type_strategy(
    Duration, st.builds(Duration, low_days=st.none() | finite, high_days=st.none() | finite)
)

reports = st.builds(Report)
asides = st.builds(SetAside)
statements = st.builds(Statement, confidence=st.floats(0, 1))
readings = st.tuples(
    st.text(min_size=1).map(ReportId), st.text(min_size=1), st.lists(statements, max_size=3)
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Any entry."""
    which = draw(st.integers(0, 2))
    if which == 0:
        return report_draft(draw(reports))
    if which == 1:
        report, reader, found = draw(readings)
        return reading_draft(report, reader, tuple(found))
    return set_aside_draft(draw(asides))
