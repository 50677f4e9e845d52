"""Bring logs into the journal: choose files, see how they are read, correct it, load, see what came of it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import ipywidgets as ipw

from explorer_kit.importers.base import importers
from explorer_kit.importers.preview import Preview
from explorer_kit.importers.report import ImportReport
from explorer_kit.importers.words import counted
from explorer_kit.settings import Limits
from explorer_kit.widgets import fields, import_preview, import_report
from explorer_kit.widgets.column_mapping import ColumnMapping
from explorer_kit.widgets.file_choice import FileChoice
from explorer_kit.widgets.import_actions import ImportActions, ImportDraft
from explorer_kit.widgets.limits_form import LimitsForm
from explorer_kit.widgets.panel import Panel
from explorer_kit.widgets.rejected_panel import RejectedPanel

SECONDS_BETWEEN_STEPS = 0.1


class ImportPanel(Panel):
    """The import of logs, from the choice of a file to the rows that were rejected.

    Parameters
    ----------
    actions : ImportActions
        What the panel can ask for.

    Attributes
    ----------
    files : FileChoice
        ``files.path`` and ``files.upload``.
    columns : ColumnMapping
        ``columns.columns[header]``, ``columns.date_order``, ``columns.remember``.
    limits : LimitsForm
        What of mail and calendars is taken; shown where there are any, and then tried out before the import.
    look, try_out, load, open_rejected : Button
        Look at the files; say what loading would do; load; open the rejected rows.
    report : ImportReport or None
        The last one.
    rejected : RejectedPanel or None
        Once it was opened.
    """

    def __init__(self, actions: ImportActions) -> None:
        super().__init__(
            "Import logs",
            "Tracker tables, LinkedIn's export, calendars, mail, address books, notes, transcripts, coded "
            "interviews: single files, folders or zips. Loading a file twice changes nothing; a newer "
            "edition replaces the older.",
        )
        self._actions = actions
        self._callbacks: list[Callable[[], None]] = []
        self._looked_at: ImportDraft | None = None
        self._tried = False
        self.report: ImportReport | None = None
        self.rejected: RejectedPanel | None = None
        self._make_inputs()
        self._make_buttons()
        self.compose(
            self.files, fields.row(self.look), self.found, self.columns, self.limits,
            fields.row(self.try_out, self.load), self.progress, self.message, self.result,
            fields.row(self.open_rejected), self.mending,
        )  # fmt: skip
        self.update_buttons()

    def _make_inputs(self) -> None:
        self.files = FileChoice()
        self.found = ipw.HTML()
        self.columns = ColumnMapping()
        self.columns.can_remember = self._actions.save_mapping is not None
        self.progress = ipw.IntProgress(min=0, max=1)
        self.result = ipw.HTML()
        self.mending = ipw.VBox()
        self.limits = LimitsForm(self._actions.limits)
        fields.show(self.limits.remember, self._actions.remember_limits is not None)
        fields.show(self.limits, False)
        fields.show(self.progress, False)
        self.limits.on_change(self.update_buttons)
        self.files.on_change(self._chosen)
        self.columns.on_change(self._other_columns)

    def _make_buttons(self) -> None:
        self.look = fields.button("Look at it", hint="Say what the files are; nothing is loaded")
        self.try_out = fields.button("Try it out", hint="Say what loading would do; nothing is stored")
        self.load = fields.button("Import", main=True)
        self.open_rejected = fields.button("Open the rejected rows")
        self.on_press(self.look, self._look, "Looking at the files")
        self.on_press(self.try_out, lambda: self._run(dry_run=True), "Trying it out")
        self.on_press(self.load, lambda: self._run(dry_run=False), "Importing")
        self.on_press(self.open_rejected, self._open_rejected, "")

    def on_change(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` after every load that stored something, so that charts can be drawn again."""
        self._callbacks.append(callback)

    def draft(self) -> ImportDraft:
        """Return what was entered."""
        return ImportDraft(
            files=self.files.chosen(),
            mapping=self.columns.mapping(),
            date_order=self.columns.order(),
            remember=self.columns.remember.value,
            limits=self.limits.limits() if self._personal() else Limits(),
        )

    def problems(self) -> list[str]:
        """Return what hinders the import, in sentences."""
        problems = self.files.problems()
        if not problems and self._looked_at is None:
            problems = ["Look at the files first."]
        return problems + self.columns.problems() + (self.limits.problems() if self._personal() else [])

    def _personal(self) -> bool:
        """Tell whether mail or calendars are among the files."""
        return bool(self.limits.layout.display != "none")

    def update_buttons(self) -> None:
        """Load once the files were looked at and nothing is left to decide."""
        self.look.disabled = False
        self.try_out.disabled = bool(self.problems())
        self.load.disabled = self.try_out.disabled or (self._personal() and not self._tried)
        fields.show(self.try_out, self._looked_at is not None)
        fields.show(self.load, self._looked_at is not None)
        count = self._open_rows()
        self.open_rejected.disabled = count == 0
        self.open_rejected.description = f"Open {counted(count, 'rejected row', 'rejected rows')}"
        fields.show(self.open_rejected, count > 0)

    def _open_rows(self) -> int:
        """Return how many rows there are to open: those of the last load, later those still listed."""
        if self.report is None or self.report.dry_run:
            return 0
        if self.rejected in self.mending.children and self.rejected is not None:
            return len(self.rejected.rows.options)
        return import_report.rejected_count(self.report)

    def _chosen(self) -> None:
        with self.at_work("Looking at the files"):
            self._look()

    def _clear(self) -> None:
        self._looked_at, self.report, self._tried = None, None, False
        fields.show(self.limits, False)
        self.limits.show_labels({})
        self.found.value = self.result.value = ""
        self.columns.show_tables(())
        self.mending.children = ()

    def _look(self) -> None:
        self._clear()
        problems = self.files.problems()
        if problems:
            self.message.say(problems[0], "error")
            return
        preview = self._preview()
        self.columns.show_tables(preview.tables)
        self.found.value = import_preview.found_html(preview)
        sources = importers()
        personal = [file for file in preview.files if file.source and sources[file.source].personal]
        fields.show(self.limits, bool(personal))
        self._looked_at = self.draft() if any(file.source for file in preview.files) else None
        self._say_problems()

    def _preview(self) -> Preview:
        draft = self.draft()
        return self._actions.preview(*draft.files, mapping=draft.mapping, date_order=draft.date_order)

    def _other_columns(self) -> None:
        if self._looked_at is None:
            return
        with self.at_work():
            self.columns.update_dates(self._preview().tables)
            self._say_problems()

    def _say_problems(self) -> None:
        problems = self.columns.problems()
        if self._personal() and not self._tried:
            problems.append("Try it out first: it says how many people, messages and meetings there are.")
        self.message.say(problems[0] if problems else "", "warning")

    def _run(self, *, dry_run: bool) -> None:
        draft = self.draft()
        self.mending.children = ()
        fields.show(self.progress, True)
        try:
            self.report = self._actions.run(
                *draft.files, mapping=draft.mapping, date_order=draft.date_order, limits=draft.limits,
                dry_run=dry_run, progress=self._throttled(),
            )  # fmt: skip
        finally:
            fields.show(self.progress, False)
        self.result.value = import_report.report_html(self.report)
        self.message.say(import_report.summary(self.report), "done" if self.report.ok else "warning")
        self._tried = True
        self.limits.show_labels(import_report.labels(self.report))
        if not dry_run:
            if self._personal() and self.limits.remember.value and self._actions.remember_limits is not None:
                self._actions.remember_limits(draft.limits)
            if draft.remember and self._actions.save_mapping is not None:
                self._actions.save_mapping(self.columns.all_columns(), date_order=draft.date_order)
            self._tell()

    def _throttled(self) -> Callable[[int, int, str], None]:
        """Return a progress callback that draws at most ten times a second."""
        last = 0.0
        self.progress.max, self.progress.value = 1, 0

        def step(done: int, total: int, label: str) -> None:
            nonlocal last
            if 0 < done < total and monotonic() - last < SECONDS_BETWEEN_STEPS:
                return
            last = monotonic()
            # what has no known length fills the bar: the words beside it say what is being done
            self.progress.max, self.progress.value = max(total, 1), done if total else 1
            self.message.say(f"{label} …", "busy")

        return step

    def _open_rejected(self) -> None:
        self.rejected = RejectedPanel(self._actions.rejected, self._tell, title="")
        self.mending.children = (self.rejected,)

    def _tell(self) -> None:
        for callback in self._callbacks:
            callback()
        self.update_buttons()
