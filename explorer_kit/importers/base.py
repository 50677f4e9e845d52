"""The contract of an importer, and how importers are found.

An importer is a module in this folder with an attribute ``IMPORTER`` (or several as ``IMPORTERS``). Its
docstring tells the user how to get the export; :attr:`Importer.recognise` says how sure it is that a file is
its own; and :attr:`Importer.read` yields, record by record, what the file says
(:mod:`explorer_kit.records`). It never touches the journal, never interprets, and never raises for a bad
record: that is data, too.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.preview import TablePreview
from explorer_kit.importers.reading import Content, content_of, refuse
from explorer_kit.records import Outcomes
from explorer_kit.settings import Limits, Settings

if TYPE_CHECKING:
    from explorer_kit.store.own_tables import Checked
    from explorer_kit.store.spool import Spool

Fields = tuple[tuple[str, str], ...]


def sayable(name: str) -> str:
    """Return a file's name as it can be stored and shown: bytes of it that are no UTF-8 become "?"."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One file to import: on disk, a member of a zip, or uploaded.

    Attributes
    ----------
    name : str
        As shown in reports: the path as given, or the member's path inside its container.
    opener : callable
        Opens the bytes for reading, each time anew.
    size : int
        In bytes.
    modified : datetime or None
        The file's own date (naive UTC), which orders editions (R15).
    where : str
        The full path of a file on disk; empty for members of a zip and uploads.
    archive : str
        The name of the zip it is a member of; empty for others. The path of a member in a folder of the zip
        does not hold it.
    key : str
        Set where the last two parts of the path do not tell a file from another of the same load.
    beside : callable or None
        ``(file name) → SourceFile or None``: another file in the same folder, zip or upload, by the last part
        of its path (any case): LinkedIn's ``Profile.csv`` tells whose ``messages.csv`` it is.
    """

    name: str
    opener: Callable[[], IO[bytes]]
    size: int = 0
    modified: datetime | None = None
    where: str = ""
    archive: str = ""
    key: str = ""
    beside: Callable[[str], SourceFile | None] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", sayable(self.name))

    @property
    def path(self) -> PurePosixPath:
        """The name as a path with forward slashes."""
        return PurePosixPath(self.name.replace("\\", "/"))

    @property
    def suffix(self) -> str:
        """The lower-case ending, with its dot."""
        return self.path.suffix.lower()

    @property
    def note_key(self) -> str:
        """What tells a note from others: the end of its path, the same alone, with its folder or copied."""
        return self.key or "/".join(self.places[-2:])

    @property
    def places(self) -> tuple[str, ...]:
        """The parts of the full path, or of the name where there is none."""
        return PurePosixPath(sayable(self.where) or self.path).parts

    def read(self) -> bytes:
        """Return all bytes."""
        with self.opener() as stream:
            return stream.read()

    def head(self, size: int = 65536) -> bytes:
        """Return the first ``size`` bytes, to recognise a file by."""
        with self.opener() as stream:
            return stream.read(size)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportContext:
    """What an importer may know besides the file: settings and the user's choices, never the journal.

    Attributes
    ----------
    settings : Settings
        The owner's names, addresses and zone.
    mapping : mapping of str to (str or None), or None
        Column header → canonical field, given by the user for this call; None as a value: leave out.
    date_order : {"day", "month", "year"} or None
        The user's choice where the dates of a file could be read in two ways (R6).
    saved_mappings : mapping
        Header signature → mapping saved earlier (the same shape, plus an optional ``"date_order"`` under
        the key ``"*date_order"``).
    limits : Limits
        What of mail and calendars is taken; the loader sees to it, importers need not.
    """

    settings: Settings
    mapping: Mapping[str, str | None] | None = None
    date_order: str | None = None
    saved_mappings: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One source of logs.

    Attributes
    ----------
    source : str
        The name in reports and in ``observations.source``: ``tracker``, ``markdown.note``.
    title : str
        For people: "Tracker table".
    recognise : callable
        ``(file, context) → 0..1``: how sure the file is of this source; 0 is "no". Reads the head only
        and raises nothing but :class:`ImportFileError` (a zip that is corrupt, an HTML page called csv).
    read : callable
        ``(file, context) → iterator`` of records, skipped, rejected and warnings.
    snapshot : bool
        A file holds the whole of a table: records missing in a newer one are reported as gone (R15).
    preview : callable or None
        ``(file, context) → TablePreview``: for tables,
            how the columns would be read. None: there is nothing to map.
    mend : callable or None
        ``(fields, remember, location, context) → iterator`` like ``read``: one rejected record that the user
        mended, as a part of the file it came from. None: rejected records of this source cannot be mended.
    family : str
        What ``observations.source`` says and records are told apart by; the name itself, if empty. Two
        importers of one family (mbox and eml: ``mail``) that yield the same key mean the same record.
    personal : bool
        Mail and calendars, which hold far more than interviews: the user can limit what is taken.
    refuses : bool
        It knows files that hold nothing for a journal: ``read`` always raises, and says why.
    passes : int
        How many times ``read`` goes through the file, for the progress bar.
    bulk : callable or None
        ``(file, context, spool, number) → Checked``: for tables that are taken set-wise, instead of ``read``:
        checks the file and leaves it with the spool.
    """

    source: str
    title: str
    recognise: Callable[[SourceFile, ImportContext], float]
    read: Callable[[SourceFile, ImportContext], Iterator[Outcomes]]
    snapshot: bool = False
    preview: Callable[[SourceFile, ImportContext], TablePreview] | None = None
    mend: Callable[[Fields, Fields, str, ImportContext], Iterator[Outcomes]] | None = None
    family: str = ""
    personal: bool = False
    refuses: bool = False
    passes: int = 1
    bulk: Callable[[SourceFile, ImportContext, Spool, int], Checked] | None = None

    @property
    def stored_as(self) -> str:
        """The family, or the source's own name."""
        return self.family or self.source


@cache
def importers() -> dict[str, Importer]:
    """Return every importer by its source name, found by scanning this folder.

    A module has one as ``IMPORTER``, a package of several formats all of them as ``IMPORTERS``.
    """
    package = importlib.import_module("explorer_kit.importers")
    found: dict[str, Importer] = {}
    for module_info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"explorer_kit.importers.{module_info.name}")
        here = getattr(module, "IMPORTERS", None) or (getattr(module, "IMPORTER", None),)
        found |= {importer.source: importer for importer in here if isinstance(importer, Importer)}
    return found


def importer_for(file: SourceFile, context: ImportContext, source: str | None = None) -> Importer:
    """Return the importer of a file: the one asked for, else the one most sure of it.

    Raises
    ------
    ImportFileError
        ``unrecognised`` where no importer knows the file (or ``source`` is no importer); whatever an
        importer says of a broken file.
    """
    known = importers()
    if source is not None:
        if source not in known:
            raise ImportFileError(
                "unrecognised", f"There is no importer '{source}'. Known: {', '.join(known)}."
            )
        return known[source]
    scores = [(importer.recognise(file, context), name) for name, importer in known.items()]
    best, name = max(scores, key=lambda pair: (pair[0], pair[1]), default=(0.0, ""))
    if best <= 0:
        _refuse_document(file)
        raise ImportFileError(
            "unrecognised",
            f"{file.name} is none of the files explorer_kit knows. If it is a log, export it again and load "
            "it as it comes; else leave it out.",
        )
    return known[name]


def _refuse_document(file: SourceFile) -> None:
    """Refuse a Word document that no importer knows, as any other document is refused."""
    if file.head(2) == b"PK" and content_of(file.read()) is Content.DOCX:
        refuse(Content.DOCX, file.name)
