"""How far the reading of a file is: its bytes are counted as they pass."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import IO, Any

from explorer_kit.importers.base import SourceFile

Progress = Callable[[int, int, str], None]
"""``(done, total, label)``: bytes read so far, bytes in all (0: not known), what is being done."""

SECONDS_BETWEEN = 0.1
BUFFER = 1 << 18


def watched(file: SourceFile, progress: Progress, passes: int = 1) -> SourceFile:
    """Return a file that tells how much of it was read, at most ten times a second.

    Parameters
    ----------
    file : SourceFile
        The file.
    progress : callable
        What is told.
    passes : int
        How many times the importer reads it through.
    """
    told = _Told(progress, file.size * passes, f"reading {file.path.name}")
    return replace(file, opener=lambda: io.BufferedReader(_Counted(file.opener(), told), BUFFER))


class _Told:
    def __init__(self, progress: Progress, total: int, label: str) -> None:
        self.progress, self.total, self.label = progress, total, label
        self.done = 0
        self.last = 0.0

    def add(self, count: int) -> None:
        self.done += count
        if monotonic() - self.last >= SECONDS_BETWEEN:
            self.last = monotonic()
            self.progress(min(self.done, self.total), self.total, self.label)


class _Counted(io.RawIOBase):
    """A stream whose bytes are counted on their way."""

    def __init__(self, stream: IO[bytes], told: _Told) -> None:
        self._stream = stream
        self._told = told

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: Any, /) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._told.add(len(data))
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
