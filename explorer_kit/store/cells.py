"""How a value stands in a cell of the program's own csv tables, and how it is read back exactly.

RFC 4180 in UTF-8: an empty cell is null, ``""`` is an empty text. Times are ISO 8601, lists are JSON. A text
that a spreadsheet would take for a formula gets an apostrophe before it, one that looks as if it had got one
gets another: so taking one away on reading gives back exactly what was there.
"""

from __future__ import annotations

# = + - @, tab and line breaks, and the wide forms of the first four
_SIGNS = r"[=+\-@\t\r\n＝＋－＠]"
GUARD = "apostrophe"
"""What the manifest calls this way of keeping texts from being formulas."""

_TEXTS = {"VARCHAR", "JSON"}


def written(name: str, kind: str) -> str:
    """Return the SQL expression of a column's cell, a text."""
    column = f'"{name}"'
    if kind in _TEXTS:
        text = f"CAST({column} AS VARCHAR)"
        return f"CASE WHEN REGEXP_MATCHES({text}, '^''*{_SIGNS}') THEN '''' || {text} ELSE {text} END"
    if kind.endswith("[]"):
        return f"CAST(TO_JSON({column}) AS VARCHAR)"
    if kind == "TIMESTAMP":
        return f"REPLACE(CAST({column} AS VARCHAR), ' ', 'T')"
    return f"CAST({column} AS VARCHAR)"


def read(name: str, kind: str, *, guarded: bool) -> str:
    """Return the SQL expression of a cell's value; null where it is no value of that type.

    ``guarded``: texts may have the apostrophe that :func:`written` sets before them. A time with an offset
    becomes UTC (the session's zone must be UTC). Lists are read as DuckDB writes them, too: ``[a, b]``.
    """
    column = f'"{name}"'
    if kind in _TEXTS and guarded:
        column = f"CASE WHEN REGEXP_MATCHES({column}, '^''+{_SIGNS}') THEN {column}[2:] ELSE {column} END"
    if kind == "VARCHAR":
        return column
    if kind.endswith("[]"):
        # the plain cast is many times as fast, but knows no escapes
        return (
            f"CASE WHEN CONTAINS({column}, '\\') AND JSON_VALID({column})"
            f" THEN CAST(FROM_JSON({column}, '[\"{kind[:-2]}\"]') AS {kind})"
            # a value alone is a list of one
            f" WHEN NOT STARTS_WITH({column}, '[') AND '{kind}' = 'VARCHAR[]' THEN [{column}]"
            f" ELSE TRY_CAST({column} AS {kind}) END"
        )
    if kind in ("TIMESTAMP", "DATE"):
        # infinity and epoch are times to DuckDB
        no_time = f"WHEN {column} >= 'A' OR STARTS_WITH({column}, '-') THEN NULL"
        if kind == "DATE":
            return f"CASE {no_time} ELSE TRY_CAST({column} AS {kind}) END"
        return (
            f"CASE {no_time} WHEN {column} LIKE '%+%' OR {column} LIKE '%:%-%'"
            f" THEN CAST(TRY_CAST({column} AS TIMESTAMPTZ) AS TIMESTAMP)"
            f" ELSE TRY_CAST({column} AS {kind}) END"
        )
    return f"TRY_CAST({column} AS {kind})"


def quoted(text: str) -> str:
    """Return a text as it stands between the apostrophes of SQL."""
    return text.replace("'", "''")
