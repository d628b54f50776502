"""Incidents: acts of violence that a report tells as done (CODEBOOK, 2), one draft per mention.

Threats, plans, conditions, demands, halts and denied or negated acts are none; violence that is
summed up ("rockets have been fired for months") is an event with mode ``recurring``, which linking
does not count. Mentions of one incident share a group. A perpetrator is given only where the words
name one; unknown is a good answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tregua.model import (
    Event,
    EventCode,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    SubEvent,
    Time,
)
from tregua.reading import incident_blame
from tregua.reading.act import Act, sub_event
from tregua.reading.casualties import casualties
from tregua.reading.draft import Context, Draft
from tregua.reading.factuality import factuality
from tregua.reading.incident_facts import misplaced, told_as_done
from tregua.reading.incident_finding import TRIGGERS, acts
from tregua.reading.incident_groups import Groups
from tregua.reading.incident_mode import is_recurring, summed_up_in_words
from tregua.reading.incident_parties import perpetrators, recipients
from tregua.reading.incident_roles import fill_roles
from tregua.reading.incident_slots import clause_span, damage, instrument, place
from tregua.reading.incident_times import when
from tregua.reading.incident_tolls import FIGURES, tolls
from tregua.reading.incident_victims import only_victims, toll_later, victims_later
from tregua.reading.lexicon import words
from tregua.reading.told_events import told_violence
from tregua.reading.tree import Parse

RECURRING = "recurring"
_OTHER = tuple(words(f"domains.other.{name}") for name in ("trade", "sport", "politics", "private"))
_OTHER_WORLD = 1
"""From so many of its words on, a report that is not about a war is about that world."""
_ACCUSE = words("violence.frames.accuse")
_FIGHTERS = words("people.combatants.nouns") | words("people.combatants.ranks")
_ARMS = words("violence.weapons") | words("people.combatants") | words("people.bodies.armed_group")
_WARS = words("violence.recurring.wars")
_STATES = words("violence.recurring.states") | frozenset({"combat", "battle", "offensive"})
_CONFIDENCE = {"incident_verb.v1": 0.8, "incident_noun.v1": 0.75, "incident_casualty.v1": 0.65,
               "told_incident.v1": 0.6}  # fmt: skip


def incidents(context: Context) -> Iterator[Draft]:
    """One draft per mention of an act of violence that is told as done, in order of the text."""
    groups = Groups()
    labels = _labels(context)
    if not context.armed and _borrowed(context):
        return
    for parse in context.document.parses:
        if parse is None or (not context.armed and _ARMS.isdisjoint(parse.lemma_set)):
            continue
        known = list(acts(parse)) if not TRIGGERS.isdisjoint(parse.lemma_set) else []
        for act in [*known, *told_violence(parse, known)]:
            act.labels = labels
            draft = _draft(context, act, groups)
            if draft is not None:
                yield draft
        if not FIGURES.isdisjoint(parse.lemma_set):
            yield from _bare_tolls(context, parse, groups)
        if not incident_blame.TRIGGERS.isdisjoint(parse.lemma_set):
            yield from incident_blame.blamed(context, parse, groups)


def _borrowed(context: Context) -> bool:
    """Whether a report about no war speaks of a world that borrows its words, like sport."""
    lemmas = {lemma for p in context.document.parses if p is not None for lemma in p.lemma_set}
    return any(len(lemmas & world) >= _OTHER_WORLD for world in _OTHER)


def _bare_tolls(context: Context, parse: Parse, groups: Groups) -> Iterator[Draft]:
    """Tolls of a sentence in which no deed is told beside them."""
    for toll in tolls(parse):
        fact = factuality(context, parse, toll.verb)
        if fact.unreal or fact.negated or any(parse.covers(toll.noun, a) for a in _deeds(parse)):
            continue
        draft = toll_later(parse, toll, groups)
        if draft is not None:
            yield draft


def _deeds(parse: Parse) -> list[int]:
    return [act.anchor for act in acts(parse)]


def _labels(context: Context) -> dict[str, str]:
    """What the report takes each name for, most often: a town is no army in one sentence of ten."""
    seen: dict[str, Counter[str]] = {}
    for parse in filter(None, context.document.parses):
        for mention in parse.sentence.mentions:
            votes = seen.setdefault(mention.text, Counter())
            votes[mention.label] += 1
            head = mention.last - 1
            if mention.label == "ORG" and parse.case(head) in ("in", "near", "outside"):
                votes["LOC"] += 2
    return {
        text: "LOC" if 4 * votes["LOC"] >= votes["ORG"] > 0 else votes.most_common(1)[0][0]
        for text, votes in seen.items()
    }


def _draft(context: Context, act: Act, groups: Groups) -> Draft | None:
    if not fill_roles(act):
        return None
    act.killed, act.injured = casualties(act.parse, act.predicates)
    if not told_as_done(context, act):
        return None
    event = _event(context, act, groups.last_time())
    group = None
    if event.mode != RECURRING and only_victims(act, event):
        return victims_later(act, event, groups, _span(act, event))
    if not _is_concrete(act, event):
        if event.mode == RECURRING or not _is_only_a_date(act, event):
            return None
        group = groups.taken_up(act, event)
        if group is None:
            return None
    elif event.mode != RECURRING:
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
    if act.actors and context.voices.at(act.parse, act.anchor) is None and _is_charged(act):
        # "The group was blamed for": by somebody, never by the report itself.
        return Stance.ACCUSE, Speaker(SpeakerKind.ANONYMOUS)
    if misplaced(context, act):
        # A deed told as past inside a threat or a demand is the reporter's: "vowed to answer
        # the attack that killed six".
        return Stance.REPORT, Speaker(SpeakerKind.REPORT)
    return None, None


def _is_charged(act: Act) -> bool:
    """Whether somebody unnamed charges the perpetrator: "are accused of shelling"."""
    parse = act.parse
    heads = {parse.tokens[p].head for p in act.predicates} - set(act.predicates) - {-1}
    return any(parse.lemmas[h] in _ACCUSE and parse.is_passive(h) for h in heads)


def _event(context: Context, act: Act, told_before: Time | None) -> Event:
    kind = sub_event(act)
    time, summed = when(context, act, told_before)
    recurring = is_recurring(act, time, summed=summed)
    code = EventCode.COERCE if kind is SubEvent.ABDUCTION else EventCode.ASSAULT
    return Event(
        code=code,
        mode=RECURRING if recurring else None,
        sub_event=kind,
        actors=perpetrators(context, act),
        recipients=recipients(context, act),
        place=place(act),
        when=time,
        instrument=instrument(act),
        killed=act.killed,
        injured=act.injured,
        damage=damage(act),
    )


# --- what is told -----------------------------------------------------------------------------


def _is_concrete(act: Act, event: Event) -> bool:
    """Whether anything but the bare word is told: who, whom, where, or how many."""
    if event.mode == RECURRING and act.nominal and summed_up_in_words(act):
        return True  # "sporadic clashes" is worth keeping as it stands
    if act.lemma in _STATES and event.mode == RECURRING:
        # "sides fighting in Yemen" is a war, not something that was done.
        return act.nominal and bool(event.actors or event.place)
    if act.reading == "anaphors":
        return event.killed is not None or event.injured is not None
    if act.reading == "die" and _are_fighters(act) and (event.place or event.when):
        return True
    if act.reading == "die":
        # People die of many things: only a war, or an incident told before, makes it violence.
        return (event.killed is not None and (event.killed.low or 0) > 1) and not _WARS.isdisjoint(
            act.parse.lemma_set
        )
    if act.rule == "incident_casualty.v1" and not (event.actors or event.instrument):
        return event.killed is not None or event.injured is not None
    where = event.place is not None and any(c.isupper() for c in event.place.name)
    where = where or (event.place is not None and event.when is not None)
    counted = any(t in act.parse.number_of for t in (*act.targets, *act.victims))
    told = (event.actors, event.recipients, where, event.killed, event.injured, counted)
    return any(told)


def _are_fighters(act: Act) -> bool:
    """Whether those who died are fighters: in a war they fall."""
    return bool(act.victims) and all(act.parse.lemmas[v] in _FIGHTERS for v in act.victims)


def _is_only_a_date(act: Act, event: Event) -> bool:
    """ "Sunday's attack": nothing but a time beside the word, of use to a told incident only."""
    return event.when is not None and act.nominal and not _is_concrete(act, event)


def _span(act: Act, event: Event) -> Span:
    """The characters that say it all, inside the sentence."""
    low, high = clause_span(act, [*act.actors, *act.targets])
    for mention in (*event.actors, *event.recipients, event.place):
        if mention is not None and mention.span is not None:
            low, high = min(low, mention.span[0]), max(high, mention.span[1])
    return (low, high)
