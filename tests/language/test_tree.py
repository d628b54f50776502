"""The tree found is the best one, has one root, and no cycle."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tregua.language import tree


def is_tree(heads: list[int]) -> bool:
    if [head for head in heads if head < 0] != [-1]:
        return False
    for start in range(len(heads)):
        node, steps = start, 0
        while node >= 0 and steps <= len(heads):
            node, steps = heads[node], steps + 1
        if node >= 0:
            return False
    return True


def value(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


def brute_force(scores: np.ndarray) -> float:
    n = scores.shape[0]
    choices = itertools.product(range(-1, n), repeat=n)
    return max(value(scores, list(heads)) for heads in choices if is_tree(list(heads)))


def score_tables(most: int) -> st.SearchStrategy[np.ndarray]:
    floats = st.floats(-30, 30, allow_nan=False, width=32)
    return st.integers(1, most).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=floats))


@settings(deadline=None, max_examples=150)
@given(score_tables(4))
def test_no_other_tree_scores_higher(scores: np.ndarray) -> None:
    heads = tree.heads(scores)
    assert is_tree(heads)
    assert value(scores, heads) == pytest.approx(brute_force(scores), abs=1e-3)


@settings(deadline=None, max_examples=100)
@given(score_tables(25))
def test_any_scores_give_a_tree_with_one_root(scores: np.ndarray) -> None:
    assert is_tree(tree.heads(scores))


def test_cycles_inside_cycles_are_broken_at_the_cheapest_edge() -> None:
    # 0 and 1 choose each other, 2 and 3 choose each other, and the pairs choose each other too.
    scores = np.array(
        [
            [1.0, 0.0, 9.0, 8.0, 0.0],
            [0.0, 9.0, 0.0, 0.0, 0.0],
            [0.0, 8.0, 0.0, 0.0, 9.0],
            [0.0, 0.0, 0.0, 9.0, 0.0],
        ]
    )
    assert tree.heads(scores) == [-1, 0, 0, 2]


def test_two_words_that_both_want_the_root_share_one() -> None:
    assert tree.heads(np.array([[9.0, 0.0, 1.0], [8.0, 2.0, 0.0]])) == [-1, 0]


def test_scores_that_are_not_numbers_still_give_a_tree() -> None:
    scores = np.full((5, 6), np.nan)
    scores[2, 1] = np.inf
    assert is_tree(tree.heads(scores))


def test_no_words_have_no_heads() -> None:
    assert tree.heads(np.zeros((0, 1))) == []


def test_a_table_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="must be"):
        tree.heads(np.zeros((3, 3)))


def test_a_long_sentence_of_equal_words_is_read_in_time() -> None:
    # Nearly equal scores give the most contractions.
    scores = np.random.default_rng(1).normal(0, 1e-3, (250, 251))
    assert is_tree(tree.heads(scores))
