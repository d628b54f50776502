"""Which language a text is in. Tregua reads English; other languages are set aside by name.

A text is judged by stretches, for a report in English may quote a statement in another language at
length, and a page may hold both. English gives itself away by its small words, other scripts by
their letters; only the rest needs the identifier.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

_FEWEST_LETTERS = 40
"""In fewer letters of Latin script the language cannot be told."""

_STRETCH = 400
_MOST_STRETCHES = 10

_ENGLISH_SHARE = 0.25
"""Of the letters that are judged: with as much English in it, a text is read."""
_ENGLISH_ENOUGH = 0.75
"""With as much that is plainly English the rest, headlines and quotations, is not looked into."""
_FAIR_SHARE = 0.1
"""With less than this another language is a quotation, and not worth a word."""

# Below this the identifier is unsure; an English report full of foreign names must not be lost.
_SURE = 0.9
_SURE_WITHOUT_ENGLISH = 0.6

# Small words that are English and nothing else, or hardly: a third of its prose.
_SMALL_WORDS_LISTED = """
    the of and to that this with from by were has have been which their they after said not his her
    its are be will would who on as it he she but before during against between about at or
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_LISTED.split())
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_ENGLISH_PROSE = 0.15
"""The share of small words in English prose is twice this; in other languages half of it."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of a text: its ISO 639-1 code, or ``None`` where only the script is known.

    ``name`` is for messages: "French (fr)", "Cyrillic script"; ``beside`` names likewise what the
    text is in part written in.
    """

    code: str | None
    name: str
    beside: tuple[str, ...] = ()


def tongue_of(text: str) -> Tongue | None:
    """The language of a text; ``None`` where it is too short or too unclear."""
    stretches = [(s, sum(map(str.isalpha, s))) for s in _stretches(text)]
    doubtful = []
    letters: Counter[str] = Counter()
    for stretch, count in stretches:
        if name := _plain(stretch, count):
            letters[name] += count
        else:
            doubtful.append((stretch, count))
    if letters["en"] < _ENGLISH_ENOUGH * sum(count for _, count in stretches):
        for stretch, count in doubtful:
            if name := _identified(stretch, count):
                letters[name] += count
    letters += Counter()  # without what is not there
    if not letters:
        return None
    fair = _FAIR_SHARE * letters.total()
    ranked = [name for name, _ in letters.most_common()]
    main = "en" if letters["en"] >= _ENGLISH_SHARE * letters.total() else ranked[0]
    beside = tuple(_name(name) for name in ranked if name != main and letters[name] >= fair)
    return Tongue(None if main.isupper() else main, _name(main), beside)


def _stretches(text: str) -> list[str]:
    """The text by lines and parts of lines, short lines together; of a long one an even sample."""
    found: list[str] = []
    held = ""
    for line in text.splitlines():
        held = f"{held} {line}" if held else line
        if len(held) >= _STRETCH // 2:
            found += [held[at : at + _STRETCH] for at in range(0, len(held), _STRETCH)]
            held = ""
    if held:
        found.append(held)
    return found[:: -(-len(found) // _MOST_STRETCHES) or 1]


def _plain(stretch: str, letters: int) -> str | None:
    """What shows by itself: "en" by its small words, the name of another script in capitals, or
    the code of the language that it stands for."""
    other = [] if stretch.isascii() else _OTHER_SCRIPT.findall(stretch)
    if len(other) > max(2, letters // 2):
        code, probability = _identifier().classify(stretch)
        known = code != "en" and probability >= _SURE_WITHOUT_ENGLISH
        return str(code) if known else unicodedata.name(other[0], "OTHER").split()[0]
    enough = letters >= _FEWEST_LETTERS and _english_share(stretch) >= _ENGLISH_PROSE
    return "en" if enough else None


def _identified(stretch: str, letters: int) -> str | None:
    """The code of a language in Latin letters, ``None`` where it is not clear."""
    if letters < _FEWEST_LETTERS:
        return None
    code, probability = _identifier().classify(stretch)
    sure = _SURE if _english_share(stretch) else _SURE_WITHOUT_ENGLISH
    return str(code) if code == "en" or probability >= sure else None


def _english_share(stretch: str) -> float:
    """The part of a stretch's words that are small words of English; it must have words."""
    words = _WORD.findall(stretch.lower())
    return sum(word in _SMALL_WORDS for word in words) / len(words)


def _name(code: str) -> str:
    """The English name of a language with its code; of a script "Cyrillic script"."""
    if code == "en":
        return "English (en)"
    if code.isupper():
        return f"{code.capitalize()} script"
    import pycountry  # takes half a second to import, and nearly all is English

    language = pycountry.languages.get(alpha_2=code)
    # Names come with remarks: Swahili (macrolanguage), Modern Greek (1453-).
    name = code if language is None else re.sub(r" \(.*\)|^Modern ", "", language.name)
    return f"{name} ({code})"


@cache
def _identifier() -> Any:
    """The identifier, loaded once: its model takes most of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
