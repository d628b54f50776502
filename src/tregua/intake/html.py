"""Web pages: the main text and what the page says of itself."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

from tregua.errors import MalformedInput, UnreadableInput, Where
from tregua.intake.ballast import without_ballast
from tregua.intake.encoding import decode
from tregua.intake.records import Draft, digest

MAX_TAGS = 30_000
"""A news page has some thousands; the extraction's time grows with the square of this."""

MAX_DEPTH = 400
"""A page nests some dozens deep; parsers give up, or worse, at a few hundred."""

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,30})", re.I
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NEVER_CLOSED_LISTED = """
    area base br col embed hr img input link meta param source track wbr p li td th tr dt dd
    option
"""
_NEVER_CLOSED = frozenset(_NEVER_CLOSED_LISTED.split())
_PARSER_FAILURES = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
_DATE_NAMES_LISTED = """
    article:published_time og:article:published_time datepublished dc.date date dc.date.issued
    dcterms.created dcterms.issued dcterms.date publishdate publish-date publish_date pubdate
    parsely-pub-date sailthru.date article.published
"""
_DATE_NAMES = frozenset(_DATE_NAMES_LISTED.split())


def read_html(data: bytes, where: Where) -> Draft:
    """The draft of a page: main text by trafilatura, date from the page's own markup.

    Raises ``MalformedInput`` for a page that no parser should be given, and ``UnreadableInput``
    where no main text is found.
    """
    declared = _DECLARED.search(data[:4096])
    decoded = decode(data, where, declared[1].decode("ascii") if declared else None)
    page, linked = without_ballast(decoded.text)
    _refuse_hostile(page, where)
    document, published = _extracted(page, where)
    url = document.url or None
    outlet = str(document.sitename or "").lstrip("@") or None
    return Draft(
        text=str(document.text).replace("\n", "\n\n"),
        sha256=digest(data),
        where=where,
        url=url,
        outlet=outlet,
        byline=document.author or None,
        title=document.title or None,
        published=published or _linked_date(linked) or document.date or None,
        language=document.language or None,
        problems=decoded.problems,
    )


def _refuse_hostile(page: str, where: Where) -> None:
    if page.count("<") > 2 * MAX_TAGS:
        reason = f"more than {MAX_TAGS} tags; no news page has as many"
        raise MalformedInput(reason, where)
    depth = deepest = 0
    for closing, name in _TAG.findall(page):
        if name.lower() not in _NEVER_CLOSED:
            depth = max(depth - 1, 0) if closing else depth + 1
            deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise MalformedInput(f"tags nested {deepest} deep, or never closed", where)


def _extracted(page: str, where: Where) -> tuple[Any, str | None]:
    """Trafilatura's document, and the date that the markup states.

    Trafilatura's one ``None`` for all refusals becomes a reason.
    """
    import lxml.etree
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        # They warn on stderr about pages that we name ourselves.
        logging.getLogger(name).addHandler(logging.NullHandler())
    document, published = None, None
    try:
        tree = trafilatura.load_html(page) if page.strip() else None
        if tree is not None:
            published = _markup_date(tree)
            document = trafilatura.bare_extraction(
                tree,
                with_metadata=True,
                include_comments=False,
                include_tables=False,
                # An extensive search would guess a date from the running text.
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
    except (*_PARSER_FAILURES, lxml.etree.LxmlError) as error:
        reason = f"the page cannot be parsed: {type(error).__name__}"
        raise MalformedInput(reason, where) from error
    if not isinstance(document, trafilatura.settings.Document) or not (document.text or "").strip():
        reason = "no article was found in the page: it is empty, too short, or made of links"
        raise UnreadableInput(reason, where)
    return document, published


def _markup_date(tree: Any) -> str | None:
    """The date of publication by the page's ``meta`` or ``time`` tags, as written there."""
    for tag in tree.iter("meta"):
        names = (tag.get("property"), tag.get("name"), tag.get("itemprop"))
        if any(name and name.strip().lower() in _DATE_NAMES for name in names):
            content = (tag.get("content") or "").strip()
            if content:
                return str(content)
    for tag in tree.iter("time"):
        said = f"{tag.get('itemprop', '')} {tag.get('class', '')}".lower()
        if tag.get("datetime") and ("publish" in said or tag.get("pubdate") is not None):
            return str(tag.get("datetime")).strip()
    return None


def _linked_date(linked: list[str]) -> str | None:
    for block in linked:
        try:
            item = json.loads(block)
        except (ValueError, RecursionError):
            continue  # broken linked data is common, and a page has other places for a date
        if date := _date_published(item, 0):
            return date
    return None


def _date_published(item: Any, depth: int) -> str | None:
    if depth > 4:
        return None
    if isinstance(item, dict):
        date = item.get("datePublished")
        if isinstance(date, str):
            return date
        item = item.get("@graph", [])
    if isinstance(item, list):
        return next((date for part in item if (date := _date_published(part, depth + 1))), None)
    return None
