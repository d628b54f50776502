"""The schema: pinned by a file, and every line fits it.

Regenerate the file with ``TREGUA_REGENERATE=1`` and read the diff: a field that was renamed or
taken away breaks somebody's program, and asks for a new version.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))
from scene import VIEW

from tregua.model.codec import encode
from tregua.publish.export import export_json, line
from tregua.publish.lines import LINE_TYPES, DecisionLine, StatementLine
from tregua.publish.schema import schema

GOLDEN = Path(__file__).parent.parent / "golden" / "schema.json"
LINES = list(export_json(VIEW))
DECISION = {
    "type": "decision",
    **encode(
        DecisionLine(
            "e_123", "t_1", "correct", {"text": "…"}, "a@example.org", "…", "2020-10-13", None
        )
    ),
}


def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def test_the_schema_is_the_one_that_was_reviewed() -> None:
    found = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("TREGUA_REGENERATE"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$id"].startswith("urn:tregua:schema:")


def test_the_scene_has_a_line_of_every_type_but_decisions() -> None:
    assert {line["type"] for line in LINES} == set(LINE_TYPES) - {"decision"}


@pytest.mark.parametrize(
    "line", [*LINES, DECISION], ids=lambda line: f"{line['type']} {line['id']}"
)
def test_every_line_fits_the_schema(line: dict[str, Any]) -> None:
    validator().validate(line)


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['type']} {line['id']}")
def test_a_line_without_one_of_its_required_fields_does_not_fit(line: dict[str, Any]) -> None:
    for name in ("id", "type"):
        broken = {key: value for key, value in line.items() if key != name}
        assert not validator().is_valid(broken)
    assert not validator().is_valid({**line, "type": "nonsense"})


def test_a_statements_line_is_the_record_that_the_schema_describes() -> None:
    for one in LINES:
        if one["type"] == "statement":
            data = {key: value for key, value in one.items() if key != "type"}
            from tregua.model.codec import decode

            assert encode(decode(StatementLine, data)) == data


def test_lines_have_the_fields_of_the_contract() -> None:
    """The names that DESIGN's contract gives; more may be added, none renamed."""
    contract = json.loads((GOLDEN.parent / "contract_fields.json").read_text())
    first = {line["type"]: line for line in [*LINES, DECISION]}
    for kind, names in contract.items():
        assert set(names) <= set(first[kind]), kind


def test_a_report_passes_on_its_length_and_not_its_text() -> None:
    (report, *_) = VIEW.reports
    found = line(VIEW, report)
    assert "text" not in found
    assert found["chars"] == len(report.text)
    assert found["origin"] == "o_1"
    assert found["story"] == "s_1"


def test_a_copys_line_names_what_it_copies() -> None:
    found = line(VIEW, VIEW.reports[1])
    assert found["relations"] == [{"report": "r_1", "relation": "copy", "overlap": 0.83}]
