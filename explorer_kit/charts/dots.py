"""Shares as dots with their intervals, one line each: the form of every chart that compares rates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from explorer_kit.charts.theme import CLEAR
from explorer_kit.charts.words import percent

FEW = 5
"""A share of fewer than these is drawn hollow and grey: too few to tell."""

TOO_FEW = f"fewer than {FEW}: too few to tell"
ROW_HEIGHT, FRAME_HEIGHT = 34, 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A share at a height of the chart; ``key`` tells a click which row of the frame it is."""

    y: float
    share: float
    low: float
    high: float
    trials: int
    hover: str
    key: list[Any] = field(default_factory=list)
    few: bool | None = None
    """Too few to tell; None: decided by the number of trials."""

    @property
    def is_few(self) -> bool:
        """Whether the share carries no verdict."""
        return self.trials < FEW if self.few is None else self.few


@dataclass(frozen=True, slots=True)
class Series:
    """The dots of one group, in one colour."""

    name: str
    colour: str
    dots: list[Dot]


def dot_traces(series: list[Series], **axes: Any) -> list[Any]:
    """Return a trace per series and kind of dot; the legend names each of several groups.

    What is too few to tell has one entry, or, where a group is nothing else, stands behind the group's name.
    """
    traces = []
    explained = False
    for each in series:
        clear = [dot for dot in each.dots if not dot.is_few]
        few = [dot for dot in each.dots if dot.is_few]
        if clear:
            traces.append(_trace(clear, each, few=False, axes=axes))
            traces[-1].showlegend = len(series) > 1
        if few:
            alone = len(series) > 1 and not clear
            traces.append(_trace(few, each, few=True, axes=axes))
            traces[-1].showlegend = alone or not explained
            explained = explained or not alone
            if alone:
                traces[-1].name, traces[-1].legendgroup = f"{each.name}, too few", each.name
    return traces


def _trace(dots: list[Dot], series: Series, *, few: bool, axes: dict[str, Any]) -> Any:
    hollow = {"color": CLEAR, "size": 10, "line": {"color": series.colour, "width": 2}}
    return go.Scatter(
        x=[dot.share for dot in dots],
        y=[dot.y for dot in dots],
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [dot.high - dot.share for dot in dots],
            "arrayminus": [dot.share - dot.low for dot in dots],
            "color": series.colour,
            "thickness": 1 if few else 2.5,
            "width": 0,
        },
        mode="markers",
        marker=hollow if few else {"color": series.colour, "size": 11},
        opacity=0.75 if few else 1,
        name=TOO_FEW if few else series.name,
        legendgroup="few" if few else series.name,
        hovertext=[dot.hover for dot in dots],
        hoverinfo="text",
        customdata=[dot.key for dot in dots],
        **axes,
    )


def share_axis(title: str, **more: Any) -> dict[str, Any]:
    """Return an axis for shares, from 0 to 100 %."""
    marks = [0, 0.25, 0.5, 0.75, 1]
    return {
        "title": {"text": title},
        "range": [-0.02, 1.02],
        "tickvals": marks,
        "ticktext": [percent(mark) for mark in marks],
        **more,
    }


def name_axis(labels: list[str], **more: Any) -> dict[str, Any]:
    """Return an axis with one name per line: the first at 0, on top."""
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "range": [len(labels) - 0.4, -0.6],
        "showgrid": False,
        **more,
    }


def part_of(part: int, whole: int, share: float, what: str = "") -> str:
    """Return what stands beside a line: 3 of 10 · 30 %, or 1 of 3 · too few to tell."""
    verdict = "too few to tell" if whole < FEW else percent(share)
    return f"{part:,} of {whole:,}{what and ' ' + what} · {verdict}"


def height_for(lines: float) -> int:
    """Return the height of a chart with so many lines, in pixels."""
    return int(FRAME_HEIGHT + ROW_HEIGHT * max(lines, 1.5))


def beside(y: float, text: str) -> dict[str, Any]:
    """Return text in the right margin at the height of a line."""
    return {
        "x": 1, "xref": "paper", "xanchor": "left", "xshift": 10, "y": y, "yref": "y", "yanchor": "middle",
        "text": text, "showarrow": False, "align": "left", "font": {"size": 12.5},
    }  # fmt: skip
