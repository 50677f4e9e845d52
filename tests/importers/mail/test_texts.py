"""The words of a message: encodings, parts, pages."""

from __future__ import annotations

import base64

import pytest

from explorer_kit.importers.mail.decoding import decode_bytes, decode_words, unbase64
from tests.importers.mail.messages import message, sent


def typed(body: str | bytes, kind: str = "text/plain", *more: str):
    return sent(message(body, more=[f"Content-Type: {kind}", *more])).text


MIXED = """preamble, not shown
--b
Content-Type: multipart/alternative; boundary="b-in"

--b-in
Content-Type: text/plain

plain words
--b-in
Content-Type: text/html

<p>page <b>words</b></p>
--b-in--
--b
Content-Type: text/plain; name="notes.txt"
Content-Disposition: attachment; filename="notes.txt"

attached words
--b
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b--
epilogue, not shown
"""


def test_plain_text_comes_before_the_page_and_attachments_are_not_read():
    assert typed(MIXED, 'multipart/mixed; boundary="b"') == "plain words"


def test_a_page_is_read_where_there_is_no_plain_text():
    page = (
        "<html><head><title>t</title></head><body><p>Gr&uuml;&szlig;e,<br>Anna</p><script>x()</script></body>"
    )
    assert typed(page, "text/html; charset=utf-8") == "Grüße,\nAnna"


def test_a_blank_plain_part_beside_a_page_is_passed():
    body = "--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>page</p>\n--b--\n"
    assert typed(body, "multipart/alternative; boundary=b") == "page"


def test_texts_around_a_picture_are_put_together():
    body = "--b\n\nabove\n--b\nContent-Type: image/png\n\nxx\n--b\nContent-Type: text/plain\n\nbelow\n--b--"
    assert typed(body, "multipart/mixed; boundary=b") == "above\n\nbelow"


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-8", "Zoë €"), ("iso-8859-1", "Zoë"), ("windows-1252", "Zoë €"), ("iso-8859-15", "Zoë €"),
        ("koi8-r", "привет"), ("gb2312", "你好"), ("iso-2022-jp", "こんにちは"),
    ],
)  # fmt: skip
def test_charsets(charset, data):
    assert typed(data.encode(charset), f"text/plain; charset={charset}") == data


@pytest.mark.parametrize(
    "charset", ["us-ascii", "x-unknown", "utf-8", "rot13", "base64", "unicode_escape", '""', "idna"]
)
def test_a_charset_that_lies_or_does_not_exist(charset):
    assert typed("Zoë €".encode("cp1252"), f"text/plain; charset={charset}") == "Zoë €"


def test_transfer_encodings():
    encoded = base64.b64encode("Zoë\r\nQuill".encode()).decode()
    assert typed(encoded, "text/plain; charset=utf-8", "Content-Transfer-Encoding: BASE64") == "Zoë\nQuill"
    wide = base64.b64encode("Zoë".encode("utf-16")).decode()
    assert typed(wide, "text/plain; charset=utf-16", "Content-Transfer-Encoding: base64") == "Zoë"
    soft = "Zo=C3=AB is a =\nlong name =3D"
    assert typed(soft, "text/plain; charset=utf-8", "Content-Transfer-Encoding: Quoted-Printable") == (
        "Zoë is a long name ="
    )


def test_base64_that_is_cut_off_is_read_as_far_as_it_goes():
    assert [unbase64(b"QUJD" + rest) for rest in (b"", b"R", b"RA", b"!\nREVG", b"=QUJD")] == [
        b"ABC", b"ABC", b"ABCD", b"ABCDEF", b"ABC",
    ]  # fmt: skip


def test_text_is_nfc_with_lf_and_without_zeros():
    assert typed("Zoe\u0308\r\n\r\none\x00two\rthree") == "Zoë\n\nonetwo\nthree"


def test_a_container_whose_boundary_never_comes_is_read_as_text():
    assert typed("only words", "multipart/mixed; boundary=never") == "only words"
    assert typed("only words", "multipart/mixed") == "only words"


def test_a_container_that_is_cut_off_keeps_what_there_is():
    assert (
        typed("--b\nContent-Type: text/plain\n\nfirst words", "multipart/mixed; boundary=b") == "first words"
    )


def test_a_boundary_that_begins_like_another():
    body = "--b\nContent-Type: multipart/alternative; boundary=b2\n\n--b2\n\ninner\n--b2--\n--b--"
    assert typed(body, "multipart/mixed; boundary=b") == "inner"


def test_a_message_inside_a_message_is_not_its_text():
    body = "--b\n\nsee below\n--b\nContent-Type: message/rfc822\n\nFrom: x@example.net\n\nother words\n--b--"
    assert typed(body, "multipart/mixed; boundary=b") == "see below"


def test_containers_in_containers_without_end():
    body = (
        "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(500)) + "deep"
    )
    sent(message(body, more=["Content-Type: multipart/mixed; boundary=b0"]))


def test_a_message_without_words_has_no_text():
    found = sent(message(" \n \n"))
    assert (found.text, found.text_raw) == (None, None)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?Q?Caf=C3=A9?=", "Café"),
        ("=?UTF-8?B?Q2Fmw6k=?= at noon", "Café at noon"),
        ("=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?=", "Café"),  # a letter cut in two
        ("=?iso-8859-1?Q?a?= =?utf-8?Q?=C3=A9?=", "aé"),
        ("=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?x-none?Q?a=E9?=", "aé"),
        ("=?utf-8?Q?broken", "=?utf-8?Q?broken"),
        ("=?utf-8?B?####?=", ""),
        ("one =?utf-8?Q?two?= three", "one two three"),
    ],
)
def test_encoded_words(written, read):
    assert decode_words(written) == read


def test_a_subject_over_several_lines():
    found = sent(message(subject="=?utf-8?Q?Coffee_in?=\r\n =?utf-8?Q?_M=C3=BCnchen?=\n\tor Bonn"))
    assert found.subject == "Coffee in München or Bonn"


def test_bytes_that_are_nothing_are_read_all_the_same():
    assert decode_bytes(bytes(range(256))).startswith("\x00\x01")
    assert decode_bytes(b"\x81\x8d", "utf-8") == "��"


def test_half_a_character_of_utf7_does_not_reach_the_journal():
    assert "\ud800" not in (typed(b"a +2AA- b", "text/plain; charset=utf-7") or "")
