"""Copies, rewrites, quotations: what goes back to one piece of writing."""

from __future__ import annotations

from builders import report
from tregua.linking.origins import LinkedOrigins, link_origins
from tregua.model import Relation, Report

STORY = (
    "Fighters in the northern valley laid down their weapons on Tuesday after months of clashes. "
    "The governor said that buses would bring villagers home before the winter rains begin. "
    "Aid workers counted forty burnt houses along the road and asked for blankets and seed. "
    "A spokesman for the fighters told reporters that the pause would last until the harvest. "
    "Nobody had been wounded since the weekend, a nurse at the valley's only clinic said."
)
REWORDED = (
    "Combatants in the northern valley laid down their arms on Tuesday after months of fights. "
    "The governor said that coaches would bring villagers home before winter rains start. "
    "Aid staff counted forty burned houses along the road and asked for covers and seed. "
    "A spokesman of the fighters told journalists that the pause would last until harvest. "
    "Nobody had been hurt since the weekend, a nurse at the valley's one clinic said."
)
OTHER = (
    "Buses began to bring families back to the northern valley, where a pause in fighting holds. "
    "The governor, speaking on Tuesday, thanked both the fighters and the army for their patience. "
    "According to aid workers, about forty houses were destroyed; winter is near and seed is short."
)


def linked(*reports: Report) -> LinkedOrigins:
    return link_origins({r.id: r for r in reports})


def relation(found: LinkedOrigins, a: Report, b: Report) -> Relation | None:
    return next((r.relation for r in found.relations.get(a.id, ()) if r.report == b.id), None)


def test_the_same_text_is_a_copy_whatever_its_outlet() -> None:
    a, b = report("a", STORY, outlet="One"), report("b", STORY.upper(), outlet="Two")
    found = linked(a, b)
    assert relation(found, a, b) is Relation.COPY
    assert found.of[a.id] == found.of[b.id]


def test_a_trimmed_text_is_a_copy() -> None:
    a, b = report("a", STORY), report("b", STORY.rsplit(". ", 2)[0] + ".")
    assert relation(linked(a, b), a, b) is Relation.COPY


def test_a_text_reworded_sentence_by_sentence_is_a_rewrite_and_one_origin() -> None:
    a, b = report("a", STORY), report("b", REWORDED)
    found = linked(a, b)
    assert relation(found, b, a) is Relation.REWRITE
    assert found.count({a.id, b.id}) == 1


def test_another_report_of_the_same_day_is_an_origin_of_its_own() -> None:
    a, b = report("a", STORY), report("b", OTHER)
    found = linked(a, b)
    assert relation(found, a, b) is None
    assert found.count({a.id, b.id}) == 2


def test_a_report_that_cites_an_outlet_quotes_it() -> None:
    a = report("a", OTHER, outlet="Valley Herald")
    b = report("b", "The pause holds, a resident told the Valley Herald.", outlet="World Post")
    found = linked(a, b)
    assert relation(found, b, a) is Relation.QUOTES
    assert relation(found, a, b) is None


def test_two_empty_shells_are_copies_but_short_different_texts_are_not() -> None:
    a, b, c = report("a", "Truce holds."), report("b", "Truce holds."), report("c", "Truce broken.")
    found = linked(a, b, c)
    assert relation(found, a, b) is Relation.COPY
    assert relation(found, a, c) is None


def test_many_copies_of_one_report_are_one_origin() -> None:
    reports = [report(f"{i:04}", STORY, outlet=f"Outlet {i}") for i in range(300)]
    assert len(linked(*reports).origins) == 1
