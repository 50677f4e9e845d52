"""The look that all charts share, and what they keep to themselves."""

import json
import subprocess
import sys

import plotly.graph_objects as go
import pytest

from explorer_kit import charts
from explorer_kit.charts import theme
from explorer_kit.errors import MetricError
from tests.charts.helpers import drawn, frame_of

MIME = "application/vnd.plotly.v1+json"
every_chart = pytest.mark.parametrize("name", charts.__all__)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("page", ["#ffffff", "#111111"])
def test_text_stands_out_from_a_light_page_and_a_dark_one(page):
    assert contrast(theme.GREY, page) > 3.5


def test_the_colour_that_stands_alone_does_too():
    assert contrast(theme.BLUE, "#ffffff") > 3
    assert contrast(theme.BLUE, "#111111") > 3


def test_colours_are_those_of_okabe_and_ito():
    # M. Okabe, K. Ito, Color Universal Design (2008): blue 0 114 178, orange 230 159 0, bluish green
    # 0 158 115, reddish purple 204 121 167, sky blue 86 180 233, vermillion 213 94 0
    rgb = [tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5)) for colour in theme.COLOURS]
    assert rgb == [(0, 114, 178), (230, 159, 0), (0, 158, 115), (204, 121, 167), (86, 180, 233), (213, 94, 0)]


@every_chart
def test_every_chart_has_an_open_background_and_the_theme(name):
    layout = drawn(getattr(charts, name)(frame_of(name, [])))["layout"]
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0, 0, 0, 0)"
    assert layout["font"]["color"] == "#888888"


@every_chart
def test_an_empty_frame_is_a_friendly_sentence_instead_of_axes(name):
    figure = getattr(charts, name)(frame_of(name, []))
    layout = drawn(figure)["layout"]
    assert drawn(figure)["data"] == []
    assert layout["xaxis"]["visible"] is layout["yaxis"]["visible"] is False
    assert "up to this day" in layout["annotations"][0]["text"]


@every_chart
def test_a_frame_of_something_else_is_refused_with_advice(name):
    other = frame_of("response_rate" if name != "response_rate" else "skill_demand", [])
    with pytest.raises(
        MetricError, match=rf"no frame of {name}: it has no column .* journal\.metric\('{name}'\)"
    ):
        getattr(charts, name)(other)


def test_nothing_is_uploaded_and_nothing_typeset():
    settings = theme.config()
    assert settings["showSendToCloud"] is False
    assert settings["typesetMath"] is False


def test_a_chart_shows_itself_with_the_projects_settings():
    figure = charts.response_rate(frame_of("response_rate", []))
    bundle = figure._repr_mimebundle_()
    assert set(bundle) == {MIME, "text/plain"}
    assert bundle[MIME]["config"] == theme.config()
    assert bundle[MIME]["layout"]["title"]["text"] == "Response rate"
    assert json.loads(json.dumps(bundle)) == bundle


def test_ipython_asks_for_the_bundle():
    from IPython.core.formatters import DisplayFormatter

    figure = charts.response_rate(frame_of("response_rate", []))
    data, _ = DisplayFormatter().format(figure)
    assert data[MIME]["config"]["showSendToCloud"] is False


def test_html_has_the_projects_settings_and_takes_more():
    figure = charts.response_rate(frame_of("response_rate", []))
    html = figure.to_html(include_plotlyjs=False, full_html=False, config={"scrollZoom": True})
    assert '"showSendToCloud": false' in html
    assert '"scrollZoom": true' in html


def test_a_written_file_has_them_too(tmp_path):
    figure = charts.response_rate(frame_of("response_rate", []))
    figure.write_html(tmp_path / "chart.html", include_plotlyjs=False)
    assert '"showSendToCloud": false' in (tmp_path / "chart.html").read_text("utf-8")


def test_a_chart_is_a_plotly_figure():
    import plotly.graph_objects as go

    assert isinstance(charts.response_rate(frame_of("response_rate", [])), go.Figure)


def test_the_name_of_a_chart_is_the_chart_however_it_was_loaded():
    code = (
        "import explorer_kit.charts.response_rate, explorer_kit.charts.theme; "
        "from explorer_kit import charts; "
        "print(callable(charts.response_rate), callable(charts.skill_demand), callable(charts.theme))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["True", "True", "False"]


def test_the_list_of_charts_costs_no_plotly():
    code = "import sys; from explorer_kit import charts; dir(charts); print('plotly' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "False"


def test_a_chart_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(AttributeError, match=r"no chart 'pie'\. Charts: interview_funnel"):
        _ = charts.pie


def test_a_subtitle_is_broken_between_sentences_where_a_line_would_be_too_long():
    one, other = "One sentence of some length stands here.", "Another one follows it and is as long."
    broken = theme.figure([], "A title", f"{one} {other}").layout
    assert broken.title.subtitle.text == f"{one}<br>{other}"
    assert broken.margin.t == theme.figure([], "A title", one).layout.margin.t + 20
    assert theme.figure([], "A title", "Short. Both.").layout.title.subtitle.text == "Short. Both."


def test_a_legend_of_long_names_has_room_for_its_lines():
    def room(*names: str) -> int:
        traces = [go.Scatter(x=[1], name=name, showlegend=True) for name in names]
        return theme.figure(traces, "A title").layout.margin.t

    assert room("a", "b", "c", "d") == room("a")
    # 37 letters leave place for one name in a row
    assert room("x" * 37, "a", "b", "c") == room("a") + 3 * 19
