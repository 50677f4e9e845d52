"""Messages that came back: who was not reached, and which message it was (R3)."""

from __future__ import annotations

import pytest

from explorer_kit.records import MAIN, Message, Person, Skipped, SourceRecord
from tests.importers.mail.messages import ANNA, ME, message, outcomes, reasons, reply

DAEMON = "Mail Delivery Subsystem <mailer-daemon@example.com>"
REPORT = """--b
Content-Type: text/plain

The address could not be found.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; Anna@Example.com
Action: {action}
Status: 5.1.1
--b
Content-Type: message/rfc822

From: Jane Doe <jane@example.org>
To: Anna Muster <anna@example.com>
Subject: Coffee?
Message-ID: <a1@example.org>

Hello Anna, could we talk?
--b--
"""
MULTIPART = 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"'


def notice(body: str = REPORT.format(action="failed"), *lines: str, **changes: object) -> bytes:
    given: dict[str, object] = {
        "sender": DAEMON,
        "subject": "Delivery Status Notification (Failure)",
        "name": "<b1@example.com>",
        "more": [MULTIPART, "Return-Path: <>", *lines],
    }
    return reply(body, **{**given, **changes})


def told(data: bytes) -> list[tuple[tuple[str, ...], str | None]]:
    """Return whom a notice says was not reached, and about which message."""
    (found,) = outcomes(data)
    assert isinstance(found, SourceRecord)
    assert found.skipped == "bounce"
    people = {item.slot: item.emails for item in found.items if isinstance(item, Person)}
    return [(people[item.who], item.about) for item in found.items if isinstance(item, Message)]


def test_a_report_says_this():
    (found,) = outcomes(notice())
    assert isinstance(found, SourceRecord)
    assert (found.key, found.skipped) == ("b1@example.com", "bounce")
    person, bounced = found.items
    assert person == Person(slot=MAIN, name="Anna Muster", emails=(ANNA,))
    assert isinstance(bounced, Message)
    assert (bounced.direction, bounced.evidence, bounced.delivery, bounced.about, bounced.channel) == (
        "outbound", "bounce", "bounced", "a1@example.org", "email",
    )  # fmt: skip
    assert bounced.at.instant is not None
    assert (bounced.text, bounced.subject) == (None, None)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed"])
def test_a_delay_or_a_success_is_only_a_notification(action):
    assert outcomes(notice(REPORT.format(action=action)))[0] == Skipped(
        location="message 1", reason="notification", raw="Delivery Status Notification (Failure)"
    )


def test_gmails_header_names_whom_and_its_references_which():
    lines = [f"X-Failed-Recipients: {ANNA}", "In-Reply-To: <a1@example.org>", "References: <a1@example.org>"]
    assert told(notice("Address not found", more=lines)) == [((ANNA,), "a1@example.org")]


def test_a_notice_in_plain_words():
    words = (
        f"I'm sorry, but your message to\n<{ANNA}> could not be delivered.\n\n--- Below is a copy.\n\n"
        f"From: {ME}\nTo: {ANNA}\nMessage-ID: <a1@example.org>\n\nHello"
    )
    assert told(notice(words, subject="failure notice", more=["Return-Path: <>"])) == [
        ((ANNA,), "a1@example.org")
    ]


@pytest.mark.parametrize(
    "subject", ["Undeliverable: Coffee?", "Unzustellbar: Kaffee", "Non remis : Café", "Mail delivery failed"]
)
def test_exchange_in_several_languages(subject):
    data = notice(f"Delivery to {ANNA} failed.", subject=subject, sender="postmaster@example.com", more=[])
    assert told(data) == [((ANNA,), None)]


def test_a_notice_of_any_sender_that_wants_no_answer():
    for path, reason in (("Return-Path: <>", "bounce"), ("Return-Path: <quota@example.com>", "used")):
        lines = [path, "In-Reply-To: <a1@example.org>"]
        data = notice(
            f"Delivery to {ANNA} failed.", subject="Undeliverable: Coffee?", sender="quota@example.com",
            more=lines,
        )  # fmt: skip
        assert reasons(data) == [reason]


def test_a_report_is_one_whoever_sends_it_under_whatever_subject():
    assert told(notice(sender="Mail <server@example.com>", subject="Re: Coffee?", more=[MULTIPART])) == [
        ((ANNA,), "a1@example.org")
    ]


@pytest.mark.parametrize(
    ("subject", "reason"),
    [
        ("Nie dostarczono wiadomości", "bounce"),  # in a language whose words are not known
        ("Warning: message delayed 24 hours", "notification"),
    ],
)
def test_what_a_daemon_sends_without_an_address_to_return_to(subject, reason):
    data = notice(f"<{ANNA}>: 550 5.1.1", subject=subject, more=["Return-Path: <>"])
    assert reasons(data) == [reason]


def test_whom_i_wrote_to_comes_before_whom_a_server_forwarded_it_to():
    body = REPORT.format(action="failed").replace("Anna@Example.com", "a.muster@elsewhere.example.net")
    assert told(notice(body)) == [((ANNA,), "a1@example.org")]


def test_several_who_were_not_reached():
    body = REPORT.format(action="failed").replace(
        "Status: 5.1.1\n", "Status: 5.1.1\n\nOriginal-Recipient: rfc822;bob@example.net\nAction: failed\n"
    )
    body = body.replace("<anna@example.com>", "<anna@example.com>, bob@example.net, cleo@example.net")
    assert told(notice(body)) == [((ANNA,), "a1@example.org"), (("bob@example.net",), "a1@example.org")]


def test_only_headers_came_back():
    body = REPORT.format(action="failed").replace("message/rfc822", "text/rfc822-headers")
    assert told(notice(body)) == [((ANNA,), "a1@example.org")]


def test_a_notice_that_names_nobody_is_skipped_all_the_same():
    (found,) = outcomes(notice("It did not work.", more=["Return-Path: <>"]))
    assert found == Skipped(
        location="message 1", reason="bounce", raw="Delivery Status Notification (Failure)"
    )


def test_the_message_that_came_back_is_no_message_of_the_mailbox():
    assert len(outcomes(notice(), message())) == 2


def test_a_notice_in_the_bin_is_trash():
    (found,) = outcomes(notice(more=[MULTIPART, "X-Gmail-Labels: Trash"]))
    assert isinstance(found, Skipped)
    assert found.reason == "trash"


def test_a_person_who_writes_of_undelivered_mail_is_no_server():
    (found,) = outcomes(reply("Sorry!", subject="Re: Undeliverable: Coffee?"))
    assert isinstance(found, SourceRecord)
    assert not found.skipped
