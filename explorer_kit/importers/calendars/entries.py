"""From the entries of a calendar to source records: one an entry, with a meeting for every occurrence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from explorer_kit.importers.calendars.clock import CalendarClock
from explorer_kit.importers.calendars.entry import Entry
from explorer_kit.importers.calendars.invitees import Invitee
from explorer_kit.importers.calendars.owner import Owner
from explorer_kit.importers.calendars.series import Expansion, Occurrence, series_of
from explorer_kit.importers.calendars.wording import is_called_off, medium_of, said_in
from explorer_kit.importers.observations import digest
from explorer_kit.records import (
    MAIN,
    UNDATED,
    Attendee,
    Item,
    Meeting,
    Note,
    Outcomes,
    Person,
    Skipped,
    SourceRecord,
)

_EPOCH = datetime(1970, 1, 1)
# orders what is said of one occurrence: after any SEQUENCE of entries that were exported at the same time
_TAKEN_OUT = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What all entries of a calendar share; ``scope`` is empty where it is an invitation and no calendar."""

    name: str
    scope: str
    cancels: bool
    clock: CalendarClock
    owner: Owner


def records_of(entries: Iterable[Entry], calendar: Calendar, expansion: Expansion) -> Iterator[Outcomes]:
    """Yield the records of a calendar's entries, in the file's order.

    A recurring entry is one record; an occurrence that was changed is one of its own, known by the entry's
    UID and its planned start; one that was taken out says nothing any more, also if it did before.
    """
    by_uid: dict[str, list[Entry]] = defaultdict(list)
    best: dict[str, Entry] = {}
    listed = list(entries)
    for entry in listed:
        by_uid[entry.uid].append(entry)
        key = _key(entry, calendar)
        best[key] = max(best.get(key, entry), entry, key=lambda each: _age(each, calendar))
    for entry in listed:
        key = _key(entry, calendar)
        if best[key] is not entry:
            yield Skipped(location=entry.location, reason="duplicate")
            continue
        family = [each for each in by_uid[entry.uid] if each is not entry] if entry.uid else []
        yield from _records(entry, key, family, calendar, expansion)


def _records(
    entry: Entry, key: str, family: list[Entry], calendar: Calendar, expansion: Expansion
) -> Iterator[SourceRecord]:
    edition = _edition(entry, family, calendar)
    base = SourceRecord(
        key=key,
        location=entry.location,
        items=(),
        scope=calendar.scope,
        sequence=edition[0],
        modified=edition[1],
        labels=tuple(dict.fromkeys(filter(None, (calendar.name, *entry.categories)))),
    )
    if entry.all_day:
        yield replace(base, skipped="all_day")
        return
    if entry.planned is not None and not entry.people and _called_off(entry, calendar):
        entry = _with_people_of_series(entry, family)
    series = series_of(entry, family, calendar.clock, expansion)
    calendar.clock.note(entry.starts)
    yield replace(base, items=tuple(_items(entry, series.occurrences, calendar)))
    for label in series.excluded:
        yield replace(
            base,
            key=f"{entry.uid}|{label}",
            counted=False,
            sequence=_exported(entry, family, calendar) * 1000 + _TAKEN_OUT,
            modified=None,
        )


def _key(entry: Entry, calendar: Calendar) -> str:
    if not entry.uid:
        return digest("entry", entry.title, entry.starts.wall.isoformat(), entry.starts.zone or "")
    return f"{entry.uid}|{calendar.clock.occurrence_id(entry.planned)}" if entry.planned else entry.uid


def _age(entry: Entry, calendar: Calendar) -> tuple[int, datetime]:
    return (-1 if entry.sequence is None else entry.sequence, _modified(entry, calendar) or _EPOCH)


def _modified(entry: Entry, calendar: Calendar) -> datetime | None:
    stamp = entry.changed.get("LAST-MODIFIED") or entry.changed.get("DTSTAMP")
    return calendar.clock.instant(stamp) if stamp else None


def _edition(entry: Entry, family: list[Entry], calendar: Calendar) -> tuple[int | None, datetime | None]:
    """Return sequence and date of what is said here.

    Of a single occurrence a calendar may say first that it was moved (with a SEQUENCE), then, in its series,
    that it was taken out (without one): both are ordered by when the series was last changed or exported.
    """
    if entry.planned is None:
        return entry.sequence, _modified(entry, calendar)
    return _exported(entry, family, calendar) * 1000 + min(entry.sequence or 0, _TAKEN_OUT - 1), None


def _exported(entry: Entry, family: list[Entry], calendar: Calendar) -> int:
    """Return the newest time at which the entries of a UID were changed or written, in seconds."""
    stamps = [stamp for each in (entry, *family) for stamp in each.changed.values()]
    newest = max((calendar.clock.instant(stamp) for stamp in stamps), default=_EPOCH)
    return max(int((newest - _EPOCH).total_seconds()), 0)


def _with_people_of_series(entry: Entry, family: list[Entry]) -> Entry:
    series = next((each for each in family if each.planned is None), None)
    if series is None:
        return entry
    return replace(entry, people=series.people, answers_known=series.answers_known)


def _called_off(entry: Entry, calendar: Calendar) -> bool:
    return entry.cancelled or calendar.cancels or is_called_off(entry.title)


def _items(entry: Entry, dates: tuple[Occurrence, ...], calendar: Calendar) -> Iterator[Item]:
    if not dates:
        return
    others = [person for person in entry.people if not person.is_room and not calendar.owner.is_me(person)]
    slots = [MAIN if place == 0 else f"attendee:{person.slot}" for place, person in enumerate(others)]
    for slot, person in zip(slots, others, strict=True):
        yield Person(slot=slot, name=person.name, emails=(person.email,) if person.email else ())
    said = said_in(entry.description)
    meeting = _meeting(entry, zip(slots, others, strict=True), calendar)
    for date in dates:
        yield _at(meeting, date, calendar.clock)
    if said and others:
        yield Note(text=said, in_meeting=True)


def _meeting(entry: Entry, others: Iterable[tuple[str, Invitee]], calendar: Calendar) -> Meeting:
    # without answers (Outlook) time that was kept for it is what speaks for a talk (R4b)
    kept_free_for_it = not entry.free and not entry.tentative and calendar.clock.is_placed(entry.starts)
    mine = [person for person in entry.people if calendar.owner.is_me(person)]
    return Meeting(
        attendees=tuple(_attendee(slot, person, entry) for slot, person in others),
        has_answers=entry.answers_known or not kept_free_for_it,
        cancelled=_called_off(entry, calendar),
        owner_declined=any(person.answer == "DECLINED" for person in mine),
        medium=medium_of(
            entry.place,
            f"{entry.links}\n{entry.description}",
            has_room=any(person.is_room for person in entry.people),
        ),
        title=entry.title or None,
    )


def _attendee(slot: str, person: Invitee, entry: Entry) -> Attendee:
    answer = person.answer
    if entry.answers_known and answer is None and person.organizes and not person.listed:
        answer = "ACCEPTED"  # who calls a meeting and is not asked whether they come, comes
    return Attendee(who=slot, role="organizer" if person.organizes else "attendee", answer=answer)


def _at(meeting: Meeting, date: Occurrence, clock: CalendarClock) -> Meeting:
    entry = date.entry
    starts, ends, minutes = clock.moment(entry.starts), UNDATED, None
    if entry.ends is not None:
        length = clock.instant(entry.ends) - clock.instant(entry.starts)
        minutes = length.total_seconds() / 60
        if minutes > 0:
            ends = clock.moment(entry.ends)
    return replace(
        meeting,
        starts=starts,
        ends=ends,
        planned_minutes=minutes if minutes and minutes > 0 else None,
        label=date.label,
    )
