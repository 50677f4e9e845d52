"""Which instant a time means: the file's own zones, IANA names, names of Windows, and none (R5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.importers.calendars.lines import read_calendars
from explorer_kit.importers.calendars.zones import Zones, named_zone
from explorer_kit.records import Moment
from tests.importers.calendars.builders import (
    ANNA_COMES,
    BERLIN,
    I_COME,
    calendar,
    codes,
    event,
    meeting,
    outcomes,
    records,
)

BOSTON = (
    BERLIN.replace("W. Europe Standard Time", "Customized Time Zone")
    .replace("+0200", "-0400")
    .replace("+0100", "-0500")
    .replace("BYDAY=-1SU;BYMONTH=10", "BYDAY=1SU;BYMONTH=11")
    .replace("BYDAY=-1SU;BYMONTH=3", "BYDAY=2SU;BYMONTH=3")
)


def start(line, *zones):
    return meeting(calendar(*zones, event(start=line, end=""))).starts


def zones_of(*blocks):
    (read,), _ = read_calendars(calendar(*blocks).encode(), "zones.ics")
    return Zones(read.parts)


def test_utc_stays_utc():
    assert start("DTSTART:20260305T130000Z") == Moment(
        instant=datetime(2026, 3, 5, 13),
        wall=datetime(2026, 3, 5, 13),
        zone="UTC",
        day=datetime(2026, 3, 5).date(),
        precision="minute",
    )


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART;TZID=Europe/Berlin:20260305T140000",
        'DTSTART;TZID="W. Europe Standard Time":20260305T140000',
        "DTSTART;TZID=W. Europe Standard Time;VALUE=DATE-TIME:20260305T140000",
        "DTSTART;VALUE=DATE-TIME;TZID=/example.org/20260101_1/Europe/Berlin:20260305T140000",
        "DTSTART:20260305T140000+0100",
    ],
)
def test_a_zone_that_is_known_gives_the_instant_and_keeps_the_wall_clock(line):
    found = start(line)
    assert (found.instant, found.wall) == (datetime(2026, 3, 5, 13), datetime(2026, 3, 5, 14))
    if "TZID" in line:
        assert found.zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    # clocks change on 8 March and 1 November 2026 in Boston, on 29 March and 25 October in Berlin
    [("20260307", 19), ("20260308", 18), ("20260320", 18), ("20261031", 18), ("20261101", 19)],
)
def test_the_files_own_definition_comes_first(day, utc_hour):
    found = start(f"DTSTART;TZID=Customized Time Zone:{day}T140000", BOSTON)
    assert found.instant.hour == utc_hour
    renamed = BOSTON.replace("Customized Time Zone", "Europe/Berlin")
    assert start(f"DTSTART;TZID=Europe/Berlin:{day}T140000", renamed).instant.hour == utc_hour


@given(st.datetimes(datetime(1996, 11, 1), datetime(2100, 1, 1)))
def test_a_zone_defined_as_outlook_does_is_the_zone(instant):
    """Berlin has had these rules since 1996: both directions agree with the zone database."""
    own = zones_of(BERLIN).find("W. Europe Standard Time")
    local = instant.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Berlin"))
    assert instant.replace(tzinfo=UTC).astimezone(own).replace(tzinfo=None) == local.replace(tzinfo=None)
    wall = instant.replace(second=0, microsecond=0)
    expected = wall.replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
    assert wall.replace(tzinfo=own).astimezone(UTC) == expected


def test_a_zone_without_changes_is_an_offset():
    fixed = "BEGIN:VTIMEZONE\nTZID:Fix\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0530\n"
    fixed += "TZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE"
    assert start("DTSTART;TZID=Fix:20260305T140000", fixed).instant == datetime(2026, 3, 5, 8, 30)


@pytest.mark.parametrize(
    "damage",
    [
        ("FREQ=YEARLY", "FREQ=SECONDLY"),
        ("TZOFFSETTO:", "TZOFFSETTO:x"),
        ("TZOFFSETTO:+", "TZOFFSETTO:+9"),
        ("DTSTART:", "DTSTART:never "),
    ],
)
def test_a_definition_that_cannot_be_understood_leaves_the_name(damage):
    found = start("DTSTART;TZID=W. Europe Standard Time:20260305T140000", BERLIN.replace(*damage))
    assert found.instant == datetime(2026, 3, 5, 13)


def test_a_zone_nobody_knows_leaves_the_wall_clock_and_is_warned_of():
    line = "DTSTART;TZID=Customized Time Zone:20260305T140000"
    assert start(line) == Moment.local(datetime(2026, 3, 5, 14), zone="unknown")
    found = outcomes(calendar(event(start=line, end=""), event(uid="2")))
    assert codes(found) == ["unknown_tzid"]
    assert len(records(found)) == 2  # one name that nobody knows costs no entry


def test_a_floating_time_is_read_in_the_owners_zone_with_a_warning():
    line = "DTSTART:20260305T140000"
    assert start(line) == Moment.local(datetime(2026, 3, 5, 14))
    assert codes(outcomes(calendar(event(start=line, end="")))) == ["floating_time"]


@pytest.mark.parametrize(
    "name", ["", "/", "../../etc/passwd", "Europe", "x" * 5000, "\0", "Nowhere/Atlantis", "😀"]
)
def test_names_that_are_no_zone_are_none(name):
    assert named_zone(name) is None


def test_an_end_in_another_zone_keeps_its_length():
    found = meeting(
        calendar(
            event(
                I_COME,
                ANNA_COMES,
                start="DTSTART;TZID=Europe/Berlin:20260305T140000",
                end="DTEND;TZID=Europe/London:20260305T134500",
            )
        )
    )
    assert found.planned_minutes == 45
    assert found.ends.instant - found.starts.instant == timedelta(minutes=45)


@pytest.mark.parametrize(
    ("end", "minutes"),
    [
        ("DURATION:PT30M", 30),
        ("DURATION:PT1H15M", 75),
        ("DTEND:20260305T134500Z", 45),
        ("", None),
        ("DTEND:20260305T130000Z", None),
        ("DTEND:20260305T110000Z", None),
        ("DURATION:-PT30M", None),
        ("DURATION:half an hour", None),
    ],
)
def test_the_length_comes_from_the_end_or_the_duration(end, minutes):
    assert meeting(calendar(event(end=end))).planned_minutes == minutes
