"""The example lines of the contract decode into our records, and come back as they are written.

The file stands beside the checkout (``../shared/design``); where it is not there, that is said.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tregua.model.codec import decode, encode
from tregua.publish.lines import LINE_TYPES

HERE = Path(__file__).parent.parent.parent
SHARED = Path(os.environ.get("TREGUA_DATA", HERE.parent / "shared" / "data")).parent
CONTRACT = SHARED / "design" / "contract.example.jsonl"

needs_contract = pytest.mark.skipif(
    not CONTRACT.is_file(), reason="the contract's example lines are not beside this checkout"
)
ADDED: dict[str, set[str]] = {
    "statement": {"rule", "group"},
    "incident": {"damage", "reports"},
    "finding": {"statements"},
}
"""Fields of ours that came after the contract: more may be added, none renamed."""


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CONTRACT.read_text(encoding="utf-8").splitlines()]


@needs_contract
def test_the_contract_has_a_line_of_every_type() -> None:
    assert {line["type"] for line in lines()} == set(LINE_TYPES)


@needs_contract
def test_a_line_of_the_contract_decodes_into_our_record_and_comes_back() -> None:
    for line in lines():
        kind = line.pop("type")
        record = decode(LINE_TYPES[kind], _completed(kind, line))
        written = encode(record)
        assert _missing(line, written) == [], f"{kind} {line['id']}"


def _completed(kind: str, line: dict[str, Any]) -> dict[str, Any]:
    """The line with the fields that came later, empty."""
    later: dict[str, Any] = {}
    if kind == "statement":
        later = {"rule": "", "group": None}
    elif kind == "incident":
        later = {"damage": None, "reports": []}
    elif kind == "finding":
        later = {"statements": []}
    assert set(later) == ADDED.get(kind, set())
    return {**later, **line}


def _missing(told: Any, written: Any, at: str = "") -> list[str]:
    """Where what was told did not come back: paths of fields and the two values."""
    if isinstance(told, dict) and isinstance(written, dict):
        return [
            problem
            for key, value in told.items()
            for problem in (
                _missing(value, written[key], f"{at}.{key}")
                if key in written
                else [f"{at}.{key} is gone"]
            )
        ]
    if isinstance(told, list) and isinstance(written, list) and len(told) == len(written):
        return [
            problem
            for place, (a, b) in enumerate(zip(told, written, strict=True))
            for problem in _missing(a, b, f"{at}[{place}]")
        ]
    return [] if told == written else [f"{at}: {told!r} became {written!r}"]
