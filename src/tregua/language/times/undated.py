"""Spans without an end ("indefinitely"), and ends that are undated events ("the elections")."""

from __future__ import annotations

from typing import Final

from tregua.language.times.anchors import Sense
from tregua.language.times.lexicon import Scan
from tregua.language.times.parts import Part

_SPAN_NOUNS: Final = frozenset({
    "ceasefire", "cease-fire", "cease", "truce", "cessation", "halt", "pause", "suspension",
    "armistice",
    "time", "period", "duration", "extension", "term", "curfew", "moratorium", "lull", "peace",
    "stop",
    "end", "strike", "lockdown", "embargo", "ban",
})  # fmt: skip
_FOREVER: Final = frozenset({"indefinite", "indefinitely", "forever"})
_LIMITS: Final = ("end date", "end-date", "time limit", "time-limit", "fixed end", "expiry date",
    "expiration date",
                  "set end", "limit of time", "fixed date", "limit in time",
                  "fixed term")  # fmt: skip
_EVENTS: Final = frozenset({
    "election", "elections", "vote", "referendum", "harvest", "hajj", "pilgrimage", "olympics",
    "games",
    "ceremony", "inauguration", "summit", "holiday", "holidays", "feast", "runoff", "polls",
    "census",
})  # fmt: skip
_UNTIL: Final = frozenset({"until", "till", "til"})


def indefinite(scan: Scan) -> list[Part]:
    """Find spans without an end: indefinite, open-ended, without end date, permanent ceasefire."""
    words = scan.words
    parts: list[Part] = []
    sense = Sense("DURATION", iso="indefinite")
    for index, word in enumerate(words):
        if word in _FOREVER:
            parts.append(Part(index, index + 1, sense))
        elif word in ("unlimited", "permanent", "permanently", "open"):
            last = index + 1
            if word == "open":
                if words[index + 1 : index + 2] == ["ended"]:
                    last = index + 2
                elif words[index + 1 : index + 3] == ["-", "ended"]:
                    last = index + 3
                else:
                    continue
            near = set(words[max(0, index - 5) : last + 5])
            if near & _SPAN_NOUNS:
                parts.append(Part(index, last, sense))
        elif word in ("without", "no", "any"):
            parts += _no_limit(scan, index, sense)
        elif word == "further" and words[index - 1 : index + 2] == ["until", "further", "notice"]:
            parts.append(Part(index - 1, index + 2, sense))
    return parts


def _no_limit(scan: Scan, index: int, sense: Sense) -> list[Part]:
    words = scan.words
    tail = " ".join(words[index + 1 : index + 6]).replace(" - ", "-")
    for article in ("", "a ", "an ", "any "):
        for limit in _LIMITS:
            if tail.startswith(article + limit):
                length = len((article + limit).split())
                length += (
                    words[index + 1 : index + 1 + length + 2].count("-") * 2 if "-" in limit else 0
                )
                return [Part(index, min(index + 1 + length, len(words)), sense)]
    return []


def events(scan: Scan) -> list[Part]:
    """Find "until the end of the American elections": an end that is an event has no date here."""
    words = scan.words
    parts: list[Part] = []
    for index, word in enumerate(words):
        if word not in _UNTIL:
            continue
        start = index + 1
        if words[start : start + 1] == ["after"]:
            start += 1
        end = _noun_phrase(scan, start)
        if end <= start:
            continue
        phrase = words[start:end]
        ends = any(w in ("end", "close", "completion", "conclusion", "expiry") for w in phrase[:2])
        if (ends and "of" in phrase) or any(w in _EVENTS for w in phrase):
            parts.append(Part(start, end, Sense("DATE")))
    return parts


_PHRASE: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_STOP: Final = frozenset({
    "and", "or", "but", "if", "on", "in", "at", "with", "by", "that", "which", "when", "to",
    "for", "is",
    "was", "were", "are", "has", "had", "have", "will", "said", "they", "he", "she", "it", "we",
    "as",
})  # fmt: skip


def _noun_phrase(scan: Scan, start: int) -> int:
    """Find the end of the noun phrase that begins at a piece, "of" phrases taken in."""
    index = start
    while index < len(scan.words) and index - start < 9:
        word = scan.words[index]
        token = scan.tokens[scan.owners[index]]
        known = token.upos != "X"
        if word in ("of", "'s", "’s", "-"):
            index += 1
            continue
        if word in _STOP or not word[:1].isalnum() or (known and token.upos not in _PHRASE):
            break
        index += 1
    while index > start and scan.words[index - 1] in ("of", "'s", "’s", "-", "the", "a"):
        index -= 1
    return index
