"""From a report to its statements: the whole reading, one step a line.

``read_report`` is a pure function of the report, the language model and this version of the rules;
it can run in any process and in any order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, replace

from tregua.language.analysis import Analysis
from tregua.language.analyze import analyze
from tregua.language.encoder import Encoder
from tregua.model import (
    Certainty,
    Report,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    StatementId,
)
from tregua.reading.affiliations import affiliations
from tregua.reading.assessments import assessments
from tregua.reading.ceasefires import ceasefire_acts
from tregua.reading.document import Document
from tregua.reading.draft import Context, Draft, Rule
from tregua.reading.factuality import factuality
from tregua.reading.incidents import incidents
from tregua.reading.other_events import other_events
from tregua.reading.quantities import quantities
from tregua.reading.remarks import remarks
from tregua.reading.screen import screen, worth_marking
from tregua.reading.speech import find_voices
from tregua.reading.terms import ceasefire_terms
from tregua.reading.told_events import told_speech
from tregua.reading.told_terms import told_terms
from tregua.reading.topics import is_armed
from tregua.reading.version import READER

RULES: tuple[Rule, ...] = (
    ceasefire_acts,
    ceasefire_terms,
    incidents,
    other_events,
    quantities,
    affiliations,
    assessments,
)
_ORDER = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNKNOWN)


def read_report(report: Report, *, encoder: Encoder | None = None) -> tuple[Statement, ...]:
    """The statements of a report, in the order of the text."""
    return read_analysis(analyze(report, encoder=encoder, screen=screen, marking=worth_marking))


def read_analysis(analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of an analysed report, in the order of the text."""
    context = context_of(analysis)
    drafts = [draft for rule in RULES for draft in rule(context)]
    drafts.extend(told_terms(context, drafts))
    drafts.extend(told_speech(context, drafts))
    drafts.extend(remarks(context, drafts))
    return _statements(context, drafts)


def context_of(analysis: Analysis) -> Context:
    """What the rules look at: the document with its names, and who speaks where."""
    document = Document(analysis)
    return Context(document, find_voices(document), is_armed(document))


def _statements(context: Context, drafts: Iterable[Draft]) -> tuple[Statement, ...]:
    made: dict[str, Statement] = {}
    for draft in drafts:
        statement = _statement(context, draft)
        known = made.get(statement.id)
        if known is None or known.confidence < statement.confidence:
            made[statement.id] = statement
    return tuple(sorted(made.values(), key=lambda s: (s.span, s.id)))


def _statement(context: Context, draft: Draft) -> Statement:
    voice = context.voices.at(draft.parse, draft.anchor)
    fact = factuality(context, draft.parse, draft.anchor)
    report = context.document.report
    said = voice.certainty if voice is not None else Certainty.CERTAIN
    stance = draft.stance or (voice.stance if voice else Stance.REPORT)
    if draft.stance is None and voice is None and fact.certainty is Certainty.UNKNOWN:
        stance = Stance.DOUBT  # "questions whether …" in the report's own voice
    speaker = draft.speaker or (voice.speaker if voice else Speaker(SpeakerKind.REPORT))
    statement = Statement(
        id=StatementId(""),
        report=report.id,
        span=draft.span,
        quote=report.text[draft.span[0] : draft.span[1]],
        speaker=speaker,
        stance=stance,
        certainty=draft.certainty or max(said, fact.certainty, key=_ORDER.index),
        negated=fact.negated if draft.negated is None else draft.negated,
        proposition=draft.proposition,
        reader=READER,
        rule=draft.rule,
        confidence=draft.confidence,
        said_on=draft.said_on or (voice.said_on if voice else None),
        group=draft.group,
    )
    return replace(statement, id=_identity(statement))


def _identity(statement: Statement) -> StatementId:
    """An id that follows from what is said and where, not from the order or the rule of reading."""
    said = {
        "report": statement.report,
        "span": statement.span,
        "speaker": asdict(statement.speaker),
        "stance": statement.stance,
        "negated": statement.negated,
        "proposition": asdict(statement.proposition),
    }
    digest = hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
    return StatementId(f"st_{digest[:12]}")
