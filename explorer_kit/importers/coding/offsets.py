r"""Where a passage stands in its text, whichever way the program counted.

REFI-QDA counts code points of the plain text. Programs differ all the same: some count the byte order mark
in front, some count ``\r\n`` as one sign or as two, unlike the file has it, some count UTF-16 units. All
selections of one text were counted in one way, so the way is chosen by the text: passages that repeat their
own words in their name decide; else the way in which most passages begin and end where words do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from explorer_kit.importers.folding import clean_line

_BOM = "\ufeff"
_DROPPED = re.compile("\r(?=\n)|\ufeff")
_OVERHANG = 2
"""Signs by which the last selection may run over: line ends that were cut off the text."""
_NAMED = 100
"""A passage whose name is its text weighs more than many that merely begin and end with words."""
_MOST_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Place:
    """A selection as written: first position, end (exclusive), and its name, which often repeats its text."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    r"""A passage found: its text, and its place in code points of the text with ``\n`` and without mark."""

    text: str
    starts: int
    ends: int


class Counting:
    """One way of counting in a text: ``text`` as it is counted, in code points or in UTF-16 units."""

    def __init__(self, text: str, *, utf16: bool = False) -> None:
        self._text = text
        # signs that the plain text does not have: they shift what stands behind them
        self._dropped = [match.start() for match in _DROPPED.finditer(text)]
        wide = (index for index, sign in enumerate(text) if sign > "\uffff") if utf16 else ()
        self._halves = [index + before + 1 for before, index in enumerate(wide)]
        self._length = len(text) + len(self._halves)

    def fits(self, place: Place) -> int:
        """Return how well a selection fits: by its name, by the edges of words; negative where it cannot."""
        if not 0 <= place.start < place.end <= self._length:
            return -1
        start, end = self._sign(place.start), self._sign(place.end)
        text = self._text[start:end]
        before, after = self._text[max(start - 1, 0) : start], self._text[end : end + 1]
        named = _NAMED if _is_name_of(place.name, text) else 0
        return named + _is_edge(before, text[:1]) + _is_edge(after, text[-1:])

    def passage(self, place: Place) -> Passage | None:
        """Return the passage of a selection; None where it lies outside the text or is blank."""
        if not 0 <= place.start < place.end <= self._length + _OVERHANG:
            return None
        start = self._sign(place.start)
        text = _plain(self._text[start : self._sign(place.end)])
        starts = start - bisect_left(self._dropped, start)
        return Passage(text, starts, starts + len(text)) if text.strip() else None

    def _sign(self, position: int) -> int:
        """Return the code point at a position."""
        return position - bisect_left(self._halves, position)


def counting_of(text: str, places: Sequence[Place]) -> Counting:
    """Return the way in which the selections of a text were counted; the specification's, in case of doubt.

    Parameters
    ----------
    text : str
        As stored, with its line ends, and with its byte order mark if it has one.
    places : sequence of Place
        The selections in it.
    """
    looked_at = places[:_MOST_LOOKED_AT]
    best, most = None, -1
    for form, utf16 in _ways(text):
        way = Counting(form, utf16=utf16)
        fit = sum(way.fits(place) for place in looked_at)
        if best is None or fit > most:
            best, most = way, fit
    return best or Counting(text)


def _ways(text: str) -> list[tuple[str, bool]]:
    """Return the forms in which a text may have been counted, the specification's first: it wins a draw."""
    bare = text.removeprefix(_BOM)
    lines = bare.replace("\r\n", "\n").replace("\r", "\n")
    forms = [bare, lines, _BOM + bare, _BOM + lines]
    if "\n" in lines:
        forms += [lines.replace("\n", "\r\n"), _BOM + lines.replace("\n", "\r\n")]
    ways = [(form, False) for form in dict.fromkeys(forms)]
    is_wide = any(sign > "\uffff" for sign in bare)
    return ways + ([(form, True) for form, _ in ways] if is_wide else [])


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace(_BOM, "")


def _is_name_of(name: str, text: str) -> bool:
    """Tell whether a selection's name repeats its text, perhaps cut off."""
    named, said = clean_line(name).rstrip("….").rstrip(), clean_line(text)
    return len(named) > 2 and said.startswith(named)


def _is_edge(outside: str, inside: str) -> bool:
    """Tell whether a word begins (or ends) between two signs, and the passage not with a blank."""
    return bool(inside.strip()) and not (outside.isalnum() and inside.isalnum())
