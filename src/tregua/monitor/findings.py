"""Incidents held against ceasefires: what is asked, what is answered, what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

from tregua.linking.days import day_of, days_of
from tregua.linking.identity import derived_id
from tregua.linking.incidents import act_of
from tregua.model import (
    ActorMention,
    Answer,
    Ceasefire,
    Finding,
    FindingId,
    Incident,
    Question,
    Questions,
    Report,
    SpeakerKind,
    Stance,
    Statement,
    Verdict,
)
from tregua.monitor.logic import verdict
from tregua.monitor.questions import Life, Reader


def findings_of(
    ceasefire: Ceasefire,
    life: Life,
    reader: Reader,
    as_of: date | None,
) -> list[Finding]:
    """The findings of one ceasefire: for each incident that could touch it."""
    return [
        finding(ceasefire, incident, life, reader)
        for incident in reader.picture.incidents
        if touches(ceasefire, incident, life, reader) and _happened_by(incident, as_of)
    ]


def _happened_by(incident: Incident, as_of: date | None) -> bool:
    low = days_of(incident.when).low
    return as_of is None or low is None or low <= as_of


def touches(ceasefire: Ceasefire, incident: Incident, life: Life, reader: Reader) -> bool:
    """Whether an incident could touch a ceasefire at all.

    Left out: what was over before it began or was told before, what happened elsewhere, and what
    has neither a day nor anybody of the parties in it. A finding for each of those would only say
    "outside" or "unknown" and bury the others.
    """
    when, start = days_of(incident.when), life.start.low
    if start is not None and _over_before(incident, start, reader):
        return False
    involved = reader.sides.known((*incident.perpetrators, *incident.targets))
    ours = bool(involved & reader.sides.known(ceasefire.parties))
    if not when.known:
        if not ours and not _told_with(ceasefire, incident):
            return False
        others = [reader.bound(ceasefire, p) is Answer.NO for p in incident.perpetrators]
        if others and all(others):
            return False
    place = reader.places.get(incident.place) if incident.place is not None else None
    if place is not None and place.country is not None:
        return place.country in reader.countries(ceasefire)
    return ours or (not involved and bool(set(incident.reports) & set(ceasefire.reports)))


def _told_with(ceasefire: Ceasefire, incident: Incident) -> bool:
    """Whether an undated act is told with the ceasefire: as its breach, or at a place, of
    someone."""
    if set(incident.statements) & set(ceasefire.statements):
        return True
    somebody = incident.place is not None and (incident.targets or incident.perpetrators)
    return bool(somebody) and bool(set(incident.reports) & set(ceasefire.reports))


def _over_before(incident: Incident, start: date, reader: Reader) -> bool:
    """Whether the incident's last possible day, or that of its last report, is before the start."""
    high = days_of(incident.when).high
    told = [day_of(reader.reports[r].published) for r in incident.reports]
    latest = max((day for day in told if day is not None), default=None)
    return (high or latest or start) < start


def finding(
    ceasefire: Ceasefire,
    incident: Incident,
    life: Life,
    reader: Reader,
) -> Finding:
    """One incident against one ceasefire."""
    questions = reader.ask(ceasefire, incident, life)
    told = [reader.statements[s] for s in incident.statements]
    accusers = _accusers(ceasefire, told, reader)
    admitted = any(_admits(s, ceasefire, reader) for s in told)
    answers = {f.name: _question(questions, f.name) for f in fields(questions)}
    outcome = verdict(
        (q.answer for q in answers.values()), accused=bool(accusers), admitted=admitted
    )
    open_questions = [name for name, q in answers.items() if q.answer is Answer.UNKNOWN]
    witnesses = {s for q in answers.values() for s in q.statements} | set(incident.statements)
    return Finding(
        id=FindingId(derived_id("f", ceasefire.id, incident.id)),
        ceasefire=ceasefire.id,
        incident=incident.id,
        questions=questions,
        verdict=outcome,
        alleged_by=tuple(accusers) if outcome is not Verdict.OUTSIDE else (),
        would_settle=tuple(open_questions) if outcome is not Verdict.OUTSIDE else (),
        statements=tuple(sorted(witnesses)),
    )


def _question(questions: Questions, name: str) -> Question:
    found: Question = getattr(questions, name)
    return found


def _accusers(
    ceasefire: Ceasefire,
    told: Iterable[Statement],
    reader: Reader,
) -> list[str]:
    """Who names a party, or one that may be a party, as the perpetrator; the party itself aside."""
    found = set()
    for statement in told:
        event = act_of(statement)
        if event is None or statement.negated or statement.stance is Stance.DENY:
            continue
        for mention in event.actors:
            actor = reader.picture.actor_of(statement.report, mention.name)
            named = replace(mention, actor=actor)
            if reader.sides.side(actor, mention.name) is None:
                continue
            if reader.bound(ceasefire, named) is Answer.NO:
                continue
            if not _speaks_for_itself(statement, named, reader):
                found.add(_who_says(statement, reader.reports[statement.report]))
    return sorted(found)


def _admits(statement: Statement, ceasefire: Ceasefire, reader: Reader) -> bool:
    """Whether a bound party itself says that it did it."""
    event = act_of(statement)
    if event is None or statement.negated or statement.stance is Stance.DENY:
        return False
    for mention in event.actors:
        actor = reader.picture.actor_of(statement.report, mention.name)
        named = replace(mention, actor=actor)
        if reader.bound(ceasefire, named) is not Answer.YES:
            continue
        if _speaks_for_itself(statement, named, reader):
            return True
    return False


def _speaks_for_itself(statement: Statement, perpetrator: ActorMention, reader: Reader) -> bool:
    """Whether the speaker is of the perpetrator's side, so that its word is an admission."""
    name = statement.speaker.name
    if name is None:
        return False
    speaker = reader.sides.side(reader.picture.actor_of(statement.report, name), name)
    return speaker is not None and speaker == reader.sides.side(perpetrator.actor, perpetrator.name)


def _who_says(statement: Statement, report: Report) -> str:
    """The accuser as it should be shown; the report's own voice goes by its outlet."""
    speaker = statement.speaker
    if speaker.kind is SpeakerKind.REPORT:
        return report.outlet or "the report"
    return speaker.name or speaker.role or "somebody unnamed"
