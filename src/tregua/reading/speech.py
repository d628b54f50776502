"""Who speaks where: cues, speakers and what they cover.

Four kinds of evidence, in the order in which they are laid over a sentence: an outer cue and the
clause that hangs on it, inner cues inside that clause, "according to", and quotation marks, which
carry a speaker over sentences and paragraphs. The speaker is the one who vouches nearest to the
fact; those around it are its chain, ``via`` (CODEBOOK, 3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tregua.model import Certainty, Span, Speaker, SpeakerKind, Stance, Time, Via
from tregua.reading.document import Document
from tregua.reading.draft import Voice, Voices
from tregua.reading.lexicon import labels, words
from tregua.reading.quotation import quotations
from tregua.reading.speakers import is_media, owner_of_document, speaker_of
from tregua.reading.tree import Parse

_STANCES = labels("speech.verbs")
_WEAK = words("speech.weak.verbs")
_DOCUMENTS = words("speech.nouns.documents")
_REPORTED = words("speech.nouns.reported")
_HEARSAY = frozenset({"say", "report", "believe", "think", "allege", "rumour", "rumor", "claim"})
_INTENTIONS = frozenset(
    {"intention", "intent", "willingness", "readiness", "plan", "determination", "commitment"}
)
_CUE_LEMMAS = frozenset(_STANCES) | {"accord", "according", "appeal"}
_BOUNDS = frozenset(
    {"as of", "as from", "from", "since", "until", "till", "through", "up to", "to", "before",
     "after"}
)  # fmt: skip
"""Prepositions of a time that bounds what is said ("declared a truce as of Friday")."""
_QUOTED_SHARE = 0.6
"""From this share of its letters in quotation marks on, a sentence counts as quoted."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with the tokens that it covers."""

    cue: int
    content: frozenset[int]
    voice: Voice


def find_voices(document: Document) -> Voices:
    """The voice of every token of a report that is not in the report's own voice."""
    voices = Voices(document)
    quotes = quotations(document.report.text)
    by_quote: dict[Span, Voice] = {}
    pending: Voice | None = None
    last: Voice | None = None
    for parse in document.parses:
        if parse is None:
            pending = None
            continue
        found = attributions(document, parse)
        for attribution in found:
            _lay(voices, parse, attribution)
        inside = [q for q in quotes if q[0] < parse.sentence.end and q[1] > parse.sentence.start]
        for quote in inside:
            voice = _voice_of_quote(parse, quote, found) or by_quote.get(quote) or pending
            if voice is None and _is_quoted(parse, quote):
                voice = last
            if voice is not None:
                by_quote.setdefault(quote, replace(voice, cue=-1))
                _lay_quote(voices, parse, quote, voice)
        if found:
            last = replace(found[-1].voice, cue=-1)
        pending = _announced(document, parse) if parse.tokens[-1].text == ":" else None
    _carry_back(document, voices, quotes, by_quote)
    return voices


def attributions(document: Document, parse: Parse) -> list[Attribution]:
    """The attributions of one sentence, outer ones first."""
    if _CUE_LEMMAS.isdisjoint(parse.lemma_set):
        return []
    found = []
    for i, lemma in enumerate(parse.lemmas):
        if lemma in ("accord", "according"):
            made = _according(document, parse, i)
        elif lemma in _STANCES and parse.tokens[i].upos in ("VERB", "NOUN", "ADJ"):
            made = _cued(document, parse, i)
        else:
            continue
        if made is not None:
            found.append(made)
    return sorted(found, key=lambda a: (-len(a.content), a.cue))


# --- cues --------------------------------------------------------------------------------------


def _cued(document: Document, parse: Parse, v: int) -> Attribution | None:
    lemma = parse.lemmas[v]
    if parse.tokens[v].upos != "VERB":
        return None
    stance = _read_stance(parse, v, Stance(_STANCES[lemma]))
    content = content_of(parse, v, stance)
    if not content:
        return None
    if lemma in _WEAK and not _clausal(parse, content, v):
        return None
    said_on = time_at(parse, v)
    negated = parse.any_kid_lemma(v, ("not", "n't", "never"), "advmod")
    if parse.is_passive(v) and not parse.agents(v):
        if lemma not in _HEARSAY:
            return None
        voice = Voice(Speaker(SpeakerKind.REPORT), Stance.REPORT, Certainty.POSSIBLE, cue=v)
        return Attribution(v, frozenset(content), voice)
    who = parse.agents(v)
    content -= {i for w in who for i in parse.below(w)} if not _inside(parse, v, content) else set()
    speaker = speaker_of(document, parse, who, v) if who else None
    if speaker is None:
        return None
    certainty = Certainty.PROBABLE if lemma in ("believe", "think", "expect") else Certainty.CERTAIN
    voice = Voice(speaker, stance, certainty, negated, said_on, v)
    return Attribution(v, frozenset(content), voice)


def _read_stance(parse: Parse, v: int, stance: Stance) -> Stance:
    """The stance of a cue in its frame: "called for" demands, "call" alone claims."""
    lemma = parse.lemmas[v]
    particles = {parse.lemmas[k] for k in parse.kids_of(v, "compound:prt", "advmod")} | {
        parse.case(k) for k in parse.kids_of(v, "obl", "nmod") if k not in parse.time_at
    }
    if f"{lemma} for" in words("speech.particles.demand") and "for" in particles:
        return Stance.DEMAND
    if _intended(parse, v):
        return Stance.PROMISE
    if lemma == "call" and particles & {"on", "upon"} and "off" not in particles:
        return Stance.DEMAND
    if lemma in ("ask", "tell", "order") and _addressed_infinitive(parse, v):
        return Stance.DEMAND
    return stance


def _addressed_infinitive(parse: Parse, v: int) -> bool:
    return parse.kid(v, "obj", "iobj", "obl") is not None and any(
        any(parse.lemmas[m] == "to" for m in parse.kids_of(k, "mark"))
        for k in parse.kids_of(v, "xcomp", "advcl", "ccomp")
    )


def content_of(parse: Parse, v: int, stance: Stance) -> set[int]:
    """The tokens that a cue verb covers: its clause, the clause it is set into, or its object."""
    out: set[int] = set()
    for k in parse.kids_of(v, "ccomp", "xcomp", "parataxis", "csubj:pass", "csubj"):
        if parse.rel(k) == "parataxis" and parse.lemmas[k] in _STANCES:
            continue
        out.update(parse.below(k))
    for k in parse.kids_of(v, "obl"):
        # "replied in a statement that …": the clause may hang on the document.
        if parse.lemmas[k] in _DOCUMENTS:
            for c in parse.kids_of(k, "acl", "ccomp"):
                if parse.any_kid_lemma(c, ("that",), "mark"):
                    out.update(parse.below(c))
    token = parse.tokens[v]
    aside = token.deprel.startswith("parataxis") and parse.kid(v, "obj") is None
    if not out and aside and token.head >= 0:
        out.update(set(parse.below(token.head)) - set(parse.below(v)))
    if stance in (Stance.ACCUSE, Stance.DENY, Stance.DEMAND, Stance.THREAT, Stance.DOUBT,
                  Stance.PROMISE, Stance.ADMIT):  # fmt: skip
        for k in parse.kids_of(v, "obj", "obl", "advcl", "nmod"):
            if k in parse.time_at or parse.case(k) in ("in", "at", "during"):
                continue
            out.update(parse.below(k))
    elif not out:
        for k in parse.kids_of(v, "obj"):
            out.update(parse.below(k))
        for k in parse.kids_of(v, "obl"):
            if parse.case(k) in ("of", "about"):
                out.update(parse.below(k))
    else:
        # "said on Monday that …": what stands beside the clause is said too, if it is a clause.
        for k in parse.kids_of(v, "advcl"):
            if k > v and not _participle(parse, k):
                out.update(parse.below(k))
    return out


def _participle(parse: Parse, k: int) -> bool:
    return parse.tokens[k].text.lower().endswith("ing") and not parse.kids_of(k, "mark")


def _clausal(parse: Parse, content: set[int], v: int) -> bool:
    """Whether a weak cue governs a clause or a quotation, not just an object."""
    if any(parse.is_rel(k, "ccomp", "parataxis") for k in parse.kids[v]):
        return True
    if parse.tokens[v].deprel.startswith("parataxis"):
        return True
    if _STANCES[parse.lemmas[v]] in ("accuse", "deny", "demand", "promise", "threat", "doubt"):
        return True
    if _intended(parse, v):
        return True
    if parse.lemmas[v] in ("call", "describe"):
        return any(parse.is_rel(k, "xcomp", "obl") for k in parse.kids[v])
    return any(parse.tokens[i].text in '“”"' for i in content)


def _intended(parse: Parse, v: int) -> bool:
    """ "Signalled his intention to …", "announced a plan to …": what follows is promised."""
    return any(
        parse.lemmas[k] in _INTENTIONS and parse.kid(k, "acl") is not None
        for k in parse.kids_of(v, "obj")
    )


def _inside(parse: Parse, v: int, content: set[int]) -> bool:
    return v in content


def _according(document: Document, parse: Parse, i: int) -> Attribution | None:
    """ "According to X": the clause around it is X's."""
    head = parse.tokens[i].head
    if head < 0:
        return None
    if parse.is_rel(i, "case", "mark"):
        source, clause = head, parse.tokens[head].head
    else:
        below = next((k for k in parse.kids_of(i, "obl", "nmod", "pobj")), None)
        if below is None:
            return None
        source, clause = below, head
    if clause < 0:
        return None
    while parse.kid(clause, "nsubj", "csubj") is None and parse.is_rel(
        clause, "advcl", "xcomp", "conj", "acl", "obl", "nmod"
    ):
        # Set behind a participle or a phrase, the source vouches for the whole clause.
        clause = parse.tokens[clause].head
    content = set(parse.below(clause)) - set(parse.below(source)) - set(parse.below(i))
    for k in parse.kids_of(clause, "conj"):
        if parse.any_kid_lemma(k, ("but", "yet"), "cc"):
            content -= set(parse.below(k))  # "According to X …, but …": the report objects
    speaker = speaker_of(document, parse, parse.conjuncts(source), -1)
    if speaker is None or not content:
        return None
    voice = Voice(speaker, Stance.CLAIM, said_on=time_at(parse, source), cue=i)
    return Attribution(i, frozenset(content), voice)


def time_at(parse: Parse, v: int) -> Time | None:
    """The day or hour at which a cue (or any verb) stands: a time expression directly on it.

    A day between the cue and its subject ("said Sunday three leaders") may hang on the subject.
    """
    behind = [s for s in parse.kids_of(v, "nsubj") if s > v]
    beside = [k for s in behind for k in parse.kids[s] if k < s]
    for k in (*parse.kids[v], *beside):
        expression = parse.time_at.get(k)
        if (
            expression is not None
            and expression.kind in ("DATE", "TIME")
            and parse.case(k) not in _BOUNDS
        ):
            return expression.value
    return None


# --- laying voices over tokens -------------------------------------------------------------------


def _lay(voices: Voices, parse: Parse, attribution: Attribution) -> None:
    index = parse.sentence.index
    for token in attribution.content:
        outer = voices.at(parse, token)
        voice = attribution.voice
        if outer is not None:
            voice = _nested(voice, outer)
        voices.set(index, token, voice)


def _nested(inner: Voice, outer: Voice) -> Voice:
    """The inner voice with the outer one in its chain; hearsay only weakens what it wraps."""
    if inner.speaker.kind is SpeakerKind.REPORT:
        return replace(outer, certainty=inner.certainty)
    speaker = outer.speaker
    if speaker.kind is SpeakerKind.REPORT or speaker.name == inner.speaker.name:
        return inner
    name = speaker.name or speaker.role
    if name is None:
        return inner
    link = Via(name, SpeakerKind.DOCUMENT if is_media(name) else speaker.kind)
    return replace(inner, speaker=replace(inner.speaker, via=(*inner.speaker.via, link)))


def _voice_of_quote(parse: Parse, quote: Span, found: list[Attribution]) -> Voice | None:
    """The voice of the attribution whose content reaches furthest into the quotation."""
    best: tuple[int, Voice] | None = None
    for attribution in found:
        shared = sum(1 for i in attribution.content if quote[0] <= parse.tokens[i].start < quote[1])
        if shared and (best is None or shared > best[0]):
            best = (shared, attribution.voice)
    return best[1] if best else None


def _is_quoted(parse: Parse, quote: Span) -> bool:
    inside = min(parse.sentence.end, quote[1]) - max(parse.sentence.start, quote[0])
    return inside >= _QUOTED_SHARE * (parse.sentence.end - parse.sentence.start)


def _lay_quote(voices: Voices, parse: Parse, quote: Span, voice: Voice) -> None:
    for token in parse.tokens:
        inside = quote[0] <= token.start < quote[1]
        if inside and voices.at(parse, token.index) is None:
            voices.set(parse.sentence.index, token.index, voice)


def _carry_back(
    document: Document, voices: Voices, quotes: list[Span], by_quote: dict[Span, Voice]
) -> None:
    """Give the sentences before a cue in the same quotation to its speaker."""
    for parse in document.parses:
        if parse is None:
            continue
        for quote in quotes:
            if quote[0] >= parse.sentence.end:
                break
            if quote[1] > parse.sentence.start and quote in by_quote:
                _lay_quote(voices, parse, quote, by_quote[quote])


def _announced(document: Document, parse: Parse) -> Voice | None:
    """The voice that a sentence ending in a colon announces."""
    for v in reversed(parse.find(frozenset(_STANCES))):
        if parse.tokens[v].upos != "VERB":
            continue
        who = parse.agents(v)
        speaker = speaker_of(document, parse, who, v) if who else None
        if speaker is not None:
            return Voice(speaker, Stance(_STANCES[parse.lemmas[v]]), said_on=time_at(parse, v))
    return None


__all__ = ["Attribution", "attributions", "find_voices", "owner_of_document", "time_at"]
