"""Loading the program's own tables of any size against DuckDB's typed read of the same files into tables."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb

from tests.benchmarks.journals import make_journal
from tests.benchmarks.tables import ROOT, Table

AGAINST = (
    "Reference: DuckDB's typed read of the same two files into tables of a new database, in a process of "
    "its own with the same limit of memory. 'import' also checks every row, makes observations, contacts, "
    "talks and people of events, and finds who is who, in one commit. Rates are of processor seconds; peak "
    "memory is the resident memory of the whole process."
)
# a process's own high-water mark; what rusage tells begins with that of the process it was started from
_PEAK = """
def peak():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
"""
_FLOOR = """
import duckdb, json, sys, time
folder, kind, types = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
with duckdb.connect(folder + f"/floor-{kind}.duckdb", config={"memory_limit": "512MB"}) as connection:
    wall, cpu = time.perf_counter(), time.process_time()
    for table, columns in types.items():
        path = f"{folder}/{table}.{kind}"
        listed = ", ".join(f"'{name}': '{type_}'" for name, type_ in columns.items())
        source = f"read_csv('{path}', header = true, auto_detect = false, columns = {{{listed}}})"
        connection.execute(f"CREATE TABLE {table} AS FROM {source if kind == 'csv' else repr(path)}")
    rows = connection.execute("SELECT COUNT(*) FROM events").fetchall()[0][0]
print(json.dumps([rows, time.process_time() - cpu, time.perf_counter() - wall,
    peak()]))
"""
_IMPORT = """
import json, sys, time
from pathlib import Path
from explorer_kit import open_journal
folder, kind = sys.argv[1], sys.argv[2]
journal = open_journal(Path(folder) / f"journal-{kind}.duckdb")
wall, cpu = time.perf_counter(), time.process_time()
report = journal.import_files(f"{folder}/contacts.{kind}", f"{folder}/events.{kind}")
assert report.ok, report.to_dicts()
told = [time.process_time() - cpu, time.perf_counter() - wall, peak()]
derived = journal.sql("SELECT COUNT(*) AS n FROM events").n[0]
assert derived == report.files[1].used, derived
print(json.dumps([report.files[1].used, *told]))
"""


def write_tables(folder: Path, events: int) -> dict[str, dict[str, str]]:
    """Write contacts and events as csv and Parquet; return their columns and types."""
    make_journal(folder / "drawn.duckdb", events)
    types = {}
    with duckdb.connect(folder / "drawn.duckdb", read_only=True) as connection:
        for table in ("contacts", "events"):
            described = connection.execute(f"DESCRIBE {table}").fetchall()
            types[table] = {row[0]: row[1] for row in described}
            for kind in ("csv", "parquet"):
                connection.execute(f"COPY {table} TO '{folder / table}.{kind}' (FORMAT {kind})")
    return types


def _apart(code: str, *arguments: str) -> tuple[int, float, float, float]:
    """Run code in a process of its own; return events, processor and clock seconds, peak megabytes."""
    command = [sys.executable, "-c", _PEAK + code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    rows, cpu, wall, kilobytes = json.loads(done.stdout.splitlines()[-1])  # DuckDB may show a bar before
    return rows, cpu, wall, kilobytes / 1024


def measure(folder: Path, events: int) -> Table:
    """Measure both formats; every event must come in."""
    types = write_tables(folder, events)
    rows: list[dict[str, Any]] = []
    for kind in ("csv", "parquet"):
        read, floor, _, least = _apart(_FLOOR, str(folder), kind, json.dumps(types))
        used, cpu, wall, most = _apart(_IMPORT, str(folder), kind)
        assert used == read == events
        rows.append(
            {
                "format": kind, "events": events, "typed read /s": events / floor, "import /s": events / cpu,
                "import : read": cpu / floor, "import s": cpu, "wall s": wall, "peak MB": most,
                "read's peak MB": least,
            }
        )  # fmt: skip
    return Table("own_tables", "Import of own tables", AGAINST, rows)
