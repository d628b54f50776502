"""A report's text becomes sentences, tokens, a syntax tree, mentions, times and numbers.

Takes a ``Report``, gives an ``Analysis`` (``analyze.analyze``); knows nothing of ceasefires.
"""
