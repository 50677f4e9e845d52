"""Mailboxes as Gmail's Takeout gives them, of any size: written message by message, never held in memory."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

ME = "Jane Doe <jane@example.org>"
_START = datetime(2024, 1, 1, 8, tzinfo=UTC)
_SENTENCE = (
    "I would like to hear how you came to this work and what a week of it looks like because people who do "
    "it know best which parts of it are hard which are dull and what one has to learn first to be of any use"
)
_WORDS = _SENTENCE.split()
_SHARES = {"letter": 30, "sent": 15, "newsletter": 38, "notice": 12, "auto": 5}
_WITH_ATTACHMENT = 0.22


class Mailbox:
    """Makes messages; the same seed makes the same."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.number = 0

    def messages(self) -> Iterator[bytes]:
        """Yield messages without end, each with its From_ line and the blank line behind it."""
        while True:
            self.number += 1
            kind = self.chance.choices(list(_SHARES), list(_SHARES.values()))[0]
            at = _START + timedelta(minutes=37 * self.number)
            line = f"From {10**18 + self.number}@xxx {at:%a %b %d %H:%M:%S} +0000 {at:%Y}\n"
            yield line.encode() + self._message(kind, at) + b"\n"

    def _message(self, kind: str, at: datetime) -> bytes:
        person = f"Person {self.number % 400} <p{self.number % 400}@example.com>"
        sender = {
            "sent": ME,
            "newsletter": "The News <news@example.net>",
            "notice": "Example <no-reply@example.net>",
        }.get(kind, person)
        fields = [
            f"X-GM-THRID: {10**18 + self.number // 3}",
            f"X-Gmail-Labels: {'Sent' if kind == 'sent' else 'Inbox,Opened'}",
            *([] if kind == "sent" else self._trail(at)),
            *self._marks(kind),
            f"From: {sender}",
            f"To: {person if kind == 'sent' else ME}",
            f"Subject: {'Automatic reply: ' if kind == 'auto' else 'Re: '}a talk, number {self.number // 3}",
            f"Date: {format_datetime(at)}",
            f"Message-ID: <{self.number}.mail@example.org>",
            f"References: <{self.number // 3}.first@example.org>",
            "MIME-Version: 1.0",
        ]
        kind_of_body, body = self._body(kind)
        return "\n".join([*fields, f"Content-Type: {kind_of_body}", "", ""]).encode() + body

    def _trail(self, at: datetime) -> list[str]:
        """Return what servers write into the header of a message that is received: most of it."""
        seal = "\n ".join(self._base64(54) for _ in range(6))
        hops = [
            f"Received: from relay{n}.example.net by mx{n}.example.org with ESMTPS id {self.number}x{n}\n"
            f"        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384);\n        {format_datetime(at)}"
            for n in range(4)
        ]
        return [
            "Delivered-To: jane@example.org",
            *hops,
            f"ARC-Seal: i=1; a=rsa-sha256; t=1; cv=none; d=example.org; s=arc; b={seal}",
            f"ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; bh=x; b={seal}",
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=2024; b={seal}",
            "Authentication-Results: mx.example.org; dkim=pass header.i=@example.com; spf=pass; dmarc=pass",
            "Return-Path: <p@example.com>",
        ]

    @staticmethod
    def _marks(kind: str) -> list[str]:
        return {
            "newsletter": ["List-Id: <news.example.net>", "List-Unsubscribe: <https://example.net/off>"],
            "auto": ["Auto-Submitted: auto-replied"],
        }.get(kind, [])

    def _body(self, kind: str) -> tuple[str, bytes]:
        page_size = {"newsletter": 45_000, "notice": 18_000}.get(kind, 3_000)
        text = self._text(1200) + "\n\nOn Mon, Jan 1, 2024 at 8:30 AM Jane Doe <jane@example.org> wrote:\n\n"
        text += "\n".join(f"> {line}" for line in self._text(1500).split("\n"))
        page = "".join(f'<p style="margin:0"><b>{self._text(80)}</b></p>\n' for _ in range(page_size // 120))
        both = (
            '--inner\nContent-Type: text/plain; charset="utf-8"\n\n'
            f'{text}\n--inner\nContent-Type: text/html; charset="utf-8"\n\n{page}\n--inner--\n'
        ).encode()
        if kind not in ("letter", "sent") or self.chance.random() > _WITH_ATTACHMENT:
            return 'multipart/alternative; boundary="inner"', both
        head = b'--outer\nContent-Type: multipart/alternative; boundary="inner"\n\n' + both
        name = b'--outer\nContent-Type: application/pdf; name="cv.pdf"\nContent-Transfer-Encoding: base64\n\n'
        size = int(self.chance.lognormvariate(12.7, 0.9))
        attached = base64.encodebytes(self.chance.randbytes(min(size, 12 << 20)))
        return 'multipart/mixed; boundary="outer"', head + name + attached + b"--outer--\n"

    def _text(self, size: int) -> str:
        words = self.chance.choices(_WORDS, k=size // 5)
        return "\n".join(" ".join(words[at : at + 12]) for at in range(0, len(words), 12))

    def _base64(self, size: int) -> str:
        return base64.b64encode(self.chance.randbytes(size)).decode()


def write_mbox(path: Path, megabytes: float) -> Path:
    """Write an mbox of about that size (in units of 1,000,000 bytes) and return its path."""
    messages = Mailbox().messages()
    with path.open("wb") as file:
        while file.tell() < megabytes * 1e6:
            file.write(next(messages))
    return path
