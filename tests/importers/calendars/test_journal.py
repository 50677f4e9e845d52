"""Calendars in a journal: what became of a talk (R4), across sources (R13), over editions (R15)."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest

from explorer_kit.importers.base import SourceFile
from explorer_kit.settings import Settings
from tests.importers.calendars.builders import (
    ANNA_COMES,
    I_COME,
    ME,
    calendar,
    csv_of,
    event,
    journal_in,
    load,
    source_file,
    talks,
)

AFTER = datetime(2026, 3, 6)
BEFORE = datetime(2026, 3, 1)


def with_status(answer):
    return f"ATTENDEE;CN=Anna Beispiel;PARTSTAT={answer}:mailto:anna@example.org"


def statuses(journal, as_of):
    return [status for _, status, _ in talks(journal, as_of)]


@pytest.fixture
def journal(tmp_path):
    return journal_in(tmp_path)


@pytest.mark.parametrize(
    ("lines", "after"),
    [
        ([I_COME, with_status("ACCEPTED")], "held"),
        ([I_COME, with_status("TENTATIVE")], "held"),
        ([I_COME, with_status("NEEDS-ACTION")], "unconfirmed"),
        ([I_COME, with_status("DECLINED")], "declined"),
        ([f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ME}", with_status("ACCEPTED")], "declined"),
        ([I_COME, with_status("ACCEPTED"), "STATUS:CANCELLED"], "cancelled"),
        ([I_COME], "candidate"),
        (["ATTENDEE;CN=Anna:mailto:anna@example.org"], "held"),
        (["ATTENDEE;CN=Anna:mailto:anna@example.org", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"], "unconfirmed"),
    ],
)
def test_the_status_of_an_entry_before_and_after(journal, lines, after):
    load(journal, calendar(event(*lines)))
    assert statuses(journal, AFTER) == [after]
    final = after in {"cancelled", "declined"}
    assert statuses(journal, BEFORE) == [after if final else "scheduled"]


def test_an_outlook_entry_in_a_zone_nobody_knows_is_not_held(journal):
    line = "DTSTART;TZID=Customized Time Zone:20260305T140000"
    report = load(journal, calendar(event("ATTENDEE:mailto:anna@example.org", start=line, end="")))
    assert report.warnings == ["unknown_tzid"]
    assert statuses(journal, AFTER) == ["unconfirmed"]


def test_occurrences_after_the_time_asked_for_are_scheduled(journal):
    load(journal, calendar(event(I_COME, ANNA_COMES, "RRULE:FREQ=WEEKLY;COUNT=3")))
    assert statuses(journal, datetime(2026, 3, 13)) == ["held", "held", "scheduled"]


def test_loading_twice_changes_nothing(journal):
    data = calendar(
        event(I_COME, ANNA_COMES, "RRULE:FREQ=WEEKLY", "EXDATE:20260312T130000Z"),
        event(uid="whole day", start="DTSTART;VALUE=DATE:20260305", end=""),
    )
    first = load(journal, data)
    assert (first.read, first.used, first.skipped) == (2, 1, {"all_day": 1})
    before = journal.sql("SELECT * FROM events ORDER BY event_id")
    again = load(journal, data)
    assert (again.used, again.unchanged, again.superseded, again.gone, again.added) == (1, 1, 0, 0, {})
    assert journal.sql("SELECT * FROM events ORDER BY event_id").equals(before)


SERIES = (I_COME, ANNA_COMES, "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Weekly", "DTSTAMP:20260301T080000Z")
MOVED = event(
    I_COME,
    ANNA_COMES,
    "RECURRENCE-ID:20260312T130000Z",
    "SEQUENCE:4",
    "SUMMARY:Moved",
    "DTSTAMP:20260301T080000Z",
    start="DTSTART:20260313T090000Z",
    end="",
)
OLD_EDITION = calendar(event(*SERIES), MOVED)
NEW_EDITION = calendar(event(*SERIES, "EXDATE:20260312T130000Z")).replace("0301T080000Z", "0302T080000Z")


def edition(data, day):
    return SourceFile(
        name="talks.ics",
        opener=lambda: io.BytesIO(data.encode()),
        size=len(data),
        modified=datetime(2026, 3, day),
    )


@pytest.mark.parametrize("order", [(1, 2), (2, 1), (1, 2, 1)])
def test_an_occurrence_moved_first_and_taken_out_later_is_gone_in_any_order(journal, order):
    editions = {1: edition(OLD_EDITION, 1), 2: edition(NEW_EDITION, 2)}
    for number in order:
        journal.import_files(editions[number], as_of=datetime(2026, 6, 30))
    assert [wall for wall, _, _ in talks(journal)] == ["03-05 14:00", "03-19 14:00"]


def test_an_occurrence_that_is_moved_later_takes_the_place_of_its_planned_one(journal):
    journal.import_files(edition(calendar(event(*SERIES)), 1))
    assert len(talks(journal)) == 3
    journal.import_files(edition(OLD_EDITION, 2))
    assert [wall for wall, _, _ in talks(journal)] == ["03-05 14:00", "03-13 10:00", "03-19 14:00"]


def test_a_newer_sequence_wins_whatever_is_loaded_last(journal):
    new = calendar(event(I_COME, ANNA_COMES, "SEQUENCE:2", "SUMMARY:New"))
    old = calendar(event(I_COME, ANNA_COMES, "SEQUENCE:1", "SUMMARY:Old"))
    load(journal, new)
    load(journal, old)
    assert [title for _, _, title in talks(journal)] == ["New"]


def test_an_entry_that_becomes_a_whole_day_is_no_talk_any_more(journal):
    journal.import_files(edition(calendar(event(I_COME, ANNA_COMES)), 1))
    whole = event(I_COME, ANNA_COMES, start="DTSTART;VALUE=DATE:20260305", end="")
    journal.import_files(edition(calendar(whole), 2))
    assert talks(journal) == []


def test_an_entry_that_a_newer_edition_no_longer_has_is_told_of_and_stays(journal):
    both = calendar(event(I_COME, ANNA_COMES), event(I_COME, ANNA_COMES, "SUMMARY:Two", uid="2"))
    load(journal, both)
    report = load(journal, calendar(event(I_COME, ANNA_COMES)))
    assert report.gone == 1
    assert len(talks(journal)) == 2


CALENDLY = csv_of(
    ["Invitee Name", "Invitee Email", "Event Type Name", "Start Date & Time", "End Date & Time", "Canceled"],
    ["Anna Beispiel", "anna@example.org", "Chat", "2026-03-05 02:10 pm", "2026-03-05 02:40 pm", "false"],
)
TRACKER = "Name,Email,Date contacted,Interview date\nAnna Beispiel,anna@example.org,2026-03-01,2026-03-05\n"


def test_a_talk_in_calendar_calendly_and_tracker_is_one_with_three_sources(journal):
    load(journal, calendar(event(I_COME, ANNA_COMES)))  # 14:00 in Berlin
    load(journal, CALENDLY, "calendly.csv")
    load(journal, TRACKER, "tracker.csv")
    (row,) = journal.sql("SELECT sources, status FROM events WHERE kind = 'meeting'").itertuples()
    assert sorted(row.sources) == ["calendar.calendly", "calendar.ics", "tracker"]
    assert row.status == "held"
    assert len(journal.sql("SELECT * FROM contacts")) == 1


def test_a_booking_that_was_moved_is_a_cancelled_talk_and_a_held_one(journal):
    moved = CALENDLY.replace("false", "true") + CALENDLY.replace("03-05", "03-09").partition("\r\n")[2]
    load(journal, moved, "calendly.csv")
    assert [(wall, status) for wall, status, _ in talks(journal)] == [
        ("03-05 14:10", "cancelled"),
        ("03-09 14:10", "held"),
    ]


def test_a_calendar_that_says_only_when_one_is_busy_tells_of_nobody(journal):
    """Outlook can leave out all details; a free/busy block alone holds no entries."""
    zone = 'TZID="W. Europe Standard Time"'
    busy = event(
        "CLASS:PUBLIC", "SUMMARY;LANGUAGE=de:Gebucht", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", uid="",
        start=f"DTSTART;{zone}:20260305T140000", end=f"DTEND;{zone}:20260305T143000",
    )  # fmt: skip
    block = "BEGIN:VFREEBUSY\nFREEBUSY;FBTYPE=BUSY:20260305T130000Z/PT30M\nEND:VFREEBUSY"
    report = load(journal, calendar(busy, busy.replace("0305T", "0306T"), block))
    assert (report.read, report.used, report.warnings) == (2, 2, [])
    assert statuses(journal, datetime(2026, 3, 7)) == ["candidate", "candidate"]
    assert len(journal.sql("SELECT * FROM contacts")) == 0


def test_talks_more_than_15_minutes_apart_stay_two(journal):
    load(journal, calendar(event(I_COME, ANNA_COMES)))
    load(journal, CALENDLY.replace("02:10 pm", "02:16 pm"), "calendly.csv")
    assert len(talks(journal)) == 2


def test_the_takeout_zip_is_read_as_it_comes(tmp_path):
    journal = journal_in(tmp_path, Settings(timezone="Europe/Berlin"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"Takeout/Kalender/{ME}.ics", calendar(event(I_COME, ANNA_COMES), name=ME))
        archive.writestr("Takeout/Kalender/Leer.ics", calendar(name="Leer"))
    (report,) = journal.import_files(source_file(buffer.getvalue(), "takeout.zip")).files
    assert (report.ok, report.source, report.used) == (True, "calendar.ics", 1)
    assert list(journal.sql("SELECT full_name FROM contacts").full_name) == ["Anna Beispiel"]


def test_the_zip_of_all_calendars_tells_the_owner_of_each(tmp_path):
    """Google calls only the first calendar by the owner's address, but the zip as well."""
    journal = journal_in(tmp_path, Settings(timezone="Europe/Berlin"))
    ben = "ATTENDEE;CN=Ben Muster;PARTSTAT=ACCEPTED:mailto:ben@example.org"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"{ME}.ics", calendar(event(I_COME, ANNA_COMES), name=ME))
        archive.writestr("Networking_1a2b.ics", calendar(event(I_COME, ben, uid="2"), name="Networking"))
    report = load(journal, buffer.getvalue(), f"{ME}.ical.zip")
    assert (report.used, [part.source for part in report.parts]) == (2, ["calendar.ics"] * 2)
    people = journal.sql("SELECT full_name FROM contacts ORDER BY full_name").full_name
    assert list(people) == ["Anna Beispiel", "Ben Muster"]


def test_a_note_of_an_entry_belongs_to_its_talk(journal):
    load(journal, calendar(event(I_COME, ANNA_COMES, "DESCRIPTION:<b>Ask</b> about banks")))
    (row,) = journal.sql("SELECT text, interview_id FROM events WHERE kind = 'note'").itertuples()
    assert row.text == "Ask about banks"
    assert row.interview_id is not None
