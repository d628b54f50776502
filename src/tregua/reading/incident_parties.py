"""The participants of an act as the report names them.

Numbers in front ("six soldiers"), mere "people" and nameless groups ("a separate group") are left
out: they say nothing that could be looked up or held against anybody.
"""

from __future__ import annotations

from tregua.model import ActorMention, Span
from tregua.reading.act import Act, is_named
from tregua.reading.casualties import number_at
from tregua.reading.circumstances import participant
from tregua.reading.draft import Context
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_VAGUE_PEOPLE = words("violence.casualties.vague")
_NAMELESS = words("violence.casualties.nameless")
_FIGHTERS = frozenset(
    {"fighter", "member", "militant", "gunman", "rebel", "insurgent", "guerrilla"}
)
_PEOPLE_OF = _FIGHTERS | {"force", "forces", "troop", "troops", "soldier", "man", "men", "army"}
_LONGEST_NAME = 6
"""A participant of more words than this is cut to its head and what stands right before it."""


def perpetrators(context: Context, act: Act) -> tuple[ActorMention, ...]:
    """Who did it, where the text names or describes somebody."""
    return _participants(context, act, act.actors, _VAGUE_PEOPLE | _NAMELESS)


def recipients(context: Context, act: Act) -> tuple[ActorMention, ...]:
    """What was hit; who fell, where nothing else is said to be hit or where they are named."""
    named = [v for v in act.victims if is_named(act.parse, v)]
    hit = [*act.targets, *(named if act.targets else act.victims)]
    return _participants(context, act, hit, _VAGUE_PEOPLE)


def _participants(
    context: Context, act: Act, nominals: list[int], vague: frozenset[str]
) -> tuple[ActorMention, ...]:
    parse = act.parse
    out: dict[str, ActorMention] = {}
    for i in (_whose_fighters(parse, n) for n in nominals):
        if parse.tokens[i].upos in ("NUM", "DET"):
            continue
        owner = _owning_pronoun(parse, i)
        if parse.tokens[i].upos == "PRON":
            found = participant(context, parse, i)
        elif owner is not None and (whose := participant(context, parse, owner)) is not None:
            found = whose
        else:
            found = _as_written(parse, context.document.actor(parse, i))
        if found is None:
            continue
        found = _alone(parse, i, _without_number(parse, i, found))
        if parse.lemmas[i] in vague and not _named_inside(parse, i, found):
            continue
        found = _short(act, i, found)
        out.setdefault(found.name, found)
    spans = [m.span for m in out.values() if m.span is not None]
    return tuple(m for m in out.values() if not any(_inside(m.span, s) for s in spans))


def _inside(span: Span | None, other: Span) -> bool:
    """Whether a name stands inside a longer one ("clinics and hospitals")."""
    return span is not None and span != other and other[0] <= span[0] and span[1] <= other[1]


def _alone(parse: Parse, i: int, found: ActorMention) -> ActorMention:
    """One of several coordinated participants, without the others ("the army and the rebels")."""
    others = [k for k in parse.kids_of(i, "conj") if k > i]
    if not others or is_named(parse, i) or found.span is None:
        return found
    joint = [i + 1, *(k for k in parse.kids_of(others[0], "cc", "punct") if i < k < others[0])]
    high = parse.tokens[(joint[1] if len(joint) > 1 else parse.subtree(others[0])[0]) - 1].end
    if not found.span[0] < high < found.span[1] or found.name != _surface(parse, found.span):
        return found
    span = (found.span[0], high)
    return ActorMention(_surface(parse, span), span)


def _whose_fighters(parse: Parse, i: int) -> int:
    """The group of "fighters from the group"."""
    if i in parse.mention_at or parse.lemmas[i] not in _FIGHTERS:
        return i
    groups = [k for k in parse.kids_of(i, "nmod") if parse.case(k) in ("from", "of")]
    named = [k for k in groups if k in parse.mention_at and parse.mention_at[k].label == "ORG"]
    return named[0] if named else i


def _owning_pronoun(parse: Parse, i: int) -> int | None:
    """The "its" of "its fighters": what a body's people do, the body does."""
    if parse.lemmas[i] not in _PEOPLE_OF:
        return None
    owner = parse.kid(i, "nmod:poss")
    if owner is None or parse.tokens[owner].text.lower() not in ("its", "their"):
        return None
    return owner


def _as_written(parse: Parse, found: ActorMention | None) -> ActorMention | None:
    """A phrase that was resolved to no name stays as it stands."""
    if found is None or found.span is None or any(c.isupper() for c in found.name):
        return found
    return ActorMention(_surface(parse, found.span), found.span)


def _named_inside(parse: Parse, i: int, found: ActorMention) -> bool:
    """Whether the phrase holds a name, or stands for one told before."""
    if found.span is None or found.name.lower() != _surface(parse, found.span).lower():
        return True
    low, _ = parse.bare(i)
    return any(j in parse.mention_at for j in range(low, i + 1))


def _without_number(parse: Parse, i: int, found: ActorMention) -> ActorMention:
    """ "at least six soldiers" are soldiers; names that begin with a number stay."""
    number = number_at(parse, i)
    if number is None or found.span is None or is_named(parse, i) or number.last > i:
        return found
    low, high = found.span
    if not low <= number.end <= high or found.name != _surface(parse, found.span):
        return found
    span = (parse.tokens[number.last].start, high)
    return ActorMention(_surface(parse, span), span)


def _short(act: Act, i: int, found: ActorMention) -> ActorMention:
    """A phrase that runs on, or over the deed itself, is cut to its head and what stands before."""
    parse = act.parse
    if found.span is None or is_named(parse, i):
        return found
    low, high = found.span
    over = [p for p in act.predicates if low <= parse.tokens[p].start < high and p != i]
    if len(found.name.split()) <= _LONGEST_NAME and not over:
        return found
    near = [
        k
        for k in parse.kids_of(i, "compound", "amod", "nmod:desc")
        if k < i and not any(k <= p < i for p in over)
    ]
    span = parse.chars((min([i, *near]), i + 1))
    return ActorMention(_surface(parse, span), span)


def _surface(parse: Parse, span: Span) -> str:
    base = parse.sentence.start
    return parse.sentence.text[span[0] - base : span[1] - base]
