"""The Python API has the powers of the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cli_samples import text, write

import tregua
from tregua.errors import LedgerError, UsageError

pytestmark = pytest.mark.usefixtures("environment")


def test_read_and_ask(news: Path, tmp_path: Path) -> None:
    with tregua.open(tmp_path / "t.db", jobs=1) as ledger:
        summary = ledger.read(news)
        assert (summary.reports, summary.set_aside) == (12, ())
        assert len(ledger.statements()) == 12
        assert len(list(ledger.reports())) == 12
        assert len(list(ledger.reports(known_at="2020-10-03"))) == 3
        assert len(ledger.statements(known_at="2020-10-03")) == 3
        assert ledger.incidents() == ()
        assert ledger.findings() == ()
        assert all(ceasefire.status is not None for ceasefire in ledger.ceasefires())
        statement = ledger.statements()[0]
        assert ledger.show(statement.id) == statement
        assert {line["type"] for line in ledger.export()} >= {"report", "statement", "actor"}
        assert ledger.verify().ok
        assert list(ledger.set_asides()) == []


def test_the_default_ledger_is_that_of_the_environment(news: Path, tmp_path: Path) -> None:
    ledger = tregua.open()
    assert ledger.path == tmp_path / "tregua.db"
    assert not ledger.path.exists()
    with pytest.raises(LedgerError, match="there is no ledger"):
        ledger.ceasefires()
    assert not ledger.path.exists()


def test_what_is_read_later_is_seen_by_the_next_question(tmp_path: Path) -> None:
    with tregua.open(tmp_path / "t.db", jobs=1) as ledger:
        for n in range(3):
            write(tmp_path / "news.jsonl", [text(n) for n in range(n + 1)])
            ledger.read([tmp_path / "news.jsonl"])
            assert len(ledger.statements()) == n + 1


def test_the_view_is_made_once_for_the_same_question(news: Path, tmp_path: Path) -> None:
    with tregua.open(tmp_path / "t.db", jobs=1) as ledger:
        ledger.read(str(news))
        assert ledger.view() is ledger.view()
        assert ledger.view(as_of="2020-10-05") is not ledger.view()


def test_without_a_day_it_is_the_day_of_the_newest_report(news: Path, tmp_path: Path) -> None:
    with tregua.open(tmp_path / "t.db", jobs=1) as ledger:
        ledger.read(news)
        assert str(ledger.view().as_of) == "2020-10-12"
        assert str(ledger.view(known_at="2020-10-03").as_of) == "2020-10-03"
        assert ledger.view(as_of="today").as_of is not None


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    texts = [text(n, who=who) for n, who in enumerate(["Rebels", "Army", "Militia"] * 4)]
    for name, order in (("a", texts), ("b", texts[::-1])):
        folder = tmp_path / name
        folder.mkdir()
        for place, one in enumerate(order):
            (folder / f"{place:02}.txt").write_text(one)
    exports = []
    for name in ("a", "b"):
        with tregua.open(tmp_path / f"{name}.db", jobs=1) as ledger:
            ledger.read(tmp_path / name, published="2020-10-12", outlet="Example Times")
            lines = list(ledger.export())
            for line in lines:
                line.pop("retrieved", None)
            exports.append(lines)
    assert exports[0] == exports[1]


def test_the_ledger_of_a_day_and_the_whole_ledger_asked_for_that_day_agree(tmp_path: Path) -> None:
    texts = [text(n, who=who) for n, who in enumerate(["Rebels", "Army", "Militia"] * 4)]
    write(tmp_path / "all.jsonl", texts)
    write(tmp_path / "early.jsonl", texts[:7])
    exports = []
    for name, known_at in (("all", "2020-10-07"), ("early", None)):
        with tregua.open(tmp_path / f"{name}.db", jobs=1) as ledger:
            ledger.read(tmp_path / f"{name}.jsonl")
            lines = list(ledger.export(known_at=known_at))
            for line in lines:
                line.pop("retrieved", None)
            exports.append(lines)
    assert exports[0] == exports[1]


def test_a_script_without_a_main_guard_can_read_in_several_processes(
    news: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import tregua\n"
        "with tregua.open('script.db', jobs=2) as ledger:\n"
        f"    print(ledger.read({str(news)!r}).reports)\n"
    )
    done = subprocess.run(
        [sys.executable, "script.py"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("12\n", "")


def test_wrong_days_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="as_of"):
        tregua.open(tmp_path / "t.db").ceasefires(as_of="soon")
