"""Remarks: what somebody says that no other rule has read.

A monitor wants to see every voice, also where the words fit no slot ("hoped that it would open the
way for talks"). Such speech becomes an assessment whose value is the words themselves; nothing is
worked out from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tregua.model import About, Assessment, SpeakerKind
from tregua.reading.attribution import Attribution, Manner
from tregua.reading.draft import Context, Draft, Said
from tregua.reading.topics import topics
from tregua.reading.tree import Parse

_LONGEST = 100
"""Words beyond which the tree around a cue is likelier wrong than the remark long."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
"""A remark holds one such word at least: "said so" says nothing by itself."""


def remarks(context: Context, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """An assessment for each attribution in which no draft is anchored."""
    read = {(d.parse.sentence.index, d.anchor) for d in drafts}
    cues = {(s.parse.sentence.index, s.attribution.cue) for s in context.voices.said if s.voice}
    for said in context.voices.said:
        index = said.parse.sentence.index
        taken = {(index, i) for i in (*said.attribution.content, said.attribution.cue)}
        inner = taken - {(index, said.attribution.cue)}
        # Where what it says is that somebody else says it, the other's words are the remark.
        if taken.isdisjoint(read) and inner.isdisjoint(cues):
            draft = _remark(said)
            if draft is not None:
                yield draft


def _remark(said: Said) -> Draft | None:
    parse, voice, attribution = said.parse, said.voice, said.attribution
    if voice is None or voice.speaker.kind is SpeakerKind.REPORT:
        return None
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
        speaker=voice.speaker if judged else None,
        stance=voice.stance if judged else None,
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
