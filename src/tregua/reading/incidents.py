"""Incidents: acts of violence that a report tells as done (CODEBOOK, 2), one draft per mention.

Threats, plans, conditions, demands, halts and denied or negated acts are none; violence that is
summed up ("rockets have been fired for months") is an event with mode ``recurring``, which linking
does not count. Mentions of one incident share a group. A perpetrator is given only where the words
name one; unknown is a good answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import (
    ActorMention,
    Certainty,
    Event,
    EventCode,
    Number,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    SubEvent,
)
from tregua.reading import incident_blame
from tregua.reading.act import ANAPHORS, Act, is_named, sub_event
from tregua.reading.casualties import casualties, number_at
from tregua.reading.circumstances import participant
from tregua.reading.draft import Context, Draft
from tregua.reading.factuality import factuality
from tregua.reading.incident_finding import TRIGGERS, acts
from tregua.reading.incident_groups import Groups, Told, definite
from tregua.reading.incident_roles import fill_roles
from tregua.reading.incident_slots import clause_span, damage, instrument, is_recurring, place, when
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_NOT_OF_FACTS = frozenset({Stance.THREAT, Stance.PROMISE, Stance.DEMAND})
RECURRING = "recurring"
_ARMS = words("violence.weapons") | words("people.combatants") | words("people.bodies.armed_group")
_IMPLICATIVE = words("violence.frames.implicative")
_STATES = words("violence.recurring.states") | frozenset({"combat", "battle", "offensive"})
_MODALS = words("hedges.modals")
_UNREAL = words("hedges.unreal.verbs")
_VAGUE_PEOPLE = frozenset({"people", "person", "other", "man", "one", "another", "everyone", "they",
                           "dozen", "hundred", "thousand", "who", "which", "that"})  # fmt: skip
_FACT_REACH = 2
"""How many sentences after an incident victims without a deed still belong to it."""
_CONFIDENCE = {"incident_verb.v1": 0.8, "incident_noun.v1": 0.75, "incident_casualty.v1": 0.65}


def incidents(context: Context) -> Iterator[Draft]:
    """One draft per mention of an act of violence that is told as done, in order of the text."""
    groups = Groups()
    for parse in context.document.parses:
        if parse is None or (not context.armed and _ARMS.isdisjoint(parse.lemma_set)):
            continue
        if not TRIGGERS.isdisjoint(parse.lemma_set):
            for act in acts(parse):
                draft = _draft(context, act, groups)
                if draft is not None:
                    yield draft
        if not incident_blame.TRIGGERS.isdisjoint(parse.lemma_set):
            yield from incident_blame.blamed(context, parse, groups)


def _draft(context: Context, act: Act, groups: Groups) -> Draft | None:
    if not fill_roles(act) or not _is_told_as_done(context, act):
        return None
    act.killed, act.injured = casualties(act.parse, act.predicates)
    event = _event(context, act)
    if not _is_concrete(act, event):
        return None
    group = None
    if event.mode != RECURRING:
        if _only_victims(act, event):
            return _victims_later(context, act, event, groups)
        if _only_takes_up(act, event) and not groups.told:
            return None
        group = groups.join(act, event)
    stance, speaker = _voice(context, act)
    confidence = _CONFIDENCE[act.rule] - (0.15 if event.mode == RECURRING else 0.0)
    return Draft(
        rule=act.rule,
        parse=act.parse,
        anchor=act.anchor,
        span=_span(act, event),
        proposition=event,
        confidence=round(confidence, 2),
        group=group,
        stance=stance,
        speaker=speaker,
    )


def _voice(context: Context, act: Act) -> tuple[Stance | None, Speaker | None]:
    """Stance and speaker where the words around the deed settle them, else none."""
    if act.claim >= 0:
        return Stance.ADMIT, incident_blame.speaker_of_claim(context, act)
    voice = context.voices.at(act.parse, act.anchor)
    if voice is not None and voice.stance in _NOT_OF_FACTS:
        # A deed told as past inside a threat or a demand is the reporter's: "vowed to answer
        # the attack that killed six".
        return Stance.REPORT, Speaker(SpeakerKind.REPORT)
    return None, None


def _event(context: Context, act: Act) -> Event:
    kind = sub_event(act)
    time, summed = when(act)
    recurring = is_recurring(act, time, summed=summed)
    code = EventCode.COERCE if kind is SubEvent.ABDUCTION else EventCode.ASSAULT
    return Event(
        code=code,
        mode=RECURRING if recurring else None,
        sub_event=kind,
        actors=_participants(context, act, act.actors),
        recipients=_participants(context, act, _recipients(act)),
        place=place(act),
        when=time,
        instrument=instrument(act),
        killed=act.killed,
        injured=act.injured,
        damage=damage(act),
    )


# --- is it a fact ------------------------------------------------------------------------------


def _is_told_as_done(context: Context, act: Act) -> bool:
    """Whether the deed is told as done: not planned, feared, demanded, halted or denied flatly."""
    parse = act.parse
    fact = factuality(context, parse, act.anchor)
    if _attempted(act, fact.governor):
        return True
    if _presupposed(act):
        return (
            not fact.unreal or fact.governor != act.parse.tokens[act.anchor].head or _past_deed(act)
        )
    voice = context.voices.at(parse, act.anchor)
    if voice is not None and voice.stance in _NOT_OF_FACTS and not _past(act):
        return False
    unreal = fact.unreal and fact.governor not in act.predicates
    if unreal or fact.certainty is Certainty.UNKNOWN:
        return False
    if fact.negated and not _denied(context, act):
        return False
    clauses = (*act.predicates, parse.clause_head(act.anchor))
    return all(_finite_fact(parse, p) and not _gerund_of_will(parse, p) for p in clauses)


def _gerund_of_will(parse: Parse, v: int) -> bool:
    """ "refrain from attacking", "accused of planning" are handled by their governor's word."""
    head = parse.tokens[v].head
    return (
        head >= 0
        and parse.lemmas[head] in _UNREAL
        and parse.tokens[v].text.lower().endswith("ing")
        and parse.any_kid_lemma(v, ("from", "of", "against", "at", "on"), "mark", "case")
    )


def _past(act: Act) -> bool:
    """Whether a finite verb in the past tells of the deed."""
    parse = act.parse
    for p in act.predicates:
        token = parse.tokens[p]
        if token.upos != "VERB" or parse.kid(p, "nsubj", "nsubj:pass", "obl:agent") is None:
            continue
        if parse.any_kid_lemma(p, ("to",), "mark") or _under_modal(parse, p):
            continue
        if token.text.lower() != parse.lemmas[p] and not token.text.lower().endswith(("ing", "s")):
            return True
    return False


def _under_modal(parse: Parse, v: int) -> bool:
    auxiliaries = {parse.lemmas[k] for k in parse.kids_of(v, "aux")}
    return bool(auxiliaries & _MODALS) and "have" not in auxiliaries


def _attempted(act: Act, governor: int) -> bool:
    """ "tried an offensive": with a noun as object an attempt is itself the deed."""
    parse = act.parse
    return (
        governor >= 0
        and parse.lemmas[governor] in ("try", "attempt")
        and act.anchor in parse.kids_of(governor, "obj")
        and _finite_fact(parse, governor)
    )


def _presupposed(act: Act) -> bool:
    """Whether a definite noun speaks of a deed already known, whatever is said of it now."""
    parse, i = act.parse, act.anchor
    if not act.nominal or not definite(act):
        return False
    singular = parse.tokens[i].text.lower() == parse.lemmas[i]
    return singular and len(act.predicates) == 1


def _past_deed(act: Act) -> bool:
    return act.killed is not None or act.injured is not None


def _denied(context: Context, act: Act) -> bool:
    voice = context.voices.at(act.parse, act.anchor)
    return voice is not None and voice.stance is Stance.DENY


def _finite_fact(parse: Parse, v: int) -> bool:
    """Whether a verb is no infinitive of purpose and under no modal but a perfect one."""
    if parse.tokens[v].upos not in ("VERB", "AUX", "ADJ"):
        return True
    if _under_modal(parse, v):
        return False
    auxiliaries = {parse.lemmas[k] for k in parse.kids_of(v, "aux")}
    infinitive = any(parse.lemmas[k] == "to" for k in parse.kids_of(v, "mark"))
    if not infinitive or "have" in auxiliaries:
        return True
    head = parse.tokens[v].head
    return head >= 0 and parse.lemmas[head] in _IMPLICATIVE and parse.is_rel(v, "xcomp")


def _is_concrete(act: Act, event: Event) -> bool:
    """Whether anything but the bare word is told: who, whom, where, when, or how many."""
    if act.lemma in _STATES and event.mode == RECURRING:
        # "sides fighting in Yemen" is a war, not something that was done.
        return act.nominal and bool(event.actors or event.place)
    told = (event.actors, event.recipients, event.place, event.when, event.killed, event.injured)
    if act.reading == "anaphors":
        return event.killed is not None or event.injured is not None
    if act.lemma in ("die", "perish") and act.rule == "incident_casualty.v1":
        return event.killed is not None
    return any(told)


# --- victims told apart from the deed ----------------------------------------------------------


def _only_victims(act: Act, event: Event) -> bool:
    """Whether the words say who fell, and nothing of a deed, a perpetrator or a weapon."""
    if act.rule != "incident_casualty.v1" or event.actors or event.instrument:
        return False
    killed_by_hand = act.lemma == "kill" and (event.place is not None or event.when is not None)
    return not killed_by_hand or act.lemma in ("die", "perish", "hurt")


def _victims_later(context: Context, act: Act, event: Event, groups: Groups) -> Draft | None:
    """Victims told in a sentence of their own belong to the incident told just before."""
    told = groups.latest(act.parse.sentence.index, _FACT_REACH)
    if told is None or not _fits(told, event):
        return None
    event = _with_type(event, told)
    told.killed, told.injured = told.killed or event.killed, told.injured or event.injured
    return Draft(
        rule="incident_victims.v1",
        parse=act.parse,
        anchor=act.anchor,
        span=_span(act, event),
        proposition=event,
        confidence=0.6,
        group=told.group,
    )


def _fits(told: Told, event: Event) -> bool:
    """Whether a toll is the told incident's: nothing said before contradicts it."""
    if event.killed is None and event.injured is None:
        return False
    pairs = ((told.killed, event.killed), (told.injured, event.injured))
    return all(old is None or new is None or _overlap(old, new) for old, new in pairs)


def _overlap(a: Number, b: Number) -> bool:
    low = max(a.low or 0, b.low or 0)
    highs = [n.high for n in (a, b) if n.high is not None]
    return not highs or low <= min(highs)


def _with_type(event: Event, told: Told) -> Event:
    return Event(
        code=event.code,
        sub_event=told.sub_event,
        recipients=event.recipients,
        place=event.place,
        when=event.when,
        killed=event.killed,
        injured=event.injured,
    )


def _only_takes_up(act: Act, event: Event) -> bool:
    return act.lemma in ANAPHORS and definite(act) and not (event.recipients or event.place)


# --- who ---------------------------------------------------------------------------------------


def _recipients(act: Act) -> list[int]:
    """What was hit, and who fell where nothing else is said to be hit or where they are named."""
    parse = act.parse
    named = [v for v in act.victims if is_named(parse, v)]
    return [*act.targets, *(named if act.targets else act.victims)]


def _participants(context: Context, act: Act, nominals: list[int]) -> tuple[ActorMention, ...]:
    """The participants as the report names them, numbers in front and mere "people" left out."""
    parse = act.parse
    out: dict[str, ActorMention] = {}
    for i in nominals:
        if parse.lemmas[i] in _VAGUE_PEOPLE or parse.tokens[i].upos == "NUM":
            continue
        found = participant(context, parse, i) if parse.tokens[i].upos == "PRON" else None
        if found is None and parse.tokens[i].upos != "PRON":
            found = context.document.actor(parse, i)
        if found is None:
            continue
        found = _without_number(parse, i, found)
        out.setdefault(found.name, found)
    return tuple(out.values())


def _without_number(parse: Parse, i: int, found: ActorMention) -> ActorMention:
    """ "at least six soldiers" are soldiers; names that begin with a number stay."""
    number = number_at(parse, i)
    if number is None or found.span is None or is_named(parse, i) or number.last > i:
        return found
    if not found.span[0] <= number.end <= found.span[1] or found.name != _surface(
        parse, found.span
    ):
        return found
    span = (parse.tokens[number.last].start, found.span[1])
    return ActorMention(_surface(parse, span), span)


def _surface(parse: Parse, span: Span) -> str:
    base = parse.sentence.start
    return parse.sentence.text[span[0] - base : span[1] - base]


def _span(act: Act, event: Event) -> Span:
    """The characters that say it all, inside the sentence."""
    low, high = clause_span(act, [*act.actors, *act.targets])
    for mention in (*event.actors, *event.recipients, event.place):
        if mention is not None and mention.span is not None:
            low, high = min(low, mention.span[0]), max(high, mention.span[1])
    return (low, high)
