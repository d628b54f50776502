"""Reading into the ledger: order, resumption, failures."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from cli_samples import command, text, write

from tregua.errors import LanguageError, UsageError
from tregua.intake import Given
from tregua.ledger import Ledger
from tregua.pipeline import Step, Summary, read
from tregua.settings import Settings

pytestmark = pytest.mark.usefixtures("environment")


def run(path: Path, ledger: Path, jobs: int = 1, **changes: object) -> tuple[Summary, list[Step]]:
    settings = replace(Settings(reader="fake_reader", jobs=jobs), **changes)  # type: ignore[arg-type]
    steps: list[Step] = []
    with Ledger.open(ledger) as opened:
        return read([path], opened, Given(), settings, steps.append), steps


def texts(ledger: Path) -> list[str]:
    with Ledger.open(ledger, read_only=True) as opened:
        assert opened.verify().ok
        return [report.text for report in opened.reports()]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_reports_enter_the_ledger_in_the_order_of_the_input(tmp_path: Path, jobs: int) -> None:
    written = [text(n, more="SLOW" if n % 3 == 0 else "") for n in range(20)]
    write(tmp_path / "news.jsonl", written)
    summary, steps = run(tmp_path / "news.jsonl", tmp_path / "t.db", jobs)
    assert (summary.reports, summary.statements, summary.set_aside) == (20, 20, ())
    assert [t.split("number ")[1][:2] for t in texts(tmp_path / "t.db")] == [
        t.split("number ")[1][:2] for t in written
    ]
    assert len(steps) == 20


def test_the_number_of_processes_changes_nothing(news: Path, tmp_path: Path) -> None:
    for jobs in (1, 3):
        run(news, tmp_path / f"{jobs}.db", jobs)
    with (
        Ledger.open(tmp_path / "1.db", read_only=True) as one,
        Ledger.open(tmp_path / "3.db", read_only=True) as three,
    ):
        assert list(one.statements()) == list(three.statements())
        assert [r.id for r in one.reports()] == [r.id for r in three.reports()]


def test_what_is_known_is_not_read_again(news: Path, tmp_path: Path) -> None:
    first, _ = run(news, tmp_path / "t.db")
    second, steps = run(news, tmp_path / "t.db")
    assert (first.reports, first.known) == (12, 0)
    assert (second.reports, second.known, second.statements) == (0, 12, 0)
    assert all(step.known for step in steps)


def test_a_newer_reader_reads_all_of_it_again(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(news, tmp_path / "t.db")
    monkeypatch.setattr("fake_reader.READER", "fake-reader 2")
    summary, _ = run(news, tmp_path / "t.db")
    assert (summary.reports, summary.known) == (12, 0)
    assert len(texts(tmp_path / "t.db")) == 12


@pytest.mark.parametrize(("jobs", "word"), [(1, "FAIL"), (2, "FAIL"), (2, "DIE"), (3, "DIE")])
def test_a_report_that_cannot_be_read_is_set_aside_and_the_rest_goes_on(
    tmp_path: Path, jobs: int, word: str
) -> None:
    write(tmp_path / "news.jsonl", [text(n, more=word if n == 4 else "") for n in range(9)])
    summary, _ = run(tmp_path / "news.jsonl", tmp_path / "t.db", jobs)
    assert summary.reports == 8
    (aside,) = summary.set_aside
    assert aside.code == "reading.failed"
    assert aside.path == "https://example.org/4"
    why = "ValueError: the text told me to fail" if word == "FAIL" else "ended with status 9"
    assert why in aside.reason
    again, _ = run(tmp_path / "news.jsonl", tmp_path / "t.db", jobs)
    assert (again.known, len(again.set_aside)) == (8, 1)
    with Ledger.open(tmp_path / "t.db", read_only=True) as ledger:
        assert list(ledger.set_asides()) == [aside]


@pytest.mark.parametrize("jobs", [1, 2])
def test_without_the_model_nothing_goes_on(tmp_path: Path, jobs: int) -> None:
    write(tmp_path / "news.jsonl", [text(0), text(1), text(2, more="NO MODEL"), text(3)])
    with pytest.raises(LanguageError, match="the language model is missing"):
        run(tmp_path / "news.jsonl", tmp_path / "t.db", jobs)
    assert len(texts(tmp_path / "t.db")) == 2


def test_what_a_library_prints_does_not_disturb_the_answers(tmp_path: Path) -> None:
    write(tmp_path / "news.jsonl", [text(n, more="NOISY") for n in range(5)])
    summary, _ = run(tmp_path / "news.jsonl", tmp_path / "t.db", 2)
    assert summary.reports == 5


def test_an_interrupt_keeps_what_was_read_and_is_passed_on(news: Path, tmp_path: Path) -> None:
    def stop_at_five(step: Step) -> None:
        seen.append(step)
        if len(seen) == 5:
            raise KeyboardInterrupt

    seen: list[Step] = []
    settings = Settings(reader="fake_reader", jobs=2)
    with Ledger.open(tmp_path / "t.db") as ledger:
        with pytest.raises(KeyboardInterrupt):
            read([news], ledger, Given(), settings, stop_at_five)
        assert len(list(ledger.reports())) == 5
        assert read([news], ledger, Given(), settings).reports == 7


def test_a_batch_is_committed_when_it_is_full_or_late(news: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "t.db"
    seen: list[int] = []

    def count(step: Step) -> None:
        with Ledger.open(ledger, read_only=True) as opened:
            seen.append(len(list(opened.reports())))

    settings = Settings(reader="fake_reader", jobs=1, batch_reports=5, batch_s=1e9)
    with Ledger.open(ledger) as opened:
        read([news], opened, Given(), settings, count)
    assert sorted(set(seen)) == [0, 5, 10]
    seen.clear()
    with Ledger.open(tmp_path / "u.db") as opened:
        ledger = tmp_path / "u.db"
        read([news], opened, Given(), replace(settings, batch_s=0.0), count)
    assert seen == list(range(1, 13))


def acknowledged(ledger: Path) -> int:
    return len(texts(ledger)) if ledger.exists() else 0


@pytest.mark.parametrize("delay_s", [0.3, 0.6, 0.9, 1.2])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_run_that_was_stopped_is_taken_up_where_it_stopped(
    tmp_path: Path, environment: dict[str, str], delay_s: float, how: signal.Signals
) -> None:
    write(tmp_path / "news.jsonl", [text(n, more="SLOW") for n in range(60)])
    words = command(["read", "news.jsonl", "--jobs", "2"])
    with subprocess.Popen(
        words, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        time.sleep(delay_s)
        process.send_signal(how)
        assert process.stderr is not None
        told = process.stderr.read().decode()
    if how is signal.SIGINT and "interrupted" in told:
        assert process.returncode == 130
        assert "Traceback" not in told
    ledger = tmp_path / "tregua.db"
    kept = acknowledged(ledger)
    summary, _ = run(tmp_path / "news.jsonl", ledger, 2)
    assert (summary.known, summary.reports) == (kept, 60 - kept)
    assert len(texts(ledger)) == 60


def test_the_children_of_a_killed_run_end_too(tmp_path: Path, environment: dict[str, str]) -> None:
    write(tmp_path / "news.jsonl", [text(n, more="SLOW") for n in range(200)])
    marked = {**environment, "TREGUA_TEST_MARK": str(tmp_path)}
    words = command(["read", "news.jsonl", "--jobs", "2"])
    with subprocess.Popen(words, cwd=tmp_path, env=marked, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 20
        while len(marked_processes(tmp_path)) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert len(marked_processes(tmp_path)) == 3
        process.kill()
    while marked_processes(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert marked_processes(tmp_path) == []


def marked_processes(mark: Path) -> list[str]:
    if not Path("/proc").is_dir():
        pytest.skip("needs /proc")
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and folder.name != str(os.getpid()):
            try:
                if f"TREGUA_TEST_MARK={mark}".encode() in (folder / "environ").read_bytes():
                    found.append(folder.name)
            except OSError:
                continue
    return found


def test_settings_come_from_the_environment() -> None:
    settings = Settings.of({"TREGUA_LEDGER": "a.db", "TREGUA_JOBS": "3", "TREGUA_READER": "x"})
    assert settings == Settings(ledger=Path("a.db"), jobs=3, reader="x")
    assert Settings.of({}) == Settings()


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_wrong_number_of_processes_is_refused(jobs: str) -> None:
    with pytest.raises(UsageError):
        Settings.of({"TREGUA_JOBS": jobs})
