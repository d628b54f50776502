"""Files and folders: which files are read, in which order, and each report once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tregua.errors import InputError, UnreadableInput, UnsupportedInput, Where
from tregua.intake.formats import estimate, kind_of, other_report_format, read_file
from tregua.intake.records import Draft, Given, aside
from tregua.model.report import Report, SetAside

# Files that describe a folder, though they may be .txt: nobody means them as news.
_ABOUT_THE_FOLDER = ("readme", "license", "licence", "copying", "changelog", "notice")


def read_paths(paths: Sequence[Path], given: Given | None = None) -> Iterator[Report | SetAside]:
    """Every report in these files and folders, in order, and every input that was set aside.

    A folder is read with all below it, sorted by name; hidden files, and files of kinds that hold
    no reports (images, code, a README), are passed over in it. A file that is named is always
    answered for. A report that was met before in this run (same ``id``) is not given again.
    """
    given = given or Given()
    seen: set[int] = set()
    for found in _files(paths):
        if isinstance(found, SetAside):
            yield found
            continue
        for result in _finished(read_file(found), given):
            if isinstance(result, Report):
                # As a number an id takes a third of the memory; a run may see millions.
                key = int(result.id[2:], 16)
                if key in seen:
                    continue
                seen.add(key)
            yield result


def count(paths: Sequence[Path]) -> int | None:
    """About how many reports these paths hold, for a progress bar; ``None`` where unknown.

    Cheap: large files are estimated from their first megabyte, and no text is read in full.
    """
    total = 0
    for found in _files(paths):
        if isinstance(found, SetAside):
            continue
        expected = estimate(found)
        if expected is None:
            return None
        total += expected
    return total


def _finished(items: Iterable[Draft | SetAside], given: Given) -> Iterator[Report | SetAside]:
    from tregua.intake.finish import finish  # its patterns take a while to compile

    for item in items:
        if isinstance(item, Draft):
            yield from finish(item, given, datetime.now(UTC))
        else:
            yield item


def _files(paths: Sequence[Path]) -> Iterator[Path | SetAside]:
    """The readable files of the paths that were named; a ``SetAside`` for each that is not."""
    for path in paths:
        try:
            if path.is_dir():
                yield from _folder(path)
            else:
                yield _named(path)
        except InputError as error:
            yield aside(error)
        except (OSError, ValueError) as error:
            yield aside(UnreadableInput(_why(error), Where(str(path))))


def _named(path: Path) -> Path:
    where = Where(str(path))
    path.stat()  # raises with the reason: missing, no permission, a loop of links
    if not path.is_file():
        raise UnreadableInput("neither a file nor a folder", where)
    if kind_of(path) is None:
        known = ".txt .html .htm .xhtml .jsonl .ndjson .json .csv .tsv (or these with .gz)"
        name = path.suffix or "without an extension"
        raise UnsupportedInput(f"a file {name} is not read; known are {known}", where)
    return path


def _folder(folder: Path) -> Iterator[Path | SetAside]:
    nothing = True
    for found in _walk(folder, set()):
        nothing = False
        yield found
    if nothing:
        reason = "nothing in this folder can be read: no file of a known kind"
        yield aside(UnreadableInput(reason, Where(str(folder))))


def _walk(folder: Path, visited: set[tuple[int, int]]) -> Iterator[Path | SetAside]:
    """The files below a folder. Each folder is entered once, so a loop of links ends."""
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in visited:
            return
        visited.add((status.st_dev, status.st_ino))
        names = sorted(os.listdir(folder))  # noqa: PTH208  (names are all that is needed)
    except OSError as error:
        yield aside(UnreadableInput(_why(error), Where(str(folder))))
        return
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, visited)
        elif path.is_file() and kind_of(path) and not _describes_the_folder(name):
            yield path
        elif other_report_format(path):
            reason = f"a {path.suffix} file may hold reports, but is not read yet"
            yield aside(UnsupportedInput(reason, Where(str(path))))


def _describes_the_folder(name: str) -> bool:
    stem = name.lower().split(".")[0].split("-")[0].split("_")[0]
    return stem in _ABOUT_THE_FOLDER


def _why(error: OSError | ValueError) -> str:
    """The system's reason in plain words, without the path, which ``Where`` already names."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return str(error)
