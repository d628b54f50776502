"""Attributions: cue, source and content of what somebody is told to say, by the tree of a sentence.

Nothing here asks who is meant (``speakers.py``) or what follows for the statements (``speech.py``).
``attributions`` is the one place from sentence to attributions: a trained tagger of such spans
would be merged there, its tags saying which words, the tree what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tregua.model import Stance
from tregua.reading.asides import according, colon, in_words_of, inverted, put_it
from tregua.reading.attribution import Attribution, Manner
from tregua.reading.cues import (
    STANCES,
    beside,
    content_of,
    is_clausal,
    is_hearsay,
    participle,
    stance_of,
)
from tregua.reading.lexicon import labels, words
from tregua.reading.tree import Parse

_GOING_ON = words("speech.going_on.verbs")
_JUDGING = words("speech.weak.judging")
_WEAK = words("speech.weak.verbs")
_ACTS = words("speech.weak.acts")
_HELD = words("speech.held.verbs")
_HELD_CLAUSES = words("speech.held.clausal")
_IMPERSONAL = words("speech.held.impersonal")
_ADJECTIVES = words("speech.held.adjectives")
_SPOKEN_NOUNS = labels("speech.nouns.spoken")
_HELD_NOUNS = words("speech.nouns.held")
_LIGHT = words("speech.nouns.light")
_PASSED_ON = words("speech.passed_on.verbs")
_WORDS_OF = words("speech.nouns.words_of")
_ACCORDING = frozenset({"accord", "according"})
_VERBS = frozenset(STANCES) | _HELD
_NOUNS = frozenset(_SPOKEN_NOUNS) | _HELD_NOUNS
_KNOWN = words("speech.made_known.what")
_MAKE = words("speech.made_known.verbs")
_INVERTING = words("speech.inverting")
_SPEAKING_ONLY = words("speech.inverting.anybody")
_QUOTED = frozenset({"”", '"', "»", "''", "’"})
_PUT = words("speech.put_it.verbs")
CUES = _PUT | {":"} | _KNOWN | _VERBS | _NOUNS | _ADJECTIVES | _ACCORDING | _WORDS_OF
_ABOUT = ("of", "for", "on", "about", "against", "over", "to", "with")


def attributions(parse: Parse) -> list[Attribution]:
    """The attributions of one sentence, those with the widest content first."""
    if CUES.isdisjoint(parse.lemma_set):
        return []
    found = [made for i in parse.find(CUES) for made in _at(parse, i)]
    return sorted(found, key=lambda a: (-len(a.content), a.cue))


def _at(parse: Parse, i: int) -> Iterator[Attribution]:
    lemma, upos = parse.lemmas[i], parse.tokens[i].upos
    made: Attribution | None = None
    if lemma in _ACCORDING:
        made = according(parse, i)
    elif lemma == ":":
        made = colon(parse, i)
    elif lemma in _PUT and (put := put_it(parse, i)) is not None:
        made = put
    elif upos == "VERB" and (aside := _inverted(parse, i)) is not None:
        made = replace(aside, stance=Stance(STANCES[lemma]))
    elif lemma in _KNOWN and parse.lemmas[parse.tokens[i].head] in _MAKE:
        made = _made_known(parse, i)
    elif upos == "VERB":
        made = _of_verb(parse, i) if lemma in STANCES else None
        made = _held(parse, i) if lemma in _HELD else made
    elif upos == "NOUN" and lemma in _WORDS_OF:
        made = in_words_of(parse, i) or (_of_noun(parse, i) if lemma in _NOUNS else None)
    elif upos == "NOUN" and lemma in _NOUNS:
        made = _of_noun(parse, i)
    elif upos == "ADJ" and lemma in _ADJECTIVES:
        made = _of_adjective(parse, i)
    if made is None or _untold(parse, i):
        return
    if made.content or (made.manner is Manner.SAID and made.sources):
        yield made


def _untold(parse: Parse, cue: int) -> bool:
    """Whether a cue is only to come or supposed: "is expected to announce", "if he says"."""
    if parse.any_kid_lemma(cue, ("if", "unless"), "mark"):
        return True
    if not parse.any_kid_lemma(cue, ("to",), "mark"):
        return False
    governor = parse.tokens[cue].head
    return parse.lemmas[governor] not in _GOING_ON and not is_hearsay(parse, governor)


def _inverted(parse: Parse, v: int) -> Attribution | None:
    lemma = parse.lemmas[v]
    if lemma not in STANCES or parse.tokens[v].text.lower().endswith("ing"):
        return None
    behind_quotation = v > 1 and parse.tokens[v - 1].text in _QUOTED
    if lemma not in _INVERTING and not behind_quotation:
        return None
    return inverted(parse, v, anybody=lemma in _SPEAKING_ONLY)


# --- verbs ---------------------------------------------------------------------------------------


def _of_verb(parse: Parse, v: int) -> Attribution | None:
    lemma = parse.lemmas[v]
    stance = stance_of(parse, v)
    content = content_of(parse, v, stance)
    sources = tuple(parse.agents(v))
    manner = Manner.SAID
    if parse.is_passive(v):
        if lemma in _PASSED_ON and _passes_on(parse, v):
            return None
        if not sources:
            return _unsourced(parse, v, content, stance)
        if not content:
            content, manner = _acted_on(parse, v), Manner.JUDGED
    elif lemma not in _WEAK and not content:
        content = beside(parse, v, sources)
    elif lemma in _WEAK and not is_clausal(parse, v, content, stance):
        if lemma in _ACTS:
            return None
        manner = Manner.JUDGED if lemma in _JUDGING else Manner.HELD
    if not content and lemma in _WEAK:
        content, manner = _matter_of(parse, v, _ABOUT), Manner.HELD
    return Attribution(v, sources, _without(parse, v, content, sources), manner, stance)


def _passes_on(parse: Parse, v: int) -> bool:
    """ "Was quoted by the agency as saying": who is quoted has a cue of his own."""
    return any(parse.lemmas[k] in STANCES for k in parse.kids_of(v, "advcl", "xcomp", "ccomp"))


def _unsourced(parse: Parse, v: int, content: set[int], stance: Stance) -> Attribution | None:
    """ "Is said to …": nobody is named, and the words are hearsay."""
    if not content:
        return None
    manner = Manner.SAID if is_hearsay(parse, v) else Manner.HELD
    return Attribution(v, (), frozenset(content), manner, stance)


def _acted_on(parse: Parse, v: int) -> set[int]:
    """What a passive cue is about: its subject, or the noun that it stands behind."""
    found = parse.subject(v)
    if found is None:
        return set()
    if parse.covers(found, v):
        return set(range(*parse.phrase(found)))
    return set(parse.below(found))


def _held(parse: Parse, v: int) -> Attribution | None:
    """ "Wants to leave", "supports the deal", "seems to hold"."""
    lemma = parse.lemmas[v]
    content = {i for k in parse.kids_of(v, "ccomp", "xcomp", "csubj") for i in parse.below(k)}
    if not content:
        content = _matter_of(parse, v, ("about",) if lemma in _HELD_CLAUSES else _ABOUT)
    sources = () if lemma in _IMPERSONAL else tuple(parse.agents(v))
    return (
        Attribution(v, sources, _without(parse, v, content, sources), Manner.HELD)
        if content
        else None
    )


def _matter_of(parse: Parse, v: int, cases: tuple[str, ...]) -> set[int]:
    """What an attitude is about: phrases with one of the prepositions, and an object if any has."""
    about = [k for k in parse.kids_of(v, "obl") if parse.case(k) in cases]
    if len(cases) > 1:
        about += parse.kids_of(v, "obj")
    return {i for k in about if k not in parse.time_at for i in parse.below(k)}


def _made_known(parse: Parse, i: int) -> Attribution | None:
    """ "Let know that …", "made it clear that …": the verb above has the speaker."""
    verb = parse.tokens[i].head
    clauses = [k for j in (i, verb) for k in parse.kids_of(j, "ccomp", "csubj", "advcl")]
    content = {t for k in clauses if k > i for t in parse.below(k)}
    if not content and parse.is_rel(verb, "parataxis"):
        around = parse.clause_head(parse.tokens[verb].head)
        content = set(parse.below(around)) - set(parse.below(verb))
    sources = tuple(parse.agents(verb))
    return Attribution(i, sources, _without(parse, verb, content, sources)) if content else None


def _without(parse: Parse, v: int, content: set[int], sources: tuple[int, ...]) -> frozenset[int]:
    """A content without its source; a cue set into its own content keeps it all."""
    if v in content:
        return frozenset(content)
    return frozenset(content - {i for w in sources for i in parse.below(w)})


# --- nouns and adjectives ------------------------------------------------------------------------


def _of_noun(parse: Parse, n: int) -> Attribution | None:
    """ "The army's claim that …", "his call for …", "made the promise to …"."""
    lemma = parse.lemmas[n]
    clauses = [k for k in parse.kids_of(n, "acl", "ccomp", "advcl") if k > n and _told(parse, k)]
    about = [k for k in parse.kids_of(n, "nmod") if k > n and parse.case(k) in _ABOUT]
    owners = _owners(parse, n)
    stance = Stance(_SPOKEN_NOUNS.get(lemma, "claim"))
    if not clauses and (not owners or not about):
        return None
    content = {i for k in clauses or about if k not in owners for i in parse.below(k)}
    spoken = lemma in _SPOKEN_NOUNS and owners
    if not clauses and not (spoken and stance is Stance.DEMAND):
        return None
    manner = Manner.SAID if spoken else Manner.HELD
    return Attribution(n, tuple(owners), frozenset(content), manner, stance)


def _told(parse: Parse, k: int) -> bool:
    """Whether a clause behind a noun is what the noun says: "that …" or "to …"."""
    return parse.any_kid_lemma(k, ("that", "to"), "mark") and parse.tokens[k].deprel != "acl:relcl"


def _owners(parse: Parse, n: int) -> list[int]:
    for k in parse.kids_of(n, "nmod:poss"):
        return parse.conjuncts(k)
    by = [k for k in parse.kids_of(n, "nmod") if parse.case(k) in ("by", "from")]
    if by:
        return parse.conjuncts(by[0])
    named = [k for k in parse.kids_of(n, "compound", "amod") if k in parse.mention_at]
    if named:
        return named[-1:]
    governor = parse.tokens[n].head
    if parse.is_rel(n, "obj") and parse.lemmas[governor] in _LIGHT:
        return parse.agents(governor)
    return []


def _of_adjective(parse: Parse, a: int) -> Attribution | None:
    """ "Was confident that …", "is ready to …"."""
    subject = parse.kid(a, "nsubj")
    if parse.kid(a, "cop") is None or subject is None:
        return None
    content = {
        i
        for k in parse.kids_of(a, "ccomp", "xcomp", "advcl", "obl")
        if k > a and k not in parse.time_at and not participle(parse, k)
        for i in parse.below(k)
    }
    sources = tuple(parse.conjuncts(subject))
    return (
        Attribution(a, sources, _without(parse, a, content, sources), Manner.HELD)
        if content
        else None
    )
