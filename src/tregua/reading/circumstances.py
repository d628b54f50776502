"""Who, where and when, beside a verb or noun: what every rule about events asks of a clause.

A participant counts only where the text names it or says clearly what it is; a time or a place only
where it stands in the clause itself. What stands elsewhere is not carried over.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tregua.model import ActorMention, PlaceMention, Span, Time, TimePrecision
from tregua.reading.draft import Context
from tregua.reading.lexicon import words
from tregua.reading.names import actor_phrase, person_mention
from tregua.reading.tree import Parse

_BODIES = words("people.bodies")
_CLEAR = _BODIES | words("people.persons.office") | words("people.combatants")
IN = ("in", "at", "near", "inside", "outside", "around", "across", "within", "throughout", "into")
_TERRAIN = frozenset({"soil", "territory", "land", "border", "island", "coast", "front"})
_AREAS = frozenset(
    {"area", "region", "province", "district", "city", "town", "village", "port", "suburb", "north",
     "south", "east", "west", "outskirts", "governorate", "county", "state", "capital", "airport",
     "camp", "valley", "strip", "peninsula", "neighbourhood", "neighborhood", "part", "base"}
)  # fmt: skip
_NAMED_DAYS = (TimePrecision.MONTH, TimePrecision.DAY)
_MONTHS = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_PERSON_PRONOUNS = frozenset({"he", "she", "him", "her"})
_VAGUE = frozenset({"one", "some", "many", "all", "both", "other", "others", "each", "most"})


def is_clear(parse: Parse, i: int) -> bool:
    """Whether a noun phrase names somebody or says clearly what they are."""
    if parse.lemmas[i] in _VAGUE:
        return False
    if i in parse.mention_at or parse.lemmas[i] in _CLEAR or person_mention(parse, i) is not None:
        return i not in parse.time_at
    if parse.tokens[i].upos == "PROPN":
        return i not in parse.time_at
    low, high = actor_phrase(parse, i)
    return is_people(parse, i) and any(j in parse.mention_at for j in range(low, high))


def is_people(parse: Parse, i: int) -> bool:
    """Whether a noun means people or a body of people."""
    return (
        parse.lemmas[i] in _CLEAR
        or parse.lemmas[i] in words("people.civilians.nouns")
        or parse.lemmas[i] in words("people.persons.collective")
    )


def participant(context: Context, parse: Parse, i: int) -> ActorMention | None:
    """The participant that token ``i`` names, or ``None`` where that is not clear.

    A pronoun for a person counts where its referent is found; one for a body only where the name
    stands in the same sentence, because farther off the nearest subject is too often another.
    """
    token = parse.tokens[i]
    if token.upos == "PRON":
        found = context.document.actor(parse, i)
        if found is None or token.text.lower() in _PERSON_PRONOUNS:
            return found
        if token.text.lower() in ("they", "them") and _is_place(context, found.name):
            return None
        near = found.name in parse.text((0, i)) or (
            # Inside somebody's words a pronoun answers to those words, not to the sentence before.
            context.voices.at(parse, i) is None and _is_subject_before(context, parse, found.name)
        )
        return found if near else None
    if not is_clear(parse, i):
        return None
    found = context.document.actor(parse, i)
    if found is not None and found.name.endswith(("'s", "’s")):
        return replace(found, name=found.name[:-2])
    return found


def _is_place(context: Context, name: str) -> bool:
    """Whether a name is one place: "they" are several."""
    return any(
        m.text == name and m.label == "LOC" for s in context.document.sentences for m in s.mentions
    )


def _is_subject_before(context: Context, parse: Parse, name: str) -> bool:
    """Whether a name is the subject of the whole sentence before this one."""
    index = parse.sentence.index
    earlier = context.document.parses[index - 1] if index else None
    if earlier is None:
        return False
    subject = earlier.kid(earlier.root, "nsubj")
    if subject is None or earlier.tokens[subject].upos == "PRON":
        return False
    found = context.document.actor(earlier, subject)
    return found is not None and found.name == name


def participants(context: Context, parse: Parse, indices: list[int]) -> tuple[ActorMention, ...]:
    """The clear participants among several phrases, each once, in order."""
    out: dict[str, ActorMention] = {}
    for i in indices:
        found = participant(context, parse, i)
        if found is not None:
            out.setdefault(found.name, found)
    return tuple(out.values())


def when_of(parse: Parse, *nodes: int) -> Time | None:
    """The day or hour of the clauses that ``nodes`` head; the first node that has one decides.

    What hangs directly on the node comes before what stands deeper in its clause.
    """
    dated = [t for t in parse.sentence.times if t.kind in ("DATE", "TIME") and t.value is not None]
    if not dated:
        return None
    for node in nodes:
        inside: Time | None = None
        for expression in dated:
            top = top_of(parse, expression.first, expression.last)
            if parse.tokens[top].head == node:
                return expression.value
            if inside is None and parse.clause_head(top) == node:
                inside = expression.value
        if inside is not None:
            return inside
    return None


def top_of(parse: Parse, first: int, last: int) -> int:
    """The token of a range that its other tokens hang from."""
    for i in range(first, last):
        if not first <= parse.tokens[i].head < last:
            return i
    return first


def not_to_come(when: Time | None, published: str | None) -> Time | None:
    """The time of what is told as having happened: never after the day of the report.

    A month or day without its year, read ahead because of a present tense ("in January lawmakers
    pass …"), is that of the year before; anything else to come stays open.
    """
    if when is None or not published or (when.earliest or "") <= published[:10]:
        return when
    day = when.earliest or ""
    if re.search(r"\d{4}", when.as_said) or when.precision not in _NAMED_DAYS:
        return None
    if not re.search(_MONTHS, when.as_said, re.IGNORECASE) or day[5:] == "02-29":
        return None
    year = int(day[:4]) - 1
    latest = f"{year}{when.latest[4:]}" if when.latest else None
    return replace(when, earliest=f"{year}{day[4:]}", latest=latest)


def place_of(parse: Parse, *nodes: int, cases: tuple[str, ...] = IN) -> PlaceMention | None:
    """The named place of a verb or noun: "in Lyon", "on French soil"; the first node decides."""
    for node in nodes:
        for k in parse.obliques(node):
            found = place_at(parse, k, cases)
            if found is not None:
                return found
    return None


def place_at(parse: Parse, k: int, cases: tuple[str, ...] = IN) -> PlaceMention | None:
    """The place that a prepositional phrase names, or ``None``."""
    case = parse.case(k)
    if k in parse.time_at or (case not in cases and not (case == "on" and _is_terrain(parse, k))):
        return None
    mention = parse.mention_at.get(k)
    if mention is not None:
        if mention.label != "LOC":
            return None
        return PlaceMention(mention.text, (mention.start, mention.end))
    if is_people(parse, k) or not (_is_terrain(parse, k) or _is_area(parse, k)):
        return None
    low, high = parse.bare(k)
    return PlaceMention(parse.text((low, high)), parse.chars((low, high)))


def _is_terrain(parse: Parse, k: int) -> bool:
    """ "French soil": ground with the name of a people or state."""
    return parse.lemmas[k] in _TERRAIN and any(
        j in parse.mention_at or parse.tokens[j].text[:1].isupper()
        for j in parse.kids_of(k, "amod", "compound", "nmod:poss")
    )


def _is_area(parse: Parse, k: int) -> bool:
    """ "The port area of Lyon", "a town in the Jura region": an area with a name in its phrase."""
    if parse.lemmas[k] not in _AREAS:
        return False
    return any(
        j in parse.mention_at and parse.mention_at[j].label == "LOC"
        for j in parse.kids_of(k, "amod", "compound", "nmod:poss", "nmod", "flat", "appos")
    )


def actors_of(parse: Parse, v: int) -> list[int]:
    """Who acts, times left out; of an office and a name side by side, the name."""
    who = [a for a in parse.agents(v) if a not in parse.time_at]
    if not who and parse.kid(v, "aux:pass") is None:
        # Without an auxiliary a "passive subject" is a slip of the tree.
        who = parse.kids_of(v, "nsubj:pass")
    beside = parse.kids_of(v, "nsubj")
    if len(beside) > 1 and who and who[0] == beside[0] and not parse.is_passive(v):
        mention = parse.mention_at.get(beside[1])
        if mention is not None and mention.label == "PER":
            return [beside[1]]
    return who


def is_infinitive(parse: Parse, v: int) -> bool:
    """Whether a verb is a to-infinitive: it tells of an aim, not of what happened."""
    if parse.any_kid_lemma(v, ("to",), "mark"):
        return True
    before = v - 1
    while before > 0 and parse.tokens[before].upos in ("ADV", "PART") and before > v - 3:
        if parse.lemmas[before] == "to":
            return True
        before -= 1
    # "Was due to meet": the tree may hang "to" on "due".
    return before >= 0 and parse.lemmas[before] == "to"


def span_of(parse: Parse, indices: list[int]) -> Span:
    """The characters from the first to the last of some tokens, stops at the ends left out."""
    low, high = parse.trim(min(indices), max(indices) + 1)
    return parse.chars((low, high)) if low < high else parse.chars((indices[0], indices[0] + 1))
