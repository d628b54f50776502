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
    Certainty,
    Event,
    EventCode,
    Speaker,
    SpeakerKind,
    Stance,
    Time,
)
from tregua.reading.anaphora import TRADED, Act, anaphoric_acts, can_be_party
from tregua.reading.ceasefire_finding import IN_FORCE, acts_of
from tregua.reading.conditions import condition_of
from tregua.reading.draft import Context, Draft, Factuality, Voice
from tregua.reading.factuality import factuality
from tregua.reading.halting import (
    COMMAND,
    COMMIT,
    OFFER,
    REFRAIN,
    REFUSE,
    foreign_command,
    refraining,
)
from tregua.reading.lexicon import words
from tregua.reading.speakers import is_media, owner_of_document, speaker_of
from tregua.reading.topics import is_former, topics
from tregua.reading.tree import Parse

GROUP = "c1"
"""The first ceasefire of a report; a second arrangement in the same report gets ``c2``, …"""

OTHER = "c2"
"""An earlier ceasefire that the report recalls ("a previous truce")."""

CARRY = 3
"""Sentences over which "it" and "the agreement" may still mean a ceasefire named before."""
_DOCUMENTS = words("speech.nouns.documents")
_MEDIA = words("people.bodies.media")
_REPRESENTATIVES = frozenset(
    {"negotiator", "delegation", "delegate", "representative", "emissary", "team", "delegates"}
)
_SERVING = words("people.combatants") | {"commander", "man", "unit", "force", "troop"}
_PLANS = words("ceasefire.shape.plans")
_TARGETS = frozenset({"interest", "presence", "target", "embassy", "convoy", "base", "position"})
_IGO = words("people.bodies.igo_names")
_INTERNATIONAL = words("people.bodies.international")
_ARMED_BODY = words("people.bodies.armed_forces") | words("people.bodies.armed_group")
_NOT_PARTIES = frozenset(
    {"talk", "talks", "deal", "agreement", "negotiation", "meeting", "attack", "violence", "pope",
     "it", "this", "that", "which", "move", "step", "announcement", "plan", "news", "mediation",
     "pressure", "effort", "round", "day", "hour", "war", "fighting"}
)  # fmt: skip
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
_NEEDS_ACTOR = frozenset({CeasefireAct.ACCEPT, CeasefireAct.REJECT, CeasefireAct.OFFER})
"""Acts that are nobody's without an actor; "a truce was declared" is one all the same."""
_JOINT = frozenset(
    {CeasefireAct.AGREE, CeasefireAct.DECLARE, CeasefireAct.EXTEND, CeasefireAct.RESUME}
)
"""Acts that the two sides of "a truce between A and B" do together; breaking one they do not."""
_TAKEN_BACK = frozenset({CeasefireAct.REJECT, CeasefireAct.END, CeasefireAct.VIOLATE})


def ceasefire_acts(context: Context) -> Iterator[Draft]:
    """A draft for every ceasefire act in a report about an armed conflict."""
    if not context.armed:
        return
    yield from _without_rumours(context, list(_all_acts(context)))


def _all_acts(context: Context) -> Iterator[Draft]:
    carried = 0
    for parse in context.document.parses:
        if parse is None:
            continue
        here = bool(topics(parse))
        acts = list(acts_of(parse))
        if carried > 0 or here:
            known = {a.verb for a in acts}
            acts.extend(
                a
                for a in anaphoric_acts(parse)
                if known.isdisjoint((a.verb, parse.tokens[a.verb].head))
            )
        else:
            acts.extend(refraining(parse))
        carried = CARRY if here or acts else carried - 1
        for act in acts:
            draft = _draft(context, parse, act)
            if draft is not None:
                yield draft


def _draft(context: Context, parse: Parse, act: Act) -> Draft | None:
    fact = factuality(context, parse, act.verb)
    kind = _settled(parse, act, fact)
    voice = context.voices.at(parse, act.verb)
    if kind is None or (voice is not None and voice.stance in (Stance.DEMAND, Stance.DOUBT)):
        return None
    if voice is not None and voice.stance is Stance.THREAT and act.act in _TAKEN_BACK:
        return None  # "warned that an attack would end the truce": it has not ended
    document = context.document
    if act.rule == TRADED:
        return _traded(context, parse, act)
    own, third = _parties(context, parse, act)
    if kind is CeasefireAct.OFFER and _for_others(context, parse, act):
        return None
    if third and kind in (CeasefireAct.DECLARE, CeasefireAct.OFFER) and not own:
        kind = CeasefireAct.AGREE if kind is CeasefireAct.DECLARE else kind
    between = _between(parse, act) if kind in _JOINT else []
    if between and own and not _is_among(context, parse, own, between):
        # "X announced a truce between A and B": who is none of the two tells of it.
        own, kind = [], CeasefireAct.AGREE if kind is CeasefireAct.DECLARE else kind
    actors = document.actors(parse, [*own, *(b for b in between if b not in own)])
    if not actors and any(parse.lemmas[a] in ("we", "i") for a in act.actors):
        actors = _first_person(voice)
    if not actors and act.rule == "ceasefire_breach.v1" and voice is None:
        return None
    if not actors and (kind in _NEEDS_ACTOR or act.topic is None):
        return None
    if kind is CeasefireAct.VIOLATE and voice is None and not actors:
        return None  # "the blame for breaking it": somebody broke it, nobody says who
    stance: Stance | None
    if kind is CeasefireAct.VIOLATE and voice is not None and voice.stance is Stance.CLAIM:
        stance = Stance.ACCUSE
    else:
        stance = _promised(fact, voice.stance if voice else None)
    event = Event(
        code=_CODES[kind],
        mode="ceasefire",
        # Who denies to have declared one is no declarer: the denial keeps code, mode and actors.
        ceasefire_act=None if _denied(voice, kind) else kind,
        actors=actors,
        recipients=_recipients(context, parse, act),
        when=_when(parse, act),
        condition=condition_of(parse, *_condition_nodes(parse, act)),
    )
    span = parse.chars(parse.subtree(parse.clause_head(act.frame)))
    speaker = None
    if voice is None and actors and _issuing(parse, act.verb) is not None:
        # A statement that announces speaks for whoever issued it.
        speaker = Speaker(SpeakerKind.DOCUMENT, actors[0].name, None, actors[0].span)
        stance = Stance.PROMISE
    group = OTHER if act.topic is not None and is_former(parse, act.topic.noun) else GROUP
    # "Will not carry out attacks": the halt is promised, though the attacks are negated.
    negated = False if act.rule == REFRAIN else True if _none_at_all(parse, act) else None
    return Draft(
        act.rule, parse, act.verb, span, event, 0.8, group, speaker, stance, negated=negated
    )


def _is_among(context: Context, parse: Parse, own: list[int], between: list[int]) -> bool:
    """Whether one of the actors is one of the two between whom the truce is."""
    if any(parse.tokens[i].upos == "PRON" or parse.lemmas[i] in ("side", "party") for i in own):
        return True
    theirs = {a.name for a in context.document.actors(parse, between)}
    return any(a.name in theirs for a in context.document.actors(parse, own)) or len(between) < 2


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


def _for_others(context: Context, parse: Parse, act: Act) -> bool:
    """ "X proposed that both sides stop": an offer only if X is one of the two."""
    stopping = parse.kid(act.verb, "nsubj")
    if stopping is None or act.verb == act.frame:
        return False
    both = parse.tokens[stopping].text.lower() in ("sides", "parties", "both") or (
        parse.any_kid_lemma(stopping, ("both", "all", "two", "warring", "rival"))
    )
    sides = context.document.two_sides or ()
    makers = context.document.actors(parse, parse.agents(act.frame))
    return both and {m.name for m in makers}.isdisjoint(s.name for s in sides)


def _first_person(voice: Voice | None) -> tuple[ActorMention, ...]:
    """ "We have decided to declare …", says the group: it is the group's act."""
    name = voice.speaker.name if voice is not None else None
    return (ActorMention(name),) if name is not None else ()


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


def commits(context: Context, parse: Parse, act: Act) -> bool:
    """Whether somebody binds himself by an act: it is told as real and takes nothing back."""
    kind = _settled(parse, act, factuality(context, parse, act.verb))
    return kind is not None and kind not in _TAKEN_BACK


def _settled(parse: Parse, act: Act, fact: Factuality) -> CeasefireAct | None:
    """The act in view of how real it is told to be; ``None`` where it is none."""
    if _awaited(parse, act.verb) or _planned(parse, act.frame):
        return None
    if fact.unreal in ("conditional", "question") or fact.certainty is Certainty.UNKNOWN:
        return None
    if act.act is CeasefireAct.OFFER and act.topic is not None and act.topic.carries == "talk":
        return None
    if fact.unreal == "wanted":
        lemma = parse.lemmas[fact.governor]
        if lemma in REFUSE and act.act is not CeasefireAct.VIOLATE:
            return CeasefireAct.REJECT
        if lemma in OFFER:
            declared = act.act in (CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.OFFER)
            return CeasefireAct.OFFER if declared else act.act
        if parse.any_kid_lemma(fact.governor, ("no", "not", "n't", "never"), "det", "advmod"):
            return None  # "there are no orders to prolong the truce"
        if lemma in COMMIT or (lemma in COMMAND and not foreign_command(parse, fact.governor)):
            return act.act
        return None
    return act.act


def _none_at_all(parse: Parse, act: Act) -> bool:
    """ "No truce was agreed", "neither side has agreed to a truce": the noun bears the "no"."""
    nodes = (act.topic.noun, act.topic.top) if act.topic is not None else ()
    return any(
        parse.any_kid_lemma(i, ("no", "neither"), "det", "nmod", "advmod")
        for i in (*nodes, *act.actors)
    )


def _planned(parse: Parse, node: int) -> bool:
    """Whether an act is only what a plan provides for: "a plan under which both sides stop …"."""
    for _ in range(len(parse)):
        head = parse.tokens[node].head
        if head < 0:
            return False
        if parse.is_rel(node, "acl") and parse.lemmas[head] in _PLANS:
            return True
        if parse.is_rel(node, "ccomp", "xcomp", "obj"):
            subject = parse.kid(head, "nsubj")
            if subject is not None and parse.lemmas[subject] in _PLANS:
                return True
        elif not parse.is_rel(node, "conj", "nmod", "obl", "acl"):
            return False
        node = head
    return False


def _awaited(parse: Parse, verb: int) -> bool:
    """Whether the act stands in a clause that is still awaited: "when the army halts its fire"."""
    for node in (verb, *parse.ancestors(verb)):
        if parse.is_rel(node, "advcl"):
            mark = parse.case(node) or parse.lemmas[parse.subtree(node)[0]]
            token = parse.tokens[node].text.lower()
            present = token.endswith("s") or token == parse.lemmas[node]
            if mark in ("when", "once", "until", "as soon as") and present:
                return parse.kid(node, "aux") is None
            return mark in ("if", "unless")
        if parse.is_rel(node, "ccomp", "parataxis", "acl:relcl"):
            return False
    return False


def _promised(fact: Factuality, said: Stance | None) -> Stance | None:
    if fact.unreal == "future" and said in (None, Stance.CLAIM, Stance.REPORT):
        return Stance.PROMISE if said is not None else None
    return None


def _parties(context: Context, parse: Parse, act: Act) -> tuple[list[int], bool]:
    """Actors that can be parties, and whether somebody who cannot (a mediator) stands there."""
    own: list[int] = []
    third = False
    for i in act.actors:
        lemma = parse.lemmas[i]
        if parse.tokens[i].upos == "PRON" or lemma in _NOT_PARTIES:
            # "We, the A and the B, declare …"
            beside = [c for k in parse.kids_of(i, "appos") for c in parse.conjuncts(k)]
            own.extend(c for c in beside if can_be_party(parse, c))
            if lemma in ("it", "they", "he", "she") and context.document.actor(parse, i):
                own.append(i)
            continue
        if lemma in _DOCUMENTS:
            owner = owner_of_document(context.document, parse, i)
            own.extend(_owner_tokens(parse, i) if owner else [])
            continue
        if is_third_party(parse, i):
            third = True
            continue
        if can_be_party(parse, i):
            own.append(_whose(context, parse, _represented(parse, i)))
    return own, third


def _whose(context: Context, parse: Parse, i: int) -> int:
    """ "Its commanders will keep it": those who only serve a side speak for the side."""
    if i in parse.mention_at or parse.lemmas[i] not in _SERVING:
        return i
    for k in parse.kids_of(i, "nmod:poss"):
        if parse.tokens[k].upos == "PRON" and context.document.actor(parse, k) is not None:
            return k
    return i


def _represented(parse: Parse, i: int) -> int:
    """For whom negotiators commit: the party is the one that sent them."""
    if parse.lemmas[i] not in _REPRESENTATIVES or i in parse.mention_at:
        return i
    for k in parse.kids_of(i, "nmod:poss", "compound", "nmod"):
        if (k in parse.mention_at or can_be_party(parse, k)) and parse.case(k) in (
            "", "'s", "’s", "'", "’", "of", "for", "from",
        ):  # fmt: skip
            return k
    return i


def _owner_tokens(parse: Parse, i: int) -> list[int]:
    verb = parse.tokens[i].head
    if parse.is_rel(i, "obj") and parse.agents(verb):
        return parse.agents(verb)
    return (
        parse.kids_of(i, "nmod:poss")
        or parse.kids_of(i, "compound")
        or parse.kids_of(i, "nmod")[:1]
    )


def is_third_party(parse: Parse, i: int) -> bool:
    """Whether a phrase names a mediator or an international body rather than a party."""
    mention = parse.mention_at.get(i)
    if mention is not None and mention.text.removeprefix("The ").removeprefix("the ") in _IGO:
        return True
    low, high = parse.phrase(i)
    text = parse.text((low, high))
    if any(f"{name} " in f"{text} " and name.isupper() for name in _IGO if len(name) > 1):
        return parse.lemmas[i] not in _ARMED_BODY
    return parse.lemmas[i] in _INTERNATIONAL


def _between(parse: Parse, act: Act) -> list[int]:
    """The parties of "a truce between A and B", "agreed with B"."""
    out: list[int] = []
    if act.topic is not None:
        for node in dict.fromkeys((act.topic.noun, act.topic.top, act.verb)):
            for k in parse.obliques(node, "between", "among"):
                out.extend(parse.conjuncts(k))
    if act.act is CeasefireAct.AGREE:
        nodes = [act.verb] + ([act.topic.top, act.topic.noun] if act.topic else [])
        for node in dict.fromkeys(nodes):
            for k in parse.obliques(node, "with"):
                if not is_third_party(parse, k) and parse.tokens[k].upos in ("NOUN", "PROPN"):
                    out.extend(parse.conjuncts(k))
    return [i for i in out if parse.lemmas[i] not in _NOT_PARTIES]


def _issuing(parse: Parse, verb: int) -> int | None:
    """The verb of "issued a statement announcing …", where ``verb`` is "announcing"."""
    head = parse.tokens[verb].head
    if head >= 0 and parse.is_rel(verb, "acl") and parse.lemmas[head] in _DOCUMENTS:
        above = parse.tokens[head].head
        if above >= 0 and parse.tokens[above].upos == "VERB":
            return above
    return None


def _recipients(context: Context, parse: Parse, act: Act) -> tuple[ActorMention, ...]:
    """Against whom violence is halted, or to whom a ceasefire is declared."""
    found: list[int] = []
    nodes = [act.violence] if act.violence is not None else []
    if act.topic is not None:
        nodes.extend(k for k in (act.topic.noun, act.topic.top))
        nodes.extend(parse.kids_of(act.topic.noun, "nmod"))
    for node in nodes:
        for k in parse.obliques(node, "on", "against", "upon", "at", "toward", "towards"):
            found.extend(parse.conjuncts(k))
        if parse.tokens[node].upos == "VERB":
            found.extend(c for o in parse.kids_of(node, "obj") for c in parse.conjuncts(o))
            # "targeting the United States, including the embassy"
            near = (node, *parse.kids_of(node, "obj"))
            found.extend(
                k
                for n in near
                for k in parse.kids_of(n, "obl", "nmod")
                if parse.case(k) in ("include", "including")
            )
    if act.violence is not None:
        for k in parse.obliques(act.verb, "on", "against"):
            if parse.lemmas[k] != "condition" and k not in parse.time_at:
                found.extend(parse.conjuncts(k))
    if act.act is CeasefireAct.DECLARE and act.topic is not None:
        for node in (act.verb, act.topic.noun):
            found.extend(parse.obliques(node, "with"))
    against = [
        i for i in dict.fromkeys(found)
        if (can_be_party(parse, i) or parse.lemmas[i] in _TARGETS)
        and parse.case(i) not in ("in", "over", "into")
        and (act.topic is None or i not in (act.topic.noun, act.topic.top))
        and parse.tokens[i].upos in ("NOUN", "PROPN", "PRON") and i not in parse.time_at
    ]  # fmt: skip
    return context.document.actors(parse, against)


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
