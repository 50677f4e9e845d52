"""Rows named for people, found by a click and by words."""

import pandas as pd
import pytest

from explorer_kit.metrics import find
from explorer_kit.widgets import metric_rows

GROWTH = pd.DataFrame(
    {
        "period": pd.to_datetime(["2026-01-01", "2026-01-01", "2026-02-01"]),
        "segment": ["tracker", "notes", "tracker"],
        "contacts": [4, 1, 6],
    }
)
DEMAND = pd.DataFrame(
    {"segment": ["all", "all"], "skill_id": ["sql", "r"], "skill": ["SQL", "R"], "share": [0.7, 0.2]}
)


def test_rows_are_named_by_what_tells_them_apart():
    assert metric_rows.options(GROWTH, find("network_growth"), [0, 2]) == [
        ("2026-01-01 · tracker", 0),
        ("2026-02-01 · tracker", 2),
    ]


def test_a_name_stands_in_place_of_an_id_and_a_constant_is_not_said():
    assert metric_rows.options(DEMAND, find("skill_demand"), [0, 1]) == [("SQL", 0), ("R", 1)]


def test_a_single_row_still_has_a_name():
    assert metric_rows.options(DEMAND.head(1), find("skill_demand"), [0]) == [("all · SQL", 0)]


def test_a_click_carries_the_keys_of_its_row():
    point = {"count": 1, "customdata": ["2026-01-01", "notes", "talks"]}
    assert metric_rows.key_of(point, find("network_growth")) == {
        "period": "2026-01-01",
        "segment": "notes",
        "measure": "talks",
    }


@pytest.mark.parametrize("told", [None, [], ["2026-01-01"], "text"])
def test_a_click_without_keys_means_no_row(told):
    assert metric_rows.key_of({"customdata": told}, find("network_growth")) is None


@pytest.mark.parametrize(
    ("period", "segment", "position"),
    [
        ("2026-01-01", "notes", 1),
        ("2026-02-01T00:00:00", "tracker", 2),
        ("2026-02-01", "notes", -1),
    ],
)
def test_a_row_is_found_by_its_keys(period, segment, position):
    key = {"period": period, "segment": segment, "measure": "contacts"}
    assert metric_rows.position_of(key, GROWTH) == position


def test_no_key_finds_no_row():
    assert metric_rows.position_of({}, GROWTH) == -1


def test_words_are_found_in_any_text_of_a_row():
    assert metric_rows.containing(DEMAND, " sq ") == [0]
    assert metric_rows.containing(DEMAND, "ALL r") == [1]
    assert metric_rows.containing(DEMAND, "") == [0, 1]
    assert metric_rows.containing(DEMAND, "all python") == []
    assert metric_rows.containing(DEMAND.head(0), "sql") == []
