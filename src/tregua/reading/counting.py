"""What the rules of counting share: kinds of nouns and verbs, sizes, the verb around a noun."""

from __future__ import annotations

from tregua.language.analysis import NumberExpression
from tregua.reading.lexicon import labels, words
from tregua.reading.tree import Parse

KINDS = labels("quantities.nouns")
VERBS = labels("quantities.verbs")
WARS = words("quantities.words.wars")
Kind = tuple[str, int]
"""A kind of count with the verb that makes it one."""


def size(number: NumberExpression) -> float:
    """The lower bound of a number, else its upper one."""
    low, high = number.value.low, number.value.high
    return low if low is not None else high or 0


def verb_of(parse: Parse, noun: int) -> int:
    """The predicate that a counted noun takes part in, climbing over "of" and "to" phrases."""
    node = noun
    for _ in range(len(parse)):
        head = parse.tokens[node].head
        if head < 0:
            return node
        if parse.tokens[head].upos in ("VERB", "ADJ", "AUX") or parse.is_clause(head):
            return head
        node = head
    return node


def subjects(parse: Parse, verb: int) -> list[int]:
    """Who does what a verb says, active or passive; the counted subject before a shared object."""
    if parse.tokens[verb].upos not in ("VERB", "ADJ", "NOUN", "ADV"):
        return []
    found = parse.subject(verb)
    out = parse.conjuncts(found) if found is not None else []
    return [*out, *(k for k in parse.kids_of(verb, "obj", "obl") if k < verb and not parse.case(k))]


def is_war(parse: Parse, i: int) -> bool:
    """A war, fighting, a flare-up (three tokens), "five weeks of fighting"."""
    lemma = parse.lemmas[i]
    if lemma in WARS or any(
        f"{parse.lemmas[k]}-{lemma}" in WARS for k in parse.kids_of(i, "compound")
    ):
        return True
    stretch = i in parse.time_at or lemma in ("day", "week", "month", "year", "decade")
    return stretch and any(
        parse.case(k) == "of" and parse.lemmas[c] in WARS
        for k in parse.kids_of(i, "nmod")
        for c in parse.conjuncts(k)
    )
