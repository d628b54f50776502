"""What a number counts: troops, the displaced, a toll, prisoners, breaches, a share.

The noun that a number counts and the verb around it decide. The dead and wounded of one incident
belong to the incident; a toll counts only where the words make it one of a war, of an epidemic or
of a stretch of time ("since 2014").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tregua.language.analysis import NumberExpression, TimeExpression
from tregua.reading.circumstances import is_people, place_at, place_of, top_of
from tregua.reading.lexicon import labels, words
from tregua.reading.tree import Parse

KINDS = labels("quantities.nouns")
VERBS = labels("quantities.verbs")
EPIDEMIC = words("quantities.words.epidemic")
PERCENT = frozenset({"%", "percent", "per", "p.c", "p.c.", "pct"})
_WARS = words("quantities.words.wars")
_HUNGER = words("quantities.words.hunger")
_PLEDGES = words("quantities.words.pledges")
_CURRENCIES = words("quantities.words.currencies")
_AID = words("events.objects.aid") | {"humanitarian", "reconstruction", "refugee"}
_SHARED = words("quantities.words.shared")
_MANY = 50
_SOME = 10
"""Below these a number of refugees or soldiers tells of persons rather than of strength."""
_CHANGES = frozenset(
    {"cut", "reduce", "shrink", "bring", "draw", "lower", "raise", "increase", "slash", "trim",
     "fall", "drop", "be", "go", "halve", "swell", "grow", "down"}
)  # fmt: skip
"""Verbs that bring a force to a number."""
_ARMIES = words("people.bodies.armed_forces")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: its noun (or itself), the verb around it, and the kind."""

    number: NumberExpression
    noun: int
    verb: int
    kind: str


def counts_in(parse: Parse, epidemic: bool) -> Iterator[Count]:
    """The numbers of a sentence that count something; ``epidemic`` says that the report has one."""
    taken: set[int] = set()
    for number in parse.sentence.numbers:
        noun = number.counted if number.counted >= 0 else top_of(parse, number.first, number.last)
        verb = _verb_of(parse, noun)
        level = _level_of(parse, number, verb)
        if level is not None and level not in taken:
            taken.add(level)
            yield Count(number, level, verb, "troops")
            continue
        if noun in taken or noun in parse.time_at or _is_excluded(parse, number, noun):
            continue
        if _is_old_level(parse, number):
            continue
        kind = _kind(parse, number, noun, verb, epidemic)
        if kind:
            taken.add(noun)
            yield Count(number, noun, verb, kind)


def _level_of(parse: Parse, number: NumberExpression, verb: int) -> int | None:
    """What is brought to a number: "cut the force to 2,500", "troops will be down to 2,500"."""
    before = parse.lemmas[number.first - 1] if number.first else ""
    if before != "to" or parse.lemmas[verb] not in _CHANGES:
        return None
    if number.counted >= 0 and KINDS.get(parse.lemmas[number.counted]) != "troops":
        return None
    if number.counted >= 0 and parse.rel(number.counted) != "nsubj":
        return number.counted
    for k in parse.kids_of(verb, "obj", "nsubj"):
        if parse.lemmas[k] in ("number", "level", "strength", "size"):
            counted = [n for n in parse.kids_of(k, "nmod") if _is_troops(parse, n)]
            if counted:
                return counted[0]
        if _is_troops(parse, k) or parse.lemmas[k] in ("force", "contingent", "garrison"):
            return k
    return None


def _is_troops(parse: Parse, i: int) -> bool:
    return KINDS.get(parse.lemmas[i]) == "troops"


def _is_old_level(parse: Parse, number: NumberExpression) -> bool:
    """ "From 3,000 to 2,500": what it was, where the same words say what it is to be."""
    if not number.first or parse.lemmas[number.first - 1] != "from":
        return False
    return number.last < len(parse) and parse.lemmas[number.last] == "to"


def _is_excluded(parse: Parse, number: NumberExpression, noun: int) -> bool:
    """Numbers that say nothing of how many: none at all, "one of the …", a bare one or two."""
    low, high = number.value.low, number.value.high
    if high is not None and high <= 0:
        return True
    after = number.last
    if low == high == 1 and after < len(parse) and parse.lemmas[after] == "of":
        return True
    return any(k in parse.time_at for k in range(number.first, number.last))


def _verb_of(parse: Parse, noun: int) -> int:
    """The predicate that a counted noun takes part in, climbing over "of" and "to" phrases."""
    node = noun
    for _ in range(len(parse)):
        head = parse.tokens[node].head
        if head < 0:
            return node
        if parse.tokens[head].upos in ("VERB", "ADJ", "AUX") or parse.is_clause(head):
            return head
        node = head
    return node


def _kind(parse: Parse, number: NumberExpression, noun: int, verb: int, epidemic: bool) -> str:
    lemma, does = parse.lemmas[noun], parse.lemmas[verb]
    money = number.first > 0 and parse.lemmas[number.first - 1] in _CURRENCIES
    if money or lemma in _CURRENCIES:
        return "pledge" if _is_pledge(parse, number, verb) else ""
    if _is_share(parse, number):
        return "share" if share_of(parse, number, noun) is not None else ""
    return (
        _toll(parse, noun, verb, epidemic)
        or _people(parse, number, noun, verb)
        or _troops(parse, number, noun, verb)
        or ("breaches" if KINDS.get(lemma) == "breaches" else "")
        or (
            "arms"
            if KINDS.get(lemma) == "arms" and VERBS.get(does) in ("station", "withdraw")
            else ""
        )
    )


def _is_pledge(parse: Parse, number: NumberExpression, verb: int) -> bool:
    """Money that somebody pledges; "€225m" is left out where the reader of numbers lost its m."""
    after = parse.sentence.text[number.end - parse.sentence.start :][:1]
    bracketed = number.first > 1 and parse.tokens[number.first - 2].text == "("
    aid = not _AID.isdisjoint(parse.lemma_set)
    return parse.lemmas[verb] in _PLEDGES and aid and not after.isalpha() and not bracketed


def _is_share(parse: Parse, number: NumberExpression) -> bool:
    """A percentage: "40%", "nearly 40 percent", "40 p.c" as machines write it."""
    counted = number.counted
    if counted >= 0 and parse.lemmas[counted : counted + 3] == ("p", ".", "c"):
        return True
    near = range(max(number.first, number.last - 2), min(number.last + 1, len(parse)))
    return number.text.endswith("%") or any(parse.lemmas[j] in PERCENT for j in near)


def share_of(parse: Parse, number: NumberExpression, noun: int) -> int | None:
    """What a percentage is a share of: "90% of the people"."""
    nodes = [noun, top_of(parse, number.first, number.last)]
    for node in nodes:
        for k in parse.kids_of(node, "nmod", "obl"):
            if parse.case(k) == "of" and _is_shared(parse, k):
                return k
    return None


def _is_shared(parse: Parse, k: int) -> bool:
    """Whether a ledger keeps shares of it: people, land, houses."""
    mention = parse.mention_at.get(k)
    if mention is not None:
        return mention.label in ("LOC", "MISC")
    counted = parse.kid(k, "nummod") is not None
    return counted or parse.lemmas[k] in _SHARED | KINDS.keys() or is_people(parse, k)


def _toll(parse: Parse, noun: int, verb: int, epidemic: bool) -> str:
    """The dead or sick of a war or an epidemic; never those of one incident."""
    lemma, does = parse.lemmas[noun], parse.lemmas[verb]
    if epidemic and _of_epidemic(parse, noun, verb):
        return "epidemic"
    dead = (
        (VERBS.get(does) == "kill" and noun in _dying(parse, verb))
        or does == "dead"
        or parse.any_kid_lemma(verb, ("dead",), "xcomp", "amod", "obj", "advcl")
        or KINDS.get(lemma) == "deaths"
        or any(parse.lemmas[j] == "dead" and parse.rel(j) == "amod" for j in parse.below(noun))
    )
    return "toll" if dead and _is_wide(parse, noun, verb) else ""


def _dying(parse: Parse, verb: int) -> list[int]:
    """Who dies: the object of killing, the subject of dying."""
    if parse.lemmas[verb] == "kill":
        return parse.patients(verb)
    subject = parse.subject(verb)
    return parse.conjuncts(subject) if subject is not None else []


def _of_epidemic(parse: Parse, noun: int, verb: int) -> bool:
    lemma, does = parse.lemmas[noun], parse.lemmas[verb]
    if VERBS.get(does) == "infect" or lemma in ("case", "infection"):
        return True
    if does == "test" or parse.any_kid_lemma(verb, ("positive",), "xcomp", "obl", "obj", "advcl"):
        return True
    if KINDS.get(lemma) in ("epidemic", "deaths"):
        return True
    if VERBS.get(does) != "kill":
        return False
    # "The virus has infected 5,000 and killed 250"; "700 tested positive and 10 have died".
    near = [parse.tokens[verb].head, *parse.kids_of(verb, "conj")]
    subjects = parse.agents(verb)
    return any(parse.lemmas[s] in EPIDEMIC for s in subjects) or any(
        n >= 0 and (VERBS.get(parse.lemmas[n]) == "infect" or parse.lemmas[n] == "test")
        for n in near
    )


def _is_wide(parse: Parse, noun: int, verb: int) -> bool:
    """Whether a toll is one of a war or of a stretch of time."""
    if any(_is_war(parse, s) for s in parse.agents(verb)):
        return True
    return any(
        _makes_wide(parse, k)
        for node in (verb, noun)
        for k in parse.kids_of(node, "obl", "nmod", "advcl")
    )


def _makes_wide(parse: Parse, k: int) -> bool:
    """ "Since 2014", "in the war", "in the fighting since May", "over two years"."""
    case = parse.case(k)
    if case == "since" or (case in ("in", "during") and parse.lemmas[k] in _WARS):
        return True
    inner = parse.kids_of(k, "nmod", "obl")
    if parse.lemmas[k] in _WARS and any(parse.case(j) == "since" for j in inner):
        return True
    return case in ("in", "over") and k in parse.time_at and _is_long(parse.time_at[k])


def _is_long(expression: TimeExpression) -> bool:
    """Whether a stretch of time is longer than one incident: weeks, months, years."""
    iso = expression.iso or ""
    return expression.kind == "DURATION" and iso[:2] != "PT" and iso[-1:] in ("W", "M", "Y")


def _is_war(parse: Parse, i: int) -> bool:
    """A war, fighting, a flare-up (three tokens)."""
    lemma = parse.lemmas[i]
    return lemma in _WARS or any(
        f"{parse.lemmas[k]}-{lemma}" in _WARS for k in parse.kids_of(i, "compound")
    )


def _people(parse: Parse, number: NumberExpression, noun: int, verb: int) -> str:
    """The displaced, the hungry, prisoners."""
    lemma, does = parse.lemmas[noun], parse.lemmas[verb]
    objects = parse.patients(verb) if parse.tokens[verb].upos == "VERB" else []
    subjects = parse.agents(verb) if parse.tokens[verb].upos == "VERB" else []
    size = number.value.low if number.value.low is not None else number.value.high
    if KINDS.get(lemma) == "displaced":
        # A handful of refugees is a story of persons, not a count of the displaced.
        return "displaced" if (size or 0) >= _MANY else ""
    if KINDS.get(lemma) == "prisoners":
        return "prisoners"
    if VERBS.get(does) == "displace" and noun in (*objects, *subjects, verb):
        return "displaced"
    held = [k for k in parse.kids_of(noun, "acl") if VERBS.get(parse.lemmas[k]) == "hold"]
    if held and any(
        parse.lemmas[j] in ("hostage", "captive", "prisoner") for j in parse.below(noun)
    ):
        return "prisoners"
    if VERBS.get(does) == "need" and noun in subjects:
        inside = {
            parse.lemmas[j] for o in objects + parse.kids_of(verb, "obl") for j in parse.below(o)
        }
        return "needy" if inside & _HUNGER else ""
    return ""


def _troops(parse: Parse, number: NumberExpression, noun: int, verb: int) -> str:
    """Troops that are somewhere, come or go; troops that are hit belong to an incident."""
    kind = KINDS.get(parse.lemmas[noun])
    if kind not in ("troops", "troops by context") or parse.any_kid_lemma(noun, ("dead",), "amod"):
        return ""
    low = number.value.low if number.value.low is not None else number.value.high
    does = VERBS.get(parse.lemmas[verb], "")
    stationed = does in ("station", "withdraw") and not (
        parse.rel(noun) == "nsubj" and does == "station" and not parse.is_passive(verb)
    )
    if (low or 0) < _SOME:
        return ""
    if kind == "troops":
        there = parse.rel(noun) == "nsubj" and parse.kid(verb, "cop") is not None
        if stationed or (there and (low or 0) >= 100 and place_at(parse, verb) is not None):
            return "troops"
        there = parse.kid(noun, "nmod") is not None and place_of(parse, noun) is not None
        passive_hit = VERBS.get(parse.lemmas[verb]) in ("kill", "hold")
        return "troops" if there and not passive_hit and (low or 0) >= 100 else ""
    if parse.lemmas[noun] in ("member",):
        owner = parse.agents(verb) if parse.lemmas[verb] == "have" else []
        return "troops" if any(o in parse.mention_at for o in owner) else ""
    deployed = any(
        parse.lemmas[k] in ("ground", "soil") or place_at(parse, k) is not None
        for node in (noun, verb)
        for k in parse.obliques(node, "on", "in")
    )
    armed = any(parse.lemmas[s] in _ARMIES or _is_army(parse, s) for s in parse.agents(verb))
    return "troops" if stationed and deployed and armed else ""


def _is_army(parse: Parse, s: int) -> bool:
    mention = parse.mention_at.get(s)
    return mention is not None and mention.label in ("ORG", "LOC")
