"""One or more small valid files per importer, from which damaged ones are made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tests.importers.fuzzing.texts import TEXTS
from tests.importers.mail.messages import mbox_of, message, reply
from tests.importers.monica.test_monica_together import STORY
from tests.importers.tracker.builders import workbook_of
from tests.importers.transcripts.cases import docx, zipped

SAMPLE = Path(__file__).parents[3] / "data" / "sample"


@dataclass(frozen=True, slots=True)
class Seed:
    """A file as its program writes it: whose it is, its name, its bytes."""

    source: str
    name: str
    data: bytes


@cache
def seeds() -> tuple[Seed, ...]:
    """Return all of them."""
    made = [Seed(source, name, text.encode()) for (source, name), text in TEXTS.items()]
    return (*made, *_mail(), *_tables(), *_others(), *_from_sample())


def _mail() -> list[Seed]:
    html = message(
        "--b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        "Gr=FC=DFe\n> quoted\n--b\nContent-Type: text/html\n\n<p>Hi <b>you</b></p>\n--b--\n",
        name="<a3@example.org>",
        more=[
            "MIME-Version: 1.0",
            'Content-Type: multipart/alternative; boundary="b"',
            "X-Gmail-Labels: Job",
        ],
    )
    bounce = message(
        "--r\nContent-Type: text/plain\n\nNot there.\n--r\nContent-Type: message/delivery-status\n\n"
        "Final-Recipient: rfc822; anna@example.com\nAction: failed\nStatus: 5.1.1\n\n--r\n"
        "Content-Type: message/rfc822\n\nMessage-ID: <a1@example.org>\nTo: anna@example.com\n\n--r--\n",
        sender="MAILER-DAEMON@example.com",
        name="<a4@example.org>",
        more=['Content-Type: multipart/report; report-type=delivery-status; boundary="r"'],
    )
    encoded = message(
        subject="=?utf-8?B?S2FmZmVlPw==?=", name="<a5@example.org>", more=["Bcc: x@example.net"]
    )
    return [
        Seed("mail.mbox", "All mail.mbox", mbox_of(message(), reply(), html, bounce, encoded)),
        Seed("mail.mbox", "Sent", mbox_of(message(), html, from_line="From jane Mon Mar 09 07:30:00 2026")),
        Seed("mail.eml", "Coffee.eml", html),
        Seed("mail.eml", "answer.eml", reply(more=["In-Reply-To: <a1@example.org>"])),
    ]


def _tables() -> list[Seed]:
    tracker = [line.split(",") for line in TEXTS["tracker", "Networking tracker.csv"].splitlines()]
    book = workbook_of(Contacts=tracker, hidden_Old=tracker[:2], Lists=[["Status"], ["Sent"]])
    hubspot = TEXTS["tracker.hubspot", "hubspot-crm-exports-all.csv"].splitlines()
    old_google = TEXTS["contacts.google_csv", "google.csv"].encode("utf-16")
    outlook = TEXTS["contacts.outlook_csv", "Kontakte.CSV"].encode("cp1252")
    return [
        Seed("tracker", "tracker.xlsx", book),
        Seed("tracker.hubspot", "hubspot.xlsx", workbook_of(Contacts=[line.split(",") for line in hubspot])),
        Seed("contacts.google_csv", "google.csv", old_google),
        Seed("contacts.outlook_csv", "Kontakte.CSV", outlook),
        Seed("explorer_kit.tables", "contacts.parquet", _parquet()),
    ]


def _parquet() -> bytes:
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "contacts.parquet"
        connection.execute(
            "COPY (SELECT * FROM (VALUES ('c1', 'Ada Example'), ('c2', 'Ben Sample')) "
            f"AS t(contact_id, full_name)) TO '{path}' (FORMAT parquet)"
        )
        return path.read_bytes()


def _others() -> list[Seed]:
    teams = docx(
        "Coffee chat-20260305_130012-Meeting Recording", "March 5, 2026, 1:00PM", "34m 12s",
        "Rosa Selbst started transcription", "Rosa Selbst   0:03\nThank you for your time.",
        "Anna Beispiel   0:09\nTwo things: SQL & <patience>.", "Anna Beispiel   1:02:03\nRight.",
    )  # fmt: skip
    whisper = {
        "text": " Hello. Hi.", "language": "en",
        "segments": [
            {"id": 0, "seek": 0, "start": 0.0, "end": 1.5, "text": " Hello.", "tokens": [1], "speaker": "A"},
            {"id": 1, "seek": 0, "start": 2.0, "end": 3.5, "text": " Hi.", "tokens": [2], "temperature": 0.0},
        ],
    }  # fmt: skip
    study = {
        "project.qde": TEXTS["coding.refi_qda", "project.qde"],
        "sources/s1.txt": "I use SQL every day.\nStatistics matters.",
    }
    return [
        Seed("monica.json", "monica.json", STORY.encode()),
        Seed("transcript.teams", "chat.docx", teams),
        Seed("transcript.whisper", "2026-03-05 Anna.json", json.dumps(whisper).encode()),
        Seed("coding.refi_qda", "study.qdpx", zipped(study)),
    ]


def _from_sample() -> list[Seed]:
    talks = sorted((SAMPLE / "notes" / "talks").glob("*.md"))[:2]
    found = [Seed("markdown.note", path.name, path.read_bytes()) for path in talks]
    calendar = (SAMPLE / "calendar" / "mira.sonnfeld.ics").read_bytes()[:3000]
    whole = calendar[: calendar.rfind(b"END:VEVENT") + 10] + b"\r\nEND:VCALENDAR\r\n"
    return [*found, Seed("calendar.ics", "mira.sonnfeld.ics", whole)]
