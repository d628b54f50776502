"""Time expressions against TempEval-3, WikiWars and MEANTIME: span and value F1, as a table.

    python bench/timex.py            development sets: WikiWars train, its held-out three, MEANTIME
    python bench/timex.py --test     also the test sets: te3-platinum and WikiWars test
    python bench/timex.py --errors wikiwars-dev    what went wrong there (development sets only)

Spans are scored strict (same characters) and relaxed (any overlap, one to one), values on relaxed
matches, as TempEval-3 does; the document's date is given and not counted. Our intervals become
TIMEX3 values by ``timex_value``: the calendar unit of the interval's precision that holds its
middle day; a duration's ISO form, weeks where the text says weeks; suffixes for parts of the day.
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

from tregua.language import segment
from tregua.language.analysis import TimeExpression, Token
from tregua.language.encoder import Encoder
from tregua.language.numbers import find_numbers
from tregua.language.times import Anchor, find_times, follow
from tregua.language.times.calendar import MONTHS
from tregua.model import TimePrecision

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


_PARTS = {"morning": "TMO", "dawn": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
"tonight": "TNI",
          "overnight": "TNI"}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_PRESENT = {"now", "currently", "nowadays", "today", "presently"}
_UNITS = {"second": "TXS", "minute": "TXM", "hour": "TXH", "day": "XD", "night": "XD",
"week": "XW", "month": "XM",
          "year": "XY", "decade": "XDE", "centur": "XCE"}  # fmt: skip


def timex_value(found: TimeExpression) -> str:
    """Write what we resolved as a TIMEX3 value (the mapping that this benchmark documents)."""
    words = re.findall(r"[a-z]+", found.text.lower())
    if found.kind in ("DURATION", "SET") or (found.iso and found.iso.startswith("P")):
        return _length(found, words)
    value = found.value
    if value is None or not (value.earliest or value.latest):
        return _open(found, words)
    if not (value.earliest and value.latest):
        return "PAST_REF" if value.latest else "FUTURE_REF"
    if value.precision is TimePrecision.VAGUE and _PRESENT & set(words):
        return "PRESENT_REF"
    start, end = date.fromisoformat(value.earliest[:10]), date.fromisoformat(value.latest[:10])
    middle = start + (end - start) // 2
    season = next((_SEASONS[w] for w in words if w in _SEASONS), None)
    if value.precision is TimePrecision.SEASON:
        return (
            f"{middle.year if (end - start).days > 200 else start.year}-{season}"
            if season
            else f"{middle.year}-Q{(middle.month + 2) // 3}"
        )
    if value.precision is TimePrecision.YEAR:
        return f"{middle.year}"
    if value.precision is TimePrecision.MONTH:
        return f"{middle:%Y-%m}"
    if value.precision is TimePrecision.WEEK:
        return f"{middle:%G-W%V}"
    days = (end - start).days + 1
    if value.precision is TimePrecision.VAGUE:
        if 3600 < days < 3700:
            return f"{middle.year // 10}"
        if days > 36000:
            return f"{middle.year // 100}"
        if 180 < days < 185:
            return f"{middle.year}-H{1 if middle.month < 7 else 2}"
    if any(w == "weekend" for w in words):
        return f"{start:%G-W%V}-WE"
    part = next((_PARTS[w] for w in words if w in _PARTS), "") if found.kind == "TIME" else ""
    clock = found.iso if found.iso and found.iso.startswith("T") else ""
    return f"{(start if found.kind == 'TIME' else middle):%Y-%m-%d}{clock or part}"


def _length(found: TimeExpression, words: list[str]) -> str:
    iso = found.iso or ""
    if iso and any(w.startswith("week") for w in words) and (days := re.fullmatch(r"P(\d+)D", iso)):
        return f"P{int(days[1]) // 7}W"
    if iso or found.kind == "SET":
        return iso
    return next((f"P{v}" for w in words for u, v in _UNITS.items() if w.startswith(u)), "")


def _open(found: TimeExpression, words: list[str]) -> str:
    if "bc" in words or {"b", "c"} <= set(words):
        return _ancient(found.text, words)
    if _PRESENT & set(words):
        return "PRESENT_REF"
    if {"recently", "recent", "past"} & set(words):
        return "PAST_REF"
    if {"soon", "coming"} & set(words):
        return "FUTURE_REF"
    return "XXXX-XX-XX"


def _ancient(text: str, words: list[str]) -> str:
    """Write a date before year 1, for which our model has no days, from its words."""
    number = re.search(r"\d+", text)
    if number is None:
        return ""
    if re.search(r"\d0s", text):
        return f"BC{int(number[0]) // 10:03}"
    if "century" in words:
        return f"BC{int(number[0]) - 1:02}"
    season = next((f"-{_SEASONS[w]}" for w in words if w in _SEASONS), "")
    month = next((f"-{MONTHS.index(w) + 1:02}" for w in words if w in MONTHS), "")
    return f"BC{int(number[0]):04}{month or season}"


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


def run(documents: list[Document], errors: list[str] | None = None) -> Score:
    score = Score()
    for document in documents:
        anchor = Anchor(document.published, retold=document.retold)
        found: list[TimeExpression] = []
        begun = time.perf_counter()
        for tokens in document.sentences:
            times = find_times(tokens, anchor)
            find_numbers(tokens, [(t.first, t.last) for t in times])
            anchor = follow(anchor, times, tokens)
            found += times
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
            ours = timex_value(expression)
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
