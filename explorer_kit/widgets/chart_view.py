"""A chart in a panel, and which of its bars or points was clicked.

The figure is given to JupyterLab as plotly's own data: drawing it costs a few milliseconds, the notebook
stays small when it is saved with its widgets, and the chart is still there after the page was loaded again.
A FigureWidget would bring five megabytes of plotly for each chart.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import ipywidgets as ipw
import traitlets

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


class ChartClicks(anywidget.AnyWidget):
    """Listens to the charts of the panel it stands in.

    Attributes
    ----------
    clicked : dict
        The ``customdata`` of the last bar or point clicked; ``count`` tells clicks apart.
    """

    _esm = Path(__file__).with_name("chart_clicks.js")
    clicked = traitlets.Dict().tag(sync=True)


class ChartView(ipw.VBox):
    """One chart, or nothing.

    Attributes
    ----------
    figure : Figure or None
        What is shown.
    clicks : ChartClicks
        Which bar or point was clicked.
    """

    def __init__(self) -> None:
        self.output = ipw.Output()
        self.clicks = ChartClicks()
        self.figure: Figure | None = None
        super().__init__([self.output, self.clicks])

    def show(self, figure: Figure | None) -> None:
        """Draw a figure in place of the one before; None draws nothing."""
        self.figure = figure
        self.output.outputs = () if figure is None else (_display(figure),)

    def on_click(self, action: Callable[[dict[str, Any]], None]) -> None:
        """Call ``action`` with the bar or point that was clicked."""
        self.clicks.observe(lambda change: action(change["new"]), names="clicked")


def _display(figure: Figure) -> dict[str, Any]:
    from explorer_kit.charts.theme import Chart

    chart = figure if isinstance(figure, Chart) else Chart(figure)
    return {"output_type": "display_data", "data": chart._repr_mimebundle_(), "metadata": {}}
