"""Settings are checked when they are made and when they are read."""

import pytest

from explorer_kit.errors import SettingsError
from explorer_kit.settings import Settings, load_settings, save_settings, settings_from

DAYS = {"reply_window_days": 14, "brief_stale_days": 365, "news_stale_days": 90}


def test_numbers_of_days_have_their_defaults():
    assert {name: getattr(Settings(), name) for name in DAYS} == DAYS


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_number_of_days_is_within_reason(name, days):
    with pytest.raises(SettingsError, match=f"{name} is {days}; it must be between 1 and"):
        settings_from({name: days}, "me.settings.toml")


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize("value", ["90", 90.5, True, [90]])
def test_a_number_of_days_is_a_whole_number(name, value):
    with pytest.raises(SettingsError, match=f"{name} must be a whole number"):
        settings_from({name: value}, "me.settings.toml")


def test_settings_read_back_as_they_were_saved(tmp_path):
    settings = Settings(brief_stale_days=200, news_stale_days=30, timezone="Europe/Lisbon")
    save_settings(tmp_path / "me.duckdb", settings)
    assert load_settings(tmp_path / "me.duckdb") == settings
