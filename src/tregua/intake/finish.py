"""A draft becomes a report: cleaned, credited, dated, its language known, its id worked out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from tregua.errors import InputError, UnreadableInput, UnsupportedInput
from tregua.intake.agencies import agency_named
from tregua.intake.clean import one_line, sound, without_furniture, without_title
from tregua.intake.credits import Credits, find_credits
from tregua.intake.dates import read_date
from tregua.intake.headline import headline_of
from tregua.intake.records import Draft, Given, aside
from tregua.intake.stories import Story, stories
from tregua.intake.tongues import tongue_of
from tregua.model.report import Report, SetAside
from tregua.model.values import ReportId
from tregua.model.vocab import PublishedBasis


def finish(draft: Draft, given: Given, now: datetime) -> Iterator[Report | SetAside]:
    """The reports of a draft: one for each story in it, nearly always one.

    ``now`` is the time of reading, aware. What is empty or in another language is set aside.
    """
    try:
        cleaned = _cleaned(draft)
    except InputError as error:
        yield aside(error)
        return
    found, doubtful = stories(cleaned.text, cleaned.title)
    if doubtful:
        places = ", ".join(map(str, doubtful))
        note = f"another story may begin at character {places}, counted without page furniture"
        cleaned = replace(cleaned, problems=(*cleaned.problems, note))
    for number, story in enumerate(found, 1):
        part = cleaned if len(found) == 1 else _part(cleaned, story, number, len(found))
        try:
            yield _report(part, draft, given, now)
        except InputError as error:
            yield aside(error)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text without furniture, its title, and what was noticed; ``main``: the page is about it."""

    text: str
    title: str | None
    problems: tuple[str, ...]
    copyright_notes: tuple[str, ...]
    main: bool = True


def _cleaned(draft: Draft) -> _Text:
    """The draft's text without furniture. Raises ``UnreadableInput`` where nothing is left."""
    text, problems = sound(draft.text)
    if not text:
        raise UnreadableInput("the text is empty", draft.where)
    cleaned = without_furniture(text)
    if not cleaned.text:
        raise UnreadableInput("nothing but page furniture", draft.where)
    noted = (cleaned.note,) if cleaned.note else ()
    notes = tuple(line for name, line in cleaned.left_out if name == "copyright note")
    title = _title(one_line(draft.title), one_line(draft.outlet))
    return _Text(cleaned.text, title, (*draft.problems, *problems, *noted), notes)


def _part(whole: _Text, story: Story, number: int, count: int) -> _Text:
    """One of several stories; what the page says of itself is said of its first."""
    note = (
        f"story {number} of {count} in one text: characters {story.start} to {story.end} of it, "
        "counted without page furniture"
    )
    return _Text(
        whole.text[story.start : story.end].strip(),
        whole.title if number == 1 else story.headline,
        (*whole.problems, note),
        whole.copyright_notes,
        main=number == 1,
    )


def _report(part: _Text, draft: Draft, given: Given, now: datetime) -> Report:
    """The report of a text. Raises an ``InputError`` where it is none or cannot be read."""
    title = part.title or headline_of(part.text)
    text = without_title(part.text, title)
    if not text:
        raise UnreadableInput("nothing but a title", draft.where)
    problems = list(part.problems)
    language = _language(text, draft, problems)
    credits = find_credits(text, part.copyright_notes)
    published, basis = _published(draft, credits, given, now, problems)
    byline = (_byline(one_line(draft.byline)) if part.main else None) or credits.byline
    outlet = one_line(draft.outlet) or credits.outlet or one_line(given.outlet)
    url = one_line(draft.url) or one_line(given.url)
    return Report(
        id=report_id(outlet, url, published, title, text),
        text=text,
        sha256=draft.sha256,
        retrieved=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        url=url,
        outlet=outlet,
        byline=byline,
        title=title,
        published=published,
        published_basis=basis,
        language=language,
        agency=credits.agency or agency_named(byline or "") or agency_named(outlet or ""),
        dateline=credits.dateline,
        problems=tuple(dict.fromkeys(problems)),
    )


def report_id(
    outlet: str | None, url: str | None, published: str | None, title: str | None, text: str
) -> ReportId:
    """The id that the same report gets whenever it is read: 12 hex digits of a SHA-256."""
    identity = {"outlet": outlet, "published": published, "text": text, "title": title, "url": url}
    canonical = json.dumps(identity, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return ReportId("r_" + hashlib.sha256(canonical.encode()).hexdigest()[:12])


def _published(
    draft: Draft, credits: Credits, given: Given, now: datetime, problems: list[str]
) -> tuple[str | None, PublishedBasis]:
    """Metadata, then the text, then what was given: the first that is a sound date.

    A bad date is named in the problems and does not hide a good one further down.
    """
    stated = draft.published if draft.published and draft.published.strip() else None
    for written, basis in (
        (stated, PublishedBasis.METADATA),
        (credits.date, PublishedBasis.TEXT),
        (given.published, PublishedBasis.GIVEN),
    ):
        if written is None:
            continue
        date = read_date(written, now)
        if date.iso is not None:
            return date.iso, basis
        # A dateline without its year is the custom, and nothing to report.
        if date.problem and not (basis is PublishedBasis.TEXT and "incomplete" in date.problem):
            problems.append(date.problem)
    return None, PublishedBasis.NONE


def _language(text: str, draft: Draft, problems: list[str]) -> str | None:
    """ "en", or ``None`` where that is not known. Raises ``UnsupportedInput`` for any other."""
    found = tongue_of(text)
    if found is None:
        stated = (draft.language or "").strip().lower().replace("_", "-")
        return "en" if re.fullmatch(r"en(-\w+)*|eng|english", stated) else None
    beside = f", in part in {' and '.join(found.beside)}" if found.beside else ""
    if found.code != "en":
        raise UnsupportedInput(f"the text is in {found.name}{beside}, not English", draft.where)
    if beside:
        problems.append(f"the text is in English{beside}, which is not read")
    return "en"


def _title(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name that pages put behind it."""
    if title and outlet:
        behind = re.compile(rf"\s[|–—-]\s{re.escape(outlet)}$", re.IGNORECASE)
        title = behind.sub("", title) or title
    return title


def _byline(byline: str | None) -> str | None:
    return re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE) or None if byline else None
