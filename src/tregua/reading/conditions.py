"""Conditions: the clause or phrase on which something is made to hang, kept as words."""

from __future__ import annotations

from tregua.model import Words
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse, Range

_NOUNS = words("ceasefire.terms.condition_nouns")
_MARKS = frozenset(
    {"if", "unless", "once", "provide", "provided", "providing", "as long as", "so long as",
     "as long", "so long", "lest", "only if", "when", "until"}
)  # fmt: skip


def condition_of(parse: Parse, *nodes: int) -> Words | None:
    """The condition of the clause that one of ``nodes`` heads, or ``None``.

    "If …", "unless …", "so long as …", "on condition that …", "in exchange for …"; the words are
    those of the condition itself, without the conjunction.
    """
    for node in dict.fromkeys(nodes):
        found = _clause(parse, node) or _phrase(parse, node)
        if found is not None:
            start, end = parse.chars(found)
            if end > start:
                return Words(parse.text(found), (start, end))
    return None


def _clause(parse: Parse, node: int) -> Range | None:
    # "As long as …": the clause hangs on "long".
    measures = [k for k in parse.kids_of(node, "advmod") if parse.lemmas[k] == "long"]
    for k in (c for n in (node, *measures) for c in parse.kids_of(n, "advcl")):
        if parse.tokens[k].text.lower() in ("provided", "providing") and not parse.kid(k, "obj"):
            stated = _stated(parse, k)
            if stated is not None:
                return stated
        mark = parse.case(k) or next((parse.lemmas[m] for m in parse.kids_of(k, "advmod")), "")
        if mark in ("when", "until", "once") and not _still_open(parse, k, node):
            continue
        low, high = parse.subtree(k)
        opening = " ".join(parse.lemmas[max(0, low - 3) : low + 4])
        if (
            mark in _MARKS
            or mark.startswith(("as long", "so long", "provided"))
            or (mark == "as" and ("so long as" in opening or "as long as" in opening))
        ):
            while low < high and (
                parse.lemmas[low] in ("if", "unless", "once", "only", "as", "so", "long", "provide",
                                      "provided", "that", "when", "until", "providing", "but")
                or parse.tokens[low].upos == "PUNCT"
            ):  # fmt: skip
                low += 1
            return parse.trim(low, high)
    return None


def _stated(parse: Parse, provided: int) -> Range | None:
    """ "Provided that …", where the tree takes the conjunction for a verb."""
    inner = parse.kid(provided, "ccomp", "advcl", "xcomp")
    if inner is None:
        inner = next(
            (k for k in parse.kids_of(parse.tokens[provided].head, "advcl") if k > provided), None
        )
    if inner is None:
        return None
    low, high = parse.subtree(inner)
    while low < high and parse.lemmas[low] in ("that", ","):
        low += 1
    return parse.trim(low, high)


def _still_open(parse: Parse, clause: int, node: int) -> bool:
    """ "When the government orders it" is a condition only of what has yet to come about."""
    if parse.any_kid_lemma(node, ("will", "would", "shall", "only"), "aux", "advmod"):
        return True
    present = parse.tokens[node].text.lower().endswith("s") and parse.tokens[node].upos == "VERB"
    return present and parse.lemmas[node] in ("take", "come", "enter", "begin", "start", "go")


def _phrase(parse: Parse, node: int) -> Range | None:
    for k in parse.kids_of(node, "obl", "nmod", "obj"):
        if parse.lemmas[k] not in _NOUNS:
            continue
        if parse.lemmas[k] in ("exchange", "return"):
            inner = next((c for c in parse.kids_of(k, "nmod") if parse.case(c) == "for"), None)
        elif parse.rel(k) == "obj":
            inner = None
        else:
            inner = parse.kid(k, "acl", "ccomp", "nmod", "advcl")
        if inner is None and parse.case(k) in ("as", "on") and parse.kid(node, "obj") is not None:
            inner = parse.kid(node, "obj")
        if inner is None and parse.case(k) == "as":
            inner = next((o for o in parse.kids_of(node, "obl") if o > k), None)
        if inner is None or parse.lemmas[inner] == "anonymity":
            continue
        low, high = parse.subtree(inner)
        while low < high and parse.lemmas[low] in ("that", "of", "for"):
            low += 1
        return parse.trim(low, high)
    for k in parse.kids_of(node, "obl", "nmod"):
        if parse.case(k) in ("in exchange for", "in return for"):
            return parse.trim(*parse.subtree(k))
    return None
