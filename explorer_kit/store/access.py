"""Who may open the journal's file now: writers in turn, readers in between.

Writers wait in the queue. A reader that finds the queue empty goes ahead; else it takes its place too, just
for opening the file: so neither readers nor writers wait for ever, however many come.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from explorer_kit.errors import JournalBusyError, JournalError
from explorer_kit.store.connections import Mode, connect, gate_of
from explorer_kit.store.queue import Queue

# how long a reader tries by itself before it takes a place in the queue
_BRIEFLY = 0.05


class Access:
    """Opens one file for one operation at a time, in turn with other processes and threads.

    Parameters
    ----------
    path : Path
        The file.
    wait_seconds : float
        How long to wait before giving up with :class:`JournalBusyError`.
    """

    def __init__(self, path: Path, wait_seconds: float) -> None:
        self.path = path
        self.wait_seconds = wait_seconds
        self.queue = Queue(path)
        self._gate = gate_of(path)
        self._here = self._gate.here

    @contextlib.contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open for reading; within a block of this thread that reads already, give a cursor of that."""
        if self._inside() == "reading":
            with contextlib.closing(self._here.connection.cursor()) as cursor:
                yield cursor
        else:
            with self.shared("reading") as connection:
                yield connection

    def _not_within(self, what: str) -> None:
        """Refuse what would wait for itself: DuckDB cannot have both open in one process."""
        if inside := self._inside():
            raise JournalError(f"{what} within {inside}: end that block first, or use its connection.")

    @contextlib.contextmanager
    def connected(self, mode: Mode, deadline: float) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the file for the block; whoever calls this holds the gate."""
        connection = connect(self.path, mode, deadline)
        self._here.mode, self._here.connection = mode, connection
        try:
            yield connection
        finally:
            self._here.mode = self._here.connection = None
            connection.close()

    @contextlib.contextmanager
    def exclusive(self, what: str) -> Iterator[float]:
        """Wait for the turn and for the readers of this process; yield until when to wait for others."""
        self._not_within("writing")
        deadline = time.monotonic() + self.wait_seconds
        with self.queue.turn(what, deadline), self._gate.open("writing", self.path, deadline):
            yield deadline

    @contextlib.contextmanager
    def shared(self, mode: Mode) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open for reading: at once if nobody writes or waits, else in turn, which ends with the opening."""
        self._not_within(mode)
        with contextlib.ExitStack() as stack:
            connection = self._at_once(mode, stack)
            if connection is None:
                deadline = time.monotonic() + self.wait_seconds
                with self.queue.turn(mode, deadline):
                    connection = self._open(mode, stack, deadline)
            yield connection

    def _at_once(self, mode: Mode, stack: contextlib.ExitStack) -> duckdb.DuckDBPyConnection | None:
        if self.queue.is_idle():
            with contextlib.suppress(JournalBusyError):
                return self._open(mode, stack, time.monotonic() + _BRIEFLY)
        return None

    def _open(self, mode: Mode, stack: contextlib.ExitStack, deadline: float) -> duckdb.DuckDBPyConnection:
        with contextlib.ExitStack() as attempt:
            attempt.enter_context(self._gate.open(mode, self.path, deadline))
            connection = attempt.enter_context(self.connected(mode, deadline))
            stack.push(attempt.pop_all())
        return connection

    def _inside(self) -> Mode | None:
        """Tell what this thread has open now."""
        mode: Mode | None = getattr(self._here, "mode", None)
        return mode
