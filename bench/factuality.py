"""Certainty and polarity of events against MEANTIME, beside the majority class.

    python -m bench.factuality            the development part (corpus_apple)
    python -m bench.factuality --test     also the three test parts
    python -m bench.factuality --errors   what went wrong in the development part

For each EVENT_MENTION whose certainty and polarity are annotated, the rules of ``factuality`` are
asked at its token. FactBank's axes are told in MEANTIME's words: what may be is POSSIBLE, what is
likely PROBABLE, what hangs on an "if" or is asked UNDERSPECIFIED; what is planned or to come is as
certain as it is said, because MEANTIME keeps the future on an axis of its own. Macro F1 is over the
classes that occur in the gold.
"""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from bench.exported import Absent, data, need
from tregua.language.analyze import analyze
from tregua.model import Certainty, Report, ReportId
from tregua.reading.draft import Context, Factuality
from tregua.reading.factuality import factuality
from tregua.reading.reader import context_of
from tregua.reading.tree import Parse

DEVELOPMENT = ("apple",)
TEST = ("airbus", "gm", "stock")
_CERTAINTY = {
    Certainty.CERTAIN: "CERTAIN",
    Certainty.PROBABLE: "PROBABLE",
    Certainty.POSSIBLE: "POSSIBLE",
    Certainty.UNKNOWN: "UNDERSPECIFIED",
}
_OPEN = ("conditional", "question")


@dataclass(frozen=True)
class Judged:
    """One event: its words in their sentence, and both axes as annotated and as read."""

    words: str
    sentence: str
    gold: tuple[str, str]
    ours: tuple[str, str]


@dataclass(frozen=True)
class Score:
    """Accuracy and macro F1 of an axis, and the share of its commonest class, all in percent."""

    axis: str
    events: int
    accuracy: float
    macro_f1: float
    majority: float
    majority_f1: float

    @property
    def asked(self) -> float:
        """Half the way from the majority class to everything right."""
        return (self.majority + 100) / 2


def judged(parts: tuple[str, ...]) -> Iterator[Judged]:
    """Every annotated event of some parts of the corpus. Raises `Absent`."""
    path = need(data() / "meantime" / "meantime_newsreader_english_oct15.zip")
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            wanted = any(f"intra-doc_annotation/corpus_{part}/" in name for part in parts)
            if wanted and name.endswith(".xml"):
                yield from _document(ElementTree.fromstring(archive.read(name)))


def _document(root: ElementTree.Element) -> Iterator[Judged]:
    """The events of one article, read from its tokens as they stand."""
    text, places = _text(root)
    report = Report(ReportId("r_meantime"), text=text, sha256="0" * 64, retrieved="")
    context = context_of(analyze(report))
    for event in root.iter("EVENT_MENTION"):
        gold = (event.get("certainty") or "", event.get("polarity") or "")
        spans = [places[a.get("t_id", "")] for a in event.iter("token_anchor")]
        if not all(gold) or not spans:
            continue
        found = _token(context, spans[0][0], spans[-1][1])
        if found is None:
            continue
        parse, token = found
        ours = _in_their_words(factuality(context, parse, token))
        words = text[spans[0][0] : spans[-1][1]]
        yield Judged(words, parse.sentence.text, gold, ours)


def _text(root: ElementTree.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """The article with a blank line between sentences, and where each token stands."""
    text, places, sentence = "", {}, ""
    for token in root.iter("token"):
        number = token.get("sentence", "")
        text += "" if not text else " " if number == sentence else "\n\n"
        sentence, start = number, len(text)
        text += token.text or ""
        places[token.get("t_id", "")] = (start, len(text))
    return text, places


def _token(context: Context, start: int, end: int) -> tuple[Parse, int] | None:
    """The token of an event that the others hang on."""
    for parse in context.document.parses:
        if parse is None or not parse.sentence.start <= start < parse.sentence.end:
            continue
        inside = [t.index for t in parse.tokens if t.start < end and start < t.end]
        top = next((i for i in inside if parse.tokens[i].head not in inside), None)
        return None if top is None else (parse, top)
    return None


def _in_their_words(fact: Factuality) -> tuple[str, str]:
    certainty = _CERTAINTY[fact.certainty]
    if fact.unreal in _OPEN:
        certainty = "UNDERSPECIFIED"
    elif fact.unreal == "future" and fact.certainty is Certainty.PROBABLE:
        certainty = "CERTAIN"  # "said that it would": the future of the past
    return certainty, "NEG" if fact.negated else "POS"


def score(events: list[Judged], axis: str) -> Score:
    """One axis of all events: 0 is certainty, 1 polarity."""
    at = ("certainty", "polarity").index(axis)
    pairs = [(e.gold[at], e.ours[at]) for e in events]
    commonest = Counter(gold for gold, _ in pairs).most_common(1)[0][0]
    always = [(gold, commonest) for gold, _ in pairs]
    return Score(axis, len(pairs), _accuracy(pairs), _macro_f1(pairs), _accuracy(always),
                 _macro_f1(always))  # fmt: skip


def _accuracy(pairs: list[tuple[str, str]]) -> float:
    return 100 * sum(gold == ours for gold, ours in pairs) / len(pairs)


def _macro_f1(pairs: list[tuple[str, str]]) -> float:
    classes = {gold for gold, _ in pairs}
    return 100 * sum(_f1(pairs, c) for c in classes) / len(classes)


def _f1(pairs: list[tuple[str, str]], wanted: str) -> float:
    right = sum(gold == ours == wanted for gold, ours in pairs)
    marked = sum(gold == wanted for gold, _ in pairs) + sum(ours == wanted for _, ours in pairs)
    return 2 * right / marked if marked else 0.0


def table(name: str, events: list[Judged]) -> str:
    """The scores of a part as a Markdown table."""
    lines = [
        f"{name}: {len(events)} events\n",
        "| axis | accuracy | macro F1 | majority: accuracy, F1 | asked |",
        "|---|---|---|---|---|",
    ]
    for axis in ("certainty", "polarity"):
        s = score(events, axis)
        lines.append(
            f"| {axis} | {s.accuracy:.1f} | {s.macro_f1:.1f} "
            f"| {s.majority:.1f}, {s.majority_f1:.1f} | {s.asked:.1f} |"
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="also the test parts")
    parser.add_argument("--errors", action="store_true", help="list what went wrong (development)")
    options = parser.parse_args()
    try:
        development = list(judged(DEVELOPMENT))
        print(table("development", development))
        if options.errors:
            for event in development:
                if event.gold != event.ours:
                    print(event.gold, event.ours, repr(event.words), "|", event.sentence)
        if options.test:
            print(table("test", list(judged(TEST))))
    except Absent as absent:
        print(absent, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
