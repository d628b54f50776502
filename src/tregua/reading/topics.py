"""Where a text speaks of a ceasefire, and whether the report is about an armed conflict at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tregua.reading.document import Document
from tregua.reading.lexicon import labels, words
from tregua.reading.tree import Parse

_PLAIN = words("ceasefire.nouns.plain")
_HALT = words("ceasefire.nouns.halt")
_VIOLENCE = words("ceasefire.nouns.violence")
_WIDE = words("ceasefire.nouns.wide")
_MILITARY = words("ceasefire.nouns.military")
_PAUSES = words("ceasefire.nouns.pauses")
_HOLIDAYS = words("ceasefire.terms.purposes.holiday")
_ADJECTIVES = words("ceasefire.nouns.adjectives")
_PROPOSALS = labels("ceasefire.proposal")
_VIOLATIONS = words("ceasefire.violation.nouns")
_FORMER = words("ceasefire.shape.former")
_DONE_TO_OTHERS = frozenset({"operation", "operations", "action", "actions", "campaign"})
_STRETCHES = frozenset({"day", "hour", "night", "week", "start", "beginning", "opening"})
_SPOILING = words("ceasefire.verbs.violate")
_ASIDE = ("after", "before", "since", "during", "despite", "under", "amid", "following")
_CARRIERS = ("nmod", "compound", "amod", "nmod:poss", "appos", "acl")

_ARMED = words("domains.armed.strong")
_WEAK = words("domains.armed.weak")
_OTHER = {
    name: words(f"domains.other.{name}")
    for name in ("trade", "sport", "politics", "private", "nature")
}
_WORD = re.compile(r"[a-z][a-z-]+")
_ENOUGH = 2.0
_LONG = 1200
"""Weight of armed words (a weak one counts half) from which on a report of more than ``_LONG``
letters counts as one of armed conflict; three quarters of it suffice in a shorter one. Calibrated
on the project's example reports and on hand-written false friends ("trade war", "price truce")."""
_SURE, _HARDLY = 4.0, -2.0
"""Log-odds, in the mean over a report that the model has marked, from which on it is about a war
though its words alone would not do, and below which it is not though they would. Calibrated on the
development part of the statement corpus."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One mention of a ceasefire.

    ``noun`` is the word itself ("truce"), ``top`` the outermost noun that carries it ("a violation
    of the truce"), ``carries`` the act that the carrier names (``violate``), ``talk`` for what is
    only talked of ("talks on a truce").
    """

    noun: int
    top: int
    carries: str = ""


def topics(parse: Parse) -> list[Topic]:
    """The mentions of a ceasefire in a sentence, in order."""
    if _PLAIN.isdisjoint(parse.lemma_set) and _HALT.isdisjoint(parse.lemma_set):
        return []
    out = []
    for i, lemma in enumerate(parse.lemmas):
        if lemma in _PLAIN or _normal(lemma) in _PLAIN:
            if parse.tokens[i].upos in ("NOUN", "PROPN", "X", "ADJ", "VERB"):
                out.append(_carried(parse, i))
        elif (lemma == "fire" and _ceased(parse, i)) or (
            lemma in _HALT and parse.tokens[i].upos in ("NOUN", "PROPN") and _halts(parse, i)
        ):
            out.append(_carried(parse, i))
    return out


def _normal(lemma: str) -> str:
    return lemma.rstrip("s").replace("‐", "-")


def _ceased(parse: Parse, i: int) -> bool:
    """ "Cease-fire" and "cease fire" as a noun, which fall into their parts."""
    before = i - 2 if i and parse.tokens[i - 1].text == "-" else i - 1
    if before < 0 or parse.lemmas[before] != "cease" or parse.tokens[i].upos != "NOUN":
        return False
    return parse.rel(before) == "compound"


def _halts(parse: Parse, i: int) -> bool:
    """Whether a noun of halting governs violence, or is a "humanitarian pause"."""
    if parse.lemmas[i] in _PAUSES and _is_of_arms(parse, i):
        return True
    return any(halted(parse, k) for k in parse.kids_of(i, "nmod", "obl", "acl", "compound"))


def _is_of_arms(parse: Parse, i: int) -> bool:
    """ "A humanitarian pause", "the three-day lull", "a Ramadan calm": violence left unsaid.

    What it pauses, where that is said, must be violence: "a three-day pause in the talks" is none.
    """
    behind = [
        k
        for k in parse.kids_of(i, "nmod", "acl")
        if k not in parse.time_at
        and parse.case(k) in ("in", "of", "to", "on", "for", "from")
        and not parse.is_rel(k, "nmod:poss")
    ]
    if any(not _is_place(parse, k) and parse.tokens[k].upos != "PRON" for k in behind):
        return False
    if parse.any_kid_lemma(i, _ADJECTIVES, "amod"):
        return True
    return any(
        k in parse.time_at or parse.lemmas[k] in _HOLIDAYS
        for k in parse.kids_of(i, "amod", "compound", "nmod", "nmod:poss")
    )


def _is_place(parse: Parse, k: int) -> bool:
    mention = parse.mention_at.get(k)
    return mention is not None and mention.label == "LOC"


def halted(parse: Parse, i: int) -> bool:
    """Whether token ``i`` is violence that can be halted: "hostilities", "military operations"."""
    for c in parse.conjuncts(i):
        lemma = parse.lemmas[c]
        if lemma not in _VIOLENCE and parse.tokens[c].text.lower() not in _VIOLENCE:
            continue
        if lemma not in _WIDE:
            return True
        if any(parse.lemmas[k] in _MILITARY for k in parse.kids_of(c, "amod", "compound")):
            return True
        # "its operations against …": what one does to others, in one's own name.
        if lemma in _DONE_TO_OTHERS and any(
            parse.case(k) == "against" for k in parse.kids_of(c, "nmod")
        ):
            return True
        if parse.any_kid_lemma(c, ("its", "their", "his", "our"), "nmod:poss"):
            return lemma in _DONE_TO_OTHERS
    return False


def is_former(parse: Parse, noun: int) -> bool:
    """Whether a ceasefire is told apart as an older one: "an earlier truce", "previous pauses"."""
    return any(
        parse.lemmas[k] in _FORMER or parse.tokens[k].text.lower() in _FORMER
        for k in parse.kids_of(noun, "amod")
    )


def _carried(parse: Parse, noun: int) -> Topic:
    top, carries = noun, ""
    for _ in range(4):
        head = parse.tokens[top].head
        if head < 0 or not parse.is_rel(top, *_CARRIERS):
            break
        if parse.case(top) in _ASIDE:
            break  # "an agreement after the truce" is another matter
        lemma = parse.lemmas[head]
        if lemma in _VIOLATIONS:
            top, carries = head, "violate"
        elif lemma in _PROPOSALS:
            top, carries = head, _PROPOSALS[lemma]
        elif head in parse.time_at:
            top = head  # "a month of truce"
        elif lemma in _STRETCHES and parse.lemmas[parse.tokens[head].head] in _SPOILING:
            top = head  # "marred the first day of the truce"
        else:
            break
    return Topic(noun, top, carries)


def is_armed(document: Document) -> bool:
    """Whether the report is about an armed conflict.

    Its distinct armed words must outweigh those of any world that borrows them (trade, sport,
    party politics, private life). Where the model has marked it, its judgement of the sentences
    can outweigh words that are few.
    """
    text = f"{document.report.title or ''}\n{document.report.text}".lower()
    found = set(_WORD.findall(text))
    armed = len(found & _ARMED) + len(found & _WEAK) / 2
    other = max(len(found & vocabulary) for vocabulary in _OTHER.values())
    enough = _ENOUGH if len(text) > _LONG else 0.75 * _ENOUGH
    if not other:
        enough = min(enough, _ENOUGH / 2)  # nothing in the text belongs to another world
    by_words = armed >= enough and armed > other
    told = [p.sentence.warlike for p in document.parses if p is not None]
    odds = [each for each in told if each is not None]
    if not odds:
        return by_words
    mean = sum(odds) / len(odds)
    return mean > _HARDLY and (by_words or (mean > _SURE and armed >= other))
