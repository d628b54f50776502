"""Who takes part in a ceasefire act: its parties, the sides between which it is, whom it spares."""

from __future__ import annotations

from tregua.model import ActorMention, CeasefireAct, SpeakerKind
from tregua.reading.ceasefire_act import Act, can_be_party
from tregua.reading.draft import Context, Voice
from tregua.reading.issuers import owner_of_document
from tregua.reading.lexicon import words
from tregua.reading.speakers import is_media
from tregua.reading.tree import Parse

_DOCUMENTS = words("speech.nouns.documents")
_REPRESENTATIVES = frozenset(
    {"negotiator", "delegation", "delegate", "representative", "emissary", "team", "delegates"}
)
_SPOKESPERSONS = words("people.persons.spokesperson")
_SPEAKING_FOR = (
    _REPRESENTATIVES
    | _SPOKESPERSONS
    | {"commander", "leader", "chief", "head", "general", "command"}
)
_SERVING = words("people.combatants") | {"commander", "man", "unit", "force", "troop"}
_PRONOUNS = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})
_SENT = frozenset({"envoy", "mission", "union"})
_CONSENTING = frozenset({"agree", "consent", "accept", "want", "wish", "approve"})
_TARGETS = frozenset({"interest", "presence", "target", "embassy", "convoy", "base", "position"})
_IGO = words("people.bodies.igo_names")
_INTERNATIONAL = words("people.bodies.international")
_ARMED_BODY = words("people.bodies.armed_forces") | words("people.bodies.armed_group")
_OUTSIDERS = words("events.threats.outsiders") | _INTERNATIONAL
_SIDED = (
    _ARMED_BODY
    | words("people.bodies.government")
    | words("people.persons.headship")
    | words("people.persons.spokesperson")
    | {"general", "colonel", "major", "marshal", "admiral", "brigadier", "king", "mullah", "sheikh"}
)
"""Words of a name or an office by which somebody stands for a side."""
_NOT_PARTIES = frozenset(
    {"talk", "talks", "deal", "agreement", "negotiation", "meeting", "attack", "violence", "pope",
     "it", "this", "that", "which", "move", "step", "announcement", "plan", "news", "mediation",
     "pressure", "effort", "round", "day", "hour", "war", "fighting"}
)  # fmt: skip


def own_parties(context: Context, parse: Parse, act: Act) -> tuple[list[int], bool]:
    """Actors that can be parties, and whether somebody who cannot (a mediator) stands there."""
    own: list[int] = []
    third = False
    for i in act.actors:
        lemma = parse.lemmas[i]
        if parse.tokens[i].upos == "PRON" or lemma in _NOT_PARTIES:
            # "We, the A and the B, declare …"
            beside = [c for k in parse.kids_of(i, "appos") for c in parse.conjuncts(k)]
            own.extend(c for c in beside if can_be_party(parse, c))
            if lemma in _PRONOUNS and context.document.actor(parse, i):
                own.append(i)
            continue
        if lemma in _DOCUMENTS:
            owner = owner_of_document(context.document, parse, i)
            own.extend(_owner_tokens(parse, i) if owner else [])
            continue
        if act.violence is None and is_third_party(parse, i):
            third = True  # who halts violence of his own is a party, whatever he is
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


def _represented(parse: Parse, i: int, offices: frozenset[str] = _REPRESENTATIVES) -> int:
    """For whom negotiators commit: the party is the one that sent them.

    "X, a spokesman for the front, confirmed the truce": the front does.
    """
    for k in parse.kids_of(i, "appos"):
        if i in parse.mention_at and parse.lemmas[k] in _SPOKESPERSONS:
            found = _represented(parse, k, _SPOKESPERSONS)
            return i if found == k else found
    if parse.lemmas[i] not in offices or i in parse.mention_at:
        return i
    for k in parse.kids_of(i, "nmod:poss", "compound", "nmod"):
        if (k in parse.mention_at or can_be_party(parse, k)) and parse.case(k) in (
            "", "'s", "’s", "'", "’", "of", "for", "from",
        ):  # fmt: skip
            return k
    return i


def consenting(parse: Parse, act: Act) -> list[int]:
    """ "It could be renewed if both sides consent": on whose consent it hangs, they would do it."""
    found = []
    for k in parse.kids_of(act.verb, "advcl"):
        subject = parse.kid(k, "nsubj")
        if parse.lemmas[k] in _CONSENTING and subject is not None:
            found += parse.conjuncts(subject)
    return found


def only_units(parse: Parse, indices: list[int]) -> bool:
    """Whether those who act are nobody's by name: "all units were told to hold their fire"."""
    return bool(indices) and all(
        parse.lemmas[i] in _SERVING
        and parse.any_kid_lemma(i, ("all", "every", "each"), "det")
        and i not in parse.mention_at
        and parse.kid(i, "nmod:poss", "compound", "amod", "nmod") is None
        for i in indices
    )


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
    if parse.lemmas[i] in _NOT_PARTIES:
        return False
    mention = parse.mention_at.get(i)
    if mention is not None and mention.text.removeprefix("The ").removeprefix("the ") in _IGO:
        return True
    low, high = parse.phrase(i)
    text = parse.text((low, high))
    if any(f"{name} " in f"{text} " and name.isupper() for name in _IGO if len(name) > 1):
        return parse.lemmas[i] not in _ARMED_BODY
    if parse.lemmas[i] in _SENT and _sent_by_others(parse, i):
        return False
    return parse.lemmas[i] in _INTERNATIONAL


def _sent_by_others(parse: Parse, i: int) -> bool:
    """ "Envoys of the rebels", "the Karen union": sent or made by a side, not by all."""
    return parse.lemmas[i] == "union" or any(
        k in parse.mention_at or parse.lemmas[k] in _ARMED_BODY or parse.tokens[k].upos == "NOUN"
        for k in parse.kids_of(i, "nmod", "nmod:poss", "compound")
        if k not in parse.time_at
    )


def between(parse: Parse, act: Act) -> list[int]:
    """The parties of "a truce between A and B", "agreed with B"."""
    out: list[int] = []
    if act.topic is not None:
        behind = parse.kids_of(act.topic.noun, "acl")
        for node in dict.fromkeys((act.topic.noun, act.topic.top, act.verb, *behind)):
            for k in parse.obliques(node, "between", "among"):
                out.extend(parse.conjuncts(k))
    if act.act is CeasefireAct.AGREE:
        nodes = [act.verb] + ([act.topic.top, act.topic.noun] if act.topic else [])
        for node in dict.fromkeys(nodes):
            for k in parse.obliques(node, "with"):
                if not is_third_party(parse, k) and parse.tokens[k].upos in ("NOUN", "PROPN"):
                    out.extend(c for c in parse.conjuncts(k) if can_be_party(parse, c))
    themselves = {act.topic.noun, act.topic.top} if act.topic else set()
    return [i for i in out if parse.lemmas[i] not in _NOT_PARTIES and i not in themselves]


def is_among(context: Context, parse: Parse, own: list[int], sides: list[int]) -> bool:
    """Whether one of the actors is one of the two between whom the truce is."""
    if any(parse.tokens[i].upos == "PRON" or parse.lemmas[i] in ("side", "party") for i in own):
        return True
    theirs = {a.name for a in context.document.actors(parse, sides)}
    return any(a.name in theirs for a in context.document.actors(parse, own)) or len(sides) < 2


def for_others(context: Context, parse: Parse, act: Act) -> bool:
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


def first_person(context: Context, parse: Parse, voice: Voice | None) -> tuple[ActorMention, ...]:
    """ "We have decided to declare …", says the group: it is the group's act.

    Of a speaker without a name it is the act of the body for which he speaks ("a spokesman for the
    front").
    """
    if voice is None:
        return ()
    if voice.speaker.name is not None:
        return (ActorMention(voice.speaker.name),)
    agents = parse.agents(voice.cue) if voice.cue >= 0 else []
    behind = [_represented(parse, a, _SPEAKING_FOR) for a in agents[:1]]
    return context.document.actors(parse, [b for b in behind if b not in agents])


def speaks_for_party(context: Context, voice: Voice | None) -> bool:
    """Whether whoever speaks is a side of the war, as far as his name and office tell.

    "There will be no truce" is a refusal by a commander, and a forecast by anybody else.
    """
    if voice is None or voice.speaker.kind is SpeakerKind.REPORT:
        return False
    speaker = voice.speaker
    said = [w.strip(".,'’\"").lower() for w in f"{speaker.name or ''} {speaker.role or ''}".split()]
    if not _OUTSIDERS.isdisjoint(said) or is_media(speaker.name or ""):
        return False
    if speaker.name in _IGO or any(w.upper() in _IGO for w in said):
        return False
    named = any(
        m.text == speaker.name and m.label == "ORG"
        for sentence in context.document.sentences
        for m in sentence.mentions
    )
    return named or not _SIDED.isdisjoint(said)


def recipients(context: Context, parse: Parse, act: Act) -> tuple[ActorMention, ...]:
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
