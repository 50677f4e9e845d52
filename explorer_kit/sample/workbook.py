"""The tracker as an Excel workbook, the same bytes for the same season."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from explorer_kit.sample.model import Season
from explorer_kit.sample.tracker import GROUPS, HEADER, Row, tracker_rows
from explorer_kit.sample.tracker_quirks import sheet_rows

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Networking 2026"
_WIDTHS = {"Name": 24, "Company": 26, "Role": 24, "Email": 36, "LinkedIn": 48, "Notes": 42}
# choices behind the drop-downs, kept on a hidden sheet
_LISTS = {
    "How I know them": ("cold", "alumni", "warm", "referral"),
    "How": ("Email", "LinkedIn", "LinkedIn invitation", "phone", "in person"),
    "Replied?": ("yes", "no", "declined", "later"),
    "Interview status": ("scheduled", "held", "cancelled", "no-show"),
}
_INSTRUCTIONS = (
    "How to use this tracker",
    "",
    "1. One row a person. Add people as soon as you have their name.",
    "2. Fill in 'Date contacted' on the day you write to them, and how.",
    "3. Nudge once after seven working days of silence, then let it rest.",
    "4. Say thank you within a day of the talk.",
    "5. Row 4 is an example, please overwrite it.",
)


def write_tracker(season: Season, path: Path) -> None:
    """Write the tracker of a season as ``.xlsx``.

    The sheet has a title row, a row of merged group names, the header in row 3 and an example below it; a
    second sheet holds instructions, a hidden one the choices of the drop-downs.

    Parameters
    ----------
    season : Season
        What happened.
    path : Path
        File to write; its folder must exist.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = SHEET
    _write_head(sheet, season)
    for row in sheet_rows([row.cells for row in tracker_rows(season)], season.seed):
        _write_row(sheet, row)
    _write_other_sheets(book, sheet)
    book.properties.creator = season.owner.name
    path.write_bytes(_frozen(book, datetime.combine(season.as_of, time(8))))


def _write_head(sheet: Worksheet, season: Season) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.append([f"My networking tracker - {season.owner.name}"])
    sheet.append(_group_cells())
    sheet.append([name.replace("Thank-you sent", "Thank-you\nsent") for name in HEADER])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(HEADER))
    first = 1
    for columns in GROUPS.values():
        sheet.merge_cells(start_row=2, end_row=2, start_column=first, end_column=first + len(columns) - 1)
        first += len(columns)
    sheet["A1"].font = Font(bold=True, size=16)
    for cell in [*sheet[2], *sheet[3]]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DCE6F1")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for number, name in enumerate(HEADER):
        sheet.column_dimensions[get_column_letter(number + 1)].width = _WIDTHS.get(name, 15)
    sheet.freeze_panes = "B4"


def _group_cells() -> list[str | None]:
    """Return the cells of the group row: each name above its first column."""
    cells: list[str | None] = []
    for group, columns in GROUPS.items():
        cells += [group, *[None] * (len(columns) - 1)]
    return cells


def _write_row(sheet: Worksheet, row: Row) -> None:
    sheet.append([row[name] for name in HEADER])
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, date):
            cell.number_format = "DD/MM/YYYY"
        elif isinstance(cell.value, time):
            cell.number_format = "HH:MM"


def _write_other_sheets(book: Workbook, sheet: Worksheet) -> None:
    instructions = book.create_sheet("How to use")
    for line in _INSTRUCTIONS:
        instructions.append([line])
    instructions.column_dimensions["A"].width = 90
    lists = book.create_sheet("Lists")
    lists.sheet_state = "hidden"
    for number, (name, choices) in enumerate(_LISTS.items(), start=1):
        for row, value in enumerate((name, *choices), start=1):
            lists.cell(row, number, value)
        _offer(sheet, name, number, len(choices))


def _offer(sheet: Worksheet, name: str, number: int, count: int) -> None:
    """Give a column a drop-down from the hidden sheet; a suggestion only, other words may be typed."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(number)
    rule = DataValidation("list", f"Lists!${letter}$2:${letter}${count + 1}", showErrorMessage=False)
    column = get_column_letter(HEADER.index(name) + 1)
    rule.add(f"{column}4:{column}{sheet.max_row}")
    sheet.add_data_validation(rule)


def _frozen(book: Workbook, moment: datetime) -> bytes:
    """Return the workbook's bytes with every time in it set to ``moment``, so that they can be reproduced."""
    book.properties.created = moment
    saved, frozen = io.BytesIO(), io.BytesIO()
    book.save(saved)
    stamp = f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(frozen, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                # openpyxl writes the time of saving, whatever the property says
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            member = zipfile.ZipInfo(name, moment.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            target.writestr(member, content)
    return frozen.getvalue()
