"""Worlds in which violence is no incident of a conflict: fiction, labour disputes, family quarrels.

Generic violence ("any attack on civilians") is told of none in particular.
"""

from __future__ import annotations

from tregua.reading.act import Act, is_armed, weapon_words
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_FICTION = words("violence.not_violence.fiction")
_LABOUR = words("violence.not_violence.labour")
_KIN = words("people.civilians.kin")
_GENERIC = frozenset({"any", "every", "whatever", "whichever"})
_HAND = frozenset({"kill", "murder", "stab", "shoot", "rape", "injure", "wound"})


def outside_conflict(act: Act) -> bool:
    """Whether the words around a deed set it in a world that is not the conflict's."""
    return (
        _in_fiction(act.parse, act.anchor) or _is_generic(act) or _is_walkout(act) or _at_home(act)
    )


def _in_fiction(parse: Parse, anchor: int) -> bool:
    """ "The film tells of a soldier who kills", "in the novel rebels storm the town"."""
    for node in (anchor, *parse.ancestors(anchor)):
        if parse.lemmas[node] in _FICTION:
            return True
        beside = [*parse.kids_of(node, "nsubj"), *parse.obliques(node, "in")]
        if any(parse.lemmas[k] in _FICTION for k in beside):
            return True
    return False


def _is_generic(act: Act) -> bool:
    return act.nominal and act.parse.any_kid_lemma(act.anchor, _GENERIC, "det", "amod")


def _is_walkout(act: Act) -> bool:
    """A strike by workers: words of labour in the sentence, and no weapon or fighter beside it."""
    if act.lemma != "strike" or _LABOUR.isdisjoint(act.parse.lemma_set):
        return False
    armed = any(is_armed(act.parse, a) for a in act.actors)
    return not armed and not weapon_words(act.parse, [act.anchor, *act.tools])


def _at_home(act: Act) -> bool:
    """ "He murdered his wife": done to one's own kin by nobody who bears arms."""
    parse = act.parse
    if act.lemma not in _HAND or any(is_armed(parse, a) for a in act.actors):
        return False
    hit = [*act.victims, *act.targets]
    return bool(hit) and all(
        parse.lemmas[v] in _KIN and parse.any_kid_lemma(v, ("his", "her", "he", "she"), "nmod:poss")
        for v in hit
    )
