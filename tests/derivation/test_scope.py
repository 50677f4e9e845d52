"""Times (R5), editions (R15) and what a load touches."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from explorer_kit.records import (
    UNDATED,
    Attendee,
    Meeting,
    Message,
    Moment,
    Note,
    Person,
    Referral,
    SkillMention,
)
from explorer_kit.settings import Settings
from tests.derivation.journals import Journal, day, local, on, only, record

ANNA = Person(name="Anna Beispiel", emails=("a@example.org",))


def times(at: Moment, zone: str = "Europe/Berlin") -> tuple[Any, Any, Any]:
    """Return the instant, the clock and the day of a message at a moment."""
    journal = Journal(Settings(timezone=zone))
    journal.load("mail", record("m", ANNA, Message(at=at)))
    event = only(journal.events("outreach"))
    return event["occurred_at"], event["occurred_local"], event["occurred_on"]


def test_a_clock_is_read_in_the_owners_zone():
    at = Moment.local(datetime(2026, 7, 1, 12))
    assert times(at) == (datetime(2026, 7, 1, 10), datetime(2026, 7, 1, 12), datetime(2026, 7, 1).date())
    assert times(at, "America/New_York")[0] == datetime(2026, 7, 1, 16)


def test_an_instant_gets_the_owners_clock_and_day():
    # 23:30 UTC is already the next day in Berlin, and still the same in New York
    at = Moment.at(datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    assert times(at)[1:] == (datetime(2026, 3, 2, 0, 30), day(2))
    assert times(at, "America/New_York")[1:] == (datetime(2026, 3, 1, 18, 30), day(1))


def test_an_instant_of_another_zone_is_the_instant():
    at = Moment.at(datetime(2026, 3, 1, 9, tzinfo=ZoneInfo("Asia/Tokyo")), zone="Asia/Tokyo")
    assert times(at) == (datetime(2026, 3, 1, 0), datetime(2026, 3, 1, 1), day(1))


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        (datetime(2026, 3, 29, 1, 59), datetime(2026, 3, 29, 0, 59)),
        # clocks go from 2:00 to 3:00: 2:30 does not exist; it is read as half an hour after 1:59
        (datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 1, 30)),
        (datetime(2026, 3, 29, 3, 0), datetime(2026, 3, 29, 1, 0)),
        (datetime(2026, 10, 25, 1, 59), datetime(2026, 10, 24, 23, 59)),
        (datetime(2026, 10, 25, 3, 0), datetime(2026, 10, 25, 2, 0)),
    ],
)
def test_clocks_around_a_change_of_time(wall: datetime, utc: datetime):
    assert times(Moment.local(wall))[0] == utc


def test_an_hour_that_comes_twice_is_one_of_the_two():
    instant = times(Moment.local(datetime(2026, 10, 25, 2, 30)))[0]
    assert instant in (datetime(2026, 10, 25, 0, 30), datetime(2026, 10, 25, 1, 30))


def test_a_clock_of_an_unknown_zone_keeps_its_instant_empty():
    assert times(local(3, 9, zone="unknown")) == (None, datetime(2026, 3, 3, 9), day(3))


def test_a_day_stays_a_day():
    assert times(on(3)) == (None, None, day(3))


def test_no_date_stays_empty():
    assert times(UNDATED) == (None, None, None)


CONTACTED = Message(evidence="record", role="outreach", at=on(1))
REPLIED = Message(evidence="record", role="reply", direction="inbound", at=on(2))


def edition(journal: Journal, number: int, *items: Any, **load: Any) -> None:
    """Load the row with these items from a file of that day."""
    journal.load("tracker", record("a", ANNA, *items), file_at=datetime(2026, 3, number), **load)


def test_one_filled_cell_adds_what_is_new_and_doubles_nothing():
    journal = Journal()
    talk, word = Meeting(starts=on(5), read_for_skills=True), SkillMention(word="SQL")
    edition(journal, 5, CONTACTED, talk, word, Note(text="n", in_meeting=True))
    before = journal.derived()
    journal.load(
        "tracker",
        record("a", ANNA, CONTACTED, talk, word, Note(text="n", in_meeting=True), REPLIED),
        file_at=datetime(2026, 3, 6),
    )
    assert journal.story() == ["outreach 1", "reply 2", "meeting 5", "note 5"]
    now = journal.derived()
    assert len(now.pop("events")) == len(before.pop("events")) + 1
    assert {table: rows for table, rows in now.items() if rows != before[table]}.keys() == {
        "event_contacts",
        "event_sources",
    }


def test_an_emptied_cell_takes_away_what_it_said():
    journal = Journal()
    edition(journal, 5, CONTACTED, REPLIED)
    edition(journal, 6, CONTACTED)
    assert journal.story() == ["outreach 1"]


def test_a_corrected_cell_replaces_what_it_said():
    journal = Journal()
    edition(journal, 5, CONTACTED, REPLIED)
    edition(journal, 6, CONTACTED, Message(evidence="record", role="reply", direction="inbound", at=on(3)))
    assert journal.story() == ["outreach 1", "reply 3"]


def test_an_undone_edit_is_undone():
    journal = Journal()
    edition(journal, 5, CONTACTED)
    edition(journal, 6, CONTACTED, REPLIED)
    edition(journal, 7, CONTACTED)
    assert journal.story() == ["outreach 1"]


def test_the_newer_file_holds_whichever_is_loaded_last():
    journal = Journal()
    edition(journal, 6, CONTACTED, REPLIED)
    edition(journal, 5, CONTACTED)
    assert journal.story() == ["outreach 1", "reply 2"]


def test_files_of_one_date_hold_in_the_order_of_their_loads():
    journal = Journal()
    edition(journal, 5, CONTACTED, REPLIED)
    edition(journal, 5, CONTACTED)
    assert journal.story() == ["outreach 1"]


def test_a_file_without_a_date_is_as_new_as_its_load():
    journal = Journal()
    for items in ([CONTACTED], [CONTACTED, REPLIED], [CONTACTED]):
        journal.load("tracker", record("a", ANNA, *items))
    assert journal.story() == ["outreach 1"]
    edition(journal, 5, CONTACTED, REPLIED)  # of March; the others were loaded in June
    assert journal.story() == ["outreach 1"]


def test_the_count_of_the_source_beats_the_date_of_the_file():
    journal = Journal()
    journal.load(
        "calendar", record("u", ANNA, Meeting(starts=on(4)), sequence=2), file_at=datetime(2026, 3, 1)
    )
    journal.load(
        "calendar", record("u", ANNA, Meeting(starts=on(3)), sequence=1), file_at=datetime(2026, 3, 9)
    )
    assert journal.story() == ["meeting 4"]


def test_the_date_of_the_source_beats_the_date_of_the_file():
    journal = Journal()
    for number, modified in ((4, 8), (3, 7)):
        entry = record("u", ANNA, Meeting(starts=on(number)), modified=datetime(2026, 2, modified))
        journal.load("calendar", entry, file_at=datetime(2026, 3, 9 - number))
    assert journal.story() == ["meeting 4"]


def test_the_count_of_the_source_beats_its_own_date():
    journal = Journal()
    for number, sequence, modified in ((4, 2, 7), (3, 1, 8)):
        entry = record(
            "u", ANNA, Meeting(starts=on(number)), sequence=sequence, modified=datetime(2026, 2, modified)
        )
        journal.load("calendar", entry, file_at=datetime(2026, 3, 9))
    assert journal.story() == ["meeting 4"]


def test_a_row_that_is_gone_is_kept():
    journal = Journal()
    rows = [record("a", ANNA, CONTACTED), record("b", Person(name="Ben Muster"), CONTACTED)]
    journal.load("tracker", *rows, file_at=datetime(2026, 3, 1))
    report = journal.load("tracker", rows[0], file_at=datetime(2026, 3, 2))
    assert journal.people() == [["Anna Beispiel"], ["Ben Muster"]]
    assert report.files[0].gone == 1


def test_all_editions_are_kept_and_nothing_is_stored_twice():
    journal = Journal()
    edition(journal, 5, CONTACTED)
    edition(journal, 6, CONTACTED, REPLIED)
    ids = [row["observation_id"] for row in journal.table("observations")]
    assert len(ids) == len(set(ids)) == 3
    assert len(journal.table("record_editions")) == 2


def test_the_same_key_in_another_source_is_another_record():
    journal = Journal()
    journal.load("tracker", record("a", ANNA, CONTACTED))
    journal.load("mail", record("a", ANNA, Message(direction="inbound", at=local(3))))
    assert journal.story() == ["outreach 1", "reply 3"]


def test_nothing_of_other_people_is_derived_again():
    # a hub who referred both; what is said of one of them must not double the other's messages
    journal = Journal()
    hub = Person(slot="hub", name="Hub Muster", emails=("h@example.org",))
    ben = Person(name="Ben Muster", emails=("b@example.org",))
    journal.load("tracker", record("a", ANNA, hub, CONTACTED), record("b", ben, hub, CONTACTED))
    journal.load("mail", record("m", ANNA, Message(direction="inbound", at=local(3))))
    assert journal.story("Ben Muster") == ["outreach 1"]
    assert journal.story("Anna Beispiel") == ["outreach 1", "reply 3"]


def named(name: str, slot: str = "main") -> Person:
    return Person(slot=slot, name=name, emails=(f"{name[0].lower()}@example.org",))


def test_talks_of_somebody_in_passing_stay_whole():
    # Nora once referred Paul; she talked with Mara, of which Mara's note tells as well. A mail to Paul must
    # not make the talk forget that note.
    journal = Journal()
    both = Meeting(starts=local(1, 10), attendees=(Attendee(), Attendee(who="b")))
    journal.load("calendar", record("c", named("Nora Muster"), named("Mara Muster", "b"), both))
    journal.load("note", record("n", named("Mara Muster"), Meeting(starts=on(1))))
    referral = Referral(referrer="r", referred="main")
    journal.load("tracker", record("t", named("Paul Muster"), named("Nora Muster", "r"), referral))
    journal.load("mail", record("m", named("Paul Muster"), Message(at=local(5))))
    assert only(journal.events("meeting"))["sources"] == ["calendar", "note"]


def test_a_talk_that_moves_takes_along_who_was_named_in_it():
    # Nora and Paul talked at 23:55; her note of the talk names Willa, whom she recommended. Then a form tells
    # Paul's exact time, after midnight: what Nora offered, she offered on day 2.
    journal = Journal()
    both = Meeting(starts=local(1, 23, 55), attendees=(Attendee(), Attendee(who="b")))
    journal.load("calendar", record("c", named("Paul Muster"), named("Nora Muster", "b"), both))
    referral = Referral(referrer="main", referred="w")
    note = record("n", named("Nora Muster"), named("Willa Muster", "w"), Meeting(starts=on(1)), referral)
    journal.load("note", note)
    assert journal.contact("Willa Muster")["first_seen_on"] == day(1)
    exact = Moment.local(datetime(2026, 3, 2, 0, 5, 1), "second")
    journal.load("form", record("f", named("Paul Muster"), Meeting(starts=exact)))
    assert only(journal.events("meeting"))["occurred_on"] == day(2)
    assert journal.contact("Willa Muster")["first_seen_on"] == day(2)


def test_another_zone_is_taken_over_by_deriving_everything():
    journal = Journal()
    journal.load("mail", record("m", ANNA, Message(at=local(3, 0, 30))))
    journal.settings = Settings(timezone="UTC")
    journal.derive_everything()
    assert only(journal.events())["occurred_at"] == datetime(2026, 3, 3, 0, 30)


def test_a_load_in_another_zone_derives_everything_again():
    journal = Journal()
    journal.load("mail", record("m", ANNA, Message(at=local(3, 0, 30))))
    journal.settings = Settings(timezone="UTC")
    journal.load("mail", record("n", named("Ben Muster"), Message(at=local(4))))
    (event,) = [row for row in journal.events() if row["occurred_on"] == day(3)]
    assert event["occurred_at"] == datetime(2026, 3, 3, 0, 30)
