"""Bytes to entries: folds, encodings, what is cut off, what is damaged inside."""

from __future__ import annotations

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.calendars.lines import read_calendars
from tests.importers.calendars.builders import (
    ANNA_COMES,
    I_COME,
    calendar,
    codes,
    event,
    meeting,
    outcomes,
    record,
    records,
    rejected,
    skipped,
)


def test_a_fold_may_cut_a_character_in_two():
    data = calendar(event("SUMMARY:Gespräch mit Zoë")).encode()
    place = data.index("ë".encode()) + 1
    assert meeting(data[:place] + b"\r\n " + data[place:]).title == "Gespräch mit Zoë"


def test_a_folded_uid_of_112_characters_is_one():
    uid = "040000008200E00074C5B7101A82E008" + "0" * 80
    data = calendar(event(uid=f"{uid[:60]}\n {uid[60:]}"))
    assert record(data).key == uid


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + calendar(event("SUMMARY:Zoë")).encode(),
        calendar(event("SUMMARY:Zoë")).replace("\r\n", "\n").encode(),
        calendar(event("SUMMARY:Zoë")).replace("\r\n", "\r").encode(),
        calendar(event("SUMMARY:Zoë")).encode("utf-16"),
        calendar(event("SUMMARY:Zoë")).encode("cp1252"),
        calendar(event("SUMMARY:Zoe\u0308")).encode(),
        b"\r\n\r\n" + calendar(event("summary:Zoë")).replace("BEGIN:VEVENT", "begin:vevent").encode(),
    ],
    ids=["mark", "LF", "CR", "UTF-16", "cp1252", "NFD", "small letters"],
)
def test_marks_line_ends_and_encodings_make_no_difference(data):
    assert meeting(data).title == "Zoë"


def test_zero_bytes_are_left_out_with_a_warning():
    found = outcomes(calendar(event("SUMMARY:Cha\0t")))
    assert codes(found) == ["nul_byte"]
    assert records(found)[0].items[0].title == "Chat"


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_file_that_is_cut_off_is_no_calendar(kept):
    data = calendar(event(I_COME, ANNA_COMES), event(I_COME, ANNA_COMES, uid="talk-2"))
    with pytest.raises(ImportFileError, match="cut off") as caught:
        outcomes(data[: int(len(data) * kept)])
    assert caught.value.code == "invalid_ics"


def test_text_that_is_no_calendar_is_refused():
    with pytest.raises(ImportFileError, match="BEGIN:VCALENDAR") as caught:
        outcomes("Dear calendar, today I met Anna.")
    assert caught.value.code == "invalid_ics"


def test_an_empty_calendar_is_valid_but_warned_of():
    found = outcomes(calendar())
    assert records(found) == []
    assert codes(found) == ["no_events"]


def test_what_is_no_entry_is_not_read():
    task = "BEGIN:VTODO\nUID:t\nSUMMARY:Call\nDTSTART:20260301T100000Z\nEND:VTODO"
    found = outcomes(calendar(task, task.replace("VTODO", "VJOURNAL"), task.replace("VTODO", "VFREEBUSY")))
    assert [type(outcome).__name__ for outcome in found] == ["Warned"]


def test_an_alarm_says_nothing_about_its_entry():
    alarm = "BEGIN:VALARM\nDESCRIPTION:Reminder\nATTENDEE:mailto:alarm@example.org\nEND:VALARM"
    found = record(calendar(event(I_COME, ANNA_COMES, alarm)))
    assert [item.emails for item in found.items if hasattr(item, "emails")] == [("anna@example.org",)]


def test_a_broken_entry_does_not_lose_the_others():
    found = outcomes(
        calendar(
            event(uid="good"),
            event(uid="no start", start=""),
            event(uid="30 February", start="DTSTART:20260230T100000Z"),
            event(uid="word", start="DTSTART:next Thursday"),
            event(uid="year", start="DTSTART:02020305T100000Z"),
            event("this line is no property", 'ATTENDEE;CN=Anna "the" B', uid="good, too"),
        )
    )
    assert [each.key for each in records(found)] == ["good", "good, too"]
    assert [each.reason for each in rejected(found)] == ["invalid_date"] * 4
    assert "has no start" in rejected(found)[0].message
    assert "'20260230T100000Z' is no date" in rejected(found)[1].message
    assert rejected(found)[1].location == "line 14"
    assert "UID:30 February" in rejected(found)[1].raw


def test_an_entry_that_is_never_closed_is_rejected_alone():
    unclosed = event(uid="open").removesuffix("END:VEVENT").rstrip()
    found = outcomes(calendar(event(uid="first"), unclosed, event(uid="last")))
    assert [each.key for each in records(found)] == ["first", "last"]
    assert len(rejected(found)) == 1


def test_several_calendars_in_one_file_are_all_read():
    found = outcomes(calendar(event(uid="a"), name="One") + calendar(event(uid="b"), name="Two"))
    assert [each.labels for each in records(found)] == [("One",), ("Two",)]


def test_blocks_know_the_line_on_which_they_begin():
    (read,), _ = read_calendars(calendar("X-FOLDED:a\n b\n c", event()).encode(), "talks.ics")
    assert [part.number for part in read.parts] == [8]


def test_the_same_entry_twice_is_skipped():
    assert skipped(outcomes(calendar(event("SEQUENCE:2"), event("SEQUENCE:1")))) == ["duplicate"]


def test_of_two_editions_in_one_file_the_newer_counts():
    found = outcomes(calendar(event("SEQUENCE:2", "SUMMARY:New"), event("SEQUENCE:1", "SUMMARY:Old")))
    assert [each.items[0].title for each in records(found)] == ["New"]
