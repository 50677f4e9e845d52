"""Mended rows are read as the rows they would have been; previews show what would be read."""

from __future__ import annotations

from datetime import date

from explorer_kit.importers.tracker.look import preview as preview_table
from explorer_kit.importers.tracker.mending import mend
from tests.importers.tracker.builders import (
    context,
    csv_of,
    main,
    messages,
    outcomes,
    rejected,
    source_file,
    workbook_of,
)

HEADER = ["Name", "Company", "Date contacted", "Zodiac"]
DATA = workbook_of(
    Outreach=[
        HEADER,
        ["Ada Probe", "X", "25/03/2026", "ram"],
        ["Ada Probe", "X", "30/02/2026", "ram"],
        [None, "Y", "03/04/2026", None],
    ]
)


def mended(row, **cells):
    fields = dict(row.fields) | {name.replace("_", " "): text for name, text in cells.items()}
    return list(mend(tuple(fields.items()), row.remember, row.location, context()))


def test_a_mended_date_is_read_in_the_order_of_its_column_under_the_key_of_its_row():
    impossible, _ = rejected(outcomes(DATA, "t.xlsx"))
    (found,) = mended(impossible, Date_contacted="02/03/2026")
    assert (found.key, found.scope) == ("t|Outreach|ada probe|2", "t|Outreach")
    assert found.location == "sheet 'Outreach', row 3"
    assert messages(found)[0].at.day == date(2026, 3, 2)


def test_a_name_that_was_missing_makes_the_row_a_record():
    _, nameless = rejected(outcomes(DATA, "t.xlsx"))
    (found,) = mended(nameless, Name="Bo Muster")
    assert found.key == "t|Outreach|bo muster|1"
    assert messages(found)[0].at.day == date(2026, 4, 3)


def test_a_row_that_is_still_wrong_is_rejected_again():
    impossible, _ = rejected(outcomes(DATA, "t.xlsx"))
    (again,) = mended(impossible, Date_contacted="31/04/2026")
    assert (again.reason, again.location) == ("invalid_date", "sheet 'Outreach', row 3")
    assert again.remember == impossible.remember


def test_the_users_mapping_is_remembered():
    data = csv_of(["Wer", "Wann"], ["", "2026-01-05"])
    (row,) = rejected(outcomes(data, mapping={"Wer": "full_name", "Wann": "contacted_on"}))
    (found,) = mended(row, Wer="Ada")
    assert main(found).name == "Ada"
    assert messages(found)[0].at.day == date(2026, 1, 5)


def test_a_mended_row_says_what_the_file_would_say():
    good = csv_of(HEADER, ["Ada Probe", "X", "2026-02-28", "ram"])
    bad = csv_of(HEADER, ["Ada Probe", "X", "2026-02-30", "ram"])
    (row,) = rejected(outcomes(bad))
    assert mended(row, Date_contacted="2026-02-28")[0] == outcomes(good)[0]


def test_a_row_of_too_many_cells_is_mended_by_putting_them_in_place():
    (row,) = rejected(outcomes("Name,Company,Date contacted\nAda,Probe, Inc,2026-01-05\n"))
    (found,) = mended(row, Company="Probe, Inc", Date_contacted="2026-01-05")
    assert (main(found).organization, messages(found)[0].at.day) == ("Probe, Inc", date(2026, 1, 5))


# --- preview


def preview(data, name="t.csv", **choices):
    return preview_table(source_file(data, name), context(**choices))


def test_a_preview_shows_columns_first_rows_and_the_order_of_dates():
    (sheet,) = preview(csv_of(HEADER, *[[f"P {n}", "X", f"{13 + n}/03/2026", ""] for n in range(7)])).sheets
    assert sheet.header == tuple(HEADER)
    assert sheet.mapping == {
        "Name": "full_name",
        "Company": "organization",
        "Date contacted": "contacted_on",
        "Zodiac": None,
    }
    assert sheet.rows[0] == ("P 0", "X", "13/03/2026", "")
    assert len(sheet.rows) == 5
    assert (sheet.date_order, sheet.ambiguous_dates) == ("day", False)


def test_a_preview_asks_for_the_order_where_nothing_proves_it():
    data = csv_of(HEADER, ["Ada", "X", "03/04/2026", ""])
    assert preview(data).sheets[0].ambiguous_dates
    (chosen,) = preview(data, date_order="month").sheets
    assert (chosen.date_order, chosen.ambiguous_dates) == ("month", False)


def test_sheets_that_are_no_logs_are_shown_as_skipped():
    data = workbook_of(Log=[HEADER, ["Ada", "X", None, None]], hidden_Lists=[["How"], ["Email"]])
    assert [(sheet.name, sheet.skipped) for sheet in preview(data, "t.xlsx").sheets] == [
        ("Log", False),
        ("Lists", True),
    ]


def test_a_table_of_unknown_headers_can_be_mapped_by_hand():
    (sheet,) = preview("My people\n\nWer,Laden,Farbe\nAda,X,rot\n").sheets
    assert sheet.header == ("Wer", "Laden", "Farbe")
    assert sheet.rows == (("Ada", "X", "rot"),)
    assert not sheet.skipped


def test_fields_have_names_in_plain_words():
    fields = dict(preview(csv_of(HEADER)).fields)
    assert (fields["full_name"], fields["thanked_on"]) == ("Name", "Thank-you sent on")
