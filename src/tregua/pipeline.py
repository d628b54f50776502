"""The whole path: paths become entries of the ledger, and its entries become a view.

read   intake ──► reading (in processes of their own) ──► ledger
view   ledger ──► linking ──► monitor ──► View
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tregua.errors import LanguageError
from tregua.intake import Given, read_paths
from tregua.ledger import (
    Draft,
    Ledger,
    known_from,
    reading_draft,
    report_draft,
    set_aside_draft,
)
from tregua.linking import link
from tregua.model import Report, ReportId, SetAside
from tregua.monitor import monitor
from tregua.settings import Settings
from tregua.view import View
from tregua.workers import Answer, Readers, ReadingFailed, reader_module, readers

FAILED = "reading.failed"
"""The code of a report that is in the ledger, but that the reader stumbled over."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one input: read (with so many statements), known already, or set aside."""

    report: Report | None = None
    statements: int = 0
    known: bool = False
    set_aside: SetAside | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. ``reports`` counts those read now, ``known`` those read before."""

    reports: int = 0
    known: int = 0
    statements: int = 0
    set_aside: tuple[SetAside, ...] = ()
    seconds: float = 0.0


Observer = Callable[[Step], None]
Outcome = tuple[Step, tuple[Draft, ...]]
"""What became of an input, and what of it goes into the ledger."""


def read(
    paths: Sequence[Path],
    ledger: Ledger,
    given: Given,
    settings: Settings,
    on_progress: Observer = lambda step: None,
) -> Summary:
    """Reads what this reader has not read yet, and appends it in the order of the input.

    What is appended survives any interruption, and the next run goes on behind it. An interrupt
    (``KeyboardInterrupt``) is passed on once all that was read is in the ledger.
    """
    version = reader_module(settings.reader).READER
    run = _Run(ledger, settings)
    with readers(settings.reader, settings.jobs) as pool:
        try:
            for outcome in _outcomes(read_paths(paths, given), run.done(version), pool, version):
                run.take(outcome)
                on_progress(outcome[0])
        finally:
            run.flush()
    return run.summary()


def view(
    ledger: Ledger, settings: Settings, *, as_of: date | None = None, known_at: date | None = None
) -> View:
    """All that follows from the reports known by ``known_at``, as things stood on ``as_of``.

    Without ``as_of`` it is the day of the newest of these reports, so the same entries give the
    same view on any day, and in whatever order they were appended.
    """
    known = None if known_at is None else known_at.isoformat()
    reports = tuple(sorted(ledger.reports(known), key=lambda r: (known_from(r), r.id)))
    found = ledger.statements([report.id for report in reports])
    statements = tuple(sorted(found, key=lambda s: (s.report, s.span, s.id)))
    picture = link(reports, statements)
    monitored = monitor(picture, reports, statements, as_of, settings.window_days)
    return View(
        as_of=monitored.as_of,
        known_at=known_at,
        reports=reports,
        statements=tuple(picture.filled(statement) for statement in statements),
        actors=picture.actors,
        places=picture.places,
        origins=picture.origins,
        stories=picture.stories,
        incidents=picture.incidents,
        ceasefires=monitored.ceasefires,
        findings=monitored.findings,
        disagreements=picture.disagreements,
        relations=picture.relations,
        ceasefire_of=picture.ceasefire_of,
        incident_of=picture.incident_of,
    )


def _outcomes(
    found: Iterable[Report | SetAside], done: set[ReportId], pool: Readers, version: str
) -> Iterator[Outcome]:
    """What becomes of each input, in order, with up to ``pool.ahead`` reports under way."""
    waiting: deque[tuple[Report, Answer] | Step] = deque()
    for item in found:
        if isinstance(item, SetAside):
            waiting.append(Step(set_aside=item))
        elif item.id in done:
            waiting.append(Step(report=item, known=True))
        else:
            waiting.append((item, pool.submit(item)))
        while len(waiting) >= pool.ahead:
            yield _outcome(waiting.popleft(), version)
    while waiting:
        yield _outcome(waiting.popleft(), version)


def _outcome(waiting: tuple[Report, Answer] | Step, version: str) -> Outcome:
    if isinstance(waiting, Step):
        aside = waiting.set_aside
        return waiting, () if aside is None else (set_aside_draft(aside),)
    report, answer = waiting
    try:
        statements = answer()
        drafts = (report_draft(report), reading_draft(report.id, version, statements))
    except LanguageError:
        raise  # without the model no report can be read
    except Exception as error:  # noqa: BLE001  (one failure is recorded, and the rest goes on)
        reason = (
            str(error) if isinstance(error, ReadingFailed) else f"{type(error).__name__}: {error}"
        )
        aside = SetAside(report.url or report.id, None, FAILED, f"{report.id}: {reason}")
        return Step(report=report, set_aside=aside), (set_aside_draft(aside),)
    return Step(report=report, statements=len(statements)), drafts


class _Run:
    """Counts what becomes of the inputs, and commits in small batches."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._ledger = ledger
        self._settings = settings
        self._drafts: list[Draft] = []
        self._began = self._flushed = time.monotonic()
        self._summary = Summary()
        self._set_aside: list[SetAside] = []

    def done(self, version: str) -> set[ReportId]:
        """The reports that need no reading."""
        return self._ledger.readings_done(version)

    def take(self, outcome: Outcome) -> None:
        """Counts an outcome, and puts it into the ledger, now or with the next few."""
        step, drafts = outcome
        total = self._summary
        read_now = step.set_aside is None and not step.known
        self._summary = replace(
            total,
            reports=total.reports + read_now,
            known=total.known + step.known,
            statements=total.statements + step.statements,
        )
        if step.set_aside is not None:
            self._set_aside.append(step.set_aside)
        self._drafts.extend(drafts)
        late = time.monotonic() - self._flushed > self._settings.batch_s
        if late or len(self._drafts) >= 2 * self._settings.batch_reports:
            self.flush()

    def flush(self) -> None:
        """Commits what waits."""
        drafts, self._drafts = self._drafts, []
        self._ledger.append(drafts)
        self._flushed = time.monotonic()

    def summary(self) -> Summary:
        """The counts so far."""
        seconds = time.monotonic() - self._began
        return replace(self._summary, set_aside=tuple(self._set_aside), seconds=seconds)
