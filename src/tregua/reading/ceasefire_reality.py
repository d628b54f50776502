"""Whether a ceasefire act is told as real: done or promised, refused, offered, planned, awaited."""

from __future__ import annotations

from tregua.model import CeasefireAct, Certainty, Stance
from tregua.reading.ceasefire_act import Act
from tregua.reading.draft import Context, Factuality
from tregua.reading.factuality import factuality
from tregua.reading.halting import COMMAND, COMMIT, OFFER, REFUSE, foreign_command
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_PLANS = words("ceasefire.shape.plans")
_CONDITIONS = ("if", "unless", "provid", "as long as", "so long as", "on condition")
_ATTEMPTS = words("ceasefire.proposal.talk") | {"attempt", "try", "drive", "campaign", "mission"}
_DONE_TO_WHAT_IS = frozenset(
    {"end", "suspend", "stop", "halt", "threaten", "fail", "pause", "violate", "break", "ignore"}
)
_POSITIVE = frozenset({CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.ACCEPT})
TAKEN_BACK = frozenset({CeasefireAct.REJECT, CeasefireAct.END, CeasefireAct.VIOLATE})


def commits(context: Context, parse: Parse, act: Act) -> bool:
    """Whether somebody binds himself by an act: it is told as real and takes nothing back."""
    kind = settled(parse, act, factuality(context, parse, act.verb))
    return kind is not None and kind not in TAKEN_BACK


def settled(parse: Parse, act: Act, fact: Factuality) -> CeasefireAct | None:
    """The act in view of how real it is told to be; ``None`` where it is none."""
    if _awaited(parse, act.verb) or _planned(parse, act.frame) or _scheduled(parse, act):
        return None
    if _striven_for(parse, act) or _instead(parse, act):
        return None
    if _in_condition(parse, act.verb) or _of_any(parse, act.verb):
        return None
    if fact.unreal in ("conditional", "question") or fact.certainty is Certainty.UNKNOWN:
        return None
    if act.act is CeasefireAct.OFFER and act.topic is not None and act.topic.carries == "talk":
        return None
    if act.act in _POSITIVE and _ready_if(parse, act.verb):
        return CeasefireAct.OFFER
    if fact.unreal == "wanted" and _is_presupposed(parse, act, fact):
        return act.act
    if fact.unreal == "wanted":
        lemma = parse.lemmas[fact.governor]
        if lemma in REFUSE and act.act is not CeasefireAct.VIOLATE:
            return CeasefireAct.REJECT
        if lemma in OFFER:
            declared = act.act in (CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.OFFER)
            return CeasefireAct.OFFER if declared else act.act
        if parse.any_kid_lemma(fact.governor, ("no", "not", "n't", "never"), "det", "advmod"):
            return None  # "there are no orders to prolong the truce"
        if lemma in COMMIT or (lemma in COMMAND and not foreign_command(parse, fact.governor)):
            return act.act
        return None
    return act.act


def none_at_all(parse: Parse, act: Act) -> bool:
    """ "No truce was agreed", "neither side has agreed to a truce": the noun bears the "no"."""
    nodes = (act.topic.noun, act.topic.top) if act.topic is not None else ()
    return any(
        parse.any_kid_lemma(i, ("no", "neither"), "det", "nmod", "advmod")
        for i in (*nodes, *act.actors)
    )


def _planned(parse: Parse, node: int) -> bool:
    """Whether an act is only what a plan provides for: "a plan under which both sides stop …"."""
    for _ in range(len(parse)):
        head = parse.tokens[node].head
        if head < 0:
            return False
        if parse.is_rel(node, "acl") and parse.lemmas[head] in _PLANS:
            return True
        if parse.is_rel(node, "ccomp", "xcomp", "obj"):
            subject = parse.kid(head, "nsubj")
            if subject is not None and parse.lemmas[subject] in _PLANS:
                return True
        elif not parse.is_rel(node, "conj", "nmod", "obl", "acl"):
            return False
        node = head
    return False


def _is_presupposed(parse: Parse, act: Act, fact: Factuality) -> bool:
    """ "Ended the truce agreed in June": what is ended had been agreed."""
    participle = parse.tokens[act.verb].deprel == "acl" and parse.kid(act.verb, "mark") is None
    return participle and parse.lemmas[fact.governor] in _DONE_TO_WHAT_IS


def _striven_for(parse: Parse, act: Act) -> bool:
    """ "Efforts to secure a truce": what is tried has not come about."""
    head = parse.tokens[act.verb].head
    to = parse.any_kid_lemma(act.verb, ("to",), "mark")
    return to and parse.is_rel(act.verb, "acl") and parse.lemmas[head] in _ATTEMPTS


def _ready_if(parse: Parse, verb: int) -> bool:
    """ "Ready to observe a truce if …": offered, for what it hangs on has yet to come."""
    head = parse.tokens[verb].head
    if not parse.is_rel(verb, "xcomp") or parse.lemmas[head] not in OFFER:
        return False
    return any(
        parse.case(k).startswith(_CONDITIONS)
        for n in (verb, head)
        for k in parse.kids_of(n, "advcl")
    )


def _of_any(parse: Parse, verb: int) -> bool:
    """ "Any campaign that violates the truce": one that nobody has seen yet."""
    noun = parse.tokens[verb].head
    return parse.is_rel(verb, "acl") and parse.any_kid_lemma(noun, ("any", "whoever"), "det")


def _instead(parse: Parse, act: Act) -> bool:
    """ "Signed the surrender rather than a truce"."""
    node = act.topic.top if act.topic is not None else act.verb
    apart = parse.any_kid_lemma(node, ("rather", "instead"), "cc", "mark")
    return apart or parse.case(node) in ("rather than", "instead of")


def seeker(parse: Parse, act: Act, fact: Factuality) -> int | None:
    """Who only seeks an extension: "an effort by X to prolong it", "X is trying to extend it"."""
    head = parse.tokens[act.verb].head
    if parse.is_rel(act.verb, "acl") and head >= 0 and parse.lemmas[head] in _ATTEMPTS:
        by = [k for k in parse.obliques(head, "by", "of") if k not in parse.time_at]
        return next(iter(by + parse.kids_of(head, "nmod:poss")), None)
    if fact.unreal == "wanted" and parse.lemmas[fact.governor] in ("try", "seek", "attempt"):
        return next(iter(parse.agents(fact.governor)), None)
    return None


def _scheduled(parse: Parse, act: Act) -> bool:
    """ "Are to sign a truce", "to sign truce on Friday": what is to be agreed is not agreed."""
    if act.act is not CeasefireAct.AGREE or act.topic is None:
        return False
    to = parse.any_kid_lemma(act.verb, ("to",), "mark")
    return to and parse.is_rel(act.verb, "root", "ccomp", "conj", "parataxis")


def _in_condition(parse: Parse, verb: int) -> bool:
    """ "Provided that it is respected by X": what a condition asks for has not happened."""
    for node in (verb, *parse.ancestors(verb)):
        mark = parse.case(node)
        if parse.is_rel(node, "advcl") and mark.startswith(_CONDITIONS):
            return True
        if parse.tokens[node].text.lower() in ("provided", "providing") and node != verb:
            return parse.kid(node, "nsubj") is None
    return False


def _awaited(parse: Parse, verb: int) -> bool:
    """Whether the act stands in a clause that is still awaited: "when the army halts its fire"."""
    for node in (verb, *parse.ancestors(verb)):
        if parse.is_rel(node, "advcl"):
            mark = parse.case(node) or parse.lemmas[parse.subtree(node)[0]]
            token = parse.tokens[node].text.lower()
            present = token.endswith("s") or token == parse.lemmas[node]
            if mark in ("when", "once", "until", "as soon as") and present:
                return parse.kid(node, "aux") is None
            return mark in ("if", "unless")
        if parse.is_rel(node, "ccomp", "parataxis", "acl:relcl"):
            return False
    return False


def promised(fact: Factuality, said: Stance | None) -> Stance | None:
    """The stance of an act that lies ahead: who says so promises it."""
    if fact.unreal == "future" and said in (None, Stance.CLAIM, Stance.REPORT):
        return Stance.PROMISE if said is not None else None
    return None
