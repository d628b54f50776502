"""Words of numbers: cardinals, scales, rough words, qualifiers, and what only looks like a count.

All in lower case, as they stand in a text.
"""

from __future__ import annotations

from typing import Final

from tregua.model import Qualifier

UNITS: Final[dict[str, int]] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES: Final[dict[str, int]] = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000,
    "billion": 1_000_000_000, "trillion": 1_000_000_000_000, "mn": 1_000_000, "bn": 1_000_000_000,
    "lakh": 100_000, "crore": 10_000_000,
}  # fmt: skip
ROUGH: Final[dict[str, tuple[float, float | None]]] = {
    "dozens": (24, 99), "scores": (40, 99), "tens": (20, 99), "hundreds": (200, 999),
    "thousands": (2_000, 9_999), "millions": (2_000_000, 9_999_999),
    "billions": (2_000_000_000, 9_999_999_999), "several": (3, 9), "handful": (2, 9),
    "couple": (2, 2), "pair": (2, 2), "both": (2, 2), "few": (2, 9), "many": (2, None),
    "numerous": (3, None), "multiple": (2, None),
}  # fmt: skip
"""What a rough word allows: the bounds follow from the word itself (hundreds: 200 to 999)."""
ROUGH_ALONE: Final = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "millions", "billions", "several"}
)
NONE: Final = frozenset({"no", "none", "nobody", "zero", "nil"})
FRACTIONS: Final = frozenset(
    {"half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths"}
)
DASHES: Final = frozenset({"-", "–", "—", "‑"})
CURRENCY: Final = frozenset({"$", "€", "£", "us$", "usd", "eur"})
LENGTHS: Final = frozenset({
    "of", "from", "away", "off", "deep", "high", "tall", "long", "wide", "inside", "into", "above",
    "below", "behind", "ahead", "apart", "thick", "range", "radius", "sprint", "race", "dash",
})  # fmt: skip
"""Behind "200m" these say metres, where anything that is counted would say millions."""

BEFORE: Final[dict[str, str]] = {
    "at least": Qualifier.AT_LEAST, "no fewer than": Qualifier.AT_LEAST,
    "no less than": Qualifier.AT_LEAST, "not less than": Qualifier.AT_LEAST,
    "not fewer than": Qualifier.AT_LEAST, "a minimum of": Qualifier.AT_LEAST,
    "more than": Qualifier.AT_LEAST, "over": Qualifier.AT_LEAST, "above": Qualifier.AT_LEAST,
    "upwards of": Qualifier.AT_LEAST, "upward of": Qualifier.AT_LEAST,
    "in excess of": Qualifier.AT_LEAST, "greater than": Qualifier.AT_LEAST,
    "well over": Qualifier.AT_LEAST, "far more than": Qualifier.AT_LEAST,
    "well above": Qualifier.AT_LEAST, "a total exceeding": Qualifier.AT_LEAST,
    "up to": Qualifier.UP_TO, "as many as": Qualifier.UP_TO, "as much as": Qualifier.UP_TO,
    "as few as": Qualifier.AT_LEAST, "as little as": Qualifier.AT_LEAST,
    "fewer than": Qualifier.UP_TO, "less than": Qualifier.UP_TO,
    "no more than": Qualifier.UP_TO, "not more than": Qualifier.UP_TO, "at most": Qualifier.UP_TO,
    "a maximum of": Qualifier.UP_TO, "under": Qualifier.UP_TO, "below": Qualifier.UP_TO,
    "about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "roughly": Qualifier.ABOUT,
    "approximately": Qualifier.ABOUT, "nearly": Qualifier.ABOUT, "almost": Qualifier.ABOUT,
    "some": Qualifier.ABOUT, "close to": Qualifier.ABOUT, "circa": Qualifier.ABOUT,
    "in the region of": Qualifier.ABOUT, "in the order of": Qualifier.ABOUT,
    "on the order of": Qualifier.ABOUT, "somewhere around": Qualifier.ABOUT,
    "an estimated": Qualifier.ABOUT, "estimated": Qualifier.ABOUT, "perhaps": Qualifier.ABOUT,
    "probably": Qualifier.ABOUT, "just over": Qualifier.ABOUT, "just under": Qualifier.ABOUT,
    "exactly": Qualifier.EXACTLY, "precisely": Qualifier.EXACTLY, "only": Qualifier.EXACTLY,
    "just": Qualifier.EXACTLY,
}  # fmt: skip
"""Words right before a number; several tokens are joined by a space."""
AFTER: Final[dict[str, str]] = {
    "or more": Qualifier.AT_LEAST, "or so": Qualifier.ABOUT, "or less": Qualifier.UP_TO,
    "or fewer": Qualifier.UP_TO, "at least": Qualifier.AT_LEAST, "or thereabouts": Qualifier.ABOUT,
    "and more": Qualifier.AT_LEAST, "+": Qualifier.AT_LEAST, "plus": Qualifier.AT_LEAST,
    "at most": Qualifier.UP_TO,
}  # fmt: skip
LONGEST_BEFORE: Final = max(len(words.split()) for words in BEFORE)

TRIGGERS: Final = (
    frozenset(UNITS) | frozenset(SCALES) | frozenset(ROUGH) | NONE | {"another", "half"}
)
AFTER_A: Final = frozenset(SCALES) | {"few", "couple", "handful", "pair"}

NAMING: Final = frozenset({
    "article", "articles", "section", "chapter", "page", "pages", "paragraph", "resolution", "no",
    "no.",
    "nos", "nos.", "number", "route", "highway", "road", "room", "flight", "unit", "phase", "item",
    "figure", "fig", "fig.", "table", "annex", "part", "volume", "vol", "vol.", "version", "step",
    "channel", "law", "decree", "group", "g", "covid", "f", "mig", "su", "ak", "c", "s", "b", "m",
    "mi", "uh", "ah", "article.", "camp", "brigade", "division", "gate", "street", "block", "level",
    "#", "id", "case", "order", "protocol", "terminal", "building", "apollo", "windows", "boeing",
})  # fmt: skip
"""A digit after one of these is a name, a list number or an address, not a count."""
PERSONS: Final = frozenset({
    "person", "man", "woman", "child", "boy", "girl", "civilian", "soldier", "policeman", "police",
    "officer", "fighter", "militant", "rebel", "guard", "baby", "infant", "worker", "journalist",
    "guerrilla", "insurgent", "gunman", "bystander", "villager", "farmer", "teacher", "student",
    "driver", "doctor", "peacekeeper", "commander", "member", "conscript", "paramilitary",
    "combatant", "hostage", "prisoner", "resident", "trooper", "marine", "sailor", "pilot",
    "serviceman", "servicewoman", "toddler", "teenager", "bomber", "medic", "nurse", "contractor",
})  # fmt: skip
LINKS: Final = frozenset(
    {"in", "on", "at", "of", "to", "between", "from", "for", "and", "was", "is", "by", "with"}
)
CASUALTIES: Final = frozenset({
    "casualties", "deaths", "injuries", "fatalities", "losses", "victims", "wounded", "dead",
    "people", "injured", "casualty", "fatality", "troops", "forces", "prisoners", "hostages",
})  # fmt: skip
SPREADS: Final = frozenset(
    {"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere",
     "estimates", "estimate", "estimated", "aged"}
)  # fmt: skip
"""Before "from 200 to 300" these make it a range; elsewhere one became the other."""
PERSON_PLURALS: Final = frozenset({"people", "men", "women", "children", "persons", "casualties"})
NOT_COUNTING_ONE: Final = frozenset(
    {"other", "latter", "only", "no", "any", "every", "some", "this", "that", "which", "each",
     "the", "another"}
)  # fmt: skip
"""Before "one" these make it a thing and no number: "the other one", "this one"."""
