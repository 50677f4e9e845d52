"""Connections.csv in all its headers, as sent and as saved again; expected records are written by hand."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.records import Connection, Moment, Person, SourceRecord, Warned
from tests.importers.linkedin.builders import (
    CONNECTIONS,
    CONNECTIONS_2021,
    NOTES,
    URL,
    context,
    csv_of,
    importer,
    items,
    outcomes,
    records,
    rejected,
    skipped,
    source_file,
    warned,
)

ANNA = ["Anna", "Beispiel", URL + "anna-beispiel", "", "Acme GmbH", "Data Analyst", "08 Feb 2026"]
HIDDEN = ["", "", "", "", "", "", "07 Jun 2026"]
NEW = NOTES + csv_of(CONNECTIONS, [ANNA])
IN_2022 = NOTES + csv_of(CONNECTIONS_2021, [[ANNA[0], ANNA[1], *ANNA[3:]]])
IN_2020 = csv_of(CONNECTIONS_2021, [[ANNA[0], ANNA[1], *ANNA[3:]]])


def read(data, name="Connections.csv", order=None):
    return outcomes("connections", source_file(data, name), order)


def sure(data, name="Connections.csv"):
    return importer("connections").recognise(source_file(data, name), context())


def test_a_row_is_a_person_and_the_day_they_connected():
    assert read(NEW) == [
        SourceRecord(
            key="anna beispiel|02-08-26",
            location="row 5",
            scope="linkedin.connections",
            sequence=1,
            items=(
                Person(
                    name="Anna Beispiel",
                    linkedin="anna-beispiel",
                    organization="Acme GmbH",
                    position="Data Analyst",
                ),
                Connection(at=Moment.on(date(2026, 2, 8))),
            ),
        )
    ]


@pytest.mark.parametrize("data", [NEW, IN_2022, IN_2020], ids=["2023", "2021", "2020"])
def test_every_header_is_recognised_and_tells_the_same_person(data):
    assert sure(data) == 1.0
    (person,) = items(Person, read(data))
    assert (person.name, person.organization, person.position) == (
        "Anna Beispiel",
        "Acme GmbH",
        "Data Analyst",
    )


def test_all_headers_give_a_connection_one_key():
    assert len({records(read(data))[0].key for data in (NEW, IN_2022, IN_2020)}) == 1


def test_columns_are_read_by_name():
    turned = csv_of(CONNECTIONS[::-1], [ANNA[::-1]])
    assert records(read(turned))[0].items == records(read(NEW))[0].items


def test_notes_under_the_header_are_no_connections():
    notes = NOTES.rstrip("\n").replace("\n", ",,,,,,\n") + ",,,,,,\n"
    header, row = csv_of(CONNECTIONS, [ANNA]).split("\n")
    found = read(f"{header}\n{notes},,,,,,\n{row}")
    assert (len(records(found)), skipped(found), rejected(found)) == (1, [], [])


def test_a_german_header_with_german_months():
    header = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am"
    found = read(f"{header}\nAnna,Beispiel,,anna@example.org,Acme,Analystin,12 Mai 2025")
    assert items(Person, found)[0].emails == ("anna@example.org",)
    assert items(Connection, found) == [Connection(at=Moment.on(date(2025, 5, 12)))]


def test_hidden_members_are_skipped_with_the_reason():
    found = read(csv_of(CONNECTIONS, [HIDDEN, ANNA, HIDDEN]))
    assert (len(records(found)), skipped(found)) == (1, ["no_identity", "no_identity"])


def test_blank_rows_are_counted():
    found = read(NEW + "\n,,,,,,\n" + ",".join(["Ben", "Muster", *ANNA[2:]]))
    assert (len(records(found)), skipped(found)) == (2, ["blank_row"])


def test_an_address_is_lower_case_and_a_slug_is_decoded():
    row = [
        "Zoë",
        "Q.",
        "https://de.linkedin.com/in/Zo%C3%AB-Q/?x=1",
        "Zoe@Example.ORG",
        "",
        "",
        "08 Feb 2026",
    ]
    (person,) = items(Person, read(csv_of(CONNECTIONS, [row])))
    assert (person.linkedin, person.emails) == ("zoë-q", ("zoe@example.org",))
    assert (person.organization, person.position) == (None, None)


def test_saved_again_in_a_spreadsheet():
    resaved = (NOTES + csv_of(CONNECTIONS, [[*ANNA[:6], "8-Feb-26"]], delimiter=";")).replace(
        "\n\n", "\n;;;;;;\n"
    )
    data = b"\xef\xbb\xbf" + resaved.replace("\n", "\r\n").encode()
    assert sure(data) == 1.0
    assert records(read(data))[0].items == records(read(NEW))[0].items
    assert records(read(data))[0].key == records(read(NEW))[0].key


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_spreadsheet_fills_every_row_of_the_note_up_to_the_width_of_the_header(delimiter):
    rows = [[*ANNA[:6], "8-Feb-26"], ["Ben", "Muster", *ANNA[2:6], "4-Apr-21"], HIDDEN]
    note = NOTES.rstrip("\n").split("\n")
    filled = "".join(f"{line}{delimiter * 6}\r\n" for line in (*note, ""))
    table = csv_of(CONNECTIONS, rows, delimiter=delimiter).replace("\n", "\r\n")
    data = f"\ufeff{filled}{table}\r\n".encode()
    assert sure(data) == 1.0
    found = read(data)
    assert [connection.at.day for connection in items(Connection, found)] == [
        date(2026, 2, 8),
        date(2021, 4, 4),
    ]
    assert (skipped(found), rejected(found), warned(found)) == (["no_identity"], [], [])


def test_saved_as_a_workbook_with_true_dates():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Notes:"], ["When exporting …"], [], CONNECTIONS, [*ANNA[:6], datetime(2026, 2, 8)]):
        sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    for data in (buffer.getvalue(), NEW):
        for name in ("Connections.xlsx", "Connections.csv"):
            assert sure(data, name) == 1.0
            assert records(read(data, name))[0].items == records(read(NEW))[0].items


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("4-Apr-21", date(2021, 4, 4)),
        ("2021-04-04", date(2021, 4, 4)),
        ("44290", date(2021, 4, 4)),
        ("Apr 4, 2021", date(2021, 4, 4)),
        ("25/12/2021", date(2021, 12, 25)),
        ("12/25/2021", date(2021, 12, 25)),
    ],
)
def test_other_shapes_of_the_day(written, day):
    found = read(csv_of(CONNECTIONS, [[*ANNA[:6], written]]))
    assert items(Connection, found) == [Connection(at=Moment.on(day))]


def test_a_day_that_can_be_read_in_two_ways_stays_empty_with_a_warning():
    found = read(csv_of(CONNECTIONS, [[*ANNA[:6], "03/04/2021"]]))
    assert items(Connection, found) == [Connection()]
    assert warned(found) == ["ambiguous_dates"]


def test_another_row_tells_which_part_is_the_day():
    rows = [[*ANNA[:6], "03/04/2021"], ["Ben", "Muster", *ANNA[2:6], "25/04/2021"]]
    days = [connection.at.day for connection in items(Connection, read(csv_of(CONNECTIONS, rows)))]
    assert days == [date(2021, 4, 3), date(2021, 4, 25)]


def test_the_users_choice_settles_the_day_and_changes_no_key():
    data = csv_of(CONNECTIONS, [[*ANNA[:6], "03/04/2021"]])
    (settled,), (open_one,) = records(read(data, order="month")), records(read(data))
    assert settled.items[1] == Connection(at=Moment.on(date(2021, 3, 4)))
    assert settled.key == open_one.key == records(read(data, order="day"))[0].key


@pytest.mark.parametrize("written", ["31 Feb 2026", "soon", "08 Feb"])
def test_a_day_that_does_not_exist_is_rejected_and_can_be_mended(written):
    found = read(csv_of(CONNECTIONS, [[*ANNA[:6], written]]))
    (wrong,) = rejected(found)
    assert (wrong.reason, wrong.location, dict(wrong.fields)["Connected On"]) == (
        "invalid_date",
        "row 2",
        written,
    )
    mend = importer("connections").mend
    assert mend is not None
    mended = tuple((n, "08 Feb 2026" if n == "Connected On" else text) for n, text in wrong.fields)
    (record,) = mend(mended, wrong.remember, wrong.location, context())
    assert isinstance(record, SourceRecord)
    assert record.items == records(read(NEW))[0].items
    assert record.key == records(read(NEW))[0].key


def test_a_missing_day_is_no_error():
    found = read(csv_of(CONNECTIONS, [[*ANNA[:6], ""]]))
    assert (items(Connection, found), warned(found)) == ([Connection()], [])


def test_a_row_with_too_many_cells_is_rejected():
    found = read(csv_of(CONNECTIONS, [[*ANNA, "Acme", "x"]]))
    assert [wrong.reason for wrong in rejected(found)] == ["ragged_row"]


def test_a_row_in_which_the_file_breaks_off_is_rejected():
    found = read(
        csv_of(CONNECTIONS, [["Ben", "Muster", *ANNA[2:]]]) + "\nAnna,Beispiel,https://www.linkedin.com/in/an"
    )
    assert (len(records(found)), [wrong.reason for wrong in rejected(found)]) == (1, ["ragged_row"])


def test_unreadable_letters_in_a_name_are_rejected():
    data = csv_of(CONNECTIONS, [ANNA]).replace("Beispiel,", "Beispi\ufffdl,")
    assert [wrong.reason for wrong in rejected(read(data))] == ["bad_encoding"]


def test_the_same_row_twice_is_one():
    assert skipped(read(csv_of(CONNECTIONS, [ANNA, ANNA]))) == ["duplicate"]


def test_namesakes_of_one_day_are_two():
    other = [*ANNA[:2], URL + "anna-beispiel-2", *ANNA[3:]]
    keys = {record.key for record in records(read(csv_of(CONNECTIONS, [ANNA, other])))}
    assert len(keys) == 2


def test_the_header_again_is_no_connection():
    found = read(csv_of(CONNECTIONS, [ANNA, CONNECTIONS]))
    assert (len(records(found)), skipped(found)) == (1, ["duplicate"])


def test_a_header_without_rows_is_said():
    found = read(NOTES + csv_of(CONNECTIONS, []))
    assert [type(outcome) for outcome in found] == [Warned]
    assert warned(found) == ["no_rows"]


def test_a_table_with_columns_of_its_own_is_somebodys_tracker():
    data = csv_of([*CONNECTIONS, "Date contacted"], [[*ANNA, "2026-03-01"]])
    assert sure(data) < 0.5


def test_a_new_column_of_linkedins_changes_nothing():
    data = csv_of([*CONNECTIONS, "Mutual Network Size"], [[*ANNA, "12"]])
    assert sure(data) == 1.0
    assert records(read(data))[0].items == records(read(NEW))[0].items


@pytest.mark.parametrize(
    "data", ["Name,Email\nAnna,anna@example.org", "", "Connected On\n08 Feb 2026", "\x00" * 50]
)
def test_other_files_are_not_recognised(data):
    assert sure(data) == 0.0


def test_another_file_under_this_name_is_refused_with_what_it_holds():
    with pytest.raises(ImportFileError, match=r"has no column 'Connected On'.*Found: Name,Email") as error:
        read("Name,Email\nAnna,anna@example.org")
    assert error.value.code == "unrecognised"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "html_not_csv"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "binary_not_csv"),
    ],
)
def test_broken_files_have_one_clear_error(data, code):
    with pytest.raises(ImportFileError) as error:
        read(data)
    assert error.value.code == code


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_other_encodings(encoding):
    data = csv_of(CONNECTIONS, [["Zoë", *ANNA[1:]]]).encode(encoding)
    assert sure(data) == 1.0
    assert items(Person, read(data))[0].name == "Zoë Beispiel"


def test_zero_bytes_are_left_out_with_a_warning():
    found = read(NEW.replace("Acme", "Ac\x00me"))
    assert items(Person, found)[0].organization == "Acme GmbH"
    assert warned(found) == ["nul_byte"]


def test_a_slug_is_the_same_however_its_letters_are_composed():
    for written in ("zo%C3%AB-q", "zoe%CC%88-q", "ZOË-q"):
        (person,) = items(Person, read(csv_of(CONNECTIONS, [[*ANNA[:2], URL + written, *ANNA[3:]]])))
        assert person.linkedin == "zoë-q"


def test_a_clock_that_a_program_added_changes_no_key():
    found = read(csv_of(CONNECTIONS, [[*ANNA[:6], "2026-02-08 10:15"]]))
    assert records(found)[0].key == records(read(NEW))[0].key
    assert items(Connection, found) == [Connection(at=Moment.on(date(2026, 2, 8)))]
