"""How all charts look: one theme that reads on a light page and on a dark one.

The kernel cannot know which theme the page has. So the background is left open, text is a grey that stands
out from both, and lines of the grid are translucent. Colours are those of M. Okabe and K. Ito, Color
Universal Design (2008), which people with any kind of colour vision tell apart.
"""

from __future__ import annotations

import json
import re
from typing import Any

import plotly.graph_objects as go

BLUE, ORANGE, GREEN, PURPLE = "#0072B2", "#E69F00", "#009E73", "#CC79A7"
SKY, RED = "#56B4E9", "#D55E00"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, RED)
GREY = "#888888"
NARROW = 440  # pixels a chart has in a window 900 wide, beside JupyterLab's list of files
FAINT = "rgba(136, 136, 136, 0.25)"
CLEAR = "rgba(0, 0, 0, 0)"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

_AXIS = {
    "gridcolor": FAINT,
    "zerolinecolor": FAINT,
    "zeroline": False,
    "automargin": True,
    "ticklabelstandoff": 4,
    "title": {"standoff": 12, "font": {"size": 13}},
}
_LAYOUT = {
    "template": {},  # plotly's own template would paint a background
    "paper_bgcolor": CLEAR,
    "plot_bgcolor": CLEAR,
    "font": {"family": FONT, "size": 13, "color": GREY},
    "colorway": list(COLOURS),
    "autosize": True,
    "hoverlabel": {
        "bgcolor": "#333333",
        "bordercolor": "#333333",
        "align": "left",
        "font": {"family": FONT, "size": 13, "color": "#ffffff"},
    },
    "legend": {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "traceorder": "normal",
    },
    "modebar": {"bgcolor": CLEAR, "color": "rgba(136, 136, 136, 0.6)", "activecolor": GREY},
    "dragmode": False,
}


def config() -> dict[str, Any]:
    """Return plotly's settings for every place where a chart is shown.

    No button uploads the data to somebody else's computer, and no dollar sign turns text into a formula.
    `responsive` is left out: JupyterLab fits charts to their cells by itself, and with it a chart whose
    window changes its height is left without any.
    """
    return {
        "showSendToCloud": False,
        "displaylogo": False,
        "typesetMath": False,
        "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d", "autoScale2d"],
    }


class Chart(go.Figure):
    """A plotly figure that shows itself at once and privately.

    plotly's own way of display spends two seconds on checks when the first figure of a notebook is shown, and
    brings a button that uploads the data; this one hands JupyterLab the same content without either.
    """

    _ipython_display_ = None  # else IPython would go plotly's way before asking for the bundle

    def _repr_mimebundle_(self, *_args: Any, **_options: Any) -> dict[str, Any]:
        drawn = {**json.loads(self.to_json()), "config": config()}
        return {"application/vnd.plotly.v1+json": drawn, "text/plain": f"Chart: {self.layout.title.text}"}

    def show(self, *args: Any, **options: Any) -> Any:
        """Show the chart as ``plotly.graph_objects.Figure.show`` does, with the project's settings."""
        return super().show(*args, **{**options, "config": {**config(), **(options.get("config") or {})}})

    def to_html(self, *args: Any, **options: Any) -> str:
        """Return the chart as HTML, with the project's settings."""
        settings = {**config(), **(options.pop("config", None) or {})}
        return str(super().to_html(settings, *args, **options))

    def write_html(self, *args: Any, **options: Any) -> None:
        """Write the chart to an HTML file, with the project's settings."""
        super().write_html(*args, **{**options, "config": {**config(), **(options.get("config") or {})}})


def figure(traces: list[Any], title: str, subtitle: str = "", *, right: int = 24, **layout: Any) -> Chart:
    """Return a chart in the theme.

    Parameters
    ----------
    traces, title, subtitle
        What is drawn, and what it is called; a legend stands below them where a trace asks for it.
    right : int
        Pixels for what stands in the right margin.
    layout
        Added to the theme's; axes are laid over the theme's own.
    """
    styled = {
        name: {**_AXIS, **value, "title": {**_AXIS["title"], **value.get("title", {})}}  # type: ignore[dict-item]
        if name.startswith(("xaxis", "yaxis"))
        else value
        for name, value in layout.items()
    }
    lines = _lines(subtitle)
    heading = {
        "text": title,
        "subtitle": {"text": "<br>".join(lines), "font": {"size": 13, "color": GREY}},
        "font": {"size": 17},
        "x": 0,
        "xanchor": "left",
        "xref": "container",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "pad": {"t": 14, "l": 16},
    }
    named = [trace.name for trace in traces if trace.showlegend]
    margin = {"l": 16, "r": right, "t": 54 + 20 * len(lines) + _legend_height(named), "b": 48}
    return Chart(data=traces, layout={**_LAYOUT, "title": heading, "margin": margin, **styled})


def _lines(sentences: str) -> list[str]:
    """Return sentences in lines that fit the narrowest page; nothing is broken but between sentences."""
    lines: list[str] = []
    for sentence in re.split(r"(?<=\.) ", sentences) if sentences else ():
        if lines and len(lines[-1]) + len(sentence) < NARROW // 7:
            lines[-1] += f" {sentence}"
        else:
            lines.append(sentence)
    return lines


def _legend_height(names: list[str]) -> int:
    """Return the pixels a legend takes on the narrowest page that it should not run into the title on."""
    if not names:
        return 0
    in_a_row = max(1, NARROW // (45 + 7 * max(map(len, names))))
    return 26 + 19 * (-(-len(names) // in_a_row) - 1)


def nothing_to_show(title: str, why: str) -> Chart:
    """Return a chart that says, in place of axes, why there is nothing to see yet and what to do."""
    words = {
        "text": why,
        "showarrow": False,
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "font": {"size": 14},
    }
    hidden = {"visible": False}
    return figure([], title, xaxis=hidden, yaxis=hidden, annotations=[words], height=200)
