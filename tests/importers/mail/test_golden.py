"""A small Takeout mailbox with what FORMATS.md section 3 says of real ones, every record worked by hand."""

from __future__ import annotations

from datetime import date, datetime

from explorer_kit.records import Message, Moment, Person, Skipped, SourceRecord
from tests.importers.mail.messages import read_all

TAKEOUT = b"""From 1830000000000000001@xxx Mon Mar 09 07:30:00 +0000 2026
X-GM-THRID: 1830000000000000001
X-Gmail-Labels: =?UTF-8?Q?Gesendet,Wichtig,=22K=C3=BCche,_alt=22?=
From: Jane Doe <jane@example.org>
To: =?utf-8?q?M=C3=BCller=2C_Anna?= <Anna@Example.com>
Subject: Coffee?
Date: Mon, 9 Mar 2026 08:30:00 +0100
Message-ID: <a1@example.org>
Content-Type: text/plain; charset=utf-8

Dear Anna,

>From your talk I learned a lot.
From the start I liked it

From Berlin you can reach me at 10:00:00
on most days.

From 1830000000000000002@xxx Mon Mar 09 14:30:00 +0000 2026\r
X-GM-THRID: 1830000000000000001\r
X-Gmail-Labels: Posteingang\r
Delivered-To: jane+jobs@example.org\r
From: "Anna M\xfcller" <anna@example.com>\r
To: Jane Doe <jane+jobs@example.org>\r
Subject: Re: Coffee?\r
Date: Mon, 9 Mar 26 09:30 EST\r
Message-ID: <a2@example.com>\r
In-Reply-To: <a1@example.org>\r
References: <a1@example.org>\r
MIME-Version: 1.0\r
Content-Type: multipart/alternative; boundary="b 1"\r
\r
--b 1\r
Content-Type: text/plain; charset=iso-8859-1\r
Content-Transfer-Encoding: quoted-printable\r
\r
Gr=FC=DFe, gern! =80\r
\r
Am 09.03.26 um 08:30 schrieb Jane Doe:\r
> Dear Anna,\r
--b 1\r
Content-Type: text/html; charset=iso-8859-1\r
\r
<p>Gern</p>\r
--b 1--\r

From 1830000000000000003@xxx Tue Mar 10 10:00:00 +0000 2026
X-GM-THRID: 1830000000000000003
X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=
From: Jane Doe <jane@example.org>
To: bob@example.net
Subject: Hello
Message-ID: <a3@example.org>

not sent yet
"""


def test_a_takeout_mailbox_says_this_and_nothing_else():
    assert read_all(TAKEOUT, name="Takeout/Mail/Alle Nachrichten.mbox", owners=()) == [
        SourceRecord(
            key="a1@example.org",
            location="message 1",
            labels=("Gesendet", "Wichtig", "Küche, alt"),
            items=(
                Person(name="Müller, Anna", emails=("anna@example.com",)),
                Message(
                    direction="outbound",
                    at=Moment(
                        instant=datetime(2026, 3, 9, 7, 30),
                        wall=datetime(2026, 3, 9, 8, 30),
                        zone="UTC",
                        day=date(2026, 3, 9),
                        precision="second",
                    ),
                    channel="email",
                    subject="Coffee?",
                    text="Dear Anna,\n\nFrom your talk I learned a lot.\nFrom the start I liked it\n\n"
                    "From Berlin you can reach me at 10:00:00\non most days.",
                    text_raw="Dear Anna,\n\nFrom your talk I learned a lot.\nFrom the start I liked it\n\n"
                    "From Berlin you can reach me at 10:00:00\non most days.",
                    thread="1830000000000000001",
                ),
            ),
        ),
        SourceRecord(
            key="a2@example.com",
            location="message 2",
            labels=("Posteingang",),
            items=(
                Person(name="Anna Müller", emails=("anna@example.com",)),
                Message(
                    direction="inbound",
                    at=Moment(
                        instant=datetime(2026, 3, 9, 14, 30),
                        wall=datetime(2026, 3, 9, 9, 30),
                        zone="UTC",
                        day=date(2026, 3, 9),
                        precision="minute",
                    ),
                    channel="email",
                    subject="Re: Coffee?",
                    text="Grüße, gern! €",
                    text_raw="Grüße, gern! €\n\nAm 09.03.26 um 08:30 schrieb Jane Doe:\n> Dear Anna,",
                    thread="1830000000000000001",
                ),
            ),
        ),
        Skipped(location="message 3", reason="draft", raw="Hello"),
    ]
