"""The errors: one tree, as drawn; each with a code of its own and the exit code of DESIGN."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from tregua import errors
from tregua.errors import (
    InputError,
    LanguageError,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    MalformedInput,
    NotALedger,
    TreguaError,
    UnreadableInput,
    UsageError,
    Where,
)

ERRORS: list[type[TreguaError]] = [
    e for e in vars(errors).values() if inspect.isclass(e) and issubclass(e, TreguaError)
]
SET_ASIDE, WRONG_USAGE, NO_LEDGER = 1, 2, 3


def drawn() -> dict[str, str | None]:
    """Each error in the docstring's tree with the one above it."""
    parents: dict[str, str | None] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"^([ │├└─]*)([A-Z]\w+)( {2,}|$)", line)
        if found is None or not line.startswith("    "):
            continue
        depth, name = len(found.group(1)), found.group(2)
        above = [(d, n) for d, n in above if d < depth]
        parents[name] = above[-1][1] if above else None
        above.append((depth, name))
    return parents


def test_the_tree_is_drawn_as_it_is() -> None:
    real = {e.__name__: None if e is TreguaError else e.__bases__[0].__name__ for e in ERRORS}
    assert drawn() == real


def test_the_exit_codes_in_the_drawing_are_the_real_ones() -> None:
    said = dict(re.findall(r"── (\w+) .*exit (\d)", errors.__doc__ or ""))
    assert set(said) == {"UsageError", "InputError", "LanguageError", "LedgerError"}
    for name, code in said.items():
        assert getattr(errors, name).exit_code == int(code)


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.__name__)
def test_every_error_has_a_code_of_its_own_below_that_of_its_parent(
    error: type[TreguaError],
) -> None:
    assert error.__doc__
    assert "code" in vars(error)
    assert re.fullmatch(r"[a-z]+(\.[a-z]+)?", error.code)
    assert [e for e in ERRORS if e.code == error.code] == [error]
    parent = error.__bases__[0]
    if parent not in (Exception, TreguaError):
        assert error.code.startswith(f"{parent.code}.")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("branch", "code"),
    [
        (UsageError, WRONG_USAGE),
        (InputError, SET_ASIDE),
        (LanguageError, NO_LEDGER),
        (LedgerError, NO_LEDGER),
    ],
)
def test_a_branch_shares_its_exit_code(branch: type[TreguaError], code: int) -> None:
    assert {e.exit_code for e in ERRORS if issubclass(e, branch)} == {code}


@pytest.mark.parametrize(
    ("where", "said"), [(Where("a.csv", 3), "a.csv:3"), (Where("a.csv"), "a.csv")]
)
def test_an_input_error_names_file_line_and_reason(where: Where, said: str) -> None:
    error = MalformedInput("no text column", where)
    assert str(error) == f"{said}: no text column"
    assert (error.reason, error.where) == ("no text column", where)


def test_a_damaged_ledger_names_its_first_bad_entry() -> None:
    assert LedgerDamaged("entry 7 does not match its hash", 7).entry == 7


def test_one_except_catches_them_all() -> None:
    for error in (UnreadableInput("empty", Where("a.txt")), LedgerBusy(), NotALedger()):
        with pytest.raises(TreguaError):
            raise error


def test_every_code_is_explained_in_the_documentation() -> None:
    page = (Path(__file__).parent.parent / "docs" / "errors.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([a-z]+(?:\.[a-z]+)?)`", page))
    assert {e.code for e in ERRORS if e is not TreguaError} - explained == set()
