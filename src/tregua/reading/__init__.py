"""An analysis becomes statements: who says that what happened, in which words.

Takes an ``Analysis`` (sentences with tokens, tree, mentions, times, numbers), gives ``Statement``s,
each with its speaker, stance, certainty, span and quotation. Rules stand on lemmas, syntax and the
lexicons beside them; each carries a versioned name that its statements keep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tregua.reading.version import READER

if TYPE_CHECKING:
    from tregua.model import Report, Statement

__all__ = ["READER", "read_report"]


def read_report(report: Report) -> tuple[Statement, ...]:
    """The statements of a report, in the order of the text: a pure function of report and model.

    The rules and the language model are loaded with the first report, not with this room: who only
    asks which reader this is pays nothing for them.
    """
    from tregua.reading import reader

    return reader.read_report(report)
