"""What was typed in a form and not saved yet: kept at every change, there when the form is opened again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class LoadDraft(Protocol):
    """Return the inputs of a form that was begun; empty where there are none."""

    def __call__(self, form: str, about: str = "") -> dict[str, Any]:
        """Return what :class:`SaveDraft` kept under the form and what it is about."""
        ...


class SaveDraft(Protocol):
    """Keep the inputs of a form."""

    def __call__(self, form: str, content: dict[str, Any], about: str = "") -> object:
        """Keep them in place of what was kept before; empty ones are forgotten."""
        ...


@dataclass(frozen=True, slots=True)
class Drafts:
    """Where drafts are kept; the journal's ``draft`` and ``save_draft`` fit as they are."""

    load: LoadDraft
    save: SaveDraft


class KeptForms:
    """The inputs of one form, kept for each entry that it was opened with, until that entry is saved.

    Parameters
    ----------
    form : str
        The form's name among the drafts.
    drafts : Drafts
        Where they are kept.

    Attributes
    ----------
    last : str
        The entry that was being written; empty for a new one.
    """

    def __init__(self, form: str, drafts: Drafts) -> None:
        self._form, self._drafts = form, drafts
        self._about = ""
        self._kept: dict[str, dict[str, Any]] = {}
        self.last = ""

    def open(self, about: str = "") -> None:
        """Read what was kept about something, a contact for instance."""
        self._about = about
        content = self._drafts.load(self._form, about)
        self.last = str(content.get("last", ""))
        self._kept = dict(content.get("kept", {}))

    def inputs(self, key: str) -> dict[str, Any] | None:
        """Return what was typed for an entry; None where it was saved or never begun."""
        return self._kept.get(key)

    def keep(self, key: str, inputs: Mapping[str, Any]) -> None:
        """Keep what is typed for an entry."""
        self.last = key
        self._kept[key] = dict(inputs)
        self._write()

    def drop(self, key: str) -> None:
        """Forget what was typed for an entry: it is saved, or as it was."""
        if self._kept.pop(key, None) is not None:
            self._write()

    def _write(self) -> None:
        content = {"last": self.last, "kept": self._kept} if self._kept else {}
        self._drafts.save(self._form, content, self._about)
