"""Reports and statements built by hand, for tests of the rooms that read no text."""

from __future__ import annotations

import hashlib
from typing import Any

from tregua.model import (
    ActorMention,
    Affiliation,
    CeasefireAct,
    Certainty,
    Duration,
    Event,
    EventCode,
    Number,
    PlaceMention,
    Proposition,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    StatementId,
    SubEvent,
    Term,
    TermSlot,
    Time,
    TimePrecision,
    Words,
)

REPORTER = Speaker(SpeakerKind.REPORT)


def report(key: str, text: str = "", **fields: Any) -> Report:
    """A report with a made-up hash; ``published`` is 12 October 2020 unless told."""
    fields.setdefault("published", "2020-10-12")
    return Report(
        ReportId(f"r_{key}"), text or f"Report {key}.", "0" * 64, "2020-10-12T00:00:00Z", **fields
    )


def day(iso: str | None, last: str | None = None, as_said: str = "") -> Time:
    """A day, or an interval of days."""
    precision = TimePrecision.DAY if iso and last in {None, iso} else TimePrecision.VAGUE
    return Time(iso, last or iso, as_said or iso or "some day", precision)


def named(name: str, role: str | None = None) -> Speaker:
    """A named speaker."""
    return Speaker(SpeakerKind.NAMED, name, role)


def who(*names: str) -> tuple[ActorMention, ...]:
    """Actor mentions without spans."""
    return tuple(ActorMention(name) for name in names)


def says(
    on: Report,
    proposition: Proposition,
    *,
    group: str | None = "c1",
    speaker: Speaker = REPORTER,
    stance: Stance = Stance.REPORT,
    certainty: Certainty = Certainty.CERTAIN,
    negated: bool = False,
    said_on: Time | None = None,
) -> Statement:
    """A statement of a report; its id follows from what it says."""
    content = repr((on.id, proposition, group, speaker, stance, certainty, negated, said_on))
    return Statement(
        id=StatementId("st_" + hashlib.sha256(content.encode()).hexdigest()[:12]),
        report=on.id,
        span=(0, min(4, len(on.text))),
        quote=on.text[:4],
        speaker=speaker,
        stance=stance,
        certainty=certainty,
        negated=negated,
        proposition=proposition,
        reader="test",
        rule="test.v1",
        confidence=1.0,
        said_on=said_on,
        group=group,
    )


def act(
    kind: CeasefireAct,
    *actors: str,
    to: tuple[str, ...] = (),
    when: Time | None = None,
    condition: str | None = None,
) -> Event:
    """A ceasefire act."""
    return Event(
        EventCode.CONCEDE,
        "ceasefire",
        ceasefire_act=kind,
        actors=who(*actors),
        recipients=who(*to),
        when=when,
        condition=Words(condition) if condition else None,
    )


def violence(
    kind: SubEvent,
    *actors: str,
    on: tuple[str, ...] = (),
    place: str | None = None,
    when: Time | None = None,
    killed: int | None = None,
    instrument: str | None = None,
) -> Event:
    """An act of violence."""
    return Event(
        EventCode.ASSAULT,
        sub_event=kind,
        actors=who(*actors),
        recipients=who(*on),
        place=PlaceMention(place) if place else None,
        when=when,
        killed=Number(killed, killed, str(killed)) if killed is not None else None,
        instrument=instrument,
    )


def term(slot: TermSlot, value: Time | Duration | ActorMention | str) -> Term:
    """A term; a string is words."""
    return Term(slot, Words(value) if isinstance(value, str) else value)


def belongs(part: str, role: str, whole: str) -> Affiliation:
    """An affiliation."""
    return Affiliation(ActorMention(part), role, ActorMention(whole))
