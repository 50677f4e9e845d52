"""What is shown of a person, and how the owner is tied to them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from explorer_kit.records import (
    UNDATED,
    Connection,
    Meeting,
    Message,
    Moment,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
)
from explorer_kit.settings import Settings
from tests.derivation.journals import Journal, day, local, on, record

EMAIL = ("a@example.org",)
BEN = Person(slot="referrer", name="Ben Muster", emails=("b@example.org",))


def anna(**columns: Any) -> Person:
    return Person(**{"name": "Anna Beispiel", "emails": EMAIL, **columns})


def asked(number: int) -> Message:
    return Message(evidence="record", role="outreach", at=on(number))


def referred(number: int | None) -> tuple[Person, Referral]:
    offered = UNDATED if number is None else on(number)
    return BEN, Referral(referrer="referrer", referred="main", offered=offered)


TIES: dict[str, tuple[list[Any], dict[str, Any], str]] = {
    "asked": ([asked(5)], {}, "cold"),
    "never-asked": ([], {}, "cold"),
    "referred-before": ([*referred(4), asked(5)], {}, "referred"),
    "referred-that-day": ([*referred(5), asked(5)], {}, "referred"),
    "referred-later": ([*referred(6), asked(5)], {}, "cold"),
    "referred-nobody-knows-when": ([*referred(None), asked(5)], {}, "referred"),
    "connected-before": ([Connection(at=on(4)), asked(5)], {}, "warm"),
    # accepting the request that came with the outreach is no earlier tie
    "connected-that-day": ([Connection(at=on(5)), asked(5)], {}, "cold"),
    "connection-asked-for": ([Connection(at=on(4), requested_only=True), asked(5)], {}, "cold"),
    "wrote-before": ([Message(direction="inbound", at=on(4)), asked(5)], {}, "warm"),
    "answered": ([Message(direction="inbound", at=on(6)), asked(5)], {}, "cold"),
    "referred-beats-warm": ([Connection(at=on(4)), *referred(4), asked(5)], {}, "referred"),
    "same-school": ([asked(5)], {"school": " example u "}, "alumni"),
    "other-school": ([asked(5)], {"school": "Other"}, "cold"),
    "warm-beats-alumni": ([Connection(at=on(4)), asked(5)], {"school": "Example U"}, "warm"),
    "noted-by-the-user": ([*referred(4), asked(5)], {"tie": "warm"}, "warm"),
}
SEEN: dict[str, tuple[list[Any], dict[str, Any], date | None]] = {
    "talk-first": ([asked(5), Meeting(starts=on(3))], {}, day(3)),
    "note-first": ([Note(text="n", at=on(2)), asked(5)], {}, day(2)),
    "plans-are-no-traces": ([PlannedFollowUp(due=on(1)), asked(5)], {}, day(5)),
    "undated": ([Message(evidence="flag", role="outreach")], {}, None),
    "offered": ([*referred(2), asked(5)], {}, day(2)),
    "known-since": ([asked(5)], {"known_since": on(1)}, day(1)),
}


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    """Return the contacts of all cases by name."""
    journal = Journal()
    everybody = {**TIES, **SEEN}
    people = {
        name: Person(name=name, emails=(f"{name}@example.org",), **more)
        for name, (_, more, _) in everybody.items()
    }
    journal.load("tracker", *(record(name, person, *everybody[name][0]) for name, person in people.items()))
    return {row["full_name"]: row for row in journal.contacts()}


@pytest.mark.parametrize("name", TIES)
def test_tie(shown: dict[str, Any], name: str):
    assert shown[name]["tie"] == TIES[name][2]


@pytest.mark.parametrize("name", SEEN)
def test_first_seen_is_the_first_dated_trace(shown: dict[str, Any], name: str):
    assert shown[name]["first_seen_on"] == SEEN[name][2]


def test_an_owner_without_schools_has_no_alumni():
    journal = Journal(Settings(timezone="UTC"))
    journal.load("tracker", record("a", anna(school="Example U")))
    assert journal.contact("Anna Beispiel")["tie"] == "cold"


def test_a_referral_told_elsewhere_changes_the_tie():
    journal = Journal()
    journal.load("tracker", record("a", anna(), asked(5)))
    other = Person(slot="other", emails=EMAIL, name="Anna Beispiel")
    told = Referral(referrer="main", referred="other", offered=on(3))
    journal.load("note", record("n", Person(name="Ben Muster"), other, told))
    assert journal.contact("Anna Beispiel")["tie"] == "referred"
    assert journal.contact("Anna Beispiel")["referred_by"] == journal.contact("Ben Muster")["contact_id"]


def test_everything_that_sources_say_comes_together():
    journal = Journal()
    journal.load("tracker", record("a", anna(roles=("Designer",), tags=("x",), phones=("1",))))
    journal.load(
        "mail",
        record(
            "m",
            Person(name="A. Beispiel", emails=(*EMAIL, "z@example.org"), roles=("Lead",), linkedin="anna"),
        ),
    )
    row = journal.contact("Anna Beispiel")
    assert row["names"] == ["A. Beispiel", "Anna Beispiel"]
    assert row["emails"] == ["a@example.org", "z@example.org"]
    assert (row["roles"], row["tags"], row["phones"]) == (["Designer", "Lead"], ["x"], ["1"])
    assert (row["linkedin_slug"], row["sources"]) == ("anna", ["mail", "tracker"])


def position(*sayings: tuple[str, datetime | None, str]) -> str:
    """Return the position that is shown when sources say these, each in a file of that date."""
    journal = Journal()
    for number, (source, file_at, position) in enumerate(sayings):
        journal.load(source, record(str(number), anna(position=position)), file_at=file_at)
    return str(journal.contact("Anna Beispiel")["position"])


OLD, NEW = datetime(2026, 3, 1), datetime(2026, 3, 9)


def test_of_two_files_the_newer_is_believed():
    assert position(("tracker.a", NEW, "Lead"), ("tracker.b", OLD, "Designer")) == "Lead"


def test_an_old_saying_in_a_new_file_is_still_the_older():
    journal = Journal()
    row = record("a", anna(position="Designer"))
    journal.load("tracker.a", row, file_at=OLD)
    journal.load("tracker.b", record("b", anna(position="Lead")), file_at=NEW)
    journal.load("tracker.a", row, file_at=datetime(2026, 4, 1))
    assert journal.contact("Anna Beispiel")["position"] == "Lead"


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("form", "contacts.vcard"),
        ("contacts.vcard", "linkedin.connections"),
        ("linkedin.connections", "tracker"),
        ("tracker", "markdown.note"),
    ],
)
def test_what_is_kept_for_the_purpose_is_believed_first(better: str, worse: str):
    assert position((worse, NEW, "worse"), (better, OLD, "better")) == "better"


def test_a_person_named_in_passing_is_believed_last():
    journal = Journal()
    journal.load("tracker", record("a", anna(position="Designer")), file_at=OLD)
    passing = Person(slot="referrer", emails=EMAIL, position="boss")
    journal.load("tracker", record("b", Person(name="Ben Muster"), passing), file_at=NEW)
    assert journal.contact("Anna Beispiel")["position"] == "Designer"


def test_first_seen_at_is_the_start_of_a_day_in_the_owners_zone():
    journal = Journal()
    journal.load("tracker", record("a", anna(), asked(5)))
    # day 5 starts in Berlin at 23:00 UTC of day 4
    assert journal.contact("Anna Beispiel")["first_seen_at"] == datetime(2026, 3, 4, 23)


def test_the_source_is_the_one_that_knew_the_person_first():
    journal = Journal()
    journal.load("tracker", record("a", anna(), asked(5)))
    journal.load("mail", record("m", anna(), Message(at=local(3))))
    assert journal.contact("Anna Beispiel")["source"] == "mail"


def test_without_a_dated_trace_the_best_source_counts():
    journal = Journal()
    journal.load("markdown.note", record("n", anna()))
    journal.load("contacts.vcard", record("v", anna()))
    assert journal.contact("Anna Beispiel")["source"] == "contacts.vcard"


def test_an_organization_has_one_row_for_all_its_spellings():
    journal = Journal()
    for number, name in enumerate(("Acme GmbH", "Acme GmbH", "ACME", "Beta")):
        person = Person(name=f"P {number}", organization=name, industry="Tools" if number == 2 else None)
        journal.load("tracker", record(str(number), person))
    rows = {row["name"]: row for row in journal.table("organizations")}
    assert rows.keys() == {"Acme GmbH", "Beta"}
    assert rows["Acme GmbH"]["names"] == ["ACME", "Acme GmbH"]
    assert rows["Acme GmbH"]["industry"] == "Tools"
    contacts = {row["full_name"]: row["organization_id"] for row in journal.contacts()}
    assert contacts["P 0"] == contacts["P 2"] == rows["Acme GmbH"]["organization_id"]


def test_an_organization_nobody_is_with_any_more_is_gone():
    journal = Journal()
    journal.load("tracker", record("a", anna(organization="Acme")), file_at=OLD)
    journal.load("tracker", record("a", anna(organization="Beta")), file_at=NEW)
    assert [row["name"] for row in journal.table("organizations")] == ["Beta"]


def test_the_industry_of_an_organization_is_the_most_frequent():
    journal = Journal()
    people = [Person(name=f"P {n}", organization="Acme", industry=i) for n, i in enumerate("bab")]
    journal.load("tracker", *(record(str(n), person) for n, person in enumerate(people)))
    assert journal.table("organizations")[0]["industry"] == "b"


def test_a_connection_told_twice_is_one():
    journal = Journal()
    for source in ("linkedin.connections", "contacts.card"):
        journal.load(source, record("c", anna(), Connection(at=Moment.on(day(3)))))
    (event,) = journal.events("connection")
    assert (event["subtype"], event["sources"]) == ("connected", ["contacts.card", "linkedin.connections"])


def test_a_plan_is_a_follow_up_to_come():
    journal = Journal()
    journal.load("note", record("n", anna(), PlannedFollowUp(due=on(9), text="call", done=True)))
    (event,) = journal.events("follow_up")
    assert (event["subtype"], event["occurred_on"], event["text"], event["done"]) == (
        "planned",
        day(9),
        "call",
        True,
    )
