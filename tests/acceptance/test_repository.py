"""The repository is fit to be cloned: no trace of a machine, locks that lock, files of a size."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tregua.language.encoder import DATA, Encoder

ROOT = Path(__file__).resolve().parents[2]
LONG, TOO_LONG = 500, 700
"""Lines of a source file from which it is named, and from which the test fails."""

# Written in parts, so that this file does not name what it looks for.
MACHINE = re.compile(r"(?<![\w.])/(?:work" + r"|home/\w+|root|Users/\w+)/")
HOSTS = re.compile(
    r"\b(?:artifactory|nexus|devpi|jfrog|pypi)" + r"[\w-]*\.[a-z]{2}|files\.pythonhosted", re.I
)
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host|@ file:")


@cache
def tracked() -> tuple[Path, ...]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("this is no git checkout")
    return tuple(
        path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()
    )


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        raw = path.read_bytes()
        if b"\0" not in raw:
            found.append((path.relative_to(ROOT), raw.decode("utf-8")))
    return found


def test_no_file_names_a_machine_s_paths() -> None:
    lines = [
        f"{path}:{number}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert lines == []


def test_no_file_names_a_package_registry() -> None:
    this = Path(__file__).relative_to(ROOT)
    assert [str(path) for path, text in texts() if path != this and HOSTS.search(text)] == []


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt", "build.txt"])
def test_every_locked_package_has_a_version_and_hashes(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    assert not ADDRESS.search(text)
    entries = [e for e in re.sub(r"\\\n", " ", text).splitlines() if e and not e.startswith("#")]
    assert entries
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._\[\]-]+==\S+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_lock_holds_every_runtime_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = (ROOT / "requirements" / "runtime.txt").read_text("utf-8").lower()
    wanted = [re.split(r"[^A-Za-z0-9._-]", d)[0].lower() for d in project["dependencies"]]
    assert [name for name in wanted if not re.search(rf"^{re.escape(name)}==", locked, re.M)] == []


def modules() -> list[Path]:
    return sorted(
        path
        for folder in ("src", "bench", "training")
        for path in (ROOT / folder).rglob("*.py")
        if not {"__pycache__", "work"} & set(path.relative_to(ROOT).parts) and path.stat().st_size
    )


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring
    assert docstring.splitlines()[0].strip()


def test_source_files_stay_readable_in_length(capsys: pytest.CaptureFixture[str]) -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in modules()
    }
    long = {name: lines for name, lines in lengths.items() if lines > LONG}
    with capsys.disabled():
        sys.stdout.write(f"\nlonger than {LONG} lines: {long or 'none'}\n")
    assert [name for name, lines in long.items() if lines > TOO_LONG] == []


def test_the_model_is_small_enough_and_the_one_of_its_card() -> None:
    Encoder(DATA).verify()
    assert (DATA / "model.onnx").stat().st_size <= 30_000_000


def test_nothing_that_the_package_needs_is_ignored_by_git() -> None:
    needed = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and not any(p.startswith((".", "__pycache__")) for p in path.parts)
    ]
    done = subprocess.run(
        ["git", "check-ignore", "--stdin"],
        input="\n".join(needed),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == []
