"""What a row says, one cell at a time; the expected records are written by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from explorer_kit.records import (
    MAIN,
    Meeting,
    Message,
    Moment,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
    SkillMention,
)
from tests.importers.tracker.builders import csv_of, main, messages, notes, of, record, records, talk

JAN5, JAN9, JAN20, JAN21 = (date(2026, 1, day) for day in (5, 9, 20, 21))


def test_a_full_row():
    header = (
        "Name",
        "Email",
        "LinkedIn",
        "Company",
        "Role",
        "Tie",
        "Date contacted",
        "How",
        "Template",
        "Followed up",
        "Reply date",
        "Replied",
        "Interview date",
        "Time",
        "Minutes",
        "Format",
        "Takeaways",
        "Skills",
        "Thank-you sent",
        "Next follow-up",
        "Next step",
        "Referred by",
    )
    row = (
        "Ada Probe",
        "Ada.Probe@Example.org",
        "https://www.linkedin.com/in/Ada-Probe/?x=1",
        "Beispiel AG",
        "Analyst",
        "alumni",
        "2026-01-05",
        "LinkedIn invite",
        "B",
        "2026-01-08",
        "2026-01-09",
        "yes",
        "2026-01-20",
        "14:30",
        "35",
        "Zoom",
        "Talk to users.",
        "SQL (5), Excel",
        "2026-01-21",
        "2026-04-20",
        "send the article",
        "Bo Muster",
    )
    found = record(header, *row)
    assert found.key == "log|ada probe|1"
    assert found.location == "row 2"
    assert found.items == (
        Person(
            name="Ada Probe",
            emails=("ada.probe@example.org",),
            linkedin="ada-probe",
            organization="Beispiel AG",
            position="Analyst",
            tie="alumni",
        ),
        Person(slot="referrer:bo muster", name="Bo Muster"),
        Message(
            role="outreach", evidence="record", at=Moment.on(JAN5), channel="linkedin_invitation", variant="B"
        ),
        Message(evidence="record", at=Moment.on(date(2026, 1, 8))),
        Message(direction="inbound", role="reply", evidence="record", at=Moment.on(JAN9), outcome="accepted"),
        Message(role="thank_you", evidence="record", at=Moment.on(JAN21)),
        Meeting(
            starts=Moment.local(datetime(2026, 1, 20, 14, 30)),
            minutes=35,
            medium="video",
            read_for_skills=True,
        ),
        Note(text="Talk to users.", heading="Takeaways", kind="takeaway", in_meeting=True),
        SkillMention(word="SQL", required_level=5, heading="Skills", in_meeting=True),
        SkillMention(word="Excel", heading="Skills", in_meeting=True),
        Referral(referrer="referrer:bo muster", referred=MAIN),
        PlannedFollowUp(due=Moment.on(date(2026, 4, 20)), text="send the article"),
    )


def test_a_name_alone_is_a_person_and_nothing_else():
    assert record(["Name", "Date contacted"], "Ada Probe", "").items == (Person(name="Ada Probe"),)


# --- people


def test_an_address_in_the_name_is_an_address():
    person = main(record(["Name", "Company"], "Ada Probe <Ada@Example.org>", "X"))
    assert (person.name, person.emails) == ("Ada Probe", ("ada@example.org",))


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("Ada@Example.ORG", ("ada@example.org",)),
        ("mailto:Ada@Example.org?subject=Hello", ("ada@example.org",)),
        ("Ada Probe <Ada@Example.org>", ("ada@example.org",)),
        ("/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=ada", ()),
        ("n/a", ()),
    ],
)
def test_an_address_is_cleaned_and_nothing_else_is_one(cell, emails):
    assert main(record(["Name", "Email"], "Ada Probe", cell)).emails == emails


def test_first_and_last_name_are_joined():
    assert main(record(["Vorname", "Nachname"], "Zoë", "Quill")).name == "Zoë Quill"


def test_several_addresses_in_one_cell_or_several_columns():
    found = record(["Name", "Email", "Work email"], "Ada", "a@example.org; b@example.org", "c@example.org")
    assert main(found).emails == ("a@example.org", "b@example.org", "c@example.org")


def test_a_company_page_is_no_profile():
    assert main(record(["Name", "LinkedIn"], "Ada", "https://linkedin.com/company/beispiel")).linkedin is None


def test_the_day_a_person_was_added():
    assert main(record(["Name", "Date added"], "Ada", "2026-01-05")).known_since == Moment.on(JAN5)


def test_tags_phones_and_tier():
    person = main(
        record(["Name", "Tags", "Phone", "Tier"], "Ada", "data, berlin", "+49 30 123, +49 170 9", "A")
    )
    assert (person.tags, person.phones, person.tier) == (("data", "berlin"), ("+49 30 123", "+49 170 9"), "A")


# --- referrals (R7)


def test_people_a_person_named_are_referred_by_them():
    found = record(
        ["Name", "Referrals given"], "Ada Probe", "Bo Muster (Beispiel AG), Cy Sample and Di Exemple"
    )
    slots = ("referred:bo muster", "referred:cy sample", "referred:di exemple")
    assert [person.name for person in of(Person, found)[1:]] == ["Bo Muster", "Cy Sample", "Di Exemple"]
    assert of(Referral, found) == [Referral(referrer=MAIN, referred=slot) for slot in slots]


@pytest.mark.parametrize("cell", ["yes", "2", "no", "–", "n/a", "LinkedIn", "none"])
def test_a_count_or_a_yes_refers_to_nobody(cell):
    found = record(["Name", "Referred by", "Referrals given"], "Ada", cell, cell)
    assert of(Referral, found) == []
    assert len(of(Person, found)) == 1


def test_free_text_is_no_referral():
    assert of(Referral, record(["Name", "How found", "Notes"], "Ada", "through Bo", "Bo referred me")) == []


# --- outreach


def test_a_flag_lies_between_the_other_days_of_its_row():
    header = ["Name", "Contacted", "Replied", "Date added", "Interview date", "Thank-you"]
    found = record(header, "Ada", "x", "y", "2026-01-05", "2026-01-20", "✓")
    assert messages(found) == [
        Message(role="outreach", evidence="flag", counts_from=JAN20, not_before=JAN5),
        Message(
            direction="inbound",
            role="reply",
            outcome="accepted",
            evidence="flag",
            counts_from=JAN20,
            not_before=JAN5,
        ),
        Message(role="thank_you", evidence="flag", counts_from=JAN20, not_before=JAN5),
    ]


def test_planned_days_bound_nothing():
    found = record(["Name", "Contacted", "Next follow-up"], "Ada", "yes", "2026-05-01")
    assert messages(found) == [Message(role="outreach", evidence="flag")]


@pytest.mark.parametrize("cell", ["no", "n/a", "pending", "–", ""])
def test_a_no_or_an_open_flag_is_no_message(cell):
    assert messages(record(["Name", "Contacted", "Thank-you sent"], "Ada", cell, cell)) == []


def test_an_answer_implies_that_somebody_wrote():
    roles = [message.role for message in messages(record(["Name", "Reply date"], "Ada", "2026-01-09"))]
    assert roles == ["outreach", "reply"]


def test_a_message_that_came_back():
    (sent,) = messages(record(["Name", "Date contacted", "Response"], "Ada", "2026-01-05", "bounced"))
    assert (sent.at, sent.delivery) == (Moment.on(JAN5), "bounced")


def test_a_date_with_a_time_keeps_it_as_a_wall_clock():
    (sent,) = messages(record(["Name", "Date contacted"], "Ada", "2026-01-05 09:15"))
    assert sent.at == Moment.local(datetime(2026, 1, 5, 9, 15))


# --- nudges


@pytest.mark.parametrize("answer", ["yes (after 1 nudge)", "declined after two reminders"])
def test_a_nudge_told_in_the_answer_is_a_flag(answer):
    found = messages(record(["Name", "Date contacted", "Replied?"], "Ada", "2026-01-05", answer))
    assert [(m.role, m.evidence) for m in found] == [
        ("outreach", "record"),
        ("nudge", "flag"),
        ("reply", "flag"),
    ]


def test_a_dated_nudge_is_not_told_twice():
    header = ["Name", "Date contacted", "Followed up", "Replied?"]
    found = messages(record(header, "Ada", "2026-01-05", "2026-01-09", "yes (after 1 nudge)"))
    assert [(m.role, m.at.day) for m in found] == [("outreach", JAN5), (None, JAN9), ("reply", None)]


def test_two_columns_of_nudges_are_two_messages():
    header = ["Name", "Date contacted", "Follow-up 1", "Follow-up 2"]
    found = messages(record(header, "Ada", "2026-01-05", "2026-01-09", "2026-01-20"))
    assert [m.at.day for m in found] == [JAN5, JAN9, JAN20]


# --- answers


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [("declined", "declined"), ("maybe later", "deferred"), ("accepted", "accepted"), ("x", "unclassified")],
)
def test_what_the_answer_said(cell, outcome):
    (_, reply) = messages(record(["Name", "Date contacted", "Response"], "Ada", "2026-01-05", cell))
    assert (reply.role, reply.outcome, reply.evidence) == ("reply", outcome, "flag")


def test_a_date_in_the_flag_column_dates_the_answer():
    (_, reply) = messages(record(["Name", "Date contacted", "Replied"], "Ada", "2026-01-05", "yes, 9 Jan"))
    assert reply.at == Moment.on(JAN9)


def test_the_outcome_may_stand_in_a_column_of_its_own():
    header = ["Name", "Date contacted", "Reply date", "Outcome"]
    (_, reply) = messages(record(header, "Ada", "2026-01-05", "2026-01-09", "not interested"))
    assert (reply.at, reply.outcome) == (Moment.on(JAN9), "declined")


def test_an_answer_that_is_not_understood_is_kept_as_a_note_and_counts_for_nothing():
    found = record(["Name", "Date contacted", "Response"], "Ada", "2026-01-05", "green")
    assert [m.role for m in messages(found)] == ["outreach"]
    assert notes(found) == [Note(text="green", heading="Response")]


# --- statuses


@pytest.mark.parametrize(
    ("status", "roles"),
    [
        ("Researching", []),
        ("Outreach Sent", ["outreach"]),
        ("Bumped", ["outreach", "nudge"]),
        ("Final Sent", ["outreach", "nudge"]),
        ("Replied", ["outreach", "reply"]),
        ("Declined", ["outreach", "reply"]),
        ("Scheduled", ["outreach", "reply"]),
        ("Completed", ["outreach", "reply"]),
        ("Follow-Up Due", ["outreach"]),
        ("Warm Contact", []),
        ("Dormant", []),
    ],
)
def test_a_status_implies_the_steps_before_it(status, roles):
    assert [m.role for m in messages(record(["Name", "Status"], "Ada", status))] == roles


def test_a_row_of_careeronestop():
    header = ["Company Name", "Contact", "E-mail", "Date Applied", "Application Summary", "Interview"]
    found = record(
        [*header, "Follow-Up", "Status"],
        *("Beispiel AG", "Ada Probe", "ada@example.org", "2026-01-05", "Sent a CV", "2026-01-20"),
        *("2026-01-21", "Completed"),
    )
    person = Person(name="Ada Probe", emails=("ada@example.org",), organization="Beispiel AG")
    assert main(found) == person
    assert [(m.role, m.at.day, m.evidence) for m in messages(found)] == [
        ("outreach", JAN5, "record"),
        ("reply", None, "flag"),
        ("thank_you", JAN21, "record"),
    ]
    assert talk(found).starts == Moment.on(JAN20)
    assert [note.text for note in notes(found)] == ["Sent a CV"]


def test_an_own_column_is_believed_before_the_status():
    found = record(["Name", "Status", "Replied", "Date contacted"], "Ada", "Completed", "no", "2026-01-05")
    assert [m.role for m in messages(found)] == ["outreach"]


def test_the_last_contact_of_a_message_just_sent_is_that_message():
    (sent,) = messages(record(["Name", "Status", "Last Contact"], "Ada", "Outreach Sent", "2026-01-05"))
    assert (sent.role, sent.evidence, sent.at) == ("outreach", "record", Moment.on(JAN5))


def test_the_last_contact_of_a_bumped_person_is_the_bump():
    sent, nudge = messages(record(["Name", "Status", "Last Contact"], "Ada", "Bumped", "2026-01-09"))
    assert (sent.evidence, sent.counts_from) == ("flag", JAN9)
    assert (nudge.role, nudge.at) == ("nudge", Moment.on(JAN9))


@pytest.mark.parametrize(
    ("cell", "channel"),
    [("2026-01-09, phone", "phone"), ("e-mail, 9 January 2026", "email"), ("2026-01-09", "unknown")],
)
def test_day_and_form_of_the_last_contact_may_share_a_cell(cell, channel):
    (sent,) = messages(record(["Full name", "Date & form of last contact"], "Ada", cell))
    assert (sent.role, sent.channel, sent.evidence, sent.counts_from) == ("outreach", channel, "flag", JAN9)


def test_a_column_for_the_channel_goes_before_the_form_of_the_last_contact():
    header = ["Name", "How contacted", "Last Contact"]
    (sent,) = messages(record(header, "Ada", "LinkedIn", "2026-01-09, phone"))
    assert sent.channel == "linkedin"


def test_a_status_in_other_words_is_kept_as_a_note():
    assert notes(record(["Name", "Status"], "Ada", "purple")) == [Note(text="purple", heading="Status")]


# --- talks


def test_a_completed_talk_without_a_date_is_a_flag():
    found = record(["Name", "Date contacted", "Status"], "Ada", "2026-01-05", "Completed")
    assert talk(found) == Meeting(evidence="flag", counts_from=JAN5, not_before=JAN5)


@pytest.mark.parametrize(
    ("status", "cancelled", "no_show"),
    [("cancelled", True, False), ("no-show", False, True), ("held", False, False), ("", False, False)],
)
def test_what_became_of_a_talk(status, cancelled, no_show):
    found = talk(record(["Name", "Interview date", "Interview status"], "Ada", "2026-01-20", status))
    assert (found.evidence, found.starts) == ("record", Moment.on(JAN20))
    assert (found.cancelled, found.no_show) == (cancelled, no_show)


def test_a_general_status_can_cancel_a_talk():
    assert talk(record(["Name", "Interview date", "Status"], "Ada", "2026-01-20", "Cancelled")).cancelled


@pytest.mark.parametrize(
    ("header", "talks"), [("Interview", 1), ("Interview done", 1), ("Interview scheduled", 0), ("Termin", 0)]
)
def test_a_yes_is_a_talk_unless_the_column_is_about_appointments(header, talks):
    assert len(of(Meeting, record(["Name", header], "Ada", "yes"))) == talks


@pytest.mark.parametrize("cell", ["TBD", "no", "pending", "–"])
def test_no_talk(cell):
    assert of(Meeting, record(["Name", "Interview date", "Interview status"], "Ada", cell, "no")) == []


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (("Interview date", "Time", "End time"), ("2026-01-20", "14:00", "14:30")),
        (("Interview date", "Time"), ("2026-01-20", "14:00-14:30")),
        (("Interview date",), ("January 20, 2026 2:00 PM → 2:30 PM",)),
        (("Interview date",), ("2026-01-20 14:00-14:30",)),
    ],
)
def test_begin_and_end_of_a_talk(header, cells):
    found = talk(record(["Name", *header], "Ada", *cells))
    assert found.starts == Moment.local(datetime(2026, 1, 20, 14, 0))
    assert found.ends == Moment.local(datetime(2026, 1, 20, 14, 30))


def test_a_second_talk_is_a_record_of_its_own():
    first, second = records(
        csv_of(["Name", "Interview 1", "Interview 2"], ["Ada Probe", "2026-01-20", "2026-01-21"])
    )
    assert (first.key, second.key) == ("log|ada probe|1", "log|ada probe|1#2")
    assert talk(first).starts == Moment.on(JAN20)
    assert second.items == (Person(name="Ada Probe"), Meeting(starts=Moment.on(JAN21)))


def test_skills_were_asked_for_only_where_the_cell_is_filled():
    header = ["Name", "Interview date", "Skills"]
    assert talk(record(header, "Ada", "2026-01-20", "none")).read_for_skills
    assert of(SkillMention, record(header, "Ada", "2026-01-20", "none")) == []
    assert not talk(record(header, "Ada", "2026-01-20", "")).read_for_skills


def test_planned_and_actual_minutes_medium_and_target_role():
    header = ["Name", "Interview date", "Planned minutes", "Minutes", "Medium", "Target role"]
    found = talk(record(header, "Ada", "2026-01-20", "20", "27 min", "Telefon", "Data analyst"))
    assert (found.planned_minutes, found.minutes, found.medium, found.target_role) == (
        20,
        27,
        "phone",
        "Data analyst",
    )


# --- thanks, notes, plans


def test_a_day_without_a_year_is_placed_near_the_rows_other_days():
    header = ["Name", "Interview date", "Thank-you sent"]
    (thanks,) = messages(record(header, "Ada", "2025-12-30", "sent 2 Jan"))
    assert (thanks.evidence, thanks.at) == ("record", Moment.on(date(2026, 1, 2)))


def test_a_day_without_a_year_in_a_row_without_days_is_a_flag():
    (thanks,) = messages(record(["Name", "Thank-you sent"], "Ada", "sent 25 Mar"))
    assert (thanks.evidence, thanks.at.day) == ("flag", None)


def test_texts_are_notes_under_their_headers():
    header = ["Name", "Interview date", "Advice", "Resources", "Notes", "Comments"]
    found = notes(record(header, "Ada", "2026-01-20", "Ask more.", "a book", "kind\n\nhelpful", "–"))
    assert found == [
        Note(text="kind\n\nhelpful", heading="Notes", kind="note", in_meeting=True),
        Note(text="Ask more.", heading="Advice", kind="advice", in_meeting=True),
        Note(text="a book", heading="Resources", kind="resource", in_meeting=True),
    ]


def test_notes_without_a_talk_belong_to_none():
    assert notes(record(["Name", "Notes"], "Ada", "met at a fair")) == [
        Note(text="met at a fair", heading="Notes")
    ]


def test_a_plan_may_have_a_day_a_text_or_both():
    header = ["Name", "Next step", "Next follow-up"]
    assert of(PlannedFollowUp, record(header, "Ada", "send article", "")) == [
        PlannedFollowUp(text="send article")
    ]
    assert of(PlannedFollowUp, record(header, "Ada", "", "2026-01-20")) == [
        PlannedFollowUp(due=Moment.on(JAN20))
    ]
    assert of(PlannedFollowUp, record(header, "Ada", "n/a", "TBD")) == []


def test_contacted_no_is_believed_even_with_a_day_of_last_contact():
    assert messages(record(["Name", "Contacted", "Last contact"], "Ada", "no", "2026-01-05")) == []


def test_a_day_for_a_talk_that_did_not_come_about_is_no_talk():
    assert of(Meeting, record(["Name", "Interview date", "Interview held"], "Ada", "2026-01-20", "no")) == []


def test_an_end_before_the_beginning_is_left_out():
    header = ["Name", "Interview date", "Time", "End time"]
    assert talk(record(header, "Ada", "2026-01-20", "14:00", "13:30")).ends == Moment()


def test_how_a_person_was_found_belongs_to_no_talk():
    found = notes(
        record(["Name", "Interview date", "How found", "Notes"], "Ada", "2026-01-20", "fair", "kind")
    )
    assert [(note.heading, note.in_meeting) for note in found] == [("Notes", True), ("How found", False)]


def test_a_day_beside_a_no_bounds_nothing():
    header = ["Name", "Contacted", "Date contacted", "Replied"]
    sent, *_ = messages(record(header, "Ada", "", "2026-01-05", "no, asked again 20 Jan 2026"))
    assert (sent.at.day, sent.role) == (JAN5, "outreach")
    (thanks,) = messages(record(["Name", "Thanked", "Contacted"], "Ada", "yes", "no, as of 20 Jan 2026"))
    assert (thanks.counts_from, thanks.not_before) == (None, None)


@pytest.mark.parametrize(
    ("word", "became"),
    [
        ("declined", (False, False, True)),
        ("abgelehnt", (False, False, True)),
        ("postponed", (True, False, False)),
        ("rescheduled", (True, False, False)),
        ("no-show", (False, True, False)),
    ],
)
def test_what_became_of_a_talk_is_not_taken_for_held(word, became):
    data = csv_of(["Name", "Company", "Interview date", "Interview status"], ["Ada", "X", "2026-03-10", word])
    (talk,) = of(Meeting, records(data)[0])
    assert (talk.cancelled, talk.no_show, talk.owner_declined) == became


@pytest.mark.parametrize(
    "words", ["out of office", "OOO", "Abwesenheitsnotiz", "réponse automatique", "de vacaciones"]
)
def test_an_automatic_answer_is_none(words):
    data = csv_of(["Name", "Company", "Date contacted", "Replied?"], ["Ada", "X", "2026-03-01", words])
    assert [message.direction for message in messages(records(data)[0])] == ["outbound"]
