"""Ceasefire acts: who declares, offers, agrees, accepts, rejects, extends, breaks or ends one.

Two ways lead to an act. A verb governs a noun that means a ceasefire ("declared a truce", "the
cessation of hostilities announced by …"), or a verb of halting governs violence of its own subject
in a frame that commits it ("agreed to suspend attacks", "will stop fighting"). What is only asked
for, hoped, talked about or set as a condition is no act (CODEBOOK, 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tregua.model import (
    ActorMention,
    CeasefireAct,
    Event,
    EventCode,
    Speaker,
    SpeakerKind,
    Stance,
    Time,
)
from tregua.reading.anaphora import anaphoric_acts
from tregua.reading.ceasefire_act import Act
from tregua.reading.ceasefire_finding import acts_of
from tregua.reading.ceasefire_parties import (
    between,
    consenting,
    first_person,
    for_others,
    is_among,
    only_units,
    own_parties,
    recipients,
    speaks_for_party,
)
from tregua.reading.ceasefire_reality import TAKEN_BACK, none_at_all, promised, seeker, settled
from tregua.reading.ceasefire_state import IN_FORCE
from tregua.reading.conditions import condition_of
from tregua.reading.draft import Context, Draft, Factuality, Voice
from tregua.reading.factuality import factuality
from tregua.reading.halting import REFRAIN, refraining
from tregua.reading.lexicon import words
from tregua.reading.speakers import is_media, speaker_of
from tregua.reading.told import told_acts
from tregua.reading.topics import is_former, topics
from tregua.reading.tree import Parse
from tregua.reading.violations import TOLD, TRADED

GROUP = "c1"
"""The first ceasefire of a report; a second arrangement in the same report gets ``c2``, …"""

OTHER = "c2"
"""An earlier ceasefire that the report recalls ("a previous truce")."""

CARRY = 3
"""Sentences over which "it" and "the agreement" may still mean a ceasefire named before."""
_DOCUMENTS = words("speech.nouns.documents")
_MEDIA = words("people.bodies.media")
_CODES = {
    CeasefireAct.OFFER: EventCode.CONCEDE,
    CeasefireAct.DECLARE: EventCode.CONCEDE,
    CeasefireAct.AGREE: EventCode.AGREE,
    CeasefireAct.ACCEPT: EventCode.AGREE,
    CeasefireAct.EXTEND: EventCode.AGREE,
    CeasefireAct.RESUME: EventCode.AGREE,
    CeasefireAct.REJECT: EventCode.REJECT,
    CeasefireAct.SUSPEND: EventCode.REJECT,
    CeasefireAct.END: EventCode.REJECT,
    CeasefireAct.VIOLATE: EventCode.ACCUSE,
}
_STANCES = {"deny": Stance.DENY, "admit": Stance.ADMIT, "acknowledge": Stance.ADMIT}
_SAYING = words("speech.verbs.claim") | words("speech.verbs.accuse")
_HOPING = words("ceasefire.verbs.hoping")
_ANSWERABLE = frozenset(
    {CeasefireAct.OFFER, CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.ACCEPT}
)
"""Acts to which another side can answer with "the same"."""
_AHEAD = _ANSWERABLE | {CeasefireAct.EXTEND, CeasefireAct.RESUME}
_NEEDS_ACTOR = frozenset({CeasefireAct.ACCEPT, CeasefireAct.REJECT, CeasefireAct.OFFER})
"""Acts that are nobody's without an actor; "a truce was declared" is one all the same."""
_VAGUE = words("ceasefire.parties.vague")
"""Names that say of nobody who he is: a commission or a cabinet, and nothing more."""
_JOINT = frozenset(
    {CeasefireAct.AGREE, CeasefireAct.DECLARE, CeasefireAct.EXTEND, CeasefireAct.RESUME}
)
"""Acts that the two sides of "a truce between A and B" do together; breaking one they do not."""


def ceasefire_acts(context: Context) -> Iterator[Draft]:
    """A draft for every ceasefire act in a report about an armed conflict."""
    if not context.armed:
        return
    yield from _without_rumours(context, list(_all_acts(context)))


def _all_acts(context: Context) -> Iterator[Draft]:
    carried = answerable = 0
    for parse in context.document.parses:
        if parse is None:
            continue
        here = bool(topics(parse))
        open_ = carried > 0 or here
        acts = list(acts_of(parse, carried=carried > 0))
        if open_:
            known = {a.verb for a in acts}
            acts.extend(
                a
                for a in anaphoric_acts(parse, answerable=answerable > 0 or bool(acts))
                if a.verb not in known
                and (parse.tokens[a.verb].head not in known or parse.rel(a.verb) == "conj")
            )
        else:
            acts.extend(refraining(parse))
        acts.extend(told_acts(parse, acts, carried=open_))
        carried = CARRY if here or acts else carried - 1
        committed = any(a.act in _ANSWERABLE for a in acts)
        answerable = CARRY if committed else answerable - 1
        for act in acts:
            draft = _draft(context, parse, act)
            if draft is not None:
                yield draft


def _draft(context: Context, parse: Parse, act: Act) -> Draft | None:
    voice = context.voices.at(parse, act.verb)
    anchor = act.verb
    if voice is not None and act.frame != act.verb and voice.cue == act.frame:
        # "Told his fighters to cease attacks": the order is the act, not somebody's demand.
        anchor, voice = act.frame, context.voices.at(parse, act.frame)
    fact = factuality(context, parse, act.verb)
    kind = settled(parse, act, fact)
    if kind is None and act.act is CeasefireAct.EXTEND:
        return _sought(context, parse, act, fact)
    if kind is None or not _is_vouched(parse, act, voice):
        return None
    if act.rule == TRADED:
        return _traded(context, parse, act)
    if kind is CeasefireAct.OFFER and for_others(context, parse, act):
        return None
    kind, actors = _who(context, parse, replace(act, act=kind), voice)
    speaker, stance = _teller(context, parse, act, voice, actors)
    if not _is_somebodys(kind, actors, act, told=voice is not None or speaker is not None):
        return None
    if stance is None and kind is CeasefireAct.VIOLATE and _claimed(voice):
        stance = Stance.ACCUSE
    event = Event(
        code=_CODES[kind],
        mode="ceasefire",
        # Who denies to have declared one is no declarer: the denial keeps code, mode and actors.
        ceasefire_act=None if _denied(voice, kind) else kind,
        actors=actors,
        recipients=recipients(context, parse, act),
        when=_when(parse, act),
        condition=condition_of(parse, *_condition_nodes(parse, act)),
    )
    return Draft(
        act.rule,
        parse,
        anchor,
        parse.chars(parse.subtree(parse.clause_head(act.frame))),
        event,
        0.8,
        OTHER if act.topic is not None and is_former(parse, act.topic.noun) else GROUP,
        speaker,
        stance or promised(fact, voice.stance if voice else None),
        negated=_negated(parse, act),
    )


def _sought(context: Context, parse: Parse, act: Act, fact: Factuality) -> Draft | None:
    """An extension that somebody works for: his demand, and nobody's act yet."""
    who = seeker(parse, act, fact)
    speaker = speaker_of(context.document, parse, [who], -1) if who is not None else None
    if speaker is None:
        return None
    event = Event(EventCode.REQUEST, "ceasefire", ceasefire_act=CeasefireAct.EXTEND)
    span = parse.chars(parse.subtree(parse.clause_head(act.verb)))
    return Draft(
        "ceasefire_sought.v1", parse, act.verb, span, event, 0.7, GROUP, speaker, Stance.DEMAND
    )


def _is_vouched(parse: Parse, act: Act, voice: Voice | None) -> bool:
    """Whether somebody says that it is so: who asks, doubts or hopes does not."""
    if voice is None:
        return True
    if voice.stance in (Stance.DEMAND, Stance.DOUBT):
        return False
    if voice.cue >= 0 and parse.lemmas[voice.cue] in _HOPING and act.act in _AHEAD:
        return False
    # "Warned that an attack would end the truce": it has not ended.
    return voice.stance is not Stance.THREAT or act.act not in TAKEN_BACK


def _who(
    context: Context, parse: Parse, act: Act, voice: Voice | None
) -> tuple[CeasefireAct, tuple[ActorMention, ...]]:
    """The act in view of who does it, and who that is."""
    kind = act.act
    if act.by_speaker:
        return kind, first_person(context, parse, voice) if speaks_for_party(context, voice) else ()
    if kind is CeasefireAct.EXTEND and not act.actors:
        act = replace(act, actors=tuple(consenting(parse, act)))
    own, third = own_parties(context, parse, act)
    if third and kind in (CeasefireAct.DECLARE, CeasefireAct.OFFER) and not own:
        kind = CeasefireAct.AGREE if kind is CeasefireAct.DECLARE else kind
    sides = between(parse, act) if kind in _JOINT else []
    if sides and own and not is_among(context, parse, own, sides):
        # "X announced a truce between A and B": who is none of the two tells of it.
        own, kind = [], CeasefireAct.AGREE if kind is CeasefireAct.DECLARE else kind
    actors = context.document.actors(parse, [*own, *(b for b in sides if b not in own)])
    actors = tuple(a for a in actors if a.name.lower() not in _VAGUE)
    ours = not actors and any(parse.lemmas[a] in ("we", "i") for a in act.actors)
    if ours or only_units(parse, own):
        actors = first_person(context, parse, voice) or actors
    return kind, actors


def _is_somebodys(
    kind: CeasefireAct, actors: tuple[ActorMention, ...], act: Act, *, told: bool
) -> bool:
    """Whether enough is known of who does it, or of who says so, for an act."""
    if actors:
        return True
    if kind is CeasefireAct.VIOLATE:
        return told  # "the blame for breaking it": somebody broke it, nobody says who
    if act.by_speaker:
        return kind is CeasefireAct.EXTEND and act.negated is True and told
    return kind is CeasefireAct.EXTEND or (kind not in _NEEDS_ACTOR and act.topic is not None)


def _teller(
    context: Context,
    parse: Parse,
    act: Act,
    voice: Voice | None,
    actors: tuple[ActorMention, ...],
) -> tuple[Speaker | None, Stance | None]:
    """Who vouches for an act besides the voice at its words, and with which stance."""
    if voice is not None:
        return None, None
    if act.rule == TOLD:
        # "Monitors recorded 14 violations": the subject of the telling verb says so.
        told_by = parse.agents(act.frame) if act.frame != act.verb else []
        told_by = [a for a in told_by if a not in act.actors]
        speaker = speaker_of(context.document, parse, told_by, act.frame)
        return speaker, _STANCES.get(parse.lemmas[act.frame], Stance.ACCUSE) if speaker else None
    if act.act is CeasefireAct.VIOLATE and not actors:
        speaker = _each(parse, act)
        return speaker, Stance.ACCUSE if speaker else None
    if actors and _issuing(parse, act.verb) is not None:
        # A statement that announces speaks for whoever issued it.
        name, span = actors[0].name, actors[0].span
        return Speaker(SpeakerKind.DOCUMENT, name, None, span), Stance.PROMISE
    return None, None


def _each(parse: Parse, act: Act) -> Speaker | None:
    """ "Each says the other broke it": both accuse, and who broke it stays open."""
    cue = next((a for a in parse.ancestors(act.verb) if parse.kid(a, "nsubj") is not None), -1)
    for k in parse.kids_of(cue, "nsubj") if cue >= 0 else ():
        if parse.lemmas[k] in ("each", "both") and parse.lemmas[cue] in _SAYING:
            span = parse.chars(parse.phrase(k))
            return Speaker(SpeakerKind.COLLECTIVE, None, parse.text(parse.phrase(k)), span)
    return None


def _claimed(voice: Voice | None) -> bool:
    return voice is not None and voice.stance is Stance.CLAIM


def _negated(parse: Parse, act: Act) -> bool | None:
    if act.negated is not None:
        return act.negated
    # "Will not carry out attacks": the halt is promised, though the attacks are negated.
    return False if act.rule == REFRAIN else True if none_at_all(parse, act) else None


def _traded(context: Context, parse: Parse, act: Act) -> Draft | None:
    """Accusations that are only traded: who speaks is named, who broke it is not."""
    speaker = speaker_of(context.document, parse, parse.agents(act.frame), act.frame)
    if speaker is None:
        return None
    event = Event(EventCode.ACCUSE, "ceasefire", ceasefire_act=CeasefireAct.VIOLATE)
    span = parse.chars(parse.subtree(parse.clause_head(act.frame)))
    return Draft(act.rule, parse, act.verb, span, event, 0.7, GROUP, speaker, Stance.ACCUSE)


def _condition_nodes(parse: Parse, act: Act) -> list[int]:
    """Where the condition of an act may hang.

    "They will keep to the truce that X proposed, so long as …": the condition is theirs who will
    keep to it, though trees hang it on the clause nearest to it.
    """
    if act.topic is None:
        halted = [act.violence] if act.violence is not None else []
        return [act.verb, act.frame, *halted]
    if parse.tokens[act.verb].deprel == "acl:relcl":
        return []
    behind = parse.kids_of(act.topic.noun, "acl:relcl")
    return [act.verb, act.frame, act.topic.noun, act.topic.top, *behind]


def _without_rumours(context: Context, drafts: list[Draft]) -> Iterator[Draft]:
    """What only a medium tells is no act where a side denies to have declared any."""
    denied = any(
        isinstance(d.proposition, Event) and d.proposition.ceasefire_act is None for d in drafts
    )
    for draft in drafts:
        voice = context.voices.at(draft.parse, draft.anchor)
        event = draft.proposition
        if denied and voice is not None and _medium(voice.speaker) and isinstance(event, Event):
            yield replace(draft, proposition=replace(event, ceasefire_act=None))
        else:
            yield draft


def _medium(speaker: Speaker) -> bool:
    told = speaker.name or speaker.role or ""
    return is_media(told) or not _MEDIA.isdisjoint(told.lower().split())


def _denied(voice: Voice | None, kind: CeasefireAct) -> bool:
    commits = (CeasefireAct.DECLARE, CeasefireAct.OFFER, CeasefireAct.AGREE, CeasefireAct.ACCEPT,
               CeasefireAct.EXTEND)  # fmt: skip
    return voice is not None and voice.stance is Stance.DENY and kind in commits


def _issuing(parse: Parse, verb: int) -> int | None:
    """The verb of "issued a statement announcing …", where ``verb`` is "announcing"."""
    head = parse.tokens[verb].head
    if head >= 0 and parse.is_rel(verb, "acl") and parse.lemmas[head] in _DOCUMENTS:
        above = parse.tokens[head].head
        if above >= 0 and parse.tokens[above].upos == "VERB":
            return above
    return None


def _when(parse: Parse, act: Act) -> Time | None:
    """The day of the act itself: a time on its verb that is neither a start nor an end."""
    if act.rule == IN_FORCE:
        return None  # the day on which it took effect is not the day of the agreement
    nodes = [act.frame, act.verb]
    issued = _issuing(parse, act.verb)
    if issued is not None:
        nodes.append(issued)
    if parse.any_kid_lemma(act.verb, ("to",), "mark") and parse.is_rel(act.verb, "xcomp", "advcl"):
        nodes.append(parse.tokens[act.verb].head)  # "agreed on Monday to extend the truce"
    for node in dict.fromkeys(nodes):
        for k in parse.kids[node]:
            expression = parse.time_at.get(k)
            if expression is None or expression.value is None or expression.kind == "DURATION":
                continue
            if parse.case(k) in ("", "on", "in", "at", "during"):
                return expression.value
    # "agreed to a truce on Friday": the day hangs on the truce that was agreed.
    if act.topic is not None and act.verb != act.topic.noun:
        for k in parse.kids[act.topic.noun]:
            expression = parse.time_at.get(k)
            dated = expression is not None and expression.kind == "DATE"
            if expression is not None and dated and k > act.topic.noun and parse.case(k) == "on":
                return expression.value
    return None
