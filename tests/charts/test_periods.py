"""Months and weeks without a gap."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.charts.periods import following, without_gaps

firsts = st.dates(date(2000, 1, 1), date(2040, 1, 1)).map(lambda day: day.replace(day=1))


def test_after_december_comes_january():
    assert following(date(2025, 12, 1), weekly=False) == date(2026, 1, 1)


@given(st.lists(firsts, min_size=1, max_size=5))
def test_months_run_from_the_first_to_the_last(found):
    months = without_gaps(found, weekly=False)
    assert (months[0], months[-1]) == (min(found), max(found))
    assert all(month.day == 1 for month in months)
    steps = {later - earlier for earlier, later in pairwise(months)}
    assert steps <= {timedelta(days=n) for n in (28, 29, 30, 31)}


def test_nothing_has_no_periods():
    assert without_gaps([], weekly=True) == []
