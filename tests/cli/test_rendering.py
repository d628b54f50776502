"""What people see, against files; ``TREGUA_REGENERATE=1`` writes them anew: read the diff."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from scene import VIEW

from tregua.api import OpenLedger
from tregua.cli.incidents import print_incidents
from tregua.cli.show import PRINT, print_record
from tregua.cli.status import print_status
from tregua.errors import UsageError
from tregua.settings import Settings
from tregua.view import View

GOLDEN = Path(__file__).parent.parent / "golden"


class Scene(OpenLedger):
    """A ledger whose view is the scene."""

    def view(self, as_of: str | None = None, known_at: str | None = None) -> View:
        return VIEW


SCENE = Scene(Settings())


def assert_golden(name: str, found: str) -> None:
    path = GOLDEN / name
    if os.environ.get("TREGUA_REGENERATE"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_status_is_told_in_words_with_witnesses(capsys: pytest.CaptureFixture[str]) -> None:
    print_status(SCENE, None, None, None, as_json=False)
    assert_golden("status.txt", capsys.readouterr().out)


def test_incidents_are_told_in_words_with_witnesses(capsys: pytest.CaptureFixture[str]) -> None:
    print_incidents(SCENE, None, None, as_json=False)
    assert_golden("incidents.txt", capsys.readouterr().out)


def test_every_record_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    for id_ in sorted(VIEW.by_id):
        print_record(SCENE, id_, None, None, as_json=False)
    assert {type(record) for record in VIEW.by_id.values()} == set(PRINT)
    assert_golden("show.txt", capsys.readouterr().out)


def test_nothing_printed_is_wider_than_it_should_be_or_coloured_in_a_pipe(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_status(SCENE, "c_1", None, None, as_json=False)
    for id_ in VIEW.by_id:
        print_record(SCENE, id_, None, None, as_json=False)
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 100
    assert all(line == line.rstrip() for line in out.splitlines())


def test_json_output_prints_the_lines_of_an_export(capsys: pytest.CaptureFixture[str]) -> None:
    print_status(SCENE, "c_1", None, None, as_json=True)
    print_incidents(SCENE, None, None, as_json=True)
    print_record(SCENE, "st_1", None, None, as_json=True)
    exported = {line["id"]: line for line in SCENE.export()}
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["type"] for line in lines] == [
        "ceasefire",
        "finding",
        "disagreement",
        "incident",
        "statement",
    ]
    assert all(line == exported[line["id"]] for line in lines)


def test_a_beginning_of_several_ids_is_refused_with_the_candidates() -> None:
    with pytest.raises(UsageError, match="9 ids begin with 'st_': st_1, st_2"):
        VIEW.find("st_")


@pytest.mark.parametrize("wrong", ["zz", "", "st_99"])
def test_an_id_that_is_not_there_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="nothing in this ledger has the id"):
        VIEW.find(wrong)


def test_status_of_something_else_says_what_would_show_it() -> None:
    with pytest.raises(UsageError, match="tregua show i_1"):
        print_status(SCENE, "i_1", None, None, as_json=False)


def test_an_empty_ledger_has_a_status_too(capsys: pytest.CaptureFixture[str]) -> None:
    class Empty(OpenLedger):
        def view(self, as_of: str | None = None, known_at: str | None = None) -> View:
            return View()

    print_status(Empty(Settings()), None, None, None, as_json=False)
    print_incidents(Empty(Settings()), None, None, as_json=False)
    assert capsys.readouterr().out == "0 ceasefires in 0 reports\n0 incidents in 0 reports\n"
