"""The lexicons of the reading room: small named word lists, kept as TOML beside this file.

A list is asked for by its path (``words("ceasefire.verbs.halt")``). Words are lemmas in lower case
unless a list says otherwise. A path that does not exist is a ``KeyError``: a misspelt name must
fail when the module is imported, not read as an empty list.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table(name: str) -> dict[str, Any]:
    source = files("tregua.reading") / "lexicons" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _at(path: str) -> Any:
    name, *keys = path.split(".")
    node: Any = _table(name)
    for key in keys:
        node = node[key]
    return node


@cache
def words(path: str) -> frozenset[str]:
    """The words of a list, or of all lists below a table."""
    node = _at(path)
    if isinstance(node, dict):
        return frozenset(w for key in node for w in words(f"{path}.{key}"))
    return frozenset(node)


@cache
def labels(path: str) -> dict[str, str]:
    """Word to label, for a table whose keys are labels; the first label that has a word wins."""
    out: dict[str, str] = {}
    for label, members in _at(path).items():
        for word in members:
            out.setdefault(word, label)
    return out
