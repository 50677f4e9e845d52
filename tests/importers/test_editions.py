"""New editions of whole files (R15): what is new is added, nothing doubles, in whatever order they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from explorer_kit.importers.base import SourceFile
from explorer_kit.settings import Settings
from tests.derivation.journals import Journal
from tests.importers.calendars.builders import calendar, event
from tests.importers.linkedin.builders import source_file
from tests.importers.monica.builders import collection, contact, entry, export

TRACKER = (
    "Name,Email,Date contacted,Reply date\nAnna Beispiel,anna@example.org,2026-03-01,{}\nBen Muster,,,\n"
)
NOTE = "---\ntype: interview\ndate: 2026-03-01\nperson: Anna Beispiel\n---\nMaps.\n{}"
CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Anna Beispiel\nNOTE:Maps.\n{}END:VCARD\n"
GUEST = "ATTENDEE;CN=Anna Beispiel;PARTSTAT=ACCEPTED:mailto:anna@example.org"


def entry_of(*lines: str) -> str:
    return calendar(event(GUEST, *lines, start="DTSTART:20260301T120000Z", end=""))


def account(*calls: str) -> str:
    told = [entry(f"c{day}", called_at=f"{day}T00:00:00.000000Z", contact_called=False) for day in calls]
    return export(contact("anna", "Anna", "Beispiel", collection("call", *told)))


# file name, older and newer edition, what they tell of together
CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "tracker": (
        "log.csv", TRACKER.format(""), TRACKER.format("2026-03-02"), ["outreach 1", "reply 2"],
    ),
    "note": (
        "anna.md", NOTE.format(""), NOTE.format("\nthank_you_sent:: 2026-03-02\n"),
        ["meeting 1", "note 1", "thank_you 2"],
    ),
    "card": (
        "people.vcf", CARD.format(""), CARD.format("X-REFERRED-BY:Ben Muster\n"),
        ["note None", "referral None"],
    ),
    "calendar, by its count": (
        "talks.ics", entry_of("SEQUENCE:1"), entry_of("SEQUENCE:2", "DESCRIPTION:Maps"),
        ["meeting 1", "note 1"],
    ),
    "calendar, by its date": (
        "talks.ics", entry_of("LAST-MODIFIED:20260201T100000Z"),
        entry_of("LAST-MODIFIED:20260202T100000Z", "STATUS:CANCELLED"), ["meeting 1"],
    ),
    "CRM": (
        "monica.json", account("2026-03-01"), account("2026-03-01", "2026-03-04"), ["outreach 1", "nudge 4"],
    ),
}  # fmt: skip


def edition(name: str, text: str, day: int) -> SourceFile:
    return replace(source_file(text, name), modified=datetime(2026, 4, day))


@pytest.mark.parametrize("order", ["older newer", "newer older", "older newer older newer"])
@pytest.mark.parametrize("source", CASES)
def test_the_newer_edition_holds_and_doubles_nothing(source: str, order: str):
    name, older, newer, expected = CASES[source]
    files = {"older": edition(name, older, 1), "newer": edition(name, newer, 2)}
    journal = Journal(Settings(timezone="Europe/Berlin"))
    for which in order.split():
        (report,) = journal.load_files(files[which]).files
        assert report.ok, report.message
    assert sorted(journal.story()) == sorted(expected)
    assert len([row for row in journal.contacts() if "Anna Beispiel" in row["names"]]) == 1
    if source == "calendar, by its date":
        assert [row["status"] for row in journal.events("meeting")] == ["cancelled"]
    # both editions are kept; a call of the CRM is a record of its own
    said = journal.table("record_editions")
    again = len({row["edition"] for row in said}) - len({row["record_key"] for row in said})
    assert again == (source != "CRM")


def test_a_row_that_a_newer_edition_lacks_is_told_and_kept():
    journal = Journal()
    full, short = TRACKER.format(""), TRACKER.format("").replace("Ben Muster,,,\n", "")
    journal.load_files(edition("log.csv", full, 1))
    (report,) = journal.load_files(edition("log.csv", short, 2)).files
    assert (report.gone, report.read, report.used) == (1, 1, 1)
    assert journal.people() == [["Anna Beispiel"], ["Ben Muster"]]
