"""Marks: from a layer's scores to runs of words."""

from __future__ import annotations

import numpy as np
import pytest

from tregua.language.marks import Mark, marks

BIO = ("O", "B-source", "I-source")
PLAIN = ("O", "declare", "reject")


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    return np.asarray(rows, dtype=np.float32)


def spans(found: tuple[Mark, ...]) -> list[tuple[int, int, str]]:
    return [(m.first, m.last, m.label) for m in found]


def test_bio_spans_end_where_another_begins() -> None:
    rows = scores((0, 9, 0), (0, 0, 9), (0, 9, 0), (9, 0, 0), (0, 0, 9))
    assert spans(marks(rows, BIO)) == [(0, 2, "source"), (2, 3, "source"), (4, 5, "source")]


def test_plain_runs_join_words_of_one_label() -> None:
    rows = scores((9, 0, 0), (0, 9, 0), (0, 9, 0), (0, 0, 9), (9, 0, 0))
    assert spans(marks(rows, PLAIN)) == [(1, 3, "declare"), (3, 4, "reject")]


def test_a_plain_label_counts_though_o_is_likelier_and_says_how_sure() -> None:
    (mark,) = marks(scores((1.0, 0.5, -9.0)), PLAIN)
    assert mark.probability == pytest.approx(1 / (1 + np.exp(0.5)), abs=1e-3)


def test_what_is_unlikely_is_not_passed_on() -> None:
    assert marks(scores((3.0, 0.0, 0.0)), PLAIN) == ()


def test_no_words_no_marks() -> None:
    assert marks(np.zeros((0, 3), dtype=np.float32), PLAIN) == ()
