"""The two founding reports against their coding, row by row, as markdown.

    python -m bench.seeds [--undated]

Reads both with the publication date of their coding (``--undated``: without one), exports the
ledger and prints what of the coding is found, found in part (with what disagrees) or missing.
The comparison is described in ``bench.seeds_rows``.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.alike import covers, pins, same_name, stems, words
from bench.exported import Absent, Export, Record, markdown, need, read, shared
from bench.seeds_rows import FOUND, PARTLY, Comparison, Result

__all__ = ["Check", "Scores", "expected", "main", "read_seeds", "score"]

FILES = {"A": "000_529b3c76611fbc28.txt", "B": "004_aab3c965ad047d28.txt"}
PROTECTED = {
    # The coding describes what the reports call by several names.
    "US-led coalition forces": ("US-led coalition", "US presence in Iraq", "other Western forces"),
    "US forces": ("US forces", "United States forces", "United States", "American armed forces"),
    "US embassy in Baghdad": ("US embassy", "American embassy"),
    "foreign forces and interests": ("foreign forces and interests",),
}
SLOTS = {
    "who is bound": ("who is bound",),
    "duration": ("duration", "end"),
    "place of the roadside bomb": ("place",),
    "what the condition asks for": ("condition",),
}


@dataclass(frozen=True)
class Check:
    """One thing that was asked for, whether it holds, and what is there."""

    name: str
    holds: bool
    shown: str = ""


@dataclass(frozen=True)
class Scores:
    """The rows of the coding, part by part."""

    statements: tuple[Result, ...]
    same_actor: tuple[Check, ...]
    not_same_actor: tuple[Check, ...]
    disagreements: tuple[Check, ...]
    record: tuple[Check, ...]
    must_not: tuple[Check, ...]

    @property
    def found(self) -> int:
        return sum(r.outcome == FOUND for r in self.statements)

    @property
    def partly(self) -> int:
        return sum(r.outcome == PARTLY for r in self.statements)

    def table(self) -> str:
        """All rows as markdown."""
        shown = [
            (
                r.row["id"],
                _coded(r.row),
                r.outcome,
                r.statement["id"] if r.statement else "",
                "; ".join(r.wrong),
            )
            for r in self.statements
        ]
        parts = [
            f"Statements: {self.found} found, {self.partly} partly, "
            f"{len(self.statements) - self.found - self.partly} missing of {len(self.statements)}",
            markdown(["row", "coded", "outcome", "statement", "what disagrees"], shown),
        ]
        for title, checks in self.parts():
            held = sum(c.holds for c in checks)
            rows = [(c.name, "yes" if c.holds else "**no**", c.shown) for c in checks]
            parts += [
                f"{title}: {held} of {len(checks)}",
                markdown(["what", "holds", "ours"], rows),
            ]
        return "\n\n".join(parts)

    def figures(self) -> str:
        """The same without a word of the reports: rows, outcomes and what kind of thing differs."""
        rows = [
            (
                r.row["id"],
                f"{r.row['stance']}, {_kind(r.row)}",
                r.outcome,
                ", ".join(dict.fromkeys(w.split()[0] for w in r.wrong)),
            )
            for r in self.statements
        ]
        checks = [
            (title, i, "yes" if c.holds else "**no**")
            for title, part in self.parts()
            for i, c in enumerate(part, 1)
        ]
        named = [(c.name.split(",")[0], "yes" if c.holds else "**no**") for c in self.record]
        titles = {title for title, _ in self.parts()} - {"The record"}
        counted = [c for c in checks if c[0] in titles]
        return "\n\n".join(
            [
                markdown(["row", "coded", "outcome", "what disagrees"], rows),
                markdown(["the record", "holds"], named),
                markdown(["part", "row of it in the coding", "holds"], counted),
            ]
        )

    def parts(self) -> list[tuple[str, tuple[Check, ...]]]:
        return [
            ("Spellings of one actor", self.same_actor),
            ("Actors kept apart", self.not_same_actor),
            ("Disagreements", self.disagreements),
            ("The record", self.record),
            ("Must not happen (yes: it does not)", self.must_not),
        ]


def expected() -> Record:
    """The coding. Raises `Absent`."""
    path = need(shared() / "seeds" / "expected.json")
    return dict(json.loads(path.read_text("utf-8")))


def read_seeds(*, published: str | None, jobs: int = 1) -> Export:
    """Both reports in a ledger of their own. Raises `Absent`."""
    paths = [need(shared() / "seeds" / name) for name in FILES.values()]
    return read(paths, published=published, jobs=jobs)


def score(export: Export, coded: Record) -> Scores:
    """The export against the coding."""
    conditions = {
        c["id"]: f"{c['what']} {c.get('deadline_as_said') or ''}"
        for c in coded["ceasefire"]["conditions"]
    }
    reports = reports_of(export)
    comparison = Comparison(export, reports, conditions)
    results = tuple(comparison.results(coded["statements"]))
    return Scores(
        statements=results,
        same_actor=tuple(one_actor(export, group) for group in coded["same_actor"]),
        not_same_actor=tuple(two_actors(export, pair) for pair in coded["not_same_actor"]),
        disagreements=tuple(
            disagreement(export, comparison, reports, d) for d in coded["disagreements"]
        ),
        record=tuple(record_checks(export, comparison, results, coded["ceasefire"])),
        must_not=tuple(must_not(export)),
    )


def reports_of(export: Export) -> dict[str, str]:
    """The ids of the reports A (the one with a title of its own) and B."""
    lengths = sorted(export.texts, key=lambda i: len(export.texts[i]), reverse=True)
    return {"A": lengths[0], "B": lengths[1]}


# Actors --------------------------------------------------------------------------------------


def actors_named(export: Export, name: str) -> set[str]:
    """The actors that bear this name, the accents and the article aside."""
    wanted = words(name)
    return {
        actor["id"]
        for actor in export.of("actor")
        if any(
            words(spelling) == wanted and (spelling == name or len(name) > 3 or spelling.isupper())
            for spelling in [actor["name"], *(alias["text"] for alias in actor["aliases"])]
        )
    }


def one_actor(export: Export, group: list[str]) -> Check:
    """Whether every name of the group is a name of one actor.

    A short form that the reports never use by itself goes with the longer name that holds it.
    """
    everything = "\n".join(export.texts.values())
    alone = {}
    for name in group:
        rest = everything
        for longer in group:
            if name != longer and name in longer:
                rest = rest.replace(longer, "")
        alone[name] = name in rest
    homes = {name: exact(export, name) for name in group if alone[name]}
    common = set.intersection(*homes.values()) if homes else set()
    lost = [name for name, ids in homes.items() if not ids]
    shown = "" if common else f"no actor is called {', '.join(lost)}" if lost else "several actors"
    return Check(" = ".join(group), bool(common), shown)


def exact(export: Export, name: str) -> set[str]:
    """The actors of which this is a spelling, case and accents aside."""
    plain = " ".join(_plain(name))
    return {
        actor["id"]
        for actor in export.of("actor")
        if any(
            " ".join(_plain(spelling)) == plain
            for spelling in [actor["name"], *(alias["text"] for alias in actor["aliases"])]
        )
    }


def _plain(name: str) -> list[str]:
    found = name.casefold().replace("’", "'").replace("-", " ").split()
    return found[1:] if found[:1] == ["the"] else found


def two_actors(export: Export, pair: list[str]) -> Check:
    """Whether the two names are of different actors."""
    first, second = (exact(export, name) for name in pair)
    shown = "; ".join(
        f"{n} is no actor" for n, ids in zip(pair, (first, second), strict=True) if not ids
    )
    return Check(" ≠ ".join(pair), not first & second, shown)


# Disagreements -------------------------------------------------------------------------------


def disagreement(
    export: Export, comparison: Comparison, reports: dict[str, str], coded: Record
) -> Check:
    """Whether a disagreement on that slot has the coded sides as different sides."""
    name = f"{coded['id']} {coded['about']}"
    on_slot = [d for d in export.of("disagreement") if d["about"] in SLOTS[coded["about"]]]
    for found in on_slot:
        chosen: list[set[int]] = []
        for side in coded["sides"]:
            fits = {
                i
                for i, mine in enumerate(found["sides"])
                for s in export.statements(mine["statements"])
                if s["report"] == reports[side["report"]] and _speaks(comparison, side, s)
            }
            chosen.append(fits)
        if all(chosen) and len(set.union(*chosen)) > 1 and _distinct(chosen):
            return Check(name, True, found["id"])
    listed = [f"{d['about']} {d['id']}" for d in on_slot]
    return Check(name, False, f"there is {', '.join(listed)}" if listed else "none on that")


def _distinct(chosen: list[set[int]]) -> bool:
    first, second = chosen
    return any(a != b for a in first for b in second)


def _speaks(comparison: Comparison, side: Record, s: Record) -> bool:
    if "speaker" not in side:
        return True
    row = {"speaker": side["speaker"], "anonymous": "anonymous" in side["speaker"]}
    return not list(comparison._speaker(row, s))


# The record ----------------------------------------------------------------------------------


def record_checks(
    export: Export, comparison: Comparison, results: tuple[Result, ...], coded: Record
) -> list[Check]:
    """The fields of the one ceasefire."""
    records = export.of("ceasefire")
    checks = [Check("one record", len(records) == 1, f"{len(records)}")]
    record = max(records, key=lambda c: len(c["statements"]), default=None)
    if record is None:
        return checks
    checks += [
        Check(
            f"country {coded['country']}", record["country"] == coded["country"], record["country"]
        ),
        Check(f"type {coded['type']}", record["kind"] == coded["type"], record["kind"]),
        Check("conditional", record["conditional"] is True, str(record["conditional"])),
        Check("both reports on it", set(record["reports"]) == set(export.texts), ""),
    ]
    days = [d["declared"] for d in record["declarations"] if d.get("declared")]
    said = ", ".join(sorted({f"{d['earliest']}/{d['latest']}" for d in days})) or "no date"
    declared = any(pins(d, coded["declared"]) for d in days)
    checks.append(Check(f"declared {coded['declared']}", declared, said))
    declarers = [p for p in record["parties"] if p["role"] == "declarer"]
    for one in coded["declarers"]:
        names = [one["name"], *one.get("aliases", [])]
        mine = [p for p in declarers if any(comparison._is(p, name) for name in names)]
        certain = [p["certainty"] for p in mine]
        checks.append(
            Check(
                f"declarer {one['name']} ({one['certainty']})",
                one["certainty"] in certain,
                ", ".join(f"{p['name']} ({p['certainty']})" for p in mine) or "missing",
            )
        )
        if one.get("aliases"):
            known = {p["actor"] for p in mine}
            checks[-1] = Check(
                checks[-1].name,
                checks[-1].holds and len(known) == 1,
                checks[-1].shown if len(known) < 2 else f"{len(known)} actors: {checks[-1].shown}",
            )
    safe = [p for p in record["parties"] if p["role"] == "beneficiary"]
    safe += [t["value"] for t in record["terms"] if t["slot"] == "protected"]
    for name in coded["protected"]:
        names = PROTECTED.get(name, (name,))
        mine = [m for m in safe if any(comparison._is(m, n) for n in names)]
        if not mine and " and " in name:  # one of each may be named by itself
            each = [[m for m in safe if comparison._is(m, n)] for n in name.split(" and ")]
            mine = [hits[0] for hits in each] if all(each) else []
        checks.append(
            Check(f"protected {name}", bool(mine), mine[0]["name"] if mine else "missing")
        )
    prohibited = [t["value"]["text"] for t in record["terms"] if t["slot"] == "prohibited"]
    for act in coded["prohibited_acts"]:
        hits = [text for text in prohibited if stems(text) & stems(act)]
        checks.append(Check(f"prohibited {act}", bool(hits), hits[0] if hits else "missing"))
    conditions = [t for t in record["terms"] if t["slot"] == "condition"]
    for one in coded["conditions"]:
        report = comparison.reports[one["report"]]
        hits = [
            t["value"]["text"]
            for t in conditions
            if covers(t["value"]["text"], one["what"], share=0.4)
            and any(s["report"] == report for s in export.statements(t["statements"]))
        ]
        checks.append(Check(f"condition {one['id']}", bool(hits), hits[0] if hits else "missing"))
    threats = [r for r in results if r.row.get("stance") == "threat"]
    for one in coded["on_failure"]:
        held = any(r.outcome == FOUND for r in threats if r.row["report"] == one["report"])
        checks.append(Check(f"on failure, report {one['report']}: {one['threat']}", held))
    mediators = [p["name"] for p in record["parties"] if p["role"] == "mediator"]
    for one in coded["mediators"]:
        held = any(same_name(name, one["as_said"]) for name in mediators)
        checks.append(Check("mediator", held, ", ".join(mediators)))
    return checks


# What must not happen -------------------------------------------------------------------------


def must_not(export: Export) -> list[Check]:
    """The four things that the coding rules out; a check holds where it did not happen."""
    form = [s["id"] for s in export.of("statement") if "Please enter" in s["quote"]]
    others = [
        c["id"]
        for c in export.of("ceasefire")
        for s in export.statements(c["statements"])
        if s["proposition"].get("ceasefire_act")
        and stems(s["quote"]) & {"afghan", "2003", "saddam"}
    ]
    bombs = [i for i in export.of("incident") if i["sub_event"].endswith("IED")]
    blamed = [i["id"] for i in bombs if i["perpetrators"]]
    blamed += [
        s["id"]
        for s in export.of("statement")
        if (s["proposition"].get("sub_event") or "").endswith("IED") and s["proposition"]["actors"]
    ]
    ids = {i["id"] for i in bombs}
    accused = [
        f["id"]
        for f in export.of("finding")
        if f["incident"] in ids and f["verdict"] in ("alleged", "admitted", "verified")
    ]
    records = [c["id"] for c in export.of("ceasefire")]
    return [
        Check("the comment form becomes a statement", not form, ", ".join(form)),
        Check("Afghanistan or 2003 becomes a record", not others, ", ".join(others)),
        Check(
            "the bomb gets a perpetrator or an accused",
            not blamed and not accused,
            ", ".join(blamed + accused),
        ),
        Check("two ceasefires", len(records) <= 1, ", ".join(records)),
    ]


def _kind(row: Record) -> str:
    kinds = ("event", "term", "affiliation", "about", "quantity")
    kind = next(k for k in kinds if k in row)
    if kind == "event":
        return str(row["event"]).split("/")[0] if "/" in row["event"] else "event"
    return f"term {row['term']}" if kind == "term" else {"about": "assessment"}.get(kind, kind)


def _coded(row: Record) -> str:
    """The coded row in a few words: codes and names, not sentences."""
    what = (
        row.get("event") or row.get("term") or ("about " + row["about"] if "about" in row else "")
    )
    if "affiliation" in row:
        what = "affiliation"
    if "quantity" in row:
        what = f"quantity {row['quantity']['value']}"
    return f"{row['speaker']}: {row['stance']}: {what}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--undated", action="store_true", help="read without a publication date")
    parser.add_argument("--write", type=Path, help="write the table to this file as well")
    options = parser.parse_args()
    try:
        coded = expected()
        export = read_seeds(published=None if options.undated else coded["published"])
    except Absent as absent:
        print(absent, file=sys.stderr)
        return 1
    table = score(export, coded).table()
    print(table)
    if options.write:
        options.write.write_text(table + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
