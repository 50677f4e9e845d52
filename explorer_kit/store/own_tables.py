"""Reading the program's own tables (FORMATS.md 14) with their types, set-wise, whatever their size.

A file is read twice: once to check it, with nothing locked and only ids in memory, and once, by the journal,
to take it. Only a file with something wrong in it is copied, without that, onto the spool.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from explorer_kit.errors import ImportFileError
from explorer_kit.store.comments import columns_in
from explorer_kit.store.upgrade import Schema

if TYPE_CHECKING:
    from explorer_kit.store.spool import Spool

SOURCE = "explorer_kit.tables"
# what a row must have besides the first column of its table
_ALSO = {
    "events": ("kind",),
    "event_contacts": ("contact_id",),
    "event_sources": ("observation_id",),
    "referrals": ("referrer_id", "referred_id"),
    "skill_mentions": ("contact_id",),
    "record_items": ("edition", "observation_id"),
    "record_editions": ("edition",),
    "merge_suggestions": ("contact_b",),
}
# their first column tells a row from all others
WITH_IDS = {
    "contacts", "events", "interviews", "organizations", "referrals", "skill_mentions", "self_ratings",
    "skills", "observations", "imports", "rejected_rows", "merges", "turns", "codes", "excerpts", "codings",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """A file of the program's own tables, as far as it is known before its rows are read.

    Attributes
    ----------
    part : int
        Number of the file within the load.
    name : str
        As reports show it.
    path : Path
        Where it can be read.
    table : str
        Which table it holds.
    bundle : str
        The folder or zip it lies in: what belongs together.
    full : bool
        It is part of a full export: the observations are there, too.
    guarded : bool
        Texts may have an apostrophe before what would be a formula.
    settings : dict
        Those of the journal it was exported from, where that is known.
    version : int or None
        Of the tables it was exported from.
    modified : datetime or None
        The file's own date (naive UTC).
    """

    part: int
    name: str
    path: Path
    table: str
    bundle: str
    full: bool = False
    guarded: bool = False
    settings: dict[str, Any] = field(default_factory=dict)
    version: int | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """A file that was checked; ``sql`` gives its good rows with every column of its table.

    ``rows`` is how many these are; ``complete``: they are all the file has.
    """

    file: OwnFile
    sql: str
    rows: int
    complete: bool


@dataclass(slots=True)
class Checked:
    """What a file holds: rows read, how many of them are rejected (by reason) or there twice, and remarks."""

    read: int = 0
    duplicates: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @property
    def used(self) -> int:
        """The rows that are left."""
        return self.read - self.duplicates - sum(self.rejected.values())


@cache
def own_tables() -> dict[str, dict[str, str]]:
    """Return the tables of the journal with their columns and types."""
    return columns_in(Schema.load().text)


def required(table: str) -> tuple[str, ...]:
    """Return the columns that every row of a table must have."""
    return (next(iter(own_tables()[table])), *_ALSO.get(table, ()))


def header_of(head: bytes) -> tuple[list[str], str]:
    """Return the header of a csv file from its first bytes, and the sign between its columns."""
    text = head.decode("utf-8-sig", "replace").lstrip("\r\n")
    line = text.splitlines()[0] if text.splitlines() else ""
    sign = max(",;\t", key=line.count)
    row = next(csv.reader(io.StringIO(line), delimiter=sign), [])
    return [name.strip() for name in row], sign


def table_of(stem: str, header: list[str] | None) -> str | None:
    """Return the table that a file holds, by its name and, of a csv file, its header; None: none of them.

    The header must have the ids of the table: somebody's own ``contacts.csv`` has not.
    """
    plain = stem.lower().split(" ")[0].split("(")[0]
    known = own_tables()
    named = [plain] if plain in known else []
    if header is None:
        return named[0] if named else None
    columns = set(header)
    fitting = [name for name in known if columns <= set(known[name]) and set(required(name)) <= columns]
    if named and set(required(named[0])) <= columns:
        return named[0]
    return fitting[0] if len(fitting) == 1 and len(columns) > 2 else None


def check(spool: Spool, file: OwnFile) -> Checked:
    """Read a file through, list what is wrong with it on the spool, and leave the rest to be taken.

    Raises
    ------
    ImportFileError
        It is no such table after all, or broken as a whole.
    """
    from explorer_kit.store.own_rows import Rows

    try:
        return Rows(spool, file).check()
    except duckdb.Error as error:
        raise ImportFileError(
            "unreadable",
            f"{file.name} cannot be read as the table {file.table}: {str(error).splitlines()[0]}",
        ) from error
