"""Remarks: what somebody says that no other rule has read.

A monitor wants to see every voice, also where the words fit no slot ("hoped that it would open the
way for talks"). Such speech becomes an assessment whose value is the words themselves; nothing is
worked out from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tregua.model import About, Assessment, Speaker, SpeakerKind
from tregua.reading.attribution import Attribution, Manner
from tregua.reading.draft import Context, Draft, Voice
from tregua.reading.speech import nested
from tregua.reading.topics import topics
from tregua.reading.tree import Parse

_LONGEST = 100
"""Words beyond which the tree around a cue is likelier wrong than the remark long."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
"""A remark holds one such word at least: "said so" says nothing by itself."""


def remarks(context: Context, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """An assessment for each attribution of which no draft gives the speaker's words."""
    read: defaultdict[int, list[tuple[int, Speaker | None]]] = defaultdict(list)
    for draft in drafts:
        read[draft.parse.sentence.index].append((draft.anchor, _speaker(context, draft)))
    for said in context.voices.said:
        voice, attribution = said.voice, said.attribution
        if voice is None or _is_nobody(said.parse, voice.speaker):
            continue
        spoken = {*attribution.content, attribution.cue}
        if not any(
            anchor in spoken and _same(speaker, voice.speaker)
            for anchor, speaker in read[said.parse.sentence.index]
        ):
            outer = context.voices.at(said.parse, attribution.cue)
            remark = _remark(said.parse, attribution, nested(voice, outer) if outer else voice)
            if remark is not None:
                yield remark


def _is_nobody(parse: Parse, speaker: Speaker) -> bool:
    """Whether a speaker is the report itself, or a pronoun that it leaves open."""
    if speaker.kind is not SpeakerKind.ANONYMOUS:
        return speaker.kind is SpeakerKind.REPORT
    return any(
        t.upos == "PRON" and (t.start, t.end) == speaker.span and t.text == speaker.role
        for t in parse.tokens
    )


def _speaker(context: Context, draft: Draft) -> Speaker | None:
    voice = context.voices.at(draft.parse, draft.anchor)
    return draft.speaker or (voice.speaker if voice is not None else None)


def _same(one: Speaker | None, other: Speaker) -> bool:
    return one is not None and (one.name, one.role) == (other.name, other.role)


def _remark(parse: Parse, attribution: Attribution, voice: Voice) -> Draft | None:
    content = attribution.content
    told = [i for i in content if parse.tokens[i].upos in _TELLING]
    if len(content) > _LONGEST or not told:
        return None
    low, high = parse.trim(min(content), max(content) + 1)
    if low >= high:
        return None
    top = _top(parse, content, low)
    judged = attribution.manner is Manner.JUDGED
    value = parse.lemmas[attribution.cue] if judged else parse.text((low, high))
    return Draft(
        "remark_judged.v1" if judged else "remark.v2",
        parse,
        top,
        parse.chars((low, high)),
        Assessment(About(_about(parse, attribution, top, (low, high))), value),
        confidence=0.5,
        speaker=voice.speaker,
        stance=voice.stance,
        negated=False,  # a "not" stays in the words
    )


def _top(parse: Parse, content: frozenset[int], low: int) -> int:
    """The token of a content on which the rest of it hangs."""
    return min((i for i in content if parse.tokens[i].head not in content), default=low)


def _about(parse: Parse, attribution: Attribution, top: int, words: tuple[int, int]) -> str:
    """What a remark is about: the truce it names, else the subject of its clause, else itself."""
    truce = next((t.noun for t in topics(parse) if t.noun in attribution.content), None)
    if truce is not None:
        return parse.text(parse.bare(truce))
    if attribution.manner is Manner.JUDGED:
        return parse.text(parse.bare(top))
    subject = parse.kid(top, "nsubj")
    if subject is not None and subject in attribution.content:
        return parse.text(parse.bare(subject))
    return parse.text(parse.bare(top)) if parse.tokens[top].upos != "VERB" else parse.text(words)
