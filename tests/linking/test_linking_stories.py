"""Stories: reports of one happening, and only those."""

from __future__ import annotations

from builders import report
from tregua.linking import link
from tregua.model import Report, Story

MINE = (
    "Rescuers reached eleven miners trapped below Kestrel Ridge after the shaft flooded overnight."
)
MINE_TOO = "Eleven trapped miners were reached below Kestrel Ridge, where a shaft had flooded."
PORT = "Dockers at Port Calder walked out over overtime, leaving grain ships at anchor in the bay."


def stories(*reports: Report) -> tuple[Story, ...]:
    return link(reports, []).stories


def test_reports_of_one_happening_are_one_story_with_a_headline_and_its_days() -> None:
    a = report("a", MINE, title="Miners reached", published="2020-10-12")
    b = report("b", MINE_TOO, title="Eleven safe at Kestrel Ridge", published="2020-10-13")
    others = [report(f"x{i}", f"{PORT} Number {i}.", published="2020-10-12") for i in range(2)]
    (story,) = [s for s in stories(a, b, *others) if a.id in s.reports]
    assert story.reports == (a.id, b.id)
    assert (story.first, story.last) == ("2020-10-12", "2020-10-13")
    assert story.headline in {a.title, b.title}


def test_the_same_words_weeks_later_are_another_story() -> None:
    a = report("a", MINE, published="2020-10-12")
    b = report("b", MINE_TOO, published="2020-11-12")
    assert len(stories(a, b, report("c", PORT))) == 3


def test_a_copy_printed_weeks_later_is_the_same_story() -> None:
    a = report("a", MINE, published="2020-10-12")
    b = report("b", MINE, published="2020-11-12", outlet="Late Post")
    assert len(stories(a, b)) == 1


def test_every_report_is_in_exactly_one_story() -> None:
    reports = [report(str(i), t, published=None) for i, t in enumerate([MINE, MINE_TOO, PORT])]
    told = [rid for story in stories(*reports) for rid in story.reports]
    assert sorted(told) == sorted(r.id for r in reports)
