"""The agreement of two passes over the corpus: what counts as the same statement, and the chance
that is taken off."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from bench.agreement import (
    acts_of,
    agrees,
    alpha,
    closed_value,
    compare,
    kappa,
    masi,
    matched,
    report,
    second_pass,
)
from training.statements import CorpusError, Label, Labelled, corpus, read_label

TEXT = "The rebels called a week's truce on Wednesday and broke the truce on Friday."
FIRST = (
    "declare | at called | by The rebels | when 2003-01-29",
    "term duration | at week's | value P7D",
    "violate | at broke | by The rebels",
)


def labels(*lines: str) -> tuple[Label, ...]:
    return tuple(read_label(TEXT, line, "t") for line in lines)


def items(tmp_path: Path, second: str) -> tuple[list[Labelled], Path]:
    path = tmp_path / "second-pass.txt"
    path.write_text(second, "utf-8")
    item = Labelled("t-1", "2003-01-31", "agency", "Nepal 1996-2006", TEXT, labels(*FIRST))
    return [item], path


def test_the_same_kind_on_overlapping_words_is_the_same_statement() -> None:
    second = labels("declare | at called a week's truce", "violate | at truce on Friday")
    pairs = matched(labels(*FIRST), second)
    assert [(a.kind, b.first("at")) for a, b in pairs] == [("declare", "called a week's truce")]
    assert len(matched(labels(*FIRST), second, near=False)) == 2


def test_a_label_is_matched_once() -> None:
    (pair,) = matched(labels(FIRST[0], FIRST[0]), labels(FIRST[0]))
    assert pair[0].kind == "declare"


def test_a_week_is_seven_days_and_a_name_may_be_shorter() -> None:
    one, other = labels("term duration | at week's | value P1W", FIRST[1])
    assert agrees("value", one, other)
    short, full = labels("declare | at called | by rebels", FIRST[0])
    assert agrees("by", short, full)
    assert not agrees("when", short, full)


def test_defaults_of_closed_slots_are_those_of_the_guide() -> None:
    own, said = labels("violate | at broke", "violate | at broke | says The rebels")
    assert (closed_value("stance", own), closed_value("stance", said)) == ("report", "claim")
    assert closed_value("negated", own) == "no"


def test_both_passes_are_compared(tmp_path: Path) -> None:
    block = "# a comment\n\n@ t-1\n= offer | at called\n= violate | at broke | by The rebels\n"
    agreement = compare(second_pass(*items(tmp_path, block)))
    assert agreement.kinds["violate"].f1 == 100
    assert agreement.kinds["declare"].right == 0
    assert agreement.confused["declare", "offer"] == 1
    assert agreement.slots["by"].right == 1
    assert "1 items labelled twice" in report(agreement)


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        ("@ t-2\n-\n", "no item 't-2'"),
        ("@ t-1\n", "wants either"),
        ("@ t-1\n-\n= violate | at broke\n", "wants either"),
        ("@ t-1\n= violate | at mended\n", "has no 'mended'"),
        ("@ t-1\n-\n\n@ t-1\n-\n", "given 2 times"),
    ],
)
def test_slips_in_the_second_pass_are_refused(tmp_path: Path, block: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=complaint):
        second_pass(*items(tmp_path, block))


def test_kappa_takes_chance_off() -> None:
    table = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    assert kappa(table) == pytest.approx(0.4)
    assert math.isnan(kappa([(True, True)]))


def test_alpha_of_sets() -> None:
    a, b, none = frozenset({"agree"}), frozenset({"agree", "extend"}), frozenset[str]()
    assert alpha([(a, a), (none, none)]) == 1
    assert masi(a, b) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(a, none) == 1
    # Nominal data with a known answer: two coders, four units, one disagreement.
    nominal = alpha([(a, a), (a, a), (b, b), (a, b)], lambda x, y: float(x != y))
    assert nominal == pytest.approx(1 - 7 * 2 / (5 * 3 * 2))


def test_the_second_pass_fits_the_corpus() -> None:
    twice = second_pass(corpus())
    assert len(twice) > 300
    assert sum(bool(acts_of(entry.second)) for entry in twice) > 100
