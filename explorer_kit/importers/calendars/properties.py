"""One property of an entry: name, parameters and value; times, lengths and texts as iCalendar writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from explorer_kit.importers.dates.readings import FIRST_YEAR, LAST_YEAR

_TIME = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):?(?P<minute>\d\d):?(?P<second>\d\d)?(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
    re.I,
)
_ESCAPED = re.compile(r"\\([\\;,nN:\"])")
_LONGEST_LINE = 200_000


@dataclass(frozen=True, slots=True)
class Property:
    """A line of an entry."""

    name: str
    parameters: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as text, its escapes undone."""
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date or time as written: ``zone`` is its TZID, ``offset`` from UTC where the value has one (or Z)."""

    wall: datetime
    zone: str | None = None
    offset: timedelta | None = None
    is_day: bool = False

    @property
    def day(self) -> date:
        """The day as written."""
        return self.wall.date()


def properties_of(lines: list[str]) -> Iterator[Property]:
    """Yield the properties of lines; what is none is passed over: the rest of the entry may be sound."""
    from icalendar.parser import Contentline

    for line in lines:
        if len(line) > _LONGEST_LINE:  # a picture, or damage
            continue
        try:
            name, parameters, value = Contentline(line).raw_parts()  # type: ignore[no-untyped-call]
        except (ValueError, IndexError):
            continue
        plain = {
            key.upper(): item if isinstance(item, str) else ",".join(map(str, item))
            for key, item in parameters.items()
        }
        yield Property(name.upper(), plain, value)


def stamp_of(found: Property) -> Stamp | None:
    """Return the date or time of a property; None for what is none, or lies outside 1900 to 2100."""
    stamps = stamps_of(found)
    return stamps[0] if stamps else None


def stamps_of(found: Property) -> tuple[Stamp, ...]:
    """Return the dates or times that a property lists; of a period its start."""
    zone = found.parameters.get("TZID", "").strip().strip('"') or None
    stamps = (_stamp(part.partition("/")[0].strip(), zone) for part in found.value.split(","))
    return tuple(stamp for stamp in stamps if stamp)


def _stamp(text: str, zone: str | None) -> Stamp | None:
    match = _TIME.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match["hour"] is None:
            return Stamp(datetime.combine(day, datetime.min.time()), is_day=True)
        second = min(int(match["second"] or 0), 59)  # a leap second
        wall = datetime(day.year, day.month, day.day, int(match["hour"]), int(match["minute"]), second)
        offset = _offset(match["zone"])
    except ValueError:
        return None
    return Stamp(wall, None if offset is not None else zone, offset)


def _offset(written: str | None) -> timedelta | None:
    if written is None or written in "Zz":
        return None if written is None else timedelta()
    distance = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    timezone(distance)  # refuses a day and more
    return -distance if written[0] == "-" else distance


def duration_of(text: str) -> timedelta | None:
    """Return a length such as ``PT30M``; None for what is none or is not positive."""
    from icalendar import vDuration

    try:
        length = vDuration.from_ical(text.strip())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        return None
    return length if isinstance(length, timedelta) and timedelta() < length < timedelta(days=366) else None
