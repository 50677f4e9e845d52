"""Monica's export in a journal: what was told piece by piece is one story of one person."""

from __future__ import annotations

import os
from datetime import datetime

import pytest

from explorer_kit import open_journal
from explorer_kit.settings import Settings, save_settings
from tests.importers.monica.builders import EMAIL, LINKEDIN, collection, contact, entry, export, field

AS_OF = datetime(2026, 6, 1, 12)
MIDNIGHT = "T00:00:00.000000Z"


def call(day, *, contact_called=False):
    return entry(f"call-{day}", called_at=f"2026-03-{day}{MIDNIGHT}", contact_called=contact_called)


def story(*calls, extra=()):
    """Return an export: Bo, known by name alone, was called, called back, met, and introduced Anna."""
    bo = contact("bo", "Bo", "Muster", collection("call", *calls), collection("activity", "coffee"), *extra)
    anna = contact("anna", "Anna", "Beispiel", collection("contact_field", field(EMAIL, "anna@example.org")))
    anna["properties"]["first_met_through"] = "bo"
    coffee = entry("coffee", summary="Coffee", happened_at=f"2026-03-20{MIDNIGHT}")
    return export(bo, anna, activities=[coffee])


STORY = story(call("05"), call("07", contact_called=True))


@pytest.fixture
def journal(tmp_path):
    found = open_journal(tmp_path / "me.duckdb")
    save_settings(found.path, Settings(timezone="Europe/Berlin"))
    return found


@pytest.fixture
def load(journal, tmp_path):
    def load_file(text, name="monica.json", day=1):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        moment = datetime(2026, 4, day).timestamp()
        os.utime(path, (moment, moment))
        (file,) = journal.import_files(path, as_of=AS_OF).files
        return file

    return load_file


def rows(journal, query):
    return [tuple(row) for row in journal.sql(query).itertuples(index=False)]


def test_entries_of_one_contact_are_one_person_by_name_alone(journal, load):
    file = load(STORY)
    assert (file.source, file.read, file.used) == ("monica.json", 5, 5)
    assert rows(journal, "SELECT full_name FROM contacts ORDER BY 1") == [("Anna Beispiel",), ("Bo Muster",)]
    events = journal.sql(
        "SELECT * FROM events WHERE kind IN ('outreach', 'reply', 'meeting') ORDER BY occurred_on"
    )
    assert list(events.kind) == ["outreach", "reply", "meeting"]
    assert list(events.channel[:2]) == ["phone", "phone"]
    assert events.status[2] == "held"


def test_who_introduced_a_contact_referred_them(journal, load):
    load(STORY)
    query = """SELECT a.full_name, b.full_name FROM referrals
        JOIN contacts AS a ON a.contact_id = referrer_id JOIN contacts AS b ON b.contact_id = referred_id"""
    assert rows(journal, query) == [("Bo Muster", "Anna Beispiel")]


def test_a_newer_export_adds_what_is_new(journal, load):
    load(STORY)
    later = story(
        call("05"),
        call("07", contact_called=True),
        call("25"),
        extra=[collection("note", entry("n", body="x"))],
    )
    file = load(later, day=2)
    assert (file.read, file.used, file.unchanged, file.superseded, file.gone) == (7, 7, 5, 0, 0)
    assert file.added == {"events": 2}
    assert file.ok


def test_loading_twice_changes_nothing(load):
    load(STORY)
    file = load(STORY)
    assert (file.unchanged, file.added) == (5, {})


def test_a_message_noted_here_and_in_a_tracker_is_one(journal, load):
    said = entry("m", content="May I ask?", written_at=f"2026-03-05{MIDNIGHT}", written_by_me=True)
    talk = entry("v", contact_field_type=LINKEDIN, messages=[said])
    fields = collection("contact_field", field(EMAIL, "anna@example.org"))
    load(export(contact("anna", "Anna", None, fields, collection("conversation", talk))))
    load("Name,Email,Date contacted,How\nAnna,anna@example.org,2026-03-05,LinkedIn\n", "tracker.csv")
    (found,) = rows(journal, "SELECT kind, sources, text FROM events")
    assert (found[0], list(found[1]), found[2]) == ("outreach", ["monica.json", "tracker"], "May I ask?")


def test_the_sql_export_leaves_nothing_behind(journal, load):
    sql = "INSERT IGNORE INTO `accounts` (`id`, `api_key`) VALUES\n (1, 'key-of-the-account');\n"
    file = load(sql, "monica.sql")
    assert (file.ok, file.error) == (False, "needs_conversion")
    (stored,) = rows(journal, "SELECT report FROM imports")
    assert "key-of-the-account" not in stored[0]
    assert rows(journal, "SELECT COUNT(*) FROM observations") == [(0,)]
    assert b"key-of-the-account" not in journal.path.read_bytes()
