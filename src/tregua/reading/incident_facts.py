"""Is a deed told as done? Not what is planned, feared, demanded, halted, supposed or denied.

``factuality`` weighs the words above the deed up to the speaker's cue; here stands what is
particular to violence: deeds that a definite noun presupposes, attempts, headlines and habits.
"""

from __future__ import annotations

from tregua.model import Certainty, Stance
from tregua.reading.act import Act
from tregua.reading.draft import Context, Factuality, Voice
from tregua.reading.factuality import factuality
from tregua.reading.incident_frames import outside_conflict
from tregua.reading.incident_groups import definite
from tregua.reading.lexicon import words
from tregua.reading.tree import Parse

_IMPLICATIVE = words("violence.frames.implicative")
_MODALS = words("hedges.modals")
_UNREAL = words("hedges.unreal.verbs") | words("violence.not_violence.governors")
_NOT = frozenset({"not", "n't", "n’t", "never"})
_NOT_YET = words("violence.not_violence.not_yet")
_PREVENTED = words("violence.not_violence.governors")
_NOT_OF_FACTS = frozenset({Stance.THREAT, Stance.PROMISE, Stance.DEMAND})
_NONFINITE = ("conj", "advcl", "xcomp", "acl", "obl", "nmod", "obj", "ccomp")


def told_as_done(context: Context, act: Act) -> bool:
    """Whether the words tell of the deed as something that happened."""
    parse, anchor = act.parse, act.anchor
    if any(_not_yet(parse, p) for p in act.predicates) or outside_conflict(act):
        return False
    fact = factuality(context, parse, anchor)
    if _attempted(act, fact.governor):
        return True
    if presupposed(act):
        # "the attack that killed six must be punished" happened, whatever is wanted now; the
        # bare "the attack" under a wish counts only where its victims are told.
        return not fact.unreal or act.killed is not None or act.injured is not None
    if misplaced(context, act) and not _past(act):
        return False
    if fact.unreal and not _own_word(act, fact):
        return False
    if _conditional(context, act):
        return False
    negated = fact.negated or any(_negated_verb(parse, p) for p in act.predicates)
    if fact.certainty is Certainty.UNKNOWN or (negated and not _denied(context, act)):
        return False
    clauses = {*act.predicates, parse.clause_head(anchor)}
    if _supposed_noun(act):
        return False
    if any(parse.lemmas[k] in _PREVENTED for k in _governors(parse, anchor)):
        return False
    return all(_finite_fact(parse, v) for v in clauses) and not _gerund_of_will(parse, anchor)


def _negated_verb(parse: Parse, p: int) -> bool:
    """ "Did not carry out the attack": a verb that carries the deed is itself denied."""
    return parse.tokens[p].upos == "VERB" and parse.any_kid_lemma(p, _NOT, "advmod")


def _governors(parse: Parse, i: int) -> list[int]:
    """The word that the deed completes: "spared an assault", "fear of an attack"."""
    head = parse.tokens[i].head
    return [head] if head >= 0 and parse.is_rel(i, "obj", "nmod", "obl", "acl", "iobj") else []


def _conditional(context: Context, act: Act) -> bool:
    """Whether a verb that carries the deed stands under an "if" or a future."""
    others = [p for p in act.predicates if p != act.anchor and act.parse.tokens[p].upos == "VERB"]
    facts = [factuality(context, act.parse, p) for p in others]
    return any(f.unreal and not _own_word(act, f) for f in facts)


def _own_word(act: Act, fact: Factuality) -> bool:
    """Whether what makes the deed look wanted is itself the telling ("was aimed at")."""
    return fact.unreal == "wanted" and fact.governor in act.predicates


def _supposed_noun(act: Act) -> bool:
    """ "A clash between them risks a wider war": any such clash, not one that was."""
    parse, i = act.parse, act.anchor
    head = parse.tokens[i].head
    return (
        act.nominal
        and head >= 0
        and head not in act.predicates
        and parse.is_rel(i, "nsubj")
        and parse.any_kid_lemma(i, ("a", "an", "any"), "det")
        and parse.tokens[head].upos == "VERB"
        and is_present(parse, head)
    )


def misplaced(context: Context, act: Act) -> bool:
    """Whether the voice at the deed threatens, promises or demands: none of these tells a fact."""
    voice: Voice | None = context.voices.at(act.parse, act.anchor)
    return voice is not None and voice.stance in _NOT_OF_FACTS


def presupposed(act: Act) -> bool:
    """Whether a definite noun speaks of a deed already known, whatever is said of it now."""
    parse, i = act.parse, act.anchor
    if not act.nominal:
        return False
    after = parse.is_rel(i, "obl", "nmod") and parse.case(i) in ("after", "following", "since")
    if after and all(parse.covers(i, p) for p in act.predicates):
        return True
    dated = any(k in parse.time_at for k in parse.kids_of(i, "nmod:poss"))
    if not definite(act) and not dated:
        return False
    singular = parse.tokens[i].text.lower() == parse.lemmas[i]
    # Who claims it or does not stands above it and takes nothing back.
    own = [p for p in act.predicates if parse.lemmas[p] != "claim"]
    return singular and all(parse.covers(i, p) for p in own)


def is_present(parse: Parse, v: int) -> bool:
    """Whether a verb stands in the present: a habit, a headline, something going on."""
    token = parse.tokens[v]
    auxiliaries = parse.kids_of(v, "aux", "aux:pass")
    if auxiliaries:
        first = parse.tokens[auxiliaries[0]].text.lower()
        return first in ("is", "are", "am", "'s", "’s", "'re", "’re", "does", "do")
    text = token.text.lower()
    return text == parse.lemmas[v] != _past_form(parse, v) or text == f"{parse.lemmas[v]}s"


_SAME_FORMS = frozenset({"hit", "hurt", "beat", "set", "cast", "cut", "put", "shut", "split"})


def _past_form(parse: Parse, v: int) -> str:
    """The past form where it is the same as the present ("hit"), else nothing."""
    return parse.lemmas[v] if parse.lemmas[v] in _SAME_FORMS else ""


def is_progressive(parse: Parse, v: int) -> bool:
    """Whether a verb tells of something going on: "are attacking", "continue to pound"."""
    if parse.tokens[v].text.lower().endswith("ing") and parse.kid(v, "aux") is not None:
        return True
    head = parse.tokens[v].head
    if head >= 0 and parse.lemmas[head] in ("engage", "involve", "busy"):
        return True
    return head >= 0 and parse.lemmas[head] in ("continue", "keep")


def _not_yet(parse: Parse, i: int) -> bool:
    """ "an expected attack", "a possible raid"."""
    return any(parse.lemmas[k] in _NOT_YET for k in parse.kids_of(i, "amod"))


def _gerund_of_will(parse: Parse, i: int) -> bool:
    """Whether what is not finite hangs on a word of will, over coordination and prepositions.

    "refrain from attacking", "calls for disarming the one side and attacking the other".
    """
    node = i
    for _ in range(6):
        head = parse.tokens[node].head
        if head < 0 or not parse.is_rel(node, *_NONFINITE):
            return False
        token = parse.tokens[node]
        if token.upos in ("VERB", "AUX") and not token.text.lower().endswith("ing"):
            return not _finite_fact(parse, node)
        if parse.lemmas[head] in _UNREAL:
            order = parse.lemmas[head] in ("order", "agree") and parse.is_rel(node, "obj")
            return not order and not parse.is_rel(node, "ccomp")
        node = head
    return False


def _past(act: Act) -> bool:
    """Whether a finite verb in the past tells of the deed."""
    parse = act.parse
    for p in act.predicates:
        token = parse.tokens[p]
        if token.upos != "VERB" or parse.kid(p, "nsubj", "nsubj:pass", "obl:agent") is None:
            continue
        if parse.any_kid_lemma(p, ("to",), "mark") or _under_modal(parse, p):
            continue
        if not is_present(parse, p) and not token.text.lower().endswith("ing"):
            return True
    return False


def _under_modal(parse: Parse, v: int) -> bool:
    auxiliaries = {parse.lemmas[k] for k in parse.kids_of(v, "aux")}
    return bool(auxiliaries & _MODALS) and "have" not in auxiliaries


def _attempted(act: Act, governor: int) -> bool:
    """ "tried an offensive": with a noun as object an attempt is itself the deed."""
    parse = act.parse
    return (
        governor >= 0
        and parse.lemmas[governor] in ("try", "attempt")
        and act.anchor in parse.kids_of(governor, "obj")
        and _finite_fact(parse, governor)
    )


def _denied(context: Context, act: Act) -> bool:
    voice = context.voices.at(act.parse, act.anchor)
    return voice is not None and voice.stance is Stance.DENY


def _finite_fact(parse: Parse, v: int) -> bool:
    """Whether a verb is no infinitive of purpose, no supposition, and under no plain modal."""
    if parse.tokens[v].upos not in ("VERB", "AUX", "ADJ"):
        return True
    if _under_modal(parse, v):
        return False
    marks = {parse.lemmas[k] for k in parse.kids_of(v, "mark", "advmod")}
    if parse.is_rel(v, "advcl") and ("in case" in parse.case(v) or _supposed(parse, v, marks)):
        return False
    auxiliaries = {parse.lemmas[k] for k in parse.kids_of(v, "aux")}
    if "to" not in marks or "have" in auxiliaries:
        return True
    head = parse.tokens[v].head
    return head >= 0 and parse.lemmas[head] in _IMPLICATIVE and parse.is_rel(v, "xcomp")


def _supposed(parse: Parse, v: int, marks: set[str]) -> bool:
    """ "as forces storm the town" beside "may die": a present under a modal is no fact."""
    if not is_present(parse, v) or not marks:
        return False
    head = parse.tokens[v].head
    return _under_modal(parse, head) or bool(marks & {"before", "if", "until", "unless"})
