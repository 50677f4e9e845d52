"""Choose the journal that the notebooks open: the sample, or one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explorer_kit.widgets import fields
from explorer_kit.widgets.panel import Panel

SAMPLE = ""
OTHER = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class PickerActions:
    """What the journal picker needs.

    Attributes
    ----------
    current : path or None
        The journal in use; None: the sample.
    known : tuple of path
        Journals to offer, such as those in the project's private folder.
    suggested : path
        Where a new journal would be put.
    choose : callable
        ``(path or None)``: remember the choice for all notebooks; a journal that does not exist is made.
    reset_sample : callable
        Make the sample new.
    fixed_by : str
        What settles the choice from outside (``EXPLORER_KIT_JOURNAL``); empty where nothing does.
    """

    current: Path | None
    known: tuple[Path, ...]
    suggested: Path
    choose: Callable[[Path | None], object]
    reset_sample: Callable[[], object]
    fixed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickerDraft:
    """The journal chosen; None: the sample."""

    path: Path | None


class JournalPicker(Panel):
    """The choice between the sample and one's own journals.

    Attributes
    ----------
    journal : Dropdown
        The sample, the known journals, or another one.
    path : Text
        The file of another or a new journal.
    use, reset : Button
        Use the journal chosen; make the sample new.
    """

    def __init__(self, actions: PickerActions) -> None:
        super().__init__(
            "Which journal?", "The journal is the one file that holds everything you load or write."
        )
        self._actions = actions
        self.journal = fields.choice_field("Journal", self._options(), self._chosen(), width="430px")
        self.path = fields.text_field("File of the journal", str(actions.suggested), width="430px")
        self.use = fields.button("Use this journal", main=True)
        self.reset = fields.button(
            "Make the sample new", hint="Undo everything that was changed in the sample"
        )
        self.on_press(self.use, self._use, "Opening the journal")
        self.on_press(self.reset, self._reset, "Making the sample new")
        self.on_input(self.journal, self._show_path)
        self.on_input(self.path, self.update_buttons)
        self.compose(fields.row(self.journal, self.path), fields.row(self.use, self.reset), self.message)
        self._show_path()
        self._say_current()

    def draft(self) -> PickerDraft:
        """Return the journal that is chosen."""
        if self.journal.value == SAMPLE:
            return PickerDraft(path=None)
        typed = self.path.value.strip().strip("\"'") if self.journal.value == OTHER else self.journal.value
        path = Path(typed).expanduser()
        return PickerDraft(path=path if path.suffix else path.with_suffix(".duckdb"))

    def problems(self) -> list[str]:
        """Return why the journal cannot be used."""
        if self._actions.fixed_by:
            return [f"{self._actions.fixed_by} settles which journal is used; unset it to choose here."]
        if self.journal.value == OTHER and not self.path.value.strip():
            return ["Say which file the journal is to be."]
        return []

    def update_buttons(self) -> None:
        """Use a journal where one is named; make the sample new while it is in use."""
        self.use.disabled = bool(self.problems())
        self.reset.disabled = self.journal.value != SAMPLE
        fields.show(self.reset, self.journal.value == SAMPLE)

    def _options(self) -> list[tuple[str, str]]:
        known = dict.fromkeys(
            [*([self._actions.current] if self._actions.current else []), *self._actions.known]
        )
        return [
            ("the sample (invented people)", SAMPLE),
            *((f"{path.name} in {path.parent}", str(path)) for path in known),
            ("another or a new file …", OTHER),
        ]

    def _chosen(self) -> str:
        return SAMPLE if self._actions.current is None else str(self._actions.current)

    def _show_path(self) -> None:
        fields.show(self.path, self.journal.value == OTHER)
        self.update_buttons()

    def _say_current(self) -> None:
        problems = self.problems()
        used = "the sample" if self._actions.current is None else str(self._actions.current)
        self.message.say(" ".join([f"In use: {used}.", *problems]))

    def _use(self) -> None:
        path = self.draft().path
        self._actions.choose(path)
        name = "the sample" if path is None else str(path)
        self.message.say(
            f"All notebooks now open {name}. Run this notebook's cells again from the top.", "done"
        )

    def _reset(self) -> None:
        self._actions.reset_sample()
        self.message.say(
            "The sample is as it was at first. Run this notebook's cells again from the top.", "done"
        )
