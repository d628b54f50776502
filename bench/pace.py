"""How fast the reader is beside the bare models, and whether its memory stays flat.

Parts of ``bench.speed``, in one process. Reader and models take turns at each article, in processor
time, which other work on the machine disturbs little; the models are timed on the very sentences
that the reader hands them, one call a report, as there.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import tregua
from bench.exported import data, need
from tregua.intake import Given, read_paths
from tregua.language.analyze import analyze
from tregua.language.encoder import Encoder
from tregua.language.marker import Marker
from tregua.model import Report
from tregua.pipeline import Step
from tregua.reading.reader import read_report
from tregua.reading.screen import screen, worth_marking

MEGABYTE = 1_000_000

Sentences = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Pace:
    """Processor time of the articles, in seconds: read, and by each model alone."""

    articles: int
    reader_s: float
    encoder_s: float
    marker_s: float

    @property
    def of_encoder(self) -> float:
        """The reader's speed as a share of the bare encoder's."""
        return self.encoder_s / self.reader_s

    @property
    def of_models(self) -> float:
        """Likewise of both models'."""
        return (self.encoder_s + self.marker_s) / self.reader_s


@dataclass(frozen=True)
class Tenth:
    """Reports read so far, and the resident memory then."""

    reports: int
    resident_bytes: int


def articles() -> list[Report]:
    """The real articles as reports. Raises `Absent`."""
    found = read_paths([need(data() / "real-news" / "guardian_sdf.csv")], Given())
    return [report for report in found if isinstance(report, Report)]


def pace(runs: int = 3) -> Pace:
    """Reader and models on each article in turn; of the runs the fastest. Raises `Absent`."""
    reports = articles()
    encoder, marker = Encoder.load(), Marker.load()
    handed = [_handed(report) for report in reports]  # this warms the memory of cut words too
    best = Pace(len(reports), *(float("inf"),) * 3)
    for _ in range(runs):
        read = parsed = marked = 0.0
        for report, (to_parse, to_mark) in zip(reports, handed, strict=True):
            parsed += _seconds(lambda s=to_parse: encoder.annotate(s))
            read += _seconds(lambda r=report: read_report(r))
            marked += _seconds(lambda s=to_mark: marker.mark(s))
        if read < best.reader_s:
            best = replace(best, reader_s=read, encoder_s=parsed, marker_s=marked)
    return best


def _handed(report: Report) -> tuple[Sentences, Sentences]:
    """The sentences of a report, as words, that the reader hands to its models."""
    analysis = analyze(report, screen=screen)
    texts = [s.text for s in analysis.sentences]
    marked = worth_marking(report, texts)
    words = {s.index: [t.text for t in s.tokens] for s in analysis.sentences if s.parsed}
    return list(words.values()), [w for i, w in words.items() if marked[i]]


def _seconds(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def flat(reports: int) -> list[Tenth]:
    """Reads the real articles over and over, under new names, into one ledger. Raises `Absent`."""
    tenths: list[Tenth] = []
    done = 0

    def watch(step: Step) -> None:
        nonlocal done
        done += 1
        if done * 10 // reports > (done - 1) * 10 // reports:
            tenths.append(Tenth(done, _resident_bytes()))

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        with source.open("w", encoding="utf-8") as lines:
            lines.writelines(_renamed(articles(), reports))
        with tregua.open(Path(folder) / "flat.db", jobs=1) as ledger:
            ledger.read([source], on_progress=watch)
    return tenths


def _renamed(reports: list[Report], count: int) -> Iterator[str]:
    """As many records as asked for, each with an address, and so an id, of its own."""
    for i in range(count):
        report = reports[i % len(reports)]
        record = {"url": f"https://example.org/{i}", "text": report.text, "date": report.published}
        yield json.dumps(record) + "\n"


def _resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def pace_rows(found: Pace) -> list[tuple[str, str, str]]:
    """What, asked, ours."""
    each = 1000 / found.articles
    return [
        ("whole reader, an article", "", f"{each * found.reader_s:.0f} ms"),
        ("bare encoder, the same sentences", "", f"{each * found.encoder_s:.0f} ms"),
        ("marking model, those that it reads", "", f"{each * found.marker_s:.0f} ms"),
        ("the reader's speed, of the bare encoder's", "≥ 60 %", f"{100 * found.of_encoder:.0f} %"),
        ("the reader's speed, of both models'", "", f"{100 * found.of_models:.0f} %"),
    ]


def flat_rows(tenths: Sequence[Tenth]) -> list[tuple[str, str, str]]:
    """Reports, memory, and what was added since the first tenth."""
    first = tenths[0].resident_bytes
    return [
        (
            f"{tenth.reports:,}",
            f"{tenth.resident_bytes / MEGABYTE:.0f} MB",
            f"{(tenth.resident_bytes - first) / MEGABYTE:+.0f} MB",
        )
        for tenth in tenths
    ]
