"""``tregua status``: every ceasefire, how it stands, its terms, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from tregua.api import OpenLedger
from tregua.cli import words
from tregua.cli.page import HEAD, ID, Page
from tregua.cli.terminal import stdout, working
from tregua.errors import UsageError
from tregua.model import (
    Ceasefire,
    CeasefireAct,
    CeasefireClass,
    Condition,
    Disagreement,
    Finding,
    Holding,
    Incident,
    PartyRole,
    StatementId,
    StatusNow,
    TermSlot,
    Time,
    Verdict,
)
from tregua.publish.export import line, text_of
from tregua.view import Record, View

HOLDING = {
    Holding.QUIET: "Quiet",
    Holding.STRAINED: "Strained",
    Holding.BREACHED: "Breached",
    Holding.UNKNOWN: "Unknown how well it holds",
}
STYLE = {
    Holding.QUIET: "green",
    Holding.STRAINED: "yellow",
    Holding.BREACHED: "red",
    Holding.UNKNOWN: "dim",
}
CLASS = {
    CeasefireClass.CESSATION: ("cessation of hostilities",),
    CeasefireClass.PRELIMINARY: ("preliminary ceasefire",),
    CeasefireClass.DEFINITIVE: ("definitive ceasefire",),
}
FOUNDING = (CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.OFFER)
OPEN = (Verdict.POSSIBLE, Verdict.ALLEGED)


def print_status(
    ledger: OpenLedger,
    wanted: str | None,
    as_of: str | None,
    known_at: str | None,
    *,
    as_json: bool,
) -> None:
    """Prints the ceasefire that is wanted, or all of them."""
    with working("Linking the reports …"):
        view = ledger.view(as_of, known_at)
    chosen = view.ceasefires if wanted is None else (_chosen(view, wanted),)
    if as_json:
        for record in _records(view, chosen):
            print(text_of(line(view, record)))
        return
    page = Page(stdout(), view, witnesses=1 if wanted is None else 3)
    count = words.counted(len(chosen), "ceasefire")
    page.line(f"{count} in {words.counted(len(view.reports), 'report')}{_clocks(view, as_of)}", 0)
    for ceasefire in chosen:
        page.blank()
        print_ceasefire(page, ceasefire)


def print_ceasefire(page: Page, ceasefire: Ceasefire) -> None:
    """One ceasefire on one page."""
    view = page.view
    findings = [finding for finding in view.findings if finding.ceasefire == ceasefire.id]
    page.title(ceasefire.name, ceasefire.id)
    page.line(_kind(ceasefire))
    if ceasefire.status is not None:
        page.blank()
        page.line(_status(ceasefire.status))
        page.line(_holding(ceasefire.status, findings))
        page.witnesses(ceasefire.status.because, 2)
        if page.limit is None:
            _history(page, ceasefire.status)
    page.line(_sources(ceasefire))
    page.blank()
    _parties(page, ceasefire)
    _declarations(page, ceasefire)
    _terms(page, ceasefire)
    _findings(page, findings)
    print_disagreements(page, [one for one in view.disagreements if one.of == ceasefire.id])
    _open_questions(page, ceasefire, findings)


def print_disagreements(page: Page, disagreements: Sequence[Disagreement]) -> None:
    """What origins say differently, side by side."""
    if disagreements:
        page.heading("disagreements")
    for disagreement in disagreements:
        page.line(Text.assemble(f"{_on(disagreement.about)} ", (f"[{disagreement.id}]", ID)), 2)
        print_sides(page, disagreement, 3)


def print_sides(page: Page, disagreement: Disagreement, indent: int = 1) -> None:
    """What each side says, and who says it."""
    for side in disagreement.sides:
        origins = words.counted(side.origins, "independent origin")
        page.line(f"· {side.value} ({origins})", indent)
        page.witnesses(side.statements, indent + 1)


def _clocks(view: View, as_of: str | None) -> str:
    """The two days of the question, and where the first comes from if nobody gave it."""
    if view.as_of is None:
        return ""
    newest = "" if as_of else ", the day of the newest report"
    known = f"; known by {view.known_at}" if view.known_at else ""
    return f", as of {view.as_of}{newest}{known}"


def _chosen(view: View, wanted: str) -> Ceasefire:
    found = view.find(wanted)
    if not isinstance(found, Ceasefire):
        raise UsageError(f"{wanted!r} is not a ceasefire: “tregua show {wanted}” shows it")
    return found


def _records(view: View, chosen: Sequence[Ceasefire]) -> list[Record]:
    """The ceasefires with their findings and disagreements."""
    ids = {ceasefire.id for ceasefire in chosen}
    return [
        *chosen,
        *(finding for finding in view.findings if finding.ceasefire in ids),
        *(dispute for dispute in view.disagreements if dispute.of in ids),
    ]


def _kind(ceasefire: Ceasefire) -> str:
    parts = [ceasefire.kind.value]
    if ceasefire.conditional:
        parts.append("conditional")
    parts.extend(CLASS.get(ceasefire.class_, ()))
    stated = [purpose.value for purpose in ceasefire.purposes if purpose.value != "unclear"]
    if stated:
        parts.append(f"purpose: {', '.join(stated)}")
    for label, time in (
        ("declared", _declared(ceasefire)),
        ("in effect", ceasefire.effect),
        ("planned end", ceasefire.end_planned),
        ("end", ceasefire.end),
    ):
        if time is not None:
            parts.append(f"{label} {words.when(time)}")
    if ceasefire.duration is not None:
        parts.append(f"duration: {words.duration(ceasefire.duration)}")
    return " · ".join(parts)


def _declared(ceasefire: Ceasefire) -> Time | None:
    """When somebody declared it, agreed to it or offered it: the first day, if one is known."""
    told = [one for one in ceasefire.declarations if one.act in FOUNDING]
    times = [one.declared for one in told if one.declared is not None]
    return min(
        times,
        key=lambda time: (time.earliest != time.latest, time.earliest or time.latest or "9999"),
        default=None,
    )


def _status(status: StatusNow) -> Text:
    day = "" if status.as_of is None else f" as of {status.as_of}"
    return Text.assemble((status.now.value.capitalize(), HEAD), day)


def _holding(status: StatusNow, findings: Sequence[Finding]) -> Text:
    """How well it holds, and what that rests on."""
    days = words.counted(status.window_days, "day")
    heard = words.counted(status.reports_in_window, "report")
    text = Text.assemble((HOLDING[status.holding], STYLE[status.holding]))
    text.append(f" over the last {days}")
    text.append(
        f"; {heard} on that time" if status.reports_in_window else "; no report on that time"
    )
    counts = Counter(finding.verdict.value for finding in findings)
    del counts[Verdict.OUTSIDE.value]
    if counts:
        said = ", ".join(f"{counts[v.value]} {v.value}" for v in Verdict if v.value in counts)
        text.append(f"; violations in all: {said}")
    return text


def _sources(ceasefire: Ceasefire) -> str:
    reports = words.counted(len(ceasefire.reports), "report")
    return f"{reports}, {words.counted(ceasefire.origins, 'independent origin')}"


def _history(page: Page, status: StatusNow) -> None:
    page.heading("history")
    for step in status.history:
        page.fact(step.from_ or "unknown", step.status.value, 2)
        page.witnesses(step.statements, 3)


def _parties(page: Page, ceasefire: Ceasefire) -> None:
    """The parties by role; in full where all witnesses are asked for."""
    page.heading("parties")
    if not ceasefire.parties:
        page.line("none named", 2)
    names: dict[str, dict[str, None]] = {role.value: {} for role in PartyRole}
    for party in ceasefire.parties:
        hedge = "" if party.certainty.value == "certain" else f" ({party.certainty.value})"
        names[party.role.value][f"{party.name}{hedge}"] = None
        if page.limit is None:
            actor = "" if party.actor is None else f"  [{party.actor}]"
            page.fact(party.role.value, f"{party.name}{hedge}{actor}", 2)
            page.witnesses(party.statements)
    if page.limit is not None:
        page.facts(((role, "; ".join(named)) for role, named in names.items()), 2)


def _declarations(page: Page, ceasefire: Ceasefire) -> None:
    grouped: dict[tuple[str, str], list[StatementId]] = {}
    for one in ceasefire.declarations:
        day = "" if one.declared is None else f", {words.when(one.declared)}"
        grouped.setdefault((one.act.value, f"{one.name}{day}"), []).extend(one.statements)
    if grouped:
        page.heading("declarations")
    for (act, told), statements in grouped.items():
        page.fact(act, told, 2)
        page.witnesses(statements)


def _terms(page: Page, ceasefire: Ceasefire) -> None:
    """Terms and conditions. Parties have been named already, so their terms are left out."""
    states = {condition.term: condition for condition in ceasefire.conditions}
    grouped: dict[tuple[str, str], tuple[list[StatementId], list[StatementId]]] = {}
    for term in ceasefire.terms:
        if term.slot is TermSlot.PARTY:
            continue
        told = f"{words.value(term.value)}{_state(states.get(term.id))}"
        saying, disputing = grouped.setdefault((term.slot.value, told), ([], []))
        saying.extend(term.statements)
        disputing.extend(term.disputed_by)
    if grouped:
        page.heading("terms")
    for (slot, told), (saying, disputing) in grouped.items():
        page.fact(slot, told, 2)
        page.witnesses(saying)
        if disputing:
            page.line("disputed by", 3)
            page.witnesses(disputing, 4)


def _state(condition: Condition | None) -> str:
    return "" if condition is None else f"  → {condition.state.value}"


def _findings(page: Page, findings: Sequence[Finding]) -> None:
    touching = [f for f in findings if f.verdict is not Verdict.OUTSIDE]
    if not touching:
        return
    page.heading("violations")
    for finding in touching[:10]:
        page.fact(words.VERDICT[finding.verdict], _incident(page, finding), 2)
    if len(touching) > 10:
        page.line(f"… and {len(touching) - 10} more: “tregua incidents”", 2)


def _incident(page: Page, finding: Finding) -> str:
    """The incident of a finding in one line."""
    incident = page.view.by_id.get(finding.incident)
    accused = f"; alleged by {', '.join(finding.alleged_by)}" if finding.alleged_by else ""
    if not isinstance(incident, Incident):
        return f"{finding.incident}{accused}  [{finding.id}]"
    day = "day unknown" if incident.when is None else words.when(incident.when)
    return f"{incident.sub_event.value}, {day}{accused}  [{finding.id}]"


def _open_questions(page: Page, ceasefire: Ceasefire, findings: Sequence[Finding]) -> None:
    open_findings = [f for f in findings if f.verdict in OPEN]
    asked = Counter(name for f in open_findings for name in f.would_settle)
    rows = [
        f"{words.QUESTION.get(name, name)} ({words.counted(count, 'incident')})"
        for name, count in sorted(asked.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    states = Counter(condition.state.value for condition in ceasefire.conditions)
    undecided = states["open"] + states["unknown"]
    if undecided:
        rows.append(f"{words.counted(undecided, 'condition')} not yet decided")
    for label, value in (("when it began", ceasefire.effect), ("how it ends", ceasefire.duration)):
        if value is None and ceasefire.end_planned is None and ceasefire.end is None:
            rows.append(f"{label}: no report says")
    if rows:
        page.heading("open questions")
    for row in rows:
        page.line(f"· {row}", 2)


def _on(about: str) -> str:
    """ "On the duration", but "on whether it has ended"."""
    clause = about.split(" ", maxsplit=1)[0] in ("whether", "who", "what", "when", "how", "why")
    return f"on {about}" if clause else f"on the {about}"
