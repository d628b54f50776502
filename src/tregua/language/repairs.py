"""Mends trees where they contradict themselves.

A small encoder errs in ways that its own tree gives away: a coordinated noun with its "and" that is
said to be no conjunct, a conjunction that governs a noun while the verb of its clause has lost its
subject. Each repair names the contradiction that it asks for; a tree without it stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tregua.language.analysis import Token

_NOMINAL = frozenset({"nmod", "nmod:desc", "appos", "compound", "flat", "dep", "nmod:unmarked"})
_CLAUSAL_MARKS = frozenset({"after", "before", "since", "until", "as", "while", "because"})
_PHRASES = frozenset({"obl", "nmod", "nsubj", "obl:unmarked"})
_MISLAID = frozenset({"appos", "conj", "dep", "obl", "nmod", "obj", "parataxis", "obl:unmarked"})
_LOOSE = frozenset({"advcl", "acl", "conj", "parataxis", "ccomp", "acl:relcl"})
_CLOSING = frozenset({"”", '"', "»", "''"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with their heads and relations mended; forms, lemmas and tags stay."""
    tree = _Tree(tokens)
    _inversions(tree)
    _speakers(tree)
    _conjuncts(tree)
    _clauses(tree)
    _conditions(tree)
    return tree.tokens()


class _Tree:
    """Heads and relations that can be changed, over tokens that cannot."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tuple(tokens)
        self.text = [t.text for t in tokens]
        self.lemma = [t.lemma.lower() for t in tokens]
        self.upos = [t.upos for t in tokens]
        self.head = [t.head for t in tokens]
        self.rel = [t.deprel for t in tokens]

    def __len__(self) -> int:
        return len(self._tokens)

    def kids(self, i: int, *rels: str) -> list[int]:
        return [k for k, h in enumerate(self.head) if h == i and (not rels or self.rel[k] in rels)]

    def above(self, i: int, wanted: int) -> bool:
        """Whether ``wanted`` is ``i`` or governs it: hanging it there would make a ring."""
        for _ in range(len(self) + 1):
            if i == wanted:
                return True
            i = self.head[i]
            if i < 0:
                return False
        return True

    def hang(self, i: int, head: int, rel: str) -> None:
        if not self.above(head, i):
            self.head[i], self.rel[i] = head, rel

    def tokens(self) -> tuple[Token, ...]:
        return tuple(
            t
            if (t.head, t.deprel) == (self.head[t.index], self.rel[t.index])
            else replace(t, head=self.head[t.index], deprel=self.rel[t.index])
            for t in self._tokens
        )


def _conjuncts(tree: _Tree) -> None:
    """ "General A and the commander B": who has an "and" of its own behind the head joins it."""
    for cc in (i for i, rel in enumerate(tree.rel) if rel == "cc"):
        node = tree.head[cc]
        head = tree.head[node] if node >= 0 else -1
        if head >= 0 and head < cc < node and tree.rel[node] in _NOMINAL:
            tree.rel[node] = "conj"


def _clauses(tree: _Tree) -> None:
    """ "After a bomb hit a convoy": the noun behind "after" is the subject of the verb behind it.

    The contradiction: "after" governs a noun, and the verb right behind that noun is a clause of
    the same sentence without a subject, though it has an object or stands behind "as".
    """
    for mark, lemma in enumerate(tree.lemma):
        if lemma not in _CLAUSAL_MARKS or tree.rel[mark] not in ("case", "mark"):
            continue
        noun = tree.head[mark]
        if tree.rel[mark] == "mark":
            noun = _noun_between(tree, mark)
        if noun < 0 or tree.upos[noun] not in ("NOUN", "PROPN") or tree.rel[noun] not in _PHRASES:
            continue
        verb = _verb_behind(tree, noun)
        if verb < 0 or (tree.rel[mark] == "mark" and tree.head[mark] != verb):
            continue
        if tree.kids(verb, "obj") or lemma == "as":
            above = tree.head[noun]
            if tree.head[verb] in (noun, above) and above >= 0:
                tree.hang(verb, above, "advcl")
                tree.hang(noun, verb, "nsubj")
                tree.hang(mark, verb, "mark")


def _noun_between(tree: _Tree, mark: int) -> int:
    """The noun that the marked verb modifies, if it stands between the mark and the verb."""
    verb = tree.head[mark]
    noun = tree.head[verb] if verb >= 0 and tree.rel[verb].startswith("acl") else -1
    return noun if mark < noun < verb else -1


def _verb_behind(tree: _Tree, noun: int) -> int:
    """The finite verb right behind a noun phrase, a clause without subject; -1 if there is none."""
    verb = noun + 1
    while verb < len(tree) and (
        tree.head[verb] == noun and tree.rel[verb] in ("flat", "appos", "punct", "nmod", "dep")
    ):
        verb += 1
    if verb >= len(tree) or tree.upos[verb] != "VERB" or tree.rel[verb] not in _LOOSE:
        return -1
    if tree.text[verb].lower().endswith("ing") or tree.kids(verb, *_SUBJECTS, "obl:agent"):
        return -1
    if any(tree.lemma[k] == "by" for o in tree.kids(verb, "obl") for k in tree.kids(o, "case")):
        return -1
    return verb


def _inversions(tree: _Tree) -> None:
    """ "The plan covers “all of them,” revealed X": who stands behind a closed quotation speaks.

    The contradiction: a verb right behind a closing mark has its subject inside the quotation and
    a name right behind itself as object.
    """
    for verb in range(2, len(tree) - 1):
        if tree.upos[verb] != "VERB" or _CLOSING.isdisjoint(tree.text[verb - 2 : verb]):
            continue
        named = [k for k in tree.kids(verb, "obj") if k == verb + 1 and tree.upos[k] == "PROPN"]
        inside = [k for k in tree.kids(verb, *_SUBJECTS) if k < verb - 1]
        main = tree.head[verb]
        if not named or not inside:
            continue
        if 0 <= main < inside[0] and not tree.kids(main, "obj"):
            tree.hang(inside[0], main, "obj")
            tree.rel[verb] = "parataxis"
            tree.rel[named[0]] = "nsubj"


def _speakers(tree: _Tree) -> None:
    """ "The truce will last, the envoy said": who stands on the cue's side of the clause speaks.

    The contradictions: a verb without a subject governs a clause that has two, one of them on the
    verb's side of it, or that ends in a phrase between a comma and the verb; a verb has two
    subjects before it, or one before a closing mark and another behind itself.
    """
    subjects: dict[int, list[int]] = {}
    for i, rel in enumerate(tree.rel):
        if rel in _SUBJECTS:
            subjects.setdefault(tree.head[i], []).append(i)
    for clause, rel in enumerate(tree.rel):
        cue = tree.head[clause]
        if rel != "ccomp" or cue in subjects or tree.upos[cue] != "VERB":
            continue
        if clause < cue:
            if not _give_back(tree, clause, cue, subjects):
                _take_neighbour(tree, clause, cue)
            continue
        own = subjects.get(clause, [])
        if len(own) == 2 and own[0] < cue < own[1]:
            tree.hang(own[0], cue, "nsubj")
    for verb, found in subjects.items():
        for first, second in pairwise(found):
            if first < verb < second:
                if tree.text[verb - 1] in _CLOSING:
                    tree.rel[first] = "ccomp"
            elif second < verb:
                _one_of_two(tree, verb, first, second)


def _one_of_two(tree: _Tree, verb: int, first: int, second: int) -> None:
    """Of two subjects before a verb the second has it; the first is its title or another's."""
    between = [i for i in range(first + 1, second) if not tree.above(i, first)]
    named = tree.upos[second] == "PROPN" and all(tree.text[i] == "," for i in between)
    if named and tree.upos[first] == "NOUN":
        tree.hang(second, first, "appos")
    elif named and second == first + 1:
        tree.hang(first, second, "nmod:desc")
    else:
        for k in tree.kids(verb, "ccomp") + tree.kids(first, "acl"):
            if first < k < second and tree.upos[k] == "VERB" and not tree.kids(k, *_SUBJECTS):
                tree.hang(k, verb, "ccomp")
                tree.hang(first, k, "nsubj")
                return


def _give_back(tree: _Tree, clause: int, cue: int, subjects: dict[int, list[int]]) -> bool:
    """Hang what a clause took from the cue behind it: its second subject, its phrases."""
    behind = [
        (verb, found[-1])
        for verb, found in subjects.items()
        if clause < found[-1]
        and verb < found[-1]
        and tree.above(verb, clause)
        and (len(found) > 1 or tree.rel[verb] == "conj")
    ]
    if len(behind) != 1:
        return False
    verb, speaker = behind[0]
    tree.hang(speaker, cue, "nsubj")
    for k in tree.kids(verb, "obl", "obl:unmarked", "advcl", "advmod"):
        if k > cue:
            tree.hang(k, cue, tree.rel[k])
    return True


def _take_neighbour(tree: _Tree, clause: int, cue: int) -> None:
    """ "… never to use force, a diplomat told them": the phrase between comma and cue speaks."""
    if tree.kids(cue, "aux:pass"):
        return
    node = cue - 2 if tree.text[cue - 1] == "," else cue - 1
    speaker = -1
    while clause < node < cue:
        inside = (i for i in range(clause, cue) if tree.above(i, node))
        low = min((i for i in inside if tree.upos[i] != "PUNCT"), default=node)
        nominal = low > clause and tree.upos[node] in ("NOUN", "PROPN")
        if nominal and tree.rel[node] in _MISLAID and tree.text[low - 1] == ",":
            speaker = node
        node = tree.head[node]
    if speaker >= 0:
        tree.hang(speaker, cue, "nsubj")


def _conditions(tree: _Tree) -> None:
    """ "“If they stay, they risk more,” X warned": the if-clause belongs to what is said."""
    for clause, rel in enumerate(tree.rel):
        cue = tree.head[clause]
        if rel != "advcl" or cue < clause:
            continue
        if not any(tree.lemma[k] in ("if", "unless") for k in tree.kids(clause, "mark")):
            continue
        said = [k for k in tree.kids(cue, "ccomp") if clause < k < cue]
        if said:
            tree.hang(clause, said[0], "advcl")
