"""A second look at lemmas: what is no word gives way to a neighbour that is one.

The lemma head classifies edit scripts and can leave a stem ("announc"). The vocabulary of the
encoder, some thirty thousand whole words, tells a stem from a word; where exactly the nearest
repair is a word, it is taken, else the lemma stays as the head gave it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

_CHECKED = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
_SHORTEST = 3

_IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "break": "broke broken", "strike": "struck stricken", "shoot": "shot",
        "begin": "began begun", "meet": "met",
        "hold": "held", "lead": "led", "fight": "fought", "take": "took taken",
        "give": "gave given", "make": "made", "say": "said", "tell": "told", "flee": "fled",
        "withdraw": "withdrew withdrawn", "come": "came", "go": "went gone", "send": "sent",
        "win": "won", "lose": "lost", "rise": "rose risen", "fall": "fell fallen",
        "draw": "drew drawn", "fly": "flew flown", "throw": "threw thrown", "blow": "blew blown",
        "slay": "slew slain", "swear": "swore sworn", "seek": "sought", "bring": "brought",
        "think": "thought", "catch": "caught", "keep": "kept", "build": "built",
        "choose": "chose chosen", "hide": "hid hidden", "pay": "paid", "run": "ran",
        "sink": "sank sunk", "stand": "stood", "write": "wrote written", "speak": "spoke spoken",
        "uphold": "upheld", "undertake": "undertook undertaken",
        "overthrow": "overthrew overthrown",
        "burn": "burnt", "drive": "drove driven", "shake": "shook shaken", "steal": "stole stolen",
        "tear": "tore torn", "bear": "bore borne", "forbid": "forbade forbidden", "bid": "bade",
        "deal": "dealt", "feel": "felt", "freeze": "froze frozen", "hang": "hung",
        "know": "knew known",
        "see": "saw seen", "sell": "sold", "show": "shown", "spend": "spent", "stick": "stuck",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""Irregular verbs of reporting and of violence: too few examples for a head to learn them all."""


def sound_lemma(form: str, lemma: str, upos: str, vocabulary: Container[str]) -> str:
    """The lemma itself if it is a word or cannot be repaired, else the nearest word."""
    low = lemma.lower()
    if upos == "VERB" and form.lower() in _IRREGULAR:
        return _IRREGULAR[form.lower()]
    if upos not in _CHECKED or len(low) < _SHORTEST or low in vocabulary or not low.isalpha():
        return lemma
    return next((word for word in _repairs(low) if word in vocabulary), lemma)


def _repairs(stem: str) -> Iterator[str]:
    """Likely words behind a wrong stem, nearest first: announc(e), backe → back, trie → try."""
    yield stem + "e"
    if stem.endswith("ie"):
        yield stem[:-2] + "y"
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if stem.endswith("e"):
        yield stem[:-1]
    if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
        yield stem[:-1]
    yield stem + stem[-1]
