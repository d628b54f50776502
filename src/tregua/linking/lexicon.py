"""Word lists, kept as data so that they can be read and extended without reading code."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=8)
def data(name: str) -> dict[str, Any]:
    """One TOML file of ``linking/data``."""
    return tomllib.loads((files("tregua.linking") / "data" / name).read_text(encoding="utf-8"))


def lexicon(name: str) -> frozenset[str]:
    """A word list of ``words.toml``."""
    return frozenset(data("words.toml")[name].split())
