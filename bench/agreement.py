"""The two passes over the statement corpus: how far two annotators agree, by kind and by slot.

    python -m bench.agreement                    the figures, over all items of the second pass
    python -m bench.agreement --errors declare   where the passes part (never the held-out items)

A tenth of the items was labelled a second time by somebody who had not seen the labels
(``training/corpus/second-pass.txt``: ids and statement lines, the texts stand in the corpus). Two
labels are one statement where kind and sub-kind are the same and their words overlap; a quantity,
whose sub-kind is free words, wants the same number. *In text* asks for no overlap: the same kind in
the same item. Slots are compared on the statements found twice. The figures bound what a reader can
be asked for: it cannot agree with the labels more than people do.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.statements import (
    ACTS,
    CORPUS,
    JUDGED,
    CorpusError,
    Label,
    Labelled,
    corpus,
    held_out,
    number,
    read_label,
)

from bench.corpus import SLOTS, Tally, family, label_kind, same_name
from bench.exported import markdown

SECOND = CORPUS / "second-pass.txt"
CLOSED = ("stance", "certainty", "speaker", "negated", "background")
"""Slots with a closed vocabulary and a default: kappa is given for them."""

Pair = tuple[Label, Label]


@dataclass(frozen=True, slots=True)
class Twice:
    """An item with the labels of both passes."""

    item: Labelled
    second: tuple[Label, ...]


@dataclass
class Agreement:
    """How far the passes agree. In a `Tally` the first pass is what is wanted."""

    items: list[Twice] = field(default_factory=list)
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    in_text: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    slots: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    speakers: Tally = field(default_factory=Tally)
    closed: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[tuple[str, str]] = field(default_factory=list)


def second_pass(items: Iterable[Labelled], path: Path = SECOND) -> list[Twice]:
    """The items of the second pass with both sets of labels. Raises `CorpusError`."""
    known = {item.id: item for item in items}
    found: list[Twice] = []
    for block in re.split(r"\n\s*\n", path.read_text("utf-8")):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            found.append(_twice(known, lines, path.name))
    for id_, times in Counter(twice.item.id for twice in found).items():
        if times > 1:
            raise CorpusError(f"{path.name}: {id_} is given {times} times")
    return found


def _twice(known: dict[str, Labelled], lines: list[str], name: str) -> Twice:
    id_ = lines[0].removeprefix("@").strip()
    if not lines[0].startswith("@") or id_ not in known:
        raise CorpusError(f"{name}: the corpus has no item {id_!r}")
    body = lines[1:]
    if body != ["-"] and not (body and all(line.startswith("=") for line in body)):
        raise CorpusError(f"{name}: {id_} wants either statements or a single -")
    item, where = known[id_], f"{name}: {id_}"
    labels = (read_label(item.text, line[1:], where) for line in body if line != "-")
    return Twice(item, tuple(labels))


def compare(items: Iterable[Twice]) -> Agreement:
    """Holds the labels of the second pass against those of the first."""
    agreement = Agreement()
    for twice in items:
        agreement.items.append(twice)
        pairs = matched(twice.item.labels, twice.second)
        _count(agreement.kinds, twice, pairs)
        _count(agreement.in_text, twice, matched(twice.item.labels, twice.second, near=False))
        for first, second in pairs:
            _compare_slots(agreement, twice.item, first, second)
        _compare_speakers(agreement.speakers, twice)
        _note_errors(agreement, twice, pairs)
    return agreement


def matched(first: Sequence[Label], second: Sequence[Label], *, near: bool = True) -> list[Pair]:
    """The labels that say the same, one to one; with `near` only where their words overlap."""
    left = list(second)
    pairs = []
    for label in first:
        others = [o for o in left if _same(label, o) and (not near or overlap(label, o))]
        if others:
            best = max(others, key=lambda other: (overlap(label, other), _shared(label, other)))
            left.remove(best)
            pairs.append((label, best))
    return pairs


def overlap(a: Label, b: Label) -> bool:
    """Whether the words that say it have something in common."""
    return a.at[0] < b.at[1] and b.at[0] < a.at[1]


def _same(a: Label, b: Label) -> bool:
    if a.kind == b.kind == "quantity":
        return agrees("value", a, b)
    return (a.kind, a.sub) == (b.kind, b.sub)


def _shared(a: Label, b: Label) -> int:
    return sum(agrees(slot, a, b) for slot in a.values.keys() & b.values.keys() - {"at", "in"})


def agrees(slot: str, a: Label, b: Label) -> bool:
    """Whether both labels give a slot and give it alike."""
    if slot not in a.values or slot not in b.values:
        return False
    mine, theirs = a.values[slot], b.values[slot]
    if slot in ("killed", "injured") or (slot == "value" and a.kind == "quantity"):
        return number(mine[0]) == number(theirs[0])
    if slot == "when" or a.sub in ("start", "end", "duration"):
        return _measured(mine[0]) == _measured(theirs[0])
    fewer, more = sorted((mine, theirs), key=len)
    return all(any(same_name(name, other) for other in more) for name in fewer)


def _measured(value: str) -> str:
    """Weeks as days, a day as 24 hours and an interval of one day as that day."""
    if weeks := re.fullmatch(r"P(\d+)W", value):
        value = f"P{7 * int(weeks[1])}D"
    if hours := re.fullmatch(r"PT(\d+)H", value):
        days, rest = divmod(int(hours[1]), 24)
        return value if rest else f"P{days}D"
    low, _, high = value.partition("/")
    return low if low == high else value


def closed_value(slot: str, label: Label) -> str:
    """The value of a closed slot, the guide's default where the label gives none."""
    if slot == "stance":
        return label.first(slot) or ("claim" if "says" in label.values else "report")
    if slot == "speaker":
        return label.first(slot) or "named"
    return label.first(slot) or ("certain" if slot == "certainty" else "no")


def _count(tallies: dict[str, Tally], twice: Twice, pairs: list[Pair]) -> None:
    for label in twice.item.labels:
        tallies[label_kind(label)].wanted += 1
    for label in twice.second:
        tallies[label_kind(label)].said += 1
    for label, _ in pairs:
        tallies[label_kind(label)].right += 1


def _compare_slots(agreement: Agreement, item: Labelled, first: Label, second: Label) -> None:
    for slot in SLOTS:
        tally = agreement.slots[slot]
        tally.wanted += slot in first.values
        tally.said += slot in second.values
        if agrees(slot, first, second):
            tally.right += 1
        elif slot in first.values or slot in second.values:
            shown = " / ".join(str(label.values.get(slot)) for label in (first, second))
            _note(agreement, item, slot, f"{label_kind(first)}: {shown}")
    for slot in CLOSED:
        if _comparable(slot, first, second):
            mine, theirs = closed_value(slot, first), closed_value(slot, second)
            agreement.closed[slot].append((mine, theirs))
            if mine != theirs:
                _note(agreement, item, slot, f"{label_kind(first)}: {mine} / {theirs}")


def _compare_speakers(tally: Tally, twice: Twice) -> None:
    """Every speaker of an item once, whatever statement is theirs."""
    mine, theirs = (
        {name for label in labels for name in label.values.get("says", ())}
        for labels in (twice.item.labels, twice.second)
    )
    tally.wanted += len(mine)
    tally.said += len(theirs)
    tally.right += min(
        sum(any(same_name(a, b) for b in theirs) for a in mine),
        sum(any(same_name(a, b) for a in mine) for b in theirs),
    )


def _comparable(slot: str, a: Label, b: Label) -> bool:
    """Stance and speaker hang on `says`: who gives one and who none is that slot's matter."""
    if slot == "speaker":
        return "says" in a.values and "says" in b.values
    return slot != "stance" or ("says" in a.values) == ("says" in b.values)


def _note_errors(agreement: Agreement, twice: Twice, pairs: list[Pair]) -> None:
    one = [label for label in twice.item.labels if all(label is not a for a, _ in pairs)]
    two = [label for label in twice.second if all(label is not b for _, b in pairs)]
    for label in list(one):
        other = next((o for o in two if overlap(label, o)), None)
        if other is not None:
            one.remove(label)
            two.remove(other)
            named = [f"{o.kind} {o.sub}".strip() for o in (label, other)]
            agreement.confused[named[0], named[1]] += 1
            shown = f"{named[0]} / {named[1]}: {label.first('at')!r} / {other.first('at')!r}"
            for kind in {label_kind(label), label_kind(other)}:
                _note(agreement, twice.item, kind, shown)
    for who, labels in (("first only ", one), ("second only", two)):
        for label in labels:
            shown = f"{who} {label.sub} {label.first('at')!r}"
            _note(agreement, twice.item, label_kind(label), f"{shown} in {twice.item.text!r}")


def _note(agreement: Agreement, item: Labelled, kind: str, text: str) -> None:
    if not held_out(item):
        agreement.errors.append((kind, f"{item.id} {text}"))


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa of two codings; NaN where chance alone would agree on everything."""
    total = len(pairs)
    if not total:
        return float("nan")
    mine, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(mine[value] * theirs[value] for value in mine) / total**2
    seen = sum(a == b for a, b in pairs) / total
    return (seen - chance) / (1 - chance) if chance < 1 else float("nan")


def alpha(
    pairs: Sequence[tuple[frozenset[str], frozenset[str]]],
    distance: Callable[[frozenset[str], frozenset[str]], float] | None = None,
) -> float:
    """Krippendorff's alpha of two codings by sets, with MASI distance unless told otherwise."""
    distance = distance or masi
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    expected = sum(
        values[a] * (values[b] - (a == b)) * distance(a, b) for a in values for b in values
    )
    if not expected:
        return float("nan")
    seen = sum(distance(a, b) for a, b in pairs) / len(pairs)
    return 1 - seen * total * (total - 1) / expected


def masi(a: frozenset[str], b: frozenset[str]) -> float:
    """How far two sets are apart: 0 where equal, 1 where they share nothing (Passonneau 2006)."""
    if a == b:
        return 0.0
    share = len(a & b) / len(a | b)
    weight = 2 / 3 if a <= b or b <= a else 1 / 3
    return 1 - share * weight


def acts_of(labels: Iterable[Label]) -> frozenset[str]:
    """The ceasefire acts that the labels name."""
    return frozenset(label.kind for label in labels if label.kind in ACTS)


def _summed(tallies: dict[str, Tally], kinds: Callable[[str], bool]) -> Tally:
    mine = [tally for kind, tally in tallies.items() if kinds(kind)]
    return Tally(*(sum(getattr(t, part) for t in mine) for part in ("right", "said", "wanted")))


def kind_rows(agreement: Agreement) -> Iterator[tuple[str, int, int, int, str, str]]:
    """Rows: kind, labels of the first and the second pass, in both, F1, F1 in the text."""
    groups: list[tuple[str, Callable[[str], bool]]] = [
        ("all judged kinds", lambda kind: kind.partition(" ")[0] in JUDGED),
        ("all ceasefire acts", lambda kind: family(kind) == "act"),
        ("all terms", lambda kind: family(kind) == "term"),
    ]
    kinds = sorted(agreement.kinds, key=lambda kind: -agreement.kinds[kind].wanted)
    groups += [(kind, kind.__eq__) for kind in kinds]
    for name, of in groups:
        near, loose = _summed(agreement.kinds, of), _summed(agreement.in_text, of)
        yield name, near.wanted, near.said, near.right, f"{near.f1:.1f}", f"{loose.f1:.1f}"


def slot_rows(agreement: Agreement) -> Iterator[tuple[str, int, int, int, str]]:
    """Rows: slot, given by the first and the second pass, alike, F1."""
    rows = [(slot, agreement.slots[slot]) for slot in SLOTS]
    rows.append(("speakers of an item", agreement.speakers))
    for name, tally in rows:
        yield name, tally.wanted, tally.said, tally.right, f"{tally.f1:.1f}"


def item_rows(agreement: Agreement) -> Iterator[tuple[str, int, int, str, str]]:
    """Rows: what is asked of an item, yes by the first and the second pass, the same, kappa."""
    acts = [(acts_of(t.item.labels), acts_of(t.second)) for t in agreement.items]
    asked: list[tuple[str, list[tuple[bool, bool]]]] = [
        ("holds a ceasefire act", [(bool(a), bool(b)) for a, b in acts]),
        ("holds any statement", [(bool(t.item.labels), bool(t.second)) for t in agreement.items]),
    ]
    present = Counter(act for pair in acts for side in pair for act in side)
    asked += [(act, [(act in a, act in b) for a, b in acts]) for act, _ in present.most_common()]
    for name, pairs in asked:
        same = sum(a == b for a, b in pairs) / max(len(pairs), 1)
        yield (
            name,
            sum(a for a, _ in pairs),
            sum(b for _, b in pairs),
            f"{100 * same:.1f}",
            f"{kappa(pairs):.2f}",
        )


def closed_rows(agreement: Agreement) -> Iterator[tuple[str, int, str, str]]:
    """Rows: closed slot, statements found twice, the same, kappa."""
    for slot in CLOSED:
        pairs = agreement.closed[slot]
        same = 100 * sum(a == b for a, b in pairs) / max(len(pairs), 1)
        yield slot, len(pairs), f"{same:.1f}", f"{kappa(pairs):.2f}"


def report(agreement: Agreement) -> str:
    """All figures as tables."""
    sets = [(acts_of(t.item.labels), acts_of(t.second)) for t in agreement.items]
    parts = [
        f"{len(agreement.items)} items labelled twice, "
        f"{sum(held_out(twice.item) for twice in agreement.items)} of them held out",
        markdown(["kind", "first", "second", "both", "F1", "F1 in text"], kind_rows(agreement)),
        markdown(["slot", "first", "second", "alike", "F1"], slot_rows(agreement)),
        markdown(["closed slot", "statements", "same %", "kappa"], closed_rows(agreement)),
        markdown(["item", "first", "second", "same %", "kappa"], item_rows(agreement)),
        f"Which acts an item holds: Krippendorff's alpha {alpha(sets):.2f} (sets, MASI distance)",
    ]
    shown = (f"{a} / {b} {n}" for (a, b), n in agreement.confused.most_common(12))
    parts.append(f"The same words, another kind (first / second): {', '.join(shown)}")
    return "\n\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", metavar="KIND", help="where the passes part, a kind or a slot")
    parser.add_argument("--limit", type=int, default=40, help="so many errors (default 40)")
    options = parser.parse_args()
    agreement = compare(second_pass(corpus()))
    print(report(agreement))
    shown = [text for kind, text in agreement.errors if kind.startswith(options.errors or "\0")]
    print("\n".join(list(dict.fromkeys(shown))[: options.limit]))


if __name__ == "__main__":
    main()
