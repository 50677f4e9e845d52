"""Which character separates the cells of a text file.

Each candidate reads the first records, and the one under which most records have one and the same number
of cells, the first of them looking like a header, wins. csv.Sniffer is not asked: it guesses from letter
frequencies and loses rows of small files.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from itertools import islice

CANDIDATES = (",", ";", "\t", "|")
_SAMPLE_RECORDS = 60
# Excel pads the line with empty cells when it saves the file again.
_DECLARED = re.compile(r'"?sep=(?P<delimiter>.)"?[,;\t| ]*', re.I)
_LIKE_DATA = re.compile(r"@|^[\d\s.,:/+-]+$|^https?:", re.I)


def declared_delimiter(first_line: str) -> str | None:
    """Return the delimiter that a first line such as ``sep=;`` declares (Excel's own way), else None."""
    match = _DECLARED.fullmatch(first_line)
    return match["delimiter"] if match else None


def find_delimiter(lines: list[str]) -> str:
    """Return the delimiter of a text file's lines (without line ends); ``,`` for a single column."""
    scored = {candidate: _score(lines, candidate) for candidate in CANDIDATES}
    top = min(header for _, header in scored.values())
    # A header stands above its data: what begins to agree only below it is text in cells ("a|b|c").
    return max(
        CANDIDATES, key=lambda candidate: scored[candidate][0] * (1 if scored[candidate][1] == top else 0.5)
    )


def usual_width(lines: list[str], delimiter: str) -> int:
    """Return the number of cells that most of the first records with several cells have; 0 if none has."""
    widths = Counter(len(record) for record in _sample(lines, delimiter) if len(record) > 1)
    return widths.most_common(1)[0][0] if widths else 0


def _score(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Return how well a delimiter explains the lines, and at which record its table begins.

    What counts: how many records agree in width, how many columns that gives, and the look of the header.
    """
    records = _sample(lines, delimiter)
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return 0.0, len(lines)
    width = max(widths, key=lambda candidate: (widths[candidate] * math.log2(candidate), candidate))
    start = next(index for index, record in enumerate(records) if len(record) == width)
    agreement = widths[width] / len(records) * math.log2(width)
    return agreement * (0.2 + _header_likeness(records[start])), start


def _sample(lines: list[str], delimiter: str) -> list[list[str]]:
    filled = (line + "\n" for line in lines if line.strip())
    records = []
    try:
        for record in islice(csv.reader(filled, delimiter=delimiter), _SAMPLE_RECORDS):
            while record and not record[-1].strip():
                record.pop()
            records.append(record)
    except csv.Error:  # one endless cell: this candidate explains what came before it
        pass
    return [record for record in records if record]


def _header_likeness(cells: list[str]) -> float:
    """Return the share of cells that could be column names: filled, short, not said before, no data."""
    seen: set[str] = set()
    good = 0
    for cell in cells:
        name = cell.strip().casefold()
        if name and len(name) <= 60 and name not in seen and not _LIKE_DATA.search(name):
            good += 1
        seen.add(name)
    return good / len(cells)
