"""Events other than violence and ceasefire acts: meetings, sanctions, deployments, votes, arrests.

A verb of the lexicon ``events`` makes an event where it has a clear actor and governs what its mode
asks for. What is only planned, wanted, denied or demanded is left out; threats and demands, which
are events of their own, are read in ``threats.py`` and ``demands.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tregua.model import ActorMention, Event, EventCode, Stance, Time
from tregua.reading.circumstances import (
    IN,
    actors_of,
    is_infinitive,
    is_people,
    participants,
    place_of,
    span_of,
    when_of,
)
from tregua.reading.demands import demands
from tregua.reading.draft import Context, Draft
from tregua.reading.factuality import factuality
from tregua.reading.lexicon import labels, words
from tregua.reading.speakers import is_media
from tregua.reading.threats import threats
from tregua.reading.topics import topics
from tregua.reading.tree import Parse

Reading = tuple[EventCode, str]
"""A PLOVER code and the mode under which the lexicon lists a verb."""

_CODES = (
    EventCode.CONSULT, EventCode.SUPPORT, EventCode.COOPERATE, EventCode.AID, EventCode.AGREE,
    EventCode.REJECT, EventCode.ACCUSE, EventCode.SANCTION, EventCode.CONCEDE, EventCode.MOBILIZE,
    EventCode.RETREAT, EventCode.COERCE, EventCode.PROTEST,
)  # fmt: skip


def _verbs() -> dict[str, list[Reading]]:
    out: defaultdict[str, list[Reading]] = defaultdict(list)
    for code in _CODES:
        for verb, mode in labels(f"events.verbs.{code}").items():
            out[verb].append((code, mode))
    return dict(out)


_VERBS = _verbs()
_MEETINGS = labels("events.meetings")
_VOTING = words("events.votes.bodies")
_VOTES = words("events.votes.verbs")
_TEXTS = words("events.votes.texts")
_TROOPS = words("events.objects.troops")
_SANCTIONS = words("events.objects.sanctions")
_EXEMPTIONS = words("events.objects.exemptions")
_TRIGGERS = frozenset(_VERBS) | _VOTES | frozenset(_MEETINGS)
_VIOLENT = words("violence.nouns") | words("violence.verbs") | words("ceasefire.violation.nouns")
_OBJECTS = {
    "deliver": words("events.objects.aid"),
    "sign": words("events.objects.accords"),
    "reject": words("events.objects.offers"),
    "hold": words("events.objects.meetings"),
    "host": words("events.objects.meetings"),
    "release": words("events.objects.captives"),
    "deploy": _TROOPS,
    "withdraw": _TROOPS,
}
_WITH = {
    "meet": ("with",), "talk": ("with", "to"), "hold": ("with", "between"), "sign": ("with",),
    "cooperate": ("with",), "deliver": ("to", "for"), "impose": ("on", "against"),
    "curtail": ("on", "against", "for"), "lift sanctions": ("on", "against", "for", "from"),
    "demonstrate": ("against",), "host": ("with", "between"),
}  # fmt: skip
# Modes that say nothing without somebody on the other side.
_TWO_SIDED = frozenset(
    {"meet", "talk", "hold", "arrest", "expel", "sanction", "cooperate", "visit", "call", "host",
     "accuse", "blockade", "deliver", "impose", "curtail", "lift sanctions"}
)  # fmt: skip
_UNTOLD = (Stance.DEMAND, Stance.PROMISE, Stance.THREAT, Stance.DOUBT)


@dataclass(frozen=True, slots=True)
class Told:
    """An event found: its anchor, what it is, who takes part, and the tokens that say it."""

    rule: str
    anchor: int
    code: EventCode
    mode: str
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    tokens: tuple[int, ...]
    when: Time | None = None


def other_events(context: Context) -> Iterator[Draft]:
    """A draft for every event of diplomacy, coercion, aid or movement that the report tells of."""
    if not context.armed:
        return
    for parse in context.document.parses:
        if parse is None:
            continue
        yield from threats(context, parse)
        yield from demands(context, parse)
        if not _TRIGGERS.isdisjoint(parse.lemma_set):
            for told in _told(context, parse):
                yield _draft(parse, told)


def _told(context: Context, parse: Parse) -> Iterator[Told]:
    for i in parse.find(_TRIGGERS):
        if parse.tokens[i].upos in ("NOUN", "PROPN"):
            found = _meeting_noun(context, parse, i)
        elif parse.tokens[i].upos == "VERB" and not is_infinitive(parse, i):
            found = _vote(context, parse, i) or _verb(context, parse, i)
        else:
            continue
        if found is not None and _is_told(context, parse, _vouched(parse, i)):
            yield found


def _vouched(parse: Parse, i: int) -> int:
    """The token whose reality decides: of a meeting told by a noun, the verb beside it."""
    return i if parse.tokens[i].upos == "VERB" else parse.tokens[i].head


def _is_told(context: Context, parse: Parse, i: int) -> bool:
    """Whether the event at ``i`` is told as something that happens or has happened."""
    voice = context.voices.at(parse, i)
    if voice is not None and voice.stance in _UNTOLD:
        return False
    fact = factuality(context, parse, i)
    return not fact.unreal and not fact.negated


def _draft(parse: Parse, told: Told) -> Draft:
    anchor = told.anchor
    cases = ("in", "at", "near", "inside", "outside", "across", "into", "to", "from", "around")
    moved = told.code in (EventCode.MOBILIZE, EventCode.RETREAT)
    place = place_of(parse, anchor, cases=cases if moved else IN)
    event = Event(
        code=told.code,
        mode=told.mode,
        actors=told.actors,
        recipients=told.recipients,
        place=place,
        when=told.when or when_of(parse, anchor),
    )
    start, end = span_of(parse, list(told.tokens))
    for side in (*told.actors, *told.recipients):
        if side.span is not None and parse.sentence.start <= side.span[0] < parse.sentence.end:
            start, end = min(start, side.span[0]), max(end, side.span[1])
    return Draft(told.rule, parse, anchor, (start, end), event, 0.65)


# --- verbs ---------------------------------------------------------------------------------------


def _verb(context: Context, parse: Parse, v: int) -> Told | None:
    for code, mode in _VERBS.get(parse.lemmas[v], ()):
        objects = parse.patients(v)
        if not _governs(parse, v, objects, code, mode):
            continue
        who = actors_of(parse, v)
        actors = participants(context, parse, who)
        others = _others(context, parse, v, objects, mode)
        recipients = tuple(o for o in others if o.name not in {a.name for a in actors})
        if not _complete(parse, mode, who, actors, recipients):
            continue
        tokens = [v, *who, *objects, *_reach(parse, v, mode)]
        ends = [j for t in tokens if t != v for j in (parse.phrase(t)[0], parse.phrase(t)[1] - 1)]
        return Told("event_verb.v1", v, code, mode, actors, recipients, (v, *ends))
    return None


def _governs(parse: Parse, v: int, objects: list[int], code: EventCode, mode: str) -> bool:
    """Whether a verb governs what its mode asks for."""
    heads = {parse.lemmas[o] for o in objects}
    if any(
        parse.subtree(o)[0] <= t.noun < parse.subtree(o)[1] for t in topics(parse) for o in objects
    ):
        return mode == "welcome"  # what is done to a ceasefire is read elsewhere
    if mode in ("impose", "lift sanctions"):
        return bool(heads & _SANCTIONS)
    if mode == "curtail":
        return any(
            parse.lemmas[o] in _EXEMPTIONS
            and any(parse.lemmas[j] in _SANCTIONS for j in parse.below(o))
            for o in objects
        )
    if mode in ("withdraw", "leave"):
        return _moves_off(parse, v, objects, mode)
    if mode == "talk":
        return parse.lemmas[v] in ("negotiate", "consult") or not objects
    if mode == "demonstrate":
        return not objects or parse.lemmas[v] == "protest"
    if mode == "accuse":
        return not _of_violence(parse, v)
    wanted = _OBJECTS.get(mode)
    return wanted is None or bool(heads & wanted)


def _of_violence(parse: Parse, v: int) -> bool:
    """Whether somebody is accused of violence or of a breach, which are read as such elsewhere."""
    return any(
        parse.lemmas[j] in _VIOLENT
        for k in parse.kids_of(v, "obl", "advcl", "ccomp", "xcomp", "obj")
        for j in parse.below(k)
    )


def _moves_off(parse: Parse, v: int, objects: list[int], mode: str) -> bool:
    """Troops that withdraw or are withdrawn; who leaves must be troops and leave a named place."""
    subjects = parse.agents(v)
    moving = any(parse.lemmas[s] in _TROOPS for s in subjects)
    if mode == "leave":
        return moving and any(
            o in parse.mention_at and parse.mention_at[o].label == "LOC" for o in objects
        )
    if parse.lemmas[v] == "pull" and not parse.any_kid_lemma(
        v, ("out", "back"), "compound:prt", "advmod"
    ):
        return False
    return (moving and not objects) or any(parse.lemmas[o] in _TROOPS for o in objects)


def _others(
    context: Context, parse: Parse, v: int, objects: list[int], mode: str
) -> tuple[ActorMention, ...]:
    """Those on the other side: the object where it is somebody, or a prepositional phrase."""
    found: list[int] = []
    for o in objects:
        if mode in ("deploy", "withdraw", "leave", "deliver", "sign", "hold"):
            continue
        found.append(o)
    cases = _WITH.get(mode, ())
    by_phone = parse.obliques(v, "by")
    for node in (v, *objects, *by_phone):
        for k in parse.obliques(node, *cases) if cases else ():
            found.extend(parse.conjuncts(k))
        if mode in ("curtail", "impose", "lift sanctions"):
            found.extend(_for_whom(parse, node))
    if mode in ("reject", "condemn", "welcome"):
        found = [k for o in objects for k in _owners(parse, o)] or found
    kept = [k for k in found if not _is_press(parse, k)]
    return participants(context, parse, kept)


def _owners(parse: Parse, o: int) -> list[int]:
    """Whose the object is: "the government's offer", "an attack by the rebels"."""
    poss = parse.kids_of(o, "nmod:poss")
    by = [k for k in parse.kids_of(o, "nmod") if parse.case(k) in ("by", "from")]
    return [c for k in [*poss, *by] for c in parse.conjuncts(k)]


def _for_whom(parse: Parse, o: int) -> list[int]:
    """ "Sanctions on X", "the waiver required for X to import": whom an object is about."""
    out = []
    for j in parse.below(o):
        if parse.is_rel(j, "nmod", "obl") and parse.case(j) in ("on", "against", "for"):
            out.extend(parse.conjuncts(j))
        elif parse.is_rel(j, "nsubj") and parse.any_kid_lemma(
            parse.tokens[j].head, ("for",), "mark"
        ):
            out.append(j)
    return out


def _is_press(parse: Parse, k: int) -> bool:
    return parse.lemmas[k] in ("reporter", "journalist", "media", "press") or is_media(
        parse.text(parse.phrase(k))
    )


def _complete(
    parse: Parse,
    mode: str,
    who: list[int],
    actors: tuple[ActorMention, ...],
    recipients: tuple[ActorMention, ...],
) -> bool:
    """Whether enough is named for the event to say something."""
    if mode == "arrest" and not who and recipients:
        return True
    if not actors:
        return False
    if mode in ("meet", "sign", "talk", "hold") and not recipients:
        return len(actors) > 1  # "the leaders of A and B met"
    return bool(recipients) or mode not in _TWO_SIDED


def _reach(parse: Parse, v: int, mode: str) -> list[int]:
    """Phrases that belong to the words of the event: with whom, on whom, where to."""
    cases = (*_WITH.get(mode, ()), "from", "to", "in", "on")
    return [k for k in parse.obliques(v, *cases) if k not in parse.time_at]


# --- meetings told by a noun ---------------------------------------------------------------------


def _meeting_noun(context: Context, parse: Parse, i: int) -> Told | None:
    """ "Following a call with A, B …", "in meetings with A, B agreed …"."""
    mode = _MEETINGS.get(parse.lemmas[i])
    if mode is None or not parse.is_rel(i, "obl"):
        return None
    if parse.case(i) not in ("follow", "following", "after", "in", "during", "at"):
        return None
    partners = [c for k in parse.obliques(i, "with") for c in parse.conjuncts(k)]
    with_whom = participants(context, parse, [k for k in partners if k not in parse.time_at])
    verb = parse.tokens[i].head
    subject = parse.subject(verb) if parse.tokens[verb].upos == "VERB" else None
    if subject is None or not with_whom:
        return None
    who = participants(context, parse, parse.conjuncts(subject))
    if not who or (parse.lemmas[i] == "appeal" and not _persons(parse, [*partners, subject])):
        return None
    tokens = (*_edges(parse, i), *_edges(parse, subject), *partners)
    when = _meeting_time(parse, i, max(partners))
    return Told("meeting_noun.v1", i, EventCode.CONSULT, mode, who, with_whom, tokens, when)


def _meeting_time(parse: Parse, i: int, last: int) -> Time | None:
    """The time set beside a meeting, before the comma that ends its phrase.

    What follows the comma dates the main clause. Where the words allow several days, all of them.
    """
    comma = next((j for j in range(last, len(parse)) if parse.tokens[j].text == ","), len(parse))
    for expression in parse.sentence.times:
        if i < expression.first < comma and expression.value is not None:
            days = expression.readings or (expression.value,)
            first = min((d.earliest for d in days if d.earliest), default=None)
            until = max((d.latest for d in days if d.latest), default=None)
            return replace(expression.value, earliest=first, latest=until)
    return None


def _persons(parse: Parse, indices: list[int]) -> bool:
    return all(is_people(parse, k) or k in parse.mention_at for k in indices)


def _edges(parse: Parse, i: int) -> tuple[int, int]:
    low, high = parse.phrase(i)
    return (low, high - 1)


# --- votes ---------------------------------------------------------------------------------------


def _vote(context: Context, parse: Parse, v: int) -> Told | None:
    """A legislature passes a resolution: REQUEST or REJECT by what the resolution is to do."""
    if parse.lemmas[v] not in _VOTES:
        return None
    who = parse.agents(v)
    if not any(parse.lemmas[w] in _VOTING for w in who):
        return None
    objects = parse.patients(v) + (
        parse.obliques(v, "for", "in favour of") if parse.lemmas[v] == "vote" else []
    )
    texts = [o for o in objects if parse.lemmas[o] in _TEXTS]
    aims = parse.kids_of(v, "xcomp") if parse.lemmas[v] == "vote" else []
    if not texts and not aims:
        return None
    actors = participants(context, parse, who)
    if not actors:
        return None
    lemmas = {parse.lemmas[j] for o in [*texts, *aims] for j in parse.below(o)} | {
        parse.lemmas[j] for j in range(v, len(parse)) if parse.clause_head(j) == v
    }
    code = EventCode.REQUEST
    if not lemmas & words("events.votes.request") and lemmas & words("events.votes.reject"):
        code = EventCode.REJECT
    tokens = [v, *(j for w in who for j in _edges(parse, w))]
    for o in [*texts, *aims]:
        low, high = parse.subtree(o)
        tokens.extend((low, high - 1))
        # "A resolution to oust …": the aim may hang beside the noun instead of on it.
        for k in parse.kids[v]:
            if parse.subtree(k)[0] == high and parse.lemmas[high] == "to":
                tokens.append(parse.subtree(k)[1] - 1)
    return Told("vote.v1", v, code, "vote", actors, (), tuple(tokens))
