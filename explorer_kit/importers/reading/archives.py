"""Members of zip files and folders, in a fixed order, with hostile archives refused before they unpack.

A zip is checked as a whole from its table of contents: names that lead out of it, contents that unpack to
many times their size, zips within zips within zips. Nothing is ever written to disk.
"""

from __future__ import annotations

import contextlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.folding import clean

_CLUTTER_NAMES = {".ds_store", "thumbs.db", "desktop.ini", "__macosx", "node_modules"}


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """What an archive may ask for; real exports stay far below.

    ``total_bytes``: unpacked, all members (a mailbox of years fits); ``ratio``: unpacked size over packed
    size of a member larger than ``ratio_from_bytes`` (deflate reaches 1,032 on zeros, tables stay below 50);
    ``members``: files; ``depth``: zips within the zip; ``nested_bytes``: size of such a zip, which is read
    into memory.
    """

    total_bytes: int = 64 << 30
    ratio: int = 200
    ratio_from_bytes: int = 4 << 20
    members: int = 100_000
    depth: int = 1
    nested_bytes: int = 2 << 30


DEFAULT_LIMITS = ZipLimits()


@dataclass(frozen=True, slots=True)
class ZipMember:
    """One file of an archive: its path (of a nested zip: ``Part-1.zip/notes/a.md``) and unpacked size."""

    path: str
    size: int
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    prefix: str = ""

    def siblings(self) -> Iterator[ZipMember]:
        """Yield the files of the archive it is in, itself among them."""
        for path, info in _files(self.archive.infolist()):
            yield ZipMember(self.prefix + path, info.file_size, self.archive, info, self.prefix)

    def open(self) -> IO[bytes]:
        """Open the member for reading, as long as its archive is open."""
        try:
            return self.archive.open(self.info)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise zip_error(error, self.path) from error

    def read(self) -> bytes:
        """Return the whole member.

        Raises
        ------
        ImportFileError
            ``corrupt_zip`` where the contents do not fit their checksum or are cut off.
        """
        try:
            with self.open() as stream:
                return stream.read()
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise zip_error(error, self.path) from error


def walk_zip(
    source: Path | IO[bytes] | bytes, name: str, limits: ZipLimits = DEFAULT_LIMITS
) -> Iterator[ZipMember]:
    """Yield the files of a zip and of the zips in it, sorted by path, without the clutter of file managers.

    Members can be read until the iterator is exhausted or closed.

    Parameters
    ----------
    source : Path, file or bytes
        The archive.
    name : str
        For messages.
    limits : ZipLimits
        Beyond them the whole archive is refused.

    Raises
    ------
    ImportFileError
        ``corrupt_zip``, ``encrypted_zip`` or ``suspicious_zip``, of the whole archive, before its first
        member (of a nested zip: before that one's first member).
    """
    yield from _walk(source, name, "", limits, 0)


def _walk(
    source: Path | IO[bytes] | bytes, name: str, prefix: str, limits: ZipLimits, depth: int
) -> Iterator[ZipMember]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise zip_error(error, name) from error
    with archive:
        infos = archive.infolist()
        _check(infos, name, limits)
        for path, info in _files(infos):
            member = ZipMember(prefix + path, info.file_size, archive, info, prefix)
            if path.lower().endswith(".zip"):
                yield from _walk_nested(member, name, limits, depth)
            else:
                yield member


def _files(infos: list[zipfile.ZipInfo]) -> list[tuple[str, zipfile.ZipInfo]]:
    """Return the files of an archive with their paths, sorted, without clutter."""
    files = [(member_path(info), info) for info in infos if info.filename and not info.is_dir()]
    return sorted((pair for pair in files if not is_clutter(pair[0])), key=lambda pair: pair[0])


def _walk_nested(member: ZipMember, name: str, limits: ZipLimits, depth: int) -> Iterator[ZipMember]:
    if depth >= limits.depth:
        raise _suspicious(name, f"it holds zips within zips within zips ({member.path})")
    if member.size > limits.nested_bytes:
        raise _suspicious(name, f"the zip {member.path} in it is too large to unpack in memory")
    yield from _walk(member.read(), f"{name}/{member.path}", member.path + "/", limits, depth + 1)


def _check(infos: list[zipfile.ZipInfo], name: str, limits: ZipLimits) -> None:
    if len(infos) > limits.members:
        raise _suspicious(name, f"it lists {len(infos):,} files")
    if sum(info.file_size for info in infos) > limits.total_bytes:
        raise _suspicious(name, f"it unpacks to more than {limits.total_bytes >> 30} GB")
    for info in infos:
        if info.flag_bits & 0x1:
            raise ImportFileError(
                "encrypted_zip",
                f"{name} is protected by a password. Unpack it yourself and import the folder.",
            )
        if leads_outside(info) or stat.S_ISLNK(info.external_attr >> 16):
            raise _suspicious(name, f"the file name {info.filename!r} leads out of it")
        if info.file_size > limits.ratio_from_bytes and info.file_size > limits.ratio * info.compress_size:
            raise _suspicious(
                name, f"{info.filename!r} unpacks to {info.file_size >> 20} MB from almost nothing"
            )


def leads_outside(info: zipfile.ZipInfo) -> bool:
    """Tell whether a member's name is absolute, names a drive, or climbs out of the archive."""
    path = info.orig_filename.replace("\\", "/")
    return path.startswith("/") or path[1:2] == ":" or ".." in path.split("/") or "\x00" in path


def member_path(info: zipfile.ZipInfo) -> str:
    """Return a member's path with forward slashes, in NFC; UTF-8 names that are not marked so are mended."""
    path = info.filename.replace("\\", "/")
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            path = path.encode("cp437").decode("utf-8")
    return clean(path)


def is_clutter(path: str) -> bool:
    """Tell whether a path is a file manager's or an editor's own: hidden, ``__MACOSX``, ``~$lock.xlsx``."""
    parts = path.split("/")
    return any(part.startswith((".", "~$")) or part.casefold() in _CLUTTER_NAMES for part in parts if part)


def walk_folder(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its subfolders, sorted by path, without clutter.

    Links are not followed: they may lead round in circles or out of the folder.
    """
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if is_clutter(entry.name) or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from walk_folder(entry)
        elif entry.is_file():
            yield entry


def zip_error(error: BaseException, name: str) -> ImportFileError:
    """Return what a failure of unpacking means for the user."""
    if isinstance(error, NotImplementedError):
        return ImportFileError(
            "unreadable",
            f"{name} is packed by a method that cannot be read here ({error}). Unpack it yourself and import "
            "the folder.",
        )
    return ImportFileError(
        "corrupt_zip",
        f"{name} is no complete zip file ({error}). It was probably cut off: download or export it again.",
    )


def _suspicious(name: str, why: str) -> ImportFileError:
    return ImportFileError(
        "suspicious_zip",
        f"{name} was not opened: {why}. If you trust it, unpack it yourself and import the folder.",
    )
