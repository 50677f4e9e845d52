"""Entries of the user's own: a list of them, and one form to write, change, remove and put them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import ipywidgets as ipw
from traitlets import TraitError

from explorer_kit.importers.words import counted
from explorer_kit.widgets import fields, markup
from explorer_kit.widgets.kept_forms import KeptForms
from explorer_kit.widgets.panel import Panel

Record = TypeVar("Record")
MOST_ROWS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryWords:
    """What a form calls its entries: "goal", "goals", and what it says where there are none yet.

    ``counted_one`` is the one that stands with a number, where that is another: "question of your own".
    """

    one: str
    many: str
    counted_one: str = ""
    none: str
    title: str = ""
    intro: str = ""


@dataclass(frozen=True, kw_only=True)
class EntryActions(Generic[Record]):
    """How entries are read, saved (which gives them their id) and taken away."""

    stored: Callable[[], Sequence[Record]]
    key: Callable[[Record], str]
    save: Callable[[Record], Record]
    remove: Callable[[Record], object]


class EntryForm(Panel, Generic[Record]):
    """Entries of one kind; a kind says which inputs it has, and how a record is read from them.

    Parameters
    ----------
    words : EntryWords
        What the entries are called.
    actions : EntryActions
        What can be done with them.
    kept : KeptForms
        Keeps what is typed until it is saved.

    Attributes
    ----------
    entries : Select
        The saved ones; its value is the id of the one that is open, None while a new one is written.
    records : dict of str to record
        The saved ones by id.
    save, new, remove, put_back : Button
        Save what is in the form; begin a new one; remove the open one; take the last removal back.
    """

    def __init__(self, words: EntryWords, actions: EntryActions[Record], kept: KeptForms) -> None:
        super().__init__()
        self._words, self._do, self._kept = words, actions, kept
        self._callbacks: list[Callable[[], None]] = []
        self._inputs: dict[str, Any] = {}
        self._filling = False
        self._removed: Record | None = None
        self.records: dict[str, Record] = {}
        self.heading.value += markup.heading(words.title, words.intro, level=4) if words.title else ""
        self.entries = fields.list_field(words.many.capitalize(), rows=3)
        self.none, self.which = fields.note(words.none), ipw.HTML()
        self.save = fields.button("", main=True)
        self.new = fields.button(f"Write a new {words.one}")
        self.remove = fields.button("Remove it")
        self.put_back = fields.button("Put it back", hint="Take the removal back")
        self.on_press(self.save, self._save, "Saving")
        self.on_press(self.new, lambda: self.open_entry(""), "")
        self.on_press(self.remove, self._remove, "Removing it")
        self.on_press(self.put_back, self._put_back, "Putting it back")
        self.on_input(self.entries, self._chosen)

    # --- what a kind of entry says

    def draft(self) -> Record:
        """Return the entry as it is in the form."""
        raise NotImplementedError

    def line(self, record: Record) -> str:
        """Return an entry on one line, for the list."""
        raise NotImplementedError

    def values(self, record: Record | None) -> dict[str, Any]:
        """Return what the inputs hold for an entry; without one, for a new one."""
        raise NotImplementedError

    def after_input(self) -> None:
        """Say what is to be said about what is typed."""

    # --- what all have

    @property
    def opened(self) -> Record | None:
        """The saved entry that is open; None while a new one is written."""
        return self.records.get(self._key)

    @property
    def _key(self) -> str:
        return str(self.entries.value or "")

    def on_change(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` after every change of what is saved."""
        self._callbacks.append(callback)

    def problems(self) -> list[str]:
        """Return what hinders saving."""
        return list(self.draft().problems())  # type: ignore[attr-defined]

    def watch(self, **inputs: Any) -> None:
        """Make these the inputs of the form: what is typed in them is kept."""
        self._inputs = inputs
        for each in inputs.values():
            self.on_input(each, self._typed)

    def begin(self, about: str = "") -> None:
        """Show the entries, and in the form what was typed and not saved."""
        self._kept.open(about)
        self._removed = None
        self.message.say("")
        self.refresh()
        last = self._kept.last
        key = last if last in self.records else ""
        self.open_entry(key)
        if self._kept.inputs(key) is not None:
            self.message.say(f"Here is the {self._words.one} that you had begun; it is not saved yet.")

    def refresh(self) -> None:
        """Read the entries again; the open one stays open."""
        self.records = {self._do.key(record): record for record in self._do.stored()}
        key = self._key
        self._filling = True
        self.entries.options = [(self.line(record), key) for key, record in self.records.items()]
        self.entries.rows = min(max(len(self.records), 2), MOST_ROWS)
        self.entries.value = key if key in self.records else None
        self._filling = False

    def open_entry(self, key: str) -> None:
        """Put an entry into the form, or with an empty id a new one: as typed last, else as saved."""
        self._filling = True
        self.entries.value = key or None
        values = self.values(self.opened)
        kept = self._kept.inputs(key) or {}
        for name, widget in self._inputs.items():
            widget.value = values[name]
            with suppress(TraitError):  # a draft of another version
                widget.value = _as_value(kept.get(name, values[name]))
        self._filling = False
        self.after_input()
        self.update_buttons()

    def update_buttons(self) -> None:
        """Offer what can be done now."""
        super().update_buttons()
        one, is_new = self._words.one, self.opened is None
        self.which.value = markup.heading(f"A new {one}" if is_new else f"Change the {one}", level=4)
        self.save.description = f"Save the {one}" if is_new else "Save the changes"
        fields.show(self.entries, bool(self.records))
        fields.show(self.none, not self.records)
        fields.show(self.new, not is_new)
        fields.show(self.remove, not is_new)
        fields.show(self.put_back, self._removed is not None)

    def _chosen(self) -> None:
        if not self._filling:
            self.message.say("")
            self.open_entry(self._key)

    def _typed(self) -> None:
        if self._filling:
            return
        self.after_input()
        self.keep_typed()

    def keep_typed(self) -> None:
        """Keep what is in the form, unless it is what is saved."""
        inputs = {name: _as_json(widget.value) for name, widget in self._inputs.items()}
        saved = {name: _as_json(value) for name, value in self.values(self.opened).items()}
        if inputs == saved:
            self._kept.drop(self._key)
        else:
            self._kept.keep(self._key, inputs)

    def _save(self) -> None:
        if problems := self.problems():
            self.message.say(" ".join(problems), "error")
            return
        self._do.save(self.draft())
        self._kept.drop(self._key)
        self._removed = None
        self.after_saving("", "Saved.")

    def _remove(self) -> None:
        if self.opened is None:
            return
        self._do.remove(self.opened)
        self._removed = self.opened
        self._kept.drop(self._key)
        self.after_saving("", "Removed.")

    def _put_back(self) -> None:
        if self._removed is None:
            return
        key = self._do.key(self._do.save(self._removed))
        self._removed = None
        self.after_saving(key, "It is back.")

    def after_saving(self, key: str, said: str) -> None:
        """Read the entries again, open one of them, or with an empty id a new one, and say what was done."""
        self.refresh()
        self.open_entry(key)
        count = counted(len(self.records), self._words.counted_one or self._words.one, self._words.many)
        self.message.say(f"{said} You have {count} now.", "done")
        for callback in self._callbacks:
            callback()


def _as_json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _as_value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
