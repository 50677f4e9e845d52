"""Who a message is to or from, and which are kept (R2)."""

from __future__ import annotations

import pytest

from explorer_kit.records import MAIN, Message, Rejected, Skipped, Warned
from tests.importers.mail.messages import (
    ANNA,
    LINKEDIN,
    ME,
    mbox_of,
    message,
    outcomes,
    people,
    read_all,
    reasons,
    record,
    reply,
    sent,
)

GROUP = f"Anna <{ANNA}>, Bob <bob@example.net>"


def test_from_me_to_one_person_is_sent():
    found = sent(message())
    assert (found.direction, found.who, found.group, found.channel) == ("outbound", MAIN, False, "email")


def test_from_somebody_to_me_is_received():
    found = sent(reply())
    assert (found.direction, found.group) == ("inbound", False)
    assert people(reply())[0].emails == (ANNA,)


def test_to_several_is_a_group_message_for_each():
    items = record(message(to=GROUP)).items
    messages = [item for item in items if isinstance(item, Message)]
    assert [person.emails for person in people(message(to=GROUP))] == [(ANNA,), ("bob@example.net",)]
    assert [(found.group, found.direction) for found in messages] == [(True, "outbound")] * 2
    assert {found.who for found in messages} == {person.slot for person in people(message(to=GROUP))}


def test_me_in_to_makes_no_group():
    assert not sent(message(to=f"{ANNA}, {ME}, jane+copy@example.org")).group


def test_copies_make_nobody_anything():
    data = message(more=["Cc: Bob <bob@example.net>", "Bcc: cleo@example.net"])
    assert [person.emails for person in people(data)] == [(ANNA,)]
    assert not sent(data).group
    assert reasons(message(to=None, more=[f"Cc: {ANNA}"])) == ["no_identity"]
    assert reasons(message(to="undisclosed-recipients:;", more=[f"Bcc: {ANNA}"])) == ["no_identity"]


def test_a_received_message_to_many_is_a_group_message():
    assert not sent(reply(to=f"{ME}, bob@example.net")).group  # one other person
    assert sent(reply(to=f"{ME}, bob@example.net, cleo@example.net")).group


def test_a_copy_to_me_is_received_from_its_sender():
    assert sent(reply(to="bob@example.net", more=[f"Cc: {ME}"])).direction == "inbound"


@pytest.mark.parametrize(
    "line",
    [f"Delivered-To: {ME}", "Delivered-To: jane+lists@example.org", f"Bcc: {ME}", f"Envelope-To: {ME}",
     f"Received: from a by b with ESMTPS id 1\n\tfor <{ME}>; Mon, 9 Mar 2026 07:30:00 +0000"],
)  # fmt: skip
def test_a_blind_copy_to_me_is_received(line):
    assert sent(reply(to="bob@example.net", more=[line])).direction == "inbound"


def test_what_is_neither_from_me_nor_to_me_is_left_out_and_told():
    data = mbox_of(
        message(), reply(to="bob@example.net"), reply(to="bob@example.net", name="<x@example.com>")
    )
    found = read_all(data)
    assert [type(outcome) for outcome in found[1:3]] == [Skipped, Skipped]
    assert isinstance(found[3], Warned)
    assert "2 messages are neither from you nor to you" in found[3].detail
    assert ME in found[3].detail


def test_a_note_to_myself_is_about_nobody():
    assert reasons(message(to=ME)) == ["no_identity"]


def test_what_i_sent_to_nobody_else_is_told():
    alone, copied = message(to=ME), message(to=None, more=[f"Cc: {ANNA}"], name="<c@example.org>")
    found = read_all(mbox_of(message(name="<b@example.org>"), alone, copied))
    assert [type(outcome) for outcome in found[1:3]] == [Skipped, Skipped]
    assert isinstance(found[3], Warned)
    assert "2 messages of yours went to nobody else" in found[3].detail
    assert "Cc" in found[3].detail


def test_what_goes_to_a_machine_is_no_outreach():
    assert reasons(message(to="no-reply@example.com")) == ["notification"]
    assert reasons(message(to=f"Bob via <messages-noreply@{LINKEDIN}>")) == ["notification"]
    assert [person.emails for person in people(message(to=f"{ANNA}, no-reply@example.com"))] == [(ANNA,)]


def test_a_message_without_a_sender_is_rejected():
    (found,) = outcomes(reply(sender=None))
    assert isinstance(found, Rejected)
    assert (found.reason, "no sender" in found.message) == ("no_identity", True)


def test_no_header_at_all_is_rejected():
    (found,) = outcomes(b"\nonly words\n")
    assert isinstance(found, Rejected)


def test_the_sender_field_stands_in_for_from():
    assert people(reply(sender=None, more=[f"Sender: Anna <{ANNA}>"]))[0].emails == (ANNA,)


def test_the_same_message_twice_in_a_file_is_skipped_as_duplicate():
    copy = message("Hello Anna, could we talk?\n--\nsent to a list", more=["X-Other: 1"])
    assert reasons(message(), copy, message(name="<other@example.org>")) == ["used", "duplicate", "used"]


def test_the_key_is_the_message_id_without_brackets():
    assert record(message(name="  <a1@example.org>  ")).key == "a1@example.org"
    assert record(message(name="a1@example.org")).key == "a1@example.org"
    assert record(message(name=None, more=["Message-ID:\n <a1@example.org>"])).key == "a1@example.org"


def test_without_a_message_id_the_key_is_what_was_written():
    written = [("a", "08:30"), ("a", "08:30"), ("b", "08:30"), ("a", "08:31")]
    keys = [record(message(body, name=None, date=f"9 Mar 2026 {clock} +0100")).key for body, clock in written]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
    assert reasons(message(name=None), message(name=None)) == ["used", "duplicate"]


@pytest.mark.parametrize(
    ("lines", "subject", "thread"),
    [
        (["X-GM-THRID: 18446744073709551615", "References: <r@x>"], "Re: a", "18446744073709551615"),
        (["References: <r@x> <s@x>", "In-Reply-To: <s@x>"], "Re: a", "r@x"),
        (["References: <r@x>\n\t<s@x>"], "Re: a", "r@x"),
        (["In-Reply-To: <s@x>"], "Re: a", "s@x"),
        (["In-Reply-To: Your message of Monday <s@x>"], "Re: a", "s@x"),
        ([], "AW: WG: Re: SV: TR: Fwd: FW: Kaffee mit Anna", "Kaffee mit Anna"),
        ([], "Re[2]: a: b", "a: b"),
        ([], "Kaffee mit Anna", "a1@example.org"),  # what others will refer to
    ],
)
def test_threads(lines, subject, thread):
    assert sent(message(more=lines, subject=subject)).thread == thread


def test_a_message_without_id_or_answer_is_in_the_thread_of_its_subject():
    assert sent(message(name=None, subject="Kaffee")).thread == "Kaffee"


def test_labels_are_kept_as_they_are_read():
    field = '=?UTF-8?Q?Posteingang,Ge=C3=B6ffnet,"Jobs,_2026"?='
    assert record(reply(more=[f"X-Gmail-Labels: {field}"])).labels == (
        "Posteingang",
        "Geöffnet",
        "Jobs, 2026",
    )
    assert record(reply(), name="Mail/Interviews.mbox").labels == ("Interviews",)
