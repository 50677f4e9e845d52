"""Who is who (R1): what joins two mentions of people, what only suggests it, and what keeps them apart."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from explorer_kit.records import Attendee, Meeting, Message, Person, Referral
from tests.derivation.journals import Journal, on, only, record


def people(*persons: Person) -> Journal:
    """Return a journal in which every person is named by a record of their own."""
    journal = Journal()
    journal.load("contacts", *(record(str(number), person) for number, person in enumerate(persons)))
    return journal


def anna(**columns: Any) -> Person:
    return Person(**{"name": "Anna Beispiel", **columns})


def suggestions(journal: Journal) -> list[str]:
    return [row["evidence"] for row in journal.table("merge_suggestions")]


ACME: dict[str, Any] = {"organization": "Acme"}


def test_an_equal_address_joins_whatever_the_names():
    journal = people(
        anna(emails=("a@example.org",)),
        Person(name="A. Muster", emails=("b@example.org", "a@example.org")),
    )
    assert journal.people() == [["A. Muster", "Anna Beispiel"]]


def test_an_equal_profile_joins():
    journal = people(anna(linkedin="anna-b"), Person(name="Anna Muster", linkedin="anna-b"))
    assert journal.people() == [["Anna Beispiel", "Anna Muster"]]


def test_addresses_join_over_a_third_record():
    journal = people(
        Person(name="A A", emails=("a@example.org",)),
        Person(name="B B", linkedin="x"),
        Person(emails=("a@example.org",), linkedin="x"),
    )
    assert journal.people() == [["A A", "B B"]]


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Ánna BEISPIEL, PhD"},
        {"name": "Dr. Anna Beispiel", "organization": "ACME GmbH"},
        {"name": "Beispiel, Anna", "emails": ("anna@example.org",)},
        {"linkedin": "anna-b"},
    ],
)
def test_a_name_with_the_same_organization_joins(other: dict[str, Any]):
    assert len(people(anna(**ACME), anna(**(ACME | other))).contacts()) == 1


def test_a_profile_and_an_address_of_one_name_and_organization_are_one_person():
    journal = people(anna(**ACME, emails=("anna@example.org",)), anna(**ACME, linkedin="anna-b"))
    assert len(journal.contacts()) == 1


def test_a_name_that_two_people_have_at_an_organization_joins_nobody():
    # the third could be either: three contacts, three pairs to ask about
    journal = people(
        anna(**ACME, emails=("a@example.org",)), anna(**ACME, emails=("b@example.org",)), anna(**ACME)
    )
    assert len(journal.contacts()) == 3
    assert suggestions(journal) == ["same name and organization"] * 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"emails": ("a@example.org",)}, {"emails": ("b@example.org",)}),
        ({"linkedin": "a"}, {"linkedin": "b"}),
    ],
)
def test_a_name_that_two_have_leaves_their_other_names_alone(one: dict[str, Any], other: dict[str, Any]):
    # two are called Anna Beispiel, only the first of them Anna Maria as well: that name is unique
    maria = anna(**(ACME | {"name": "Anna Maria Beispiel"}))
    first = anna(**(ACME | {"name": "Anna Maria Beispiel"} | one))
    journal = people(anna(**ACME, **one), first, anna(**ACME, **other), maria)
    assert journal.people() == [["Anna Beispiel"], ["Anna Beispiel", "Anna Maria Beispiel"]]


def test_two_profiles_keep_a_name_apart():
    assert len(people(anna(**ACME, linkedin="a"), anna(**ACME, linkedin="b")).contacts()) == 2


def test_other_organizations_are_other_people():
    assert len(people(anna(**ACME), anna(organization="Beta")).contacts()) == 2


def test_a_name_alone_is_a_suggestion():
    journal = people(anna(), anna())
    assert len(journal.contacts()) == 2
    assert suggestions(journal) == ["same name, no organization known"]


def test_a_name_with_one_organization_known_is_a_suggestion():
    journal = people(anna(**ACME), anna())
    assert len(journal.contacts()) == 2
    assert suggestions(journal) == ["same name, organization known for one only"]


def test_a_single_word_suggests_nothing():
    assert suggestions(people(Person(name="Anna"), Person(name="Anna"))) == []


def test_a_name_of_very_many_suggests_nothing():
    assert suggestions(people(*(anna(emails=(f"{number}@example.org",)) for number in range(21)))) == []


def test_a_suggestion_goes_when_the_pair_is_joined():
    journal = people(anna(emails=("a@example.org",)), anna())
    journal.load("mail", record("m", anna(emails=("a@example.org",)), Message(at=on(1))))
    assert len(suggestions(journal)) == 1
    journal.load("contacts", record("1", anna(emails=("a@example.org",))), file_at=datetime(2027, 1, 1))
    assert suggestions(journal) == []


def test_links_to_one_page_are_one_person():
    journal = people(Person(name="Anna", page="people/anna"), anna(page="people/anna"))
    assert journal.people() == [["Anna", "Anna Beispiel"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"organization": "Acme"}, {"organization": "Beta"}),
        ({"emails": ("a@example.org",)}, {"emails": ("b@example.org",)}),
        ({"linkedin": "a"}, {"linkedin": "b"}),
    ],
)
def test_a_page_does_not_join_what_contradicts(one: dict[str, Any], other: dict[str, Any]):
    journal = people(Person(name="Anna", page="p", **one), Person(name="Anna", page="p", **other))
    assert len(journal.contacts()) == 2


def test_a_page_and_a_name_together_never_join_two_addresses():
    # each step alone would be allowed: A and B by name and organization, B and C by the page
    journal = people(
        anna(**ACME, emails=("a@example.org",)),
        anna(**ACME, page="p"),
        Person(page="p", emails=("c@example.org",)),
    )
    emails = [row["emails"] for row in journal.contacts()]
    assert sorted(emails) == [["a@example.org"], ["c@example.org"]]


def test_names_at_two_organizations_never_join_two_addresses():
    # the profile was at both; which of the two addresses it has, nobody says
    journal = people(
        anna(**ACME, emails=("a@example.org",)),
        anna(**ACME, linkedin="anna"),
        anna(organization="Beta", linkedin="anna"),
        anna(organization="Beta", emails=("b@example.org",)),
    )
    assert len(journal.contacts()) == 3


def test_the_id_is_the_smallest_observation_and_all_others_lead_to_it():
    journal = people(anna(**ACME), anna(**ACME), anna(**ACME))
    ids = sorted(row["observation_id"] for row in journal.table("observations"))
    assert only(journal.contacts())["contact_id"] == ids[0]
    assert journal.table("contact_ids") == [{"old": old, "current": ids[0]} for old in ids[1:]]


def test_after_a_merge_the_old_id_leads_to_the_new_one():
    journal = people(anna(emails=("a@example.org",)), Person(name="B B", linkedin="b"))
    before = {row["contact_id"] for row in journal.contacts()}
    journal.load("mail", record("m", Person(emails=("a@example.org",), linkedin="b")))
    now = only(journal.contacts())["contact_id"]
    leads = {row["old"]: row["current"] for row in journal.table("contact_ids")}
    assert {leads.get(old, old) for old in before} == {now}


def test_the_id_survives_an_edit_of_the_record():
    journal = Journal()
    journal.load("tracker", record("a", anna()), file_at=datetime(2026, 3, 1))
    first = only(journal.contacts())["contact_id"]
    journal.load("tracker", record("a", anna(position="Designer")), file_at=datetime(2026, 3, 2))
    now = only(journal.contacts())
    assert now["position"] == "Designer"
    leads = {row["old"]: row["current"] for row in journal.table("contact_ids")}
    assert leads.get(first, first) == now["contact_id"]


def test_an_address_that_was_mended_takes_people_apart_again():
    journal = Journal()
    journal.load("tracker", record("a", anna(emails=("x@example.org",))), file_at=datetime(2026, 3, 1))
    journal.load("mail", record("m", Person(name="Ben Muster", emails=("x@example.org",)), Message(at=on(1))))
    assert len(journal.contacts()) == 1
    journal.load("tracker", record("a", anna(emails=("y@example.org",))), file_at=datetime(2026, 3, 2))
    assert journal.people() == [["Anna Beispiel"], ["Ben Muster"]]
    assert journal.story("Anna Beispiel") == []
    assert journal.story("Ben Muster") == ["outreach 1"]


def test_who_a_key_belongs_to_depends_on_all_who_have_it_however_far():
    # Ben's key N2 is also that of two others; a mail to somebody who shares other keys with two of the three
    # must not make it look unique
    beta: dict[str, Any] = {"organization": "Beta"}
    gamma: dict[str, Any] = {"organization": "Gamma"}
    known: dict[str, Any] = {"emails": ("c@example.org",), "linkedin": "c"}
    journal = people(
        Person(name="Nora Eins", **beta, **known),
        Person(name="Nora Drei", **beta, **known),
        Person(name="Nora Eins", **beta, emails=("d@example.org",)),
        Person(name="Nora Zwei", **gamma, emails=("d@example.org",)),
        Person(name="Nora Drei", **beta, linkedin="d"),
        Person(name="Nora Zwei", **gamma, linkedin="d"),
        Person(name="Nora Zwei", **gamma, emails=("e@example.org",)),
    )
    before = journal.people()
    assert len(before) == 4
    journal.load("mail", record("m", Person(name="Nora Eins", emails=("c@example.org",)), Message(at=on(1))))
    assert journal.people() == before


def test_a_second_namesake_takes_apart_what_the_name_had_joined():
    journal = people(anna(**ACME, emails=("a@example.org",)), anna(**ACME))
    assert len(journal.contacts()) == 1
    journal.load("mail", record("m", anna(**ACME, emails=("b@example.org",))))
    assert len(journal.contacts()) == 3


def test_who_is_no_longer_named_is_no_contact_but_the_id_leads_on():
    journal = Journal()
    ben = Person(slot="referrer", name="Ben Muster")
    referral = Referral(referrer="referrer", referred="main")
    journal.load("tracker", record("a", anna(), ben, referral), file_at=datetime(2026, 3, 1))
    old = journal.contact("Ben Muster")["contact_id"]
    journal.load("tracker", record("a", anna()), file_at=datetime(2026, 3, 2))
    assert journal.people() == [["Anna Beispiel"]]
    assert {"old": old, "current": journal.contact("Anna Beispiel")["contact_id"]} in journal.table(
        "contact_ids"
    )


def test_who_is_no_longer_named_in_one_place_leads_to_their_own_contact():
    journal = Journal()
    ben = Person(slot="referrer", name="Ben Muster", organization="Acme")
    himself = Person(name="Ben Muster", organization="Acme")
    journal.load("tracker", record("a", anna(), ben), record("b", himself),
                 file_at=datetime(2026, 3, 1))  # fmt: skip
    old = [row["observation_id"] for row in journal.table("observations") if row["slot"] == "referrer"]
    journal.load("tracker", record("a", anna()), file_at=datetime(2026, 3, 2))
    now = journal.contact("Ben Muster")["contact_id"]
    leads = {row["old"]: row["current"] for row in journal.table("contact_ids")}
    assert leads.get(old[0], old[0]) == now


def test_one_slot_named_twice_means_one_person():
    journal = Journal()
    journal.load("note", record("n", anna(), anna(position="x"), Meeting(starts=on(1))))
    assert len(journal.contacts()) == 1
    assert len(journal.events("meeting")) == 1


def test_a_person_without_any_key_is_somebody():
    journal = Journal()
    journal.load("note", record("n", Person(name="Cleo"), Meeting(starts=on(1), attendees=(Attendee(),))))
    assert journal.people() == [["Cleo"]]
