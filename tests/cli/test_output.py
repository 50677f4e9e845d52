import datetime as dt
import json
import math
from decimal import Decimal

import pandas as pd
import pytest

from explorer_kit.cli.output import distinct, plain, readable, write_rows, write_table


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (math.nan, None),
        (math.inf, None),
        (pd.NaT, None),
        (True, True),
        (3, 3),
        (0.25, 0.25),
        (Decimal("1.5"), 1.5),
        ("ä [b]", "ä [b]"),
        (dt.datetime(2026, 3, 1, 12, 30), "2026-03-01T12:30:00"),
        (dt.datetime(2026, 3, 1, 12, 30, tzinfo=dt.UTC), "2026-03-01T12:30:00+00:00"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        ([1, math.nan], [1, None]),
        ((dt.date(2026, 3, 1),), ["2026-03-01"]),
        ({"a": math.nan}, {"a": None}),
        (b"\x00\x01", "AAE="),
        (dt.timedelta(days=1), "1 day, 0:00:00"),
    ],
)
def test_json_has_iso_times_and_null_for_what_is_missing(value: object, expected: object):
    assert plain(value) == expected
    assert json.loads(json.dumps(plain(value), allow_nan=False)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (math.nan, ""),
        (pd.NaT, ""),
        (True, "yes"),
        (False, "no"),
        (1234, "1234"),
        (0.12345, "0.123"),
        (100.0, "100"),
        (1234567.5, "1,234,567.5"),
        (dt.datetime(2026, 3, 1, 12, 30, 59), "2026-03-01 12:30"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (["a", None, 0.5], "a, , 0.5"),
        ({"a": 1}, '{"a": 1}'),
    ],
)
def test_cells_can_be_read(value: object, expected: str):
    assert readable(value) == expected


def test_rows_become_objects(capsys: pytest.CaptureFixture[str]):
    write_rows(("name", "n"), [("Zoë", 1), (None, math.nan)], as_json=True)
    assert json.loads(capsys.readouterr().out) == [{"name": "Zoë", "n": 1}, {"name": None, "n": None}]


def test_what_stands_in_a_cell_is_no_markup(capsys: pytest.CaptureFixture[str]):
    write_table(("name",), [("[bold]Ada[/bold] [/]",)])
    assert "[bold]Ada[/bold] [/]" in capsys.readouterr().out


def test_a_table_in_a_file_is_not_cut_off(capsys: pytest.CaptureFixture[str]):
    write_table(("a", "b"), [("x" * 300, "y" * 300)])
    assert "x" * 300 in capsys.readouterr().out


def test_an_empty_table_says_so(capsys: pytest.CaptureFixture[str]):
    write_table(("name",), [])
    printed = capsys.readouterr().out
    assert "name" in printed
    assert "No rows." in printed


def test_columns_of_one_name_are_all_there():
    assert distinct(["a", "b", "a", "a"]) == ["a", "b", "a_1", "a_2"]
