"""Ways through a syntax tree: subjects, objects, agents, phrases, as rules need them.

Everything here takes token indices of one sentence and gives token indices or half-open token
ranges. Relations are those of Universal Dependencies English EWT; a relation asked for without
its subtype matches every subtype (``nsubj`` matches ``nsubj:pass``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from tregua.language.analysis import Mention, NumberExpression, Sentence, TimeExpression, Token

Range = tuple[int, int]
"""Half-open token range in one sentence."""

# Relations that a bare noun phrase leaves out: clauses, appositions and other phrases beside it.
_OUTSIDE_PHRASE = frozenset(
    {"acl", "appos", "parataxis", "conj", "cc", "punct", "list", "dep", "orphan", "advcl", "nsubj",
     "cop", "aux", "mark", "case", "advmod", "discourse", "dislocated", "obl", "csubj", "ccomp",
     "reparandum", "vocative", "expl"}
)  # fmt: skip
_INSIDE_CASE = frozenset({"'s", "’s", "'", "’"})


_MOVING = frozenset({"lead", "bring", "force", "push", "get", "persuade", "convince", "press"})
"""Verbs whose object does what follows even where the infinitive hangs as a purpose."""


_PROMISING = frozenset({"promise", "vow", "pledge", "swear", "threaten", "guarantee"})
"""Verbs whose subject does what follows, whatever their object."""


class Parse:
    """A parsed sentence with its tree turned downwards.

    ``kids[i]`` are the dependents of token ``i`` in order; everything else is worked out on demand
    and kept, because several rules ask the same of one sentence.
    """

    __slots__ = ("__dict__", "_bases", "kids", "root", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        self._bases = [token.deprel.partition(":")[0] for token in self.tokens]
        self.root = 0
        for token in self.tokens:
            if token.head >= 0:
                self.kids[token.head].append(token.index)
            else:
                self.root = token.index

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas in lower case."""
        return tuple(t.lemma.lower() for t in self.tokens)

    @cached_property
    def lemma_set(self) -> frozenset[str]:
        """The distinct lemmas, for a cheap look whether a rule can apply at all."""
        return frozenset(self.lemmas)

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The mention that each token belongs to."""
        return {i: m for m in self.sentence.mentions for i in range(m.first, m.last)}

    @cached_property
    def time_at(self) -> dict[int, TimeExpression]:
        """The time expression that each token belongs to."""
        return {i: t for t in self.sentence.times for i in range(t.first, t.last)}

    @cached_property
    def number_of(self) -> dict[int, NumberExpression]:
        """The number that counts each noun."""
        return {n.counted: n for n in self.sentence.numbers if n.counted >= 0}

    def rel(self, i: int) -> str:
        """The relation of a token to its head, without subtype."""
        return self._bases[i]

    def is_rel(self, i: int, *rels: str) -> bool:
        """Whether token ``i`` stands in one of the relations."""
        return self._bases[i] in rels or self.tokens[i].deprel in rels

    def kids_of(self, i: int, *rels: str) -> list[int]:
        """The dependents of ``i`` in the given relations, in order."""
        return [k for k in self.kids[i] if self.is_rel(k, *rels)]

    def kid(self, i: int, *rels: str) -> int | None:
        """The first such dependent."""
        for k in self.kids[i]:
            if self.is_rel(k, *rels):
                return k
        return None

    def conjuncts(self, i: int) -> list[int]:
        """``i`` and everything coordinated with it."""
        out = [i]
        for k in self.kids[i]:
            if self.rel(k) == "conj":
                out.extend(self.conjuncts(k))
        return out

    def case(self, i: int) -> str:
        """The preposition of a nominal: its case markers with their fixed parts ("because of")."""
        words: list[int] = []
        for k in self.kids_of(i, "case", "mark"):
            words.append(k)
            words.extend(self.kids_of(k, "fixed"))
        return " ".join(self.lemmas[w] for w in sorted(words))

    def ancestors(self, i: int) -> Iterator[int]:
        """The governors of ``i``, nearest first."""
        seen = 0
        while (i := self.tokens[i].head) >= 0 and seen <= len(self.tokens):
            yield i
            seen += 1

    def below(self, i: int) -> Iterator[int]:
        """``i`` and all its descendants."""
        stack = [i]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(self.kids[node])

    @cached_property
    def _ranges(self) -> list[Range]:
        low = list(range(len(self.tokens)))
        high = list(range(len(self.tokens)))
        order: list[int] = []
        stack = [self.root] if self.tokens else []
        while stack:
            node = stack.pop()
            order.append(node)
            stack.extend(self.kids[node])
        for node in reversed(order):
            head = self.tokens[node].head
            if head >= 0:
                low[head] = min(low[head], low[node])
                high[head] = max(high[head], high[node])
        return [(a, b + 1) for a, b in zip(low, high, strict=True)]

    def subtree(self, i: int) -> Range:
        """The smallest range that holds ``i`` and all its descendants."""
        return self._ranges[i]

    def covers(self, i: int, j: int) -> bool:
        """Whether ``j`` is ``i`` or hangs below it."""
        return j == i or any(a == i for a in self.ancestors(j))

    # --- clauses -----------------------------------------------------------------------------

    def is_passive(self, v: int) -> bool:
        """Whether a verb is passive: by its subject, its auxiliary, its agent, or as a participle.

        A bare participle after a noun ("the truce announced by …") counts; an -ing form does not.
        """
        agent = self.kid(v, "obl:agent")
        if agent is not None:
            return True
        if self.kid(v, "nsubj:pass", "aux:pass", "csubj:pass") is not None:
            # "Has declared by itself": without "be" and with an object it is active.
            if self.kid(v, "aux:pass") is not None:
                return True
            return self.kid(v, "obj") is None and not self.any_kid_lemma(v, ("have",), "aux")
        token = self.tokens[v]
        if self.is_rel(v, "conj") and self._shares_passive(v):
            return True
        return (
            self.is_rel(v, "acl", "amod")
            and token.deprel != "acl:relcl"
            and token.upos in ("VERB", "ADJ")
            and not token.text.lower().endswith("ing")
            and self.kid(v, "mark", "nsubj", "obj") is None
        )

    def _shares_passive(self, v: int) -> bool:
        """Whether a participle shares the passive auxiliary of the verb before it.

        "were tortured and murdered"; with an object or a subject of its own it is active.
        """
        token = self.tokens[v]
        if token.upos not in ("VERB", "ADJ") or self.kid(v, "nsubj", "obj", "aux") is not None:
            return False
        head = token.head
        text = token.text.lower()
        return (
            text != self.lemmas[v]
            and not text.endswith(("ing", "s"))
            and self.kid(head, "aux:pass") is not None
        )

    def subject(self, v: int, depth: int = 0) -> int | None:
        """The surface subject of a verb, looked for where grammar lets it be left out.

        Coordination shares the first verb's subject; an infinitive takes the object or the subject
        of its governor (control); a participle or relative clause takes the noun that it modifies;
        an adverbial clause without subject takes that of its main clause.
        """
        if depth > 6:
            return None
        own = self.kid(v, "nsubj", "csubj")
        if own is not None:
            return self.antecedent(own, v)
        token = self.tokens[v]
        head = token.head
        if head < 0:
            return None
        if self.is_rel(v, "conj", "parataxis") and self.tokens[head].upos in ("VERB", "AUX", "ADJ"):
            return self.subject(head, depth + 1)
        purpose = self.is_rel(v, "advcl") and self.any_kid_lemma(v, ("to",), "mark")
        moved = purpose and self.lemmas[head] in _MOVING
        if self.is_rel(v, "xcomp") or moved:
            obj = self.kid(head, "obj", "iobj")
            if self.lemmas[head] in _PROMISING:
                obj = None  # "promised the envoy to hold its fire"
            return obj if obj is not None else self.subject(head, depth + 1)
        if self.is_rel(v, "acl"):
            if not self.any_kid_lemma(v, ("to",), "mark"):
                return head
            # "their consent to extend it", "gave its word to stop": who has the noun acts.
            owner = self.kid(head, "nmod:poss")
            if owner is not None:
                return owner
            giver = self.tokens[head].head
            if self.is_rel(head, "obj") and self.tokens[giver].upos == "VERB":
                return self.subject(giver, depth + 1)
            return head
        if self.is_rel(v, "advcl", "ccomp", "obl") and not self.is_finite(v):
            return self.subject(head, depth + 1)
        return None

    def antecedent(self, i: int, v: int) -> int:
        """A relative pronoun's noun; any other subject or object of ``v`` is itself."""
        token = self.tokens[i]
        if token.text.lower() in ("who", "which", "that", "whom") and self.is_rel(v, "acl"):
            return self.tokens[v].head
        return i

    def is_finite(self, v: int) -> bool:
        """Whether a verb has tense of its own, as far as the form and its auxiliaries tell."""
        marks = self.kids_of(v, "mark")
        fixed = [j for k in marks for j in self.kids_of(k, "fixed")]  # "due to start"
        if any(self.lemmas[k] == "to" for k in (*marks, *fixed)):
            return False
        if self.kid(v, "aux", "cop", "nsubj") is not None:
            return True
        return not self.tokens[v].text.lower().endswith("ing")

    def agents(self, v: int) -> list[int]:
        """Who acts: subject of an active verb, by-phrase of a passive one, conjuncts too."""
        if self.is_passive(v):
            found = self.kid(v, "obl:agent")
            if found is None:
                found = next((k for k in self.kids_of(v, "obl") if self.case(k) == "by"), None)
            return self.conjuncts(found) if found is not None else []
        found = self.subject(v)
        return self.conjuncts(found) if found is not None else []

    def patients(self, v: int) -> list[int]:
        """What is acted on: the object of an active verb, the subject of a passive one."""
        if self.is_passive(v):
            found = self.subject(v)
        else:
            found = self.kid(v, "obj")
            if found is not None:
                found = self.antecedent(found, v)
            elif self.tokens[v].deprel == "acl:relcl":
                found = self._relative_object(v)
        return self.conjuncts(found) if found is not None else []

    def _relative_object(self, v: int) -> int | None:
        """The noun of "a truce they declared": a relative clause with a subject of its own."""
        subject = self.kid(v, "nsubj")
        if subject is None or self.antecedent(subject, v) != subject:
            return None
        return self.tokens[v].head

    def obliques(self, v: int, *cases: str) -> list[int]:
        """Prepositional phrases of a verb or noun, by preposition; all where none is named."""
        return [k for k in self.kids_of(v, "obl", "nmod") if not cases or self.case(k) in cases]

    def clause_head(self, i: int) -> int:
        """The verb (or predicate) of the nearest clause around ``i``."""
        node = i
        for _ in range(len(self.tokens)):
            if self.is_clause(node) or self.tokens[node].head < 0:
                return node
            node = self.tokens[node].head
        return node

    def is_clause(self, i: int) -> bool:
        """Whether token ``i`` heads a clause."""
        if self.tokens[i].head < 0:
            return True
        if self.is_rel(i, "ccomp", "advcl", "acl", "xcomp", "csubj", "parataxis"):
            return True
        return self.is_rel(i, "conj") and self.tokens[i].upos in ("VERB", "AUX")

    # --- phrases -----------------------------------------------------------------------------

    def phrase(self, i: int) -> Range:
        """The noun phrase of ``i`` as contiguous range, without clauses, appositions, conjuncts.

        Prepositional complements that make part of a name or role stay ("spokesman for X",
        "Ministry of Defence"); leading determiners stay too.
        """
        low = high = i
        stack = [i]
        while stack:
            node = stack.pop()
            for k in self.kids[node]:
                if not self._in_phrase(node, k) or (node == i and self.rel(k) in ("conj", "cc")):
                    continue  # what is coordinated with the phrase itself is another phrase
                low, high = min(low, k), max(high, k)
                stack.append(k)
        return self.trim(low, high + 1)

    def _in_phrase(self, node: int, k: int) -> bool:
        rel = self.rel(k)
        if rel == "case":
            return self.tokens[k].text in _INSIDE_CASE or not self.is_rel(
                node, "obl", "nsubj", "obj"
            )
        if rel in ("conj", "cc"):
            # Only inside the phrase: "Command and Control Centre", not "the army and the rebels".
            inside = self.rel(node) in ("compound", "amod", "nmod", "flat") and k > node
            return inside and self.kid(k, "det", "case") is None
        if rel == "det":
            return k < node  # an article behind its noun belongs to the next one
        if rel == "advmod":
            return self.tokens[node].upos in ("ADJ", "NUM", "ADV")
        if rel == "punct":
            return self.tokens[k].text == "-"
        if rel == "acl":
            # A participle before its noun ("the recently formed body") belongs to the phrase.
            return k < node
        if rel == "obl":
            return self.rel(node) in ("amod", "compound")
        return rel not in _OUTSIDE_PHRASE

    def trim(self, low: int, high: int) -> Range:
        """A range without punctuation at its ends and conjunctions or prepositions in front."""
        while low < high and (
            self.tokens[low].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ")
            or (self.tokens[low].upos == "VERB" and self._bases[low] == "case")  # "including"
        ):
            low += 1
        while high > low and self.tokens[high - 1].upos == "PUNCT":
            high -= 1
        return (low, high)

    def bare(self, i: int) -> Range:
        """The phrase without determiners and possessive pronouns in front."""
        low, high = self.phrase(i)
        while (
            low < high - 1
            and low != i
            and (self.tokens[low].upos in ("DET", "PRON") or low in self.time_at)
        ):
            low += 1  # "said Sunday three leaders": the day in front is no part of the name
        return (low, high)

    # --- text --------------------------------------------------------------------------------

    def text(self, span: Range) -> str:
        """The text of a token range, exactly as it stands in the report."""
        start, end = self.chars(span)
        base = self.sentence.start
        return self.sentence.text[start - base : end - base]

    def chars(self, span: Range) -> tuple[int, int]:
        """A token range as character span in the report; an empty range is an empty span."""
        low, high = span
        if low >= high:
            return (self.sentence.start, self.sentence.start)
        return (self.tokens[low].start, self.tokens[high - 1].end)

    def find(self, lemmas: frozenset[str] | set[str]) -> list[int]:
        """The tokens with one of the lemmas."""
        if lemmas.isdisjoint(self.lemma_set):
            return []
        return [i for i, lemma in enumerate(self.lemmas) if lemma in lemmas]

    def any_kid_lemma(self, i: int, lemmas: Iterable[str], *rels: str) -> bool:
        """Whether a dependent of ``i`` (in the given relations) has one of the lemmas."""
        wanted = frozenset(lemmas)
        kids = self.kids_of(i, *rels) if rels else self.kids[i]
        return any(self.lemmas[k] in wanted for k in kids)
