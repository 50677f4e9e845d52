"""Every notebook on the sample, in a real browser: it runs, its charts are drawn, and it fits the page.

The pictures in build/screenshots/ are for people to look at: light and 1400 pixels wide, dark and 900 wide.
"""

import json
from pathlib import Path

import pytest

from tests.browser.lab import Lab
from tests.browser.notebook import NARROW, WIDE, comes_to
from tests.browser.server import Server

ROOT = Path(__file__).parents[2]
NOTEBOOKS = {file.stem: file for file in sorted((ROOT / "notebooks").glob("*.ipynb"))}


def charts_promised(file: Path) -> int:
    """Count the cells that draw a chart: those that call for one, and the metric explorer with its own."""
    cells = json.loads(file.read_text("utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return sum("charts." in source or 'panel("metric"' in source for source in sources)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_and_fits_the_page(lab: Lab, name: str):
    notebook = lab.open(name)
    notebook.run_all()
    comes_to(lambda: len(notebook.charts()), charts_promised(NOTEBOOKS[name]))
    charts = notebook.charts()
    assert [chart["title"] for chart in charts if not chart["drawn"] or chart["height"] < 100] == []
    assert all(trace["x"] for chart in charts for trace in chart["traces"])
    assert notebook.unlabelled() == []
    for theme, width in (("Light", WIDE), ("Dark", NARROW)):
        lab.theme(theme)
        lab.width(width)
        assert notebook.too_wide() == [], f"{width} pixels wide"
        assert [chart["title"] for chart in notebook.charts() if chart["height"] < 100] == []
        notebook.picture(f"{name} {theme.lower()} {width}")
    lab.theme("Light")
    lab.width(WIDE)
    lab.close_all()


def test_nothing_leaves_the_machine_and_nothing_fails_in_the_page(lab: Lab, server: Server):
    """Comes last: what the notebooks before asked for and complained of, Lab's own start included."""
    lab.expect_peace()
