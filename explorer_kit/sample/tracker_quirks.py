"""What makes the tracker a real one: text dates among true ones, an example, blank, broken and total rows."""

from __future__ import annotations

from datetime import date

from explorer_kit.sample.dice import Dice
from explorer_kit.sample.tracker import DATE_COLUMNS, HEADER, MONTHS, Cell, Row

# of the dates of a column, this share was typed as text
_TYPED_SHARE = 0.12
_SURE_DAY = 13  # from here on the first number of a date cannot be a month

EXAMPLE_ROW: Row = {
    "Name": "Example: Jane Doe (please overwrite)",
    "Company": "Example Ltd",
    "Role": "Data Analyst",
    "Email": "name@example.com",
    "How I know them": "cold",
    "Date contacted": date(2026, 1, 5),
    "How": "Email",
    "Message version": "A",
    "Replied?": "yes",
}
# nobody can tell who this is: the row waits for a name
ROW_WITHOUT_IDENTITY: Row = {
    "Company": "Beispielbank AG",
    "Role": "BI Analyst",
    "How I know them": "cold",
    "Date added": date(2026, 4, 2),
    "Date contacted": date(2026, 4, 7),
    "How": "Email",
    "Notes": "name is on the conference badge list",
}
# there is no 31 February: the row waits for the right day
ROW_WITH_IMPOSSIBLE_DATE: Row = {
    "Name": "Theodora Kalenderblatt",
    "Company": "Windbeispiel GmbH",
    "Role": "Product Manager",
    "Email": "theodora.kalenderblatt@example.net",
    "How I know them": "alumni",
    "Date added": date(2026, 2, 24),
    "Date contacted": "31/02/2026",
    "How": "Email",
    "Message version": "B",
    "Replied?": "no",
}
BLANK_ROWS = 3
# of the sheet: a title, the groups and the header stand above
FIRST_ROW = 4
_BROKEN = (ROW_WITHOUT_IDENTITY, ROW_WITH_IMPOSSIBLE_DATE)


def sheet_rows(rows: list[Row], seed: int) -> list[Row]:
    """Return the rows of the sheet below its header: example, data, broken, blank and total rows.

    Parameters
    ----------
    rows : list of Row
        One row a contact, by the day they were added.
    seed : int
        Seed of the season.
    """
    complete = [*rows, *(dict.fromkeys(HEADER) | broken for broken in _BROKEN)]
    complete.sort(key=lambda row: str(row["Date added"]))
    placed = _with_typed_dates(Dice(seed, "tracker quirks"), complete)
    step = len(placed) // (BLANK_ROWS + 1) or 1
    blank: Row = dict.fromkeys(HEADER)
    for number in range(BLANK_ROWS, 0, -1):
        placed.insert(number * step, blank)
    return [blank | EXAMPLE_ROW, *placed, blank | _total_row(len(placed))]


def _total_row(count: int) -> Row:
    """Return the row of totals; its formulas hold no computed value, as many programs write them."""
    from openpyxl.utils import get_column_letter

    first = FIRST_ROW + 1  # below the example
    columns = {
        name: get_column_letter(HEADER.index(name) + 1) for name in ("Date contacted", "Interview date")
    }
    totals: Row = {name: f"=COUNTA({c}{first}:{c}{FIRST_ROW + count})" for name, c in columns.items()}
    return {"Name": "Total"} | totals


def _with_typed_dates(dice: Dice, rows: list[Row]) -> list[Row]:
    """Return the rows with some dates as text, each column's day-month order proven by its own cells."""
    rows = [dict(row) for row in rows]
    for column in DATE_COLUMNS:
        cells = {i: cell for i, row in enumerate(rows) if isinstance(cell := row[column], date)}
        chosen = [i for i in cells if dice.chance(_TYPED_SHARE)]
        proven = any(cells[i].day >= _SURE_DAY for i in chosen)
        for i in chosen:
            rows[i][column] = _typed(dice, cells[i], slashes=proven)
    return rows


def _typed(dice: Dice, day: date, *, slashes: bool) -> Cell:
    if slashes and (day.day >= _SURE_DAY or dice.chance(0.7)):
        return f"{day:%d/%m/%Y}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if dice.chance(0.5) else day.isoformat()
