"""Which reports go back to one piece of writing, and how each relates to others (CODEBOOK, 5).

Exact copies share all words, trimmed and re-titled ones most five-word shingles. A rewrite, by a
person or a machine, keeps the order of sentences and most of their words: it is found by aligning
the sentences of reports that share rare words. Cost: shingles and rare words are looked up in an
index, so only reports that share some are ever compared.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

from rapidfuzz.distance import Indel

from tregua.linking.identity import derived_id
from tregua.linking.names import fold
from tregua.model import Origin, OriginId, Relation, Report, ReportId, ReportRelation

SHINGLE = 5
COPY = 0.6
"""Share of the shorter report's shingles found in the other one. Trimming and re-titling leave
nearly all of them; a long quotation in common must not be enough."""

SENTENCE = 0.55
REWRITE = 0.6
"""Two sentences are one when this share of their words agrees in order, two reports are rewrites
when such sentences make up this share of the shorter one. On the coded development cases
independent reports of one declaration reach 0.33, a rewording word by word 0.85."""

_SHORT_WORD = 4
VOCABULARY = 0.4
"""Share of the longer words of the shorter report that a rewrite must keep. Matched sentences keep
``SENTENCE`` of their words in ``REWRITE`` of the text, a third at least; two articles of one outlet
on one war share a quarter."""

RARE = 25
"""Of a shingle that more reports share, only the first report meets the others; a word that more
share proposes no pair."""

MIN_WORDS = 25
"""Shorter texts are only compared whole: too few words to tell a copy from a coincidence."""


@dataclass(frozen=True, slots=True)
class LinkedOrigins:
    """The origins, and how reports relate."""

    origins: tuple[Origin, ...]
    relations: Mapping[ReportId, tuple[ReportRelation, ...]]
    of: Mapping[ReportId, OriginId]

    def count(self, reports: Sequence[ReportId] | frozenset[ReportId] | set[ReportId]) -> int:
        """How many independent origins stand behind these reports."""
        return len({self.of[report] for report in reports})


@dataclass(frozen=True, slots=True)
class _Text:
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    vocabulary: frozenset[str]
    sentences: tuple[tuple[str, ...], ...]


def link_origins(reports: Mapping[ReportId, Report]) -> LinkedOrigins:
    """Relations between reports, and the origins that follow: copies and rewrites share one."""
    texts = {rid: _text(report) for rid, report in sorted(reports.items())}
    found: dict[tuple[ReportId, ReportId], tuple[Relation, float]] = {}
    for a, b in sorted(_candidates(texts)):
        if (relation := relate(texts[a], texts[b])) is not None:
            found[a, b] = relation
    quotes = _quotations(reports)
    parent = _group(texts, found)
    relations = _listed(found, quotes)
    groups: dict[ReportId, list[ReportId]] = defaultdict(list)
    for rid in texts:
        groups[parent[rid]].append(rid)
    origins = [_origin(sorted(group), reports) for group in groups.values()]
    of = {rid: origin.id for origin in origins for rid in origin.reports}
    return LinkedOrigins(tuple(sorted(origins, key=lambda o: o.id)), relations, of)


def _text(report: Report) -> _Text:
    sentences = tuple(
        tuple(fold(part).split())
        for part in re.split(r"(?<=[.!?…”\"])\s+|\n+", report.text)
        if len(part.split()) >= 4
    )
    flat = tuple(fold(report.text).split())
    shingles = frozenset(flat[i : i + SHINGLE] for i in range(max(0, len(flat) - SHINGLE + 1)))
    vocabulary = frozenset(w for w in flat if len(w) > _SHORT_WORD)
    return _Text(flat, shingles, vocabulary, sentences)


def _candidates(texts: Mapping[ReportId, _Text]) -> set[tuple[ReportId, ReportId]]:
    """Pairs that share three shingles or twelve rare words, or are equal."""
    pairs: set[tuple[ReportId, ReportId]] = set()
    equal: dict[tuple[str, ...], list[ReportId]] = defaultdict(list)
    for rid, text in texts.items():
        equal[text.words].append(rid)
    # Ten thousand copies of one report are a chain of neighbours, not fifty million pairs.
    firsts = []
    for same in equal.values():
        pairs.update(pairwise(same))
        firsts.append(same[0])
    firsts.sort()
    for features, needed in ((_shingles(texts), 3), (_rare_words(texts), 12)):
        shared: Counter[tuple[ReportId, ReportId]] = Counter()
        for rids in _holders(firsts, features):
            if len(rids) <= RARE:
                shared.update(combinations(rids, 2))
            elif needed == 3:
                # Forty trimmed prints of one story share all they have: each meets the first.
                shared.update((rids[0], rid) for rid in rids[1:])
        pairs.update(pair for pair, n in shared.items() if n >= needed)
    return {(min(pair), max(pair)) for pair in pairs}


def _holders(
    reports: Sequence[ReportId], features: Mapping[ReportId, frozenset[Any]]
) -> list[list[ReportId]]:
    """The reports that have each feature, in order; features of one report alone left out."""
    holders: dict[object, list[ReportId]] = defaultdict(list)
    for rid in reports:
        for feature in features[rid]:
            holders[feature].append(rid)
    return [rids for rids in holders.values() if len(rids) > 1]


def _shingles(texts: Mapping[ReportId, _Text]) -> Mapping[ReportId, frozenset[tuple[str, ...]]]:
    return {rid: text.shingles for rid, text in texts.items()}


def _rare_words(texts: Mapping[ReportId, _Text]) -> Mapping[ReportId, frozenset[str]]:
    return {rid: text.vocabulary for rid, text in texts.items()}


def relate(a: _Text, b: _Text) -> tuple[Relation, float] | None:
    """``copy`` or ``rewrite`` with the share of the shorter text found again, else nothing."""
    if a.words == b.words:
        return Relation.COPY, 1.0
    short, long = sorted((a, b), key=lambda t: (len(t.words), t.words))
    if len(short.words) < MIN_WORDS:
        return None
    contained = len(short.shingles & long.shingles) / max(1, len(short.shingles))
    if contained >= COPY:
        return Relation.COPY, round(contained, 3)
    shared = len(short.vocabulary & long.vocabulary)
    if shared < VOCABULARY * min(len(short.vocabulary), len(long.vocabulary)):
        return None  # a rewrite keeps most words: no need to align sentence by sentence
    aligned = _aligned(short.sentences, long.sentences)
    return (Relation.REWRITE, round(aligned, 3)) if aligned >= REWRITE else None


def _aligned(short: Sequence[tuple[str, ...]], long: Sequence[tuple[str, ...]]) -> float:
    """Share of the shorter text's words in sentences that stand, in order, in the longer one."""
    total = sum(map(len, short))
    if not total or not long:
        return 0.0
    # Longest chain of matching sentences in order; weights are words (a small dynamic programme).
    previous = [0.0] * (len(long) + 1)
    for sentence in short:
        current = [0.0]
        for j, other in enumerate(long):
            near = Indel.normalized_similarity(sentence, other, score_cutoff=SENTENCE)
            current.append(
                max(previous[j + 1], current[j], previous[j] + (len(sentence) if near else 0.0))
            )
        previous = current
    return previous[-1] / total


def _group(
    texts: Mapping[ReportId, _Text], found: Mapping[tuple[ReportId, ReportId], object]
) -> dict[ReportId, ReportId]:
    parent = {rid: rid for rid in texts}

    def root(rid: ReportId) -> ReportId:
        while parent[rid] != rid:
            rid = parent[rid]
        return rid

    for a, b in sorted(found):
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    return {rid: root(rid) for rid in texts}


_CUE = r"(?:told|according to|reported|reports?|citing|cited|quoted|by|as)"


def _quotations(reports: Mapping[ReportId, Report]) -> list[tuple[ReportId, ReportId]]:
    """Pairs in which the first report cites the outlet of the second for a fact."""
    by_outlet: dict[str, list[ReportId]] = defaultdict(list)
    for rid, report in sorted(reports.items()):
        if report.outlet and len(fold(report.outlet)) > 2:
            by_outlet[fold(report.outlet)].append(rid)
    folded = {rid: fold(report.text) for rid, report in sorted(reports.items())}
    found = []
    for outlet, sources in sorted(by_outlet.items()):
        cited = re.compile(
            rf"\b(?:{_CUE}\s+(?:the\s+)?{outlet}|{outlet}\s+(?:reported|reports|said))\b"
        )
        own = set(sources)
        for rid, text in folded.items():
            if outlet in text and rid not in own and cited.search(text):
                found += [(rid, source) for source in sources]
    return found


def _listed(
    found: Mapping[tuple[ReportId, ReportId], tuple[Relation, float]],
    quotes: Sequence[tuple[ReportId, ReportId]],
) -> dict[ReportId, tuple[ReportRelation, ...]]:
    relations: dict[ReportId, list[ReportRelation]] = defaultdict(list)
    for (a, b), (relation, overlap) in found.items():
        relations[a].append(ReportRelation(b, relation, overlap))
        relations[b].append(ReportRelation(a, relation, overlap))
    for a, b in quotes:
        if (min(a, b), max(a, b)) not in found:
            relations[a].append(ReportRelation(b, Relation.QUOTES, 0.0))
    return {
        rid: tuple(sorted(listed, key=lambda r: (r.report, r.relation)))
        for rid, listed in sorted(relations.items())
    }


def _origin(group: Sequence[ReportId], reports: Mapping[ReportId, Report]) -> Origin:
    agencies = Counter(a for rid in group if (a := reports[rid].agency))
    agency = min(agencies, key=lambda a: (-agencies[a], a)) if agencies else None
    return Origin(OriginId(derived_id("o", group[0])), tuple(group), agency)
