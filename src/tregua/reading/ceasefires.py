"""Ceasefire acts: who declares, offers, agrees, accepts, rejects, extends, breaks or ends one.

Two ways lead to an act. A verb governs a noun that means a ceasefire ("declared a truce", "the
cessation of hostilities announced by …"), or a verb of halting governs violence of its own subject
in a frame that commits it ("agreed to suspend attacks", "will stop fighting"). What is only asked
for, hoped, talked about or set as a condition is no act (CODEBOOK, 1).
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import ActorMention, CeasefireAct, Certainty, Event, EventCode, Stance, Time
from tregua.reading.anaphora import Act, anaphoric_acts, can_be_party
from tregua.reading.conditions import condition_of
from tregua.reading.draft import Context, Draft, Factuality, Voice
from tregua.reading.factuality import factuality
from tregua.reading.lexicon import labels, words
from tregua.reading.speakers import owner_of_document
from tregua.reading.topics import Topic, halted, topics
from tregua.reading.tree import Parse

GROUP = "c1"
"""The first ceasefire of a report; a second arrangement in the same report gets ``c2``, …"""

CARRY = 2
"""Sentences over which "it" and "the agreement" may still mean a ceasefire named before."""
_ACTS = {
    act: words(f"ceasefire.verbs.{act}")
    for act in ("declare", "offer", "agree", "accept", "reject", "extend", "suspend", "resume",
                "violate", "end")
}  # fmt: skip
_PARTICLES = labels("ceasefire.particles")
_PREPOSITIONS = labels("ceasefire.prepositions")
_HALT = words("ceasefire.verbs.halt")
_COMMIT = words("ceasefire.verbs.commit")
_COMMAND = words("ceasefire.verbs.command")
_OFFER = words("ceasefire.verbs.offer_frame")
_REFUSE = words("ceasefire.verbs.refuse_frame")
_MEDIATE = words("ceasefire.verbs.mediate")
_VIOLENT = words("violence.verbs")
_DOCUMENTS = words("speech.nouns.documents")
_TARGETS = frozenset({"interest", "presence", "target", "embassy", "convoy", "base", "position"})
_IGO = words("people.bodies.igo_names")
_INTERNATIONAL = words("people.bodies.international")
_ARMED_BODY = words("people.bodies.armed_forces") | words("people.bodies.armed_group")
_NOT_PARTIES = frozenset(
    {"talk", "talks", "deal", "agreement", "negotiation", "meeting", "attack", "violence", "pope",
     "it", "this", "that", "which", "move", "step", "announcement", "plan", "news", "mediation",
     "pressure", "effort", "round", "day", "hour", "war", "fighting"}
)  # fmt: skip
_CODES = {
    CeasefireAct.OFFER: EventCode.CONCEDE,
    CeasefireAct.DECLARE: EventCode.CONCEDE,
    CeasefireAct.AGREE: EventCode.AGREE,
    CeasefireAct.ACCEPT: EventCode.AGREE,
    CeasefireAct.EXTEND: EventCode.AGREE,
    CeasefireAct.RESUME: EventCode.AGREE,
    CeasefireAct.REJECT: EventCode.REJECT,
    CeasefireAct.SUSPEND: EventCode.REJECT,
    CeasefireAct.END: EventCode.REJECT,
    CeasefireAct.VIOLATE: EventCode.ACCUSE,
}
_JOINT = frozenset(
    {CeasefireAct.AGREE, CeasefireAct.DECLARE, CeasefireAct.EXTEND, CeasefireAct.RESUME}
)
"""Acts that the two sides of "a truce between A and B" do together; breaking one they do not."""
_SIDES = frozenset(
    {"side", "party", "country", "enemy", "faction", "neighbour", "neighbor", "rival"}
)


def ceasefire_acts(context: Context) -> Iterator[Draft]:
    """A draft for every ceasefire act in a report about an armed conflict."""
    if not context.armed:
        return
    carried = 0
    for parse in context.document.parses:
        if parse is None:
            continue
        here = bool(topics(parse))
        acts = list(acts_of(parse))
        if carried > 0 or here:
            known = {a.verb for a in acts}
            acts.extend(a for a in anaphoric_acts(parse) if a.verb not in known)
        carried = CARRY if here or acts else carried - 1
        for act in acts:
            draft = _draft(context, parse, act)
            if draft is not None:
                yield draft


def acts_of(parse: Parse) -> Iterator[Act]:
    """The acts of one sentence, each verb at most once for each act."""
    seen: set[tuple[int, CeasefireAct]] = set()
    found = [a for topic in topics(parse) for a in _of_topic(parse, topic)]
    found.extend(_halting(parse))
    for act in found:
        if (act.verb, act.act) not in seen:
            seen.add((act.verb, act.act))
            yield act


# --- acts on a noun ----------------------------------------------------------------------------


def _of_topic(parse: Parse, topic: Topic) -> Iterator[Act]:
    if topic.carries == "talk":
        return
    # A clause behind "a truce of 16 days" may hang on the days.
    measures = [k for k in parse.kids_of(topic.noun, "nmod") if k in parse.time_at]
    for node in dict.fromkeys((topic.noun, topic.top, *measures)):
        for k in parse.kids_of(node, "acl"):
            if parse.kid(k, "obj", "xcomp", "ccomp") is not None:
                continue  # "a truce by which they agree to …": the verb has another object
            act = _act_of_verb(parse, k, topic, "obj", "")
            if act is not None and (parse.is_passive(k) or parse.tokens[k].deprel == "acl:relcl"):
                yield _made(parse, act, k, topic, "ceasefire_relative.v1")
    top = topic.top
    # Of coordinated nouns ("a truce and an exchange of prisoners") the first one is governed.
    while parse.rel(top) == "conj" and parse.tokens[parse.tokens[top].head].upos != "VERB":
        top = parse.tokens[top].head
    verb = parse.tokens[top].head
    if verb < 0 or parse.tokens[verb].upos in ("NOUN", "PROPN", "PUNCT", "NUM", "PRON"):
        return
    relation = parse.tokens[top].deprel
    if relation == "obl" and not parse.case(top) and parse.tokens[top].upos == "NOUN":
        relation = "obj"  # a bare noun is an object, whatever clumsy order made of it
    if relation == "nsubj" and parse.is_passive(verb):
        relation = "nsubj:pass"
    verb, relation = _described(parse, verb, top, relation)
    act = _act_of_verb(parse, verb, topic, relation, parse.case(top))
    if act is CeasefireAct.ACCEPT and _merely_holds(parse, verb):
        return
    if act is not None:
        yield _made(parse, act, verb, topic, "ceasefire_verb.v1")
    elif relation == "nsubj" and _is_over(parse, verb):
        yield Act(CeasefireAct.END, verb, (), topic, None, "ceasefire_over.v1", verb)


def _described(parse: Parse, verb: int, top: int, relation: str) -> tuple[int, str]:
    """ "Declared what it described as a truce": the upper verb does the act."""
    if parse.lemmas[verb] in ("describe", "call", "term", "label", "name", "dub"):
        for above in list(parse.ancestors(verb))[:2]:
            if parse.tokens[above].upos == "VERB" and parse.is_rel(
                verb, "ccomp", "acl", "obj", "obl", "xcomp"
            ):
                return above, "obj"
    return verb, relation


def _merely_holds(parse: Parse, verb: int) -> bool:
    """ "Have largely kept the truce" tells how it holds; "will keep it" accepts it."""
    holding = ("keep", "observe", "respect", "honour", "honor", "uphold", "heed", "hold")
    if parse.lemmas[verb] not in holding:
        return False
    future = parse.any_kid_lemma(verb, ("will", "would", "shall", "'ll", "to"), "aux", "mark")
    return not future


def _act_of_verb(
    parse: Parse, verb: int, topic: Topic, relation: str, preposition: str
) -> CeasefireAct | None:
    """The act that a verb does to a ceasefire in the given relation, or ``None``."""
    lemma = parse.lemmas[verb]
    particle = next((parse.lemmas[k] for k in parse.kids_of(verb, "compound:prt")), "")
    name = ""
    if particle and f"{lemma} {particle}" in _PARTICLES:
        name = _PARTICLES[f"{lemma} {particle}"]
    elif relation.startswith("obl") or relation == "nmod":
        name = _PREPOSITIONS.get(f"{lemma} {preposition}", "")
    elif relation in ("obj", "nsubj:pass", "xcomp"):
        if lemma in ("declare", "call", "pronounce") and _declared_over(parse, verb):
            name = "end"
        elif parse.kid(verb, "xcomp") is not None and lemma in ("call", "make", "keep"):
            name = ""  # "called the truce a farce", "kept it alive"
        else:
            name = next((a for a, verbs in _ACTS.items() if lemma in verbs), "")
    if name in ("", "none"):
        return _carried_act(topic, relation, lemma)
    return _combined(CeasefireAct(name), topic, lemma)


def _carried_act(topic: Topic, relation: str, lemma: str) -> CeasefireAct | None:
    """ "Committed a violation of the truce", "made an offer of a truce": the noun is the act."""
    light = {"make", "commit", "issue", "give", "report", "record", "allege", "see"}
    if topic.carries and topic.carries != "agree" and relation == "obj" and lemma in light:
        return CeasefireAct(topic.carries)
    return None


def _combined(act: CeasefireAct, topic: Topic, lemma: str) -> CeasefireAct | None:
    """The act of a verb on a carrying noun: to agree an extension is to extend."""
    carried = topic.carries
    if not carried or carried in ("agree", "declare"):
        return act
    if carried == "extend":
        positive = act in (CeasefireAct.AGREE, CeasefireAct.DECLARE, CeasefireAct.ACCEPT)
        return CeasefireAct.EXTEND if positive else act
    if carried == "offer":
        if act in (CeasefireAct.DECLARE, CeasefireAct.OFFER):
            return CeasefireAct.OFFER
        return act if act in (CeasefireAct.ACCEPT, CeasefireAct.REJECT) else None
    if carried == "violate":
        return None
    if carried == "end":
        return CeasefireAct.END if act is CeasefireAct.DECLARE else None
    return CeasefireAct(carried)


def _declared_over(parse: Parse, verb: int) -> bool:
    return parse.any_kid_lemma(verb, ("over", "dead", "void", "off"), "xcomp", "advmod", "obl")


def _is_over(parse: Parse, verb: int) -> bool:
    lemma = parse.lemmas[verb]
    if lemma in ("over", "dead", "finished") and parse.kid(verb, "cop") is not None:
        return True
    return lemma == "collapse" and not parse.kids_of(verb, "obj")


# --- acts of halting ---------------------------------------------------------------------------


def _halting(parse: Parse) -> Iterator[Act]:
    for verb in parse.find(_HALT | {"hold", "lay"}):
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
        actors = parse.agents(frame if parse.lemmas[frame] in _COMMAND else verb)
        if not actors:
            actors = parse.agents(frame)
        act = CeasefireAct(name or "declare")
        if act is CeasefireAct.DECLARE and _two_sided(parse, actors):
            act = CeasefireAct.AGREE
        yield Act(act, verb, tuple(actors), None, violence, "ceasefire_halt.v1", frame)


def _halted_violence(parse: Parse, verb: int) -> int | None:
    """The violence that a verb halts: its object, or a gerund ("stop attacking", "from targeting")."""
    lemma = parse.lemmas[verb]
    for k in parse.kids_of(verb, "obj", "obl"):
        if parse.rel(k) == "obl" and parse.case(k) != "from":
            continue
        if lemma in ("hold", "lay"):
            if parse.lemmas[k] == "fire" or (
                lemma == "lay" and parse.lemmas[k] in ("arm", "weapon")
            ):
                return k
            continue
        if halted(parse, k) or (
            parse.lemmas[k] in ("operation", "action") and _armed_agent(parse, verb)
        ):
            return k
    if lemma in ("hold", "lay"):
        return None
    for k in parse.kids_of(verb, "xcomp", "advcl", "ccomp", "obj"):
        violent = parse.lemmas[k] in _VIOLENT or parse.lemmas[k] in ("target", "fight", "fire")
        if (
            parse.tokens[k].upos == "VERB"
            and violent
            and parse.tokens[k].text.lower().endswith("ing")
        ):
            return k
    return None


def _armed_agent(parse: Parse, verb: int) -> bool:
    return any(parse.lemmas[a] in _ARMED_BODY or a in parse.mention_at for a in parse.agents(verb))


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
        lemma = parse.lemmas[head]
        if parse.is_rel(node, "advcl") and not any(
            parse.lemmas[m] == "to" for m in parse.kids_of(node, "mark")
        ):
            return node, ""
        if parse.rel(node) != "conj":
            if lemma in _OFFER:
                return head, "offer"
            if lemma in _REFUSE:
                return head, "reject"
            if lemma in _COMMAND and not _foreign_command(parse, head):
                return head, "declare"
            if lemma in _COMMIT:
                if lemma in ("lead", "bring", "say", "allow", "start", "begin"):
                    node = head
                    continue
                return head, "declare"
            return head, "none"
        node = head
    return node, ""


def _foreign_command(parse: Parse, head: int) -> bool:
    """ "Told both sides to stop": an order to others than one's own is a demand."""
    addressed = [c for k in parse.kids_of(head, "obj", "iobj") for c in parse.conjuncts(k)]
    own = (
        "militia",
        "commander",
        "front",
        "guerrilla",
        "force",
        "troop",
        "army",
        "military",
        "fighter",
        "unit",
        "command",
        "soldier",
        "police",
    )
    return bool(addressed) and not any(parse.lemmas[a] in own for a in addressed)


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
        return parse.lemmas[i] in _SIDES and (both or parse.lemmas[i] in ("side", "party"))
    return False


# --- from act to draft --------------------------------------------------------------------------


def _made(parse: Parse, act: CeasefireAct, verb: int, topic: Topic, rule: str) -> Act:
    actors = parse.agents(verb)
    frame = verb
    head = parse.tokens[verb].head
    if not parse.is_rel(verb, "xcomp", "ccomp") and parse.any_kid_lemma(verb, ("to",), "mark"):
        # "told all units … to keep": an infinitive far behind its verb may hang on a noun.
        head = next((a for a in parse.ancestors(verb) if parse.tokens[a].upos == "VERB"), -1)
    if (
        head >= 0
        and parse.is_rel(verb, "xcomp", "ccomp", "acl", "advcl")
        and (parse.lemmas[head] in _COMMAND)
    ):
        if not _foreign_command(parse, head):
            frame = head
            actors = parse.agents(head)
            if act in (CeasefireAct.ACCEPT, CeasefireAct.AGREE):
                act = CeasefireAct.DECLARE
    if not actors and parse.is_passive(verb):
        # Clumsy English: "has been agreed of A and B", "declared from the rebels".
        behind = [k for k in parse.kids_of(verb, "obl") if parse.case(k) in ("of", "from")]
        actors = [c for k in behind[:1] for c in parse.conjuncts(k) if k not in parse.time_at]
    if parse.tokens[verb].deprel == "acl:relcl" and not parse.is_passive(verb):
        actors = parse.conjuncts(s) if (s := parse.kid(verb, "nsubj")) is not None else actors
    return Act(act, verb, tuple(actors), topic, None, rule, frame)


def _draft(context: Context, parse: Parse, act: Act) -> Draft | None:
    fact = factuality(context, parse, act.verb)
    kind = _settled(parse, act, fact)
    voice = context.voices.at(parse, act.verb)
    if kind is None or (voice is not None and voice.stance in (Stance.DEMAND, Stance.DOUBT)):
        return None
    document = context.document
    own, third = _parties(context, parse, act)
    if third and kind in (CeasefireAct.DECLARE, CeasefireAct.OFFER) and not own:
        kind = CeasefireAct.AGREE if kind is CeasefireAct.DECLARE else kind
    between = _between(parse, act) if kind in _JOINT else []
    actors = document.actors(parse, [*own, *(b for b in between if b not in own)])
    if not actors and kind in (CeasefireAct.DECLARE, CeasefireAct.REJECT) and act.topic is None:
        return None
    if kind is CeasefireAct.VIOLATE and voice is None and not actors:
        return None  # "the blame for breaking it": somebody broke it, nobody says who
    stance: Stance | None
    if kind is CeasefireAct.VIOLATE and voice is not None and voice.stance is Stance.CLAIM:
        stance = Stance.ACCUSE
    else:
        stance = _promised(fact, voice.stance if voice else None)
    event = Event(
        code=_CODES[kind],
        mode="ceasefire",
        # Who denies to have declared one is no declarer: the denial keeps code, mode and actors.
        ceasefire_act=None if _denied(voice, kind) else kind,
        actors=actors,
        recipients=_recipients(context, parse, act),
        when=_when(parse, act),
        condition=condition_of(parse, act.verb, act.frame),
    )
    span = parse.chars(parse.subtree(parse.clause_head(act.frame)))
    return Draft(act.rule, parse, act.verb, span, event, 0.8, GROUP, stance=stance)


def _denied(voice: Voice | None, kind: CeasefireAct) -> bool:
    commits = (CeasefireAct.DECLARE, CeasefireAct.OFFER, CeasefireAct.AGREE, CeasefireAct.ACCEPT,
               CeasefireAct.EXTEND)  # fmt: skip
    return voice is not None and voice.stance is Stance.DENY and kind in commits


def _settled(parse: Parse, act: Act, fact: Factuality) -> CeasefireAct | None:
    """The act in view of how real it is told to be; ``None`` where it is none."""
    if _awaited(parse, act.verb):
        return None
    if fact.unreal in ("conditional", "question") or fact.certainty is Certainty.UNKNOWN:
        return None
    if act.act is CeasefireAct.OFFER and act.topic is not None and act.topic.carries == "talk":
        return None
    if fact.unreal == "wanted":
        lemma = parse.lemmas[fact.governor]
        if lemma in _REFUSE and act.act is not CeasefireAct.VIOLATE:
            return CeasefireAct.REJECT
        if lemma in _OFFER:
            declared = act.act in (CeasefireAct.DECLARE, CeasefireAct.AGREE, CeasefireAct.OFFER)
            return CeasefireAct.OFFER if declared else act.act
        if lemma in _COMMIT or (lemma in _COMMAND and not _foreign_command(parse, fact.governor)):
            return act.act
        return None
    return act.act


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


def _promised(fact: Factuality, said: Stance | None) -> Stance | None:
    if fact.unreal == "future" and said in (None, Stance.CLAIM, Stance.REPORT):
        return Stance.PROMISE if said is not None else None
    return None


def _parties(context: Context, parse: Parse, act: Act) -> tuple[list[int], bool]:
    """Actors that can be parties, and whether somebody who cannot (a mediator) stands there."""
    own: list[int] = []
    third = False
    for i in act.actors:
        lemma = parse.lemmas[i]
        if parse.tokens[i].upos == "PRON" or lemma in _NOT_PARTIES:
            if lemma in ("it", "they", "he", "she") and context.document.actor(parse, i):
                own.append(i)
            continue
        if lemma in _DOCUMENTS:
            owner = owner_of_document(context.document, parse, i)
            own.extend(_owner_tokens(parse, i) if owner else [])
            continue
        if is_third_party(parse, i):
            third = True
            continue
        if can_be_party(parse, i):
            own.append(i)
    return own, third


def _owner_tokens(parse: Parse, i: int) -> list[int]:
    verb = parse.tokens[i].head
    if parse.is_rel(i, "obj") and parse.agents(verb):
        return parse.agents(verb)
    return (
        parse.kids_of(i, "nmod:poss")
        or parse.kids_of(i, "compound")
        or parse.kids_of(i, "nmod")[:1]
    )


def is_third_party(parse: Parse, i: int) -> bool:
    """Whether a phrase names a mediator or an international body rather than a party."""
    mention = parse.mention_at.get(i)
    if mention is not None and mention.text in _IGO:
        return True
    low, high = parse.phrase(i)
    text = parse.text((low, high))
    if any(f"{name} " in f"{text} " and name.isupper() for name in _IGO if len(name) > 1):
        return parse.lemmas[i] not in _ARMED_BODY
    return parse.lemmas[i] in _INTERNATIONAL


def _between(parse: Parse, act: Act) -> list[int]:
    """The parties of "a truce between A and B", "agreed with B"."""
    out: list[int] = []
    if act.topic is not None:
        for node in dict.fromkeys((act.topic.noun, act.topic.top, act.verb)):
            for k in parse.obliques(node, "between", "among"):
                out.extend(parse.conjuncts(k))
    if act.act is CeasefireAct.AGREE:
        nodes = [act.verb] + ([act.topic.top, act.topic.noun] if act.topic else [])
        for node in dict.fromkeys(nodes):
            for k in parse.obliques(node, "with"):
                if not is_third_party(parse, k) and parse.tokens[k].upos in ("NOUN", "PROPN"):
                    out.extend(parse.conjuncts(k))
    return [i for i in out if parse.lemmas[i] not in _NOT_PARTIES]


def _recipients(context: Context, parse: Parse, act: Act) -> tuple[ActorMention, ...]:
    """Against whom violence is halted, or to whom a ceasefire is declared."""
    found: list[int] = []
    nodes = [act.violence] if act.violence is not None else []
    if act.topic is not None:
        nodes.extend(k for k in (act.topic.noun, act.topic.top))
        nodes.extend(parse.kids_of(act.topic.noun, "nmod"))
    for node in nodes:
        for k in parse.obliques(node, "on", "against", "upon", "at", "toward", "towards"):
            found.extend(parse.conjuncts(k))
        if parse.tokens[node].upos == "VERB":
            found.extend(c for o in parse.kids_of(node, "obj") for c in parse.conjuncts(o))
            # "targeting the United States, including the embassy"
            found.extend(k for k in parse.kids_of(node, "obl") if parse.case(k) == "include")
    if act.violence is not None:
        for k in parse.obliques(act.verb, "on", "against"):
            if parse.lemmas[k] != "condition" and k not in parse.time_at:
                found.extend(parse.conjuncts(k))
    if act.act is CeasefireAct.DECLARE and act.topic is not None:
        for node in (act.verb, act.topic.noun):
            found.extend(parse.obliques(node, "with"))
    against = [
        i for i in dict.fromkeys(found)
        if (can_be_party(parse, i) or parse.lemmas[i] in _TARGETS)
        and parse.case(i) not in ("in", "over", "into")
        and parse.tokens[i].upos in ("NOUN", "PROPN", "PRON")
    ]  # fmt: skip
    return context.document.actors(parse, against)


def _when(parse: Parse, act: Act) -> Time | None:
    """The day of the act itself: a time on its verb that is neither a start nor an end."""
    for node in dict.fromkeys((act.frame, act.verb)):
        for k in parse.kids[node]:
            expression = parse.time_at.get(k)
            if expression is None or expression.value is None or expression.kind == "DURATION":
                continue
            if parse.case(k) in ("", "on", "in", "at", "during"):
                return expression.value
    return None
