"""Which journal is opened, and what is made when there is none."""

from __future__ import annotations

import pytest

from explorer_kit import open_journal
from explorer_kit.errors import JournalError
from explorer_kit.journal import opening
from explorer_kit.settings import Settings, save_settings
from explorer_kit.store import Store


def test_a_path_makes_an_empty_journal_with_settings_beside_it(tmp_path):
    journal = open_journal(tmp_path / "new" / "me.duckdb")
    assert journal.path.exists()
    assert (tmp_path / "new" / "me.settings.toml").exists()
    assert journal.sql("SELECT COUNT(*) AS n FROM contacts").n[0] == 0
    assert not journal.is_sample


def test_without_a_path_the_variable_says_which(tmp_path, monkeypatch):
    monkeypatch.setenv("EXPLORER_KIT_JOURNAL", str(tmp_path / "mine.duckdb"))
    assert open_journal().path == tmp_path / "mine.duckdb"


def test_a_choice_is_remembered_until_the_sample_is_chosen_again(tmp_path):
    opening.choose(tmp_path / "chosen.duckdb")
    assert open_journal().path == tmp_path / "chosen.duckdb"
    opening.choose(None)
    assert opening.chosen_path() is None


def test_without_anything_it_is_a_private_writable_copy_of_the_sample(tmp_path):
    journal = open_journal()
    assert journal.is_sample
    assert journal.path == opening.sample_path()
    assert journal.settings.as_of == "2026-10-12T06:00:00"
    note = tmp_path / "2026-10-01 Talk.md"
    note.write_text(
        "---\ntype: interview\nperson: Zora Zusatz\ncompany: Neu AG\n---\nhello\n", encoding="utf-8"
    )
    journal.import_files(note)
    assert journal.sql("SELECT COUNT(*) AS n FROM contacts").n[0] == 124
    assert open_journal().sql("SELECT COUNT(*) AS n FROM contacts").n[0] == 124
    journal.reset_sample()
    assert journal.sql("SELECT COUNT(*) AS n FROM contacts").n[0] == 123


def test_ones_own_journal_is_never_reset(tmp_path):
    journal = open_journal(tmp_path / "me.duckdb")
    with pytest.raises(JournalError, match="is not the sample"):
        journal.reset_sample()


def test_another_seed_gives_another_season(tmp_path):
    opening.write_sample(tmp_path / "other.duckdb", seed=7)
    other = open_journal(tmp_path / "other.duckdb")
    assert other.sql("SELECT COUNT(*) AS n FROM events WHERE kind = 'outreach'").n[0] == 80
    names = set(other.sql("SELECT full_name FROM contacts").full_name)
    opening.write_sample(tmp_path / "first.duckdb")
    assert names != set(
        open_journal(tmp_path / "first.duckdb").sql("SELECT full_name FROM contacts").full_name
    )


def test_an_engine_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(JournalError, match="no engine 'abacus'"):
        open_journal(tmp_path / "me.duckdb", engine="abacus")


def test_settings_beside_the_journal_are_read_each_time(tmp_path):
    journal = open_journal(tmp_path / "me.duckdb")
    save_settings(journal.path, Settings(timezone="Asia/Tokyo"))
    assert journal.settings.timezone == "Asia/Tokyo"


def test_an_upgraded_journal_is_derived_anew_at_once(tmp_path):
    """A migration that needs it leaves open with what the journal was derived."""
    path = tmp_path / "me.duckdb"
    journal = open_journal(path)
    tracker = tmp_path / "tracker.csv"
    tracker.write_text("Name,Email\nKim Probe,kim@example.org\nKim Probe,k@example.net\n", encoding="utf-8")
    journal.import_files(tracker)
    before = journal.sql("SELECT contact_a, contact_b FROM merge_suggestions")
    assert len(before) == 1
    with Store(path).writing() as connection:
        connection.execute("UPDATE derived_with SET timezone = NULL; DELETE FROM merge_suggestions")
    again = open_journal(path)
    assert again.sql("SELECT contact_a, contact_b FROM merge_suggestions").equals(before)
