"""Which names are one actor: nodes, candidate pairs, compared pairs, clusters, actors.

Every merge is kept with its reason. Clustering is greedy from the surest pair down with ties
broken by content, so the order of reading cannot matter; a merge that would put two known actors,
or a person and a body, into one cluster is refused even where a chain of pairs would allow it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from tregua.linking.context import Context
from tregua.linking.gazetteer import Gazetteer, without_backers
from tregua.linking.identity import derived_id
from tregua.linking.lexicon import lexicon
from tregua.linking.matching import Match, blocks, compare, short_for
from tregua.linking.mentions import Node, NodeKey, collect, is_group
from tregua.linking.names import (
    bare_name,
    fold,
    introduced_acronyms,
    is_acronym,
    spelled_alike,
    words,
)
from tregua.model import (
    Actor,
    ActorAffiliation,
    ActorId,
    ActorKind,
    ActorMention,
    Affiliation,
    Alias,
    Certainty,
    Report,
    ReportId,
    Statement,
    StatementId,
)


@dataclass(frozen=True, slots=True)
class Merge:
    """Two names taken for one actor, and why."""

    left: NodeKey
    right: NodeKey
    score: float
    why: str


def _pair(a: NodeKey, b: NodeKey, score: float, why: str) -> Merge:
    return Merge(min(a, b), max(a, b), score, why)


@dataclass(frozen=True, slots=True)
class LinkedActors:
    """The actors, who each name in each report is, and every merge that was made."""

    actors: tuple[Actor, ...]
    of: Mapping[NodeKey, ActorId]
    nodes: Mapping[ActorId, tuple[Node, ...]]
    merges: tuple[Merge, ...]

    def known(self, report: ReportId, mention: ActorMention) -> ActorMention:
        """The mention with its actor."""
        return replace(mention, actor=self.find(report, mention.name))

    def find(self, report: ReportId, name: str | None) -> ActorId | None:
        """The actor that a name means in a report; ``None`` for descriptions of nobody in
        particular."""
        return None if not name else self.of.get((report, fold(bare_name(name))))


def link_actors(
    reports: Mapping[ReportId, Report],
    statements: Sequence[Statement],
    contexts: Mapping[ReportId, Context],
    known: Gazetteer,
) -> LinkedActors:
    """One actor for all its names: collect, propose, compare, cluster, describe."""
    nodes = collect(reports, statements, contexts, known)
    nodes = {key: node for key, node in nodes.items() if node.named or is_group(node.name)}
    pairs = [*_within_reports(nodes, reports, known), *_across_reports(nodes, known)]
    clusters = _Clusters(nodes)
    merges = clusters.merge_all(pairs)
    merges += clusters.merge_all(_surnames(nodes, clusters))
    groups = clusters.groups()
    ids = {key: _identity(group, nodes) for group in groups for key in group}
    belongs = _affiliations(statements, ids)
    actors = [_actor([nodes[k] for k in group], ids[group[0]], belongs, known) for group in groups]
    actors.sort(key=lambda actor: actor.id)
    members = {ids[group[0]]: tuple(nodes[k] for k in group) for group in groups}
    return LinkedActors(tuple(actors), ids, members, tuple(merges))


def _within_reports(
    nodes: Mapping[NodeKey, Node], reports: Mapping[ReportId, Report], known: Gazetteer
) -> Iterator[Merge]:
    """Short forms and acronyms that one report introduces itself."""
    by_report: dict[ReportId, list[Node]] = defaultdict(list)
    for node in nodes.values():
        by_report[node.report].append(node)
    for report, here in sorted(by_report.items()):
        for name, acronym in introduced_acronyms(reports[report].text):
            left, right = (report, fold(bare_name(name))), (report, fold(acronym))
            if left in nodes and right in nodes:
                yield _pair(left, right, 0.95, f"the text introduces “{name} ({acronym})”")
        for short in here:
            longer = [(n, m) for n in here if n is not short and (m := short_for(short, n))]
            longest = [(n, m) for n, m in longer if not _contained(n, longer)]
            if len(longest) == 1:
                node, match = longest[0]
                yield _pair(short.key, node.key, match.score, match.why)
        yield from _the_group(here, known)


def _contained(node: Node, others: Sequence[tuple[Node, Match]]) -> bool:
    """Whether a longer name among the others ends in this one, so that it is no rival to it."""
    return any(
        other is not node
        and len(words(other.name)) > len(words(node.name))
        and words(other.name)[-len(words(node.name)) :] == words(node.name)
        for other, _ in others
    )


_ARMED = lexicon("armed")
_DESCRIBES = _ARMED | lexicon("descriptors")


def _the_group(here: Sequence[Node], known: Gazetteer) -> Iterator[Merge]:
    """ "The rebels", where the report names the arms of exactly one armed group."""
    groups: dict[str, Node] = {}
    for node in here:
        if node.entry is not None and node.entry.kind is ActorKind.REBEL_GROUP:
            root = known.entry(node.entry.of or "") or node.entry
            # The group itself, if it is named, before its arms.
            if root.key not in groups or node.entry.key == root.key:
                groups[root.key] = node
    if len(groups) != 1:
        return
    ((_, group),) = groups.items()
    for node in here:
        parts = set(words(node.name))
        if not node.named and parts <= _DESCRIBES and parts & _ARMED:
            why = f"“{node.name}” stands alone, and {group.name} is the only armed group named"
            yield _pair(node.key, group.key, 0.81, why)


def _across_reports(nodes: Mapping[NodeKey, Node], known: Gazetteer) -> Iterator[Merge]:
    """Pairs that meet in a block and agree; of equal names only neighbours, to stay near linear."""
    block: dict[str, dict[tuple[object, ...], list[Node]]] = defaultdict(lambda: defaultdict(list))
    for node in nodes.values():
        kind = (words(node.name), node.named, node.person, node.entry)
        for key in blocks(node, known):
            block[key][kind].append(node)
    seen: set[tuple[NodeKey, NodeKey]] = set()
    for kinds in block.values():
        pairs = [pair for same in kinds.values() for pair in pairwise(same)]
        pairs += combinations([same[0] for same in kinds.values()], 2)
        for a, b in pairs:
            left, right = sorted((a.key, b.key))
            if (left, right) in seen:
                continue
            seen.add((left, right))
            if (match := compare(nodes[left], nodes[right], known)) is not None:
                yield Merge(left, right, match.score, match.why)


class _Clusters:
    """Union-find over nodes, with the merges that must not be."""

    def __init__(self, nodes: Mapping[NodeKey, Node]) -> None:
        self._parent = {key: key for key in nodes}
        self._entry = {key: node.entry.key if node.entry else None for key, node in nodes.items()}
        self._person = {key: node.person for key, node in nodes.items()}

    def root(self, key: NodeKey) -> NodeKey:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def merge_all(self, pairs: Iterable[Merge]) -> list[Merge]:
        """Merge from the surest pair down; returns the merges that were made."""
        ordered = sorted(pairs, key=lambda p: (-p.score, p.left, p.right, p.why))
        return [pair for pair in ordered if self._merge(pair)]

    def _merge(self, pair: Merge) -> bool:
        a, b = sorted((self.root(pair.left), self.root(pair.right)))
        entries = {self._entry[a], self._entry[b]} - {None}
        person = self._person[a] or self._person[b]
        if a == b or len(entries) > 1 or (person and entries):
            return False
        self._parent[b] = a
        self._entry[a] = next(iter(entries), None)
        self._person[a] = person
        return True

    def groups(self) -> list[list[NodeKey]]:
        """The clusters, members and clusters in order of their keys."""
        found: dict[NodeKey, list[NodeKey]] = defaultdict(list)
        for key in sorted(self._parent):
            found[self.root(key)].append(key)
        return [found[root] for root in sorted(found)]


def _surnames(nodes: Mapping[NodeKey, Node], clusters: _Clusters) -> list[Merge]:
    """A lone surname joins the one full name of the whole set that ends in it, in a shared country.

    Only names that found no longer form in their own report, and only persons' full names.
    """
    groups = clusters.groups()
    full: dict[str, list[Node]] = defaultdict(list)
    for group in groups:
        longest = max((nodes[k] for k in group), key=lambda n: (len(words(n.name)), n.key))
        if longest.person and len(words(longest.name)) > 1:
            full[words(longest.name)[-1]].append(longest)
    found = []
    for group in groups:
        node = nodes[group[0]]
        lone = node.named and node.entry is None and not is_acronym(node.name)
        if not lone or any(len(words(nodes[k].name)) != 1 for k in group):
            continue
        word = words(node.name)[0]
        matching = [n for last, ns in full.items() if spelled_alike(word, last) for n in ns]
        if len(matching) == 1 and set(node.countries[:3]) & set(matching[0].countries[:3]):
            left, right = sorted((node.key, matching[0].key))
            why = f"“{matching[0].name}” is the only full name that ends in “{node.name}”"
            found.append(Merge(left, right, 0.8, why))
    return found


def _identity(group: Sequence[NodeKey], nodes: Mapping[NodeKey, Node]) -> ActorId:
    """From the gazetteer's key where there is one, else from the smallest name and report."""
    entries = sorted({node.entry.key for k in group if (node := nodes[k]).entry is not None})
    if entries:
        return ActorId(derived_id("a", "known", entries[0]))
    report, name = min(group, key=lambda k: (k[1], k[0]))
    return ActorId(derived_id("a", name, report))


_WHOLE = re.compile(r"\b(?:for|of|from|in|at)\s+(?:the\s+)?(.+)$")


def _affiliations(
    statements: Sequence[Statement], ids: Mapping[NodeKey, ActorId]
) -> dict[ActorId, dict[tuple[str, ActorId, Certainty], set[StatementId]]]:
    """Who belongs to what: stated outright, or by the role in which somebody speaks."""
    found: dict[ActorId, dict[tuple[str, ActorId, Certainty], set[StatementId]]] = defaultdict(
        lambda: defaultdict(set)
    )

    def body(report: ReportId, words_of_whole: str) -> ActorId | None:
        # "the powerful Iranian-backed Kataib Hezbollah": the longest ending that is a known name.
        parts = fold(bare_name(words_of_whole)).split()
        endings = (" ".join(parts[i:]) for i in range(len(parts)))
        return next((ids[report, e] for e in endings if (report, e) in ids), None)

    def add(statement: Statement, part: str, role: str, whole: str, certainty: Certainty) -> None:
        a = ids.get((statement.report, fold(bare_name(part))))
        b = body(statement.report, whole)
        if a is not None and b is not None and a != b:
            found[a][role, b, certainty].add(statement.id)

    for statement in statements:
        said = statement.proposition
        if isinstance(said, Affiliation) and not statement.negated:
            add(statement, said.part.name, said.role, said.whole.name, statement.certainty)
        speaker = statement.speaker
        if speaker.name and speaker.role and (match := _WHOLE.search(speaker.role)):
            role = speaker.role[: match.start()].strip()
            add(statement, speaker.name, role, match.group(1), Certainty.CERTAIN)
    return found


def _actor(
    group: Sequence[Node],
    identity: ActorId,
    belongs: Mapping[ActorId, Mapping[tuple[str, ActorId, Certainty], set[StatementId]]],
    known: Gazetteer,
) -> Actor:
    spellings: Counter[str] = Counter()
    for node in group:
        spellings.update(dict(node.surfaces))
    entry = next((n.entry for n in group if n.entry is not None), None)
    name = entry.name if entry else _fullest(spellings)
    country = entry.country if entry else _country_in(name, known)
    affiliations = tuple(
        ActorAffiliation(role, whole, certainty, tuple(sorted(told)))
        for (role, whole, certainty), told in sorted(belongs.get(identity, {}).items())
    )
    return Actor(
        id=identity,
        name=name,
        kind=entry.kind if entry else _kind(group, name),
        country=country,
        aliases=tuple(
            Alias(text, n) for text, n in sorted(spellings.items(), key=lambda i: (-i[1], i[0]))
        ),
        affiliations=affiliations,
        statements=tuple(sorted({s for node in group for s in node.statements})),
    )


def _fullest(spellings: Counter[str]) -> str:
    """The spelling to show: a full name rather than a short one, then the most frequent."""
    return min(
        spellings, key=lambda s: (is_acronym(s), len(words(s)) < 2, -spellings[s], -len(s), s)
    )


def _country_in(name: str, known: Gazetteer) -> str | None:
    """The one country that a name itself names ("Iraqi Resistance Coordination Body")."""
    own = without_backers(fold(name).split())
    found = {c for w in own if (c := known.country(w)) is not None}
    return found.pop() if len(found) == 1 else None


_KIND_BY_WORD = (
    ("party", ActorKind.POLITICAL_PARTY),
    ("militia militias brigade brigades battalion factions faction", ActorKind.MILITIA),
    ("ministry government parliament presidency cabinet", ActorKind.GOVERNMENT),
    ("rebels rebel insurgents guerrillas separatists front liberation", ActorKind.REBEL_GROUP),
    ("army forces troops military police navy", ActorKind.ARMED_FORCES),
    ("news agency television tv times newspaper post radio", ActorKind.MEDIA),
    ("association institute university watch observatory", ActorKind.CIVIL_ORGANISATION),
    ("civilians people population residents", ActorKind.CIVILIANS),
)


def _kind(group: Sequence[Node], name: str) -> ActorKind:
    """What an unlisted actor is, by role or by the words of its name; unknown otherwise."""
    if any(node.person for node in group):
        return ActorKind.PERSON
    parts = set(words(name))
    for listed, kind in _KIND_BY_WORD:
        if parts & set(listed.split()):
            return kind
    return ActorKind.UNKNOWN
