"""Labels for articles that are not ours: offsets and codes, never text.

    python -m training.standoff SCRATCH.txt …    statement lines of articles to offsets

The articles are the public file ``real-news/guardian_sdf.csv`` of the data folder (``TREGUA_DATA``,
else ``../shared/data``). A scratch file has a block for each article: `@ number`, then statement
lines as `corpus/GUIDE.md` has them. What an article had before is replaced.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path
from typing import Any

from training.statements import CORPUS, CorpusError, Label, Labelled, read_label

ROOT = Path(__file__).resolve().parent.parent
FILE = CORPUS / "real-news.jsonl"


def articles(data: Path | None = None) -> dict[int, tuple[str, str]]:
    """Number, date and text of the articles, by number."""
    folder = data or Path(os.environ.get("TREGUA_DATA", ROOT.parent / "shared" / "data"))
    path = folder / "real-news" / "guardian_sdf.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = csv.DictReader(handle)
        number = next(iter(rows.fieldnames or ()))
        return {int(row[number]): (row["date"][:10], row["text"]) for row in rows}


def load(path: Path = FILE, data: Path | None = None) -> list[Labelled]:
    """The labelled articles, with the text from where it lies."""
    found = articles(data)
    return [_labelled(json.loads(line), found) for line in path.read_text("utf-8").splitlines()]


def _labelled(record: dict[str, Any], found: dict[int, tuple[str, str]]) -> Labelled:
    published, text = found[record["article"]]
    labels = []
    for raw in record["labels"]:
        spans = {key: tuple((a, b) for a, b in places) for key, places in raw["spans"].items()}
        words = {key: tuple(text[a:b] for a, b in places) for key, places in spans.items()}
        closed = {key: tuple(values) for key, values in raw["values"].items()}
        labels.append(Label(raw["kind"], raw["sub"], words | closed, spans))
    name = f"real-{record['article']}"
    return Labelled(name, published, "paper", "Syria 2012-2020", text, tuple(labels))


def record_of(number: int, labels: list[Label]) -> dict[str, Any]:
    """An article's labels without any of its words."""
    return {
        "article": number,
        "labels": [
            {
                "kind": label.kind,
                "sub": label.sub,
                "spans": {key: [list(p) for p in places] for key, places in label.spans.items()},
                "values": {
                    key: list(values)
                    for key, values in label.values.items()
                    if key not in label.spans and key != "in"
                },
            }
            for label in labels
        ],
    }


def scratch(path: Path, found: dict[int, tuple[str, str]]) -> list[dict[str, Any]]:
    """The records of a scratch file. Raises `CorpusError` with file and line."""
    blocks: dict[int, list[Label]] = {}
    current = -1
    for at, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}:{at}"
        if line.startswith("@"):
            current = int(line[1:])
            if current not in found:
                raise CorpusError(f"{where}: no article {current}")
            blocks[current] = []
        elif line.startswith("="):
            if current < 0:
                raise CorpusError(f"{where}: a statement before any article")
            blocks[current].append(read_label(found[current][1], line[1:], where))
        elif line.strip() and not line.startswith(("#", "-")):
            raise CorpusError(f"{where}: neither an article nor a statement")
    return [record_of(number, labels) for number, labels in blocks.items()]


def main() -> int:
    """Turn scratch files into offsets; without any, say what there is."""
    kept: dict[int, dict[str, Any]] = {}
    if FILE.exists():
        kept = {r["article"]: r for r in map(json.loads, FILE.read_text("utf-8").splitlines())}
    try:
        found = articles()
        for name in sys.argv[1:]:
            kept |= {record["article"]: record for record in scratch(Path(name), found)}
    except (CorpusError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if sys.argv[1:]:
        lines = (json.dumps(kept[number]) + "\n" for number in sorted(kept))
        FILE.write_text("".join(lines), "utf-8")
    print(f"{len(kept)} articles, {sum(len(r['labels']) for r in kept.values())} statements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
