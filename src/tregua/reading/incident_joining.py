"""Which event words of a sentence tell of the same act.

"A drone strike that killed six", "died when a patrol was attacked", "responded with a barrage,
killing six": the words are joined into one act, and the most telling one becomes its anchor.
"""

from __future__ import annotations

from tregua.reading.act import can_act
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_LIGHT = words("violence.frames.light")
_SUFFERS = words("violence.frames.suffers")
_HAPPENS = words("violence.frames.happens")
_PERCEIVES = words("violence.frames.perceives")
CASUALTY = frozenset({"kill", "injure", "die"})
"""The readings of verbs that say what violence did to people."""
_INSIDE = frozenset(
    {"in", "by", "with", "from", "through", "during", "via", "using", "under", "to", "of"}
)
_BECAUSE = frozenset({"when", "after", "as", "once"})
_CARRIERS = _LIGHT | _SUFFERS | _PERCEIVES
_UNITS_OF = frozenset({"exchange", "hail", "burst", "volley", "wave", "series", "spate", "string"})
_WITH = frozenset(
    {("come", "under"), ("begin", "with"), ("start", "with"), ("respond", "with"),
     ("retaliate", "with"), ("reply", "with"), ("go", "on")}
)  # fmt: skip


def top(parse: Parse, seed: int, seeds: dict[int, str]) -> int:
    """The topmost seed that tells of the same act."""
    node = seed
    for _ in range(len(seeds)):
        above = _seed_above(parse, node, seeds)
        if above is None:
            return node
        node = above
    return node


def _seed_above(parse: Parse, seed: int, seeds: dict[int, str]) -> int | None:
    """The nearest governing seed if it tells of the same act, through light words only."""
    node = seed
    for head in parse.ancestors(seed):
        if head in seeds:
            return head if _same_act(parse, seed, node, head, seeds) else None
        if not _transparent(parse, seed, node, head, seeds):
            return _beside(parse, seed, node, head, seeds)
        node = head
    return None


def _beside(parse: Parse, seed: int, node: int, head: int, seeds: dict[int, str]) -> int | None:
    """The deed that a casualty verb's neighbour carries, or that stands in front of its "when".

    "responded with a barrage, killing six"; "the attack on the town, when 80 people died".
    """
    if seeds[seed] not in CASUALTY or parse.tokens[seed].upos != "VERB":
        return _during(parse, seed, node, head, seeds)
    if node != seed:
        # "reported an ambush with a bomb in which two were hurt", the bomb hung on the report.
        carried = _event_nouns_of(parse, head, seeds)
        return carried[-1] if carried and carried[-1] < node else None
    told = [k for k in parse.kids_of(head, "ccomp") if seeds.get(k) in CASUALTY and k < seed]
    if told and parse.is_rel(seed, "conj"):
        return told[-1]  # "said one was killed and three were wounded", both said
    follows = parse.is_rel(seed, "advcl", "conj", "parataxis", "xcomp")
    with_victim = parse.any_kid_lemma(seed, ("with",), "mark")
    if follows and (with_victim or parse.kid(seed, "mark", "obl:agent", "nsubj") is None):
        carried = _event_nouns_of(parse, head, seeds)
        return carried[-1] if carried else None
    before = [s for s in seeds if s < seed and seeds[s] not in CASUALTY]
    if before and _participle_behind_comma(parse, seed):
        return before[-1]  # "…, killing six" belongs to the deed, whatever the tree hangs it on
    if any(parse.lemmas[k] in ("when", "where") for k in parse.kids_of(seed, "advmod", "mark")):
        before = [s for s in seeds if s < seed and parse.tokens[s].upos in ("NOUN", "PROPN")]
        return before[-1] if before and parse.kid(seed, "obl:agent") is None else None
    return None


def _participle_behind_comma(parse: Parse, seed: int) -> bool:
    if not parse.tokens[seed].text.lower().endswith("ing"):
        return False
    node = seed
    if parse.is_rel(seed, "conj") and parse.tokens[parse.tokens[seed].head].text.endswith("ing"):
        node = parse.tokens[seed].head  # "…, derailing a train and killing six"
    return node > 0 and parse.tokens[node - 1].text == ","


def _during(parse: Parse, seed: int, node: int, head: int, seeds: dict[int, str]) -> int | None:
    """ "killed six and captured three during an attack": the attack is what killed them."""
    inside = parse.is_rel(node, "obl") and parse.case(node) in ("during", "in")
    above = parse.tokens[head].head
    if not inside or seed != node or not parse.is_rel(head, "conj"):
        return None
    return above if seeds.get(above) in CASUALTY else None


def _event_nouns_of(parse: Parse, verb: int, seeds: dict[int, str]) -> list[int]:
    """Event nouns among the complements of a verb, through "a wave of"."""
    found = []
    for k in parse.kids_of(verb, "obj", "obl", "nsubj", "nsubj:pass"):
        inner = [j for j in parse.kids_of(k, "nmod") if j in seeds] if k not in seeds else [k]
        if parse.lemmas[k] in _UNITS_OF or k in seeds:
            found += inner
    return [k for k in found if parse.tokens[k].upos in ("NOUN", "PROPN")]


def _transparent(parse: Parse, seed: int, node: int, head: int, seeds: dict[int, str]) -> bool:
    """Whether meaning passes through a word that is no seed itself."""
    lemma = parse.lemmas[head]
    if lemma in _UNITS_OF and parse.tokens[head].upos == "NOUN":
        return True
    if lemma in _LIGHT or lemma in _SUFFERS:
        return parse.is_rel(node, "obj", "nsubj:pass", "obl", "xcomp")
    if seeds[seed] not in CASUALTY or parse.tokens[head].upos not in ("NOUN", "PROPN"):
        return False
    # "a blast in a market that killed six", "an ambush with a bomb in which two were hurt": the
    # relative clause hangs on what stands between. "Rebels who killed six" did it themselves.
    if node == seed:
        relative = {parse.tokens[k].text.lower() for k in parse.kids_of(seed, "obl", "nsubj")}
        active = parse.tokens[seed].deprel == "acl:relcl" and not parse.is_passive(seed)
        return "which" in relative or (active and not can_act(parse, head))
    return parse.is_rel(node, "nmod", "obl", "obj", "nsubj")


def _same_act(parse: Parse, seed: int, node: int, head: int, seeds: dict[int, str]) -> bool:
    """Whether ``seed``, reaching ``head`` through its dependent ``node``, tells of the same act."""
    casualty = seeds[seed] in CASUALTY
    rel = parse.rel(node)
    noun = parse.tokens[seed].upos in ("NOUN", "PROPN")
    if casualty and node != seed and not noun:
        return parse.tokens[head].upos in ("NOUN", "PROPN")
    if noun:
        if rel in ("nsubj", "compound"):
            return True
        if rel == "obj":
            return seeds[head] == "open"
        return rel in ("obl", "nmod", "advmod") and parse.case(node) in _INSIDE
    if rel in ("acl", "amod"):
        return parse.tokens[head].upos in ("NOUN", "PROPN")
    if rel == "advcl":
        mark = {parse.lemmas[k] for k in parse.kids_of(node, "mark", "advmod")}
        if mark & _BECAUSE:
            return seeds[head] in CASUALTY or (casualty and "as" in mark)
        return casualty and not mark
    if rel == "conj":
        return casualty and (seeds[head] in CASUALTY or parse.kid(seed, "obl:agent") is None)
    if rel in ("parataxis", "dep", "xcomp"):
        return casualty
    return False


def anchor_of(parse: Parse, members: list[int], seeds: dict[int, str]) -> int:
    """The word that says best what happened: a deed before its effect, a noun before "hit"."""

    def rank(i: int) -> tuple[int, int]:
        reading = seeds[i]
        if reading in CASUALTY:
            return (3, i)
        if reading in ("anaphors",):
            return (2, i)
        if reading == "open" and parse.tokens[i].upos == "VERB":
            return (1, i)
        return (0, i)

    return min(members, key=rank)


def carriers(parse: Parse, members: list[int], seeds: dict[int, str]) -> list[int]:
    """Light and happening verbs of a noun: their complements are its slots too."""
    out: list[int] = []
    for member in members:
        i, head = member, parse.tokens[member].head
        while head >= 0 and parse.lemmas[head] in _UNITS_OF and parse.tokens[head].upos == "NOUN":
            i, head = head, parse.tokens[head].head
        if parse.case(i) == "with" and head >= 0 and parse.is_rel(head, "obl"):
            head = parse.tokens[head].head  # "began minutes after the entry with an offensive"
        if head < 0 or head in seeds or head in out or parse.tokens[head].upos != "VERB":
            continue
        lemma = parse.lemmas[head]
        if (
            (parse.is_rel(i, "obj", "nsubj:pass") and lemma in _CARRIERS)
            or (parse.is_rel(i, "nsubj", "nsubj:pass") and lemma in _HAPPENS)
            or (parse.is_rel(i, "obl", "nmod") and (lemma, parse.case(i)) in _WITH)
        ):
            out.append(head)
    return out
