"""What the commands print: a table for people, JSON for programs; messages and progress go to stderr."""

from __future__ import annotations

import base64
import datetime as dt
import json
import math
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

# in a file or a pipe nothing is folded
_WIDTH_OF_A_FILE = 100_000


def plain(value: object) -> Any:
    """Return a value as JSON has it: ISO times and days, null for whatever is missing or no number."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return _scalar(value)


def _scalar(value: object) -> Any:
    if value is None or value != value:  # NaN, and NaT, which is a datetime
        return None
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, float | Decimal):
        return float(value) if math.isfinite(value) else None
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else str(value)


def write_json(value: object) -> None:
    """Write one JSON document to stdout."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], *, as_json: bool) -> None:
    """Write rows: an array of objects, or a table."""
    if as_json:
        names = distinct(columns)
        write_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        write_table(columns, rows)


def distinct(columns: Sequence[str]) -> list[str]:
    """Return names of which none is there twice: ``a``, ``a_1`` …, so that no column of an object is lost."""
    names: list[str] = []
    for name in columns:
        number = sum(1 for each in columns[: len(names)] if each == name)
        names.append(f"{name}_{number}" if number else name)
    return names


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table to stdout, numbers to the right; say so if it is empty."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    listed = [list(row) for row in rows]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, name in enumerate(columns):
        numbers = any(_is_number(row[place]) for row in listed)
        table.add_column(Text(name), justify="right" if numbers else "left", overflow="fold")
    for row in listed:
        table.add_row(*(Text(readable(cell)) for cell in row))
    console = out()
    console.print(table)
    if not listed:
        console.print("No rows.")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def readable(value: object) -> str:
    """Return a cell for a person: three decimals, days and minutes, nothing for what is missing."""
    value = plain(value) if not isinstance(value, dt.datetime) else value
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    if isinstance(value, dt.datetime):
        return "" if value != value else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    if isinstance(value, list):
        return ", ".join(readable(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def out() -> Console:
    """Return the console for results: as wide as the terminal, without colour codes in a file."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else _WIDTH_OF_A_FILE)


def err() -> Console:
    """Return the console for messages and progress."""
    from rich.console import Console

    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def complain(message: str) -> None:
    """Say on stderr what went wrong, as it is: square brackets in it are no markup."""
    sys.stderr.write(f"explorer-kit: {message}\n")
