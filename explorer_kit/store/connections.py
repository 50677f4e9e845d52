"""Connections to a journal's file: opened for one operation, closed at once.

DuckDB lets one process write and then refuses every other, readers too; readers coexist. Within a process all
connections to one file must be configured alike. So opening is retried for a while, and a gate per file keeps
apart, within this process, what cannot be open at once.

Beware: closing any other handle on the journal's file in this process would silently drop DuckDB's lock on it
(POSIX). Nothing here opens the file but DuckDB.
"""

from __future__ import annotations

import contextlib
import random
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import duckdb

from explorer_kit.errors import JournalBusyError, JournalError

Mode = Literal["reading", "writing", "query"]
Connection = duckdb.DuckDBPyConnection
"""What others name as a type: they need not know DuckDB."""

_BASE: dict[str, str | bool | int | float | list[str]] = {
    # nothing is ever fetched from the network
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}

# What a load needs at once stays in memory, the rest waits on disk beside the journal: it hardly takes longer
# and a mailbox of gigabytes or a table of millions of rows does not fill the machine.
WRITING_MEMORY = "512MB"


class Gate:
    """Keeps apart, within this process, the connections to one file that cannot be open at once."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._mode: Mode | None = None
        self._count = 0
        self.here = threading.local()
        """What this thread has open: ``mode``, and ``connection`` while reading."""

    @contextlib.contextmanager
    def open(self, mode: Mode, path: Path, deadline: float) -> Iterator[None]:
        """Wait until nothing else is open but, for readers, readers; then hold the gate for the block."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._fits(mode), max(0.0, deadline - time.monotonic())):
                raise JournalBusyError(
                    f"{path} is in use by another thread of this program ({self._mode}). "
                    "Try again when it is done."
                )
            self._mode = mode
            self._count += 1
        try:
            yield
        finally:
            with self._changed:
                self._count -= 1
                if not self._count:
                    self._mode = None
                self._changed.notify_all()

    def _fits(self, mode: Mode) -> bool:
        return self._mode is None or (mode == "reading" == self._mode)


_gates: dict[Path, Gate] = {}
_gates_guard = threading.Lock()


def gate_of(path: Path) -> Gate:
    """Return the gate of a file, the same for every thread."""
    with _gates_guard:
        return _gates.setdefault(path.resolve(), Gate())


def connect(path: Path, mode: Mode, deadline: float) -> duckdb.DuckDBPyConnection:
    """Open the file, retrying with random pauses while another process has it.

    Raises
    ------
    JournalBusyError
        It was still in use at the deadline (of ``time.monotonic()``).
    JournalError
        The file does not exist, cannot be read or is no DuckDB file.
    """
    config = _BASE | ({"enable_external_access": "false"} if mode == "query" else {})
    began, pause = time.monotonic(), 0.004
    while True:
        try:
            connection = duckdb.connect(path, read_only=mode != "writing", config=config)
            break
        except duckdb.Error as error:
            if not _is_busy(error):
                raise _journal_error(path, error) from error
            if time.monotonic() >= deadline:
                raise _busy_error(path, error, time.monotonic() - began) from error
        time.sleep(random.uniform(0.2, 1.0) * pause)
        pause = min(pause * 1.5, 0.1)
    # global: cursors of this connection begin with it too
    connection.execute("SET GLOBAL TimeZone = 'UTC'")
    # standard output belongs to the commands: with --json it holds JSON and nothing else
    connection.execute("SET enable_progress_bar = false")
    if mode == "writing":
        connection.execute(f"SET memory_limit = '{WRITING_MEMORY}'")
        connection.execute("SET preserve_insertion_order = false")
    return connection


def _is_busy(error: duckdb.Error) -> bool:
    return "Could not set lock" in str(error) or "different configuration" in str(error)


def _busy_error(path: Path, error: duckdb.Error, waited: float) -> JournalBusyError:
    holder = re.search(r"held in (.+?) \(PID (\d+)\)", str(error))
    who = (
        f"process {holder[2]} ({holder[1]})"
        if holder
        else "a connection that this program opened by itself: close that one"
    )
    return JournalBusyError(f"{path} is in use by {who}; waited {waited:.0f} s. Try again when it is done.")


def missing_error(path: Path) -> JournalError:
    """Say that there is no journal, and how to make one."""
    return JournalError(
        f"There is no journal at {path}. `explorer-kit import FILE --journal {path}` makes "
        "one from your logs."
    )


def _journal_error(path: Path, error: duckdb.Error) -> JournalError:
    """Say in words why DuckDB cannot open the file."""
    if not path.exists():
        return missing_error(path)
    text = str(error)
    if path.is_dir():
        return JournalError(f"{path} is a folder; a journal is a file such as {path / 'me.duckdb'}.")
    if (
        "not a valid DuckDB" in text
        or "in-memory database" in text
        or "sqlite" in text.lower()
        or not path.stat().st_size
    ):
        return JournalError(
            f"{path} is no journal (no DuckDB file). Name another file; this one is left as it is."
        )
    if "version number" in text or "storage version" in text.lower():
        return JournalError(
            f"{path} was written by another version of DuckDB than {duckdb.__version__}, which is "
            "installed here. Run `make setup` in a current copy of explorer_kit."
        )
    if "ermission denied" in text:
        return JournalError(
            f"{path} may not be opened: permission denied. Check the rights of the file and folder."
        )
    return JournalError(f"{path} cannot be opened: {text}")
