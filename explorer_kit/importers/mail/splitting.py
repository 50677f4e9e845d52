"""An mbox as a stream of raw messages, in memory that does not grow with the file or with attachments.

Only a line ``From <word> … hh:mm:ss`` after a blank line (or at the start) begins a message; a sentence of a
body that happens to read so does not, because no header follows it. Of a message larger than ``keep`` the
beginning is kept and, of what follows, the beginning of each of its parts: an attachment passes by unread.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from explorer_kit.errors import ImportFileError

CHUNK = 1 << 20
KEEP = 1 << 20
_PART = 1 << 16
_MOST_PARTS = 32
_LONGEST_LINE = 1000
_AHEAD = 4 * _LONGEST_LINE
_FROM_LINE = re.compile(rb"From \S+ .*\d\d:\d\d:\d\d")
_FULL_DATE = re.compile(rb"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d")
_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")


@dataclass(frozen=True, slots=True)
class RawMessage:
    """A message as it lies in the file: the rest of its From_ line (empty: none) and its bytes."""

    from_line: bytes
    data: bytes


def chunks(stream: IO[bytes], name: str) -> Iterator[bytes]:
    """Yield the bytes of a stream in pieces.

    Raises
    ------
    ImportFileError
        ``corrupt_zip`` where the stream is a damaged member of a zip.
    """
    try:
        while chunk := stream.read(CHUNK):
            yield chunk
    except zlib.error as error:
        raise ImportFileError(
            "corrupt_zip", f"{name} is damaged inside its zip ({error}). Download or export it again."
        ) from error


def is_from_line(data: bytes, at: int = 0) -> bool:
    """Tell whether a From_ line begins at a place, by the line itself and the one that follows it."""
    end = data.find(b"\n", at, at + _LONGEST_LINE)
    line = data[at : end if end >= 0 else at + _LONGEST_LINE]
    if not _FROM_LINE.match(line):
        return False
    following = data[end + 1 : end + 1 + _LONGEST_LINE].lstrip(b"\r\n>") if end >= 0 else b""
    return not following or bool(_HEADER.match(following)) or bool(_FULL_DATE.match(line))


def split(pieces: Iterator[bytes], keep: int = KEEP) -> Iterator[RawMessage]:
    """Yield the messages of an mbox that comes in pieces.

    Parameters
    ----------
    pieces : iterator of bytes
        The file.
    keep : int
        How many bytes of each message are kept whole.

    Notes
    -----
    What stands before the first From_ line is a message without one.
    """
    current: _Message | None = None
    for is_start, data in _marked(pieces):
        if is_start:
            if current is not None:
                yield current.done()
            line, end, data = data.partition(b"\n")
            current = _Message(keep, line.rstrip(b"\r"), is_open=not end)
        elif current is None:
            if not data.strip():
                continue
            current = _Message(keep, b"")
        current.add(data)
    if current is not None:
        yield current.done()


def _marked(pieces: Iterator[bytes]) -> Iterator[tuple[bool, bytes]]:
    """Yield the bytes again, cut before every From_ line; True: the piece begins with one, whole.

    Between two rounds a rest is carried over, so that a line is never judged before what follows it is there;
    ``blank``: what is left out before the rest ended in a blank line.
    """
    rest, context = next(pieces, b"").removeprefix(b"\xef\xbb\xbf"), b"\n\n"
    ended = False
    while not ended:
        chunk = next(pieces, b"")
        ended = not chunk
        data = context + rest + chunk
        start = len(context)
        begun = start
        marked = False
        search = max(0, start - 1)
        while (at := data.find(b"\nFrom ", search)) >= 0:
            if not ended and len(data) - at < _AHEAD:
                break
            search = at + 1
            if data[max(0, at - 2) : at + 1].endswith((b"\n\n", b"\n\r\n")) and is_from_line(data, at + 1):
                if at + 1 > begun or marked:
                    yield marked, data[begun : at + 1]
                begun, marked = at + 1, True
        end = len(data) if ended else _safe_end(data, begun, at)
        if end > begun:
            yield marked, data[begun:end]
        context, rest = data[max(0, end - 3) : end], data[end:]


def _safe_end(data: bytes, begun: int, undecided: int) -> int:
    """Return up to where bytes can be given away: whole lines, and nothing that may begin a message."""
    if undecided >= 0:
        return max(begun, undecided + 1)
    if len(data) - begun < _AHEAD:
        return begun
    line = data.rfind(b"\n", begun, len(data))
    return line if line > begun and len(data) - line < _AHEAD else len(data) - 8


class _Message:
    """Collects a message: its first bytes, then the beginnings of its later parts."""

    def __init__(self, keep: int, from_line: bytes, *, is_open: bool = False) -> None:
        self.from_line = from_line
        self._is_open = is_open  # the end of the From_ line is still to come
        self._kept: list[bytes] = []
        self._room = keep
        self._wanted = 0
        self._parts = _MOST_PARTS

    def add(self, data: bytes) -> None:
        if self._is_open and data:
            data, self._is_open = data.removeprefix(b"\n"), False
        if self._room:
            self._kept.append(data[: self._room])
            data, self._room = data[self._room :], max(0, self._room - len(data))
        while data:
            if self._wanted:
                self._kept.append(data[: self._wanted])
                data, self._wanted = data[self._wanted :], max(0, self._wanted - len(data))
                continue
            at = data.find(b"\n--") if self._parts else -1
            if at < 0:
                return
            data, self._wanted, self._parts = data[at:], _PART, self._parts - 1

    def done(self) -> RawMessage:
        return RawMessage(self.from_line, b"".join(self._kept))


def whole(pieces: Iterator[bytes], keep: int = KEEP) -> bytes:
    """Return a file that is one message, kept as :func:`split` keeps each."""
    message = _Message(keep, b"")
    for piece in pieces:
        message.add(piece)
    return message.done().data
