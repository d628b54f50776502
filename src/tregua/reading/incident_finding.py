"""Where a sentence tells of violence, and which of its words tell of the same act.

Every event word is a seed; seeds that tell of one act are joined ("a drone strike that killed
six", "died when a patrol was attacked"), and the most telling one becomes the anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tregua.model import SubEvent
from tregua.reading.act import (
    NOUNS,
    VERBS,
    Act,
    can_act,
    can_be_hit,
    is_machine,
    is_tool,
    weapon,
    weapon_words,
)
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

TRIGGERS = (
    (frozenset(NOUNS) | frozenset(VERBS) | words("violence.casualties"))
    - words("violence.casualties.many")
    - words("violence.casualties.accidents")
)
_LIGHT = words("violence.frames.light")
_SUFFERS = words("violence.frames.suffers")
_HAPPENS = words("violence.frames.happens")
_FALLS = words("violence.frames.falls")
_STRIKES = words("violence.frames.strikes")
_AT = words("violence.frames.at")
_BEFORE = words("violence.not_violence.before")
IED = SubEvent.IED.value
_CASUALTY = frozenset({"kill", "injure", "die"})
_INSIDE = frozenset(
    {"in", "by", "with", "from", "through", "during", "via", "using", "under", "to", "of"}
)
_BECAUSE = frozenset({"when", "after", "as", "once"})
_WITH = frozenset({("come", "under"), ("begin", "with"), ("start", "with"), ("respond", "with"),
                   ("retaliate", "with"), ("reply", "with"), ("go", "on")})  # fmt: skip
_UNITS_OF = frozenset({"exchange", "hail", "burst", "volley", "wave", "series", "spate", "string"})


def acts(parse: Parse) -> Iterator[Act]:
    """The acts of a sentence, each with its anchor and predicates, in order of the anchors."""
    seeds = _seeds(parse)
    if not seeds:
        return
    joined: dict[int, list[int]] = {}
    for seed in sorted(seeds):
        joined.setdefault(_top(parse, seed, seeds), []).append(seed)
    for members in joined.values():
        anchor = _anchor(parse, members, seeds)
        kind = "noun" if parse.tokens[anchor].upos in ("NOUN", "PROPN") else "verb"
        reading = seeds[anchor]
        if reading in _CASUALTY:
            kind = "casualty"
        act = Act(parse, anchor, f"incident_{kind}.v1", reading)
        act.predicates = [*members, *_carriers(parse, members, seeds)]
        yield act


# --- seeds -------------------------------------------------------------------------------------


def _seeds(parse: Parse) -> dict[int, str]:
    out: dict[int, str] = {}
    for i, token in enumerate(parse.tokens):
        lemma = parse.lemmas[i]
        if token.upos in ("NOUN", "PROPN") and lemma in NOUNS:
            if _noun_tells(parse, i):
                out[i] = NOUNS[lemma]
        elif token.upos in ("VERB", "ADJ") and lemma in VERBS:
            if token.upos == "ADJ" and VERBS[lemma] not in _CASUALTY:
                continue
            if _verb_tells(parse, i):
                out[i] = VERBS[lemma]
    return out


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
    if lemma == "fire":
        return _is_gunfire(parse, i, before)
    if lemma == "strike":
        return _is_armed_strike(parse, i)
    if lemma == "execution":
        return parse.case(i) != "in" and bool(parse.kids_of(i, "nmod"))
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
    return lemma == "exchange"


def _is_armed_strike(parse: Parse, i: int) -> bool:
    """A strike by weapons, not by workers: something says what it was made with, at or by."""
    if weapon_words(parse, [i]):
        return True
    if any(
        parse.case(k) in ("on", "against", "at") and can_be_hit(parse, k)
        for k in parse.kids_of(i, "nmod", "obl")
    ):
        return True
    head = parse.tokens[i].head
    if head < 0:
        return False
    lemma = parse.lemmas[head]
    if lemma in _LIGHT and not parse.is_rel(head, "xcomp"):
        return any(can_act(parse, a) for a in parse.agents(head))
    return VERBS.get(lemma) in _CASUALTY or lemma in ("hit", "target", "destroy")


def _verb_tells(parse: Parse, v: int) -> bool:
    """Whether a verb of violence has what makes it one here: a weapon, a target, an actor."""
    lemma = parse.lemmas[v]
    reading = VERBS[lemma]
    if reading in _CASUALTY:
        if lemma in ("kill", "injure", "wound", "martyr", "maim") and not parse.patients(v):
            return False
        if any(_ordinal(parse, p) for p in parse.patients(v)):
            return False  # "the fifth citizen killed there" counts, it does not tell
        passive = parse.is_passive(v) or parse.kid(v, "cop") is not None
        return lemma != "hurt" or passive or _has_patient(parse, v)
    if reading == "open":
        return _open_verb(parse, v, lemma)
    if lemma == "execute":
        return any(is_person(parse, p) for p in parse.patients(v))
    if lemma == "gun":
        return parse.any_kid_lemma(v, ("down",), "compound:prt", "advmod", "obl")
    if lemma in ("rocket", "mortar", "shell", "shoot"):
        return any(can_be_hit(parse, p) for p in (*parse.patients(v), *_struck(parse, v)))
    if lemma in ("fight", "battle", "clash"):
        if parse.obliques(v, "over", "for", "about"):
            return False  # over a plan, for rights: with words
        return any(can_act(parse, a) for a in (*parse.agents(v), *parse.patients(v)))
    if lemma in ("storm", "raid", "attack", "assault", "bomb", "execute"):
        return _attacks(parse, v)
    return True


def _ordinal(parse: Parse, i: int) -> bool:
    near = parse.kids_of(i, "amod", "nummod")
    return any(
        parse.lemmas[k] in ("second", "third", "latest") or re.fullmatch(r"\w+th", parse.lemmas[k])
        for k in near
    )


def is_person(parse: Parse, i: int) -> bool:
    """Whether a nominal is people: a person's name, or what can act without being a place."""
    mention = parse.mention_at.get(i)
    if mention is not None:
        return mention.label == "PER"
    return can_act(parse, i)


def _has_patient(parse: Parse, v: int) -> bool:
    return any(
        can_act(parse, p) or parse.tokens[p].upos in ("NUM", "DET", "PRON")
        for p in parse.patients(v)
    )


def _attacks(parse: Parse, v: int) -> bool:
    """An attack with arms: on something that can be hit, and not on a rival with words."""
    patients = parse.patients(v)
    if not any(can_be_hit(parse, p) for p in patients):
        return not patients and bool(parse.agents(v)) and _weapon_beside(parse, v)
    if _weapon_beside(parse, v):
        return True
    agents = parse.agents(v)
    if agents and not any(can_act(parse, a) or parse.lemmas[a] in NOUNS for a in agents):
        return False
    # A person who attacks another "over", "for" or "as" something does so with words.
    persons = [a for a in agents if a in parse.mention_at and parse.mention_at[a].label == "PER"]
    return not (persons and parse.obliques(v, "over", "for", "as"))


def _weapon_beside(parse: Parse, v: int) -> bool:
    near = [
        *parse.agents(v),
        *parse.patients(v),
        *(
            k
            for k in parse.kids_of(v, "obl", "obj")
            if parse.case(k) in ("with", "by", "using", "from", "")
        ),
    ]
    return any(is_tool(parse, k) for k in near) or bool(weapon_words(parse, near))


def _struck(parse: Parse, v: int) -> list[int]:
    """What stands behind "at", "on", "into" with a verb: the thing shot at."""
    return [k for k in parse.kids_of(v, "obl") if parse.case(k) in _AT and k not in parse.time_at]


def _open_verb(parse: Parse, v: int, lemma: str) -> bool:
    if lemma == "run":
        # "ran over a mine": the mine decides.
        return any(weapon_words(parse, [k]) for k in parse.obliques(v, "over"))
    if lemma in ("drive", "go", "blow", "set", "plant", "send", "throw", "aim", "direct"):
        return _explodes(parse, v, lemma)
    if lemma == "open":
        return False  # "open fire": the noun tells of it
    subjects = parse.agents(v)
    patients = parse.patients(v)
    if lemma in _FALLS and any(is_tool(parse, s) for s in subjects):
        return True
    if lemma in ("hit", "strike") and any(lies_in_wait(parse, p) for p in patients):
        return any(can_be_hit(parse, s) for s in subjects)
    if any(is_tool(parse, k) for k in parse.obliques(v, "by", "with")):
        return lemma in _STRIKES or lemma in _FALLS
    if lemma in ("fire", "launch", "drop", "lob", "hurl", "rain"):
        if any(is_tool(parse, p) for p in patients):
            return True
        armed = not subjects or any(can_act(parse, s) for s in subjects)
        at = [k for k in _struck(parse, v) if parse.case(k) not in ("in", "over", "across")]
        return lemma == "fire" and armed and any(can_be_hit(parse, k) for k in at)
    if lemma in ("hit", "target", "strike", "pound", "rake") and patients:
        armed = bool(subjects) and all(can_act(parse, s) for s in subjects)
        physical = any(can_be_hit(parse, p) or is_machine(parse, p) for p in patients)
        return armed and physical and lemma in ("target", "pound") and not parse.is_passive(v)
    return False


def _explodes(parse: Parse, v: int, lemma: str) -> bool:
    """ "blew up", "went off", "threw a grenade": only with a weapon, or "up" and a vehicle."""
    roles = [*parse.agents(v), *parse.patients(v)]
    if not any(is_tool(parse, r) for r in roles):
        up = parse.any_kid_lemma(v, ("up",), "compound:prt", "advmod")
        hit = any(can_be_hit(parse, p) for p in parse.patients(v))
        return lemma == "blow" and up and hit
    if lemma == "go":
        return parse.any_kid_lemma(v, ("off",), "compound:prt", "advmod")
    return lemma in ("blow", "throw") or bool(_struck(parse, v))


def lies_in_wait(parse: Parse, i: int) -> bool:
    """A mine or a roadside bomb: what runs into it is its target."""
    return weapon(parse, i) == IED


# --- joining -----------------------------------------------------------------------------------


def _top(parse: Parse, seed: int, seeds: dict[int, str]) -> int:
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
    if seeds[seed] not in _CASUALTY or parse.tokens[seed].upos != "VERB" or node != seed:
        return None
    follows = parse.is_rel(seed, "advcl", "conj", "parataxis", "xcomp")
    if follows and parse.kid(seed, "mark", "obl:agent", "nsubj") is None:
        carried = _event_nouns_of(parse, head, seeds)
        return carried[-1] if carried else None
    if any(parse.lemmas[k] in ("when", "where") for k in parse.kids_of(seed, "advmod", "mark")):
        before = [s for s in seeds if s < seed and parse.tokens[s].upos in ("NOUN", "PROPN")]
        return before[-1] if before and parse.kid(seed, "obl:agent") is None else None
    return None


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
    if lemma in _UNITS_OF:
        return True
    if lemma in _LIGHT or lemma in _SUFFERS:
        return parse.is_rel(node, "obj", "nsubj:pass", "obl", "xcomp")
    if seeds[seed] not in _CASUALTY or parse.tokens[head].upos not in ("NOUN", "PROPN"):
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
    casualty = seeds[seed] in _CASUALTY
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
            return seeds[head] in _CASUALTY or (casualty and "as" in mark)
        return casualty and not mark
    if rel == "conj":
        return casualty and (seeds[head] in _CASUALTY or parse.kid(seed, "obl:agent") is None)
    if rel in ("parataxis", "dep", "xcomp"):
        return casualty
    return False


def _anchor(parse: Parse, members: list[int], seeds: dict[int, str]) -> int:
    """The word that says best what happened: a deed before its effect, a noun before "hit"."""

    def rank(i: int) -> tuple[int, int]:
        reading = seeds[i]
        if reading in _CASUALTY:
            return (3, i)
        if reading in ("anaphors",):
            return (2, i)
        if reading == "open" and parse.tokens[i].upos == "VERB":
            return (1, i)
        return (0, i)

    return min(members, key=rank)


def _carriers(parse: Parse, members: list[int], seeds: dict[int, str]) -> list[int]:
    """Light and happening verbs of a noun: their complements are its slots too."""
    out: list[int] = []
    for member in members:
        i, head = member, parse.tokens[member].head
        while head >= 0 and parse.lemmas[head] in _UNITS_OF:
            i, head = head, parse.tokens[head].head
        if head < 0 or head in seeds or head in out or parse.tokens[head].upos != "VERB":
            continue
        lemma = parse.lemmas[head]
        if (
            (parse.is_rel(i, "obj", "nsubj:pass") and (lemma in _LIGHT or lemma in _SUFFERS))
            or (parse.is_rel(i, "nsubj", "nsubj:pass") and lemma in _HAPPENS)
            or (parse.is_rel(i, "obl") and (lemma, parse.case(i)) in _WITH)
        ):
            out.append(head)
    return out
