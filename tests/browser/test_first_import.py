"""A person's first import, by mouse and keyboard: from a table that nobody knows to a chart that changes.

Three of the table's columns are known by their names and three are not; one row has a day that does not exist
and one row has no name. Of five people, three can be read at once.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lab import Lab
from tests.browser.notebook import Notebook, comes_to
from tests.browser.server import Server, running_lab

TRACKER = """Wen,Firma X,Spalte C,Rückmeldung am,Gespräch am,Notizen
Ada Beispiel,Muster GmbH,2026-03-02,2026-03-05,2026-03-12,Ein Tag hat viele Besprechungen
Bo Muster,Beispiel AG,2026-03-03,2026-03-09,,
Cem Fiktiv,Muster GmbH,2026-03-31,,,
Dora Erdacht,Erfunden KG,2026-02-31,,,
,Erfunden KG,2026-03-04,,,
"""
WHAT_THEY_ARE = {"Wen": "Name", "Firma X": "Organization", "Spalte C": "Contacted on"}
FIRST = {"identified": 3, "asked": 3, "replied": 2, "scheduled": 1, "held": 1}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """JupyterLab on a journal of one's own, in which there is nothing yet."""
    folder = tmp_path_factory.mktemp("lab")
    with running_lab(folder, journal=folder / "me.duckdb") as server:
        yield server


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The table as it was at first."""
    file = tmp_path_factory.mktemp("mine") / "anfragen.csv"
    file.write_text(TRACKER, encoding="utf-8")
    return file


def upload(notebook: Notebook, panel: Locator, file: Path) -> None:
    """Choose a file in the browser's own dialog."""
    with notebook.page.expect_file_chooser() as chooser:
        panel.get_by_role("button", name="or upload files").click()
    chooser.value.set_files(file)
    expect(panel).to_contain_text(f"Uploaded: {file.name}")


def press(panel: Locator, button: str) -> None:
    panel.get_by_role("button", name=button, exact=True).click()


def people(notebook: Notebook) -> dict[str, int]:
    """How many people the chart below the import shows at each stage, where it shows any."""
    charts = notebook.charts(notebook.panel("Explore a metric"))
    bars = [trace for chart in charts for trace in chart["traces"] if trace["type"] == "bar"]
    return {
        str(stage): count
        for trace in bars
        for (*_, stage), count in zip(trace["customdata"], trace["x"], strict=True)
        if count
    }


def test_a_table_nobody_knows_is_mapped_loaded_mended_and_loaded_again(lab: Lab, tracker: Path):
    notebook = lab.open("01_import_logs")
    notebook.run_all()
    panel, rejected = notebook.panel("Import logs"), notebook.panel("Rejected rows")
    said = panel.locator(".ek-message").first
    answers = notebook.panel("Explore a metric")
    answers.get_by_label("Metric", exact=True).select_option(label="Interview funnel")
    expect(answers).to_contain_text("There is nothing to show yet")

    # what the columns are is not guessed where it is not known, and the person says it
    upload(notebook, panel, tracker)
    expect(panel).to_contain_text("3 of 6 columns were recognised")
    expect(panel.get_by_label("Rückmeldung am")).to_have_value("Replied on")
    for header, meaning in WHAT_THEY_ARE.items():
        expect(panel.get_by_label(header, exact=True)).to_have_value("(leave out)")
        panel.get_by_label(header, exact=True).select_option(label=meaning)
    panel.get_by_label("Remember this for files with the same columns").check()

    notebook.picture("first import, columns")

    # trying it out stores nothing
    press(panel, "Try it out")
    expect(said).to_contain_text("5 records read: 3 used, 2 rejected. They tell of 3 people")
    expect(said).to_contain_text("Would be added: 3 contacts")
    assert people(notebook) == {}

    press(panel, "Import")
    expect(said).to_contain_text("5 records read: 3 used, 2 rejected. Added: 3 contacts")
    expect(panel).to_contain_text("a date that does not exist: 1; no name, e-mail address or profile: 1")
    comes_to(lambda: people(notebook), FIRST)

    notebook.picture("first import, report")

    mend_the_date(notebook, rejected)
    comes_to(lambda: people(notebook), FIRST | {"identified": 4, "asked": 4})

    # Cem answered: one cell is filled in, and just that is new
    tracker.write_text(TRACKER.replace("2026-03-31,,", "2026-03-31,2026-04-07,"), encoding="utf-8")
    upload(notebook, panel, tracker)
    expect(panel).to_contain_text("All 6 columns were recognised")
    press(panel, "Import")
    expect(said).to_contain_text("3 used (2 of them known already), 2 rejected. Added: 1 event.")
    expect(panel).to_contain_text("1 record in a newer edition")
    expect(panel).not_to_contain_text("no longer in the file")
    comes_to(lambda: people(notebook), FIRST | {"identified": 4, "asked": 4, "replied": 3})
    assert notebook.errors() == []


def mend_the_date(notebook: Notebook, rejected: Locator) -> None:
    """Open the row with 31 February and type another day; Tab leads to the button, Enter presses it."""
    rows = rejected.get_by_role("listbox")
    rows.select_option(label="anfragen.csv · row 5 · a date that does not exist")
    expect(rejected).to_contain_text("'2026-02-31' is no day")
    cell = rejected.get_by_label("Spalte C", exact=True)
    expect(cell).to_have_value("2026-02-31")
    cell.click()
    keyboard = notebook.page.keyboard
    keyboard.press("Control+A")
    keyboard.type("2026-02-28")
    for _ in range(4):  # three cells follow, then the button
        keyboard.press("Tab")
    expect(rejected.get_by_role("button", name="Load again")).to_be_focused()
    keyboard.press("Enter")
    expect(rejected.locator(".ek-message")).to_contain_text("The row is in the journal.")
    expect(rejected).to_contain_text("1 row could not be used")


def test_another_notebook_shows_what_was_loaded(lab: Lab):
    """Ada, Bo and Cem answered within two weeks, Dora did not."""
    notebook = lab.open("06_response_rates")
    notebook.run_all()
    panel = notebook.panel("Explore a metric")
    comes_to(lambda: [trace["x"] for chart in notebook.charts(panel) for trace in chart["traces"]], [[0.75]])
    lab.expect_peace()
