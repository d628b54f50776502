"""Places: resolved in the context of a report, vague where the words are."""

from __future__ import annotations

import pytest

from tregua.linking.context import Context
from tregua.linking.gazetteer import gazetteer
from tregua.linking.places import resolve
from tregua.model import Place, PlacePrecision, ReportId

IRAQ = Context(ReportId("r"), ("IRQ", "USA"), ("IRQ",), "IRQ", "IRQ", None)
YEMEN = Context(ReportId("r"), ("YEM",), ("YEM",), "YEM", "YEM", None)
NOWHERE = Context(ReportId("r"), (), (), None, None, None)


def place(name: str, context: Context = IRAQ) -> Place:
    return resolve(name, context, gazetteer())


@pytest.mark.parametrize(
    ("name", "context", "country", "precision", "town"),
    [
        ("Iraq", IRAQ, "IRQ", PlacePrecision.COUNTRY, None),
        ("Baghdad", IRAQ, "IRQ", PlacePrecision.TOWN, "Baghdad"),
        ("a highway south of Baghdad", IRAQ, "IRQ", PlacePrecision.VAGUE, "Baghdad"),
        ("the south of the country", IRAQ, "IRQ", PlacePrecision.VAGUE, None),
        ("Marib province", YEMEN, "YEM", PlacePrecision.DISTRICT, None),
        ("Dhabab area of Taiz", YEMEN, "YEM", PlacePrecision.TOWN, "Taiz"),
        ("Sana'a", YEMEN, "YEM", PlacePrecision.TOWN, "Sanaa"),
        ("Green Zone", IRAQ, None, PlacePrecision.VAGUE, None),
        ("the Iraqi capital", YEMEN, "IRQ", PlacePrecision.TOWN, "Baghdad"),
        ("the capital", IRAQ, "IRQ", PlacePrecision.TOWN, "Baghdad"),
        ("14 kilometers from Iran", IRAQ, None, PlacePrecision.VAGUE, None),
    ],
)
def test_a_place_is_as_exact_as_its_words(
    name: str, context: Context, country: str | None, precision: PlacePrecision, town: str | None
) -> None:
    found = place(name, context)
    assert (found.country, found.precision) == (country, precision)
    assert (found.gazetteer.name if found.gazetteer else None) == town


def test_a_province_gets_no_coordinates_of_the_town_it_is_named_after() -> None:
    assert place("Marib province", YEMEN).lat is None


def test_a_small_town_is_only_believed_in_its_country() -> None:
    assert place("Marib", YEMEN).gazetteer is not None
    assert place("Marib", NOWHERE).gazetteer is None


def test_spellings_of_one_town_are_one_place_and_vague_places_are_not() -> None:
    assert place("Ta'izz", YEMEN).id == place("Taiz", YEMEN).id
    assert place("south of Baghdad").id != place("Baghdad").id
