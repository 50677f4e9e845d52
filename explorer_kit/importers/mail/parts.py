"""The parts of a message, cut at their boundaries; nothing is decoded, no message in a message read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer_kit.importers.mail.decoding import decode_bytes, tidy, untransfer
from explorer_kit.importers.mail.headers import Headers, parse

_DEEPEST = 12
_MOST = 200
_LARGEST_TEXT = 2 << 20
_ESCAPED = re.compile(rb"^>(>*From )", re.M)


@dataclass(frozen=True, slots=True)
class Part:
    """One part that holds no others: its header, its type and its bytes as they were sent."""

    headers: Headers
    kind: str
    data: bytes
    unescape: bool = False

    @property
    def is_attached(self) -> bool:
        """True for what a mail program shows as a file."""
        return self.headers.word("content-disposition") == "attachment"

    def text(self) -> str:
        """Return the part decoded: NFC, lines that end in LF."""
        data = self.data[:_LARGEST_TEXT]
        if self.unescape and b"From " in data:
            data = _ESCAPED.sub(rb"\1", data)
        charset = self.headers.parameters("content-type").get("charset")
        return tidy(decode_bytes(untransfer(data, self.headers.raw("content-transfer-encoding")), charset))


def parts_of(headers: Headers, body: bytes, *, unescape: bool = False) -> list[Part]:
    """Return the parts of a message, in order, without the containers around them.

    ``unescape``: the message comes from an mbox, where lines of text that begin with ``From `` have a ``>``.
    """
    found: list[Part] = []
    for part in _leaves(headers, body, unescape, 0):
        found.append(part)
        if len(found) == _MOST:
            break
    return found


def _leaves(headers: Headers, body: bytes, unescape: bool, depth: int) -> Iterator[Part]:
    kind = headers.word("content-type") or "text/plain"
    if kind.startswith("multipart/") and depth < _DEEPEST:
        boundary = headers.parameters("content-type").get("boundary", "").encode("utf-8", "replace").rstrip()
        pieces = _cut(body, boundary) if boundary else []
        for piece in pieces:
            yield from _leaves(*parse(piece), unescape, depth + 1)
        if pieces:
            return
        kind = "text/plain"  # a container without its boundary is read as the text it is
    yield Part(headers, kind, body, unescape)


def _cut(body: bytes, boundary: bytes) -> list[bytes]:
    """Return what stands between the delimiters; what is before the first and after the last is none."""
    delimiter = b"\n--" + boundary
    body = b"\n" + body
    pieces: list[bytes] = []
    begun = -1
    at = body.find(delimiter)
    while at >= 0 and len(pieces) < _MOST:
        after = at + len(delimiter)
        line = body[after : body.find(b"\n", after) % (len(body) + 1)].strip()
        if line not in (b"", b"--"):  # another boundary that begins with this one
            at = body.find(delimiter, after)
            continue
        if begun >= 0:
            pieces.append(_without_end(body[begun:at]))
        if line == b"--":
            return pieces
        begun = body.find(b"\n", after) + 1 or len(body)
        at = body.find(delimiter, begun - 1)
    if begun >= 0:
        pieces.append(body[begun:])
    return pieces


def _without_end(piece: bytes) -> bytes:
    return piece.removesuffix(b"\r")
