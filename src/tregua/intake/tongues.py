"""Which language a text is in. Tregua reads English; other languages are set aside by name."""

from __future__ import annotations

from functools import cache
from typing import Any

_FEWEST_LETTERS = 40
_SAMPLE = 1500

# Below this the identifier is unsure; an English report full of foreign names must not be lost.
_SURE = 0.9


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language; ``None`` where it is too short or too unclear."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    if code != "en" and probability < _SURE:
        return None
    return str(code)


def name_of(code: str) -> str:
    """The English name of a language, for a message; the code itself where it has none."""
    import pycountry

    language = pycountry.languages.get(alpha_2=code)
    return str(language.name) if language is not None else code


@cache
def _identifier() -> Any:
    """The identifier, loaded once: its model takes most of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
