"""From the paths a user gives to the single files in them: folders and zips are walked in a fixed order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.reading import Content, ZipMember, content_of, refuse, walk_folder, walk_zip

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


def name_of(path: Path | SourceFile) -> str:
    """Return a path as reports show it: as it was given."""
    return path.name if isinstance(path, SourceFile) else str(path)


def find_files(path: Path | SourceFile) -> Iterator[Found]:
    """Yield the files under a path (or the file itself) with what is wrong with them, one after the other.

    Members of a zip can be read only until the next one is asked for.
    """
    try:
        if isinstance(path, SourceFile):
            yield from _open(path, None)
        elif path.is_dir():
            for inner in walk_folder(path):
                yield from _checked(file_on_disk(inner), inside=True)
        elif not path.exists():
            yield Found(str(path), error=ImportFileError("unreadable", f"There is no file or folder {path}."))
        else:
            yield from _open(file_on_disk(path), path)
    except ImportFileError as error:
        yield Found(name_of(path), error=error)
    except OSError as error:
        yield Found(
            str(path), error=ImportFileError("unreadable", f"{path} cannot be read: {error.strerror}.")
        )


def is_container(path: Path | SourceFile) -> bool:
    """Return whether a path holds several files: a folder, or a zip that is no Office file."""
    if isinstance(path, Path):
        if path.is_dir():
            return True
        if not path.is_file():
            return False
        path = file_on_disk(path)
    head = path.head(4)
    return head[:2] == b"PK" and content_of(path.read()) in (Content.ZIP, Content.BROKEN_ZIP)


def _open(file: SourceFile, path: Path | None) -> Iterator[Found]:
    if not is_container(path or file):
        yield from _checked(file, inside=False)
        return
    for member in walk_zip(path or file.read(), file.name):
        yield from _checked(_member(member, file.name), inside=True)


def _member(member: ZipMember, archive: str) -> SourceFile:
    """Return a zip's member as a file; its date is the one in the zip."""
    try:
        modified: datetime | None = datetime(*member.info.date_time)
    except ValueError:
        modified = None
    stem = Path(archive).stem
    name = member.path if "/" in member.path else f"{stem}/{member.path}"
    return SourceFile(name=name, opener=member.open, size=member.size, modified=modified)


def _checked(file: SourceFile, *, inside: bool) -> Iterator[Found]:
    """Refuse what no importer could read; inside a container such files are only not recognised."""
    try:
        head = file.head(HEAD)
        whole = file.read() if head[:2] == b"PK" or head[:4] == b"\xd0\xcf\x11\xe0" else head
        refuse(content_of(whole), file.name)
    except ImportFileError as error:
        yield Found(file.name, error=error, inside=inside)
    except (OSError, zipfile.BadZipFile, EOFError) as error:
        yield Found(
            file.name,
            error=ImportFileError("unreadable", f"{file.name} cannot be read: {error}."),
            inside=inside,
        )
    else:
        yield Found(file.name, file=file, inside=inside)
