"""Journals of any size: the derived tables filled set-wise by DuckDB, seeded (``journal.sql``)."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

from explorer_kit.store import Store

FILL = Path(__file__).with_name("journal.sql")
# the last quarter of the data lies ahead of it, as in a journal that is asked about an earlier day
AS_OF = datetime(2026, 3, 31, 18)


def make_journal(path: Path, events: int, seed: int = 1) -> dict[str, int | float]:
    """Make a journal with so many events and a tenth as many people; return its size and how long it took."""
    started = time.perf_counter()
    store = Store(path)
    store.ensure()
    with store.writing("filling a benchmark") as connection:
        connection.execute("SET VARIABLE size = $size", {"size": events})
        connection.execute("SET VARIABLE seed = $seed", {"seed": seed})
        connection.execute(FILL.read_text("utf-8"))
    with store.reading() as connection:
        counts = {
            table: int(connection.execute(f"SELECT COUNT(*) FROM {table}").fetchall()[0][0])
            for table in ("contacts", "events", "event_contacts", "interviews", "skill_mentions", "referrals")
        }
    return {
        **counts,
        "megabytes": path.stat().st_size / 1e6,
        "seconds": time.perf_counter() - started,
    }
