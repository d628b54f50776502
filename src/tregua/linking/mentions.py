"""Who is mentioned where: every name in the statements, one node for each name in each report.

A node is the smallest thing that is merged: within one report one name means one actor.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tregua.linking.context import Context
from tregua.linking.gazetteer import Entry, Gazetteer
from tregua.linking.lexicon import lexicon
from tregua.linking.names import ARTICLES, TITLES, bare_name, fold, is_acronym, without_title
from tregua.model import (
    ActorMention,
    Affiliation,
    Event,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Statement,
    StatementId,
    Term,
)

NodeKey = tuple[ReportId, str]
"""A report and a folded name in it."""

GROUP_WORDS = lexicon("group_words")
"""Heads of descriptions that stand for a body of people ("Iraq's Shiite militias")."""

COMMON_WORDS = lexicon("common_words")
"""Words that describe and do not name, also at the start of a sentence."""

_CALENDAR = lexicon("calendar")
_WORD = re.compile(r"[^\W_][\w'’.&-]*")


_TAIL = re.compile(
    r"\b(?:of|in|from|by|with|that|who|which|loyal|close|for|carrying|belonging|on|at|near|under)\b"
)


@dataclass(frozen=True, slots=True)
class Node:
    """One name in one report, with what the statements say around it."""

    key: NodeKey
    name: str
    surfaces: tuple[tuple[str, int], ...]
    entry: Entry | None
    named: bool
    person: bool
    roles: tuple[str, ...]
    statements: tuple[StatementId, ...]
    home: str | None
    main: str | None
    countries: tuple[str, ...]

    @property
    def report(self) -> ReportId:
        """The report that the name stands in."""
        return self.key[0]


def is_name(text: str) -> bool:
    """Whether a phrase names somebody: its last content word is capitalised and no common word."""
    tokens = _WORD.findall(text)
    if not tokens or fold(tokens[-1]) in COMMON_WORDS:
        return False
    # "al-Muhandis" and "e-Taiba" are names for the capital inside.
    if not any(c.isupper() for c in tokens[-1]):
        return False
    if len(tokens) == 1:
        return fold(tokens[0]) not in GROUP_WORDS | _CALENDAR
    return not any(t[0].islower() and fold(t) in COMMON_WORDS | GROUP_WORDS for t in tokens)


def is_group(text: str) -> bool:
    """Whether a phrase describes a body of people without naming it ("the resistance factions")."""
    head = _TAIL.split(fold(text))[0].split()
    return bool(head) and head[-1] in GROUP_WORDS


def mentions_of(statement: Statement) -> Iterator[tuple[ActorMention, Speaker | None, str | None]]:
    """Every participant of a statement: the mention, its speaker and role where it has one."""
    speaker = statement.speaker
    if speaker.name and speaker.kind is not SpeakerKind.ANONYMOUS:
        yield ActorMention(speaker.name, speaker.span), speaker, speaker.role
    for via in speaker.via:
        if via.kind is not SpeakerKind.ANONYMOUS:
            yield ActorMention(via.name), None, None
    proposition = statement.proposition
    if isinstance(proposition, Event):
        for mention in (*proposition.actors, *proposition.recipients):
            yield mention, None, None
    elif isinstance(proposition, Term):
        for value in (proposition.value, proposition.debtor, proposition.creditor):
            if isinstance(value, ActorMention):
                yield value, None, None
    elif isinstance(proposition, Affiliation):
        yield proposition.part, None, proposition.role
        yield proposition.whole, None, None


def collect(
    reports: Mapping[ReportId, Report],
    statements: Iterable[Statement],
    contexts: Mapping[ReportId, Context],
    known: Gazetteer,
) -> dict[NodeKey, Node]:
    """All nodes of the statements, by key."""
    gathered: dict[NodeKey, _Gathered] = defaultdict(_Gathered)
    for statement in statements:
        for mention, speaker, role in mentions_of(statement):
            key = (statement.report, fold(bare_name(mention.name)))
            if key[1]:
                gathered[key].add(reports[statement.report], statement.id, mention, speaker, role)
    return {key: _node(key, gathered[key], contexts[key[0]], known) for key in sorted(gathered)}


@dataclass(slots=True)
class _Gathered:
    """What is collected of one name in one report, before it becomes a node."""

    surfaces: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    told: set[StatementId] = field(default_factory=set)
    person: bool = False

    def add(
        self,
        report: Report,
        statement: StatementId,
        mention: ActorMention,
        speaker: Speaker | None,
        role: str | None,
    ) -> None:
        for spelling in _spellings(bare_name(mention.name)):
            self.surfaces[spelling] += 1
        self.told.add(statement)
        if (surface := _surface(report, mention)) is not None:
            self.surfaces.update(_spellings(surface))
        if role:
            self.roles.add(role)
        if title := mention.name.removesuffix(bare_name(mention.name)).strip():
            self.roles.add(title)
        self.names.update(_longer_names(report, mention))
        spoke = speaker is not None and speaker.kind is SpeakerKind.NAMED
        office = role if spoke or _OFFICE.search(role or "") else None
        self.person = self.person or _is_person(report, mention, office)


_OFFICE = re.compile(
    r"\b(?:command\w+|head|deputy|president|minister|leader|chief|spokes\w+|envoy|general|ambassador|"
    r"governor|chair\w*|director|secretary)\b",
    re.IGNORECASE,
)


def _is_person(report: Report, mention: ActorMention, office: str | None) -> bool:
    """Whether a name has an office, a title, or stands behind one in the text."""
    if office or without_title(mention.name) != mention.name:
        return True
    if mention.span is None or not is_name(mention.name):
        return False
    before = report.text[max(0, mention.span[0] - 30) : mention.span[0]].split()
    return bool(before) and fold(before[-1]) in TITLES and before[-1][0].isupper()


_WITH_ACRONYM = re.compile(r"^(.+?)\s*\(([A-Z][\w.&-]{1,11})\)$")


def _spellings(name: str) -> tuple[str, ...]:
    """A name, or the two that "Islamic State (IS)" is."""
    match = _WITH_ACRONYM.match(name)
    return match.groups() if match is not None else (name,)


_BEFORE = re.compile(r"(?:[A-Z][\w'’-]+ ){1,2}$")


def _longer_names(report: Report, mention: ActorMention) -> set[str]:
    """The mention with the one or two capitalised words that stand right before it."""
    if mention.span is None or not is_name(mention.name):
        return set()
    before = _BEFORE.search(report.text[max(0, mention.span[0] - 40) : mention.span[0]])
    words_before = before.group().split() if before else []
    return {
        " ".join([*words_before[i:], bare_name(mention.name)]) for i in range(len(words_before))
    }


def _surface(report: Report, mention: ActorMention) -> str | None:
    """The words at the mention's span, where they are a name of their own."""
    if mention.span is None:
        return None
    text = bare_name(re.sub(r"['’]s?$", "", report.text[slice(*mention.span)].strip()))
    return text if text and is_name(text) and len(text) <= 80 else None


def _node(key: NodeKey, found: _Gathered, context: Context, known: Gazetteer) -> Node:
    name = min(found.surfaces, key=lambda s: (fold(s) != key[1], -found.surfaces[s], s))
    entry = known_here(name, context, known)
    if entry is None:
        # The name may have been cut short: "(Popular) Mobilization Forces".
        longer = (known_here(n, context, known) for n in sorted(found.names, key=len, reverse=True))
        entry = next((e for e in longer if e is not None and e.key.startswith("body/")), None)
    return Node(
        key=key,
        name=name,
        surfaces=tuple(sorted(found.surfaces.items())),
        entry=entry,
        named=entry is not None or is_name(name),
        person=found.person and entry is None and is_name(name),
        roles=tuple(sorted(found.roles)),
        statements=tuple(sorted(found.told)),
        home=context.home,
        main=context.main,
        countries=context.countries,
    )


_ANYBODYS = lexicon("anybodys_words")
_HEADED = re.compile(r"\b[A-Z][\w-]+ [A-Z][\w-]+['’]s? (government|administration|cabinet)$")
"""A government by the full name of who heads it ("Prime Minister Abiy Ahmed's government")."""


def known_here(name: str, context: Context, known: Gazetteer) -> Entry | None:
    """The gazetteer's entry of a name, where the report gives no reason to doubt it.

    An acronym, or a name of words that any group might use, means a group only where the report
    speaks of its country: AFC is a rebel alliance in a report on Congo and a football body
    elsewhere, and Colombia's is not the only National Liberation Army. "The government" is that of
    the report's home country.
    """
    entry = known.find(name)
    if entry is None and context.home is not None and not is_name(name):
        office = _HEADED.search(name)
        whose = office.group(1) if office else fold(name)
        own = known.find(f"{known.adjective(context.home)} {whose}")
        # "The embassy" is some other state's, "the people" and "the media" may be anybody's.
        abroad = own is not None and own.key.endswith(("/embassy", "/people", "/media"))
        return None if abroad else own
    if entry is None or entry.country is None or not entry.key.startswith("body/"):
        return entry
    parts = [w for w in name.split() if fold(w) not in ARTICLES]
    common = is_acronym(" ".join(parts)) or set(fold(name).split()) <= _ANYBODYS
    return None if common and entry.country not in context.countries else entry
