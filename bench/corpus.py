"""Our own labelled sentences and reports: statement F1 by kind and slot, and what is invented.

    python -m bench.corpus               the part that may be looked at while rules are written
    python -m bench.corpus --held-out    the wars that are kept apart: figures only
    python -m bench.corpus --errors declare    what went wrong with a kind (not held out)

A statement is found where one of the same kind (and slot, sub-event) has words in common with the
label's. *Invented* is a statement of a judged kind where the labels have none of its family; labels
are complete for those (``training/corpus/GUIDE.md``). Slots are scored on the statements found.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from training.statements import ACTS, JUDGED, Label, Labelled, corpus, held_out, number

from bench.exported import markdown
from tregua.language.encoder import Encoder
from tregua.model import Event, Number, PublishedBasis, Quantity, Report, ReportId, Statement, Term
from tregua.model.values import Duration, Time
from tregua.reading.reader import read_report

SLOTS = ("by", "to", "says", "when", "place", "killed", "injured", "value")


@dataclass
class Tally:
    """Right, said and wanted: of statements of a kind, or of values of a slot."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return 100 * self.right / max(self.said, 1)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        return 200 * self.right / max(self.said + self.wanted, 1)


@dataclass
class Scores:
    """What the reading of the items came to."""

    items: int = 0
    reports: int = 0
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    slots: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    speakers: Tally = field(default_factory=Tally)
    invented: Counter[str] = field(default_factory=Counter)
    invented_in_reports: int = 0
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def all_acts(self) -> Tally:
        """The acts of ceasefires together."""
        return self._sum("act")

    @property
    def all_terms(self) -> Tally:
        """The terms of ceasefires together."""
        return self._sum("term")

    def _sum(self, of: str) -> Tally:
        mine = [tally for kind, tally in self.kinds.items() if family(kind) == of]
        return Tally(*(sum(getattr(t, part) for t in mine) for part in ("right", "said", "wanted")))


def kind_of(statement: Statement) -> str | None:
    """A statement's kind as the guide names it; None for kinds that are not judged."""
    what = statement.proposition
    if isinstance(what, Term):
        return f"term {what.slot}"
    if isinstance(what, Quantity):
        return "quantity"
    if statement.stance in ("demand", "threat"):
        return statement.stance.value
    if isinstance(what, Event) and what.ceasefire_act:
        return what.ceasefire_act.value
    if isinstance(what, Event) and what.sub_event:
        return "incident"
    return None


def label_kind(label: Label) -> str:
    """A label's kind in the same words."""
    return f"term {label.sub}" if label.kind == "term" else label.kind


def family(kind: str) -> str:
    """Acts are one family, and so are terms: a wrong act is misread, not invented."""
    return "act" if kind in ACTS else kind.partition(" ")[0]


def report_of(item: Labelled) -> Report:
    """The item as a report, with its date as given."""
    return Report(
        id=ReportId(f"r_{item.id}"),
        text=item.text,
        retrieved="",
        sha256=hashlib.sha256(item.text.encode()).hexdigest(),
        published=item.published,
        published_basis=PublishedBasis.GIVEN if item.published else PublishedBasis.NONE,
    )


def score(items: Iterable[Labelled], encoder: Encoder | None = None) -> Scores:
    """Reads the items and holds the statements against their labels."""
    encoder = encoder or Encoder.load()
    scores = Scores()
    for item in items:
        scores.items += 1
        scores.reports += item.is_report
        _score_item(scores, item, read_report(report_of(item), encoder=encoder))
    return scores


def _score_item(scores: Scores, item: Labelled, statements: tuple[Statement, ...]) -> None:
    said = [(kind, s) for s in statements if (kind := kind_of(s)) is not None]
    wanted = [label for label in item.labels if label.kind in JUDGED]
    pairs, left = _matched(wanted, said)
    for label in wanted:
        scores.kinds[label_kind(label)].wanted += 1
        if id(label) not in {id(of) for of, _ in pairs}:
            scores.errors.append((label_kind(label), f"missed   {item.id} {_shown(item, label)}"))
    for kind, _ in said:
        scores.kinds[kind].said += 1
    for label, statement in pairs:
        scores.kinds[label_kind(label)].right += 1
        _score_slots(scores, item, label, statement)
    for kind, statement in left:
        near = [of for of in item.labels if family(of.kind) == family(kind)]
        if any(_meets(of.at, statement.span) for of in near):
            scores.errors.append((kind, f"misread  {item.id} {statement.quote!r}"))
            continue
        scores.invented[kind] += 1
        scores.invented_in_reports += item.is_report
        scores.errors.append((kind, f"invented {item.id} {statement.rule}: {statement.quote!r}"))
    _score_speakers(scores, item, statements)


def _matched(
    wanted: list[Label], said: list[tuple[str, Statement]]
) -> tuple[list[tuple[Label, Statement]], list[tuple[str, Statement]]]:
    """Labels with the statement that says them, one to one; and the statements left over."""
    left = list(said)
    pairs = []
    for label in wanted:
        near = [
            (kind, s)
            for kind, s in left
            if kind == label_kind(label) and _meets(label.at, s.span) and _same_sub(label, s)
        ]
        if near:
            best = max(near, key=lambda entry: _agreement(label, entry[1]))
            left.remove(best)
            pairs.append((label, best[1]))
    return pairs, left


def _same_sub(label: Label, statement: Statement) -> bool:
    what = statement.proposition
    if label.kind == "incident" and isinstance(what, Event):
        return what.sub_event == label.sub
    if label.kind == "quantity" and isinstance(what, Quantity):
        return label.first("value") is None or _same_number(label.first("value"), what.value)
    return True


def _agreement(label: Label, statement: Statement) -> int:
    return sum(
        _agrees(slot, label.values[slot], found)
        for slot, found in values_of(statement).items()
        if slot in label.values
    )


def _score_slots(scores: Scores, item: Labelled, label: Label, statement: Statement) -> None:
    mine = values_of(statement)
    for slot in SLOTS:
        wanted, found = label.values.get(slot), mine.get(slot)
        tally = scores.slots[slot]
        tally.wanted += wanted is not None
        tally.said += found is not None
        if wanted is not None and found is not None and _agrees(slot, wanted, found):
            tally.right += 1
        elif wanted is not None or found is not None:
            shown = f"{item.id} {label_kind(label)}: wanted {wanted}, found {_plain(found)}"
            scores.errors.append((slot, shown))


def _score_speakers(scores: Scores, item: Labelled, statements: tuple[Statement, ...]) -> None:
    """Every speaker of an item once: found where any statement is theirs."""
    wanted = {name for label in item.labels for name in label.values.get("says", ())}
    found = {n for s in statements if (n := s.speaker.name or s.speaker.role) is not None}
    scores.speakers.wanted += len(wanted)
    scores.speakers.said += len(found)
    hit = {name for name in wanted if any(same_name(name, other) for other in found)}
    scores.speakers.right += len(hit)
    scores.errors += [("speakers", f"missed   {item.id} {name}") for name in wanted - hit]


def values_of(statement: Statement) -> dict[str, object]:
    """A statement's values by the guide's keys; what it leaves open is left out."""
    what = statement.proposition
    values: dict[str, object] = {"says": statement.speaker.name or statement.speaker.role}
    if isinstance(what, Event):
        values |= {
            "by": tuple(a.name for a in what.actors) or None,
            "to": tuple(a.name for a in what.recipients) or None,
            "when": what.when if what.when and what.when.earliest else None,
            "place": (what.place.name,) if what.place else None,
            "killed": what.killed,
            "injured": what.injured,
        }
    if isinstance(what, Quantity):
        values["value"] = what.value
    if isinstance(what, Term):
        values["value"] = what.value
    return {key: value for key, value in values.items() if value is not None}


def _agrees(slot: str, wanted: tuple[str, ...], found: object) -> bool:
    if isinstance(found, Time):
        days = [day[:10] for day in (found.earliest, found.latest) if day]
        low, _, high = wanted[0].partition("/")
        return days == [low, high or low]
    if isinstance(found, Number):
        return _same_number(wanted[0], found)
    if isinstance(found, Duration):
        return wanted[0] == found.iso
    if isinstance(found, str):
        return any(same_name(found, name) for name in wanted)
    if isinstance(found, tuple):
        return all(any(same_name(name, other) for other in found) for name in wanted)
    words = getattr(found, "name", None) or getattr(found, "text", "")
    return any(same_name(words, name) for name in wanted)


def _same_number(wanted: str | None, found: Number) -> bool:
    return wanted is not None and number(wanted) == (found.low, found.high)


def same_name(a: str, b: str) -> bool:
    """Whether two ways of naming share their words: equal, one within the other, or nearly so."""
    x, y = _folded(a), _folded(b)
    if not x or not y:
        return False
    if f" {x} " in f" {y} " or f" {y} " in f" {x} ":
        return True
    return difflib.SequenceMatcher(None, x, y).ratio() >= 0.82


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(w for w in re.findall(r"[a-z0-9]+", plain) if w not in ("the", "a", "s"))


def _meets(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _shown(item: Labelled, label: Label) -> str:
    start = max(0, item.text.rfind("\n", 0, label.at[0]) + 1)
    end = item.text.find("\n", label.at[1])
    text = item.text[start : end if end > 0 else None]
    return f"{label.sub} {label.first('at')!r} in {text!r}"


def _plain(found: object) -> object:
    if isinstance(found, Time):
        return f"{found.earliest}/{found.latest}"
    return (found.low, found.high) if isinstance(found, Number) else found


def lines(scores: Scores) -> Iterator[tuple[str, str, str, str, int]]:
    """Rows: what, precision, recall, F1, how many were wanted."""
    rows = [("all ceasefire acts", scores.all_acts), ("all terms", scores.all_terms)]
    rows += sorted(scores.kinds.items(), key=lambda entry: -entry[1].wanted)
    rows += [(f"slot {name}", scores.slots[name]) for name in SLOTS]
    rows.append(("speakers", scores.speakers))
    for name, tally in rows:
        shown = (f"{value:.1f}" for value in (tally.precision, tally.recall, tally.f1))
        yield name, *shown, tally.wanted  # type: ignore[misc]


def table(scores: Scores) -> str:
    """The figures as a table, and what is invented."""
    head = ["what", "precision", "recall", "F1", "labels"]
    invented = sum(scores.invented.values())
    text = markdown(head, lines(scores))
    text += f"\n\nInvented: {invented} in {scores.items} items"
    text += f", {scores.invented_in_reports / max(scores.reports, 1):.2f} a report"
    text += f" ({', '.join(f'{kind} {n}' for kind, n in scores.invented.most_common())})"
    return text


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", action="store_true", help="the wars kept apart: figures only")
    parser.add_argument("--errors", metavar="KIND", help="what went wrong with a kind or a slot")
    parser.add_argument("--limit", type=int, default=40, help="so many errors (default 40)")
    options = parser.parse_args()
    if options.errors and options.held_out:
        parser.error("the held-out part is measured, never looked at")
    scores = score(item for item in corpus() if held_out(item) == options.held_out)
    print(table(scores))
    shown = [text for kind, text in scores.errors if kind.startswith(options.errors or "\0")]
    print("\n".join(shown[: options.limit]))


if __name__ == "__main__":
    main()
