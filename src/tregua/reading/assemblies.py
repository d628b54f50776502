"""Meetings that a noun tells of, and votes of legislatures.

"Following a call with A, B said …", "in meetings with A, B agreed …"; "parliament passed a motion
to ask the government …".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tregua.model import ActorMention, EventCode, Time
from tregua.reading.circumstances import is_people, participants
from tregua.reading.draft import Context
from tregua.reading.lexicon import labels, words
from tregua.reading.tree import Parse

MEETINGS = labels("events.meetings")
VOTES = words("events.votes.verbs")
_VOTING = words("events.votes.bodies")
_TEXTS = words("events.votes.texts")


@dataclass(frozen=True, slots=True)
class Told:
    """An event found: its anchor, what it is, who takes part, and the tokens that say it."""

    rule: str
    anchor: int
    code: EventCode
    mode: str
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    tokens: tuple[int, ...]
    when: Time | None = None


# --- meetings told by a noun ---------------------------------------------------------------------


def meeting_noun(context: Context, parse: Parse, i: int) -> Told | None:
    """ "Following a call with A, B …", "in meetings with A, B agreed …"."""
    mode = MEETINGS.get(parse.lemmas[i])
    if mode is None or not parse.is_rel(i, "obl"):
        return None
    if parse.case(i) not in ("follow", "following", "after", "in", "during", "at"):
        return None
    partners = [c for k in parse.obliques(i, "with") for c in parse.conjuncts(k)]
    with_whom = participants(context, parse, [k for k in partners if k not in parse.time_at])
    verb = parse.tokens[i].head
    subject = parse.subject(verb) if parse.tokens[verb].upos == "VERB" else None
    if subject is None or not with_whom:
        return None
    who = participants(context, parse, parse.conjuncts(subject))
    if {a.name for a in who} & {r.name for r in with_whom}:
        return None  # nobody meets himself: a pronoun was misread
    if not who or (parse.lemmas[i] == "appeal" and not _persons(parse, [*partners, subject])):
        return None
    tokens = (*_edges(parse, i), *_edges(parse, subject), *partners)
    when = _meeting_time(parse, i, max(partners))
    return Told("meeting_noun.v1", i, EventCode.CONSULT, mode, who, with_whom, tokens, when)


def _meeting_time(parse: Parse, i: int, last: int) -> Time | None:
    """The time set beside a meeting, before the comma that ends its phrase.

    What follows the comma dates the main clause. Where the words allow several days, all of them.
    """
    comma = next((j for j in range(last, len(parse)) if parse.tokens[j].text == ","), len(parse))
    for expression in parse.sentence.times:
        if i < expression.first < comma and expression.value is not None:
            days = expression.readings or (expression.value,)
            first = min((d.earliest for d in days if d.earliest), default=None)
            until = max((d.latest for d in days if d.latest), default=None)
            return replace(expression.value, earliest=first, latest=until)
    return None


def _persons(parse: Parse, indices: list[int]) -> bool:
    return all(is_people(parse, k) or k in parse.mention_at for k in indices)


def _edges(parse: Parse, i: int) -> tuple[int, int]:
    low, high = parse.phrase(i)
    return (low, high - 1)


# --- votes ---------------------------------------------------------------------------------------


def vote(context: Context, parse: Parse, v: int) -> Told | None:
    """A legislature passes a resolution: REQUEST or REJECT by what the resolution is to do."""
    if parse.lemmas[v] not in VOTES:
        return None
    who = [w for w in parse.agents(v) if parse.lemmas[w] in _VOTING] or _voting_before(parse, v)
    if not who:
        return None
    objects = parse.patients(v) + (
        parse.obliques(v, "for", "in favour of") if parse.lemmas[v] == "vote" else []
    )
    texts = [o for o in objects if parse.lemmas[o] in _TEXTS]
    aims = parse.kids_of(v, "xcomp") if parse.lemmas[v] == "vote" else []
    if not texts and not aims:
        return None
    actors = participants(context, parse, who)
    if not actors:
        return None
    near = {j for o in [*texts, *aims] for j in parse.below(o)} | {
        j for j in range(v + 1, len(parse)) if parse.clause_head(j) == v
    }
    lemmas = {parse.lemmas[j] for j in near if parse.tokens[j].upos == "VERB"}
    code = EventCode.REQUEST
    if not lemmas & words("events.votes.request") and lemmas & words("events.votes.reject"):
        code = EventCode.REJECT
    tokens = [v, *(j for w in who for j in _edges(parse, w))]
    for o in [*texts, *aims]:
        tokens.extend(_text_edges(parse, v, o))
    return Told("vote.v1", v, code, "vote", actors, (), tuple(tokens))


def _voting_before(parse: Parse, v: int) -> list[int]:
    """The legislature of "a move to parliament, which approved …", whatever noun the tree took."""
    if not parse.is_rel(v, "acl"):
        return []
    found = [j for j in range(parse.tokens[v].head + 1, v) if parse.lemmas[j] in _VOTING]
    return found[-1:]


def _text_edges(parse: Parse, v: int, o: int) -> tuple[int, int]:
    """The words of a resolution with its aim, up to a comma.

    "A resolution to oust …": the aim may hang beside the noun instead of on it.
    """
    low, high = parse.subtree(o)
    for k in parse.kids[v]:
        if parse.subtree(k)[0] == high and parse.lemmas[high] == "to":
            high = parse.subtree(k)[1]
            break
    high = next((j for j in range(o, high) if parse.tokens[j].text == ","), high)
    return low, high - 1
