"""The language model: words of a report become tags, trees, lemmas and names in one pass.

The model is one ONNX file inside the package, run by onnxruntime on the processor. Its weights and
activations are 8-bit, and activations are scaled by batch, so a sentence's scores depend slightly
on the sentences beside it. A call is therefore the unit that is deterministic: the same sentences
in the same order give the same annotations; callers pass one report per call.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tregua.errors import LanguageError
from tregua.language import lemmas, tree
from tregua.language.lexicon import Lexicon
from tregua.language.passes import Passes, Window, batches, open_session
from tregua.language.pieces import CASINGS, Pieces

DATA = Path(__file__).parent / "data"
"""Where the model, its vocabulary and its card lie."""

FILES = ("model.onnx", "tokenizer.json")
"""The model's files beside its card."""

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the model says of one sentence, word by word.

    ``heads`` are indices of words, -1 for the root; there is exactly one root unless the sentence
    has no words. ``entities`` are half-open spans of words with PER, ORG, LOC or MISC, in order
    and without overlap.
    """

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    lemmas: tuple[str, ...]
    entities: tuple[Span, ...]


EMPTY = Annotation((), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Card:
    """What the model is: its label lists in the order of its outputs, its version and its files."""

    version: str
    sha256: dict[str, str]
    upos: tuple[str, ...]
    deprels: tuple[str, ...]
    scripts: tuple[str, ...]
    tags: tuple[str, ...]

    @staticmethod
    def read(folder: Path) -> Card:
        """The card in ``folder``. Raises `LanguageError` where it is missing or does not fit."""
        try:
            raw = json.loads((folder / "card.json").read_text("utf-8"))
            if tuple(raw["casings"]) != CASINGS:
                raise LanguageError(f"the model in {folder} was made for other casing classes")
            return Card(
                version=str(raw["version"]),
                sha256=dict(raw["sha256"]),
                upos=tuple(raw["upos"]),
                deprels=tuple(raw["deprels"]),
                scripts=tuple(raw["scripts"]),
                tags=tuple(raw["tags"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LanguageError(f"no language model in {folder}: reinstall tregua") from error


@dataclass(frozen=True, slots=True)
class _Reading:
    """A window's annotation, in positions of the window."""

    upos: list[str]
    heads: list[int]
    deprels: list[str]
    scripts: list[str]
    entities: list[Span]


class Encoder:
    """The shipped model, ready to annotate. Loading it takes about 0.2 s; one instance serves all.

    ``annotate`` may be called from several threads: sessions and the memory of cut words allow it.
    """

    def __init__(self, folder: Path = DATA, *, threads: int = 1) -> None:
        """Opens the model in ``folder`` with ``threads`` threads. Raises `LanguageError`."""
        self.card = Card.read(folder)
        for name in FILES:
            if not (folder / name).is_file():
                raise LanguageError(f"{name} is missing from {folder}: reinstall tregua")
        self._passes = Passes(Pieces(folder / "tokenizer.json"))
        self._lexicon = Lexicon(self._passes.pieces.whole_words)
        self._session = open_session(folder / "model.onnx", threads)
        self._apposition = "parataxis" if "parataxis" in self.card.deprels else "dep"

    @staticmethod
    def load(threads: int = 1) -> Encoder:
        """The shipped model, opened once per process and number of threads."""
        return _shared(threads)

    @property
    def version(self) -> str:
        """Name and version of the model, for what is derived from its readings."""
        return f"tregua-english-{self.card.version}"

    def verify(self, folder: Path = DATA) -> None:
        """Checks the files of ``folder`` against the card's SHA-256. Raises `LanguageError`."""
        for name, expected in self.card.sha256.items():
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != expected:
                raise LanguageError(f"{folder / name} is damaged: reinstall tregua")

    def annotate(self, sentences: Sequence[Sequence[str]]) -> list[Annotation]:
        """One annotation per sentence, in order; each has as many tags, heads and so on as words.

        Sentences are lists of words as `segment.words` cuts them. A sentence beyond ``WINDOW``
        pieces is read in windows: trees of later windows hang from the first one's root.
        """
        windows = [w for i, words in enumerate(sentences) for w in self._passes.windows(i, words)]
        readings: dict[tuple[int, int], _Reading] = {}
        for batch in batches(windows):
            for window, reading in zip(batch, self._read(batch), strict=True):
                readings[window.sentence, window.start] = reading
        parts: list[list[tuple[int, _Reading]]] = [[] for _ in sentences]
        for (sentence, start), reading in sorted(readings.items(), key=lambda entry: entry[0]):
            parts[sentence].append((start, reading))
        return [self._join(words, p) for words, p in zip(sentences, parts, strict=True)]

    def _read(self, batch: list[Window]) -> Iterator[_Reading]:
        upos, scripts, tags, arcs, relations = self._session.run(None, self._passes.inputs(batch))
        card = self.card
        for i, window in enumerate(batch):
            n = len(window.cut)
            heads = tree.heads(arcs[i, :n, : n + 1])
            columns = np.asarray(heads) + 1
            deprels = relations[i, np.arange(n), columns]
            yield _Reading(
                upos=[card.upos[u] for u in upos[i, :n]],
                heads=heads,
                deprels=[
                    "root" if head < 0 else card.deprels[d]
                    for head, d in zip(heads, deprels, strict=True)
                ],
                scripts=[card.scripts[s] for s in scripts[i, :n]],
                entities=self._entities(tags[i, :n]),
            )

    def _entities(self, scores: NDArray[np.float32]) -> list[Span]:
        """The best sequence of BIO tags as spans; ``scores`` is (words, tags)."""
        tags = self.card.tags
        best = [tags[t] for t in scores.argmax(axis=1)]
        if not _consistent(best):
            best = [tags[t] for t in _viterbi(scores, _allowed(tags))]
        spans: list[Span] = []
        for i, tag in enumerate(best):
            if tag.startswith("B-"):
                spans.append((i, i + 1, tag[2:]))
            elif tag.startswith("I-"):
                start, _, label = spans.pop()
                spans.append((start, i + 1, label))
        return spans

    def _join(self, words: Sequence[str], parts: list[tuple[int, _Reading]]) -> Annotation:
        if not parts:
            return EMPTY
        upos: list[str] = []
        heads: list[int] = []
        deprels: list[str] = []
        scripts: list[str] = []
        entities: list[Span] = []
        root = parts[0][1].heads.index(-1)
        for start, part in parts:
            upos += part.upos
            scripts += part.scripts
            entities += [(a + start, b + start, label) for a, b, label in part.entities]
            for head, deprel in zip(part.heads, part.deprels, strict=True):
                hangs = head < 0 and start > 0
                heads.append(root if hangs else head + start if head >= 0 else -1)
                deprels.append(self._apposition if hangs else deprel)
        return Annotation(
            upos=tuple(upos),
            heads=tuple(heads),
            deprels=tuple(deprels),
            lemmas=tuple(
                self._lexicon.lemma(word, tag, lemmas.apply(script, word))
                for word, tag, script in zip(words, upos, scripts, strict=True)
            ),
            entities=tuple(entities),
        )


@cache
def _shared(threads: int) -> Encoder:
    return Encoder(threads=threads)


def _follows(before: str, tag: str) -> bool:
    return not tag.startswith("I-") or before in (tag, f"B-{tag[2:]}")


def _consistent(tags: list[str]) -> bool:
    return all(_follows(a, b) for a, b in zip(["O", *tags], tags, strict=False))


@cache
def _allowed(tags: tuple[str, ...]) -> NDArray[np.float32]:
    """(1 + tags, tags): 0 where a tag may follow another, very low where not; row 0 the start."""
    rows = [[0.0 if _follows(a, b) else -1e4 for b in tags] for a in ("O", *tags)]
    return np.asarray(rows, dtype=np.float32)


def _viterbi(scores: NDArray[np.float32], allowed: NDArray[np.float32]) -> list[int]:
    """The best allowed sequence of labels for ``scores`` (words, labels)."""
    total = scores[0] + allowed[0]
    back = []
    for row in scores[1:]:
        paths = total[:, None] + allowed[1:]
        back.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + row
    best = [int(total.argmax())]
    for pointers in reversed(back):
        best.append(int(pointers[best[-1]]))
    return best[::-1]
