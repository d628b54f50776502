"""Remarks: what somebody says of the ceasefire that no other rule has read.

A monitor wants to see every voice on the truce, also where the words fit no slot ("hoped that it
would open the way for talks"). Such speech becomes an assessment whose value is the words
themselves; nothing is worked out from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tregua.model import About, Assessment, SpeakerKind
from tregua.reading.ceasefires import CARRY
from tregua.reading.draft import Context, Draft
from tregua.reading.speech import Attribution, attributions
from tregua.reading.topics import topics
from tregua.reading.tree import Parse

_SHORTEST = 3
"""Words from which on something said is a remark."""
_LONGEST = 60
"""Words beyond which the tree around a cue is likelier wrong than the remark long."""


def remarks(context: Context, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """An assessment for each attribution near a ceasefire in which no draft is anchored."""
    if not context.armed:
        return
    read = {(d.parse.sentence.index, d.anchor) for d in drafts}
    about, carried = "", 0
    for parse in context.document.parses:
        if parse is None:
            continue
        here = topics(parse)
        if here:
            about = parse.text(parse.bare(here[0].noun))
        carried = CARRY if here else carried - 1
        if not about or carried < 0:
            continue
        found = attributions(context.document, parse)
        cues = {a.cue for a in found}
        for attribution in found:
            if not cues.isdisjoint(attribution.content):
                continue  # what it says is that somebody else says it
            draft = _remark(parse, attribution, read, about)
            if draft is not None:
                yield draft


def _remark(
    parse: Parse, attribution: Attribution, read: set[tuple[int, int]], about: str
) -> Draft | None:
    content = attribution.content
    if not _SHORTEST <= len(content) <= _LONGEST:
        return None
    if attribution.voice.speaker.kind is SpeakerKind.REPORT:
        return None
    index = parse.sentence.index
    if any((index, i) in read for i in content) or (index, attribution.cue) in read:
        return None
    low, high = parse.trim(min(content), max(content) + 1)
    if high - low < _SHORTEST:
        return None
    anchor = next(iter(sorted(i for i in content if parse.tokens[i].head not in content)), low)
    return Draft(
        "remark.v1",
        parse,
        anchor,
        parse.chars((low, high)),
        Assessment(About(about), parse.text((low, high))),
        confidence=0.5,
        negated=False,  # a "not" stays in the words
    )
