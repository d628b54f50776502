"""``tregua incidents``: the acts of violence, and how they stand to each ceasefire."""

from __future__ import annotations

from collections.abc import Sequence

from tregua.api import OpenLedger
from tregua.cli import words
from tregua.cli.page import Page
from tregua.cli.terminal import stdout, working
from tregua.model import Ceasefire, Incident, Participant, Place
from tregua.publish.export import line, text_of


def print_incidents(
    ledger: OpenLedger, as_of: str | None, known_at: str | None, *, as_json: bool
) -> None:
    """Prints all of them, in the order in which they happened."""
    with working("Linking the reports …"):
        view = ledger.view(as_of, known_at)
    if as_json:
        for incident in view.incidents:
            print(text_of(line(view, incident)))
        return
    page = Page(stdout(), view, witnesses=1)
    count = words.counted(len(view.incidents), "incident")
    page.line(f"{count} in {words.counted(len(view.reports), 'report')}", indent=0)
    for incident in sorted(view.incidents, key=_begin):
        page.blank()
        print_incident(page, incident)


def print_incident(page: Page, incident: Incident) -> None:
    """One incident with what is known of it; unknown is a good answer."""
    where = _place(page, incident)
    day = "Day unknown" if incident.when is None else words.when(incident.when)
    page.title(f"{day}: {incident.sub_event.value}{where}", incident.id)
    reports = words.counted(len(incident.reports), "report")
    origins = words.counted(incident.origins, "independent origin")
    page.facts(
        [
            ("by", _names(incident.perpetrators) or "nobody is named"),
            ("against", _names(incident.targets)),
            ("killed", "" if incident.killed is None else words.number(incident.killed)),
            ("injured", "" if incident.injured is None else words.number(incident.injured)),
            ("damage", incident.damage or ""),
            ("sources", f"{reports}, {origins}"),
            *_verdicts(page, incident),
        ]
    )
    page.witnesses(incident.statements, 2)


def _begin(incident: Incident) -> tuple[str, str]:
    time = incident.when
    day = None if time is None else time.earliest or time.latest
    return (day or "9999", incident.id)


def _place(page: Page, incident: Incident) -> str:
    place = page.view.by_id.get(incident.place or "")
    return f", {place.name}" if isinstance(place, Place) else ""


def _names(participants: Sequence[Participant]) -> str:
    return ", ".join(participant.name for participant in participants)


def _verdicts(page: Page, incident: Incident) -> list[tuple[str, str]]:
    rows = []
    for finding in page.view.findings:
        if finding.incident != incident.id:
            continue
        ceasefire = page.view.by_id.get(finding.ceasefire)
        name = ceasefire.name if isinstance(ceasefire, Ceasefire) else finding.ceasefire
        rows.append((words.VERDICT[finding.verdict], f"{name}  [{finding.id}]"))
    return rows
