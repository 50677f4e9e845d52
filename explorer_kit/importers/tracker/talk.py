"""Talks of a row: facts only, whether one was held is computed for an as-of time (R4)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time

from explorer_kit.importers.dates.clock import TimeFound
from explorer_kit.importers.folding import fold
from explorer_kit.importers.phrases import MeetingStatus, read_channel, read_meeting_status
from explorer_kit.importers.tracker.cells import minutes_of, time_of
from explorer_kit.importers.tracker.contact import implied
from explorer_kit.importers.tracker.row import Row, Said
from explorer_kit.records import UNDATED, Channel, Meeting, Moment

# "Interview scheduled: yes" says that there is an appointment, not that there was a talk.
_APPOINTMENT = re.compile(
    r"\b(?:schedul|appointment|book|termin|geplant|vereinbart|rendez|rdv|prevu|planif|cita|program|agend)"
)


def meetings(row: Row) -> list[Meeting]:
    """Return the talks of a row, in the order of its columns; the first has the row's details."""
    became = _became(row)
    if became == "not_held":
        return []
    cells = row.said.get("meeting_on", [])
    dated = [(said, at) for said in cells if said.value and (at := row.moment(said)).day is not None]
    if dated:
        first, *others = [_meeting(row, said, at) for said, at in dated]
        return [_with_details(row, _with_status(first, became)), *others]
    told = became in {"held", "cancelled", "no_show", "declined"} or implied(row).met or _flagged(cells)
    if not told or (row.denied("meeting_on") and became is None):
        return []
    undated = Meeting(evidence="flag", counts_from=row.last_day, not_before=row.first_day)
    return [_with_details(row, _with_status(undated, became))]


def _flagged(cells: list[Said]) -> bool:
    """Tell whether a column of talks says yes, and means a talk rather than an appointment."""
    return any(said.value and not _APPOINTMENT.search(fold(said.header)) for said in cells)


def _became(row: Row) -> MeetingStatus | None:
    """Return what became of the talk: by its own column, else by a status that speaks of talks."""
    own = read_meeting_status(row.cell("meeting_status"))
    if own is not None:
        return own
    general = read_meeting_status(row.cell("status"))
    if general in {"cancelled", "no_show"}:
        return general
    in_date_column = [
        read_meeting_status(said.text) for said in row.said.get("meeting_on", ()) if not said.date
    ]
    return next((found for found in in_date_column if found in {"cancelled", "no_show"}), None)


def _meeting(row: Row, said: Said, at: Moment) -> Meeting:
    dated = row.dated(said)
    return Meeting(starts=at, ends=(dated.end if dated else None) or UNDATED)


def _with_status(meeting: Meeting, became: MeetingStatus | None) -> Meeting:
    return replace(
        meeting,
        cancelled=became == "cancelled",
        no_show=became == "no_show",
        # whoever declined, the talk was declined (R4)
        owner_declined=became == "declined",
    )


def _with_details(row: Row, meeting: Meeting) -> Meeting:
    medium: Channel = read_channel(row.cell("medium"))
    return replace(
        _with_times(row, meeting),
        minutes=minutes_of(row.cell("minutes")),
        planned_minutes=minutes_of(row.cell("planned_minutes")),
        medium=None if medium == "unknown" else medium,
        target_role=row.text("target_role"),
        read_for_skills=bool(row.cells("skills")),
    )


def _with_times(row: Row, meeting: Meeting) -> Meeting:
    """Add the time of day from its own columns to a talk whose date has none."""
    day, starts = meeting.starts.day, meeting.starts
    begin = time_of(row.cell("meeting_time"))
    if day is None:
        return meeting
    if starts.precision == "day" and begin is not None:
        meeting = replace(meeting, starts=_on(day, begin.at, begin))
        if begin.until is not None:
            meeting = replace(meeting, ends=_on(day, begin.until, begin))
    finish = time_of(row.cell("meeting_end_time"))
    if finish is not None and meeting.starts.wall is not None and finish.at > meeting.starts.wall.time():
        meeting = replace(meeting, ends=_on(day, finish.at, begin or finish))
    return meeting


def _on(day: date, at: time, found: TimeFound) -> Moment:
    wall = datetime.combine(day, at)
    return Moment.local(wall, zone="unknown" if found.zone_unknown else None)
