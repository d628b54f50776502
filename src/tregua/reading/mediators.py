"""Who brings a ceasefire about without being bound by it: mediators, hosts, who announces it.

"Brokered by X", "X-mediated", "in talks hosted by X", "the mediation of X", "with the help of X";
and a third party in whose words both sides have agreed.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import ActorMention, CeasefireAct, SpeakerKind, TermSlot
from tregua.reading.ceasefire_act import Act
from tregua.reading.ceasefire_finding import between_themselves
from tregua.reading.ceasefire_parties import is_third_party
from tregua.reading.draft import Context, Draft, Voice
from tregua.reading.lexicon import words
from tregua.reading.term_hold import Hold, draft_term
from tregua.reading.tree import Parse

_MEDIATE = words("ceasefire.verbs.mediate")
_CONVENE = words("ceasefire.verbs.convene")
_MEETINGS = words("events.meetings.meet") | {"conference", "round"}
_OFFICES = words("ceasefire.mediation.nouns")
_TITLES = words("ceasefire.mediation.titles")
_STATESMEN = words("ceasefire.mediation.statesmen")
_OF_OFFICE = frozenset({"prime", "foreign", "vice", "deputy", "state", "of", "the", "affairs"})
_STEM = 4
"""Letters by which a country and its adjective agree."""
_TAKEN_BACK = (CeasefireAct.VIOLATE, CeasefireAct.REJECT, CeasefireAct.END)
_JOINT = (CeasefireAct.AGREE, CeasefireAct.EXTEND, CeasefireAct.RESUME)


def mediators(context: Context, parse: Parse, hold: Hold) -> Iterator[Draft]:
    """A draft for every mediator of the ceasefire of a sentence."""
    if not hold.topics and not hold.acts:
        return
    found = [*_by_noun(parse), *_by_verb(parse, hold), *_acting(parse, hold)]
    found += _credited(parse, hold)
    actors = context.document.actors(parse, list(dict.fromkeys(found)))
    announcers = [a for act in hold.acts for a in _announcing(context, parse, act)]
    anchor = hold.topics[0].noun if hold.topics else hold.acts[0].verb
    for actor in dict.fromkeys((*actors, *announcers)):
        if actor.span is not None:
            yield draft_term(parse, TermSlot.MEDIATOR, actor, anchor, "term_mediator.v1")


def _by_noun(parse: Parse) -> Iterator[int]:
    """ "The mediation of X", "under the auspices of X", "with X's help"."""
    for i in parse.find(_OFFICES):
        if parse.tokens[i].upos not in ("NOUN", "PROPN"):
            continue
        if parse.lemmas[i] in ("help", "assistance") and parse.case(i) != "with":
            continue
        if parse.lemmas[i] == "office" and not parse.any_kid_lemma(i, ("good",), "amod"):
            continue
        # "the intervention and mediation of X": the complement hangs on the first noun.
        first = parse.tokens[i].head if parse.rel(i) == "conj" else i
        behind = parse.kids_of(first, "nmod") if first != i else []
        for k in [*parse.kids_of(i, "nmod", "nmod:poss", "compound", "amod"), *behind]:
            named = not parse.is_rel(k, "amod") or k in parse.mention_at
            if (
                named
                and k not in parse.time_at
                and parse.case(k) in ("of", "by", "from", "", "'s", "’s", "'", "’")
            ):
                yield from _whole(parse, k)


def _whole(parse: Parse, k: int) -> list[int]:
    """A name with what is coordinated with it; of "Zambian mediation" the nation's name."""
    return parse.conjuncts(k)


def _by_verb(parse: Parse, hold: Hold) -> Iterator[int]:
    for i in parse.find(_MEDIATE | _CONVENE):
        if parse.tokens[i].upos == "NOUN":
            continue
        of_talks = any(parse.lemmas[k] in _MEETINGS for k in parse.patients(i))
        if parse.lemmas[i] not in _MEDIATE and not of_talks:
            continue
        near = bool({i, *parse.ancestors(i)} & hold.nodes) or parse.is_rel(i, "acl", "amod")
        if not near:
            continue
        if parse.is_rel(i, "amod"):
            yield from parse.kids_of(i, "compound", "obl", "obl:unmarked")
            continue
        agents = [a for a in parse.agents(i) if parse.lemmas[a] not in _MEETINGS]
        if not between_themselves(parse, i, agents):
            yield from (a for a in agents if not parse.any_kid_lemma(a, ("their",), "nmod:poss"))


def _credited(parse: Parse, hold: Hold) -> Iterator[int]:
    """ "Credited X with the truce", "gave credit for it to X"."""
    nouns = {n for t in hold.topics for n in (t.noun, t.top)}
    for v in parse.find(frozenset({"credit", "give"})):
        objects = parse.kids_of(v, "obj")
        if parse.tokens[v].upos != "VERB":
            continue
        if parse.lemmas[v] == "credit" and nouns & set(parse.obliques(v, "with", "for")):
            yield from (c for k in objects for c in parse.conjuncts(k))
        elif any(parse.lemmas[k] == "credit" for k in objects) and any(
            parse.covers(v, n) and parse.case(n) == "for" for n in nouns
        ):
            yield from (c for k in parse.obliques(v, "to") for c in parse.conjuncts(k))


def good_offices(context: Context, parse: Parse) -> Iterator[Draft]:
    """The good offices that a sentence tells of, where a ceasefire was spoken of before."""
    for i in parse.find(frozenset({"office", "offices", "mediation"})):
        if parse.lemmas[i] != "mediation" and not parse.any_kid_lemma(i, ("good",), "amod"):
            continue
        whose = [c for k in parse.obliques(i, "of", "by") for c in parse.conjuncts(k)]
        for actor in context.document.actors(parse, whose):
            if actor.span is not None:
                yield draft_term(parse, TermSlot.MEDIATOR, actor, i, "term_mediator.v1")


def _acting(parse: Parse, hold: Hold) -> Iterator[int]:
    """A third party as subject of the act itself: "the UN announced a truce"."""
    for act in hold.acts:
        if act.act in _TAKEN_BACK or act.violence is not None:
            continue  # who halts violence of his own is a party
        for a in act.actors:
            titled = parse.lemmas[a] == "mediator" and parse.kids_of(a, "nmod")
            if is_third_party(parse, a) and not titled:
                yield a


def _announcing(context: Context, parse: Parse, act: Act) -> Iterator[ActorMention]:
    """ "Both sides agreed, the UN envoy said": the voice of a mediator, by name or title."""
    voice = context.voices.at(parse, act.verb)
    if voice is None or act.act not in _JOINT or voice.speaker.kind is not SpeakerKind.NAMED:
        return
    parties = [a.name for a in context.document.actors(parse, list(act.actors))]
    foreign = len(parties) > 1 and _announces(parse, voice) and _is_foreign(voice, parties)
    if (_is_mediator(voice) or foreign) and voice.speaker.name is not None:
        yield ActorMention(voice.speaker.name, voice.speaker.span)


def _announces(parse: Parse, voice: Voice) -> bool:
    return voice.cue >= 0 and parse.lemmas[voice.cue] in ("announce", "declare", "proclaim")


def _is_foreign(voice: Voice, parties: list[str]) -> bool:
    """A statesman of a third country: his office names a nation that is neither party's."""
    role = (voice.speaker.role or "").split()
    nations = [w for w in role if w[:1].isupper() and w.lower() not in _STATESMEN | _OF_OFFICE]
    held = any(w.lower() in _STATESMEN for w in role)
    stems = {p[:_STEM].lower() for name in parties for p in name.split()}
    return held and bool(nations) and all(n[:_STEM].lower() not in stems for n in nations)


def _is_mediator(voice: Voice) -> bool:
    said = f"{voice.speaker.name or ''} {voice.speaker.role or ''}".lower().split()
    return not _TITLES.isdisjoint(w.strip(".,'’s") for w in said)
