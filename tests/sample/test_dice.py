from __future__ import annotations

from collections import Counter
from math import sqrt
from statistics import mean, median, stdev

from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.sample.dice import Dice

THROWS = 20_000


def test_the_same_stream_gives_the_same_draws():
    first, second = Dice(7, "people"), Dice(7, "people")
    assert [first.share() for _ in range(5)] == [second.share() for _ in range(5)]


def test_streams_of_other_names_and_seeds_are_others():
    draws = {Dice(seed, name).share() for seed in (7, 8) for name in ("people", "talks")}
    assert len(draws) == 4


@given(st.lists(st.integers()), st.integers(0, 1000))
def test_shuffling_keeps_every_card(cards, seed):
    assert sorted(Dice(seed, "cards").shuffled(cards)) == sorted(cards)


def test_every_order_is_as_likely():
    dice = Dice(1, "cards")
    orders = Counter(tuple(dice.shuffled("abc")) for _ in range(THROWS))
    expected = THROWS / 6
    assert len(orders) == 6
    assert all(abs(count - expected) < 4 * sqrt(expected) for count in orders.values())


def test_weights_are_kept_and_nothing_without_weight_is_drawn():
    dice = Dice(1, "weights")
    drawn = Counter(dice.weighted({"a": 1.0, "b": 0.0, "c": 3.0}) for _ in range(THROWS))
    assert set(drawn) == {"a", "c"}
    assert abs(drawn["a"] / THROWS - 0.25) < 4 * sqrt(0.25 * 0.75 / THROWS)


def test_whole_numbers_include_both_ends_and_nothing_else():
    dice = Dice(1, "numbers")
    assert {dice.between(2, 5) for _ in range(500)} == {2, 3, 4, 5}


def test_normal_and_log_normal_draws_have_their_shape():
    dice = Dice(1, "shapes")
    normal = [dice.normal(10, 2) for _ in range(THROWS)]
    assert abs(mean(normal) - 10) < 4 * 2 / sqrt(THROWS)
    assert abs(stdev(normal) - 2) < 0.05
    # half of a log-normal lies below its median
    waits = [dice.log_normal(3.0, 0.9) for _ in range(THROWS)]
    assert abs(median(waits) - 3) < 0.12
    assert min(waits) > 0
