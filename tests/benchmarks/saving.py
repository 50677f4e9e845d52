"""What one more record costs in a small journal and in a large one, through importer and derivation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from explorer_kit.importers.loading import Load, load
from explorer_kit.store import Store
from tests.benchmarks.imports import CONTEXT, NOW, timed
from tests.benchmarks.tables import Table
from tests.benchmarks.trackers import write_csv

AGAINST = (
    "Reference: the same in the smallest journal of the table. Journals are made by importing a "
    "tracker of so many rows; then a tracker with one new row is imported, the same again, and the "
    "first tracker again. Processor seconds; 'wall' is what the clock says of the one new record."
)


def measure(folder: Path, sizes: Sequence[int], repeats: int = 3) -> Table:
    """Measure saving one record in journals made from trackers of these lengths."""
    rows = [_at_size(folder, size, repeats) for size in sizes]
    least = rows[0]["one new record s"]
    return Table(
        "saving",
        "One more record",
        AGAINST,
        [row | {"ratio": row["one new record s"] / least} for row in rows],
    )


def _at_size(folder: Path, size: int, repeats: int) -> dict[str, Any]:
    how = Load(context=replace(CONTEXT), as_of=NOW)
    store = Store(folder / f"people-{size}.duckdb")
    store.ensure()
    long = write_csv(folder / f"tracker-{size}.csv", size)
    first, report = timed(load, store, [long], how)
    assert report.files[0].used == size, report.files[0].message
    saves = []
    for number in range(repeats):
        short = write_csv(folder / f"new-{number}.csv", 1, seed=100 + number)
        spent, report = timed(load, store, [short], how)
        assert report.files[0].added["contacts"] == 1, report.to_dicts()
        saves.append(spent)
    known, report = timed(load, store, [short], how)
    assert report.files[0].unchanged == 1, report.to_dicts()
    again, report = timed(load, store, [long], how)
    assert report.files[0].unchanged == size, report.to_dicts()
    with store.reading() as connection:
        contacts = connection.execute("SELECT COUNT(*) FROM contacts").fetchall()[0][0]
    return {
        "rows": size,
        "contacts": contacts,
        "import s": first.cpu,
        "one new record s": min(saves).cpu,
        "wall s": min(saves).wall,
        "one known record s": known.cpu,
        "all again s": again.cpu,
        "MB": store.path.stat().st_size / 1e6,
    }
