"""What a person sees after the page was loaded again or the kernel restarted: never a blank place."""

from playwright.sync_api import expect

from tests.browser.lab import Lab
from tests.browser.notebook import Notebook, comes_to

NAME, CHARTS = "06_response_rates", 5


def shown(notebook: Notebook) -> int:
    """How many charts are on the page, drawn or as the picture that JupyterLab keeps of a saved one."""
    places = notebook.root.locator(".jp-RenderedPlotly")
    return places.evaluate_all(
        "(places) => places.filter((place) => place.offsetHeight > 100 && "
        "place.querySelector('.main-svg, .plot-img[src]')).length"
    )


def groups(notebook: Notebook) -> list[str]:
    """The groups that the explorer's chart compares."""
    charts = notebook.charts(notebook.panel("Explore a metric"))
    return [point[0] for chart in charts for trace in chart["traces"] for point in trace["customdata"]]


def test_after_a_reload_everything_is_there_and_the_forms_still_answer(lab: Lab):
    notebook = lab.open(NAME)
    notebook.run_all()
    comes_to(lambda: shown(notebook), CHARTS)
    notebook.save()
    notebook = lab.reload()
    panel = notebook.panel("Explore a metric")
    expect(panel.get_by_label("By", exact=True)).to_be_visible()
    comes_to(lambda: shown(notebook), CHARTS)
    panel.get_by_label("By", exact=True).select_option(label="tie")
    comes_to(lambda: set(groups(notebook)), {"cold", "alumni", "warm", "referred"})


def test_after_a_restart_what_was_there_stays_and_running_all_cells_brings_it_to_life(lab: Lab):
    notebook = lab.notebook()
    notebook.restart()
    assert shown(notebook) == CHARTS
    expect(notebook.root).to_contain_text("After a restart of the kernel the forms stay on the screen")
    notebook.run_all()
    panel = notebook.panel("Explore a metric")
    panel.get_by_label("By", exact=True).select_option(label="channel")
    comes_to(lambda: "email" in groups(notebook), True)


def test_a_click_on_a_point_shows_the_records_it_counts(lab: Lab):
    notebook = lab.notebook()
    panel = notebook.panel("Explore a metric")
    point = panel.locator(".scatterlayer .point").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    notebook.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    notebook.page.wait_for_timeout(200)  # the chart finds out which point is meant while the mouse rests
    notebook.page.mouse.down()
    notebook.page.mouse.up()
    chosen = panel.get_by_label("Rows behind").locator("option:checked")
    comes_to(lambda: chosen.inner_text() in groups(notebook), True)
    records = panel.locator(".ek-scroll").last.locator("tbody tr")
    # the table of the metric has a line per channel; of records there are many more
    comes_to(lambda: records.count() > len(groups(notebook)), True)
    lab.expect_peace()
