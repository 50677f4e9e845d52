"""Where one message of an mbox ends and the next begins."""

from __future__ import annotations

import random

import pytest

from explorer_kit.importers.mail import splitting
from explorer_kit.importers.mail.splitting import RawMessage, is_from_line, split
from tests.importers.mail.messages import FROM_LINE, mbox_of, message, reasons, sent

HEAD = f"{FROM_LINE}\nFrom: jane@example.org\n\n".encode()


def pieces_of(data: bytes, size: int = 1 << 20):
    return iter([data[at : at + size] for at in range(0, len(data), size)])


def bodies(data: bytes) -> list[bytes]:
    return [raw.data.partition(b"\n\n")[2] for raw in split(pieces_of(data))]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (b"a\n\nFrom x@example.org Mon Mar 09 07:30:00 +0000 2026\nFrom: b@example.org\n\nb\n", 2),
        (b"a\r\n\r\nFrom x@example.org Mon Mar 09 07:30:00 2026\r\nFrom: b@example.org\r\n\r\nb\r\n", 2),
        (b"a\n\nFrom - Mon Mar  9 07:30:00 2026\nX-Mozilla-Status: 0001\n\nb\n", 2),
        (b"a\nFrom x@example.org Mon Mar 09 07:30:00 2026\nFrom: b@example.org\n\nb\n", 1),  # no blank line
        (b"a\n\nFrom here on it is easy\n", 1),  # no time of day
        (b"a\n\nFrom Berlin, see you at 10:00:00\nas always\n", 1),  # no header behind it
        (b"a\n\n>From x@example.org Mon Mar 09 07:30:00 2026\nFrom: b@example.org\n", 1),
        (b"a\n\nFrom x@example.org Mon Mar 09 07:30:00 2026\n", 2),  # cut off there
    ],
)
def test_a_message_begins_at_a_from_line_after_a_blank_line(body, count):
    assert len(bodies(HEAD + body)) == count


def test_the_file_may_begin_with_blank_lines_and_a_byte_order_mark():
    assert [raw.from_line for raw in split(pieces_of(b"\xef\xbb\xbf" + HEAD + b"a"))] == [FROM_LINE.encode()]
    assert len(list(split(pieces_of(b"\n\r\n" + HEAD + b"a")))) == 1


def test_what_comes_before_the_first_from_line_is_a_message_without_one():
    found = list(split(pieces_of(b"From: a@example.org\n\nx\n\n" + HEAD + b"y")))
    assert [raw.from_line for raw in found] == [b"", FROM_LINE.encode()]


def test_nothing_depends_on_where_the_pieces_of_a_stream_end():
    data = mbox_of(*(message(f"text {n}\n\nFrom Rome at 10:00:00 on\n--x\n" * n) for n in range(6)))
    whole = list(split(pieces_of(data)))
    for size in [*range(1, 30), 64, 255, 1000, 4000, 4001]:
        assert list(split(pieces_of(data, size))) == whole, size
    assert len(whole) == 6


def test_a_from_line_right_behind_the_edge_of_a_chunk_is_found(monkeypatch):
    first = b"x" * (3 * splitting._AHEAD)
    for shift in range(-70, 10):
        data = HEAD + first + b"\n\n" + HEAD + b"second" + b"\n" * 5000
        edge = len(HEAD) + len(first) + 2 - shift
        assert len(list(split(iter([data[:edge], data[edge:]])))) == 2, shift


def test_one_quotation_sign_is_taken_off_lines_that_begin_with_from():
    data = mbox_of(message("From me\n>From you\n>>From them\n> From nobody"))
    assert data.count(b"\n>>>From them") == 1
    (raw,) = split(pieces_of(data))
    assert b"\n>From me" in raw.data
    assert sent(message("I quote:\n\nFrom me\nand nothing else")).text == (
        "I quote:\n\nFrom me\nand nothing else"
    )


def test_a_line_of_a_million_letters_is_read_in_pieces():
    data = HEAD + b"x" * 1_000_000 + b"\n\n" + HEAD + b"y"
    for size in (100_000, 1 << 20):
        assert [len(body) for body in bodies(data)] == [1_000_002, 1]
        assert len(list(split(pieces_of(data, size)))) == 2


def test_of_a_large_message_the_beginning_and_the_heads_of_later_parts_are_kept():
    attachment = (b"QUJD" * 19 + b"\n") * 40_000
    parts = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
        + attachment
        + b"\n--b\nX: 1\n\nlate text\n--b--\n"
    )
    (raw,) = split(pieces_of(b"From a@example.org Mon Mar 09 07:30:00 2026\n" + parts), keep=1000)
    assert raw == RawMessage(
        b"From a@example.org Mon Mar 09 07:30:00 2026",
        parts[:1000] + b"\n--b\nX: 1\n\nlate text\n--b--\n",
    )


def test_random_damage_never_loses_the_count_of_bytes_or_raises():
    data = mbox_of(*(message(f"text {n}") for n in range(20)))
    chance = random.Random(5)
    for _ in range(200):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        found = list(split(pieces_of(bytes(broken), chance.randint(1, 5000))))
        assert sum(len(raw.data) + len(raw.from_line) for raw in found) <= len(broken)
        assert 1 <= len(found) <= 20


def test_a_line_is_judged_by_itself_and_the_one_behind_it():
    assert is_from_line(b"From a@example.org Mon Mar 09 07:30:00 2026\nSubject : x\n")
    assert is_from_line(b"From a@example.org 07:30:00\n>From b@example.org\nSubject: x\n") is False
    assert is_from_line(b"From a@example.org Mon Mar  9 07:30:00 2026\n>From b@example.org\nSubject: x\n")


def test_every_message_is_counted_once():
    assert reasons(*(message(name=f"<{n}@example.org>") for n in range(7))) == ["used"] * 7
