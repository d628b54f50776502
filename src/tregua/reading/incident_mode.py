"""One act, or violence summed up? (CODEBOOK, 2)

"Rockets have been fired for months", "attacks have become frequent", "thousands have died in the
war" are events with mode ``recurring``. Plurals and mass nouns count as one incident only where a
day or a number of victims pins them.
"""

from __future__ import annotations

from tregua.model import Number, Time
from tregua.reading.act import Act, is_named
from tregua.reading.casualties import number_at
from tregua.reading.incident_facts import is_present, is_progressive
from tregua.reading.incident_slots import place
from tregua.reading.incident_times import days, pinned
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_RECURRING = words("violence.recurring.words")
_AT_THE_DEED = words("violence.recurring.at_the_deed")
_WARS = words("violence.recurring.wars")
_MODALS = words("hedges.modals")
_PARTS_OF_DAY = words("violence.recurring.parts_of_day")
_STATES = words("violence.recurring.states")
_MASS = words("violence.recurring.mass")
_CASUALTY = frozenset({"kill", "injure", "die"})
_MANY_DEAD = 250
"""From so many dead on, a count without a day is a tally of a war."""
_TALLY_DAYS = 10
"""Dead within a wider interval than this are a tally, not the toll of one act."""
_MANY_HIT = 50
"""More abducted or shot than this, without a day, are summed up."""
_EVENTS_IN_ONE = 3
"""More deeds than these in one phrase ("five attacks") are summed up."""


def is_recurring(act: Act, value: Time | None, *, summed: bool) -> bool:
    """Whether the words sum up violence rather than tell of one act."""
    if summed or _modified(act):
        return True
    tolls = [n for n in (act.killed, act.injured) if n is not None]
    if pinned(value) or _hourly(value):
        return False
    if any((n.low or 0) >= _MANY_DEAD for n in tolls):
        return True
    many = act.nominal and (_plural(act.parse, act.anchor) or act.lemma in _MASS)
    if act.nominal and act.victims and all(_several(act.parse, v) for v in act.victims):
        many = True  # "the murder of journalists"
    if any((n.high or n.low or 0) > 0 for n in tolls):
        lasting = any(_present_perfect(act.parse, p) for p in act.predicates)
        return (many and (_wide(value) or lasting)) or _is_tally(act, value, tolls[0])
    if act.nominal:
        return many and not _came_once(act)
    return _habitual(act)


def _came_once(act: Act) -> bool:
    """ "came under fire", "launched an offensive", "the bombing of a hotel": told as one."""
    if _is_single(act):
        return True
    one = act.lemma in ("fire", "offensive", "incursion") and not _plural(act.parse, act.anchor)
    return one and len(act.predicates) > 1 and bool(act.actors or act.targets)


def _is_single(act: Act) -> bool:
    """Whether an article says that it was one: of the deed, or of what was hit or hit with."""
    parse = act.parse
    if _plural(parse, act.anchor):
        return False
    marked = (act.anchor, *act.targets, *act.tools)
    return any(parse.any_kid_lemma(i, ("a", "an", "one"), "det", "nummod") for i in marked)


def _hourly(value: Time | None) -> bool:
    """Whether a part of a day is said without its date: "overnight", "at dawn"."""
    return value is not None and value.as_said.lower() in _PARTS_OF_DAY


def _wide(value: Time | None) -> bool:
    return value is not None and value.earliest is not None and not pinned(value)


def _habitual(act: Act) -> bool:
    """Whether a verb tells of what goes on, or of what was done at some time to somebody."""
    parse, v = act.parse, act.anchor
    if act.lemma in _STATES:
        return True
    if is_progressive(parse, v) or any(_many(parse, t) for t in act.targets):
        return True
    if is_present(parse, v) and parse.sentence.index > 0:
        return True
    exact = place(act) is not None
    if _present_perfect(parse, v):
        return not exact
    if any(parse.any_kid_lemma(k, ("as", "when"), "mark") for k in parse.kids_of(v, "advcl")):
        return False  # "were fired on as they patrolled the border"
    hit = [*act.targets, *act.victims]
    return bool(hit) and not exact and not act.tools and all(_several(parse, t) for t in hit)


def _present_perfect(parse: Parse, v: int) -> bool:
    """ "have attacked"; "had attacked" and "to have attacked" are the past of what was said."""
    if parse.any_kid_lemma(v, ("to",), "mark") or parse.any_kid_lemma(v, _MODALS, "aux"):
        return False
    return any(parse.tokens[k].text.lower() in ("have", "has") for k in parse.kids_of(v, "aux"))


def _many(parse: Parse, i: int) -> bool:
    """Whether a target is so many that one act cannot have reached them all."""
    number = number_at(parse, i)
    return number is not None and (number.value.low or 0) >= _MANY_HIT


def _several(parse: Parse, i: int) -> bool:
    """Whether a target is a plural without a number: "rebels attacked army camps"."""
    return _plural(parse, i) and i not in parse.number_of and not is_named(parse, i)


def summed_up_in_words(act: Act) -> bool:
    """Whether an adjective before the deed itself sums it up ("sporadic clashes")."""
    parse = act.parse
    return any(parse.lemmas[k] in _RECURRING for k in parse.kids_of(act.anchor, "amod"))


def _modified(act: Act) -> bool:
    """Whether a word beside the deed sums it up: "frequent", "a wave of", "have become"."""
    parse = act.parse
    for p in act.predicates:
        for k in parse.kids_of(p, "amod", "advmod", "det", "nummod", "compound", "xcomp", "conj"):
            if parse.lemmas[k] in _RECURRING or (
                p == act.anchor and act.nominal and parse.lemmas[k] in _AT_THE_DEED
            ):
                return True
        head = parse.tokens[p].head
        summed_up = head >= 0 and (
            parse.lemmas[head] in _RECURRING or parse.lemmas[head] == "become"
        )
        if summed_up and parse.is_rel(p, "nsubj", "nmod"):
            return True
        for k in parse.kids_of(p, "advcl"):
            if parse.any_kid_lemma(k, ("since",), "mark", "case", "advmod"):
                return True
        number = parse.number_of.get(p)
        if number is not None and (number.value.high or _EVENTS_IN_ONE + 1) > _EVENTS_IN_ONE:
            return True
    return False


def _is_tally(act: Act, value: Time | None, toll: Number) -> bool:
    """Whether deaths are those of a whole war, or of a time too long for one act."""
    parse = act.parse
    for p in act.predicates:
        for k in parse.kids_of(p, "obl", "nmod"):
            if parse.lemmas[k] in _WARS and k not in act.predicates:
                return True
    if act.reading not in _CASUALTY:
        return False
    if any(parse.any_kid_lemma(t, ("a", "an", "one"), "det", "nummod") for t in act.tools):
        return False  # "two were killed by a mine in June": one mine, one act
    if value is not None and days(value) > _TALLY_DAYS:
        return True
    perfect = _present_perfect(parse, act.anchor)
    return perfect and not act.actors and not act.tools and (toll.low or 0) > 1


def _plural(parse: Parse, i: int) -> bool:
    text = parse.tokens[i].text.lower()
    return parse.tokens[i].upos == "NOUN" and text != parse.lemmas[i] and text.endswith("s")
