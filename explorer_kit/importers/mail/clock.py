"""When a message was sent: its Date, else its From_ line, else the first Received."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from explorer_kit.importers.dates.names import MONTHS
from explorer_kit.importers.folding import fold
from explorer_kit.records import Moment, Precision

_DAY_FIRST = re.compile(
    r"(?:[^\d,]{1,20}[, ])?\s*(?P<day>\d{1,2})\.?[\s-]+"
    r"(?P<month>[^\W\d]{3,10})\.?,?[\s-]+(?P<year>\d{2,4})(?!\d)"
    r"(?:[\s,]+(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?P<rest>.*))?",
    re.S,
)
_MONTH_FIRST = re.compile(
    r"(?:[^\W\d]{2,10},?\s+)?(?P<month>[^\W\d]{3,10})\s+(?P<day>\d{1,2}),?\s+"
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?P<rest>(?:\s+[^\d\s]\S*|\s+[+-]\d{4})*)\s+(?P<year>\d{4})"
    r"(?P<after>.*)",
    re.S,
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?(?P<rest>.*))?",
    re.S,
)
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\b")
_HOURS = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MET": 1, "MEZ": 1,
    "CEST": 2, "MEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "AEST": 10,
    "AEDT": 11, "NZST": 12, "NZDT": 13, "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
    "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
}  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1980, 2100


def read_moment(text: str) -> Moment | None:
    """Return the moment a header's text means; None where it cannot be read or does not exist.

    With an offset or a zone of known name it is an instant; without, a wall clock in the owner's zone.
    """
    text = text.strip()[:200]
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO):
        match = pattern.match(text)
        if match:
            try:
                return _moment(match.groupdict())
            except (ValueError, OverflowError):
                return None
    return None


def read_from_line(line: bytes) -> Moment | None:
    """Return the moment in a From_ line: UTC where it names no offset, as RFC 4155 has it.

    Mozilla's (``From - …``) is the local time of whoever received it.
    """
    parts = line.decode("latin-1").split(None, 2)
    if len(parts) < 3:
        return None
    moment = read_moment(parts[2])
    if moment is None or moment.wall is None or moment.instant is not None or parts[1] == "-":
        return moment
    return Moment.at(moment.wall.replace(tzinfo=UTC), moment.precision)


def read_received(field: str) -> Moment | None:
    """Return the moment in a Received field: what stands behind its last semicolon."""
    _, semicolon, when = field.rpartition(";")
    return read_moment(when) if semicolon else None


def _moment(parts: dict[str, str | None]) -> Moment | None:
    day = date(_year(parts["year"] or ""), _month(parts["month"] or ""), int(parts["day"] or 0))
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    if not parts["clock"]:
        return Moment.on(day)
    clock = [int(number) for number in re.split("[:.]", parts["clock"])]
    seconds = min(clock[2], 59) if len(clock) > 2 else 0
    wall = datetime(day.year, day.month, day.day, clock[0], clock[1], seconds)
    zone = _zone(f"{parts['rest'] or ''} {parts.get('after') or ''}".strip())
    precision: Precision = "second" if len(clock) > 2 else "minute"
    if zone is None:
        return Moment.local(wall, precision)
    return Moment.at(wall.replace(tzinfo=zone), precision)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= 70 else 2000)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    folded = fold(text)
    known = MONTHS.get(folded) or MONTHS.get(folded[:3])
    if known is None:
        raise ValueError(f"{text} is no month")
    return known


def _zone(rest: str) -> timezone | None:
    offset = _OFFSET.match(rest)
    if offset:
        minutes = 60 * int(offset["hours"]) + int(offset["minutes"] or 0)
        if minutes > 14 * 60:
            return None
        return timezone(timedelta(minutes=-minutes if offset["sign"] == "-" else minutes))
    name = re.match(r"[A-Za-z]+", rest)
    hours = _HOURS.get(name[0].upper()) if name else None
    return None if hours is None else timezone(timedelta(hours=hours))
