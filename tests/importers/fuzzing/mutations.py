"""What can befall a file: on its way, in an editor, in an attacker's hands. All from one source of chance."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from random import Random

PIECES = [
    b"\x00", b"\xef\xbb\xbf", b"\x1a", b"\x1b[31m", b"\xed\xa0\x80", b"\xff\xfe", b"\\ud800",
    b"&#xD800;", "\u200b\u202e\u0085\u2028".encode(), b'"', b"'", b";", b",", b"\t", b"\r", b"\r\n",
    b"---\n", b"```\n", b"<!--", b"{{", b"[[", b"[", b"{", b"null", b"NaN", b"1e999", b"-1", b"9" * 40,
    b"9" * 5000, b"0000-00-00", b"2026-13-45", b"9999-12-31T23:59:59Z", b"0001-01-01", b"31/12/99999",
    b"20260230T256199", b"-P99999999999999D", b"FREQ=SECONDLY;INTERVAL=1",
    b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n", b"BEGIN:VEVENT\r\n", b"RRULE:FREQ=SECONDLY\r\n",
    b"END:VCALENDAR\r\n", b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"From x\n", b"\nFrom ",
    b"Content-Type: multipart/mixed; boundary=\n", b"Content-Transfer-Encoding: base64\n",
    b"=?utf-8?Q?=FF?=", b"=?x-none?B?////?=", b"charset=idna", b"charset=\"\\x00\"",
    b"CHARSET=UTF-7;ENCODING=QUOTED-PRINTABLE:", b"TZID=/Nowhere/Never", b"TZID=../../etc/passwd",
    b"&a;", b"<!DOCTYPE x [<!ENTITY a \"b\">]>", b"]]>", b"</Project>", b"*x\n", b"&x [*x]\n",
    b"!!python/object/apply:os.system [x]\n", b"? [\n", b"<<: *a\n", b"99:99:99.999 --> ",
    b"00:00:05.000 --> 00:00:01.000\n", b"=1+1", b"@", b"mailto:", b"https://www.linkedin.com/in/",
    b"%00%ff%", b"\xc3", b"\xf4\x90\x80\x80", b"\xe2\x80", b"'; DROP TABLE contacts; --", b"\x85",
    b"\xa0",
]  # fmt: skip
HTML = (
    b'<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/login">'
    b'<input name="user"></form></body></html>\n'
)
Change = Callable[[bytes, Random], bytes]


def _place(data: bytes, chance: Random) -> int:
    return chance.randint(0, len(data))


def cut_off(data: bytes, chance: Random) -> bytes:
    return data[: _place(data, chance)]


def without_head(data: bytes, chance: Random) -> bytes:
    return data[min(_place(data, chance), 200) :]


def flipped(data: bytes, chance: Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice([1, 3, 20]) if found else 0):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def with_piece(data: bytes, chance: Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at = _place(data, chance)
        data = data[:at] + chance.choice(PIECES) + data[at + chance.choice([0, 0, 1, 10]) :]
    return data


def many_pieces(data: bytes, chance: Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + chance.choice(PIECES) * chance.choice([100, 3000]) + data[at:]


def long_cell(data: bytes, chance: Random) -> bytes:
    at = _place(data, chance)
    filling = chance.choice(
        [b"x", b" ", b"9", b"(", b'"', b"a@", b"/", b">", "é".encode(), b"a b ", b"\\", b"- "]
    )
    return data[:at] + filling * chance.choice([3000, 140_000, 400_000]) + data[at:]


def nested(data: bytes, chance: Random) -> bytes:
    at, depth = _place(data, chance), chance.choice([50, 1100, 20_000])
    opened, closed = chance.choice(
        [(b"[", b"]"), (b'{"a":', b"}"), (b"<b>", b"</b>"), (b"(", b")"), (b"> ", b""), (b"- ", b""),
         (b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"), (b"<Code>", b"</Code>"), (b"**", b"**"), (b"[[", b"]]"),
         (b"Content-Type: message/rfc822\n\n", b""), (b"{a: ", b"}"), (b"<div>", b"</div>")]
    )  # fmt: skip
    return data[:at] + opened * depth + closed * chance.choice([0, depth]) + data[at:]


def lines_moved(data: bytes, chance: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    what = chance.choice(["twice", "gone", "shuffled", "many"])
    if what == "shuffled":
        chance.shuffle(lines)
        return b"".join(lines)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines)) if lines else 0
        lines[at : at + 1] = [] if what == "gone" else lines[at : at + 1] * (2 if what == "twice" else 60)
    return b"".join(lines)


def columns_moved(data: bytes, chance: Random) -> bytes:
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline=""), strict=False))
    except csv.Error:
        return data
    width = max(map(len, rows), default=0)
    if width < 2:
        return data
    order = list(range(width))
    what = chance.choice(["shuffled", "gone", "twice", "empty header"])
    if what == "shuffled":
        chance.shuffle(order)
    elif what == "gone":
        order.pop(chance.randrange(width))
    else:
        order.append(chance.randrange(width))
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=chance.choice([",", ";", "\t", "|"]))
    for number, row in enumerate(rows):
        cells = [row[place] if place < len(row) else "" for place in order]
        writer.writerow(["" for _ in cells] if number == 0 and what == "empty header" else cells)
    return buffer.getvalue().encode("utf-8", "replace")


def recoded(data: bytes, chance: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = chance.choice(
        [
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "cp1252",
            "latin-1",
            "cp437",
            "utf-32",
            "utf-8-sig",
            "utf-7",
            "cp1251",
        ]
    )
    return text.encode(encoding, "replace")


def garbled(data: bytes, chance: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 2)):
        text = text.encode("utf-8").decode("cp1252", "replace")
    return text.encode("utf-8")


def other_line_ends(data: bytes, chance: Random) -> bytes:
    ending = chance.choice([b"\r", b"\n\r", b"\r\r\n", b"\n\n", "\u2028".encode(), b"\x0b", b""])
    return data.replace(b"\r\n", b"\n").replace(b"\n", ending)


def unclosed(data: bytes, chance: Random) -> bytes:
    places = [at for at, byte in enumerate(data) if byte in b'"<>[]{}();:']
    if not places:
        return data + b'"'
    at = chance.choice(places)
    return data[:at] + data[at + 1 :]


def numbers_swollen(data: bytes, chance: Random) -> bytes:
    places = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    for at in sorted(chance.sample(places, min(len(places), chance.randint(1, 4))), reverse=True):
        data = (
            data[:at] + chance.choice([b"0", b"99", b"-", b"999999999999", b".", b"9" * 400]) + data[at + 1 :]
        )
    return data


def login_page(data: bytes, chance: Random) -> bytes:
    return HTML + chance.choice([b"", data])


def noise(data: bytes, chance: Random) -> bytes:
    return chance.choice(
        [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"!BDN", b"%PDF-1.7\n"]
    ) + (chance.randbytes(chance.choice([0, 1, 300, 70_000])))


CHANGES: tuple[Change, ...] = (
    cut_off, without_head, flipped, with_piece, with_piece, many_pieces, long_cell, nested, lines_moved,
    columns_moved, recoded, garbled, other_line_ends, unclosed, numbers_swollen, numbers_swollen,
    login_page, noise,
)  # fmt: skip
