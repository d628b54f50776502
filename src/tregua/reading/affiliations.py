"""Affiliations: who belongs to whom, in which role, by the words that stand beside a name.

Offices of persons (``offices.py``), arms and branches ("Y's armed wing X"), membership ("X is part
of Y", "Y, which includes A and B"), backing ("Y-backed X", "X, led by Y"). One side at least has a
name; a pronoun never stands for either.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import ActorMention, Affiliation, Certainty
from tregua.reading.draft import Context, Draft
from tregua.reading.factuality import factuality
from tregua.reading.lexicon import words
from tregua.reading.offices import OFFICES, offices
from tregua.reading.ties import (
    BODIES,
    Tie,
    any_name,
    body_phrase,
    described,
    is_people_name,
    named,
    reach,
)
from tregua.reading.tree import Parse, Range

_ARMS = words("affiliations.arms")
_UNIONS = words("affiliations.unions") | {"government", "administration", "regime"}
_BACKED = words("affiliations.backed")
_LED = words("affiliations.led")
_LOYAL = words("affiliations.loyal")
_INCLUDE = words("affiliations.include")
_BELONG = words("affiliations.belong")
_PARTS = words("affiliations.parts")
_SETS = words("affiliations.sets")
_GROUPS = words("people.bodies.armed_group")
_GOES_ON = ("VERB", "AUX", "PART", "NOUN")
"""What after a name shows that it is no item of a list but begins something else."""
_SUCH_AS = ("such as", "like", "including", "include", "of")
_TRIGGERS = (
    OFFICES | _ARMS | _BACKED | _LED | _LOYAL | _INCLUDE | _BELONG | _PARTS
)  # fmt: skip


def affiliations(context: Context) -> Iterator[Draft]:
    """A draft for every tie between actors, each tie once a report."""
    seen: set[tuple[str, str, str]] = set()
    if not context.armed:
        return
    for parse in context.document.parses:
        if parse is None or _TRIGGERS.isdisjoint(parse.lemma_set):
            continue
        for tie in _ties(context, parse):
            key = (tie.part.name, tie.role, tie.whole.name)
            if key not in seen and tie.part.name != tie.whole.name:
                seen.add(key)
                yield _draft(context, parse, tie)


def _draft(context: Context, parse: Parse, tie: Tie) -> Draft:
    certainty: Certainty | None = Certainty.CERTAIN
    if tie.hedged >= 0:
        certainty = factuality(context, parse, tie.hedged).certainty
    voice = context.voices.at(parse, tie.anchor)
    if voice is not None and voice.certainty is not Certainty.CERTAIN:
        certainty = None  # the reader weighs the hedge of the voice
    proposition = Affiliation(part=tie.part, role=tie.role, whole=tie.whole)
    return Draft(
        tie.rule, parse, tie.anchor, parse.chars(tie.span), proposition, 0.7,
        certainty=certainty, negated=False,
    )  # fmt: skip


def _ties(context: Context, parse: Parse) -> Iterator[Tie]:
    titled = not OFFICES.isdisjoint(parse.lemma_set)
    for mention in parse.sentence.mentions:
        if titled and mention.label == "PER":
            yield from offices(context, parse, mention)
    for i in parse.find(_TRIGGERS - OFFICES):
        lemma = parse.lemmas[i]
        verb = parse.tokens[i].upos == "VERB"
        if lemma in _ARMS:
            yield from _arm(context, parse, i)
        if lemma in _INCLUDE and verb:
            yield from _includes(context, parse, i)
        if lemma in _BELONG and verb:
            yield from _belongs(context, parse, i)
        if lemma in _BACKED or lemma in _LED:
            yield from (
                _prefixed(context, parse, i) if _is_prefix(parse, i) else _backed(context, parse, i)
            )
        if lemma in _LOYAL:
            yield from _loyal(context, parse, i)
    for i in parse.find(_PARTS):
        if parse.kid(i, "cop") is not None:
            yield from _is_part(context, parse, i)


# --- arms and members ----------------------------------------------------------------------------


def _arm(context: Context, parse: Parse, i: int) -> Iterator[Tie]:
    """ "Y's armed wing X", "X, the armed wing of Y", "X is the armed wing of Y"."""
    owners = [k for k in parse.kids_of(i, "nmod:poss", "compound") if k < i]
    owners += [k for k in parse.kids_of(i, "nmod") if parse.case(k) == "of"]
    wholes = [w for k in owners if (w := named(context, parse, k)) is not None]
    beside = parse.kids_of(i, "appos")
    if parse.kid(i, "cop") is not None:
        beside = parse.kids_of(i, "nsubj")
    elif parse.is_rel(i, "appos", "parataxis"):
        beside = [parse.tokens[i].head]
    parts = [p for k in beside if (p := named(context, parse, k)) is not None]
    if not wholes or not parts:
        return
    low = min([i, *(k for k in parse.kids_of(i, "amod") if k < i)])
    role = parse.text((low, i + 1))
    span = reach(parse, [low, i], parts[0], wholes[0])
    yield Tie("arm.v1", parts[0], role, wholes[0], i, span)


def _includes(context: Context, parse: Parse, v: int) -> Iterator[Tie]:
    """ "Y, which includes A, B and C": a body and its members."""
    if parse.is_passive(v):
        return
    wholes = [w for a in _includers(parse, v) if (w := _union(context, parse, a)) is not None]
    fact = factuality(context, parse, v)
    if len(wholes) != 1 or fact.negated or fact.unreal == "conditional":
        return
    for o in [*parse.patients(v), *parse.obliques(v, "of")]:
        for part in _parts(context, parse, o):
            span = reach(parse, [v], part, wholes[0])
            yield Tie("includes.v1", part, "member", wholes[0], v, span, hedged=v)


def _parts(context: Context, parse: Parse, o: int) -> Iterator[ActorMention]:
    """The members in an object: by name with the rest of their list, else by kind."""
    found = list(_members(parse, o))
    if not found:
        yield from (_plain(parse, k) for k in _kinds(parse, o))
        return
    names = [n for k in found if (n := any_name(context, parse, k)) is not None]
    yield from names
    last = max(parse.mention_at[k].last for k in found)
    for first, end in _rest_of_list(parse, last):
        name = context.document.canonical(parse.text((first, end)))
        if name not in {n.name for n in names}:
            yield ActorMention(name, parse.chars((first, end)))


def _rest_of_list(parse: Parse, at: int) -> Iterator[Range]:
    """Names that go on with a list on the surface, where the tree or the names lost them.

    "A, B and C": after a name a comma or "and", then a name or a run of proper nouns.
    """
    while at + 1 < len(parse) and parse.lemmas[at] in (",", "and"):
        first = at + 1 if parse.lemmas[at + 1] != "and" else at + 2
        mention = parse.mention_at.get(first)
        end = first
        if mention is not None:
            end = mention.last if mention.label in ("ORG", "PER") else first
        else:
            while end < len(parse) and _in_name(parse, end, first):
                end += 1
        if end == first or (end < len(parse) and parse.tokens[end].upos in _GOES_ON):
            return
        yield first, end
        at = end


def _in_name(parse: Parse, i: int, first: int) -> bool:
    token = parse.tokens[i]
    hyphen = token.text == "-" and i > first
    return hyphen or (token.upos == "PROPN" and i not in parse.time_at)


def _includers(parse: Parse, v: int) -> list[int]:
    """Who includes: of "X is a body encompassing …" X, which has the name."""
    out = []
    for a in parse.agents(v):
        subject = parse.kid(a, "nsubj") if parse.kid(a, "cop") is not None else None
        out.append(subject if subject is not None and parse.rel(v) == "acl" else a)
    return out


def _union(context: Context, parse: Parse, i: int) -> ActorMention | None:
    """A body as a whole: its name, or its phrase where a name or capitals make it one."""
    low, high = body_phrase(parse, i)
    mention = parse.mention_at.get(i)
    if mention is not None and mention.label == "ORG" and mention.first <= low:
        return named(context, parse, i)
    if parse.lemmas[i] not in BODIES:
        return None
    capitals = sum(1 for j in range(low, high) if parse.tokens[j].text[:1].isupper())
    if capitals < 2 and not any(j in parse.mention_at for j in range(low, high)):
        return None
    return ActorMention(parse.text((low, high)), parse.chars((low, high)))


def _members(parse: Parse, o: int) -> Iterator[int]:
    """The named ones in an object: itself, coordinated ones, those behind "such as"."""
    for c in parse.conjuncts(o):
        if c in parse.mention_at:
            # The name of a place or a people is no member of a body by being in its list.
            if parse.mention_at[c].label != "LOC":
                yield c
        elif parse.lemmas[c] in BODIES or parse.lemmas[c] in _SETS:
            for k in parse.kids[c]:
                if parse.is_rel(k, "appos") or (
                    parse.is_rel(k, "nmod") and parse.case(k) in _SUCH_AS
                ):
                    yield from _members(parse, k)


def _kinds(parse: Parse, o: int) -> Iterator[int]:
    """The unnamed groups of an object: "a range of militias"."""
    for c in parse.conjuncts(o):
        if parse.lemmas[c] in _GROUPS and parse.tokens[c].text.lower() != parse.lemmas[c]:
            yield c
        elif parse.lemmas[c] in _SETS:
            for k in parse.kids_of(c, "nmod"):
                if parse.case(k) == "of":
                    yield from _kinds(parse, k)


def _plain(parse: Parse, k: int) -> ActorMention:
    phrase = body_phrase(parse, k)
    return ActorMention(parse.text(phrase), parse.chars(phrase))


def _belongs(context: Context, parse: Parse, v: int) -> Iterator[Tie]:
    """ "X belongs to Y", "X joined Y"."""
    fact = factuality(context, parse, v)
    if fact.unreal or fact.negated:
        return
    others = parse.obliques(v, "to") if parse.lemmas[v] == "belong" else parse.patients(v)
    wholes = [w for k in others if _is_body(parse, k) and (w := named(context, parse, k))]
    for s in parse.agents(v):
        part = any_name(context, parse, s)
        if s in parse.mention_at and parse.mention_at[s].label == "MISC":
            continue  # "Danes who join the group" tells of no one member
        if len(wholes) == 1 and part is not None:
            span = reach(parse, [v], part, wholes[0])
            yield Tie("belongs.v1", part, "member", wholes[0], v, span, hedged=v)


def _is_body(parse: Parse, i: int) -> bool:
    mention = parse.mention_at.get(i)
    return mention is not None and mention.label == "ORG"


def _is_part(context: Context, parse: Parse, i: int) -> Iterator[Tie]:
    """ "X is part of Y", "X is a member of Y"."""
    subject = parse.kid(i, "nsubj")
    part = any_name(context, parse, subject) if subject is not None else None
    fact = factuality(context, parse, i)
    if part is None or fact.negated or fact.unreal:
        return
    for k in parse.kids_of(i, "nmod"):
        whole = named(context, parse, k) if _is_body(parse, k) else described(parse, k)
        if parse.case(k) == "of" and whole is not None:
            role = "part of" if parse.lemmas[i] == "part" else "member"
            span = reach(parse, [i], part, whole)
            yield Tie("is_part.v1", part, role, whole, i, span, hedged=i)


# --- backing and leading -------------------------------------------------------------------------


def _is_prefix(parse: Parse, i: int) -> bool:
    """Whether a participle stands in a compound before its noun: "Y-backed militias"."""
    return i >= 2 and parse.tokens[i - 1].text in ("-", "‑", "–") and parse.tokens[i].head > i


def _prefixed(context: Context, parse: Parse, i: int) -> Iterator[Tie]:
    """ "Y-backed X", "Y-led coalition"."""
    head = parse.tokens[i].head
    backer = named(context, parse, i - 2)
    if backer is None and is_people_name(parse, i - 2):
        backer = ActorMention(parse.tokens[i - 2].text, parse.chars((i - 2, i - 1)))
    part = any_name(context, parse, head) or _prefixed_body(parse, head, i)
    if backer is not None and part is not None:
        span = reach(parse, [i], part, backer)
        yield Tie("backed_by.v1", part, _role(parse, i), backer, i, span)


def _prefixed_body(parse: Parse, head: int, i: int) -> ActorMention | None:
    """The phrase of a backed body: with a name of its own, or one of its kind ("the coalition").

    Plain "Y-backed militias" name nobody and are left out.
    """
    if parse.lemmas[head] not in BODIES:
        return None
    low, high = body_phrase(parse, head)
    own = any(
        j not in (i - 2, i) and (j in parse.mention_at or is_people_name(parse, j))
        for j in range(i, high)
    )
    single = parse.lemmas[head] in _UNIONS and parse.tokens[head].text.lower() == parse.lemmas[head]
    if not own and not single:
        return None
    low = min(max(low, i - 2), i - 2)
    return ActorMention(parse.text((low, high)), parse.chars((low, high)))


def _role(parse: Parse, i: int) -> str:
    return "led by" if parse.lemmas[i] in _LED else f"{parse.tokens[i].text.lower()} by"


def _backed(context: Context, parse: Parse, i: int) -> Iterator[Tie]:
    """ "X, backed by Y", "X is led by Y"."""
    if parse.tokens[i].upos != "VERB" or not parse.is_passive(i):
        return
    fact = factuality(context, parse, i)
    subject = parse.tokens[i].head if parse.is_rel(i, "acl") else parse.subject(i)
    if fact.negated or fact.unreal or subject is None:
        return
    part = any_name(context, parse, subject) or described(parse, subject)
    for k in parse.agents(i):
        backer = named(context, parse, k)
        if backer is not None and part is not None:
            span = reach(parse, [i], part, backer)
            yield Tie("backed_by.v1", part, _role(parse, i), backer, i, span, hedged=i)


def _loyal(context: Context, parse: Parse, i: int) -> Iterator[Tie]:
    """ "X, allied with Y", "X is loyal to Y": only between names."""
    subject = parse.kid(i, "nsubj")
    if subject is None and parse.is_rel(i, "amod", "acl", "appos"):
        subject = parse.tokens[i].head
    part = any_name(context, parse, subject) if subject is not None else None
    for k in parse.obliques(i, "to", "with"):
        whole = named(context, parse, k)
        if whole is not None and part is not None:
            role = f"{parse.tokens[i].text.lower()} {parse.case(k)}"
            span = reach(parse, [i], part, whole)
            yield Tie("loyal_to.v1", part, role, whole, i, span, hedged=i)
