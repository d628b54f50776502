"""Which statements tell of one act of violence: same kind of act, day, place, victims, as far as
stated.

Within a report ``group`` decides. Across reports two versions are one incident where enough
agrees and nothing that both state excludes it; versions that name different days are never
merged. What differs is kept: the incident lists every version, and ``disagreements`` shows them
side by side.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tregua.linking.actors import LinkedActors
from tregua.linking.days import UNDATED, Days, days_of, gap
from tregua.linking.grounds import Grounds
from tregua.linking.identity import derived_id
from tregua.linking.mentions import is_name
from tregua.linking.names import words
from tregua.linking.places import LinkedPlaces
from tregua.model import (
    ActorId,
    ActorKind,
    ActorMention,
    Event,
    Incident,
    IncidentId,
    Number,
    Participant,
    Place,
    PlaceId,
    PlacePrecision,
    ReportId,
    Stance,
    Statement,
    StatementId,
    SubEvent,
    Time,
    TimePrecision,
)

MERGE = 0.6
"""Two versions are one incident from this sum of evidence on (see ``evidence``): roughly the same
kind of act on the same day, and the place or the victims too."""

NEAR_KM = 50.0
WIDE_DAYS = 31
"""A longer interval is recurring or summed-up violence, unless a calendar unit says when one act
was."""

NOT_AN_ACT = {Stance.THREAT, Stance.PROMISE, Stance.DEMAND}

_FAMILY = {
    SubEvent.IED: "bomb", SubEvent.SUICIDE_BOMB: "bomb", SubEvent.GRENADE: "bomb",
    SubEvent.SHELLING: "fire", SubEvent.AIR_DRONE_STRIKE: "air", SubEvent.ARMED_CLASH: "fight",
    SubEvent.ATTACK: "any", SubEvent.CHEMICAL_WEAPON: "fire",
}  # fmt: skip
"""Kinds that reports mix up; "attack" is said of all of them."""


@dataclass(frozen=True, slots=True)
class Version:
    """What one report says of one act."""

    key: tuple[ReportId, str]
    statements: tuple[Statement, ...]
    sub_events: frozenset[SubEvent]
    when: Days
    places: tuple[Place, ...]
    perpetrators: frozenset[str]
    targets: frozenset[str]
    victims: frozenset[ActorId]
    killed: Number | None
    instrument: frozenset[str]
    published: Days
    happened: bool


def act_of(statement: Statement) -> Event | None:
    """The act of violence that a statement tells of, as fact, claim or denial; no threat, no
    plan."""
    said = statement.proposition
    if not isinstance(said, Event) or said.sub_event is None or statement.stance in NOT_AN_ACT:
        return None
    return said


def is_recurring(when: Time | None) -> bool:
    """Whether a time is too wide for one act: "for months", "since January"; not "in 2018"."""
    width = days_of(when).width
    if when is None or width is None or width <= WIDE_DAYS:
        return False
    return when.precision not in {TimePrecision.YEAR, TimePrecision.MONTH, TimePrecision.SEASON}


def link_incidents(
    statements: Sequence[Statement],
    grounds: Grounds,
) -> tuple[Incident, ...]:
    """The incidents, each with every version of it."""
    versions = versions_of(statements, grounds)
    clusters = _cluster(versions)
    found = [
        _incident(cluster, grounds) for cluster in clusters if any(v.happened for v in cluster)
    ]
    return tuple(sorted(found, key=lambda incident: incident.id))


def versions_of(
    statements: Sequence[Statement],
    grounds: Grounds,
) -> list[Version]:
    """The acts of each report, statements tied by ``group`` together."""
    grouped: dict[tuple[ReportId, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        event = act_of(statement)
        if event is not None and not is_recurring(event.when):
            grouped[statement.report, statement.group or statement.id].append(statement)
    by_id = {place.id: place for place in grounds.places.places}
    kinds = {actor.id: actor.kind for actor in grounds.actors.actors}
    return [
        _version(key, sorted(members, key=lambda s: s.id), by_id, kinds, grounds)
        for key, members in sorted(grouped.items())
    ]


def _version(
    key: tuple[ReportId, str],
    members: Sequence[Statement],
    by_id: Mapping[PlaceId, Place],
    kinds: Mapping[ActorId, ActorKind],
    grounds: Grounds,
) -> Version:
    report = key[0]
    actors, places, context = grounds.actors, grounds.places, grounds.contexts[report]
    events = [e for s in members if (e := act_of(s)) is not None]
    found = [places.find(report, e.place.name) for e in events if e.place is not None]
    hit = [m for e in events for m in e.recipients]
    who = [(m, actors.find(report, m.name)) for m in hit]
    when = min(
        (days_of(e.when) for e in events if days_of(e.when).known),
        key=lambda d: (99999 if d.width is None else d.width, str(d.low), str(d.high)),
        default=UNDATED,
    )
    return Version(
        key=key,
        statements=tuple(members),
        sub_events=frozenset(e.sub_event for e in events if e.sub_event is not None),
        when=when,
        places=tuple(by_id[p] for p in sorted({p for p in found if p is not None})),
        perpetrators=frozenset(_who(report, m, actors) for e in events for m in e.actors),
        targets=frozenset(w for m in hit for w in _telling(m)),
        victims=frozenset(a for m, a in who if a is not None and _is_somebody(m, kinds[a])),
        killed=_number([e.killed for e in events]),
        instrument=frozenset(w for e in events for w in words(e.instrument or "")),
        published=Days(context.published, context.published),
        happened=any(s.stance is not Stance.DENY and not s.negated for s in members),
    )


def _is_somebody(mention: ActorMention, kind: ActorKind) -> bool:
    """A person, or a full name of which nothing more is known."""
    full = kind is ActorKind.UNKNOWN and is_name(mention.name) and len(words(mention.name)) > 1
    return full or kind is ActorKind.PERSON


def _who(report: ReportId, mention: ActorMention, actors: LinkedActors) -> str:
    return actors.find(report, mention.name) or " ".join(words(mention.name))


def _telling(mention: ActorMention) -> list[str]:
    """The words of a target that tell it from others."""
    return [w.rstrip("s") for w in words(mention.name) if len(w) > 3]


def evidence(a: Version, b: Version) -> float:
    """How much speaks for one incident: kind, day, place, victims, numbers; 0 where they exclude
    it.

    A named victim in common is nearly proof, since a person is killed once. All weights are sums
    of what a reader would count, not fitted values.
    """
    if not _same_family(a, b) or not _days_agree(a, b):
        return 0.0
    place = _place_tie(a.places, b.places)
    if place is None:
        return 0.0
    score = place + (0.2 if a.sub_events & b.sub_events else 0.1)
    if a.victims & b.victims:
        return score + 0.6
    if a.when.pinned(1) and b.when.pinned(1):
        score += 0.3
    elif a.when.known or b.when.known:
        score += 0.1
    if a.targets & b.targets:
        score += 0.2
    if a.perpetrators & b.perpetrators:
        score += 0.1
    if a.killed is not None and b.killed is not None:
        score += 0.15 if _overlap(a.killed, b.killed) else -0.15
    if a.instrument & b.instrument:
        score += 0.1
    return score


def _same_family(a: Version, b: Version) -> bool:
    families_a = {_FAMILY.get(s, s.value) for s in a.sub_events}
    families_b = {_FAMILY.get(s, s.value) for s in b.sub_events}
    return bool(families_a & families_b) or "any" in families_a | families_b


def _days_agree(a: Version, b: Version) -> bool:
    """Whether the stated days could be one; a version without a day must be told at that time."""
    if a.when.known and b.when.known:
        return gap(a.when, b.when) == 0
    known, other = (a.when, b.published) if a.when.known else (b.when, a.published)
    if known.known:
        return not other.known or gap(known, other) <= 14 or bool(a.victims & b.victims)
    return gap(a.published, b.published) <= 3


def _place_tie(a: Sequence[Place], b: Sequence[Place]) -> float | None:
    """What the places say for the same incident; ``None`` where they exclude each other."""
    if not a or not b:
        return 0.05
    return max((_tie(p, q) for p in a for q in b), key=lambda t: -1.0 if t is None else t)


def _tie(p: Place, q: Place) -> float | None:
    if p.id == q.id:
        return 0.3 if p.precision is not PlacePrecision.COUNTRY else 0.1
    if p.country and q.country and p.country != q.country:
        return None
    if set(words(p.name)) & set(words(q.name)) - {"of", "south", "north", "east", "west"}:
        return 0.2
    exact = {PlacePrecision.TOWN, PlacePrecision.EXACT}
    if p.precision in exact and q.precision in exact:
        distance = _distance_km(p, q)
        if distance is not None:
            return 0.2 if distance <= NEAR_KM else None
    return 0.1 if p.country and p.country == q.country else 0.0


def _distance_km(p: Place, q: Place) -> float | None:
    """Great-circle distance, by the haversine formula on a sphere of 6,371 km."""
    if p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return None
    la, lb = math.radians(p.lat), math.radians(q.lat)
    half = math.sin((lb - la) / 2) ** 2
    half += math.cos(la) * math.cos(lb) * math.sin(math.radians(q.lon - p.lon) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def _overlap(a: Number, b: Number) -> bool:
    low = max(a.low or 0, b.low or 0)
    high = min(x for x in (a.high, b.high, math.inf) if x is not None)
    return low <= high


def _cluster(versions: Sequence[Version]) -> list[list[Version]]:
    """Merge from the surest pair down; a cluster never holds two versions that exclude each
    other."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, version in enumerate(versions):
        for key in _block_keys(version):
            index[key].append(i)
    pairs = {pair for met in index.values() for pair in combinations(met, 2)}
    scored = [
        (-s, versions[i].key, versions[j].key)
        for i, j in pairs
        # Within a report the reader's grouping stands, unless all that is stated agrees.
        if (s := round(evidence(versions[i], versions[j]), 6))
        >= (MERGE + 0.25 if versions[i].key[0] == versions[j].key[0] else MERGE)
    ]
    clusters = {version.key: [version] for version in versions}
    owner = {version.key: version.key for version in versions}
    for _, left, right in sorted(scored):
        a, b = sorted((owner[left], owner[right]))
        if a == b or any(evidence(v, w) == 0 for v in clusters[a] for w in clusters[b]):
            continue
        clusters[a] += clusters.pop(b)
        for version in clusters[a]:
            owner[version.key] = a
    return [sorted(cluster, key=lambda v: v.key) for cluster in clusters.values()]


def _block_keys(version: Version) -> set[str]:
    """Versions meet by victim, by country and month, and undated ones by the month of telling."""
    keys = {"victim/" + victim for victim in version.victims}
    time = version.when if version.when.known else version.published
    months = {str(d)[:7] for d in (time.low, time.high, version.published.low) if d is not None}
    return keys | {"month/" + month for month in months}


def _incident(
    cluster: Sequence[Version],
    grounds: Grounds,
) -> Incident:
    actors, places = grounds.actors, grounds.places
    statements = sorted(
        {s.id: s for v in cluster for s in v.statements}.values(), key=lambda s: s.id
    )
    told = [(s, e) for s in statements if (e := act_of(s)) is not None]
    affirmed = [(s, e) for s, e in told if s.stance is not Stance.DENY and not s.negated] or told
    reports = tuple(sorted({s.report for s in statements}))
    return Incident(
        id=IncidentId(derived_id("i", statements[0].id)),
        sub_event=_sub_event(affirmed),
        when=_when(affirmed),
        place=_place(affirmed, places),
        perpetrators=_participants(affirmed, actors, recipients=False),
        targets=_participants(affirmed, actors, recipients=True),
        killed=_number([e.killed for _, e in affirmed]),
        injured=_number([e.injured for _, e in affirmed]),
        damage=min((e.damage for _, e in affirmed if e.damage), default=None),
        statements=tuple(s.id for s in statements),
        reports=reports,
        origins=grounds.origins.count(reports),
    )


def _sub_event(told: Sequence[tuple[Statement, Event]]) -> SubEvent:
    """The kind that most reports give, a precise kind before the catch-all "attack"."""
    counts: dict[SubEvent, set[ReportId]] = defaultdict(set)
    for statement, event in told:
        if event.sub_event is not None:
            counts[event.sub_event].add(statement.report)
    return min(counts, key=lambda k: (k is SubEvent.ATTACK, -len(counts[k]), k.value))


def _when(told: Iterable[tuple[Statement, Event]]) -> Time | None:
    times = [e.when for _, e in told if e.when is not None]
    return min(
        times,
        key=lambda t: (
            99999 if (w := days_of(t).width) is None else w,
            t.earliest or "9999",
            t.as_said,
        ),
        default=None,
    )


_EXACTNESS = list(PlacePrecision)


def _place(told: Sequence[tuple[Statement, Event]], places: LinkedPlaces) -> PlaceId | None:
    by_id = {place.id: place for place in places.places}
    found = {
        p
        for s, e in told
        if e.place is not None and (p := places.find(s.report, e.place.name)) is not None
    }
    return min(
        found,
        key=lambda p: (by_id[p].country is None, _EXACTNESS.index(by_id[p].precision), p),
        default=None,
    )


def _participants(
    told: Sequence[tuple[Statement, Event]], actors: LinkedActors, *, recipients: bool
) -> tuple[Participant, ...]:
    names = {a.id: a.name for a in actors.actors}
    rows: dict[str, list[tuple[str, ActorId | None, StatementId]]] = defaultdict(list)
    for statement, event in told:
        for mention in event.recipients if recipients else event.actors:
            actor = actors.find(statement.report, mention.name)
            name = names[actor] if actor is not None else mention.name
            rows[actor or " ".join(words(mention.name))].append((name, actor, statement.id))
    return tuple(
        Participant(min(n for n, _, _ in row), row[0][1], tuple(sorted({s for _, _, s in row})))
        for _, row in sorted(rows.items())
    )


def _number(numbers: Sequence[Number | None]) -> Number | None:
    """One range that holds every version: from the lowest to the highest count told."""
    told = [n for n in numbers if n is not None]
    if not told:
        return None
    lows = [n.low for n in told if n.low is not None]
    highs = [n.high for n in told]
    return Number(
        min(lows, default=None),
        None if None in highs else max(h for h in highs if h is not None),
        "; ".join(sorted({n.as_said for n in told})),
    )
