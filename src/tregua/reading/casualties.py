"""How many were killed and injured: ranges from the words beside a deed, never troop numbers.

"at least 14" has no upper end, "no casualties" is 0 to 0, two named victims are at least two.
Where the words do not count, there is no number.
"""

from __future__ import annotations

from collections.abc import Iterable

from tregua.language.analysis import NumberExpression
from tregua.language.numbers import counts
from tregua.model import Number
from tregua.reading.act import own_behind, patients_of, sufferers
from tregua.reading.incident_lives import life_victims
from tregua.reading.incident_tolls import tolls
from tregua.reading.lexicon import words
from tregua.reading.names import person_mention
from tregua.reading.tree import Parse

KILL = words("violence.casualties.kill") | frozenset(
    {"assassination", "killing", "murder", "massacre", "beheading"}
)
INJURE = words("violence.casualties.injure")
_DEAD = words("violence.casualties.dead")
_HURT = words("violence.casualties.hurt")
_DEATHS = words("violence.casualties.deaths")
_INJURIES = words("violence.casualties.injuries")
_BOTH = words("violence.casualties.both")
_MANY = words("violence.casualties.many")
_LIVING = (
    words("people.civilians")
    | words("people.combatants")
    | words("people.persons.office")
    | words("people.persons.collective")
    | words("people.bodies.armed_group")
    | words("violence.casualties.kin")
) - _MANY
_ONE = frozenset({"he", "she", "him", "her", "one", "another", "somebody", "someone"})
_THE = frozenset({"the", "this", "that", "his", "her", "their", "its", "a", "an"})
_NOBODY = frozenset({"nobody", "none"})
# Deeds whose victims are dead by the word.
_DEEDS = frozenset({"assassination", "killing", "murder", "massacre", "beheading"})
_COUNTED = KILL | INJURE | _BOTH


def casualties(parse: Parse, predicates: Iterable[int]) -> tuple[Number | None, Number | None]:
    """Killed and injured as the predicates and what hangs on them say."""
    predicates = list(predicates)
    killed: list[Number] = []
    injured: list[Number] = []
    for p in predicates:
        _of_predicate(parse, p, killed, injured)
    for i in _below(parse, predicates):
        if i not in predicates:
            _of_word(parse, i, killed, injured)
    for toll in tolls(parse):
        if any(parse.covers(toll.noun, p) or p == toll.verb for p in predicates):
            (injured if toll.hurt else killed).insert(0, toll.value)
    return (killed[0] if killed else None, injured[0] if injured else None)


def _of_predicate(parse: Parse, p: int, killed: list[Number], injured: list[Number]) -> None:
    lemma = parse.lemmas[p]
    lives = life_victims(parse, p) if parse.tokens[p].upos == "VERB" else None
    if lives is not None:
        number = count_all(parse, lives)
        killed += [number] if number is not None else []
        return
    if lemma not in KILL and lemma not in INJURE and lemma != "shoot":
        return
    if parse.tokens[p].upos == "NOUN" and lemma in _DEEDS:
        victims = parse.kids_of(p, "nmod:poss", "nmod")
        of = [v for k in victims if parse.case(k) in ("of", "'s", "’s") for v in parse.conjuncts(k)]
        number = count_all(parse, of)
        if number is not None:
            killed.append(number)
        return
    if parse.tokens[p].upos not in ("VERB", "ADJ"):
        return
    if parse.any_kid_lemma(p, ("not", "n't", "never"), "advmod"):
        return
    if lemma == "shoot" and not parse.any_kid_lemma(p, ("dead",)):
        return
    kind = injured if lemma in INJURE else killed
    number = count_all(parse, _victims(parse, p))
    if number is None:
        return
    if not _shared(parse, p, INJURE if kind is killed else KILL):
        kind.append(number)


def _shared(parse: Parse, p: int, other: frozenset[str]) -> bool:
    """ "six were killed or wounded": the number is of both together, so of neither."""
    own = ("nsubj", "nsubj:pass", "obj")
    head = parse.tokens[p].head
    if parse.is_rel(p, "conj") and parse.lemmas[head] in other and parse.kid(p, *own) is None:
        return not own_behind(parse, p)
    beside = [k for k in parse.kids_of(p, "conj") if parse.lemmas[k] in other]
    if not parse.is_passive(p):
        # The object of both stands behind the second verb.
        objects = parse.kids_of(p, "obj")
        return any(parse.kid(k, *own) is None and any(o > k for o in objects) for k in beside)
    return any(parse.kid(k, *own) is None for k in beside)


def _victims(parse: Parse, p: int) -> list[int]:
    if parse.is_passive(p):
        return _without_subsets(parse, parse.patients(p))
    if parse.kid(p, "cop") is not None:
        subject = parse.subject(p)
        return parse.conjuncts(subject) if subject is not None else []
    own = parse.kid(p, "obj")
    if own is not None:
        own = parse.antecedent(own, p)  # "the general whom a drone killed"
        return _without_subsets(parse, parse.conjuncts(own))
    if parse.lemmas[p] in ("die", "perish", "hurt"):
        return sufferers(parse, p)
    return _without_subsets(parse, patients_of(parse, p))


def _without_subsets(parse: Parse, nominals: list[int]) -> list[int]:
    return [n for n in nominals if parse.case(n) not in ("including", "such as", "among")]


def _below(parse: Parse, predicates: list[int]) -> list[int]:
    """Casualty words in the clauses of the predicates, those of other speakers left out."""
    out: list[int] = []
    stack = list(predicates)
    seen = set(stack)
    while stack:
        node = stack.pop()
        for k in parse.kids[node]:
            if k in seen or parse.is_rel(k, "ccomp", "parataxis", "acl:relcl"):
                continue
            seen.add(k)
            stack.append(k)
            if parse.lemmas[k] in _COUNTED:
                out.append(k)
    return sorted(out)


def _of_word(parse: Parse, i: int, killed: list[Number], injured: list[Number]) -> None:
    """A word that counts the fallen: "three dead", "left six wounded", "no casualties"."""
    lemma = parse.lemmas[i]
    upos = parse.tokens[i].upos
    if lemma in _BOTH:
        number = count(parse, i)
        if number is not None and number.high == 0:
            killed.append(number)
            injured.append(number)
    elif lemma in _DEATHS or lemma in _INJURIES:
        number = count(parse, i)
        if number is not None and (number.high == 0 or i in parse.number_of):
            (killed if lemma in _DEATHS else injured).append(number)
    elif lemma in _DEAD or (lemma in _HURT and upos in ("ADJ", "NOUN", "VERB")):
        number = _fallen(parse, i)
        if number is not None:
            (killed if lemma in _DEAD else injured).append(number)


def _fallen(parse: Parse, i: int) -> Number | None:
    """The number with an adjective of the fallen, in the trees that parsers give it."""
    if i in parse.number_of:
        return parse.number_of[i].value
    before = next((n for n in parse.sentence.numbers if n.last == i), None)
    if before is not None:
        return before.value  # "nine wounded", whatever the tree hangs them from
    subject = parse.kid(i, "nsubj", "nsubj:pass")
    if subject is not None:
        return count_all(parse, parse.conjuncts(subject))
    head = parse.tokens[i].head
    if head < 0:
        return None
    if parse.is_rel(i, "amod", "acl") and head < i and parse.tokens[head].upos in ("NOUN", "NUM"):
        return count(parse, head)
    if parse.is_rel(i, "xcomp") and parse.lemmas[head] in ("leave", "report", "declare", "find"):
        own = parse.kid(head, "obj")
        return count_all(parse, parse.conjuncts(own)) if own is not None else None
    if parse.is_rel(i, "conj"):
        numbers = parse.kids_of(i, "nummod")
        return count(parse, numbers[0]) if numbers else None
    return None


# --- counting ----------------------------------------------------------------------------------


def count_all(parse: Parse, nominals: Iterable[int]) -> Number | None:
    """The sum over coordinated nominals; names alone are a lower bound."""
    parts: list[Number] = []
    named = False
    for n in _one_deed(parse, list(nominals)):
        number = count(parse, n)
        if number is None:
            return None if not parts else Number(_low(parts), None, parts[0].as_said)
        named = named or _person_at(parse, n)
        parts.append(number)
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0] if not named else Number(1, None, parts[0].as_said)
    highs = [p.high for p in parts]
    high = None if named or None in highs else sum(h for h in highs if h is not None)
    if named and len(set(map(_exact, parts))) > 1:
        high = None if None in highs else sum(h for h in highs if h is not None)
    said = " and ".join(p.as_said for p in parts)
    return Number(_low(parts), high, said)


def _one_deed(parse: Parse, nominals: list[int]) -> list[int]:
    """Coordinated victims up to the next deed: "killing 12 people and wounding 50" is two tolls."""
    for at in range(1, len(nominals)):
        between = range(nominals[at - 1] + 1, nominals[at])
        if any(parse.lemmas[k] in _COUNTED or parse.tokens[k].upos == "VERB" for k in between):
            return nominals[:at]
    return nominals


def _low(parts: list[Number]) -> float | None:
    lows = [p.low for p in parts]
    return None if None in lows else sum(low for low in lows if low is not None)


def _exact(number: Number) -> bool:
    return number.low == number.high == 1


def count(parse: Parse, n: int) -> Number | None:
    """How many a nominal means: a number, a name, one person, nobody."""
    if _percentage(parse, n):
        return None
    expression = number_at(parse, n)
    if expression is not None and any(w in expression.text for w in ("%", "percent", "per cent")):
        return None
    if expression is not None:
        return _or_more(parse, n, expression.value)
    token = parse.tokens[n]
    text = token.text.lower()
    if text in _NOBODY or (text == "one" and parse.any_kid_lemma(n, ("no",), "det")):
        return Number(0, 0, parse.text(parse.phrase(n)))
    if text in _ONE:
        return Number(1, 1, token.text)
    if _person_at(parse, n) or _named_beside(parse, n):
        return Number(1, 1, parse.text(parse.bare(n)))
    if token.upos != "NOUN" or parse.lemmas[n] in _MANY:
        return None
    if parse.any_kid_lemma(n, ("each", "every", "any"), "det", "amod", "nmod:poss"):
        return None
    if parse.any_kid_lemma(n, ("no",), "det"):
        return Number(0, 0, parse.text(parse.phrase(n)))
    lemma = parse.lemmas[n]
    if lemma == "parent" and token.text.lower() != lemma:
        return Number(2, 2, parse.text(parse.phrase(n)))
    if lemma not in _LIVING:
        return None
    if token.text.lower() == lemma and parse.any_kid_lemma(n, _THE, "det", "nmod:poss"):
        return Number(1, 1, parse.text(parse.phrase(n)))
    found = counts(parse.tokens, n)
    if found is None or found.value.high is None:
        return None  # a bare plural is no number
    return _or_more(parse, n, found.value)


def number_at(parse: Parse, n: int) -> NumberExpression | None:
    """The number that counts a noun, or that the token itself is part of."""
    found = parse.number_of.get(n)
    if found is not None:
        return found
    for number in parse.sentence.numbers:
        if number.first <= n < number.last:
            return number
    return None


def _or_more(parse: Parse, n: int, value: Number) -> Number:
    """ "one soldier or more" has no upper end."""
    after = [t.text.lower() for t in parse.tokens[n + 1 : n + 3]]
    if after == ["or", "more"]:
        return Number(value.low, None, f"{value.as_said} or more")
    return value


def _percentage(parse: Parse, n: int) -> bool:
    if parse.lemmas[n] in ("%", "percent", "per", "cent"):
        return True
    return any(parse.tokens[k].text == "%" for k in parse.kids[n])


def _named_beside(parse: Parse, n: int) -> bool:
    """ "His ally X": somebody with his name beside him."""
    singular = parse.tokens[n].upos == "NOUN" and parse.tokens[n].text.lower() == parse.lemmas[n]
    names = (parse.mention_at.get(k) for k in parse.kids_of(n, "appos", "flat", "nmod:desc"))
    return singular and any(name is not None and name.label == "PER" for name in names)


def _person_at(parse: Parse, n: int) -> bool:
    return person_mention(parse, n) is not None
