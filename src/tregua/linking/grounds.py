"""What the later steps of linking stand on: who and where, found by the earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tregua.linking.actors import LinkedActors
from tregua.linking.context import Context
from tregua.linking.gazetteer import Gazetteer
from tregua.linking.origins import LinkedOrigins
from tregua.linking.places import LinkedPlaces
from tregua.linking.sides import Sides
from tregua.model import Report, ReportId


@dataclass(frozen=True, slots=True)
class Grounds:
    """Reports and their contexts, actors, sides, places and origins."""

    reports: Mapping[ReportId, Report]
    contexts: Mapping[ReportId, Context]
    actors: LinkedActors
    sides: Sides
    places: LinkedPlaces
    origins: LinkedOrigins
    known: Gazetteer
