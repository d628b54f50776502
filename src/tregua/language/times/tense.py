"""The tense of the verb that governs a time: what tells next Sunday from last Sunday.

Takes tokens with their tree, gives past, future or unknown. Without tags, nearby cues decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tregua.language.analysis import Token

_FUTURE_AUX: Final = frozenset({"will", "'ll", "’ll", "shall", "wo", "gonna"})
_BACKSHIFTED: Final = frozenset({"would", "should"})
_PAST_AUX: Final = frozenset({"was", "were", "had", "did", "been"})
_INTENDING: Final = frozenset({
    "plan", "agree", "expect", "aim", "decide", "promise", "schedule", "set", "due", "want",
    "intend",
    "vow", "pledge", "propose", "prepare", "hope", "threaten", "be", "go", "slate", "ready",
    "bind", "likely", "urge", "call", "order", "oblige", "commit", "undertake", "begin",
})  # fmt: skip
_OPENING: Final = frozenset({
    "start", "begin", "expire", "end", "take", "enter", "come", "open", "run", "last", "resume",
    "go",
    "stay", "remain", "continue", "meet", "vote", "face",
})  # fmt: skip
_IRREGULAR: Final = frozenset({
    "said", "met", "told", "began", "fell", "held", "made", "left", "struck", "took", "came",
    "went",
    "killed", "broke", "saw", "found", "gave", "shot", "won", "lost", "fought", "became", "sent",
    "fled", "brought", "kept", "led", "spoke", "wrote", "blew", "withdrew", "swore", "got",
    "sought",
})  # fmt: skip


def tense(tokens: Sequence[Token], token: int) -> str:
    """Give past, future, would or unknown for the verb that governs a token.

    "Would" looks ahead from a past moment, which the publication may lie behind or before.

    Climbs the tree to the first verb; an expression under a noun ("the November elections") has
    no tense of its own. Where the tree is missing, the nearest cue before the token decides.
    """
    if not any(t.upos in ("VERB", "AUX") for t in tokens):
        return _flat_tense(tokens, token)
    found = _climb(tokens, token)
    return "past" if found in ("future", "would") and _reported(tokens, token) else found


_REPORTED: Final = frozenset({"said", "told", "announced", "reported", "added", "stated", "wrote"})


def _reported(tokens: Sequence[Token], token: int) -> bool:
    """Say whether a reporting verb stands closest before the time: "…, the army said on Friday"."""
    for before in reversed(tokens[:token]):
        word = before.text.lower()
        if word in _REPORTED:
            return True
        if before.upos in ("VERB", "AUX", "SCONJ") or word in ("to", "that"):
            return False
    return False


def _climb(tokens: Sequence[Token], token: int) -> str:
    current = tokens[token]
    if any(t.head == current.index and t.deprel.startswith("cop") for t in tokens):
        return _verb_tense(tokens, current)  # "it was a busy spring"
    return _above(tokens, current)


def _above(tokens: Sequence[Token], current: Token) -> str:
    """The tense of the first verb or predicate that governs a token."""
    for _ in range(8):
        if not 0 <= current.head < len(tokens) or current.head == current.index:
            break
        current = tokens[current.head]
        if current.upos in ("VERB", "AUX"):
            return _verb_tense(tokens, current)
        if any(t.head == current.index and t.deprel.startswith("cop") for t in tokens):
            return _verb_tense(tokens, current)
    return "unknown"


def _verb_tense(tokens: Sequence[Token], verb: Token) -> str:
    words = [t.text.lower() for t in tokens if t.head == verb.index and t.index < verb.index + 1]
    if any(w in _FUTURE_AUX for w in words):
        return "future"
    if any(w in _BACKSHIFTED for w in words):
        return "would"
    if "to" in words or (verb.index and tokens[verb.index - 1].text.lower() == "to"):
        return _infinitive(tokens, verb)
    if any(w in _PAST_AUX for w in words) or any(w in ("has", "have", "'ve") for w in words):
        return "past"
    word, lemma = verb.text.lower(), verb.lemma.lower()
    if verb.upos in ("VERB", "AUX") and (word in _IRREGULAR or word.endswith("ed")):
        return _reduced(tokens, verb)
    if word.endswith("ing"):
        if any(w in ("is", "are", "'s", "'re", "be") for w in words):
            return "future"
        return _participle(tokens, verb)
    if verb.upos == "VERB" and word not in (lemma, f"{lemma}s", f"{lemma}es"):
        return "past" if not word.endswith("s") else _present(lemma)
    return _present(lemma)


def _participle(tokens: Sequence[Token], verb: Token) -> str:
    """Place "starting Monday" by its governor: a pause that was declared starts then or later."""
    if not 0 <= verb.head < len(tokens) or verb.head == verb.index:
        return "unknown"
    above = _above(tokens, verb)
    if verb.lemma.lower() not in _OPENING:
        return "unknown"
    return "would" if above == "past" else above


def _present(lemma: str) -> str:
    return "future" if lemma in _OPENING else "unknown"


def _reduced(tokens: Sequence[Token], verb: Token) -> str:
    """Tell "set to begin" and "scheduled for Monday" from plain past."""
    lemma = verb.lemma.lower()
    if lemma in ("schedule", "slate", "expect", "set") and verb.text.lower() != "expected":
        present = any(t.head == verb.index and t.text.lower() in ("is", "are") for t in tokens)
        return "future" if present or verb.deprel.startswith("acl") else "unknown"
    if verb.text.lower() == "expected":
        return "future"
    return "past"


def _infinitive(tokens: Sequence[Token], verb: Token) -> str:
    """Place "to withdraw" by what governs it: a plan looks ahead, "managed to" does not."""
    if any(t.head == verb.index and t.text.lower() in ("was", "were", "had") for t in tokens):
        return "would"
    if any(t.head == verb.index and t.text.lower() in ("is", "are") for t in tokens):
        return "future"  # "the truce is to begin on Monday"
    if 0 <= verb.head < len(tokens):
        governor = tokens[verb.head]
        past = [t for t in tokens if t.head in (governor.index, verb.index)]
        if any(t.text.lower() in ("was", "were", "had") for t in (*past, governor)):
            return "would"  # "was due to expire on Sunday": which Sunday, the report knows
        if governor.upos in ("NOUN", "ADJ") or governor.lemma.lower() in _INTENDING:
            return "future"
        return _verb_tense(tokens, governor) if governor.head != verb.index else "unknown"
    return "future"


def _flat_tense(tokens: Sequence[Token], token: int) -> str:
    for index in range(token - 1, max(-1, token - 9), -1):
        word = tokens[index].text.lower()
        if word in _BACKSHIFTED:
            return "would"
        if word in _FUTURE_AUX or word == "to":
            return "future" if word != "to" or index + 2 < token else "unknown"
        if word in _IRREGULAR or word in _PAST_AUX or (word.endswith("ed") and len(word) > 4):
            return "past"
        if word in (";", ":"):
            break
    for index in range(token + 1, min(len(tokens), token + 12)):
        word = tokens[index].text.lower()
        if word in _FUTURE_AUX:
            return "future"
        if word in _IRREGULAR or word in _PAST_AUX or (word.endswith("ed") and len(word) > 4):
            return "past"
    return "unknown"
