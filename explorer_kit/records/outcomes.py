"""What reading a source yields: records, and what is not one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from explorer_kit.records.entries import Entry
from explorer_kit.records.items import (
    Connection,
    Meeting,
    Message,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
    SelfRating,
    SkillMention,
)
from explorer_kit.records.passages import Code, Coding, Turn

Item = (
    Person
    | Message
    | Meeting
    | Note
    | SkillMention
    | Referral
    | PlannedFollowUp
    | Connection
    | SelfRating
    | Turn
    | Code
    | Coding
    | Entry
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One source record: the row, note, card or message, and all that it says.

    Attributes
    ----------
    key : str
        Identifies the record over its editions: the native id, or sheet and key columns, or the note's
        path (R15). Unique within one file.
    location : str
        Where the user finds it: ``sheet 'Outreach', row 7``.
    items : tuple of Item
        Notes and skills with ``in_meeting``, and turns, belong to its :class:`Meeting`: there is one, or
        there are several with labels of their own (then notes belong to no single one).
    scope : str
        The snapshot it belongs to (a sheet); records of a scope that are missing in a newer file of it are
        reported as gone. Empty for sources that are no snapshots.
    sequence, modified : int or None, datetime or None
        What the source says of its edition (iCalendar SEQUENCE, LAST-MODIFIED as naive UTC).
    counted : bool
        False for what belongs to a source record that was counted already. A record without items says
        nothing any more: it supersedes what earlier editions said (an instance that was excluded).
    skipped : str
        Counted as skipped, for this reason, although what it says is kept (a bounce).
    labels : tuple of str
        Mail labels, calendar and category names: the user can limit an import to some.
    """

    key: str
    location: str
    items: tuple[Item, ...]
    scope: str = ""
    sequence: int | None = None
    modified: datetime | None = None
    counted: bool = True
    skipped: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A source record that is left out on purpose; ``reason`` is a code of FORMATS.md."""

    location: str
    reason: str
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A source record that cannot be used as it is; it is listed, can be mended and loaded again.

    ``fields`` are the cells under their own headers, in order, for mending; ``raw`` the text as read;
    ``remember`` is what the importer needs to read the mended record as part of its file: sheet, date order.
    """

    location: str
    reason: str
    message: str
    raw: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    remember: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A warning about the file as a whole; ``code`` is one of FORMATS.md, ``detail`` for the reader.

    Without a code it is a remark: nothing is wrong, but the reader should know. ``date_order``: the order of
    numeric dates that was used because the user chose it; it is remembered for the file.
    """

    code: str = ""
    detail: str = ""
    date_order: str = ""


Outcomes = SourceRecord | Skipped | Rejected | Warned
