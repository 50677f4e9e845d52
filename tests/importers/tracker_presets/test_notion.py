"""Notion: tables, their views, the pages of their rows."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit import open_journal
from explorer_kit.errors import ImportFileError
from explorer_kit.importers.tracker_presets.notion import IMPORTER
from explorer_kit.importers.tracker_presets.notion_pages import IMPORTER as PAGES
from explorer_kit.importers.tracker_presets.notion_pages import page_of
from explorer_kit.records import (
    Meeting,
    Message,
    Moment,
    Note,
    Person,
    Referral,
    SkillMention,
    Skipped,
    Warned,
)
from tests.importers.tracker_presets.exports import (
    CONTEXT,
    ID,
    LINK,
    OTHER_ID,
    as_file,
    csv_of,
    importer,
    main,
    of,
    read,
    records,
    zipped,
)

NAME = f"Networking {ID}.csv"
ALL = f"Networking {ID}_all.csv"
HEADER = [
    "Name",
    "Company",
    "Email",
    "Date Contacted",
    "Interview",
    "Thank-you sent",
    "Skills",
    "Referred by",
]
ANNA = [
    "Anna Beispiel", f"Acme ({LINK})", "anna@example.org", "February 2, 2026",
    "March 5, 2026 2:00 PM (GMT+1) → 2:30 PM", "Yes", "SQL, Statistics", f"Ben Muster ({LINK})",
]  # fmt: skip
CEM = ["Cem Test", "", "", "February 3, 2026", "", "No", "", ""]


def table(*rows: list[str]) -> str:
    return csv_of(HEADER, *rows, mark=True)


# --- golden


def test_a_row_is_read_without_notions_decoration():
    (record,) = records(read(table(ANNA), ALL))
    assert main(record) == Person(
        name="Anna Beispiel", emails=("anna@example.org",), organization="Acme",
        page="notion:networking:anna beispiel:acme:anna example org",
    )  # fmt: skip
    outreach, thanks = of(Message, record)
    assert (outreach.role, outreach.at) == ("outreach", Moment.on(date(2026, 2, 2)))
    assert (thanks.role, thanks.evidence) == ("thank_you", "flag")
    (talk,) = of(Meeting, record)
    assert talk.starts.instant == datetime(2026, 3, 5, 13)
    assert talk.ends.instant == datetime(2026, 3, 5, 13, 30)
    assert [skill.word for skill in of(SkillMention, record)] == ["SQL", "Statistics"]
    assert of(Referral, record) == [Referral(referrer="referrer:ben muster", referred="main")]
    assert (record.key, record.scope) == (f"notion|{ID}|anna beispiel|1", f"notion|{ID}")


def test_a_box_that_is_not_ticked_says_no():
    (record,) = records(read(table(CEM), ALL))
    assert [message.role for message in of(Message, record)] == ["outreach"]


def test_the_table_is_the_same_by_its_id_whatever_it_is_called():
    assert records(read(table(CEM), f"People {ID}_all.csv"))[0].key == records(read(table(CEM), ALL))[0].key


def test_a_relation_to_a_person_goes_before_the_title_of_the_page():
    text = csv_of(["Name", "Person", "Date"], ["Coffee chat", f"Anna Beispiel ({LINK})", "March 5, 2026"])
    (record,) = records(read(text, ALL))
    assert main(record).name == "Anna Beispiel"
    assert [(note.text, note.heading) for note in of(Note, record)] == [("Coffee chat", "Name")]


def test_a_relation_to_several_people_is_not_who_a_row_is_about():
    text = csv_of(["Name", "Email", "People"], ["Anna Beispiel", "", f"Ben ({LINK}), Cem ({LINK})"])
    assert main(records(read(text, ALL))[0]).name == "Anna Beispiel"


def test_relations_in_lists_and_texts_are_their_titles():
    header = ["Name", "Interview", "Skills", "Notes"]
    row = ["Anna", "March 5, 2026", f"SQL ({LINK}), R ({LINK})", f"See Acme ({LINK}) and https://example.org"]
    (record,) = records(read(csv_of(header, row, mark=True), ALL))
    assert [skill.word for skill in of(SkillMention, record)] == ["SQL", "R"]
    assert [note.text for note in of(Note, record)] == ["See Acme and https://example.org"]


def test_other_addresses_in_brackets_stay():
    row = ["Ada Probe (https://www.linkedin.com/in/ada-probe)", "Acme"]
    assert main(records(read(csv_of(["Name", "Company"], row), ALL))[0]).linkedin == "ada-probe"


def test_a_mapping_of_the_users_goes_before():
    text = csv_of(["Name", "Person", "Email"], ["Anna Beispiel", f"Ben Muster ({LINK})", "a@example.org"])
    (record,) = records(read(text, ALL, mapping={"Name": "full_name", "Person": None}))
    assert main(record).name == "Anna Beispiel"


# --- the view and the whole table


def test_of_a_view_beside_its_table_no_row_is_used():
    file = as_file(table(CEM), NAME, {ALL: table(ANNA, CEM)})
    found = list(IMPORTER.read(file, CONTEXT))
    assert [outcome.reason for outcome in found if isinstance(outcome, Skipped)] == ["duplicate"]
    assert [outcome.detail for outcome in found if isinstance(outcome, Warned)] == [
        f"{NAME} is a view of {ALL}, whose rows are read."
    ]


def test_a_view_alone_is_the_table():
    assert len(records(read(table(ANNA, CEM), NAME))) == 2


@pytest.mark.parametrize("name", ["Networking.csv", "log.csv", f"Networking {ID[:31]}.csv"])
def test_a_table_without_notions_id_is_a_tracker(name):
    assert importer(table(ANNA), name).source == "tracker"


def test_a_table_about_no_people_is_left_to_others():
    assert IMPORTER.recognise(as_file("Task,Done\nWrite,Yes\n", ALL), CONTEXT) == 0


# --- pages

PAGE = """# Anna Beispiel

Company: Acme (../Companies/Acme%20{id}.md)
Email: anna@example.org
Date Contacted: February 2, 2026
Notes: In the table

We met at the fair.

## What I learned

- SQL every day
![photo](photo.png)
"""


def page(text: str = PAGE, name: str = f"Networking {ID}/Anna Beispiel {OTHER_ID}.md"):
    return list(PAGES.read(as_file(text, name), CONTEXT))


def test_a_page_gives_its_text_as_notes_of_its_person_and_none_of_its_properties():
    (record,) = records(page())
    assert record.key == OTHER_ID
    assert record.items == (
        main(records(read(table(ANNA), ALL))[0]),
        Note(text="We met at the fair."),
        Note(text="- SQL every day", heading="What I learned"),
    )


def test_a_page_without_text_says_who_it_is_about_and_nothing_more():
    (record,) = records(page("# Anna Beispiel\n\nCompany: Acme\n"))
    assert [type(item) for item in record.items] == [Person]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Shopping\n\nMilk\n",
        "# Ideas\n\nhttp: //x\n",
        "Company: Acme\n",
        "# A\n\nCompany: Acme\nno property\n",
    ],
)
def test_other_pages_are_no_pages_of_rows(text):
    assert page_of(text) is None
    assert PAGES.recognise(as_file(text or " ", f"A {OTHER_ID}.md"), CONTEXT) == 0


def test_pages_are_told_from_notes_by_notions_id():
    assert importer(PAGE, f"Anna Beispiel {OTHER_ID}.md").source == "tracker.notion_page"
    assert importer(PAGE, "Anna Beispiel.md").source == "markdown.note"


@settings(max_examples=80)
@given(st.text(max_size=80))
def test_any_page_is_read_or_refused(text):
    with contextlib.suppress(ImportFileError):
        page("# " + text)
        page(PAGE + text)
        page(text + PAGE)


# --- in the journal


def load(tmp_path: Path, *files: tuple[str, bytes]):
    journal = open_journal(tmp_path / "me.duckdb")
    paths = [tmp_path / name for name, _ in files]
    for path, (_, data) in zip(paths, files, strict=True):
        path.write_bytes(data)
    return journal, journal.import_files(*paths)


EXPORT = {
    f"Networking {ID}.csv": table(CEM),
    f"Networking {ID}_all.csv": table(ANNA, CEM),
    f"Networking {ID}/Anna Beispiel {OTHER_ID}.md": PAGE,
    f"Networking {ID}/Cem Test {ID[::-1]}.md": "# Cem Test\n\nInterview: February 3, 2026\n\nLikes chess.\n",
}


@pytest.mark.parametrize("nested", [False, True])
def test_an_export_doubles_nobody_and_nothing(tmp_path, nested):
    data = zipped(EXPORT)
    data = zipped({"Export-Part-1.zip": data}) if nested else data
    journal, report = load(tmp_path, ("Export.zip", data))
    (file,) = report.files
    assert file.ok
    assert (file.read, file.used, file.skipped) == (5, 4, {"duplicate": 1})
    people = journal.sql("SELECT full_name FROM contacts ORDER BY full_name").full_name.tolist()
    assert people == ["Anna Beispiel", "Ben Muster", "Cem Test"]
    notes = journal.sql(
        "SELECT c.full_name, e.text FROM events AS e JOIN contacts AS c USING (contact_id)"
        " WHERE e.kind = 'note' ORDER BY ALL"
    )
    assert notes.values.tolist() == [
        ["Anna Beispiel", "- SQL every day"],
        ["Anna Beispiel", "We met at the fair."],
        ["Cem Test", "Likes chess."],
    ]
    assert journal.sql("SELECT COUNT(*) AS n FROM events WHERE kind = 'outreach'").n.tolist() == [2]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("view_in", [1, 2])
def test_a_view_in_another_part_of_the_export_takes_nothing_from_its_table(tmp_path, view_in, packed):
    view = csv_of(["Name", "Email"], ["Anna Beispiel", "anna@example.org"], mark=True)
    parts = {
        f"Export-Part-{view_in}.zip": zipped({f"Networking {ID}.csv": view}),
        f"Export-Part-{3 - view_in}.zip": zipped({f"Networking {ID}_all.csv": table(ANNA, CEM)}),
    }
    files = [("Export.zip", zipped(parts))] if packed else sorted(parts.items())
    journal, report = load(tmp_path, *files)
    assert sum(file.used for file in report.files) == 2
    assert sum(file.skipped.get("duplicate", 0) for file in report.files) == 1
    (acme,) = journal.sql("SELECT organization FROM contacts WHERE full_name = 'Anna Beispiel'").organization
    assert acme == "Acme"


def test_the_same_export_again_changes_nothing_and_a_newer_one_supersedes(tmp_path):
    journal, _ = load(tmp_path, ("Export.zip", zipped(EXPORT)))
    (again,) = journal.import_files(tmp_path / "Export.zip").files
    assert (again.used, again.unchanged, again.added) == (4, 4, {})
    newer = EXPORT | {ALL: table(ANNA, [*CEM[:3], "February 4, 2026", *CEM[4:]])}
    (tmp_path / "Export2.zip").write_bytes(zipped(newer))
    (file,) = journal.import_files(tmp_path / "Export2.zip").files
    assert (file.unchanged, file.superseded, file.gone) == (3, 1, 0)
    days = journal.sql("SELECT occurred_on FROM events WHERE kind = 'outreach' ORDER BY 1").occurred_on
    assert [str(day)[:10] for day in days] == ["2026-02-02", "2026-02-04"]


def test_two_people_of_one_name_in_a_table_keep_their_pages_apart(tmp_path):
    rows = csv_of(["Name", "Company"], ["Anna Beispiel", "Acme"], ["Anna Beispiel", "Beta"])
    pages = {
        f"N {ID}/Anna Beispiel {OTHER_ID}.md": "# Anna Beispiel\n\nCompany: Acme\n\nFirst.\n",
        f"N {ID}/Anna Beispiel {ID[::-1]}.md": "# Anna Beispiel\n\nCompany: Beta\n\nSecond.\n",
    }
    journal, _ = load(tmp_path, ("Export.zip", zipped({f"N {ID}_all.csv": rows, **pages})))
    told = journal.sql(
        "SELECT c.organization, e.text FROM contacts AS c JOIN events AS e USING (contact_id) ORDER BY ALL"
    )
    assert told.values.tolist() == [["Acme", "First."], ["Beta", "Second."]]


def test_a_rejected_row_can_be_mended(tmp_path):
    data = table(["", "Acme", "", "February 2, 2026", "", "", "", ""])
    journal, report = load(tmp_path, (ALL, data.encode()))
    assert report.files[0].rejected == {"no_identity": 1}
    (rejected_id,) = journal.rejected().rejected_id
    journal.mend(rejected_id, {"Name": "Dario Muster"})
    (tmp_path / ALL).write_text(data.replace(",Acme", "Dario Muster,Acme"), "utf-8")
    (file,) = journal.import_files(tmp_path / ALL).files
    assert (file.used, file.superseded, file.added) == (1, 1, {})
    people = journal.sql("SELECT full_name, organization FROM contacts").values.tolist()
    assert people == [["Dario Muster", "Acme"]]
