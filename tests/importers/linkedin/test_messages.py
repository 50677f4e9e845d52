"""messages.csv in all its headers: what a row says, and what is no message of anybody's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.records import Message, Moment, Person, SourceRecord, Warned
from tests.importers.linkedin.builders import (
    ANNA,
    BEN,
    CLEO,
    MESSAGES,
    MESSAGES_2022,
    MESSAGES_2023,
    OLIVE,
    PROFILE_CSV,
    context,
    export_of,
    importer,
    items,
    message,
    messages_csv,
    outcomes,
    records,
    rejected,
    remarks,
    skipped,
    source_file,
    warned,
)

ASK = message(OLIVE, ANNA, "2026-02-10 17:42:31 UTC", "Hello Anna,\n20 minutes?")
ANSWER = message(ANNA, OLIVE, "2026-02-11 08:00:00 UTC", "Gladly.")
OTHER = message(OLIVE, BEN, "2026-02-12 09:00:00 UTC", "Hello Ben", thread="2-bbb")
HEADERS = {
    "all 13": MESSAGES,
    "12": MESSAGES[:12],
    "11": MESSAGES[:11],
    "10": MESSAGES_2023,
    "9": MESSAGES_2022,
    "drafts without attachments": [*MESSAGES_2023, *MESSAGES[11:]],
    "one kind of draft": [*MESSAGES_2023, "IS CONVERSATION DRAFT"],
    "one more that nobody knows": [*MESSAGES[:5], "MESSAGE STATUS", *MESSAGES[5:]],
}


def read(*rows, header=MESSAGES, quoted=False, order=None, **settings):
    settings = {"owner_linkedin": "https://www.linkedin.com/in/olive-owner"} | settings
    file = export_of(messages_csv(*rows, header=header, quoted=quoted), "messages.csv")
    return outcomes("messages", file, order, **settings)


def sure(data, name="messages.csv"):
    return importer("messages").recognise(source_file(data, name), context())


def test_a_message_sent_and_its_answer():
    sent, came = records(read(ASK, ANSWER))
    anna = Person(name="Anna Beispiel", linkedin="anna-beispiel")
    assert sent.items == (
        anna,
        Message(
            direction="outbound",
            at=Moment.at(datetime(2026, 2, 10, 17, 42, 31, tzinfo=UTC)),
            channel="linkedin",
            text="Hello Anna,\n20 minutes?",
            thread="2-aaa",
        ),
    )
    assert came.items == (
        anna,
        Message(
            direction="inbound",
            at=Moment.at(datetime(2026, 2, 11, 8, tzinfo=UTC)),
            channel="linkedin",
            text="Gladly.",
            thread="2-aaa",
        ),
    )


@pytest.mark.parametrize("columns", HEADERS)
@pytest.mark.parametrize("quoted", [False, True])
def test_every_header_tells_the_same(columns, quoted):
    rows = (ASK, ANSWER, OTHER)
    assert sure(messages_csv(*rows, header=HEADERS[columns], quoted=quoted)) == 1.0
    found = read(*rows, header=HEADERS[columns], quoted=quoted)
    assert items(Message, found) == items(Message, read(*rows))
    assert [record.key for record in records(found)] == [record.key for record in records(read(*rows))]


def test_columns_are_read_by_name():
    assert items(Message, read(ASK, ANSWER, header=MESSAGES[::-1])) == items(Message, read(ASK, ANSWER))


def test_a_name_with_commas_is_not_split():
    row = ASK | {"TO": "Anna Beispiel, Ph.D., Career Coach"}
    (person,) = items(Person, read(row))
    assert (person.name, person.linkedin) == ("Anna Beispiel, Ph.D., Career Coach", "anna-beispiel")


def test_names_with_commas_in_a_group_make_nobody_more():
    row = message(OLIVE, [ANNA, CLEO], "2026-02-10 17:42:31 UTC", "Hello both")
    found = read(row | {"TO": "Anna Beispiel, Ph.D., Cléo Exemple"})
    assert [person.linkedin for person in items(Person, found)] == ["anna-beispiel", "cléo-exemple"]
    assert not any(person.name and "Ph.D." in person.name for person in items(Person, found))


def test_a_group_message_is_one_for_each_person():
    row = message(OLIVE, [ANNA, CLEO], "2026-02-10 17:42:31 UTC", "Hello both")
    (record,) = records(read(row))
    people = {item.slot: item.linkedin for item in record.items if isinstance(item, Person)}
    sent = [item for item in record.items if isinstance(item, Message)]
    assert sorted(filter(None, people.values())) == ["anna-beispiel", "cléo-exemple"]
    assert [(people[item.who], item.group, item.direction) for item in sent] == [
        ("anna-beispiel", True, "outbound"),
        ("cléo-exemple", True, "outbound"),
    ]


def test_a_message_to_a_group_that_came_in_is_its_senders():
    row = message(ANNA, [OLIVE, CLEO], "2026-02-10 17:42:31 UTC", "Hello both")
    (record,) = records(read(row))
    assert [item.linkedin for item in record.items if isinstance(item, Person)] == ["anna-beispiel"]
    assert [(item.group, item.direction) for item in items(Message, [record])] == [(True, "inbound")]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"IS MESSAGE DRAFT": "Yes"}, "draft"),
        ({"IS CONVERSATION DRAFT": "Yes"}, "draft"),
        ({"FOLDER": "SPAM"}, "spam"),
        ({"CONTENT": '<p class="spinmail-quill-editor__spin-break">Dear you</p>'}, "sponsored"),
        ({"CONTENT": "Hi %FIRSTNAME%, grow with us"}, "sponsored"),
        ({"FROM": "Acme Academy", "SENDER PROFILE URL": ""}, "sponsored"),
        ({"FROM": "LinkedIn Member", "SENDER PROFILE URL": ""}, "no_identity"),
        ({"FROM": "", "SENDER PROFILE URL": ""}, "no_identity"),
    ],
)
def test_what_is_no_message_of_a_person(changed, reason):
    row = message(ANNA, OLIVE, "2026-02-10 17:42:31 UTC", "Hello", thread="2-ccc") | changed
    found = read(ANSWER, row)
    assert (len(records(found)), skipped(found)) == (1, [reason])


def test_what_one_sent_to_a_member_who_is_gone_names_nobody():
    row = message(OLIVE, "LinkedIn Member", "2026-02-10 17:42:31 UTC", "Hello", thread="2-ccc")
    found = read(row)
    assert skipped(found) == ["no_identity"]
    assert "1 messages nobody can tell" in remarks(found)[0]


def test_an_own_message_is_no_advertisement_whatever_it_says():
    assert len(records(read(ASK | {"CONTENT": "Hi %FIRSTNAME%"}))) == 1


@pytest.mark.parametrize("folder", ["INBOX", "ARCHIVE", ""])
def test_other_folders_count(folder):
    assert len(records(read(ASK | {"FOLDER": folder}))) == 1


def test_html_and_entities_become_text_and_the_raw_is_kept():
    row = ANSWER | {"CONTENT": "<p>Tom &amp; Anna</p><p>Bye</p>"}
    (came,) = items(Message, read(row))
    assert (came.text, came.text_raw) == ("Tom & Anna\n\nBye", "<p>Tom &amp; Anna</p><p>Bye</p>")


def test_entities_in_plain_text_keep_its_lines():
    (came,) = items(Message, read(ANSWER | {"CONTENT": "Tom &amp; Anna\nif a < b and c > d\nBye"}))
    assert came.text == "Tom & Anna\nif a < b and c > d\nBye"


def test_line_ends_of_both_kinds_are_the_same_text():
    for quoted in (True, False):
        (sent,) = items(Message, read(ASK | {"CONTENT": "Hello\r\nthere\nyou"}, quoted=quoted))
        assert (sent.text, sent.text_raw) == ("Hello\nthere\nyou", None)


@pytest.mark.parametrize("attached", ["https://example.org/a", "https://example.org/a,https://example.org/b"])
def test_a_message_without_words_is_one(attached):
    (sent,) = items(Message, read(ASK | {"CONTENT": "", "ATTACHMENTS": attached}))
    assert sent.text is None


def test_a_thread_is_the_id_that_its_messages_share():
    thread = "2-YWJjZGVm+/ZGVmLTAwMQ=="
    found = read(*(row | {"CONVERSATION ID": thread} for row in (ASK, ANSWER)))
    assert [said.thread for said in items(Message, found)] == [thread, thread]


def test_the_subject_of_an_inmail_is_kept():
    (sent,) = items(Message, read(ASK | {"SUBJECT": "A question"}))
    assert sent.subject == "A question"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-02-10 17:42 UTC", Moment.at(datetime(2026, 2, 10, 17, 42, tzinfo=UTC), "minute")),
        ("2026-02-10 17:42:31", Moment.at(datetime(2026, 2, 10, 17, 42, 31, tzinfo=UTC))),
        ("2/25/2026 5:42:31 PM", Moment.at(datetime(2026, 2, 25, 17, 42, 31, tzinfo=UTC))),
        ("25.02.2026 17:42", Moment.at(datetime(2026, 2, 25, 17, 42, tzinfo=UTC), "minute")),
        ("", Moment()),
    ],
)
def test_other_shapes_of_the_date(written, moment):
    (sent,) = items(Message, read(ASK | {"DATE": written}))
    assert sent.at == moment


def test_a_date_that_can_be_read_in_two_ways_stays_empty_with_a_warning():
    found = read(ASK | {"DATE": "3/4/2026 17:42"})
    assert (items(Message, found)[0].at, warned(found)) == (Moment(), ["ambiguous_dates"])
    (settled,) = records(read(ASK | {"DATE": "3/4/2026 17:42"}, order="month"))
    assert settled.items[1].at.day.isoformat() == "2026-03-04"
    assert settled.key == records(found)[0].key


def test_a_key_survives_what_spreadsheets_do_to_dates_and_lines():
    (key,) = [record.key for record in records(read(ASK))]
    again = ASK | {"DATE": "25.02.2026 17:42", "CONTENT": "Hello Anna,  20 minutes?"}
    assert records(read(ASK | {"DATE": "2026-02-25 17:42:31 UTC"}))[0].key == records(read(again))[0].key
    assert records(read(ASK | {"DATE": "2026-02-10 17:42 UTC"}))[0].key == key


def test_the_same_message_twice_is_one():
    found = read(ASK, ASK | {"FOLDER": "ARCHIVE"}, ANSWER)
    assert (len(records(found)), skipped(found)) == (2, ["duplicate"])


def test_equal_words_at_other_times_are_two_messages():
    later = [ASK | {"DATE": f"2026-02-10 17:{clock} UTC"} for clock in ("42:31", "42:32", "43:31")]
    assert len({record.key for record in records(read(*later))}) == 3
    assert {record.key for record in records(read(*later))} == {
        record.key for record in records(read(*later[::-1]))
    }


def test_a_date_that_does_not_exist_is_rejected_and_can_be_mended():
    found = read(ASK | {"DATE": "2026-02-31 17:42:31 UTC"}, ANSWER)
    (wrong,) = rejected(found)
    assert wrong.reason == "invalid_date"
    mend = importer("messages").mend
    assert mend is not None
    cells = dict(wrong.fields) | {"DATE": "2026-02-10 17:42:31 UTC"}
    (record,) = mend(tuple(cells.items()), wrong.remember, wrong.location, context())
    assert isinstance(record, SourceRecord)
    assert (record.key, record.items) == (records(read(ASK))[0].key, records(read(ASK))[0].items)


def test_half_a_message_is_rejected_because_its_words_are_its_key():
    whole = messages_csv(ANSWER, ASK, header=MESSAGES, quoted=True)
    cut = export_of(whole[: whole.index("20 minutes")], "messages.csv")
    found = outcomes("messages", cut, owner_linkedin="olive-owner")
    assert (len(records(found)), [wrong.reason for wrong in rejected(found)]) == (1, ["ragged_row"])
    assert warned(found)[0] == "unbalanced_quote"


def test_a_file_that_breaks_off_in_an_unquoted_row():
    whole = messages_csv(ANSWER, ASK | {"CONTENT": "Hello Anna, how are you"}, quoted=False)
    cut = export_of(whole[: whole.index(" how are")].replace('"', ""), "messages.csv")
    found = outcomes("messages", cut, owner_linkedin="olive-owner")
    assert (len(records(found)), [wrong.reason for wrong in rejected(found)]) == (1, ["ragged_row"])


def test_a_header_without_rows_is_said():
    assert [type(outcome) for outcome in read()] == [Warned]
    assert warned(read()) == ["no_rows"]


def test_the_sentence_that_there_is_nothing_is_no_row():
    file = source_file("No conversations found", "messages.csv")
    assert importer("messages").recognise(file, context()) == 1.0
    assert warned(outcomes("messages", file)) == ["no_rows"]


def test_saved_again_in_a_spreadsheet():
    data = b"\xef\xbb\xbf" + messages_csv(ASK, ANSWER).replace(",", ";").replace("\n", "\r\n").encode()
    data = data.replace(b'"Hello Anna;\r\n20', b'"Hello Anna,\r\n20')
    assert sure(data) == 1.0
    found = outcomes("messages", source_file(data, "messages.csv"), owner_linkedin="olive-owner")
    assert [record.items for record in records(found)] == [
        record.items for record in records(read(ASK, ANSWER))
    ]


def test_another_file_under_this_name_is_refused():
    with pytest.raises(ImportFileError, match="has no column 'CONVERSATION ID'"):
        outcomes("messages", source_file("Name,Email\nAnna,anna@example.org", "messages.csv"))


def test_the_file_beside_it_is_not_needed():
    file = source_file(messages_csv(ASK, ANSWER, OTHER), "messages.csv")
    assert len(records(outcomes("messages", file))) == 3


def test_a_broken_file_beside_it_does_no_harm():
    for broken in (b"", b"\x89PNG", b"Nothing,here"):
        file = export_of(messages_csv(ASK, ANSWER, OTHER), "messages.csv", Profile=broken, Invitations=broken)
        assert len(records(outcomes("messages", file))) == 3


def test_who_the_owner_was_taken_for_is_said():
    file = export_of(messages_csv(ASK, ANSWER), "messages.csv", Profile=PROFILE_CSV)
    (remark,) = remarks(outcomes("messages", file))
    assert "you are taken to be Olive Owner (linkedin.com/in/olive-owner)" in remark
    assert remarks(read(ASK, ANSWER)) == []


def test_two_who_say_the_same_in_one_minute_are_two():
    hi = [
        message(sender, to, f"2026-02-10 17:42:{second} UTC", "Hi")
        for sender, to, second in ((OLIVE, ANNA, "01"), (ANNA, OLIVE, "01"))
    ]
    assert len(records(read(*hi))) == 2


def test_lines_stay_where_tags_make_none():
    (came,) = items(Message, read(ANSWER | {"CONTENT": 'See <a href="https://example.org">this</a>\nBye'}))
    assert came.text == "See this\nBye"
