"""What became of a talk (R4): every status and which beats which, as of a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from explorer_kit.records import UNDATED, Attendee, Meeting, Moment, Person
from tests.derivation.cases import Cases, Records
from tests.derivation.journals import Journal, day, local, on, only, record

ANNA = Person(name="Anna Beispiel", emails=("a@example.org",))


def invited(*answers: str | None, at: Moment | None = None, **columns: Any):
    """An entry of a calendar; the people invited give these answers."""
    people = tuple(Attendee(answer=answer) for answer in answers)
    starts = at or local(1, 10)
    return ("calendar", [Meeting(starts=starts, attendees=people, has_answers=True, **columns)])


def told(at: Moment = on(1), source: str = "tracker", **columns: Any):  # noqa: B008
    return (source, [Meeting(starts=at, **columns)])


# all of these lie in the past of the load
CASES: dict[str, tuple[Records, str]] = {
    "cancelled": ([invited("accepted", cancelled=True)], "cancelled"),
    "no-show": ([invited("accepted", no_show=True)], "no_show"),
    "cancelled-beats-no-show": ([told(cancelled=True, no_show=True)], "cancelled"),
    "no-show-beats-declined": ([invited("declined", no_show=True)], "no_show"),
    "all-declined": ([invited("declined")], "declined"),
    "owner-declined": ([invited("accepted", owner_declined=True)], "declined"),
    "declined-beats-a-log": ([invited("declined"), told()], "declined"),
    "accepted": ([invited("accepted")], "held"),
    "tentative": ([invited("tentative")], "held"),
    "answers-in-capitals": ([invited("ACCEPTED")], "held"),
    "needs-action": ([invited("needs-action")], "unconfirmed"),
    "no-answer-known": ([invited(None)], "unconfirmed"),
    "a-log-confirms": ([invited("needs-action"), told()], "held"),
    "told-by-a-log": ([told()], "held"),
    "a-log-says-cancelled": ([invited("accepted"), told(cancelled=True)], "cancelled"),
    "talked-yes": ([told(UNDATED, evidence="flag")], "held"),
}


@pytest.fixture(scope="module")
def cases() -> Cases:
    return Cases.load({name: records for name, (records, _) in CASES.items()})


@pytest.mark.parametrize("name", CASES)
def test_status(cases: Cases, name: str):
    (event,) = cases.events(name, "meeting")
    assert event["status_when_past"] == event["status"] == CASES[name][1]


def test_one_of_two_declining_is_not_all():
    journal = Journal()
    people = (Attendee(answer="declined"), Attendee(who="b", answer="accepted"))
    ben = Person(slot="b", name="Ben Muster")
    journal.load(
        "calendar", record("c", ANNA, ben, Meeting(starts=local(1), attendees=people, has_answers=True))
    )
    talk = only(journal.events("meeting"))
    assert talk["status"] == "held"
    # who declined was not there: the talk is no talk with Anna
    named = {row["contact_id"]: row["full_name"] for row in journal.table("contacts")}
    assert [named[row["contact_id"]] for row in journal.table("event_contacts")] == ["Ben Muster"]


def test_who_declined_but_was_there_after_all_counts():
    journal = Journal()
    people = (Attendee(answer="declined"), Attendee(who="b", answer="accepted"))
    ben = Person(slot="b", name="Ben Muster")
    journal.load(
        "calendar", record("c", ANNA, ben, Meeting(starts=local(1), attendees=people, has_answers=True))
    )
    journal.load("tracker", record("t", ANNA, Meeting(starts=on(1))))
    assert len(journal.table("event_contacts")) == 2


def test_nobody_invited_is_a_candidate_and_is_not_doubled():
    journal = Journal()
    entry = Meeting(starts=local(1), attendees=(), has_answers=True, title="Coffee with Anna")
    journal.load("calendar", record("c", ANNA, entry), record("d", entry))
    journal.load("tracker", record("t", ANNA))
    assert [(row["status"], row["contact_id"]) for row in journal.events("meeting")] == [
        ("candidate", None)
    ] * 2


def status(starts: Moment, as_of: datetime, **columns: Any) -> str:
    journal = Journal()
    journal.load("tracker", record("t", ANNA, Meeting(starts=starts, **columns)), at=as_of)
    return str(only(journal.events("meeting"))["status"])


@pytest.mark.parametrize(
    ("answers", "before", "after"),
    [
        (["accepted"], "scheduled", "held"),
        (["needs-action"], "scheduled", "unconfirmed"),
        ([], "scheduled", "candidate"),
        (["declined"], "declined", "declined"),
    ],
)
def test_what_lies_ahead_is_scheduled_unless_it_fell_through(answers: list[str], before: str, after: str):
    journal = Journal()
    people = tuple(Attendee(answer=answer) for answer in answers)
    entry = record("c", ANNA, Meeting(starts=local(10), attendees=people, has_answers=True))
    for number, expected in ((9, before), (11, after)):
        journal.load("calendar", entry, at=datetime(2026, 3, number))
        assert only(journal.events("meeting"))["status"] == expected


# 10:00 in Berlin on day 1 is 9:00 UTC
@pytest.mark.parametrize(
    ("as_of", "columns", "expected"),
    [
        (datetime(2026, 3, 1, 8), {}, "scheduled"),
        (datetime(2026, 3, 1, 9, 29), {}, "scheduled"),  # 30 minutes, where no length is known
        (datetime(2026, 3, 1, 9, 30), {}, "held"),
        (datetime(2026, 3, 1, 9, 50), {"planned_minutes": 60.0}, "scheduled"),
        (datetime(2026, 3, 1, 9, 20), {"minutes": 20.0, "planned_minutes": 60.0}, "held"),
        (datetime(2026, 3, 1, 9, 50), {"ends": local(1, 11)}, "scheduled"),
        (datetime(2026, 3, 1, 8), {"cancelled": True}, "cancelled"),
        (datetime(2026, 3, 1, 8), {"no_show": True}, "no_show"),
        (datetime(2026, 3, 1, 8), {"owner_declined": True}, "declined"),
    ],
)
def test_a_talk_is_scheduled_until_its_end(as_of: datetime, columns: dict[str, Any], expected: str):
    assert status(local(1, 10), as_of, **columns) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    # day 1 ends in Berlin at 23:00 UTC
    [(datetime(2026, 3, 1, 22, 59), "scheduled"), (datetime(2026, 3, 1, 23), "held")],
)
@pytest.mark.parametrize("starts", [on(1), local(1, 10, zone="unknown")], ids=["day", "unknown zone"])
def test_a_day_without_a_time_is_over_when_the_day_is(starts: Moment, as_of: datetime, expected: str):
    assert status(starts, as_of) == expected


def test_a_talk_of_a_day_counts_from_the_next_one():
    journal = Journal()
    journal.load(
        "tracker", record("t", ANNA, Meeting(starts=on(1))), record("u", ANNA, Meeting(starts=local(5)))
    )
    assert [row["counts_from_on"] for row in journal.events("meeting")] == [day(2), day(5)]


def test_status_is_as_of_the_last_load_even_if_that_brought_nothing():
    journal = Journal()
    entry = record("t", ANNA, Meeting(starts=local(10)))
    journal.load("tracker", entry, at=datetime(2026, 3, 1))
    journal.load("tracker", entry, at=datetime(2026, 4, 1))
    assert only(journal.events("meeting"))["status"] == "held"
    journal.load("tracker", entry, at=datetime(2026, 3, 2))
    assert only(journal.events("meeting"))["status"] == "scheduled"


def test_an_interview_is_a_talk_with_its_lengths():
    journal = Journal()
    talk = Meeting(starts=on(1), minutes=25.0, planned_minutes=20.0, medium="phone", target_role="Designer")
    journal.load("tracker", record("t", ANNA, talk))
    row, event = only(journal.table("interviews")), only(journal.events("meeting"))
    assert row == {
        "interview_id": event["event_id"], "event_id": event["event_id"], "contact_id": event["contact_id"],
        "held_on": day(1), "planned_minutes": 20.0, "actual_minutes": 25.0, "medium": "phone",
        "target_role": "Designer", "read_for_skills": False, "coded": False, "owner_share": None,
    }  # fmt: skip
