"""When a ceasefire starts and ends and how long it lasts, where a sentence ties that to it."""

from __future__ import annotations

from collections.abc import Iterator

from tregua.language.analysis import TimeExpression
from tregua.language.times import ranges
from tregua.model import CeasefireAct, Duration, TermSlot, Time, TimePrecision
from tregua.reading.draft import Context, Draft
from tregua.reading.lexicon import words
from tregua.reading.term_hold import FINISH, STANDS_FOR, Hold, draft_term, falls_silent
from tregua.reading.tree import Parse

_AT_ONCE = words("ceasefire.shape.at_once")
_START_WORDS = frozenset(
    {"from", "since", "start", "starting", "beginning", "begin", "effective", "as of", "after"}
)
_GIVING = frozenset({"give", "allow", "grant", "leave", "take", "need", "have", "get"})
"""Verbs whose days are a delay for something else ("gives them 60 days to withdraw")."""
_BOUNDING = frozenset(
    {"from", "as of", "as from", "until", "till", "through", "up to", "effective", "starting"}
)
"""Prepositions of what is declared to begin or end, never of when it is said."""
_END_WORDS = frozenset({"until", "till", "through", "til", "up to", "by"})


def times(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """Start, end and duration: the times of a sentence that hang on its ceasefire."""
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
        if expression.iso == "indefinite":
            anchor = anchor if anchor is not None else _tied_by_subject(parse, hold, head)
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
            yield draft_term(parse, TermSlot.DURATION, until, anchor, "term_until.v1")
        yield draft_term(parse, slot, value, anchor, "term_time.v1")


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


def _tied_by_subject(parse: Parse, hold: Hold, head: int) -> int | None:
    """ "The truce has no time limit": the clause says it of the ceasefire, its subject."""
    subject = parse.kid(parse.clause_head(head), "nsubj")
    return subject if subject is not None and subject in hold.nodes else None


def _of_saying(context: Context, parse: Parse, head: int) -> bool:
    """Whether the time stands at a cue of speech ("said on Monday")."""
    if parse.is_rel(head, "ccomp") or parse.case(head) in _BOUNDING:
        return False  # "is permanent, he said"; "announced a truce from Monday"
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
    if expression.iso == "indefinite":
        return TermSlot.DURATION
    if expression.kind == "DURATION" or (expression.iso and expression.value is None):
        if _is_distance(parse, expression) or _looks_back(parse, hold, head):
            return None
        if not case and parse.tokens[expression.first - 1].upos not in ("ADP", "SCONJ", "ADV"):
            word = ""  # "would last 30 hours": the verb in front is no preposition
        return _duration_slot(parse, hold, head, word)
    if word in _END_WORDS or before in _END_WORDS:
        return TermSlot.END if before != "by" and word != "by" else None
    if word in ("to", "-", "–") and ranged:
        return TermSlot.END
    governor = parse.tokens[head].head
    if any(a.verb == governor and a.act is CeasefireAct.VIOLATE for a in hold.acts):
        return None  # "broken 14 times since Friday" says since when it was broken
    if word in _START_WORDS or before in _START_WORDS:
        return TermSlot.START if word != "after" else None
    for node in (governor, parse.tokens[governor].head) if governor >= 0 else ():
        if node < 0 or (node != governor and _tells_otherwise(parse, governor)):
            continue
        lemma = parse.lemmas[node]
        if lemma in ("effect", "force") or (
            _takes_effect(parse, node) and _is_subject(parse, hold, node)
        ):
            return TermSlot.START
        if falls_silent(parse, node) and node in hold.nodes:
            return TermSlot.START
        if lemma in ("begin", "start", "commence") and _is_subject(parse, hold, node):
            return TermSlot.START
        if lemma in FINISH or lemma in ("over",):
            planned = _is_subject(parse, hold, node) and not _has_happened(parse, node)
            return TermSlot.END if planned else None
    return None


def _has_happened(parse: Parse, verb: int) -> bool:
    """ "Had ended", "ended on Monday": when it stopped, not when it was to stop.

    To run out is different: the day on which it ran out is the one that was planned.
    """
    if parse.lemmas[verb] not in ("end", "finish", "conclude", "over"):
        return False
    if parse.any_kid_lemma(verb, ("have",), "aux"):
        return True
    text = parse.tokens[verb].text.lower()
    past = text.endswith("ed") or (
        parse.any_kid_lemma(verb, ("be",), "cop")
        and any(parse.tokens[k].text.lower() in ("was", "were") for k in parse.kids_of(verb, "cop"))
    )
    return past and not parse.any_kid_lemma(
        verb, ("will", "would", "shall", "be", "to"), "aux", "mark"
    )


def _tells_otherwise(parse: Parse, verb: int) -> bool:
    """ "Which took effect on Monday was holding on Wednesday": each verb has its own time."""
    return parse.tokens[verb].upos == "VERB" and parse.lemmas[verb] not in (
        "take", "come", "go", "enter", "put", "due", "set", "schedule", "expect", "begin", "start"
    )  # fmt: skip


def _looks_back(parse: Parse, hold: Hold, head: int) -> bool:
    """ "Ending a truce of five weeks": how long it had held, not how long it was to hold."""
    nouns = [t.noun for t in hold.topics if parse.tokens[head].head == t.noun]
    governed = [parse.tokens[n].head for n in nouns if parse.is_rel(n, "obj")]
    behind = bool(nouns) and head > nouns[0]
    return behind and any(
        v >= 0 and parse.lemmas[v] in ("end", "break", "shatter") for v in governed
    )


def _takes_effect(parse: Parse, verb: int) -> bool:
    return any(parse.lemmas[k] in ("effect", "force") for k in parse.kids_of(verb, "obj", "obl"))


def _is_subject(parse: Parse, hold: Hold, verb: int) -> bool:
    """Whether what begins or ends is the ceasefire."""
    subject = parse.subject(verb)
    if subject is None:
        return verb in hold.nodes
    return subject in hold.nodes or parse.lemmas[subject] in STANDS_FOR


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


def _is_distance(parse: Parse, expression: TimeExpression) -> bool:
    """ "Two days after …", "a week earlier", "60 days to withdraw": no length of the ceasefire."""
    after = parse.lemmas[expression.last] if expression.last < len(parse) else ""
    if after in ("after", "before", "ago", "early", "earlier", "late", "later", "old", "since"):
        return True
    head = _head_of(parse, expression)
    governor = parse.tokens[head].head
    given = governor >= 0 and parse.lemmas[governor] in _GIVING
    return given and parse.is_rel(head, "obj")


def _duration(expression: TimeExpression) -> Duration | None:
    if expression.iso is None:
        return None
    return Duration(expression.iso, expression.text)


def at_once(parse: Parse, hold: Hold) -> Iterator[Draft]:
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
                yield draft_term(parse, TermSlot.START, value, act.verb, "term_at_once.v1")
                break
