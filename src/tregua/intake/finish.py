"""A draft becomes a report: cleaned, credited, dated, its language known, its id worked out."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime

from tregua.errors import UnreadableInput, UnsupportedInput
from tregua.intake.agencies import agency_named
from tregua.intake.clean import one_line, sound, without_furniture, without_title
from tregua.intake.credits import Credits, find_credits
from tregua.intake.dates import date_line, read_date
from tregua.intake.records import Draft, Given
from tregua.intake.tongues import language_of, name_of
from tregua.model.report import Report
from tregua.model.values import ReportId
from tregua.model.vocab import PublishedBasis

_LONGEST_HEADLINE = 160

# A sentence's end; the stop of an abbreviation ("the U.S.") is none.
_FINAL_STOP = re.compile(r"(?<!\.\w)(?<!\.\w\w)\.[\"”’)]*$|[:;,]$|[\"”’]$")


def finish(draft: Draft, given: Given, now: datetime) -> Report:
    """The report of a draft. ``now`` is the time of reading, aware.

    Raises ``UnreadableInput`` where no text is left, ``UnsupportedInput`` for another language.
    """
    problems = list(draft.problems)
    text, notes = sound(draft.text)
    problems += notes
    if not text:
        raise UnreadableInput("the text is empty", draft.where)
    cleaned = without_furniture(text)
    if cleaned.note:
        problems.append(cleaned.note)
    outlet = one_line(draft.outlet)
    title = _title(one_line(draft.title), outlet) or _headline(cleaned.text)
    text = without_title(cleaned.text, title)
    if not text:
        reason = "nothing but a title" if cleaned.text else "nothing but page furniture"
        raise UnreadableInput(reason, draft.where)
    language = _language(text, draft)
    credits = find_credits(
        text, (line for name, line in cleaned.left_out if name == "copyright note")
    )
    published, basis = _published(draft, credits, given, now, problems)
    byline = _byline(one_line(draft.byline)) or credits.byline
    outlet = outlet or credits.outlet or one_line(given.outlet)
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


def _language(text: str, draft: Draft) -> str | None:
    found = language_of(text)
    if found is not None and found != "en":
        raise UnsupportedInput(
            f"the text is in {name_of(found)} ({found}), not English", draft.where
        )
    if found == "en":
        return "en"
    stated = (draft.language or "").strip().lower().replace("_", "-")
    return "en" if re.fullmatch(r"en(-\w+)*|eng|english", stated) else None


def _title(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name that pages put behind it."""
    if title and outlet:
        behind = re.compile(rf"\s[|–—-]\s{re.escape(outlet)}$", re.IGNORECASE)
        title = behind.sub("", title) or title
    return title


def _byline(byline: str | None) -> str | None:
    return re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE) or None if byline else None


def _headline(text: str) -> str | None:
    """The first line of a text without a title, where it looks like one.

    Short, apart from what follows, without a final stop, and not a dateline, date or credit.
    """
    first, _, rest = text.partition("\n")
    apart = rest.startswith("\n") or date_line(rest.partition("\n")[0]) is not None
    if not apart or len(first) > _LONGEST_HEADLINE or len(first.split()) < 3:
        return None
    if _FINAL_STOP.search(first) or len(rest.strip()) <= len(first):
        return None
    credits = find_credits(first)
    if credits != Credits():
        return None
    return first
