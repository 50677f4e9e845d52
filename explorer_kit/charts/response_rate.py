"""Response rate: one line per group, with its interval and its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from explorer_kit.charts import dots, frames, words
from explorer_kit.charts.frames import Row
from explorer_kit.charts.theme import BLUE, Chart, figure, nothing_to_show

if TYPE_CHECKING:
    import pandas as pd

MOST_LINES = 20
_MONTH = re.compile(r"\d{4}-\d{2}|undated")
_COUNTS = ("answered", "mature", "immature", "bounced", "undated", "answered_undated")


def response_rate(frame: pd.DataFrame) -> Chart:
    """Draw the share of first outreaches that were answered, by group.

    Parameters
    ----------
    frame : DataFrame
        As ``journal.metric("response_rate", by=…)`` gives it: one row per segment.

    Returns
    -------
    Chart
        A dot for each group on a scale from 0 to 100 % with its 95 % interval, "3 of 10" beside it. Fewer
        than five judged requests are drawn hollow: too few to tell. Months come in order, others by size.
    """
    rows = frames.rows_of(frame, "response_rate", "segment", "response_rate", "low", "high", *_COUNTS)
    title = f"Response rate{frames.by(frame)}"
    if not rows:
        return nothing_to_show(title, "No first outreach is recorded up to this day: import your logs first.")
    shown = _chosen(rows)
    marks = [_dot(place, row) for place, row in enumerate(shown) if row["mature"]]
    subtitle = words.sentences(
        _left_out(rows), words.showing(len(shown), len(rows), "groups, the largest ones")
    )
    return figure(
        dots.dot_traces([dots.Series("answered", BLUE, marks)]),
        title,
        subtitle,
        xaxis=dots.share_axis("answered within the window (95 % interval)"),
        yaxis=dots.name_axis([_name(row) for row in shown]),
        annotations=[dots.beside(place, _numbers(row)) for place, row in enumerate(shown)],
        right=180,
        height=dots.height_for(len(shown)),
    )


def _chosen(rows: list[Row]) -> list[Row]:
    """Return the rows to show: the newest months in their order, else the largest groups."""
    if all(_MONTH.fullmatch(row["segment"]) for row in rows):
        return sorted(rows, key=lambda row: str(row["segment"]))[-MOST_LINES:]
    return sorted(rows, key=lambda row: (-row["mature"], -row["n"], row["segment"]))[:MOST_LINES]


def _name(row: Row) -> str:
    return "all requests" if row["segment"] == "all" else words.label(words.group(row["segment"]))


def _dot(place: int, row: Row) -> dots.Dot:
    return dots.Dot(
        y=place,
        share=row["response_rate"],
        low=row["low"],
        high=row["high"],
        trials=row["mature"],
        hover=_hover(row),
        key=[row["segment"]],
    )


def _numbers(row: Row) -> str:
    """Return what stands beside a line: 3 of 10 · 30 %."""
    if not row["mature"]:
        return "none old enough yet" if row["immature"] else "none to judge"
    return dots.part_of(row["answered"], row["mature"], row["response_rate"])


def _hover(row: Row) -> str:
    lines = [
        f"<b>{words.safe(words.group(row['segment']))}</b>",
        f"{row['answered']:,} of {row['mature']:,} answered: {words.percent(row['response_rate'])}",
        f"95 % interval: {words.between(row['low'], row['high'])}",
    ]
    if row["mature"] < dots.FEW:
        lines.append("too few to tell")
    if row["answered_undated"]:
        forms = ("answer without a day of its own", "answers without a day of their own")
        lines.append(words.count(row["answered_undated"], *forms))
    return "<br>".join([*lines, *_others(row)])


def _others(row: Row) -> list[str]:
    found = {"too young to judge": "immature", "bounced": "bounced", "without any date": "undated"}
    return [f"{row[column]:,} {what}" for what, column in found.items() if row[column]]


def _left_out(rows: list[Row]) -> str:
    """Return how many requests are in no share, and why."""
    totals: dict[str, Any] = {name: sum(row[name] for row in rows) for name in _COUNTS}
    parts = _others(totals)
    return f"Not in the shares: {', '.join(parts)}." if parts else ""
