"""A date is taken as far as it is known."""

from datetime import date

import pytest

from explorer_kit.preparation.partial_dates import (
    day_in_words,
    first_day,
    in_words,
    is_partial_date,
    last_day,
)


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "2019"),
        ("2019-05", date(2019, 5, 1), date(2019, 5, 31), "May 2019"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
        ("2019-05-03", date(2019, 5, 3), date(2019, 5, 3), "3 May 2019"),
    ],
)
def test_a_year_a_month_and_a_day(text, first, last, words):
    assert is_partial_date(text)
    assert (first_day(text), last_day(text), in_words(text)) == (first, last, words)


@pytest.mark.parametrize(
    "text",
    ["", "19", "2019-13", "2019-02-30", "2019-5", "0000", "May 2019", "2019-05-03T10:00", "٢٠١٩", "2019\n"],
)
def test_anything_else_is_none(text):
    assert not is_partial_date(text)
    assert (first_day(text), last_day(text), in_words(text)) == (None, None, text)


def test_a_day_in_words():
    assert day_in_words(date(2026, 11, 28)) == "28 November 2026"
    assert day_in_words(None) == ""
