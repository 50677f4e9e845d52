"""Own tables loaded again with other content, and rows that come without what they are about."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from explorer_kit.store import Store
from tests.importers.own_cases import CONTACTS, EVENTS, TRACKER, fresh, rows, tables, take, write

OLD, NEW = 1_770_000_000, 1_780_000_000
PEOPLE = "SELECT full_name, organization, tie FROM contacts ORDER BY contact_id"
TALKS = "SELECT interview_id, actual_minutes, planned_minutes, medium FROM interviews"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return fresh(tmp_path / "me.duckdb")


def dated(seconds: int, folder: Path, **given: list[list[str]]) -> Path:
    """Write tables into a folder, as files of a certain date."""
    write(folder, **given)
    for path in folder.iterdir():
        os.utime(path, (seconds, seconds))
    return folder


def editions(tmp_path: Path) -> tuple[Path, Path]:
    """Write two editions: Ada's name is corrected, her outreach is of another day, Ben is as before."""
    first = dated(OLD, tmp_path / "first", contacts=CONTACTS, events=EVENTS)
    second = dated(
        NEW, tmp_path / "second",
        contacts=[CONTACTS[0], ["c1", "Ada Lovelace-Example", "", ""], CONTACTS[2]],
        events=[EVENTS[0], ["e1", "outreach", "", "c1", "2026-02-27T09:00:00", "phone"], *EVENTS[2:]],
    )  # fmt: skip
    return first, second


def test_a_newer_edition_supersedes_and_what_it_leaves_out_stays(store: Store, tmp_path: Path):
    first, second = editions(tmp_path)
    take(store, first)
    done = take(store, second)
    contacts, events = done["contacts.csv"], done["events.csv"]
    assert (contacts.used, contacts.superseded, contacts.unchanged, contacts.added) == (2, 1, 1, {})
    assert (events.used, events.superseded, events.unchanged, events.added) == (4, 1, 3, {})
    assert rows(store, PEOPLE) == [
        ("Ada Lovelace-Example", "Acme GmbH", "cold"), ("Ben Sample", "Beta", "cold")
    ]  # fmt: skip
    assert rows(store, "SELECT emails FROM contacts WHERE contact_id = 'c1'") == [(["ada@example.org"],)]
    assert rows(store, "SELECT occurred_at, occurred_on, channel FROM events WHERE event_id = 'e1'") == [
        (datetime(2026, 2, 27, 9), date(2026, 2, 27), "phone")
    ]
    assert len(rows(store, "SELECT * FROM events")) == 4
    # every edition is kept
    assert rows(store, "SELECT COUNT(*) FROM observations WHERE item_id IN ('c1', 'e1')") == [(4,)]


def test_editions_in_any_order_and_again_give_the_same(store: Store, tmp_path: Path):
    first, second = editions(tmp_path)
    take(store, first)
    take(store, second)
    before = tables(store), rows(store, "SELECT COUNT(*) FROM observations")
    again = take(store, first)
    assert (again["contacts.csv"].unchanged, again["contacts.csv"].superseded) == (2, 0)
    assert take(store, second)["events.csv"].unchanged == 4
    assert (tables(store), rows(store, "SELECT COUNT(*) FROM observations")) == before
    other = fresh(tmp_path / "other.duckdb")
    take(other, second)
    late = take(other, first)["events.csv"]
    assert (late.superseded, late.used) == (0, 4)
    assert "1 of its rows are older than what is known: they fill what that leaves out." in late.details
    assert tables(other) | {"contact_ids": []} == before[0] | {"contact_ids": []}
    kept = rows(other, "SELECT COUNT(*) FROM observations")
    take(other, first)
    assert rows(other, "SELECT COUNT(*) FROM observations") == kept


def test_a_newer_edition_of_somebody_whom_a_tracker_knows_too(store: Store, tmp_path: Path):
    first, second = editions(tmp_path)
    take(store, first)
    take(store, write(tmp_path / "log", tracker=TRACKER) / "tracker.csv")
    take(store, second)
    assert rows(store, "SELECT kind, occurred_on, channel FROM events JOIN contacts USING (contact_id)"
                " WHERE LIST_CONTAINS(emails, 'ada@example.org') AND kind IN ('outreach', 'follow_up')"
                " ORDER BY 2") == [
        ("outreach", date(2026, 2, 1), "unknown"), ("follow_up", date(2026, 2, 27), "phone"),
    ]  # fmt: skip


def test_a_talk_that_was_cancelled_may_be_held_after_all(store: Store, tmp_path: Path):
    head = ["event_id", "kind", "contact_id", "starts_at", "status"]
    for seconds, status in ((OLD, "cancelled"), (NEW, "scheduled")):
        talk = ["e1", "meeting", "c1", "2026-03-05T14:00:00", status]
        take(store, dated(seconds, tmp_path / status, contacts=CONTACTS, events=[head, talk]))
    assert rows(store, "SELECT status FROM events") == [("held",)]
    assert take(store, tmp_path / "scheduled")["events.csv"].unchanged == 1


def test_a_row_that_is_of_somebody_else_now_is_named_and_not_taken(store: Store, tmp_path: Path):
    take(store, write(tmp_path / "own", contacts=CONTACTS, events=EVENTS))
    moved = [EVENTS[0], ["e1", "outreach", "", "c2", "2026-03-01T09:00:00", "email"], *EVENTS[2:]]
    done = take(store, write(tmp_path / "moved", events=moved))["events.csv"]
    assert (done.used, done.unchanged, done.skipped) == (3, 3, {"duplicate": 1})
    assert done.details == ["1 of its rows are known as of another person or kind: not taken (e1)."]
    assert rows(store, "SELECT contact_id FROM events WHERE event_id = 'e1'") == [("c1",)]


def test_what_other_logs_tell_is_named_and_not_taken(store: Store, tmp_path: Path):
    take(store, write(tmp_path / "log", tracker=TRACKER) / "tracker.csv")
    ((known,),) = rows(store, "SELECT contact_id FROM contacts")
    own = [["contact_id", "full_name", "organization"], [known, "Ada Other", "Acme"]]
    done = take(store, write(tmp_path / "own", contacts=own))["contacts.csv"]
    assert (done.read, done.used, done.unchanged, done.skipped) == (1, 0, 0, {"duplicate": 1})
    assert f"not taken ({known} (full_name))" in done.details[0]
    assert rows(store, "SELECT full_name FROM contacts") == [("Ada Example",)]
    same = [["contact_id", "full_name", "organization"], [known, "Ada Example", "Acme"]]
    done = take(store, write(tmp_path / "own", contacts=same))["contacts.csv"]
    assert (done.used, done.unchanged, done.details) == (1, 1, [])


INTERVIEWS = [
    ["interview_id", "event_id", "actual_minutes", "planned_minutes", "medium"],
    ["i3", "e3", "25", "30", "phone"],
]


def test_interviews_may_come_after_their_events(store: Store, tmp_path: Path):
    own = write(tmp_path / "own", contacts=CONTACTS, events=EVENTS)
    take(store, own)
    late = write(tmp_path / "late", interviews=INTERVIEWS)
    done = take(store, late)["interviews.csv"]
    assert (done.read, done.used, done.superseded, done.details) == (1, 1, 1, [])
    # the event says that it was a video call, and goes before
    assert rows(store, TALKS) == [("e3", 25.0, 30.0, "phone")]
    assert rows(store, "SELECT channel FROM events WHERE event_id = 'e3'") == [("video",)]
    assert take(store, late)["interviews.csv"].unchanged == 1
    other = fresh(tmp_path / "other.duckdb")
    take(other, own, late)
    assert tables(other)["interviews"] == tables(store)["interviews"]


def test_what_named_a_talk_by_an_id_of_its_own_finds_it_later(store: Store, tmp_path: Path):
    mentions = [
        ["mention_id", "contact_id", "interview_id", "skill_id", "origin"],
        ["m1", "c1", "i3", "sql", "marked"],
    ]
    take(store, write(tmp_path / "own", contacts=CONTACTS, events=EVENTS, skill_mentions=mentions))
    take(store, write(tmp_path / "late", interviews=INTERVIEWS))
    assert rows(store, "SELECT interview_id FROM skill_mentions") == [("e3",)]


def test_interviews_without_their_events_are_listed(store: Store, tmp_path: Path):
    late = write(tmp_path / "late", interviews=INTERVIEWS)
    done = take(store, late)["interviews.csv"]
    assert (done.read, done.used, done.rejected, done.added) == (1, 0, {"no_identity": 1}, {})
    assert done.details == [
        "1 of its rows are about events that no own table tells of (e3): load events.csv with it, or before "
        "it."
    ]
    ((message, state),) = rows(store, "SELECT message, state FROM rejected_rows")
    assert message == "There is no event e3. Load events.csv with it, or before it."
    assert state == "open"
    take(store, write(tmp_path / "own", contacts=CONTACTS, events=EVENTS), late)
    assert rows(store, TALKS) == [("e3", 25.0, 30.0, "phone")]
    assert rows(store, "SELECT state FROM rejected_rows") == [("replaced",)]


def test_people_of_events_that_are_not_there_are_listed(store: Store, tmp_path: Path):
    people = [["event_id", "contact_id", "role"], ["e3", "c1", "attendee"], ["e9", "c2", "attendee"]]
    own = write(tmp_path / "own", contacts=CONTACTS, events=EVENTS, event_contacts=people)
    done = take(store, own)["event_contacts.csv"]
    assert (done.read, done.used, done.rejected) == (2, 1, {"no_identity": 1})
    assert rows(store, "SELECT location FROM rejected_rows") == [("e9",)]


def test_the_interview_tells_whose_the_talk_is(store: Store, tmp_path: Path):
    talk = [["event_id", "kind", "starts_at"], ["e1", "meeting", "2026-03-10T10:00:00"]]
    whose = [["interview_id", "event_id", "contact_id"], ["i1", "e1", "c1"]]
    take(store, write(tmp_path / "own", contacts=CONTACTS, events=talk, interviews=whose))
    assert rows(store, "SELECT contact_id FROM events") == [("c1",)]


def test_a_mended_file_settles_its_rejected_rows(store: Store, tmp_path: Path):
    wrong = [["contact_id", "full_name", "tie"], ["c1", "Ada Example", "banana"]]
    folder = write(tmp_path / "own", contacts=wrong)
    take(store, folder)
    assert rows(store, "SELECT state FROM rejected_rows") == [("open",)]
    take(store, write(folder, contacts=[*wrong[:1], ["c1", "Ada Example", "warm"]]))
    assert rows(store, "SELECT state FROM rejected_rows") == [("replaced",)]
    assert rows(store, PEOPLE) == [("Ada Example", None, "warm")]
