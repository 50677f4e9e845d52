"""What the import panel can ask for: the callables it is given, and the records that pass between them.

The journal's own methods fit as they are: ``preview=journal.preview``, ``run=journal.import_files`` …
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.progress import Progress
from explorer_kit.settings import Limits

if TYPE_CHECKING:
    import pandas as pd

    from explorer_kit.importers.preview import Preview
    from explorer_kit.importers.report import ImportReport

Mapped = Mapping[str, str | None]
"""Header → field; None: leave the column out."""


class LookAt(Protocol):
    """Say what files are and how their columns would be read, without loading them."""

    def __call__(
        self, *paths: Path | SourceFile, mapping: Mapped | None = None, date_order: str | None = None
    ) -> Preview:
        """Return what was found under the paths."""
        ...


class Run(Protocol):
    """Load files, or with ``dry_run`` only say what loading would do."""

    def __call__(
        self,
        *paths: Path | SourceFile,
        mapping: Mapped | None = None,
        date_order: str | None = None,
        limits: Limits | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Return the report, one entry per path."""
        ...


class SaveMapping(Protocol):
    """Remember how tables with this header are read."""

    def __call__(self, mapping: Mapped, date_order: str | None = None) -> object:
        """Save; the mapping's keys are the header."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedActions:
    """What can be done with rejected rows.

    Attributes
    ----------
    rejected : callable
        ``() → DataFrame`` of the open ones: rejected_id, file, location, reason, message, raw, fields (a JSON
        object of header → cell, or None).
    mend : callable
        ``(rejected_id, fields) → ImportReport``: load the row again with these cells.
    dismiss : callable
        ``(rejected_id)``: leave the row out for good.
    """

    rejected: Callable[[], pd.DataFrame]
    mend: Callable[[str, dict[str, str]], ImportReport]
    dismiss: Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportActions:
    """What the import panel needs; without ``save_mapping`` it does not offer to remember one.

    ``limits`` are offered for mail and calendars; ``remember_limits`` keeps those of an import.
    """

    preview: LookAt
    run: Run
    rejected: RejectedActions
    save_mapping: SaveMapping | None = None
    limits: Limits = field(default_factory=Limits)
    remember_limits: Callable[[Limits], object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDraft:
    """What was entered in the import panel.

    Attributes
    ----------
    files : tuple of Path or SourceFile
        The file or folder typed, then the files uploaded.
    mapping : mapping of str to (str or None), or None
        Header → field where a column was corrected; None where the guess stands.
    date_order : {"day", "month", "year"} or None
        The choice, where there was one to make.
    remember : bool
        Save the mapping for the next table with this header.
    limits : Limits
        What of mail and calendars is taken; all of it where there are none.
    """

    files: tuple[Path | SourceFile, ...] = ()
    mapping: Mapped | None = None
    date_order: str | None = None
    remember: bool = False
    limits: Limits = field(default_factory=Limits)
