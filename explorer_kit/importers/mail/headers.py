"""The header of a message or part: unfolded lines by name, decoded only when they are asked for."""

from __future__ import annotations

import re

from explorer_kit.importers.mail.decoding import decode_bytes, decode_words

_FOLD = re.compile(rb"\r?\n[ \t]+")
_LONGEST = 1 << 18
_PARAMETER = re.compile(
    r";\s*([\w-]+)(\*\d+)?\*?\s*=\s*(?:\"((?:[^\"\\]++|\\.){0,100}+)\"|([^\s;\"]*))", re.S
)


class Headers:
    """Header fields by lower-case name, in the order in which they stand; lines that are none are passed."""

    __slots__ = ("_fields",)

    def __init__(self, block: bytes) -> None:
        self._fields: dict[bytes, list[bytes]] = {}
        for line in _FOLD.sub(b" ", block).split(b"\n"):
            name, colon, value = line.partition(b":")
            if colon and name:
                self._fields.setdefault(name.strip().lower(), []).append(value.strip())

    def __bool__(self) -> bool:
        return bool(self._fields)

    def __contains__(self, name: str) -> bool:
        return name.encode() in self._fields

    def names(self) -> set[str]:
        """Return the names of all fields, in lower case."""
        return {name.decode("latin-1") for name in self._fields}

    def raw(self, name: str) -> str:
        """Return the first field of a name as text whose encoded words are not yet read; empty: none."""
        values = self._fields.get(name.encode())
        return decode_bytes(values[0]) if values else ""

    def every(self, name: str) -> list[str]:
        """Return all fields of a name like :meth:`raw`."""
        return [decode_bytes(value) for value in self._fields.get(name.encode(), ())]

    def text(self, name: str) -> str:
        """Return the first field of a name as a reader sees it."""
        return decode_words(self.raw(name)).strip()

    def word(self, name: str) -> str:
        """Return the first field of a name up to a semicolon, in lower case: ``text/plain``."""
        return self.raw(name).partition(";")[0].partition("(")[0].strip().lower()

    def parameters(self, name: str) -> dict[str, str]:
        """Return the parameters of a field: ``charset``, ``boundary``; continued ones are put together."""
        found: dict[str, str] = {}
        for match in _PARAMETER.finditer(self.raw(name)):
            quoted = match[3]
            value = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else match[4]
            key = match[1].lower()
            found[key] = found[key] + value if match[2] and key in found else found.get(key, value)
        return found


def parse(data: bytes) -> tuple[Headers, bytes]:
    """Return the header of a message or part and the bytes of its body."""
    if data.startswith((b"\n", b"\r\n")):
        return Headers(b""), data.lstrip(b"\r\n")
    end = _end_of_header(data)
    if end < 0:
        return Headers(data[:_LONGEST]), data[_LONGEST:]
    return Headers(data[:end]), data[end + 2 :].removeprefix(b"\n") if data[end + 1] == 13 else data[
        end + 2 :
    ]


def _end_of_header(data: bytes) -> int:
    """Return where the first blank line begins; looked for first as the lines of this message end."""
    first = data.find(b"\n", 0, _LONGEST)
    ends = (b"\n\r\n", b"\n\n") if data[first - 1 : first] == b"\r" else (b"\n\n", b"\n\r\n")
    usual = data.find(ends[0], 0, _LONGEST)
    other = data.find(ends[1], 0, usual + 1 if usual >= 0 else _LONGEST)
    return other if other >= 0 else usual
