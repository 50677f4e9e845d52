"""Damaged address books and exports: an error in words or records, never another exception, never a hang."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.monica import IMPORTER as MONICA
from explorer_kit.importers.observations import rows_of
from explorer_kit.records import SourceRecord
from tests.importers.contacts import test_google_csv, test_outlook_csv, test_vcard
from tests.importers.contacts.builders import GOOGLE, OUTLOOK, VCARD, context, source_file, table
from tests.importers.monica import test_monica_together

WHOLE = [
    (VCARD, (test_vcard.GOOGLE + test_vcard.ANDROID + test_vcard.FOUR).encode()),
    (GOOGLE, table(test_google_csv.NEW, test_google_csv.ANNA_NEW).encode()),
    (GOOGLE, table(test_google_csv.OLD, test_google_csv.ANNA_OLD).encode("utf-16")),
    (
        OUTLOOK,
        table(test_outlook_csv.GERMAN, {"Vorname": "Jörg", "Empfohlen von": "Bo Muster"}).encode("cp1252"),
    ),
    (MONICA, test_monica_together.STORY.encode()),
]
PIECES = [
    b"\x00", b"\xff", b'"', b";", b":", b"=", b"\n", b"\r\n ", b",", b"\\", b"[", b"{", b"null", b"\\ud800",
    b"BEGIN:VCARD\n", b"END:VCARD\n", b"AGENT:\n", b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-7:+2AA-\n",
    b"FN;CHARSET=idna;ENCODING=QUOTED-PRINTABLE:=FF\n", b"2026-13-45", b" ::: ", b"\xed\xa0\x80",
]  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 60), st.sampled_from([b"", *PIECES])),
    min_size=1,
    max_size=6,
)


def read(importer, data):
    """Read a file to its end and return its records; every row of them can be stored as text."""
    file = source_file(data, "damaged")
    try:
        assert 0 <= importer.recognise(file, context()) <= 1
        found = [outcome for outcome in importer.read(file, context()) if isinstance(outcome, SourceRecord)]
    except ImportFileError:
        return []
    for record in found:
        rows = list(rows_of(importer.stored_as, record))
        json.dumps(rows, default=str, ensure_ascii=False).encode()
    return found


@settings(max_examples=150)
@given(st.sampled_from(WHOLE), CHANGES)
def test_damage_of_any_kind(whole, changes):
    importer, data = whole
    for place, cut, piece in changes:
        start = int(place * len(data))
        data = data[:start] + piece + data[start + cut :]
    found = read(importer, data)
    assert len({record.key for record in found}) == len(found)


@pytest.mark.parametrize(
    ("importer", "data"),
    [
        (VCARD, b"BEGIN:VCARD\nFN:" + b"A" * 300_000 + b"\nNOTE:" + b"\\," * 300_000 + b"\nEND:VCARD\n"),
        (VCARD, b"BEGIN:VCARD\nFN:x\nN:" + b";" * 300_000 + b"\nTEL;" + b'"' * 300_000 + b":1\nEND:VCARD\n"),
        (VCARD, b"BEGIN:VCARD\nFN:x\nNOTE:" + b"<p" * 200_000 + b"a@" * 200_000 + b"\n" + b"junk\n" * 50_000),
        (VCARD, b"BEGIN:VCARD\nURL:" + b"linkedin.com/in" * 50_000 + b"\nEMAIL:" + b"a." * 200_000),
        (GOOGLE, (",".join(test_google_csv.NEW) + "\n" + "A ::: " * 50_000).encode()),
        (OUTLOOK, (",".join(test_outlook_csv.CLASSIC) + '\n"' + "A," * 50_000).encode()),
        (MONICA, b'{"account": {"data":' + b"[" * 500_000),
        (MONICA, b'{"account": {"data": [' + b"1" * 500_000 + b"]}}"),
    ],
)
def test_a_line_or_nesting_without_end_takes_no_time(importer, data):
    started = time.process_time()
    read(importer, data)
    assert time.process_time() - started < 2
