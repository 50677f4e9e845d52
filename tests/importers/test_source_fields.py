"""What each source may tell of, and what it may not: the table of source fields (FORMATS.md 1).

One small export per row of the table. All that came of it is compared, so that what the table leaves empty
(no reply from an acceptance, no organization from a mail's domain, no referral from a relative) stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from explorer_kit.settings import Settings
from tests.derivation.journals import Journal
from tests.importers.calendars.builders import calendar, event
from tests.importers.coding.test_taguette import HEADER
from tests.importers.linkedin import builders as linkedin
from tests.importers.linkedin.builders import source_file
from tests.importers.mail.messages import mbox_of, message
from tests.importers.monica.builders import EMAIL, collection, contact, entry, export, field

ME, ANNA = "jane@example.org", "Anna Beispiel <anna@acme.example.com>"
SETTINGS = Settings(
    owner_emails=(ME,), owner_names=("Jane Doe", linkedin.OLIVE), owner_linkedin="olive-owner",
    timezone="Europe/Berlin",
)  # fmt: skip
PROFILE, OWN = linkedin.url(linkedin.ANNA), linkedin.url(linkedin.OLIVE)
INVITED = linkedin.csv_of(linkedin.INVITATIONS, [
    [linkedin.OLIVE, linkedin.ANNA, "1/29/26, 2:37 PM", "Hello Anna, 20 minutes?", "OUTGOING", OWN, PROFILE],
    [linkedin.OLIVE, linkedin.BEN, "1/29/26, 2:38 PM", "", "OUTGOING", OWN, linkedin.url(linkedin.BEN)],
])  # fmt: skip
CONNECTED = linkedin.csv_of(linkedin.CONNECTIONS, [
    ["Anna", "Beispiel", PROFILE, "", "Acme", "Analyst", "30 Jan 2026"],
])  # fmt: skip
TALKED = linkedin.messages_csv(
    linkedin.message(linkedin.OLIVE, linkedin.ANNA, "2026-03-01 09:00:00 UTC", "20 minutes?"),
    linkedin.message(linkedin.OLIVE, linkedin.ANNA, "2026-03-05 09:00:00 UTC", "Any chance?"),
    linkedin.message(linkedin.ANNA, linkedin.OLIVE, "2026-03-06 09:00:00 UTC", "Gladly. Did Ben send you?"),
    linkedin.message(linkedin.OLIVE, linkedin.ANNA, "2026-03-09 09:00:00 UTC", "Thank you for your time!"),
)  # fmt: skip


def mail(day: int, body: str, *, sender: str = f"Jane Doe <{ME}>", to: str = ANNA, **how: str) -> bytes:
    more = ["X-Gmail-Labels: Sent"] if ME in sender else [f"Delivered-To: {ME}", *how.values()]
    return message(
        body, sender=sender, to=to, date=f"{day} Mar 2026 09:00:00 +0000", name=f"<{day}@x>", more=more
    )


def came(day: int, body: str, **how: str) -> bytes:
    return mail(day, body, sender=ANNA, to=ME, **how)


MAILBOX = mbox_of(
    mail(1, "20 minutes?"), mail(5, "Any chance?"), came(6, "Gladly. Ben Muster introduced us, right?"),
    came(7, "METHOD:REPLY", type="Content-Type: text/calendar; method=REPLY"),
    mail(9, "Thank you for your time!"),
)  # fmt: skip
CALENDAR = calendar(
    event(
        f"ATTENDEE;CN=Jane Doe;PARTSTAT=ACCEPTED:mailto:{ME}", "DESCRIPTION:Ask about maps",
        "ATTENDEE;CN=Anna Beispiel;PARTSTAT=ACCEPTED:mailto:anna@acme.example.com",
    ),
    event(
        "ATTENDEE;CN=Anna Beispiel;PARTSTAT=NEEDS-ACTION:mailto:anna@acme.example.com", uid="2",
        start="DTSTART:20270305T130000Z", end="",
    ),
)  # fmt: skip
CALENDLY = (
    "User Name,User Email,Invitee Name,Invitee Email,Event Type Name,Start Date & Time,End Date & Time,"
    f"Canceled,Question 1,Response 1\nJane Doe,{ME},Anna Beispiel,anna@acme.example.com,Talk,"
    "2026-03-05 02:00 pm,2026-03-05 02:30 pm,false,Why?,Curious\n"
)  # fmt: skip
CARD = (
    "BEGIN:VCARD\nVERSION:4.0\nFN:Anna Beispiel\nORG:Acme\nNOTE:Met at the fair\n"
    "RELATED;TYPE=friend;VALUE=text:Di Probe\n"
    "item1.X-CUSTOM:Ben Muster\nitem1.X-ABLabel:Referred by\nEND:VCARD\n"
)  # fmt: skip
MONICA = export(
    contact(
        "anna", "Anna", "Beispiel", collection("contact_field", field(EMAIL, "anna@acme.example.com")),
        collection("call", entry("c", called_at="2026-03-01T00:00:00.000000Z", contact_called=False)),
        collection("conversation", entry("v", contact_field_type=EMAIL, messages=[
            entry("w", content="Gladly.", written_at="2026-03-02T00:00:00.000000Z", written_by_me=False)])),
        collection("activity", "a"), collection("note", entry("n", body="Likes maps.")),
        collection("task", entry("t", title="Send the article", completed=False)),
        company="Acme", first_met_through="ben",
    ),
    contact("ben", "Ben", "Muster"),
    activities=[entry("a", summary="Coffee", happened_at="2026-03-05T00:00:00.000000Z")],
)  # fmt: skip
NOTE = (
    "---\ntype: interview\ndate: 2026-03-05\nattendees: [[Anna Beispiel]]\ncompany: Acme\n"
    "thank_you_sent: 2026-03-06\n"
    "follow_up: 2026-04-01\nreferred_by: [[Ben Muster]]\nreferrals: [[Di Probe]]\n---\n"
    "Maps matter.\n\nskill:: SQL\n"
)  # fmt: skip
TRACKER = (
    "Name,Email,Organization,Date contacted,How,Response date,Date of interview,Takeaways,Thank-you,"
    "Next follow-up,Referred by,Referrals given\nAnna Beispiel,anna@acme.example.com,Acme,"
    "2026-03-01,LinkedIn,2026-03-02,2026-03-05,Maps matter,2026-03-06,2026-04-01,Ben Muster,Di Probe\n"
)  # fmt: skip
VTT = (
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nJane Doe: How is it?\n\n"
    "2\n00:00:05.000 --> 00:20:00.000\nAnna Beispiel: Busy.\n"
)  # fmt: skip
JOBS = "companyName,title,listName,location,htmlDescription\nAcme,Analyst,Wishlist,Berlin,<p>Numbers</p>\n"


PUBLISHED = (
    "---\ntitle: Anna Beispiel\nsummary: Analyst\ndate: 2026-03-05\n"
    "categories:\n- mac\n---\n\n### What do you use?\n\n"
    "Maps, with [Big Map][big-map] and [Big Map][].\n\n[big-map]: https://example.org/b\n"
    "[big map]: https://example.org\n"
)


@dataclass(frozen=True)
class Told:
    """A row of the table: the files of a source, Anna's organization, and all that happened."""

    files: Mapping[str, str | bytes]
    organization: str | None
    events: tuple[str, ...]


TABLE: dict[str, Told] = {
    "tracker": Told({"log.csv": TRACKER}, "Acme", (
        "outreach 2026-03-01 linkedin", "reply 2026-03-02", "meeting 2026-03-05 held",
        "takeaway: Maps matter", "thank_you 2026-03-06", "planned 2026-04-01",
        "Ben Muster > Anna Beispiel", "Anna Beispiel > Di Probe",
    )),
    "LinkedIn messages": Told({"messages.csv": TALKED}, None, (
        "outreach 2026-03-01 linkedin", "nudge 2026-03-05 linkedin", "reply 2026-03-06 linkedin",
        "thank_you 2026-03-09 linkedin",
    )),
    "LinkedIn both": Told({"messages.csv": TALKED, "Connections.csv": CONNECTED}, "Acme", (
        "connected 2026-01-30 linkedin", "outreach 2026-03-01 linkedin", "nudge 2026-03-05 linkedin",
        "reply 2026-03-06 linkedin", "thank_you 2026-03-09 linkedin",
    )),
    # both were invited, Anna accepted: no reply of hers
    "LinkedIn invitations": Told({"Invitations.csv": INVITED, "Connections.csv": CONNECTED}, "Acme", (
        "outreach 2026-01-29 linkedin_invitation", "connection_request 2026-01-29 linkedin",
        "connected 2026-01-30 linkedin",
    )),
    "LinkedIn connections": Told({"Connections.csv": CONNECTED}, "Acme", ("connected 2026-01-30 linkedin",)),
    # the domain says Acme, the text Ben: neither is a fact
    "mailbox": Told({"All mail.mbox": MAILBOX}, None, (
        "outreach 2026-03-01 email", "nudge 2026-03-05 email", "reply 2026-03-06 email",
        "thank_you 2026-03-09 email",
    )),
    "calendar": Told({"talks.ics": CALENDAR}, None, (
        "meeting 2026-03-05 held", "meeting 2027-03-05 scheduled", "note: Ask about maps",
    )),
    "Calendly": Told({"events.csv": CALENDLY}, None, ("meeting 2026-03-05 held", "answer: Curious")),
    # a relative or friend is nobody's referrer
    "card": Told({"people.vcf": CARD}, "Acme", ("note: Met at the fair", "Ben Muster > Anna Beispiel")),
    "Monica": Told({"monica.json": MONICA}, "Acme", (
        "outreach 2026-03-01 phone", "reply 2026-03-02 email", "meeting 2026-03-05 held", "note: Coffee",
        "note: Likes maps.", "planned", "Ben Muster > Anna Beispiel",
    )),
    "jobs": Told({"jobs.csv": JOBS}, None, ()),
    "transcript": Told({"2026-03-05 Talk.vtt": VTT}, None, ("meeting 2026-03-05 held",)),
    "Markdown": Told({"talk.md": NOTE}, "Acme", (
        "meeting 2026-03-05 held", "note: Maps matter.", "thank_you 2026-03-06", "planned 2026-04-01",
        "Ben Muster > Anna Beispiel", "Anna Beispiel > Di Probe",
    )),
    "published interview": Told({"anna.md": PUBLISHED}, None, (
        "meeting 2026-03-05 held", "answer: Maps, with Big Map and Big Map.",
    )),
    "Taguette": Told({"highlights.csv": f"{HEADER}1,Interview Anna Beispiel,Maps,Maps matter.\n"}, None, ()),
}  # fmt: skip


def load(told: Told) -> Journal:
    journal = Journal(SETTINGS)
    report = journal.load_files(*(source_file(data, name) for name, data in told.files.items()))
    assert report.ok, [file.message for file in report.files]
    return journal


def story(journal: Journal) -> list[str]:
    names = {row["contact_id"]: row["full_name"] for row in journal.contacts()}
    found = []
    for row in journal.events():
        if row["kind"] == "referral":
            found.append(f"{names[row['contact_id']]} > {names[row['referred_id']]}")
        elif row["kind"] == "note":
            found.append(f"{row['subtype']}: {row['text']}")
        else:
            channel = (
                row["channel"] if row["kind"] in {"outreach", "reply", "connection", "follow_up"} else None
            )
            words = (row["subtype"] or row["kind"], row["occurred_on"], row["status"], channel)
            found.append(" ".join(str(word) for word in words if word != "unknown" and word is not None))
    return found


@pytest.mark.parametrize("source", TABLE)
def test_a_source_tells_of_what_the_table_says_and_of_nothing_else(source: str):
    told = TABLE[source]
    journal = load(told)
    assert sorted(story(journal)) == sorted(told.events)
    anna = [row for row in journal.contacts() if row["full_name"] == "Anna Beispiel"]
    assert len(anna) == (source != "jobs")
    organizations = {row["organization_id"]: row["name"] for row in journal.table("organizations")}
    assert [organizations.get(row["organization_id"]) for row in anna] == [told.organization] * len(anna)


def test_what_is_said_in_a_talk_is_kept_with_it():
    """Turns of a transcript, skills of a note, codes of a highlight."""
    turns = load(TABLE["transcript"]).table("turns")
    assert {row["speaker"] for row in turns} == {"Jane Doe", "Anna Beispiel"}
    assert [row["skill_id"] for row in load(TABLE["Markdown"]).table("skill_mentions")] == ["sql"]
    journal = load(TABLE["Taguette"])
    (excerpt,), (code,) = journal.table("excerpts"), journal.table("codes")
    assert (excerpt["quote"], code["name"]) == ("Maps matter.", "Maps")
    assert excerpt["contact_id"] == journal.contact("Anna Beispiel")["contact_id"]
