"""The terms of a ceasefire: start, end, duration, parties, mediators, purposes, conditions, …

A term is read where the words of a sentence tie it to a ceasefire: in the phrase of its noun ("a
two-month truce from 2 April"), on a verb whose subject it is ("it runs out on Sunday"), or on the
verb that declares it ("will stop fighting for two months").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tregua.language.analysis import TimeExpression
from tregua.language.times import ranges
from tregua.model import Duration, Modality, Term, TermSlot, Time, TimePrecision, Words
from tregua.reading.anaphora import Act, anaphoric_acts
from tregua.reading.ceasefire_finding import acts_of
from tregua.reading.ceasefires import CARRY, GROUP, commits, is_third_party
from tregua.reading.conditions import condition_of
from tregua.reading.draft import Context, Draft
from tregua.reading.lexicon import words
from tregua.reading.topics import Topic, topics
from tregua.reading.tree import Parse

_START = words("ceasefire.shape.start")
_FINISH = words("ceasefire.shape.finish")
_LAST = words("ceasefire.shape.last")
_COVER = words("ceasefire.shape.cover")
_KINDS = words("ceasefire.shape.kinds")
_AT_ONCE = words("ceasefire.shape.at_once")
_UNLIMITED = words("ceasefire.terms.unlimited")
_MEDIATE = words("ceasefire.verbs.mediate")
_ALL = words("ceasefire.terms.scope_all")
_PURPOSES = words("ceasefire.terms.purposes")
_STANDS_FOR = frozenset(
    {
        "it",
        "this",
        "that",
        "which",
        "agreement",
        "deal",
        "accord",
        "pact",
        "order",
        "declaration",
        "halt",
        "pause",
        "move",
        "measure",
    }
)
_CARRIERS = frozenset(
    {
        "proposal",
        "offer",
        "order",
        "declaration",
        "agreement",
        "deal",
        "truce",
        "plan",
        "initiative",
    }
)
_START_WORDS = frozenset(
    {"from", "since", "start", "starting", "beginning", "begin", "effective", "as of", "after"}
)
_END_WORDS = frozenset({"until", "till", "through", "til", "up to", "by"})
_WANTING = frozenset(
    {"demand", "urge", "want", "seek", "discuss", "request", "negotiate", "consider", "debate"}
)
_ASKING = frozenset(
    {"call", "ask", "appeal", "push", "press", "hope", "plead", "wait", "vote", "pray", "work"}
)
_SPOKEN_OF = frozenset({"describe", "call", "speak", "term", "keep", "hold", "observe", "respect"})
"""Verbs whose times are those of the ceasefire that they govern ("a truce observed since May")."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The tokens by which a sentence speaks of its ceasefire, and the acts it tells."""

    nodes: frozenset[int]
    topics: tuple[Topic, ...]
    acts: tuple[Act, ...]


def ceasefire_terms(context: Context) -> Iterator[Draft]:
    """A draft for every term stated in a report about an armed conflict."""
    if not context.armed:
        return
    topical = 0
    # A sentence that only takes the subject up again ("the proposal includes …") keeps it open.
    for parse in context.document.parses:
        if parse is None:
            continue
        hold = _hold(parse, carried=topical > 0)
        topical = CARRY if hold.nodes else topical - 1
        if not hold.nodes:
            if topical > 0:
                yield from _aims(parse, hold)
            continue
        yield from _times(context, parse, hold)
        yield from _at_once(context, parse, hold)
        yield from _kinds(parse, hold)
        yield from _mediators(context, parse, hold)
        yield from _halted(context, parse, hold)
        yield from _covered(context, parse, hold)
        yield from _conditions(parse, hold)
        yield from _purposes(parse, hold)
        yield from _aims(parse, hold)


def _hold(parse: Parse, *, carried: bool) -> Hold:
    """What ties words of this sentence to a ceasefire.

    ``carried``: the sentence before spoke of one, so "it" or "the agreement" as subject may mean it.
    """
    found = tuple(t for t in topics(parse) if not _merely_wanted(parse, t))
    acts = tuple(acts_of(parse))
    if carried or found:
        acts += tuple(a for a in anaphoric_acts(parse) if a.verb not in {x.verb for x in acts})
    nodes: set[int] = set()
    for topic in found:
        nodes.update((topic.noun, topic.top))
        if parse.is_rel(topic.top, "nsubj", "obj", "obl"):
            verb = parse.tokens[topic.top].head
            if (
                parse.is_rel(topic.top, "nsubj")
                or any(a.verb == verb for a in acts)
                or parse.lemmas[verb] in _SPOKEN_OF
            ):
                nodes.add(verb)
    for act in acts:
        nodes.update((act.verb, act.frame))
        if act.violence is not None:
            nodes.add(act.violence)
    for i, lemma in enumerate(parse.lemmas):
        if not parse.is_rel(i, "nsubj"):
            continue
        verb = parse.tokens[i].head
        if carried and lemma in _CARRIERS and parse.lemmas[verb] in _COVER:
            nodes.update((i, verb))
        if lemma in _STANDS_FOR:
            if (
                (carried or found)
                and _term_verb(parse, verb)
                and not found_subject(parse, found, verb)
            ):
                nodes.add(verb)
    return Hold(frozenset(nodes), found, acts)


def found_subject(parse: Parse, found: tuple[Topic, ...], verb: int) -> bool:
    """Whether a ceasefire noun is itself the subject of the verb."""
    return any(parse.tokens[t.top].head == verb and parse.is_rel(t.top, "nsubj") for t in found)


def _term_verb(parse: Parse, verb: int) -> bool:
    lemma = parse.lemmas[verb]
    if lemma in ("take", "come", "enter", "go", "put", "be"):
        return any(
            parse.lemmas[k] in ("effect", "force") for k in parse.kids_of(verb, "obj", "obl")
        )
    return lemma in _START | _FINISH | _LAST and parse.kid(verb, "obj") is None


def _merely_wanted(parse: Parse, topic: Topic) -> bool:
    """A ceasefire that is demanded, hoped for or talked about has no terms of its own."""
    if topic.carries == "talk" or parse.any_kid_lemma(
        topic.noun, ("propose", "proposed", "possible", "future", "hoped-for", "eventual"), "amod"
    ):
        return True
    verb = parse.tokens[topic.top].head
    if verb < 0 or not parse.is_rel(topic.top, "obj", "obl", "nsubj:pass", "xcomp"):
        return False
    lemma = parse.lemmas[verb]
    if lemma in _WANTING:
        return True
    return parse.case(topic.top) == "for" and lemma in _ASKING


# --- times -------------------------------------------------------------------------------------


def _times(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    ranged = False
    bounds = {
        bound.first: slot
        for pair in ranges(parse.tokens, parse.sentence.times)
        for bound, slot in zip(pair, (TermSlot.START, TermSlot.END), strict=True)
    }
    recurring = any(e.kind == "SET" for e in parse.sentence.times)
    for expression in parse.sentence.times:
        if expression.kind == "TIME" and recurring:
            continue  # "daily from 9am until 2pm" are hours of a day, not its start and end
        head = _head_of(parse, expression)
        anchor = _tied(parse, hold, head)
        if anchor is None or _of_saying(context, parse, head):
            continue
        slot = bounds.get(expression.first) or _slot(parse, hold, expression, head, ranged=ranged)
        ranged = slot is TermSlot.START
        if slot is None or (
            slot is TermSlot.START
            and (
                expression.value is None
                or expression.value.earliest is None
                or expression.value.latest is None
            )
        ):
            continue
        value: Time | Duration | None = expression.value
        if slot is TermSlot.DURATION:
            value = _duration(expression)
        if value is None:
            continue
        if slot is TermSlot.END and isinstance(value, Time) and value.latest is None:
            # "Until the end of the elections" says how long, not on which day.
            until = Duration(None, expression.text, until=expression.text)
            yield _term(parse, TermSlot.DURATION, until, anchor, (0, 0), "term_until.v1")
        yield _term(parse, slot, value, anchor, (expression.start, expression.end), "term_time.v1")


def _head_of(parse: Parse, expression: TimeExpression) -> int:
    for i in range(expression.first, expression.last):
        if not expression.first <= parse.tokens[i].head < expression.last:
            return i
    return expression.first


def _tied(parse: Parse, hold: Hold, head: int) -> int | None:
    """The token that ties a time to the ceasefire: the nearest of its governors that speaks of it.

    A clause with a subject of its own between them cuts the tie.
    """
    if head in hold.nodes:
        return head
    node = head
    for ancestor in parse.ancestors(head):
        if ancestor in hold.nodes:
            return ancestor
        own = parse.kid(ancestor, "nsubj")
        if own is not None and parse.is_clause(ancestor) and own not in hold.nodes:
            return None
        if parse.is_rel(node, "acl:relcl", "parataxis"):
            return None
        node = ancestor
    return None


def _of_saying(context: Context, parse: Parse, head: int) -> bool:
    """Whether the time stands at a cue of speech ("said on Monday")."""
    governor = parse.tokens[head].head
    voice_cues = {
        voice.cue for i in range(len(parse)) if (voice := context.voices.at(parse, i)) is not None
    }
    return governor in voice_cues


def _slot(
    parse: Parse, hold: Hold, expression: TimeExpression, head: int, *, ranged: bool
) -> TermSlot | None:
    case = parse.case(head)
    before = parse.lemmas[expression.first - 1] if expression.first else ""
    word = case or before
    if expression.kind == "SET":
        return None
    if expression.kind == "DURATION" or (expression.iso and expression.value is None):
        return _duration_slot(parse, hold, head, word)
    if word in _END_WORDS or before in _END_WORDS:
        return TermSlot.END if before != "by" and word != "by" else None
    if word in ("to", "-", "–") and ranged:
        return TermSlot.END
    governor = parse.tokens[head].head
    if word in _START_WORDS or before in _START_WORDS:
        return TermSlot.START if word != "after" else None
    for node in (governor, parse.tokens[governor].head) if governor >= 0 else ():
        if node < 0:
            continue
        lemma = parse.lemmas[node]
        if lemma in ("effect", "force") or (
            _takes_effect(parse, node) and _is_subject(parse, hold, node)
        ):
            return TermSlot.START
        if lemma in ("begin", "start", "commence") and _is_subject(parse, hold, node):
            return TermSlot.START
        if lemma in _FINISH or lemma in ("over",):
            return TermSlot.END if _is_subject(parse, hold, node) else None
    return None


def _takes_effect(parse: Parse, verb: int) -> bool:
    return any(parse.lemmas[k] in ("effect", "force") for k in parse.kids_of(verb, "obj", "obl"))


def _is_subject(parse: Parse, hold: Hold, verb: int) -> bool:
    """Whether what begins or ends is the ceasefire."""
    subject = parse.subject(verb)
    if subject is None:
        return verb in hold.nodes
    return subject in hold.nodes or parse.lemmas[subject] in _STANDS_FOR


def _duration_slot(parse: Parse, hold: Hold, head: int, word: str) -> TermSlot | None:
    governor = parse.tokens[head].head
    if word in ("after", "before", "within", "in", "since", "ago"):
        return None
    if governor in hold.nodes or head in hold.nodes:
        if parse.is_rel(head, "obl", "advmod") and word not in ("for", "by", "") and governor >= 0:
            return None
        return TermSlot.DURATION
    if word in ("for", "of", "by"):
        return TermSlot.DURATION
    if governor >= 0 and parse.rel(head) in ("compound", "amod", "nummod", "nmod"):
        return TermSlot.DURATION
    return None


def _duration(expression: TimeExpression) -> Duration | None:
    if expression.iso is None:
        return None
    return Duration(expression.iso, expression.text)


def _at_once(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "With immediate effect", "in force at once": it starts on the day of its declaration."""
    if _AT_ONCE.isdisjoint(parse.lemma_set) or not hold.acts:
        return
    for i in parse.find(_AT_ONCE):
        if parse.lemmas[i] == "once" and (i == 0 or parse.lemmas[i - 1] != "at"):
            continue
        if (
            parse.lemmas[i] == "immediately"
            and i + 1 < len(parse)
            and parse.lemmas[i + 1] == "clear"
        ):
            continue
        if not any(parse.covers(a.frame, i) or parse.covers(a.verb, i) for a in hold.acts):
            continue
        for act in hold.acts:
            day = next(
                (parse.time_at[k].value for k in parse.kids[act.verb] if k in parse.time_at), None
            )
            if day is not None and day.precision is TimePrecision.DAY:
                value = Time(day.earliest, day.latest, parse.tokens[i].text, TimePrecision.DAY)
                span = (parse.tokens[i].start, parse.tokens[i].end)
                yield _term(parse, TermSlot.START, value, act.verb, span, "term_at_once.v1")
                break


# --- the rest ----------------------------------------------------------------------------------


def _kinds(parse: Parse, hold: Hold) -> Iterator[Draft]:
    for topic in hold.topics:
        for k in parse.kids_of(topic.noun, "amod", "compound"):
            if parse.lemmas[k] in _KINDS:
                words_ = Words(parse.tokens[k].text, (parse.tokens[k].start, parse.tokens[k].end))
                yield _term(parse, TermSlot.TYPE, words_, topic.noun, words_.span, "term_kind.v1")
            elif parse.lemmas[k] in _UNLIMITED and k not in parse.time_at:
                span = (parse.tokens[k].start, parse.tokens[k].end)
                value = Duration("indefinite", parse.tokens[k].text)
                yield _term(parse, TermSlot.DURATION, value, topic.noun, span, "term_unlimited.v1")
    for i in parse.find(_UNLIMITED):
        subject = parse.kid(i, "nsubj")
        if (
            subject is not None
            and i not in parse.time_at
            and (subject in hold.nodes or parse.lemmas[subject] == "it")
        ):
            span = (parse.tokens[i].start, parse.tokens[i].end)
            value = Duration("indefinite", parse.tokens[i].text)
            yield _term(parse, TermSlot.DURATION, value, i, span, "term_unlimited.v1")


def _mediators(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "Brokered by X", "X-mediated", "X announced that both sides agreed", "mediation of X"."""
    found: list[int] = []
    for i in parse.find(_MEDIATE | {"mediation", "auspices", "mediator"}):
        if parse.tokens[i].upos == "NOUN":
            # "the intervention and mediation of X": the complement hangs on the first noun.
            first = parse.tokens[i].head if parse.rel(i) == "conj" else i
            for k in [
                *parse.kids_of(i, "nmod", "nmod:poss", "compound"),
                *(parse.kids_of(first, "nmod") if first != i else []),
            ]:
                if parse.case(k) in ("of", "by", "", "'s", "’s") and k not in parse.time_at:
                    found.extend(parse.conjuncts(k))
            continue
        near = {i, *parse.ancestors(i)} & hold.nodes or parse.is_rel(i, "acl", "amod")
        if not near:
            continue
        if parse.is_rel(i, "amod"):
            found.extend(parse.kids_of(i, "compound", "obl", "obl:unmarked"))
        else:
            found.extend(parse.agents(i))
    for act in hold.acts:
        found.extend(a for a in act.actors if is_third_party(parse, a))
    for actor in context.document.actors(parse, list(dict.fromkeys(found))):
        if (actor.span is not None and hold.topics) or (actor.span is not None and hold.acts):
            anchor = hold.topics[0].noun if hold.topics else hold.acts[0].verb
            yield _term(parse, TermSlot.MEDIATOR, actor, anchor, actor.span, "term_mediator.v1")


def _halted(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """What is forbidden, and whom that protects."""
    nouns = [
        (a.verb, a.violence)
        for a in hold.acts
        if a.violence is not None and commits(context, parse, a)
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
        yield _term(parse, TermSlot.PROHIBITED, value, anchor, span, "term_prohibited.v1",
                    Modality.PROHIBIT)  # fmt: skip
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
                yield _term(
                    parse, TermSlot.PROTECTED, actor, anchor, actor.span, "term_protected.v1"
                )


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
            yield _term(parse, TermSlot.PARTY, actor, verb, actor.span, "term_party.v1")


def _conditions(parse: Parse, hold: Hold) -> Iterator[Draft]:
    done: set[tuple[int, int]] = set()
    nodes = [n for a in hold.acts for n in (a.verb, a.frame)]
    nodes += [n for n in sorted(hold.nodes) if _term_verb(parse, n)]
    nodes += [
        v for v in parse.find(frozenset({"put", "set", "attach"})) if parse.tokens[v].upos == "VERB"
    ]
    for node in dict.fromkeys(nodes):
        found = condition_of(parse, node)
        if found is not None and found.span is not None and found.span not in done:
            done.add(found.span)
            yield _term(parse, TermSlot.CONDITION, found, node, found.span, "term_condition.v1")


def _purposes(parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "Humanitarian truce", "for Ramadan", "so that aid can pass"."""
    for topic in hold.topics:
        for k in parse.kids_of(topic.noun, "amod", "compound", "nmod:poss"):
            if parse.lemmas[k] in _PURPOSES:
                span = (parse.tokens[k].start, parse.tokens[k].end)
                value = Words(parse.tokens[k].text, span)
                yield _term(parse, TermSlot.PURPOSE, value, topic.noun, span, "term_purpose.v1")
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
            yield _term(parse, TermSlot.PURPOSE, Words(parse.text((low, high)), span), node, span,
                        "term_purpose.v1")  # fmt: skip


def _aims(parse: Parse, hold: Hold) -> Iterator[Draft]:
    """ "The aim is to make room for talks": the purpose as a sentence of its own."""
    for subject in parse.find(frozenset({"aim", "purpose", "goal", "objective"})):
        clause = parse.tokens[subject].head
        if clause < 0 or not parse.is_rel(subject, "nsubj"):
            continue
        low, high = parse.trim(max(subject + 1, 0), parse.subtree(clause)[1])
        if low < high:
            value = Words(parse.text((low, high)), parse.chars((low, high)))
            yield _term(parse, TermSlot.PURPOSE, value, clause, value.span, "term_aim.v1")


def _term(
    parse: Parse, slot: TermSlot, value: object, anchor: int, span: tuple[int, int] | None,
    rule: str, modality: Modality | None = None,
) -> Draft:  # fmt: skip
    whole = parse.chars(parse.subtree(parse.clause_head(anchor)))
    del span
    return Draft(rule, parse, anchor, whole, Term(slot, value, modality), 0.7, GROUP)  # type: ignore[arg-type]
