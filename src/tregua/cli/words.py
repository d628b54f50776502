"""Values in words: how times, numbers, terms and speakers are written for people."""

from __future__ import annotations

from typing import Any

from tregua.model import (
    Certainty,
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
    Verdict,
)

STANCE: dict[Stance, str] = {
    Stance.REPORT: "report",
    Stance.CLAIM: "claim",
    Stance.ACCUSE: "accusation",
    Stance.ADMIT: "admission",
    Stance.DENY: "denial",
    Stance.PROMISE: "promise",
    Stance.THREAT: "threat",
    Stance.DEMAND: "demand",
    Stance.DOUBT: "doubt",
}
"""Nouns: they fit one speaker and many."""

VERDICT: dict[Verdict, str] = {
    verdict: "outside" if verdict is Verdict.OUTSIDE else verdict.value for verdict in Verdict
}
"""Labels; the reasons stand beside them."""

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


def number(size: Number | None) -> str:
    """A range: "40", "at least 40", "up to 40", "24 to 99"."""
    if size is None or (size.low is None and size.high is None):
        return "unknown" if size is None else f"“{size.as_said}”"
    if size.low == size.high:
        return f"{size.low:,g}"
    if size.high is None:
        return f"at least {size.low:,g}"
    if size.low is None or size.low == 0:
        return f"up to {size.high:,g}"
    return f"{size.low:,g} to {size.high:,g}"


def duration(length: Duration | None) -> str:
    """A length of time in the words of the text."""
    if length is None:
        return "unknown"
    if length.iso is None:
        return length.until or length.as_said or "left open"
    return length.as_said or length.iso


def value(data: Any) -> str:
    """Any value of a proposition or a term, from its JSON form."""
    if isinstance(data, list):
        return "; ".join(value(item) for item in data)
    if not isinstance(data, dict):
        return str(data)
    if data.get("name"):
        id_ = data.get("actor") or data.get("place")
        return f"{data['name']}  [{id_}]" if id_ else str(data["name"])
    if data.get("text"):
        return str(data["text"])
    said = str(data.get("as_said") or "")
    if "precision" in data:
        precision = TimePrecision(data["precision"])
        return when(Time(data.get("earliest"), data.get("latest"), said, precision))
    if "low" in data or "high" in data:
        return number(Number(data.get("low"), data.get("high"), said))
    iso = data.get("iso")
    if said and iso and iso != "indefinite":
        return f"{said} ({iso})"
    return said or str(iso or data.get("until") or "left open")


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
    parts = [STANCE[statement.stance]]
    if statement.negated:
        parts.append("that it is not so")
    if statement.certainty is not Certainty.CERTAIN:
        parts.append(f"({statement.certainty.value})")
    return " ".join(parts)


def said_by(statement: Statement) -> str:
    """Who says it, and how: "denial by Fuad Hussein, minister", "the reporter"."""
    who = speaker(statement.speaker)
    own_voice = statement.speaker.kind is SpeakerKind.REPORT and statement.stance is Stance.REPORT
    if own_voice and not statement.negated:
        hedge = statement.certainty
        return who if hedge is Certainty.CERTAIN else f"{who} ({hedge.value})"
    return f"{stance(statement)} by {who}"


def published(report: Report) -> str:
    """When a report appeared, and how that is known where the report does not say it."""
    if report.published is None:
        return "undated"
    given = " (date given)" if report.published_basis is PublishedBasis.GIVEN else ""
    return f"{report.published[:10]}{given}"


def source(report: Report) -> str:
    """Outlet and date."""
    day = "undated" if report.published is None else report.published[:10]
    return f"{report.outlet or report.url or 'no outlet named'}, {day}"


def quotation(text: str) -> str:
    """A quotation in one line; one that begins in mid-sentence says so."""
    clause = " ".join(text.split()).lstrip(",;:.–—- ")
    begins = clause.lstrip("“\"‘'")[:1]
    return short(clause if begins.isupper() or begins.isdigit() or not clause else f"…{clause}")


def short(text: str, limit: int = 180) -> str:
    """One line of at most ``limit`` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit - 1)
    return text[: cut if cut > limit // 2 else limit - 1].rstrip(" ,;:–-") + "…"
