"""Whole tables: headers under titles, rows that are no records, dates of one column, damaged files."""

from __future__ import annotations

import contextlib
import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.tracker import IMPORTER
from explorer_kit.records import Message, Moment, Rejected, Skipped, SourceRecord, Warned
from tests.importers.tracker.builders import (
    context,
    csv_of,
    main,
    messages,
    of,
    outcomes,
    records,
    rejected,
    skipped,
    source_file,
    warnings,
    workbook_of,
)

HEADER = ["Name", "Company", "Date contacted"]


def names(found):
    return [main(outcome).name for outcome in found if isinstance(outcome, SourceRecord)]


def days(data, **choices):
    return [message.at.day for found in records(data, **choices) for message in messages(found)]


# --- where the header is


def test_the_header_is_found_below_a_title_and_group_rows():
    data = workbook_of(
        Outreach=[
            ["My networking tracker", None, None],
            ["Last update: May", None, None],
            [],
            ["Contact", None, "Outreach"],
            HEADER,
            ["Ada Probe", "Beispiel AG", date(2026, 1, 5)],
        ]
    )
    found = outcomes(data, "t.xlsx")
    assert names(found) == ["Ada Probe"]
    assert found[0].location == "sheet 'Outreach', row 6"
    assert found[0].key == "t|Outreach|ada probe|1"
    assert found[0].scope == "t|Outreach"


def test_cells_merged_over_the_header_tell_what_it_means():
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (
        ["My networking tracker", None, None, None, None, None],
        ["Contact", None, "Outreach", None, "Thank you", None],
        ["Name", "Company", "Date", "Method", "Sent", "Date\n"],
        ["Ada Probe", "Beispiel AG", date(2026, 1, 5), "e-mail", True, date(2026, 1, 21)],
    ):
        sheet.append(row)
    for cells in ("A1:F1", "A2:B2", "C2:D2", "E2:F2"):
        sheet.merge_cells(cells)
    buffer = io.BytesIO()
    workbook.save(buffer)
    (found,) = records(buffer.getvalue(), "t.xlsx")
    assert [(m.role, m.at.day, m.channel) for m in messages(found)] == [
        ("outreach", date(2026, 1, 5), "email"),
        ("thank_you", date(2026, 1, 21), "unknown"),
    ]


def test_every_sheet_with_a_log_is_read_and_others_are_not():
    data = workbook_of(
        **{
            "2025": [HEADER, ["Ada Probe", "X", date(2025, 1, 5)]],
            "2026": [HEADER, ["Bo Muster", "X", date(2026, 1, 5)]],
            "How to": [["How to use this"], ["Write the name, company and date contacted of each person."]],
            "Choices": [["How", "Status"], ["Email", "sent"]],
            "hidden_Old": [HEADER, ["Cy Sample", "X", date(2024, 1, 5)]],
        }
    )
    found = outcomes(data, "t.xlsx")
    assert [(main(record).name, record.scope) for record in found] == [
        ("Ada Probe", "t|2025"),
        ("Bo Muster", "t|2026"),
    ]


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("tracker.csv", "tracker"),
        ("exports/Tracker (1).csv", "tracker"),
        ("tracker_v2.csv", "tracker"),
        ("tracker - Copy.csv", "tracker"),
        ("tracker 2025-03-01.csv", "tracker"),
        ("01.03.2025 tracker.csv", "tracker"),
        ("tracker_20250301.csv", "tracker"),
        # what tells one log from another stays
        ("tracker 2025.csv", "tracker 2025"),
        ("log 2025-03.csv", "log 2025 03"),
        ("outreach.csv", "outreach"),
        ("new contacts.csv", "new contacts"),
    ],
)
def test_a_table_is_told_by_its_files_name_without_the_marks_of_an_edition(name, scope):
    assert records(csv_of(HEADER, ["Ada", "X", ""]), name)[0].scope == scope


def test_nobody_to_tell_from_is_one_clear_error():
    with pytest.raises(ImportFileError, match="no row of headers that says who") as caught:
        outcomes("Colour,Price\nred,5\n")
    assert caught.value.code == "unrecognised"


def test_a_mapping_makes_any_table_a_log():
    data = "Wer,Laden,Wann\nAda Probe,Beispiel AG,2026-01-05\n"
    (found,) = records(data, mapping={"wer": "full_name", "Laden": "organization", "Wann": "contacted_on"})
    assert (main(found).name, main(found).organization, messages(found)[0].at.day) == (
        "Ada Probe",
        "Beispiel AG",
        date(2026, 1, 5),
    )


def test_a_column_can_be_left_out():
    (found,) = records(csv_of(HEADER, ["Ada", "X", "2026-01-05"]), mapping={"Date contacted": None})
    assert messages(found) == []


def test_a_saved_mapping_is_used_for_the_same_headers_in_any_order():
    from explorer_kit.importers.mappings import signature

    saved = {signature(["Who", "When"]): {"Who": "full_name", "When": "contacted_on", "*date_order": "month"}}
    assert days("When,Who\n03/04/2026,Ada\n", saved_mappings=saved) == [date(2026, 3, 4)]


# --- rows that are no records


def test_rows_that_are_no_records_are_skipped_with_a_reason():
    data = csv_of(
        HEADER,
        ["Example: Jane Doe", "Example Ltd", "2026-01-01"],
        ["Jane Doe", "Company XYZ", "2026-01-01"],
        ["[Name]", "[Company]", ""],
        ["Ada Probe", "Beispiel AG", "2026-01-05"],
        ["", "", ""],
        HEADER,
        ["Ada Probe", "Beispiel AG", "2026-01-05"],
        ["Total", "", "1"],
        ["Total contacts: 1", "", ""],
        ["Summe", "=COUNTA(B2:B9)", ""],
    )
    found = outcomes(data)
    assert names(found) == ["Ada Probe"]
    assert skipped(found) == [
        "example_row",
        "example_row",
        "template_placeholders",
        "blank_row",
        "duplicate",
        "duplicate",
        "total_row",
        "total_row",
        "total_row",
    ]


@pytest.mark.parametrize(
    "name", ["Holger Beispiel", "Jane Doe", "Anna Sample", "Media Rojas", "Tota Lee", "Summer Test"]
)
def test_people_with_such_names_are_people(name):
    assert names(outcomes(csv_of(HEADER, [name, "Beispiel AG", "2026-01-05"]))) == [name]


def test_family_names_that_mean_example_are_people():
    data = csv_of(["Nachname", "Vorname", "Firma"], ["Muster", "Bo", "X"], ["Beispiel-Sample", "Ada", "X"])
    assert names(outcomes(data)) == ["Bo Muster", "Ada Beispiel-Sample"]


@pytest.mark.parametrize(
    "marker", ["Example", "Example:", "e.g.", "Beispiel", "(Beispiel)", "Exemple", "Ejemplo:"]
)
def test_an_example_may_be_marked_in_a_column_before_the_name(marker):
    data = csv_of(["No", "Name", "Company"], [marker, "Maria Garcia", "X"], ["1", "Ada Probe", "X"])
    assert names(outcomes(data)) == ["Ada Probe"]


def test_the_example_does_not_prove_the_order_of_dates():
    data = csv_of(HEADER, ["(Example)", "X", "01/31/2026"], ["Ada", "X", "03/04/2026"])
    assert "ambiguous_dates" in warnings(outcomes(data))


# --- rejected rows


def test_a_row_about_nobody_is_rejected():
    for cells in (["", "Beispiel AG", "2026-01-05"], ["TBD", "Beispiel AG", ""], ["?", "Beispiel AG", ""]):
        (row,) = rejected(outcomes(csv_of(HEADER, cells)))
        assert (row.reason, row.location) == ("no_identity", "row 2")


@pytest.mark.parametrize("header", ["E-mail", "LinkedIn"])
def test_an_address_or_a_profile_identifies(header):
    cell = "Ada@example.org" if header == "E-mail" else "linkedin.com/in/Ada-P"
    (found,) = records(csv_of(["Name", header], ["", cell]))
    assert found.key == ("log|ada@example.org|1" if header == "E-mail" else "log|ada-p|1")


def test_an_impossible_date_rejects_its_row_and_says_where():
    data = csv_of(HEADER, ["Ada", "X", "30/02/2026"], ["Bo", "X", "25/03/2026"], ["Cy", "X", "2026-13-01"])
    found = outcomes(data)
    assert names(found) == ["Bo"]
    assert [row.reason for row in rejected(found)] == ["invalid_date", "invalid_date"]
    assert rejected(found)[0].message.startswith("Date contacted: '30/02/2026' is no day")
    assert rejected(found)[0].fields == (("Name", "Ada"), ("Company", "X"), ("Date contacted", "30/02/2026"))


def test_a_row_with_cells_beyond_the_header_is_rejected_and_a_short_one_read():
    data = "Name,Company,Date contacted\nAda,Probe, Inc,2026-01-05\nBo,Muster AG\nCy,Sample AG,2026-01-05\n"
    found = outcomes(data)
    assert names(found) == ["Bo", "Cy"]
    (row,) = rejected(found)
    assert row.reason == "ragged_row"
    assert row.fields[-1] == ("(cell beyond the header 1)", "2026-01-05")
    assert warnings(found) == ["ragged_rows"]


def test_a_name_that_cannot_be_read_is_rejected():
    data = b"Name,Company\nAd\x81a,X\nBo,Y\n"
    found = outcomes(data)
    assert [row.reason for row in rejected(found)] == ["bad_encoding"]
    assert names(found) == ["Bo"]


def test_an_unclosed_quote_costs_no_other_row():
    data = 'Name,Company,Date contacted\nAda,"Probe,2026-01-05\nBo,Muster,2026-01-06\nCy,Sample,2026-01-07\n'
    found = outcomes(data)
    assert names(found) == ["Ada", "Bo", "Cy"]
    assert warnings(found) == ["unbalanced_quote"]


def test_every_row_under_the_header_comes_out_exactly_once():
    data = csv_of(
        HEADER, ["Ada", "X", ""], ["", "", ""], ["", "Y", ""], ["Bo", "X", "2026-02-30"], ["Total", "", "4"]
    )
    found = [outcome for outcome in outcomes(data) if isinstance(outcome, SourceRecord | Skipped | Rejected)]
    assert [outcome.location for outcome in found] == [f"row {number}" for number in range(2, 7)]


# --- dates of a column (R6)


def test_a_part_above_twelve_settles_its_column():
    data = csv_of(HEADER, ["Ada", "X", "03/04/2026"], ["Bo", "X", "25/04/2026"])
    assert days(data) == [date(2026, 4, 3), date(2026, 4, 25)]


def test_one_column_settles_another_of_the_same_file():
    data = csv_of([*HEADER, "Reply date"], ["Ada", "X", "03/04/2026", "04/13/2026"])
    assert days(data) == [date(2026, 3, 4), date(2026, 4, 13)]


@pytest.mark.parametrize(("choice", "day"), [("day", date(2026, 4, 3)), ("month", date(2026, 3, 4))])
def test_the_users_choice_settles_what_nothing_proves(choice, day):
    assert days(csv_of(HEADER, ["Ada", "X", "03/04/2026"]), date_order=choice) == [day]


def test_an_ambiguous_date_keeps_its_row_and_leaves_the_date_empty():
    data = csv_of([*HEADER, "Interview date"], ["Ada", "X", "03/04/2026", "2026-05-06"])
    found = outcomes(data)
    (message,) = messages(found[0])
    assert message == Message(
        role="outreach", evidence="flag", counts_from=date(2026, 5, 6), not_before=date(2026, 5, 6)
    )
    assert warnings(found) == ["ambiguous_dates"]


def test_a_column_of_both_orders_is_ambiguous():
    data = csv_of(HEADER, ["Ada", "X", "25/03/2026"], ["Bo", "X", "03/25/2026"])
    assert warnings(outcomes(data)) == ["ambiguous_dates"]
    assert days(data) == [None, None]


def test_true_dates_and_text_dates_stand_in_one_column():
    rows = [
        ["Ada", "X", date(2026, 1, 5)],
        ["Bo", "X", "25/03/2026"],
        ["Cy", "X", "4 May 2026"],
        ["Di", "X", 46086],
    ]
    assert days(workbook_of(T=[HEADER, *rows]), name="t.xlsx") == [
        date(2026, 1, 5),
        date(2026, 3, 25),
        date(2026, 5, 4),
        date(2026, 3, 5),
    ]


# --- editions (R15)


def test_the_key_of_a_row_survives_its_other_cells_and_its_place():
    before = csv_of(HEADER, ["Ada Probe", "X", ""], ["Bo", "X", ""])
    after = csv_of(HEADER, ["Cy", "X", ""], ["ADA  Probe", "Y", "2026-01-05"], ["Bo", "X", ""])
    assert {record.key for record in records(before)} <= {record.key for record in records(after)}


def test_a_person_in_two_rows_has_two_keys():
    data = csv_of(HEADER, ["Ada", "X", "2026-01-05"], ["Ada", "X", "2026-02-05"])
    assert [record.key for record in records(data)] == ["log|ada|1", "log|ada|2"]


# --- warnings


def test_a_header_without_rows_is_a_warning():
    assert warnings(outcomes("Name,Company\n")) == ["no_rows"]


def test_people_without_events_are_a_warning():
    assert warnings(outcomes(csv_of(HEADER, ["Ada", "X", ""]))) == ["no_events"]


def test_answers_in_strange_words_are_a_warning():
    data = csv_of([*HEADER, "Response"], ["Ada", "X", "2026-01-05", "green"])
    assert warnings(outcomes(data)) == ["unrecognised_response"]


def test_damage_of_the_file_is_a_warning():
    found = outcomes(csv_of(HEADER, ["ZoÃ« Quill", "X", "2026-01-05"], ["Bo\x00 Muster", "X", "2026-01-05"]))
    assert warnings(found) == ["nul_byte", "possible_mojibake"]
    assert names(found) == ["ZoÃ« Quill", "Bo Muster"]


# --- spreadsheets saved again


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, end):
    text = end.join(
        ["sep=;", "Name;Firma;Kontaktiert am", "Zoë Größe;Übel & Söhne;05.01.2026", "Bo;X;25.01.2026", ""]
    )
    found = records(text.encode(encoding))
    assert [main(record).name for record in found] == ["Zoë Größe", "Bo"]
    assert [message.at for record in found for message in messages(record)] == [
        Moment.on(date(2026, 1, 5)),
        Moment.on(date(2026, 1, 25)),
    ]


def test_cells_that_begin_with_an_equals_sign_are_text():
    (found,) = records(csv_of(["Name", "Company"], ["Ada", '=HYPERLINK("x")']))
    assert main(found).organization == '=HYPERLINK("x")'


# --- recognising


@pytest.mark.parametrize(
    ("name", "data", "least", "most"),
    [
        ("t.csv", csv_of(HEADER, ["Ada", "X", ""]), 0.5, 0.9),
        ("t.txt", "Name\tCompany\tStatus\nAda\tX\tsent\n", 0.5, 0.9),
        ("t.csv", "Colour,Price\nred,5\n", 0.01, 0.1),
        ("n.md", "Name,Company\nAda,X\n", 0, 0),
        ("n.txt", "Dear Ada,\nthank you.\n", 0, 0),
        ("t.ics", "BEGIN:VCALENDAR\n", 0, 0),
    ],
)
def test_how_sure_a_file_is_a_tracker(name, data, least, most):
    assert least <= IMPORTER.recognise(source_file(data, name), context()) <= most


def test_a_workbook_is_recognised_whatever_it_is_called():
    data = workbook_of(T=[HEADER, ["Ada", "X", None]])
    assert IMPORTER.recognise(source_file(data, "t.csv"), context()) > 0.5


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty_file"), (b"<html>x</html>", "html_not_csv"), (b"\x89PNG\r\n\x1a\n", "binary_not_csv")],
)
def test_what_is_no_table_is_refused_at_once(data, code):
    with pytest.raises(ImportFileError) as caught:
        IMPORTER.recognise(source_file(data), context())
    assert caught.value.code == code


def test_a_long_file_is_recognised_by_its_head():
    data = csv_of(HEADER, *[[f"Person {number}", "Beispiel AG " * 5, "2026-01-05"] for number in range(3000)])
    assert IMPORTER.recognise(source_file(data), context()) > 0.5


# --- whatever comes


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail_but_with_a_file_error(data):
    with contextlib.suppress(ImportFileError):
        outcomes(data)


cells = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=15),
    st.sampled_from(
        ["yes", "no", "2026-01-05", "03/04/2026", "31/12/2026", "x", "TBD", "14:00", "30 min", "declined"]
    ),
)
TABLE = [
    "Name",
    "Email",
    "Date contacted",
    "Replied",
    "Interview date",
    "Time",
    "Minutes",
    "Thank-you",
    "Skills",
    "Notes",
]


@settings(max_examples=60)
@given(st.lists(st.lists(cells, min_size=len(TABLE), max_size=len(TABLE)), max_size=6))
def test_every_row_of_any_table_is_accounted_for(rows):
    found = outcomes(csv_of(TABLE, *rows))
    counted = [outcome for outcome in found if isinstance(outcome, SourceRecord | Skipped | Rejected)]
    assert len({outcome.location for outcome in counted}) == len(counted)
    assert len(counted) >= len(rows)


people = st.lists(
    st.tuples(
        st.sampled_from(["Ada Probe", "Bo Muster", "Cy Sample", "Di Exemple"]),
        st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    ),
    unique_by=lambda pair: pair[0],
)


@settings(max_examples=40)
@given(people, st.randoms())
def test_the_order_of_rows_changes_nothing(pairs, random):
    rows = [[name, "X", day.strftime("%d/%m/%Y")] for name, day in pairs]
    shuffled = list(rows)
    random.shuffle(shuffled)

    def said(table):
        return sorted((found.key, found.items) for found in records(csv_of(HEADER, *table)))

    assert repr(said(rows)) == repr(said(shuffled))


def test_of_finds_nothing_where_nothing_is():
    assert of(Message, records(csv_of(HEADER, ["Ada", "X", ""]))[0]) == []


def test_of_two_rows_that_know_equally_many_names_the_fuller_one_is_the_header():
    data = csv_of(
        ["Contact", "", "Outreach", ""],
        ["Name", "Colour", "Date contacted", "Mood"],
        ["Ada", "red", "2026-01-05", "x"],
    )
    found = outcomes(data)
    assert names(found) == ["Ada"]
    assert found[0].location == "row 3"


def test_a_person_called_count_with_an_address_is_a_person():
    data = csv_of(["Name", "Email"], ["Count", "count@example.org"])
    assert names(outcomes(data)) == ["Count"]


# --- what is left over


def test_columns_that_hold_something_and_are_not_read_are_named():
    data = csv_of(["Name", "Company", "Shoe size", "Empty", "Star sign"], ["Ada", "X", "38", "", "Leo"])
    remarks = [outcome.detail for outcome in outcomes(data, "t.csv") if isinstance(outcome, Warned)]
    assert any("Shoe size, Star sign" in remark and "Empty" not in remark for remark in remarks)


def test_columns_that_the_user_left_out_are_not_named():
    data = csv_of(["Name", "Company", "Shoe size"], ["Ada", "X", "38"])
    found = outcomes(data, "t.csv", mapping={"Shoe size": None})
    assert not [outcome for outcome in found if isinstance(outcome, Warned) and "Shoe" in outcome.detail]


def test_trackers_of_two_years_keep_their_rows_apart():
    keys = {records(csv_of(HEADER, ["Ada", "X", ""]), f"t {year}.csv")[0].key for year in (2025, 2026)}
    assert len(keys) == 2
