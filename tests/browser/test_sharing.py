"""Two notebooks and the command line on one journal at the same time: each gets its turn, nothing is lost."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.lab import Lab
from tests.browser.notebook import Notebook, comes_to
from tests.browser.server import Server, running_lab

ROWS = 1000
AT_ONCE = 3


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """JupyterLab on a journal in which one person was asked and answered."""
    folder = tmp_path_factory.mktemp("lab")
    with running_lab(folder, journal=folder / "me.duckdb") as server:
        write_tracker(folder / "first.csv", "Erstling", 1)
        assert finished(command(server, "import", str(folder / "first.csv"), "--journal", journal(server)))
        yield server


def journal(server: Server) -> str:
    return server.environment["EXPLORER_KIT_JOURNAL"]


def write_tracker(file: Path, family: str, count: int) -> None:
    """Write a tracker of so many people, each asked in March and answered a day later."""
    rows = [f"Person {number} {family},Muster GmbH,2026-03-02,2026-03-03" for number in range(count)]
    file.write_text("\n".join(["Name,Company,Contacted on,Replied on", *rows]), encoding="utf-8")


def command(server: Server, *arguments: str) -> subprocess.Popen:
    """Start the command line in another process."""
    return subprocess.Popen(
        [sys.executable, "-m", "explorer_kit.cli", *arguments, "--json"],
        env=server.environment, cwd=server.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def finished(process: subprocess.Popen) -> Any:
    """Wait for a command, which must have done its work, and return what it said."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out)


def answered(notebook: Notebook) -> int:
    """How many answered, according to the explorer's table."""
    row = notebook.panel("Explore a metric").locator("tbody tr").first
    header = notebook.panel("Explore a metric").locator("thead th").all_inner_texts()
    return int(row.locator("td").nth(header.index("answered")).inner_text().replace(",", ""))


def test_a_load_in_one_notebook_while_another_and_the_command_line_read_and_write(lab: Lab, server: Server):
    write_tracker(server.folder / "many.csv", "Vielfach", ROWS)
    write_tracker(server.folder / "few.csv", "Wenig", 7)
    reading = lab.open("06_response_rates")
    reading.run_all()
    assert answered(reading) == 1
    loading = lab.open("01_import_logs")
    loading.run_all()

    panel = loading.panel("Import logs")
    panel.get_by_label("File or folder on this computer").fill(str(server.folder / "many.csv"))
    loading.page.keyboard.press("Tab")
    expect(panel).to_contain_text("All 4 columns were recognised")
    panel.get_by_role("button", name="Import", exact=True).click()

    # the load has begun: from here on everybody wants the journal at once
    writer = command(server, "import", str(server.folder / "few.csv"), "--journal", journal(server))
    readers = [command(server, "metric", "response_rate") for _ in range(AT_ONCE)]
    reading = lab.show("06_response_rates")
    reading.run_all()
    assert answered(reading) in {1, 8, 1 + ROWS, 8 + ROWS}
    assert {row["answered"] for each in readers for row in finished(each)} <= {1, 8, 1 + ROWS, 8 + ROWS}
    assert finished(writer)[0]["used"] == 7

    loading = lab.show("01_import_logs")
    expect(panel.locator(".ek-message").first).to_contain_text(f"Added: {ROWS:,} contacts")
    assert loading.errors() == []
    reading = lab.show("06_response_rates")
    reading.panel("Explore a metric").get_by_role("button", name="Refresh").click()
    comes_to(lambda: answered(reading), 8 + ROWS)
    assert finished(command(server, "metric", "response_rate"))[0]["answered"] == 8 + ROWS
    lab.expect_peace()
