"""A bare name in "Referred by" means the person of that name in the same sheet, if there is just one."""

from __future__ import annotations

import pytest

from explorer_kit.importers.tracker.directory import Directory
from explorer_kit.records import Person
from tests.importers.tracker.builders import csv_of, of, records

HEADER = ["Name", "Company", "Email", "Referred by"]


def referrers(*rows):
    found = records(csv_of(HEADER, *rows))
    return [person for record in found for person in of(Person, record) if person.slot.startswith("referrer")]


def test_a_referrer_has_the_addresses_and_organization_of_their_own_row():
    found = referrers(
        ["Ada Probe", "Beispiel AG", "ada@example.org", ""],
        ["Ben Muster", "Muster AG", "", "Probe, Ada"],
    )
    assert [(p.emails, p.organization) for p in found] == [(("ada@example.org",), "Beispiel AG")]


def test_a_name_that_two_people_of_the_sheet_bear_says_no_more_than_the_name():
    found = referrers(
        ["Ada Probe", "Beispiel AG", "ada@example.org", ""],
        ["Ada Probe", "Andere AG", "", ""],
        ["Ben Muster", "Muster AG", "", "Ada Probe"],
    )
    assert [(p.name, p.emails, p.organization) for p in found] == [("Ada Probe", (), None)]


def test_two_rows_of_one_person_are_one_person():
    found = referrers(
        ["Ada Probe", "Beispiel AG", "ada@example.org", ""],
        ["Ada Probe", "Beispiel GmbH", "ada@example.org", "Cem Test"],
        ["Ben Muster", "Muster AG", "", "Ada Probe"],
    )
    # "AG" and "GmbH" are legal forms: the organization is the same
    assert [p.emails for p in found] == [(), ("ada@example.org",)]


@pytest.mark.parametrize("person", [Person(name="Ada Probe", emails=("x@example.org",)), Person(name="Ada")])
def test_who_is_told_by_more_or_less_than_a_full_name_is_left_as_told(person):
    directory = Directory([Person(name="Ada Probe", emails=("ada@example.org",))])
    assert directory.found(person) == person
