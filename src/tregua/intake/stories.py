"""Several stories in one text: where each begins.

A page may carry a second story below the first, and an agency's digest many. Read as one, the
second would get the first one's day and place, and "he" would mean somebody of the first. A story
shows its beginning by what stands at its head: a headline, then a byline, a date or a dateline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tregua.intake.clean import same_words
from tregua.intake.credits import Credits, dateline_of, find_credits
from tregua.intake.dates import date_line
from tregua.intake.headline import looks_like_headline

_SHORTEST = 200
"""Code points of a story: less is a caption, a summary or a link."""

_HEAD = 2000
"""Code points at the head of a story in which its own credits stand."""

_HEAD_LINES = 4
"""Lines after a headline in which what makes it one must stand."""


@dataclass(frozen=True, slots=True)
class Story:
    """The stretch of a text that one story takes, and the headline that it opens with, if any."""

    start: int
    end: int
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


def stories(text: str, title: str | None = None) -> tuple[list[Story], list[int]]:
    """The stories of a text, in order, without gaps, and where further ones may begin.

    One story and no doubt for nearly every text. ``title`` is the text's, known from elsewhere: a
    line that repeats it opens no other story. A second story is sure only where what stands before
    it shows a head of its own, else that may be a summary.
    """
    begun, headline = 0, None
    found: list[Story] = []
    doubtful: list[int] = []
    for start, above in _openings(text):
        repeated = above is not None and title is not None and same_words(above, title)
        if repeated or start - begun < _SHORTEST or len(text) - start < _SHORTEST:
            continue
        if not found and not _has_head(text[: min(start, _HEAD)], dated=above is None):
            doubtful.append(start)
            continue
        found.append(Story(begun, start, headline))
        begun, headline = start, above
    return [*found, Story(begun, len(text), headline)], doubtful


def _has_head(text: str, *, dated: bool) -> bool:
    """Whether a text shows that it is a story; ``dated``: by a dateline and nothing less."""
    credits = find_credits(text)
    return credits.dateline is not None or (not dated and credits != Credits())


def _openings(text: str) -> Iterator[tuple[int, str | None]]:
    """Where a story may open: offset and headline."""
    lines = list(_lines(text))
    head_ends = 0
    for at, line in enumerate(lines):
        if at <= head_ends:
            continue
        if looks_like_headline(line.text):
            head_ends = _head_behind(lines, at)
            if head_ends > at:
                yield line.start, line.text
        elif _is_dated(line.text):
            yield line.start, None


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield _Line(start, line)
        start += len(line) + 1


def _head_behind(lines: list[_Line], headline: int) -> int:
    """The last line of the head that a headline begins; the headline itself where it begins none.

    Bylines and dates may follow; prose ends the head, and belongs to it if it has a dateline.
    """
    last = headline
    for at in range(headline + 1, min(len(lines), headline + 1 + _HEAD_LINES)):
        text = lines[at].text[:_SHORTEST]
        if dateline_of(text).dateline is not None:
            return at
        if find_credits(text).byline is None and date_line(text) is None:
            break
        last = at
    return last


def _is_dated(line: str) -> bool:
    """Whether a paragraph opens with a dateline that has a credit or a date of its own."""
    credits = dateline_of(line[:_SHORTEST])
    return credits.dateline is not None and bool(credits.agency or credits.date)
