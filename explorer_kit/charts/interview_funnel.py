"""Interview funnel: how many people got how far, and what share of them went on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from explorer_kit.charts import dots, frames, words
from explorer_kit.charts.frames import Row
from explorer_kit.charts.theme import COLOURS, Chart, figure, nothing_to_show

if TYPE_CHECKING:
    import pandas as pd

MOST_GROUPS = 5
THICKNESS = 0.72
_NEEDED = (
    "segment",
    "step",
    "stage",
    "people",
    "previous",
    "from_previous",
    "previous_people",
    "share_of_previous",
)


def interview_funnel(frame: pd.DataFrame) -> Chart:
    """Draw the stages of the interviews, from identified to nurtured.

    Parameters
    ----------
    frame : DataFrame
        As ``journal.metric("interview_funnel", by=…)`` gives it: one row per segment and stage.

    Returns
    -------
    Chart
        Left a bar of people for each stage; right the share of the stage before that reached it, with its
        95 % interval; hollow where the stage before has fewer than five people. At most five groups.
    """
    rows = frames.rows_of(frame, "interview_funnel", *_NEEDED, "low", "high")
    title = f"Interview funnel{frames.by(frame)}"
    if not rows:
        return nothing_to_show(title, "Nobody is known up to this day: import your logs first.")
    groups = _largest(rows)
    stages = [row for row in rows if row["segment"] == groups[0]]
    traces: list[Any] = []
    series = []
    for number, group in enumerate(groups):
        own = [row for row in rows if row["segment"] == group]
        shift = THICKNESS * ((number + 0.5) / len(groups) - 0.5)
        traces.append(_bars(own, shift, COLOURS[number], len(groups)))
        marks = [_dot(row, shift) for row in own if row["share_of_previous"] is not None]
        series.append(dots.Series(words.label(words.group(group)), COLOURS[number], marks))
    traces += dots.dot_traces(series, xaxis="x2", yaxis="y2")
    for trace in traces[len(groups) :]:
        trace.showlegend = trace.legendgroup == "few" and trace.showlegend  # the bars have the groups' names
    return _figure(traces, title, stages, len(groups), len(frames.segments_of(rows)))


def _largest(rows: list[Row]) -> list[str]:
    """Return the groups with most people asked, then known."""
    size = {row["segment"]: (0, 0) for row in rows}
    for row in rows:
        known, asked = size[row["segment"]]
        size[row["segment"]] = (
            row["people"] if row["stage"] == "identified" else known,
            row["people"] if row["stage"] == "asked" else asked,
        )
    return sorted(size, key=lambda name: (-size[name][1], -size[name][0], name))[:MOST_GROUPS]


def _bars(rows: list[Row], shift: float, colour: str, groups: int) -> Any:
    name = rows[0]["segment"]
    return go.Bar(
        x=[row["people"] for row in rows],
        y=[row["step"] - 1 + shift for row in rows],
        width=0.92 * THICKNESS / groups,
        orientation="h",
        marker={"color": colour, "line": {"width": 0}},
        text=[f"{row['people']:,}" for row in rows],
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        name=words.label(words.group(name)),
        legendgroup=words.label(words.group(name)),
        showlegend=groups > 1,
        hovertext=[_hover(row) for row in rows],
        hoverinfo="text",
        customdata=[[row["segment"], row["stage"]] for row in rows],
    )


def _dot(row: Row, shift: float) -> dots.Dot:
    return dots.Dot(
        y=row["step"] - 1 + shift,
        share=row["share_of_previous"],
        low=row["low"],
        high=row["high"],
        trials=row["previous_people"],
        hover=_hover(row),
        key=[row["segment"], row["stage"]],
    )


def _hover(row: Row) -> str:
    who = "" if row["segment"] == "all" else f", {words.safe(words.group(row['segment']))}"
    lines = [f"<b>{row['stage']}</b>{who}", words.count(row["people"], "person", "people")]
    if row["share_of_previous"] is not None:
        share = f"{row['from_previous']:,} of {row['previous_people']:,} {row['previous']}"
        lines += [f"{share}: {words.percent(row['share_of_previous'])}"]
        lines += [f"95 % interval: {words.between(row['low'], row['high'])}"]
        lines += ["too few to tell"] if row["previous_people"] < dots.FEW else []
    outside = row["people"] - (row["from_previous"] or 0) if row["previous"] else 0
    if outside:
        lines.append(f"{outside:,} of them without having been {row['previous']} on record")
    return "<br>".join(lines)


def _beside(row: Row) -> str:
    """Return what stands beside a stage's share: 4 of 8 asked · 50 %."""
    if row["share_of_previous"] is None:
        return "" if row["previous"] is None else f"none {row['previous']} yet"
    return dots.part_of(
        row["from_previous"], row["previous_people"], row["share_of_previous"], row["previous"]
    )


def _figure(traces: list[Any], title: str, stages: list[Row], shown: int, groups: int) -> Chart:
    most = max([1, *(value for trace in traces[:shown] for value in trace.x)])
    names = dots.name_axis([row["stage"] for row in stages])
    alone = shown == 1
    notes = [{**dots.beside(row["step"] - 1, _beside(row)), "yref": "y2"} for row in stages] if alone else []
    return figure(
        traces,
        title,
        words.showing(shown, groups, "groups, those asked most"),
        barmode="overlay",
        xaxis={
            "title": {"text": "people"},
            "domain": [0, 0.46],
            "range": [0, 1.15 * most],
            "tickformat": ",d",
        },
        yaxis=names,
        xaxis2=dots.share_axis("share of the stage before (95 % interval)", domain=[0.54, 1], anchor="y2"),
        yaxis2={**names, "anchor": "x2", "showticklabels": False, "matches": "y"},
        annotations=notes,
        right=220 if alone else 24,
        height=dots.height_for(len(stages) * max(1.0, shown / 2)),
    )
