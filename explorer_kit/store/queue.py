"""Writers wait for their turn on a small file beside the journal: first come, first served.

The file (``me.duckdb.lock``) holds one JSON line, the tickets in the order they came; whoever's ticket is
first has the turn. It is read and changed only under an operating system's lock on itself, which a killed
process loses by itself; the tickets of processes that are gone are passed over. The file exists only while
somebody waits or works. The queue is for order and for telling who has the journal; that two processes never
write at once, DuckDB sees to.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import time
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from explorer_kit.errors import JournalBusyError, JournalError
from explorer_kit.store.processes import birth_of, is_alive


@dataclass(frozen=True, slots=True)
class Ticket:
    """A place in the queue: who, since when (seconds since 1970), what for."""

    ticket: str
    pid: int
    birth: str
    since: float
    what: str

    def describe(self) -> str:
        """Say who this is and for how long."""
        return f"process {self.pid} ({self.what}) since {clock(self.since)}"


def clock(instant: float) -> str:
    """Return the time of day here, and how long ago it was."""
    return f"{time.strftime('%H:%M:%S', time.localtime(instant))}, {max(0, time.time() - instant):.0f} s ago"


class Queue:
    """The queue of one journal.

    Parameters
    ----------
    journal : Path
        The journal's file; the queue lies beside it, with ``.lock`` added to its name.
    """

    def __init__(self, journal: Path) -> None:
        self.journal = journal
        self.path = journal.with_name(journal.name + ".lock")

    def is_idle(self) -> bool:
        """Tell, without waiting, that nobody works or waits (a killed process may leave a file: not idle)."""
        return not self.path.exists()

    def tickets(self) -> list[Ticket]:
        """Return the tickets of the processes that live, the one whose turn it is first."""
        if self.is_idle():
            return []
        with self._guarded() as tickets:
            return list(tickets)

    @contextlib.contextmanager
    def turn(self, what: str, deadline: float) -> Iterator[None]:
        """Wait for the turn, have it for the length of the block, and leave.

        Parameters
        ----------
        what : str
            A word for the message others see when they waited in vain.
        deadline : float
            Point of ``time.monotonic()`` up to which to wait.

        Raises
        ------
        JournalBusyError
            It was not our turn by then; names the holder.
        """
        pid = os.getpid()
        mine = Ticket(uuid.uuid4().hex, pid, birth_of(pid) or "", time.time(), what)
        try:
            self._wait(mine, deadline)
            yield
        finally:
            with self._guarded() as tickets:
                tickets[:] = [ticket for ticket in tickets if ticket.ticket != mine.ticket]

    def _wait(self, mine: Ticket, deadline: float) -> None:
        while True:
            with self._guarded() as tickets:
                # at first, and should the file ever be lost
                if mine not in tickets:
                    tickets.append(mine)
                ahead = tickets.index(mine)
                holder = tickets[0]
            if not ahead:
                return
            if time.monotonic() >= deadline:
                raise JournalBusyError(
                    f"{self.journal} is in use by {holder.describe()}; waited "
                    f"{time.time() - mine.since:.0f} s with {ahead - 1} more ahead. "
                    "Try again when it is done, or end that process."
                )
            time.sleep(random.uniform(0.003, 0.015) * min(ahead, 4))

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[list[Ticket]]:
        """Yield the living tickets under the file's lock; what the block makes of them is written back."""
        from filelock import FileLock, Timeout

        try:
            with FileLock(self.path, timeout=10, poll_interval=0.002):
                tickets = _read(self.path)
                living = [ticket for ticket in tickets if is_alive(ticket.pid, ticket.birth)]
                yield living
                if living:
                    if living != tickets:
                        _write(self.path, living)
                else:
                    # under the lock: whoever waits for it sees that the file is gone and makes a new one
                    self.path.unlink(missing_ok=True)
        except Timeout as error:
            raise JournalBusyError(
                f"{self.path} stayed locked for 10 s; is another program reading it?"
            ) from error
        except OSError as error:
            raise JournalError(
                f"The lock file {self.path} cannot be written: {error.strerror or error}. "
                "The folder of a journal must be writable."
            ) from error


def _read(path: Path) -> list[Ticket]:
    try:
        return [Ticket(**item) for item in json.loads(path.read_text(encoding="utf-8").partition("\n")[0])]
    except (ValueError, TypeError):
        # new, or cut off by a crash: those who wait enter themselves again
        return []


def _write(path: Path, tickets: list[Ticket]) -> None:
    """Replace the content; the first line is what counts, so that a crash before the cut does no harm."""
    with path.open("r+b") as file:
        file.write(json.dumps([asdict(ticket) for ticket in tickets]).encode() + b"\n")
        file.truncate()
