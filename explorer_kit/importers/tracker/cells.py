"""Single cells of a row: times, minutes, lists, skills with levels, names without the links around them."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from explorer_kit.importers.dates.clock import TimeFound, find_time
from explorer_kit.importers.folding import clean, clean_line, without_accents
from explorer_kit.importers.reading.sheets import Cell, cell_text

_NOTION_LINK = re.compile(r"(?<!\s)\s*\((?:https?://|[^()]{0,300}?%[0-9a-f]{2})[^()]{0,2000}\)", re.I)
_LIST = re.compile(r"\s*[,;\n|•·]\s*|\s+/\s+")
_BULLET = re.compile(r"^[-*–•\d.)\s]+(?=\D)")
_LEVEL = re.compile(
    r"(?P<word>.+?)\s*(?:\(\s*(?:level\s*)?(?P<a>[0-7])(?:\s*/\s*7)?\s*\)|:\s*(?P<b>[0-7])(?:\s*/\s*7)?|\s(?P<c>[0-7])\s*/\s*7)"
)
_HOURS = re.compile(
    r"(?P<h>\d{1,2})\s*(?::|h(?:ours?|rs?)?|std\.?|stunden?|heures?|horas?)\s*(?P<m>\d{1,2})?", re.I
)
_MINUTES = re.compile(
    r"~?\s*(?P<m>\d{1,3}(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?|minuten|minutos?|')?\.?", re.I
)
_MOST_MINUTES = 24 * 60


def text_of(cell: Cell) -> str:
    """Return a cell as clean text; paragraphs stay."""
    return clean(cell_text(cell))


def label_of(cell: Cell) -> str:
    """Return a cell as one line, without the addresses that Notion puts behind linked pages."""
    return clean_line(_NOTION_LINK.sub("", cell_text(cell)))


def list_of(cell: Cell) -> tuple[str, ...]:
    """Return the entries of a cell that lists things by commas, semicolons, bars, bullets or lines."""
    entries = (
        _BULLET.sub("", entry).strip(" .") for entry in _LIST.split(_NOTION_LINK.sub("", text_of(cell)))
    )
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def skill_and_level(entry: str) -> tuple[str, float | None]:
    """Split ``SQL (5)``, ``SQL: 5`` or ``SQL 5/7`` into skill and level (0 to 7); ``HTML 5`` is a skill."""
    match = _LEVEL.fullmatch(entry)
    if match is None:
        return entry, None
    return match["word"], float(match["a"] or match["b"] or match["c"])


def time_of(cell: Cell) -> TimeFound | None:
    """Return the time of day in a cell: typed, a fraction of a day, or text (``2 pm``, ``14:00-14:30``)."""
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, float) and 0 <= cell < 1:
        cell = (datetime.min + timedelta(seconds=round(cell * 86400))).time()
    if isinstance(cell, time):
        at = cell.replace(second=0, microsecond=0)
        return TimeFound(at, False, None, False, None, "")
    return find_time(without_accents(clean_line(cell_text(cell))).casefold())


def minutes_of(cell: Cell) -> float | None:
    """Return a length in minutes: ``30``, ``30 min``, ``0:30``, ``1 h 15``, a typed duration; else None."""
    if isinstance(cell, timedelta):
        return _plausible(cell.total_seconds() / 60)
    if isinstance(cell, time):
        return _plausible(cell.hour * 60 + cell.minute)
    if isinstance(cell, float) and not isinstance(cell, bool):
        return _plausible(cell)
    text = clean_line(cell_text(cell))
    hours = _HOURS.match(text)
    if hours is not None:
        return _plausible(int(hours["h"]) * 60 + int(hours["m"] or 0))
    minutes = _MINUTES.fullmatch(text)
    return _plausible(float(minutes["m"].replace(",", "."))) if minutes else None


def _plausible(minutes: float) -> float | None:
    return minutes if 0 < minutes <= _MOST_MINUTES else None
