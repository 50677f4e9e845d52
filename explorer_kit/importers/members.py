"""The files of a zip, each of which knows the files beside it - in another part of the same export, too."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import SourceFile, sayable
from explorer_kit.importers.reading import ZipMember, walk_zip

# Notion packs a large export as Export-….zip with Export-…-Part-1.zip, Export-…-Part-2.zip in it, and some
# programs unpack the outer one by themselves
_PART = re.compile(r"(?:^|(?<=/)|[-_ ])part[-_ ]?\d{1,4}(?=\.zip/$)", re.I)
_NUMBER = re.compile(r"\d{1,4}(?=\.zip$)", re.I)
_MOST_PARTS = 50
_Place = tuple[str, str, str]


class Members:
    """The files of an archive and of the zips in it; they can be read until the next one is asked for.

    Raises
    ------
    ImportFileError
        While it is walked, as :func:`explorer_kit.importers.reading.walk_zip`. Another part of an export that
        cannot be read is only not there: its own walk says what is wrong with it.
    """

    def __init__(self, file: SourceFile) -> None:
        self._archive = file
        self._source = _source(file)
        self._name = file.name

    def __iter__(self) -> Iterator[SourceFile]:
        for member in walk_zip(self._source, self._name):
            yield replace(self._file(member), beside=partial(self._beside, member))

    def _file(self, member: ZipMember) -> SourceFile:
        """Return a member as a file; its date is the one in the zip."""
        try:
            modified: datetime | None = datetime(*member.info.date_time)
        except ValueError:
            modified = None
        archive = Path(self._name)
        name = member.path if "/" in member.path else f"{archive.stem}/{member.path}"
        return SourceFile(
            name=name, opener=member.open, size=member.size, modified=modified, archive=sayable(archive.name)
        )

    def _beside(self, member: ZipMember, name: str) -> SourceFile | None:
        export, folder, _ = _place(member)
        wanted = (export, folder, name.casefold())
        for other in member.siblings():
            if _place(other) == wanted:
                return self._file(other)
        is_in_part = _PART.search(member.prefix or f"{self._archive.path.name}/") is not None
        return self._in_another_part(wanted) if is_in_part and wanted in self._in_parts else None

    @cached_property
    def _parts(self) -> tuple[SourceFile, ...]:
        """The archive itself and, where it is a part that lies beside others, those."""
        own, beside = self._archive.path.name, self._archive.beside
        if beside is None or not _PART.search(f"{own}/"):
            return (self._archive,)
        names = (_NUMBER.sub(str(number), own) for number in range(1, _MOST_PARTS + 1))
        others = (beside(name) for name in names if name != own)
        return (self._archive, *(other for other in others if other is not None))

    def _members_of_parts(self) -> Iterator[ZipMember]:
        for part in self._parts:
            yield from walk_zip(_source(part), part.name)

    @cached_property
    def _in_parts(self) -> frozenset[_Place]:
        """The places of the files in parts of exports: looked up once, for it unpacks the parts."""
        found: set[_Place] = set()
        with contextlib.suppress(ImportFileError, OSError):
            found.update(_place(member) for member in self._members_of_parts())
        return frozenset(found)

    def _in_another_part(self, wanted: _Place) -> SourceFile | None:
        with contextlib.suppress(ImportFileError, OSError):
            for other in self._members_of_parts():
                if _place(other) == wanted:
                    # its archive is closed with this walk
                    return replace(self._file(other), opener=partial(io.BytesIO, other.read()))
        return None


def _source(file: SourceFile) -> Path | bytes:
    return Path(file.where) if file.where else file.read()


def _place(member: ZipMember) -> _Place:
    """Return export, folder and name of a member: the parts of an export are one, other zips are not."""
    folder, _, name = member.path.removeprefix(member.prefix).rpartition("/")
    return _PART.sub("", member.prefix), folder, name.casefold()
