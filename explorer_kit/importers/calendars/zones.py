"""Time zones of a calendar: the file's own definitions first, then IANA names, then those of Windows (R5)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from explorer_kit.importers.calendars.lines import Block
from explorer_kit.importers.calendars.properties import Property, properties_of, stamp_of, stamps_of
from explorer_kit.importers.calendars.recurrence import Budget, occurrences
from explorer_kit.importers.calendars.rules import RuleError, rule_of

_EARLIEST, _LATEST = 1970, 2101
_NO_TIME = timedelta()


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of the clocks: when, on the clock before it, and the offsets before and after."""

    wall: datetime
    before: timedelta
    after: timedelta


class OwnZone(tzinfo):
    """A zone as a file defines it (VTIMEZONE), from its changes of the clocks."""

    def __init__(self, changes: Iterable[_Change]) -> None:
        ordered = sorted(changes, key=lambda change: change.wall - change.before)
        self._instants = [change.wall - change.before for change in ordered]
        # an hour that is skipped is counted by the clock before it, an hour that comes twice is the first
        self._walls = [change.wall + max(change.after - change.before, _NO_TIME) for change in ordered]
        self._offsets = [ordered[0].before, *(change.after for change in ordered)]

    def utcoffset(self, when: datetime | None) -> timedelta:
        """Return the offset at a wall-clock time."""
        return self._offsets[bisect_right(self._walls, when.replace(tzinfo=None)) if when else 0]

    def dst(self, when: datetime | None) -> timedelta | None:
        """Return None: a file does not tell how much of an offset is summer time."""
        return None

    def tzname(self, when: datetime | None) -> str:
        """Return no IANA name, as there is none."""
        return "own"

    def fromutc(self, when: datetime) -> datetime:
        """Return the wall-clock time of an instant."""
        return when + self._offsets[bisect_right(self._instants, when.replace(tzinfo=None))]


class Zones:
    """The zones that one calendar can name."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._own: dict[str, Block] = {}
        for block in blocks:
            name = next((found.value for found in properties_of(block.lines) if found.name == "TZID"), "")
            self._own.setdefault(name.strip().strip('"'), block)
        self._found: dict[str, tzinfo | None] = {}

    def find(self, name: str) -> tzinfo | None:
        """Return the zone of a TZID; None where neither the file nor anybody else knows it."""
        if name not in self._found:
            block = self._own.get(name)
            own = _zone_of(block) if block else None
            self._found[name] = own or named_zone(name)
        return self._found[name]


@lru_cache(maxsize=1000)
def named_zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name (also as ``/example.org/Europe/Berlin``) or of a name of Windows."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = name.strip("/ ").split("/")
    candidates = ("/".join(parts[-length:]) for length in (3, 2, 1) if length <= len(parts))
    for candidate in (WINDOWS_TO_OLSON.get(name), *candidates):
        try:
            if candidate:
                return ZoneInfo(candidate)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def _zone_of(block: Block) -> tzinfo | None:
    """Return the zone that a VTIMEZONE defines, None where it cannot be understood."""
    try:
        changes = [change for part in block.parts for change in _changes(list(properties_of(part.lines)))]
    except (RuleError, ValueError, OverflowError):
        return None
    if not changes:
        return None
    if all(change.after == changes[0].after == change.before for change in changes):
        return timezone(changes[0].after)
    return OwnZone(changes)


def _changes(found: list[Property]) -> list[_Change]:
    """Return the changes of a STANDARD or DAYLIGHT part, year by year."""
    values = {each.name: each for each in found}
    if not {"DTSTART", "TZOFFSETTO"} <= values.keys():
        return []
    after = _offset(values["TZOFFSETTO"].value)
    before = _offset(values["TZOFFSETFROM"].value) if "TZOFFSETFROM" in values else after
    begins = _start(values["DTSTART"])
    walls = [begins]
    if "RRULE" in values:
        rule = rule_of(values["RRULE"], begins)
        if rule.frequency != "YEARLY":
            raise RuleError(rule.frequency)
        until = rule.until.wall if rule.until else datetime.max
        if rule.until and rule.until.offset is not None:
            until += before
        walls = list(occurrences(rule, begins, until, datetime(_LATEST, 1, 1), Budget(50_000, 500)))
    walls += [each.wall for dates in found if dates.name == "RDATE" for each in stamps_of(dates)[:500]]
    return [_Change(wall, before, after) for wall in walls]


def _start(found: Property) -> datetime:
    """Return the first change; Outlook begins its zones in the year 1601, which is not looked at."""
    year, rest = found.value[:4], found.value[4:]
    early = year.isdecimal() and int(year) < _EARLIEST
    stamp = stamp_of(Property("DTSTART", {}, f"{_EARLIEST}{rest}" if early else found.value))
    if stamp is None:
        raise RuleError("DTSTART")
    return stamp.wall


def _offset(text: str) -> timedelta:
    text = text.strip()
    distance = timedelta(hours=int(text[1:3]), minutes=int(text[3:5] or 0), seconds=int(text[5:7] or 0))
    timezone(distance)  # refuses a day and more
    if text[:1] not in "+-":
        raise ValueError(text[:10])
    return -distance if text[0] == "-" else distance
