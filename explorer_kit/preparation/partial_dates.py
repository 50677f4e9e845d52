"""Dates as far as they are known: a year, a month, a day (``2019``, ``2019-05``, ``2019-05-03``)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return year or 0, month, day


def is_partial_date(text: str) -> bool:
    """Return whether a text is a year, a month or a day that exists."""
    return _parts(text) is not None


def first_day(text: str) -> date | None:
    """Return the first day that a partial date can mean; None where it is none."""
    if (parts := _parts(text)) is None:
        return None
    year, month, day = parts
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date | None:
    """Return the last day that a partial date can mean; None where it is none."""
    if (parts := _parts(text)) is None:
        return None
    year, month, day = parts
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def in_words(text: str) -> str:
    """Return a partial date as one says it: ``3 May 2019``, ``May 2019``, ``2019``; other text as it is."""
    if (parts := _parts(text)) is None:
        return text
    year, month, day = parts
    return " ".join(str(part) for part in (day, _MONTHS[month - 1] if month else None, year) if part)


def day_in_words(day: date | None) -> str:
    """Return a day as one says it; nothing for None."""
    return in_words(day.isoformat()) if day else ""
