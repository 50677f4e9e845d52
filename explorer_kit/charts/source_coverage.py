"""Coverage by source: what each source tells of, period by period, and what only it tells of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from explorer_kit.charts import frames, periods, words
from explorer_kit.charts.frames import Row
from explorer_kit.charts.theme import BLUE, ORANGE, Chart, figure, nothing_to_show

if TYPE_CHECKING:
    import pandas as pd

MOST_SOURCES = 10
PANEL_HEIGHT = 96
GAP = 0.38  # of a panel, for its heading
ALONE, SHARED = "told by this source alone", "told by others, too"
_NEEDED = ("period", "source", "events", "told_alone", "people", "undated")


def source_coverage(frame: pd.DataFrame) -> Chart:
    """Draw how many events each source tells of in each period.

    Parameters
    ----------
    frame : DataFrame
        As ``journal.metric("source_coverage", of=…, period=…)`` gives it: one row per period and source.

    Returns
    -------
    Chart
        A panel of bars for each source over one axis of time, all on one scale: what only it tells of, and
        above that what others tell of, too. At most ten sources, those that tell of most.
    """
    rows = frames.rows_of(frame, "source_coverage", *_NEEDED)
    title = "Coverage by source"
    if not rows:
        return nothing_to_show(title, "No event with a day is known up to this day: import your logs first.")
    for row in rows:
        row["period"] = date.fromisoformat(str(row["period"])[:10])
    weekly = frame.attrs.get("params", {}).get("period") == "week" or any(
        row["period"].day > 1 for row in rows
    )
    shown = periods.without_gaps([row["period"] for row in rows], weekly=weekly)
    sources = _largest(rows)
    traces = []
    for place, source in enumerate(sources):
        own = {row["period"]: row for row in rows if row["source"] == source}
        series = [own.get(first) or _quiet(first, source) for first in shown]
        traces += [_bars(series, place, alone, weekly=weekly) for alone in (True, False)]
    return _figure(traces, title, rows, sources, shown, weekly=weekly)


def _largest(rows: list[Row]) -> list[str]:
    size: dict[str, int] = {}
    for row in rows:
        size[row["source"]] = size.get(row["source"], 0) + row["events"]
    return sorted(size, key=lambda name: (-size[name], name))[:MOST_SOURCES]


def _quiet(first: date, source: str) -> Row:
    return {"period": first, "source": source, "events": 0, "told_alone": 0, "people": 0, "undated": 0}


def _bars(series: list[Row], place: int, alone: bool, *, weekly: bool) -> Any:
    days = [(periods.following(row["period"], weekly=weekly) - row["period"]).days for row in series]
    return go.Bar(
        x=[row["period"].isoformat() for row in series],
        y=[row["told_alone"] if alone else row["events"] - row["told_alone"] for row in series],
        offset=0,
        width=[0.86 * length * timedelta(days=1) / periods.MILLISECOND for length in days],
        name=ALONE if alone else SHARED,
        legendgroup=ALONE if alone else SHARED,
        showlegend=place == 0,
        marker={"color": ORANGE if alone else BLUE, "line": {"width": 0}},
        yaxis="y" if place == 0 else f"y{place + 1}",
        hovertext=[_hover(row, weekly=weekly) for row in series],
        hoverinfo="text",
        customdata=[[row["period"].isoformat(), row["source"]] for row in series],
    )


def _hover(row: Row, *, weekly: bool) -> str:
    return "<br>".join(
        [
            f"<b>{_name(row['source'])}</b>, {periods.name_of(weekly=weekly)(row['period'])}",
            f"{words.count(row['events'], 'event')} with {words.count(row['people'], 'person', 'people')}",
            f"{row['told_alone']:,} told by this source alone",
        ]
    )


def _figure(
    traces: list[Any], title: str, rows: list[Row], sources: list[str], shown: list[date], *, weekly: bool
) -> Chart:
    most = max(row["events"] for row in rows)
    height = 1 / len(sources)
    axes: dict[str, Any] = {}
    headings = []
    for place, source in enumerate(sources):
        bottom = 1 - (place + 1) * height
        top = bottom + height * (1 - GAP)
        axes["yaxis" if place == 0 else f"yaxis{place + 1}"] = {
            "title": {"text": "events"} if len(sources) == 1 else {},
            "domain": [bottom, top],
            "anchor": "x",
            "range": [0, most],
            "nticks": 3,
            "tickformat": ",d",
            "dtick": 1 if most <= len(traces) else None,
        }
        headings.append(_heading(source, rows, top))
    return figure(
        traces,
        title,
        words.sentences(
            f"Events in each {'week' if weekly else 'month'}, all on one scale.",
            words.showing(len(sources), len({row["source"] for row in rows}), "sources, the largest"),
            _undated(rows),
        ),
        barmode="stack",
        xaxis={
            "type": "date", "anchor": "y" if len(sources) == 1 else f"y{len(sources)}", "showgrid": False,
            "title": {"text": "week" if weekly else "month"}, **periods.axis(shown, weekly=weekly),
        },
        **axes,
        annotations=headings,
        height=150 + PANEL_HEIGHT * len(sources),
    )  # fmt: skip


def _heading(source: str, rows: list[Row], top: float) -> dict[str, Any]:
    own = [row for row in rows if row["source"] == source]
    events, alone = (sum(row[name] for row in own) for name in ("events", "told_alone"))
    return {
        "text": f"{words.label(words.group(source))} · <b>{events:,}</b>, {alone:,} alone",
        "showarrow": False, "font": {"size": 13}, "x": 0, "xref": "paper", "xanchor": "left",
        "y": top, "yref": "paper", "yanchor": "bottom",
    }  # fmt: skip


def _name(source: str) -> str:
    return words.safe(words.group(source))


def _undated(rows: list[Row]) -> str:
    """Return how much has no day; each row of a source repeats the source's number."""
    own = {row["source"]: row["undated"] for row in rows}
    parts = [f"{number:,} from {_name(name)}" for name, number in own.items() if number]
    return f"Without a day, and so in no bar: {', '.join(parts)}." if parts else ""
