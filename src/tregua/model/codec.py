"""Records to JSON objects and back; the only place that knows how a record looks outside."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(record_type: Any) -> TypeAdapter[Any]:
    """The adapter of a record type, built once: building one takes milliseconds."""
    adapter = _ADAPTERS.get(record_type)
    if adapter is None:
        adapter = _ADAPTERS[record_type] = TypeAdapter(record_type)
    return adapter


def encode(record: object) -> dict[str, Any]:
    """The JSON object of a record: enums by value, tuples as lists, every field present."""
    encoded: dict[str, Any] = _adapter(type(record)).dump_python(record, mode="json", by_alias=True)
    return encoded


def decode(record_type: type[T], data: dict[str, Any]) -> T:
    """The record of a JSON object.

    Raises ``pydantic.ValidationError`` where the object does not fit the type.
    """
    return cast(T, _adapter(record_type).validate_python(data))


def decode_json(record_type: type[T], data: str | bytes) -> T:
    """The record of a JSON text; faster than ``decode(json.loads(…))``."""
    return cast(T, _adapter(record_type).validate_json(data))


def encode_json(record: object) -> bytes:
    """The JSON text of a record, in UTF-8, with the fields in the order of the class."""
    return _adapter(type(record)).dump_json(record, by_alias=True)
