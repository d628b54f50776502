"""The JSON Schema of every line of an export, from the records themselves."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import TypeAdapter

from tregua.publish.lines import LINE_TYPES

Mode = Literal["validation", "serialization"]
MODE: Mode = "serialization"
VERSION = "1.0"
"""Raised in its first part where a field is renamed or taken away, else in its second."""


def schema() -> dict[str, Any]:
    """One schema for any line; ``$defs`` holds one for each ``type``.

    It describes what Tregua writes: every field that is listed as required is always there, and
    more fields may come with later versions.
    """
    adapters: list[tuple[str, Mode, TypeAdapter[Any]]] = [
        (name, MODE, TypeAdapter(of)) for name, of in LINE_TYPES.items()
    ]
    refs, shared = TypeAdapter.json_schemas(adapters, by_alias=True, ref_template="#/$defs/{model}")
    defs: dict[str, Any] = dict(shared["$defs"])
    for name in LINE_TYPES:
        of = refs[name, MODE]["$ref"].rsplit("/", 1)[1]
        defs[of] = _typed(defs[of], name)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:tregua:schema:{VERSION}",
        "title": "A line of a Tregua export",
        "oneOf": [refs[name, MODE] for name in LINE_TYPES],
        "$defs": dict(sorted(defs.items())),
    }


def _typed(record: dict[str, Any], name: str) -> dict[str, Any]:
    """The schema of a record with its ``type``, by which a reader knows it."""
    return {
        **record,
        "properties": {"type": {"const": name}, **record["properties"]},
        "required": ["type", *record.get("required", [])],
    }
