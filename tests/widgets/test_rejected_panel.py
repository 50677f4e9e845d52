"""Rejected rows are opened, mended or left out, on a real journal."""

import pytest

from explorer_kit.journal import Journal
from explorer_kit.widgets.rejected_panel import RejectedDraft, RejectedPanel

TRACKER = """Name,Company,Date contacted,Notes
Ada Beispiel,Muster GmbH,2026-03-01,
,<b>Tintenfass</b>,2026-03-02,{long}
,Muster GmbH,2026-03-03,
""".format(long="much to say " * 10)


@pytest.fixture
def panel(journal: Journal, tmp_path) -> RejectedPanel:
    file = tmp_path / "tracker.csv"
    file.write_text(TRACKER, encoding="utf-8")
    journal.import_files(file)
    made = journal.panel("rejected")
    assert isinstance(made, RejectedPanel)
    return made


def people(journal: Journal) -> set[str]:
    return set(journal.sql("SELECT full_name FROM contacts")["full_name"])


def test_the_rows_are_listed_and_the_first_is_open(panel):
    assert panel.rows.description == "2 rows could not be used"
    assert panel.rows.label.startswith("tracker.csv · ")
    assert panel.rows.label.endswith(" · no name, e-mail address or profile")
    assert {name: cell.value for name, cell in panel.cells.items() if name != "Notes"} == {
        "Name": "",
        "Company": "<b>Tintenfass</b>",
        "Date contacted": "2026-03-02",
    }


def test_a_long_cell_has_room(panel):
    assert type(panel.cells["Notes"]).__name__ == "Textarea"
    assert type(panel.cells["Company"]).__name__ == "Text"


def test_the_draft_is_what_is_filled_in(panel):
    panel.cells["Name"].value = "Bo Muster"
    draft = panel.draft()
    assert isinstance(draft, RejectedDraft)
    assert dict(draft.fields)["Name"] == "Bo Muster"
    assert draft.rejected_id == panel.rows.value["rejected_id"]


def test_a_mended_row_is_loaded_and_leaves_the_list(panel, journal):
    panel.cells["Name"].value = "Bo Muster"
    panel.load_again.click()
    assert panel.message.text == "The row is in the journal."
    assert people(journal) == {"Ada Beispiel", "Bo Muster"}
    assert panel.rows.description == "1 row could not be used"


def test_a_row_that_still_cannot_be_used_stays_as_it_was_typed(panel, journal):
    panel.cells["Company"].value = "Tintenfass AG"
    panel.load_again.click()
    assert panel.message.text == "The row still cannot be used: no name, e-mail address or profile."
    assert panel.cells["Company"].value == "Tintenfass AG"
    assert people(journal) == {"Ada Beispiel"}


def test_a_row_can_be_left_out(panel, journal):
    panel.leave_out.click()
    panel.leave_out.click()
    assert panel.message.text == "The row was left out."
    assert journal.rejected().empty
    assert panel.load_again.layout.display == "none"


def test_who_wants_to_know_is_told_of_a_mended_row(journal, panel):
    told: list[str] = []
    listening = journal.panel("rejected", on_change=lambda: told.append("told"))
    assert isinstance(listening, RejectedPanel)
    listening.cells["Name"].value = "Bo Muster"
    listening.load_again.click()
    assert told == ["told"]


def test_the_reason_and_the_place_are_shown(panel):
    assert str(panel.rows.value["location"]) in panel.why.value
    assert "ek-quiet" in panel.why.value


def test_no_rejected_rows_is_said(journal):
    panel = journal.panel("rejected")
    assert panel.message.text == "There are no rejected rows."
    assert panel.problems() == ["Choose a row."]


def test_that_there_are_none_is_no_longer_said_once_there_are(journal, tmp_path):
    panel = journal.panel("rejected")
    file = tmp_path / "tracker.csv"
    file.write_text(TRACKER, encoding="utf-8")
    journal.import_files(file)
    panel.refresh()
    assert panel.rows.description == "2 rows could not be used"
    assert panel.message.text == ""
