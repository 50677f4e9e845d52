"""The schema's text: what it says about each table and column, and the version it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TABLE = re.compile(r"^CREATE TABLE (?:IF NOT EXISTS )?(\w+)", re.IGNORECASE)
_TABLE_COMMENT = re.compile(r"^-- Table: (.+)$")
_COLUMN = re.compile(r"^\s+(\w+)\s+[A-Z][^-]*?,?\s*-- (.+)$")
_TYPED = re.compile(r"^\s+(\w+)\s+([A-Z]+(?:\[\])?)[ ,]")
_VERSION = re.compile(r"schema version (\d+)")


@dataclass(frozen=True, slots=True)
class Comment:
    """What a table, or a column of it, means."""

    table: str
    column: str | None
    text: str

    def to_sql(self) -> str:
        """Return the statement that stores it in the database."""
        thing = f'TABLE "{self.table}"' if self.column is None else f'COLUMN "{self.table}"."{self.column}"'
        quoted = self.text.replace("'", "''")
        return f"COMMENT ON {thing} IS '{quoted}';"


def comments_in(schema: str) -> Iterator[Comment]:
    """Yield the comments of a schema: ``-- Table: text`` above a table, ``-- text`` behind a column."""
    table, above = "", ""
    for line in schema.splitlines():
        if found := _TABLE_COMMENT.match(line):
            above = found[1].strip()
        elif found := _TABLE.match(line):
            table = found[1]
            if above:
                yield Comment(table, None, above)
            above = ""
        elif table and (found := _COLUMN.match(line)):
            yield Comment(table, found[1], found[2].strip())


def columns_in(schema: str) -> dict[str, dict[str, str]]:
    """Return the tables of a schema with the types of their columns, in its order."""
    tables: dict[str, dict[str, str]] = {}
    table = ""
    for line in schema.splitlines():
        if found := _TABLE.match(line):
            table = found[1]
            tables[table] = {}
        elif table and (found := _TYPED.match(line)):
            tables[table][found[1]] = found[2]
    return tables


def version_of(schema: str) -> int:
    """Return the version a schema names in its first line: ``schema version 1``."""
    found = _VERSION.search(schema)
    if not found:
        raise ValueError("The schema does not name its version: 'schema version N' in its first line.")
    return int(found[1])
