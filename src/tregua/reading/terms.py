"""The terms of a ceasefire: start, end, duration, parties, mediators, purposes, conditions, …

A term is read where the words of a sentence tie it to a ceasefire: in the phrase of its noun ("a
two-month truce from 2 April"), on a verb whose subject it is ("it runs out on Sunday"), or on the
verb that declares it ("will stop fighting for two months").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tregua.model import Duration, Stance, Term, TermSlot, Words
from tregua.reading.ceasefire_reality import commits
from tregua.reading.ceasefires import CARRY
from tregua.reading.conditions import condition_of
from tregua.reading.draft import Context, Draft
from tregua.reading.halting import REFRAIN, forsworn
from tregua.reading.lexicon import words
from tregua.reading.mediators import good_offices, mediators
from tregua.reading.term_hold import Hold, draft_term, hold_of, term_verb
from tregua.reading.term_scope import scope
from tregua.reading.term_times import at_once, times
from tregua.reading.tree import Parse

_COVER = words("ceasefire.shape.cover")
_KINDS = words("ceasefire.shape.kinds")
_UNLIMITED = words("ceasefire.terms.unlimited")
_ALL = words("ceasefire.terms.scope_all")
_MEANING = words("ceasefire.terms.meaning")
_AIMED = words("ceasefire.terms.aimed")
_PURPOSES = words("ceasefire.terms.purposes")
_BINDING = frozenset({TermSlot.PROHIBITED, TermSlot.PROTECTED})


def ceasefire_terms(context: Context) -> Iterator[Draft]:
    """A draft for every term stated in a report about an armed conflict."""
    if not context.armed:
        return
    topical = 0
    # A sentence that only takes the subject up again ("the proposal includes …") keeps it open.
    for parse in context.document.parses:
        if parse is None:
            continue
        hold = hold_of(parse, carried=topical > 0)
        topical = CARRY if hold.nodes else topical - 1
        if topical > 0 or hold.nodes:
            yield from _forsworn(parse, hold)
        if not hold.nodes:
            if topical > 0:
                yield from _aims(parse, hold)
                yield from good_offices(context, parse)
            continue
        for draft in _of_sentence(context, parse, hold):
            voice = context.voices.at(parse, draft.anchor)
            asked = voice is not None and voice.stance is Stance.DEMAND
            binds = isinstance(draft.proposition, Term) and draft.proposition.slot in _BINDING
            if not (asked and binds) or hold.acts:
                yield draft  # what is only asked for forbids nothing and protects nobody


def _of_sentence(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    yield from times(context, parse, hold)
    yield from at_once(parse, hold)
    yield from _kinds(parse, hold)
    yield from mediators(context, parse, hold)
    yield from _halted(context, parse, hold)
    yield from scope(context, parse, hold)
    yield from _covered(context, parse, hold)
    yield from _conditions(parse, hold)
    yield from _purposes(parse, hold)
    yield from _aims(parse, hold)


def _kinds(parse: Parse, hold: Hold) -> Iterator[Draft]:
    for topic in hold.topics:
        for k in parse.kids_of(topic.noun, "amod", "compound"):
            if parse.lemmas[k] in _KINDS:
                words_ = Words(parse.tokens[k].text, (parse.tokens[k].start, parse.tokens[k].end))
                yield draft_term(parse, TermSlot.TYPE, words_, topic.noun, "term_kind.v1")
            elif parse.lemmas[k] in _UNLIMITED and k not in parse.time_at:
                value = Duration("indefinite", parse.tokens[k].text)
                yield draft_term(parse, TermSlot.DURATION, value, topic.noun, "term_unlimited.v1")
    for i in parse.find(_UNLIMITED):
        subject = parse.kid(i, "nsubj")
        if (
            subject is not None
            and i not in parse.time_at
            and (subject in hold.nodes or parse.lemmas[subject] == "it")
        ):
            value = Duration("indefinite", parse.tokens[i].text)
            yield draft_term(parse, TermSlot.DURATION, value, i, "term_unlimited.v1")


def _halted(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """What is forbidden, and whom that protects."""
    nouns = [
        (a.verb, a.violence)
        for a in hold.acts
        if a.violence is not None and a.rule != REFRAIN and commits(context, parse, a)
    ]
    for topic in hold.topics:
        for k in parse.kids_of(topic.noun, "nmod"):
            if parse.case(k) in ("of", "to", "in"):
                nouns.append((topic.noun, k))
    for anchor, violence in nouns:
        if parse.tokens[violence].upos == "VERB":
            low, high = violence, violence + 1
        else:
            low, high = parse.bare(violence)
        if not any(w in words("ceasefire.nouns.violence") or parse.tokens[violence].upos == "VERB"
                   for w in parse.lemmas[low:high]):  # fmt: skip
            continue
        span = parse.chars((low, high))
        value = Words(parse.text((low, high)), span)
        yield draft_term(
            parse, TermSlot.PROHIBITED, value, anchor, "term_prohibited.v1", binds=True
        )
        targets = parse.obliques(violence, "on", "against", "at", "upon")
        targets += parse.kids_of(violence, "obj") if parse.tokens[violence].upos == "VERB" else []
        conjoined = [
            c
            for t in targets
            for c in parse.conjuncts(t)
            if parse.tokens[c].upos in ("NOUN", "PROPN") and c not in parse.time_at
        ]
        for actor in context.document.actors(parse, conjoined):
            if actor.span is not None:
                yield draft_term(parse, TermSlot.PROTECTED, actor, anchor, "term_protected.v1")


def _forsworn(parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "Neither side may carry out raids", near a ceasefire: what it prohibits."""
    told = {a.violence for a in hold.acts if a.rule != REFRAIN}
    for verb, violence in forsworn(parse):
        if violence not in told:
            low, high = parse.bare(violence)
            value = Words(parse.text((low, high)), parse.chars((low, high)))
            draft = draft_term(
                parse, TermSlot.PROHIBITED, value, verb, "term_forsworn.v1", binds=True
            )
            yield replace(draft, negated=False)  # the "not" is what prohibits


def _covered(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """Whom it binds: "binds all units", "applies to every faction", "includes the X"."""
    for verb in parse.find(_COVER):
        if parse.tokens[verb].upos != "VERB":
            continue
        subject = parse.subject(verb)
        if subject is None:
            continue
        about = subject in hold.nodes or parse.lemmas[subject] in (
            "proposal", "order", "truce", "agreement", "deal", "ceasefire", "cease-fire", "offer",
        )  # fmt: skip
        if not about:
            continue
        found = parse.kids_of(verb, "obj") + [
            k for k in parse.kids_of(verb, "obl") if parse.case(k) in ("to", "on")
        ]
        for k in (c for f in found for c in parse.conjuncts(f)):
            actor = context.document.actor(parse, k)
            if actor is None or k in parse.time_at:
                continue
            low, high = parse.bare(k)
            if low and parse.lemmas[low - 1] in _ALL:
                low -= 1
            wide = parse.text((min(low, parse.phrase(k)[0]), high))
            actor = type(actor)(wide, parse.chars((min(low, parse.phrase(k)[0]), high)))
            yield draft_term(parse, TermSlot.PARTY, actor, verb, "term_party.v1")


def _conditions(parse: Parse, hold: Hold) -> Iterator[Draft]:
    done: set[tuple[int, int]] = set()
    nodes = [n for a in hold.acts for n in (a.verb, a.frame)]
    nodes += [a.violence for a in hold.acts if a.violence is not None]
    nodes += [n for a in hold.acts if a.topic is not None for n in (a.topic.noun, a.topic.top)]
    nodes += [n for n in sorted(hold.nodes) if term_verb(parse, n)]
    nodes += [
        v for v in parse.find(frozenset({"put", "set", "attach"})) if parse.tokens[v].upos == "VERB"
    ]
    for node in dict.fromkeys(nodes):
        found = condition_of(parse, node)
        if found is not None and found.span is not None and found.span not in done:
            done.add(found.span)
            anchor = node
            if parse.tokens[node].deprel == "acl:relcl":
                # It is the condition of the act that governs the ceasefire, not of the aside.
                anchor = next((a.verb for a in hold.acts if a.verb in parse.ancestors(node)), node)
            yield draft_term(parse, TermSlot.CONDITION, found, anchor, "term_condition.v1")


def _purposes(parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "Humanitarian truce", "for Ramadan", "so that aid can pass"."""
    for topic in hold.topics:
        for k in parse.kids_of(topic.noun, "amod", "compound", "nmod:poss"):
            if parse.lemmas[k] in _PURPOSES:
                span = (parse.tokens[k].start, parse.tokens[k].end)
                value = Words(parse.tokens[k].text, span)
                yield draft_term(parse, TermSlot.PURPOSE, value, topic.noun, "term_purpose.v1")
    nodes = {n for a in hold.acts for n in (a.verb, a.frame)} | {t.noun for t in hold.topics}
    nodes |= {parse.tokens[t.top].head for t in hold.topics if parse.tokens[t.top].head >= 0}
    for node in sorted(nodes):
        for k in parse.kids_of(node, "advcl", "obl", "nmod", "acl"):
            case = parse.case(k)
            if case not in (
                "for",
                "as",
                "so that",
                "so",
                "to",
                "in order",
                "in order to",
                "over",
                "during",
                "ahead of",
                "on",
            ):
                continue
            low, high = parse.subtree(k)
            if _PURPOSES.isdisjoint(parse.lemmas[low:high]) or high - low > 40:
                continue
            low, high = parse.trim(low, high)
            span = parse.chars((low, high))
            yield draft_term(
                parse,
                TermSlot.PURPOSE,
                Words(parse.text((low, high)), span),
                node,
                "term_purpose.v1",
            )


def _meant(parse: Parse) -> Iterator[Draft]:
    """ "It is meant to let aid through", "the step was taken to encourage talks"."""
    for verb in parse.find(_MEANING):
        subject = parse.kid(verb, "nsubj:pass", "nsubj", "expl")
        passive = parse.is_passive(verb) or parse.lemmas[verb] == "aim"
        if subject is None or parse.lemmas[subject] not in _AIMED or not passive:
            continue
        for k in parse.kids_of(verb, "xcomp", "advcl") + parse.obliques(verb, "at", "for"):
            infinitive = parse.any_kid_lemma(k, ("to",), "mark")
            if (
                k > verb
                and (infinitive or parse.case(k) in ("at", "for"))
                and k not in parse.time_at
            ):
                low, high = parse.trim(*parse.subtree(k))
                low += infinitive and parse.lemmas[low] == "to"
                value = Words(parse.text((low, high)), parse.chars((low, high)))
                yield draft_term(parse, TermSlot.PURPOSE, value, verb, "term_meant.v1")
                break


def _aims(parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "The aim is to make room for talks": the purpose as a sentence of its own."""
    yield from _meant(parse)
    for subject in parse.find(frozenset({"aim", "purpose", "goal", "objective"})):
        clause = parse.tokens[subject].head
        if clause < 0 or not parse.is_rel(subject, "nsubj"):
            continue
        low, high = parse.subtree(subject)[1], parse.subtree(clause)[1]
        while low < high and parse.tokens[low].upos in ("AUX", "PART", "ADV"):
            low += 1
        low, high = parse.trim(low, high)
        if low < high:
            value = Words(parse.text((low, high)), parse.chars((low, high)))
            yield draft_term(parse, TermSlot.PURPOSE, value, clause, "term_aim.v1")
