"""Lemma edit scripts: how a form becomes its lemma, in terms of code points of the form.

A script is either ``=be`` (the lemma is *be*, whatever the form) or ``L-3+y``: a letter for the
case (``L`` lower-cases the form first, ``K`` keeps it), how many code points are stripped from the
end, and what is added after that. So ``L-3+y`` makes *countries* of neither but *country* of
*Countries*, and ``K-0+`` is the identity. The scripts a model knows are listed in its card; they
were learned from forms and lemmas, and are data rather than rules.
"""

from __future__ import annotations

from functools import lru_cache

IDENTITY = "K-0+"
"""The script that leaves every form as it is."""


def script(form: str, lemma: str) -> str:
    """The script that makes ``lemma`` of ``form``: the shortest suffix change, lower-casing first.

    Lower-casing is preferred wherever it gives the lemma, so that one script serves a word at the
    start of a sentence and inside it. ``apply(script(form, lemma), form)`` is ``lemma``.
    """
    lower = form.lower()
    best = ""
    for letter, base in (("L", lower), ("K", form)):
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        if shared == 0:
            continue
        candidate = f"{letter}-{len(base) - shared}+{lemma[shared:]}"
        if not best or _cost(candidate) < _cost(best):
            best = candidate
    return best or f"={lemma}"


def apply(edit: str, form: str) -> str:
    """The lemma that script ``edit`` makes of ``form``.

    A script that would strip the whole form, or that is not a script at all, leaves the form in
    lower case (``L``) or as it is: a lemma is never empty unless the form is.
    """
    letter, strip, add = _parse(edit)
    if letter == "=":
        return add or form
    base = form.lower() if letter == "L" else form
    if strip == 0:
        return base + add
    if strip >= len(base):
        return base
    return base[:-strip] + add


@lru_cache(maxsize=4096)
def _parse(edit: str) -> tuple[str, int, str]:
    if edit.startswith("="):
        return "=", 0, edit[1:]
    strip, plus, add = edit[2:].partition("+")
    if edit[:2] not in ("L-", "K-") or not plus or not (strip.isascii() and strip.isdigit()):
        return "K", 0, ""
    return edit[0], int(strip), add


def _cost(edit: str) -> int:
    _, strip, add = _parse(edit)
    return strip + len(add)
