"""Every notebook runs as it is committed: on the sample, on an empty journal and on 319 real interviews.

A last cell is added to each run: it fills in a form, clicks and prints what the form says, because neither an
error in a callback nor an empty chart would stop a notebook.
"""

import asyncio
import json
import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from explorer_kit import open_journal

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"
NAMES = sorted(file.stem for file in FOLDER.glob("*.ipynb"))
REAL = ROOT.parent / "shared" / "data" / "usesthis" / "interviews"

METRIC = """
panel = journal.panel("metric", metric="{metric}")
panel.inputs.values["by"].value = "{by}"
panel.row.value = panel.row.options[min(1, len(panel.row.options) - 1)][1]
print(panel.message.tone, len(panel.frame), 0 if panel.rows is None else len(panel.rows))
"""
FILL_AND_CLICK = {
    "00_start_here": """
panel = journal.panel("journal")
panel.journal.value = "*"
panel.path.value = ""
print(panel.message.tone, panel.problems())
""",
    "01_import_logs": """
importer.files.path.value = "{tracker}"
importer.load.click()
print(importer.message.tone, importer.message.text)
print(answers.message.tone, len(answers.frame), rejected.rows.description)
importer.files.path.value = "{cards}"
importer.load.click()
before = len(review.pairs)
review.same.click()
print(review.message.tone, before - len(review.pairs), review.decisions.label)
review.take_back.click()
print(review.message.tone, before - len(review.pairs))
""",
    "05_network_growth": METRIC.format(metric="network_growth", by="tie"),
    "06_response_rates": METRIC.format(metric="response_rate", by="channel"),
    "08_skill_gaps": METRIC.format(metric="skill_demand", by="role"),
}
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ada Beispiel
ORG:Anderswo AG
EMAIL:ada@example.net
END:VCARD
"""
TRACKER = """Name,Company,Date contacted,Response,Notes
Ada Beispiel,Muster GmbH,2026-03-01,yes,A day has many meetings
,Muster GmbH,2026-03-02,no,
"""


@pytest.fixture(scope="session")
def journals(tmp_path_factory) -> dict[str, Path | None]:
    """The journal of each kind; None is the sample."""
    folder = tmp_path_factory.mktemp("journals")
    empty = open_journal(folder / "empty.duckdb")
    real = open_journal(folder / "real.duckdb")
    if REAL.exists():
        real.import_files(REAL)
    return {"sample": None, "empty": empty.path, "real": real.path}


def run(name: str, journal: Path | None, last: str, home: Path) -> nbformat.NotebookNode:
    """Run a notebook in a kernel of its own, with one more cell."""
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(last))
    environment = dict(os.environ) | {"XDG_DATA_HOME": str(home), "PYTHONWARNINGS": "default"}
    environment.pop("EXPLORER_KIT_JOURNAL", None)
    if journal is not None:
        environment["EXPLORER_KIT_JOURNAL"] = str(journal)
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    )
    asyncio.run(client.async_execute(env=environment))
    return notebook


def last_cell(name: str, tracker: Path) -> str:
    """Return the cell that fills and clicks; the files it loads lie in one folder."""
    cards = tracker.with_name("cards.vcf")
    cards.write_text(CARDS, encoding="utf-8")
    return FILL_AND_CLICK[name].replace("{tracker}", str(tracker)).replace("{cards}", str(cards))


def printed(cell: nbformat.NotebookNode) -> str:
    return "".join(output["text"] for output in cell.outputs if output.get("name") == "stdout")


def complaints(notebook: nbformat.NotebookNode) -> list[str]:
    """What was written to stderr: warnings, and errors in callbacks that nobody caught."""
    return [
        output["text"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.get("name") == "stderr"
    ]


def test_the_notebooks_are_there():
    assert set(FILL_AND_CLICK) == set(NAMES)


@pytest.fixture(scope="session")
def home(tmp_path_factory) -> Path:
    """One data folder for all runs, so that the sample is made once."""
    return tmp_path_factory.mktemp("home")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["sample", "empty", "real"])
def test_a_notebook_runs_without_an_error(name, kind, journals, home, tmp_path):
    if kind == "real" and not REAL.exists():
        pytest.skip("the real interviews are not beside the repository (../shared/data)")
    tracker = tmp_path / "tracker.csv"
    tracker.write_text(TRACKER, encoding="utf-8")
    notebook = run(name, journals[kind], last_cell(name, tracker), home)
    said = printed(notebook.cells[-1]).splitlines()
    assert complaints(notebook) == []
    assert said
    assert [line for line in said if line.startswith("error")] == []


def rows(notebook: nbformat.NotebookNode) -> list[dict]:
    """What the last cell printed as JSON."""
    return json.loads(printed(notebook.cells[-1]))


def test_the_sample_tells_the_truth_about_skills(journals, home):
    last = "print(demand[['skill', 'people', 'interviewed']].head(2).to_json(orient='records'))"
    assert rows(run("08_skill_gaps", None, last, home)) == [
        {"skill": "SQL", "people": 18, "interviewed": 25},
        {"skill": "Stakeholder management", "people": 16, "interviewed": 25},
    ]


@pytest.mark.skipif(not REAL.exists(), reason="the real interviews are not beside the repository")
def test_all_real_interviews_are_counted(journals, home):
    last = "print(demand[['interviewed']].drop_duplicates().to_json(orient='records'))"
    assert rows(run("08_skill_gaps", journals["real"], last, home)) == [{"interviewed": 319}]


def test_an_import_in_the_notebook_changes_the_answer_below_it(home, tmp_path):
    tracker = tmp_path / "tracker.csv"
    tracker.write_text(TRACKER, encoding="utf-8")
    journal = open_journal(tmp_path / "journal.duckdb").path
    said = printed(
        run("01_import_logs", journal, last_cell("01_import_logs", tracker), home).cells[-1]
    ).splitlines()
    assert said[0].startswith("done 2 records read: 1 used, 1 rejected. Added: 1 contact")
    # one outreach with a day, told by one source in one month
    assert said[1] == "info 1 1 row could not be used"
    # the card has the same name and another firm: a person says that they are one, and takes it back
    assert said[2].startswith("done 1 ")
    assert "Ada Beispiel (twice)" in said[2]
    assert said[3] == "done 0"
