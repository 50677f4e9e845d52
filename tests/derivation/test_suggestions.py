"""Pairs that may be one person (R1): what is suggested, with which words, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from explorer_kit.derivation.suggestions import MOST_NAMESAKES
from explorer_kit.records import Attendee, Meeting, Message, Moment, Person
from tests.derivation.comparing import assert_equal, differences
from tests.derivation.journals import Batch, Journal, Row, local, on, only, record
from tests.derivation.test_order import from_scratch
from tests.derivation.worlds import worlds

ACME: dict[str, Any] = {"organization": "Acme"}


def anna(**columns: Any) -> Person:
    return Person(**{"name": "Anna Beispiel", **columns})


def journal_of(*persons: Person) -> Journal:
    journal = Journal()
    journal.load("contacts", *(record(str(number), person) for number, person in enumerate(persons)))
    return journal


def pairs(journal: Journal) -> list[Row]:
    return sorted(journal.table("merge_suggestions"), key=lambda row: -row["score"])


def pair(*persons: Person) -> Row:
    """Return the one suggestion about two people, who are not joined."""
    journal = journal_of(*persons)
    assert len(journal.contacts()) == len(persons)
    return only(pairs(journal))


NAMES: dict[str, tuple[dict[str, Any], dict[str, Any], str, str | None]] = {
    "a name alone": ({}, {}, "same name, no organization known", None),
    "an organization known for one": (ACME, {}, "same name, organization known for one only", None),
    "accents": ({"name": "José Álvarez"}, {"name": "Jose Alvarez"}, "same name, no organization known", None),
    "two organizations": (ACME, {"organization": "Beta"}, "same name", "different organizations"),
    "two addresses": (
        {"emails": ("a@example.org",)}, {"emails": ("b@example.org",)},
        "same name, no organization known", "different e-mail addresses",
    ),
    "two profiles at one organization": (
        ACME | {"linkedin": "anna"}, ACME | {"linkedin": "anna-b"},
        "same name and organization", "different LinkedIn profiles",
    ),
    "an umlaut": ({"name": "Jörg Müller"}, {"name": "Joerg Mueller"}, "same name, spelled differently", None),
    "a hyphen": ({"name": "Al Test-Fall"}, {"name": "Al Test Fall"}, "same name, spelled differently", None),
    "family name first": ({}, {"name": "Beispiel Anna"}, "same name, family and given name swapped", None),
    "an initial": (ACME, ACME | {"name": "A. Beispiel"}, "same organization, family name and initial", None),
    "a middle name": (
        ACME, ACME | {"name": "Anna Maria Beispiel"}, "same organization, first and last name", None,
    ),
    "a slip of the pen": (ACME, ACME | {"name": "Ana Beispiel"}, "same organization, similar name", None),
    "letters that changed places": (
        ACME, ACME | {"name": "Anna Beispeil"}, "same organization, similar name", None,
    ),
    "a first name": (
        ACME, ACME | {"name": "Anna"}, "same organization, and a name that is all that is known of one", None,
    ),
    "a number, written differently": (
        {"phones": ("+49 30 1234567",)}, {"name": None, "phones": ("0049 (0)30-1234567",)},
        "same telephone number: +49 30 1234567", None,
    ),
    "a number, and other names": (
        {"phones": ("+49 30 1234567",)}, {"name": "Ben Muster", "phones": ("+49 30 1234567",)},
        "same telephone number: +49 30 1234567", "different names",
    ),
    "an address that is the name": (
        {}, {"name": None, "emails": ("anna.beispiel@example.org",)},
        "anna.beispiel@example.org reads like the name of the other", None,
    ),
    "an address that is the name, turned round and numbered": (
        {}, {"name": None, "emails": ("beispielanna2@example.org",)},
        "beispielanna2@example.org reads like the name of the other", None,
    ),
    "one address at two providers": (
        {"name": None, "emails": ("a.muster.anna@example.org",)},
        {"name": None, "emails": ("a.muster.anna@example.com",)},
        "addresses alike before the @: a.muster.anna@example.com, a.muster.anna@example.org",
        "different e-mail addresses",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMES)
def test_what_may_be_one_person_is_suggested_with_its_evidence(case: str):
    one, other, evidence, against = NAMES[case]
    row = pair(anna(**one), anna(**other))
    # either of the two may come first, and with it the way it writes a number
    assert row["evidence"].replace("0049 (0)30-1234567", "+49 30 1234567") == evidence
    assert row["against"] == against
    assert row["decision"] is None


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Ben Muster"},
        {"name": "Anna Muster"},
        {"name": "Ana Beispiel"},  # similar, but nothing else in common
        {"name": "A. Beispiel"},
        {"name": "Anna"},
        {"name": None, "emails": ("info@example.org",)},
        {"organization": "Beta", "linkedin": "anna", "emails": ("b@example.org",)},
    ],
)
def test_what_says_too_little_is_not_suggested(other: dict[str, Any]):
    known = {"organization": "Acme", "emails": ("x@example.org",), "linkedin": "anna-x"}
    assert pairs(journal_of(anna(**known), anna(**other))) == []


@pytest.mark.parametrize(
    "names", [("Jan Ott", "Jon Ott"), ("Uwe Maier", "Uwe Bauer"), ("Eva Fall", "Ida Fall")]
)
def test_a_letter_makes_another_person_where_names_are_short(names: tuple[str, str]):
    assert pairs(journal_of(*(Person(name=name, **ACME) for name in names))) == []


def test_generic_addresses_at_two_providers_are_nobody_in_particular():
    assert pairs(journal_of(*(Person(emails=(f"newsletter@example.{end}",)) for end in ("org", "com")))) == []


def test_a_switchboard_tells_of_nobody():
    persons = [Person(name=f"{letter} Muster", phones=("+49 30 1234567",)) for letter in "BCDEFG"]
    assert len(pairs(journal_of(*persons[:5]))) == 10
    assert pairs(journal_of(*persons)) == []


def test_a_name_that_grows_too_common_is_suggested_no_more():
    journal = journal_of(*(anna(emails=(f"{n}@example.org",)) for n in range(MOST_NAMESAKES)))
    assert len(pairs(journal)) == 190
    journal.load("mail", record("m", anna(emails=("another@example.org",))))
    assert pairs(journal) == []


def test_several_reasons_count_together():
    alone = pair(anna(), anna())
    row = pair(anna(phones=("+49 30 1234567",)), anna(phones=("+49 30 1234567",)))
    assert row["reasons"] == ["phone", "same_name"]
    assert row["evidence"] == "same telephone number: +49 30 1234567; same name, no organization known"
    assert row["score"] > alone["score"]


def test_what_speaks_against_makes_it_less_likely():
    alone, doubted = pair(anna(), anna()), pair(anna(**ACME), anna(organization="Beta"))
    assert doubted["score"] < alone["score"]


def test_two_named_side_by_side_in_one_record_are_hardly_one():
    journal = Journal()
    journal.load(
        "note", record("n", anna(**ACME), Person(slot="b", name="Anna Beispiel", phones=("1234567",)))
    )
    journal.load("note", record("o", Person(name="Anna", phones=("1234567",))))
    together = [row for row in pairs(journal) if "same_name" in row["reasons"]]
    assert together == []  # 50 points for the name, 40 against it


def talk(source: str, person: Person, starts: Moment) -> Batch:
    return Batch(source, (record(f"{source}-{person.name}", person, Meeting(starts=starts)),))


@pytest.mark.parametrize(
    ("speaker", "address", "minute"),
    [
        ("Anna", "a@example.org", 0),
        ("Anna B.", "a@example.org", 12),
        ("Beispiel", "b.beispiel@example.org", 0),
    ],
)
def test_a_speaker_who_is_only_a_name_may_be_who_was_met_then(speaker: str, address: str, minute: int):
    journal = Journal()
    journal.load_together(
        talk("calendar", anna(emails=(address,)), local(3, 14)),
        talk("transcript", Person(name=speaker), local(3, 14, minute)),
    )
    assert len(journal.contacts()) == 2
    assert only(pairs(journal))["evidence"] == "a talk at the same time: 2026-03-03 14:00"


@pytest.mark.parametrize(
    ("speaker", "starts"), [("Ben", local(3, 14)), ("Anna", local(3, 14, 20)), ("Anna", on(3))]
)
def test_another_name_or_time_is_another_talk(speaker: str, starts: Moment):
    journal = Journal()
    journal.load_together(
        talk("calendar", anna(emails=("a@example.org",)), local(3, 14)),
        talk("transcript", Person(name=speaker), starts),
    )
    assert pairs(journal) == []


def test_two_in_one_talk_are_two():
    journal = Journal()
    meeting = Meeting(starts=local(3, 14), attendees=(Attendee(), Attendee(who="b")))
    journal.load("note", record("n", anna(emails=("a@example.org",)), Person(slot="b", name="Anna"), meeting))
    assert pairs(journal) == []


def test_a_suggestion_goes_when_what_it_rests_on_is_mended():
    journal = Journal()
    journal.load("contacts", record("a", anna(emails=("anna.beispiel@example.org",))))
    journal.load("tracker", record("b", Person(name="Anna Beispil", **ACME)))
    assert pairs(journal) == []
    journal.load("contacts", record("c", anna(**ACME)))
    assert [row["reasons"] for row in pairs(journal)] == [["same_name"], ["similar_name"]]


def test_a_load_of_others_looks_at_nobody_again():
    journal = journal_of(anna(), anna())
    before = pairs(journal)
    journal.load("mail", record("m", Person(name="Ben Muster"), Message(at=on(1))))
    assert pairs(journal) == before
    assert journal.rows("SELECT COUNT(*) AS n FROM pairs_in_question")[0]["n"] == 0


def test_pairs_found_bit_by_bit_are_those_found_anew():
    assert_equal(worlds(41, 40), lambda some: from_scratch(some, 41))


def test_pairs_of_many_look_alikes_do_not_depend_on_the_order_of_loads():
    # nearly 20 of a name, some at one organization, with numbers and addresses in common
    names = ("Anna Beispiel", "Beispiel Anna", "A. Beispiel", "Anna", "Anna Maria Beispiel", "Ana Beispiel")
    records = [
        record(
            str(number),
            Person(
                name=names[number % 6],
                organization=("Acme", None, "Beta")[number % 3],
                phones=(f"+49 30 {1234560 + number % 4}",),
                emails=(f"anna.beispiel@{number}.example.org",) if number % 5 == 0 else (),
            ),
        )
        for number in range(26)
    ]
    one, bits = Journal(), []
    one.load("contacts", *records)
    at_once = one.derived()
    assert len(pairs(one)) > 50
    journal = Journal()
    for number in (*range(25, -1, -2), *range(0, 26, 2)):
        journal.load("contacts", records[number], name=f"{number}.csv")
        bits.append(number)
    found = differences(at_once, journal.derived())
    assert [line for line in found if "merge_suggestions" in line or "contact_blocks" in line] == []
