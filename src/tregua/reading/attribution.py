"""Attributions: cue, source and content of what somebody is told to say, by the tree of a sentence.

Nothing here asks who is meant (``speakers.py``) or what follows for the statements (``speech.py``).
``attributions`` is the one place from sentence to attributions: a trained tagger of such spans
would be merged there, its tags saying which words, the tree what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tregua.model import Span, Stance
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
from tregua.reading.tree import Parse, Range

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
_WORDS_OF = words("speech.nouns.words_of")
_ACCORDING = frozenset({"accord", "according"})
_VERBS = frozenset(STANCES) | _HELD
_NOUNS = frozenset(_SPOKEN_NOUNS) | _HELD_NOUNS
_KNOWN = words("speech.made_known.what")
_MAKE = words("speech.made_known.verbs")
CUES = _KNOWN | _VERBS | _NOUNS | _ADJECTIVES | _ACCORDING | _WORDS_OF
_ABOUT = ("of", "for", "on", "about", "against", "over", "to", "with", "in", "that")
_OPENING = ("“", "„", "«", '"', "``", "''", "‘")
_CLOSING = ("”", "»", '"', "''", "’")


class Manner(StrEnum):
    """What a source does with a content.

    It vouches for it (``said``), speaks of it without saying it ("welcomed the deal", ``judged``),
    or is told to want, know or feel it (``held``), which nobody need ever have said.
    """

    SAID = "said"
    JUDGED = "judged"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its sources and its content, in tokens of one sentence.

    ``cue`` is the head of the cue and -1 where speech goes on from an earlier sentence; ``sources``
    the heads of the phrases that name who speaks, none where the text names nobody. The content of
    speech that stands in another sentence alone (“… .” he said) is empty.
    """

    cue: int
    sources: tuple[int, ...]
    content: frozenset[int]
    manner: Manner = Manner.SAID
    stance: Stance = Stance.CLAIM


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
        made = _according(parse, i)
    elif lemma in _KNOWN and parse.lemmas[parse.tokens[i].head] in _MAKE:
        made = _made_known(parse, i)
    elif upos == "VERB":
        made = _of_verb(parse, i) if lemma in STANCES else _held(parse, i)
    elif upos == "NOUN" and lemma in _WORDS_OF:
        made = _in_words_of(parse, i) or (_of_noun(parse, i) if lemma in _NOUNS else None)
    elif upos == "NOUN" and lemma in _NOUNS:
        made = _of_noun(parse, i)
    elif upos == "ADJ" and lemma in _ADJECTIVES:
        made = _of_adjective(parse, i)
    if made is None or _untold(parse, i):
        return
    if made.content or (made.manner is Manner.SAID and made.sources):
        yield made


def _untold(parse: Parse, cue: int) -> bool:
    """Whether a cue is only to come, wanted or tried: "is expected to announce"."""
    if not parse.any_kid_lemma(cue, ("to",), "mark"):
        return False
    governor = parse.tokens[cue].head
    return parse.lemmas[governor] not in _GOING_ON and not is_hearsay(parse, governor)


# --- verbs ---------------------------------------------------------------------------------------


def _of_verb(parse: Parse, v: int) -> Attribution | None:
    lemma = parse.lemmas[v]
    stance = stance_of(parse, v)
    content = content_of(parse, v, stance)
    sources = tuple(parse.agents(v))
    manner = Manner.SAID
    if parse.is_passive(v):
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
        return None
    return Attribution(v, sources, _without(parse, v, content, sources), manner, stance)


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
    if not content and lemma not in _HELD_CLAUSES:
        for k in parse.kids_of(v, "obj", "obl"):
            if k not in parse.time_at and (parse.rel(k) == "obj" or parse.case(k) in _ABOUT[:7]):
                content.update(parse.below(k))
    sources = () if lemma in _IMPERSONAL else tuple(parse.agents(v))
    return (
        Attribution(v, sources, _without(parse, v, content, sources), Manner.HELD)
        if content
        else None
    )


def _made_known(parse: Parse, i: int) -> Attribution | None:
    """ "Let know that …", "made it clear that …": the verb above has the speaker."""
    verb = parse.tokens[i].head
    clauses = [k for j in (i, verb) for k in parse.kids_of(j, "ccomp", "csubj", "advcl")]
    content = {t for k in clauses if k > i for t in parse.below(k)}
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


# --- phrases -------------------------------------------------------------------------------------


def _according(parse: Parse, i: int) -> Attribution | None:
    """ "According to X": the clause around it is X's."""
    head = parse.tokens[i].head
    if head < 0:
        return None
    if parse.is_rel(i, "case", "mark"):
        source, clause = head, parse.tokens[head].head
    else:
        below = next((k for k in parse.kids_of(i, "obl", "nmod", "pobj")), None)
        if below is None:
            return None
        source, clause = below, head
    return _around(parse, i, source, clause, {*parse.below(source), *parse.below(i)})


def _in_words_of(parse: Parse, n: int) -> Attribution | None:
    """ "In the view of X", "in his words": the clause around it is X's."""
    if parse.case(n) != "in" or not parse.is_rel(n, "obl", "nmod"):
        return None
    owners = parse.kids_of(n, "nmod:poss") or [
        k for k in parse.kids_of(n, "nmod") if parse.case(k) == "of"
    ]
    if not owners:
        return None
    return _around(parse, n, owners[0], parse.tokens[n].head, set(parse.below(n)))


def _around(
    parse: Parse, cue: int, source: int, clause: int, aside: set[int]
) -> Attribution | None:
    if clause < 0:
        return None
    while parse.kid(clause, "nsubj", "csubj") is None and parse.is_rel(
        clause, "advcl", "xcomp", "conj", "acl", "obl", "nmod"
    ):
        # Set behind a participle or a phrase, the source vouches for the whole clause.
        clause = parse.tokens[clause].head
    content = set(parse.below(clause)) - aside
    for k in parse.kids_of(clause, "conj"):
        if parse.any_kid_lemma(k, ("but", "yet"), "cc"):
            content -= set(parse.below(k))  # "According to X …, but …": the report objects
    return Attribution(cue, tuple(parse.conjuncts(source)), frozenset(content))


# --- spans ---------------------------------------------------------------------------------------


def source_spans(parse: Parse, attribution: Attribution) -> tuple[Span, ...]:
    """The words that name the sources, as half-open spans in code points of the report."""
    tokens = {i for s in attribution.sources for i in parse.below(s)}
    for s in attribution.sources:
        tokens -= {i for k in parse.kids_of(s, "case", "cc") if k < s for i in parse.below(k)}
    return tuple(parse.chars(run) for run in _runs(parse, tokens - attribution.content))


def cue_span(parse: Parse, attribution: Attribution) -> Span | None:
    """The words of the cue with their auxiliaries; ``None`` where speech only goes on."""
    cue = attribution.cue
    if cue < 0:
        return None
    kids = parse.kids_of(cue, "aux", "advmod", "cop", "compound:prt", "fixed", "mark")
    low = high = cue
    for k in sorted((k for k in kids if k < cue), reverse=True):
        if k != low - 1 or k in attribution.content:
            break
        low = k
    for k in kids:
        if k == high + 1 and parse.is_rel(k, "compound:prt", "fixed"):
            high = k
    return parse.chars((low, high + 1))


def content_spans(parse: Parse, attribution: Attribution) -> tuple[Span, ...]:
    """What is said, as half-open spans in code points of the report."""
    return spans_of(parse, attribution.content)


def spans_of(parse: Parse, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Runs of tokens; of the punctuation around a run only its quotation marks stay."""
    runs = _runs(parse, tokens)
    return tuple(parse.chars(_with_quotation_marks(parse, run)) for run in runs)


def _runs(parse: Parse, tokens: Iterable[int]) -> list[Range]:
    runs: list[tuple[int, int]] = []
    for i in sorted(i for i in tokens if not _is_mark(parse, i)):
        if runs and all(_is_mark(parse, j) for j in range(runs[-1][1], i)):
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _is_mark(parse: Parse, i: int) -> bool:
    return parse.tokens[i].upos == "PUNCT"


def _with_quotation_marks(parse: Parse, run: Range) -> Range:
    low, high = run
    if low > 0 and parse.tokens[low - 1].text in _OPENING and _glued(parse, low):
        low -= 1
    for k in range(high, min(high + 2, len(parse))):
        if parse.tokens[k].text in _CLOSING and _glued(parse, k):
            high = k + 1
    return (low, high)


def _glued(parse: Parse, i: int) -> bool:
    return parse.tokens[i - 1].end == parse.tokens[i].start
