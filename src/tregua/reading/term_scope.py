"""Where a ceasefire holds, what it leaves out, who watches over it and who guarantees it."""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import TermSlot, Words
from tregua.reading.circumstances import IN
from tregua.reading.draft import Context, Draft
from tregua.reading.lexicon import words
from tregua.reading.term_hold import Hold, draft_term
from tregua.reading.tree import Parse

_EXCEPT = words("ceasefire.shape.except")
_COVER = words("ceasefire.shape.cover")
_WATCH = words("ceasefire.verbs.watch")
_WATCHED = words("ceasefire.shape.watched")
_GUARANTEE = frozenset({"guarantee", "underwrite", "guarantor"})
_DEFENCE = frozenset({"defence", "defense"})
_SIGNING = words("ceasefire.verbs.agree")


def scope(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """Area, exceptions, monitors and guarantors of the ceasefire of a sentence."""
    yield from _areas(parse, hold)
    yield from _exceptions(parse, hold)
    yield from _monitors(context, parse, hold)
    yield from _guarantors(context, parse, hold)


def _words(parse: Parse, i: int) -> Words:
    low, high = parse.phrase(i)
    return Words(parse.text((low, high)), parse.chars((low, high)))


def _areas(parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "A truce in Relko": the place behind its noun, unless that may be where it was signed."""
    for topic in hold.topics:
        governor = parse.tokens[topic.top].head
        if governor >= 0 and parse.lemmas[governor] in _SIGNING:
            continue
        for k in parse.kids_of(topic.noun, "nmod"):
            mention = parse.mention_at.get(k)
            placed = mention is not None and mention.label == "LOC" and k not in parse.time_at
            if placed and parse.case(k) in (*IN, "along", "for"):
                yield draft_term(parse, TermSlot.AREA, _words(parse, k), topic.noun, "term_area.v1")


def _exceptions(parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "Except for X", "does not cover X", "only in self-defence"."""
    rule = "term_exception.v1"
    anchor = hold.topics[0].noun if hold.topics else hold.acts[0].verb if hold.acts else -1
    left_out = [k for k in range(len(parse)) if parse.case(k) in _EXCEPT] if anchor >= 0 else []
    for k in [*left_out, *(_self_defence(parse) if anchor >= 0 else ())]:
        yield draft_term(parse, TermSlot.EXCEPTION, _words(parse, k), anchor, rule)
    for verb in parse.find(_COVER):
        subject = parse.kid(verb, "nsubj")
        denied = parse.any_kid_lemma(verb, ("not", "n't", "n’t"), "advmod")
        if not denied or subject not in hold.nodes:
            continue
        for k in parse.kids_of(verb, "obj") + parse.obliques(verb, "to"):
            if parse.tokens[k].upos != "PRON":
                yield draft_term(parse, TermSlot.EXCEPTION, _words(parse, k), verb, rule)


def _self_defence(parse: Parse) -> Iterator[int]:
    """ "Only in self-defence", a word that falls into its parts."""
    for i in parse.find(_DEFENCE):
        if i > 1 and parse.tokens[i - 1].text == "-" and parse.lemmas[i - 2] == "self":
            yield i


def _monitors(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "A mission of the X will monitor the truce", "verified by X"."""
    for verb in parse.find(_WATCH):
        if parse.tokens[verb].upos != "VERB":
            continue
        watched = {*parse.patients(verb), *parse.obliques(verb, "over")}
        about = watched & hold.nodes or any(parse.lemmas[k] in _WATCHED for k in watched)
        if not about:
            continue
        for actor in context.document.actors(parse, parse.agents(verb)):
            if actor.span is not None:
                yield draft_term(parse, TermSlot.MONITOR, actor, verb, "term_monitor.v1")


def _guarantors(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "Guaranteed by X", "with X as guarantor", "its guarantors, X and Y"."""
    for i in parse.find(_GUARANTEE):
        if parse.tokens[i].upos == "VERB":
            near = bool({i, *parse.ancestors(i), *parse.patients(i)} & hold.nodes)
            found = parse.agents(i) if near else []
        else:
            head = parse.tokens[i].head
            apposed = parse.kids_of(i, "appos")
            found = [c for k in apposed for c in parse.conjuncts(k)]
            if head >= 0 and parse.case(i) == "as" and parse.tokens[head].upos in ("NOUN", "PROPN"):
                found += parse.conjuncts(head)
        for actor in context.document.actors(parse, found):
            if actor.span is not None:
                yield draft_term(parse, TermSlot.GUARANTOR, actor, i, "term_guarantor.v1")
