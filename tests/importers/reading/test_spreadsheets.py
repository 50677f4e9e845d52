from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.reading import read_table_file
from explorer_kit.importers.reading.sheet_size import is_giant


def saved(workbook):
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def workbook_of(*rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    return workbook


def only_sheet(workbook):
    (sheet,) = read_table_file(saved(workbook), "t.xlsx").sheets
    return sheet


def test_cells_keep_their_types():
    row = ["Ada", 20, 20.5, True, date(2026, 3, 5), datetime(2026, 3, 5, 14, 30), time(9, 5), None]
    sheet = only_sheet(workbook_of(["a"] * 9, [*row, timedelta(minutes=90)]))
    assert sheet.rows[1].cells == (
        "Ada",
        20.0,
        20.5,
        True,
        date(2026, 3, 5),
        datetime(2026, 3, 5, 14, 30),
        time(9, 5),
        None,
        timedelta(minutes=90),
    )
    assert [type(cell) for cell in sheet.rows[1].cells[3:6]] == [bool, date, datetime]


def test_dates_of_the_1904_system_are_the_same_days():
    workbook = workbook_of(["When"], [date(2026, 3, 5)], [datetime(2026, 3, 5, 14, 30)])
    workbook.epoch = CALENDAR_MAC_1904
    assert [row.cells[0] for row in only_sheet(workbook).rows[1:]] == [
        date(2026, 3, 5),
        datetime(2026, 3, 5, 14, 30),
    ]


def test_times_stored_as_fractions_of_a_day_are_rounded_to_the_second():
    when = datetime(2026, 3, 5, 14, 29, 59)
    assert only_sheet(workbook_of(["When"], [when])).rows[1].cells == (when,)


def test_a_formula_that_was_never_calculated_is_empty():
    assert only_sheet(workbook_of(["Total", "n"], ["=1+1", 3])).rows[1].cells == (None, 3.0)


def test_rows_and_columns_before_the_table_are_counted():
    workbook = openpyxl.Workbook()
    workbook.active["C4"] = "Name"
    workbook.active["C6"] = "Ada"
    sheet = only_sheet(workbook)
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (4, (None, None, "Name")),
        (5, (None, None, None)),
        (6, (None, None, "Ada")),
    ]


def test_sheets_keep_order_and_visibility_and_charts_are_left_out():
    workbook = workbook_of(["Name"])
    workbook.active.title = "2026"
    for title, state in (("2025", "visible"), ("lists", "hidden"), ("deep", "veryHidden")):
        workbook.create_sheet(title).sheet_state = state
    workbook.create_chartsheet("chart")
    sheets = read_table_file(saved(workbook), "t.xlsx").sheets
    assert [(sheet.name, sheet.visible) for sheet in sheets] == [
        ("2026", True),
        ("2025", True),
        ("lists", False),
        ("deep", False),
    ]


def test_cells_beside_the_table_of_a_workbook_are_not_ragged():
    below = only_sheet(workbook_of(["Name", "City"], ["Ada", "Kiel", None, "ask her"])).below(0)
    assert below[0].damage is None


def test_a_cell_in_the_last_corner_is_refused_before_it_fills_the_memory():
    workbook = workbook_of(["Name"])
    workbook.active["XFD1048576"] = "x"
    with pytest.raises(ImportFileError, match="very far from its table") as caught:
        read_table_file(saved(workbook), "t.xlsx")
    assert caught.value.code == "unreadable"


def altered(data: bytes, member: str, old: bytes, new: bytes, *, to: str = "") -> bytes:
    """Return a workbook with one member's bytes changed (and the member under another name)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name).replace(old, new) if name == member else archive.read(name)
            if to and name == "xl/_rels/workbook.xml.rels":
                content = content.replace(
                    member.removeprefix("xl/").encode(), to.removeprefix("xl/").encode()
                )
            copy.writestr(to if to and name == member else name, content)
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("place", [b"C" + b"9" * 400, b"C99999999", b"xfd1048576", b"ZZZZ1", b"C4294967297"])
@pytest.mark.parametrize("to", ["", "xl/elsewhere.xml"])
def test_a_cell_at_a_place_that_no_sheet_has_does_not_end_the_process(place, to):
    data = altered(
        saved(workbook_of(["Name", "City", "Day"])), SHEET, b'r="C1"', b'r="' + place + b'"', to=to
    )
    with pytest.raises(ImportFileError, match="very far from its table") as caught:
        read_table_file(data, "t.xlsx")
    assert caught.value.code == "unreadable"


def test_a_row_far_below_counts_although_its_cells_have_no_place_of_their_own():
    wide = saved(workbook_of([f"Column {number}" for number in range(200)]))
    far = altered(wide, SHEET, b'<row r="1">', b"<row><c r=\"A1\"><v>1</v></c></row><row r='1048576'>")
    with pytest.raises(ImportFileError, match="very far from its table"):
        read_table_file(far, "t.xlsx")


def test_the_rest_of_an_opendocument_sheet_that_is_empty_has_no_size():
    filled = '<table:table-cell office:value-type="string"><text:p>Ada</text:p></table:table-cell>'
    rest = '<table:table-cell table:number-columns-repeated="16383"/>'
    empty = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    content = (
        f'<table:table table:name="s"><table:table-row>{filled}{rest}</table:table-row>{empty}</table:table>'
    )
    assert not is_giant(opendocument(content))
    across = (
        f'<table:table><table:table-row table:number-rows-repeated="1048576">{rest}{filled}</table:table-row>'
    )
    assert is_giant(opendocument(across))


def opendocument(content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def test_a_repeated_cell_of_an_opendocument_sheet_is_refused():
    content = (
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"/>'
    )
    with pytest.raises(ImportFileError) as caught:
        read_table_file(opendocument(content * 3), "t.ods")
    assert caught.value.code == "unreadable"


def test_the_name_decides_nothing():
    by_wrong_name = read_table_file(saved(workbook_of(["Name"], ["Ada"])), "tracker.csv")
    assert [row.cells for row in by_wrong_name.sheets[0].rows] == [("Name",), ("Ada",)]
    text = read_table_file(b"Name,City\nAda,Kiel\n", "tracker.xlsx")
    assert text.sheets[0].rows[1].cells == ("Ada", "Kiel")


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_a_corrupt_zip(keep):
    data = saved(workbook_of(["Name", "City"], *[["Ada", "Kiel"]] * 50))
    with pytest.raises(ImportFileError) as caught:
        read_table_file(data[: int(len(data) * keep)], "t.xlsx")
    assert caught.value.code == "corrupt_zip"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\n \n,,\n", "no_rows"),
        (b"<html>login</html>", "html_not_csv"),
        (b"\x89PNG\r\n\x1a\n123", "binary_not_csv"),
        (b"!BDN1234", "needs_conversion"),
    ],
)
def test_what_is_no_table_is_refused_with_advice(data, code):
    with pytest.raises(ImportFileError) as caught:
        read_table_file(data, "log.csv")
    assert caught.value.code == code
    assert caught.value.message.startswith("log.csv ")


WORKBOOK = saved(workbook_of(["Name", "City"], ["Ada", "Kiel"]))


@settings(max_examples=60)
@given(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_fails_with_a_file_error_only(position, junk):
    data = WORKBOOK[:position] + junk + WORKBOOK[position + len(junk) :]
    with contextlib.suppress(ImportFileError):
        read_table_file(data, "t.xlsx")


@given(st.binary(max_size=300))
def test_arbitrary_bytes_fail_with_a_file_error_only(data):
    with contextlib.suppress(ImportFileError):
        read_table_file(data, "t.csv")
