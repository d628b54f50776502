"""Who acts: the nominals of an agent sorted into those who do it, their weapons, what is hit.

Weapons are instruments, never perpetrators; whose drone it was did it.
"""

from __future__ import annotations

from tregua.reading.act import (
    NOUNS,
    Act,
    can_act,
    can_be_hit,
    is_bearer,
    is_machine,
    is_model,
    is_tool,
    weapon,
)
from tregua.reading.tree import Parse

LED = frozenset({"lead", "led", "back", "backed"})


def add_agents(act: Act, agents: list[int]) -> None:
    """Sorts the agents of a verb or of a "by" into the slots of an act."""
    parse = act.parse
    for a in agents:
        if parse.lemmas[a] in NOUNS and a not in parse.mention_at:
            continue
        if is_tool(parse, a) or is_machine(parse, a):
            act.tools.append(a)
            owner(act, a)
        elif is_bearer(parse, a):
            act.arms.append(a)
            if not owner(act, a):
                act.actors.append(a)
        elif can_act(parse, a):
            act.actors.append(a)
        elif can_be_hit(parse, a):
            act.targets.append(a)


def owner(act: Act, i: int) -> bool:
    """The name whose sniper or drone it is."""
    parse = act.parse
    found = False
    for k in parse.kids_of(i, "nmod:poss", "compound", "amod"):
        if k in parse.time_at:
            continue  # "Tuesday's rockets"
        if _is_name(parse, k) or (can_act(parse, k) and not is_machine(parse, k)):
            act.actors.append(k)
            found = True
        elif parse.lemmas[k] in LED:
            leading = leaders(parse, k)
            act.actors += leading
            found = found or bool(leading)
    return found


def _is_name(parse: Parse, k: int) -> bool:
    """A body, a people or a state, also where the name went unrecognised ("Israeli warplanes")."""
    if is_model(parse, k):
        return False
    mention = parse.mention_at.get(k)
    if mention is not None:
        return mention.label in ("ORG", "MISC", "LOC")
    proper = parse.tokens[k].upos in ("PROPN", "ADJ") and parse.tokens[k].lemma[:1].isupper()
    return proper and weapon(parse, k) is None


def leaders(parse: Parse, k: int) -> list[int]:
    """The name in "US-led", "Iran-backed"."""
    beside = parse.kids_of(k, "compound", "obl", "nmod", "nsubj", "obl:unmarked", "advmod", "amod")
    return [j for j in beside if j < k and (can_act(parse, j) or parse.tokens[j].upos == "PROPN")]
