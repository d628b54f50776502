"""Parses, reports and contexts built by hand, for tests of rules that need no model.

A sentence is written as one ``form/lemma/UPOS/head/relation`` per word, separated by white space.
Heads count from 1 as in CoNLL-U, 0 is the root; a lemma left empty is the form in lower case::

    parse(
        "Rebels/rebel/NOUN/2/nsubj shelled/shell/VERB/0/root Taiz//PROPN/2/obj",
        names={"Taiz": "LOC"},
    )

``names`` gives mentions (text to label), ``times`` time expressions (text to ``(earliest,
latest)``, ISO, or to an ISO duration); numbers are read by the real reader of numbers. Words are
set apart by one space, punctuation and clitics are not. ``marks`` gives, by layer, what the model
marks, all of it as good as certain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tregua.language.analysis import Analysis, Mention, Sentence, TimeExpression, Token
from tregua.language.marks import Mark
from tregua.language.numbers import find_numbers
from tregua.model import Report, ReportId, Time, TimePrecision
from tregua.reading.document import Document
from tregua.reading.draft import Context, Voices
from tregua.reading.tree import Parse

_NO_SPACE_BEFORE = frozenset(
    {",", ".", ";", ":", "?", "!", ")", "”", "'s", "’s", "n't", "n’t", "%", "'", "’"}
)
_NO_SPACE_AFTER = frozenset({"(", "“", "$"})


@dataclass(frozen=True)
class S:
    """A sentence to be built: its words and what is known of them."""

    words: str
    names: Mapping[str, str] = field(default_factory=dict)
    times: Mapping[str, str | tuple[str | None, str | None]] = field(default_factory=dict)
    paragraph: int = 0
    marks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    warlike: float = 0.0


def sentence(spec: str | S, *, index: int = 0, start: int = 0) -> Sentence:
    """The sentence of a spec, its first character at ``start`` of the report."""
    spec = spec if isinstance(spec, S) else S(spec)
    tokens = _tokens(spec.words, start)
    text = _text(tokens, start)
    times = tuple(_time(tokens, words, value) for words, value in spec.times.items())
    mentions = []
    for words, label in spec.names.items():
        first, last = _find(tokens, words)
        mentions.append(Mention(first, last, *_chars(tokens, first, last), words, label))
    return Sentence(
        index=index,
        paragraph=spec.paragraph,
        start=start,
        end=start + len(text),
        text=text,
        parsed=True,
        tokens=tokens,
        mentions=tuple(sorted(mentions, key=lambda m: m.first)),
        times=tuple(sorted(times, key=lambda t: t.first)),
        numbers=find_numbers(tokens, [(t.first, t.last) for t in times]),
        marks={
            layer: tuple(Mark(*_find(tokens, words), label, 0.99) for words, label in of.items())
            for layer, of in spec.marks.items()
        },
        warlike=spec.warlike,
    )


def parse(
    words: str,
    *,
    names: Mapping[str, str] | None = None,
    times: Mapping[str, str | tuple[str | None, str | None]] | None = None,
) -> Parse:
    """One parsed sentence."""
    return Parse(sentence(S(words, names or {}, times or {})))


def analysis(
    *specs: str | S, published: str | None = "2024-05-13", title: str | None = None
) -> Analysis:
    """A report of these sentences, set apart by one space."""
    sentences: list[Sentence] = []
    start = 0
    for index, spec in enumerate(specs):
        sentences.append(sentence(spec, index=index, start=start))
        start = sentences[-1].end + 1
    text = " ".join(s.text for s in sentences)
    report = Report(
        id=ReportId("r1"),
        text=text,
        sha256="0" * 64,
        retrieved="2024-05-14T00:00:00+00:00",
        title=title,
        published=published,
    )
    return Analysis(report, tuple(sentences))


def context(*specs: str | S, armed: bool = True, published: str | None = "2024-05-13") -> Context:
    """What a rule sees of these sentences, every voice being the report's own."""
    document = Document(analysis(*specs, published=published))
    return Context(document, Voices(document), armed=armed)


def _tokens(words: str, start: int) -> tuple[Token, ...]:
    out: list[Token] = []
    at = start
    for index, word in enumerate(words.split()):
        form, lemma, upos, head, deprel = word.rsplit("/", 4)
        glued = form in _NO_SPACE_BEFORE or form == "-" or (out and out[-1].text == "-")
        if out and not glued and out[-1].text not in _NO_SPACE_AFTER:
            at += 1
        out.append(
            Token(
                index, at, at + len(form), form, lemma or form.lower(), upos, int(head) - 1, deprel
            )
        )
        at += len(form)
    if out and not any(t.head == -1 for t in out):
        raise ValueError(f"no root: {words}")
    for token in out:
        if token.head >= len(out) or token.head == token.index:
            raise ValueError(f"{token.text} hangs from nothing: {words}")
    return tuple(out)


def _text(tokens: tuple[Token, ...], start: int) -> str:
    text = ""
    for token in tokens:
        text += " " * (token.start - start - len(text)) + token.text
    return text


def _find(tokens: tuple[Token, ...], words: str) -> tuple[int, int]:
    base = tokens[0].start
    begin = _text(tokens, base).find(words)
    if begin < 0:
        raise ValueError(f"not in the sentence: {words}")
    begin, end = begin + base, begin + base + len(words)
    inside = [t.index for t in tokens if begin <= t.start and t.end <= end]
    if not inside:
        raise ValueError(f"not whole words: {words}")
    return inside[0], inside[-1] + 1


def _chars(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    return tokens[first].start, tokens[last - 1].end


def _time(
    tokens: tuple[Token, ...], words: str, value: str | tuple[str | None, str | None]
) -> TimeExpression:
    first, last = _find(tokens, words)
    start, end = _chars(tokens, first, last)
    if isinstance(value, str):
        return TimeExpression(first, last, start, end, words, "DURATION", None, value)
    earliest, latest = value
    precision = TimePrecision.DAY if earliest == latest and earliest else TimePrecision.VAGUE
    time = Time(earliest, latest, words, precision)
    return TimeExpression(first, last, start, end, words, "DATE", time, None)


def with_voices(found: Context, voices: Voices) -> Context:
    """The same context with other voices."""
    return replace(found, voices=voices)
