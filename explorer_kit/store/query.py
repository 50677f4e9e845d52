"""A person's own SQL: one statement that reads the journal, without files, network or settings."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from explorer_kit.errors import QueryError

if TYPE_CHECKING:
    import pandas as pd

Answer = TypeVar("Answer")

_ALLOWED = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}
_ZONED = "TIMESTAMP WITH TIME ZONE"
_NO_FILES = (
    "A query may not use files, other databases, extensions or the network; it reads the tables of this "
    "journal. To bring a file in, import it."
)
# DuckDB refuses every file but the open journal's own, which its table functions can still read as bytes.
_READS_FILES = re.compile(r'\b(?:read_\w+|\w+_scan|parquet_\w+|sniff_csv|glob|query(?:_table)?)"?\s*\(', re.I)
_NO_CODE = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.S)
_HOW = "A query reads: SELECT, WITH, FROM, VALUES, PIVOT, DESCRIBE, SUMMARIZE, SHOW or EXPLAIN."


@dataclass(frozen=True, slots=True)
class Result:
    """What a query returned: plain Python values, one tuple per row.

    Attributes
    ----------
    columns : tuple of str
        Names, as DuckDB gives them.
    types : tuple of str
        DuckDB's types: ``VARCHAR``, ``BIGINT``, ``TIMESTAMP`` …
    rows : list of tuple
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a query may take and how many rows it may return."""

    seconds: float = 60.0
    rows: int = 1_000_000

    def too_many(self) -> QueryError:
        """Say that there are more rows than a notebook should hold."""
        return QueryError(f"The query returns more than {self.rows:,} rows. Group them, or add LIMIT.")


def answer(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    bounds: Bounds,
    fetch: Callable[[duckdb.DuckDBPyConnection, duckdb.Statement, Bounds], Answer],
) -> Answer:
    """Lock a read-only connection down, run the one statement on it and fetch.

    Raises
    ------
    QueryError
        The statement is not a single one that reads, fails, takes too long or returns too many rows.
    """
    try:
        statement = _single(connection, sql)
        connection.execute(f"SET max_execution_time = {max(1, int(bounds.seconds * 1000))}")
        connection.execute("SET lock_configuration = true")
        return fetch(connection, statement, bounds)
    except duckdb.InterruptException as error:
        raise QueryError(
            f"The query took longer than {bounds.seconds:g} s and was stopped. Ask for less: filter, "
            "group, or look for a join without a condition."
        ) from error
    except duckdb.PermissionException as error:
        raise QueryError(_NO_FILES) from error
    except (duckdb.Error, RuntimeError, ValueError) as error:
        if "pytz" in str(error):
            raise QueryError(
                "Times with a zone within lists cannot be shown: CAST them AS TIMESTAMP."
            ) from error
        raise QueryError(_plain(str(error))) from error


def _single(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """Return the one statement of a text, if it is one that reads."""
    try:
        statements = connection.extract_statements(sql)
        kinds = [statement.type for statement in statements]
    except ValueError as error:  # a statement so new that the Python client has no name for it
        raise QueryError(f"This statement is not allowed. {_HOW}") from error
    if not statements:
        raise QueryError(f"There is no statement in this query. {_HOW}")
    if len(statements) > 1:
        raise QueryError(f"The query holds {len(statements)} statements; give one at a time.")
    if kinds[0] not in _ALLOWED and not _is_pivot(statements[0]):
        raise QueryError(f"{kinds[0].name} is not allowed: a query changes nothing. {_HOW}")
    if _READS_FILES.search(_NO_CODE.sub(" ", sql)):
        raise QueryError(_NO_FILES)
    return statements[0]


def _is_pivot(statement: duckdb.Statement) -> bool:
    """Tell whether this is a PIVOT, which DuckDB runs as two statements, the first for its column names."""
    begins = re.match(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*(PIVOT|FROM|WITH|SELECT)\b", statement.query, re.I | re.S)
    return statement.type == duckdb.StatementType.MULTI and begins is not None


def _plain(text: str) -> str:
    """Take DuckDB's class of error off its message; what remains says what and where."""
    return re.sub(r"^(?:Invalid Input |Conversion |\w+ )?Error: ", "", text.strip())


def as_result(connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement, bounds: Bounds) -> Result:
    """Run the statement and fetch plain rows."""
    connection.execute(statement)
    described = connection.description or []
    columns, types = tuple(str(item[0]) for item in described), tuple(str(item[1]) for item in described)
    zoned = [place for place, kind in enumerate(types) if kind == _ZONED]
    if zoned:
        # DuckDB needs pytz for plain values of this type, and nothing else here does: take them without zone
        connection.execute(f"CREATE TEMP VIEW asked AS {statement.query}")
        bare = ", ".join(f'CAST("{columns[place]}" AS TIMESTAMP) AS "{columns[place]}"' for place in zoned)
        connection.execute(f"SELECT * REPLACE ({bare}) FROM asked")
    rows = connection.fetchmany(bounds.rows + 1)
    if len(rows) > bounds.rows:
        raise bounds.too_many()
    return Result(columns, types, [_in_utc(row, zoned) for row in rows] if zoned else rows)


def _in_utc(row: tuple[Any, ...], zoned: list[int]) -> tuple[Any, ...]:
    return tuple(
        value.replace(tzinfo=UTC) if place in zoned and isinstance(value, datetime) else value
        for place, value in enumerate(row)
    )


def as_frame(
    connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement, bounds: Bounds
) -> pd.DataFrame:
    """Run the statement and fetch a DataFrame, piece by piece, so that too much is noticed in time."""
    import pandas as pd

    connection.execute(statement)
    pieces: list[pd.DataFrame] = []
    count = 0
    with warnings.catch_warnings():
        # DuckDB 2.0 uses a keyword that pandas 3.1 will drop, for columns with a time zone
        warnings.filterwarnings("ignore", message="The inplace keyword", category=DeprecationWarning)
        while len(piece := connection.fetch_df_chunk(50)) or not pieces:
            pieces.append(piece)
            count += len(piece)
            if count > bounds.rows:
                raise bounds.too_many()
    return pieces[0] if len(pieces) == 1 else pd.concat(pieces, ignore_index=True)
