"""Single messages in files of their own."""

from __future__ import annotations

import pytest

from explorer_kit.importers.base import importer_for
from explorer_kit.importers.mail import eml, mbox
from explorer_kit.records import SourceRecord
from tests.importers.mail.messages import (
    ANNA,
    ME,
    context,
    mbox_of,
    message,
    read_all,
    reason_of,
    reply,
    source_file,
)

BOM = b"\xef\xbb\xbf"


def only(data: bytes, name: str = "Interviews/1.eml", owners: tuple[str, ...] = (ME,)) -> SourceRecord:
    (found,) = read_all(data, name=name, owners=owners)
    assert isinstance(found, SourceRecord), found
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: BOM + data,
        lambda data: b"\r\n\n" + data,
        lambda data: data + b"\n\n",
    ],
)
def test_line_ends_and_marks_change_nothing(change):
    assert only(change(reply("one\ntwo"))) == only(reply("one\ntwo"))


def test_letters_of_eight_bits_in_a_header():
    assert only(reply(sender=None, more=[b"From: Jos\xe9 <" + ANNA.encode() + b">"])).items[0].name == "José"


def test_lines_that_begin_with_from_are_as_they_were_written():
    found = only(message(">From here\nFrom there", to=ANNA))
    assert found.items[1].text == ">From here\nFrom there"


def test_a_folder_of_files_and_an_mbox_say_the_same():
    messages = [
        message("Hello\n\nFrom Berlin\n>From Rome"),
        reply(more=["References: <a1@example.org>", f"Delivered-To: {ME}"]),
        message(name=None, subject="No id"),
        reply(name="<l@example.com>", more=["List-Id: <x>", "In-Reply-To: <a1@example.org>"]),
        message(to=f"{ANNA}, bob@example.net", name="<g@example.org>"),
        reply(subject="Automatic reply: x", name="<r@example.com>"),
    ]
    single = [read_all(data, name=f"mail/{n}.eml")[0] for n, data in enumerate(messages)]
    together = read_all(mbox_of(*messages), name="mail.mbox")
    assert [reason_of(found) for found in single] == [reason_of(found) for found in together]
    for alone, one in zip(single, together, strict=True):
        if isinstance(alone, SourceRecord) and isinstance(one, SourceRecord):
            assert (alone.key, alone.items, alone.labels) == (one.key, one.items, one.labels)


def test_whom_it_was_delivered_to_is_me_where_the_settings_do_not_say():
    assert only(reply(more=[f"Delivered-To: {ME}"]), owners=()).items[0].emails == (ANNA,)


def test_the_folder_it_lies_in_is_its_label_and_may_be_the_bin():
    assert only(reply()).labels == ("Interviews",)
    assert only(reply(), name="Maildir/Interviews/cur/1.eml").labels == ("Interviews",)
    assert only(reply(), name="1.eml").labels == ()
    assert reason_of(read_all(reply(), name="Papierkorb/1.eml")[0]) == "trash"


@pytest.mark.parametrize(
    ("name", "data", "source"),
    [
        ("1.eml", message(), "mail.eml"),
        ("1.eml", BOM + message(), "mail.eml"),
        ("1.eml", b"Subject: x\nFrom: a@example.org\n\n", "mail.eml"),
        ("mail.txt", message(more=["MIME-Version: 1.0"]), "mail.eml"),
        ("mail", message(more=["Received: by x"]), "mail.eml"),
        ("box.mbox", mbox_of(message()), "mail.mbox"),
        ("Inbox", mbox_of(message()), "mail.mbox"),
        ("1.eml", mbox_of(message()), "mail.mbox"),
        ("box.mbox", b"\r\n" + BOM[:0] + mbox_of(message()).replace(b"\n", b"\r\n"), "mail.mbox"),
    ],
)
def test_mail_is_recognised_by_what_it_is(name, data, source):
    assert importer_for(source_file(data, name), context()).source == source


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("1.eml", b"\x00\x01\x02"), ("1.eml", b"no mail at all"), ("1.eml", b""),
        ("notes.txt", b"From: a\nTo: b\n"),
        ("notes.md", message(more=["MIME-Version: 1.0"])), ("a.txt", b"From Berlin at 10:00:00\nwe went on"),
        ("box.mbox", b"From here on\n"), ("1.eml", b"\xff" * 1000),
    ],
)  # fmt: skip
def test_what_is_no_mail(name, data):
    file = source_file(data, name)
    assert eml.recognise(file, context()) == 0
    assert mbox.recognise(file, context()) == 0
