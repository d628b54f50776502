"""The statement corpus: its reader refuses what the guide forbids, and the corpus is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.statements import (
    ACTS,
    TOPICS,
    CorpusError,
    Labelled,
    alike,
    corpus,
    held_out,
    number,
    read,
)

HEAD = "@ t-1 | 2003-01-29 | agency | Nepal 1996-2006\n"
TEXT = "The rebels called a truce on Wednesday and broke the truce on Friday.\n"


def item(tmp_path: Path, *lines: str, head: str = HEAD, text: str = TEXT) -> Labelled:
    path = tmp_path / "statements-t.txt"
    path.write_text(head + text + "".join(f"{line}\n" for line in lines), "utf-8")
    (only,) = read(path)
    return only


def test_words_are_found_where_they_stand(tmp_path: Path) -> None:
    (label,) = item(tmp_path, "= declare | at called | by The rebels | when 2003-01-29").labels
    assert (label.kind, label.at) == ("declare", (11, 17))
    assert label.spans["by"] == ((0, 10),)
    assert label.first("when") == "2003-01-29"


def test_of_two_places_the_nearer_one_is_meant(tmp_path: Path) -> None:
    (label,) = item(tmp_path, "= violate | at broke | by The rebels | to truce").labels
    assert label.spans["to"] == ((53, 58),)


def test_part_of_a_word_is_not_the_word(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="has no 'rebel'"):
        item(tmp_path, "= declare | at called | by rebel")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("= proclaim | at called", "unknown kind"),
        ("= incident Duel | at broke", "not in the vocabulary"),
        ("= quantity | at broke", "what is counted"),
        ("= declare | by The rebels", "wants its words"),
        ("= declare | at called | when Wednesday", "not allowed here"),
        ("= declare | at called | when 2003-02-30", "not allowed here"),
        ("= declare | at called | mood good", "not allowed here"),
        ("= term duration | at called | value a week", "not allowed here"),
        ("= declare | at called | by The rebels | by The rebels", "given twice"),
        ("= incident Attack | at broke | killed some", "not allowed here"),
    ],
)
def test_a_slip_is_an_error_with_its_line(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=rf"statements-t.txt:3: .*{complaint}"):
        item(tmp_path, line)


@pytest.mark.parametrize(
    ("head", "complaint"),
    [
        ("@ t-1 | agency | Nepal 1996-2006\n", "the head wants"),
        ("@ t-1 | 29.1.2003 | agency | Nepal 1996-2006\n", "no ISO date"),
        ("@ t-1 | - | rumour | Nepal 1996-2006\n", "unknown register"),
        ("@ t-1 | - | agency | Nepal\n", "neither a topic nor a war"),
    ],
)
def test_a_bad_head_is_an_error(tmp_path: Path, head: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=complaint):
        item(tmp_path, "-", head=head)


def test_an_item_is_looked_at_or_it_is_an_error(tmp_path: Path) -> None:
    assert item(tmp_path, "-").labels == ()
    with pytest.raises(CorpusError, match="either statements or a single -"):
        item(tmp_path)


def test_numbers_of_the_guide() -> None:
    assert [number(n) for n in ("12", "12-15", "12+", "-12")] == [
        (12, 12),
        (12, 15),
        (12, None),
        (None, 12),
    ]


def test_two_items_of_one_template_are_noticed(tmp_path: Path) -> None:
    one = item(tmp_path, "-")
    two = item(tmp_path, "-", head=HEAD.replace("t-1", "t-2"))
    other = item(tmp_path, "-", head=HEAD.replace("t-1", "t-3"), text="Nothing of the kind.\n")
    assert alike([one, two, other]) == [("t-1", "t-2")]


def test_the_corpus_is_as_large_and_varied_as_its_guide_says() -> None:
    items = corpus()
    wars = {i.conflict for i in items} - TOPICS
    reports = [i for i in items if i.is_report]
    assert len(items) - len(reports) >= 3000
    assert len(reports) >= 300
    assert len(wars) >= 40
    about_truces = [i for i in items if any(of.kind in ACTS | {"term"} for of in i.labels)]
    assert 0.4 < 1 - len(about_truces) / len(items) < 0.7
    assert {i.conflict for i in items if held_out(i)} - TOPICS
