"""The rows of a metric as a list to choose from, and which of them a clicked bar or point stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer_kit.metrics.header import Metric
from explorer_kit.widgets.frames import cell_text

if TYPE_CHECKING:
    import pandas as pd

NONE = ("choose a row, or click in the chart", -1)


def options(frame: pd.DataFrame, metric: Metric) -> list[tuple[str, int]]:
    """Return what is shown and the position of every row; rows are named by the metric's keys."""
    if not metric.keys:
        return [NONE, *((f"row {position + 1}", position) for position in range(len(frame)))]
    return [NONE, *((" · ".join(_key(frame, metric, place)), place) for place in range(len(frame)))]


def record(frame: pd.DataFrame, position: int) -> dict[str, Any]:
    """Return a row as column → value."""
    return {str(name): frame.iloc[position][name] for name in frame.columns}


def position_of(point: dict[str, Any], frame: pd.DataFrame, metric: Metric) -> int | None:
    """Return the row that a clicked bar or point stands for, None where none or several could be meant.

    A row is meant when each of its keys is told by the point: by its ``customdata``, its place on an axis,
    its label or the name of its trace.
    """
    told = {cell_text(value) for value in _values(point)}
    found = [
        position
        for position in range(len(frame))
        if all(name in told for name in _key(frame, metric, position))
    ]
    return found[0] if len(found) == 1 else None


def _key(frame: pd.DataFrame, metric: Metric, position: int) -> list[str]:
    names = [column.name for column in metric.keys if column.name in frame.columns]
    return [cell_text(frame.iloc[position][name]) for name in names]


def _values(point: dict[str, Any]) -> list[Any]:
    extra = point.get("customdata")
    extras = extra if isinstance(extra, list) else [extra]
    return [point.get(name) for name in ("x", "y", "label", "text", "trace")] + extras
