r"""Values of vCard properties: quoted-printable, escapes (``\,`` ``\;`` ``https\://``), parts and lists."""

from __future__ import annotations

import binascii
import re
import unicodedata
from collections.abc import Mapping, Sequence

from explorer_kit.importers.reading.text import decode

_ESCAPED = re.compile(r"\\([\\,;:nN])")
_PIECE = {separator: re.compile(rf"(?:[^\\{separator}]|\\.)*\\?", re.S) for separator in ",;"}
_SOFT_BREAK = re.compile(r"=[ \t]*\n(?:[ \t]+(?==))?")
# some phones break a line without the sign for it; what goes on then begins with a coded letter
_HARD_BREAK = re.compile(r"\n(?==[0-9A-Fa-f]{2})")


def unescaped(value: str) -> str:
    r"""Return a value as text: ``\n`` a line break, every other escaped sign itself."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def parts_of(value: str) -> list[str]:
    """Return the parts of a structured value (``N``, ``ORG``, ``ADR``), split at semicolons, as text."""
    return [unescaped(part).strip() for part in _split(value, ";")]


def list_of(value: str) -> list[str]:
    """Return the entries of a list (``CATEGORIES``), split at commas, as text, without empty ones."""
    return [text for part in _split(value, ",") if (text := unescaped(part).strip())]


def decoded(value: str, params: Mapping[str, Sequence[str]]) -> str:
    """Return a value without its transfer encoding; what is not encoded as it says stays as it is."""
    encodings = {word.upper() for word in params.get("ENCODING", ())}
    if "QUOTED-PRINTABLE" not in encodings:
        return value
    joined = _HARD_BREAK.sub("", _SOFT_BREAK.sub("", value)).rstrip("= \t\n")
    data = binascii.a2b_qp(joined.encode("utf-8", "replace"))
    charset = next(iter(params.get("CHARSET", ())), "utf-8")
    # some charsets can spell what is no letter at all: halves of pairs, zeros
    text = _in_charset(data, charset).encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


def _in_charset(data: bytes, charset: str) -> str:
    if len(charset) < 40:
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass
    return decode(data).text


def _split(value: str, separator: str) -> list[str]:
    pieces = []
    start = 0
    while start <= len(value):
        match = _PIECE[separator].match(value, start)
        end = match.end() if match else len(value)
        pieces.append(value[start:end])
        start = end + 1
    return pieces
