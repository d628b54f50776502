"""Everything that can go wrong, as one tree.

    TreguaError
    ├── UsageError              the call or the command line is wrong             exit 2
    ├── InputError              one input cannot be read; it is set aside         exit 1
    │   ├── UnreadableInput     missing, empty, binary, too large, no permission
    │   ├── MalformedInput      a broken record: file and line say where
    │   └── UnsupportedInput    a format or a language that Tregua does not read
    ├── LanguageError           the language model is missing or does not fit     exit 3
    └── LedgerError             the ledger cannot be used                         exit 3
        ├── NotALedger          the file is something else, or of a newer version
        ├── LedgerReadOnly      nothing can be appended
        ├── LedgerBusy          another process is writing
        └── LedgerDamaged       an entry does not match its hash

Every error carries a stable ``code`` (listed in ``docs/errors.md``) and says what to do about it.
"""

from __future__ import annotations

from dataclasses import dataclass


class TreguaError(Exception):
    """The root of the tree."""

    code = "tregua"
    exit_code = 3


class UsageError(TreguaError):
    """The call or the command line is wrong."""

    code = "usage"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a problem: a file and, where there is one, a line (from 1)."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


class InputError(TreguaError):
    """One input cannot be read. It is set aside and recorded; the rest goes on."""

    code = "input"
    exit_code = 1

    def __init__(self, reason: str, where: Where) -> None:
        super().__init__(f"{where}: {reason}")
        self.reason = reason
        self.where = where


class UnreadableInput(InputError):
    """Missing, empty, binary, too large, or not permitted."""

    code = "input.unreadable"


class MalformedInput(InputError):
    """A broken record inside an otherwise readable file."""

    code = "input.malformed"


class UnsupportedInput(InputError):
    """A format or a language that Tregua does not read."""

    code = "input.unsupported"


class LanguageError(TreguaError):
    """The language model is missing, or is not the one that this version needs."""

    code = "language"


class LedgerError(TreguaError):
    """The ledger cannot be used."""

    code = "ledger"


class NotALedger(LedgerError):
    """The file is something else, or was written by a newer Tregua."""

    code = "ledger.foreign"


class LedgerReadOnly(LedgerError):
    """Nothing can be appended: read-only file, read-only disk, or full disk."""

    code = "ledger.readonly"


class LedgerBusy(LedgerError):
    """Another process holds the ledger for writing."""

    code = "ledger.busy"


class LedgerDamaged(LedgerError):
    """An entry does not match its hash; ``entry`` is its number."""

    code = "ledger.damaged"

    def __init__(self, message: str, entry: int) -> None:
        super().__init__(message)
        self.entry = entry
