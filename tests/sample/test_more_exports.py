"""LinkedIn's files, the mailbox and the calendar of the sample, read by other means than the importers."""

from __future__ import annotations

import contextlib
import csv
import io
import mailbox as standard_mailbox
from datetime import datetime, timedelta
from email.utils import getaddresses, parsedate_to_datetime

import pytest
from icalendar import Calendar

from explorer_kit.sample import season_counts, simulate, write_exports
from explorer_kit.sample.linkedin import CONNECTIONS, MESSAGES


@pytest.fixture(scope="module")
def season():
    return simulate()


@pytest.fixture(scope="module")
def counts(season):
    return season_counts(season)


@pytest.fixture(scope="module")
def folder(season, tmp_path_factory):
    path = tmp_path_factory.mktemp("sample")
    write_exports(season, path)
    return path


def rows(path, skip=0):
    lines = path.read_text(encoding="utf-8").split("\n", skip)[skip]
    return list(csv.DictReader(io.StringIO(lines)))


def total(export):
    return export["used"] + sum(export["skipped"].values())


def test_connections_stand_below_linkedins_preamble(folder, counts):
    path = folder / "linkedin" / "Connections.csv"
    assert path.read_text(encoding="utf-8").startswith('Notes:\n"')
    found = rows(path, 3)
    assert tuple(found[0]) == CONNECTIONS
    assert len(found) == total(counts["linkedin"]["connections"])
    names = {f"{row['First Name']} {row['Last Name']}".strip() for row in found}
    assert {*counts["doubtful"]["same"], *counts["doubtful"]["others"]} <= names


def test_every_message_has_the_owner_on_one_side(folder, season, counts):
    found = rows(folder / "linkedin" / "messages.csv")
    assert tuple(found[0]) == MESSAGES
    assert len(found) == total(counts["linkedin"]["messages"])
    for row in found:
        assert season.owner.name in (row["FROM"], row["TO"])
    assert [row["DATE"] for row in found] == sorted((row["DATE"] for row in found), reverse=True)


def test_invitations_are_the_requests_that_went_so(folder, season):
    found = rows(folder / "linkedin" / "Invitations.csv")
    asked = {r.person.name for r in season.requests if r.channel == "linkedin_invitation"}
    assert {row["To"] for row in found} == asked
    assert all(row["Message"] and row["Direction"] == "OUTGOING" for row in found)


def test_the_mailbox_holds_what_was_written_and_what_lies_about(folder, season, counts):
    with contextlib.closing(standard_mailbox.mbox(folder / "mail" / "Career.mbox")) as box:
        messages = list(box)
    assert len(messages) == total(counts["mail"])
    assert len({message["Message-ID"] for message in messages}) == len(messages)
    times = [parsedate_to_datetime(message["Date"]) for message in messages]
    assert times == sorted(times)
    for message in messages:
        addresses = {address for _, address in getaddresses([str(message["From"]), str(message["To"])])}
        assert season.owner.email in addresses


def test_the_calendar_has_the_talks_with_people_who_have_an_address(folder, season, counts):
    calendar = Calendar.from_ical((folder / "calendar" / "mira.sonnfeld.ics").read_bytes())
    entries = {str(entry["SUMMARY"]): entry for entry in calendar.walk("VEVENT")}
    talks = [request for request in season.requests if request.talk and request.person.email]
    assert len(entries) == total(counts["calendar"])
    for request in talks:
        entry = entries[f"Talk with {request.person.name}"]
        start = entry["DTSTART"].dt
        assert isinstance(start, datetime)
        assert (start.replace(tzinfo=None), str(start.tzinfo)) == (request.talk.starts_at, "Europe/Berlin")
        assert entry["DTEND"].dt - start == timedelta(minutes=request.talk.planned_minutes)
        assert (entry["STATUS"] == "CANCELLED") == (request.talk.status == "cancelled")
