"""Skills named in talks, their names, and the owner's own levels."""

from __future__ import annotations

from datetime import datetime

import pytest

from explorer_kit.records import Attendee, Meeting, Person, SelfRating, SkillMention
from tests.derivation.journals import Journal, day, local, on, only, record

ANNA = Person(name="Anna Beispiel", emails=("a@example.org",))
TALK = Meeting(starts=on(3), read_for_skills=True)


@pytest.fixture
def journal() -> Journal:
    return Journal()


def test_a_mention_belongs_to_its_person_and_talk(journal: Journal):
    mention = SkillMention(word="SQL", required_level=4.0, quote="SQL every day", heading="Tools?")
    journal.load("note", record("n", ANNA, TALK, mention))
    row, talk = only(journal.table("skill_mentions")), only(journal.events("meeting"))
    assert (row["contact_id"], row["interview_id"]) == (talk["contact_id"], talk["event_id"])
    assert (row["skill_id"], row["word"], row["origin"]) == ("sql", "SQL", "marked")
    assert (row["required_level"], row["quote"], row["heading"]) == (4.0, "SQL every day", "Tools?")
    assert row["counts_from_on"] == talk["counts_from_on"] == day(4)


def test_a_mention_outside_the_talk_counts_from_its_load(journal: Journal):
    journal.load("note", record("n", ANNA, TALK, SkillMention(word="SQL", in_meeting=False)))
    row = only(journal.table("skill_mentions"))
    assert (row["interview_id"], str(row["counts_from_on"])) == (None, "2026-06-30")


def test_a_mention_counts_from_the_time_that_another_source_knows(journal: Journal):
    journal.load("note", record("n", ANNA, TALK, SkillMention(word="SQL")))
    journal.load("calendar", record("c", ANNA, Meeting(starts=local(3, 10))))
    assert only(journal.table("skill_mentions"))["counts_from_on"] == day(3)


def test_what_another_person_in_a_record_named_is_theirs(journal: Journal):
    ben = Person(slot="b", name="Ben Muster")
    talk = Meeting(starts=on(3), attendees=(Attendee(),))
    journal.load("note", record("n", ANNA, ben, talk, SkillMention(who="b", word="SQL")))
    row = only(journal.table("skill_mentions"))
    assert row["contact_id"] == journal.contact("Ben Muster")["contact_id"]
    assert row["interview_id"] == only(journal.events("meeting"))["event_id"]


def test_the_sources_own_key_is_the_skill(journal: Journal):
    journal.load("note", record("n", ANNA, TALK, SkillMention(word="the terminal", skill="bash")))
    assert only(journal.table("skills")) == {"skill_id": "bash", "name": "the terminal"}


def named(journal: Journal, *words: str) -> str:
    mentions = [SkillMention(word=word, skill="x") for word in words]
    journal.load("note", record("n", ANNA, TALK, *mentions))
    return str(only(journal.table("skills"))["name"])


def test_the_name_is_the_most_frequent_word(journal: Journal):
    assert named(journal, "Postgres", "pg", "Postgres") == "Postgres"


def test_of_equally_frequent_words_the_name_is_the_shorter(journal: Journal):
    assert named(journal, "PostgreSQL", "Postgres") == "Postgres"


def test_a_skill_that_nobody_names_any_more_is_gone(journal: Journal):
    for number, word in ((1, "SQL"), (2, "Python")):
        journal.load(
            "note", record("n", ANNA, TALK, SkillMention(word=word)), file_at=datetime(2026, 3, number)
        )
    assert [row["skill_id"] for row in journal.table("skills")] == ["python"]


def test_an_interview_with_marked_skills_is_coded_and_read(journal: Journal):
    journal.load(
        "note",
        record("n", ANNA, Meeting(starts=on(3)), SkillMention(word="SQL")),
        record("o", ANNA, Meeting(starts=on(4), read_for_skills=True)),
    )
    rows = sorted(journal.table("interviews"), key=lambda row: row["held_on"])
    assert [(row["coded"], row["read_for_skills"]) for row in rows] == [(True, True), (False, True)]


def test_the_owners_levels_are_kept_with_their_days(journal: Journal):
    journal.load("form", record("r", SelfRating(word="SQL", level=3.0, at=on(2))))
    journal.load("form", record("s", SelfRating(word="sql", level=4.0, at=on(9))))
    rows = [(row["skill_id"], row["level"], row["rated_on"]) for row in journal.table("self_ratings")]
    assert sorted(rows) == [("sql", 3.0, day(2)), ("sql", 4.0, day(9))]
    assert only(journal.table("skills"))["name"] == "SQL"


def test_a_corrected_level_replaces_the_old_one(journal: Journal):
    for number, level in ((1, 3.0), (2, 5.0)):
        journal.load(
            "form",
            record("r", SelfRating(word="SQL", level=level, at=on(2))),
            file_at=datetime(2026, 3, number),
        )
    assert only(journal.table("self_ratings"))["level"] == 5.0
