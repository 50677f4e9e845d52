"""One person, one talk, one message in the exports of several programs: R1, R13, R14, R16 on whole files."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Any

import pytest

from explorer_kit import open_journal
from explorer_kit.settings import Settings, save_settings
from tests.importers.linkedin import builders as linkedin
from tests.importers.linkedin.builders import source_file
from tests.importers.mail.messages import mbox_of, message
from tests.importers.monica.builders import EMAIL, LINKEDIN, collection, contact, entry, export, field
from tests.importers.transcripts.cases import docx
from tests.importers.transcripts.test_meet import MEET

ME = "olive@example.org"
AS_OF = datetime(2026, 6, 30, 12)
SETTINGS = Settings(
    owner_emails=(ME,), owner_names=("Olive Owner",), owner_linkedin="olive-owner", timezone="Europe/Berlin"
)
PROFILES = (
    "https://www.linkedin.com/in/j%C3%B6rg-m/",
    "www.linkedin.com/in/J%C3%B6rg-M",
    "linkedin.com/in/jörg-m?trk=people",
    "http://de.linkedin.com/in/jo%CC%88rg-m/#about",
    "https://LinkedIn.com/in/J%c3%b6rg-m/?locale=de_DE",
)


@pytest.fixture
def journal(tmp_path):
    found = open_journal(tmp_path / "me.duckdb")
    save_settings(found.path, SETTINGS)
    return found


def load(journal: Any, files: dict[str, str | bytes], seed: int | None = None) -> None:
    """Load files in one call, or one by one in a drawn order; all their records must be accounted for."""
    given = [source_file(files[name], name) for name in sorted(files)]
    if seed is not None:
        random.Random(seed).shuffle(given)
    for calls in [given] if seed is None else [[file] for file in given]:
        for report in journal.import_files(*calls, as_of=AS_OF).files:
            assert report.ok, report
            assert report.used
            assert report.read == report.used + sum(report.skipped.values()) + sum(report.rejected.values())


def events(journal: Any, kind: str) -> list[tuple[str | None, str, list[str]]]:
    rows = journal.sql(
        "SELECT subtype, CAST(occurred_at AS VARCHAR) AS at, CAST(occurred_on AS VARCHAR) AS day, sources"
        f" FROM events WHERE kind = '{kind}' ORDER BY occurred_on, occurred_at"
    )
    return [
        (row.subtype if isinstance(row.subtype, str) else None,
         row.at[:16] if isinstance(row.at, str) else row.day, sorted(row.sources))
        for row in rows.itertuples()
    ]  # fmt: skip


# every source writes another name, so that only the address of the profile can join them
def slug_in_tracker(url: str) -> tuple[str, str]:
    return "log.csv", f"Name,LinkedIn,Date contacted\nJ M,{url},2026-03-01\n"


def slug_in_connections(url: str) -> tuple[str, str]:
    row = ["Joerg", "Muster", url, "", "Acme", "", "11 Feb 2026"]
    return "Connections.csv", linkedin.csv_of(linkedin.CONNECTIONS, [row])


def slug_in_vcard(url: str) -> tuple[str, str]:
    return "people.vcf", f"BEGIN:VCARD\nVERSION:3.0\nFN:Herr Muster\nURL:{url}\nEND:VCARD\n"


def slug_in_google(url: str) -> tuple[str, str]:
    header = "First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value"
    return "contacts.csv", f"{header},Website 1 - Label,Website 1 - Value\nJay,Em,,,,,Profile,{url}\n"


def slug_in_monica(url: str) -> tuple[str, str]:
    person = contact("j", "Jorge", None, collection("contact_field", field(LINKEDIN, url)))
    return "monica.json", export(person)


def slug_in_note(url: str) -> tuple[str, str]:
    note = f"---\ntype: interview\nperson: Yorg Em\nlinkedin: {url}\ndate: 2026-03-05\n---\nskill:: SQL\n"
    return "talk.md", note


SLUG_IN = (
    slug_in_tracker, slug_in_connections, slug_in_vcard, slug_in_google, slug_in_monica, slug_in_note,
)  # fmt: skip


@pytest.mark.parametrize("shift", range(len(PROFILES)))
def test_a_profile_is_one_key_however_and_wherever_it_is_written(journal, shift):
    files: dict[str, str | bytes] = dict(
        write(PROFILES[(place + shift) % len(PROFILES)]) for place, write in enumerate(SLUG_IN)
    )
    load(journal, files)
    (row,) = journal.sql("SELECT linkedin_slug FROM contacts").itertuples()
    assert row.linkedin_slug == "jörg-m"


TALK: dict[str, str | bytes] = {
    "calendar.ics": "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "BEGIN:VEVENT", "UID:1@example.org",
        "DTSTART:20260305T130000Z", "DTEND:20260305T133000Z", "SUMMARY:Coffee",
        f"ATTENDEE;CN=Olive Owner;PARTSTAT=ACCEPTED:mailto:{ME}",
        "ATTENDEE;CN=Anna Beispiel;PARTSTAT=ACCEPTED:mailto:Anna@Example.org",
        "END:VEVENT", "END:VCALENDAR", "",
    ]),
    # 14:10 in Berlin, ten minutes after the calendar's
    "calendly.csv": "Invitee Name,Invitee Email,Event Type Name,Start Date & Time,End Date & Time,Canceled\n"
    "Anna Beispiel,anna@example.org,Chat,2026-03-05 02:10 pm,2026-03-05 02:40 pm,false\n",
    "log.csv": "Name,Email,Interview date\nAnna Beispiel,ANNA@example.org,2026-03-05\n",
    "anna.md": "---\ntype: interview\ndate: 2026-03-05\nperson: Anna Beispiel <anna@example.org>\n---\n"
    "skill:: SQL\n",
    # 13:00 UTC by its title
    "chat.docx": docx(*MEET.split("\n"), mail={"Anna Beispiel": "anna@example.org"}),
}  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
def test_a_talk_in_five_sources_is_one_meeting(journal, seed):
    load(journal, TALK, seed)
    (found,) = events(journal, "meeting")
    sources = ["calendar.calendly", "calendar.ics", "markdown.note", "tracker", "transcript.meet"]
    assert found[2] == sources
    (row,) = journal.sql("SELECT status FROM events WHERE kind = 'meeting'").itertuples()
    assert row.status == "held"


THANKS = "Thank you so much for your time."
SENT = "X-Gmail-Labels: Sent"
ASKED = message("Could we talk?", sender=f"Olive Owner <{ME}>", to="Anna <anna@example.org>",
                date="Sun, 1 Mar 2026 09:00:00 +0000", name="<1@example.org>", more=[SENT])  # fmt: skip
CAME = message("Gladly.", sender="Anna <anna@example.org>", to=f"Olive Owner <{ME}>",
               date="Mon, 2 Mar 2026 09:00:00 +0000", name="<2@example.org>",
               more=[f"Delivered-To: {ME}"])  # fmt: skip


def thanked(day: int, name: str) -> bytes:
    return message(THANKS, sender=f"Olive Owner <{ME}>", to="Anna <anna@example.org>",
                   date=f"{day} Mar 2026 09:00:00 +0000", name=name, more=[SENT])  # fmt: skip


FLAGS = {
    "log.csv": "Name,Email,Date contacted,Thank you sent\nAnna Beispiel,anna@example.org,2026-03-01,yes\n",
    "anna.md": "---\ntype: interview\ndate: 2026-03-05\nperson: Anna Beispiel <anna@example.org>\n"
    "thank_you_sent: 2026-03-07\n---\nskill:: SQL\n",
    # a record of a CRM: thanks written on the day before the real message
    "monica.json": export(contact(
        "a", "Anna", "Beispiel", collection("contact_field", field(EMAIL, "anna@example.org")),
        collection("conversation", entry("c", contact_field_type=EMAIL, messages=[
            entry("m", content=THANKS, written_at="2026-03-06T00:00:00.000000Z", written_by_me=True)])),
    )),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(FLAGS))
def test_a_thank_you_that_a_log_tells_of_is_the_real_one_within_two_days(journal, name):
    mail = mbox_of(ASKED, CAME, thanked(6, "<3@example.org>"))
    load(journal, {"All mail.mbox": mail, name: FLAGS[name]})
    thanks = [each for each in events(journal, "follow_up") if each[0] == "thank_you"]
    assert [each[1] for each in thanks] == ["2026-03-06 09:00"]
    assert len(thanks[0][2]) == 2


def test_two_real_thank_yous_stay_two_whatever_logs_say(journal):
    mail = mbox_of(ASKED, CAME, thanked(6, "<3@example.org>"), thanked(7, "<4@example.org>"))
    load(journal, {"All mail.mbox": mail, **FLAGS})
    thanks = [each[1] for each in events(journal, "follow_up") if each[0] == "thank_you"]
    assert thanks == ["2026-03-06 09:00", "2026-03-07 09:00"]


POST = linkedin.messages_csv(
    linkedin.message("Olive Owner", "Anna Beispiel", "2026-03-01 09:30:00 UTC", "Hello Anna, 20 minutes?")
)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    ("channel", "sources"),
    [
        ("LinkedIn", [["mail"], ["linkedin.messages", "tracker"]]),
        ("Email", [["mail", "tracker"], ["linkedin.messages"]]),
    ],
)
def test_a_line_of_a_tracker_is_the_message_of_its_channel(journal, channel, sources, seed):
    profile = linkedin.url("Anna Beispiel")
    tracker = "Name,Email,LinkedIn,Date contacted,How\n" + (
        f"Anna Beispiel,anna@example.org,{profile},2026-03-01,{channel}\n"
    )
    load(journal, {"All mail.mbox": mbox_of(ASKED), "messages.csv": POST, "log.csv": tracker}, seed)
    found = events(journal, "outreach") + events(journal, "follow_up")
    assert [each[:2] for each in found] == [(None, "2026-03-01 09:00"), ("nudge", "2026-03-01 09:30")]
    assert [each[2] for each in found] == sources
