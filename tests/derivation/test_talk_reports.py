"""Which reports of a talk are one (R13, R10), each case worked by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from explorer_kit.records import UNDATED, Attendee, Meeting, Moment, Note, Person
from tests.derivation.cases import Cases, Records
from tests.derivation.journals import Journal, day, local, on, only, record


def talk(source: str, at: Moment, **columns: Any):
    return (source, [Meeting(starts=at, **{"evidence": "flag" if at == UNDATED else "record", **columns})])


def calendar(at: Moment, **columns: Any):
    return talk("calendar", at, **columns)


def tracker(at: Moment = UNDATED, **columns: Any):
    return talk("crm", at, **columns)


def note(at: Moment = UNDATED, **columns: Any):
    return talk("note", at, **columns)


# name: records, and the talks that come of them as day and local time (None: no time)
CASES: dict[str, tuple[Records, list[str]]] = {
    "fifteen-minutes": ([calendar(local(1, 10)), note(local(1, 10, 15))], ["1 10:00"]),
    "sixteen-minutes": ([calendar(local(1, 10)), note(local(1, 10, 16))], ["1 10:00", "1 10:16"]),
    "same-source": ([calendar(local(1, 10)), calendar(local(1, 10))], ["1 10:00", "1 10:00"]),
    "over-midnight": ([calendar(local(1, 23, 55)), note(local(2, 0, 5))], ["1 23:55"]),
    "three-sources": ([calendar(local(1, 10)), note(on(1)), tracker(on(1))], ["1 10:00"]),
    "day-and-time": ([tracker(on(1)), calendar(local(1, 10))], ["1 10:00"]),
    "other-day": ([tracker(on(2)), calendar(local(1, 10))], ["1 10:00", "2"]),
    "days-of-two-sources": ([tracker(on(1)), note(on(1))], ["1"]),
    "days-of-one-source": ([note(on(1)), note(on(1))], ["1", "1"]),
    "day-and-time-of-one-source": ([note(on(1)), note(local(1, 10))], ["1", "1 10:00"]),
    # two talks a day
    "a-day-is-the-first-of-two": (
        [tracker(on(1)), calendar(local(1, 10)), calendar(local(1, 15))],
        ["1 10:00", "1 15:00"],
    ),
    "two-days-are-two-talks": (
        [tracker(on(1)), tracker(on(1)), calendar(local(1, 10)), calendar(local(1, 15))],
        ["1 10:00", "1 15:00"],
    ),
    "the-second-day-is-its-own": ([tracker(on(1)), tracker(on(1)), calendar(local(1, 10))], ["1", "1 10:00"]),
    "two-days-of-two-sources": ([tracker(on(1)), tracker(on(1)), note(on(1)), note(on(1))], ["1", "1"]),
    "a-day-is-not-the-cancelled-one": (
        [tracker(on(1)), calendar(local(1, 10), cancelled=True), calendar(local(1, 15))],
        ["1 10:00 cancelled", "1 15:00"],
    ),
    "moved-within-fifteen-minutes": (
        [calendar(local(1, 10), cancelled=True), calendar(local(1, 10, 10)), note(local(1, 10))],
        ["1 10:00 cancelled", "1 10:00"],
    ),
    "between-two-of-one-source": (
        [calendar(local(1, 10)), calendar(local(1, 10, 20)), note(local(1, 10, 10))],
        ["1 10:00", "1 10:20"],
    ),
    "clock-of-an-unknown-zone": ([calendar(local(1, 10)), note(local(1, 10, zone="unknown"))], ["1 10:00"]),
    # R10
    "talked-yes-is-the-talk": ([tracker(), calendar(local(3, 10))], ["3 10:00"]),
    "talked-yes-is-a-day": ([tracker(), note(on(3))], ["3"]),
    "talked-yes-is-not-before-its-row": ([tracker(not_before=day(4)), note(on(3))], ["3", "None"]),
    "talked-yes-is-the-first-its-row-allows": (
        [tracker(not_before=day(4)), note(on(3)), note(on(5)), note(on(6))],
        ["3", "5", "6"],
    ),
    "talked-yes-is-no-cancelled-talk": (
        [tracker(), calendar(local(3, 10), cancelled=True)],
        ["3 10:00 cancelled", "None"],
    ),
    "talked-yes-twice": ([tracker(), note()], ["None"]),
    "talked-yes-in-two-years": ([tracker(not_before=day(1)), tracker(not_before=day(90))], ["None", "None"]),
}


@pytest.fixture(scope="module")
def cases() -> Cases:
    return Cases.load({name: records for name, (records, _) in CASES.items()} | EXTRA)


EXTRA: dict[str, Records] = {
    "lengths": [
        calendar(local(1, 10), ends=local(1, 11), title="Coffee", medium="video"),
        note(on(1), minutes=25.0, read_for_skills=True),
        tracker(on(1), planned_minutes=30.0, target_role="Designer"),
    ],
    "flag": [tracker(counts_from=day(5))],
}


@pytest.mark.parametrize("name", CASES)
def test_reports(cases: Cases, name: str):
    found = []
    for row in cases.events(name, "meeting"):
        place = (row["occurred_on"] - day(1)).days + 1 if row["occurred_on"] else None
        time = f" {row['occurred_local']:%H:%M}" if row["occurred_local"] else ""
        found.append(f"{place}{time}{' cancelled' if row['status'] == 'cancelled' else ''}")
    assert sorted(found) == sorted(CASES[name][1])


def test_what_several_sources_know_comes_together(cases: Cases):
    (event,) = cases.events("lengths", "meeting")
    (talk,) = [row for row in cases.journal.table("interviews") if row["event_id"] == event["event_id"]]
    assert event["sources"] == ["calendar", "crm", "note"]
    assert (event["heading"], event["channel"]) == ("Coffee", "video")
    # the calendar knows the end: 11:00 in Berlin
    assert str(event["ends_at"]) == "2026-03-01 10:00:00"
    assert (talk["actual_minutes"], talk["planned_minutes"]) == (25.0, 30.0)
    assert (talk["target_role"], talk["medium"], talk["read_for_skills"]) == ("Designer", "video", True)


def test_a_talk_without_a_day_counts_from_the_last_day_its_row_knows(cases: Cases):
    (event,) = cases.events("flag", "meeting")
    assert (event["occurred_on"], event["counts_from_on"]) == (None, day(5))


ANNA, BEN = (
    Person(name="Anna Beispiel", emails=("a@example.org",)),
    Person(name="Ben Muster", emails=("b@example.org",)),
)


def second(person: Person, slot: str = "b") -> Person:
    return Person(slot=slot, name=person.name, emails=person.emails)


BOTH = (Attendee(), Attendee(who="b", role="organizer"))


def test_a_talk_of_two_is_one_talk_of_both():
    journal = Journal()
    journal.load("calendar", record("c", ANNA, second(BEN), Meeting(starts=local(1, 10), attendees=BOTH)))
    journal.load("tracker", record("a", ANNA, Meeting(starts=on(1))), record("b", BEN, Meeting(starts=on(1))))
    event = only(journal.events("meeting"))
    roles = {row["contact_id"]: row["role"] for row in journal.table("event_contacts")}
    assert roles == {journal.contact("Anna Beispiel")["contact_id"]: "attendee",
                     journal.contact("Ben Muster")["contact_id"]: "organizer"}  # fmt: skip
    assert event["contact_id"] == journal.contact("Anna Beispiel")["contact_id"]
    assert event["sources"] == ["calendar", "tracker"]


def test_a_talk_of_another_person_at_that_time_is_another_talk():
    journal = Journal()
    journal.load("calendar", record("c", ANNA, Meeting(starts=local(1, 10))))
    journal.load("note", record("n", BEN, Meeting(starts=local(1, 10))))
    assert len(journal.events("meeting")) == 2


def test_a_day_with_two_people_does_not_join_their_separate_talks():
    journal = Journal()
    journal.load("calendar", record("a", ANNA, Meeting(starts=local(1, 10))),
                 record("b", BEN, Meeting(starts=local(1, 15))))  # fmt: skip
    journal.load("note", record("n", ANNA, second(BEN), Meeting(starts=on(1), attendees=BOTH)))
    assert [f"{row['occurred_local']:%H:%M}" for row in journal.events("meeting")] == ["10:00", "15:00"]


def test_a_person_who_turns_out_to_be_another_takes_the_talk_along():
    # the calendar knows an address, the note a name; a card says that they are one person
    journal = Journal()
    journal.load("calendar", record("c", Person(emails=("a@example.org",)), Meeting(starts=local(1, 10))))
    journal.load("note", record("n", Person(name="Anna Beispiel", linkedin="anna"), Meeting(starts=on(1))))
    assert len(journal.events("meeting")) == 2
    journal.load("contacts", record("v", Person(emails=("a@example.org",), linkedin="anna")))
    assert only(journal.events("meeting"))["sources"] == ["calendar", "note"]
    assert len(journal.table("interviews")) == 1


def test_a_talk_that_an_edit_moves_away_leaves_the_other():
    journal = Journal()
    journal.load("calendar", record("c", ANNA, Meeting(starts=local(1, 10))))
    journal.load("tracker", record("t", ANNA, Meeting(starts=on(1))), file_at=datetime(2026, 3, 5))
    journal.load("tracker", record("t", ANNA, Meeting(starts=on(2))), file_at=datetime(2026, 3, 6))
    assert [row["sources"] for row in journal.events("meeting")] == [["calendar"], ["tracker"]]


def test_notes_go_with_the_talk_of_their_record():
    journal = Journal()
    note_of_talk = Note(text="learned", in_meeting=True)
    journal.load("note", record("n", ANNA, Meeting(starts=on(1)), note_of_talk, Note(text="apart", at=on(9))))
    journal.load("calendar", record("c", ANNA, Meeting(starts=local(1, 10))))
    talk = only(journal.events("meeting"))
    notes = {row["text"]: (row["interview_id"], row["occurred_on"]) for row in journal.events("note")}
    assert notes == {"learned": (talk["event_id"], day(1)), "apart": (None, day(9))}


def test_two_tables_and_two_notes_of_one_day_tell_of_one_talk():
    everybody = Person(name="Ada Probe", emails=("ada@example.org",))
    journal = Journal()
    meeting = Meeting(starts=on(1))
    journal.load("tracker", record("outreach|ada|1", everybody, meeting))
    journal.load("tracker", record("talks|ada|1", everybody, meeting))
    journal.load("markdown.note", record("a/x.md", everybody, meeting), record("b/x.md", everybody, meeting))
    # a row again under a corrected name
    journal.load("tracker", record("outreach|adda|1", everybody, meeting))
    assert len(journal.rows("SELECT event_id FROM events WHERE kind = 'meeting'")) == 1
