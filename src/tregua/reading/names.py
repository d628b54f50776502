"""Whom a noun phrase names: the person beside an office, the office beside a person, the words.

Everything here looks at one sentence; who is meant by a short form is settled in ``document.py``.
"""

from __future__ import annotations

from tregua.language.analysis import Mention
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse, Range

_BODIES = words("people.bodies")
_ARMED_GROUP = words("people.bodies.armed_group")
_PERSONS = words("people.persons.office")
_NAMING = words("people.naming.verbs")
_NOT_NAMES = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "their"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_NEAR = 7
"""Tokens within which the name stands that somebody gives as his."""


def person_mention(parse: Parse, i: int) -> Mention | None:
    """The person that a noun phrase names: its head, or a name beside a title or an office."""
    mention = parse.mention_at.get(i)
    if mention is not None:
        return _titled(parse, i) or (mention if mention.label == "PER" else None)
    if parse.lemmas[i] not in _PERSONS and parse.tokens[i].upos != "PROPN":
        return None
    for k in parse.kids_of(i, "flat", "compound", "appos", "nmod:desc"):
        beside = parse.mention_at.get(k)
        if beside is not None and beside.label == "PER":
            return beside
    if parse.lemmas[i] in _PERSONS:
        # "The leader of the republic, Alexander X,": the name hung on the republic.
        for k in parse.kids_of(i, "nmod"):
            for a in parse.kids_of(k, "appos"):
                behind = parse.mention_at.get(a)
                body = parse.mention_at.get(k)
                if (
                    behind is not None
                    and behind.label == "PER"
                    and a > k
                    and (body is None or body.label != "PER")
                ):
                    return behind
    return None


def _titled(parse: Parse, i: int) -> Mention | None:
    """ "The Taoiseach, Albert Reynolds,": with an article a capital is a title, not the name."""
    if not parse.any_kid_lemma(i, ("the",), "det"):
        return None
    for k in parse.kids_of(i, "appos"):
        beside = parse.mention_at.get(k)
        if beside is not None and beside.label == "PER" and beside.last - beside.first > 1:
            return beside
    return None


def self_named(parse: Parse, i: int) -> Mention | None:
    """The name that somebody goes by: "a fighter who gave his name as X", "a man named X"."""
    for k in parse.kids_of(i, "acl"):
        if parse.lemmas[k] not in _NAMING:
            continue
        for mention in parse.sentence.mentions:
            called = parse.lemmas[mention.first - 1] == "as" or mention.first == k + 1
            if k < mention.first <= k + _NEAR and (called or mention.label == "PER"):
                return mention
    return None


def apposed(parse: Parse, i: int) -> Mention | None:
    """The name behind a common noun for somebody: "a nurse, X, said"."""
    if parse.tokens[i].upos != "NOUN":
        return None
    for k in parse.kids_of(i, "appos"):
        beside = parse.mention_at.get(k)
        if beside is not None and beside.label == "PER" and beside.first > i:
            return beside
    return None


def person_role(parse: Parse, mention: Mention) -> str | None:
    """The office beside a person's name: in front ("UN envoy …") or behind (", spokesman for")."""
    head = mention_head(parse, mention)
    for k in parse.kids_of(head, "appos"):
        if parse.lemmas[k] in _PERSONS or parse.lemmas[k] in _BODIES:
            return parse.text(parse.bare(k))
    governor = parse.tokens[head].head
    beside = governor >= 0 and parse.rel(head) in ("appos", "flat", "compound", "nmod")
    if beside and parse.lemmas[governor] in _PERSONS:
        low, high = parse.bare(governor)
        before = (low, min(high, mention.first)) if low < mention.first else (low, high)
        return parse.text(parse.trim(*before)) or None
    low, _ = parse.bare(head)
    if low < mention.first and any(parse.lemmas[j] in _PERSONS for j in range(low, mention.first)):
        return parse.text(parse.trim(low, mention.first)) or None
    return None


def mention_head(parse: Parse, mention: Mention) -> int:
    """The token of a name on which the rest of it hangs."""
    for i in range(mention.first, mention.last):
        head = parse.tokens[i].head
        if not mention.first <= head < mention.last:
            return i
    return mention.first


def called_armed(parse: Parse, mention: Mention) -> bool:
    """Whether the words beside a name call it an armed group."""
    head = mention_head(parse, mention)
    near = [parse.tokens[head].head, *parse.kids_of(head, "appos", "compound", "amod", "nmod")]
    return any(n >= 0 and parse.lemmas[n] in _ARMED_GROUP for n in near)


def actor_phrase(parse: Parse, i: int) -> Range:
    """The words that name a participant: determiner, clauses and places left out.

    Of the prepositional complements only those stay that make part of the name ("head of the
    Popular Front", "people of Taiz").
    """
    low, high = parse.bare(i)
    for k in parse.kids_of(i, "nmod"):
        told = parse.case(k) in ("of", "for") and parse.lemmas[k] not in ("part", "now", "time")
        if k > i and not parse.is_rel(k, "nmod:poss") and not told:
            high = min(high, parse.subtree(k)[0])
    while low < high - 1 and parse.tokens[low].text.lower() in _NOT_NAMES:
        low += 1
    high = max(high, i + 1)
    if high - 1 > i and parse.tokens[high - 1].text in _POSSESSIVE:
        high -= 1
    return parse.trim(low, high)
