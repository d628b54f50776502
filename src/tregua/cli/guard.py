"""From what a command raises to what is said on stderr, and the exit code."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from tregua.errors import (
    LanguageError,
    LedgerBusy,
    LedgerDamaged,
    LedgerReadOnly,
    NotALedger,
    TreguaError,
    UsageError,
)

INTERRUPTED = 130
DEFECT = 70
"""``EX_SOFTWARE`` of sysexits.h."""

ADVICE: dict[type[TreguaError], str] = {
    UsageError: "“tregua COMMAND --help” shows how a command is used",
    NotALedger: "choose another file with --ledger PATH, or with TREGUA_LEDGER",
    LedgerReadOnly: "make room, or choose a place that can be written to with --ledger PATH",
    LedgerBusy: "wait until the other “tregua read” is done, then try again",
    LedgerDamaged: "“tregua verify” names the first bad entry; restore the file from a copy",
    LanguageError: "install Tregua again: the model ships with it",
}
"""What to do about an error, where its own words do not say."""

P = ParamSpec("P")


def guarded(command: Callable[P, int | None]) -> Callable[P, None]:
    """The command, with its errors told in words and turned into exit codes.

    A command returns its exit code, or ``None`` for 0.
    """

    @wraps(command)
    def run(*args: P.args, **options: P.kwargs) -> None:
        try:
            code = command(*args, **options) or 0
            sys.stdout.flush()
        except TreguaError as error:
            code = _told(error)
        except KeyboardInterrupt:
            say("tregua: interrupted")
            code = INTERRUPTED
        except BrokenPipeError:
            # Who reads our output has seen enough; nothing more must go there, even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        except Exception:  # noqa: BLE001  (uncaught it would exit with 1, which means "set aside")
            traceback.print_exc()
            say("tregua: this is a defect of Tregua, and no harm to the ledger. Please report it")
            code = DEFECT
        raise SystemExit(code)

    return run


def say(text: str) -> None:
    """One line on stderr."""
    print(text, file=sys.stderr, flush=True)


def prepare_streams() -> None:
    """UTF-8 whatever the locale: news has names that no other encoding can write."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _told(error: TreguaError) -> int:
    say(f"tregua: error [{error.code}]: {error}")
    advice = next((ADVICE[kind] for kind in type(error).__mro__ if kind in ADVICE), None)
    if advice is not None:
        say(f"        {advice}")
    return error.exit_code
