"""An analysis becomes statements: who says that what happened, in which words.

Takes an ``Analysis`` (sentences with tokens, tree, mentions, times, numbers), gives ``Statement``s,
each with its speaker, stance, certainty, span and quotation. Rules stand on lemmas, syntax and the
lexicons beside them; each carries a versioned name that its statements keep.
"""

from tregua.reading.reader import READER, read_report

__all__ = ["READER", "read_report"]
