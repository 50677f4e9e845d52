"""DataFrames as tables for people: few rows, readable numbers, everything as text."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from explorer_kit.widgets import markup

if TYPE_CHECKING:
    import pandas as pd

MISSING = "–"


@singledispatch
def cell_text(value: Any) -> str:
    """Return one value as people read it: no trailing zeros, ISO days, a dash where nothing is known."""
    if hasattr(value, "tolist"):  # numpy's
        return cell_text(value.tolist())
    if isinstance(value, Iterable):
        return ", ".join(cell_text(item) for item in value) or MISSING
    return MISSING if value is None or str(value) == "<NA>" else str(value)


@cell_text.register
def _(value: str) -> str:
    return value or MISSING


@cell_text.register
def _(value: bool) -> str:
    return "yes" if value else "no"


@cell_text.register
def _(value: int) -> str:
    return f"{value:,}"


@cell_text.register
def _(value: float) -> str:
    if not math.isfinite(value):
        return MISSING if math.isnan(value) else ("∞" if value > 0 else "-∞")
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.3f}" if abs(value) < 10 else f"{value:,.1f}"


@cell_text.register
def _(value: dt.date) -> str:
    return value.isoformat()


@cell_text.register
def _(value: dt.datetime) -> str:
    if value != value:  # pandas' NaT is a datetime
        return MISSING
    return value.strftime("%Y-%m-%d" if value.time() == dt.time() else "%Y-%m-%d %H:%M")


def frame_html(frame: pd.DataFrame, limit: int = 200) -> str:
    """Return a frame as a table of at most ``limit`` rows, and say how many more there are."""
    if frame.empty:
        return markup.paragraph("No rows.", quiet=True)
    shown = frame.head(limit)
    columns = [_column_texts(shown.iloc[:, position]) for position in range(shown.shape[1])]
    numbers = frozenset(position for position, kind in enumerate(frame.dtypes) if _is_number(kind))
    header = [str(name).replace("_", " ") for name in frame.columns]
    more = len(frame) - limit
    rest = markup.paragraph(f"… and {more:,} more rows.", quiet=True) if more > 0 else ""
    return markup.table(header, zip(*columns, strict=True), numbers=numbers) + rest


def _is_number(kind: Any) -> bool:
    return getattr(kind, "kind", "O") in "iuf" or str(kind) in {"Int64", "Float64"}


def _column_texts(column: pd.Series) -> list[str]:
    """Return a column's cells as text; fractions of one column have equally many decimals."""
    if getattr(column.dtype, "kind", "O") != "f":
        return [cell_text(value) for value in column]
    values = [float(value) for value in column]
    decimals = max((_decimals(value) for value in values if math.isfinite(value)), default=0)
    return [f"{value:,.{decimals}f}" if math.isfinite(value) else cell_text(value) for value in values]


def _decimals(value: float) -> int:
    """Return how many decimals a number needs, at most three, and one where it is ten or more."""
    most = 3 if abs(value) < 10 else 1
    return next(places for places in range(most + 1) if places == most or round(value, places) == value)
