"""Killed in the middle: nothing that was acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledger_samples import a_report

from tregua.ledger import Ledger, report_draft

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from ledger_samples import a_report
from tregua.ledger import Ledger, report_draft

print("ready", flush=True)
with Ledger.open(Path(sys.argv[1])) as ledger:
    for start in range(0, 100_000, 5):
        ledger.append(report_draft(a_report(n)) for n in range(start, start + 5))
        print(start + 5, flush=True)
"""


@pytest.mark.parametrize("delay_s", [0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6])
def test_killed_while_appending_nothing_acknowledged_is_lost(path: Path, delay_s: float) -> None:
    command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(delay_s)
        writer.kill()
        lines = writer.stdout.read().splitlines()
    acknowledged = int(lines[-1]) if lines else 0
    with Ledger.open(path) as ledger:
        assert ledger.verify().ok
        kept = [report.id for report in ledger.reports()]
        assert len(kept) >= acknowledged
        assert len(kept) % 5 == 0
        assert kept == [f"r_{n}" for n in range(len(kept))]
        new = ledger.append(report_draft(a_report(n)) for n in range(len(kept) + 7))
        assert new == 7
        assert ledger.verify().entries == len(kept) + 7
