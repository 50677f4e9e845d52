"""Outlook's calendar as csv: languages, dates of several countries, who was there, what counts (R4b, R6)."""

from __future__ import annotations

from datetime import datetime

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.calendars.outlook_csv import recognise
from explorer_kit.records import Attendee, Meeting, Moment, Note, Person, SourceRecord
from explorer_kit.settings import Settings
from tests.importers.calendars.builders import (
    SETTINGS,
    codes,
    columns,
    csv_of,
    meetings,
    outcomes,
    people,
    records,
    rejected,
    skipped,
    source_file,
)

ENGLISH = columns(
    "Subject,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off,Reminder Date,"
    "Reminder Time,Meeting Organizer,Required Attendees,Optional Attendees,Meeting Resources,"
    "Billing Information,Categories,Description,Location,Mileage,Priority,Private,Sensitivity,Show time as"
)
GERMAN = columns(
    "Betreff,Beginnt am,Beginnt um,Endet am,Endet um,Ganztägiges Ereignis,Erinnerung Ein/Aus,Erinnerung am,"
    "Erinnerung um,Besprechungsplanung,Erforderliche Teilnehmer,Optionale Teilnehmer,Besprechungsressourcen,"
    "Abrechnungsinformationen,Kategorien,Beschreibung,Ort,Reisekilometer,Priorität,Privat,Vertraulichkeit,"
    "Zeitspanne zeigen als"
)
FRENCH = columns(
    "Objet,Début le,Heure de début,Fin le,Heure de fin,Journée entière,Participants obligatoires"
)
SPANISH = columns(
    "Asunto,Fecha de inicio,Comienzo,Fecha de fin,Finalización,Todo el día,Asistentes necesarios"
)
CHAT = {
    "Subject": "Coffee chat", "Start Date": "3/25/2026", "Start Time": "2:00:00 PM", "End Date": "3/25/2026",
    "End Time": "2:45:00 PM", "All day event": "False", "Meeting Organizer": "Ilse Ich",
    "Required Attendees": "Ilse Ich;Beispiel, Anna", "Show time as": "2",
}  # fmt: skip


def rows(*cells, header=ENGLISH):
    """Return a csv; cells are given by their English headers."""
    return csv_of(header, *([each.get(name, "") for name in ENGLISH] for each in cells))


def read(data, **how):
    return outcomes(data, source="calendar.outlook_csv", name="calendar.csv", **how)


def talk(**cells):
    (found,) = records(read(rows(CHAT | {name.replace("_", " "): text for name, text in cells.items()})))
    (said,) = meetings(found)
    return said


def test_a_row_as_a_whole():
    more = {
        "Categories": "Networking;Season 1",
        "Description": "Ask for Ben\r\nand Cem",
        "Location": "Café Beispiel",
    }
    (found,) = read(rows(CHAT | more))
    assert found == SourceRecord(
        key="coffee chat|2026-03-25 14:00:00",
        location="row 2: 'Coffee chat'",
        items=(
            Person(name="Beispiel, Anna"),
            Meeting(
                starts=Moment.local(datetime(2026, 3, 25, 14)),
                ends=Moment.local(datetime(2026, 3, 25, 14, 45)),
                attendees=(Attendee(),),
                planned_minutes=45,
                medium="in_person",
                title="Coffee chat",
            ),
            Note(text="Ask for Ben\nand Cem", in_meeting=True),
        ),
        scope="calendar",
        labels=("Networking", "Season 1"),
    )


def test_german_in_windows_encoding_with_dates_divided_by_dots():
    cells = ("Gespräch", "05.03.2026", "14:00:00", "05.03.2026", "14:30:00", "Falsch")
    row = [*cells, *[""] * 4, "Müller, Jörg;Quill, Zoë", *[""] * 10, "2"]
    data = csv_of(GERMAN, row, delimiter=";").encode("cp1252")
    assert recognise(source_file(data, "Kalender.CSV"), ImportContext(settings=SETTINGS)) == 0.96
    (found,) = records(read(data))
    assert [each.name for each in people(found)] == ["Müller, Jörg", "Quill, Zoë"]
    assert meetings(found)[0].starts == Moment.local(datetime(2026, 3, 5, 14))


def test_every_german_column_says_what_the_english_one_does():
    row = {
        **CHAT, "End Date": "3/26/2026", "End Time": "12:15:00 AM", "Reminder Date": "3/25/2026",
        "Meeting Organizer": "Muster, Ben", "Optional Attendees": "Exemple, Cléo",
        "Meeting Resources": "Room 4", "Categories": "Networking;Season 1", "Description": "Ask for Ben",
        "Location": "Zoom", "Show time as": "3",
    }  # fmt: skip
    german = {
        "3/25/2026": "25.03.2026", "3/26/2026": "26.03.2026", "2:00:00 PM": "14:00:00",
        "12:15:00 AM": "00:15:00", "False": "Falsch",
    }  # fmt: skip
    translated = {name: german.get(text, text) for name, text in row.items()}
    whole_day, at_no_place = translated | {"All day event": "Wahr"}, translated | {"Location": ""}
    data = rows(translated, whole_day, at_no_place, header=GERMAN).encode("cp1252")
    found, whole, in_room = records(read(data))
    assert [found] == records(read(rows(row)))
    (said,) = meetings(found)
    assert (said.planned_minutes, said.medium, said.has_answers) == (615, "video", True)
    assert [each.name for each in people(found)] == ["Muster, Ben", "Beispiel, Anna", "Exemple, Cléo"]
    assert [each.role for each in said.attendees] == ["organizer", "attendee", "attendee"]
    assert (found.labels, whole.skipped) == (("Networking", "Season 1"), "all_day")
    assert [note.text for note in found.items if isinstance(note, Note)] == ["Ask for Ben"]
    assert meetings(in_room)[0].medium == "in_person"


@pytest.mark.parametrize("header", [FRENCH, SPANISH])
def test_french_and_spanish(header):
    data = csv_of(header, ["Café", "25/03/2026", "14:00:00", "25/03/2026", "14:30:00", "", "Anna Beispiel"])
    assert recognise(source_file(data, "export.csv"), ImportContext(settings=SETTINGS)) == 0.96
    (found,) = records(read(data))
    assert meetings(found)[0].starts == Moment.local(datetime(2026, 3, 25, 14))
    assert meetings(found)[0].planned_minutes == 30


@pytest.mark.parametrize(
    "header",
    [
        ["Subject", "Start Date", "Company"],
        ["Name", "Email", "Date contacted"],
        ["Subject", "Body", "From: (Name)"],
    ],
)
def test_other_tables_are_not_recognised(header):
    data = csv_of(header, ["a", "b", "c"])
    assert recognise(source_file(data, "log.csv"), ImportContext(settings=SETTINGS)) == 0


@pytest.mark.parametrize("word", ["True", "TRUE", "Wahr", "Vrai", "Verdadero", "1"])
def test_whole_days_are_skipped(word):
    found = read(rows(CHAT | {"All day event": word}))
    assert skipped(found) == ["all_day"]
    assert records(found)[0].items == ()


@pytest.mark.parametrize(
    ("word", "counts"),
    [("2", True), ("Busy", True), ("4", True), ("", True), ("3", False), ("Frei", False), ("1", False)],
)
def test_time_that_was_kept_for_it_speaks_for_a_talk(word, counts):
    assert talk(Show_time_as=word).has_answers is not counts


@pytest.mark.parametrize("title", ["Canceled: Coffee chat", "Abgesagt: Coffee chat"])
def test_what_was_called_off_is_cancelled_and_still_the_same_entry(title):
    (before,) = records(read(rows(CHAT)))
    (after,) = records(read(rows(CHAT | {"Subject": title})))
    assert meetings(after)[0].cancelled
    assert after.key == before.key


def test_rooms_are_no_people_but_a_place():
    found = records(read(rows(CHAT | {"Meeting Resources": "Room 4"})))[0]
    assert [each.name for each in people(found)] == ["Beispiel, Anna"]
    assert meetings(found)[0].medium == "in_person"


def test_without_anybody_else_there_is_only_a_candidate():
    found = records(read(rows(CHAT | {"Required Attendees": "", "Subject": "Call Anna Beispiel"})))[0]
    assert people(found) == []
    assert meetings(found)[0].attendees == ()


def test_the_owner_is_who_is_in_every_row_where_the_settings_do_not_tell():
    other = CHAT | {"Subject": "Lunch", "Required Attendees": "Ilse Ich;Muster, Ben"}
    found = records(read(rows(CHAT, other), settings=Settings()))
    assert [[each.name for each in people(one)] for one in found] == [["Beispiel, Anna"], ["Muster, Ben"]]


def test_one_date_settles_the_order_of_all_columns():
    open_date = {"Start Date": "3/5/2026", "End Date": "3/5/2026"}
    found = records(read(rows(CHAT, CHAT | open_date)))
    assert [meetings(each)[0].starts.day.isoformat() for each in found] == ["2026-03-25", "2026-03-05"]


@pytest.mark.parametrize(("order", "day"), [("day", "2026-05-03"), ("month", "2026-03-05")])
def test_the_users_choice_settles_what_nothing_proves(order, day):
    data = rows(CHAT | {"Start Date": "3/5/2026", "End Date": "3/5/2026"})
    (found,) = records(read(data, date_order=order))
    assert meetings(found)[0].starts.day.isoformat() == day


def test_dates_that_can_be_read_in_two_ways_stay_empty_and_prove_no_talk():
    found = read(rows(CHAT | {"Start Date": "3/5/2026", "End Date": "3/5/2026"}))
    assert codes(found) == ["ambiguous_dates"]
    (said,) = meetings(records(found)[0])
    assert (said.starts.day, said.has_answers) == (None, True)


@pytest.mark.parametrize("text", ["2/30/2026", "someday", ""])
def test_a_row_without_a_date_is_rejected_alone(text):
    found = read(rows(CHAT, CHAT | {"Start Date": text}))
    assert [each.reason for each in rejected(found)] == ["invalid_date"]
    assert len(records(found)) == 1


def test_a_row_twice_is_one_and_blank_rows_are_none():
    assert skipped(read(rows(CHAT, CHAT, {}))) == ["duplicate", "blank_row"]


def test_two_entries_of_one_name_and_time_stay_two():
    found = records(read(rows(CHAT, CHAT | {"Required Attendees": "Muster, Ben"})))
    assert len({each.key for each in found}) == 2


def test_a_header_alone_has_no_rows():
    assert codes(read(csv_of(ENGLISH))) == ["no_rows"]


def test_a_table_of_something_else_is_refused():
    with pytest.raises(ImportFileError) as caught:
        read(csv_of(["a", "b"], ["1", "2"]))
    assert caught.value.code == "unrecognised"


def test_an_address_in_the_settings_does_not_tell_who_a_name_in_a_table_is():
    """Only the address is known, and the table has only names: who plans what is alone in it is the owner."""
    alone = CHAT | {"Subject": "Dentist", "Start Date": "3/26/2026", "Required Attendees": ""}
    settings = Settings(owner_emails=("ilse@example.org",), timezone="Europe/Berlin")
    found = records(read(rows(CHAT, alone), settings=settings))
    assert [[person.name for person in people(one)] for one in found] == [["Beispiel, Anna"], []]
