"""The import of logs as a person does it, on a real journal."""

import datetime as dt
from pathlib import Path

import pytest

from explorer_kit.journal import Journal
from explorer_kit.settings import Limits, Settings, save_settings
from explorer_kit.widgets.import_panel import ImportPanel

HEADER = "Whom I asked,Where they work,First mail,Heard back?,What I learned"
TRACKER = f"""{HEADER}
Ada Beispiel,Muster GmbH,2026-03-01,yes,A day has many meetings
Bo Muster,Tintenfass AG,2026-03-02,no,
,Muster GmbH,2026-03-03,no,
"""
AS_MEANT = {
    "Whom I asked": "full_name",
    "Where they work": "organization",
    "First mail": "contacted_on",
    "Heard back?": "replied",
    "What I learned": "notes",
}


@pytest.fixture
def panel(journal: Journal) -> ImportPanel:
    made = journal.panel("import")
    assert isinstance(made, ImportPanel)
    return made


def write(folder: Path, text: str, name: str = "tracker.csv") -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def uploaded(name: str, text: str, changed: dt.datetime = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)) -> tuple:
    content = text.encode()
    return (
        {
            "name": name,
            "type": "text/csv",
            "size": len(content),
            "content": memoryview(content),
            "last_modified": changed,
        },
    )


def correct(panel: ImportPanel) -> None:
    for header, field in AS_MEANT.items():
        panel.columns.columns[header].value = field


def people(journal: Journal) -> list[str]:
    return journal.sql("SELECT full_name FROM contacts ORDER BY full_name")["full_name"].tolist()


def test_nothing_can_be_loaded_before_something_is_chosen(panel):
    assert panel.problems() == ["Choose a file or folder, or upload files."]
    assert panel.load.disabled is True
    panel.look.click()
    assert (panel.message.text, panel.message.tone) == ("Choose a file or folder, or upload files.", "error")


def test_a_file_that_is_not_there_is_said_at_once(panel, tmp_path):
    panel.files.path.value = str(tmp_path / "none.csv")
    assert panel.message.text.startswith("There is no file or folder")
    assert panel.load.layout.display == "none"


def test_a_table_is_looked_at_as_soon_as_it_is_chosen(panel, tmp_path):
    panel.files.path.value = write(tmp_path, TRACKER)
    assert "tracker.csv is read as: Tracker table." in panel.found.value
    assert "Ada Beispiel" in panel.found.value
    assert list(panel.columns.columns) == HEADER.split(",")
    assert panel.load.disabled is False


def test_every_column_can_be_corrected(panel, journal, tmp_path):
    panel.files.path.value = write(tmp_path, TRACKER)
    correct(panel)
    panel.columns.columns["What I learned"].value = ""
    assert panel.draft().mapping == AS_MEANT | {"What I learned": None}
    panel.load.click()
    assert panel.message.tone == "done", panel.message.text
    assert people(journal) == ["Ada Beispiel", "Bo Muster"]
    assert journal.sql("SELECT * FROM events WHERE kind = 'note'").empty


def test_a_trial_stores_nothing_and_says_what_it_would_do(panel, journal, tmp_path):
    panel.files.path.value = write(tmp_path, TRACKER)
    correct(panel)
    panel.try_out.click()
    # two people, their two first mails, and that Ada answered
    assert panel.message.text.startswith(
        "3 records read: 2 used, 1 rejected. They tell of 2 people, 3 messages. Would be added: 2 contacts"
    )
    assert people(journal) == []
    assert panel.open_rejected.layout.display == "none"


def test_the_report_says_what_was_rejected_and_why(panel, tmp_path):
    panel.files.path.value = write(tmp_path, TRACKER)
    correct(panel)
    panel.load.click()
    assert panel.message.text.startswith("3 records read: 2 used, 1 rejected. Added: 2 contacts")
    assert "no name, e-mail address or profile: 1" in panel.result.value
    assert panel.open_rejected.description == "Open 1 rejected row"


def test_who_wants_to_know_is_told_after_a_load_and_not_after_a_trial(panel, tmp_path):
    told: list[str] = []
    panel.on_change(lambda: told.append("told"))
    panel.files.path.value = write(tmp_path, TRACKER)
    panel.try_out.click()
    assert told == []
    panel.load.click()
    assert told == ["told"]


def test_a_rejected_row_is_opened_mended_and_loaded_again(panel, journal, tmp_path):
    told: list[str] = []
    panel.on_change(lambda: told.append("told"))
    panel.files.path.value = write(tmp_path, TRACKER)
    correct(panel)
    panel.load.click()
    panel.open_rejected.click()
    panel.rejected.cells["Whom I asked"].value = "Cy Fictional"
    panel.rejected.load_again.click()
    assert panel.rejected.message.text == "The row is in the journal."
    assert people(journal) == ["Ada Beispiel", "Bo Muster", "Cy Fictional"]
    assert told == ["told", "told"]
    assert panel.open_rejected.layout.display == "none"


def test_one_cell_filled_in_changes_just_that(panel, journal, tmp_path):
    panel.files.path.value = write(tmp_path, TRACKER)
    correct(panel)
    panel.load.click()
    before = journal.metric("interview_funnel", as_of="2026-04-01").set_index("stage")["people"]
    write(tmp_path, TRACKER.replace("2026-03-02,no", "2026-03-02,yes"))
    panel.look.click()
    correct(panel)
    panel.load.click()
    after = journal.metric("interview_funnel", as_of="2026-04-01").set_index("stage")["people"]
    assert (after - before).loc[lambda change: change != 0].to_dict() == {"replied": 1}
    assert people(journal) == ["Ada Beispiel", "Bo Muster"]


def test_the_same_file_again_is_nothing_new(panel, tmp_path):
    panel.files.path.value = write(tmp_path, TRACKER)
    correct(panel)
    panel.load.click()
    panel.load.click()
    assert "2 used (2 of them known already)" in panel.message.text
    assert panel.message.text.endswith("Nothing new was found.")


def test_a_mapping_that_is_remembered_is_the_next_guess(panel, journal, tmp_path):
    panel.files.path.value = write(tmp_path, TRACKER)
    correct(panel)
    panel.columns.remember.value = True
    panel.load.click()
    again = journal.panel("import")
    again.files.path.value = write(tmp_path, TRACKER, "another.csv")
    assert again.columns.all_columns() == AS_MEANT


def test_an_upload_is_read_like_a_file(panel, journal):
    panel.files.upload.value = uploaded("tracker.csv", TRACKER)
    correct(panel)
    panel.load.click()
    assert people(journal) == ["Ada Beispiel", "Bo Muster"]
    files = journal.sql("SELECT DISTINCT file FROM observations")["file"].tolist()
    assert files == ["tracker.csv"]


def test_the_order_of_dates_is_asked_for_where_it_is_open(panel, journal, tmp_path):
    text = "Name,Date contacted\nAda Beispiel,03/04/2026\nBo Muster,05/06/2026\n"
    panel.files.path.value = write(tmp_path, text)
    assert panel.load.disabled is True
    assert panel.message.text.startswith("Some dates can be read in two ways")
    panel.columns.date_order.value = "day"
    assert panel.load.disabled is False
    panel.load.click()
    days = journal.sql("SELECT occurred_on FROM events WHERE kind = 'outreach' ORDER BY 1")["occurred_on"]
    assert [day.date() for day in days] == [dt.date(2026, 4, 3), dt.date(2026, 6, 5)]


def test_a_folder_is_counted_by_what_is_in_it(panel, journal, interviews):
    panel.files.path.value = str(interviews)
    assert "Read: 3 files as Published interview." in panel.found.value
    assert panel.columns.columns == {}
    panel.load.click()
    assert len(people(journal)) == 3


def test_a_file_of_no_use_is_explained_and_cannot_be_loaded(panel, tmp_path):
    panel.files.path.value = write(tmp_path, "", "empty.csv")
    assert "empty.csv" in panel.found.value
    assert panel.load.layout.display == "none"


def test_progress_is_shown_and_put_away(panel, interviews):
    panel.files.path.value = str(interviews)
    seen: list[tuple] = []
    panel.progress.observe(lambda change: seen.append((change["new"], panel.progress.max)), names="value")
    panel.load.click()
    assert seen
    assert panel.progress.value == panel.progress.max
    assert panel.progress.layout.display == "none"


def test_another_file_takes_the_old_report_away(panel, tmp_path, interviews):
    panel.files.path.value = write(tmp_path, TRACKER)
    panel.load.click()
    panel.files.path.value = str(interviews)
    assert panel.result.value == ""
    assert panel.open_rejected.layout.display == "none"


MAIL = """From a Mon Mar 02 08:00:00 +0000 2026
X-Gmail-Labels: {label}
From: Me Beispiel <me@example.org>
To: {name} <{email}>
Subject: {subject}
Date: {day} Mar 2026 09:00:00 +0100
Message-ID: <{email}>

Hello

"""


@pytest.fixture
def mailbox(journal, tmp_path) -> str:
    save_settings(journal.path, Settings(owner_emails=("me@example.org",), timezone="Europe/Berlin"))
    messages = [
        ("Career", "Ada Beispiel", "ada@example.org", "A question", "2"),
        ("Career", "Bo Muster", "bo@example.net", "A question", "3"),
        ("Family", "Cleo Probe", "cleo@example.com", "Dinner", "4"),
    ]
    names = ("label", "name", "email", "subject", "day")
    return write(
        tmp_path, "".join(MAIL.format(**dict(zip(names, each, strict=True))) for each in messages), "all.mbox"
    )


def test_mail_is_tried_out_before_it_is_taken(panel, journal, mailbox):
    panel.files.path.value = mailbox
    assert panel.limits.layout.display is None
    assert panel.load.disabled is True
    assert panel.message.text.startswith("Try it out first")
    panel.try_out.click()
    assert "They tell of 3 people, 3 messages." in panel.message.text
    assert "Career (2), Family (1)" in panel.limits.found.value
    assert people(journal) == []
    assert panel.load.disabled is False


@pytest.mark.parametrize(
    ("field", "value", "taken"),
    [
        ("labels", "career", ["Ada Beispiel", "Bo Muster"]),
        ("without_labels", "Career", ["Cleo Probe"]),
        ("words", "dinner, lunch", ["Cleo Probe"]),
        ("addresses", "@example.org, @example.com", ["Ada Beispiel", "Cleo Probe"]),
        ("without_addresses", "bo@example.net", ["Ada Beispiel", "Cleo Probe"]),
        ("since", dt.date(2026, 3, 3), ["Bo Muster", "Cleo Probe"]),
        ("until", dt.date(2026, 3, 2), ["Ada Beispiel"]),
    ],
)
def test_only_what_is_asked_for_is_taken(panel, journal, mailbox, field, value, taken):
    panel.files.path.value = mailbox
    getattr(panel.limits, field).value = value
    panel.try_out.click()
    panel.load.click()
    assert people(journal) == taken
    assert f"outside what you asked for: {3 - len(taken)}" in panel.result.value


def test_limits_are_remembered_for_the_next_import(panel, journal, mailbox):
    panel.files.path.value = mailbox
    panel.limits.words.value = "question"
    panel.try_out.click()
    panel.load.click()
    again = journal.panel("import")
    assert again.limits.words.value == "question"
    again.limits.words.value, again.limits.remember.value = "dinner", False
    again.files.path.value = mailbox
    again.try_out.click()
    again.load.click()
    assert journal.settings.limits == Limits(words=("question",))


def test_limits_that_contradict_themselves_are_said(panel, mailbox):
    panel.files.path.value = mailbox
    panel.limits.since.value, panel.limits.until.value = dt.date(2026, 3, 5), dt.date(2026, 3, 4)
    assert panel.try_out.disabled is True
    assert "lies before the first" in panel.problems()[-1]


def test_a_tracker_has_no_limits(panel, tmp_path):
    panel.files.path.value = write(tmp_path, TRACKER)
    assert panel.limits.layout.display == "none"
    assert panel.draft().limits == Limits()
