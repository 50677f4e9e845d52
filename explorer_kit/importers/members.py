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

# Notion packs a large export as Export-….zip with Export-…-Part-1.zip, Export-…-Part-2.zip in it
_PART = re.compile(r"(?:^|(?<=/)|[-_ ])part[-_ ]?\d{1,4}(?=\.zip/$)", re.I)
_Place = tuple[str, str, str]


class Members:
    """The files of an archive and of the zips in it; they can be read until the next one is asked for."""

    def __init__(self, file: SourceFile) -> None:
        self._source = Path(file.where) if file.where else file.read()
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
        is_in_part = _PART.search(member.prefix) is not None
        return self._in_another_part(wanted) if is_in_part and wanted in self._in_parts else None

    @cached_property
    def _in_parts(self) -> frozenset[_Place]:
        """The places of the files in parts of exports: looked up once, for it unpacks the parts."""
        found: set[_Place] = set()
        # a part that is broken is said when its files are read
        with contextlib.suppress(ImportFileError):
            found.update(_place(member) for member in walk_zip(self._source, self._name) if member.prefix)
        return frozenset(found)

    def _in_another_part(self, wanted: _Place) -> SourceFile | None:
        for other in walk_zip(self._source, self._name):
            if _place(other) == wanted:
                # its archive is closed with this walk
                return replace(self._file(other), opener=partial(io.BytesIO, other.read()))
        return None


def _place(member: ZipMember) -> _Place:
    """Return export, folder and name of a member: the parts of an export are one, other zips are not."""
    folder, _, name = member.path.removeprefix(member.prefix).rpartition("/")
    return _PART.sub("", member.prefix), folder, name.casefold()
