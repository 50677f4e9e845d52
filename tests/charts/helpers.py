"""Frames as the metrics give them, and a look into what a chart draws."""

from __future__ import annotations

from typing import Any

import pandas as pd

from explorer_kit.metrics import find
from explorer_kit.statistics import wilson_interval

DTYPES = {
    "varchar": "str",
    "bigint": "Int64",
    "double": "float64",
    "date": "datetime64[us]",
    "boolean": "boolean",
}
NASTY = '<b>bold</b> & <a href="https://example.org">link</a> $x^2$ %{y}'
SAFE = (
    '&lt;b&gt;bold&lt;/b&gt; &amp; &lt;a href="https://example.org"&gt;link&lt;/a&gt; &#36;x^2&#36; %&#123;y}'
)


def frame_of(metric: str, rows: list[dict[str, Any]], **params: Any) -> pd.DataFrame:
    """Return a frame with the metric's columns; what a row does not say is missing."""
    columns = {
        column.name: pd.Series([row.get(column.name) for row in rows], dtype=DTYPES[column.type])
        for column in find(metric).columns
    }
    frame = pd.DataFrame(columns)
    frame.attrs["params"] = params
    return frame


def shared(part: int, whole: int, name: str = "share") -> dict[str, Any]:
    """Return the cells of a share with its interval."""
    if not whole:
        return {}
    low, high = wilson_interval(part, whole)
    return {name: part / whole, "low": low, "high": high}


def drawn(figure: Any) -> dict[str, Any]:
    """Return what is drawn as plain data."""
    import json

    plain: dict[str, Any] = json.loads(figure.to_json())
    return plain


def notes(figure: Any) -> list[str]:
    return [note["text"] for note in drawn(figure)["layout"].get("annotations", [])]


def everything_written(figure: Any) -> list[str]:
    """Return every text of a chart that plotly would read as markup."""
    plain = drawn(figure)
    layout = plain["layout"]
    texts = [layout["title"]["text"], layout["title"]["subtitle"]["text"], *notes(figure)]
    for axis in [value for name, value in layout.items() if name.startswith(("xaxis", "yaxis"))]:
        texts += axis.get("ticktext", [])
    for trace in plain["data"]:
        texts += [trace.get("name", ""), *trace.get("hovertext", []), *trace.get("text", [])]
    return texts
