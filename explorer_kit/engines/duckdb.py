"""Queries on a DuckDB connection that somebody else opens and closes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from explorer_kit.engines.base import Result

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def run(connection: DuckDBPyConnection, sql: str, bindings: Mapping[str, object]) -> Result:
    """Run one query and fetch all of it, so that the connection is free for the next.

    Parameters
    ----------
    connection : DuckDBPyConnection
        Open connection; it is neither configured nor closed here.
    sql : str
        One statement with ``$name`` parameters.
    bindings : mapping
        A value for every parameter in the statement, and no other.
    """
    cursor = connection.execute(sql, dict(bindings))
    described = cursor.description or []
    return Result(
        columns=tuple(column[0] for column in described),
        types=tuple(str(column[1]).upper() for column in described),
        rows=cursor.fetchall(),
    )
