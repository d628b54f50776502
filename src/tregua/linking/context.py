"""What a report is about as a whole: its countries, its day. Everything else is judged within
this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tregua.linking.days import day_of
from tregua.linking.gazetteer import Gazetteer
from tregua.model import Report, ReportId


@dataclass(frozen=True, slots=True)
class Context:
    """The countries that a report names, most often first, its main one, and its day.

    ``often`` are those named at least a third as often as the first. ``home`` is the main country
    where it is named at least twice as often as any other: only then can "the government" be read
    as its government.
    """

    report: ReportId
    countries: tuple[str, ...]
    often: tuple[str, ...]
    main: str | None
    home: str | None
    published: date | None


def context_of(report: Report, known: Gazetteer) -> Context:
    """The context of one report, from its title, dateline and text.

    Title and dateline count double. The main country is the most named one, if it is named more
    than any other; "US" is common in reports on other countries' wars and so rarely decides alone.
    """
    votes = Counter(known.countries_in(report.text))
    for text in (report.title, report.dateline):
        for country in known.countries_in(text or ""):
            votes[country] += 2
    ranked = sorted(votes, key=lambda c: (-votes[c], c))
    first, second = [*(votes[c] for c in ranked), 0, 0][:2]
    main = ranked[0] if first > second else None
    home = main if first >= 2 * second else None
    often = tuple(c for c in ranked if 3 * votes[c] >= first)
    return Context(report.id, tuple(ranked), often, main, home, day_of(report.published))


def contexts_of(reports: Iterable[Report], known: Gazetteer) -> dict[ReportId, Context]:
    """The contexts of many reports."""
    return {report.id: context_of(report, known) for report in reports}
