"""One name, one kind: what the encoder said of each mention, made to agree over a report.

The encoder sees one sentence at a time, so "PLC" may be a name in one sentence and a noun in the
next, "Houthis" an organisation here and a place there. Within a report a spelling keeps the kind
that it is given most often; an acronym in brackets has that of its long form; and a spelling that
is a name somewhere is one everywhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tregua.language.analysis import Mention, Sentence, Token

_RANK = ("ORG", "PER", "LOC", "MISC")
"""Which kind wins where two are said equally often: the one that acts."""
_ACRONYM = re.compile(r"[A-Z][A-Z.&/-]{1,9}s?")
_LONGEST = 8
"""Tokens of the longest name that is looked for elsewhere in the report."""
_NAMEABLE = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB"})

Words = tuple[str, ...]


def consistent(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences with their mentions made to agree; nothing else changes."""
    sentences = [_bounded(s) if s.mentions else s for s in sentences]
    kinds = _kinds(sentences)
    if not kinds:
        return tuple(sentences)
    by_first: defaultdict[str, list[Words]] = defaultdict(list)
    for words in kinds:
        by_first[words[0]].append(words)
    for spellings in by_first.values():
        spellings.sort(key=len, reverse=True)
    return tuple(_agreed(s, kinds, by_first) if s.tokens else s for s in sentences)


def _bounded(sentence: Sentence) -> Sentence:
    """Mentions without an article in front or a preposition at the end.

    A name that breaks off behind a preposition ("Commission for") goes on in the next one of its
    kind ("the Coordination of …"), else the preposition is none of it.
    """
    tokens = sentence.tokens
    spans: list[tuple[int, int, str]] = []
    for mention in sentence.mentions:
        first, last = mention.first, mention.last
        open_end = bool(spans) and tokens[spans[-1][1] - 1].upos == "ADP"
        if open_end and spans[-1][2] == mention.label and first - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], last, mention.label)
            continue
        while first < last - 1 and tokens[first].upos == "DET":
            first += 1
        spans.append((first, last, mention.label))
    kept = []
    for first, last, label in spans:
        end = last
        while end > first + 1 and tokens[end - 1].upos in ("ADP", "DET"):
            end -= 1
        kept.append(_mention(sentence, first, end, label))
    return replace(sentence, mentions=tuple(kept))


def _kinds(sentences: Sequence[Sentence]) -> dict[Words, str]:
    """The kind of each spelling: the commonest; an acronym's is that of its long form."""
    seen: defaultdict[Words, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for mention in sentence.mentions:
            seen[_words(sentence.tokens, mention)][mention.label] += 1
    kinds = {
        words: min(counts, key=lambda kind: (-counts[kind], _RANK.index(kind)))
        for words, counts in seen.items()
        if words
    }
    for sentence in sentences:
        for mention in sentence.mentions:
            short = _introduced(sentence.tokens, mention)
            if short is not None:
                kinds[(short,)] = kinds.get(_words(sentence.tokens, mention), mention.label)
    return kinds


def _words(tokens: Sequence[Token], mention: Mention) -> Words:
    return tuple(t.text for t in tokens[mention.first : mention.last])


def _introduced(tokens: Sequence[Token], mention: Mention) -> str | None:
    """The acronym in brackets right behind a name."""
    if mention.last + 2 >= len(tokens) or tokens[mention.last].text != "(":
        return None
    short, close = tokens[mention.last + 1].text, tokens[mention.last + 2].text
    return short if close == ")" and _ACRONYM.fullmatch(short) else None


def _agreed(
    sentence: Sentence, kinds: dict[Words, str], by_first: dict[str, list[Words]]
) -> Sentence:
    tokens = sentence.tokens
    mentions = [replace(m, label=kinds.get(_words(tokens, m), m.label)) for m in sentence.mentions]
    taken = {i for m in mentions for i in range(m.first, m.last)}
    for i, token in enumerate(tokens):
        if i in taken or token.text not in by_first or not token.text[:1].isupper():
            continue
        for words in by_first[token.text]:
            span = range(i, i + len(words))
            if len(words) > _LONGEST or not taken.isdisjoint(span):
                continue
            if tuple(t.text for t in tokens[i : i + len(words)]) != words:
                continue
            if len(words) == 1 and not _is_name(token, words[0], i):
                continue
            mentions.append(_mention(sentence, i, i + len(words), kinds[words]))
            taken.update(span)
            break
    mentions.sort(key=lambda m: m.first)
    return replace(sentence, mentions=tuple(mentions))


def _is_name(token: Token, word: str, index: int) -> bool:
    """Whether a single word is surely the name: capitals, or a capital inside the sentence."""
    if token.upos not in _NAMEABLE:
        return False
    return word.isupper() or (index > 0 and token.upos == "PROPN")


def _mention(sentence: Sentence, first: int, last: int, label: str) -> Mention:
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(first, last, start, end, text, label)
