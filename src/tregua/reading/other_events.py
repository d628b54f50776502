"""Events other than violence and ceasefire acts: meetings, sanctions, deployments, votes, arrests.

A verb of the lexicon ``events`` makes an event where it has a clear actor and governs what its mode
asks for. What is only planned, wanted, denied or demanded is left out; threats and demands, which
are events of their own, are read in ``threats.py`` and ``demands.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tregua.model import ActorMention, Event, EventCode, Stance
from tregua.reading.assemblies import MEETINGS, VOTES, Told, meeting_noun, vote
from tregua.reading.circumstances import (
    IN,
    actors_of,
    is_infinitive,
    is_people,
    not_to_come,
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
    EventCode.RETREAT, EventCode.COERCE, EventCode.PROTEST, EventCode.ASSAULT,
)  # fmt: skip


def _verbs() -> dict[str, list[Reading]]:
    out: defaultdict[str, list[Reading]] = defaultdict(list)
    for code in _CODES:
        for verb, mode in labels(f"events.verbs.{code}").items():
            out[verb].append((code, mode))
    return dict(out)


_VERBS = _verbs()
_TROOPS = words("events.objects.troops")
_SANCTIONS = words("events.objects.sanctions")
_EXEMPTIONS = words("events.objects.exemptions")
_TRIGGERS = frozenset(_VERBS) | VOTES | frozenset(MEETINGS)
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
     "accuse", "blockade", "deliver", "impose", "curtail", "lift sanctions",
     "fight"}
)  # fmt: skip
_CHARGES = frozenset({"accuse", "suspect", "charge", "blame", "deny", "allege"})
_UNTOLD = (Stance.DEMAND, Stance.PROMISE, Stance.THREAT, Stance.DOUBT)


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
                yield _draft(context, parse, told)


def _told(context: Context, parse: Parse) -> Iterator[Told]:
    for i in parse.find(_TRIGGERS):
        if parse.tokens[i].upos in ("NOUN", "PROPN"):
            found = meeting_noun(context, parse, i)
        elif parse.tokens[i].upos == "VERB" and not is_infinitive(parse, i):
            found = vote(context, parse, i) or _verb(context, parse, i)
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
    if _is_alleged(parse, i) or _is_idea(parse, i):
        return False
    fact = factuality(context, parse, i)
    return not fact.unreal and not fact.negated


def _is_alleged(parse: Parse, i: int) -> bool:
    """ "Accused of cooperating with …": the charge is another's, whoever that is."""
    head = parse.tokens[i].head
    return head >= 0 and parse.lemmas[head] in _CHARGES and not parse.is_rel(i, "conj", "parataxis")


def _is_idea(parse: Parse, i: int) -> bool:
    """ "Staked his name on welcoming …": a gerund under a preposition that tells no event."""
    if not parse.tokens[i].text.lower().endswith("ing"):
        return False
    marks = [parse.lemmas[k] for k in parse.kids_of(i, "mark")]
    return any(m not in ("after", "while", "when", "since", "by", "following") for m in marks)


def _draft(context: Context, parse: Parse, told: Told) -> Draft:
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
        when=not_to_come(told.when or when_of(parse, anchor), context.document.report.published),
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
    if mode == "fight":
        return bool(objects) and _goes_on(parse, v)
    if mode == "demonstrate":
        return not objects and all(_is_crowd(parse, a) for a in parse.agents(v))
    if mode == "accuse":
        return not _of_violence(parse, v)
    wanted = _OBJECTS.get(mode)
    return wanted is None or bool(heads & wanted)


def _goes_on(parse: Parse, v: int) -> bool:
    """Whether a verb tells what goes on, not what happened once: "fights", "is fighting"."""
    form = parse.tokens[v].text.lower()
    helped = {parse.lemmas[k] for k in parse.kids_of(v, "aux")}
    if form.endswith("ing"):
        return "be" in helped or parse.is_rel(v, "acl")
    return not helped and form in (parse.lemmas[v], f"{parse.lemmas[v]}s")


def _is_crowd(parse: Parse, a: int) -> bool:
    """Whether people in the street are meant; what a state protests is no demonstration."""
    mention = parse.mention_at.get(a)
    return mention.label == "MISC" if mention is not None else is_people(parse, a)


def _of_violence(parse: Parse, v: int) -> bool:
    """Whether somebody is accused of violence or of a breach, which are read as such elsewhere."""
    return any(
        parse.lemmas[j] in _VIOLENT
        for k in parse.kids_of(v, "obl", "advcl", "ccomp", "xcomp", "obj")
        for j in parse.below(k)
    )


def _moves_off(parse: Parse, v: int, objects: list[int], mode: str) -> bool:
    """Troops that withdraw or are withdrawn; only troops leave, and what has a name."""
    subjects = parse.agents(v)
    moving = any(parse.lemmas[s] in _TROOPS for s in subjects)
    if mode == "leave":
        return moving and any(
            o in parse.mention_at and parse.mention_at[o].label != "MISC" for o in objects
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
    if mode in ("curtail", "impose", "lift sanctions"):
        found.extend(k for o in objects for k in _for_whom(parse, o))
    for node in (v, *objects, *by_phone):
        for k in parse.obliques(node, *cases) if cases else ():
            found.extend(parse.conjuncts(k))
    if mode in ("reject", "condemn", "welcome"):
        found = [k for o in objects for k in _owners(parse, o)] or found
    kept = [k for k in found if not _is_press(parse, k)]
    if mode == "talk" and not parse.obliques(v, "with"):
        # Whom one "speaks to" is as often a newspaper.
        kept = [k for k in kept if k not in parse.mention_at or parse.mention_at[k].label != "ORG"]
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
