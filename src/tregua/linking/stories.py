"""Which reports tell of one happening: alike in their telling words, a few days apart at most."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from tregua.linking.context import Context
from tregua.linking.identity import derived_id
from tregua.linking.names import fold
from tregua.linking.origins import LinkedOrigins
from tregua.model import Report, ReportId, Story, StoryId

ALIKE = 0.3
"""Cosine of the two reports' tf-idf vectors. A first value, on the careful side: on the coded
cases it joins no two events, and leaves some reports of one event apart (to be measured on
`news-events`)."""

DAYS_APART = 3
MET = 50
"""A word that more reports use proposes no pair; it still counts in the comparison."""

COMMON = 0.5
"""A word in more than this share of the reports (and in more than five) tells none of them apart.
"""


def link_stories(
    reports: Mapping[ReportId, Report],
    contexts: Mapping[ReportId, Context],
    origins: LinkedOrigins,
) -> tuple[Story, ...]:
    """The stories, each report in exactly one; copies are in one story whatever their dates."""
    vectors = _vectors(reports)
    parent = {rid: rid for rid in reports}

    def root(rid: ReportId) -> ReportId:
        while parent[rid] != rid:
            rid = parent[rid]
        return rid

    together = [
        pair for o in origins.origins for pair in zip(o.reports, o.reports[1:], strict=False)
    ]
    together += [
        (a, b)
        for a, b in _sharing(vectors)
        if _near(contexts[a], contexts[b]) and _cosine(vectors[a], vectors[b]) >= ALIKE
    ]
    for a, b in sorted(together):
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    groups: dict[ReportId, list[ReportId]] = defaultdict(list)
    for rid in sorted(reports):
        groups[root(rid)].append(rid)
    stories = [_story(group, reports, vectors) for group in groups.values()]
    return tuple(sorted(stories, key=lambda story: story.id))


def _near(a: Context, b: Context) -> bool:
    if a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) <= DAYS_APART


def _vectors(reports: Mapping[ReportId, Report]) -> dict[ReportId, dict[str, float]]:
    counts = {
        rid: Counter(w for w in fold(f"{r.title or ''} {r.text}").split() if len(w) > 3)
        for rid, r in sorted(reports.items())
    }
    df = Counter(word for count in counts.values() for word in count)
    limit = max(5, COMMON * len(reports))
    vectors = {}
    for rid, count in counts.items():
        weights = {
            w: (1 + math.log(n)) * math.log(1 + len(reports) / df[w])
            for w, n in sorted(count.items())
            if df[w] <= limit
        }
        norm = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        vectors[rid] = {w: x / norm for w, x in weights.items()}
    return vectors


def _sharing(vectors: Mapping[ReportId, Mapping[str, float]]) -> list[tuple[ReportId, ReportId]]:
    """The pairs that share three words which few reports use."""
    index: dict[str, list[ReportId]] = defaultdict(list)
    for rid, vector in vectors.items():
        for word in vector:
            index[word].append(rid)
    pairs: Counter[tuple[ReportId, ReportId]] = Counter()
    for rids in index.values():
        if len(rids) <= MET:
            pairs.update(combinations(sorted(rids), 2))
    return sorted(pair for pair, shared in pairs.items() if shared > 2)


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(x * large[w] for w, x in small.items() if w in large)


def _story(
    group: Sequence[ReportId],
    reports: Mapping[ReportId, Report],
    vectors: Mapping[ReportId, Mapping[str, float]],
) -> Story:
    days = sorted(p[:10] for rid in group if (p := reports[rid].published))
    titled = [rid for rid in group if reports[rid].title]
    headline = None
    if titled:
        # The headline of the report that is most like the others, so no outlier names the story.
        central = min(
            titled,
            key=lambda rid: (-round(sum(_cosine(vectors[rid], vectors[o]) for o in group), 9), rid),
        )
        headline = reports[central].title
    return Story(
        StoryId(derived_id("s", group[0])),
        tuple(group),
        days[0] if days else None,
        days[-1] if days else None,
        headline,
    )
