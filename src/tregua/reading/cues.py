"""Verbs of speech in their frames: the stance that a cue gives, and the words that it covers."""

from __future__ import annotations

from collections.abc import Iterable

from tregua.model import Stance
from tregua.reading.lexicon import labels, words
from tregua.reading.tree import Parse

STANCES = labels("speech.verbs")
_NAMING = words("speech.weak.naming")
_DOCUMENTS = words("speech.nouns.documents")
_BELIEVING = words("speech.weak.believing")
_COUNTING = words("speech.weak.counting")
_CLAIMING = words("speech.particles.claim")
_DEMANDING = words("speech.particles.demand")
_PASSED_ON = words("speech.passed_on.verbs")
_HEARSAY = words("speech.hearsay.verbs")
INTENDED = words("speech.nouns.intentions")
_COMMAS = frozenset({",", "–", "—", "-"})
_SET_OFF = _COMMAS | {"”", '"', "»", "''", "’"}
_ENDS = _COMMAS | {".", ";", "!", "?"}
_OBJECT_TOO = frozenset(
    {Stance.ACCUSE, Stance.DENY, Stance.DEMAND, Stance.THREAT, Stance.DOUBT, Stance.PROMISE,
     Stance.ADMIT}
)  # fmt: skip
"""Stances under which object and phrases are said as well as a clause ("denied the attack")."""


def is_hearsay(parse: Parse, v: int) -> bool:
    """Whether a passive cue without an agent tells what goes around ("is said to")."""
    return parse.lemmas[v] in _HEARSAY


def stance_of(parse: Parse, v: int) -> Stance:
    """The stance of a cue in its frame: "called for" demands, "call" alone claims."""
    lemma = parse.lemmas[v]
    particles = {parse.lemmas[k] for k in parse.kids_of(v, "compound:prt", "advmod")} | {
        parse.case(k) for k in parse.kids_of(v, "obl", "nmod") if k not in parse.time_at
    }
    if f"{lemma} for" in _DEMANDING and "for" in particles:
        return Stance.DEMAND
    if _intended(parse, v):
        return Stance.PROMISE
    if lemma == "call" and particles & {"on", "upon"} and "off" not in particles:
        return Stance.DEMAND
    if lemma in ("ask", "tell") and _addressed_infinitive(parse, v):
        return Stance.DEMAND
    return Stance(STANCES[lemma])


def _addressed_infinitive(parse: Parse, v: int) -> bool:
    return parse.kid(v, "obj", "iobj", "obl") is not None and any(
        any(parse.lemmas[m] == "to" for m in parse.kids_of(k, "mark"))
        for k in parse.kids_of(v, "xcomp", "advcl", "ccomp")
    )


def _intended(parse: Parse, v: int) -> bool:
    """ "Signalled his intention to …", "announced a plan to …": what follows is promised."""
    return any(
        parse.lemmas[k] in INTENDED and parse.kid(k, "acl") is not None
        for k in parse.kids_of(v, "obj")
    )


def content_of(parse: Parse, v: int, stance: Stance) -> set[int]:
    """The tokens that a cue verb covers: its clause, the clause it is set into, or its object."""
    out = _clauses(parse, v)
    above = parse.tokens[v].head
    if not out and above >= 0 and parse.lemmas[above] in _PASSED_ON and parse.is_passive(above):
        # "…, the general was quoted by the agency as saying"
        out.update(i for i in content_of(parse, above, stance) if i not in set(parse.below(v)))
    if not out and is_aside(parse, v):
        out.update(set(parse.below(parse.clause_head(parse.tokens[v].head))) - set(parse.below(v)))
    if stance in _OBJECT_TOO:
        for k in parse.kids_of(v, "obj", "obl", "advcl", "nmod"):
            if k in parse.time_at or parse.case(k) in ("in", "at", "during"):
                continue
            if parse.rel(k) == "advcl" and (k < v or participle(parse, k)):
                continue  # what somebody does while speaking
            out.update(parse.below(k))
    elif not out:
        out.update(_matter(parse, v))
    else:
        # "said on Monday that …": what stands beside the clause is said too, if it is a clause.
        for k in parse.kids_of(v, "advcl"):
            if k > v and not participle(parse, k):
                out.update(parse.below(k))
    return out


def _clauses(parse: Parse, v: int) -> set[int]:
    out: set[int] = set()
    raised = parse.lemmas[v] in _BELIEVING and parse.kid(v, "xcomp") is not None
    if raised:  # "expects the council to decide"
        out.update(i for k in parse.kids_of(v, "obj") for i in parse.below(k))
    for k in parse.kids_of(v, "ccomp", "xcomp", "parataxis", "csubj:pass", "csubj"):
        if parse.rel(k) == "parataxis" and _apart(parse, v, k):
            continue
        out.update(parse.below(k))
    for k in parse.kids_of(v, "obl"):
        # "replied in a statement that …": the clause may hang on the document.
        if parse.lemmas[k] in _DOCUMENTS:
            for c in parse.kids_of(k, "acl", "ccomp"):
                if parse.any_kid_lemma(c, ("that",), "mark"):
                    out.update(parse.below(c))
    return out


def _apart(parse: Parse, v: int, k: int) -> bool:
    """Whether a clause beside a cue is no word of its: another cue, or set off by a semicolon."""
    between = range(*sorted((v, k)))
    return parse.lemmas[k] in STANCES or any(parse.tokens[i].text == ";" for i in between)


def is_aside(parse: Parse, v: int) -> bool:
    """Whether a cue stands beside what it covers: "…, the army said", "as the army said, …"."""
    token = parse.tokens[v]
    if token.head < 0 or parse.kid(v, "obj") is not None:
        return False
    if token.deprel == "acl:relcl":
        # "… hit the strip, the agency reported, and …": set off by commas, with a subject.
        subject = parse.kid(v, "nsubj")
        low, high = parse.subtree(v)
        off = low > 0 and parse.tokens[low - 1].text in _COMMAS and _ends_at_comma(parse, high)
        off = off or (parse.tokens[low].text in _COMMAS and _ends_at_comma(parse, high))
        return off and subject is not None and parse.antecedent(subject, v) == subject
    return token.deprel.startswith("parataxis") or (
        parse.is_rel(v, "advcl") and parse.any_kid_lemma(v, ("as",), "mark", "advmod")
    )


def _ends_at_comma(parse: Parse, high: int) -> bool:
    return parse.tokens[high - 1].text in _ENDS or (
        high < len(parse) and parse.tokens[high].text in _ENDS
    )


def _matter(parse: Parse, v: int) -> set[int]:
    out = {i for k in parse.kids_of(v, "obj") for i in parse.below(k)}
    cases = ("of", "about", "as") if parse.lemmas[v] in _NAMING else ("of", "about")
    for k in parse.kids_of(v, "obl"):
        if parse.case(k) in cases:
            out.update(parse.below(k))
    return out


def beside(parse: Parse, v: int, sources: tuple[int, ...]) -> set[int]:
    """What stands beside a cue whose clause the tree hung elsewhere: behind it, else before it.

    Only a stretch with a verb of its own is said; "he said on Monday" covers nothing here.
    """
    beside_it = [k for k in parse.kids_of(v, "obl", "iobj") if not _has_verb(parse, parse.below(k))]
    aside = {i for k in (*sources, *beside_it) for i in parse.below(k)}
    low = min([v, *sources])
    high = max([v, *(max(parse.below(s)) for s in sources if s > v)])
    for stretch in (range(high + 1, len(parse)), range(low)):
        told = [i for i in stretch if i not in aside]
        if _has_verb(parse, told):
            return set(told)
    return set()


def _has_verb(parse: Parse, tokens: Iterable[int]) -> bool:
    return any(parse.tokens[i].upos in ("VERB", "AUX") for i in tokens)


def participle(parse: Parse, k: int) -> bool:
    """Whether a clause is a bare -ing form: what somebody does while speaking."""
    return parse.tokens[k].text.lower().endswith("ing") and not parse.kids_of(k, "mark")


def tells(parse: Parse, v: int) -> bool:
    """Whether a cue has a clause or stands beside one: so only somebody speaks, and no thing."""
    if parse.kid(v, "ccomp", "parataxis", "csubj") is not None or is_aside(parse, v):
        return True
    return v > 0 and (parse.tokens[v - 1].text in _SET_OFF or v == parse.root)


def is_clausal(parse: Parse, v: int, content: set[int], stance: Stance) -> bool:
    """Whether a weak cue governs a clause or a quotation, not just an object."""
    lemma = parse.lemmas[v]
    if any(parse.is_rel(k, "ccomp", "parataxis") for k in parse.kids[v]):
        return True
    if is_aside(parse, v) or stance in _OBJECT_TOO:
        return True
    if _intended(parse, v):
        return True
    if lemma in _NAMING and any(_as_or_name(parse, k) for k in parse.kids[v]):
        return True
    if lemma in _BELIEVING and parse.kid(v, "xcomp") is not None:
        return True
    if any(f"{lemma} {parse.case(k)}" in _CLAIMING for k in parse.kids_of(v, "obl", "advcl")):
        return True
    if lemma in _COUNTING and any(parse.kid(k, "nummod") for k in parse.kids_of(v, "obj")):
        return True
    return any(parse.tokens[i].text in '“”"' for i in content)


def _as_or_name(parse: Parse, k: int) -> bool:
    return parse.is_rel(k, "xcomp") or (parse.is_rel(k, "obl") and parse.case(k) == "as")
