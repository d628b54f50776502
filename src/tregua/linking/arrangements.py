"""Which statements speak of one ceasefire: the units of each report, clustered over all reports.

Units that found a ceasefire and say when are joined first, where their parties and dates allow it.
News without a date then joins the arrangement that is running, and what only follows up on one (an
extension, an end, a breach, a term, a mention in passing) the arrangement of the same parties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from tregua.linking.days import days_of, gap, shift
from tregua.linking.grounds import Grounds
from tregua.linking.sides import is_generic, specific
from tregua.linking.units import Unit, ceasefire_event, is_meant, term_time, units_of
from tregua.model import CeasefireAct, Statement, TermSlot

JOIN = 0.3
"""Units are joined from this product of conflict and time on; see ``conflict`` and ``closeness``.
"""

LIFE_DAYS = 400
"""How long after its start an arrangement without a known end is still meant by a mention in
passing."""

NEWS_DAYS = 100
"""For so long an undated declaration is taken to tell again of the one that is running: nobody
declares a halt anew while one runs."""


def arrange(
    statements: Sequence[Statement],
    grounds: Grounds,
) -> list[list[Unit]]:
    """The arrangements, each as its units in order of their keys; only those that were founded."""
    units = units_of(statements, grounds)
    dated = [u for u in units if u.founds and u.dated]
    news = [u for u in units if u.founds and not u.dated and u.fresh and u.anchor.known]
    placed = {u.key for u in (*dated, *news)}
    rest = [u for u in units if u.key not in placed]
    clusters = _join(dated)
    clusters, told_first = _attach(news, clusters, NEWS_DAYS)
    clusters += _join(told_first)
    clusters, unplaced = _attach([u for u in rest if u.founds], clusters, LIFE_DAYS)
    clusters += _among_themselves(unplaced)
    clusters, _ = _attach([u for u in rest if not u.founds], clusters, LIFE_DAYS)
    found = [sorted(cluster, key=lambda u: u.key) for cluster in clusters]
    return sorted(found, key=lambda cluster: cluster[0].key)


def conflict(a: Unit, b: Unit) -> float:
    """How far two units speak of the same war, from 0 (cannot) to 1 (a named armed group in
    common).

    A state alone is a weaker tie, since it may fight several groups; two named groups that have
    nothing in common are two conflicts, whatever state they fight.
    """
    groups_a, groups_b = specific(a.sides), specific(b.sides)
    shared = {s for s in a.sides & b.sides if not is_generic(s)}
    if groups_a & groups_b:
        return 1.0
    if groups_a and groups_b and not _may_be_one(a, b):
        return 0.3 if shared and _common_ground(a, b) else 0.0
    if shared:
        both = len(shared) >= 2 or (not groups_a and not groups_b)
        return 0.9 if both else 0.6
    if not _common_ground(a, b):
        return 0.0
    return 0.5 if not a.declarers or not b.declarers or _any_generic(a, b) else 0.3


def _any_generic(a: Unit, b: Unit) -> bool:
    return any(map(is_generic, a.sides | b.sides))


def _may_be_one(a: Unit, b: Unit) -> bool:
    """Whether a description ("militias") on either side could mean the other's groups."""
    return _any_generic(a, b) and _common_ground(a, b)


def _common_ground(a: Unit, b: Unit) -> bool:
    """Whether each one's war is in a country that the other speaks of."""
    return bool(a.theatre & b.countries and b.theatre & a.countries)


def closeness(a: Unit, b: Unit) -> float:
    """How far two units could begin on the same day; 0 where what they say excludes it."""
    if a.effect.pinned() and b.effect.pinned():
        apart = min(gap(x, y) for x in a.starts for y in b.starts)
        return 1.0 if apart <= 1 else 0.0
    if a.explicit.pinned(7) and b.explicit.pinned(7):
        # A declaration may come some days before the start that another report gives.
        apart = gap(a.explicit, b.explicit)
        return 0.9 if apart <= 1 else 0.7 if apart <= 3 else 0.0
    apart = gap(a.anchor, b.anchor)
    return 0.9 if apart <= 1 else 0.7 if apart <= 4 else 0.5 if apart <= 10 else 0.0


def _join(units: Sequence[Unit]) -> list[list[Unit]]:
    """Merge from the surest pair down; a cluster never holds two units that exclude each other."""
    clusters = {unit.key: [unit] for unit in units}
    owner = {unit.key: unit.key for unit in units}
    pairs = [(conflict(a, b) * closeness(a, b), a.key, b.key) for a, b in _meeting(units)]
    likely = [(-s, min(a, b), max(a, b)) for s, a, b in pairs if s >= JOIN - 1e-9]
    for _, left, right in sorted(likely):
        a, b = sorted((owner[left], owner[right]))
        if a == b or any(_exclude(u, v) for u in clusters[a] for v in clusters[b]):
            continue
        clusters[a] += clusters.pop(b)
        for unit in clusters[a]:
            owner[unit.key] = a
    return list(clusters.values())


def _exclude(a: Unit, b: Unit) -> bool:
    """Whether two units cannot be one: other dates, or halts that one report tells apart."""
    return _told_apart(a, b) or closeness(a, b) == 0


def _told_apart(a: Unit, b: Unit) -> bool:
    """Whether one report's group was split into these two (see ``_split``)."""
    return a.key[0] == b.key[0] and a.key[1].split("/")[0] == b.key[1].split("/")[0]


def _meeting(units: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    """Pairs that share a side or a country: all others are about different wars."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        for key in {*unit.sides, *("country/" + c for c in unit.countries)}:
            index[key].append(i)
    pairs = {pair for met in index.values() for pair in combinations(met, 2)}
    return [(units[i], units[j]) for i, j in sorted(pairs)]


def _attach(
    units: Sequence[Unit], clusters: list[list[Unit]], life_days: int
) -> tuple[list[list[Unit]], list[Unit]]:
    """Each unit to the arrangement that it most likely speaks of; and the units that fit none."""
    started = [(cluster, _start(cluster)) for cluster in clusters]
    result = [list(cluster) for cluster in clusters]
    alone: list[Unit] = []
    for unit in sorted(units, key=lambda u: u.key):
        fits = [
            (_fit(unit, cluster), _told_start(cluster), [u.key for u in cluster], i)
            for i, (cluster, start) in enumerate(started)
            if _in_life(unit, cluster, start, life_days)
            and not any(_told_apart(unit, member) for member in cluster)
            and not (unit.fresh and _over(cluster, unit.published))
        ]
        best = max((fit for fit in fits if fit[0] >= 0.4), default=None)
        if best is None:
            alone.append(unit)
        else:
            result[best[3]].append(unit)
    return result, alone


def _fit(unit: Unit, cluster: Sequence[Unit]) -> float:
    """The best tie to a member; being told in the same report is a small tie of its own."""
    return max(
        conflict(unit, member) + (0.05 if unit.key[0] == member.key[0] else 0.0)
        for member in cluster
    )


def _start(cluster: Sequence[Unit]) -> date | None:
    starts = [u.anchor.low for u in cluster if u.anchor.low is not None]
    return min(starts, default=None)


def _told_start(cluster: Sequence[Unit]) -> date:
    """The start in the reports' own words, for choosing the latest of several that fit."""
    starts = [u.explicit.low for u in cluster if u.explicit.pinned(7) and u.explicit.low]
    return min(starts, default=date.min)


def _over(cluster: Sequence[Unit], day: date | None) -> bool:
    """Whether an arrangement had ended before a day, so that a declaration then is a new one."""
    ends = []
    for unit in cluster:
        for statement in unit.statements:
            event = ceasefire_event(statement)
            if (
                event is not None
                and event.ceasefire_act is CeasefireAct.END
                and is_meant(statement)
            ):
                ends.append(days_of(event.when).high or unit.published)
            else:
                ends.append(days_of(term_time(statement, TermSlot.END)).high)
    last = max((end for end in ends if end is not None), default=None)
    return last is not None and day is not None and last < day


def _in_life(unit: Unit, cluster: Sequence[Unit], start: date | None, life_days: int) -> bool:
    """Whether the unit can speak of an arrangement that began then: begun, and not long past."""
    effects = [u.effect for u in cluster if u.effect.pinned()]
    # A start that is still to come says nothing of what has begun.
    begun = [
        s for s in unit.starts if s.low is None or not unit.published or s.low <= unit.published
    ]
    other = all(gap(s, e) > 1 for s in begun for e in effects)
    if begun and effects and other and not _extends(unit):
        return False
    if start is None or unit.published is None:
        return True
    begun_by_then = start <= (shift(unit.published, 3) or start)
    return begun_by_then and (unit.published - start).days <= life_days


def _extends(unit: Unit) -> bool:
    acts = {e.ceasefire_act for s in unit.statements if (e := ceasefire_event(s)) is not None}
    return bool(acts & {CeasefireAct.EXTEND, CeasefireAct.RESUME})


def _among_themselves(units: Sequence[Unit]) -> list[list[Unit]]:
    """Follow-ups on arrangements whose founding no report tells: one record for each war."""
    clusters: list[list[Unit]] = []
    for unit in units:
        for cluster in clusters:
            near = all(
                conflict(unit, other) >= 0.5 and _months_apart(unit, other) for other in cluster
            )
            if near:
                cluster.append(unit)
                break
        else:
            clusters.append([unit])
    return clusters


def _months_apart(a: Unit, b: Unit) -> bool:
    if a.published is None or b.published is None:
        return True
    return abs((a.published - b.published).days) <= LIFE_DAYS
