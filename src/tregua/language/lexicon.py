"""Lemmas that are words: what the model guesses is checked against words that are known.

The model guesses a lemma by editing the form, and now and then edits it into no word at all
(*closing*, *clos*). Such a form is edited by the regular rules of English inflection instead, and
the first result that is a known word is taken. The words are those that the model's own vocabulary
knows as one piece; irregular verbs of reporting and violence stand here. Names and numbers are
left to the model. No word list of a treebank is needed, and none ships.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

_PERSONS = ("ents", "ants", "ers", "ors", "ists", "ians", "eers", "iers", "ees")
"""Endings of nouns for people, whose plural is never a word of its own."""
INFLECTED = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})
"""Tags whose lemmas are looked up."""

_VOWELS = frozenset("aeiou")
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
        "lay": "laid", "injure": "injured injuring", "rape": "raped raping",
        "raze": "razed razing", "strafe": "strafed strafing",
        "think": "thought", "catch": "caught", "keep": "kept", "build": "built",
        "choose": "chose chosen", "hide": "hid hidden", "pay": "paid", "run": "ran",
        "sink": "sank sunk", "stand": "stood", "write": "wrote written", "speak": "spoke spoken",
        "uphold": "upheld", "undertake": "undertook undertaken",
        "overthrow": "overthrew overthrown", "overrun": "overran", "retake": "retook retaken",
        "burn": "burnt", "drive": "drove driven", "shake": "shook shaken", "steal": "stole stolen",
        "tear": "tore torn", "bear": "bore borne", "forbid": "forbade forbidden", "bid": "bade",
        "deal": "dealt", "feel": "felt", "freeze": "froze frozen", "hang": "hung",
        "know": "knew known",
        "see": "saw seen", "sell": "sold", "show": "shown", "spend": "spent", "stick": "stuck",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""Irregular verbs of reporting and of violence: too few examples for a head to learn them all."""

_SILENT_E = frozenset(
    {"abide", "acquiesce", "agonise", "allege", "allude", "announce", "apologise", "belittle",
     "besiege", "castigate", "characterise", "concede", "contravene", "convene", "criticise",
     "crumble", "denounce", "deplore", "deride", "divulge", "dwindle", "emphasise",
     "enounce", "enthuse", "envisage", "espouse", "excoriate", "excuse", "expire", "grumble",
     "implore", "incite", "infringe", "insinuate", "intimate", "intone", "lambaste", "lapse",
     "muse", "oblige", "opine", "pillage", "pontificate", "presume", "pronounce", "quibble",
     "rebuke", "reconvene", "redouble", "refute", "reiterate", "rejoice", "renounce",
     "rescue", "revoke", "ridicule", "scrutinise", "summarise", "surmise", "theorise",
     "underline", "underscore", "vacate"}
)  # fmt: skip
"""Rare verbs of the same kind whose stem is no word without its last letter."""


class Lexicon:
    """Known words, in lower case, and the lemmas that follow from them."""

    def __init__(self, words: Container[str]) -> None:
        """``words``: the words that are known as such, whatever their tag."""
        self._words = words

    def lemma(self, form: str, tag: str, guess: str) -> str:
        """The lemma of ``form`` as ``tag``: ``guess``, unless something is known to be better."""
        if tag not in INFLECTED:
            return guess
        lower = form.lower()
        if tag == "VERB" and lower in _IRREGULAR:
            return _IRREGULAR[lower]
        if tag == "VERB" and (rare := _SILENT_E.intersection(regular(lower, tag))):
            return min(rare)
        if not lower.isalpha() or not lower.isascii():
            return guess
        if guess.lower() in self._words:
            return self._uninflected(guess, tag) if guess.lower() == lower else guess
        if tag == "NOUN" and lower.endswith("men") and guess != form:
            return lower[:-2] + "an"  # gunmen, militiamen: the model has seen few of them
        if tag == "NOUN" and lower.endswith(_PERSONS):
            return next(regular(lower, tag), guess)
        likely = list(regular(lower, tag))
        for candidate in likely:
            if candidate in self._words:
                return candidate
        # Neither is known. The rules spell verbs better than the model; of nouns the model knows
        # whether they are plural at all.
        plural = tag == "NOUN" and guess in likely and not lower.endswith("ies")
        return guess if plural or not likely else likely[0]

    def _uninflected(self, guess: str, tag: str) -> str:
        """The lemma of a known word that the model left as it stands.

        The known words hold frequent forms too ("insurgents", "collided"). What has the shape of
        a person's plural or of a past form is undone where that gives a known word.
        """
        lower = guess.lower()
        if tag == "NOUN" and lower.endswith(_PERSONS):
            return next(regular(lower, tag), guess)
        past = tag == "VERB" and lower.endswith("ed") and not lower.endswith("eed")
        if past:
            return next((c for c in regular(lower, tag) if c in self._words), guess)
        return guess


def regular(form: str, tag: str) -> Iterator[str]:
    """The lemmas that a regularly inflected form may have, likelier ones first.

    Nothing for a form without an inflectional ending of its tag.
    """
    if tag in ("VERB", "AUX"):
        for ending in ("ing", "ed"):
            if form.endswith(ending) and len(form) > len(ending) + 2:
                yield from _stems(form[: -len(ending)])
                return
    if tag in ("ADJ", "ADV"):
        for ending in ("est", "er"):
            if form.endswith(ending) and len(form) > len(ending) + 2:
                yield from _stems(form[: -len(ending)])
                yield form
                return
        return
    if (
        tag in ("VERB", "AUX", "NOUN")
        and form.endswith("s")
        and not form.endswith(("ss", "us", "is"))
    ):
        if form.endswith("ies") and len(form) > 4:
            yield form[:-3] + "y"
            yield form[:-1]
        elif form.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
            yield form[:-2]
            yield form[:-1]
        elif len(form) > 2:
            yield form[:-1]
        if tag == "NOUN":
            yield form


def _stems(stem: str) -> Iterator[str]:
    """The words that may lose their end before -ed, -ing, -er and -est."""
    if stem.endswith("i"):
        yield stem[:-1] + "y"
        return
    vowels = sum(c in _VOWELS for c in stem)
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiouslzf"
    short = len(stem) > 2 and stem[-2] in _VOWELS and stem[-1] not in "aeiouwxy"
    silent = stem.endswith(("c", "v", "s", "z", "u", "dg", "at", "iz", "ang", "arg", "urg")) or (
        short and vowels == 1 and stem[-3:-2] not in _VOWELS
    )
    if doubled:
        yield stem[:-1]
    if silent:
        yield stem + "e"
    yield stem
    if not silent:
        yield stem + "e"
