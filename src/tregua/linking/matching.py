"""Could two names mean one actor? Each feature is a sentence that can be shown to a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tregua.linking.gazetteer import Gazetteer
from tregua.linking.mentions import Node
from tregua.linking.names import (
    FUNCTION_WORDS,
    SAME_BODY,
    fold,
    initials,
    is_acronym,
    skeleton,
    spelled_alike,
    words,
)

THRESHOLD = 0.8
"""From this score on two names are merged. The features below score 0.8 to 1 where they hold and 0
where they do not; the values only order the merges, so that the surest are made first."""


@dataclass(frozen=True, slots=True)
class Match:
    """Why two names are taken for one actor."""

    score: float
    why: str


Feature = Callable[[Node, Node, Gazetteer], Match | None]


def same_entry(a: Node, b: Node, known: Gazetteer) -> Match | None:
    """Both are spellings of one entry of the gazetteer."""
    if a.entry is not None and b.entry is not None and a.entry.key == b.entry.key:
        return Match(1.0, f"both are known names of {a.entry.name}")
    return None


def same_name(a: Node, b: Node, known: Gazetteer) -> Match | None:
    """The same name but for case, accents, articles and titles.

    A lone word that may be a surname is not enough across reports; a description ("militias") is
    only the same where it names a country.
    """
    if words(a.name) != words(b.name):
        return None
    if not a.named and not _countries(a, known):
        return None
    if len(words(a.name)) == 1 and (a.person or b.person) and a.report != b.report:
        return None
    return Match(0.98, "the same name")


def other_spelling(a: Node, b: Node, known: Gazetteer) -> Match | None:
    """Word by word two spellings of one foreign name (Mohie, Mohi)."""
    wa, wb = words(a.name), words(b.name)
    if len(wa) != len(wb) or not (a.named and b.named) or sum(map(len, wa)) < 5 or wa == wb:
        return None
    # One word alone is merged across reports only where it is long enough not to be met by chance.
    if len(wa) == 1 and a.report != b.report and min(len(wa[0]), len(wb[0])) < 6:
        return None
    if len(wa) == 1 and (is_acronym(a.name) or is_acronym(b.name)):
        return None
    if all(map(spelled_alike, wa, wb)):
        return Match(0.92, f"“{a.name}” and “{b.name}” are spellings of one name")
    return None


def same_words(a: Node, b: Node, known: Gazetteer) -> Match | None:
    """The same content words in another order: two translations of one title.

    Function words go, words that translators choose between (body, commission, council) count as
    one, a country and its demonym too. Two words must be left beside those.
    """
    if not (a.named and b.named) or a.person or b.person:
        return None
    bag_a, bag_b = _bag(a.name, known), _bag(b.name, known)
    if bag_a == bag_b and len(bag_a - {"body"}) >= 2 and words(a.name) != words(b.name):
        return Match(0.88, f"“{a.name}” and “{b.name}” have the same content words")
    return None


def first_and_last_name(a: Node, b: Node, known: Gazetteer) -> Match | None:
    """First and last name agree, one of the two has more between (Rodrigo Roa Duterte)."""
    wa, wb = words(a.name), words(b.name)
    if min(len(wa), len(wb)) < 2 or len(wa) == len(wb) or not (a.named and b.named):
        return None
    if a.entry is not None or b.entry is not None:
        return None
    if not (spelled_alike(wa[0], wb[0]) and spelled_alike(wa[-1], wb[-1])):
        return None
    short, long = sorted((wa, wb), key=len)
    if all(any(spelled_alike(w, v) for v in long) for w in short):
        return Match(0.85, f"“{a.name}” and “{b.name}” share first and last name")
    return None


FEATURES: tuple[Feature, ...] = (
    same_entry, same_name, other_spelling, same_words, first_and_last_name,
)  # fmt: skip


def compare(a: Node, b: Node, known: Gazetteer) -> Match | None:
    """The strongest feature that holds between two names, if one does and nothing forbids it."""
    if cannot_be_one(a, b):
        return None
    for feature in FEATURES:
        if (match := feature(a, b, known)) is not None and match.score >= THRESHOLD:
            return match
    return None


def cannot_be_one(a: Node, b: Node) -> bool:
    """Whether what is known forbids the merge: two different known actors, a person and a body."""
    if a.entry is not None and b.entry is not None and a.entry.key != b.entry.key:
        return True
    return (a.person and b.entry is not None) or (b.person and a.entry is not None)


def short_for(short: Node, long: Node) -> Match | None:
    """Within one report: whether a name is a part or the acronym of a longer one."""
    if short.entry is not None or not (short.named and long.named):
        return None
    ws, wl = words(short.name), words(long.name)
    if is_acronym(short.name):
        if fold(short.name).replace(" ", "") in initials(long.name):
            return Match(0.87, f"“{short.name}” are the initials of “{long.name}”")
        return None
    if len(ws) >= len(wl) or (long.entry is not None and len(ws) == 1):
        return None
    tail = wl[-len(ws) :]
    if all(map(spelled_alike, ws, tail)):
        return Match(0.86, f"“{short.name}” is short for “{long.name}” in the same report")
    return None


def blocks(node: Node, known: Gazetteer) -> tuple[str, ...]:
    """Keys under which candidates meet; two names that share none are never compared."""
    keys = []
    if node.entry is not None:
        keys.append("entry:" + node.entry.key)
    parts = words(node.name)
    keys.append("spelling:" + " ".join(map(skeleton, parts)))
    if node.named:
        keys.append("bag:" + " ".join(sorted(_bag(node.name, known))))
        if len(parts) >= 2:
            keys.append(f"ends:{skeleton(parts[0])} {skeleton(parts[-1])}")
    return tuple(keys)


def _bag(name: str, known: Gazetteer) -> frozenset[str]:
    bag = set()
    for word in fold(name).split():
        if word in FUNCTION_WORDS:
            continue
        # Coordination and coordinating, resistance and resistant: the stem is enough here.
        country = known.country(word)
        bag.add(
            country or SAME_BODY.get(word) or SAME_BODY.get(word.rstrip("s")) or word.rstrip("s")
        )
    return frozenset(bag)


def _countries(node: Node, known: Gazetteer) -> bool:
    return any(known.country(w) for w in fold(node.name).split())
