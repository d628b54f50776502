"""Edit scripts give back the lemma they were made from, and never fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tregua.language import lemmas


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_a_script_makes_the_lemma_of_the_form_it_was_made_from(form: str, lemma: str) -> None:
    assert lemmas.apply(lemmas.script(form, lemma), form) == lemma


@given(st.text(max_size=10), st.text(max_size=10))
def test_no_script_fails_or_leaves_nothing_of_a_word(edit: str, form: str) -> None:
    assert bool(lemmas.apply(edit, form)) == bool(form) or edit.startswith("=")


@pytest.mark.parametrize(
    ("edit", "form", "lemma"),
    [
        ("L-3+y", "Countries", "country"),
        ("L-1+", "attacks", "attack"),
        ("K-0+", "Sanaa", "Sanaa"),
        ("=be", "were", "be"),
        ("L-2+ot", "n't", "not"),
        ("L-9+y", "men", "men"),
        ("nonsense", "Men", "Men"),
        ("L-x+y", "Men", "Men"),
    ],
)
def test_scripts_edit_the_end_of_the_form(edit: str, form: str, lemma: str) -> None:
    assert lemmas.apply(edit, form) == lemma


def test_the_start_of_a_sentence_needs_no_script_of_its_own() -> None:
    assert lemmas.script("Attacks", "attack") == lemmas.script("attacks", "attack")
