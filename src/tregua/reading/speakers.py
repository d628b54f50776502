"""From the words before "said" to a speaker: named, anonymous, collective, a document."""

from __future__ import annotations

from tregua.model import Speaker, SpeakerKind, Via
from tregua.reading.document import Document, actor_phrase, person_mention, person_role
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_DOCUMENTS = words("speech.nouns.documents")
_BODIES = words("people.bodies")
_ARMED = words("people.bodies.armed_group")
_MEDIA_NOUNS = words("people.bodies.media")
_OFFICES = words("people.persons.office")
_COLLECTIVE = words("people.persons.collective")
_ISSUE = frozenset(
    {"issue", "release", "publish", "post", "put", "sign", "send", "make", "circulate"}
)
_INDEFINITE = frozenset(
    {"a", "an", "some", "several", "other", "another", "one", "two", "three", "four", "five"}
)
_MEDIA_WORDS = frozenset(
    {"news", "press", "times", "post", "agency", "tv", "television", "radio", "broadcaster",
     "reuters", "afp", "ap", "bbc", "cnn", "xinhua", "interfax", "tass", "guardian", "jazeera",
     "newspaper", "media", "daily", "journal", "tribune", "herald", "network", "dpa", "efe",
     "anadolu", "arabiya", "npr", "voa", "rfi", "ansa", "kyodo", "tolo", "agence", "channel",
     "magazine", "facebook", "twitter", "telegram"}
)  # fmt: skip


def is_media(name: str) -> bool:
    """Whether a name is that of a medium, by its words."""
    return any(w.strip(".'’").lower() in _MEDIA_WORDS for w in name.split())


def speaker_of(document: Document, parse: Parse, who: list[int], cue: int) -> Speaker | None:
    """The speaker that the phrases ``who`` name, or ``None`` where they name nobody.

    ``cue`` is the verb of speech, or -1; a statement mentioned beside it makes the speaker speak
    as a document, and a medium beside it goes into the chain.
    """
    if not who:
        return None
    speaker = _one(document, parse, who[0])
    if speaker is None:
        return None
    if len(who) > 1:
        speaker = _several(document, parse, who, speaker)
    if cue >= 0:
        speaker = _with_channel(document, parse, cue, speaker)
    return speaker


def _one(document: Document, parse: Parse, i: int) -> Speaker | None:
    token = parse.tokens[i]
    lemma = parse.lemmas[i]
    if token.upos == "PRON":
        return _pronoun(document, parse, i)
    person = person_mention(parse, i)
    if person is not None:
        name = document.canonical(person.text)
        role = person_role(parse, person) or document.roles.get(name)
        return Speaker(SpeakerKind.NAMED, name, role, (person.start, person.end))
    mention = parse.mention_at.get(i)
    span = parse.chars(actor_phrase(parse, i))
    text = parse.text(actor_phrase(parse, i))
    if mention is not None and mention.label in ("ORG", "LOC"):
        return Speaker(
            SpeakerKind.NAMED, document.canonical(mention.text), None, (mention.start, mention.end)
        )
    if lemma in _DOCUMENTS:
        owner = owner_of_document(document, parse, i)
        if owner is not None:
            return Speaker(SpeakerKind.DOCUMENT, owner, text, span)
        return Speaker(SpeakerKind.DOCUMENT, None, text, span)
    if token.upos not in ("NOUN", "PROPN", "NUM", "ADJ", "X"):
        return None
    indefinite = any(
        parse.lemmas[k] in _INDEFINITE or parse.rel(k) == "nummod" for k in parse.kids[i]
    )
    if lemma in _OFFICES:
        return Speaker(SpeakerKind.ANONYMOUS, None, text, span)
    if lemma in _BODIES and lemma not in _COLLECTIVE:
        if indefinite:
            counted = any(parse.rel(k) == "nummod" for k in parse.kids[i])
            people = lemma in _ARMED or not counted  # "the two governments" are known, if unnamed
            kind = SpeakerKind.ANONYMOUS if people else SpeakerKind.COLLECTIVE
            return Speaker(kind, None, text, span)
        actor = document.actor(parse, i)
        return Speaker(SpeakerKind.NAMED, actor.name if actor else text, None, span)
    if lemma in _COLLECTIVE and parse.any_kid_lemma(i, ("a", "an", "one", "another")):
        return Speaker(SpeakerKind.ANONYMOUS, None, text, span)  # "a resident said"
    if lemma in _COLLECTIVE or lemma in _MEDIA_NOUNS:
        return Speaker(SpeakerKind.COLLECTIVE, None, text, span)
    if token.upos == "PROPN":
        return Speaker(SpeakerKind.NAMED, document.canonical(text), None, span)
    if mention is not None:  # a people: "Iraqis say"
        return Speaker(SpeakerKind.COLLECTIVE, None, text, span)
    return None


def _pronoun(document: Document, parse: Parse, i: int) -> Speaker | None:
    token = parse.tokens[i]
    text = token.text.lower()
    if text in ("i", "we", "you", "who", "which", "that", "one", "there", "this", "what"):
        return None
    name = document.pronoun(parse, i)
    span = (token.start, token.end)
    if name is None:
        return Speaker(SpeakerKind.ANONYMOUS, None, token.text, span)
    return Speaker(SpeakerKind.NAMED, name, document.roles.get(name), span)


def _several(document: Document, parse: Parse, who: list[int], first: Speaker) -> Speaker:
    """Several who speak as one: their names in one speaker, if they have names."""
    names = [first.name, *(getattr(_one(document, parse, w), "name", None) for w in who[1:])]
    known = [n for n in names if n]
    span = parse.chars((min(parse.phrase(w)[0] for w in who), max(parse.phrase(w)[1] for w in who)))
    if len(known) == len(who):
        name = ", ".join(known[:-1]) + " and " + known[-1]
        return Speaker(SpeakerKind.COLLECTIVE, name, None, span)
    role = parse.text((min(parse.phrase(w)[0] for w in who), max(parse.phrase(w)[1] for w in who)))
    return Speaker(SpeakerKind.COLLECTIVE, None, role, span)


def owner_of_document(document: Document, parse: Parse, i: int) -> str | None:
    """Whose statement it is: "the army statement", "its statement", "a statement by the group"."""
    for k in parse.kids_of(i, "nmod:poss", "compound", "nmod", "amod"):
        behind = parse.is_rel(k, "nmod") and not parse.is_rel(k, "nmod:poss", "nmod:unmarked")
        if k in parse.time_at or (behind and parse.case(k) not in ("by", "from", "of", "on")):
            continue
        person = person_mention(parse, k)
        if person is not None:
            return document.canonical(person.text)
        named = k in parse.mention_at or parse.lemmas[k] in _BODIES
        if parse.case(k) == "on":  # "a statement on the group's website"
            owner = owner_of_document(document, parse, k)
            if owner is not None:
                return owner
            continue
        if parse.is_rel(k, "nmod:poss") or named:
            actor = document.actor(parse, k)
            if actor is not None:
                return actor.name
    verb = parse.tokens[i].head
    if parse.is_rel(i, "obj") and parse.lemmas[verb] in _ISSUE:  # "the army issued a statement"
        for agent in parse.agents(verb)[:1]:
            actor = document.actor(parse, agent)
            return actor.name if actor is not None else None
    for k in parse.kids_of(i, "acl"):  # "a statement issued by …"
        agents = parse.agents(k)
        if agents and parse.is_passive(k):
            actor = document.actor(parse, agents[0])
            if actor is not None:
                return actor.name
    return None


def _with_channel(document: Document, parse: Parse, cue: int, speaker: Speaker) -> Speaker:
    kind = speaker.kind
    via = list(speaker.via)
    name = speaker.name
    for k in parse.kids_of(cue, "obl", "obj", "iobj", "nmod"):
        if parse.lemmas[k] in _DOCUMENTS and parse.case(k) in ("in", "on", "by", "through", "via"):
            kind = SpeakerKind.DOCUMENT if kind is SpeakerKind.NAMED else kind
            channel = parse.mention_at.get(k)
            if channel is not None and is_media(channel.text):
                via.append(Via(channel.text, SpeakerKind.DOCUMENT))
            continue
        mention = parse.mention_at.get(k)
        text = mention.text if mention is not None else parse.text(actor_phrase(parse, k))
        if (mention is not None or parse.lemmas[k] in _MEDIA_NOUNS) and is_media(text):
            via.append(Via(document.canonical(text), SpeakerKind.DOCUMENT))
    if name is not None and speaker.role and kind is SpeakerKind.DOCUMENT:
        # A person who speaks in a statement stays a person.
        kind = SpeakerKind.NAMED if speaker.kind is SpeakerKind.NAMED else kind
    return Speaker(kind, name, speaker.role, speaker.span, tuple(via))
