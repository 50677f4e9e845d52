"""The talk that a note is of: when, how long, where, and whether it came about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from explorer_kit.importers.dates import Dated, read_date
from explorer_kit.importers.folding import fold
from explorer_kit.importers.markdown.facts import NoteFacts
from explorer_kit.importers.phrases import read_channel, read_meeting_status
from explorer_kit.records import UNDATED, Attendee, Channel, Meeting, Moment

_HOURS = re.compile(
    r"(?<!\d)(?P<hours>\d{1,2}(?:[.,]\d{1,4})?)\s?(?:h|hr|hrs|hours?|std|stunden?|heures?|horas?)(?![a-z])\s*"
    r"(?P<minutes>\d{1,2})?"
)
_CLOCK = re.compile(r"(?<!\d)(?P<hours>\d{1,2}):(?P<minutes>\d{2})(?::\d{2})?")
_NUMBER = re.compile(r"(?<!\d)(?P<minutes>\d{1,4}(?:[.,]\d{1,4})?)(?!\d)")
_LONGEST = 24 * 60


@dataclass(frozen=True, slots=True)
class KnownDays:
    """The earliest and latest day that a note is sure of, between which an undated thing of it lies (R10)."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def among(cls, days: Iterable[date | None]) -> KnownDays:
        """Return the bounds of days; None among them do not count."""
        known = sorted(day for day in days if day is not None)
        return cls(known[0], known[-1]) if known else cls()


def talk_of(facts: NoteFacts, slots: Iterable[str], known: KnownDays, *, read_for_skills: bool) -> Meeting:
    """Return the talk of a note with the people in ``slots``; without a day it is only a flag."""
    starts, ends = _span(facts)
    dated = starts.precision != "none"
    status = read_meeting_status(facts.line("status") or "")
    return Meeting(
        starts=starts,
        ends=ends,
        attendees=tuple(Attendee(who=slot) for slot in slots),
        evidence="record" if dated else "flag",
        counts_from=None if dated else known.last,
        not_before=None if dated else known.first,
        cancelled=status == "cancelled",
        no_show=status == "no_show",
        minutes=minutes_in(facts.line("minutes")),
        planned_minutes=minutes_in(facts.line("planned_minutes")),
        medium=_medium(facts),
        title=facts.title,
        target_role=facts.line("target_role"),
        read_for_skills=read_for_skills,
    )


def did_not_happen(facts: NoteFacts) -> bool:
    """Tell whether a note without a day speaks of a talk that is only planned: nothing to record yet."""
    return facts.day is None and read_meeting_status(facts.line("status") or "") in ("scheduled", "not_held")


def unknown_zone(facts: NoteFacts) -> str | None:
    """Return the time zone a note names, if there is none of that name."""
    name = facts.line("timezone")
    return name if name and _zone(name) is None else None


def minutes_in(text: str | None) -> float | None:
    """Return a length in minutes: ``35 min``, ``1 h 10``, ``1:10``, ``1.5 hours``; None without one."""
    folded = (text or "").casefold().strip()
    hours = _CLOCK.search(folded) or _HOURS.search(folded)
    if hours:
        minutes = float(hours["hours"].replace(",", ".")) * 60 + float(hours["minutes"] or 0)
    else:
        number = _NUMBER.search(folded)
        minutes = float(number["minutes"].replace(",", ".")) if number else 0.0
    return minutes if 0 < minutes <= _LONGEST else None


def _medium(facts: NoteFacts) -> Channel | None:
    said = (read_channel(text) for text in facts.texts("medium"))
    return next((channel for channel in said if channel != "unknown"), None)


def _span(facts: NoteFacts) -> tuple[Moment, Moment]:
    when = facts.when
    if not isinstance(when, Dated):
        return UNDATED, UNDATED
    if when.clock is None:
        when = _at_time(when, facts.line("time")) or when
    end = _at_time(Dated(when.day), facts.line("end"))
    ends = end.moment if end is not None else when.end
    zone = _zone(facts.line("timezone") or "")
    return _placed(when.moment, facts, zone), _placed(ends or UNDATED, facts, zone)


def _at_time(when: Dated, text: str | None) -> Dated | None:
    """Return a day with the time that another field gives, or None where it gives none."""
    own = read_date(text or "")
    reading = own if isinstance(own, Dated) else read_date(f"{when.day.isoformat()} {text or ''}")
    return reading if isinstance(reading, Dated) and reading.clock is not None else None


def _placed(moment: Moment, facts: NoteFacts, zone: ZoneInfo | None) -> Moment:
    """Give a wall clock the zone that the note names; one that nobody knows leaves its instant empty (R5)."""
    if moment.wall is None or moment.instant is not None or not facts.line("timezone"):
        return moment
    if zone is None:
        return Moment.local(moment.wall, moment.precision, "unknown")
    return Moment.at(moment.wall.replace(tzinfo=zone), moment.precision, zone.key)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if fold(name) else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
