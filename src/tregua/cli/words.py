"""Values in words: how times, numbers, terms and speakers are written for people."""

from __future__ import annotations

from typing import Any

from tregua.model import (
    Duration,
    Number,
    PublishedBasis,
    Report,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Time,
    TimePrecision,
)

STANCE: dict[Stance, str] = {
    Stance.REPORT: "reports",
    Stance.CLAIM: "claims",
    Stance.ACCUSE: "accuses",
    Stance.ADMIT: "admits",
    Stance.DENY: "denies",
    Stance.PROMISE: "promises",
    Stance.THREAT: "threatens",
    Stance.DEMAND: "demands",
    Stance.DOUBT: "doubts",
}

QUESTION: dict[str, str] = {
    "party": "was the perpetrator a bound party?",
    "target": "was the target protected?",
    "act": "was the act prohibited?",
    "area": "was it in the area?",
    "period": "was it in the period?",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "2 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def when(time: Time | None) -> str:
    """A time: a day, an interval open at either end, or the words where nothing more is known."""
    if time is None:
        return "unknown"
    first, last = time.earliest, time.latest
    if first is None and last is None:
        return f"“{time.as_said}”"
    if first == last:
        day = str(first)
    elif first is None:
        day = f"by {last}"
    elif last is None:
        day = f"from {first}"
    else:
        day = f"{first} to {last}"
    exact = time.precision in (TimePrecision.DAY, TimePrecision.MINUTE)
    return day if exact or not time.as_said else f"{day} (“{time.as_said}”)"


def number(value: Number | None) -> str:
    """A range: "40", "at least 40", "up to 40", "24 to 99"."""
    if value is None or (value.low is None and value.high is None):
        return "unknown" if value is None else f"“{value.as_said}”"
    if value.low == value.high:
        return f"{value.low:,g}"
    if value.high is None:
        return f"at least {value.low:,g}"
    if value.low is None or value.low == 0:
        return f"up to {value.high:,g}"
    return f"{value.low:,g} to {value.high:,g}"


def duration(value: Duration | None) -> str:
    """A length of time in the words of the text."""
    if value is None:
        return "unknown"
    if value.iso is None:
        return value.until or value.as_said or "left open"
    return value.as_said or value.iso


def term_value(value: dict[str, Any]) -> str:
    """The value of a term, whichever slot it is of: name, words, duration or time."""
    for key in ("name", "text"):
        if value.get(key):
            return str(value[key])
    if "precision" in value:
        return when(
            Time(
                value.get("earliest"),
                value.get("latest"),
                str(value.get("as_said") or ""),
                TimePrecision(value["precision"]),
            )
        )
    said, iso = value.get("as_said"), value.get("iso")
    if said and iso and iso != "indefinite":
        return f"{said} ({iso})"
    return str(said or iso or value.get("until") or "left open")


def speaker(who: Speaker) -> str:
    """Who speaks, with the role, and the chain by which it came."""
    if who.kind is SpeakerKind.REPORT:
        return "the reporter"
    name = who.name or who.role or {
        SpeakerKind.ANONYMOUS: "somebody unnamed",
        SpeakerKind.COLLECTIVE: "several who are not named",
        SpeakerKind.DOCUMENT: "a document",
    }.get(who.kind, "somebody")  # fmt: skip
    role = f", {who.role}" if who.name and who.role else ""
    via = f" (via {', '.join(link.name for link in who.via)})" if who.via else ""
    return f"{name}{role}{via}"


def stance(statement: Statement) -> str:
    """What the speaker does, with negation and hedge."""
    said = STANCE[statement.stance]
    if statement.negated:
        said += " that it is not so"
    hedge = statement.certainty.value
    return said if hedge == "certain" else f"{said}, {hedge}"


def said_by(statement: Statement) -> str:
    """Who says it, and how: "Fuad Hussein, minister claims", "the reporter"."""
    who = speaker(statement.speaker)
    if statement.speaker.kind is SpeakerKind.REPORT and statement.stance is Stance.REPORT:
        hedge = statement.certainty.value
        who += "" if hedge == "certain" else f", as {hedge}"
        return f"{who}, that it is not so" if statement.negated else who
    comma = "," if ", " in who or who.endswith(")") else ""
    return f"{who}{comma} {stance(statement)}"


def published(report: Report) -> str:
    """When a report appeared, and how that is known where the report does not say it."""
    if report.published is None:
        return "undated"
    given = " (date given)" if report.published_basis is PublishedBasis.GIVEN else ""
    return f"{report.published[:10]}{given}"


def source(report: Report) -> str:
    """Outlet and date."""
    return f"{report.outlet or report.url or 'unnamed source'}, {published(report)}"


def quotation(text: str) -> str:
    """A quotation in one line; one that begins in mid-sentence says so."""
    clause = " ".join(text.split()).lstrip(",;:.–—- ")
    return short(clause if clause[:1].isupper() or not clause else f"…{clause}")


def short(text: str, limit: int = 180) -> str:
    """One line of at most ``limit`` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit - 1)
    return text[: cut if cut > limit // 2 else limit - 1].rstrip(" ,;:–-") + "…"
