"""A message reaches the user's mail program as it was written, whatever the names hold."""

import email
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.policy import compat32, default
from urllib.parse import parse_qs, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.preparation.mail_drafts import AddressError, address_problems, as_eml, mailto
from explorer_kit.preparation.showing import clean, one_line
from tests.preparation.hostile import HOSTILE, any_text

TO = "karin@example.org"
NAMES = [
    "Karin Holm", 'Karin "Kari" Holm', "Holm, Karin", "Müller, Jörg",
    "O'Neil\\Backslash", "山田 太郎", "שרה לוי",
    "🦊 Füchsin", "A <b@example.org>", "=?utf-8?q?fake?=", "x" * 300,
    "é" * 300, "Group: a, b;", "(comment) Karin",
    "Dr. med. Å. Ø", "Karin\r\nBcc: evil@example.org",
]  # fmt: skip


def read_new(draft: bytes) -> tuple[str, str, str, str]:
    mail = email.message_from_bytes(draft, policy=default)
    (recipient,) = mail["To"].addresses
    body = mail.get_content().replace("\r\n", "\n")
    return recipient.display_name, recipient.addr_spec, str(mail["Subject"]), body


def read_old(draft: bytes) -> tuple[str, str, str]:
    mail = email.message_from_bytes(draft, policy=compat32)
    name, address = email.utils.parseaddr(mail["To"])
    return (
        str(make_header(decode_header(name))),
        address,
        str(make_header(decode_header(mail["Subject"].replace("\r\n", "")))),
    )


def check_draft(name, subject, body):
    draft = as_eml(subject=subject, body=body, to_address=TO, to_name=name, from_address=TO, from_name=name)
    said = body.replace("\r\n", "\n").replace("\r", "\n")
    shown_name, address, shown_subject, shown_body = read_new(draft)
    # the new reader leaves blanks between the parts of an encoded name, the old one does not
    assert "".join(shown_name.split()) == "".join(one_line(name).split())
    assert read_old(draft) == (one_line(name), TO, one_line(subject))
    assert shown_subject == one_line(subject)
    assert shown_body == clean(said)
    assert address == TO
    head = draft.split(b"\r\n\r\n")[0]
    assert head.isascii()
    assert max(map(len, head.split(b"\r\n"))) < 998
    assert sorted(email.message_from_bytes(draft).keys()) == sorted(
        [
            "X-Unsent",
            "From",
            "To",
            "Subject",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
        ]
    )
    assert b"\n" not in draft.replace(b"\r\n", b"")


@pytest.mark.parametrize("name", NAMES + HOSTILE)
def test_any_name_and_subject_read_back_as_they_were(name):
    check_draft(name, f"About {name}", f"Dear {name},\n\nhow are you?\n")


@given(any_text(max_size=60), any_text(max_size=60), any_text(max_size=300))
def test_any_text_reads_back_as_it_was(name, subject, body):
    check_draft(name, subject, body)


def test_the_draft_of_a_plain_message_worked_by_hand():
    draft = as_eml(
        subject="A question", body="Dear Karin,\n\nhow are you?", to_address=TO, to_name="Karin Holm",
        from_address="jonas@example.org", from_name="Jonas Vik", on=datetime(2026, 11, 28, 9, 30, tzinfo=UTC),
        message_id="<1@example.org>",
    )  # fmt: skip
    assert draft.decode("ascii").split("\r\n") == [
        "X-Unsent: 1",
        "From: Jonas Vik <jonas@example.org>",
        "To: Karin Holm <karin@example.org>",
        "Subject: A question",
        "Date: Sat, 28 Nov 2026 09:30:00 +0000",
        "Message-ID: <1@example.org>",
        "MIME-Version: 1.0",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "Dear Karin,",
        "",
        "how are you?",
    ]


def test_without_a_sender_and_a_date_the_mail_program_puts_its_own():
    draft = as_eml(subject="s", body="b", to_address=TO)
    assert draft == as_eml(subject="s", body="b", to_address=TO)
    assert b"From:" not in draft
    assert b"Date:" not in draft
    assert b"Message-ID: <" in draft


@pytest.mark.parametrize(
    "address",
    [
        "karin", "karin@", "@example.org", "a@example.org, b@example.org",
        "a@example.org\nBcc: b@example.org",
        "a b@example.org", "<a@example.org>", "jörg@example.org", 'a"b@example.org',
        "a@example.org?cc=b@example.org",
        "a@" + "x" * 70 + ".example.org",
    ],
)  # fmt: skip
def test_an_address_that_is_none_or_more_than_one_is_refused(address):
    assert address_problems(address) != []
    with pytest.raises(AddressError, match="is no e-mail address"):
        as_eml(subject="s", body="b", to_address=address)
    with pytest.raises(AddressError):
        mailto(address, "s", "b")


def test_a_domain_with_umlauts_is_written_as_the_mail_knows_it():
    draft = as_eml(subject="s", body="b", to_address=" a@bücher.example.org ")
    assert b"To: a@xn--bcher-kva.example.org" in draft
    assert address_problems("") == ["There is no e-mail address."]


def test_a_link_worked_by_hand():
    link = mailto("karin+talk@example.org", "50% & more?", "Dear Zoë,\n\nsee you\r\nsoon")
    assert link.url == (
        "mailto:karin%2Btalk@example.org?subject=50%25%20%26%20more%3F"
        "&body=Dear%20Zo%C3%AB%2C%0D%0A%0D%0Asee%20you%0D%0Asoon"
    )
    assert link.warnings == ()
    assert mailto("", "", "x").url == "mailto:?body=x"


@pytest.mark.parametrize(("letters", "warnings"), [(2000, 0), (2001, 1)])
def test_a_link_that_is_too_long_warns(letters, warnings):
    link = mailto(TO, "s", "x" * (letters - len(mailto(TO, "s", "").url)))
    assert (len(link.url) > 2000, len(link.warnings)) == (bool(warnings), warnings)


@given(any_text(), any_text())
def test_any_text_stands_in_a_link(subject, body):
    url = mailto(TO, subject, body).url
    assert url.isascii()
    assert not set(url) & set(" \r\n<>\"'")
    fields = parse_qs(url.partition("?")[2].replace("+", "%2B"), keep_blank_values=True)
    assert fields.get("subject", [""]) == [one_line(subject)]
    assert fields["body"] == [clean(body).replace("\n", "\r\n")]
    assert unquote(url).startswith(f"mailto:{TO}?")


@given(st.text())
def test_any_address_is_refused_or_stands_alone(address):
    if not address_problems(address):
        assert mailto(address, "", "").url.count("@") == 1
