"""Bare text: one file is one report."""

from __future__ import annotations

from tregua.errors import Where
from tregua.intake.encoding import decode
from tregua.intake.records import Draft, digest


def read_plain(data: bytes, where: Where) -> Draft:
    """The draft of a text file; its title and date are looked for when the report is finished."""
    decoded = decode(data, where)
    return Draft(decoded.text, digest(data), where, problems=decoded.problems)
