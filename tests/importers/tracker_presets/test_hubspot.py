"""HubSpot: rows known by their Record ID, two date formats, lists joined by semicolons."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from explorer_kit import open_journal
from explorer_kit.records import Message, Moment, Rejected, Warned
from tests.importers.tracker_presets.exports import csv_of, importer, main, of, read, records

HEADER = [
    "Record ID", "First Name", "Last Name", "Email", "Phone Number", "Contact owner", "Lead Status",
    "Create Date", "Last Activity Date", "Associated Company", "Associated Company IDs",
]  # fmt: skip
ANNA = [
    "501", "Anna", "Beispiel", "anna@example.org", "+49 30 555010", "Me Myself", "Attempted to contact",
    "2024-03-12 09:14", "2024-05-01 10:00", "Acme;Beta", "77;78",
]  # fmt: skip
NAME = "hubspot-crm-exports-all-contacts-2026-03-12.csv"


def test_a_contact_is_read_by_its_record_id():
    found = read(csv_of(HEADER, ANNA), NAME)
    (record,) = records(found)
    person = main(record)
    assert (record.key, person.name, person.organization) == ("hubspot|501", "Anna Beispiel", "Acme")
    assert (person.emails, person.phones) == (("anna@example.org",), ("+49 30 555010",))
    assert person.known_since == Moment.local(datetime(2024, 3, 12, 9, 14))
    (sent,) = of(Message, record)
    assert (sent.role, sent.evidence, sent.at.day) == ("outreach", "flag", None)
    (unused,) = [outcome.detail for outcome in found if isinstance(outcome, Warned)]
    assert "Record ID, Contact owner, Last Activity Date, Associated Company IDs" in unused


def test_the_american_format_is_settled_by_its_column():
    rows = [["1", "Anna", "Beispiel", "3/15/2024 2:30 PM"], ["2", "Ben", "Muster", "3/5/2024 2:30 PM"]]
    found = records(read(csv_of(["Record ID", "First Name", "Last Name", "Create Date"], *rows), NAME))
    assert [main(record).known_since.day for record in found] == [date(2024, 3, 15), date(2024, 3, 5)]


def test_a_new_lead_is_nobody_one_wrote_to():
    (record,) = records(read(csv_of(HEADER, [*ANNA[:6], "New", *ANNA[7:]]), NAME))
    assert of(Message, record) == []


def test_columns_in_any_order_and_number_will_do():
    text = csv_of(["Email", "Record ID", "Last Name"], ["ada@example.org", "501", "Probe"])
    assert importer(text, "view.csv").source == "tracker.hubspot"
    assert records(read(text, "view.csv"))[0].key == "hubspot|501"


def test_a_workbook_is_known_as_well(tmp_path: Path):
    workbook = openpyxl.Workbook()
    for row in (HEADER, ANNA):
        workbook.worksheets[0].append(row)
    workbook.save(tmp_path / "contacts.xlsx")
    data = (tmp_path / "contacts.xlsx").read_bytes()
    assert records(read(data, "contacts.xlsx"))[0].key == "hubspot|501"


@pytest.mark.parametrize(
    "header",
    [
        ["Record ID", "Company name"],
        ["ID", "First Name", "Last Name", "Email"],
        ["Record ID", "Deal Name", "Email"],
        ["Record ID", "Activity type", "Activity date", "Email subject", "Email send status"],
        ["Record ID", "Call Title", "Call notes", "Activity assigned to", "Activity date"],
    ],
)
def test_companies_deals_activities_and_other_tables_are_not_contacts(header):
    assert importer(csv_of(header, ["1"] * len(header)), "x.csv").source != "tracker.hubspot"


def test_a_renamed_contact_in_another_view_is_the_same_record(tmp_path: Path):
    journal = open_journal(tmp_path / "me.duckdb")
    (tmp_path / NAME).write_text(csv_of(HEADER, ANNA), "utf-8")
    journal.import_files(tmp_path / NAME)
    (tmp_path / "my view.csv").write_text(csv_of(HEADER, ["501", "Anna", "Muster", *ANNA[3:]]), "utf-8")
    (file,) = journal.import_files(tmp_path / "my view.csv").files
    assert (file.source, file.superseded) == ("tracker.hubspot", 1)
    assert journal.sql("SELECT full_name FROM contacts").full_name.tolist() == ["Anna Muster"]


def test_a_rejected_contact_is_mended_under_its_id(tmp_path: Path):
    journal = open_journal(tmp_path / "me.duckdb")
    path = tmp_path / NAME
    path.write_text(csv_of(HEADER, [*ANNA[:7], "2024-02-30 09:14", *ANNA[8:]]), "utf-8")
    journal.import_files(path)
    (rejected_id,) = journal.rejected().rejected_id
    journal.mend(rejected_id, {"Create Date": "2024-02-28 09:14"})
    assert journal.sql("SELECT DISTINCT native_id FROM observations").native_id.tolist() == ["hubspot|501"]


def test_a_row_without_an_id_is_known_by_its_person():
    (record,) = records(read(csv_of(HEADER, ["", *ANNA[1:]]), NAME))
    assert record.key == "hubspot crm exports all contacts|anna beispiel|1"


def test_nobody_is_rejected():
    found = read(csv_of(HEADER, ["502", *[""] * 9, "77"]), NAME)
    assert [outcome.reason for outcome in found if isinstance(outcome, Rejected)] == ["no_identity"]
