"""Whatever a file holds, it gives outcomes or one clear error, soon and in bounded memory."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Iterator
from io import BytesIO, RawIOBase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.mail import eml, mbox
from explorer_kit.records import Message, Outcomes, SourceRecord
from tests.importers.mail.messages import ANNA, FROM_LINE, ME, context, mbox_of, message, read_all, reply
from tests.importers.mail.test_bounces import notice
from tests.importers.mail.test_golden import TAKEOUT
from tests.importers.mail.test_texts import MIXED

SEEDS = [
    TAKEOUT,
    mbox_of(notice(), message(MIXED, more=["Content-Type: multipart/mixed; boundary=b"])),
    mbox_of(reply("<p>Gr&uuml;&szlig;e</p>", more=["Content-Type: text/html; charset=x", "List-Id: <l>"])),
    message(to='"Doe, J" </o=X/cn=y>, Team: a@example.org;', more=["Received: x; 1 Jan 26 10:00"]),
]  # fmt: skip
PIECES = [
    b"\n", b"\r\n", b"\n\n", b"From ", b"=?utf-8?B?", b"?=", b"--b", b"\x00", b"\xff\xfe", b"boundary=",
    b";" * 50, b'"', b"<", b">", b"(", b":", b",", b"Content-Type: multipart/report; boundary=b\n", b"Date: ",
    b"99", FROM_LINE.encode() + b"\n", b"charset=utf-7", b"+2AA-", b"=?x?Q?", b"\xe2\x80", b"message/rfc822",
    b"Content-Type: text/calendar\n", b"References: " + b"<a> " * 99, b"Auto-Submitted",
]  # fmt: skip


def survives(data: bytes, name: str) -> list[Outcomes]:
    """Read a file; nothing but an ImportFileError may come of it, and every text must be storable."""
    started = time.process_time()
    try:
        found = read_all(data, name=name)
    except ImportFileError:
        found = []
    assert time.process_time() - started < 2
    for outcome in found:
        repr(outcome).encode("utf-8")
        if isinstance(outcome, SourceRecord):
            assert outcome.key
            for item in outcome.items:
                if isinstance(item, Message):
                    assert "\x00" not in f"{item.text}{item.subject}{item.thread}"
    return found


@pytest.mark.parametrize("name", ["a.mbox", "a.eml"])
@pytest.mark.parametrize("seed", range(len(SEEDS)))
def test_damaged_mail(name, seed):
    chance = random.Random(seed)
    for _ in range(150):
        data = bytearray(SEEDS[seed])
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(data) + 1)
            kind = chance.randrange(4)
            if kind == 0:
                data[place : place + chance.randint(1, 40)] = b""
            elif kind == 1:
                data[place:place] = chance.choice(PIECES)
            elif kind == 2:
                data[place : place + 1] = bytes([chance.randrange(256)])
            else:
                other = chance.randrange(len(data) + 1)
                data[place:place] = data[other : other + chance.randint(1, 200)]
        survives(bytes(data), name)


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=20)), max_size=40))
def test_mail_made_of_nothing_but_trouble(pieces):
    body = b"".join(pieces)
    survives(FROM_LINE.encode() + b"\n" + body, "a.mbox")
    survives(b"From: a@example.org\nTo: " + body, "a.eml")


MIX = b"Content-Type: multipart/mixed; boundary=b\n"
PAGE = b"Content-Type: text/html\n\n"
ENDLESS = {
    "nothing": b"",
    "blank lines": b"\n" * 10_000,
    "a From_ line": FROM_LINE.encode(),
    "a From_ line with its end": FROM_LINE.encode() + b"\n",
    "zeros": b"\x00" * 100_000,
    "names of fields": b"From: " * 100_000,
    "addresses": b"To: " + b"a@example.org, " * 50_000,
    "a quotation": b'To: "' + b'\\"' * 100_000,
    "quotations": b"To: " + b'"\\' * 100_000,
    "comments": b"To: " + b"(" * 100_000,
    "encoded words": b"Subject: " + b"=?utf-8?B?QQ==?= " * 30_000 + b"\n",
    "beginnings of encoded words": b"Subject: " + b"=?" * 100_000,
    "answers": b"Subject: " + b"Re: " * 60_000,
    "ids": b"References: " + b"<" * 200_000,
    "numbers": b"Date: " + b"1 " * 100_000,
    "parts": MIX + b"\n" + b"--b\n" * 200_000,
    "parts in parts": MIX + b"\n" + (b"--b\n" + MIX + b"\n") * 9999,
    "parameters": b"Content-Type: multipart/mixed" + b"; a=b" * 40_000,
    "boxes": PAGE + b"<div>" * 200_000,
    "tags": PAGE + b"<" * 500_000,
    "entities": PAGE + b"&" * 500_000,
    "quotes": b"\n" + b"> " * 400_000,
    "attributions": b"\n" + b"On 1 wrote:\n" * 80_000,
    "labels": b"X-Gmail-Labels: " + b'"' * 200_001 + b"\n\n",
    "hops": b"Received: for <" * 10_000 + b"\n\n",
    "a line": b"x" * 2_000_000,
    "signs of quoted-printable": b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=" * 1_000_000,
    "utf-7": b"Content-Type: text/plain; charset=utf-7\n\n" + b"+" * 500_000,
}


@pytest.mark.parametrize("data", ENDLESS.values(), ids=ENDLESS)
def test_single_things_without_end(data):
    sender = f"From: Jane <{ME}>\nTo: {ANNA}\nDate: 9 Mar 2026 10:00 +0000\n".encode()
    survives(FROM_LINE.encode() + b"\n" + data, "a.mbox")
    survives(FROM_LINE.encode() + b"\n" + sender + data, "a.mbox")
    survives(sender + data, "a.eml")
    survives(data, "a.eml")


class Made(RawIOBase):
    """A stream that makes what it gives: a file of any size that lies nowhere."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, size: int = -1) -> bytes:
        return next(self._pieces, b"")


def with_attachment(megabytes: int, number: int, *, text_last: bool = False) -> Iterator[bytes]:
    """Yield a message with an attachment of so many megabytes, piece by piece."""
    text = b"--b\nContent-Type: text/plain\n\nHello Anna.\n"
    head = message("", name=f"<{number}@example.org>", more=["Content-Type: multipart/mixed; boundary=b"])
    yield FROM_LINE.encode() + b"\n" + head + b"\n" + (b"" if text_last else text)
    yield b"--b\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\n"
    for _ in range(megabytes):
        yield (b"QUJD" * 19 + b"\n") * 13_618
    yield (text if text_last else b"") + b"--b--\n\n"


def text_of(outcome: Outcomes) -> str | None:
    assert isinstance(outcome, SourceRecord)
    (text,) = [item.text for item in outcome.items if isinstance(item, Message)]
    return text


@pytest.mark.parametrize("text_last", [False, True])
def test_an_attachment_of_sixty_megabytes_passes_by_unread(text_last):
    def opener() -> Made:
        return Made(
            piece for number in range(3) for piece in with_attachment(60, number, text_last=text_last)
        )

    file = SourceFile(name="a.mbox", opener=opener)  # type: ignore[arg-type]
    tracemalloc.start()
    found = list(mbox.read(file, context(ME)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [text_of(outcome) for outcome in found] == ["Hello Anna."] * 3
    assert peak < 20 << 20


def test_a_single_file_with_a_large_attachment():
    data = b"".join(with_attachment(60, 1, text_last=True)).partition(b"\n")[2]
    file = SourceFile(name="a.eml", opener=lambda: BytesIO(data))
    tracemalloc.start()
    (found,) = eml.read(file, context(ME))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert text_of(found) == "Hello Anna."
    assert peak < 20 << 20
