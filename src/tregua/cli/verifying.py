"""``tregua verify``: whether the chain holds, and where it does not."""

from __future__ import annotations

from tregua.api import OpenLedger
from tregua.cli.guard import say
from tregua.cli.terminal import progress
from tregua.cli.words import counted
from tregua.errors import LedgerDamaged


def verify_ledger(ledger: OpenLedger) -> int:
    """Prints the outcome; returns the exit code."""
    with progress("entries") as bar:
        task = bar.add_task("Checking", total=None)
        found = ledger.verify(lambda checked: bar.update(task, completed=checked))
    if found.ok:
        print(
            f"{ledger.path}: {counted(found.entries, 'entry', 'entries')}, each as it was written"
        )
        print(f"head {found.head}")
        return 0
    what = "the file" if found.bad is None else f"entry {found.bad}"
    say(f"tregua: error [{LedgerDamaged.code}]: {ledger.path}: {what}: {found.reason}")
    say(f"        {counted(found.entries, 'entry', 'entries')} before it hold; restore from a copy")
    return LedgerDamaged.exit_code
