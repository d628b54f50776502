"""From the words before "said" to a speaker: named, anonymous, collective, a document."""

from __future__ import annotations

from dataclasses import replace

from tregua.language.analysis import Mention
from tregua.model import Speaker, SpeakerKind, Via
from tregua.reading.cues import tells
from tregua.reading.document import Document
from tregua.reading.issuers import owner_of_document
from tregua.reading.lexicon import words
from tregua.reading.names import actor_phrase, apposed, person_mention, person_role, self_named
from tregua.reading.tree import Parse

_DOCUMENTS = words("speech.nouns.documents")
_PERSONAL = words("speech.personal.verbs") | words("speech.inverting.anybody")
_PASSED_ON = words("speech.passed_on.verbs")
_BODIES = words("people.bodies") | words("people.civil.bodies")
_ARMED = words("people.bodies.armed_group")
_MEDIA_NOUNS = words("people.bodies.media")
_MEDIA_WORDS = words("people.media_names.words")
_OFFICES = words("people.persons.office")
_UNIQUE = words("people.persons.unique")
_COLLECTIVE = words("people.persons.collective")
_LEADING = words("people.persons.leading")
_MANY = words("people.persons.many")
_INDEFINITE = frozenset(
    {"a", "an", "some", "several", "other", "another", "one", "two", "three", "four", "five"}
)
_ONE_OF_MANY = ("a", "an", "one", "another")
_THROUGH = ("in", "on", "by", "through", "via")
_NOBODY = frozenset({"nobody", "none", "anybody", "anyone", "nothing", "everything", "something"})
_SOME = frozenset({"some", "many", "several", "few", "both"})
_OPEN = frozenset(
    {"i", "we", "you", "who", "which", "that", "one", "there", "this", "what", "it", "these", "us"}
)
"""Pronouns that, their noun unknown, name nobody."""


def is_media(name: str) -> bool:
    """Whether a name is that of a medium, by its words."""
    return any(w.strip(".'’").lower() in _MEDIA_WORDS for w in name.split())


def speaker_of(document: Document, parse: Parse, who: list[int], cue: int) -> Speaker | None:
    """The speaker that the phrases ``who`` name, or ``None`` where they name nobody.

    ``cue`` is the verb of speech, or -1; a statement mentioned beside it makes the speaker speak
    as a document, and a medium beside it goes into the chain. Of whom a verb of talking says that
    he talks, he is somebody, whatever noun he is called by.
    """
    if not who or _is_nobody(parse, who[0]):
        return None
    speaker = _one(document, parse, who[0])
    if speaker is None and cue >= 0 and parse.lemmas[cue] in _PERSONAL and tells(parse, cue):
        speaker = _somebody(parse, who[0])
    if speaker is None:
        return None
    if len(who) > 1:
        speaker = _several(document, parse, who, speaker)
    if cue >= 0:
        speaker = _with_channel(document, parse, cue, speaker)
    return speaker


def _one(document: Document, parse: Parse, i: int) -> Speaker | None:
    token = parse.tokens[i]
    if token.upos == "PRON":
        return _pronoun(document, parse, i)
    if token.upos == "DET" and parse.lemmas[i] in _SOME:
        return Speaker(SpeakerKind.COLLECTIVE, None, token.text, (token.start, token.end))
    person = person_mention(parse, i) or self_named(parse, i) or apposed(parse, i)
    if person is not None:
        return _person(document, parse, i, person)
    mention = parse.mention_at.get(i)
    if mention is not None and mention.label in ("ORG", "LOC"):
        name = document.canonical(mention.text)
        return Speaker(SpeakerKind.NAMED, name, None, (mention.start, mention.end))
    if parse.lemmas[i] in _DOCUMENTS:
        return _document(document, parse, i)
    if token.upos not in ("NOUN", "PROPN", "NUM", "ADJ", "X"):
        return None
    return _by_noun(document, parse, i)


def _is_nobody(parse: Parse, i: int) -> bool:
    """Whether it is denied that anybody speaks: "no officer", "nobody"."""
    return parse.any_kid_lemma(i, ("no", "neither"), "det") or parse.lemmas[i] in _NOBODY


def _person(document: Document, parse: Parse, i: int, person: Mention) -> Speaker:
    name = document.canonical(person.text)
    role = person_role(parse, person) or document.roles.get(name)
    if role is None and not person.first <= i < person.last:
        role = parse.text(actor_phrase(parse, i))  # "a fighter who gave his name as …"
    return Speaker(SpeakerKind.NAMED, name, role, (person.start, person.end))


def _document(document: Document, parse: Parse, i: int) -> Speaker:
    """A document speaks for its owner; "the statement" is the one spoken of before."""
    phrase = actor_phrase(parse, i)
    owner = owner_of_document(document, parse, i)
    if owner is None and parse.any_kid_lemma(i, ("the", "this"), "det"):
        owner = document.issuer(parse, i)
    return Speaker(SpeakerKind.DOCUMENT, owner, parse.text(phrase), parse.chars(phrase))


def _by_noun(document: Document, parse: Parse, i: int) -> Speaker | None:
    """A speaker without a name of his own: an office, a body, many, a people."""
    lemma = parse.lemmas[i]
    span, text = parse.chars(actor_phrase(parse, i)), parse.text(actor_phrase(parse, i))
    counted = any(parse.rel(k) == "nummod" for k in parse.kids[i])
    indefinite = counted or parse.any_kid_lemma(i, _INDEFINITE)
    if lemma in _UNIQUE and not indefinite and _one_only(parse, i) and _named_in(parse, i):
        return Speaker(SpeakerKind.NAMED, text, text, span)
    if lemma in _LEADING and not indefinite and not _one_only(parse, i) and _named_in(parse, i):
        return Speaker(SpeakerKind.COLLECTIVE, text, None, span)  # "the Front's leaders"
    if lemma in _OFFICES:
        return Speaker(SpeakerKind.ANONYMOUS, None, text, span)
    if lemma in _BODIES and (lemma not in _COLLECTIVE or _single(parse, i)):
        if indefinite:
            people = lemma in _ARMED or not counted  # "the two governments" are known, if unnamed
            kind = SpeakerKind.ANONYMOUS if people else SpeakerKind.COLLECTIVE
            return Speaker(kind, None, text, span)
        return Speaker(SpeakerKind.NAMED, _body_name(document, parse, i, text), None, span)
    if lemma in _COLLECTIVE and parse.any_kid_lemma(i, _ONE_OF_MANY):
        return Speaker(SpeakerKind.ANONYMOUS, None, text, span)  # "a resident said"
    if lemma in _COLLECTIVE or lemma in _MEDIA_NOUNS:
        return Speaker(SpeakerKind.COLLECTIVE, None, text, span)
    if parse.tokens[i].upos == "PROPN" and indefinite:  # "a Republican" is one of many
        return Speaker(SpeakerKind.ANONYMOUS, None, text, span)
    if parse.tokens[i].upos == "PROPN":
        return Speaker(SpeakerKind.NAMED, document.canonical(text), None, span)
    if i in parse.mention_at:  # a people: "Iraqis say"
        return Speaker(SpeakerKind.COLLECTIVE, None, text, span)
    return None


def _body_name(document: Document, parse: Parse, i: int, text: str) -> str:
    """The name of a body: its fullest in the report, or with the one whose it is ("his office")."""
    actor = document.actor(parse, i)
    if actor is not None and actor.name != text:
        return actor.name
    for k in parse.kids_of(i, "nmod:poss"):
        owner = document.pronoun(parse, k) if parse.tokens[k].upos == "PRON" else None
        if owner is not None:
            return f"{owner}'s {text}"
    return text


def _single(parse: Parse, i: int) -> bool:
    """Whether a noun that may mean many means one body: "the doctors' union", "general staff"."""
    general = parse.any_kid_lemma(i, ("general",), "amod")
    return _one_only(parse, i) and (general or parse.lemmas[i] not in _MANY)


def _one_only(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text.lower() == parse.lemmas[i]


def _named_in(parse: Parse, i: int) -> bool:
    """Whether the words say whose office it is: "India's foreign secretary", "mayor of X"."""
    return any(j in parse.mention_at for j in range(*parse.phrase(i)))


def _somebody(parse: Parse, i: int) -> Speaker | None:
    """Whom only his deed shows to be somebody: "a rice farmer said", "fishermen told"."""
    if parse.tokens[i].upos not in ("NOUN", "ADJ", "NUM"):
        return None
    phrase = actor_phrase(parse, i)
    kind = SpeakerKind.ANONYMOUS if _one_only(parse, i) else SpeakerKind.COLLECTIVE
    return Speaker(kind, None, parse.text(phrase), parse.chars(phrase))


def _pronoun(document: Document, parse: Parse, i: int) -> Speaker | None:
    token = parse.tokens[i]
    span = (token.start, token.end)
    found = document.antecedent(parse, i)
    if found is not None and found.name:
        return Speaker(SpeakerKind.NAMED, found.name, document.roles.get(found.name), span)
    if found is not None:
        there = document.parses[found.sentence]
        speaker = _one(document, there, found.token) if there is not None else None
        return replace(speaker, span=span) if speaker is not None else None
    if token.text.lower() in _OPEN:
        return None
    return Speaker(SpeakerKind.ANONYMOUS, None, token.text, span)


def _several(document: Document, parse: Parse, who: list[int], first: Speaker) -> Speaker:
    """Several who speak as one: their names in one speaker, if they have names."""
    names = [first.name, *(getattr(_one(document, parse, w), "name", None) for w in who[1:])]
    known = [n for n in names if n]
    phrases = [parse.phrase(w) for w in who]
    around = (min(low for low, _ in phrases), max(high for _, high in phrases))
    if len(known) == len(who):
        name = ", ".join(known[:-1]) + " and " + known[-1]
        return Speaker(SpeakerKind.COLLECTIVE, name, None, parse.chars(around))
    return Speaker(SpeakerKind.COLLECTIVE, None, parse.text(around), parse.chars(around))


def _with_channel(document: Document, parse: Parse, cue: int, speaker: Speaker) -> Speaker:
    """The speaker with what carries his words: a document of his own, a medium, or both."""
    kind = speaker.kind
    via = list(speaker.via)
    for k in parse.kids_of(cue, "obl", "obj", "iobj", "nmod"):
        mention = parse.mention_at.get(k)
        if parse.lemmas[k] in _DOCUMENTS and parse.case(k) in _THROUGH:
            # A person who speaks in a statement stays a person.
            if kind is SpeakerKind.NAMED and not speaker.role:
                kind = SpeakerKind.DOCUMENT
            if mention is not None and is_media(mention.text):
                via.append(Via(mention.text, SpeakerKind.DOCUMENT))
            continue
        text = mention.text if mention is not None else parse.text(actor_phrase(parse, k))
        if (mention is not None or parse.lemmas[k] in _MEDIA_NOUNS) and is_media(text):
            via.append(Via(document.canonical(text), SpeakerKind.DOCUMENT))
    above = parse.tokens[cue].head
    if above >= 0 and parse.lemmas[above] in _PASSED_ON and parse.is_passive(above):
        # "was quoted by the agency as saying": who quotes is the chain.
        for k in parse.agents(above):
            via.append(Via(document.canonical(parse.text(parse.bare(k))), SpeakerKind.DOCUMENT))
    return replace(speaker, kind=kind, via=tuple(via))
