"""Lemmas that are known: what treebanks attest corrects what the model guesses.

The model guesses a lemma by editing the form, and now and then edits it into no word at all
(*closing*, *clos*). The lexicon holds the lemmas that the training treebanks give to each form,
by tag; a form it lacks is edited by the regular rules of English inflection, and the first result
that is a known lemma is taken. Names and numbers are left to the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

INFLECTED = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})
"""Tags whose lemmas are looked up."""

_VOWELS = frozenset("aeiou")


class Lexicon:
    """Forms and lemmas by tag, all in lower case."""

    def __init__(self, lines: Iterator[str]) -> None:
        """``lines``: ``TAG<tab>form<tab>lemma``, commonest first; no lemma where it is the form."""
        self._forms: dict[tuple[str, str], list[str]] = {}
        self._lemmas: set[tuple[str, str]] = set()
        for line in lines:
            tag, _, rest = line.rstrip("\n").partition("\t")
            form, _, lemma = rest.partition("\t")
            self._forms.setdefault((tag, form), []).append(lemma or form)
            self._lemmas.add((tag, lemma or form))

    @staticmethod
    def read(path: Path) -> Lexicon:
        """The lexicon in a file."""
        with path.open(encoding="utf-8") as lines:
            return Lexicon(lines)

    def lemma(self, form: str, tag: str, guess: str) -> str:
        """The lemma of ``form`` as ``tag``: ``guess``, unless something is known to be better."""
        if tag not in INFLECTED:
            return guess
        lower = form.lower()
        attested = self._forms.get((tag, lower))
        if attested:
            return guess if guess.lower() in attested else attested[0]
        if (tag, guess) in self._lemmas or not lower.isalpha() or not lower.isascii():
            return guess
        likely = list(regular(lower, tag))
        for candidate in likely:
            if (tag, candidate) in self._lemmas:
                return candidate
        # Neither is known. The rules spell verbs better than the model; of nouns the model knows
        # whether they are plural at all.
        plural = tag == "NOUN" and guess in likely and not lower.endswith("ies")
        return guess if plural or not likely else likely[0]


def regular(form: str, tag: str) -> Iterator[str]:
    """The lemmas that a regularly inflected form may have, likelier ones first.

    Nothing for a form without an inflectional ending of its tag.
    """
    if tag in ("VERB", "AUX"):
        for ending in ("ing", "ed"):
            if form.endswith(ending) and len(form) > len(ending) + 2:
                yield from _stems(form[: -len(ending)])
                return
    if tag in ("ADJ", "ADV"):
        for ending in ("est", "er"):
            if form.endswith(ending) and len(form) > len(ending) + 2:
                yield from _stems(form[: -len(ending)])
                yield form
                return
        return
    if (
        tag in ("VERB", "AUX", "NOUN")
        and form.endswith("s")
        and not form.endswith(("ss", "us", "is"))
    ):
        if form.endswith("ies") and len(form) > 4:
            yield form[:-3] + "y"
            yield form[:-1]
        elif form.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
            yield form[:-2]
            yield form[:-1]
        elif len(form) > 2:
            yield form[:-1]
        if tag == "NOUN":
            yield form


def _stems(stem: str) -> Iterator[str]:
    """The words that may lose their end before -ed, -ing, -er and -est."""
    if stem.endswith("i"):
        yield stem[:-1] + "y"
        return
    vowels = sum(c in _VOWELS for c in stem)
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiouslzf"
    short = len(stem) > 2 and stem[-2] in _VOWELS and stem[-1] not in "aeiouwxy"
    silent = stem.endswith(("c", "v", "s", "z", "u", "dg", "at", "iz", "ang", "arg", "urg")) or (
        short and vowels == 1 and stem[-3:-2] not in _VOWELS
    )
    if doubled:
        yield stem[:-1]
    if silent:
        yield stem + "e"
    yield stem
    if not silent:
        yield stem + "e"
