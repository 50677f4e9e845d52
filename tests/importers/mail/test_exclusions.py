"""What never counts as a message of a person, each with its reason (R3)."""

from __future__ import annotations

import pytest

from tests.importers.mail.messages import LINKEDIN, ME, message, reasons, reply

OUT = "auto_reply"


@pytest.mark.parametrize(
    "lines",
    [
        ["Auto-Submitted: auto-replied"],  # Gmail
        ["Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All"],  # Exchange
        ["auto-submitted: Auto-Replied; owner-email=a"],
        ["X-Autoreply: yes"],
        ["X-Autorespond: Coffee?"],
        ["Precedence: auto_reply"],
        ["Return-Path: <>", "Auto-Submitted: auto-replied (vacation)"],
    ],
)
def test_headers_tell_an_automatic_reply(lines):
    assert reasons(reply(more=lines)) == [OUT]


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Coffee?", "Automatische Antwort: Kaffee", "Out of office", "Out of Office: Coffee?",
        "Out of Office Re: Coffee?", "out of the office until 3 March", "Abwesenheitsnotiz", "OOO: Coffee?",
        "Abwesenheitsnotiz: Kaffee", "=?utf-8?Q?R=C3=A9ponse_automatique_:?= Café", "Absence du bureau",
        "=?iso-8859-1?Q?Respuesta_autom=E1tica:?= hola", "Autoreply: x", "Auto-Reply: x", "Abwesend: x",
    ],
)  # fmt: skip
def test_subjects_tell_one_that_has_no_such_header(subject):
    assert reasons(reply(subject=subject)) == [OUT]


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        ("Re: Coffee?", ["Auto-Submitted: no"]),
        ("Re: Coffee?", ["X-Auto-Response-Suppress: All"]),  # ordinary senders ask for silence, too
        ("Re: Automatic reply: Coffee?", []),  # an answer to an automatic reply
        ("AW: Abwesenheitsnotiz", []),
        ("Out of office hours chat", []),
        ("Abwesenheiten im Team", ["X-Autoreply: no"]),
    ],
)
def test_what_a_person_wrote_is_none(subject, lines):
    assert reasons(reply(subject=subject, more=lines)) == ["used"]


def test_the_wish_for_silence_counts_with_another_signal():
    lines = ["X-Auto-Response-Suppress: DR, OOF, AutoReply"]
    assert reasons(reply(subject="Re: Coffee? (Out of Office)", more=lines)) == [OUT]


ANSWERS = "In-Reply-To: <a1@example.org>"
SILENCE = "X-Auto-Response-Suppress: All"


@pytest.mark.parametrize(
    ("subject", "lines", "reason"),
    [
        ("Re: Coffee?", [SILENCE, "Precedence: bulk"], OUT),  # what a help desk sends at once
        ("Re: Coffee? (out of office)", ["Precedence: bulk"], OUT),
        ("Re: Coffee?", ["Precedence: bulk"], "used"),
        ("Re: Coffee?", [SILENCE], "used"),
        ("Re: Coffee? (out of office)", [], "used"),
        ("Re: Coffee?", [SILENCE, "Precedence: bulk", "List-Id: <talk.example.net>"], "used"),
    ],
)
def test_two_weak_signs_tell_an_automatic_reply_and_one_does_not(subject, lines, reason):
    assert reasons(message(), reply(subject=subject, more=[ANSWERS, *lines])) == ["used", reason]


def test_my_own_subject_may_speak_of_absence():
    assert reasons(message(subject="Out of office: may I call?")) == ["used"]


CALENDAR = (
    "--b\nContent-Type: text/plain\n\nAnna has accepted.\n"
    "--b\nContent-Type: text/calendar; charset=utf-8{method}\n\n{entry}\n--b--"
)


def calendar(method: str, entry: str = "BEGIN:VCALENDAR") -> str:
    return CALENDAR.format(method=method, entry=entry)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (calendar("; method=REPLY"), "calendar_reply"),
        (calendar('; method="reply"'), "calendar_reply"),
        (calendar("", "BEGIN:VCALENDAR\nMETHOD:REPLY\n"), "calendar_reply"),
        (calendar("; method=COUNTER"), "calendar_reply"),
        (calendar("; method=REQUEST"), "notification"),
        (calendar("; method=CANCEL"), "notification"),
        (calendar("", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"), "used"),  # a file somebody sent along
        (calendar("\nContent-Disposition: attachment", "BEGIN:VCALENDAR\nMETHOD:PUBLISH\n"), "used"),
    ],
)
def test_what_a_calendar_sent(body, reason):
    lines = ["Content-Type: multipart/alternative; boundary=b"]
    assert reasons(reply(body, more=lines, subject="Accepted: Coffee")) == [reason]


def test_what_a_calendar_sent_is_no_automatic_reply():
    lines = ["Content-Type: multipart/alternative; boundary=b", "Auto-Submitted: auto-generated"]
    assert reasons(reply(calendar("; method=REPLY"), more=lines)) == ["calendar_reply"]
    assert reasons(reply(calendar("; method=REQUEST"), more=lines)) == ["notification"]


def test_a_calendar_answer_alone():
    lines = ["Content-Type: text/calendar; method=REPLY"]
    assert reasons(reply("BEGIN:VCALENDAR\nMETHOD:REPLY", more=lines)) == ["calendar_reply"]
    assert reasons(message("BEGIN:VCALENDAR\nMETHOD:REPLY", more=lines)) == ["calendar_reply"]


@pytest.mark.parametrize(
    "sender",
    [
        f"Anna Muster via LinkedIn <messages-noreply@{LINKEDIN}>", f"LinkedIn <invitations@{LINKEDIN}>",
        f"LinkedIn <notifications-noreply@{LINKEDIN}>", f"Anna <hit-reply@{LINKEDIN}>",
        f"Anna <x1@reply.{LINKEDIN}>", f"Anna Muster <inmail-hit-reply@{LINKEDIN}>", f"News <x@e.{LINKEDIN}>",
        "no-reply@example.com", "Shop <noreply@example.com>", "do-not-reply@example.com",
        "nicht-antworten@example.com", "ne-pas-repondre@example.com", "comments-noreply@docs.example.com",
        "notifications@example.com", "calendar-notification@example.com", "Example <no_reply+12@example.com>",
        "drive-shares-dm-noreply@example.com",
    ],
)  # fmt: skip
def test_machines_that_notify(sender):
    assert reasons(reply(sender=sender)) == ["notification"]


@pytest.mark.parametrize(
    "sender",
    [f"Anna Muster <anna.muster@{LINKEDIN}>", "info@example.com", "hello@example.com", "norepp@example.com"],
)
def test_people_who_are_no_machines(sender):
    assert reasons(reply(sender=sender)) == ["used"]


def test_an_invitation_that_a_calendar_sends_for_somebody():
    sender = "Sender: Calendar <calendar-notification@example.com>"
    assert reasons(reply(more=[sender])) == ["notification"]


LIST = "List-Id: <talk.example.net>"


@pytest.mark.parametrize(
    "lines",
    [[LIST], ["Precedence: bulk"], ["Precedence: List"], ["List-Unsubscribe: <mailto:off@example.com>"]],
)
def test_what_goes_to_many_is_bulk(lines):
    assert reasons(message(), reply(more=lines)) == ["used", "bulk"]


@pytest.mark.parametrize("lines", [[LIST], ["Precedence: bulk"]])
def test_unless_it_answers_a_message_of_mine(lines):
    assert reasons(message(), reply(more=[*lines, "In-Reply-To: <a1@example.org>"])) == ["used", "used"]
    assert reasons(message(), reply(more=[*lines, "References: <x@y> <a1@example.org>"])) == ["used", "used"]
    assert reasons(message(), reply(more=[*lines, "In-Reply-To: <other@example.net>"])) == ["used", "bulk"]
    # I wrote in that thread once, but this one answers somebody else
    other = [*lines, "References: <a1@example.org> <x@y>", "In-Reply-To: <x@y>"]
    assert reasons(message(), reply(more=other)) == ["used", "bulk"]


def test_the_order_in_the_file_does_not_matter_for_that():
    answer = reply(more=[LIST, "In-Reply-To: <a1@example.org>"])
    assert reasons(answer, message()) == ["used", "used"]


def test_where_no_message_of_mine_is_in_the_file_an_answer_to_me_is_taken():
    assert reasons(reply(more=[LIST, "In-Reply-To: <x@y>"])) == ["used"]
    assert reasons(
        reply(to="talk@example.net", more=[LIST, "In-Reply-To: <x@y>", f"Delivered-To: {ME}"])
    ) == ["bulk"]
    assert reasons(reply(more=[LIST])) == ["bulk"]


def test_an_address_of_a_list_is_nobody():
    lines = [LIST, "List-Post: <mailto:talk@example.net>", "In-Reply-To: <a1@example.org>"]
    answer = reply(sender="Anna via Talk <talk@example.net>", more=lines)
    assert reasons(message(), answer) == ["used", "bulk"]


def test_what_i_send_to_a_list_is_no_outreach():
    post = reply(more=[LIST, "List-Post: <mailto:talk@example.net>"])
    assert reasons(message(to="talk@example.net"), post) == ["bulk", "bulk"]


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Spam", "spam"), ("Trash", "trash"), ("Drafts", "draft"), ("=?UTF-8?Q?Entw=C3=BCrfe?=", "draft"),
        ("Brouillons", "draft"), ("Papierkorb", "trash"), ("Corbeille", "trash"), ("Papelera", "trash"),
        ("Borradores", "draft"), ("Pourriel", "spam"), ("Bin", "trash"), ("[Gmail]/Trash", "trash"),
        ("=?UTF-8?B?5LiL5pu444GN?=", "draft"), ("=?UTF-8?B?0KHQv9Cw0Lw=?=", "spam"), ("Inbox,Spam", "spam"),
        ("Inbox", "used"), ("Draft ideas", "used"), ('"Spam, not"', "used"),
    ],
)  # fmt: skip
def test_labels_in_any_language(label, reason):
    assert reasons(reply(more=[f"X-Gmail-Labels: {label}"])) == [reason]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Takeout/Mail/Spam.mbox", "spam"), ("Takeout/Mail/Papierkorb.mbox", "trash"), ("Drafts", "draft"),
        ("Mail/Entwürfe.mbox", "draft"), ("Trash.mbox/mbox", "trash"), ("Junk E-mail.mbox", "spam"),
        ("Takeout/Mail/All mail Including Spam and Trash.mbox", "used"), ("trash/old/Inbox.mbox", "used"),
        ("INBOX.Trash", "trash"),
    ],
)  # fmt: skip
def test_names_of_folders(name, reason):
    assert reasons(reply(), name=name) == [reason]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("X-Unsent: 1", "draft"), ("X-Mozilla-Keys: Junk $label1", "spam"),
        ("X-Mozilla-Keys: NonJunk", "used"),
        ("X-Mozilla-Status: 0009", "trash"), ("X-Mozilla-Status: 0001", "used"),
        ("X-Mozilla-Status: x", "used"),
    ],
)  # fmt: skip
def test_marks_of_mail_programs(line, reason):
    assert reasons(message(more=[line])) == [reason]


def test_the_place_a_message_lies_in_comes_before_what_it_is():
    assert reasons(reply(more=["X-Gmail-Labels: Spam", "Auto-Submitted: auto-replied", LIST])) == ["spam"]


def test_a_receipt_that_a_program_sends_is_a_notification():
    receipt = ['Content-Type: multipart/report; report-type="disposition-notification"; boundary=b']
    assert reasons(reply("--b--", more=receipt)) == ["notification"]
