"""What charts take from a metric's frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer_kit.errors import MetricError

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


def rows_of(frame: pd.DataFrame, metric: str, *columns: str) -> list[Row]:
    """Return a metric's frame as rows; missing cells are None.

    Raises
    ------
    MetricError
        The frame lacks a column that the chart needs: it is the frame of something else.
    """
    absent = [column for column in columns if column not in frame.columns]
    if absent:
        raise MetricError(
            f"This is no frame of {metric}: it has no column '{absent[0]}'. "
            f"Found: {', '.join(map(str, frame.columns))}. Make it with journal.metric('{metric}')."
        )
    cells = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in cells.to_dict("records")]


def by(frame: pd.DataFrame) -> str:
    """Return `` by channel`` where the journal noted on the frame what its groups are, else nothing."""
    group = frame.attrs.get("params", {}).get("by", "all")
    return "" if group == "all" else f" by {str(group).replace('_', ' ')}"


def segments_of(rows: list[Row]) -> list[str]:
    """Return the segments in the order in which they come."""
    return list(dict.fromkeys(row["segment"] for row in rows))
