"""``tregua show``: any record, and for each of its facts who says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tregua.api import OpenLedger
from tregua.cli import words
from tregua.cli.incidents import print_incident
from tregua.cli.page import Page
from tregua.cli.status import print_ceasefire, print_sides
from tregua.cli.terminal import stdout, working
from tregua.model import (
    Actor,
    Affiliation,
    Assessment,
    Ceasefire,
    CeasefireTerm,
    Disagreement,
    Event,
    Finding,
    Incident,
    Origin,
    Place,
    Proposition,
    Quantity,
    Report,
    Statement,
    StatementId,
    Story,
    Term,
)
from tregua.model.codec import encode
from tregua.publish.export import line, text_of


def print_record(
    ledger: OpenLedger, wanted: str, as_of: str | None, known_at: str | None, *, as_json: bool
) -> None:
    """Prints the record of that id."""
    with working("Linking the reports …"):
        view = ledger.view(as_of, known_at)
    record = view.find(wanted)
    if as_json:
        print(text_of(line(view, record)))
        return
    PRINT[type(record)](Page(stdout(), view, witnesses=None), record)


def _report(page: Page, report: Report) -> None:
    page.title(report.title or words.short(report.text, 70), report.id)
    view = page.view
    page.facts(
        [
            ("outlet", report.outlet or "unknown"),
            ("published", words.published(report)),
            ("byline", report.byline or ""),
            ("agency", report.agency or ""),
            ("dateline", report.dateline or ""),
            ("url", report.url or ""),
            ("length", words.counted(len(report.text), "character")),
            ("origin", view.origin_of.get(report.id, "")),
            ("story", view.story_of.get(report.id, "")),
            *(
                (relation.relation.value, f"{relation.report} ({relation.overlap:.0%} in common)")
                for relation in view.relations.get(report.id, ())
            ),
            *(("problem", problem) for problem in report.problems),
        ]
    )
    stated = [s for s in view.statements if s.report == report.id]
    page.heading(words.counted(len(stated), "statement"))
    for statement in stated:
        page.line(f"{_proposition(statement.proposition)}", 2)
        page.witnesses([statement.id])


def _statement(page: Page, statement: Statement) -> None:
    report = page.view.report(statement.report)
    page.title(_proposition(statement.proposition), statement.id)
    start, end = statement.span
    page.facts(
        [
            ("who", words.speaker(statement.speaker)),
            ("stance", words.stance(statement)),
            ("said on", "" if statement.said_on is None else words.when(statement.said_on)),
            ("words", f"“{statement.quote}”"),
            ("in", f"{report.title or report.id}, {words.source(report)}"),
            ("at", f"characters {start} to {end} of {report.id}"),
            ("ceasefire", page.view.ceasefire_of.get(statement.id, "")),
            ("incident", page.view.incident_of.get(statement.id, "")),
            ("read by", f"{statement.rule} of {statement.reader} ({statement.confidence:.0%})"),
        ]
    )
    page.heading("proposition")
    page.facts(_fields(encode(statement.proposition)), 2)


def _actor(page: Page, actor: Actor) -> None:
    page.title(actor.name, actor.id)
    spellings = ", ".join(f"{alias.text} ({alias.count})" for alias in actor.aliases)
    page.facts(
        [("kind", actor.kind.value), ("country", actor.country or ""), ("spellings", spellings)]
    )
    for place in actor.affiliations:
        whole = page.view.by_id.get(place.whole)
        name = whole.name if isinstance(whole, Actor) else place.whole
        hedge = "" if place.certainty.value == "certain" else f" ({place.certainty.value})"
        page.line(f"{place.role} of {name}{hedge}  [{place.whole}]")
        page.witnesses(place.statements, 2)
    _said_of_it(page, actor.statements)


def _place(page: Page, place: Place) -> None:
    page.title(place.name, place.id)
    known = place.lat is not None and place.lon is not None
    found = place.gazetteer
    page.facts(
        [
            ("country", place.country or ""),
            ("precision", place.precision.value),
            ("position", f"{place.lat:.3f}, {place.lon:.3f}" if known else "unresolved"),
            ("gazetteer", "" if found is None else f"{found.name} ({found.source} {found.id})"),
        ]
    )
    _said_of_it(page, place.statements)


def _origin(page: Page, origin: Origin) -> None:
    page.title(
        "One piece of writing" + (f" by {origin.agency}" if origin.agency else ""), origin.id
    )
    _reports(page, origin)


def _story(page: Page, story: Story) -> None:
    page.title(story.headline or "A story", story.id)
    page.facts([("from", story.first or "unknown"), ("to", story.last or "unknown")])
    _reports(page, story)


def _term(page: Page, term: CeasefireTerm) -> None:
    page.title(f"{term.slot.value}: {words.value(term.value)}", term.id)
    _said_of_it(page, term.statements)
    if term.disputed_by:
        page.heading("disputed by")
        page.witnesses(term.disputed_by, 2)


def _finding(page: Page, finding: Finding) -> None:
    view = page.view
    ceasefire, incident = view.by_id.get(finding.ceasefire), view.by_id.get(finding.incident)
    page.title(f"{finding.verdict.value} violation", finding.id)
    name = ceasefire.name if isinstance(ceasefire, Ceasefire) else finding.ceasefire
    what = incident.sub_event.value if isinstance(incident, Incident) else ""
    page.facts(
        [
            ("ceasefire", f"{name}  [{finding.ceasefire}]"),
            ("incident", f"{what}  [{finding.incident}]"),
            ("alleged by", ", ".join(finding.alleged_by)),
        ]
    )
    for key, asked in words.QUESTION.items():
        question = getattr(finding.questions, key)
        page.line(f"{asked} {question.answer.value}: {question.why}")
        page.witnesses(question.statements, 2)
    if finding.would_settle:
        page.facts([("settled by", ", ".join(finding.would_settle))])


def _disagreement(page: Page, disagreement: Disagreement) -> None:
    of = page.view.by_id.get(disagreement.of)
    page.title(
        f"On the {disagreement.about} of {getattr(of, 'name', disagreement.of)}", disagreement.id
    )
    print_sides(page, disagreement)


def _said_of_it(page: Page, statements: tuple[StatementId, ...]) -> None:
    page.heading(words.counted(len(statements), "statement"))
    page.witnesses(statements, 2)


def _reports(page: Page, group: Origin | Story) -> None:
    for id_ in group.reports:
        report = page.view.report(id_)
        page.line(
            f"{report.title or words.short(report.text, 60)} — {words.source(report)}  [{id_}]"
        )


def _proposition(what: Proposition) -> str:
    """A proposition in one line."""
    if isinstance(what, Event):
        return _event(what)
    if isinstance(what, Term):
        return f"{what.slot.value}: {words.value(encode(what.value))}"
    if isinstance(what, Quantity):
        return f"{what.what}: {what.qualifier.value} {words.number(what.value)}"
    if isinstance(what, Affiliation):
        return f"{what.part.name}, {what.role} of {what.whole.name}"
    if isinstance(what, Assessment):
        return f"{what.about.text}: {what.value}"
    raise TypeError(what)


def _event(what: Event) -> str:
    act = what.ceasefire_act or what.sub_event
    named = act.value if act is not None else what.code.value
    by = ", ".join(actor.name for actor in what.actors)
    to = ", ".join(actor.name for actor in what.recipients)
    return named + (f" by {by}" if by else "") + (f", towards {to}" if to else "")


def _fields(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields of a proposition that say something."""
    return [
        (key.replace("_", " "), words.value(value))
        for key, value in data.items()
        if value not in (None, [], "") and key != "kind"
    ]


PRINT: dict[type, Callable[[Page, Any], None]] = {
    Report: _report,
    Statement: _statement,
    Actor: _actor,
    Place: _place,
    Origin: _origin,
    Story: _story,
    CeasefireTerm: _term,
    Ceasefire: print_ceasefire,
    Incident: print_incident,
    Finding: _finding,
    Disagreement: _disagreement,
}
