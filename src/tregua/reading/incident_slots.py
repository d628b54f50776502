"""Where, with what and to what damage: the slots of an act besides the people in it and its time.

The place is the most exact that the words give, vague parts kept ("highway south of Baghdad").
"""

from __future__ import annotations

from tregua.model import PlaceMention, Span
from tregua.reading.act import Act, is_area, is_tool
from tregua.reading.casualties import number_at
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse, Range

_DAMAGE = words("violence.damage")
_OBJECTS = words("violence.targets.objects")
_DIRECTIONS = frozenset({"south", "north", "east", "west", "southeast", "southwest", "northeast",
                         "northwest", "centre", "center", "outskirts", "mile", "kilometer",
                         "kilometre", "km", "front", "downtown", "heart", "edge", "rim", "middle",
                         "vicinity", "fringe", "mouth", "foot"})  # fmt: skip
_ROUTES = frozenset({"road", "highway", "outskirts", "border", "street", "route"})
_PLACE_CASES = words("violence.frames.where")
_PLAIN_CASES = frozenset({"in", "at", "on", "into", "inside", "within", "through", "across"})
_WEAK_CASES = frozenset({"from", "by", "over", "into", "under", "through", "on", "between"})
_INSIDE_PLACE = ("compound", "flat", "amod", "nmod", "nummod", "advmod", "nmod:poss", "fixed",
                 "case", "list", "appos", "det", "nmod:unmarked", "obl")  # fmt: skip
_WHERE_ONLY = frozenset({"in", "near", "outside", "around", "inside"})
_RELATIVE = frozenset({"where", "which"})
_LONGEST_PLACE = 14
_DEEPEST = 3
"""Prepositions that may stand between what was hit and the place that hangs on it."""


# --- place -------------------------------------------------------------------------------------


def place(act: Act) -> PlaceMention | None:
    """Where it happened, as the text names it, or ``None``."""
    parse = act.parse
    found: list[tuple[int, Range]] = []
    heads = [*act.predicates, *act.targets, *act.victims, *act.tools, *act.actors]
    for p in dict.fromkeys(heads):
        for k in parse.kids_of(p, "obl", "nmod", "advmod", "obl:unmarked", "acl"):
            ranked = _place_at(act, p, k)
            if ranked is not None:
                # Where those who did it come from is the last guess at where it happened.
                found.append((0, ranked[1]) if p in act.actors else ranked)
    found += _misattached(act)
    for t in act.targets:
        if is_area(parse, t) or _geographic_parts(parse, t):
            found.append((1, _place_range(parse, t, keep_case=False)))
    for p in act.predicates:
        for k in parse.kids_of(p, "compound", "nmod:poss"):
            mention = parse.mention_at.get(k)
            if mention is not None and mention.label == "LOC" and k not in act.actors:
                found.append((1, parse.bare(k)))
    found += _relative_place(act) or ([] if found else _place_just_reached(act))
    if not found:
        return None
    best = max(found, key=lambda f: f[0])
    span = parse.chars(best[1])
    return PlaceMention(parse.text(best[1]), span)


def _relative_place(act: Act) -> list[tuple[int, Range]]:
    """The place of "the town where shells killed twelve", "the hotel in which a bomb went off"."""
    parse = act.parse
    found: list[tuple[int, Range]] = []
    for p in act.predicates:
        head = parse.tokens[p].head
        if head < 0 or not parse.is_rel(p, "acl") or not _is_place(parse, head):
            continue
        if any(parse.lemmas[k] in _RELATIVE for k in parse.kids_of(p, "advmod", "obl", "mark")):
            found.append((3, _place_range(parse, head, keep_case=False)))
    return found


def _place_just_reached(act: Act) -> list[tuple[int, Range]]:
    """ "He had just landed in X and was shot": the clause beside the deed says where it was."""
    parse = act.parse
    clause = parse.clause_head(act.predicates[0])
    beside = [parse.tokens[clause].head, *parse.kids_of(clause, "conj", "parataxis")]
    for v in beside:
        if v < 0 or not parse.any_kid_lemma(v, ("just",), "advmod"):
            continue
        if any(parse.tokens[k].text.lower() == "had" for k in parse.kids_of(v, "aux")):
            return [(0, span) for _, span in _places_below(act, v)]
    return []


def _misattached(act: Act) -> list[tuple[int, Range]]:
    """Places that parsers hang on what stands right before them.

    On a name beside a title ("commander Musa outside the airport": names lie nowhere), and inside
    the participle of what was hit ("a convoy carrying supplies on a highway").
    """
    parse = act.parse
    found: list[tuple[int, Range]] = []
    for i in (*act.targets, *act.victims):
        for name in parse.kids_of(i, "appos"):
            if name in parse.mention_at and parse.mention_at[name].label == "PER":
                found += _places_below(act, name)
        found += [ranked for k in _inside(parse, i) for ranked in _places_below(act, k)]
        for participle in parse.kids_of(i, "acl"):
            if parse.tokens[participle].text.lower().endswith("ing"):
                for k in (participle, *parse.kids_of(participle, "obl", "obj")):
                    found += _places_below(act, k)
    return [(1, span) for _, span in found]


def _inside(parse: Parse, i: int, depth: int = 0) -> list[int]:
    """What hangs below a noun by prepositions: "a convoy with supplies for the mission"."""
    below = [] if depth == _DEEPEST else parse.kids_of(i, "nmod")
    return [*below, *(k for j in below for k in _inside(parse, j, depth + 1))]


def _places_below(act: Act, i: int) -> list[tuple[int, Range]]:
    kids = act.parse.kids_of(i, "obl", "nmod")
    return [ranked for k in kids if (ranked := _place_at(act, i, k)) is not None]


def _place_at(act: Act, p: int, k: int) -> tuple[int, Range] | None:
    """A complement as a place, with its rank: names before common nouns, exact before vague."""
    parse = act.parse
    if (
        k in act.actors
        or k in act.victims
        or k in act.tools
        or k in parse.time_at
        or is_tool(parse, k)
    ):
        return None
    if any(i in parse.time_at for i in parse.kids_of(k, "nmod", "compound")):
        return None
    case = parse.case(k)
    if parse.is_rel(k, "acl"):
        # "the legation located in the Green Zone"
        if parse.lemmas[k] not in ("locate", "situate", "base", "station"):
            return None
        inner = [j for j in parse.kids_of(k, "obl") if _is_place(parse, j)]
        if not inner:
            return None
        keep = parse.case(inner[0]) not in _PLAIN_CASES
        return (3, _place_range(parse, inner[0], keep_case=keep))
    if parse.is_rel(k, "advmod"):
        if parse.lemmas[k] in _DIRECTIONS and parse.kid(k, "obl", "nmod") is not None:
            return (3, _place_range(parse, k, keep_case=False))
        return None
    if k in act.targets and case not in ("in", "near", "outside"):
        return None
    if case not in _PLACE_CASES and not case.endswith(" of") and case:
        return None
    if not _is_place(parse, k):
        return None
    named = _named_location(parse, k)
    if case in _WEAK_CASES and not (
        named or parse.lemmas[k] in _DIRECTIONS or parse.lemmas[k] in _ROUTES
    ):
        return None
    if case in ("from", "by") or not case:
        return None
    rank = (4 if named else 2) + (1 if p in act.predicates else 0)
    return (rank, _place_range(parse, k, keep_case=case not in _PLAIN_CASES))


def _is_place(parse: Parse, k: int) -> bool:
    mention = parse.mention_at.get(k)
    if mention is not None:
        return mention.label == "LOC"
    lemma = parse.lemmas[k]
    if parse.tokens[k].upos == "PROPN" and parse.case(k) in _WHERE_ONLY and k not in parse.time_at:
        return True  # a name that went unrecognised, after a word that only places have
    return (
        lemma in _DIRECTIONS
        or lemma in _OBJECTS
        or (_named_location(parse, k) and is_area(parse, k))
    )


def _named_location(parse: Parse, k: int) -> bool:
    """Whether a place phrase holds a name of a place."""
    low, high = parse.subtree(k)
    return any(
        j in parse.mention_at and parse.mention_at[j].label == "LOC"
        for j in range(low, min(high, k + _LONGEST_PLACE))
    )


def _geographic_parts(parse: Parse, t: int) -> bool:
    return any(
        parse.case(k) in ("in", "near", "outside", "of", "on", "at") and _named_location(parse, k)
        for k in parse.kids_of(t, "nmod")
    )


def _place_range(parse: Parse, k: int, *, keep_case: bool) -> Range:
    """The words of a place: its phrase with the places it lies in, without clauses and times."""
    inside = {k}
    stack = [k]
    while stack:
        node = stack.pop()
        for j in parse.kids[node]:
            if j in parse.time_at or j in inside:
                continue
            if parse.is_rel(j, "conj", "appos"):
                if not (_is_place(parse, j) or _before_noun(parse, node, j)):
                    continue
            elif parse.is_rel(j, "case") and node == k:
                if not keep_case:
                    continue
            elif not parse.is_rel(j, *_INSIDE_PLACE) or (
                parse.tokens[j].deprel in ("nmod", "obl") and not _place_part(parse, j)
            ):
                continue
            inside.add(j)
            stack.append(j)
    low = k
    while low - 1 in inside or (
        low - 1 >= 0 and low - 2 in inside and parse.tokens[low - 1].upos == "PUNCT"
    ):
        low -= 1
    high = k + 1
    while (
        high in inside
        or (high + 1 in inside and parse.tokens[high].upos in ("PUNCT", "CCONJ", "DET"))
        or (
            high + 2 in inside
            and parse.tokens[high].upos == "ADP"
            and parse.tokens[high + 1].upos == "DET"
        )
    ):
        high += 1
    high = min(high, low + _LONGEST_PLACE)
    while low < k and parse.tokens[low].upos in ("DET", "PUNCT", "CCONJ"):
        low += 1
    return (low, high)


def _before_noun(parse: Parse, node: int, j: int) -> bool:
    """ "the Terter and Agdam regions": coordinated names before one noun."""
    return parse.is_rel(node, "compound") and parse.tokens[j].upos == "PROPN"


def _place_part(parse: Parse, j: int) -> bool:
    case = parse.case(j)
    return case in ("of", "in", "from", "on", "near", "", "between", "at") and (
        _is_place(parse, j)
        or parse.tokens[j].upos == "PROPN"
        or parse.lemmas[j] in ("country", "north", "south", "east", "west")
    )


# --- instrument, damage ------------------------------------------------------------------------


def instrument(act: Act) -> str | None:
    """The weapon in the words of the text."""
    parse = act.parse
    for t in act.tools:
        if parse.is_rel(t, "compound", "amod", "nmod:desc"):
            before = parse.kids_of(t, "compound", "amod")
            low = t
            while low - 1 in before:
                low -= 1
            return parse.text((low, t + 1))
        low, high = parse.bare(t)
        number = number_at(parse, t)
        if number is not None and low < number.last <= t:
            low = number.last
        while low < t and (parse.tokens[low].upos == "PART" or low in parse.time_at):
            low += 1  # "Tuesday's rockets"
        return parse.text((low, min(high, max(t + 1, low + 1))))
    return None


def damage(act: Act) -> str | None:
    """What was damaged or destroyed, in the words of the text."""
    parse = act.parse
    for v in parse.find(_DAMAGE):
        if parse.tokens[v].upos != "VERB":
            continue
        tied = v in act.predicates or parse.tokens[v].head in act.predicates
        if not tied or not parse.is_rel(
            v, "advcl", "conj", "acl", "acl:relcl", "xcomp", "parataxis", "root", "ccomp"
        ):
            continue
        patients = parse.patients(v)
        if patients:
            return parse.text(parse.phrase(patients[0]))
    return None


# --- span ---------------------------------------------------------------------------------------


def clause_span(act: Act, extra: list[int]) -> Span:
    """The characters that say it: the clause of the deed, or its phrase, with its slots."""
    parse = act.parse
    head = act.anchor
    for p in act.predicates:
        if parse.covers(p, head):
            head = p
    low, high = _without_clauses(parse, head, set(act.predicates))
    for i in (*act.predicates, *extra):
        low, high = min(low, i), max(high, i + 1)
    while low < high - 1 and parse.tokens[low].upos in ("PUNCT", "CCONJ", "SCONJ"):
        low += 1
    while high > low + 1 and parse.tokens[high - 1].upos == "PUNCT":
        high -= 1
    return parse.chars((low, high))


def _without_clauses(parse: Parse, head: int, keep: set[int]) -> Range:
    """The range of a head without coordinated or appended clauses that tell of something else."""
    low = high = head
    stack = [head]
    while stack:
        node = stack.pop()
        for k in parse.kids[node]:
            if (
                parse.is_rel(k, "conj", "parataxis")
                and parse.tokens[k].upos == "VERB"
                and k not in keep
            ):
                continue
            if parse.is_rel(k, "cc", "mark") and node == head and k < head:
                continue
            low, high = min(low, k), max(high, k)
            stack.append(k)
    return (low, high + 1)
