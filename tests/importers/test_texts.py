"""Text is what its reader saw (R9), whatever its program keeps: HTML, entities, any line ends."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest

from explorer_kit.settings import Settings
from tests.derivation.journals import Journal
from tests.importers.calendars.builders import calendar, event
from tests.importers.linkedin import builders as linkedin
from tests.importers.linkedin.builders import source_file
from tests.importers.mail.messages import mbox_of, message
from tests.importers.monica.builders import EMAIL, collection, contact, entry, export

ME = "olive@example.org"
HTML = f"<p>Tom &amp; Zo{unicodedata.normalize('NFD', 'ë')}</p>\r\n<p>a &lt; b<br>Bye</p>"
TEXT = "Tom & Zoë\n\na < b\nBye"
GUEST = "ATTENDEE;CN=Anna Beispiel;PARTSTAT=ACCEPTED:mailto:anna@example.org"


def table(*columns: tuple[str, str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(zip(*columns, strict=True))
    return buffer.getvalue()


def monica(kind: str, **said: object) -> str:
    return export(contact("anna", "Anna", "Beispiel", collection(kind, entry("e", **said))))


SOURCES: dict[str, tuple[str, str | bytes]] = {
    "tracker": ("log.csv", table(("Name", "Anna Beispiel"), ("Date contacted", ""), ("Notes", HTML))),
    "HubSpot": ("hubspot.csv", table(
        ("Record ID", "1"), ("First Name", "Anna"), ("Last Name", "Beispiel"), ("Email", "a@example.org"),
        ("Lead Status", "New"), ("Create Date", "2026-03-01 09:00"), ("Notes", HTML),
    )),
    "Monica note": ("monica.json", monica("note", body=HTML)),
    "Monica message": ("monica.json", monica("conversation", contact_field_type=EMAIL, messages=[
        entry("m", content=HTML, written_at="2026-03-01T00:00:00.000000Z", written_by_me=True)])),
    "Calendly": ("events.csv", table(
        ("Invitee Name", "Anna"), ("Invitee Email", "a@example.org"), ("Event Type Name", "Chat"),
        ("Start Date & Time", "2026-03-05 02:10 pm"), ("End Date & Time", "2026-03-05 02:40 pm"),
        ("Canceled", "false"), ("Question 1", "Why?"), ("Response 1", HTML),
    )),
    "calendar": ("talks.ics", calendar(event(GUEST, "DESCRIPTION:" + HTML.replace("\r\n", "\\n")))),
    "card": ("people.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Beispiel\nNOTE:" + HTML.replace("\r\n", "\\n")
             + "\nEND:VCARD\n"),
    "LinkedIn": ("messages.csv", linkedin.messages_csv(
        linkedin.message(linkedin.OLIVE, linkedin.ANNA, "2026-03-01 09:00:00 UTC", HTML), quoted=True)),
    "mail": ("All mail.mbox", mbox_of(message(
        HTML, sender=f"Olive Owner <{ME}>",
        more=["X-Gmail-Labels: Sent", "Content-Type: text/html; charset=utf-8"]))),
}  # fmt: skip


@pytest.mark.parametrize("source", SOURCES)
def test_a_text_is_what_its_reader_saw(source: str):
    name, data = SOURCES[source]
    journal = Journal(Settings(owner_emails=(ME,), owner_names=(linkedin.OLIVE,), timezone="Europe/Berlin"))
    (report,) = journal.load_files(source_file(data, name)).files
    assert report.ok, report.message
    assert [row["text"] for row in journal.table("observations") if row["text"]] == [TEXT]


@pytest.mark.parametrize(
    "text", ["write to <anna@example.org>", "a < b and c > d", "Bread & butter", "1 < 2", "<- see above"]
)
def test_signs_that_are_no_markup_stay(text: str):
    journal = Journal()
    data = table(("Name", "Anna Beispiel"), ("Date contacted", ""), ("Notes", text))
    journal.load_files(source_file(data, "log.csv"))
    assert [row["text"] for row in journal.events("note")] == [text]
