"""Where a sentence tells of violence, and which of its words tell of the same act.

Every event word is a seed; seeds that tell of one act are joined ("a drone strike that killed
six", "died when a patrol was attacked"), and the most telling one becomes the anchor.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import SubEvent
from tregua.reading.act import (
    NOUNS,
    VERBS,
    Act,
    can_act,
    can_be_hit,
    is_armed,
    is_gerund_noun,
    is_machine,
    weapon_words,
)
from tregua.reading.incident_joining import CASUALTY, anchor_of, carriers, top
from tregua.reading.incident_lives import LIVES, lives_seeds
from tregua.reading.incident_verbs import verb_tells
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

TRIGGERS = (
    (frozenset(NOUNS) | frozenset(VERBS) | words("violence.casualties") | LIVES)
    - (words("violence.casualties.many") - LIVES)
    - words("violence.casualties.accidents")
)
_LIGHT = words("violence.frames.light")
_BEFORE = words("violence.not_violence.before")
_BURNING = SubEvent.LOOTING.value
_BURST = words("violence.not_violence.burst")


def acts(parse: Parse) -> Iterator[Act]:
    """The acts of a sentence, each with its anchor and predicates, in order of the anchors."""
    seeds = _seeds(parse)
    if not seeds:
        return
    joined: dict[int, list[int]] = {}
    for seed in sorted(seeds):
        joined.setdefault(top(parse, seed, seeds), []).append(seed)
    for members in joined.values():
        anchor = anchor_of(parse, members, seeds)
        noun = parse.tokens[anchor].upos in ("NOUN", "PROPN") or is_gerund_noun(parse, anchor)
        kind = "noun" if noun else "verb"
        reading = seeds[anchor]
        if reading in CASUALTY:
            kind = "casualty"
        act = Act(parse, anchor, f"incident_{kind}.v1", reading)
        act.predicates = [*members, *carriers(parse, members, seeds)]
        yield act


# --- seeds -------------------------------------------------------------------------------------


def _seeds(parse: Parse) -> dict[int, str]:
    out = lives_seeds(parse)
    for i, token in enumerate(parse.tokens):
        lemma = parse.lemmas[i]
        if token.upos in ("NOUN", "PROPN") and lemma in NOUNS:
            if _noun_tells(parse, i):
                out[i] = NOUNS[lemma]
        elif token.upos in ("VERB", "ADJ") and lemma in VERBS:
            if token.upos == "ADJ" and VERBS[lemma] not in CASUALTY:
                continue
            if parse.rel(i) in ("amod", "compound"):
                continue  # "the murdered men": who, not what
            if _sets_fire(parse, i):
                out[i] = _BURNING
            elif is_gerund_noun(parse, i):
                out[i] = NOUNS[token.text.lower()]
            elif verb_tells(parse, i):
                out[i] = VERBS[lemma]
    return out


def _sets_fire(parse: Parse, v: int) -> bool:
    """ "Set fire to a school", "set a village alight": something that can burn is named."""
    if parse.lemmas[v] != "set" or not all(can_act(parse, a) for a in parse.agents(v)):
        return False
    objects = parse.kids_of(v, "obj")
    if any(parse.lemmas[k] == "fire" for k in objects):
        return any(can_be_hit(parse, k) for k in parse.obliques(v, "to"))
    near = parse.kids_of(v, "xcomp", "advmod", "obl", "compound:prt", "advcl")
    alight = any(parse.lemmas[k] in ("alight", "ablaze", "fire") for k in near)
    return alight and any(can_be_hit(parse, p) for p in parse.patients(v))


def _noun_tells(parse: Parse, i: int) -> bool:
    """Whether an event noun tells of violence here, and is not part of a name or another thing."""
    token = parse.tokens[i]
    if i in parse.mention_at and parse.mention_at[i].label != "MISC":
        return False
    governor = token.head
    modifies = token.deprel in ("compound", "amod", "flat", "nmod:desc")
    if modifies and governor >= 0 and parse.lemmas[governor] not in NOUNS:
        return False  # "attack helicopter", "blast site": what is behind is spoken of
    before = [parse.lemmas[k] for k in parse.kids_of(i, "compound", "amod", "nmod:desc")]
    if any(lemma in _BEFORE for lemma in before):
        return False
    lemma = parse.lemmas[i]
    if lemma in ("explosion", "blast") and not _BURST.isdisjoint(before):
        return False
    if lemma == "fire":
        return _is_gunfire(parse, i, before)
    if lemma == "strike":
        return _is_armed_strike(parse, i)
    if lemma == "execution":
        return parse.case(i) != "in" and bool(parse.kids_of(i, "nmod"))
    if lemma == "offensive" and governor >= 0 and parse.lemmas[governor] in _LIGHT:
        return True
    if lemma in ("battle", "combat", "offensive"):
        return parse.kid(i, "nmod", "nmod:poss", "amod", "compound") is not None
    return True


def _is_gunfire(parse: Parse, i: int, before: list[str]) -> bool:
    if any(w in ("cross", "friendly", "heavy", "hostile", "incoming", "enemy") for w in before):
        return True
    if weapon_words(parse, [i]):
        return True
    head = parse.tokens[i].head
    if head < 0:
        return False
    lemma = parse.lemmas[head]
    if lemma in ("open", "return") and parse.is_rel(i, "obj", "nsubj:pass"):
        return True
    if lemma == "come" and parse.case(i) == "under":
        return True
    return lemma in ("exchange", "trade") and parse.is_rel(i, "obj", "nsubj:pass", "nmod")


def _is_armed_strike(parse: Parse, i: int) -> bool:
    """A strike by weapons, not by workers: something says what it was made with, at or by."""
    if weapon_words(parse, [i]):
        return True
    if any(
        parse.case(k) in ("on", "against", "at") and can_be_hit(parse, k)
        for k in parse.kids_of(i, "nmod", "obl")
    ):
        return True
    if any(
        is_armed(parse, k) and _says_by(parse, k) for k in parse.kids_of(i, "nmod", "nmod:poss")
    ):
        return True
    head = parse.tokens[i].head
    if head < 0:
        return False
    lemma = parse.lemmas[head]
    if any(can_be_hit(parse, k) for k in parse.obliques(head, "against")) and lemma in _LIGHT:
        return True
    if lemma in _LIGHT and not parse.is_rel(head, "xcomp"):
        return any(is_armed(parse, a) or is_machine(parse, a) for a in parse.agents(head))
    return VERBS.get(lemma) in CASUALTY or lemma in ("hit", "target", "destroy")


def _says_by(parse: Parse, k: int) -> bool:
    return parse.is_rel(k, "nmod:poss") or parse.case(k) == "by"
