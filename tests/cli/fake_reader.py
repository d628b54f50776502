"""A reader for tests: small, quick, and it fails, dies or dawdles when the text tells it to."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import time

from tregua.errors import LanguageError
from tregua.model import (
    ActorMention,
    CeasefireAct,
    Certainty,
    Event,
    EventCode,
    Report,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    StatementId,
)

READER = "fake-reader 1"
DECLARED = re.compile(r"The (?P<who>[A-Z]\w+) declared a truce")


def read_report(report: Report) -> tuple[Statement, ...]:
    """One statement for each truce that somebody declared."""
    if "FAIL" in report.text:
        raise ValueError("the text told me to fail")
    if "NO MODEL" in report.text:
        raise LanguageError("the language model is missing")
    if "DIE" in report.text:
        os._exit(9)
    if "SLOW" in report.text:
        time.sleep(0.05)
    if "NOISY" in report.text:
        sys.stdout.write("a library that prints\n")
    return tuple(_statement(report, match) for match in DECLARED.finditer(report.text))


def _statement(report: Report, match: re.Match[str]) -> Statement:
    name = hashlib.sha256(f"{report.id} {match.span()}".encode()).hexdigest()[:12]
    return Statement(
        id=StatementId(f"st_{name}"),
        report=report.id,
        span=match.span(),
        quote=match.group(),
        speaker=Speaker(SpeakerKind.REPORT),
        stance=Stance.REPORT,
        certainty=Certainty.CERTAIN,
        negated=False,
        proposition=Event(
            EventCode.CONCEDE,
            mode="ceasefire",
            ceasefire_act=CeasefireAct.DECLARE,
            actors=(ActorMention(match["who"], match.span("who")),),
        ),
        reader=READER,
        rule="fake.v1",
        confidence=1.0,
        group="g1",
    )
