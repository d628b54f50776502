"""Death told by its idiom: lives that are lost, claimed or cost.

"26 fighters lost their lives", "the war has cost 64,000 lives", "the blast claimed the lives of
two guards". A verb of the first kind reads like "die", one of the second like "kill".
"""

from __future__ import annotations

from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

LIVES = frozenset({"life", "lives"})
_LOSE = words("violence.lives.lose")
_TAKE = words("violence.lives.take")


def lives_seeds(parse: Parse) -> dict[int, str]:
    """The verbs that say that lives were lost or taken, with the reading that they share."""
    out: dict[int, str] = {}
    for i in parse.find(LIVES):
        verb = _verb_of(parse, i)
        if verb is not None:
            out[verb] = "die" if parse.lemmas[verb] in _LOSE else "kill"
    return out


def _verb_of(parse: Parse, life: int) -> int | None:
    verb = parse.tokens[life].head
    if verb < 0 or not parse.is_rel(life, "obj", "nsubj:pass", "nsubj"):
        return None
    lemma = parse.lemmas[verb]
    if lemma not in _LOSE and lemma not in _TAKE:
        return None
    owner = parse.kid(life, "nmod:poss", "nmod", "det") is not None
    plural = parse.tokens[life].text.lower() == "lives"
    return verb if plural or owner else None


def life_victims(parse: Parse, verb: int) -> list[int] | None:
    """Whose lives a verb is about, ``None`` where it is about none.

    Those of whom the lives are, who lose theirs, or the counted lives themselves.
    """
    life = next((k for k in parse.kids_of(verb, "obj", "nsubj:pass", "nsubj")
                 if parse.lemmas[k] in LIVES), None)  # fmt: skip
    if life is None or _verb_of(parse, life) is None:
        return None
    of = [k for k in parse.kids_of(life, "nmod") if parse.case(k) == "of"]
    if of:
        return [c for k in of for c in parse.conjuncts(k)]
    if life in parse.number_of:
        return [life]
    subject = parse.subject(verb) if parse.lemmas[verb] in _LOSE else None
    if subject is None or subject == life or parse.is_passive(verb):
        return []
    return parse.conjuncts(subject)
