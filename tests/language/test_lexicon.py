"""Known lemmas correct guesses; regular inflection is undone; names are left alone."""

import pytest

from tregua.language.lexicon import Lexicon, regular

WORDS = frozenset({"leave", "close", "data", "man", "find", "found", "iraqi", "large", "break",
                   "raid", "raider", "raiders", "raided"})  # fmt: skip


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(WORDS)


@pytest.mark.parametrize(
    ("form", "tag", "guess", "lemma"),
    [
        ("broken", "VERB", "broken", "break"),
        ("Closing", "VERB", "clos", "close"),
        ("larger", "ADJ", "larg", "large"),
        ("companies", "NOUN", "companie", "company"),
        ("shelling", "VERB", "shelle", "shell"),
        ("stopped", "VERB", "stopp", "stop"),
        ("pledged", "VERB", "pledg", "pledge"),
        ("Gunmen", "NOUN", "gunme", "gunman"),
        ("raiders", "NOUN", "raiders", "raider"),
        ("raided", "VERB", "raided", "raid"),
        ("deplored", "VERB", "deplor", "deplore"),
        ("rebuking", "VERB", "rebuk", "rebuke"),
    ],
)
def test_guesses_that_are_no_words_are_corrected(
    lexicon: Lexicon, form: str, tag: str, guess: str, lemma: str
) -> None:
    assert lexicon.lemma(form, tag, guess) == lemma


@pytest.mark.parametrize(
    ("form", "tag", "guess"),
    [
        ("found", "VERB", "found"),
        ("Iraqi", "ADJ", "Iraqi"),
        ("Aleppos", "PROPN", "Aleppos"),
        ("5,000", "NUM", "5,000"),
        ("arms", "NOUN", "arms"),
        ("حماس", "NOUN", "حماس"),
        ("", "NOUN", ""),
    ],
)
def test_good_guesses_are_kept(lexicon: Lexicon, form: str, tag: str, guess: str) -> None:
    assert lexicon.lemma(form, tag, guess) == guess


@pytest.mark.parametrize(
    ("form", "tag"),
    [("ring", "VERB"), ("red", "VERB"), ("this", "NOUN"), ("loss", "NOUN"), ("her", "ADJ")],
)
def test_words_that_only_look_inflected_are_not_cut(form: str, tag: str) -> None:
    assert list(regular(form, tag)) == []
