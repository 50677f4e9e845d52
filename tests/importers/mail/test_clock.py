"""When a message was sent, worked out by hand from what mail programs write."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from explorer_kit.importers.mail.clock import read_from_line, read_moment, read_received
from explorer_kit.records import UNDATED, Moment, Rejected, Warned
from tests.importers.mail.messages import mbox_of, message, outcomes, read_all, sent

SEVEN_THIRTY = datetime(2026, 3, 9, 7, 30)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("Mon, 9 Mar 2026 08:30:00 +0100", SEVEN_THIRTY),
        ("Mon, 09 Mar 2026 08:30:00 +0100 (CET)", SEVEN_THIRTY),
        ("9 Mar 2026 07:30 -0000", SEVEN_THIRTY),
        ("Mon, 9 Mar 26 02:30:00 EST", SEVEN_THIRTY),  # a year of two digits, a named zone
        ("Mon, 9 Mar 2026 00:30:00 PDT", SEVEN_THIRTY),
        ("Mon, 9 Mar 2026 08:30:00 CET", SEVEN_THIRTY),
        ("Mon, 9 Mar 2026 07:30:00 GMT", SEVEN_THIRTY),
        ("Mon, 9 Mar 2026 08:30:00 GMT+0100", SEVEN_THIRTY),
        ("Mon, 9 Mar 2026 08.30.00 +01:00", SEVEN_THIRTY),
        ("Mon Mar  9 07:30:00 +0000 2026", SEVEN_THIRTY),
        ("Mon Mar 9 02:30:00 2026 -0500", SEVEN_THIRTY),
        ("2026-03-09T07:30:00.123Z", SEVEN_THIRTY),
        ("Mo, 9 Mär 2026 08:30:00 +0100", SEVEN_THIRTY),
        ("lun., 9 mars 2026 08:30:00 +0100", SEVEN_THIRTY),
        ("Mon, 9 Mar 2026 13:00:00 +0530", SEVEN_THIRTY),
        ("Tue, 31 Dec 96 23:59:60 +0000", datetime(1996, 12, 31, 23, 59, 59)),
    ],
)
def test_dates_with_a_zone_are_instants(text, instant):
    moment = read_moment(text)
    assert moment is not None
    assert moment.instant == instant


def test_a_date_without_a_zone_is_a_wall_clock():
    assert read_moment("Mon, 9 Mar 2026 07:30:00") == Moment.local(SEVEN_THIRTY, "second")
    assert read_moment("Mon, 9 Mar 2026 07:30 XYZ") == Moment.local(SEVEN_THIRTY, "minute")
    assert read_moment("9 Mar 2026") == Moment.on(date(2026, 3, 9))


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "Tue, 31 Feb 2026 10:00:00 +0000", "Mon, 9 Foo 2026 10:00 +0000",
     "Mon, 9 Mar 2026 25:00 +0000", "Thu, 1 Jan 1970 00:00:00 +0000", "Mon, 9 Mar 20260 10:00:00",
     "9" * 1000, "2026-13-01T00:00:00Z"],
)  # fmt: skip
def test_dates_that_cannot_be_read_or_do_not_exist_are_none(text):
    assert read_moment(text) is None


@pytest.mark.parametrize(
    "line",
    ["From 1830@xxx Mon Mar 09 07:30:00 +0000 2026", "From a@example.org Mon Mar  9 07:30:00 2026",
     "From a@example.org Mon Mar  9 02:30:00 EST 2026", "From a@example.org Mon Mar  9 07:30 2026"],
)  # fmt: skip
def test_a_from_line_has_a_moment(line):
    moment = read_from_line(line.encode())
    assert moment is not None
    assert moment.instant == SEVEN_THIRTY


def test_mozillas_from_line_is_local_time():
    assert read_from_line(b"From - Mon Mar  9 07:30:00 2026") == Moment.local(SEVEN_THIRTY, "second")


def test_a_received_field_has_its_moment_at_the_end():
    moment = read_received("from a (a; b) by c for <x@example.org>; Mon, 9 Mar 2026 00:30:00 -0700 (PDT)")
    assert moment is not None
    assert moment.instant == SEVEN_THIRTY
    assert read_received("from a by b") is None


def test_a_message_without_a_date_has_that_of_its_from_line():
    assert sent(message(date=None)).at.instant == SEVEN_THIRTY


def test_a_file_without_a_from_line_has_that_of_the_first_received():
    hops = [f"Received: by {n}.example.org; Mon, 9 Mar 2026 07:3{n}:00 +0000" for n in range(3)]
    (found, *_) = read_all(message(date=None, more=hops), name="1.eml")
    assert found.items[1].at.instant == SEVEN_THIRTY


def test_a_message_with_no_date_at_all_stays_undated():
    (found, *_) = read_all(message(date=None), name="1.eml")
    assert found.items[1].at == UNDATED


def test_a_date_that_cannot_be_read_is_rejected_and_shown():
    (found,) = outcomes(message(date="Tue, 31 Feb 2026 10:00:00 +0000"))
    assert isinstance(found, Rejected)
    assert found.reason == "invalid_date"
    assert "31 Feb 2026" in found.message
    assert ("Date", "Tue, 31 Feb 2026 10:00:00 +0000") in found.fields


def test_times_without_a_zone_are_warned_of_once():
    data = mbox_of(*(message(date="9 Mar 2026 07:30", name=f"<{n}@example.org>") for n in range(3)))
    (warning,) = [found for found in read_all(data) if isinstance(found, Warned)]
    assert warning.code == "floating_time"
    assert "3 messages" in warning.detail
