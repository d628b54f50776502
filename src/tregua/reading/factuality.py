"""How real an event is: negation, hedges, futures, conditions, plans (after FactBank).

The climb goes from the event's token to the predicate for which its speaker vouches and stops at
the cue of the attribution: what "X denied that …" does to an event is the stance's business.
"""

from __future__ import annotations

from tregua.model import Certainty
from tregua.reading.draft import Context, Factuality
from tregua.reading.lexicon import labels, words
from tregua.reading.tree import Parse

_NEGATORS = words("hedges.negation.words")
_MODALS = labels("hedges.modals")
_ADVERBS = labels("hedges.adverbs")
_VERBS = labels("hedges.verbs")
_UNREAL = words("hedges.unreal.verbs")
_CONDITIONAL = words("hedges.unreal.conditional")
_UNKNOWN = words("hedges.unknown.words")

_RANK = {"": 0, "probable": 1, "possible": 2, "unknown": 3}
_CERTAINTY = {
    "": Certainty.CERTAIN,
    "probable": Certainty.PROBABLE,
    "possible": Certainty.POSSIBLE,
    "unknown": Certainty.UNKNOWN,
}
# Relations through which a governor's meaning reaches down to what it governs.
_GOVERNED = ("xcomp", "ccomp", "obj", "nsubj:pass", "obl", "nmod", "acl", "csubj", "advcl")
_BESIDE = words("hedges.beside.cases")
_BEING = words("hedges.being.verbs")
_ANY = frozenset({"any", "no", "a", "an"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_ENDINGS = words("hedges.endings.verbs")
_PRESUPPOSED = ("acl:relcl", "advcl", "appos", "parataxis")


def factuality(context: Context, parse: Parse, token: int) -> Factuality:
    """How real the event at ``token`` is told to be, up to the cue of the voice that tells it."""
    voice = context.voices.at(parse, token)
    stop = voice.cue if voice is not None else -1
    hedge = ""
    negated = False
    node = token
    reached = False  # past a presupposed clause, negation and mood above no longer count
    for _ in range(len(parse) + 1):
        own = _own(parse, node)
        if node != token and own.negated and parse.lemmas[node] in _ENDINGS:
            own.negated = False  # "the shelling has not stopped": it goes on
        hedge = max(hedge, own.hedge, key=_RANK.__getitem__)
        if not reached:
            negated = negated or own.negated
        if own.unreal == "future" and _asked(parse):
            break
        if own.unreal:
            return _result(hedge, negated, own.unreal, node)
        head = parse.tokens[node].head
        if head < 0 or head == stop:
            break
        if parse.tokens[node].deprel == "conj" and parse.tokens[node].upos in ("VERB", "AUX"):
            # A coordinated verb shares the frame above, not the negation of its neighbour.
            alone = parse.kid(node, "nsubj", "aux") is not None
            if alone and not parse.any_kid_lemma(node, ("or",), "cc"):
                break  # with a subject or tense of its own it is told by itself
            reached = True
            node = head
            continue
        if parse.is_rel(node, *_PRESUPPOSED) and not _infinitive(parse, node):
            break
        if parse.is_rel(node, "obl", "nmod") and parse.case(node) in _BESIDE:
            break  # "was suspended after an attack": what is said of the one says nothing of it
        reached = reached or _outside_negation(parse, node, head)
        governed = parse.is_rel(node, *_GOVERNED)
        goes_on = parse.lemmas[head] in _ENDINGS and _own(parse, head).negated
        if goes_on:
            governed = False
        if governed and parse.lemmas[head] in _UNREAL and not _own_voice(parse, node, head):
            return _result(hedge, negated, "wanted", head)
        if governed and parse.lemmas[head] in _VERBS and parse.rel(node) in ("xcomp", "ccomp"):
            hedge = max(hedge, _VERBS[parse.lemmas[head]], key=_RANK.__getitem__)
        node = head
    if _asked(parse):
        return _result(hedge, negated, "question", len(parse) - 1)
    return _result(hedge, negated, "", -1)


def _outside_negation(parse: Parse, node: int, head: int) -> bool:
    """Whether a negated verb leaves a noun beside it a fact.

    "The attack did not reach the town", "they did not comment on the siege": both were. Not so
    where the verb says that the thing is ("the attack did not take place").
    """
    if parse.tokens[node].upos not in ("NOUN", "PROPN", "PRON"):
        return False
    if parse.is_rel(node, "nsubj"):
        return parse.lemmas[head] not in _BEING and not parse.any_kid_lemma(node, _ANY, "det")
    return parse.is_rel(node, "obl") and parse.any_kid_lemma(node, _DEFINITE, "det", "nmod:poss")


def _asked(parse: Parse) -> bool:
    return bool(parse.tokens) and parse.tokens[-1].text == "?"


class _Own:
    """What stands at one node itself: negation, hedge, mood."""

    __slots__ = ("hedge", "negated", "unreal")

    def __init__(self) -> None:
        self.hedge = ""
        self.negated = False
        self.unreal = ""


def _own(parse: Parse, node: int) -> _Own:
    own = _Own()
    for k in parse.kids[node]:
        lemma = parse.lemmas[k]
        rel = parse.rel(k)
        if lemma in _NEGATORS and rel in ("advmod", "det", "cc:preconj", "cc", "case", "mark"):
            own.negated = own.negated or rel != "cc"
        elif rel == "aux" and lemma in _MODALS:
            mood = _MODALS[lemma]
            if mood == "future" or lemma == "would":
                own.unreal = "future"
                if lemma == "would":
                    own.hedge = max(own.hedge, "probable", key=_RANK.__getitem__)
            elif lemma in ("must", "should"):
                own.unreal = "wanted"
            else:
                own.hedge = max(own.hedge, mood, key=_RANK.__getitem__)
        elif rel in ("advmod", "amod") and lemma in _ADVERBS:
            own.hedge = max(own.hedge, _ADVERBS[lemma], key=_RANK.__getitem__)
        elif lemma in ("longer", "more") and parse.any_kid_lemma(k, ("no",)):
            own.negated = True  # "could no longer meet"
        elif rel in ("mark", "advmod") and lemma in _CONDITIONAL:
            own.unreal = "conditional"
        elif rel == "mark" and lemma in _UNKNOWN:
            own.hedge = "unknown"
    return own


def _infinitive(parse: Parse, node: int) -> bool:
    return any(parse.lemmas[k] == "to" for k in parse.kids_of(node, "mark"))


def _own_voice(parse: Parse, node: int, head: int) -> bool:
    """Verbs of will that are also plain past acts: "ordered the killing", "agreed a truce".

    With a noun as object an order or an agreement is itself what happened.
    """
    return parse.rel(node) in ("obj", "nsubj") and parse.lemmas[head] in ("order", "agree", "offer")


def _result(hedge: str, negated: bool, unreal: str, governor: int) -> Factuality:
    return Factuality(_CERTAINTY[hedge], negated, unreal, governor)
