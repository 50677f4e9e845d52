"""The calendar of Outlook as csv, in English, German, French and Spanish.

How to get it: in Outlook for Windows, File > Open & Export > Import/Export > Export to a file > Comma
Separated Values > Calendar, and choose the range of dates. Such a file says neither who accepted nor in which
time zone it is: a past entry during which you were busy counts as held, times are read in your own zone. The
.ics of Outlook says more: choose that, where you can.
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.calendars.invitees import Invitee
from explorer_kit.importers.calendars.owner import Owner, find_owner
from explorer_kit.importers.calendars.table import DateColumns, Row, glance, read_table
from explorer_kit.importers.calendars.wording import is_called_off, medium_of, said_in, without_prefix
from explorer_kit.importers.folding import fold
from explorer_kit.importers.markdown.people import emails_in
from explorer_kit.importers.phrases import read_flag
from explorer_kit.importers.tracker.logs import name_over_editions
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
    "title": ("Subject", "Betreff", "Objet", "Asunto"),
    "start_day": ("Start Date", "Beginnt am", "Début le", "Date de début", "Fecha de comienzo",
                  "Fecha de inicio"),
    "start_time": ("Start Time", "Beginnt um", "Début à", "Heure de début", "Comienzo", "Hora de comienzo",
                   "Hora de inicio"),
    "end_day": ("End Date", "Endet am", "Fin le", "Date de fin", "Fecha de finalización", "Fecha de fin"),
    "end_time": ("End Time", "Endet um", "Fin à", "Heure de fin", "Finalización", "Hora de finalización",
                 "Hora de fin"),
    "all_day": ("All day event", "Ganztägiges Ereignis", "Ganztägig", "Journée entière",
                "Événement d'une journée entière", "Todo el día", "Evento de todo el día"),
    "reminder_day": ("Reminder Date", "Erinnerung am", "Date de rappel", "Rappel le", "Fecha de aviso",
                     "Fecha del aviso"),
    "organizer": ("Meeting Organizer", "Besprechungsplanung", "Besprechungsorganisator", "Organisator",
                  "Organisateur d'une réunion", "Organisateur de la réunion", "Organizador de la reunión"),
    "required": ("Required Attendees", "Erforderliche Teilnehmer", "Participants obligatoires",
                 "Asistentes necesarios", "Asistentes obligatorios"),
    "optional": ("Optional Attendees", "Optionale Teilnehmer", "Participants facultatifs",
                 "Asistentes opcionales"),
    "rooms": ("Meeting Resources", "Besprechungsressourcen", "Ressources de la réunion",
              "Recursos de la reunión"),
    "labels": ("Categories", "Kategorien", "Catégories", "Categorías"),
    "text": ("Description", "Beschreibung", "Descripción"),
    "place": ("Location", "Ort", "Emplacement", "Lieu", "Ubicación"),
    "show_as": ("Show time as", "Zeitspanne zeigen als", "Anzeigen als", "Afficher la disponibilité",
                "Montrer l'heure comme", "Mostrar hora como", "Mostrar como"),
}  # fmt: skip
_WORDS = {fold(header): field for field, headers in _HEADERS.items() for header in headers}
_ENGLISH = {field: headers[0] for field, headers in _HEADERS.items()}
_ONLY_CALENDARS = {"all_day", "show_as", "required", "organizer", "rooms"}
_NOT_KEPT_FREE = {
    "1", "3", "free", "frei", "libre", "disponible", "tentative", "mit vorbehalt", "vorbehalt", "provisoire",
    "provisional",
}  # fmt: skip


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is Outlook's calendar: by columns that only a calendar has."""
    fields = glance(file, _WORDS)
    return 0.96 if {"title", "start_day"} <= fields and fields & _ONLY_CALENDARS else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the entries of a calendar, a row each.

    Raises
    ------
    ImportFileError
        The file is no table, or has none of the columns of a calendar.
    """
    table = read_table(file, _WORDS)
    yield from table.warnings
    dates = DateColumns(table, ("start_day", "end_day", "reminder_day"), context)
    rows = [row for row in table.rows if not row.is_blank]
    owner = find_owner((_invited(row) for row in rows), (), context.settings)
    written: set[tuple[tuple[str, str], ...]] = set()
    keys: dict[str, int] = {}
    for row in table.rows:
        if row.is_blank:
            yield Skipped(location=row.location, reason="blank_row")
        elif row.written in written:
            yield Skipped(location=row.location, reason="duplicate")
        else:
            written.add(row.written)
            yield _outcome(row, dates, owner, keys, name_over_editions(file))
    yield from dates.warnings(file.name, _ENGLISH)
    if not owner.known:
        detail = (
            "nothing tells which of those invited is you; set owner_names in the settings, load it again."
        )
        yield Warned(detail=f"{file.name}: {detail}")
    if not rows:
        yield Warned(code="no_rows", detail=f"{file.name} has a header but no rows under it.")


def _outcome(row: Row, dates: DateColumns, owner: Owner, keys: dict[str, int], scope: str) -> Outcomes:
    if row.is_ragged:
        return row.rejected("ragged_row", "The row has more cells than the header. Put each text in its own.")
    starts = dates.moment(row, "start_day", "start_time")
    if starts is None and not dates.is_open(row, "start_day"):
        return row.rejected(
            "invalid_date", f"The entry has no start that is a date: '{row.text('start_day')}'."
        )
    day = starts.wall or starts.day if starts else row.text("start_day")
    key = f"{fold(without_prefix(row.text('title')))}|{day}"
    keys[key] = keys.get(key, 0) + 1
    return SourceRecord(
        key=key if keys[key] == 1 else f"{key}|{keys[key]}",
        location=f"{row.location}: '{row.text('title')[:60]}'",
        items=() if _is_all_day(row) else tuple(_items(row, starts or UNDATED, dates, owner)),
        scope=scope,
        skipped="all_day" if _is_all_day(row) else "",
        labels=tuple(filter(None, (label.strip() for label in row.text("labels").split(";")))),
    )


def _is_all_day(row: Row) -> bool:
    return read_flag(row.text("all_day")).value is True


def _items(row: Row, starts: Moment, dates: DateColumns, owner: Owner) -> Iterator[Item]:
    others = [person for person in _invited(row) if not owner.is_me(person)]
    slots = [MAIN if place == 0 else f"attendee:{person.slot}" for place, person in enumerate(others)]
    for slot, person in zip(slots, others, strict=True):
        yield Person(slot=slot, name=person.name, emails=(person.email,) if person.email else ())
    ends = dates.moment(row, "end_day", "end_time") or UNDATED
    length = (ends.wall - starts.wall).total_seconds() / 60 if ends.wall and starts.wall else 0
    roles = ["organizer" if person.organizes else "attendee" for person in others]
    yield Meeting(
        starts=starts,
        ends=ends if length > 0 else UNDATED,
        attendees=tuple(Attendee(who=slot, role=role) for slot, role in zip(slots, roles, strict=True)),
        # time that was kept for it is what speaks for a talk (R4b); of one without a date nothing is known
        has_answers=fold(row.text("show_as")) in _NOT_KEPT_FREE or starts.day is None,
        cancelled=is_called_off(row.text("title")),
        planned_minutes=length if length > 0 else None,
        medium=medium_of(row.text("place"), row.long_text("text"), has_room=bool(row.text("rooms"))),
        title=row.text("title") or None,
    )
    said = said_in(row.long_text("text"))
    if said and others:
        yield Note(text=said, in_meeting=True)


def _invited(row: Row) -> tuple[Invitee, ...]:
    """Return who a row names; names are divided by semicolons, for they hold commas."""
    people: dict[str, Invitee] = {}
    for field in ("organizer", "required", "optional"):
        for written in row.text(field).split(";"):
            emails = emails_in(written)
            name = written.split("<")[0].strip(" \"'")
            if not name and not emails:
                continue
            person = Invitee(
                name=None if "@" in name else name or None,
                email=emails[0] if emails else None,
                organizes=field == "organizer",
            )
            people.setdefault(person.slot, person)
    return tuple(people.values())


OUTLOOK_CSV = Importer(
    source="calendar.outlook_csv",
    title="Outlook calendar (.csv)",
    recognise=recognise,
    read=read,
    snapshot=True,
    personal=True,
)
