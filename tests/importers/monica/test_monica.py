"""Monica's export, entry by entry; the expected records are written by hand."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.records import (
    MAIN,
    Attendee,
    Meeting,
    Message,
    Moment,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
)
from tests.importers.monica.builders import (
    CHAT,
    EMAIL,
    LINKEDIN,
    PHONE,
    VIDEO_CALL,
    collection,
    contact,
    details,
    entry,
    export,
    field,
    outcomes,
    records,
    rejected,
    score,
    skipped,
    warned,
)

MIDNIGHT = "T00:00:00.000000Z"
MAR5, MAR6, MAR9 = (date(2026, 3, day) for day in (5, 6, 9))
ANNA = Person(name="Anna Beispiel", emails=("anna@example.org",), page="monica:anna", organization="Acme")


def anna(*collections, **properties):
    fields = collection("contact_field", field(EMAIL, "Anna@Example.org"))
    return contact("anna", "Anna", "Beispiel", fields, *collections, company="Acme", **properties)


def items(data, key):
    return records(data)[key].items


def of_anna(kind, value):
    """Return what is said in an entry of this kind under Anna."""
    _, *said = items(export(anna(collection(kind, value))), f"{kind}|{value['uuid']}")
    return said


# --- contacts


def test_a_contact_with_all_its_fields():
    fields = collection(
        "contact_field",
        field(EMAIL, "Anna@Example.org"),
        field(PHONE, "+49 30 1234"),
        field(LINKEDIN, "https://www.linkedin.com/in/Anna-Beispiel/"),
        field(CHAT, "0305550100"),
    )
    met = {
        "uuid": "d",
        "properties": {"is_age_based": False, "is_year_unknown": False, "date": f"2026-02-03{MIDNIGHT}"},
    }
    bo = contact(
        "bo", "Bo", "Muster", collection("contact_field", field(EMAIL, "bo@example.org")), company="Beta"
    )
    found = records(
        export(
            contact(
                "anna",
                "Anna",
                "Beispiel",
                fields,
                middle_name="Maria",
                company="Acme",
                job="Analyst",
                description="knows SQL",
                tags=["Alumni", "data"],
                first_met_date=met,
                first_met_through="bo",
                birthdate={"properties": {"date": f"1990-05-20{MIDNIGHT}"}},
            ),
            bo,
        )
    )
    record = found["contact|anna"]
    assert (record.location, record.scope) == ("contact 1", "monica|account-1")
    assert record.modified == datetime(2026, 3, 1, 9)
    assert record.items == (
        Person(
            name="Anna Maria Beispiel",
            emails=("anna@example.org",),
            phones=("+49 30 1234",),
            linkedin="anna-beispiel",
            page="monica:anna",
            organization="Acme",
            position="Analyst",
            tags=("Alumni", "data"),
            known_since=Moment.on(date(2026, 2, 3)),
        ),
        Person(
            slot="referrer",
            name="Bo Muster",
            emails=("bo@example.org",),
            page="monica:bo",
            organization="Beta",
        ),
        Note(text="knows SQL"),
        Referral(referrer="referrer", referred=MAIN),
    )


def test_contact_fields_whose_type_the_export_does_not_tell():
    fields = collection("contact_field", field("gone", "anna@example.org"), field("gone", "+49 30 1234"))
    (person,) = items(export(contact("anna", "Anna", None, fields)), "contact|anna")
    assert (person.emails, person.phones) == (("anna@example.org",), ("+49 30 1234",))


def test_the_end_of_a_profile_in_a_field_for_profiles():
    fields = collection("contact_field", field(LINKEDIN, "in/anna-beispiel"))
    (person,) = items(export(contact("anna", "Anna", None, fields)), "contact|anna")
    assert person.linkedin == "anna-beispiel"


@pytest.mark.parametrize("flag", ["is_year_unknown", "is_age_based"])
def test_a_first_meeting_without_a_year_is_no_day(flag):
    met = {"properties": {flag: True, "date": f"2026-02-03{MIDNIGHT}"}}
    (person,) = items(export(contact("anna", "Anna", first_met_date=met)), "contact|anna")
    assert person.known_since == Moment()


def test_mere_relatives_are_skipped_with_what_is_theirs():
    child = contact("kim", "Kim", None, collection("note", entry("n", body="x")), is_partial=True)
    found = outcomes(export(child, anna()))
    assert skipped(found) == [("contact 1", "no_identity"), ("contact 1, note 1", "no_identity")]


def test_a_relative_may_have_introduced_somebody():
    data = export(anna(first_met_through="kim"), contact("kim", "Kim", is_partial=True))
    assert items(data, "contact|anna")[1] == Person(slot="referrer", name="Kim", page="monica:kim")


@pytest.mark.parametrize("through", ["nobody", "anna", "", None, {"uuid": "x"}])
def test_an_introducer_who_is_not_in_the_export_is_nobody(through):
    assert items(export(anna(first_met_through=through)), "contact|anna") == (ANNA,)


@pytest.mark.parametrize("how", ["chosen", "address", "settings"])
def test_the_owners_own_card_is_left_out_and_said(how):
    me = contact("me", "Zoë", "Quill", collection("contact_field", field(EMAIL, "zoe@example.org")))
    user = entry("user-1", **({"me_contact": "me"} if how == "chosen" else {}))
    user |= {"email": "zoe@example.org" if how == "address" else "other@example.org"}
    settings = {"owner_emails": ("zoe@example.org",)} if how == "settings" else {}
    found = outcomes(export(me, anna(first_met_through="me"), users=[user]), **settings)
    assert skipped(found) == [("contact 1", "no_identity")]
    assert any("are yourself" in text for text in details(found))
    assert found[1].items == (ANNA,)


def test_a_contact_without_a_name_or_address_is_skipped():
    assert skipped(outcomes(export(contact("x", "", company="Acme")))) == [("contact 1", "no_identity")]


# --- calls


@pytest.mark.parametrize(
    ("contact_called", "direction"), [(False, "outbound"), (True, "inbound"), (0, "outbound"), (1, "inbound")]
)
def test_contact_called_means_that_the_contact_called(contact_called, direction):
    call = entry("c", called_at=f"2026-03-05{MIDNIGHT}", content="About SQL", contact_called=contact_called)
    assert of_anna("call", call) == [
        Message(direction=direction, at=Moment.on(MAR5), channel="phone", evidence="record", text="About SQL")
    ]


def test_an_entry_names_its_contact_so_that_it_is_the_same_person():
    call = entry("c", called_at=f"2026-03-05{MIDNIGHT}")
    assert items(export(anna(collection("call", call))), "call|c")[0] == ANNA


def test_a_time_of_day_is_an_instant_with_its_microseconds():
    call = entry("c", called_at="2026-03-05T14:30:15.250000Z")
    (message,) = of_anna("call", call)
    assert message.at.instant == datetime(2026, 3, 5, 14, 30, 15, 250000)
    assert (message.at.zone, message.at.precision) == ("UTC", "second")


def test_a_call_without_a_day_is_undated():
    (message,) = of_anna("call", entry("c", content="x"))
    assert message.at == Moment()


@pytest.mark.parametrize("text", ["2026-02-30T00:00:00.000000Z", "yesterday", "0000-00-00 00:00:00"])
def test_a_day_that_does_not_exist_is_rejected(text):
    found = outcomes(export(anna(collection("call", entry("c", called_at=text)))))
    assert rejected(found) == [("contact 1, call 1", "invalid_date")]


def test_calls_of_older_versions_have_no_id():
    calls = [entry("", called_at=f"2026-03-0{day}{MIDNIGHT}") for day in (5, 6)]
    found = records(export(anna(collection("call", *calls))))
    assert [key for key in found if key.startswith("call")] == [
        "call|anna|2026-02-01T10:30:00.000000Z",
        "call|anna|2026-02-01T10:30:00.000000Z|2",
    ]


# --- conversations


def said(day, text, *, mine):
    return entry("m", content=text, written_at=f"2026-03-0{day}{MIDNIGHT}", written_by_me=mine)


def conversation(*messages, kind=LINKEDIN):
    return entry("v", happened_at=f"2026-03-05{MIDNIGHT}", contact_field_type=kind, messages=list(messages))


def message(side, day, text, channel="linkedin"):
    return Message(
        direction=side, at=Moment.on(day), channel=channel, evidence="record", text=text, thread="v"
    )


def test_a_conversation_is_its_messages():
    talk = conversation(
        said(5, "May I ask?", mine=True), said(6, "Sure", mine=False), said(9, "Thanks", mine=True)
    )
    assert of_anna("conversation", talk) == [
        message("outbound", MAR5, "May I ask?"),
        message("inbound", MAR6, "Sure"),
        message("outbound", MAR9, "Thanks"),
    ]


def test_what_one_side_wrote_on_a_day_is_one_message():
    talk = conversation(
        said(5, "Hello", mine=True), said(5, "Who is it?", mine=False), said(5, "Me", mine=True), kind=EMAIL
    )
    assert of_anna("conversation", talk) == [
        message("outbound", MAR5, "Hello\n\nMe", "email"),
        message("inbound", MAR5, "Who is it?", "email"),
    ]


def test_a_message_without_a_day_has_that_of_its_conversation():
    talk = conversation({"properties": {"content": "Hello", "written_by_me": True}}, kind="gone")
    assert of_anna("conversation", talk) == [message("outbound", MAR5, "Hello", "unknown")]


def test_an_empty_conversation_is_blank():
    found = outcomes(export(anna(collection("conversation", conversation()))))
    assert skipped(found) == [("contact 1, conversation 1", "blank_row")]


# --- notes, tasks, reminders


def test_a_note_was_written_when_it_was_made():
    assert of_anna("note", entry("n", body="Likes\r\ntea")) == [
        Note(
            text="Likes\ntea",
            at=Moment(
                instant=datetime(2026, 2, 1, 10, 30),
                wall=datetime(2026, 2, 1, 10, 30),
                zone="UTC",
                day=date(2026, 2, 1),
                precision="second",
            ),
        )
    ]


@pytest.mark.parametrize("done", [True, False])
def test_a_task_is_a_planned_follow_up_without_a_day(done):
    task = entry("t", title="Send the article", description="by mail", completed=done)
    assert of_anna("task", task) == [PlannedFollowUp(text="Send the article\n\nby mail", done=done)]


@pytest.mark.parametrize("inactive", [True, False])
def test_a_reminder_is_a_planned_follow_up(inactive):
    reminder = entry(
        "r", title="Ask again", initial_date=f"2026-03-09{MIDNIGHT}", inactive=inactive, delible=True
    )
    assert of_anna("reminder", reminder) == [
        PlannedFollowUp(due=Moment.on(MAR9), text="Ask again", done=inactive)
    ]


def test_reminders_of_birthdays_are_monicas_own():
    birthday = entry("r", title="Birthday", initial_date=f"2026-05-20{MIDNIGHT}", delible=False)
    found = outcomes(export(anna(collection("reminder", birthday))))
    assert skipped(found) == [("contact 1, reminder 1", "notification")]


# --- activities


def with_activity(*uuids_of_people, **properties):
    people = [contact(uuid, uuid.title(), "Muster", collection("activity", "a")) for uuid in uuids_of_people]
    return export(*people, activities=[entry("a", **properties)])


def test_an_activity_is_a_talk_with_all_who_list_it():
    data = with_activity(
        "bo",
        "cy",
        summary="Coffee",
        description="Talked about SQL",
        happened_at=f"2026-03-05{MIDNIGHT}",
        type=VIDEO_CALL,
    )
    assert items(data, "activity|a") == (
        Person(name="Bo Muster", page="monica:bo"),
        Person(slot="attendee:cy", name="Cy Muster", page="monica:cy"),
        Meeting(
            starts=Moment.on(MAR5),
            attendees=(Attendee(who=MAIN), Attendee(who="attendee:cy")),
            medium="video",
            title="Coffee",
        ),
        Note(text="Coffee\n\nTalked about SQL", in_meeting=True),
    )


def test_an_activity_without_words_has_no_note():
    data = with_activity("bo", happened_at=f"2026-03-05{MIDNIGHT}", type="gone")
    assert items(data, "activity|a")[1:] == (Meeting(starts=Moment.on(MAR5)),)


def test_an_activity_with_nobody_is_skipped():
    kim = contact("kim", "Kim", None, collection("activity", "a"), is_partial=True)
    found = outcomes(export(kim, anna(), activities=[entry("a", summary="x"), entry("b", summary="y")]))
    assert skipped(found)[1:] == [("activity 1", "no_identity"), ("activity 2", "no_identity")]


# --- the rest of the file


def test_the_journal_is_about_nobody():
    found = outcomes(
        export(anna(), journal=[{"uuid": "j", "properties": {"title": "Today", "post": "secret"}}])
    )
    assert skipped(found) == [("journal entry 1", "not_a_note")]
    assert "secret" not in repr(found)


def test_what_is_not_used_is_told_and_unknown_types_do_no_harm():
    data = export(anna(collection("gift", {"uuid": "g"}, {"uuid": "h"}), collection("spaceship", 1, None)))
    found = outcomes(data)
    assert "monica.json: not used: gift (2), spaceship (2)." in details(found)
    assert found[0].items == (ANNA,)


def test_plural_types_and_arrays_written_as_objects_are_read():
    account = json.loads(export(anna(collection("call", entry("c", called_at=f"2026-03-05{MIDNIGHT}")))))
    (people,) = account["account"]["data"]
    people["type"] = "contacts"
    person = people["values"][0]
    person["data"] = {"0": person["data"][0], "7": person["data"][1] | {"type": "calls"}}
    account["account"]["data"] = {"3": people}
    assert set(records(json.dumps(account))) == {"contact|anna", "call|c"}


def test_an_account_without_contacts_is_said():
    assert warned(outcomes(export())) == ["no_rows"]


def test_contacts_with_whom_nothing_happened_are_said():
    assert warned(outcomes(export(anna()))) == ["no_events"]


SQL = """# Monica export
INSERT IGNORE INTO `accounts` (`id`, `api_key`) VALUES
 (1, 'key-of-the-account');
INSERT IGNORE INTO `users` (`id`, `password`, `google2fa_secret`) VALUES
 (1, '$2y$10$hash', 'second-factor');
INSERT IGNORE INTO `contacts` (`id`, `first_name`) VALUES
 (1, 'Anna'),
 (2, 0305550100);
"""


def test_the_sql_export_is_refused_with_advice_and_tells_nothing_of_it():
    assert score(SQL, "monica.sql") >= 0.95
    with pytest.raises(ImportFileError, match="Export to JSON") as caught:
        outcomes(SQL, "monica.sql")
    assert caught.value.code == "needs_conversion"
    for secret in ("key-of-the-account", "hash", "second-factor", "Anna", "0305550100"):
        assert secret not in caught.value.message


def test_secrets_in_the_json_are_not_kept():
    user = entry("user-1") | {
        "email": "zoe@example.org",
        "google2fa_secret": "second-factor",
        "password": "hash",
    }
    found = repr(outcomes(export(anna(), users=[user])))
    assert "second-factor" not in found
    assert "hash" not in found
    assert "zoe@" not in found


@pytest.mark.parametrize("data", [export(anna())[:-40], "{", '{"account": {"data": [' + "[" * 100_000])
def test_a_file_that_was_cut_off(data):
    with pytest.raises(ImportFileError) as caught:
        outcomes(data)
    assert caught.value.code == "unreadable"


@pytest.mark.parametrize(
    "data", ["{}", "[]", "3", '{"account": 3}', '{"account": {}}', '{"text": "", "segments": []}']
)
def test_another_json_file(data):
    with pytest.raises(ImportFileError) as caught:
        outcomes(data)
    assert caught.value.code == "unrecognised"


def test_recognition_is_sure_or_says_no():
    assert score(export(anna()), "export.txt") >= 0.95
    assert score("\ufeff" + export()) >= 0.95
    assert score('{"text": "account", "segments": []}') == 0
    assert score('{"account": {"name": "x"}}') == 0
    assert score("INSERT INTO `orders` VALUES (1);", "shop.sql") == 0
    assert score("Name,Email\n") == 0
