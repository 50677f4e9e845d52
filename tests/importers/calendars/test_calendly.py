"""Calendly's csv: columns by name, questions, guests, what was cancelled, moved or not kept."""

from __future__ import annotations

from datetime import datetime

import pytest

from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.calendars.calendly import recognise
from explorer_kit.records import Attendee, Meeting, Moment, Note, Person, SourceRecord
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

HEADER = columns(
    "Team,User Name,User Email,Invitee Name,Invitee First Name,Invitee Last Name,Invitee Email,"
    "Invitee Time Zone,Invitee accepted marketing emails,Text Reminder Number,Event Type Name,"
    "Start Date & Time,End Date & Time,Location,Event Created Date & Time,Canceled,Canceled By,"
    "Cancellation reason,Question 1,Response 1,Question 2,Response 2,Question 3,Response 3,UTM Campaign,"
    "UTM Source,UTM Medium,UTM Term,UTM Content,Salesforce UUID,Event Price,Payment Currency,Guest Email(s),"
    "Invitee Reconfirmed,Marked as No-Show,Meeting Notes,Group"
)
BOOKING = {
    "User Email": "ich@example.org", "Invitee Name": "Anna Beispiel", "Invitee Email": "Anna@example.org",
    "Invitee Time Zone": "Central Time - US & Canada", "Event Type Name": "Informational interview",
    "Start Date & Time": "2025-03-03 11:00 am", "End Date & Time": "2025-03-03 11:30 am",
    "Location": "https://zoom.us/j/1", "Canceled": "false", "Marked as No-Show": "No",
}  # fmt: skip


def rows(*cells, header=HEADER):
    return csv_of(header, *([each.get(name, "") for name in header] for each in cells))


def read(data, **how):
    return outcomes(data, source="calendar.calendly", name="events-export.csv", **how)


def booking(**cells):
    (found,) = records(read(rows(BOOKING | cells)))
    return found


def test_the_fixture_has_the_37_columns_of_the_export():
    assert len(HEADER) == 37


def test_a_row_as_a_whole():
    asked = {"Question 1": "What about?", "Response 1": "Data\r\nat banks", "Question 2": "Phone?"}
    (found,) = read(
        rows(BOOKING | asked | {"Text Reminder Number": "+49 30 1", "Meeting Notes": "went well"})
    )
    assert found == SourceRecord(
        key="anna@example.org_2025-03-03_11_00_00_informational_interview",
        location="row 2",
        items=(
            Person(name="Anna Beispiel", emails=("anna@example.org",), phones=("+49 30 1",)),
            Meeting(
                starts=Moment.local(datetime(2025, 3, 3, 11)),
                ends=Moment.local(datetime(2025, 3, 3, 11, 30)),
                attendees=(Attendee(),),
                planned_minutes=30,
                medium="video",
                title="Informational interview",
            ),
            Note(text="Data\nat banks", heading="What about?", kind="answer", in_meeting=True),
            Note(text="went well", in_meeting=True),
        ),
        scope="calendly",
        labels=("Informational interview",),
    )


def test_columns_are_found_by_name_in_any_order_and_with_more_questions():
    header = ["Question 12", "Response 12", *reversed(HEADER)]
    data = rows(BOOKING | {"Question 12": "Why?", "Response 12": "Because"}, header=header)
    assert recognise(source_file(data, "events.csv"), ImportContext(settings=SETTINGS)) == 0.97
    (found,) = records(read(data))
    assert [item.heading for item in found.items if isinstance(item, Note)] == ["Why?"]


def test_other_tables_are_not_recognised():
    data = csv_of(["Invitee Name", "Email", "Start"], ["a", "b", "c"])
    assert recognise(source_file(data, "events.csv"), ImportContext(settings=SETTINGS)) == 0


def test_what_was_cancelled_is_with_the_reason():
    found = booking(Canceled="true", **{"Cancellation reason": "ill"})
    assert meetings(found)[0].cancelled
    assert [item.text for item in found.items if isinstance(item, Note)] == ["ill"]


@pytest.mark.parametrize("word", ["Yes", "true"])
def test_who_did_not_come_did_not(word):
    assert meetings(booking(**{"Marked as No-Show": word}))[0].no_show


def test_guests_come_too_but_never_the_owner():
    found = booking(**{"Guest Email(s)": "ben@example.org, ich@example.org;anna@example.org"})
    assert [each.emails for each in people(found)] == [("anna@example.org",), ("ben@example.org",)]
    assert [each.who for each in meetings(found)[0].attendees] == ["main", "attendee:ben@example.org"]


def test_first_and_last_name_make_a_name():
    found = booking(**{"Invitee Name": "", "Invitee First Name": "Anna", "Invitee Last Name": "Beispiel"})
    assert people(found)[0].name == "Anna Beispiel"


@pytest.mark.parametrize(
    ("cells", "key"),
    [({"Invitee UUID": "i-1", "Event UUID": "e-1"}, "i-1"), ({"Event UUID": "e-1"}, "e-1|anna@example.org")],
)
def test_calendlys_own_id_is_the_key(cells, key):
    header = [*HEADER, *cells]
    (found,) = records(read(rows(BOOKING | cells, header=header)))
    assert found.key == key


def test_a_talk_that_was_moved_is_two():
    moved = BOOKING | {"Start Date & Time": "2025-03-05 2:00 pm", "End Date & Time": "2025-03-05 2:30 pm"}
    found = records(read(rows(BOOKING | {"Canceled": "true"}, moved)))
    assert [meetings(each)[0].cancelled for each in found] == [True, False]
    assert [meetings(each)[0].starts.wall.hour for each in found] == [11, 14]
    assert len({each.key for each in found}) == 2


def test_a_talk_that_was_booked_anew_for_the_same_time_is_not_lost():
    found = records(read(rows(BOOKING | {"Canceled": "true"}, BOOKING)))
    assert len({each.key for each in found}) == 2


def test_rows_that_say_nothing_are_set_aside():
    found = read(rows(BOOKING, BOOKING, {}, BOOKING | {"Start Date & Time": "2025-02-30 9:00 am"},
                      BOOKING | {"Invitee Name": "", "Invitee Email": ""}))  # fmt: skip
    assert skipped(found) == ["duplicate", "blank_row"]
    assert [each.reason for each in rejected(found)] == ["invalid_date", "no_identity"]


def test_dates_that_can_be_read_in_two_ways_stay_empty():
    found = read(
        rows(BOOKING | {"Start Date & Time": "3/5/2025 2:30 PM", "End Date & Time": "3/5/2025 3:00 PM"})
    )
    assert codes(found) == ["ambiguous_dates"]
    assert meetings(records(found)[0])[0].has_answers
