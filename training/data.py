"""The training sentences: treebanks, named entities and the project's own corpus, in one form.

Every reader gives `Item`s: words with whatever layers the source annotates. Nothing here reads a
test split; `evaluate.py` does, and only to report.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tregua.language.lemmas import script
from tregua.model.vocab import CeasefireAct, SubEvent, TermSlot

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence. Layers that the source does not annotate are empty.

    ``heads`` are 0-based with -1 for the root. ``tags`` is BIO; ``misc`` says whether the source
    annotates MISC: where it does not, an O may hide one and the loss must not say otherwise.
    ``layers`` holds one label a word for each further layer (`LAYERS`) that the source
    annotates; ``domain`` is one of `DOMAINS` where it is known.
    """

    words: tuple[str, ...]
    source: str
    upos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deprels: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    misc: bool = True
    text: str = ""
    paragraph: bool = False
    layers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    domain: str = ""


def lines(path: Path) -> Iterator[str]:
    """The lines of a plain or gzip file, without line ends."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            yield line.rstrip("\n")


def blocks(path: Path) -> Iterator[list[str]]:
    """Blank-line separated blocks of lines."""
    block: list[str] = []
    for line in lines(path):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def read_conllu(path: Path, source: str, *, entities: bool = False) -> list[Item]:
    """Sentences of a CoNLL-U file; with ``entities``, GUM's named mentions as well."""
    items = []
    for block in blocks(path):
        rows, text, paragraph = [], "", False
        for line in block:
            if line.startswith("# text = "):
                text = line[9:]
            if line.startswith(("# newpar", "# newdoc")):
                paragraph = True
            if not line.startswith("#"):
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
        if not rows:
            continue
        words = tuple(r[1] for r in rows)
        item = Item(
            words=words,
            source=source,
            upos=tuple(r[3] for r in rows),
            heads=tuple(int(r[6]) - 1 for r in rows),
            deprels=tuple(r[7] for r in rows),
            lemmas=tuple(r[2] for r in rows),
            text=text,
            paragraph=paragraph,
        )
        if entities:
            spans = gum_names(item, [r[4] for r in rows], [r[9] for r in rows])
            item = replace(item, tags=bio(len(words), spans), misc=False)
        items.append(item)
    return items


def read_iob2(path: Path, source: str, *, misc: bool) -> list[Item]:
    """Sentences of a UNER or WikiNEuRal file: word in the second column, tag in the third."""
    items = []
    for block in blocks(path):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        rows = [r for r in rows if r[0].isdigit()]
        if not rows:
            continue
        tags = tuple(r[2] if r[2][2:] in ("PER", "ORG", "LOC", "MISC") else "O" for r in rows)
        spans = spans_of(tags)
        words = tuple(r[1] for r in rows)
        items.append(Item(words, source, tags=bio(len(words), spans), misc=misc))
    return items


_MARK = re.compile(r"\[(PER|ORG|LOC|MISC) ([^\[\]]+)\]")


def unmark(line: str) -> tuple[str, list[Span]]:
    """A line of the corpus without its marks, and the marked character spans."""
    text, spans, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    return text + line[last:], spans


def read_corpus(folder: Path) -> list[Item]:
    """The project's own sentences, cut into words by the runtime's own segmenter."""
    from tregua.language.segment import words as cut

    items = []
    for path in sorted(folder.glob("entities-*.txt")):
        for line in lines(path):
            if not line.strip() or line.startswith("#"):
                continue
            text, marked = unmark(line.strip())
            offsets = cut(text, 0, len(text))
            spans, taken = [], 0
            for start, end, label in marked:
                inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
                if inside and inside[0] >= taken:
                    spans.append((inside[0], inside[-1] + 1, label))
                    taken = inside[-1] + 1
            forms = tuple(text[a:b] for a, b in offsets)
            if forms:
                items.append(Item(forms, "corpus", tags=bio(len(forms), spans), text=text))
    return items


def bio(n: int, spans: list[Span]) -> tuple[str, ...]:
    """Spans as BIO tags."""
    tags = ["O"] * n
    for start, end, label in spans:
        tags[start] = f"B-{label}"
        for i in range(start + 1, end):
            tags[i] = f"I-{label}"
    return tuple(tags)


def spans_of(tags: tuple[str, ...] | list[str]) -> list[Span]:
    """BIO tags as spans; an I- that continues nothing begins a span."""
    spans: list[Span] = []
    start, label = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag != f"I-{label}":
            spans.append((start, i, label))
            start = -1
        if tag != "O" and start < 0:
            start, label = i, tag[2:]
    return spans


# --- GUM: from mentions to names -----------------------------------------------------------------

_BRACKET = re.compile(r"\((?P<open>[^()]*)(?P<single>\)?)|(?P<close>[^()]+)\)")
_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "MISC"}
_GLUE = {"case", "det", "cc", "punct", "mark"}
_NAME = {"flat", "compound", "flat:name", "fixed", "goeswith"}


def gum_names(item: Item, xpos: list[str], miscs: list[str]) -> list[Span]:
    """The mentions whose head is a proper noun, trimmed to the name itself.

    GUM marks whole noun phrases ("U.S. President Ann Lee, who …"). What is kept is the run of words
    around the head that the treebank calls flat, compound, capitalised modifier or, in names of
    bodies and places, an "of" phrase of proper nouns. Where names nest, the longest wins.
    """
    found: list[Span] = []
    open_: list[tuple[str, int, str]] = []
    for i, misc in enumerate(miscs):
        value = next((f[7:] for f in misc.split("|") if f.startswith("Entity=")), "")
        for match in _BRACKET.finditer(value):
            if match["close"] is not None:
                name = match["close"].split("-")[0]
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][0] == name:
                        _, start, kind = open_.pop(k)
                        found.append((start, i + 1, kind))
                        break
                continue
            fields = match["open"].split("-")
            kind = fields[1] if len(fields) > 1 else ""
            if match["single"]:
                found.append((i, i + 1, kind))
            else:
                open_.append((fields[0], i, kind))
    cores = []
    for start, end, kind in found:
        if kind in _KINDS and end - start < 60:
            core = _core(item, xpos, start, end, _KINDS[kind])
            if core is not None:
                cores.append(core)
    kept: list[Span] = []
    for core in sorted(set(cores), key=lambda c: (c[0] - c[1], c[0])):
        if all(core[1] <= k[0] or core[0] >= k[1] for k in kept):
            kept.append(core)
    return sorted(kept)


def _core(item: Item, xpos: list[str], start: int, end: int, label: str) -> Span | None:
    heads = [i for i in range(start, end) if not start <= item.heads[i] < end]
    if not heads or item.upos[heads[0]] != "PROPN":
        return None
    head = heads[0]
    if label == "PER" and xpos[head] == "NNPS":
        label = "MISC"
    inside = {head}
    changed = True
    while changed:
        changed = False
        for i in range(start, end):
            if i not in inside and item.heads[i] in inside and _joins(item, i, label):
                inside.add(i)
                changed = True
    first = head
    while first > start and first - 1 in inside:
        first -= 1
    last = head + 1
    while last < end and last in inside:
        last += 1
    while first < head and (not _solid(item, first) or _drops(item.words[first], label)):
        first += 1
    while last - 1 > head and not _solid(item, last - 1):
        last -= 1
    name = " ".join(item.words[first:last])
    if label == "PER" and name in _OTHERWISE:
        return first, last, _OTHERWISE[name]
    if label == "PER" and item.words[last - 1].lower() in _TITLES:
        return None
    return first, last, label


# GUM tags titles that stand for a person, and groups of people, as persons; here they are not.
_TITLES = {
    "president", "minister", "secretary", "spokesperson", "spokesman", "spokeswoman",
    "senator", "king", "queen", "prince", "princess", "pope", "judge", "justice", "mayor",
    "governor", "professor", "director", "chairman", "ambassador", "general", "captain",
    "emperor", "god", "lord", "gen.", "lt.", "col.", "maj.", "capt.", "sgt.", "prof.",
    "sen.", "rep.", "gov.", "mr.", "mrs.", "ms.", "dr.", "sir", "court", "us", "u.s.",
    "prime", "vice", "former",
}  # fmt: skip
_OTHERWISE = {"Taliban": "ORG", "Rohingya": "MISC", "ISIS": "ORG", "Hezbollah": "ORG"}


def _drops(word: str, label: str) -> bool:
    return word.lower() == "the" or (label == "PER" and word.lower() in _TITLES)


def _joins(item: Item, i: int, label: str) -> bool:
    relation, upos, form = item.deprels[i], item.upos[i], item.words[i]
    if relation in ("flat", "fixed", "goeswith"):
        return True
    if relation == "punct":
        return form in "-–.&'\"/"
    if label == "PER":
        return relation == "compound" and upos == "PROPN"
    if relation == "compound":
        return form[:1].isupper() or upos == "NUM"
    if relation in _GLUE:
        return True
    capital = form[:1].isupper()
    if relation in ("amod", "nmod:poss", "nummod", "nmod:desc", "nmod:unmarked"):
        return capital
    if relation == "nmod":
        of = any(
            item.heads[j] == i
            and item.deprels[j] == "case"
            and item.words[j].lower() in ("of", "for")
            for j in range(len(item.words))
        )
        return of and upos == "PROPN"
    return relation == "conj" and upos == "PROPN" and label in ("ORG", "MISC")


def _solid(item: Item, i: int) -> bool:
    return item.words[i][:1].isupper() or (
        item.upos[i] in ("PROPN", "NUM") and item.words[i] != "-"
    )


# --- Labels --------------------------------------------------------------------------------------

LAYERS = {
    **{name: ("O", f"B-{name}", f"I-{name}") for name in ("source", "cue", "content")},
    "act": (
        "O",
        *(act.value for act in CeasefireAct),
        *("demand", "threat", "quantity"),
        *(kind.value for kind in SubEvent),
    ),
    "role": ("O", "B-by", "I-by", "B-to", "I-to"),
    "term": ("O", *(f"{part}-{slot.value}" for slot in TermSlot for part in "BI")),
}
"""Labels of the layers beside syntax and names: who says what, which words tell of an act, who does
it to whom, and on which terms."""
DOMAINS = ("other", "war")
"""What a sentence is about; the label of a whole sentence."""

TAGS = ("O", *(f"{p}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for p in "BI"))


@dataclass(frozen=True, slots=True)
class Labels:
    """The label lists, in the order of the model's outputs."""

    upos: tuple[str, ...]
    deprels: tuple[str, ...]
    scripts: tuple[str, ...]
    tags: tuple[str, ...] = TAGS
    layers: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: LAYERS)

    @staticmethod
    def learn(items: list[Item], *, least: int = 3) -> Labels:
        """Labels of ``items``; lemma scripts seen at least ``least`` times."""
        scripts: dict[str, int] = {}
        for item in items:
            for form, lemma in zip(item.words, item.lemmas, strict=False):
                if lemma != "_":
                    edit = script(form, lemma)
                    scripts[edit] = scripts.get(edit, 0) + 1
        return Labels(
            upos=tuple(sorted({u for item in items for u in item.upos if u != "_"})),
            deprels=tuple(sorted({d for item in items for d in item.deprels})),
            scripts=tuple(sorted(s for s, count in scripts.items() if count >= least)),
        )


# --- Augmentation --------------------------------------------------------------------------------

_SMALL = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "as", "by", "with"}


def roughen(item: Item, chance: random.Random) -> Item:
    """Now and then the item as careless text has it: other casing, no final stop."""
    roll = chance.random()
    words = item.words
    if roll < 0.03:
        words = tuple(w.lower() for w in words)
    elif roll < 0.06:
        words = tuple(w.upper() for w in words)
    elif roll < 0.10:
        words = tuple(w if w.lower() in _SMALL else w[:1].upper() + w[1:] for w in words)
    item = replace(item, words=words)
    last = len(words) - 1
    if last > 2 and words[last] == "." and chance.random() < 0.15 and last not in item.heads:
        item = replace(
            item,
            words=item.words[:last],
            upos=item.upos[:last],
            heads=item.heads[:last],
            deprels=item.deprels[:last],
            lemmas=item.lemmas[:last],
            tags=item.tags[:last],
            layers={name: labels[:last] for name, labels in item.layers.items()},
        )
    return item
