"""A chart is shown as plotly's own data, and clicks come back."""

import plotly.graph_objects as go

from explorer_kit.widgets.chart_view import ChartView

MIME = "application/vnd.plotly.v1+json"


def test_a_figure_becomes_one_output_without_an_upload_button():
    view = ChartView()
    view.show(go.Figure(go.Bar(x=["email"], y=[3])))
    (output,) = view.output.outputs
    spec = output["data"][MIME]
    assert spec["data"][0]["x"] == ["email"]
    assert spec["config"]["showSendToCloud"] is False


def test_nothing_takes_the_chart_away():
    view = ChartView()
    view.show(go.Figure())
    view.show(None)
    assert view.output.outputs == ()
    assert view.figure is None


def test_a_click_is_told_even_on_the_same_bar():
    view = ChartView()
    told: list[dict] = []
    view.on_click(told.append)
    view.clicks.clicked = {"customdata": ["email"], "count": 1}
    view.clicks.clicked = {"customdata": ["email"], "count": 2}
    assert [click["count"] for click in told] == [1, 2]
