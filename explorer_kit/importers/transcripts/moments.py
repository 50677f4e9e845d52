"""When a talk began, from the title or the name of its transcript; nothing is guessed from a file's date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.dates import Dated, read_date
from explorer_kit.records import UNDATED, Moment
from explorer_kit.settings import Settings

_ZOOM = re.compile(r"GMT(?P<day>\d{8})[-_](?P<time>\d{6})")
# Teams writes the recorder's own clock without saying which, or UTC
_TEAMS = re.compile(r"-(?P<day>\d{8})_(?P<time>\d{6})(?P<utc>UTC)?(?!\d)")
_TITLE = re.compile(
    r"(?<!\d)(?P<year>\d{4})[/_-](?P<month>\d{2})[/_-](?P<day>\d{2})[ T_]+(?:(?:at|um|à|a las) )?"
    r"(?P<hour>\d{1,2})[:_.-](?P<minute>\d{2})(?!\d)"
    r"(?: ?(?P<zone>(?:UTC|GMT)?[+\-−]\d{1,2}(?::?\d{2})?|Z\b|[A-Z]{2,5}\b))?"
)
_NAME = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-_.]?)(?P<month>\d{2})(?P=mark)(?P<day>\d{2})(?!\d)"
    r"(?:(?:[ T_-]| at )(?P<hour>\d{2})[.:h_-]?(?P<minute>\d{2})(?:[.:_-]?(?P<second>\d{2}))?"
    r"(?P<utc>Z)?(?!\d))?"
)
_FIRST, _LAST = 2000, 2100


@dataclass(frozen=True, slots=True)
class Told:
    """When a talk began as far as a text says, with what there is to warn of (a code of FORMATS.md)."""

    moment: Moment = UNDATED
    warning: str = ""
    detail: str = ""


NOT_TOLD = Told()


def from_title(title: str, settings: Settings) -> Told:
    """Return the time in a title such as ``Chat - 2026/03/05 14:00 CET - Transcript``."""
    match = _TITLE.search(title)
    if match is None:
        return Told()
    day, clock = _day(match), _clock(match)
    if day is None or clock is None:
        return Told() if day is None else Told(Moment.on(day))
    wall, zone = datetime.combine(day, clock), (match["zone"] or "").replace("−", "-")
    if not zone:
        return Told(Moment.local(wall), "floating_time", "its title tells no time zone")
    reading = read_date(f"{day.isoformat()} {clock:%H:%M} {'UTC' if zone == 'Z' else zone}")
    own = ZoneInfo(settings.timezone)
    if wall.replace(tzinfo=own).tzname() == zone:
        return Told(Moment.at(wall.replace(tzinfo=own), "minute", own.key))
    if isinstance(reading, Dated) and reading.clock is not None and reading.clock.offset is not None:
        return Told(reading.moment)
    return Told(
        Moment.local(wall, "minute", "unknown"), "unknown_tzid", f"there is no one time zone '{zone}'"
    )


def from_name(file: SourceFile) -> Told:
    """Return the time or day in the name of a file, else in that of its folder."""
    names = [file.path.stem, *file.places[-2:-1]]
    for name in names:
        for read in (_zoom, _teams, _plain):
            moment = read(name)
            if moment is not None:
                return Told(moment)
    return Told()


def day_alone(line: str) -> Moment | None:
    """Return the day of a line that holds a date and nothing else (a time without a zone is left out)."""
    reading = read_date(line) if len(line) <= 40 and any(sign.isdigit() for sign in line) else None
    if not isinstance(reading, Dated) or reading.rest or not _FIRST <= reading.day.year <= _LAST:
        return None
    return Moment.on(reading.day)


def _zoom(name: str) -> Moment | None:
    match = _ZOOM.search(name)
    return _instant(match) if match else None


def _teams(name: str) -> Moment | None:
    match = _TEAMS.search(name)
    if match is None:
        return None
    instant = _instant(match)
    return instant if match["utc"] or instant is None else Moment.on(_compact(match["day"]) or date.min)


def _instant(match: re.Match[str]) -> Moment | None:
    day, clock = _compact(match["day"]), match["time"]
    try:
        at = time(int(clock[:2]), int(clock[2:4]), int(clock[4:]))
    except ValueError:
        return None if day is None else Moment.on(day)
    return None if day is None else Moment.at(datetime.combine(day, at, ZoneInfo("UTC")))


def _compact(digits: str) -> date | None:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if _FIRST <= day.year <= _LAST else None


def _plain(name: str) -> Moment | None:
    for match in _NAME.finditer(name):
        day, clock = _day(match), _clock(match)
        if day is None:
            continue
        if clock is None:
            return Moment.on(day)
        precision = "second" if match["second"] else "minute"
        if match["utc"]:
            return Moment.at(
                datetime.combine(day, clock, ZoneInfo("UTC")), "second" if match["second"] else "minute"
            )
        return Moment.local(datetime.combine(day, clock), "second" if precision == "second" else "minute")
    return None


def _day(match: re.Match[str]) -> date | None:
    return _compact(match["year"] + match["month"] + match["day"])


def _clock(match: re.Match[str]) -> time | None:
    if not match["hour"]:
        return None
    second = match.groupdict().get("second")
    try:
        return time(int(match["hour"]), int(match["minute"]), int(second or 0))
    except ValueError:
        return None
