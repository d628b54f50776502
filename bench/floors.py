"""The floors: figures below which no change may go, a little under those of today.

They stand in ``floors.json``. Raise them when the figures rise; lower one only with a reason in the
message of the commit.
"""

from __future__ import annotations

import json
from pathlib import Path


def floors() -> dict[str, dict[str, float]]:
    """The floors by part of the bench and figure."""
    path = Path(__file__).with_name("floors.json")
    return {part: dict(figures) for part, figures in json.loads(path.read_text("utf-8")).items()}
