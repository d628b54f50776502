"""The Python API: one object for one ledger, with the powers of the command line.

The command line is built on it. Records come as those of ``tregua.model``, frozen and typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tregua.errors import UsageError

if TYPE_CHECKING:
    from tregua.ledger import Ledger, Verification
    from tregua.model import Ceasefire, Finding, Incident, Report, SetAside, Statement
    from tregua.pipeline import Step, Summary
    from tregua.settings import Settings
    from tregua.view import Record, View


class OpenLedger:
    """A ledger that can be read into and asked. ``tregua.open`` gives one.

    Every question takes two days, as ISO dates or ``"today"``: ``as_of``, the day of the world that
    is asked about (that of the newest report where it is not given), and ``known_at``: only reports
    published by then count. Questions open the file for reading only; ``read`` alone writes to it.

    Raises a ``LedgerError`` where the ledger cannot be used, ``UsageError`` for a wrong call.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._ledger: Ledger | None = None
        self._view: tuple[tuple[str, date | None, date | None], View] | None = None

    @property
    def path(self) -> Path:
        """The file of the ledger."""
        return self.settings.ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; a later question opens it again."""
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None

    # Reading reports ------------------------------------------------------------------------

    def read(
        self,
        paths: Iterable[str | Path] | str | Path,
        *,
        published: str | None = None,
        outlet: str | None = None,
        on_progress: Callable[[Step], None] | None = None,
    ) -> Summary:
        """Reads files and folders into the ledger; what it holds already is passed over.

        ``published`` and ``outlet`` fill in for texts that do not say so themselves. What cannot be
        read is set aside: it stands in the summary and in the ledger.
        """
        from tregua.intake import Given
        from tregua.ledger import Ledger
        from tregua.pipeline import read

        if isinstance(paths, (str, Path)):
            paths = [paths]
        given = Given(published=published, outlet=outlet)
        with Ledger.open(self.path) as ledger:
            return read(
                [Path(path) for path in paths],
                ledger,
                given,
                self.settings,
                on_progress or (lambda step: None),
            )

    # Questions ------------------------------------------------------------------------------

    def view(self, as_of: str | None = None, known_at: str | None = None) -> View:
        """All that follows from the reports; the other questions are answered from it."""
        from tregua.pipeline import view

        day, known = _day("as_of", as_of), _day("known_at", known_at)
        ledger = self._opened()
        key = (ledger.head().hash, day, known)
        if self._view is None or self._view[0] != key:
            self._view = key, view(ledger, self.settings, as_of=day, known_at=known)
        return self._view[1]

    def ceasefires(
        self, as_of: str | None = None, known_at: str | None = None
    ) -> tuple[Ceasefire, ...]:
        """Every ceasefire, with its status on the day."""
        return self.view(as_of, known_at).ceasefires

    def incidents(
        self, as_of: str | None = None, known_at: str | None = None
    ) -> tuple[Incident, ...]:
        """Every act of violence that the reports tell of."""
        return self.view(as_of, known_at).incidents

    def findings(
        self, as_of: str | None = None, known_at: str | None = None
    ) -> tuple[Finding, ...]:
        """Every incident held against every ceasefire that it could touch."""
        return self.view(as_of, known_at).findings

    def statements(
        self, as_of: str | None = None, known_at: str | None = None
    ) -> tuple[Statement, ...]:
        """Who says that what happened, in which words."""
        return self.view(as_of, known_at).statements

    def reports(self, known_at: str | None = None) -> Iterator[Report]:
        """The reports, in the order in which they were read."""
        day = _day("known_at", known_at)
        return self._opened().reports(None if day is None else day.isoformat())

    def set_asides(self) -> Iterator[SetAside]:
        """The inputs that could not be read."""
        return self._opened().set_asides()

    def show(self, id: str, as_of: str | None = None, known_at: str | None = None) -> Record:
        """The record of that id; an unambiguous beginning of the id is enough."""
        return self.view(as_of, known_at).find(id)

    def export(
        self, as_of: str | None = None, known_at: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Every record as a JSON object, in the form that ``tregua schema`` describes."""
        from tregua.publish.export import export_json

        return export_json(self.view(as_of, known_at))

    def verify(self, on_progress: Callable[[int], None] | None = None) -> Verification:
        """Checks the ledger entry by entry; a fault is the answer, not an error.

        ``on_progress`` is told now and then how many entries have been checked.
        """
        return self._opened().verify(on_progress)

    def _opened(self) -> Ledger:
        from tregua.ledger import Ledger

        if self._ledger is None:
            self._ledger = Ledger.open(self.path, read_only=True)
        return self._ledger


def _day(name: str, day: str | None) -> date | None:
    """The day that was given, if one was."""
    if day is None:
        return None
    if day == "today":
        return date.today()
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{name} must be a day such as 2020-11-20, not {day!r}") from error
