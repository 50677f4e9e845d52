"""The rows of a metric as a list to choose from, and which of them a clicked bar or point stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from explorer_kit.metrics.header import Metric
from explorer_kit.widgets.frames import cell_text

if TYPE_CHECKING:
    import pandas as pd

NONE = ("choose a row, or click in the chart", -1)


def options(frame: pd.DataFrame, metric: Metric, positions: Sequence[int]) -> list[tuple[str, int]]:
    """Return what is shown and the position for these rows, each named by what tells it from the others."""
    columns = naming_columns(frame, metric)
    labels = [" · ".join(_cells(frame, columns, place)) or f"row {place + 1}" for place in positions]
    return list(zip(labels, positions, strict=True))


def naming_columns(frame: pd.DataFrame, metric: Metric) -> list[str]:
    """Return the columns that name a row: the metric's keys, a name in place of an id, no constants."""
    keys = [column.name for column in metric.keys if column.name in frame.columns]
    named = [key.removesuffix("_id") if key.removesuffix("_id") in frame.columns else key for key in keys]
    telling = [name for name in named if frame[name].nunique(dropna=False) > 1]
    return telling or named


def record(frame: pd.DataFrame, position: int) -> dict[str, Any]:
    """Return a row as column → value."""
    return {str(name): frame.iloc[position][name] for name in frame.columns}


def key_of(point: Mapping[str, Any], metric: Metric) -> dict[str, Any] | None:
    """Return the metric's keys that a click carries as ``customdata``; None where it has none."""
    told = point.get("customdata")
    if not isinstance(told, list) or len(told) < len(metric.keys):
        return None
    return {column.name: value for column, value in zip(metric.keys, told, strict=False)}


def position_of(key: Mapping[str, Any], frame: pd.DataFrame) -> int:
    """Return the position of the row with these keys, -1 where the frame has none."""
    wanted = {name: _folded(key[name]) for name in key if name in frame.columns}
    if not wanted:
        return -1
    rows = zip(*(map(_folded, frame[name]) for name in wanted), strict=True)
    cells = tuple(wanted.values())
    return next((position for position, row in enumerate(rows) if row == cells), -1)


def containing(frame: pd.DataFrame, words: str) -> list[int]:
    """Return the positions of the rows whose texts contain all of the words, in capitals or not."""
    wanted = words.casefold().split()
    texts = frame.select_dtypes(include=["str", "object"])
    if not wanted:
        return list(range(len(frame)))
    rows = (" ".join(map(str, row)).casefold() for row in texts.itertuples(index=False, name=None))
    return [position for position, row in enumerate(rows) if all(word in row for word in wanted)]


def _cells(frame: pd.DataFrame, columns: list[str], position: int) -> list[str]:
    return [cell_text(frame.iloc[position][name]) for name in columns]


def _folded(value: Any) -> str:
    return cell_text(value).removesuffix("T00:00:00")
