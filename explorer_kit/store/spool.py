"""What was parsed, on its way to the journal: a temporary DuckDB file that holds the rows of one import.

Parsing takes as long as it takes; nothing is locked meanwhile and memory stays flat. The journal then takes
the rows set-wise, in one transaction. Rows come as dictionaries and go in as text; DuckDB casts them to the
types of the journal's own columns, so nothing is guessed from samples.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import duckdb

from explorer_kit.store.own_tables import OwnTable
from explorer_kit.store.upgrade import Schema

BATCH = 5000
# of long texts fewer rows are taken at a time
MOST_SIGNS = 16_000_000
TABLES = ("observations", "record_editions", "rejected_rows")
NAME = "spool"
# rows are only appended: more memory would buy nothing, and a mailbox of gigabytes must not fill it
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "memory_limit": "512MB",
    "threads": 1,
    "preserve_insertion_order": "false",
}


class Spool:
    """A temporary database with the tables of an import; every row also has a ``part`` (the file's number).

    Use as a context manager; :meth:`attached` makes it readable from the journal's connection under the name
    ``spool``.
    """

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="explorer-kit-", ignore_cleanup_errors=True)
        self.path = Path(self._folder.name) / "spool.duckdb"
        self._connection = duckdb.connect(self.path, config=_CONFIG)
        self._connection.execute("SET enable_progress_bar = false")
        self._connection.begin()
        self._connection.execute(Schema.load().text)
        self._connection.execute("SET pandas_analyze_sample = 0")
        self._columns = {table: self._describe(table) for table in TABLES}
        self._connection.commit()
        self.own: list[OwnTable] = []
        """The program's own tables that were read, to be taken as they are (:mod:`.own_tables`)."""
        self._waiting: dict[str, list[tuple[int, Mapping[str, Any]]]] = {table: [] for table in TABLES}
        self._signs = 0

    def __enter__(self) -> Self:
        """Return the spool."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the file."""
        self._connection.close()
        self._folder.cleanup()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The open database, for what is read set-wise."""
        return self._connection

    def _describe(self, table: str) -> dict[str, str]:
        self._connection.execute(f"ALTER TABLE {table} ADD COLUMN part INTEGER")
        rows = self._connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $table", {"table": table}
        ).fetchall()
        return dict(rows)

    def add(self, table: str, part: int, row: Mapping[str, Any]) -> None:
        """Take a row for a table; names that are no column of it are an error of the caller's."""
        waiting = self._waiting[table]
        waiting.append((part, row))
        self._signs += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(waiting) >= BATCH or self._signs > MOST_SIGNS:
            self._write(table)

    def discard(self, part: int) -> None:
        """Forget everything of a file that turned out to be broken."""
        for table in TABLES:
            self._waiting[table] = [entry for entry in self._waiting[table] if entry[0] != part]
            self._connection.execute(f"DELETE FROM {table} WHERE part = $part", {"part": part})
        self.own = [table for table in self.own if table.file.part != part]

    def finish(self) -> None:
        """Write what is waiting and close the file, so that the journal can read it."""
        for table in TABLES:
            self._write(table)
        self._connection.close()

    def _write(self, table: str) -> None:
        entries, self._waiting[table] = self._waiting[table], []
        self._signs = 0
        if not entries:
            return
        import numpy as np

        frame: dict[str, Any] = {"part": np.array([str(part) for part, _ in entries], object)}
        for place, (_, row) in enumerate(entries):
            for name, value in row.items():
                if value is not None:
                    if name not in frame:
                        frame[name] = np.full(len(entries), None, object)
                    frame[name][place] = _text(value)
        unknown = frame.keys() - self._columns[table].keys()
        if unknown:
            raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
        kept = sorted(frame)
        self._connection.register("batch", frame)
        self._connection.execute(
            f"INSERT INTO {table} ({', '.join(kept)}) SELECT "
            + ", ".join(_cast(name, self._columns[table][name]) for name in kept)
            + " FROM batch"
        )
        self._connection.unregister("batch")


def _text(value: Any) -> str:
    if isinstance(value, tuple | list):
        value = json.dumps(list(value), ensure_ascii=False)
    if isinstance(value, str):
        # half a character (a lone surrogate) cannot be stored
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _cast(name: str, kind: str) -> str:
    if kind == "VARCHAR[]":
        return f"CAST(from_json(CAST({name} AS VARCHAR), '[\"VARCHAR\"]') AS VARCHAR[])"
    return f"CAST(CAST({name} AS VARCHAR) AS {kind})"
