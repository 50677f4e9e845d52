"""Times of a calendar as moments and as ids of occurrences (R5)."""

from __future__ import annotations

from datetime import UTC, datetime, timezone, tzinfo
from zoneinfo import ZoneInfo

from explorer_kit.importers.calendars.properties import Stamp
from explorer_kit.importers.calendars.zones import Zones, named_zone
from explorer_kit.records import Moment, Precision


class CalendarClock:
    """Reads the times of one calendar; remembers what it could not place, for the warnings.

    ``floating`` counts times without a zone (read in the owner's), ``unknown`` holds the names of zones that
    nobody knows (such times keep their wall clock and have no instant).
    """

    def __init__(self, zones: Zones, owner_zone: str) -> None:
        self._zones = zones
        self._owner = ZoneInfo(owner_zone)
        self.floating = 0
        self.unknown: dict[str, int] = {}

    def zone_of(self, stamp: Stamp) -> tzinfo | None:
        """Return the zone in which a time is written: the owner's for a floating one, None if unknown."""
        if stamp.offset is not None:
            return timezone(stamp.offset)
        return self._owner if stamp.zone is None else self._zones.find(stamp.zone)

    def is_placed(self, stamp: Stamp) -> bool:
        """Tell whether a time has an instant."""
        return self.zone_of(stamp) is not None

    def moment(self, stamp: Stamp) -> Moment:
        """Return a time as a moment."""
        if stamp.is_day:
            return Moment.on(stamp.day)
        precision: Precision = "second" if stamp.wall.second else "minute"
        zone = self.zone_of(stamp)
        if zone is None:
            return Moment.local(stamp.wall, precision, "unknown")
        if stamp.zone is None and stamp.offset is None:
            return Moment.local(stamp.wall, precision)
        return Moment.at(stamp.wall.replace(tzinfo=zone), precision, _name_of(stamp.zone))

    def note(self, stamp: Stamp) -> None:
        """Remember a start that floats or whose zone is unknown."""
        if stamp.is_day or stamp.offset is not None:
            return
        if stamp.zone is None:
            self.floating += 1
        elif self.zone_of(stamp) is None:
            self.unknown[stamp.zone] = self.unknown.get(stamp.zone, 0) + 1

    def instant(self, stamp: Stamp) -> datetime:
        """Return a time as naive UTC, for comparing; one of an unknown zone as if it were the owner's."""
        zone = self.zone_of(stamp) or self._owner
        return stamp.wall.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)

    def wall_in(self, stamp: Stamp, other: Stamp) -> datetime:
        """Return the wall clock that a time is on in the zone of another."""
        if stamp.is_day or (stamp.zone, stamp.offset) == (other.zone, other.offset):
            return stamp.wall
        zone = self.zone_of(other) or self._owner
        return self.instant(stamp).replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)

    def occurrence_id(self, stamp: Stamp) -> str:
        """Return what names an occurrence over editions: its planned start, in UTC where that is known."""
        if stamp.is_day:
            return f"{stamp.wall:%Y%m%d}"
        if (stamp.zone is None and stamp.offset is None) or not self.is_placed(stamp):
            return f"{stamp.wall:%Y%m%dT%H%M%S}"
        return f"{self.instant(stamp):%Y%m%dT%H%M%SZ}"


def _name_of(zone: str | None) -> str | None:
    """Return the IANA name of a zone where it has one, else the file's own name for it."""
    known = named_zone(zone) if zone else None
    return known.key if known else zone
