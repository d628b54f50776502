"""The commands in a process of their own: exit codes, streams, bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_samples import Run, command, text, write

COMMANDS = ("read", "status", "show", "incidents", "export", "schema", "verify")


def test_read_then_ask(tregua_command: Run, news: Path) -> None:
    done = tregua_command("read", str(news))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("12 reports read in ")
    assert done.stdout.endswith("; 12 new statements\n")
    again = tregua_command("read", str(news))
    assert again.stdout == "0 reports read, 12 known already; 0 new statements\n"
    verified = tregua_command("verify")
    assert verified.returncode == 0
    assert "24 entries, each as it was written\nhead " in verified.stdout
    for arguments in (["status"], ["incidents"], ["status", "--as-of", "2020-10-20"]):
        done = tregua_command(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout


def test_an_export_holds_every_report_and_statement(tregua_command: Run, news: Path) -> None:
    tregua_command("read", str(news))
    done = tregua_command("export", "--format", "json", "--output", "out.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    assert "records written to out.jsonl" in done.stderr
    piped = tregua_command("export").stdout
    assert (news.parent / "out.jsonl").read_text(encoding="utf-8") == piped
    assert tregua_command("export").stdout == piped
    lines = [json.loads(line) for line in piped.splitlines()]
    counts = {kind: sum(line["type"] == kind for line in lines) for kind in ("report", "statement")}
    assert counts == {"report": 12, "statement": 12}
    assert all(next(iter(line)) == "type" for line in lines)
    shown = tregua_command("show", lines[0]["id"], "--json").stdout
    assert json.loads(shown) == lines[0]
    assert tregua_command("show", lines[0]["id"][:9]).returncode == 0


def test_known_at_counts_only_what_was_published_by_then(tregua_command: Run, news: Path) -> None:
    tregua_command("read", str(news))
    lines = tregua_command("export", "--known-at", "2020-10-03").stdout.splitlines()
    dates = [line["published"] for line in map(json.loads, lines) if line["type"] == "report"]
    assert dates == ["2020-10-01", "2020-10-02", "2020-10-03"]


def test_what_is_set_aside_is_named_and_the_rest_is_read(
    tregua_command: Run, tmp_path: Path
) -> None:
    good = json.dumps({"text": text(1), "published": "2020-10-01"})
    (tmp_path / "broken.jsonl").write_text(f'{good}\n{{broken\n{good[:-1]}, "outlet": "B"}}\n')
    (tmp_path / "empty.txt").touch()
    (tmp_path / "fails.txt").write_text(text(2, more="FAIL"))
    done = tregua_command("read", "broken.jsonl", "empty.txt", "fails.txt", "missing.txt")
    assert done.returncode == 1
    assert done.stdout.startswith("2 reports read, 4 set aside in ")
    told = done.stderr.splitlines()
    assert any("set aside [input.malformed]: broken.jsonl:2: " in line for line in told)
    assert any("set aside [input.unreadable]: empty.txt: " in line for line in told)
    assert any("set aside [input.unreadable]: missing.txt: " in line for line in told)
    assert any("set aside [reading.failed]: " in line for line in told)
    assert len(told) == 4
    again = tregua_command("read", "broken.jsonl")
    assert again.returncode == 1


def test_a_folder_with_nothing_readable_is_set_aside(tregua_command: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = tregua_command("read", "nothing")
    assert (done.returncode, done.stdout) == (1, "0 reports read, 1 set aside; 0 new statements\n")
    assert "nothing" in done.stderr


def test_given_date_and_outlet_fill_in(tregua_command: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text(1))
    tregua_command("read", "a.txt", "--published", "2020-10-12", "--outlet", "Example Times")
    (line,) = [
        line
        for line in map(json.loads, tregua_command("export").stdout.splitlines())
        if line["type"] == "report"
    ]
    assert (line["published"], line["published_basis"]) == ("2020-10-12", "given")
    assert line["outlet"] == "Example Times"
    assert line["chars"] == len(text(1))
    assert "text" not in line


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "Missing argument"),
        (["nonsense"], "No such command"),
        (["status", "--nonsense"], "No such option"),
        (["show"], "Missing argument"),
        (["read", "a.txt", "--jobs", "0"], "--jobs"),
        (["read", "a.txt", "--published", "soon"], "published"),
        (["status", "--as-of", "yesterday"], "as_of must be a day such as 2020-11-20"),
        (["status", "--known-at", "2020-13-01"], "known_at must be a day"),
        (["export", "--format", "xlsx"], "known are: json"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_is_wrong(
    tregua_command: Run, arguments: list[str], told: str
) -> None:
    done = tregua_command(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_ledger_does_not_have_or_cannot_write_exits_with_2(
    tregua_command: Run, news: Path
) -> None:
    tregua_command("read", str(news))
    for arguments, told in (
        (["show", "zz"], "nothing in this ledger has the id"),
        (["export", "--output", "nowhere/out.jsonl"], "cannot be written"),
    ):
        done = tregua_command(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr


@pytest.mark.parametrize("name", ["status", "incidents", "export", "verify"])
def test_without_a_ledger_the_exit_code_is_3(tregua_command: Run, name: str) -> None:
    done = tregua_command(name)
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no ledger at" in done.stderr


def text_file(path: Path) -> None:
    path.write_text("This is not a ledger.\n" * 100)


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [text_file, folder])
def test_a_ledger_that_is_no_ledger_exits_with_3_and_says_what_to_do(
    tregua_command: Run, news: Path, make: Callable[[Path], None]
) -> None:
    make(news.parent / "other.db")
    for arguments in (["status"], ["verify"], ["read", str(news)]):
        done = tregua_command(*arguments, "--ledger", "other.db")
        assert (done.returncode, done.stdout) == (3, "")
        assert "tregua: error [ledger.foreign]: other.db" in done.stderr
        assert "--ledger PATH" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_place_where_no_ledger_can_be_made_exits_with_3(tregua_command: Run, news: Path) -> None:
    done = tregua_command("read", str(news), "--ledger", "nowhere/tregua.db")
    assert (done.returncode, done.stdout) == (3, "")
    assert "the folder nowhere does not exist" in done.stderr


def test_whether_a_file_can_be_read_is_left_to_intake(
    news: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    """Else one file without permission would be wrong usage, and nothing would be read."""
    import os as system

    from tregua.cli.app import app

    secret = news.parent / "secret.txt"
    secret.write_text(text(1))
    real = system.access
    monkeypatch.setattr("os.access", lambda path, *mode: path != str(secret) and real(path, *mode))
    with pytest.raises(SystemExit) as raised:
        app(["read", str(secret), str(news)])
    assert raised.value.code == 0


@pytest.mark.usefixtures("environment")
def test_a_read_only_disk_exits_with_3_and_says_what_to_do(
    news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk itself is tested with the ledger; here only what is said of it."""
    from tregua.cli.app import app
    from tregua.ledger import dialect

    monkeypatch.setattr(dialect.os, "access", lambda path, mode: False)
    with pytest.raises(SystemExit) as raised:
        app(["read", str(news)])
    assert raised.value.code == 3
    told = capsys.readouterr().err
    assert "tregua: error [ledger.readonly]" in told
    assert "choose a place that can be written to" in told


def test_a_damaged_ledger_is_told_by_verify(tregua_command: Run, news: Path) -> None:
    import sqlite3
    from contextlib import closing

    tregua_command("read", str(news))
    with closing(sqlite3.connect(news.parent / "tregua.db")) as connection:
        connection.execute("UPDATE entry SET body = body || ' ' WHERE seq = 7")
        connection.commit()
    done = tregua_command("verify")
    assert (done.returncode, done.stdout) == (3, "")
    assert "[ledger.damaged]" in done.stderr
    assert "entry 7: its content does not match its hash" in done.stderr


def test_a_defect_is_not_taken_for_something_set_aside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from tregua.cli.guard import guarded

    @guarded
    def broken() -> int:
        raise ZeroDivisionError("oops")

    with pytest.raises(SystemExit) as raised:
        broken()
    assert raised.value.code == 70
    told = capsys.readouterr().err
    assert "oops" in told
    assert "Please report it" in told


def test_on_a_terminal_progress_is_shown_and_colours_are_used(
    environment: dict[str, str], tmp_path: Path
) -> None:
    pty = pytest.importorskip("pty")
    write(
        tmp_path / "news.jsonl", [text(n, more="SLOW") for n in range(10)] + [text(99, more="FAIL")]
    )
    seen: dict[str, str] = {}
    for name in ("read news.jsonl", "status", "verify"):
        ours, theirs = pty.openpty()
        terminal = {**environment, "TERM": "xterm-256color", "COLUMNS": "90"}
        with subprocess.Popen(
            command(name.split()), cwd=tmp_path, env=terminal, stdout=theirs, stderr=theirs
        ):
            os.close(theirs)
            chunks = []
            while chunk := read_terminal(ours):
                chunks.append(chunk)
        os.close(ours)
        seen[name] = b"".join(chunks).decode()
    assert "Reading" in seen["read news.jsonl"]
    assert "/11" in seen["read news.jsonl"]
    assert "reports/s" in seen["read news.jsonl"]
    assert "set aside [reading.failed]" in seen["read news.jsonl"]
    assert "10 reports read, 1 set aside" in seen["read news.jsonl"]
    assert "\x1b[1m" in seen["status"]
    assert "each as it was written" in seen["verify"]
    assert all("Traceback" not in output for output in seen.values())


def read_terminal(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the way a terminal says that the other side is gone
        return b""


def test_a_reader_that_has_seen_enough_is_no_error(
    news: Path, tmp_path: Path, environment: dict[str, str], tregua_command: Run
) -> None:
    write(news, [text(n) for n in range(300)])
    tregua_command("read", str(news))
    with subprocess.Popen(
        command(["export"]),
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_names_that_the_locale_cannot_write_are_written(
    tregua_command: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(text(1), encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    tregua_command("read", "a.txt", "--outlet", "Günaydın—صباح")
    done = tregua_command("export", **plain)
    assert done.returncode == 0
    assert "Günaydın—صباح" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(tregua_command: Run, name: str) -> None:
    done = tregua_command(name, "--help")
    assert done.returncode == 0
    assert f"\n    tregua {name}" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_version_is_told(tregua_command: Run) -> None:
    import tregua

    assert tregua_command("--version").stdout == f"tregua {tregua.__version__}\n"


def test_schema_is_printed_as_it_is(tregua_command: Run) -> None:
    from tregua.publish.schema import schema

    assert json.loads(tregua_command("schema").stdout) == schema()


HEAVY = ("onnxruntime", "numpy", "sqlalchemy", "trafilatura", "pydantic", "rich", "sqlite3", "lxml")


def heavy_modules(code: str) -> list[str]:
    script = f"import sys; {code}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1].replace("'", '"'))
    return found


def test_importing_tregua_imports_nothing_heavy() -> None:
    assert heavy_modules("import tregua") == []


def test_opening_a_ledger_imports_nothing_heavy() -> None:
    assert heavy_modules("import tregua; tregua.open('x.db')") == []


def test_help_imports_nothing_heavy() -> None:
    code = (
        "from tregua.cli import main; sys.argv = ['tregua', '--help']\n"
        "try: main()\nexcept SystemExit: pass\n"
    )
    script = f"import sys\n{code}print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
