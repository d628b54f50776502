"""Where the measured reports lie, and what Tregua makes of them: its export, by type.

The folders outside the repository are found by ``TREGUA_SHARED`` (else ``../shared``) and
``TREGUA_DATA`` (else ``data`` in the former). What is not there is said plainly, never guessed.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tregua

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "iraq-2020"

Record = dict[str, Any]


def shared() -> Path:
    """The folder with seeds, coded cases and data."""
    return Path(os.environ.get("TREGUA_SHARED", ROOT.parent / "shared"))


def data() -> Path:
    """The folder with the evaluation data sets."""
    return Path(os.environ.get("TREGUA_DATA", shared() / "data"))


class Absent(Exception):
    """Data that a measurement needs are not on this machine."""


def need(path: Path) -> Path:
    """The path, if it is there. Raises `Absent`."""
    if not path.exists():
        where = "set TREGUA_DATA" if path.is_relative_to(data()) else "set TREGUA_SHARED"
        raise Absent(f"{path.name} is not on this machine ({where} to its folder)")
    return path


@dataclass(frozen=True)
class Export:
    """The records of an export, by type, with the look-ups that a comparison needs."""

    records: tuple[Record, ...]
    texts: dict[str, str] = field(default_factory=dict)
    by_type: dict[str, list[Record]] = field(init=False)
    by_id: dict[str, Record] = field(init=False)

    def __post_init__(self) -> None:
        by_type: dict[str, list[Record]] = defaultdict(list)
        for record in self.records:
            by_type[record["type"]].append(record)
        object.__setattr__(self, "by_type", by_type)
        object.__setattr__(self, "by_id", {r["id"]: r for r in self.records})

    def of(self, type_: str) -> list[Record]:
        return self.by_type.get(type_, [])

    def statements(self, ids: Iterable[str]) -> list[Record]:
        return [self.by_id[i] for i in ids if i in self.by_id]

    def actor(self, mention: Record | None) -> Record | None:
        """The linked actor of a mention, if it has one."""
        return self.by_id.get((mention or {}).get("actor") or "")

    def spellings(self, mention: Record | None) -> list[str]:
        """How a mention is spelled here, and its linked actor elsewhere."""
        if not mention:
            return []
        names = [mention.get("name")]
        actor = self.actor(mention)
        if actor:
            names += [actor["name"], *(alias["text"] for alias in actor["aliases"])]
        return list(dict.fromkeys(name for name in names if name))


def read(
    paths: Iterable[Path],
    *,
    published: str | None = None,
    jobs: int = 1,
    ledger: Path | None = None,
) -> Export:
    """Reads the paths into a ledger (a temporary one, unless told) and exports it."""
    with tempfile.TemporaryDirectory() as folder:
        file = ledger or Path(folder) / "bench.db"
        with tregua.open(file, jobs=jobs) as opened:
            summary = opened.read(list(paths), published=published)
            if summary.set_aside:
                raise RuntimeError(f"set aside: {summary.set_aside}")
            texts = {report.id: report.text for report in opened.reports()}
            lines = [json.loads(json.dumps(record)) for record in opened.export()]
    return Export(tuple(lines), texts)


def markdown(head: list[str], rows: Iterable[Iterable[object]]) -> str:
    """A markdown table; bars in cells are escaped."""

    def line(cells: Iterable[object]) -> str:
        return (
            "| " + " | ".join(str(c).replace("|", "\\|").replace("\n", " ") for c in cells) + " |"
        )

    return "\n".join([line(head), "|" + "---|" * len(head), *map(line, rows)])
