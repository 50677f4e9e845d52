"""How long it takes until something answers: importing the package, the command line, opening a journal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.journals import make_journal
from tests.benchmarks.tables import Table

AGAINST = (
    "Reference: the least that Python must do for it, in the same run. Milliseconds of a whole "
    "process, the best of several; the last rows within a process that has everything loaded."
)
SCRIPT = str(Path(sys.executable).with_name("explorer-kit"))
NOTHING = [sys.executable, "-c", "pass"]


def best_of(repeats: int, command: list[str], journal: Path) -> float:
    """Return the shortest time of a command in milliseconds; one that fails is an error."""
    environment = {**os.environ, "EXPLORER_KIT_JOURNAL": str(journal)}
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        seconds.append(time.perf_counter() - started)
        assert done.returncode == 0, done.stderr
    return 1000 * min(seconds)


def python(code: str) -> list[str]:
    """Return the command that runs some Python."""
    return [sys.executable, "-c", code]


def inside(repeats: int, prepare: str, code: str, journal: Path) -> float:
    """Return the shortest time of a statement in milliseconds, in a process that has run it once before."""
    script = (
        f"import time\n{prepare}\n{code}\nbest = 1e9\n"
        f"for _ in range({repeats}):\n    started = time.perf_counter()\n    {code}\n"
        "    best = min(best, time.perf_counter() - started)\nprint(1000 * best)"
    )
    environment = {**os.environ, "EXPLORER_KIT_JOURNAL": str(journal)}
    done = subprocess.run(python(script), env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


def measure(folder: Path, events: int, repeats: int = 7) -> Table:
    """Measure the ways of beginning, on a journal of so many events."""
    journal = folder / "start.duckdb"
    make_journal(journal, events)
    rows = [
        {"what": what, "ms": ms, "reference": reference, "reference ms": least, "ratio": ms / least}
        for what, ms, reference, least in _pairs(journal, repeats)
    ]
    return Table("starting", f"Starting, with a journal of {events:,} events", AGAINST, rows)


def _pairs(journal: Path, repeats: int) -> Iterator[tuple[str, float, str, float]]:
    nothing = best_of(repeats, NOTHING, journal)
    plain = f"import duckdb; duckdb.connect({str(journal)!r}, read_only=True).close()"
    connected = best_of(repeats, python(plain), journal)
    commands: list[tuple[str, list[str], str, float]] = [
        ("import explorer_kit", python("import explorer_kit"), "python -c pass", nothing),
        ("explorer-kit --help", [SCRIPT, "--help"], "python -c pass", nothing),
        ("explorer-kit metric list", [SCRIPT, "metric", "list"], "python -c pass", nothing),
        (
            "import and open_journal()",
            python("from explorer_kit import open_journal; open_journal()"),
            "import duckdb and connect",
            connected,
        ),
    ]
    for what, command, reference, least in commands:
        yield what, best_of(repeats, command, journal), reference, least
    yield from _warm(journal, repeats, plain)


def _warm(journal: Path, repeats: int, plain: str) -> Iterator[tuple[str, float, Any, float]]:
    connected = inside(repeats, "", plain, journal)
    opening = "from explorer_kit import open_journal"
    yield (
        "open_journal(), all loaded",
        inside(repeats, opening, "open_journal()", journal),
        "connect and close",
        connected,
    )
    asking = "journal.metric('response_rate', as_of='2026-03-31')"
    yield (
        "journal.metric('response_rate')",
        inside(repeats, f"{opening}; journal = open_journal()", asking, journal),
        "connect and close",
        connected,
    )
