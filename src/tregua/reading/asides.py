"""Cues that stand outside the clause they cover: "according to", "in the view of", ", says X,".

Where the tree shows what belongs together it is asked; where such asides break it, their place
between marks is.
"""

from __future__ import annotations

from tregua.reading.attribution import Attribution
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_BETWEEN = frozenset({",", "–", "—", "-", "”", '"', "»", "''", "’", ";"})
_QUOTED = frozenset({"”", '"', "»", "''", "’"})
_ENDING = _BETWEEN | {".", ":", "!", "?"}
_SPEAKING = words("people.bodies") | words("people.civil.bodies") | words("people.persons")
_LONGEST_NAME = 12
"""Tokens within which a name before a colon, or behind an inverted cue, must end."""


def according(parse: Parse, i: int) -> Attribution | None:
    """ "According to X": the clause around it is X's."""
    head = parse.tokens[i].head
    if head < 0:
        return None
    if parse.is_rel(i, "case", "mark"):
        source, clause = head, parse.tokens[head].head
    else:
        below = next((k for k in parse.kids_of(i, "obl", "nmod", "pobj")), None)
        if below is None:
            return None
        source, clause = below, head
    return _around(parse, i, source, clause, {*parse.below(source), *parse.below(i)})


def in_words_of(parse: Parse, n: int) -> Attribution | None:
    """ "In the view of X", "in his words": the clause around it is X's."""
    if parse.case(n) != "in" or not parse.is_rel(n, "obl", "nmod"):
        return None
    owners = parse.kids_of(n, "nmod:poss") or [
        k for k in parse.kids_of(n, "nmod") if parse.case(k) == "of"
    ]
    if not owners:
        return None
    return _around(parse, n, owners[0], parse.tokens[n].head, set(parse.below(n)))


def _around(
    parse: Parse, cue: int, source: int, clause: int, aside: set[int]
) -> Attribution | None:
    if clause < 0:
        return None
    while parse.kid(clause, "nsubj", "csubj") is None and parse.is_rel(
        clause, "advcl", "xcomp", "conj", "acl", "obl", "nmod"
    ):
        # Set behind a participle or a phrase, the source vouches for the whole clause.
        clause = parse.tokens[clause].head
    content = set(parse.below(clause)) - aside
    for k in parse.kids_of(clause, "conj"):
        if parse.any_kid_lemma(k, ("but", "yet"), "cc"):
            content -= set(parse.below(k))  # "According to X …, but …": the report objects
    return Attribution(cue, tuple(parse.conjuncts(source)), frozenset(content))


def put_it(parse: Parse, v: int) -> Attribution | None:
    """ "As one villager put it", "as the minister has it"."""
    as_clause = parse.is_rel(v, "advcl") and parse.any_kid_lemma(v, ("as",), "mark", "advmod")
    if not as_clause or not parse.any_kid_lemma(v, ("it",), "obj"):
        return None
    clause = parse.clause_head(parse.tokens[v].head)
    content = set(parse.below(clause)) - set(parse.below(v))
    return Attribution(v, tuple(parse.agents(v)), frozenset(content))


def inverted(parse: Parse, v: int, *, anybody: bool = False) -> Attribution | None:
    """ "The jets, say witnesses in X, flew three sorties": a cue between marks, its subject behind.

    Such asides break the tree, so their place says it: a mark, the cue, somebody, a mark. With
    ``anybody`` the cue takes no object, so that whoever stands behind it speaks; behind a closed
    quotation this holds of every cue.
    """
    if v == 0 or parse.tokens[v - 1].text not in _BETWEEN:
        return None
    quoted = parse.tokens[v - 1].text in _QUOTED
    subjects = parse.kids_of(v, "nsubj")
    if subjects and (subjects[-1] > v or not _clause_before(parse, v)):
        return None
    found = _somebody_at(parse, v + 1, anybody=anybody or quoted)
    if found is None:
        return None
    source, end = found
    end = end if end >= 0 or not quoted else parse.subtree(source)[1]
    content = _stretch(parse, v, end) if end >= 0 else set()
    return Attribution(v, (source,), frozenset(content)) if content else None


def _clause_before(parse: Parse, v: int) -> bool:
    """Whether a whole clause stands before a cue, so that its "subject" there is that clause's."""
    return any(
        parse.tokens[i].upos in ("VERB", "AUX") and not parse.is_rel(i, "acl", "amod")
        for i in range(v)
        if not any(parse.is_rel(a, "acl") for a in parse.ancestors(i))
    )


def _somebody_at(parse: Parse, low: int, *, anybody: bool) -> tuple[int, int] | None:
    """The head of the phrase at ``low`` and the mark behind it (-1: none) if it is somebody's."""
    if low >= len(parse) or parse.tokens[low].upos == "ADP":
        return None
    for i in range(low, min(low + _LONGEST_NAME, len(parse))):
        if i in parse.time_at or parse.tokens[i].text in _ENDING:
            break
        if parse.tokens[i].upos in ("VERB", "AUX"):
            break
        if parse.tokens[i].upos in ("NOUN", "PROPN") and (anybody or _speaks(parse, i)):
            head = i
            while low <= parse.tokens[head].head and parse.is_rel(
                head, "compound", "flat", "nmod:poss", "nmod:desc", "amod"
            ):
                head = parse.tokens[head].head
            speaks = anybody or _speaks(parse, head)
            return (head, _mark_behind(parse, i)) if speaks else None
    return None


def _mark_behind(parse: Parse, i: int) -> int:
    """Where the mark stands that ends a short phrase with ``i`` in it; -1 if none does."""
    for end in range(i + 1, min(i + _LONGEST_NAME, len(parse))):
        if parse.tokens[end].text in _ENDING and parse.tokens[end].text != "-":
            return end
        if parse.tokens[end].upos == "SCONJ":
            return end
        if parse.tokens[end].upos in ("VERB", "AUX"):
            return -1
    return len(parse) if i == len(parse) - 1 else -1


def _stretch(parse: Parse, low: int, high: int) -> set[int]:
    """The tokens around an aside, up to the semicolons beside it."""
    breaks = [i for i, t in enumerate(parse.tokens) if t.text == ";"]
    first = max((b + 1 for b in breaks if b < low), default=0)
    last = min((b for b in breaks if b >= high), default=len(parse))
    return {*range(first, low), *range(high, last)}


def _speaks(parse: Parse, i: int) -> bool:
    mention = parse.mention_at.get(i)
    return parse.lemmas[i] in _SPEAKING or (mention is not None and mention.label in ("PER", "ORG"))


def colon(parse: Parse, i: int) -> Attribution | None:
    """ "Army spokesman: the truce is over": somebody, a colon, a clause."""
    if parse.tokens[i].text != ":" or not 0 < i <= _LONGEST_NAME:
        return None
    before, behind = parse.tokens[:i], parse.tokens[i + 1 :]
    if any(t.upos in ("VERB", "AUX") or t.text in _QUOTED for t in before):
        return None
    if not any(t.upos in ("VERB", "AUX") for t in behind):
        return None
    speakers = [t.index for t in before if _speaks(parse, t.index) and t.upos in ("NOUN", "PROPN")]
    if not speakers:
        return None
    source = speakers[-1]
    mention = parse.mention_at.get(source)
    if mention is not None:
        source = mention.first
    while 0 <= parse.tokens[source].head < i and parse.rel(source) != "appos":
        source = parse.tokens[source].head
    return Attribution(i, (source,), frozenset(range(i + 1, len(parse))))
