"""Scheduled events of Calendly as csv.

How to get it: calendly.com > Meetings (Scheduled events) > Past or Date range > Export. The times are those
of your account, without a zone: they are read in your own. What people answered when they booked is kept as
notes; a talk that was moved is a cancelled row and a new one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.calendars.table import DateColumns, Row, glance, read_table
from explorer_kit.importers.calendars.wording import medium_of
from explorer_kit.importers.folding import fold
from explorer_kit.importers.markdown.people import Named, emails_in, is_owner
from explorer_kit.importers.phrases import read_flag
from explorer_kit.importers.reading.markup import readable
from explorer_kit.records import (
    MAIN,
    UNDATED,
    Attendee,
    Item,
    Meeting,
    Moment,
    Note,
    Outcomes,
    Person,
    Skipped,
    SourceRecord,
    Warned,
)

_HEADERS = {
    "name": "Invitee Name",
    "first_name": "Invitee First Name",
    "last_name": "Invitee Last Name",
    "email": "Invitee Email",
    "phone": "Text Reminder Number",
    "type": "Event Type Name",
    "start": "Start Date & Time",
    "end": "End Date & Time",
    "created": "Event Created Date & Time",
    "place": "Location",
    "cancelled": "Canceled",
    "why": "Cancellation reason",
    "no_show": "Marked as No-Show",
    "guests": "Guest Email(s)",
    "invitee_id": "Invitee UUID",
    "event_id": "Event UUID",
    "notes": "Meeting Notes",
}
_MOST_QUESTIONS = 50
_WORDS = (
    {fold(header): field for field, header in _HEADERS.items()}
    | {"cancelled": "cancelled", "invitee uid": "invitee_id", "event uid": "event_id"}
    | {f"question {number}": f"question {number}" for number in range(1, _MOST_QUESTIONS + 1)}
    | {f"{word} {number}": f"answer {number}" for word in ("response", "answer")
       for number in range(1, _MOST_QUESTIONS + 1)}
)  # fmt: skip
_SLUG = re.compile(r"[^\w@.+-]+")


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is Calendly's: by the columns that only it has."""
    fields = glance(file, _WORDS)
    return 0.97 if {"email", "start"} <= fields and fields & {"type", "no_show", "cancelled"} else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the bookings of an export, a row each.

    Raises
    ------
    ImportFileError
        The file is no table, or has none of the columns of Calendly.
    """
    table = read_table(file, _WORDS)
    yield from table.warnings
    dates = DateColumns(table, ("start", "end", "created"), context)
    written: set[tuple[tuple[str, str], ...]] = set()
    keys: Counter[str] = Counter()
    for row in table.rows:
        if row.is_blank or row.written in written:
            yield Skipped(location=row.location, reason="blank_row" if row.is_blank else "duplicate")
            continue
        written.add(row.written)
        outcome = _outcome(row, dates, context)
        if isinstance(outcome, SourceRecord):
            keys[outcome.key] += 1
            again = keys[outcome.key]  # booked anew for the time at which it was cancelled
            outcome = replace(outcome, key=f"{outcome.key}|{again}") if again > 1 else outcome
        yield outcome
    yield from dates.warnings(file.name, _HEADERS)
    if not table.rows:
        yield Warned(code="no_rows", detail=f"{file.name} has a header but no rows under it.")


def _outcome(row: Row, dates: DateColumns, context: ImportContext) -> Outcomes:
    if row.is_ragged:
        return row.rejected("ragged_row", "The row has more cells than the header. Put each text in its own.")
    starts = dates.moment(row, "start")
    if starts is None and not dates.is_open(row, "start"):
        return row.rejected(
            "invalid_date", f"The booking has no start that is a date: '{row.text('start')}'."
        )
    name = row.text("name") or " ".join(filter(None, (row.text("first_name"), row.text("last_name"))))
    emails = emails_in(row.text("email"))
    if not name and not emails:
        return row.rejected("no_identity", "The row names nobody: add the invitee's name or e-mail address.")
    return SourceRecord(
        key=_key(row, starts or UNDATED, emails[0] if emails else fold(name)),
        location=row.location,
        items=tuple(_items(row, starts or UNDATED, dates, context)),
        scope="calendly",
        labels=tuple(filter(None, (row.text("type"),))),
    )


def _key(row: Row, starts: Moment, who: str) -> str:
    """Return what names a booking over exports: its own id, else who, when and what for."""
    if row.text("invitee_id"):
        return row.text("invitee_id")
    if row.text("event_id"):
        return f"{row.text('event_id')}|{who}"
    when = starts.wall or starts.day or row.text("start")
    return _SLUG.sub("_", f"{who}|{when}|{fold(row.text('type'))}")


def _people(row: Row, context: ImportContext) -> list[Person]:
    """Return the invitee and the guests, without the owner."""
    name = row.text("name") or " ".join(filter(None, (row.text("first_name"), row.text("last_name"))))
    phones = (row.text("phone"),) if row.text("phone") else ()
    invitee = Person(name=name or None, emails=emails_in(row.text("email")), phones=phones)
    guests = (
        Person(slot=f"attendee:{email}", emails=(email,))
        for email in dict.fromkeys(emails_in(row.text("guests")))
        if email not in invitee.emails
    )
    return [
        person
        for person in (invitee, *guests)
        if not is_owner(Named(person.name, email=next(iter(person.emails), None)), context.settings)
    ]


def _items(row: Row, starts: Moment, dates: DateColumns, context: ImportContext) -> Iterator[Item]:
    people = _people(row, context)
    yield from people
    ends = dates.moment(row, "end") or UNDATED
    length = (ends.wall - starts.wall).total_seconds() / 60 if ends.wall and starts.wall else 0
    yield Meeting(
        starts=starts,
        ends=ends if length > 0 else UNDATED,
        attendees=tuple(Attendee(who=person.slot) for person in people),
        has_answers=starts.day is None,  # of a booking whose day is not known nothing more is, either
        cancelled=read_flag(row.text("cancelled")).value is True,
        no_show=read_flag(row.text("no_show")).value is True,
        planned_minutes=length if length > 0 else None,
        medium=medium_of(row.text("place")),
        title=row.text("type") or None,
    )
    if any(person.slot == MAIN for person in people):
        yield from _notes(row)


def _notes(row: Row) -> Iterator[Note]:
    """Yield what the invitee answered to each question, why it was cancelled, and the owner's notes."""
    for number in range(1, _MOST_QUESTIONS + 1):
        answer = readable(row.long_text(f"answer {number}"))
        if answer:
            question = row.text(f"question {number}") or None
            yield Note(text=answer, heading=question, kind="answer", in_meeting=True)
    if row.long_text("why"):
        yield Note(text=row.long_text("why"), heading=_HEADERS["why"], in_meeting=True)
    if row.long_text("notes"):
        yield Note(text=readable(row.long_text("notes")), in_meeting=True)


CALENDLY = Importer(
    source="calendar.calendly",
    title="Calendly (.csv)",
    recognise=recognise,
    read=read,
    snapshot=True,
    personal=True,
)
