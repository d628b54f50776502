"""What ties the words of a sentence to a ceasefire, and the draft of a term.

A term is read only where its words hang on a token that speaks of the ceasefire: its noun, a verb
whose subject it is, the verb that declares it, or a word that takes it up again ("the agreement").
"""

from __future__ import annotations

from dataclasses import dataclass

from tregua.model import ActorMention, Duration, Modality, Term, TermSlot, Time, Words
from tregua.reading.anaphora import anaphoric_acts
from tregua.reading.ceasefire_act import Act
from tregua.reading.ceasefire_finding import acts_of
from tregua.reading.ceasefires import GROUP, OTHER
from tregua.reading.draft import Draft
from tregua.reading.halting import refraining
from tregua.reading.lexicon import words
from tregua.reading.topics import Topic, is_former, topics
from tregua.reading.tree import Parse

Value = Time | Duration | ActorMention | Words
START = words("ceasefire.shape.start")
FINISH = words("ceasefire.shape.finish")
_LAST = words("ceasefire.shape.last")
_COVER = words("ceasefire.shape.cover")
STANDS_FOR = frozenset(
    {"it", "this", "that", "which", "agreement", "deal", "accord", "pact", "order",
     "declaration", "halt", "pause", "move", "measure"}
)  # fmt: skip
_CARRIERS = frozenset(
    {"proposal", "offer", "order", "declaration", "agreement", "deal", "truce", "plan",
     "initiative"}
)  # fmt: skip
_WANTING = frozenset(
    {"demand", "urge", "want", "seek", "discuss", "request", "negotiate", "consider", "debate"}
)
_ASKING = frozenset(
    {"call", "ask", "appeal", "push", "press", "hope", "plead", "wait", "vote", "pray", "work"}
)
_SPOKEN_OF = frozenset({"describe", "call", "speak", "term", "keep", "hold", "observe", "respect"})
"""Verbs whose times are those of the ceasefire that they govern ("a truce observed since May")."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The tokens by which a sentence speaks of its ceasefire, and the acts it tells."""

    nodes: frozenset[int]
    topics: tuple[Topic, ...]
    acts: tuple[Act, ...]


def hold_of(parse: Parse, *, carried: bool) -> Hold:
    """What ties words of this sentence to a ceasefire.

    ``carried``: the sentence before spoke of one, so "it" or "the agreement" may mean it.
    """
    found = tuple(t for t in topics(parse) if not _merely_wanted(parse, t))
    acts = tuple(acts_of(parse))
    if carried or found:
        acts += tuple(a for a in anaphoric_acts(parse) if a.verb not in {x.verb for x in acts})
    else:
        acts += tuple(refraining(parse))
    nodes: set[int] = set()
    for topic in found:
        nodes.update((topic.noun, topic.top))
        if parse.is_rel(topic.top, "nsubj", "obj", "obl"):
            verb = parse.tokens[topic.top].head
            if (
                parse.is_rel(topic.top, "nsubj")
                or any(a.verb == verb for a in acts)
                or parse.lemmas[verb] in _SPOKEN_OF
            ):
                nodes.add(verb)
    for act in acts:
        nodes.update((act.verb, act.frame))
        if act.violence is not None:
            nodes.add(act.violence)
    for i, lemma in enumerate(parse.lemmas):
        if not parse.is_rel(i, "nsubj"):
            continue
        verb = parse.tokens[i].head
        if lemma in ("gun", "weapon", "arm") and falls_silent(parse, verb) and (carried or found):
            nodes.update((i, verb))
        if carried and lemma in _CARRIERS and parse.lemmas[verb] in _COVER:
            nodes.update((i, verb))
        known = lemma in STANDS_FOR and (carried or found)
        if known and term_verb(parse, verb) and not _is_its_subject(parse, found, verb):
            nodes.add(verb)
    return Hold(frozenset(nodes), found, acts)


def _is_its_subject(parse: Parse, found: tuple[Topic, ...], verb: int) -> bool:
    """Whether a ceasefire noun is itself the subject of the verb."""
    return any(parse.tokens[t.top].head == verb and parse.is_rel(t.top, "nsubj") for t in found)


def term_verb(parse: Parse, verb: int) -> bool:
    """Whether a verb tells of a ceasefire that begins, ends or lasts ("took effect")."""
    lemma = parse.lemmas[verb]
    if lemma in ("take", "come", "enter", "go", "put", "be"):
        return any(
            parse.lemmas[k] in ("effect", "force") for k in parse.kids_of(verb, "obj", "obl")
        )
    done_to = [k for k in parse.kids_of(verb, "obj") if k not in parse.time_at]
    return lemma in START | FINISH | _LAST and not done_to  # "lasts thirty hours" is a length


def falls_silent(parse: Parse, verb: int) -> bool:
    """ "The guns are to fall silent": a ceasefire begins."""
    if parse.lemmas[verb] == "silent":
        return True
    return parse.lemmas[verb] in ("fall", "go") and any(
        parse.lemmas[k] == "silent" for k in parse.kids_of(verb, "xcomp", "amod", "advmod", "obj")
    )


def _merely_wanted(parse: Parse, topic: Topic) -> bool:
    """A ceasefire that is demanded, hoped for or talked about has no terms of its own."""
    if topic.carries == "talk" or parse.any_kid_lemma(
        topic.noun, ("propose", "proposed", "possible", "future", "hoped-for", "eventual"), "amod"
    ):
        return True
    verb = parse.tokens[topic.top].head
    if verb < 0 or not parse.is_rel(topic.top, "obj", "obl", "nsubj:pass", "xcomp"):
        return False
    lemma = parse.lemmas[verb]
    if lemma in _WANTING:
        return True
    return parse.case(topic.top) == "for" and lemma in _ASKING


def draft_term(
    parse: Parse, slot: TermSlot, value: Value, anchor: int, rule: str, *, binds: bool = False
) -> Draft:
    """The draft of a term: its witness is the clause in which it stands.

    ``binds``: it says what is prohibited, not only how the ceasefire is shaped.
    """
    whole = parse.chars(parse.subtree(parse.clause_head(anchor)))
    term = Term(slot, value, Modality.PROHIBIT if binds else None)
    former = any(
        is_former(parse, t.noun) and (parse.covers(anchor, t.noun) or parse.covers(t.noun, anchor))
        for t in topics(parse)
    )
    return Draft(rule, parse, anchor, whole, term, 0.7, OTHER if former else GROUP)
