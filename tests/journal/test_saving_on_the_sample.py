"""The clock of the sample stands still; of two saves the later one holds all the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from explorer_kit import open_journal
from explorer_kit.journal import Journal
from explorer_kit.preparation.goals import new_goal
from explorer_kit.settings import Settings, save_settings


@pytest.fixture
def standing_still(tmp_path: Path) -> Journal:
    path = tmp_path / "journal.duckdb"
    save_settings(path, Settings(timezone="UTC", as_of="2026-10-12T06:00:00"))
    return open_journal(path)


def test_what_was_said_before_can_be_said_again(standing_still):
    contact = standing_still.add_contact("Ada Beispiel")
    goal = new_goal("Name three tools", goal_id="", set_on=standing_still.today(), contact_id=contact)
    goal = standing_still.save_entry(goal)
    for text in ("Name four tools", "Name three tools"):
        standing_still.save_entry(replace(goal, text=text))
        assert [each.text for each in standing_still.goals(contact)] == [text]


def test_what_was_taken_away_can_be_put_back(standing_still):
    contact = standing_still.add_contact("Ada Beispiel")
    goal = new_goal("Name three tools", goal_id="", set_on=standing_still.today(), contact_id=contact)
    goal = standing_still.save_entry(goal)
    standing_still.remove_entry(goal)
    assert standing_still.goals(contact) == []
    standing_still.save_entry(goal)
    assert standing_still.goals(contact) == [goal]
