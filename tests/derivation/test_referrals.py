"""Referrals (R7): explicit ones only, the same pair once, offered in a talk if nothing else is told."""

from __future__ import annotations

from typing import Any

import pytest

from explorer_kit.records import UNDATED, Attendee, Meeting, Message, Moment, Person, Referral
from tests.derivation.journals import Journal, day, on, only, record

ANNA = Person(name="Anna Beispiel", emails=("a@example.org",))
BEN = Person(name="Ben Muster", emails=("b@example.org",))


def as_slot(person: Person, slot: str) -> Person:
    return Person(slot=slot, name=person.name, emails=person.emails, linkedin=person.linkedin)


def gave(person: Person, to: Person, *items: Any, offered: Moment = UNDATED, key: str = "n"):
    """A record about a person that says whom they referred the owner to."""
    referral = Referral(referrer="main", referred="other", offered=offered)
    return record(key, person, as_slot(to, "other"), referral, *items)


def was_referred(person: Person, by: Person, *items: Any, key: str = "t"):
    return record(
        key, person, as_slot(by, "referrer"), Referral(referrer="referrer", referred="main"), *items
    )


ASKED = Message(evidence="record", role="outreach", at=on(8))


@pytest.fixture
def journal() -> Journal:
    return Journal()


def test_the_same_pair_from_several_places_is_one(journal: Journal):
    journal.load("tracker", was_referred(ANNA, BEN, ASKED), record("b", BEN))
    journal.load("note", gave(BEN, ANNA, offered=on(5)))
    row, event = only(journal.table("referrals")), only(journal.events("referral"))
    ben, anna = journal.contact("Ben Muster")["contact_id"], journal.contact("Anna Beispiel")["contact_id"]
    assert (row["referrer_id"], row["referred_id"]) == (ben, anna)
    assert (row["offered_on"], row["counts_from_on"], row["used_on"]) == (day(5), day(5), day(8))
    assert (event["contact_id"], event["referred_id"], event["sources"]) == (ben, anna, ["note", "tracker"])
    assert journal.contact("Anna Beispiel")["referred_by"] == ben


def test_each_way_is_a_referral_of_its_own(journal: Journal):
    journal.load("note", gave(ANNA, BEN, key="1"), gave(BEN, ANNA, key="2"))
    assert len(journal.table("referrals")) == 2


def test_nobody_refers_to_themselves(journal: Journal):
    journal.load("note", gave(ANNA, ANNA))
    assert journal.table("referrals") == []
    assert journal.events("referral") == []


def test_it_was_offered_in_the_talk_of_its_record_if_the_referrer_was_there(journal: Journal):
    journal.load("note", gave(BEN, ANNA, Meeting(starts=on(3))))
    row = only(journal.table("referrals"))
    assert (row["offered_on"], row["interview_id"]) == (day(3), only(journal.events("meeting"))["event_id"])


def test_it_was_not_offered_in_a_talk_with_another_person(journal: Journal):
    journal.load("tracker", was_referred(ANNA, BEN, Meeting(starts=on(9)), ASKED))
    row = only(journal.table("referrals"))
    assert (row["offered_on"], row["interview_id"]) == (None, None)


def test_it_was_not_offered_in_a_talk_that_did_not_take_place(journal: Journal):
    journal.load("note", gave(BEN, ANNA, Meeting(starts=on(3), cancelled=True)))
    assert only(journal.table("referrals"))["offered_on"] is None


def test_a_day_that_is_told_holds_over_the_talk(journal: Journal):
    journal.load("note", gave(BEN, ANNA, Meeting(starts=on(3)), offered=on(5)))
    assert only(journal.table("referrals"))["offered_on"] == day(5)


def test_without_a_day_it_counts_from_the_outreach_it_led_to(journal: Journal):
    journal.load("tracker", was_referred(ANNA, BEN, ASKED))
    row = only(journal.table("referrals"))
    assert (row["offered_on"], row["counts_from_on"]) == (None, day(8))


def test_without_any_day_it_counts_from_its_load(journal: Journal):
    journal.load("tracker", was_referred(ANNA, BEN))
    assert str(only(journal.table("referrals"))["counts_from_on"]) == "2026-06-30"


def test_of_two_referrers_the_first_counts(journal: Journal):
    cleo = Person(name="Cleo Muster")
    journal.load("note", gave(BEN, ANNA, offered=on(5), key="1"), gave(cleo, ANNA, offered=on(4), key="2"))
    assert journal.contact("Anna Beispiel")["referred_by"] == journal.contact("Cleo Muster")["contact_id"]


def test_both_are_people_of_the_event(journal: Journal):
    journal.load("note", gave(BEN, ANNA))
    event = only(journal.events("referral"))
    people = {row["contact_id"]: row["role"] for row in journal.table("event_contacts")}
    assert people == {event["contact_id"]: "referrer", event["referred_id"]: "referred"}


def test_an_outreach_that_comes_later_is_its_use(journal: Journal):
    journal.load("note", gave(BEN, ANNA, offered=on(5)))
    journal.load("mail", record("m", ANNA, Message(at=on(9))))
    assert only(journal.table("referrals"))["used_on"] == day(9)


def test_a_talk_whose_date_is_found_dates_the_referral(journal: Journal):
    # the note only says that they talked; the calendar knows when
    flag = Meeting(evidence="flag", attendees=(Attendee(),))
    journal.load("note", gave(BEN, ANNA, flag))
    journal.load("calendar", record("c", BEN, Meeting(starts=on(6))))
    assert only(journal.table("referrals"))["offered_on"] == day(6)


def test_a_referrer_who_turns_out_to_be_somebody_known_is_that_contact(journal: Journal):
    journal.load("tracker", was_referred(ANNA, Person(name="Ben Muster", linkedin="ben")))
    journal.load("mail", record("m", Person(name="B M", emails=("b@example.org",)), Message(at=on(1))))
    journal.load("contacts", record("v", Person(emails=("b@example.org",), linkedin="ben")))
    ben = journal.contact("B M")["contact_id"]
    assert only(journal.table("referrals"))["referrer_id"] == ben
    assert journal.contact("Anna Beispiel")["referred_by"] == ben
