"""The statement corpus: reads, checks and counts it (`python -m training.statements`).

The form is described in `corpus/GUIDE.md`. Reading is strict: a line that the guide does not
allow raises `CorpusError` with its file and line, so that a typing slip is never a label.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tregua.model.vocab import (
    CeasefireAct,
    Certainty,
    EventCode,
    SpeakerKind,
    Stance,
    SubEvent,
    TermSlot,
)

CORPUS = Path(__file__).with_name("corpus")
REGISTERS = frozenset(
    {"agency", "paper", "broadcast", "state media", "group statement", "un report", "ngo report"}
    | {"translated", "live blog", "headline", "letter", "social"}
)
TOPICS = frozenset(
    {"sport", "trade", "party politics", "family", "gangs", "animals", "labour", "business"}
    | {"history", "fiction", "crime", "science", "protest"}
)
ACTS = frozenset(act.value for act in CeasefireAct)
JUDGED = ACTS | {"term", "incident", "demand", "threat", "quantity"}
"""Kinds of which the labels are complete: what is found beyond them is invented."""
_KINDS = {
    "term": frozenset(slot.value for slot in TermSlot),
    "incident": frozenset(kind.value for kind in SubEvent),
    "event": frozenset(code.value for code in EventCode),
}
_WORDS = ("in", "at", "by", "to", "says", "via", "place", "condition")
_CLOSED = {
    "speaker": frozenset(kind.value for kind in SpeakerKind),
    "stance": frozenset(stance.value for stance in Stance),
    "certainty": frozenset(certainty.value for certainty in Certainty),
    "negated": frozenset({"yes"}),
    "background": frozenset({"yes"}),
}
_NUMBERS = ("killed", "injured")
_NUMBER = re.compile(r"(?P<low>\d+)(?:-(?P<high>\d+)|(?P<open>\+))?|-(?P<upto>\d+)")
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?|indefinite")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONFLICT = re.compile(r".+ \d{4}(?:-\d{4})?")

Offsets = tuple[int, int]
"""First and one past the last code point in the item's text."""


class CorpusError(ValueError):
    """A line that the guide does not allow; says where it stands."""


@dataclass(frozen=True, slots=True)
class Label:
    """One statement of an item.

    ``kind`` is an act or ``term``, ``incident``, ``demand``, ``threat``, ``quantity``, ``event``,
    ``attribution``; ``sub`` its slot, sub-event, code or what is counted. ``spans`` gives, for each
    key whose values are words of the text, where they stand; ``values`` all values as written.
    """

    kind: str
    sub: str
    values: dict[str, tuple[str, ...]]
    spans: dict[str, tuple[Offsets, ...]]

    def first(self, key: str) -> str | None:
        """The first value of a key, None where it has none."""
        return self.values[key][0] if key in self.values else None

    @property
    def at(self) -> Offsets:
        """Where the words stand that say it."""
        return self.spans["at"][0]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence or short report with its statements. ``published`` is an ISO date or None."""

    id: str
    published: str | None
    register: str
    conflict: str
    text: str
    labels: tuple[Label, ...]

    @property
    def is_report(self) -> bool:
        """Whether it is more than one sentence (a report's paragraphs stand on lines)."""
        return "\n" in self.text or len(re.findall(r"[.!?][\"”’)]* +[A-Z\"“]", self.text)) > 1


@dataclass(slots=True)
class _Draft:
    where: str
    head: str
    text: list[str] = field(default_factory=list)
    labels: list[tuple[str, str]] = field(default_factory=list)
    empty: bool = False


def corpus(folder: Path = CORPUS) -> list[Labelled]:
    """All items of `statements-*.txt`, in the order of the files. Raises `CorpusError`."""
    items = [item for path in sorted(folder.glob("statements-*.txt")) for item in read(path)]
    for id_, times in Counter(item.id for item in items).items():
        if times > 1:
            raise CorpusError(f"id {id_} is given {times} times")
    return items


def held_out(item: Labelled) -> bool:
    """Whether the item belongs to the tenth that only measures: whole wars, by their name."""
    return hashlib.sha1(f"truce {item.conflict}".casefold().encode()).digest()[0] % 10 == 0


def read(path: Path) -> Iterator[Labelled]:
    """The items of one file. Raises `CorpusError` with file and line."""
    for draft in _drafts(path):
        yield _item(draft)


def _drafts(path: Path) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if line.startswith("#"):
            continue
        if line.startswith("@"):
            if draft:
                yield draft
            draft = _Draft(where, line[1:])
        elif not line.strip():
            if draft:
                yield draft
            draft = None
        elif draft is None:
            raise CorpusError(f"{where}: a line outside of any item")
        elif line.startswith("="):
            draft.labels.append((where, line[1:]))
        elif line.strip() == "-":
            draft.empty = True
        elif draft.labels or draft.empty:
            raise CorpusError(f"{where}: text after the statements of its item")
        else:
            draft.text.append(line.strip())
    if draft:
        yield draft


def _item(draft: _Draft) -> Labelled:
    parts = [part.strip() for part in draft.head.split("|")]
    if len(parts) != 4 or not all(parts):
        raise CorpusError(f"{draft.where}: the head wants id | published | register | conflict")
    id_, published, register, conflict = parts
    if published != "-" and not _is_day(published):
        raise CorpusError(f"{draft.where}: {published} is no ISO date")
    if register not in REGISTERS:
        raise CorpusError(f"{draft.where}: unknown register {register}")
    if conflict not in TOPICS and not _CONFLICT.fullmatch(conflict):
        raise CorpusError(f"{draft.where}: {conflict} is neither a topic nor a war with its years")
    if not draft.text:
        raise CorpusError(f"{draft.where}: no text")
    if draft.empty == bool(draft.labels):
        raise CorpusError(f"{draft.where}: wants either statements or a single -")
    text = "\n".join(draft.text)
    labels = tuple(read_label(text, line, where) for where, line in draft.labels)
    return Labelled(id_, None if published == "-" else published, register, conflict, text, labels)


def read_label(text: str, line: str, where: str) -> Label:
    """One statement line, without its `=`, held against the text. Raises `CorpusError`."""
    head, *fields = (part.strip() for part in line.split("|"))
    kind, _, sub = head.partition(" ")
    _check_kind(kind, sub, where)
    values: dict[str, tuple[str, ...]] = {}
    for entry in fields:
        key, _, value = entry.partition(" ")
        if key in values:
            raise CorpusError(f"{where}: {key} is given twice; separate values with ;")
        values[key] = tuple(part.strip() for part in value.split(";") if part.strip())
        if not values[key]:
            raise CorpusError(f"{where}: {key} has no value")
    if "at" not in values:
        raise CorpusError(f"{where}: every statement wants its words: at …")
    low, high = 0, len(text)
    if "in" in values:
        low, high = _place(text, values["in"][0], 0, where)
    start, end = _place(text[low:high], values["at"][0], 0, where)
    near = low + start
    spans = {"at": ((near, low + end),)}
    for key in values.keys() - {"at", "in"}:
        _check_value(kind, sub, key, values[key], where)
        if key in _WORDS or (key == "value" and _is_words(sub)):
            spans[key] = tuple(_place(text, value, near, where) for value in values[key])
    return Label(kind, sub, values, spans)


def _check_kind(kind: str, sub: str, where: str) -> None:
    if kind in _KINDS:
        if sub not in _KINDS[kind]:
            raise CorpusError(f"{where}: {kind} {sub!r} is not in the vocabulary")
    elif kind == "quantity":
        if not sub:
            raise CorpusError(f"{where}: a quantity wants what is counted")
    elif kind not in ACTS | {"demand", "threat", "attribution"} or sub:
        raise CorpusError(f"{where}: unknown kind {kind} {sub}".rstrip())


def _check_value(kind: str, sub: str, key: str, values: tuple[str, ...], where: str) -> None:
    if key in _CLOSED:
        good = values[0] in _CLOSED[key]
    elif key in _NUMBERS or (key == "value" and kind == "quantity"):
        good = _NUMBER.fullmatch(values[0]) is not None
    elif key == "when" or (key == "value" and sub in {"start", "end"}):
        good = all(_is_day(day) for day in values[0].split("/"))
    elif key == "value" and sub == "duration":
        good = _DURATION.fullmatch(values[0]) is not None
    else:
        good = key in _WORDS or (key == "value" and kind == "term")
    if not good:
        raise CorpusError(f"{where}: {key} {'; '.join(values)} is not allowed here")


def _is_words(sub: str) -> bool:
    """Whether the value of a term in this slot is words of the text."""
    return sub in _KINDS["term"] - {"start", "end", "duration"}


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _place(text: str, words: str, near: int, where: str) -> Offsets:
    """Where the words stand, at the place nearest to an offset."""
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not places:
        raise CorpusError(f"{where}: the text has no {words!r}")
    start = min(places, key=lambda place: abs(place - near))
    return start, start + len(words)


def number(text: str) -> tuple[int | None, int | None]:
    """The bounds of a number as the guide writes it: `12`, `12-15`, `12+`, `-12`."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no number of the guide")
    if match["upto"]:
        return None, int(match["upto"])
    low = int(match["low"])
    if match["open"]:
        return low, None
    return low, int(match["high"]) if match["high"] else low


def alike(items: Iterable[Labelled], size: int = 6) -> list[tuple[str, str]]:
    """Pairs of items that share a run of `size` words: signs of a template."""
    seen: dict[tuple[str, ...], str] = {}
    pairs: dict[tuple[str, str], None] = {}
    for item in items:
        words = re.findall(r"\w+", item.text.casefold())
        for i in range(len(words) - size + 1):
            first = seen.setdefault(tuple(words[i : i + size]), item.id)
            if first != item.id:
                pairs[first, item.id] = None
    return list(pairs)


def summary(items: list[Labelled]) -> str:
    """What the corpus holds, as lines."""
    kinds = Counter(label.kind for item in items for label in item.labels)
    wars = {item.conflict for item in items} - TOPICS
    shapes = Counter(
        (
            "report" if item.is_report else "sentence",
            "with statements" if item.labels else "without",
        )
        for item in items
    )
    lines = [f"{len(items)} items, {len(wars)} wars, {sum(map(held_out, items))} held out"]
    lines += [f"  {n:5} {' '.join(shape)}" for shape, n in sorted(shapes.items())]
    lines += [f"  {n:5} {kind}" for kind, n in kinds.most_common()]
    registers = Counter(item.register for item in items)
    lines.append("  " + ", ".join(f"{name} {n}" for name, n in registers.most_common()))
    return "\n".join(lines)


def main() -> int:
    """Check all files; print what they hold and which items look like one template."""
    try:
        items = corpus()
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    print(summary(items))
    for a, b in alike(items):
        print(f"alike: {a} {b}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
