"""Network growth: contacts, reachable people and talks, period by period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from explorer_kit.charts import frames, periods, words
from explorer_kit.charts.frames import Row
from explorer_kit.charts.theme import COLOURS, GREY, Chart, figure, nothing_to_show
from explorer_kit.charts.words import NO_BREAK

if TYPE_CHECKING:
    import pandas as pd

MOST_GROUPS = 5
OTHERS = f"{NO_BREAK}others"  # no group of the data ends like this
FEWEST_STEPS = 4
MOST_BARS = 60  # more of them are drawn without gaps, which would flicker
# number of the axis, and where the panel begins and ends
PANELS = {"contacts": (1, 0.72, 0.95), "reachable": (2, 0.36, 0.59), "talks": (3, 0.0, 0.23)}
MEASURES = {"contacts": "contacts", "reachable": "reachable people", "talks": "talks held"}
_NEEDED = [f"{kind}{name}" for kind in ("", "new_", "undated_") for name in MEASURES]


def network_growth(frame: pd.DataFrame) -> Chart:
    """Draw how many contacts, reachable people and talks there were in all, by the end of each period.

    Parameters
    ----------
    frame : DataFrame
        As ``journal.metric("network_growth", by=…, period=…)`` gives it: one row per period and segment.

    Returns
    -------
    Chart
        Three panels of stacked bars over one axis of time. At most five groups have a colour of their own,
        the rest are stacked as others. What has no date is in no bar: the subtitle counts it.
    """
    rows = frames.rows_of(frame, "network_growth", "period", "segment", *_NEEDED)
    title = f"Network growth{frames.by(frame)}"
    if not rows:
        return nothing_to_show(title, "Nobody is known up to this day: import your logs first.")
    for row in rows:
        row["period"] = date.fromisoformat(str(row["period"])[:10])
    weekly = frame.attrs.get("params", {}).get("period") == "week" or any(
        row["period"].day > 1 for row in rows
    )
    news = [row["period"] for row in rows if any(row[f"new_{name}"] for name in MEASURES)]
    shown = periods.without_long_end([row["period"] for row in rows], news, weekly=weekly)
    groups = _groups(rows)
    traces = [
        _bars(_series(own, shown), measure, group, place, weekly=weekly)
        for measure in MEASURES
        for place, (group, own) in enumerate(groups.items())
    ]
    for trace in traces:
        trace.showlegend = len(groups) > 1 and trace.yaxis == "y"
    return _figure(traces, title, rows, shown, weekly=weekly)


def _groups(rows: list[Row]) -> dict[str, list[Row]]:
    """Return the rows of the largest groups by name, and those of all others together."""
    size: dict[str, int] = {}
    for row in rows:
        size[row["segment"]] = max(size.get(row["segment"], 0), row["contacts"] + row["talks"])
    order = sorted(size, key=lambda name: (-size[name], name))
    most = MOST_GROUPS if len(order) > MOST_GROUPS + 1 else len(order)
    groups = {name: [row for row in rows if row["segment"] == name] for name in order[:most]}
    rest = [row for row in rows if row["segment"] in order[most:]]
    if rest:
        groups[f"{len(order) - most}{OTHERS}"] = rest
    return groups


def _series(rows: list[Row], shown: list[date]) -> list[Row]:
    """Return one row per period: groups added up, and a period without news like the one before it."""
    names = [f"{kind}{name}" for kind in ("", "new_") for name in MEASURES]
    found: dict[date, Row] = {}
    for row in rows:
        total = found.setdefault(row["period"], {"segment": row["segment"], **dict.fromkeys(names, 0)})
        total.update({name: total[name] + row[name] for name in names})
    series: list[Row] = []
    for first in shown:
        before = series[-1] if series else dict.fromkeys(names, 0)
        quiet = {**before, **{f"new_{name}": 0 for name in MEASURES}}
        series.append({**found.get(first, quiet), "period": first})
    return series


def _bars(series: list[Row], measure: str, group: str, place: int, *, weekly: bool) -> Any:
    number = PANELS[measure][0]
    name = periods.name_of(weekly=weekly)
    filled = 0.86 if len(series) <= MOST_BARS else 1.0
    days = [(periods.following(row["period"], weekly=weekly) - row["period"]).days for row in series]
    return go.Bar(
        x=[row["period"].isoformat() for row in series],
        y=[row[measure] for row in series],
        offset=0,
        width=[filled * length * timedelta(days=1) / periods.MILLISECOND for length in days],
        name="everybody" if group == "all" else words.label(words.group(group)),
        legendgroup=group,
        marker={"color": GREY if group.endswith(OTHERS) else COLOURS[place], "line": {"width": 0}},
        yaxis="y" if number == 1 else f"y{number}",
        hovertext=[_hover(row, measure, group, name(row["period"])) for row in series],
        hoverinfo="text",
        customdata=[[row["period"].isoformat(), group, measure] for row in series],
    )


def _hover(row: Row, measure: str, group: str, period: str) -> str:
    who = "" if group == "all" else f", {words.safe(words.group(group))}"
    total, new = row[measure], row[f"new_{measure}"]
    return f"<b>{period}</b>{who}<br>{total:,} {MEASURES[measure]} in all<br>{new:,} of them new"


def _figure(traces: list[Any], title: str, rows: list[Row], shown: list[date], *, weekly: bool) -> Chart:
    last = max(row["period"] for row in rows)
    totals = {name: sum(row[name] for row in rows if row["period"] == last) for name in MEASURES}
    axes: dict[str, Any] = {}
    for measure, (number, low, high) in PANELS.items():
        axes["yaxis" if number == 1 else f"yaxis{number}"] = {
            "title": {"text": "talks" if measure == "talks" else "people"},
            "domain": [low, high],
            "anchor": "x",
            "rangemode": "tozero",
            "range": None if totals[measure] else [0, 1],
            "nticks": 4,
            "dtick": 1 if totals[measure] <= FEWEST_STEPS else None,  # no half people
            "tickformat": ",d",
        }
    called = "week" if weekly else "month"
    quiet = f"Nothing new up to {periods.name_of(weekly=weekly)(last)}." if shown[-1] < last else ""
    return figure(
        traces,
        title,
        words.sentences(f"In all, by the end of each {called}.", quiet, _undated(rows)),
        barmode="stack",
        xaxis={
            "type": "date", "anchor": "y3", "title": {"text": called}, "showgrid": False,
            **periods.axis(shown, weekly=weekly),
        },
        **axes,
        annotations=[_heading(measure, totals[measure]) for measure in MEASURES],
        height=640,
    )  # fmt: skip


def _heading(measure: str, total: int) -> dict[str, Any]:
    """Return the heading of a panel: what it counts, and how many there are now."""
    return {
        "text": f"{MEASURES[measure]} · <b>{total:,}</b>", "showarrow": False, "font": {"size": 14},
        "x": 0, "xref": "paper", "xanchor": "left",
        "y": PANELS[measure][2], "yref": "paper", "yanchor": "bottom",
    }  # fmt: skip


def _undated(rows: list[Row]) -> str:
    """Return how much has no date and so is in no bar; each row of a group repeats the group's number."""
    own = {row["segment"]: row for row in rows}.values()
    totals = {name: sum(row[f"undated_{name}"] for row in own) for name in MEASURES}
    parts = [f"{number:,} {MEASURES[name]}" for name, number in totals.items() if number]
    return f"Without a date, and so in no bar: {', '.join(parts)}." if parts else ""
