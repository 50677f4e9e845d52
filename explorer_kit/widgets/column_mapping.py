"""How the columns of a table are read: one list per column, and the order of dates where it is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ipywidgets as ipw

from explorer_kit.importers.preview import SheetPreview, TablePreview
from explorer_kit.widgets import fields, markup

LEAVE_OUT = ("(leave out)", "")
DATE_ORDERS = [
    ("please choose", ""),
    ("day first: 31/12/2026", "day"),
    ("month first: 12/31/2026", "month"),
    ("year first: 2026/12/31", "year"),
    ("leave these dates empty", "empty"),
]
SAMPLES = 3


class ColumnMapping(ipw.VBox):
    """The columns of one or more tables, each with what it is read as.

    Attributes
    ----------
    columns : dict of str to Dropdown
        Header → the list of fields; an empty value leaves the column out.
    date_order : Dropdown
        Shown only where dates could be read in two ways.
    remember : Checkbox
        Save the mapping for the next table with this header.
    """

    def __init__(self) -> None:
        super().__init__()
        self.children: tuple[ipw.Widget, ...]
        self.columns: dict[str, ipw.Dropdown] = {}
        self.date_order = fields.choice_field("Numeric dates are written", DATE_ORDERS, "", width="250px")
        self.remember = fields.tick_field("Remember this for files with the same columns")
        self.can_remember = True
        self._guessed: dict[str, str | None] = {}
        self._asks = False
        self._changed: Callable[[], object] = lambda: None

    def show_tables(self, tables: tuple[TablePreview, ...]) -> None:
        """Show these tables; what was chosen for another file is forgotten."""
        sheets = [sheet for table in tables for sheet in table.sheets if not sheet.skipped]
        self._guessed = {header: field for sheet in sheets for header, field in sheet.mapping.items()}
        options = [LEAVE_OUT, *((label, name) for name, label in (tables[0].fields if tables else ()))]
        self.columns = {
            header: fields.choice_field(header or "(no header)", options, field or "", width="100%")
            for header, field in self._guessed.items()
        }
        for column in self.columns.values():
            column.observe(lambda _: self._changed(), names="value")
        chosen = [sheet.date_order for sheet in sheets if sheet.date_chosen and sheet.date_order]
        self.remember.value, self._asks = False, bool(chosen)  # a choice made before can be changed
        self.date_order.value = chosen[0] if chosen else ""
        self._lay_out(sheets)
        self.update_dates(tables)

    def _lay_out(self, sheets: list[SheetPreview]) -> None:
        if not sheets:
            self.children = ()
            return
        samples = _samples(sheets)
        grid = ipw.Box(
            [ipw.VBox([column, ipw.HTML(samples.get(header, ""))]) for header, column in self.columns.items()]
        )
        grid.add_class("ek-mapping")
        fields.show(self.remember, self.can_remember)
        self.children = (
            ipw.HTML(markup.heading("What the columns are", _summary(self._guessed), level=4)),
            grid,
            self.date_order,
            self.remember,
        )

    def update_dates(self, tables: tuple[TablePreview, ...]) -> None:
        """Ask for the order of dates if these tables leave it open; keep asking once asked."""
        open_ = any(sheet.ambiguous_dates for table in tables for sheet in table.sheets if not sheet.skipped)
        self._asks = self._asks or open_
        fields.show(self.date_order, self._asks)

    def on_change(self, action: Callable[[], object]) -> None:
        """Call ``action`` when a column or the order of dates is changed."""
        self._changed = action
        self.date_order.observe(lambda _: self._changed(), names="value")

    def mapping(self) -> Mapping[str, str | None] | None:
        """Return header → field if anything was corrected, else None."""
        chosen = self.all_columns()
        return chosen if chosen != self._guessed else None

    def all_columns(self) -> dict[str, str | None]:
        """Return header → field for every column, corrected or not."""
        return {header: column.value or None for header, column in self.columns.items()}

    def order(self) -> str | None:
        """Return the order of dates chosen, None where there was none to choose."""
        value = self.date_order.value
        return value if value in {"day", "month", "year"} else None

    def problems(self) -> list[str]:
        """Return what must be decided first, in sentences."""
        if self._asks and self.date_order.value == "":
            return ["Some dates can be read in two ways: choose how numeric dates are written."]
        return []


def _summary(mapping: Mapping[str, str | None]) -> str:
    left_out = [f"'{header}'" for header, field in mapping.items() if field is None]
    if not left_out:
        return f"All {len(mapping)} columns were recognised. Correct what is wrong."
    return (
        f"{len(mapping) - len(left_out)} of {len(mapping)} columns were recognised; left out: "
        f"{', '.join(left_out)}. Correct what is wrong."
    )


def _samples(sheets: list[SheetPreview]) -> dict[str, str]:
    """Return header → a line with the first values under it."""
    lines = {}
    for sheet in sheets:
        for position, header in enumerate(sheet.header):
            values = [row[position].strip() for row in sheet.rows if position < len(row)]
            line = " · ".join([value for value in values if value][:SAMPLES])
            if line or header not in lines:
                shown = markup.text(line or "(empty in the first rows)")
                lines[header] = f"<div class='ek-sample' title='{shown}'>{shown}</div>"
    return lines
