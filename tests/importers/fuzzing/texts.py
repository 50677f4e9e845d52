"""Small exports in text, by importer and file name; all people are invented."""

from __future__ import annotations

from tests.importers.coding.projects import project, selection, text_source
from tests.importers.coding.test_taguette import CODEBOOK, HEADER, ROWS
from tests.importers.contacts.builders import header_of, table
from tests.importers.transcripts.cases import vtt

_ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Calendar//EN
X-WR-CALNAME:Talks
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:series@example.org
DTSTART;TZID=W. Europe Standard Time:20260305T140000
DURATION:PT30M
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=W. Europe Standard Time:20260312T140000
SUMMARY:Chat with Anna Beispiel
ORGANIZER;CN=Jane Doe:mailto:jane@example.org
ATTENDEE;CN="Anna Beispiel";PARTSTAT=ACCEPTED:mailto:anna@example.org
CATEGORIES:Interviews
BEGIN:VALARM
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:series@example.org
RECURRENCE-ID;TZID=W. Europe Standard Time:20260319T140000
DTSTART;TZID=W. Europe Standard Time:20260320T150000
DTEND;TZID=W. Europe Standard Time:20260320T153000
SUMMARY:Chat with Anna Beispiel
STATUS:CANCELLED
SEQUENCE:2
END:VEVENT
BEGIN:VEVENT
UID:day@example.org
DTSTART;VALUE=DATE:20260401
SUMMARY:Fair
END:VEVENT
END:VCALENDAR
"""
_CARDS = """BEGIN:VCARD
VERSION:3.0
FN:José Álvarez
N:Álvarez;José;;;MBA
item1.EMAIL;TYPE=INTERNET:jose@example.org
item1.X-ABLabel:Trabajo
ORG:Ejemplo\\, S.A.;Datos
URL:https\\://www.linkedin.com/in/jose-alvarez/
X-ABRELATEDNAMES;TYPE=referred by:Ben Muster
PHOTO;ENCODING=b:AAAA
NOTE:Met at the fair\\: asked about SQL\\n\\nCall in
  May
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg
EMAIL;PREF;INTERNET:joerg@example.net
NOTE;ENCODING=QUOTED-PRINTABLE:one=0Atwo=
 three
END:VCARD
"""
_NOTE = """---
date: 2026-03-05
time: 14:00
attendees: ["[[Zoë Quill]]", "Anna Beispiel <anna@example.org>"]
company: Acme
tags: [interview, data]
---
# Chat with Zoë Quill

## Takeaways
- Learn SQL #skill
- [ ] Send a thank-you to [[Zoë Quill]] 📅 2026-03-06
> "Numbers first."

| Skill | Level |
| --- | --- |
| SQL | 5 |

Introduced me to [[Ben Muster]].
"""
_INTERVIEW = """---
title: Mira Sandhu-Example
summary: Data editor, (Northwind)
date: 2011-07-09
categories:
- editor
- mac
---

### Who are you?

I'm Mira, I work at [Northwind](https://example.org "Their site.").

### What do you use?

My [Final Thing][final-thing] runs on a [NotePad][].

[final-thing]: https://example.org/f "A thing."
[notepad]: https://example.org/n "Paper."
"""
_OTTER = """Coffee chat
Thu, Mar 5, 2026 2:00PM • 34:12

Rosa Selbst  0:03
Thank you for your time.

Anna Beispiel  0:41
And coffee.

Unknown Speaker  1:02:11
Hello?

Transcribed by https://otter.ai
"""
_MEET = """Coffee chat - 2026/03/05 14:00 CET - Transcript
Attendees
Rosa Selbst, Anna Beispiel, Anna Beispiel's Presentation
Transcript
Rosa Selbst: Hello: welcome.
Anna Beispiel: Hi.

00:05:00

Rosa Selbst: Why?
Transcription ended after 00:29:31
"""
_SRT = """1
00:00:01,000 --> 00:00:04,000
Anna Beispiel: Hello there.

2
00:00:05,000 --> 00:20:09,000
Rosa Selbst: What is a day like?
"""
_CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Anna,Beispiel,https://www.linkedin.com/in/anna-beispiel,anna@example.org,Acme,Analyst,05 Mar 2026
Ben,"Muster, Ph.D.",https://www.linkedin.com/in/ben-muster,,"Beta, Inc.",Engineer,6 Mar 2026
"""
_MESSAGES = """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
2-aaa,,Olive Owner,https://www.linkedin.com/in/olive,Anna Beispiel,https://www.linkedin.com/in/anna,2026-03-05 10:00:00 UTC,,"Hello, could we ""talk""?",INBOX
2-aaa,,Anna Beispiel,https://www.linkedin.com/in/anna,Olive Owner,https://www.linkedin.com/in/olive,2026-03-06 11:00:00 UTC,,<p>Gladly &amp; soon</p>,INBOX
2-bbb,,LinkedIn Member,,Olive Owner,https://www.linkedin.com/in/olive,2026-03-07 11:00:00 UTC,Offer,Buy,SPAM
"""  # noqa: E501
_INVITATIONS = """From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Olive Owner,Anna Beispiel,"3/5/26, 9:15 AM",Hello,OUTGOING,https://www.linkedin.com/in/olive,https://www.linkedin.com/in/anna
Ben Muster,Olive Owner,"3/25/26, 9:15 PM",,INCOMING,https://www.linkedin.com/in/ben,https://www.linkedin.com/in/olive
"""
_TRACKER = """Name,Email,Organization,Date contacted,Reply date,Date of interview,Thank-you sent,Skills,Referred by,Notes
Anna Beispiel,anna@example.org,Acme,2026-02-03,2026-02-05,2026-02-20,yes,SQL; R,Ben Muster,Good talk
Ben Muster,ben@example.org,Beta,03/04/2026,no reply,,no,,,
Cléo Exemple,,Gamma,15.02.2026,x,March 3 2026 2 pm,,Statistics,,"She said"
Total,,,3,2,2,,,,
"""  # noqa: E501
_NOTION = """\ufeffName,Company,Email,Date Contacted,Interview,Thank-you sent,Skills,Referred by
Anna Beispiel,Acme (https://www.notion.so/Anna-2e4b8d1c6a7f4053b9c2d3e4f5061829?pvs=21),anna@example.org,"February 2, 2026","March 5, 2026 2:00 PM (GMT+1) → 2:30 PM",Yes,"SQL, Statistics",Ben Muster
Cem Test,,,"February 3, 2026",,No,,
"""  # noqa: E501
_NOTION_PAGE = """# Anna Beispiel

Company: Acme
Email: anna@example.org
Date Contacted: February 2, 2026
Interview: March 5, 2026 2:00 PM (GMT+1)
Skills: SQL, Statistics

## What I learned

Numbers first.
"""
_AIRTABLE = (
    "\ufeffName,Company,Thank-you sent,Referred by,Referrals given,Skills,Notes,Date contacted\n"
    'Anna Beispiel,"""Acme, Inc.""",checked,"""Muster, Ben""","""Probe, Dora"",Elif Test","SQL,R",'
    "See cv.pdf (https://v5.airtableusercontent.com/v3/u/1/abc/cv.pdf),2026-03-05\n"
)
_HUBSPOT = """Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Associated Company
501,Anna,Beispiel,anna@example.org,+49 30 555010,Me Myself,Attempted to contact,2024-03-12 09:14,Acme;Beta
502,Ben,Muster,ben@example.org,,,New,3/15/2024 2:30 PM,
"""  # noqa: E501
_GOOGLE = """Name,Given Name,Family Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Relation 1 - Type,Relation 1 - Value
Anna Beispiel,Anna,Beispiel, --05-20,Met at the fair,Alumni ::: * myContacts,Home,anna@example.net ::: a@example.org,Referred by,Ben Muster
"""  # noqa: E501
_OUTLOOK = table(
    header_of("outlook_german"),
    {
        "Vorname": "Jörg",
        "Nachname": "Müller",
        "Firma": "Acme",
        "Empfohlen von": "Bo Muster",
        "Notizen": "a\nb",
    },
)
_OUTLOOK_CALENDAR = """Subject,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off,Meeting Organizer,Required Attendees,Optional Attendees,Categories,Description,Location,Show time as
Chat with Anna,3/5/2026,2:00:00 PM,3/5/2026,2:30:00 PM,False,False,Jane Doe,Anna Beispiel;Ben Muster,,Talks,Hello,Online,2
Fair,3/25/2026,12:00:00 AM,3/26/2026,12:00:00 AM,True,False,Jane Doe,,,,,,3
"""  # noqa: E501
_CALENDLY = """Team,User Name,User Email,Invitee Name,Invitee First Name,Invitee Last Name,Invitee Email,Event Type Name,Start Date & Time,End Date & Time,Location,Event Created Date & Time,Canceled,Question 1,Response 1
,Ilse Ich,ich@example.org,Anna Beispiel,Anna,Beispiel,anna@example.org,Talk,2026-03-05 02:00 PM,2026-03-05 02:30 PM,Zoom,2026-03-01 09:00 AM,false,Why?,Curious
"""  # noqa: E501

TEXTS: dict[tuple[str, str], str] = {
    ("calendar.ics", "talks.ics"): _ICS.replace("\n", "\r\n"),
    ("calendar.outlook_csv", "calendar.csv"): _OUTLOOK_CALENDAR,
    ("calendar.calendly", "events-export.csv"): _CALENDLY,
    ("coding.taguette", "all_tags.csv"): HEADER + ROWS,
    ("coding.taguette", "codebook.csv"): CODEBOOK,
    ("coding.refi_qda", "project.qde"): project(text_source(selection(2, 11, "C1", "C2"))),
    ("contacts.vcard", "contacts.vcf"): _CARDS.replace("\n", "\r\n"),
    ("contacts.google_csv", "google.csv"): _GOOGLE,
    ("contacts.outlook_csv", "Kontakte.CSV"): _OUTLOOK,
    ("linkedin.connections", "Connections.csv"): _CONNECTIONS,
    ("linkedin.messages", "messages.csv"): _MESSAGES,
    ("linkedin.invitations", "Invitations.csv"): _INVITATIONS,
    ("linkedin.other", "Profile.csv"): "First Name,Last Name,Maiden Name,Headline\nOlive,Owner,,Explorer\n",
    ("mail.outlook_csv", "mail.csv"): (
        '"Subject","Body","From: (Name)","From: (Address)","From: (Type)","To: (Name)","To: (Address)",'
        '"To: (Type)"\r\n"Coffee?","Hello\r\nAnna","Jane","/o=X","EX","Anna","/o=Y","EX"\r\n'
    ),
    ("markdown.note", "2026-03-05 Zoë Quill.md"): _NOTE,
    ("markdown.published_interview", "2011-07-09-mira.md"): _INTERVIEW,
    ("tracker", "Networking tracker.csv"): _TRACKER,
    ("tracker.notion", "Networking 1f3a9c0b7d5e4f62a8b1c3d4e5f60718.csv"): _NOTION,
    ("tracker.notion_page", "Anna Beispiel 2e4b8d1c6a7f4053b9c2d3e4f5061829.md"): _NOTION_PAGE,
    ("tracker.airtable", "Contacts-Grid view.csv"): _AIRTABLE,
    ("tracker.hubspot", "hubspot-crm-exports-all.csv"): _HUBSPOT,
    (
        "tracker.huntr",
        "jobs.csv",
    ): "companyName,title,listName,location,htmlDescription\nAcme,Analyst,Wishlist,B,\n",
    (
        "tracker.teal",
        "jobs.csv",
    ): "Company Name,Job Title,Status,Job URL,Location,Salary\nAcme,Analyst,x,y,z,\n",
    ("explorer_kit.tables", "contacts.csv"): (
        'contact_id,full_name,emails,organization\nc1,Ada Example,"[""ada@example.org""]",Acme\nc2,Ben,,\n'
    ),
    ("explorer_kit.tables", "events.csv"): (
        "event_id,kind,subtype,contact_id,occurred_at,channel\ne1,outreach,,c1,2026-03-01T09:00:00,email\n"
        "e2,reply,,c1,2026-03-02T10:00:00Z,email\ne3,meeting,,c2,2026-03-05T15:00:00+01:00,video\n"
    ),
    ("transcript.vtt", "2026-03-05 Anna.vtt"): vtt("<v Anna Beispiel>Hi</v>", "Rosa Selbst: Why?"),
    ("transcript.srt", "2026-03-05 Anna.srt"): _SRT,
    ("transcript.otter", "2026-03-05 Anna Beispiel.txt"): _OTTER,
    ("transcript.meet", "Coffee chat.txt"): _MEET,
}
