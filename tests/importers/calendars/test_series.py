"""Recurring entries: a record, a meeting for every occurrence; what was moved, called off, taken out."""

from __future__ import annotations

from datetime import datetime

import pytest

from explorer_kit.records import SourceRecord
from tests.importers.calendars.builders import (
    ANNA_COMES,
    I_COME,
    calendar,
    event,
    journal_in,
    load,
    meetings,
    outcomes,
    people,
    records,
    remarks,
    talks,
)

# Thursdays at two in Berlin; clocks change on 29 March 2026
START = "DTSTART;TZID=Europe/Berlin:20260312T140000"
END = "DTEND;TZID=Europe/Berlin:20260312T143000"


def weekly(*lines, rule="FREQ=WEEKLY;COUNT=4", start=START, end=END):
    return event(I_COME, ANNA_COMES, f"RRULE:{rule}", *lines, uid="weekly", start=start, end=end)


def override(planned, *lines, start, end=""):
    lines = (I_COME, ANNA_COMES, f"RECURRENCE-ID{planned}", *lines)
    return event(*lines, uid="weekly", start=start, end=end)


def times(found):
    return [f"{each.starts.wall:%m-%d %H:%M}" for each in meetings(found)]


def one(*parts):
    return records(outcomes(calendar(*parts)))[0]


def test_every_occurrence_is_a_meeting_of_the_one_record():
    found = one(weekly())
    assert times(found) == ["03-12 14:00", "03-19 14:00", "03-26 14:00", "04-02 14:00"]
    assert [each.label for each in meetings(found)] == [
        "20260312T130000Z", "20260319T130000Z", "20260326T130000Z", "20260402T120000Z",
    ]  # fmt: skip
    # the wall clock stays through the change of the clocks, and so does the length
    assert meetings(found)[3].ends.instant == datetime(2026, 4, 2, 12, 30)
    assert len(people(found)) == 1


def test_a_series_changes_its_clocks_where_it_takes_place(tmp_path):
    """New York changes them on 8 March 2026, Berlin on the 29th; in between it is an hour earlier there."""
    weekly_there = event(
        I_COME, ANNA_COMES, "RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE:20260312T180000Z",
        start="DTSTART;TZID=America/New_York:20260305T140000",
        end="DTEND;TZID=America/New_York:20260305T143000",
    )  # fmt: skip
    assert [each.starts.instant.strftime("%m-%d %H:%M") for each in meetings(one(weekly_there))] == [
        "03-05 19:00", "03-19 18:00", "03-26 18:00", "04-02 18:00",
    ]  # fmt: skip
    journal = journal_in(tmp_path)
    load(journal, calendar(weekly_there))
    assert [wall for wall, _, _ in talks(journal)] == [
        "03-05 20:00", "03-19 19:00", "03-26 19:00", "04-02 20:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "until",
    # 14:00 on 26 March is 13:00 in UTC
    ["20260326T130000Z", "20260326T140000", "20260326"],
)
def test_the_last_date_may_be_given_in_utc_on_the_wall_clock_or_as_a_day(until):
    assert len(times(one(weekly(rule=f"FREQ=WEEKLY;UNTIL={until}")))) == 3


def test_until_in_utc_is_compared_as_an_instant():
    assert len(times(one(weekly(rule="FREQ=WEEKLY;UNTIL=20260326T125959Z")))) == 2


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE;TZID=Europe/Berlin:20260319T140000",
        "EXDATE:20260319T130000Z",
        'EXDATE;TZID="W. Europe Standard Time":20260319T140000',
        "EXDATE;VALUE=DATE:20260319",
    ],
)
def test_an_excluded_occurrence_is_gone_and_says_nothing_any_more(line):
    found = outcomes(calendar(weekly(line)))
    assert times(found[0]) == ["03-12 14:00", "03-26 14:00", "04-02 14:00"]
    tombstone = found[1]
    assert isinstance(tombstone, SourceRecord)
    assert (tombstone.key, tombstone.items, tombstone.counted) == ("weekly|20260319T130000Z", (), False)


@pytest.mark.parametrize("first", [True, False], ids=["moved first", "moved last"])
@pytest.mark.parametrize("planned", [";TZID=Europe/Berlin:20260319T140000", ":20260319T130000Z"])
def test_a_moved_occurrence_is_a_record_of_its_own(planned, first):
    moved = override(planned, "SUMMARY:Moved", start="DTSTART;TZID=Europe/Berlin:20260320T090000")
    parts = (moved, weekly()) if first else (weekly(), moved)
    by_key = {found.key: found for found in records(outcomes(calendar(*parts)))}
    assert times(by_key["weekly"]) == ["03-12 14:00", "03-26 14:00", "04-02 14:00"]
    assert times(by_key["weekly|20260319T130000Z"]) == ["03-20 09:00"]


def test_a_cancelled_occurrence_is_a_cancelled_meeting_with_the_people_of_its_series():
    planned = "RECURRENCE-ID;TZID=Europe/Berlin:20260319T140000"
    called_off = event(planned, "STATUS:CANCELLED", uid="weekly", start="", end="")
    series, single = records(outcomes(calendar(weekly(), called_off)))
    assert len(times(series)) == 3
    (talk,) = meetings(single)
    assert (talk.cancelled, times(single)) == (True, ["03-19 14:00"])
    assert [each.name for each in people(single)] == ["Anna Beispiel"]


def test_further_dates_are_occurrences_too():
    found = one(weekly("RDATE;TZID=Europe/Berlin:20260313T090000,20260319T140000"))
    assert times(found) == ["03-12 14:00", "03-13 09:00", "03-19 14:00", "03-26 14:00", "04-02 14:00"]


def test_a_rule_without_an_end_is_followed_for_a_year_after_the_newest_date():
    newest = event(I_COME, ANNA_COMES, uid="newest", start="DTSTART:20260601T100000Z", end="")
    series, _ = records(outcomes(calendar(weekly(rule="FREQ=MONTHLY"), newest)))
    assert times(series)[-1] == "05-12 14:00"
    assert len(times(series)) == 15  # March 2026 to May 2027


def test_the_day_of_an_export_is_a_date_of_the_file():
    found = one(weekly("DTSTAMP:20270101T000000Z", rule="FREQ=YEARLY"))
    assert len(times(found)) == 2  # March 2026 and 2027, before January 2028


def test_days_without_a_time_do_not_extend_it():
    birthday = event(uid="birthday", start="DTSTART;VALUE=DATE:20500101", end="")
    assert len(times(one(weekly(rule="FREQ=YEARLY"), birthday))) == 2


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=HOURLY;INTERVAL=1", "FREQ=SOMETIMES", "nonsense"])
def test_a_rule_that_cannot_be_followed_gives_the_first_date_and_a_remark(rule):
    found = outcomes(calendar(weekly(rule=rule)))
    assert times(records(found)[0]) == ["03-12 14:00"]
    assert "repeat by a rule that is broken or more frequent than daily" in remarks(found)[0]


def test_a_series_of_whole_days_is_skipped_but_not_its_occurrence_with_a_time():
    series = weekly(start="DTSTART;VALUE=DATE:20260312", end="")
    moved = override(";VALUE=DATE:20260319", start="DTSTART:20260319T130000Z")
    whole, timed = records(outcomes(calendar(series, moved)))
    assert (whole.skipped, whole.items) == ("all_day", ())
    assert (timed.key, times(timed)) == ("weekly|20260319", ["03-19 13:00"])


def test_a_floating_series_stays_on_the_owners_wall_clock():
    found = one(weekly("EXDATE:20260319T140000", start="DTSTART:20260312T140000", end=""))
    assert times(found) == ["03-12 14:00", "03-26 14:00", "04-02 14:00"]
    assert meetings(found)[0].label == "20260312T140000"


def test_editions_are_told_apart_by_sequence_and_change():
    dated = ("SEQUENCE:3", "LAST-MODIFIED:20260301T100000Z", "DTSTAMP:20260501T000000Z")
    found = one(weekly(*dated))
    assert (found.sequence, found.modified) == (3, datetime(2026, 3, 1, 10))
    without = one(weekly("SEQUENCE:x", "DTSTAMP:20260501T000000Z"))
    assert (without.sequence, without.modified) == (None, datetime(2026, 5, 1))
