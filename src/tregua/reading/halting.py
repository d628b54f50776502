"""Acts of halting: a verb governs violence of its own subject ("agreed to suspend attacks").

The verb counts in a frame that commits somebody ("will stop", "ordered its forces to cease fire")
or told as done ("suspended its attacks"); under a verb of asking, planning or hoping it is no act.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import CeasefireAct
from tregua.reading.ceasefire_act import Act, can_be_party
from tregua.reading.lexicon import words
from tregua.reading.topics import halted
from tregua.reading.tree import Parse

COMMIT = words("ceasefire.verbs.commit")
COMMAND = words("ceasefire.verbs.command")
OFFER = words("ceasefire.verbs.offer_frame")
REFUSE = words("ceasefire.verbs.refuse_frame")
_HALT = words("ceasefire.verbs.halt")
_SUSPEND = words("ceasefire.verbs.suspend") | {"halt", "cease"}
_OF_ARMS = frozenset({"hold", "lay", "down", "silence"})
"""Verbs that halt violence only with fire or arms as their object."""
_UNREAL = words("hedges.unreal.verbs")
_DO = words("ceasefire.verbs.wage")
_OWN_FORCES = words("ceasefire.verbs.own_forces")
_OWN = ("his", "its", "their", "her", "our", "my")
_NOT = ("not", "n't", "never", "neither", "no")
_BINDING = ("will", "shall", "would", "may", "must", "can", "should")
REFRAIN = "ceasefire_refrain.v1"
"""The rule of acts told by a "not": the promise itself is not negated."""
_VIOLENT = words("violence.verbs")
_ARMED_BODY = words("people.bodies.armed_forces") | words("people.bodies.armed_group")
_SIDES = frozenset(
    {"side", "party", "country", "enemy", "faction", "neighbour", "neighbor", "rival"}
)


def halting(parse: Parse) -> Iterator[Act]:
    """The acts of a sentence by which somebody halts violence of his own."""
    yield from _suspended(parse)
    for verb in parse.find(_HALT | _OF_ARMS):
        if parse.tokens[verb].upos != "VERB":
            continue
        violence = _halted_violence(parse, verb)
        if violence is None:
            continue
        frame, name = _frame(parse, verb)
        if name == "" and not _plain_halt(parse, verb, violence):
            continue
        if name == "none":
            continue
        actors = _halting_side(parse, verb, frame)
        act = CeasefireAct(name or "declare")
        if act is CeasefireAct.DECLARE and frame == verb and _on_condition(parse, verb):
            act = CeasefireAct.OFFER
        if act is CeasefireAct.DECLARE and _two_sided(parse, actors):
            act = CeasefireAct.AGREE
        yield Act(act, verb, tuple(actors), None, violence, "ceasefire_halt.v1", frame)


def _halting_side(parse: Parse, verb: int, frame: int) -> list[int]:
    """Who halts: a superior where he commands it, else the subject; of a passive, its agent."""
    commanded = parse.lemmas[frame] in COMMAND and frame != verb
    actors = parse.agents(frame if commanded else verb) or parse.agents(frame)
    # "Its men have been told to stop shooting": whose men they are is told of the men.
    return actors or (parse.patients(frame) if commanded and parse.is_passive(frame) else [])


def _on_condition(parse: Parse, verb: int) -> bool:
    """ "Will stop if the others do": what has yet to be met makes it an offer (CODEBOOK, 1)."""
    return parse.any_kid_lemma(verb, ("will", "would", "shall"), "aux") and any(
        parse.case(k) in ("if", "unless", "provide", "provided", "provided that")
        for k in parse.kids_of(verb, "advcl")
    )


def _suspended(parse: Parse) -> Iterator[Act]:
    """ "Operations against X have been suspended": by whoever says so, if it is a side."""
    for verb in parse.find(_SUSPEND):
        subject = parse.kid(verb, "nsubj:pass")
        if subject is None or parse.tokens[verb].upos != "VERB" or not halted(parse, subject):
            continue
        told = parse.any_kid_lemma(verb, ("may", "might", "could", "should", "must", "not"))
        if told or (parse.kid(verb, "mark") is not None and parse.case(verb) != "that"):
            continue
        by = tuple(parse.agents(verb))
        yield Act(
            CeasefireAct.DECLARE, verb, by, None, subject, "ceasefire_suspended.v1", verb, not by
        )


def refraining(parse: Parse) -> Iterator[Act]:
    """ "Our forces will not carry out attacks for a week": violence that one forswears.

    Only for a time that is stated; beside a ceasefire it is a term of that one, no act of its own.
    """
    if not any(e.kind == "DURATION" for e in parse.sentence.times):
        return
    for verb, violence in forsworn(parse):
        bound = parse.any_kid_lemma(verb, ("will", "shall", "would"), "aux")
        if bound and parse.agents(verb) and parse.any_kid_lemma(verb, _NOT, "advmod"):
            yield Act(
                CeasefireAct.DECLARE, verb, tuple(parse.agents(verb)), None, violence, REFRAIN, verb
            )


def forsworn(parse: Parse) -> Iterator[tuple[int, int]]:
    """Verbs of doing under a "not" or a "neither", each with the violence that is not done."""
    for verb in parse.find(_DO):
        if parse.tokens[verb].upos != "VERB" or not parse.kids_of(verb, "aux"):
            continue
        subject = parse.subject(verb)
        denied = parse.any_kid_lemma(verb, _NOT, "advmod") or (
            subject is not None and parse.any_kid_lemma(subject, ("neither", "no"), "det")
        )
        modal = parse.any_kid_lemma(verb, _BINDING, "aux")
        for k in parse.kids_of(verb, "obj") if denied and modal else ():
            if halted(parse, k):
                yield verb, k


def _halted_violence(parse: Parse, verb: int) -> int | None:
    """The violence that a verb halts: its object, or a gerund ("stop attacking")."""
    lemma = parse.lemmas[verb]
    for k in parse.kids_of(verb, "obj", "obl"):
        if parse.rel(k) == "obl" and parse.case(k) != "from":
            continue
        if lemma in _OF_ARMS:
            if parse.lemmas[k] == "fire" or (
                lemma != "hold" and parse.lemmas[k] in ("arm", "weapon", "gun")
            ):
                return k
            continue
        if halted(parse, k) or (
            parse.lemmas[k] in ("operation", "action") and _armed_agent(parse, verb)
        ):
            return k
    if lemma in _OF_ARMS:
        return None
    for k in parse.kids_of(verb, "xcomp", "advcl", "ccomp", "obj"):
        if parse.is_rel(k, "advcl") and (
            parse.kid(k, "nsubj") is not None or parse.kid(verb, "obj")
        ):
            continue  # "suspended the truce because the army was killing …"
        violent = parse.lemmas[k] in _VIOLENT or parse.lemmas[k] in ("target", "fight", "fire")
        if (
            parse.tokens[k].upos == "VERB"
            and violent
            and parse.tokens[k].text.lower().endswith("ing")
        ):
            return k
    return None


def _armed_agent(parse: Parse, verb: int) -> bool:
    agents = parse.agents(verb)
    saying = parse.tokens[verb].head
    if (
        saying >= 0
        and parse.rel(verb) == "ccomp"
        and any(parse.lemmas[a] in ("it", "they") for a in agents)
    ):
        agents = parse.agents(saying)  # "the coalition said it would stop operations"
    return any(parse.lemmas[a] in _ARMED_BODY or a in parse.mention_at for a in agents)


def _frame(parse: Parse, verb: int) -> tuple[int, str]:
    """The verb that commits somebody to the halt, and the act that follows; "none" for no act."""
    node = verb
    for _ in range(4):
        head = parse.tokens[node].head
        if parse.kid(node, "aux") is not None and parse.any_kid_lemma(
            node, ("will", "shall", "would", "'ll"), "aux"
        ):
            return node, "declare"
        if head < 0 or not parse.is_rel(node, "xcomp", "ccomp", "conj", "acl", "advcl", "csubj"):
            return node, ""
        giver = parse.tokens[head].head
        if parse.is_rel(node, "acl") and giver >= 0 and parse.lemmas[giver] in COMMAND:
            head = giver  # "ordered its forces to …": the infinitive hung on the forces
        lemma = parse.lemmas[head]
        if parse.is_rel(node, "advcl") and not any(
            parse.lemmas[m] == "to" for m in parse.kids_of(node, "mark")
        ):
            return node, ""
        if parse.rel(node) != "conj":
            if lemma in OFFER:
                return head, "offer"
            if lemma in REFUSE:
                return head, "reject"
            if lemma == "tell" and parse.rel(node) == "ccomp" and parse.kid(node, "nsubj"):
                return node, ""  # "told reporters that his side stops firing"
            if lemma in COMMAND and not foreign_command(parse, head):
                return head, "declare"
            if lemma in COMMIT:
                if lemma in ("lead", "bring", "say", "allow", "start", "begin"):
                    node = head
                    continue
                return head, "declare"
            if lemma not in _UNREAL and parse.rel(head) == "acl":
                node = head  # "pledged in a pact signed on Monday to halt …": it slipped down
                continue
            return head, "none"
        node = head
    return node, ""


def foreign_command(parse: Parse, head: int) -> bool:
    """ "Told both sides to stop": an order to others than one's own is a demand."""
    addressed = [
        c for k in parse.kids_of(head, "obj", "iobj", "nsubj:pass") for c in parse.conjuncts(k)
    ]
    return bool(addressed) and not any(
        parse.lemmas[a] in _OWN_FORCES or parse.any_kid_lemma(a, _OWN, "nmod:poss")
        for a in addressed
    )


def commander(parse: Parse, verb: int) -> int:
    """The verb by which a superior has his own people do ``verb``; ``verb`` itself without one."""
    head = parse.tokens[verb].head
    if not parse.is_rel(verb, "xcomp", "ccomp") and parse.any_kid_lemma(verb, ("to",), "mark"):
        # "told all units … to keep": an infinitive far behind its verb may hang on a noun.
        head = next((a for a in parse.ancestors(verb) if parse.tokens[a].upos == "VERB"), -1)
    below = head >= 0 and parse.is_rel(verb, "xcomp", "ccomp", "acl", "advcl")
    if below and parse.lemmas[head] in COMMAND and not foreign_command(parse, head):
        return head
    return verb


def _plain_halt(parse: Parse, verb: int, violence: int) -> bool:
    """A halt told as done ("suspended its attacks"): its own violence, not an attack foiled."""
    if parse.lemmas[verb] not in ("suspend", "cease", "pause", "halt", "stop"):
        return False
    if not parse.agents(verb) or parse.is_passive(verb):
        return False
    if parse.tokens[violence].upos == "VERB":
        return parse.lemmas[verb] in ("cease", "stop", "hold", "suspend")
    own = parse.any_kid_lemma(violence, ("its", "their", "his", "all", "our"), "nmod:poss", "det")
    return own or parse.lemmas[violence] in ("fire", "hostility", "hostilities", "operation")


def _two_sided(parse: Parse, actors: list[int]) -> bool:
    if len(actors) > 1:
        return True
    if len(actors) == 1:
        i = actors[0]
        both = parse.any_kid_lemma(
            i, ("both", "two", "warring", "all", "rival"), "det", "nummod", "amod", "det:predet"
        )
        several = parse.tokens[i].text.lower() in ("sides", "parties")
        pair = parse.any_kid_lemma(i, ("both", "two", "warring", "rival"))
        return (parse.lemmas[i] in _SIDES and (both or several)) or (
            pair and can_be_party(parse, i)
        )
    return False
