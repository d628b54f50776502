"""What a page carries beside its text: scripts, styles, comments, drawings, inline images."""

from __future__ import annotations

import re

_OPENED = re.compile(r"<(?:!--|(script|style|noscript|svg|template)\b)", re.IGNORECASE)
_CLOSED = {
    name: re.compile(end, re.IGNORECASE)
    for name, end in {
        "--": "-->",
        "script": "</script",
        "style": "</style",
        "noscript": "</noscript",
        "svg": "</svg",
        "template": "</template",
    }.items()
}
_LINKED_DATA = re.compile(r"ld\+json", re.IGNORECASE)
_DATA_URI = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")


def without_ballast(page: str) -> tuple[str, list[str]]:
    """The markup without ballast, and the page's linked data (JSON-LD), which lies in scripts.

    Ballast is often most of a page's bytes. One pass: what is opened and never closed is kept, and
    is looked for once only, since a search to the end from every start would be quadratic.
    """
    kept, linked, at = [], [], 0
    unclosed: set[str] = set()
    for match in _OPENED.finditer(page):
        name = match[1].lower() if match[1] else "--"
        if match.start() < at or name in unclosed:
            continue
        end = _CLOSED[name].search(page, match.end())
        if end is None:
            unclosed.add(name)
            continue
        if name == "script" and _LINKED_DATA.search(page, match.end(), match.end() + 200):
            linked.append(page[page.find(">", match.end()) + 1 : end.start()])
        kept.append(page[at : match.start()])
        close = page.find(">", end.start())
        at = close + 1 if close >= 0 else len(page)
    kept.append(page[at:])
    return _DATA_URI.sub("", "".join(kept)), linked
