"""Who speaks where: the voice of every token of a report.

Four kinds of evidence, in the order in which they are laid over a sentence: an outer cue and the
clause that hangs on it, inner cues inside that clause, "according to", and quotation marks, which
carry a speaker over sentences and paragraphs. The speaker is the one who vouches nearest to the
fact; those around it are its chain, ``via`` (CODEBOOK, 3).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from tregua.model import Certainty, Span, Speaker, SpeakerKind, Stance, Time, Via
from tregua.reading.attributing import attributions
from tregua.reading.attribution import Attribution, Manner
from tregua.reading.cues import STANCES, is_hearsay
from tregua.reading.document import Document
from tregua.reading.draft import Said, Voice, Voices
from tregua.reading.quotation import quotations
from tregua.reading.speakers import is_media, speaker_of
from tregua.reading.tagged import merged
from tregua.reading.tree import Parse

_BOUNDS = frozenset(
    {"as of", "as from", "from", "since", "until", "till", "through", "up to", "to", "before",
     "after"}
)  # fmt: skip
"""Prepositions of a time that bounds what is said ("declared a truce as of Friday")."""
_BELIEFS = frozenset({"believe", "think", "expect"})
_DOUBTED = (Stance.DENY, Stance.DOUBT)
_QUOTED_SHARE = 0.6
"""From this share of its letters in quotation marks on, a sentence counts as quoted."""
_MARKS = 3
"""Code points between a quotation and a sentence that goes on from it: its mark and a space."""
_CARRIED = -1
"""The cue of speech that goes on from another sentence."""


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
        inside = _quotes_in(parse, quotes)
        before = _quote_before(parse, quotes)
        found = _said_in(document, parse, inside)
        voices.said.extend(found)
        heard = [s for s in found if s.voice is not None]
        for said in heard:
            _lay(voices, said)
        for quote in inside:
            voice = _voice_of_quote(parse, quote, heard) or by_quote.get(quote) or pending
            if voice is None and _is_quoted(parse, quote):
                voice = last
            if voice is not None:
                by_quote.setdefault(quote, replace(voice, cue=_CARRIED))
                _lay_quote(voices, parse, quote, voice)
        for said in heard:
            if before is not None and said.voice and not said.attribution.content:
                by_quote[before] = replace(said.voice, cue=_CARRIED)
        last = next((replace(s.voice, cue=_CARRIED) for s in reversed(heard) if s.voice), last)
        pending = _announced(document, parse) if parse.tokens[-1].text == ":" else None
    _carry_back(document, voices, quotes, by_quote)
    return voices


def _said_in(document: Document, parse: Parse, quotes: list[Span]) -> list[Said]:
    """The attributions of a sentence, without the feelings and plans of which a speaker tells."""
    found = merged(parse, attributions(parse))
    said = [a.content for a in found if a.manner is Manner.SAID]
    out = []
    for a in found:
        quoted = any(q[0] <= parse.tokens[a.cue].start < q[1] for q in quotes)
        if a.manner is Manner.HELD and (quoted or any(a.cue in content for content in said)):
            continue
        out.append(Said(parse, a, voice_of(document, parse, a), quoted))
    return out


def _quote_before(parse: Parse, quotes: list[Span]) -> Span | None:
    """The quotation that ends right before a sentence, or in its first mark."""
    start = parse.sentence.start
    at = bisect_left(quotes, start - _MARKS, key=lambda q: q[1])
    near = at < len(quotes) and quotes[at][1] <= start + _MARKS and quotes[at][0] < start
    return quotes[at] if near else None


def voice_of(document: Document, parse: Parse, attribution: Attribution) -> Voice | None:
    """The voice that an attribution makes: its speaker, stance and certainty, and when it spoke."""
    cue = attribution.cue
    if attribution.manner is Manner.HELD:
        return None
    if not attribution.sources:
        if not is_hearsay(parse, cue):
            return None
        return Voice(Speaker(SpeakerKind.REPORT), Stance.REPORT, Certainty.POSSIBLE, cue=cue)
    verb = parse.tokens[cue].upos == "VERB"
    speaker = speaker_of(document, parse, list(attribution.sources), cue if verb else -1)
    if speaker is None:
        return None
    if not verb:
        when = time_at(parse, attribution.sources[0])
        return Voice(speaker, attribution.stance, said_on=when, cue=cue)
    certainty = Certainty.PROBABLE if parse.lemmas[cue] in _BELIEFS else Certainty.CERTAIN
    negated = parse.any_kid_lemma(cue, ("not", "n't", "never"), "advmod")
    return Voice(speaker, attribution.stance, certainty, negated, time_at(parse, cue), cue)


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


def _lay(voices: Voices, said: Said) -> None:
    parse, voice = said.parse, said.voice
    if voice is None or said.attribution.manner is not Manner.SAID:
        return
    for token in said.attribution.content:
        outer = voices.at(parse, token)
        if outer is None:
            voices.set(parse.sentence.index, token, voice)
        elif outer.stance not in _DOUBTED or parse.tokens[voice.cue].upos == "VERB":
            voices.set(parse.sentence.index, token, nested(voice, outer))


def nested(inner: Voice, outer: Voice) -> Voice:
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


def _quotes_in(parse: Parse, quotes: list[Span]) -> list[Span]:
    first = bisect_right(quotes, parse.sentence.start, key=lambda q: q[1])
    return quotes[first : bisect_left(quotes, parse.sentence.end, key=lambda q: q[0])]


def _voice_of_quote(parse: Parse, quote: Span, heard: list[Said]) -> Voice | None:
    """The voice of the attribution whose content reaches furthest into the quotation."""
    best: tuple[int, Voice | None] = (0, None)
    for said in heard:
        content = said.attribution.content
        shared = sum(1 for i in content if quote[0] <= parse.tokens[i].start < quote[1])
        if shared > best[0]:
            best = (shared, said.voice)
    return best[1]


def _is_quoted(parse: Parse, quote: Span) -> bool:
    inside = min(parse.sentence.end, quote[1]) - max(parse.sentence.start, quote[0])
    return inside >= _QUOTED_SHARE * (parse.sentence.end - parse.sentence.start)


def _lay_quote(voices: Voices, parse: Parse, quote: Span, voice: Voice) -> None:
    inside = [t.index for t in parse.tokens if quote[0] <= t.start < quote[1]]
    silent = [i for i in inside if voices.at(parse, i) is None]
    for token in silent:
        voices.set(parse.sentence.index, token, voice)
    if voice.cue == _CARRIED and len(silent) == len(inside) > 0:
        carried = Attribution(_CARRIED, (), frozenset(inside), stance=voice.stance)
        voices.said.append(Said(parse, carried, voice))


def _carry_back(
    document: Document, voices: Voices, quotes: list[Span], by_quote: dict[Span, Voice]
) -> None:
    """Give the sentences before a cue in the same quotation to its speaker."""
    for parse in document.parses:
        if parse is None:
            continue
        for quote in _quotes_in(parse, quotes):
            if quote in by_quote:
                _lay_quote(voices, parse, quote, by_quote[quote])


def _announced(document: Document, parse: Parse) -> Voice | None:
    """The voice that a sentence ending in a colon announces."""
    for v in reversed(parse.find(frozenset(STANCES))):
        if parse.tokens[v].upos != "VERB":
            continue
        who = parse.agents(v)
        speaker = speaker_of(document, parse, who, v) if who else None
        if speaker is not None:
            return Voice(speaker, Stance(STANCES[parse.lemmas[v]]), said_on=time_at(parse, v))
    return None
