"""Numbers and days as people read them."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from explorer_kit.widgets.frames import cell_text, frame_html


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        ("", "–"),
        (float("nan"), "–"),
        (pd.NaT, "–"),
        (pd.NA, "–"),
        ([], "–"),
        (True, "yes"),
        (np.bool_(False), "no"),
        (1204, "1,204"),
        (np.int64(7), "7"),
        (3.0, "3"),
        (0.2926829, "0.293"),
        (12.3456, "12.3"),
        (float("inf"), "∞"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (pd.Timestamp("2026-03-01"), "2026-03-01"),
        (dt.datetime(2026, 3, 1, 14, 30), "2026-03-01 14:30"),
        (["tracker", "notes"], "tracker, notes"),
        (np.array(["a", "b"]), "a, b"),
    ],
)
def test_a_value_is_readable(value, shown):
    assert cell_text(value) == shown


def test_a_frame_shows_its_rows_as_text():
    shown = frame_html(pd.DataFrame({"full_name": ["<b>Ada</b>"], "n": [2]}))
    assert "<th>full name</th>" in shown
    assert "&lt;b&gt;Ada&lt;/b&gt;" in shown
    assert "<td class=ek-number>2</td>" in shown


def test_a_long_frame_is_cut_and_says_so():
    shown = frame_html(pd.DataFrame({"n": range(1210)}), limit=200)
    assert shown.count("<tr>") == 201
    assert "… and 1,010 more rows." in shown


def test_an_empty_frame_says_so():
    assert "No rows." in frame_html(pd.DataFrame({"n": []}))


def test_fractions_of_a_column_have_equally_many_decimals():
    shown = frame_html(pd.DataFrame({"level": [4.0, 4.5, None], "share": [0.72, 1 / 3, 1.0]}))
    for cell in (">4.0<", ">4.5<", ">–<", ">0.720<", ">0.333<", ">1.000<"):
        assert cell in shown


def test_whole_numbers_kept_as_fractions_show_none():
    assert ">1,204<" in frame_html(pd.DataFrame({"n": [1204.0, 3.0]}))
