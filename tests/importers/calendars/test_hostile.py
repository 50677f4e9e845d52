"""Files that are damaged or meant to do harm: an error, a rejected entry or a warning, and soon (R12)."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.errors import ImportFileError
from explorer_kit.records import Meeting, SourceRecord
from tests.importers.calendars.builders import (
    ANNA_COMES,
    BERLIN,
    I_COME,
    calendar,
    csv_of,
    event,
    outcomes,
    records,
)

SOUND = calendar(
    BERLIN,
    event(I_COME, ANNA_COMES, "RRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270101", "EXDATE:20260414T130000Z"),
    event(I_COME, ANNA_COMES, "RECURRENCE-ID:20260512T130000Z", "STATUS:CANCELLED"),
    event("DURATION:PT30M", uid="2", start="DTSTART;TZID=W. Europe Standard Time:20260305T140000", end=""),
).encode()
TABLE = csv_of(
    ["Subject", "Start Date", "Start Time", "End Date", "End Time", "All day event", "Required Attendees"],
    ["Chat", "3/25/2026", "2:00:00 PM", "3/25/2026", "3:00:00 PM", "False", "Beispiel, Anna;Ich, Ilse"],
).encode()
BOOKINGS = csv_of(
    ["Invitee Name", "Invitee Email", "Event Type Name", "Start Date & Time", "Question 1", "Response 1"],
    ["Anna", "anna@example.org", "Chat", "2026-03-05 02:10 pm", "Why?", "So"],
).encode()
FILES = {"calendar.ics": SOUND, "calendar.outlook_csv": TABLE, "calendar.calendly": BOOKINGS}


def survives(data, source="calendar.ics"):
    """Read whatever it is and return its outcomes; nothing but the one error is ever raised."""
    started = process_time()
    try:
        found = outcomes(data, source=source)
    except ImportFileError:
        found = []
    assert process_time() - started < 5  # a shared machine; alone it is well below a second
    return found


def mutated(data, seed):
    dice = random.Random(seed)
    changed = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        start = dice.randrange(len(changed) or 1)
        match dice.randrange(5):
            case 0:
                del changed[start : start + dice.randint(1, 40)]
            case 1:
                changed[start:start] = dice.randbytes(dice.randint(1, 6))
            case 2:
                other = dice.randrange(len(changed) or 1)
                changed[start:start] = changed[other : other + dice.randint(1, 80)]
            case 3:
                changed[start : start + 1] = dice.choice(
                    [b"\n", b":", b";", b'"', b",", b"\0", b"9", b"-", b"\\"]
                )
            case _:
                word = dice.choice(
                    [b"SECONDLY", b"99999999999", b"TZID=", b"\xff\xfe", b"BEGIN:VEVENT\n", b"Z"]
                )
                changed[start:start] = word
    return bytes(changed)


@pytest.mark.parametrize("source", FILES)
@settings(max_examples=80)
@given(st.integers(0, 2**32))
def test_damaged_files_raise_nothing_else(source, seed):
    survives(mutated(FILES[source], seed), source)


@pytest.mark.parametrize("source", FILES)
@settings(max_examples=30)
@given(st.binary(max_size=400))
def test_any_bytes_raise_nothing_else(source, data):
    survives(data, source)


@pytest.mark.parametrize("source", FILES)
@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\0" * 500, b"\x89PNG\r\n\x1a\n" + b"\0" * 99, b"<html><body>Log in"]
)
def test_what_is_no_log_at_all_is_refused(source, data):
    with pytest.raises(ImportFileError):
        outcomes(data, source=source)


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "RRULE:FREQ=DAILY;COUNT=99999;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23",
        "DESCRIPTION:" + "x" * 1_000_000,
        "DESCRIPTION:" + "<div>" * 20_000,
        "DESCRIPTION:" + "_" * 100_000,
        "DESCRIPTION:" + "-::~:~::~\\n" * 10_000,
        "LOCATION:" + "1 " * 90_000,
        "SUMMARY:" + "Canceled" * 10_000,
        "ATTENDEE;" + 'CN="a";' * 20_000 + ":mailto:a@example.org",
        "ATTENDEE:" + "a@" * 90_000,
        "EXDATE:" + ",".join(["20260312T130000Z"] * 10_000),
        "RDATE:" + ",".join(["20260312T130000Z"] * 10_000),
        ";" * 190_000,
        'X;A="' + "x" * 190_000,
    ],
    ids=lambda line: line[:30],
)
def test_an_entry_that_would_keep_a_reader_busy_is_read_soon(line):
    found = survives(calendar(event(I_COME, ANNA_COMES, line)))
    assert len(records(found)) == 1


def test_many_endless_series_are_bounded_together():
    series = [
        event(I_COME, "RRULE:FREQ=DAILY", uid=str(number), start="DTSTART:19000101T100000Z", end="")
        for number in range(200)
    ]
    found = survives(calendar(*series, event(uid="far", start="DTSTART:21000101T100000Z", end="")))
    made = sum(isinstance(item, Meeting) for each in records(found) for item in each.items)
    assert made < 51_000


def test_a_zone_with_endless_changes_is_bounded():
    zone = BERLIN.replace("RRULE:FREQ=YEARLY", "RRULE:FREQ=SECONDLY")
    found = survives(calendar(zone, event(start="DTSTART;TZID=W. Europe Standard Time:20260305T140000")))
    assert isinstance(found[0], SourceRecord)


def test_components_that_never_end_are_no_calendar():
    assert survives(b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 50_000) == []
