"""Holds one coded statement of the founding reports against the statements of an export.

A row is **found** if one statement of that report agrees in everything that the coding gives:
speaker, stance, what it states, actors and recipients, place, time, number, condition, certainty.
It is **partly** found if a statement of that kind is there, but something disagrees (it is named),
else **missing**. Allowances, all of them:

- in the reporter's own voice `report` and `claim` are one; so are a denial and a claim of the
  contrary;
- offering and declaring are one where an offer is coded, agreeing and declaring where a
  declaration is;
- names are compared with every spelling of the linked actor; a government stands for its state;
- names, time and toll of an incident may be spread over its statements in that report, members of
  an affiliation and parts of a judgement over several statements by the same speaker;
- the day of an act of speech may stand as the day it was said on; assessments have no time of
  their own, and a number in the past or future only must not claim to be of today;
- a condition may be a statement of its own in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bench.alike import (
    bounds,
    covers,
    pins,
    same_name,
    same_person,
    same_time,
    stems,
    words,
)
from bench.exported import Export, Record

FOUND, PARTLY, MISSING = "found", "partly", "missing"

SUB_EVENTS = {
    "IED": {"Remote explosive/landmine/IED"},
    "drone strike": {"Air/drone strike"},
    "assassination": {"Attack", "Air/drone strike"},
    "missile attack": {"Shelling/artillery/missile attack"},
}
ACTS = {"declare": {"declare", "agree"}, "offer": {"offer", "declare", "agree"}}
SOLDIERS = {"soldie", "troop", "men", "man", "force", "contin", "milita", "person"}

# The coding lists the state beside the person by whom it acted; the text names the person.
EITHER = {("B10", "actor")}


@dataclass(frozen=True)
class Result:
    """What became of a row: the statement that says it best, and where that one disagrees."""

    row: Record
    outcome: str
    statement: Record | None = None
    wrong: tuple[str, ...] = ()


@dataclass
class Comparison:
    """The rows of one coding against one export; ``reports`` maps "A" and "B" to report ids."""

    export: Export
    reports: dict[str, str]
    conditions: dict[str, str]
    _threats: dict[str, set[str]] = field(default_factory=dict)

    def results(self, rows: list[Record]) -> list[Result]:
        results = [self.result(row) for row in rows]
        by_id = {result.row["id"]: result for result in results}
        for row_id, result in by_id.items():
            if result.outcome != MISSING and result.statement:
                self._threats[row_id] = {result.statement["id"]}
        return [self.result(row) for row in rows]

    def result(self, row: Record) -> Result:
        mine = [
            s for s in self.export.of("statement") if s["report"] == self.reports[row["report"]]
        ]
        kinds: list[tuple[str, Callable[[Record, list[Record]], Result]]] = [
            ("event", self._event),
            ("term", self._term),
            ("affiliation", self._affiliation),
            ("about", self._assessment),
            ("quantity", self._quantity),
        ]
        for key, compare in kinds:
            if key in row:
                return compare(row, mine)
        raise ValueError(f"a row of an unknown kind: {row['id']}")

    # Kinds of rows ---------------------------------------------------------------------------

    def _event(self, row: Record, mine: list[Record]) -> Result:
        fits = event_test(row["event"])
        candidates = [s for s in mine if s["proposition"]["kind"] == "event" and fits(s)]
        return self._best(row, candidates, self._event_faults)

    def _event_faults(self, row: Record, s: Record) -> Iterable[str]:
        yield from self._voice(row, s)
        told = self._together(s)
        events = [t["proposition"] for t in told]
        actors = [m for e in events for m in e.get("actors") or []]
        if "actor" in row and row["actor"] is None:
            if actors:
                yield f"names a perpetrator: {actors[0]['name']}"
        elif "actor" in row:
            yield from self._names(row, "actor", actors)
        if "recipient" in row:
            yield from self._names(
                row, "recipient", [m for e in events for m in e.get("recipients") or []]
            )
        if "date" in row:
            times = [e.get("when") for e in events]
            if not row["event"].startswith("incident/"):
                times.append(s.get("said_on"))
            if not any(same_time(t, row["date"]) for t in times):
                given = next((t for t in times if t), None)
                yield f"date {'/'.join(str(b) for b in bounds(given)) if given else 'missing'}"
        if "place" in row:
            names = [e["place"]["name"] for e in events if e.get("place")]
            if not any(_same_place(name, row["place"]) for name in names):
                yield f"place {names[0] if names else 'missing'}"
        if "damage" in row and not any(covers(e.get("damage"), row["damage"]) for e in events):
            yield "damage"
        if "killed_at_least" in row:
            low = max((e["killed"]["low"] or 0 for e in events if e.get("killed")), default=0)
            if low < row["killed_at_least"]:
                yield f"killed at least {low:g}"
        if "condition" in row:
            yield from self._condition(row, s)

    def _term(self, row: Record, mine: list[Record]) -> Result:
        candidates = [s for s in mine if s["proposition"].get("slot") == row["term"]]

        def faults(row: Record, s: Record) -> Iterable[str]:
            yield from self._voice(row, s)
            value = s["proposition"]["value"]
            said = " ".join(
                str(value.get(k) or "") for k in ("name", "text", "as_said", "until", "iso")
            )
            wanted = row["value"].replace("unspecified", "").replace("unlimited", "indefinite")
            said = said.replace("unlimited", "indefinite")
            # "all" is a filler elsewhere, and the point here.
            if not covers(said, wanted) or ("all" in row["value"].split()) > (
                "all" in said.split()
            ):
                yield f"value {said.strip()[:60]}"

        return self._best(row, candidates, faults)

    def _affiliation(self, row: Record, mine: list[Record]) -> Result:
        coded = row["affiliation"]
        all_of = [s for s in mine if s["proposition"]["kind"] == "affiliation"]

        def role_fits(s: Record) -> bool:
            role = coded.get("role")
            return role is None or covers(s["proposition"]["role"], role, share=1.0)

        def whole_fits(s: Record) -> bool:
            return self._is(s["proposition"]["whole"], coded["whole"])

        candidates = [
            s
            for s in all_of
            if any(self._is(s["proposition"]["part"], part) for part in coded["part"])
            and (role_fits(s) or whole_fits(s))
        ]

        def faults(row: Record, s: Record) -> Iterable[str]:
            yield from self._voice(row, s)
            if not role_fits(s):
                yield f"role {s['proposition']['role']}"
            if not whole_fits(s):
                yield f"whole {s['proposition']['whole']['name']}"
            alike = [
                t
                for t in all_of
                if role_fits(t) and whole_fits(t) and not list(self._voice(row, t))
            ]
            for part in coded["part"]:
                if not any(self._is(t["proposition"]["part"], part) for t in [s, *alike]):
                    yield f"part {part} missing"

        return self._best(row, candidates, faults)

    def _assessment(self, row: Record, mine: list[Record]) -> Result:
        of_all = [s for s in mine if s["proposition"]["kind"] == "assessment"]
        candidates = [
            s
            for s in of_all
            if not list(self._speaker(row, s)) or covers(s["proposition"]["value"], row["value"])
        ]

        def faults(row: Record, s: Record) -> Iterable[str]:
            yield from self._voice(row, s, denial=True)
            about = s["proposition"]["about"]
            if not self._is_about(row["about"], about):
                yield f"about {about['text'][:40]!r}"
            by_same = [
                t for t in of_all if not list(self._speaker(row, t)) and t["report"] == s["report"]
            ]
            told = [t["proposition"] for t in by_same] or [s["proposition"]]
            said = " ".join(f"{p['about']['text']} {p['value']}" for p in told)
            denied = any(t["stance"] == "deny" or t["negated"] for t in by_same)
            if not covers(said, row["value"], share=0.6):
                yield f"value {said[:60]!r}"
            elif _negative(row["value"]) and not (_negative(said) or denied):
                yield "the negation is lost"

        return self._best(row, candidates, faults)

    def _quantity(self, row: Record, mine: list[Record]) -> Result:
        coded = row["quantity"]
        candidates = [
            s
            for s in mine
            if s["proposition"]["kind"] == "quantity"
            and coded["value"]
            in (s["proposition"]["value"].get("low"), s["proposition"]["value"].get("high"))
        ]

        def faults(row: Record, s: Record) -> Iterable[str]:
            yield from self._voice(row, s)
            told = s["proposition"]
            counted = stems(told["what"]) | stems(told.get("unit"))
            if not counted & SOLDIERS:
                yield f"what {told['what']!r}"
            where = set(words(told["what"])) | set(words((told.get("place") or {}).get("name")))
            if "iraq" not in where:
                yield "not said to be in Iraq"
            if "qualifier" in coded and told["qualifier"] != coded["qualifier"]:
                yield f"qualifier {told['qualifier']}"
            yield from _when_faults(coded["when"], told.get("when"))

        return self._best(row, candidates, faults)

    # What all rows share ----------------------------------------------------------------------

    def _best(
        self,
        row: Record,
        candidates: list[Record],
        faults: Callable[[Record, Record], Iterable[str]],
    ) -> Result:
        tried = [(tuple(faults(row, s)), s) for s in candidates]
        if not tried:
            return Result(row, MISSING)
        wrong, statement = min(tried, key=lambda t: (_weight(t[0]), t[1]["span"], t[1]["id"]))
        return Result(row, PARTLY if wrong else FOUND, statement, wrong)

    def _voice(self, row: Record, s: Record, *, denial: bool = False) -> Iterable[str]:
        yield from self._speaker(row, s)
        allowed = {row["stance"]}
        if row["speaker"] == "the report" and row["stance"] in ("report", "claim"):
            allowed = {"report", "claim"}
        if denial and _negative(row.get("value", "")):
            allowed |= {"deny", "claim"}
        if s["stance"] not in allowed:
            yield f"stance {s['stance']}"
        if s["negated"] and not denial:
            yield "negated"
        if "certainty" in row and s["certainty"] != row["certainty"]:
            yield f"certainty {s['certainty']}"

    def _speaker(self, row: Record, s: Record) -> Iterable[str]:
        wanted, mine = row["speaker"], s["speaker"]
        if wanted == "the report":
            if mine["kind"] != "report":
                yield f"speaker {mine['name'] or mine['role']}"
            return
        shown = mine["name"] or mine["role"] or mine["kind"]
        if wanted == "Mohammed Mohie" or _is_person(self.export, mine):
            if not any(same_person(name, wanted) for name in self.export.spellings(mine)):
                yield f"speaker {shown}"
        elif row.get("anonymous") or not mine["name"]:
            bare = " ".join(w for w in words(wanted) if w not in ("anonymous",))
            if not covers(mine["role"] or mine["name"], bare):
                yield f"speaker {shown}"
        elif not self._is(mine, wanted):
            yield f"speaker {shown}"
        if row.get("anonymous") and mine["kind"] not in ("anonymous", "collective"):
            yield f"speaker kind {mine['kind']}"
        if "role" in row and not covers(mine["role"], row["role"], share=0.6):
            yield f"role {mine['role']}"

    def _names(self, row: Record, key: str, mentions: list[Record]) -> Iterable[str]:
        lost = [
            name for name in row[key] if not any(self._is(mention, name) for mention in mentions)
        ]
        if lost and not ((row["id"], key) in EITHER and len(lost) < len(row[key])):
            have = ", ".join(dict.fromkeys(m["name"] or "?" for m in mentions)) or "none"
            yield f"{key} {', '.join(lost)} missing (has {have})"

    def _is(self, mention: Record, wanted: str) -> bool:
        """Whether a mention, in any spelling of its actor, is what the coding names."""
        if any(same_name(name, wanted) for name in self.export.spellings(mention)):
            return True
        actor = self.export.actor(mention)
        if actor is None:
            return False
        if actor["kind"] == "person":
            return any(same_person(name, wanted) for name in self.export.spellings(mention))
        countries = {
            a["country"]
            for a in self.export.of("actor")
            if a["kind"] == "state" and same_name(a["name"], wanted)
        }
        return actor["kind"] == "government" and actor["country"] in countries

    def _together(self, s: Record) -> list[Record]:
        """A statement with those of its report that tell of the same incident."""
        if not s.get("incident"):
            return [s]
        return [
            t
            for t in self.export.of("statement")
            if t["incident"] == s["incident"] and t["report"] == s["report"]
        ]

    def _condition(self, row: Record, s: Record) -> Iterable[str]:
        wanted = self.conditions.get(row["condition"], row["condition"])
        said = [(s["proposition"].get("condition") or {}).get("text") or ""]
        for t in self.export.of("statement"):
            overlaps = t["span"][0] < s["span"][1] and s["span"][0] < t["span"][1]
            told = t["proposition"]
            if t["report"] == s["report"] and overlaps and told.get("slot") == "condition":
                said.append(told["value"]["text"])
        if not any(len(stems(text) & stems(wanted)) >= min(2, len(stems(wanted))) for text in said):
            shown = next(filter(None, said), "missing")
            yield f"condition {shown[:60]}"

    def _is_about(self, wanted: str, about: Record) -> bool:
        if wanted in self.conditions:
            return covers(about["text"], self.conditions[wanted], share=0.25)
        linked = about.get("statement")
        if linked and linked in self._threats.get(wanted, set()):
            return True
        return bool(stems(about["text"]) & {"threat", "close", "closur", "closin"})


def event_test(event: str) -> Callable[[Record], bool]:
    """Which statements are of a coded kind of event at all."""
    group, _, what = event.partition("/")

    def prop(s: Record, key: str) -> str:
        return s["proposition"].get(key) or ""

    if group == "ceasefire":
        return lambda s: prop(s, "ceasefire_act") in ACTS[what]
    if group == "incident":
        return lambda s: prop(s, "sub_event") in SUB_EVENTS[what]
    if group == "threaten":
        return lambda s: (
            prop(s, "code") == "THREATEN"
            and len(stems(what) & stems(s["quote"])) == len(stems(what))
        )
    if group == "sanction":
        return lambda s: prop(s, "code") == "SANCTION" and "waiver" in s["quote"]
    if group == "consult":
        return lambda s: prop(s, "code") == "CONSULT"
    if group.startswith("legislature"):
        return lambda s: bool(
            (prop(s, "mode") == "vote" or prop(s, "code") in ("AGREE", "REQUEST", "REJECT"))
            and stems(s["quote"]) & {"resolu", "motion"}
        )
    if group.startswith("attacks on"):
        return lambda s: prop(s, "code") == "ASSAULT" and s["stance"] == "accuse"
    # The remaining rows announce violence: a threat in the same words.
    return lambda s: prop(s, "code") == "THREATEN" and covers(s["quote"], event)


def _weight(wrong: tuple[str, ...]) -> int:
    """How far a statement is from the row: who speaks and acts weighs more than the rest."""
    return sum(2 if w.startswith(("speaker", "actor", "recipient")) else 1 for w in wrong)


def _is_person(export: Export, mention: Record) -> bool:
    actor = export.actor(mention)
    return bool(actor and actor["kind"] == "person")


def _negative(text: str) -> bool:
    return bool(re.search(r"\b(no|not|never|neither)\b|n't\b", text.lower()))


def _same_place(mine: str, wanted: str) -> bool:
    a, b = stems(mine), stems(wanted)
    return bool(a & b) and (a <= b or b <= a) and 2 * len(a & b) >= len(b)


def _when_faults(wanted: str, when: Record | None) -> Iterable[str]:
    first, last = bounds(when)
    shown = f"when {first}/{last}"
    if wanted in ("past", "future"):
        if when and first and last and pins(when, "2020-10-12"):
            yield shown
    elif not pins(when, wanted):
        yield shown
