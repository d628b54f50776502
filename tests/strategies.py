"""Strategies of hypothesis for the nouns of the model and for analyses of made-up text.

``records(record_type)`` gives any record of a class of ``tregua.model`` from the types of its
fields; ``analyses()`` gives reports of one to four sentences, each a random tree over words that
the rules of the reading room look for.
"""

from __future__ import annotations

import dataclasses
import enum
import functools
import sys
import types
import typing
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent / "reading"))
from build import S
from build import analysis as build_analysis

from tregua.language.analysis import Analysis

_LEAVES: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12),
    int: st.integers(-(2**40), 2**40),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    type(None): st.none(),
    Any: st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
}


@functools.cache
def records(record_type: type) -> st.SearchStrategy[Any]:
    """Any record of a frozen dataclass."""
    hints = typing.get_type_hints(record_type)
    fields = {f.name: of(hints[f.name]) for f in dataclasses.fields(record_type)}
    return st.builds(record_type, **fields)


def of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type as the model writes its types."""
    if isinstance(hint, typing.NewType):
        return of(hint.__supertype__)
    if hint in _LEAVES:
        return _LEAVES[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([of(a) for a in arguments])
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(of(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(of(a) for a in arguments))
    if origin is dict:
        return st.dictionaries(of(arguments[0]), of(arguments[1]), max_size=3)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return st.sampled_from(list(hint))
    if dataclasses.is_dataclass(hint):
        return records(typing.cast(type, hint))
    raise TypeError(f"no strategy for {hint}")


# --- analyses ------------------------------------------------------------------------------------

_WORDS = [
    ("declared", "declare", "VERB"), ("agreed", "agree", "VERB"), ("said", "say", "VERB"),
    ("accused", "accuse", "VERB"), ("denied", "deny", "VERB"), ("stop", "stop", "VERB"),
    ("halted", "halt", "VERB"), ("shelled", "shell", "VERB"), ("killed", "kill", "VERB"),
    ("ordered", "order", "VERB"), ("extended", "extend", "VERB"), ("broke", "break", "VERB"),
    ("called", "call", "VERB"), ("begins", "begin", "VERB"), ("signed", "sign", "VERB"),
    ("truce", "truce", "NOUN"), ("attacks", "attack", "NOUN"), ("rebels", "rebel", "NOUN"),
    ("army", "army", "NOUN"), ("statement", "statement", "NOUN"), ("sides", "side", "NOUN"),
    ("violation", "violation", "NOUN"), ("offer", "offer", "NOUN"), ("halt", "halt", "NOUN"),
    ("condition", "condition", "NOUN"), ("exchange", "exchange", "NOUN"), ("fire", "fire", "NOUN"),
    ("soldiers", "soldier", "NOUN"), ("commander", "commander", "NOUN"), ("aim", "aim", "NOUN"),
    ("Brask", "Brask", "PROPN"), ("Relko", "Relko", "PROPN"), ("Front", "Front", "PROPN"),
    ("it", "it", "PRON"), ("they", "they", "PRON"), ("that", "that", "PRON"),
    ("who", "who", "PRON"), ("the", "the", "DET"), ("a", "a", "DET"), ("no", "no", "DET"),
    ("by", "by", "ADP"), ("of", "of", "ADP"), ("from", "from", "ADP"), ("on", "on", "ADP"),
    ("to", "to", "PART"), ("not", "not", "PART"), ("if", "if", "SCONJ"), ("and", "and", "CCONJ"),
    ("will", "will", "AUX"), ("was", "be", "AUX"), ("two", "two", "NUM"), ("20", "20", "NUM"),
    ("Friday", "Friday", "PROPN"), ("reportedly", "reportedly", "ADV"), ("over", "over", "ADV"),
    (",", ",", "PUNCT"), (".", ".", "PUNCT"), (":", ":", "PUNCT"), ("?", "?", "PUNCT"),
    ("“", "“", "PUNCT"), ("”", "”", "PUNCT"), ("(", "(", "PUNCT"), (")", ")", "PUNCT"),
]  # fmt: skip
_RELATIONS = [
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "acl",
    "acl:relcl", "xcomp", "ccomp", "advcl", "conj", "cc", "case", "mark", "det", "amod",
    "compound", "flat", "appos", "nummod", "aux", "aux:pass", "cop", "advmod", "parataxis",
    "compound:prt", "punct", "fixed",
]  # fmt: skip
_NAMES = {"Brask": "LOC", "Relko": "PER", "Front": "ORG"}
_TIMES: dict[str, str | tuple[str | None, str | None]] = {"Friday": ("2024-05-10", "2024-05-10")}


@st.composite
def sentences(draw: st.DrawFn) -> S:
    """A random tree of up to twelve words, names and days marked where they stand once."""
    count = draw(st.integers(1, 12))
    words = [draw(st.sampled_from(_WORDS)) for _ in range(count)]
    order = draw(st.permutations(range(count)))
    heads = {order[0]: 0}
    for place, node in enumerate(order[1:], 1):
        heads[node] = order[draw(st.integers(0, place - 1))] + 1
    relations = [draw(st.sampled_from(_RELATIONS)) if heads[i] else "root" for i in range(count)]
    spec = " ".join(
        f"{form}/{lemma}/{upos}/{heads[i]}/{relations[i]}"
        for i, (form, lemma, upos) in enumerate(words)
    )
    once = {form for form, _, _ in words if sum(form == f for f, _, _ in words) == 1}
    return S(
        spec,
        names={name: label for name, label in _NAMES.items() if name in once},
        times={said: value for said, value in _TIMES.items() if said in once},
        paragraph=0,
    )


def analyses() -> st.SearchStrategy[Analysis]:
    """Reports of one to four such sentences."""
    return st.lists(sentences(), min_size=1, max_size=4).map(lambda s: build_analysis(*s))


# --- texts ---------------------------------------------------------------------------------------

_TOLD = [
    "The army of Orvania declared a three-day ceasefire on Sunday, the ministry said.",
    "“We will hold our fire,” Commander Relko Tamm said, “as long as they stay in their barracks.”",
    "Shells killed at least 12 people in the town of Brask on Monday, doctors said.",
    "The rebels denied that they had broken the truce and accused the army of an attack.",
    "The envoy called on both sides to stop; the Front rejected it.",
    "It is to begin at midnight and to last 72 hours, according to a statement of the Front (NF).",
]
_NASTY = [
    "أعلن الجيش هدنة", "הצבא הודיע", "\u202eeht", "перемирие", "停火三天。", "été à Oïé",
    "🔴", "🇺🇳🕊️", "👩\u200d👧", "e\u0301\u0301", "\u0301", "\ufeff", "\u200b", "\u00ad", "\x00",
    "\x1b[31m", "\x85", "\u2028", "\x93quoted\x94", "â€œonceâ€\x9d", "&quot;", "&#8220;", "<p>",
    "</div>", "<script>x</script>", "<!--", "‘’“”«»", "'''", '"', "(((", "…..?!", "--", "—",
    "http://a.b/?c", "@x #y", "MIRRA (Reuters) - ", "x" * 1200, "9" * 400, "1,000,000,000",
    "İstanbul", "ﬁre", "Å", "K",
]  # fmt: skip


@st.composite
def nasty_texts(draw: st.DrawFn) -> str:
    """A few sentences of a war, some in capitals, amid what breaks offsets: other scripts and
    directions, marks that nobody sees, piled accents, markup, damaged encodings, endless words."""
    parts = draw(st.lists(st.sampled_from(_TOLD) | st.sampled_from(_NASTY), min_size=1, max_size=9))
    between = st.sampled_from([" ", "", "\n", "\n\n", "\r\n", "\u2029", "\t", "\u200b "])
    text = "".join(part + draw(between) for part in parts)
    at = draw(st.integers(0, len(text)))
    text = text[:at] + draw(st.sampled_from(_NASTY)) + text[at:]
    return text.upper() if draw(st.integers(0, 4)) == 0 else text
