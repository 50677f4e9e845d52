"""What reading a cell as a date can give: a date, a part of one, one of two dates, nonsense, or no date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

from explorer_kit.records import Moment, Precision

FIRST_YEAR, LAST_YEAR = 1900, 2100


class DateOrder(StrEnum):
    """Which part of ``03/04/05`` stands first."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day beside a date, as written.

    ``offset`` from UTC where the text gives one; ``zone_unknown`` where it names a zone that several places
    share (``ET``); ``until`` and ``until_day`` where the text is a span.
    """

    at: time
    with_seconds: bool = False
    offset: timedelta | None = None
    zone_unknown: bool = False
    until: time | None = None
    until_day: date | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, perhaps with a time; ``rest`` holds the folded words around it (``sent``)."""

    day: date
    clock: Clock | None = None
    rest: str = ""

    @property
    def moment(self) -> Moment:
        """The moment this says, to its own precision; a clock without an offset stays a wall clock."""
        if self.clock is None:
            return Moment.on(self.day)
        return self._moment(self.day, self.clock.at)

    @property
    def end(self) -> Moment | None:
        """The end of a span with times, else None."""
        if self.clock is None or self.clock.until is None:
            return None
        return self._moment(self.clock.until_day or self.day, self.clock.until)

    def _moment(self, day: date, at: time) -> Moment:
        clock = self.clock
        assert clock is not None  # both callers have looked
        wall = datetime.combine(day, at)
        precision: Precision = "second" if clock.with_seconds else "minute"
        if clock.offset is not None:
            zone = timezone(clock.offset) if clock.offset else UTC
            return Moment.at(wall.replace(tzinfo=zone), precision)
        return Moment.local(wall, precision, "unknown" if clock.zone_unknown else None)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day without a year (``25 Mar``) or a month without a day (``March 2026``)."""

    month: int
    day: int | None = None
    year: int | None = None
    clock: Clock | None = None
    rest: str = ""

    def near(self, known: date) -> Dated | None:
        """Return the date in the year that brings it closest to a known date; None without a day.

        ``25 Mar`` in a row about 20 December 2025 is 25 March 2026.
        """
        if self.day is None:
            return None
        years = (known.year - 1, known.year, known.year + 1)
        candidates = [day for year in years if (day := day_or_none(year, self.month, self.day))]
        if not candidates:
            return None
        closest = min(candidates, key=lambda day: (abs((day - known).days), day))
        return Dated(closest, self.clock, self.rest)


@dataclass(frozen=True, slots=True)
class NumericDate:
    """Two numbers of which one is the day and one the month (``03/04/2026``), or a year too (``03/04/05``).

    ``third`` is None for ``25/3``; ``short_year`` says that it was written with two digits.
    """

    first: int
    second: int
    third: int | None
    short_year: bool = False
    clock: Clock | None = None
    rest: str = ""

    def settle(self, order: DateOrder) -> Dated | PartialDate | InvalidDate:
        """Return what it means in an order; an impossible day is invalid, never moved to a possible one."""
        day, month, year = self.first, self.second, self.third
        if order is DateOrder.MONTH:
            day, month = month, day
        if order is DateOrder.YEAR and self.short_year and year is not None:
            day, month, year = year, self.second, self.first
        if year is None:
            possible = day_or_none(2024, month, day)  # a leap year: 29 February is possible in some year
            return (
                PartialDate(month, day, None, self.clock, self.rest) if possible else self._impossible(order)
            )
        found = day_or_none(full_year(year) if self.short_year else year, month, day)
        return Dated(found, self.clock, self.rest) if found else self._impossible(order)

    def _impossible(self, order: DateOrder) -> InvalidDate:
        return InvalidDate(f"no such day when the {order.value} stands first")


@dataclass(frozen=True, slots=True)
class InvalidDate:
    """A date that does not exist (30 February, month 13, year 202)."""

    why: str


@dataclass(frozen=True, slots=True)
class NotADate:
    """Something else than a date: empty, ``TBD``, a bare time; ``text`` as written."""

    text: str = ""


DateReading = Dated | PartialDate | NumericDate | InvalidDate | NotADate


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return a calendar day between 1900 and 2100, or None where there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(short: int) -> int:
    """Return the year of two digits: 00-69 are 2000-2069, 70-99 are 1970-1999 (FORMATS.md R6)."""
    return short + (2000 if short < 70 else 1900)
