"""Times of day, zones and spans in folded text: ``2:37 pm``, ``14h30``, ``14.30 Uhr``, ``14:00-14:30``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta

_TIME = re.compile(
    r"(?<![\d.:/+-])(?:t\s?)?"
    r"(?:(?P<h1>\d{1,2}):(?P<m1>\d{2})(?::(?P<s1>\d{2})(?:[.,]\d{1,9})?)?(?:\s*(?P<ap1>[ap])\.?\s?m\b\.?)?(?:\s*(?:uhr|h|hrs)\b)?"
    r"|(?P<h2>\d{1,2})(?:\.(?P<m2>\d{2}))?\s*(?P<ap2>[ap])\.?\s?m\b\.?"
    r"|(?P<h3>\d{1,2})\s?h\s?(?P<m3>\d{2})?\b"
    r"|(?P<h4>\d{1,2})(?:\.(?P<m4>\d{2}))?\s*(?:uhr|heures?|horas?|hrs?)\b)"
    r"(?!\d)"
)
_COMPACT_TIME = re.compile(r"t(?P<h>\d{2})(?P<m>\d{2})(?P<s>\d{2})?(?!\d)")
_ZONE = re.compile(
    r"\s*\(?\s*(?:(?P<zulu>z\b|utc|gmt)|(?P<name>[a-z]{2,5}\b))?\s*(?P<sign>[+-])?(?(sign)(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d))"
    r"\s*\)?"
)
_SPAN = re.compile(r"\s*(?:-|–|—|\bto\b|\bbis\b|\buntil\b|\bjusqu'a\b|\ba\b|\bhasta\b)\s*(?=\d)")
_FIXED = {
    "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "bst": 1, "wet": 0, "west": 1, "eet": 2, "eest": 3, "hec": 1,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_SHARED = frozenset({"et", "ct", "mt", "pt", "ist", "local"})
_NOON = 12


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time in a text, the zone after it, the end of its span, and the text without them."""

    at: time
    with_seconds: bool
    offset: timedelta | None
    zone_unknown: bool
    until: time | None
    remainder: str


def find_time(text: str) -> TimeFound | None:
    """Find the first time of day in folded text; an impossible one (25:00) is not found."""
    match = _TIME.search(text) or _COMPACT_TIME.search(text)
    if match is None:
        return None
    begin, end = match.start(), match.end()
    hour, minute, second, half = _parts(match)
    exact = second is not None or match[0].startswith("t")
    last, last_end = _span_end(text, end, exact)
    if last is not None and half is None and last.half is not None and hour <= last.hour % _NOON:
        half = last.half  # 2:00-2:30 pm: the half of the day is said once
    at = _time(hour, minute, second, half)
    if at is None:
        return None
    offset, zone_unknown, zone_end = _zone(text, last_end)
    until = _time(last.hour, last.minute, 0, last.half) if last else None
    return TimeFound(
        at, second is not None, offset, zone_unknown, until, text[:begin] + " " + text[zone_end:]
    )


@dataclass(frozen=True, slots=True)
class _Spoken:
    hour: int
    minute: int
    half: str | None


def _span_end(text: str, position: int, exact: bool) -> tuple[_Spoken | None, int]:
    """Return the time at the end of a span that begins before ``position``, and where it ends.

    After an exact time (with seconds, or ISO's T) ``-05:00`` is an offset, no end.
    """
    dash = None if exact else _SPAN.match(text, position)
    match = _TIME.match(text[dash.end() :]) if dash else None
    if dash is None or match is None:
        return None, position
    hour, minute, _, half = _parts(match)
    return _Spoken(hour, minute, half), dash.end() + match.end()


def _parts(match: re.Match[str]) -> tuple[int, int, int | None, str | None]:
    """Return hour, minute, second and ``a`` or ``p`` of whichever form matched."""
    groups = match.groupdict()
    if "h" in groups:
        return int(groups["h"]), int(groups["m"]), int(groups["s"] or 0), None
    form = next(form for form in "1234" if groups[f"h{form}"])
    second = groups["s1"]
    half = groups.get(f"ap{form}")
    return int(groups[f"h{form}"]), int(groups[f"m{form}"] or 0), int(second) if second else None, half


def _time(hour: int, minute: int, second: int | None, half: str | None) -> time | None:
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return time(hour, minute, second or 0)
    except ValueError:
        return None


def _zone(text: str, position: int) -> tuple[timedelta | None, bool, int]:
    """Return (offset from UTC, whether a zone is named that several places share, where the zone ends)."""
    match = _ZONE.match(text, position)
    if match is None or not match[0].strip(" ()"):
        return None, False, position
    name = match["name"]
    if name is not None:
        known = name in _FIXED or name in _SHARED
        offset = timedelta(hours=_FIXED[name]) if name in _FIXED else None
        return offset, name in _SHARED, match.end() if known else position
    distance = timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
    if distance >= timedelta(hours=15):
        return None, False, position
    return -distance if match["sign"] == "-" else distance, False, match.end()
