"""Terms of a ceasefire that the model marks where no rule reads one.

Only in a report in which somebody does something to a ceasefire: without one there are no terms.
What is marked is kept as the text has it; a day or a length is taken from the time expression that
stands in the marked words, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tregua.language.marks import Mark
from tregua.model import ActorMention, Duration, Event, Stance, Term, TermSlot, Time, Words
from tregua.reading.ceasefires import GROUP
from tregua.reading.draft import Context, Draft
from tregua.reading.told import head_of
from tregua.reading.tree import Parse

SURE = 0.8
"""Probability from which a mark counts; set on the development part of the statement corpus."""
_ACTORS = frozenset({TermSlot.MEDIATOR, TermSlot.GUARANTOR, TermSlot.MONITOR, TermSlot.PROTECTED})
_TIMES = frozenset({TermSlot.START, TermSlot.END})
_READ_ELSEWHERE = frozenset({TermSlot.PARTY, TermSlot.TYPE})

Value = Time | Duration | ActorMention | Words


def told_terms(context: Context, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """A draft for every marked term that none of the drafts has."""
    if not context.armed:
        return
    known = list(drafts)
    if not any(isinstance(d.proposition, Event) and d.proposition.ceasefire_act for d in known):
        return
    read = {
        (d.proposition.slot, d.parse.sentence.index)
        for d in known
        if isinstance(d.proposition, Term)
    }
    for parse in context.document.parses:
        if parse is None:
            continue
        for mark in parse.sentence.marks.get("term", ()):
            slot = TermSlot(mark.label)
            fresh = (slot, parse.sentence.index) not in read and slot not in _READ_ELSEWHERE
            if fresh and mark.probability >= SURE:
                draft = _draft(context, parse, mark, slot)
                if draft is not None:
                    yield draft


def _draft(context: Context, parse: Parse, mark: Mark, slot: TermSlot) -> Draft | None:
    anchor = head_of(parse, mark)
    voice = context.voices.at(parse, anchor)
    if voice is not None and voice.stance in (Stance.DEMAND, Stance.DOUBT):
        return None
    value = _value(context, parse, mark, slot)
    if value is None:
        return None
    span = parse.chars((mark.first, mark.last))
    return Draft("told_term.v1", parse, anchor, span, Term(slot, value), 0.6, GROUP)


def _value(context: Context, parse: Parse, mark: Mark, slot: TermSlot) -> Value | None:
    if slot in _TIMES or slot is TermSlot.DURATION:
        return _time(parse, mark, slot)
    if slot in _ACTORS:
        return context.document.actor(parse, head_of(parse, mark))
    low, high = parse.trim(mark.first, mark.last)
    if high - low < 2 and slot is not TermSlot.AREA:
        return None  # a single word says no condition and no purpose
    return Words(parse.text((low, high)), parse.chars((low, high))) if low < high else None


def _time(parse: Parse, mark: Mark, slot: TermSlot) -> Time | Duration | None:
    for expression in parse.sentence.times:
        if expression.first < mark.last and mark.first < expression.last:
            if slot is TermSlot.DURATION:
                if expression.kind == "DURATION" and expression.iso is not None:
                    return Duration(expression.iso, expression.text)
            elif expression.kind != "DURATION" and expression.value is not None:
                return expression.value
    return None
