"""The season's mail as Google Takeout exports a label: an mbox, with what a mailbox also holds.

Besides what was written to and fro there are automatic replies, notices of what could not be delivered,
copies that LinkedIn mails, a newsletter, a calendar's answer and a draft: nothing of it is a reply.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from email.header import Header
from email.utils import format_datetime, formataddr
from pathlib import Path
from zoneinfo import ZoneInfo

from explorer_kit.sample.dice import Dice
from explorer_kit.sample.letters import Letter, letters
from explorer_kit.sample.model import Owner, Season
from explorer_kit.sample.words import words

_AWAY_SHARE = 0.12
NEWSLETTERS = 3


@dataclass(frozen=True, slots=True)
class Mail:
    """One message of the mailbox; ``reason`` is why an import leaves it out, empty where it is taken."""

    at: datetime
    sender: tuple[str, str]
    to: tuple[str, str]
    subject: str
    body: str
    number: str
    labels: str
    headers: tuple[tuple[str, str], ...] = ()
    reason: str = ""


def write_mailbox(season: Season, folder: Path) -> None:
    """Write ``Career.mbox``: all mail of the season under one label, by time."""
    zone = ZoneInfo(season.owner.time_zone)
    text = "\n".join(_written(mail, zone) for mail in mailbox(season))
    (folder / "Career.mbox").write_bytes(text.encode("utf-8"))


def mailbox(season: Season) -> list[Mail]:
    """Return all mail, by time."""
    dice, owner = Dice(season.seed, "mailbox"), season.owner
    written = letters(season)
    found: list[Mail] = []
    for number, letter in enumerate(written):
        if letter.road == "email":
            found += _exchange(dice, owner, letter, number)
        elif letter.road == "linkedin" and not letter.sent:
            found.append(_linkedin_copy(owner, letter, number))
    found += _newsletters(season)
    found += _leftovers(season)
    return sorted(found, key=lambda mail: (mail.at, mail.number))


def _exchange(dice: Dice, owner: Owner, letter: Letter, number: int) -> list[Mail]:
    """Return a message, with what a machine at once answers to it."""
    me, them = (owner.name, owner.email), (letter.person.name, letter.person.email or "")
    key = f"sample.{number:04}.{them[1].partition('@')[0]}@example.org"
    thread = (("X-GM-THRID", str(1_700_000_000_000_000_000 + sum(map(ord, letter.person.name)))),)
    away = dice.chance(_AWAY_SHARE)
    if not letter.sent:
        quoted = f"On {letter.at:%Y-%m-%d}, {owner.name} <{owner.email}> wrote:\n> {letter.subject}"
        body = f"{letter.text}\n\n{quoted}"
        return [Mail(letter.at, them, me, f"Re: {letter.subject}", body, key, "Career,Inbox", thread)]
    subject = letter.subject if letter.kind in ("outreach", "thanks") else f"Re: {letter.subject}"
    found = [Mail(letter.at, me, them, subject, letter.text, key, "Career,Sent", thread)]
    if letter.bounced:
        found.append(_bounce(found[0], owner))
    elif letter.kind == "outreach" and away:
        found.append(_away(found[0], them, me))
    return found


def _away(mail: Mail, them: tuple[str, str], me: tuple[str, str]) -> Mail:
    own = words("letters")["away"]
    headers = (("Auto-Submitted", "auto-replied"), ("In-Reply-To", f"<{mail.number}>"))
    subject = own["subject"].format(subject=mail.subject)
    at = mail.at + timedelta(seconds=40)
    return Mail(
        at, them, me, subject, own["text"], f"away.{mail.number}", "Career,Inbox", headers, "auto_reply"
    )


def _bounce(mail: Mail, owner: Owner) -> Mail:
    address = mail.to[1]
    body = "\n".join(
        [
            "--=_sample", "Content-Type: text/plain; charset=utf-8", "",
            f"Your message to {address} could not be delivered: there is no such mailbox.", "",
            "--=_sample", "Content-Type: message/delivery-status", "",
            "Reporting-MTA: dns; mail.example.org", "", f"Final-Recipient: rfc822; {address}",
            "Action: failed", "Status: 5.1.1", "",
            "--=_sample", "Content-Type: message/rfc822", "",
            f"Message-ID: <{mail.number}>", f"From: {owner.email}", f"To: {address}", "Subject: as sent", "",
            "as sent", "", "--=_sample--",
        ]
    )  # fmt: skip
    kind = ("Content-Type", 'multipart/report; report-type=delivery-status; boundary="=_sample"')
    return Mail(
        mail.at + timedelta(minutes=2), ("Mail Delivery Subsystem", "mailer-daemon@example.net"),
        (owner.name, owner.email), "Delivery Status Notification (Failure)", body, f"bounce.{mail.number}",
        "Career,Inbox", (kind, ("Auto-Submitted", "auto-replied")), "bounce",
    )  # fmt: skip


def _linkedin_copy(owner: Owner, letter: Letter, number: int) -> Mail:
    sender = (f"{letter.person.name} via LinkedIn", "messages-noreply@linkedin.com")
    return Mail(
        letter.at + timedelta(minutes=3), sender, (owner.name, owner.email),
        f"{letter.person.name} just messaged you", letter.text, f"copy.{number:04}@example.net",
        "Career,Inbox", reason="notification",
    )  # fmt: skip


def _newsletters(season: Season) -> list[Mail]:
    own, me = words("letters")["newsletter"], (season.owner.name, season.owner.email)
    first = datetime.combine(season.starts_on, time(6)) + timedelta(days=10)
    return [
        Mail(
            first + timedelta(days=60 * number),
            ("Career Digest Sample", "digest@example.com"), me, own["subjects"][number], own["text"],
            f"digest.{number}@example.com", "Career,Inbox",
            (("List-Id", "Career Digest <digest.example.com>"), ("Precedence", "bulk")), "bulk",
        )
        for number in range(NEWSLETTERS)
    ]  # fmt: skip


def _leftovers(season: Season) -> list[Mail]:
    """Return a draft, and the answer of a calendar to the invitation to the first talk by mail."""
    me = (season.owner.name, season.owner.email)
    day = datetime.combine(season.as_of, time()) - timedelta(days=3)
    found = [Mail(day, me, me, "Draft", "Dear", "draft@example.org", "Career,Drafts", (), "draft")]
    for request, talk in season.talks():
        if request.person.email:
            kind = ("Content-Type", "text/calendar; method=REPLY; charset=utf-8")
            body = "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR"
            found.append(
                Mail(
                    talk.starts_at - timedelta(days=1), (request.person.name, request.person.email), me,
                    "Accepted: Talk", body, "answer@example.org", "Career,Inbox", (kind,), "calendar_reply",
                )
            )  # fmt: skip
            break
    return found


def _written(mail: Mail, zone: ZoneInfo) -> str:
    at = mail.at.replace(tzinfo=zone)
    headers = [
        ("X-Gmail-Labels", mail.labels), ("Delivered-To", mail.to[1]), ("From", formataddr(mail.sender)),
        ("To", formataddr(mail.to)), ("Subject", _encoded(mail.subject)), ("Date", format_datetime(at)),
        ("Message-ID", f"<{mail.number}>"), ("MIME-Version", "1.0"), *mail.headers,
    ]  # fmt: skip
    if not any(name == "Content-Type" for name, _ in headers):
        headers += [("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]
    start = f"From {mail.number} {at.astimezone(ZoneInfo('UTC')):%a %b %d %H:%M:%S} +0000 {at:%Y}"
    body = "\n".join(f">{line}" if line.startswith("From ") else line for line in mail.body.split("\n"))
    return "\n".join([start, *(f"{name}: {value}" for name, value in headers), "", body, ""])


def _encoded(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8", maxlinelen=10_000).encode()
