"""The demo, as a new user meets it: the commands of ``make demo``, and what they say next."""

from __future__ import annotations

from pathlib import Path

from bench import examples
from new_user import Tregua, demo_commands

import tregua


def test_the_demo_reads_and_then_asks(demo_ledger: Path) -> None:
    assert [words[0] for words in demo_commands(demo_ledger)] == ["read", "status"]


def test_status_names_a_truce_in_iraq_and_who_says_so(
    demo_ledger: Path, tregua_command: Tregua
) -> None:
    done = tregua_command(*demo_commands(demo_ledger)[-1])
    assert done.returncode == 0, done.stderr
    assert "Iraq" in done.stdout
    assert "as of 2020-12-30" in done.stdout
    assert "Gulf Wire" in done.stdout


def test_reading_again_adds_nothing(
    demo_ledger: Path, example: examples.Example, tregua_command: Tregua
) -> None:
    done = tregua_command(*demo_commands(demo_ledger)[0])
    assert done.returncode == 0, done.stderr
    assert "24 known already" in done.stdout
    with tregua.open(demo_ledger) as ledger:
        assert len(list(ledger.reports())) == len(example.export.texts) == 24
        assert {s.id for s in ledger.statements()} == {
            s["id"] for s in example.export.of("statement")
        }


def test_the_ledger_verifies(demo_ledger: Path, tregua_command: Tregua) -> None:
    assert tregua_command("verify", "--ledger", str(demo_ledger)).returncode == 0


def test_the_truce_can_be_shown(
    demo_ledger: Path, example: examples.Example, tregua_command: Tregua
) -> None:
    done = tregua_command("show", example.record["id"], "--ledger", str(demo_ledger))
    assert done.returncode == 0, done.stderr
    assert example.record["name"].split(":")[0] in done.stdout


def test_before_the_truce_nothing_is_in_force(demo_ledger: Path, tregua_command: Tregua) -> None:
    done = tregua_command(
        "status", "--json", "--known-at", "2020-10-09", "--ledger", str(demo_ledger)
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
