"""Time and memory of every metric in the catalog against the hand-written query for its headline number."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from explorer_kit.metrics import names
from tests.benchmarks.journals import make_journal
from tests.benchmarks.tables import ROOT, Table

AGAINST = (
    "Reference: the hand-written SQL for the headline number (tests/benchmarks/headlines), both "
    "answers equal. Milliseconds are the best of repeated runs on one open read-only connection "
    "('first': with the pages of the file still unread); megabytes are the highest resident size of a "
    "process of its own (VmHWM) above what it had before the query."
)


def in_process(kind: str, metric: str, journal: Path, repeats: int) -> dict[str, Any]:
    """Measure one query in a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.one_query", kind, metric, str(journal), str(repeats)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def measure(folder: Path, sizes: Sequence[int], repeats: int = 5) -> Table:
    """Measure every metric on journals of these sizes (events); both answers must be the same.

    Raises
    ------
    AssertionError
        A metric and its hand-written query give different numbers.
    """
    rows = [row for size in sizes for row in _at_size(folder, size, repeats)]
    return Table("metrics", "Metrics against hand-written queries", AGAINST, rows)


def _at_size(folder: Path, size: int, repeats: int) -> Iterator[dict[str, Any]]:
    journal = folder / f"events-{size}.duckdb"
    made = make_journal(journal, size)
    for metric in names():
        own = in_process("metric", metric, journal, repeats)
        plain = in_process("by_hand", metric, journal, repeats)
        assert own["answer"] == plain["answer"], (metric, own["answer"], plain["answer"])
        yield {
            "metric": metric,
            "events": made["events"],
            "first ms": own["first_ms"],
            "ms": own["best_ms"],
            "by hand ms": plain["best_ms"],
            "time ratio": own["best_ms"] / plain["best_ms"],
            "MB": own["above_mb"],
            "by hand MB": plain["above_mb"],
            "memory ratio": own["above_mb"] / max(plain["above_mb"], 0.1),
            "answer": ", ".join(f"{name} {number:,}" for name, number in own["answer"].items()),
        }
    journal.unlink()
