"""How fast entries are appended: far below what a quiet machine does, as a guard against a slip.

``bench/`` holds the measured figure.
"""

from __future__ import annotations

import time
from pathlib import Path

from ledger_samples import a_statement

from tregua.ledger import Ledger, reading_draft
from tregua.model import ReportId


def test_thousands_of_small_entries_are_appended_in_a_second(path: Path) -> None:
    drafts = [
        reading_draft(ReportId(f"r_{n}"), "reader 1", (a_statement(n),)) for n in range(10_000)
    ]
    with Ledger.open(path) as ledger:
        start = time.perf_counter()
        for first in range(0, len(drafts), 500):
            ledger.append(drafts[first : first + 500])
        rate = len(drafts) / (time.perf_counter() - start)
    assert rate > 2_000
