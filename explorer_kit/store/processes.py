"""Whether the process that wrote a line in the queue is still there."""

from __future__ import annotations

import os
from pathlib import Path


def birth_of(pid: int) -> str | None:
    """Return a mark of when a process began (empty where the system does not tell); None: no such process.

    A number of a dead process is given to a new one sooner or later; number and birth together are not.
    A killed process that its parent has not yet taken note of counts as gone.
    """
    try:
        # the name in brackets may hold blanks and brackets: what follows the last one is regular
        fields = (
            Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        )
        return None if fields[0] in {"Z", "X"} else fields[19]
    except (FileNotFoundError, ProcessLookupError):
        return "" if not Path("/proc/self/stat").exists() and _answers(pid) else None
    except (OSError, IndexError):
        return "" if _answers(pid) else None


def _answers(pid: int) -> bool:
    """Ask the system whether a process of that number exists; signal 0 does nothing to it."""
    if os.name == "nt":  # there it would be Ctrl+C; the bound of the wait helps instead
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def is_alive(pid: int, birth: str) -> bool:
    """Tell whether the process of that number and birth still runs."""
    return birth_of(pid) == birth
