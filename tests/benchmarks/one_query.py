"""One query in a process of its own: how long it takes, how much memory, and what it answers.

Run as ``python -m tests.benchmarks.one_query metric|by_hand NAME JOURNAL REPEATS``; prints one JSON object.

Memory is the highest resident size of the process (``VmHWM`` of Linux, which, unlike that of ``getrusage``,
does not begin with the size of the parent, and is reset before the query; elsewhere ``getrusage``), as a
whole and above what was there before the query.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from pathlib import Path
from typing import Any

from explorer_kit.engines.duckdb import run
from explorer_kit.metrics import catalog
from explorer_kit.metrics.values import as_of_in
from explorer_kit.store import Store
from tests.benchmarks.headlines import IN_TABLE, by_hand
from tests.benchmarks.journals import AS_OF

STATUS = Path("/proc/self/status")


def highest_memory() -> float:
    """Return the highest resident size so far, in megabytes."""
    if STATUS.exists():
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def forget_highest() -> None:
    """Let the highest size begin at the present one, where the system can."""
    if STATUS.exists():
        Path("/proc/self/clear_refs").write_text("5")


def query_of(kind: str, name: str) -> tuple[str, dict[str, Any]]:
    """Return the SQL and its bindings: the metric with its defaults, or the hand-written headline."""
    query = catalog.query(name, {"as_of": AS_OF})
    if kind == "metric":
        return query.sql, query.bindings
    moment = as_of_in(AS_OF, "UTC")
    return by_hand(name), {"as_of": moment.at, "as_of_on": moment.on, "as_of_over_on": moment.over_on}


def measure(kind: str, name: str, journal: Path, repeats: int) -> dict[str, Any]:
    """Run a query on a fresh read-only connection, then again for its usual time."""
    sql, bindings = query_of(kind, name)
    bindings = {key: value for key, value in bindings.items() if re.search(rf"\${key}\b", sql)}
    seconds = []
    with Store(journal).reading() as connection:
        connection.execute("SELECT 1").fetchall()
        forget_highest()
        before = highest_memory()
        for _ in range(1 + repeats):
            started = time.perf_counter()
            records = run(connection, sql, bindings).records()
            seconds.append(time.perf_counter() - started)
        peak = highest_memory()
    return {
        "first_ms": 1000 * seconds[0],
        "best_ms": 1000 * min(seconds),
        "peak_mb": peak,
        "above_mb": peak - before,
        "answer": IN_TABLE[name](records) if kind == "metric" else dict(records[0]),
    }


if __name__ == "__main__":
    kind, name, journal, repeats = sys.argv[1:]
    print(json.dumps(measure(kind, name, Path(journal), int(repeats))))
