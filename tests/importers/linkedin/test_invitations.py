"""Invitations.csv: with words they are messages, without only requests; accepted is no reply."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from explorer_kit.records import Connection, Message, Moment, Person, SourceRecord
from tests.importers.linkedin.builders import (
    ANNA,
    INVITATIONS,
    OLIVE,
    context,
    csv_of,
    importer,
    items,
    outcomes,
    records,
    rejected,
    skipped,
    source_file,
    url,
    warned,
)

SENT = [OLIVE, ANNA, "1/29/26, 2:37 PM", "Hello Anna, 20 minutes?", "OUTGOING", url(OLIVE), url(ANNA)]
CAME = [ANNA, OLIVE, "1/30/26, 9:05 AM", "Hello Olive", "INCOMING", url(ANNA), url(OLIVE)]
PERSON = Person(name="Anna Beispiel", linkedin="anna-beispiel")
AT = Moment.local(datetime(2026, 1, 29, 14, 37), "minute", "unknown")


def read(*rows, header=INVITATIONS, order=None, delimiter=","):
    return outcomes(
        "invitations", source_file(csv_of(header, rows, delimiter=delimiter), "Invitations.csv"), order
    )


def sure(data):
    return importer("invitations").recognise(source_file(data, "Invitations.csv"), context())


def with_(row, **cells):
    changed = dict(zip(INVITATIONS, row, strict=True)) | cells
    return [changed[name] for name in INVITATIONS]


def test_one_with_words_is_a_message_with_a_clock_of_no_known_zone():
    assert sure(csv_of(INVITATIONS, [SENT])) == 1.0
    assert read(SENT) == [
        SourceRecord(
            key="outbound|anna beispiel|01-26-29 14:37",
            location="row 2",
            sequence=1,
            items=(
                PERSON,
                Message(
                    direction="outbound", at=AT, channel="linkedin_invitation", text="Hello Anna, 20 minutes?"
                ),
            ),
        )
    ]


def test_one_without_words_is_only_a_request():
    (record,) = records(read(with_(SENT, Message="")))
    assert record.items == (PERSON, Connection(at=AT, requested_only=True, direction="outbound"))


def test_one_that_came_is_the_other_persons():
    (record,) = records(read(CAME))
    (came,) = items(Message, [record])
    assert (record.items[0], came.direction, came.text) == (PERSON, "inbound", "Hello Olive")
    (record,) = records(read(with_(CAME, Message="  ")))
    (request,) = items(Connection, [record])
    assert (record.items[0], request.direction, request.requested_only) == (PERSON, "inbound", True)


def test_the_header_before_late_2023_has_names_only():
    old = [row[:5] for row in (SENT, CAME)]
    assert sure(csv_of(INVITATIONS[:5], old)) == 1.0
    found = read(*old, header=INVITATIONS[:5])
    assert items(Person, found) == [Person(name="Anna Beispiel")] * 2
    assert [record.key for record in records(found)] == [record.key for record in records(read(SENT, CAME))]
    assert [record.sequence for record in records(found)] == [0, 0]


def test_columns_are_read_by_name():
    assert items(Message, read(SENT[::-1], header=INVITATIONS[::-1])) == items(Message, read(SENT))


def test_a_new_column_of_linkedins_changes_nothing():
    header = [*INVITATIONS[:3], "Status", *INVITATIONS[3:]]
    row = [*SENT[:3], "PENDING", *SENT[3:]]
    assert sure(csv_of(header, [row])) == 1.0
    assert read(row, header=header) == read(SENT)


@pytest.mark.parametrize("written", ["1/2/26, 2:37 PM", "1/2/26, 2:37\u202fPM"])
def test_linkedins_own_dates_are_american(written):
    (sent,) = items(Message, read(with_(SENT, **{"Sent At": written})))
    assert sent.at == Moment.local(datetime(2026, 1, 2, 14, 37), "minute", "unknown")


def test_a_number_above_twelve_proves_the_contrary():
    rows = [with_(SENT, **{"Sent At": written}) for written in ("1/2/26, 2:37 PM", "29/1/26, 2:37 PM")]
    assert [sent.at.day for sent in items(Message, read(*rows))] == [date(2026, 2, 1), date(2026, 1, 29)]


def test_both_orders_in_one_column_leave_it_open():
    rows = [with_(SENT, **{"Sent At": written}) for written in ("1/29/26, 2:37 PM", "29/1/26, 2:38 PM")]
    found = read(*rows)
    assert [sent.at for sent in items(Message, found)] == [Moment(), Moment()]
    assert warned(found) == ["ambiguous_dates"]


def test_saved_again_in_a_spreadsheet():
    found = read(with_(SENT, **{"Sent At": "29.01.2026 14:37"}), delimiter=";")
    assert records(found)[0].items == records(read(SENT))[0].items
    assert records(found)[0].key == records(read(SENT))[0].key


def test_a_date_of_another_shape_that_can_be_read_in_two_ways_is_open():
    rows = with_(SENT, **{"Sent At": "03/04/2026 14:37"})
    assert (items(Message, read(rows))[0].at, warned(read(rows))) == (Moment(), ["ambiguous_dates"])
    (settled,) = records(read(rows, order="day"))
    assert settled.key == records(read(rows))[0].key
    assert items(Message, [settled])[0].at.day == date(2026, 4, 3)


def test_a_zone_that_is_named_gives_the_instant():
    (sent,) = items(Message, read(with_(SENT, **{"Sent At": "2026-01-29 14:37:00 UTC"})))
    assert sent.at == Moment.at(datetime(2026, 1, 29, 14, 37, tzinfo=UTC))


@pytest.mark.parametrize(
    "changed",
    [{"Direction": ""}, {"Direction": "SIDEWAYS"}, {"To": "LinkedIn Member", "inviteeProfileUrl": ""}],
)
def test_nobody_on_the_other_side(changed):
    assert skipped(read(with_(SENT, **changed))) == ["no_identity"]


def test_the_owner_needs_no_name():
    assert records(read(with_(SENT, From="", inviterProfileUrl="")))[0].items[0] == PERSON


def test_a_date_that_does_not_exist_can_be_mended():
    (wrong,) = rejected(read(with_(SENT, **{"Sent At": "2/31/26, 2:37 PM"})))
    assert wrong.reason == "invalid_date"
    mend = importer("invitations").mend
    assert mend is not None
    cells = dict(wrong.fields) | {"Sent At": "1/29/26, 2:37 PM"}
    (record,) = mend(tuple(cells.items()), (("order", "month"),), wrong.location, context())
    assert record == records(read(SENT))[0]


def test_the_same_row_twice_is_one_and_a_second_request_another():
    assert skipped(read(SENT, SENT)) == ["duplicate"]
    again = with_(SENT, **{"Sent At": "2/20/26, 2:37 PM"})
    assert len({record.key for record in records(read(SENT, again))}) == 2


def test_a_header_without_rows_is_said():
    assert sure(csv_of(INVITATIONS, [])) == 1.0
    assert warned(read()) == ["no_rows"]


def test_other_files_are_not_recognised():
    assert sure("From,To,Date\nA,B,C") == 0.0
