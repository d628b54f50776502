"""Threats: what somebody says that he will do to others, mostly unless they do something.

Three ways lead to one. The report tells that somebody threatened ("threatened to close the
embassy"): an event in the voice of whoever tells it, its speaker the threatening party where the
deed would be violence. A party speaks of its own violence to come ("we will resume our attacks").
A party warns of what the others risk. A forecast by an outsider is no threat.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import ActorMention, Event, EventCode, SpeakerKind, Stance, Words
from tregua.reading.ceasefire_parties import speaks_for_party
from tregua.reading.circumstances import (
    actors_of,
    is_clear,
    is_infinitive,
    participants,
    span_of,
    when_of,
)
from tregua.reading.conditions import condition_of
from tregua.reading.demands import made_by
from tregua.reading.draft import Context, Draft, Voice
from tregua.reading.factuality import factuality
from tregua.reading.lexicon import words
from tregua.reading.topics import halted, topics
from tregua.reading.tree import Parse

Sides = tuple[ActorMention, ...]

_THREATEN = words("events.threats.threaten")
_WARN = words("events.threats.warn")
_VOW = words("events.threats.vow")
_REPRISAL = words("events.threats.reprisal")
_ACT = words("events.threats.act")
_CONTINUE = words("events.threats.continue")
_RISK = words("events.threats.risk")
_OWN = words("events.threats.own")
_OUTSIDERS = words("events.threats.outsiders")
_VIOLENCE = words("ceasefire.nouns.violence") | _REPRISAL
_DEEDS = _VIOLENCE - words("ceasefire.nouns.wide")
_FUTURE = words("hedges.modals.future") | {"would"}
_STAY = words("events.threats.stay")
_LEAVE = words("events.threats.leave")
_REPLY = words("events.threats.reply")
_FORCE = words("events.threats.force")
_PROVOKED = words("events.threats.provoked")
_HARSH = words("events.threats.harsh")
_SEVERE = words("events.threats.severe")
_ONGOING = words("events.threats.ongoing")
_ANSWER = frozenset({"response", "answer", "reply", "retaliation"})
_SPOKEN = _ACT | _CONTINUE | _RISK | _REPLY | _SEVERE
_SELF = frozenset({"we", "i", "it", "they", "he", "she", "who", "which"})
_UNTOLD = (Stance.DEMAND, Stance.DOUBT, Stance.DENY, Stance.ACCUSE)


def threats(context: Context, parse: Parse) -> Iterator[Draft]:
    """A draft for every threat of a sentence."""
    lemmas = parse.lemma_set
    cues = not lemmas.isdisjoint(_THREATEN | _WARN | _VOW)
    if not cues and lemmas.isdisjoint(_SPOKEN):
        return
    taken: set[int] = set()
    for v in parse.find(_THREATEN | _WARN | _VOW) if cues else ():
        if parse.tokens[v].upos == "VERB" and not is_infinitive(parse, v):
            draft = _told(context, parse, v, taken)
            if draft is not None:
                yield draft
    for v in parse.find(_SPOKEN):
        if v not in taken and parse.tokens[v].upos in ("VERB", "ADJ"):
            draft = _spoken(context, parse, v)
            if draft is not None:
                yield draft


# --- threats that are told ---------------------------------------------------------------------


def _told(context: Context, parse: Parse, v: int, taken: set[int]) -> Draft | None:
    who = actors_of(parse, v)
    actors = participants(context, parse, who)
    deed = _deed(parse, v, who)
    if not actors or deed is None:
        return None
    taken.update(parse.below(deed))
    fact = factuality(context, parse, v)
    voice = context.voices.at(parse, v)
    if fact.unreal or fact.negated or (voice is not None and voice.stance in _UNTOLD):
        return None
    if any(parse.covers(deed, t.noun) for t in topics(parse)) and parse.lemmas[v] in _VOW:
        return None  # a promise to keep or end a truce is read as an act on it
    whom = [c for k in parse.kids_of(v, "obj", "iobj") for c in parse.conjuncts(k) if k != deed]
    violent = _violent(parse, deed)
    if violent:
        whom += [c for k in parse.kids_of(deed, "obj") for c in parse.conjuncts(k)]
    recipients = participants(context, parse, whom)
    condition = condition_of(parse, deed, v)
    span = _span(parse, [v, *who], deed, condition)
    event = _event((actors, recipients), condition, parse, v, violent)
    if not violent:
        return Draft("threat_told.v1", parse, v, span, event, 0.7, negated=False)
    speaker = made_by(context, parse, v, who)
    return Draft(
        "threat_told.v1", parse, v, span, event, 0.7,
        speaker=speaker, stance=Stance.THREAT, negated=False,
    )  # fmt: skip


def _deed(parse: Parse, v: int, who: list[int]) -> int | None:
    """What is threatened: a clause of the threatening party itself, or a noun of violence."""
    lemma = parse.lemmas[v]
    for k in (k for k in parse.kids_of(v, "xcomp", "ccomp", "advcl") if k > v or lemma in _WARN):
        infinitive = parse.any_kid_lemma(k, ("to",), "mark") and parse.lemmas[k] != "do"
        if lemma in _THREATEN and (infinitive or _own_future(parse, k, who)):
            return k
        if lemma in _WARN and _own_future(parse, k, who):
            return k
        if lemma in _VOW and _violent(parse, k) and (infinitive or _own_future(parse, k, who)):
            return k
    for k in parse.kids_of(v, "obj", "obl"):
        if lemma in _VOW and parse.rel(k) == "obj" and _vowed(parse, k):
            return k
        if lemma in _WARN and parse.case(k) not in ("of", "against"):
            continue
        wanted = _DEEDS if lemma in _THREATEN else _REPRISAL
        case = parse.case(k)
        if parse.lemmas[k] in wanted and case in ("", "of", "with"):
            return k
        threatened = [o for o in parse.kids_of(v, "obj") if is_clear(parse, o)]
        if lemma in _THREATEN and case == "with" and k > v and threatened:
            return k
    return None


def _vowed(parse: Parse, k: int) -> bool:
    """ "Vowed more attacks", "promised a harsh response"."""
    severe = parse.any_kid_lemma(k, _SEVERE, "amod")
    return parse.lemmas[k] in _ONGOING or (parse.lemmas[k] in _ANSWER and severe)


def _own_future(parse: Parse, clause: int, who: list[int]) -> bool:
    """Whether a clause says what the one who warns will do: "warned that it will close …"."""
    if not parse.any_kid_lemma(clause, _FUTURE, "aux"):
        return False
    subject = parse.kid(clause, "nsubj")
    if subject is None:
        return False
    text = parse.tokens[subject].text.lower()
    return text in _SELF or any(
        parse.text(parse.bare(subject)) == parse.text(parse.bare(w)) for w in who
    )


def _violent(parse: Parse, deed: int) -> bool:
    """Whether a deed is violence, or going on with it."""
    for d in parse.conjuncts(deed):
        if parse.lemmas[d] in _ACT or (
            parse.lemmas[d] in _VIOLENCE and parse.tokens[d].upos == "NOUN"
        ):
            return True
        if parse.lemmas[d] in _CONTINUE and (_violent_objects(parse, d) or _on_with_it(parse, d)):
            return True
        if _replies(parse, d) or (parse.lemmas[d] in _ANSWER and _vowed(parse, d)):
            return True
    return False


def _on_with_it(parse: Parse, d: int) -> bool:
    """ "Continue their struggle", "go on bombing"."""
    governed = parse.kids_of(d, "obj", "xcomp", "advcl") + parse.obliques(d, "with")
    return any(parse.lemmas[k] in _ONGOING | _ACT for k in governed)


def _replies(parse: Parse, d: int) -> bool:
    """ "Respond with force", "answer any attack", "hit back", "fight on": force is what answers."""
    if parse.lemmas[d] not in _REPLY:
        return False
    behind = {parse.lemmas[k] for k in parse.kids_of(d, "advmod", "compound:prt", "xcomp") if k > d}
    if parse.lemmas[d] in ("hit", "strike", "fight", "shoot", "fire") and behind & {"back", "on"}:
        return True
    if behind & _HARSH:
        return True
    phrases = [*parse.kids_of(d, "obj"), *parse.kids_of(d, "obl")]
    if any(parse.lemmas[k] in _FORCE and parse.case(k) == "with" for k in phrases):
        return True
    return parse.lemmas[d] in ("respond", "answer", "reply", "react", "meet", "counter") and any(
        parse.lemmas[k] in _PROVOKED and parse.case(k) in ("", "to", "against") for k in phrases
    )


def _violent_objects(parse: Parse, d: int) -> list[int]:
    """The violence that a verb of going on governs: "resume attacks", "go on with operations"."""
    found = parse.kids_of(d, "obj") + parse.obliques(d, "with") + parse.kids_of(d, "xcomp")
    found += [
        j
        for k in parse.kids_of(d, "obl", "ccomp", "obj")
        for j in parse.kids_of(k, "acl", "parataxis")
    ]
    return [
        k
        for k in [*found, *(c for k in found for c in parse.kids_of(k, "xcomp", "nsubj", "obj"))]
        if halted(parse, k)
        or parse.lemmas[k] in _ACT
        or (parse.lemmas[k] == "operation" and parse.kids_of(k, "amod"))
    ]


# --- threats that are spoken ---------------------------------------------------------------------


def _spoken(context: Context, parse: Parse, v: int) -> Draft | None:
    """What a party says that it will do, or that others risk."""
    voice = context.voices.at(parse, v)
    if voice is None or voice.stance in _UNTOLD or voice.speaker.kind is SpeakerKind.REPORT:
        return None
    if parse.any_kid_lemma(v, ("not", "n't", "never", "no"), "advmod") or _is_outsider(voice):
        return None
    condition = condition_of(parse, v)
    if parse.lemmas[v] in _RISK:
        return _risk(context, parse, v, voice, condition)
    if not (parse.any_kid_lemma(v, _FUTURE, "aux") or _reserved(parse, v)):
        return None
    ongoing = _goes_on(context, parse, v, voice) or _is_met(context, parse, v, voice)
    if parse.is_passive(v) and not ongoing:
        return None
    if not ongoing and not (_violent(parse, v) and _is_own(context, parse, v, voice)):
        return None
    aimless = ("fight", "hit", "strike", "target", "step", "shoot")
    if parse.lemmas[v] in aimless and not (parse.patients(v) or _replies(parse, v) or ongoing):
        return None
    actors = participants(context, parse, parse.agents(v))
    recipients = participants(context, parse, parse.patients(v)) or _stayers(context, parse)
    event = _event((actors, recipients), condition, parse, v, True)
    return Draft(
        "threat_spoken.v1", parse, v, _span(parse, parse.agents(v), v, condition), event, 0.65,
        stance=Stance.THREAT, negated=False,
    )  # fmt: skip


def _reserved(parse: Parse, v: int) -> bool:
    """ "Reserves the right to hit back"."""
    right = parse.tokens[v].head
    return (
        parse.rel(v) == "acl"
        and parse.lemmas[right] == "right"
        and parse.lemmas[parse.tokens[right].head] in ("reserve", "retain", "have")
    )


def _of_war(parse: Parse, k: int) -> bool:
    """Whether what stands beside "operations" leaves them those of a war ("military", a name)."""
    return (
        k in parse.mention_at
        or parse.lemmas[k] in _ONGOING | words("ceasefire.nouns.military") | _OWN
        or parse.lemmas[k] in words("people.bodies") | words("people.combatants")
        or is_clear(parse, k)
    )


def _is_met(context: Context, parse: Parse, v: int, voice: Voice) -> bool:
    """ "Any violation will be met with force", "our response will be harsh"."""
    subject = parse.kid(v, "nsubj", "nsubj:pass")
    if subject is None or not speaks_for_party(context, voice):
        return False
    if parse.lemmas[v] in _SEVERE and parse.lemmas[subject] in _ANSWER:
        return parse.any_kid_lemma(subject, ("our", "its", "their", "the"), "nmod:poss", "det")
    armed = any(parse.lemmas[k] in _FORCE for k in parse.obliques(v, "with", "by"))
    return parse.lemmas[subject] in _PROVOKED and parse.is_passive(v) and armed


def _goes_on(context: Context, parse: Parse, v: int, voice: Voice) -> bool:
    """ "The war will go on", "operations would be resumed": by a side that says so of its own."""
    subject = parse.kid(v, "nsubj", "nsubj:pass")
    if subject is None or parse.lemmas[subject] not in _ONGOING:
        return False
    peaceful = [
        k for k in parse.kids_of(subject, "amod", "compound", "nmod") if k not in parse.time_at
    ]
    if any(not _of_war(parse, k) for k in peaceful):
        return False  # "relief operations will continue", "the fight against malaria"
    on = parse.lemmas[v] in ("continue", "resume", "intensify", "escalate", "restart") or (
        parse.lemmas[v] in ("go", "press", "carry", "step")
        and any(parse.lemmas[k] in ("on", "up", "ahead") for k in parse.kids[v])
    )
    return on and speaks_for_party(context, voice)


def _risk(
    context: Context, parse: Parse, v: int, voice: Voice, condition: Words | None
) -> Draft | None:
    """ "They risk more attacks", where the words of the cue are those of a warning."""
    cue = voice.cue
    warned = cue >= 0 and parse.lemmas[cue] in _WARN | _THREATEN
    violence = [o for o in parse.patients(v) if parse.lemmas[o] in _VIOLENCE]
    subject = parse.subject(v)
    if not warned or not violence or subject is None:
        return None
    recipients = participants(context, parse, parse.conjuncts(subject)) or _stayers(context, parse)
    event = _event(((), recipients), condition, parse, v, True)
    return Draft(
        "threat_risk.v1", parse, v, _span(parse, [subject], v, condition), event, 0.65,
        stance=Stance.THREAT, negated=False,
    )  # fmt: skip


def _stayers(context: Context, parse: Parse) -> tuple[ActorMention, ...]:
    """Whom "if they stay" means: those whose withdrawal was spoken of right before.

    A pronoun in a threat has no nearer name; what the condition is about has one, where the
    sentences before ask for somebody to leave.
    """
    if _STAY.isdisjoint(parse.lemma_set):
        return ()
    index = parse.sentence.index
    for earlier in reversed(context.document.parses[max(0, index - 2) : index]):
        if earlier is None:
            continue
        for i in reversed(earlier.find(_LEAVE)):
            verb = earlier.tokens[i].upos == "VERB"
            owners = earlier.agents(i) if verb else earlier.obliques(i, "of")
            found = participants(context, earlier, [o for o in owners if _names(earlier, o)])
            if found:
                return found
    return ()


def _names(parse: Parse, o: int) -> bool:
    return parse.tokens[o].upos in ("NOUN", "PROPN")


def _is_outsider(voice: Voice) -> bool:
    said = f"{voice.speaker.name or ''} {voice.speaker.role or ''}".lower()
    return any(w.strip(".,'’") in _OUTSIDERS for w in said.split())


def _is_own(context: Context, parse: Parse, v: int, voice: Voice) -> bool:
    """Whether the subject of a deed is the speaker's own side, as far as the words tell."""
    subject = parse.subject(v)
    if subject is None:
        return False
    token = parse.tokens[subject]
    role = (voice.speaker.role or "").lower()
    if voice.speaker.name is None and role.startswith(("its ", "their ")):
        return subject in parse.mention_at or parse.lemmas[subject] in _OWN
    if token.upos == "PRON":
        text = token.text.lower()
        if text in ("we", "i"):
            return True
        name = context.document.pronoun(parse, subject)
        return text in ("it", "he", "she", "they") and name == voice.speaker.name is not None
    mention = parse.mention_at.get(subject)
    if mention is not None:
        named = context.document.canonical(mention.text)
        said = f"{voice.speaker.name or ''} {voice.speaker.role or ''}"
        return named in said or mention.text in said
    return parse.lemmas[subject] in _OWN


# --- the event -----------------------------------------------------------------------------------


def _event(
    sides: tuple[Sides, Sides],
    condition: Words | None,
    parse: Parse,
    v: int,
    violent: bool,
) -> Event:
    actors, recipients = sides
    names = {a.name for a in actors}
    return Event(
        code=EventCode.THREATEN,
        mode="violence" if violent else None,
        actors=actors,
        recipients=tuple(r for r in recipients if r.name not in names),
        when=when_of(parse, v),
        condition=condition,
    )


def _span(parse: Parse, who: list[int], deed: int, condition: Words | None) -> tuple[int, int]:
    low, high = parse.subtree(deed)
    tokens = [low, high - 1, *who]
    start, end = span_of(parse, [*tokens, *(parse.phrase(w)[0] for w in who)])
    if condition is not None and condition.span is not None:
        start, end = min(start, condition.span[0]), max(end, condition.span[1])
    return start, end
