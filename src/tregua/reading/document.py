"""A report in view of its rules: parses, names and who is meant by short forms and pronouns.

Coreference inside a report, first version: acronyms introduced in brackets, surnames of full names,
definite bodies ("the government" after "Yemen's government"), pronouns by the nearest fitting
subject. Where several fit, the words stay as they are: a wrong actor is worse than none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from tregua.language.analysis import Analysis, Mention, Sentence
from tregua.model import ActorMention, Report
from tregua.reading.issuers import Issuer, issuers_of
from tregua.reading.lexicon import words
from tregua.reading.names import actor_phrase, called_armed, person_mention, person_role
from tregua.reading.tree import Parse

_BODIES = words("people.bodies")
_SHORT = words("people.bodies.international") | words("people.civil.bodies")
"""Bodies that a report calls by one capital word once it has named them in full."""
_PERSONS = words("people.persons.office")
_GROUP_NOUNS = frozenset(
    {"group", "rebel", "militant", "guerrilla", "insurgent", "movement", "organization", "militia",
     "organisation", "fighter", "separatist", "terrorist", "party"}
)  # fmt: skip
_GROUP_PEOPLE = frozenset(
    {"rebel", "militant", "guerrilla", "insurgent", "fighter", "separatist", "terrorist"}
)
"""Those of whom many are one group; "the militias" are several, and never the one named."""
_PRONOUNS_PERSON = frozenset({"he", "she", "him", "her", "his"})
_PRONOUNS_BODY = frozenset({"it", "its", "they", "their", "them"})
_STEM = 4
"""Letters by which a name and its demonym agree."""
_SIDES = frozenset(
    {"side", "party", "both", "two", "country", "neighbour", "neighbor", "enemy", "rival", "foe"}
)
_LOOK_BACK = 3
"""How many sentences back a pronoun may reach; further, the words stay open."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a later pronoun or short form may mean; an unnamed person has no name."""

    sentence: int
    token: int
    name: str
    person: bool
    subject: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a name says whose it is: "Yemen's government", "the Iraqi army".

    ``whose`` is the beginning of that name, so that "Yemeni" and "Yemen's" are the same.
    """

    sentence: int
    token: int
    name: str
    whose: str
    plural: bool


class Document:
    """An analysed report with its parses and the referents of its names.

    Sentences that screening left aside have no parse (``None``).
    """

    def __init__(self, analysis: Analysis) -> None:
        self.report: Report = analysis.report
        self.sentences: tuple[Sentence, ...] = analysis.sentences
        self.parses: list[Parse | None] = [
            Parse(s) if s.parsed and s.tokens else None for s in analysis.sentences
        ]

    # --- names -------------------------------------------------------------------------------

    @cached_property
    def full_names(self) -> dict[str, str]:
        """Short form of a name, as written, to the fullest form in this report.

        A surname counts only where one full name ends in it or contains it.
        """
        out = dict(self._acronyms)
        people = {m.text for m in self._mentions("PER") if " " in m.text}
        by_part: defaultdict[str, set[str]] = defaultdict(set)
        for name in people:
            for part in name.split():
                by_part[_fold(part)].add(name)
        for mention in self._mentions("PER"):
            if " " in mention.text or len(mention.text) < 3:
                continue
            owners = by_part.get(_fold(mention.text), set())
            if len(owners) == 1:
                out.setdefault(mention.text, next(iter(owners)))
        out.update(self._short_bodies)
        return out

    @cached_property
    def _short_bodies(self) -> dict[str, str]:
        """ "The Mission", "the Observatory" to the one longer name that has the word in it."""
        names = {m.text for m in self._mentions("ORG")}
        out = {}
        for short in (n for n in names if n.lower() in _SHORT):
            longer = [n for n in names if n != short and short in n.split()]
            if len(longer) == 1:
                out[short] = longer[0]
        return out

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        out: dict[str, str] = {}
        for parse in filter(None, self.parses):
            for mention in parse.sentence.mentions:
                nxt = mention.last
                if nxt + 2 >= len(parse) or parse.tokens[nxt].text != "(":
                    continue
                short = parse.tokens[nxt + 1].text
                closed = parse.tokens[nxt + 2].text == ")"
                if closed and re.fullmatch(r"[A-Z][A-Za-z.&/-]{1,9}", short) and short.isupper():
                    out.setdefault(short, mention.text)
        return {k: v for k, v in out.items() if k != v}

    def _mentions(self, label: str) -> list[Mention]:
        return [m for s in self.sentences for m in s.mentions if m.label == label]

    def canonical(self, name: str) -> str:
        """The fullest form of a name in this report."""
        name = re.sub(r"(?:'s|’s)$", "", name)
        return self.full_names.get(name, name)

    @cached_property
    def roles(self) -> dict[str, str]:
        """Role of each named person, as first described in the report."""
        out: dict[str, str] = {}
        for parse in filter(None, self.parses):
            for mention in parse.sentence.mentions:
                if mention.label == "PER":
                    role = person_role(parse, mention)
                    if role:
                        out.setdefault(self.canonical(mention.text), role)
        return out

    @cached_property
    def _armed_groups(self) -> list[tuple[int, str]]:
        """(sentence, name) of organisations that the text itself calls an armed group."""
        out = []
        for parse in filter(None, self.parses):
            for m in parse.sentence.mentions:
                if m.label == "ORG" and called_armed(parse, m):
                    out.append((parse.sentence.index, self.canonical(m.text)))
        return out

    @cached_property
    def _described_bodies(self) -> dict[str, list[Body]]:
        """The bodies of which a name says whose they are, by the lemma of the noun."""
        out: defaultdict[str, list[Body]] = defaultdict(list)
        for parse in filter(None, self.parses):
            for i, lemma in enumerate(parse.lemmas):
                if lemma not in _BODIES or i in parse.mention_at:
                    continue
                low, high = parse.bare(i)
                named = next(
                    (parse.mention_at[j] for j in range(low, high) if j in parse.mention_at), None
                )
                if named is not None:
                    name = parse.text(actor_phrase(parse, i))
                    whose = _fold(named.text)[:_STEM]
                    plural = _is_plural(parse, i)
                    out[lemma].append(Body(parse.sentence.index, i, name, whose, plural))
        return dict(out)

    # --- referents ---------------------------------------------------------------------------

    @cached_property
    def candidates(self) -> list[list[Candidate]]:
        """For each sentence what later words may mean, in order."""
        return [self._candidates_of(p) if p else [] for p in self.parses]

    def _candidates_of(self, parse: Parse) -> list[Candidate]:
        out = []
        for i, token in enumerate(parse.tokens):
            if token.upos not in ("NOUN", "PROPN"):
                continue
            subject = parse.is_rel(i, "nsubj", "obl:agent") or (
                parse.rel(i) == "conj" and parse.is_rel(token.head, "nsubj")
            )
            person = person_mention(parse, i)
            if person is not None:
                if parse.rel(i) not in ("compound", "flat", "appos"):
                    name = self.canonical(person.text)
                    out.append(Candidate(parse.sentence.index, i, name, True, subject))
            elif subject and parse.lemmas[i] in _PERSONS and not _is_plural(parse, i):
                out.append(Candidate(parse.sentence.index, i, "", True, subject))
            elif subject and (i in parse.mention_at or parse.lemmas[i] in _BODIES):
                name = self._plain_name(parse, i)
                out.append(Candidate(parse.sentence.index, i, name, False, subject))
        return out

    def pronoun(self, parse: Parse, i: int) -> str | None:
        """Whom a personal pronoun means by name, or ``None`` where that is open."""
        found = self.antecedent(parse, i)
        return found.name or None if found is not None else None

    def antecedent(self, parse: Parse, i: int) -> Candidate | None:
        """What a personal pronoun takes up, or ``None`` where that is open."""
        text = parse.tokens[i].text.lower()
        person = text in _PRONOUNS_PERSON
        if not person and text not in _PRONOUNS_BODY:
            return None
        here = parse.sentence.index
        for back in range(min(_LOOK_BACK, here) + 1):
            fitting = [
                c
                for c in self.candidates[here - back]
                if c.person == person and (back or c.token < i)
            ]
            subjects = [c for c in fitting if c.subject]
            pool = subjects or (fitting if person else [])
            if pool:
                # Nearest in the same sentence, the first subject in an earlier one.
                return pool[-1] if back == 0 else pool[0]
        return None

    @cached_property
    def issuers(self) -> list[Issuer]:
        """Whose statements the report has spoken of, in the order of the text."""
        return issuers_of(self)

    def issuer(self, parse: Parse, i: int) -> str | None:
        """Whose "the statement" is, where an earlier sentence or this one has said it."""
        here = (parse.sentence.index, i)
        before = [x.name for x in self.issuers if (x.sentence, x.token) < here]
        return before[-1] if before else None

    def _definite(self, parse: Parse, i: int) -> str | None:
        """What "the government" or "the group" means, if an earlier phrase says it."""
        low, high = parse.bare(i)
        if high - low > 1 or parse.tokens[i].upos != "NOUN":
            return None
        here = (parse.sentence.index, i)
        lemma = parse.lemmas[i]
        determined = parse.any_kid_lemma(i, ("the", "this", "that", "these", "those"), "det")
        one_or_its_people = lemma in _GROUP_PEOPLE or not _is_plural(parse, i)
        if lemma in _GROUP_NOUNS and determined and one_or_its_people:
            groups = {name for s, name in self._armed_groups if s <= here[0]}
            if len(groups) == 1:
                return next(iter(groups))
        plural = _is_plural(parse, i)
        described = [
            body
            for body in self._described_bodies.get(lemma, [])
            if (body.sentence, body.token) < here and body.plural == plural
        ]
        # "The government" is open where the report has spoken of two.
        if len({body.whose for body in described}) == 1:
            return described[-1].name
        return None

    def _plain_name(self, parse: Parse, i: int) -> str:
        mention = _apposed_name(parse, i) or parse.mention_at.get(i)
        if mention is None and parse.tokens[i].text.lower() == "side":
            for k in parse.kids_of(i, "amod", "nmod:poss", "compound"):
                if k in parse.mention_at:  # "the Russian side" is Russia, not both sides
                    return self.canonical(parse.mention_at[k].text)
        if mention is not None and mention.label != "MISC":
            return self.canonical(mention.text)
        return self._definite(parse, i) or parse.text(actor_phrase(parse, i))

    @cached_property
    def two_sides(self) -> tuple[ActorMention, ActorMention] | None:
        """The two whom "both sides" means: the pair that the report names together most often.

        Only pairs of bodies or places count, joined by "and" as subjects or behind "between"; where
        two different pairs stand equal, "both sides" stays open.
        """
        seen: Counter[tuple[str, str]] = Counter()
        for parse in filter(None, self.parses):
            for i in range(len(parse)):
                if not parse.is_rel(i, "nsubj", "obl:agent", "nmod", "obl", "obj"):
                    continue
                both = parse.conjuncts(i)
                if len(both) != 2 or not all(_is_body(parse, b) for b in both):
                    continue
                names = [self._plain_name(parse, b) for b in both]
                seen[(min(names), max(names))] += 2 if parse.is_rel(i, "nsubj") else 1
        ranked = seen.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        first, second = ranked[0][0]
        return ActorMention(first), ActorMention(second)

    def _means_both(self, parse: Parse, i: int) -> bool:
        for k in parse.kids_of(i, "nmod"):
            # "the foreign ministers of the two"
            if parse.lemmas[i] in _PERSONS and self._means_both(parse, k):
                return True
        if parse.lemmas[i] not in _SIDES or any(
            j in parse.mention_at for j in range(*parse.bare(i))
        ):
            return False
        return parse.any_kid_lemma(i, ("both", "two", "the", "warring", "rival")) or (
            parse.lemmas[i] in ("both", "two")
        )

    def actor(self, parse: Parse, i: int) -> ActorMention | None:
        """The participant that the noun phrase of token ``i`` names.

        The name is the fullest in the report; the span is where it stands here. ``None`` for a
        pronoun whose referent is open, and for what is no nominal.
        """
        token = parse.tokens[i]
        if token.upos == "PRON":
            name = self.pronoun(parse, i)
            if name is None:
                return None
            return ActorMention(name=name, span=(token.start, token.end))
        if token.upos not in ("NOUN", "PROPN", "NUM", "ADJ", "X"):
            return None
        person = person_mention(parse, i)
        if person is not None:
            return ActorMention(self.canonical(person.text), (person.start, person.end))
        mention = parse.mention_at.get(i)
        name = self._plain_name(parse, i)
        if mention is not None and mention.label != "MISC":
            return ActorMention(name, (mention.start, mention.end))
        span = parse.chars(actor_phrase(parse, i))
        return ActorMention(name, span) if name else None

    def actors(self, parse: Parse, indices: list[int]) -> tuple[ActorMention, ...]:
        """The participants of several phrases, each once, in order."""
        out: dict[str, ActorMention] = {}
        for i in indices:
            if self._means_both(parse, i) and self.two_sides is not None:
                span = parse.chars(parse.phrase(i))
                for side in self.two_sides:
                    out.setdefault(side.name, replace(side, span=span))
                continue
            for k in (i, *_singled_out(parse, i)):
                found = self.actor(parse, k)
                if found is not None:
                    out.setdefault(found.name, found)
        return tuple(out.values())


def _singled_out(parse: Parse, i: int) -> list[int]:
    """ "Militias, particularly X": who is named of a wider group takes part as well."""
    wanted = ("particularly", "especially", "notably", "mainly", "chiefly", "including")
    return [
        c
        for k in parse.kids_of(i, "appos")
        if k in parse.mention_at and parse.any_kid_lemma(k, wanted, "advmod", "case")
        for c in parse.conjuncts(k)
    ]


def _apposed_name(parse: Parse, i: int) -> Mention | None:
    """The name right behind a common noun: "the rebel group M23", "the Basque organisation ETA"."""
    if parse.tokens[i].upos != "NOUN" or parse.lemmas[i] not in _GROUP_NOUNS:
        return None
    for k in parse.kids_of(i, "appos", "flat", "nmod:desc"):
        named = parse.mention_at.get(k)
        if named is not None and named.label == "ORG" and named.first == i + 1:
            return named
    return None


def _is_plural(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text.lower() != parse.lemmas[i]


def _is_body(parse: Parse, i: int) -> bool:
    mention = parse.mention_at.get(i)
    if mention is not None:
        return mention.label in ("ORG", "LOC")
    return parse.lemmas[i] in _BODIES and parse.tokens[i].upos in ("NOUN", "PROPN")


def _fold(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().replace("’s", "").replace("'s", ""))
