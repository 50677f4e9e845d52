"""From source records to rows: ids that stay, and every field under its column."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

import pytest

from explorer_kit.importers.observations import KINDS, content_of, digest, edition_of, record_key, rows_of
from explorer_kit.records import (
    Attendee,
    Connection,
    Item,
    Meeting,
    Message,
    Moment,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
    SelfRating,
    SkillMention,
    SourceRecord,
)
from explorer_kit.store.upgrade import Schema

ANNA = Person(name="Anna Beispiel", emails=("a@example.org",))
NOON = Moment.local(datetime(2026, 3, 1, 12))


def record(*items: Item, key: str = "k", location: str = "row 2", **columns: Any) -> SourceRecord:
    return SourceRecord(key=key, location=location, items=items, **columns)


def rows(*items: Item, **columns: Any) -> list[dict[str, Any]]:
    return list(rows_of("tracker", record(*items, **columns)))


def test_a_record_read_twice_gives_the_same_rows():
    assert rows(ANNA, Note(text="n")) == rows(ANNA, Note(text="n"))


def test_the_place_in_the_file_is_no_content():
    assert edition_of(record(ANNA)) == edition_of(record(ANNA, location="row 9"))
    assert rows(ANNA)[0]["observation_id"] == rows(ANNA, location="row 9")[0]["observation_id"]


def test_an_edit_is_another_edition_of_the_same_record():
    assert record_key("tracker", record(ANNA)) == record_key("tracker", record())
    assert edition_of(record(ANNA)) != edition_of(record(dataclasses.replace(ANNA, position="x")))


def test_another_source_is_another_record():
    assert record_key("tracker", record(ANNA)) != record_key("form", record(ANNA))


def test_an_edit_changes_the_observation_and_keeps_the_item():
    (before,), (after,) = rows(ANNA), rows(dataclasses.replace(ANNA, position="x"))
    assert before["item_id"] == after["item_id"]
    assert before["observation_id"] != after["observation_id"]


def test_an_edit_elsewhere_keeps_the_observation():
    before, after = rows(ANNA, Note(text="n")), rows(ANNA, Note(text="other"))
    assert before[0]["observation_id"] == after[0]["observation_id"]
    assert before[1]["observation_id"] != after[1]["observation_id"]


@pytest.mark.parametrize(
    "items",
    [
        (Note(text="a"), Note(text="b")),
        (Message(role="nudge"), Message(role="nudge")),
        (SkillMention(word="SQL"), SkillMention(word="SQL")),
        (Note(text="a"), Note(text="a")),
    ],
)
def test_items_of_one_kind_are_told_apart(items: tuple[Item, ...]):
    found = rows(ANNA, *items)
    assert len({row["item_id"] for row in found}) == len({row["observation_id"] for row in found}) == 3


def test_an_item_keeps_its_id_when_one_of_another_kind_is_added():
    (reply,) = [row for row in rows(Message(direction="inbound", role="reply")) if row["kind"] == "message"]
    more = rows(Message(role="outreach"), Message(direction="inbound", role="reply"))
    assert reply["item_id"] == more[1]["item_id"]


def test_fields_at_their_default_are_no_content():
    assert content_of(Note(text="n")) == {"_": "Note", "text": "n"}
    assert content_of(Person(emails=("a",))) == {"_": "Person", "emails": ["a"]}
    assert content_of(NOON)["wall"] == "2026-03-01T12:00:00"


def test_a_flag_set_is_content():
    assert content_of(Note(text="n", off_record=True))["off_record"] is True


def test_texts_are_hashed_apart():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("\ud83d")  # half a character, as broken files have it


@pytest.mark.parametrize("kind", [*KINDS, Attendee], ids=lambda kind: kind.__name__)
def test_every_field_has_a_column(kind: type):
    columns = set()
    for line in Schema.load().text.split("CREATE TABLE observations (")[1].split("\n);")[0].splitlines():
        columns |= {line.split()[0]} if line.strip() else set()
    needed = {
        "text": "t", "word": "w", "level": 1.0, "referrer": "main", "referred": "b", "speaker": "s",
        "number": 1, "name": "n",
    }  # fmt: skip
    fields = {field.name for field in dataclasses.fields(kind)}
    item = kind(
        **{name: value for name, value in needed.items() if name in fields and has_no_default(kind, name)}
    )
    found = rows(Meeting(attendees=(item,)) if isinstance(item, Attendee) else item)
    assert all(row.keys() <= columns for row in found)


def has_no_default(kind: type, name: str) -> bool:
    return any(f.name == name and f.default is dataclasses.MISSING for f in dataclasses.fields(kind))


def test_a_meeting_and_its_people_are_rows():
    people = (Attendee(role="organizer", answer="accepted"), Attendee(who="b"))
    meeting = Meeting(
        starts=NOON,
        ends=Moment.local(datetime(2026, 3, 1, 13)),
        attendees=people,
        medium="video",
        title="Coffee",
    )
    first, *others = rows(meeting)
    assert (first["kind"], first["slot"], first["channel"], first["heading"]) == (
        "meeting",
        None,
        "video",
        "Coffee",
    )
    assert (first["wall_at"], first["ends_wall_at"]) == (datetime(2026, 3, 1, 12), datetime(2026, 3, 1, 13))
    assert [(row["kind"], row["slot"], row["person_role"], row["answer"]) for row in others] == [
        ("attendee", "main", "organizer", "accepted"),
        ("attendee", "b", "attendee", None),
    ]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Referral(referrer="r", referred="main"), {"kind": "referral", "slot": "r", "other_slot": "main"}),
        (Message(role="reply", direction="inbound", group=True), {"stated_role": "reply", "is_group": True}),
        (
            Message(subject="s", counts_from=date(2026, 3, 2)),
            {"heading": "s", "counts_from_on": date(2026, 3, 2)},
        ),
        (Note(text="t", kind="advice", who="b"), {"kind": "note", "note_kind": "advice", "slot": "b"}),
        (SkillMention(word="w", required_level=2.0, quote="q"), {"kind": "skill", "level": 2.0, "text": "q"}),
        (SelfRating(word="w", level=3.0), {"kind": "self_rating", "level": 3.0, "slot": None}),
        (PlannedFollowUp(due=Moment.on(date(2026, 3, 2))), {"kind": "planned", "on_day": date(2026, 3, 2)}),
        (
            Connection(requested_only=True),
            {"kind": "connection", "requested_only": True, "channel": "linkedin"},
        ),
        (
            Person(slot="b", linkedin="l", location="x"),
            {"slot": "b", "linkedin_slug": "l", "location_name": "x"},
        ),
    ],
)
def test_fields_stand_under_their_columns(item: Item, expected: dict[str, Any]):
    (row,) = rows(item)
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (
            Moment.at(datetime(2026, 3, 1, 12, tzinfo=UTC)),
            (datetime(2026, 3, 1, 12), datetime(2026, 3, 1, 12), "UTC", date(2026, 3, 1), "second"),
        ),
        (NOON, (None, datetime(2026, 3, 1, 12), None, date(2026, 3, 1), "minute")),
        (Moment.on(date(2026, 3, 1)), (None, None, None, date(2026, 3, 1), "day")),
        (Moment(), (None, None, None, None, "none")),
    ],
)
def test_a_moment_is_spread_over_its_columns(moment: Moment, expected: tuple[Any, ...]):
    (row,) = rows(Message(at=moment))
    names = ("instant_at", "wall_at", "zone", "on_day", "time_precision")
    assert tuple(row[name] for name in names) == expected
