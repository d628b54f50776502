"""Reads reports in processes of their own, and gives the results back in the order of the input.

The processes are plain children that speak over pipes, not ``multiprocessing``: that would import
the caller's main module again in every child, so a script without the ``__main__`` guard could not
read in parallel, and its children outlive a killed parent. These end when their pipe does.

A child that dies takes down the one report that it was reading, and is replaced.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from typing import IO, Any, Protocol, Self, cast

from tregua.errors import LanguageError
from tregua.model import Report, Statement

Statements = tuple[Statement, ...]
Answer = Callable[[], Statements]
"""Waits for the statements of a report, and gives them or raises what its reading raised."""


class ReaderModule(Protocol):
    """What a module must hold to be a reader: ``tregua.reading`` does."""

    READER: str

    def read_report(self, report: Report) -> Statements:
        """What the report states."""
        ...


class ReadingFailed(Exception):
    """A report could not be read: its reader raised an error, or died."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """What a child answers instead of statements; ``fatal`` where no report can be read at all."""

    reason: str
    fatal: bool


class Readers(Protocol):
    """Reads reports, up to ``ahead`` of them before the first answer is waited for."""

    ahead: int

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def submit(self, report: Report) -> Answer:
        """The promise of a report's statements."""
        ...


def reader_module(name: str) -> ReaderModule:
    """The reader in this module."""
    return cast(ReaderModule, import_module(name))


def readers(name: str, jobs: int) -> Readers:
    """As many readers as asked for; one reads in this process."""
    return InProcess(name) if jobs == 1 else Pool(name, jobs)


class InProcess:
    """Reads in this process, when the answer is asked for."""

    ahead = 1

    def __init__(self, reader: str) -> None:
        self._module = reader_module(reader)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, report: Report) -> Answer:
        """The promise of a report's statements."""
        return lambda: self._module.read_report(report)


class Pool:
    """Up to ``jobs`` processes, each started when there is work for it."""

    def __init__(self, reader: str, jobs: int) -> None:
        self.ahead = jobs * 4
        self._reader = reader
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="tregua-reading")
        self._local = threading.local()
        self._children: list[_Child] = []
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True
        for child in list(self._children):
            child.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def submit(self, report: Report) -> Answer:
        """The promise of a report's statements; its reading begins as soon as a child is free."""
        return self._threads.submit(self._read, report).result

    def _read(self, report: Report) -> Statements:
        child: _Child | None = getattr(self._local, "child", None)
        if child is None:
            child = self._local.child = _Child(self._reader)
            self._children.append(child)
            if self._closed:
                child.stop()
        try:
            return child.read(report)
        except _ChildDied:
            self._local.child = None
            self._children.remove(child)
            child.stop()
            raise


class _ChildDied(ReadingFailed):
    """The process that read a report ended before it answered."""


class _Child:
    """One process that reads reports, one after the other."""

    def __init__(self, reader: str) -> None:
        # Its own session, so that Ctrl-C reaches only the parent, which then ends it in order.
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tregua.workers import serve; serve()", reader],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def read(self, report: Report) -> Statements:
        """Sends the report and waits for its statements."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        try:
            _send(stdin, report)
            answer: Any = pickle.load(stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise _ChildDied(self._last_words()) from error
        if isinstance(answer, _Failure):
            raise (LanguageError if answer.fatal else ReadingFailed)(answer.reason)
        return cast(Statements, answer)

    def stop(self) -> None:
        """Ends the process; what it was reading is lost."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # a half-sent report that nobody will receive
                    continue

    def _last_words(self) -> str:
        status = self._process.wait()
        how = f"by signal {-status}" if status < 0 else f"with status {status}"
        return f"the reading process ended {how}"


def serve() -> None:
    """The child's side: reports on standard input, answers on standard output, until its end."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not get between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    module: ReaderModule | None = None
    while True:
        try:
            report = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            module = module or reader_module(sys.argv[1])
            answer: Statements | _Failure = module.read_report(report)
        except LanguageError as error:
            answer = _Failure(str(error), fatal=True)
        except Exception as error:  # noqa: BLE001  (the pipeline's boundary: it is recorded there)
            answer = _Failure(f"{type(error).__name__}: {error}", fatal=False)
        _send(answers, answer)


def _send(pipe: IO[bytes], what: object) -> None:
    pickle.dump(what, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()
