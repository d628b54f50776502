"""Assessments: what somebody thinks of a threat, a ceasefire, an attack, a deal.

The matter is a noun of the lexicon (a threat, a truce) or a pronoun whose matter stands right
before. A speaker may judge any matter; the report's own voice counts only on how a ceasefire, a
threat or a condition stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from tregua.model import About, Assessment, Speaker, Stance
from tregua.reading.ceasefires import GROUP
from tregua.reading.circumstances import actors_of, span_of
from tregua.reading.demands import made_by
from tregua.reading.draft import Context, Draft
from tregua.reading.factuality import factuality
from tregua.reading.lexicon import words
from tregua.reading.topics import topics
from tregua.reading.tree import Parse, Range

_MATTERS = words("assessments.matters")
_TRUCES = words("ceasefire.nouns.plain") | words("assessments.matters.truce")
_OPEN = words("assessments.matters.condition")
_NAMING = words("assessments.verbs.naming")
_AS = words("assessments.verbs.as")
_FARE = words("assessments.verbs.fare")
_KEEP = words("assessments.verbs.keep")
_MOSTLY = words("assessments.adverbs.mostly")
_TALKS = words("assessments.matters.talk")
_STATES = words("assessments.states")
_PLAIN = words("assessments.plain")
_DEAD_ENDS = words("assessments.dead_ends")
_CUES = words("events.threats.threaten") | words("events.threats.warn")
_PRONOUNS = frozenset({"it", "this", "that", "these", "they"})
_SAY = words("speech.verbs.claim")
_VERBS = _NAMING | _AS | _FARE | _KEEP | {"make"}
_JUDGED = _MATTERS | _STATES
"""Without one of these, as subject or predicate, "is" gives no assessment."""
_TRIGGERS = _VERBS | _JUDGED
_STRAY = str.maketrans("", "", '“”„"«»')


def assessments(context: Context) -> Iterator[Draft]:
    """A draft for every judgement of a matter."""
    if not context.armed:
        return
    for parse in context.document.parses:
        if parse is None or _TRIGGERS.isdisjoint(parse.lemma_set):
            continue
        found = [_of_verb(context, parse, v) for v in parse.find(_VERBS)]
        if not _JUDGED.isdisjoint(parse.lemma_set):
            found += [_copular(context, parse, t.head) for t in parse.tokens if t.deprel == "cop"]
        for draft in found:
            if draft is not None and not _is_own_matter(context, draft):
                yield draft


def _is_own_matter(context: Context, draft: Draft) -> bool:
    """Whether the speaker would be part of the matter ("Truce has hit dead end, say …")."""
    voice = context.voices.at(draft.parse, draft.anchor)
    speaker = draft.speaker or (voice.speaker if voice is not None else None)
    if speaker is None or speaker.span is None or not isinstance(draft.proposition, Assessment):
        return False
    return speaker.name == draft.proposition.about.text


def _of_verb(context: Context, parse: Parse, v: int) -> Draft | None:
    lemma = parse.lemmas[v]
    if parse.tokens[v].upos != "VERB":
        return None
    if lemma in _NAMING or lemma in _AS:
        return _called(context, parse, v)
    if lemma == "make":
        return _not_made(context, parse, v)
    draft = _fares(context, parse, v) if lemma in _FARE else None
    return draft or (_kept(context, parse, v) if lemma in _KEEP else None)


# --- what a matter is called ---------------------------------------------------------------------


def _called(context: Context, parse: Parse, v: int) -> Draft | None:
    """ "Called the threat a bluff", "described the attack as a signal"."""
    objects = [_meant(parse, o, v) for o in parse.patients(v)] or [
        s
        for k in parse.kids_of(v, "xcomp", "ccomp")
        for s in parse.kids_of(k, "nsubj", "mark")
        if parse.tokens[s].upos in ("PRON", "NOUN")
    ]
    value = _name_given(parse, v, objects)
    if value is None or not objects:
        return None
    about = _matter(context, parse, objects[0]) or _said_before(context, parse, objects[0])
    fact = factuality(context, parse, v)
    if about is None or fact.unreal or fact.negated:
        return None
    who = actors_of(parse, v)
    speaker = made_by(context, parse, v, who) if who else None
    if speaker is None:
        return None
    span = span_of(parse, [v, objects[0], value[0], value[1] - 1])
    return _draft(
        "assessment_called.v1", parse, v, span, (about, _clean(parse, value)), speaker=speaker
    )


def _meant(parse: Parse, o: int, v: int) -> int:
    """What an object means: of a relative clause the matter right before it, else its noun."""
    if not parse.is_rel(v, "acl"):
        return o
    for k in parse.kids[v]:
        if parse.lemmas[k] in ("that", "which") and k > 0 and _is_matter(parse, k - 1):
            return k - 1
    return parse.antecedent(o, v)


def _name_given(parse: Parse, v: int, objects: list[int]) -> Range | None:
    lemma = parse.lemmas[v]
    if lemma in _NAMING:
        for k in parse.kids_of(v, "xcomp", "obl"):
            nominal = parse.tokens[k].upos in ("NOUN", "ADJ", "PROPN")
            if k > v and nominal and k not in objects and not _case(parse, k):
                return None if _is_title(parse, k) else _whole(parse, k)
    if lemma in _AS:
        for k in parse.kids_of(v, "obl", "xcomp", "advcl", "nmod"):
            if parse.case(k) == "as" and parse.tokens[k].upos in ("NOUN", "ADJ", "PROPN", "VERB"):
                return _whole(parse, k)
    return None


def _is_title(parse: Parse, k: int) -> bool:
    """Whether a matter is only given its name: "an offensive called Dawn"."""
    low, high = parse.phrase(k)
    letters = [parse.tokens[j].text for j in range(low, high) if parse.tokens[j].text.isalpha()]
    return all(word[:1].isupper() for word in letters)


def _case(parse: Parse, i: int) -> str:
    """The preposition of a nominal, conjunctions left out."""
    return next((parse.lemmas[k] for k in parse.kids_of(i, "case")), "")


def _whole(parse: Parse, k: int) -> Range:
    """The predicate with its own phrases and coordinated ones: "a serious threat but no news"."""
    low, high = parse.phrase(k)
    for c in parse.kids[k]:
        inside = parse.is_rel(c, "nmod", "acl") or (
            parse.is_rel(c, "conj")
            and parse.tokens[c].upos in ("NOUN", "ADJ", "PROPN")
            and parse.kid(c, "cop", "nsubj") is None  # a clause of its own
        )
        ground = parse.is_rel(c, "obl") and parse.tokens[k].upos == "ADJ"
        ground = ground and c not in parse.time_at
        if (inside or ground) and c > k:
            high = max(high, parse.subtree(c)[1])
    while low < high and parse.lemmas[low] == "as":
        low += 1
    return parse.trim(low, high)


# --- what a matter is ----------------------------------------------------------------------------


def _copular(context: Context, parse: Parse, i: int) -> Draft | None:
    """ "It was no threat", "the truce is fragile"."""
    subjects = [k for k in parse.kids_of(i, "nsubj") if k < i]
    if not subjects or parse.tokens[i].upos not in ("NOUN", "ADJ", "ADV", "PROPN"):
        return None
    if i in parse.time_at or _case(parse, i) not in ("", "in", "under", "at"):
        return None
    subject = subjects[-1]
    voice = context.voices.at(parse, i)
    speaker = _says(context, parse, i, subjects) if voice is None else None
    spoken = speaker is not None or (
        voice is not None and voice.stance not in (Stance.DEMAND, Stance.PROMISE)
    )
    about = _matter(context, parse, subject)
    if about is None:
        return None
    asked = parse.any_kid_lemma(i, ("how", "why"), "advmod", "mark")
    standing = parse.lemmas[subject] in _TRUCES and parse.lemmas[i] in _STATES and not asked
    if not (standing or (spoken and _is_judgement(parse, i, subject))):
        return None
    fact = factuality(context, parse, i)
    if fact.unreal:
        return None
    negated = any(
        parse.lemmas[k] in ("not", "n't", "no", "never") for k in parse.kids_of(i, "advmod", "det")
    )
    value = _clean(parse, _whole(parse, i))
    if negated and not value.lower().startswith(("no ", "not ", "never ")):
        value = f"not {value}"
    span = span_of(parse, [subject, i, *(_whole(parse, i)[0], _whole(parse, i)[1] - 1)])
    stance = Stance.DENY if negated and spoken else None
    return _draft(
        "assessment_is.v1", parse, i, span, (about, value), speaker=speaker, stance=stance
    )


def _says(context: Context, parse: Parse, i: int, subjects: list[int]) -> Speaker | None:
    """Who says it where the tree gave his name to the clause: "[Ada] said it was [no threat]"."""
    cue = parse.tokens[i].head
    lost = len(subjects) > 1 and parse.is_rel(i, "ccomp") and subjects[0] < cue < subjects[1]
    if not lost or parse.kid(cue, "nsubj") is not None or parse.lemmas[cue] not in _SAY:
        return None
    return made_by(context, parse, cue, [subjects[0]])


def _is_judgement(parse: Parse, i: int, subject: int) -> bool:
    """Whether a predicate judges: a matter, a state, a noun with an article, an adjective."""
    if parse.any_kid_lemma(i, ("the",), "det"):
        return False  # "these are the messages that …" says which, not what they are worth
    if parse.lemmas[i] in _MATTERS or parse.lemmas[i] in _STATES:
        return not parse.any_kid_lemma(i, ("how",), "advmod")
    if parse.tokens[subject].upos == "PRON":
        return False  # "it is a mission" may be said of anything
    if parse.tokens[i].upos == "ADJ":
        return parse.tokens[subject].upos == "NOUN" and parse.lemmas[i] not in _PLAIN
    return parse.tokens[i].upos == "NOUN" and parse.any_kid_lemma(i, ("a", "an", "no"), "det")


def _fares(context: Context, parse: Parse, v: int) -> Draft | None:
    """ "The truce is largely holding", "the ceasefire has hit a dead end"."""
    subject = parse.subject(v)
    if subject is None or parse.is_passive(v) or not _is_truce(context, parse, subject):
        return None
    objects = parse.patients(v)
    if parse.lemmas[v] == "hit" and not any(parse.lemmas[o] in _DEAD_ENDS for o in objects):
        return None
    if parse.lemmas[v] != "hit" and objects:
        return None
    fact = factuality(context, parse, v)
    if fact.unreal or parse.any_kid_lemma(v, ("if", "whether"), "mark"):
        return None
    about = _matter(context, parse, subject)
    if about is None:
        return None
    low = min([v, *parse.kids_of(v, "aux", "advmod")])
    high = max([v, *parse.kids_of(v, "advmod"), *(parse.phrase(o)[1] - 1 for o in objects)])
    value = _clean(parse, parse.trim(low, high + 1))
    return _draft(
        "assessment_holds.v1", parse, v, span_of(parse, [subject, low, high]), (about, value),
        stance=Stance.DENY if fact.negated and context.voices.at(parse, v) is not None else None,
    )  # fmt: skip


def _is_truce(context: Context, parse: Parse, subject: int) -> bool:
    if parse.lemmas[subject] in _TRUCES or any(t.top == subject for t in topics(parse)):
        return True
    if parse.tokens[subject].text.lower() not in _PRONOUNS:
        return False
    found = _before(context, parse, subject)
    return found is not None and found[0] in _TRUCES


def _kept(context: Context, parse: Parse, v: int) -> Draft | None:
    """ "Have largely kept the truce": how far the parties keep to it."""
    adverbs = [k for k in parse.kids_of(v, "advmod") if parse.lemmas[k] in _MOSTLY]
    objects = [
        o for o in parse.patients(v) if parse.lemmas[o] in _TRUCES or parse.lemmas[o] == "fire"
    ]
    fact = factuality(context, parse, v)
    if not adverbs or not objects or fact.unreal or fact.negated:
        return None
    low, high = adverbs[0], v
    value = parse.text((min(low, high), max(low, high) + 1))
    about = "fire" if parse.lemmas[objects[0]] == "fire" else parse.text(parse.bare(objects[0]))
    if about == "fire":
        about, value = "ceasefire", f"{value} fire"
    span = span_of(parse, [low, high, objects[0], *parse.agents(v)])
    return _draft("assessment_kept.v1", parse, v, span, (about, value))


def _not_made(context: Context, parse: Parse, v: int) -> Draft | None:
    """ "No timetable has been made known": what a condition still lacks."""
    # A coordinated clause may have lost its subject to the verb before it.
    lost = [k for k in parse.kids_of(parse.tokens[v].head, "nsubj") if k < v] if v else []
    own = parse.kid(v, "nsubj", "nsubj:pass")
    subject = own if own is not None else (lost[-1] if lost else parse.subject(v))
    public = [k for k in parse.kids_of(v, "xcomp", "obj") if parse.lemmas[k] in ("public", "known")]
    if subject is None or not public or not parse.is_passive(v):
        return None
    if not any(parse.lemmas[j] in _OPEN for j in parse.below(subject)):
        return None
    nothing = parse.any_kid_lemma(subject, ("no",), "det")
    negated = nothing or parse.any_kid_lemma(v, ("not", "n't", "never"), "advmod")
    low = min(parse.kids_of(v, "aux"), default=v)
    value = parse.text((low, public[0] + 1))
    if nothing:
        value = value.replace("has ", "has not ", 1).replace("have ", "have not ", 1)
    if not negated:
        return None
    about = _clean(parse, parse.bare(subject))
    span = span_of(parse, [subject, *_ends(parse, subject), public[0]])
    return _draft("assessment_open.v1", parse, v, span, (about, value))


def _ends(parse: Parse, i: int) -> tuple[int, int]:
    low, high = parse.phrase(i)
    return (low, high - 1)


# --- the matter ----------------------------------------------------------------------------------


def _matter(context: Context, parse: Parse, i: int) -> str | None:
    """The words of the matter that token ``i`` means, or ``None`` where it is none."""
    token = parse.tokens[i]
    if token.upos in ("NOUN", "PROPN") and (
        parse.lemmas[i] in _MATTERS or any(t.top == i for t in topics(parse))
    ):
        low, high = parse.bare(i)
        acl = [k for k in parse.kids_of(i, "acl") if parse.any_kid_lemma(k, ("to",), "mark")]
        high = max([high, *(parse.subtree(k)[1] for k in acl)])
        return _clean(parse, parse.trim(low, high))
    if token.text.lower() not in _PRONOUNS or token.upos not in ("PRON", "DET"):
        return None
    found = _before(context, parse, i)
    return found[1] if found is not None else None


def _before(context: Context, parse: Parse, i: int) -> tuple[str, str] | None:
    """Lemma and words of the last matter before a pronoun, in its sentence or the one before."""
    here = [j for j in range(i) if _may_be_meant(parse, j)]
    if here:
        return parse.lemmas[here[0]], _matter_text(parse, here[0])
    index = parse.sentence.index
    earlier = context.document.parses[index - 1] if index else None
    if earlier is None or earlier.sentence.paragraph < parse.sentence.paragraph - 1:
        return None
    cues = [v for v in earlier.find(_CUES) if earlier.tokens[v].upos == "VERB"]
    for v in cues:
        for k in earlier.kids_of(v, "ccomp", "xcomp"):
            low, high = earlier.subtree(k)
            return "threat", _clean(earlier, earlier.trim(low, high))
    found = [j for j in range(len(earlier)) if _may_be_meant(earlier, j)]
    main = [j for j in found if earlier.tokens[j].head == earlier.root]
    main = [j for j in main if earlier.rel(j) == "nsubj"] or main
    if len(main) == 1 and earlier.rel(main[0]) in ("nsubj", "obj"):
        return earlier.lemmas[main[0]], _matter_text(earlier, main[0])
    return None


def _said_before(context: Context, parse: Parse, i: int) -> str | None:
    """The whole sentence before, where "this" or "that" points back to what it says."""
    token = parse.tokens[i]
    index = parse.sentence.index
    earlier = context.document.parses[index - 1] if index else None
    if token.text.lower() not in ("this", "that") or token.upos not in ("PRON", "DET"):
        return None
    if earlier is None or earlier.sentence.paragraph < parse.sentence.paragraph - 1:
        return None
    return _clean(earlier, earlier.trim(0, len(earlier)))


def _is_matter(parse: Parse, j: int) -> bool:
    return parse.lemmas[j] in _MATTERS and parse.tokens[j].upos in ("NOUN", "PROPN")


def _may_be_meant(parse: Parse, j: int) -> bool:
    """Whether a pronoun may point at a matter: not at a predicate, nor at a meeting in passing."""
    return _is_matter(parse, j) and parse.kid(j, "cop") is None and parse.lemmas[j] not in _TALKS


def _matter_text(parse: Parse, j: int) -> str:
    low, high = parse.bare(j)
    acl = [k for k in parse.kids_of(j, "acl") if parse.any_kid_lemma(k, ("to",), "mark")]
    high = max([high, *(parse.subtree(k)[1] for k in acl)])
    return _clean(parse, parse.trim(low, high))


def _clean(parse: Parse, span: Range) -> str:
    """The words of a range without quotation marks."""
    return " ".join(parse.text(span).translate(_STRAY).split())


def _draft(
    rule: str,
    parse: Parse,
    anchor: int,
    span: tuple[int, int],
    judged: tuple[str, str],
    *,
    speaker: Speaker | None = None,
    stance: Stance | None = None,
) -> Draft:
    about, value = judged
    if stance is None and speaker is not None:
        stance = Stance.CLAIM
    proposition = Assessment(about=About(text=about), value=value)
    # How the truce stands, and what its conditions still lack, belongs to its record.
    of_truce = rule == "assessment_open.v1" or not _TRUCES.isdisjoint(about.lower().split())
    return Draft(
        rule, parse, anchor, span, proposition, 0.65, GROUP if of_truce else None,
        speaker=speaker, stance=stance, negated=False,
    )  # fmt: skip
