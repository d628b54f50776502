"""Time expressions against TempEval-3, WikiWars and MEANTIME: span and value F1, as a table.

    python bench/timex.py            development sets: WikiWars train, its held-out three, MEANTIME
    python bench/timex.py --test     also the test sets: te3-platinum and WikiWars test
    python bench/timex.py --errors wikiwars-dev    what went wrong there (development sets only)

Spans are scored strict (same characters) and relaxed (any overlap, one to one), values on relaxed
matches, as TempEval-3 does; the document's date is given and not counted. ``bench.timex_values``
writes our intervals as TIMEX3 values.
The data folder is ``TREGUA_DATA``, else ``../shared/data``.
"""

from __future__ import annotations

import argparse
import os
import re
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from bench.timex_values import has_form, timex_value
from tregua.language import segment
from tregua.language.analysis import TimeExpression, Token
from tregua.language.encoder import Encoder
from tregua.language.numbers import find_numbers
from tregua.language.times import Anchor, find_times, follow
from tregua.model import Time, TimePrecision

ROOT = Path(os.environ.get("TREGUA_DATA", Path(__file__).parents[2] / "shared" / "data"))
HELD_OUT = ("03_", "09_", "14_")
PEERS = {"te3-platinum": "90.3 / 77.6", "wikiwars-test": "90.3 / 89.8"}


@dataclass(frozen=True)
class Gold:
    start: int
    end: int
    value: str
    text: str


@dataclass(frozen=True)
class Document:
    name: str
    published: date | None
    sentences: list[list[Token]]
    gold: list[Gold]
    retold: bool


def timeml(path: Path, encoder: Encoder, *, retold: bool) -> Document:
    """Read a TimeML file: the text between its TEXT tags, its expressions by offset."""
    source = path.read_text(encoding="utf-8")
    made = re.search(r'CREATION_TIME[^>]*value="(\d{4}-\d\d-\d\d)', source)
    made = made or re.search(r'value="(\d{4}-\d\d-\d\d)[^>]*CREATION_TIME', source)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    root = ElementTree.fromstring(f"<TEXT>{body[1] if body else ''}</TEXT>")
    parts: list[str] = []
    gold: list[Gold] = []

    def walk(node: ElementTree.Element) -> None:
        start = sum(map(len, parts))
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if node.tag == "TIMEX3":
            text = "".join(parts)[start:]
            gold.append(Gold(start, start + len(text), node.get("value", ""), text))

    walk(root)
    text = "".join(parts)
    words = [segment.words(text, *span) for span in segment.sentences(text)]
    sentences = annotate(encoder, [[(text[a:b], a, b) for a, b in s] for s in words])
    published = date.fromisoformat(made[1]) if made else None
    return Document(path.stem, published, sentences, gold, retold)


def meantime(encoder: Encoder) -> Iterator[Document]:
    """Read the Apple part of MEANTIME, whose first sentences (title and five) are annotated."""
    with zipfile.ZipFile(ROOT / "meantime" / "meantime_newsreader_english_oct15.zip") as archive:
        for name in sorted(archive.namelist()):
            if (
                "intra_cross-doc" not in name
                or "corpus_apple/" not in name
                or not name.endswith(".xml")
            ):
                continue
            root = ElementTree.fromstring(archive.read(name))
            offset, places, rows = 0, {}, {}
            for token in root.iter("token"):
                word = token.text or ""
                if int(token.get("sentence", "0")) > 5:
                    break
                places[token.get("t_id")] = (offset, offset + len(word), word)
                row = rows.setdefault(token.get("sentence"), [])
                row.append((word, offset, offset + len(word)))
                offset += len(word) + 1
            published, gold = None, []
            for timex in root.iter("TIMEX3"):
                ids = [a.get("t_id") for a in timex.iter("token_anchor")]
                value = timex.get("value", "")
                if timex.get("functionInDocument") == "CREATION_TIME" and re.match(
                    r"\d{4}-\d\d-\d\d", value
                ):
                    published = date.fromisoformat(value[:10])
                if ids and all(i in places for i in ids):
                    marks = [places[i] for i in ids]
                    text = " ".join(m[2] for m in marks)
                    gold.append(Gold(marks[0][0], marks[-1][1], value, text))
            yield Document(
                Path(name).stem, published, annotate(encoder, list(rows.values())), gold, False
            )


def annotate(encoder: Encoder, rows: list[list[tuple[str, int, int]]]) -> list[list[Token]]:
    rows = [row for row in rows if row]
    annotated = encoder.annotate([[word for word, _, _ in row] for row in rows])
    return [
        [
            Token(i, start, end, word, lemma, upos, head, deprel)
            for i, ((word, start, end), lemma, upos, head, deprel) in enumerate(
                zip(row, a.lemmas, a.upos, a.heads, a.deprels, strict=True)
            )
        ]
        for row, a in zip(rows, annotated, strict=True)
    ]


@dataclass
class Score:
    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    sentences: int = 0
    seconds: float = 0.0

    def f1(self, hits: int) -> float:
        return 200 * hits / (self.gold + self.found) if self.gold + self.found else 0.0


def _first_anchor(document: Document) -> Anchor:
    """Let a news story begin on the day of its publication: the likeliest reading of "later"."""
    if document.retold or document.published is None:
        return Anchor(document.published, retold=document.retold)
    day = document.published.isoformat()
    return Anchor(document.published, Time(day, day, day, TimePrecision.DAY))


def run(documents: list[Document], errors: list[str] | None = None) -> Score:
    score = Score()
    for document in documents:
        anchor = _first_anchor(document)
        found: list[TimeExpression] = []
        day = None if document.retold else document.published
        begun = time.perf_counter()
        for tokens in document.sentences:
            times = find_times(tokens, anchor, references=document.retold)
            find_numbers(tokens, [(t.first, t.last) for t in times])
            anchor = follow(anchor, times, tokens)
            found += [t for t in times if has_form(t)]
        score.seconds += time.perf_counter() - begun
        score.sentences += len(document.sentences)
        score.gold += len(document.gold)
        score.found += len(found)
        used: set[int] = set()
        for expression in found:
            near = [
                (abs(g.start - expression.start) + abs(g.end - expression.end), i)
                for i, g in enumerate(document.gold)
                if i not in used and g.start < expression.end and expression.start < g.end
            ]
            if not near:
                if errors is not None:
                    errors.append(f"extra {expression.kind:9}| {expression.text}")
                continue
            index = min(near)[1]
            used.add(index)
            gold = document.gold[index]
            score.relaxed += 1
            score.strict += (gold.start, gold.end) == (expression.start, expression.end)
            ours = timex_value(expression, day, timex2=document.retold)
            score.value += ours == gold.value
            if errors is not None and ours != gold.value:
                errors.append(
                    f"value {gold.value:16} {ours:16} {document.name[:8]}"
                    f"| {gold.text} | {expression.text}"
                )
            elif errors is not None and gold.text != expression.text:
                errors.append(f"span  {gold.text} | {expression.text}")
        if errors is not None:
            errors += [
                f"missed {g.value:15}| {g.text}"
                for i, g in enumerate(document.gold)
                if i not in used
            ]
    return score


def sets(*, test: bool, encoder: Encoder) -> dict[str, list[Document]]:
    wikiwars = [
        timeml(p, encoder, retold=True)
        for p in sorted((ROOT / "timex/wikiwars/train").glob("*.tml"))
    ]
    found = {
        "wikiwars-train": [d for d in wikiwars if not d.name.startswith(HELD_OUT)],
        "wikiwars-dev": [d for d in wikiwars if d.name.startswith(HELD_OUT)],
        "meantime-apple": list(meantime(encoder)),
    }
    if test:
        found["te3-platinum"] = [
            timeml(p, encoder, retold=False)
            for p in sorted((ROOT / "timex/te3-platinum").glob("*.tml"))
        ]
        found["wikiwars-test"] = [
            timeml(p, encoder, retold=True)
            for p in sorted((ROOT / "timex/wikiwars/test").glob("*.tml"))
        ]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="also score the test sets")
    parser.add_argument("--errors", help="print the errors on a development set")
    options = parser.parse_args()
    loaded = sets(test=options.test, encoder=Encoder.load())
    if options.errors in ("wikiwars-train", "wikiwars-dev", "meantime-apple"):
        errors: list[str] = []
        run(loaded[options.errors], errors)
        for line, count in Counter(errors).most_common():
            print(f"{count:3} {line}")
        return
    print(
        "| set | expressions | strict F1 | relaxed F1 | value F1 "
        "| HeidelTime relaxed / value | ms a sentence |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, documents in loaded.items():
        s = run(documents)
        print(
            f"| {name} | {s.gold} | {s.f1(s.strict):.1f} | {s.f1(s.relaxed):.1f} "
            f"| {s.f1(s.value):.1f} "
            f"| {PEERS.get(name, '')} | {1000 * s.seconds / max(1, s.sentences):.3f} |"
        )


if __name__ == "__main__":
    main()
