"""From the paths a user gives to the single files in them: folders and zips are walked in a fixed order."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import SourceFile, sayable
from explorer_kit.importers.members import Members
from explorer_kit.importers.reading import (
    Content,
    content_of,
    refuse,
    walk_folder,
    zip_content,
)

# enough to tell what a file is; zips and Office files are told by their list of contents
HEAD = 65536


@dataclass(frozen=True, slots=True)
class Found:
    """A file under a given path, or why there is none; ``inside``: it is a member of a folder or zip."""

    name: str
    file: SourceFile | None = None
    error: ImportFileError | None = None
    inside: bool = False


def file_on_disk(path: Path, name: str | None = None) -> SourceFile:
    """Return a file on disk; its date is the file system's."""
    status = path.stat()
    modified = datetime.fromtimestamp(status.st_mtime_ns / 1e9, UTC).replace(tzinfo=None)
    return SourceFile(
        name=name or str(path),
        opener=lambda: path.open("rb"),
        size=status.st_size,
        modified=modified,
        where=path.resolve().as_posix(),
    )


def _in_folder(path: Path) -> SourceFile:
    """Return a file of a walked folder that knows the files beside it."""

    def beside(name: str) -> SourceFile | None:
        for other in sorted(path.parent.iterdir()):
            if other.name.casefold() == name.casefold() and other.is_file() and not other.is_symlink():
                return file_on_disk(other)
        return None

    return replace(file_on_disk(path), beside=beside)


def given_together(paths: Sequence[Path | SourceFile]) -> list[Path | SourceFile]:
    """Return the paths of one call, single files among them as files that know each other."""
    singles = [
        path if isinstance(path, SourceFile) else file_on_disk(path)
        for path in paths
        if isinstance(path, SourceFile) or path.is_file()
    ]

    def beside(name: str) -> SourceFile | None:
        return next((file for file in singles if file.path.name.casefold() == name.casefold()), None)

    files = {file.name: replace(file, beside=beside) for file in singles}
    return [files.get(name_of(path), path) for path in paths]


def name_of(path: Path | SourceFile) -> str:
    """Return a path as reports show it: as it was given."""
    return path.name if isinstance(path, SourceFile) else sayable(str(path))


def find_files(path: Path | SourceFile) -> Iterator[Found]:
    """Yield the files under a path (or the file itself) with what is wrong with them, one after the other.

    Members of a zip can be read only until the next one is asked for.
    """
    try:
        if isinstance(path, SourceFile):
            yield from _open(path)
        elif path.is_dir():
            for inner in walk_folder(path):
                yield from _walked(_in_folder(inner))
        elif not path.exists():
            yield Found(
                name_of(path), error=ImportFileError("unreadable", f"There is no file or folder {path}.")
            )
        else:
            yield from _open(file_on_disk(path))
    except ImportFileError as error:
        yield Found(name_of(path), error=error)
    except OSError as error:
        yield Found(
            name_of(path), error=ImportFileError("unreadable", f"{path} cannot be read: {error.strerror}.")
        )


def _walked(file: SourceFile) -> Iterator[Found]:
    """Yield a file of a folder, or the files in it if it is a zip; a broken one does not stop the others."""
    try:
        if not is_container(file):
            yield from _checked(file, inside=True)
            return
        for found in _open(file):
            name = f"{file.name}/{found.name}"
            yield replace(found, name=name, file=found.file and replace(found.file, name=name))
    except ImportFileError as error:
        yield Found(file.name, error=error, inside=True)
    except OSError as error:
        problem = ImportFileError("unreadable", f"{file.name} cannot be read: {error.strerror}.")
        yield Found(file.name, error=problem, inside=True)


def is_container(path: Path | SourceFile) -> bool:
    """Return whether a path holds several files: a folder, or a zip that is no Office file."""
    if isinstance(path, Path):
        if path.is_dir():
            return True
        if not path.is_file():
            return False
        path = file_on_disk(path)
    return path.head(4)[:2] == b"PK" and _content(path) in (Content.ZIP, Content.BROKEN_ZIP)


def _content(file: SourceFile) -> Content:
    """Tell what a file is: of a large one only the head is read, of a zip its list of contents."""
    head = file.head(HEAD)
    if head[:2] == b"PK":
        if file.where:
            with file.opener() as stream:
                return zip_content(stream)
        return content_of(file.read())
    # Office files of old are told by the names of the streams in them
    return content_of(file.read() if head[:4] == b"\xd0\xcf\x11\xe0" else head)


def _open(file: SourceFile) -> Iterator[Found]:
    if not is_container(file):
        yield from _checked(file, inside=False)
        return
    for member in Members(file):
        yield from _checked(member, inside=True)


def _checked(file: SourceFile, *, inside: bool) -> Iterator[Found]:
    """Refuse what no importer could read; inside a container such files are only not recognised."""
    try:
        content = _content(file)
        # a Word document may be a transcript, a Parquet file one of our tables: importers say whether it is
        if content not in (Content.DOCX, Content.PARQUET):
            refuse(content, file.name)
    except ImportFileError as error:
        yield Found(file.name, error=error, inside=inside)
    except (OSError, zipfile.BadZipFile, EOFError, zlib.error) as error:
        yield Found(
            file.name,
            error=ImportFileError("unreadable", f"{file.name} cannot be read: {error}."),
            inside=inside,
        )
    else:
        yield Found(file.name, file=file, inside=inside)
