"""The reading stays above its floors on a part of every set that is on this machine."""

from __future__ import annotations

import pytest
from bench import quality


@pytest.fixture(scope="module")
def measured() -> tuple[dict[str, float], list[str]]:
    """The figures of the subset by set, split and measure; and why sets are missing."""
    rows, missing = quality.measured(quality.Options(test=False, subset=True))
    return {f"{row.set}, {row.split}: {row.measure}": row.ours for row in rows}, missing


@pytest.fixture(scope="module")
def found(measured: tuple[dict[str, float], list[str]]) -> dict[str, float]:
    return measured[0]


def test_every_set_is_on_this_machine(measured: tuple[dict[str, float], list[str]]) -> None:
    if measured[1]:
        pytest.skip("; ".join(measured[1]))


def test_no_figure_falls_below_its_floor(
    found: dict[str, float], floor: dict[str, dict[str, float]]
) -> None:
    floors = floor["quality"]
    low = {n: v for n, v in found.items() if "count" not in n and v < floors.get(n, 0.0)}
    assert low == {}


def test_no_more_is_invented_than_was(
    found: dict[str, float], floor: dict[str, dict[str, float]]
) -> None:
    most = floor["quality"]
    high = {n: v for n, v in found.items() if "count" in n and v > most.get(n, float("inf"))}
    assert high == {}


def test_every_floor_is_measured(
    found: dict[str, float], floor: dict[str, dict[str, float]]
) -> None:
    """A renamed measure would leave its floor behind, unnoticed."""
    sets = {name.split(",")[0] for name in found}
    expected = {name for name in floor["quality"] if name.split(",")[0] in sets}
    assert expected <= set(found)
