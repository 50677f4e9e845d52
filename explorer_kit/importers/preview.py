"""What a file looks like before it is loaded: what it was recognised as, and how its columns are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview:
    """One sheet of a table, or the whole of a csv file.

    Attributes
    ----------
    name : str
        The sheet's name; empty for a csv file.
    header : tuple of str
        The headers as written, in the order of the columns.
    mapping : mapping of str to (str or None)
        Header → field; None: the column is left out.
    rows : tuple of tuple of str
        The first rows, at most five, each cell as text, in the order of ``header``.
    date_order : {"day", "month", "year"} or None
        The order of numeric dates, where the file proves it or it was given.
    ambiguous_dates : bool
        True where numeric dates could be read in two ways and nobody has said which (R6).
    date_chosen : bool
        True where ``date_order`` is the user's choice, made now or for an earlier load of the file.
    skipped : bool
        True for a sheet that holds no log: hidden lists, instructions.
    """

    name: str = ""
    header: tuple[str, ...]
    mapping: Mapping[str, str | None]
    rows: tuple[tuple[str, ...], ...] = ()
    date_order: str | None = None
    ambiguous_dates: bool = False
    date_chosen: bool = False
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePreview:
    """A table whose columns can be mapped: its sheets, and the fields a column can be.

    Attributes
    ----------
    sheets : tuple of SheetPreview
        In the order of the file.
    fields : tuple of (str, str)
        Every field with its name in plain words, in the order in which a list should show them.
    """

    sheets: tuple[SheetPreview, ...]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePreview:
    """One file: what it was recognised as, or why it cannot be read.

    Attributes
    ----------
    name : str
        As it will be shown in the report.
    source : str or None
        The importer's name; None where no importer knows the file.
    title : str
        What the file is, for people: "Tracker table".
    problem : str
        Why the file cannot be read; empty where it can.
    table : TablePreview or None
        For tables only.
    """

    name: str
    source: str | None = None
    title: str = ""
    problem: str = ""
    table: TablePreview | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What was found under the paths given, before anything is loaded."""

    files: tuple[FilePreview, ...] = field(default=())

    @property
    def tables(self) -> tuple[TablePreview, ...]:
        """The files whose columns can be mapped."""
        return tuple(file.table for file in self.files if file.table is not None)
