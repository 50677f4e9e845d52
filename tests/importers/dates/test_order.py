from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.importers.dates import (
    DateOrder,
    OrderEvidence,
    decide_order,
    order_evidence,
    read_date,
    together,
)

NOTHING = OrderEvidence()


def evidence(*texts):
    return order_evidence([read_date(text) for text in texts])


def test_a_first_part_above_twelve_proves_day_first():
    assert decide_order(evidence("03/04/2026", "25/04/2026"), NOTHING) is DateOrder.DAY


def test_a_second_part_above_twelve_proves_month_first():
    assert decide_order(evidence("03/04/2026", "03/25/2026"), NOTHING) is DateOrder.MONTH


def test_evidence_of_the_column_comes_before_the_file_and_the_file_before_the_choice():
    column, file = evidence("25/04/2026"), evidence("04/25/2026")
    assert decide_order(column, file, DateOrder.MONTH) is DateOrder.DAY
    assert decide_order(evidence("03/04/2026"), file, DateOrder.DAY) is DateOrder.MONTH
    assert decide_order(evidence("03/04/2026"), NOTHING, DateOrder.DAY) is DateOrder.DAY


def test_without_evidence_or_choice_a_column_is_ambiguous():
    column = evidence("03/04/2026", "05/06/2026", "2026-03-04", "soon")
    assert decide_order(column, column) is None
    assert column.open == 2


def test_both_orders_in_one_column_are_a_conflict_that_no_choice_hides():
    column = evidence("25/03/2026", "03/25/2026", "03/04/2026")
    assert column.conflict
    assert decide_order(column, NOTHING, DateOrder.DAY) is None


def test_two_columns_of_opposite_orders_prove_nothing_about_a_third():
    file = together([evidence("25/03/2026"), evidence("03/25/2026")])
    assert decide_order(evidence("03/04/2026"), file) is None


def test_dates_that_do_not_exist_still_show_the_order():
    assert evidence("31/02/2026").day_first


@pytest.mark.parametrize("text", ["2026-13-01", "25/13/2026", "25 March 2026", "05/05/2026"])
def test_dates_with_one_reading_or_none_prove_nothing(text):
    assert evidence(text) == NOTHING


def test_year_first_is_the_users_choice_where_two_digits_allow_it():
    assert decide_order(evidence("26/03/05", "26/11/30"), NOTHING, DateOrder.YEAR) is DateOrder.YEAR
    assert decide_order(evidence("26/03/05", "26/11/30"), NOTHING) is DateOrder.DAY
    assert decide_order(evidence("26/03/2005"), NOTHING, DateOrder.YEAR) is DateOrder.DAY
    assert decide_order(evidence("03/04/2005"), NOTHING, DateOrder.YEAR) is None


texts = st.lists(
    st.builds(
        lambda a, b, c: f"{a}/{b}/{c}", st.integers(1, 31), st.integers(1, 31), st.integers(2000, 2060)
    ),
    max_size=8,
)


@given(texts, st.randoms())
def test_the_sequence_of_rows_does_not_matter(column, random):
    shuffled = list(column)
    random.shuffle(shuffled)
    assert evidence(*shuffled) == evidence(*column)


@given(texts)
def test_saying_things_twice_changes_nothing_but_the_count(column):
    once, twice = evidence(*column), evidence(*column, *column)
    assert (once.day_first, once.month_first, once.order) == (twice.day_first, twice.month_first, twice.order)
