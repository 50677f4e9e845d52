"""The rows that could not be used: open one, mend its cells, load it again or leave it out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import ipywidgets as ipw

from explorer_kit.importers.words import REASONS, counted, in_words
from explorer_kit.widgets import fields, markup
from explorer_kit.widgets.import_actions import RejectedActions
from explorer_kit.widgets.panel import Panel

LONG_CELL = 60
NO_ROWS = "There are no rejected rows."


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedDraft:
    """A rejected row as it was mended: its id and the cells under their headers."""

    rejected_id: str
    fields: tuple[tuple[str, str], ...]


class RejectedPanel(Panel):
    """A list of rejected rows and a form for the one that is open.

    Parameters
    ----------
    actions : RejectedActions
        How to list, mend and dismiss them.
    on_change : callable, optional
        Called after a row was mended and is in the journal.

    Attributes
    ----------
    rows : Select
        The open rows; its value is the row as a dict.
    cells : dict of str to Text or Textarea
        Header → input of the row that is open.
    load_again, leave_out : Button
        What can be done with it.
    """

    def __init__(
        self,
        actions: RejectedActions,
        on_change: Callable[[], None] | None = None,
        title: str = "Rejected rows",
    ) -> None:
        super().__init__(title, "Rows that could not be used. Mend one and load it again, or leave it out.")
        self._actions = actions
        self._on_change = on_change or (lambda: None)
        self.rows = fields.list_field("Rows that could not be used")
        self.cells: dict[str, Any] = {}
        self.why = ipw.HTML()
        self.form = ipw.Box()
        self.form.add_class("ek-mapping")
        self.load_again = fields.button("Load again", main=True)
        self.leave_out = fields.button("Leave it out")
        self.on_press(self.load_again, self._load_again, "Loading the row")
        self.on_press(self.leave_out, self._leave_out, "Leaving the row out")
        self.on_input(self.rows, self._open)
        self.compose(
            self.rows, self.why, self.form, fields.row(self.load_again, self.leave_out), self.message
        )
        with self.at_work():
            self.refresh()

    def draft(self) -> RejectedDraft | None:
        """Return the row that is open, as it is filled in now."""
        if self.rows.value is None:
            return None
        cells = tuple((header, cell.value) for header, cell in self.cells.items())
        return RejectedDraft(rejected_id=str(self.rows.value["rejected_id"]), fields=cells)

    def problems(self) -> list[str]:
        """Return what hinders loading the row again."""
        if self.rows.value is None:
            return ["Choose a row."]
        if not self.cells:
            return ["This record has no cells to mend: mend it in its file and load the file again."]
        return []

    def refresh(self) -> None:
        """Read the list again; the first row is opened."""
        records: list[dict[str, Any]] = self._actions.rejected().to_dict("records")  # type: ignore[assignment]
        self.rows.options = [(_line(record), record) for record in records]
        fields.label(self.rows, f"{counted(len(records), 'row', 'rows')} could not be used")
        self.rows.rows = min(max(len(records), 2), 8)
        self.rows.value = records[0] if records else None
        fields.show(self.rows, bool(records))
        self._open()
        if not records and not self.message.text:
            self.message.say(NO_ROWS)
        elif records and self.message.text == NO_ROWS:
            self.message.say("")
        self.update_buttons()

    def update_buttons(self) -> None:
        """Load again where there is something to mend; leave out where a row is open."""
        self.load_again.disabled = bool(self.problems())
        self.leave_out.disabled = self.rows.value is None
        for each in (self.load_again, self.leave_out):
            fields.show(each, self.rows.value is not None)

    def _open(self) -> None:
        row = self.rows.value
        self.cells = {} if row is None else {name: _cell(name, text) for name, text in _cells(row).items()}
        self.form.children = tuple(self.cells.values())
        self.why.value = "" if row is None else _why(row, bool(self.cells))

    def _load_again(self) -> None:
        draft = self.draft()
        if draft is None:
            return
        report = self._actions.mend(draft.rejected_id, dict(draft.fields))
        leaves = [leaf for file in report.files for leaf in file.leaves()]
        if not any(leaf.used for leaf in leaves):
            codes = dict.fromkeys(code for leaf in leaves for code in (*leaf.rejected, *leaf.skipped))
            why = ", ".join(in_words(code, REASONS) for code in codes) or "nothing of it could be read"
            self.message.say(f"The row still cannot be used: {why}.", "warning")
            return
        self.message.say("The row is in the journal.", "done")
        self.refresh()
        self._on_change()

    def _leave_out(self) -> None:
        draft = self.draft()
        if draft is None:
            return
        self._actions.dismiss(draft.rejected_id)
        self.message.say("The row was left out.", "done")
        self.refresh()


def _line(row: dict[str, Any]) -> str:
    return f"{PurePath(str(row['file'])).name} · {row['location']} · {in_words(str(row['reason']), REASONS)}"


def _cells(row: dict[str, Any]) -> dict[str, str]:
    """Return header → cell; the column holds JSON, as an object or as pairs."""
    stored = row.get("fields")
    value = json.loads(stored) if isinstance(stored, str) and stored else stored
    if not isinstance(value, dict | list | tuple):
        return {}
    return {str(name): "" if cell is None else str(cell) for name, cell in dict(value).items()}


def _cell(name: str, value: str) -> Any:
    if len(value) > LONG_CELL or "\n" in value:
        return fields.long_text_field(name, value)
    return fields.text_field(name, value, width="100%")


def _why(row: dict[str, Any], has_cells: bool) -> str:
    shown = "" if has_cells else f"<pre>{markup.text(row.get('raw') or '')}</pre>"
    return markup.heading(str(row["location"]), str(row["message"]), level=4) + shown
