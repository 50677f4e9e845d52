"""The Wilson interval against published figures, an independent implementation and its own properties."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer_kit.statistics import wilson_interval

counts = st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
confidences = st.floats(0.5, 0.999)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_newcombe_1998(successes, trials, low, high):
    """R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3 (four decimals)."""
    assert wilson_interval(successes, trials) == pytest.approx((low, high), abs=0.00005)


def test_three_of_ten_by_hand():
    # z = 1.96: z² = 3.8416; centre (3 + 1.9208) / 13.8416 = 0.35551
    # half-width 1.96 * sqrt(3 * 7 / 10 + 0.9604) / 13.8416 = 1.96 * 1.74941 / 13.8416 = 0.24772
    assert wilson_interval(3, 10) == pytest.approx((0.10779, 0.60323), abs=0.00002)


@given(counts, confidences)
def test_agrees_with_statsmodels(count, confidence):
    from statsmodels.stats.proportion import proportion_confint

    expected = proportion_confint(count[0], count[1], alpha=1 - confidence, method="wilson")
    assert wilson_interval(count[0], count[1], confidence) == pytest.approx(expected, abs=1e-12)


@given(counts, confidences)
def test_holds_the_share_and_stays_within_0_and_1(count, confidence):
    low, high = wilson_interval(count[0], count[1], confidence)
    assert 0 <= low <= count[0] / count[1] <= high <= 1


@given(st.integers(1, 10_000_000), confidences)
def test_ends_are_exact(trials, confidence):
    assert wilson_interval(0, trials, confidence)[0] == 0.0
    assert wilson_interval(trials, trials, confidence)[1] == 1.0


@given(counts)
def test_failures_mirror_successes(count):
    low, high = wilson_interval(count[0], count[1])
    mirrored = wilson_interval(count[1] - count[0], count[1])
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(counts)
def test_more_confidence_is_wider(count):
    narrow, wide = wilson_interval(count[0], count[1], 0.8), wilson_interval(count[0], count[1], 0.99)
    assert wide[0] <= narrow[0]
    assert narrow[1] <= wide[1]


def test_arrays_give_arrays_of_the_same_values():
    low, high = wilson_interval([0, 3, 10], 10)
    single = [wilson_interval(x, 10) for x in (0, 3, 10)]
    assert isinstance(low, np.ndarray)
    assert low.tolist() == [pair[0] for pair in single]
    assert high.tolist() == [pair[1] for pair in single]


def test_no_trials_know_nothing_and_warn_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        low, high = wilson_interval([0, 1], [0, 2])
    assert np.isnan([low[0], high[0]]).all()
    assert not np.isnan([low[1], high[1]]).any()


@pytest.mark.parametrize(
    ("successes", "trials"), [(5, 4), (-1, 4), (float("nan"), 4), (1, float("inf")), ([1, 9], [2, 3])]
)
def test_counts_that_cannot_be_are_refused(successes, trials):
    with pytest.raises(ValueError, match="successes <= trials"):
        wilson_interval(successes, trials)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_outside_0_and_1_is_refused(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson_interval(3, 10, confidence)


def test_only_what_works_is_exported():
    import explorer_kit.statistics as package

    assert all(callable(getattr(package, name)) for name in package.__all__)
