"""Calendars as .ics: Google, Outlook, Apple and others.

How to get them: in Google Calendar, Settings > Import & export > Export gives a zip with one .ics per
calendar (or takeout.google.com > Calendar); in Outlook, File > Save Calendar with "Full details"; in Apple
Calendar, File > Export > Export. Give the zip or the file as it is. Recurring entries are followed to one
year after the newest date in the file; all-day entries are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.calendars.clock import CalendarClock
from explorer_kit.importers.calendars.entries import Calendar, records_of
from explorer_kit.importers.calendars.entry import Entry, NoStartError, entry_of, horizon_of
from explorer_kit.importers.calendars.lines import Block, read_calendars
from explorer_kit.importers.calendars.owner import Owner, find_owner
from explorer_kit.importers.calendars.properties import properties_of
from explorer_kit.importers.calendars.series import Expansion
from explorer_kit.importers.calendars.zones import Zones
from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.reading import content_of, decode
from explorer_kit.importers.reading.tables import refuse
from explorer_kit.records import Outcomes, Rejected, Skipped, SourceRecord, Warned

_SUFFIXES = frozenset({".ics", ".ical", ".icalendar"})
_ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
_MESSAGES = frozenset({"REQUEST", "CANCEL", "ADD"})
_RAW = 4000


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is a calendar: it begins as one, or is at least called one."""
    begins = decode(file.head(2048)).text.lstrip().upper().startswith("BEGIN:VCALENDAR")
    # what is called a calendar and is none is still ours to refuse in clear words
    return 0.98 if begins else 0.95 if file.suffix in _SUFFIXES else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the entries of all calendars in a file, with what is to be said of the file.

    Raises
    ------
    ImportFileError
        ``invalid_ics`` where it is no calendar or was cut off; ``empty_file``, ``html_not_csv`` …
    """
    data = file.read()
    refuse(content_of(data), file.name)
    calendars, decoded = read_calendars(data, file.name)
    for code in decoded.warnings:
        yield Warned(code=code, detail=f"{file.name}: some characters could not be read as they should.")
    opened = [_open(block, file, context) for block in calendars]
    owner = find_owner(
        (entry.people for each in opened for entry in each.entries),
        (*(each.name for each in opened), file.path.name, file.archive),
        context.settings,
    )
    expansion = Expansion(horizon_of([entry for each in opened for entry in each.entries]))
    used = 0
    for each in opened:
        yield from each.set_aside
        for outcome in records_of(each.entries, each.with_owner(owner), expansion):
            used += isinstance(outcome, SourceRecord) and outcome.counted and not outcome.skipped
            yield outcome
    yield from _warnings(file, opened, owner, expansion, used)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A calendar of the file: its entries as facts, and those that were set aside."""

    name: str
    method: str
    clock: CalendarClock
    entries: list[Entry]
    set_aside: list[Skipped | Rejected]

    def with_owner(self, owner: Owner) -> Calendar:
        """Return what its entries share."""
        return Calendar(
            name=self.name,
            scope="" if self.method in _MESSAGES else self.name or "calendar",
            cancels=self.method == "CANCEL",
            clock=self.clock,
            owner=owner,
        )


def _open(block: Block, file: SourceFile, context: ImportContext) -> _Opened:
    about = {found.name: found.text for found in properties_of(block.lines)}
    method = about.get("METHOD", "").strip().upper()
    zones = Zones(part for part in block.parts if part.name == "VTIMEZONE")
    entries: list[Entry] = []
    set_aside: list[Skipped | Rejected] = []
    for part in block.parts:
        if part.name != "VEVENT":
            continue
        if method in _ANSWERS:
            set_aside.append(Skipped(location=f"line {part.number}", reason="calendar_reply"))
            continue
        entry = _entry(part)
        entries.append(entry) if isinstance(entry, Entry) else set_aside.append(entry)
    name = clean_line(about.get("X-WR-CALNAME", "")) or file.path.stem
    clock = CalendarClock(zones, context.settings.timezone)
    return _Opened(name, method, clock, entries, set_aside)


def _entry(block: Block) -> Entry | Rejected:
    location = f"line {block.number}"
    if not block.whole:
        message = (
            "The entry has no end (END:VEVENT). Mend it, or delete it, in the calendar and export again."
        )
        return Rejected(location=location, reason="ragged_row", message=message, raw=block.text[:_RAW])
    try:
        return entry_of(block)
    except NoStartError as error:
        start = f"its start '{error}' is no date" if str(error) else "it has no start (DTSTART)"
        message = f"The entry cannot be placed: {start}. Mend it in the calendar and export again."
        return Rejected(location=location, reason="invalid_date", message=message, raw=block.text[:_RAW])


def _warnings(
    file: SourceFile, opened: list[_Opened], owner: Owner, expansion: Expansion, used: int
) -> Iterator[Warned]:
    floating = sum(each.clock.floating for each in opened)
    if floating:
        detail = f"{file.name}: {floating} entries name no time zone; their times were read in your own."
        yield Warned(code="floating_time", detail=detail)
    unknown = {name: count for each in opened for name, count in each.clock.unknown.items()}
    if unknown:
        names = ", ".join(f"'{name[:60]}'" for name in list(unknown)[:3])
        detail = (
            f"{file.name}: nobody knows the time zone {names} of {sum(unknown.values())} entries; they keep "
            "their time of day, but have no exact instant."
        )
        yield Warned(code="unknown_tzid", detail=detail)
    yield from _about_series(file, expansion)
    if not owner.known:
        detail = (
            f"{file.name}: nothing tells which of those invited is you, so all were taken for others. "
            "Set owner_emails in the settings and load it again."
        )
        yield Warned(detail=detail)
    if not used:
        yield Warned(code="no_events", detail=f"{file.name} holds no entries with a time of day.")


def _about_series(file: SourceFile, expansion: Expansion) -> Iterator[Warned]:
    for entries, what in (
        (expansion.not_followed, "repeat by a rule that is broken or more frequent than daily"),
        (expansion.cut_short, "repeat more often than can be followed"),
    ):
        if entries:
            first = entries[0].location
            detail = (
                f"{file.name}: {len(entries)} entries {what} (the first: {first}); only what could be worked "
            )
            yield Warned(detail=detail + "out is taken, at least their first date.")


ICS = Importer(
    source="calendar.ics",
    title="Calendar (.ics)",
    recognise=recognise,
    read=read,
    snapshot=True,
    personal=True,
)
