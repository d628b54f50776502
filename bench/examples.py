"""The example reports of this repository against what a careful reader takes from them.

    python -m bench.examples

Prints, part by part, what of ``examples/iraq-2020/expected.json`` is in the ledger. An incident is
found where one record has its day, its kind and its place; a version of it where a statement of
that record and report has the same toll; a disagreement where its slot lists statements of the
coded reports on different sides.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import tregua
from bench.alike import covers, pins, same_name, stems
from bench.exported import EXAMPLES, Export, Record, markdown
from bench.seeds import Check, one_actor, two_actors
from tregua.api import OpenLedger

SLOTS = {
    "who is bound": ("party",),
    "how long it lasts": ("duration", "end"),
    "whether it has ended": ("status", "end", "ended"),
    "what the conditions are": ("condition",),
    "who mediated": ("mediator",),
    "number of rockets": ("quantity", "number", "rockets"),
}
FURNITURE = ("cookie", "newsletter", "share this", "subscribe", "sign up", "most read")
INVENTED = ("Ashab al-Kahf", "Kataib Hezbollah")


@dataclass(frozen=True)
class Example:
    """The examples as read: the export, the coding, the status on the days that are coded."""

    export: Export
    coded: Record
    status: dict[str, list[Record]] = field(default_factory=dict)

    @property
    def ids(self) -> dict[str, str]:
        """The reports' ids by their number in the coding."""
        titles = {(r["outlet"], r["title"]): r["id"] for r in self.export.of("report")}
        return {
            r["id"]: titles[r["outlet"], r["title"]]
            for r in self.coded["reports"]
            if (r["outlet"], r["title"]) in titles
        }

    @property
    def record(self) -> Record:
        """The record with the most reports; an empty one if there is none."""
        found = sorted(self.export.of("ceasefire"), key=lambda c: (-len(c["reports"]), c["id"]))
        empty: Record = {"reports": [], "parties": [], "declarations": [], "terms": []}
        return found[0] if found else {**empty, "id": None, "kind": None, "country": None}


def read_examples(jobs: int = 1) -> Example:
    """Reads both folders into a ledger of their own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        tregua.open(Path(folder) / "examples.db", jobs=jobs) as ledger,
    ):
        ledger.read([EXAMPLES / "reports", EXAMPLES / "must-yield-nothing"])
        return example_in(ledger)


def example_in(ledger: OpenLedger) -> Example:
    """The examples in a ledger that has read both folders."""
    coded = json.loads((EXAMPLES / "expected.json").read_text("utf-8"))
    texts = {report.id: report.text for report in ledger.reports()}
    status = {
        day: [r for r in _records(ledger, day) if r["type"] == "ceasefire"]
        for day in (s["as_of"] for s in coded["ceasefires"][0]["status"])
    }
    return Example(Export(tuple(_records(ledger, None)), texts), coded, status)


def _records(ledger: OpenLedger, as_of: str | None) -> list[Record]:
    return [json.loads(json.dumps(record)) for record in ledger.export(as_of=as_of)]


def parts(example: Example) -> dict[str, list[Check]]:
    """Every check, by part."""
    return {
        "The record": _record(example),
        "Reports on the record": _reports(example),
        "Must yield nothing": _nothing(example),
        "Must not happen (yes: it does not)": _must_not(example),
        "Copies": _copies(example),
        "Incidents": [_incident(example, i) for i in example.coded["incidents"]],
        "Versions of their toll": _versions(example),
        "Verdicts": _verdicts(example),
        "Disagreements": [_disagreement(example, d) for d in example.coded["disagreements"]],
        "Numbers of soldiers": _quantities(example),
        "Spellings of one actor": [
            one_actor(example.export, g) for g in example.coded["same_actor"]
        ],
        "Actors kept apart": [
            two_actors(example.export, p) for p in example.coded["not_same_actor"]
        ],
        "Status on a day": _statuses(example),
    }


def table(found: dict[str, list[Check]]) -> str:
    """All checks as markdown."""
    shown = []
    for title, checks in found.items():
        rows = [(c.name, "yes" if c.holds else "**no**", c.shown) for c in checks]
        held = sum(c.holds for c in checks)
        shown += [
            f"{title}: {held} of {len(checks)}",
            markdown(["what", "holds", "ours"], rows),
        ]
    return "\n\n".join(shown)


def _record(example: Example) -> list[Check]:
    coded, record, export = example.coded["ceasefires"][0], example.record, example.export
    records = export.of("ceasefire")
    days = [d["declared"] for d in record["declarations"] if d.get("declared")]
    said = ", ".join(sorted({f"{d['earliest']}/{d['latest']}" for d in days}))
    exact = any(pins(d, coded["declared"]) for d in days)
    checks = [
        Check("one record", len(records) == 1, str(len(records))),
        Check("country", record["country"] == coded["country"], str(record["country"])),
        Check("type unilateral", record["kind"] == coded["kind"], str(record["kind"])),
        Check("conditional", record.get("conditional") is True, str(record.get("conditional"))),
        Check(f"declared {coded['declared']}", exact, said),
        Check("no planned end", not record.get("end_planned"), ""),
    ]
    declarers = [p for p in record["parties"] if p["role"] == "declarer"]
    for one in coded["declarers"]:
        names = [one["name"], *one["aliases"]]
        mine = [p for p in declarers if _is_any(export, p, names)]
        shown = ", ".join(f"{p['name']} ({p['certainty']})" for p in mine) or "missing"
        holds = any(p["certainty"] == one["certainty"] for p in mine)
        checks.append(Check(f"declarer {one['name']} ({one['certainty']})", holds, shown))
    for slot, wanted in (
        ("condition", [c["what"] for c in coded["conditions"]]),
        ("mediator", [m["as_said"] for m in coded["mediators"] if not m.get("negated")]),
    ):
        mine = [_said(t["value"]) for t in record["terms"] if t["slot"] == slot]
        mine += [p["name"] for p in record["parties"] if p["role"] == slot]
        for what in wanted:
            hits = [text for text in mine if covers(text, what)]
            checks.append(Check(f"{slot}: {what}", bool(hits), hits[0] if hits else "missing"))
    return checks


def _reports(example: Example) -> list[Check]:
    wanted = example.coded["ceasefires"][0]["reports"]
    have = set(example.record["reports"])
    return [Check(f"report {n}", example.ids.get(n) in have) for n in wanted]


def _nothing(example: Example) -> list[Check]:
    held = {r for c in example.export.of("ceasefire") for r in c["reports"]}
    names = [r["id"] for r in example.coded["reports"] if not r["ceasefire"]]
    return [Check(f"report {n}", example.ids.get(n) not in held) for n in names]


def _must_not(example: Example) -> list[Check]:
    export, ids = example.export, example.ids
    records = [c["id"] for c in export.of("ceasefire")]
    later = {ids.get("11"), ids.get("12")}
    again = [
        s["id"]
        for s in export.of("statement")
        if s["report"] in later
        and s["proposition"].get("ceasefire_act") in ("declare", "agree")
        and s["stance"] not in ("deny", "demand")
        and not s["negated"]
        and pins(s["proposition"].get("when") or s.get("said_on"), "2020-11-19")
    ]
    blamed = [
        f"{i['id']} {p['name']}"
        for i in export.of("incident")
        for p in i["perpetrators"]
        if any(name in export.spellings(p) for name in INVENTED)
        and all(s["stance"] in ("report", "deny") for s in export.statements(p["statements"]))
    ]
    furniture = [
        f"{word} in {report}"
        for report, text in export.texts.items()
        for word in FURNITURE
        if word in text.lower()
    ]
    origins = [o for o in export.of("origin") if ids.get("01") in o["reports"]]
    one_origin = bool(origins) and {ids.get(n) for n in ("01", "02", "03")} <= set(
        origins[0]["reports"]
    )
    afghan = [
        s["id"]
        for s in export.of("statement")
        if s["proposition"]["kind"] == "quantity"
        and "iraq" in s["proposition"]["what"].lower()
        and "fghan" in s["quote"]
    ]
    return [
        Check("two ceasefires", len(records) <= 1, ", ".join(records)),
        Check("report 11 or 12 declares anew", not again, ", ".join(again)),
        Check("a perpetrator without an accuser", not blamed, ", ".join(blamed)),
        Check("furniture of pages becomes text", not furniture, ", ".join(furniture)),
        Check("01, 02, 03 count as three origins", one_origin, f"{len(origins)}"),
        Check("soldiers in Afghanistan count for Iraq", not afghan, ", ".join(afghan)),
    ]


def _copies(example: Example) -> list[Check]:
    ids, export = example.ids, example.export
    pairs = {
        frozenset((r["id"], other["report"]))
        for r in export.of("report")
        for other in r["relations"]
        if other["relation"] == "copy"
    }
    coded = {
        frozenset((ids.get(c["original"]), ids.get(c["report"]))) for c in example.coded["copies"]
    }
    family = set().union(*coded)
    checks = [
        Check(
            f"{c['report']} is a copy of {c['original']}",
            frozenset((ids.get(c["original"]), ids.get(c["report"]))) in pairs,
        )
        for c in example.coded["copies"]
    ]
    wrong = [pair for pair in pairs if not pair <= family]
    return [*checks, Check("no other is", not wrong, str(len(wrong)))]


def _incident(example: Example, coded: Record) -> Check:
    name = f"{coded['id']} {coded['date']} {coded['sub_event'].split('/')[0]}"
    mine = _records_of(example, coded)
    if not mine:
        near = [
            i["id"]
            for i in example.export.of("incident")
            if i["sub_event"] == coded["sub_event"] and pins(i["when"], coded["date"])
        ]
        return Check(name, False, f"same day and kind: {', '.join(near)}" if near else "missing")
    shown = mine[0]["id"] if len(mine) == 1 else f"{len(mine)} records for one"
    return Check(name, len(mine) == 1, shown)


def _records_of(example: Example, coded: Record) -> list[Record]:
    """The incidents of the coded day, kind and place."""
    export = example.export
    found = []
    for i in export.of("incident"):
        if i["sub_event"] != coded["sub_event"] or not pins(i["when"], coded["date"]):
            continue
        told = [s["proposition"].get("place") for s in export.statements(i["statements"])]
        places = [export.by_id[i["place"]]["name"]] if i["place"] in export.by_id else []
        places += [place["name"] for place in told if place]
        said = [coded["place"], *(v.get("place_as_said") or "" for v in coded["versions"])]
        if any(stems(mine) & stems(place) for mine in places for place in said):
            found.append(i)
    return found


def _versions(example: Example) -> list[Check]:
    """Each coded toll, in a statement of the incident and the report."""
    checks = []
    for coded in example.coded["incidents"]:
        mine = {s for i in _records_of(example, coded) for s in i["statements"]}
        for version in coded["versions"]:
            told = {k: version.get(k) for k in ("killed", "injured") if version.get(k)}
            if not told:
                continue
            propositions = [
                s["proposition"]
                for s in example.export.statements(mine)
                if s["report"] == example.ids.get(version["report"])
            ]
            for kind, number in told.items():
                hit = any(_number(p.get(kind)) == _number(number) for p in propositions)
                low, high = _number(number) or (None, None)
                checks.append(
                    Check(
                        f"{coded['id']} report {version['report']}: {kind} {low}–{high or ''}", hit
                    )
                )
    return checks


def _number(value: Record | None) -> tuple[float | None, float | None] | None:
    return None if not value else (value.get("low"), value.get("high"))


def _verdicts(example: Example) -> list[Check]:
    checks = []
    for coded in example.coded["incidents"]:
        mine = {i["id"] for i in _records_of(example, coded)}
        verdicts = [
            f["verdict"]
            for f in example.export.of("finding")
            if f["incident"] in mine and f["ceasefire"] == example.record["id"]
        ]
        if coded.get("background"):
            holds = all(v == "outside the terms" for v in verdicts)
        else:
            holds = bool(verdicts) and set(verdicts) <= set(coded["verdict"])
        checks.append(Check(coded["id"], holds, ", ".join(verdicts) or "no finding"))
    return checks


def _disagreement(example: Example, coded: Record) -> Check:
    about = coded["about"]
    slots = (about, *SLOTS.get(about, ()))
    if coded["of"] == "ceasefire":
        matters = {c["id"] for c in example.export.of("ceasefire")}
    else:
        incident = next(i for i in example.coded["incidents"] if i["id"] == coded["of"])
        matters = {i["id"] for i in _records_of(example, incident)}
    wanted = [example.ids.get(side["report"]) for side in coded["sides"]]
    for found in example.export.of("disagreement"):
        if found["of"] not in matters or found["about"] not in slots:
            continue
        sides = [
            {s["report"] for s in example.export.statements(side["statements"])}
            for side in found["sides"]
        ]
        homes = [{i for i, side in enumerate(sides) if report in side} for report in wanted]
        there = [home for home in homes if home]
        if len(there) >= 2 and len(set.union(*there)) >= 2:
            return Check(f"{coded['id']} {about}", True, f"{len(there)} of {len(wanted)} sides")
    return Check(f"{coded['id']} {about}", False)


def _quantities(example: Example) -> list[Check]:
    checks = []
    for coded in example.coded["quantities"]:
        values = {
            value
            for s in example.export.of("statement")
            if s["report"] == example.ids.get(coded["report"])
            and s["proposition"]["kind"] == "quantity"
            for value in (s["proposition"]["value"]["low"], s["proposition"]["value"]["high"])
        }
        checks += [Check(f"report {coded['report']}: {v}", v in values) for v in coded["values"]]
    return checks


def _statuses(example: Example) -> list[Check]:
    checks = []
    for coded in example.coded["ceasefires"][0]["status"]:
        found = {c["id"]: c["status"] for c in example.status[coded["as_of"]]}
        status = found.get(example.record["id"])
        shown = f"{status['now']}, {status['holding']}" if status else "no record"
        holds = bool(status) and status["now"] in coded["is"]
        if status and "holding" in coded:
            holds = holds and status["holding"] in coded["holding"]
        wanted = " or ".join(coded["is"]) + "".join(f", {h}" for h in coded.get("holding", []))
        checks.append(Check(f"{coded['as_of']}: {wanted}", holds, shown))
    return checks


def _is_any(export: Export, mention: Record, names: list[str]) -> bool:
    return any(same_name(mine, name) for mine in export.spellings(mention) for name in names)


def _said(value: Record) -> str:
    return str(value.get("text") or value.get("name") or value.get("as_said") or "")


def main() -> int:
    print(table(parts(read_examples())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
