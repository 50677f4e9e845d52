"""What the user wants of mail and calendars: every condition given must hold."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from explorer_kit.errors import SettingsError
from explorer_kit.importers.limits import within
from explorer_kit.records import Meeting, Message, Moment, Note, Person, SourceRecord
from explorer_kit.settings import Limits, Settings, load_settings, save_settings, settings_from

MAIL = SourceRecord(
    key="1",
    location="message 1",
    labels=("Inbox", "Career"),
    items=(
        Person(name="Anna Beispiel", emails=("anna@example.org",)),
        Message(at=Moment.local(datetime(2026, 3, 4, 9)), subject="A question", text="About your work"),
    ),
)


@pytest.mark.parametrize(
    ("limits", "taken"),
    [
        (Limits(), True),
        (Limits(since=date(2026, 3, 4)), True),
        (Limits(since=date(2026, 3, 5)), False),
        (Limits(until=date(2026, 3, 4)), True),
        (Limits(until=date(2026, 3, 3)), False),
        (Limits(labels=("career",)), True),
        (Limits(labels=("Family", "Friends")), False),
        (Limits(without_labels=("CAREER",)), False),
        (Limits(without_labels=("Family",)), True),
        (Limits(words=("QUESTION",)), True),
        (Limits(words=("invoice", "your work")), True),
        (Limits(words=("invoice",)), False),
        (Limits(addresses=("anna@example.org",)), True),
        (Limits(addresses=("@EXAMPLE.org",)), True),
        (Limits(addresses=("@example.com",)), False),
        (Limits(without_addresses=("@example.org",)), False),
        (Limits(without_addresses=("ben@example.org",)), True),
        (Limits(labels=("career",), words=("invoice",)), False),
    ],
)
def test_a_record_is_taken_if_every_condition_holds(limits: Limits, taken: bool):
    assert within(MAIL, limits) == (MAIL if taken else None)


def test_of_a_recurring_entry_the_meetings_within_the_days_are_kept():
    days = (date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19))
    first, second, third = (Meeting(starts=Moment.on(day), label=str(day), title="Weekly") for day in days)
    person, note = Person(name="Anna Beispiel"), Note(text="Agenda")
    entry = SourceRecord(key="u", location="entry 1", items=(person, note, first, second, third))
    kept = within(entry, Limits(since=days[1], until=days[1]))
    assert kept is not None
    assert kept.items == (person, note, second)


def test_what_has_no_day_is_left_out_where_days_are_limited():
    undated = SourceRecord(key="1", location="message 1", items=(Person(name="A B"), Message(text="Hello")))
    assert within(undated, Limits(since=date(2026, 1, 1))) is None
    assert within(undated, Limits(words=("hello",))) == undated


def test_a_record_that_only_takes_back_an_earlier_edition_always_passes():
    gone = SourceRecord(key="u|1", location="entry 1", items=(), counted=False)
    assert within(gone, Limits(words=("hello",))) == gone


def test_limits_are_remembered_in_the_settings(tmp_path):
    limits = Limits(since=date(2026, 1, 1), labels=("Career", "Söhne"), without_addresses=("@example.net",))
    journal = tmp_path / "me.duckdb"
    save_settings(journal, Settings(limits=limits))
    assert load_settings(journal).limits == limits
    save_settings(journal, Settings())
    assert "limits" not in (tmp_path / "me.settings.toml").read_text()
    assert load_settings(journal).limits == Limits()


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"limits": 3}, "limits must be a table"),
        ({"limits": {"untill": 3}}, "no limit is called untill"),
        ({"limits": {"since": "soon"}}, "limits.since must be a day"),
        ({"limits": {"since": datetime(2026, 1, 1)}}, "limits.since must be a day"),
        ({"limits": {"labels": "Career"}}, "limits.labels must be a list"),
        ({"limits": {"since": date(2026, 2, 1), "until": date(2026, 1, 1)}}, "lies before the first"),
    ],
)
def test_limits_that_cannot_be_read_are_explained(table, words):
    with pytest.raises(SettingsError, match=words):
        settings_from(table, "me.settings.toml")
