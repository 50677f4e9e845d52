"""From the bytes of an .ics file to its entries as lines: unfolded, decoded, taken apart, not yet understood.

Folds may cut a character in two, so bytes are unfolded before they are decoded. An entry that is damaged is
kept apart from the others: it is told of, and they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.reading import DecodedText, decode
from explorer_kit.importers.reading.text import utf16_without_mark

_LINE_ENDS = re.compile(rb"\r+\n|\r")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CUT_OFF = (
    "{name} is no whole calendar: {what}. The download was probably cut off; export the calendar again."
)


@dataclass(slots=True)
class Block:
    """The lines of one component, without those of the components inside it but for ``parts``.

    ``number`` is the line of the file on which it begins; ``whole`` is false where its end is missing.
    """

    name: str
    number: int
    lines: list[str] = field(default_factory=list)
    parts: list[Block] = field(default_factory=list)
    whole: bool = True

    @property
    def text(self) -> str:
        """The entry as it stands in the file, unfolded."""
        return "\n".join((f"BEGIN:{self.name}", *self.lines))


def read_calendars(data: bytes, name: str) -> tuple[list[Block], DecodedText]:
    """Return the calendars of a file, each a block whose parts are its entries and zones.

    Raises
    ------
    ImportFileError
        ``invalid_ics``: there is no calendar in it, or it ends before its calendar does.
    """
    numbers, decoded = _logical_lines(data)
    calendars: list[Block] = []
    open_blocks: list[Block] = []
    for number, line in zip(numbers, decoded.text.split("\n"), strict=False):
        word, _, value = line.strip("\ufeff \t").partition(":")
        kind = value.strip().upper()
        if word.upper() == "BEGIN" and (open_blocks or kind == "VCALENDAR"):
            _begin(Block(kind, number), open_blocks, calendars)
        elif word.upper() == "END" and open_blocks:
            _end(kind, open_blocks)
        elif open_blocks and line.strip():
            open_blocks[-1].lines.append(line)
    if not calendars:
        raise ImportFileError("invalid_ics", _CUT_OFF.format(name=name, what="it has no BEGIN:VCALENDAR"))
    if open_blocks:
        what = f"its last {open_blocks[-1].name} has no END"
        raise ImportFileError("invalid_ics", _CUT_OFF.format(name=name, what=what))
    return calendars, decoded


def _begin(block: Block, open_blocks: list[Block], calendars: list[Block]) -> None:
    if block.name in {"VEVENT", "VTIMEZONE", "VCALENDAR"}:  # these never stand in an entry: it was not closed
        depth = 0 if block.name == "VCALENDAR" else 1
        for unclosed in open_blocks[depth:]:
            unclosed.whole = False
        del open_blocks[depth:]
    (open_blocks[-1].parts if open_blocks else calendars).append(block)
    open_blocks.append(block)


def _end(kind: str, open_blocks: list[Block]) -> None:
    """Close a component, and what was left open inside it; an end without a beginning means nothing."""
    names = [block.name for block in open_blocks]
    if kind not in names:
        return
    place = len(names) - 1 - names[::-1].index(kind)
    for unclosed in open_blocks[place + 1 :]:
        unclosed.whole = unclosed.name == "VALARM"
    del open_blocks[place:]


def _logical_lines(data: bytes) -> tuple[list[int], DecodedText]:
    """Return the unfolded text, one property a line, and the number of the file's line each begins on."""
    if data.startswith(_WIDE_MARKS) or utf16_without_mark(data):
        data = decode(data).text.encode("utf-8", "replace")
    numbers: list[int] = []
    unfolded: list[list[bytes]] = []
    for number, line in _physical_lines(data):
        if line[:1] in (b" ", b"\t") and unfolded:
            unfolded[-1].append(line[1:])
        else:
            numbers.append(number)
            unfolded.append([line])
    return numbers, decode(b"\n".join(b"".join(pieces) for pieces in unfolded))


def _physical_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    return enumerate(_LINE_ENDS.sub(b"\n", data).split(b"\n"), start=1)
