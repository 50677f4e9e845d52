"""Turns of a talk and the owner's share of its words."""

from __future__ import annotations

from typing import Any

import pytest

from explorer_kit.records import Attendee, Meeting, Moment, Person, SourceRecord, Turn
from tests.derivation.journals import Batch, Journal, Row, local, on, only, record

ANNA = Person(name="Anna Beispiel", emails=("anna@example.org",))
MAX = Person(slot="max", name="Max Muster", emails=("max@example.org",))
VTT, SRT, CALENDAR = "transcript.vtt", "transcript.srt", "calendar.ics"


def owner(number: int, text: str, **more: Any) -> Turn:
    return Turn(speaker="Rosa Selbst", number=number, text=text, is_owner=True, **more)


def anna(number: int, text: str, **more: Any) -> Turn:
    return Turn(who="main", speaker="Anna Beispiel", number=number, text=text, **more)


def transcript(key: str, *said: Turn, at: Moment | None = None, minutes: float | None = 30) -> SourceRecord:
    starts = at if at is not None else local(5, 14)
    dated = starts.precision != "none"
    meeting = Meeting(starts=starts, minutes=minutes, evidence="record" if dated else "flag")
    return record(key, ANNA, meeting, *said)


def turns(journal: Journal) -> list[Row]:
    return journal.rows("SELECT * EXCLUDE (turn_id) FROM turns ORDER BY interview_id, place")


def talk(journal: Journal) -> Row:
    return only(journal.table("interviews"))


def test_a_turn_is_a_row_with_its_person_times_and_words():
    journal = Journal()
    journal.load(
        VTT,
        transcript(
            "a.vtt",
            owner(1, "So – what's your advice?", starts=1.5, ends=3.0),
            anna(2, "Ask, ask, ask: always!"),
            Turn(speaker="", number=3, text="…"),
        ),
    )
    contact = journal.contact("Anna Beispiel")["contact_id"]
    interview = talk(journal)["interview_id"]
    base = {"interview_id": interview, "starts_second": None, "ends_second": None}
    assert turns(journal) == [
        base
        | {
            "contact_id": None,
            "speaker": "Rosa Selbst",
            "is_owner": True,
            "place": 1,
            "starts_second": 1.5,
            "ends_second": 3.0,
            "words": 4,
            "text": "So – what's your advice?",
        },
        base
        | {
            "contact_id": contact,
            "speaker": "Anna Beispiel",
            "is_owner": False,
            "place": 2,
            "words": 4,
            "text": "Ask, ask, ask: always!",
        },
        base | {"contact_id": None, "speaker": None, "is_owner": False, "place": 3, "words": 0, "text": "…"},
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one", 1),
        ("  one \n two\tthree ", 3),
        ("well-known isn't e.g. 3.5", 4),
        ("Zoë über naïve Łódź", 4),
        ("– … !", 0),
        ("我喜欢 SQL", 4),
        ("Привет, мир", 2),
    ],
)
def test_words_are_what_stands_between_blanks(text: str, words: int):
    journal = Journal()
    journal.load(VTT, transcript("a.vtt", anna(1, text)))
    assert only(turns(journal))["words"] == words


def test_the_owners_share_is_of_all_words():
    journal = Journal()
    journal.load(
        VTT,
        transcript(
            "a.vtt",
            owner(1, "one two"),
            anna(2, "one two three four"),
            Turn(speaker="S 1", number=3, text="a b"),
        ),
    )
    assert talk(journal)["owner_share"] == pytest.approx(0.25)
    assert talk(journal)["actual_minutes"] == 30


def test_without_the_owner_there_is_no_share():
    journal = Journal()
    journal.load(VTT, transcript("a.vtt", anna(1, "one two")))
    assert talk(journal)["owner_share"] is None


def test_a_transcript_without_words_has_no_share():
    journal = Journal()
    journal.load(VTT, transcript("a.vtt", owner(1, "…")))
    assert talk(journal)["owner_share"] is None


def test_a_talk_without_a_transcript_has_none():
    journal = Journal()
    journal.load(CALENDAR, transcript("uid"))
    assert (turns(journal), talk(journal)["owner_share"]) == ([], None)


@pytest.mark.parametrize(("minute", "talks"), [(0, 1), (15, 1), (16, 2)])
def test_a_transcript_near_the_calendars_talk_is_that_talk(minute: int, talks: int):
    journal = Journal()
    journal.load_together(
        Batch(CALENDAR, (transcript("uid", minutes=None),)),
        Batch(VTT, (transcript("a.vtt", owner(1, "one"), at=local(5, 14, minute)),)),
    )
    assert len(journal.events("meeting")) == talks
    shares = journal.rows("SELECT owner_share FROM interviews ORDER BY ALL")
    assert [row["owner_share"] for row in shares] == [1.0, None][:talks]


def test_a_transcript_of_the_day_is_the_days_talk():
    journal = Journal()
    journal.load(CALENDAR, transcript("uid", minutes=None))
    journal.load(VTT, transcript("a.vtt", anna(1, "one"), at=on(5)))
    meeting = only(journal.events("meeting"))
    assert (meeting["occurred_local"].hour, meeting["sources"]) == (14, [CALENDAR, VTT])
    assert (talk(journal)["actual_minutes"], len(turns(journal))) == (30, 1)


def test_a_transcript_without_a_date_is_the_known_talk():
    journal = Journal()
    journal.load(VTT, transcript("a.vtt", anna(1, "one"), at=Moment()))
    assert only(journal.events("meeting"))["occurred_on"] is None
    journal.load(CALENDAR, transcript("uid", minutes=None))
    assert only(journal.events("meeting"))["sources"] == [CALENDAR, VTT]
    assert len(turns(journal)) == 1


@pytest.mark.parametrize("source", [VTT, SRT])
@pytest.mark.parametrize("at", [local(5, 14), on(5)])
def test_of_two_transcripts_of_a_talk_one_tells_its_turns(source: str, at: Moment):
    journal = Journal()
    unnamed = [Turn(speaker="", number=number, text="one two three") for number in (1, 2, 3)]
    journal.load_together(
        Batch(VTT, (transcript("a.vtt", owner(1, "one two"), anna(2, "three"), at=at),)),
        Batch(source, (transcript("b.srt", *unnamed, at=at),)),
    )
    assert [row["text"] for row in turns(journal)] == ["one two", "three"]
    assert talk(journal)["owner_share"] == pytest.approx(2 / 3)


def test_a_new_edition_takes_the_place_of_the_old():
    journal = Journal()
    journal.load(VTT, transcript("a.vtt", owner(1, "one"), anna(2, "two"), anna(3, "three")))
    journal.load(VTT, transcript("a.vtt", owner(1, "one"), anna(2, "four five six")))
    assert [row["text"] for row in turns(journal)] == ["one", "four five six"]
    assert talk(journal)["owner_share"] == pytest.approx(0.25)


def test_loading_twice_or_deriving_anew_changes_nothing():
    journal = Journal()
    batch = Batch(VTT, (transcript("a.vtt", owner(1, "one"), anna(2, "two")),))
    assert journal.load_together(batch).files[0].added["turns"] == 2
    before = journal.derived()
    assert "turns" not in journal.load_together(batch).files[0].added
    assert journal.derived() == before
    journal.derive_everything()
    assert journal.derived() == before


def test_what_is_loaded_of_one_person_leaves_the_turns_of_others():
    journal = Journal()
    both = Meeting(starts=local(5, 14), attendees=(Attendee(), Attendee(who="max")))
    max_speaks = Turn(who="max", speaker="Max Muster", number=2, text="two")
    journal.load(VTT, record("a.vtt", ANNA, MAX, both, owner(1, "one"), max_speaks))
    alone = Person(name="Zoë Quill", emails=("zoe@example.org",))
    journal.load(SRT, record("b.srt", alone, Meeting(starts=local(9, 9)), owner(1, "one two")))
    before = [row["text"] for row in turns(journal)]
    assert sorted(before) == ["one", "one two", "two"]
    journal.load(
        "tracker", record("row", Person(name="Max Muster", emails=("max@example.org",), position="Baker"))
    )
    assert [row["text"] for row in turns(journal)] == before
    told = only([row for row in turns(journal) if row["text"] == "two"])
    assert told["contact_id"] == journal.contact("Max Muster")["contact_id"]


def test_a_talk_with_nobody_known_keeps_its_turns():
    journal = Journal()
    unnamed = (
        Turn(speaker="SPEAKER_00", number=1, text="one"),
        Turn(speaker="SPEAKER_01", number=2, text="two"),
    )
    meeting = Meeting(starts=local(5, 14), attendees=())
    for text in ("one", "once more"):
        said = (Turn(speaker="SPEAKER_00", number=1, text=text), unnamed[1])
        journal.load(VTT, record("a.vtt", meeting, *said))
        assert [row["text"] for row in turns(journal)] == [text, "two"]
    assert only(journal.events("meeting"))["status_when_past"] == "candidate"
