"""Files that are broken, cut off or made to do harm: a code, or rows with a reason, and soon."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.observations import rows_of
from explorer_kit.records import Outcomes, Rejected, SourceRecord
from tests.importers.linkedin.builders import (
    ANNA,
    BEN,
    CLEO,
    CONNECTIONS,
    INVITATIONS,
    MESSAGES,
    MESSAGES_2022,
    MESSAGES_2023,
    NOTES,
    OLIVE,
    PROFILE_CSV,
    context,
    csv_of,
    export_of,
    importer,
    message,
    messages_csv,
    outcomes,
    records,
    skipped,
    url,
)

POSTS = [
    message(OLIVE, ANNA, "2026-02-10 17:42:31 UTC", "Hello Anna,\n20 minutes?"),
    message(ANNA, OLIVE, "2026-02-11 17:42:31 UTC", '<p>Gladly, "soon" &amp; long</p>'),
    message(OLIVE, [BEN, CLEO], "2026-02-12 17:42:31 UTC", "Hello both", thread="2-bbb"),
    message(CLEO, OLIVE, "2026-02-13 17:42:31 UTC", "Hi; hello", thread="2-ccc"),
    message(BEN, OLIVE, "2026-02-14 17:42:31 UTC", "Last, but long words at the end", thread="2-ddd"),
]
WHOLE = {
    "connections": [
        NOTES
        + csv_of(CONNECTIONS, [["Anna", "Beispiel", url(ANNA), "", "Acme", "Analyst", "08 Feb 2026"]] * 2)
    ],
    "messages": [
        messages_csv(*POSTS, header=header, quoted=quoted)
        for header in (MESSAGES, MESSAGES_2023, MESSAGES_2022)
        for quoted in (False, True)
    ],
    "invitations": [
        csv_of(INVITATIONS, [[OLIVE, ANNA, "1/29/26, 2:37 PM", "Hello", "OUTGOING", url(OLIVE), url(ANNA)]])
    ],
}
JUNK = [
    '"',
    '""',
    ",",
    ";",
    "\n",
    "\r",
    "\x00",
    "\t",
    "%ZZ",
    "%00",
    "<p>",
    "<![",
    "<!--",
    "&#x110000;",
    "&#xD800;",
    "Notes:\n",
    "LinkedIn Member",
    "Yes",
    "SPAM",
    "31/02/2026",
    "1/2/26",
    "24:61",
    "UTC+25:99",
    "\ufeff",
    "\u202e",
    "https://www.linkedin.com/in/",
    "https://www.linkedin.com/company/acme",
    "99999999999",
    "\x1a",
    "=1+1",
]
OLIVES = {"owner_linkedin": url(OLIVE)}


def all_of(source: str, data: bytes, order: str | None = None, **settings: object) -> list[Outcomes]:
    """Recognise and read a file, mend what it rejects, and make rows of it; files beside it are as it is."""
    file = export_of(data, f"{source}.csv", Profile=data, Invitations=data, Connections=data)
    for name in ("connections", "messages", "invitations", "other"):
        assert 0 <= importer(name).recognise(file, context()) <= 1
    try:
        found = outcomes(source, file, order, **settings)
    except ImportFileError:
        return []
    for outcome in found:
        if isinstance(outcome, SourceRecord):
            for row in rows_of(source, outcome):
                assert all(text.encode() is not None for text in row.values() if isinstance(text, str))
        if isinstance(outcome, Rejected):
            mend = importer(source).mend
            assert mend is not None
            assert len(list(mend(outcome.fields, outcome.remember, outcome.location, context()))) == 1
    keys = [record.key for record in records(found)]
    assert len(keys) == len(set(keys))
    return found


@st.composite
def mutated(draw: Callable[..., object]) -> tuple[str, bytes]:
    """Draw one of the files with some of it removed, doubled or replaced by junk."""
    source = str(draw(st.sampled_from(sorted(WHOLE))))
    text = str(draw(st.sampled_from(WHOLE[source])))
    for _ in range(int(str(draw(st.integers(1, 5))))):
        start = int(str(draw(st.integers(0, len(text)))))
        end = start + int(str(draw(st.integers(0, 40))))
        middle = str(draw(st.sampled_from([*JUNK, "", text[start:end] * 2])))
        text = text[:start] + middle + text[end:]
    return source, text.encode(str(draw(st.sampled_from(["utf-8", "utf-16", "cp1252"]))), "replace")


@given(mutated(), st.sampled_from([None, "day", "month", "year"]), st.sampled_from([{}, OLIVES]))
def test_a_damaged_file_fails_with_a_code_or_is_read(damaged, order, settings):
    source, data = damaged
    all_of(source, data, order, **settings)


@given(st.sampled_from(sorted(WHOLE)), st.binary(max_size=300))
def test_noise_fails_with_a_code_or_is_read(source, data):
    header = WHOLE[source][0].split("\n")[3 if source == "connections" else 0]
    all_of(source, data)
    all_of(source, header.encode() + b"\n" + data)


@pytest.mark.parametrize("data", WHOLE["messages"])
def test_wherever_a_download_breaks_off_no_half_message_is_kept(data):
    whole = {record.key: record.items for record in records(all_of("messages", data.encode(), **OLIVES))}
    begin = len(data.split("\n")[0]) + 1
    for end in range(begin, len(data), 7):
        file = export_of(data[:end], "messages.csv")
        for record in records(outcomes("messages", file, **OLIVES)):
            assert record.key in whole


@given(st.permutations(POSTS), st.sampled_from([MESSAGES, MESSAGES_2022]))
def test_the_order_of_rows_does_not_matter(rows, header):
    def kept(posts):
        file = export_of(messages_csv(*posts, header=header), "messages.csv", Profile=PROFILE_CSV)
        return {record.key: record.items for record in records(outcomes("messages", file))}

    assert kept(rows) == kept(POSTS)


@given(st.lists(st.sampled_from(POSTS), max_size=12))
def test_every_message_counts_once_however_often_it_is_in_the_file(rows):
    found = outcomes("messages", export_of(messages_csv(*rows), "messages.csv"), **OLIVES)
    different = {(post["CONVERSATION ID"], post["DATE"]) for post in rows}
    assert (len(records(found)), len(skipped(found))) == (len(different), len(rows) - len(different))


@pytest.mark.parametrize(
    "row",
    [
        POSTS[0] | {"CONTENT": "<p>" + "<a " * 30_000},
        POSTS[0] | {"CONTENT": "<div>" * 30_000},
        POSTS[0] | {"CONTENT": "x" * 1_000_000},
        POSTS[0] | {"DATE": "1/" * 50_000},
        POSTS[0] | {"TO": "Anna, " * 30_000, "RECIPIENT PROFILE URLS": ""},
        POSTS[0] | {"RECIPIENT PROFILE URLS": ",".join(f"{url(ANNA)}{n}" for n in range(3_000))},
        POSTS[0] | {"FROM": "A " * 30_000},
    ],
    ids=["open tags", "nested tags", "long text", "long date", "names", "profiles", "long name"],
)
def test_one_monstrous_cell_takes_no_time(row):
    begin = time.process_time()
    all_of("messages", messages_csv(row, POSTS[1]).encode(), **OLIVES)
    assert time.process_time() - begin < 3


def test_a_thread_of_thousands_is_read_as_fast_as_many_threads():
    rows = [POSTS[0] | {"CONTENT": f"message {n}"} for n in range(3_000)]
    begin = time.process_time()
    found = outcomes("messages", export_of(messages_csv(*rows), "messages.csv"), **OLIVES)
    assert len(records(found)) == 3_000
    assert time.process_time() - begin < 4
