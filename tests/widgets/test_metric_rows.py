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


@pytest.mark.parametrize(
    ("point", "position"),
    [
        ({"x": "2026-02-01", "trace": "tracker"}, 2),
        ({"x": "2026-01-01T00:00:00", "trace": "Notes"}, 1),
        ({"x": 3, "customdata": ["2026-01-01", "tracker"]}, 0),
        ({"x": "2026-01-01", "trace": "calendar"}, None),
        ({"x": "2026-01-01"}, None),
    ],
)
def test_a_click_finds_its_row_or_none(point, position):
    assert metric_rows.position_of(point, GROWTH, find("network_growth")) == position


def test_a_click_that_could_mean_two_rows_means_none():
    twice = pd.concat([GROWTH, GROWTH.tail(1)])
    point = {"x": "2026-02-01", "trace": "tracker"}
    assert metric_rows.position_of(point, twice, find("network_growth")) is None


def test_words_are_found_in_any_text_column():
    assert metric_rows.containing(DEMAND, " sq ") == [0]
    assert metric_rows.containing(DEMAND, "") == [0, 1]
    assert metric_rows.containing(DEMAND, "python") == []
    assert metric_rows.containing(DEMAND.head(0), "sql") == []
