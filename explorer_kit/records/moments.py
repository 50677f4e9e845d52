"""When something happened, exactly as far as a source says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from explorer_kit.records.words import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something happened, exactly as far as the source says it (FORMATS.md R5, R10).

    Attributes
    ----------
    instant : datetime or None
        Naive UTC, only where the source gave an offset, Z or a resolvable zone.
    wall : datetime or None
        The wall clock as written.
    zone : str or None
        None: ``wall`` is read in the owner's zone; ``"unknown"``: the zone is not known and the instant
        stays empty; else the IANA name the source gave.
    day : date or None
        The day as written.
    precision : str
        ``second``, ``minute``, ``day`` or ``none``.
    """

    instant: datetime | None = None
    wall: datetime | None = None
    zone: str | None = None
    day: date | None = None
    precision: Precision = "none"

    @classmethod
    def at(cls, instant: datetime, precision: Precision = "second", zone: str | None = None) -> Moment:
        """Return the moment of an aware datetime; its own wall clock is kept beside the instant."""
        if instant.tzinfo is None:
            raise ValueError("Moment.at needs an aware datetime; use Moment.local for a wall clock.")
        utc = instant.astimezone(UTC).replace(tzinfo=None)
        wall = instant.replace(tzinfo=None)
        return cls(instant=utc, wall=wall, zone=zone or "UTC", day=wall.date(), precision=precision)

    @classmethod
    def local(cls, wall: datetime, precision: Precision = "minute", zone: str | None = None) -> Moment:
        """Return a wall clock in the owner's zone (or in no known zone, with ``zone="unknown"``)."""
        return cls(wall=wall, zone=zone, day=wall.date(), precision=precision)

    @classmethod
    def on(cls, day: date) -> Moment:
        """Return a day without a time."""
        return cls(day=day, precision="day")


UNDATED = Moment()
