"""How far the truth may lie from what was counted."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@overload
def wilson_interval(successes: float, trials: float, confidence: float = ...) -> tuple[float, float]: ...


@overload
def wilson_interval(
    successes: ArrayLike, trials: ArrayLike, confidence: float = ...
) -> tuple[Floats, Floats]: ...


def wilson_interval(successes: Any, trials: Any, confidence: float = 0.95) -> tuple[Any, Any]:
    """Return the Wilson score interval of a share, without continuity correction.

    Parameters
    ----------
    successes, trials : number or array
        How many of how many; arrays are broadcast against each other. 0 <= successes <= trials.
    confidence : float
        Between 0 and 1; 0.95 for a 95 % interval.

    Returns
    -------
    (low, high) : two floats, or two arrays of the broadcast shape
        Shares between 0 and 1; exactly 0 at no success, exactly 1 at nothing but successes. ``nan`` where
        there were no trials: nothing is known of such a share.

    Raises
    ------
    ValueError
        Counts that are negative, not numbers or more successes than trials; a confidence outside 0 to 1.

    Notes
    -----
    With z the normal quantile, n trials and x successes::

        (x + z²/2 ∓ z·sqrt(x·(n - x)/n + z²/4)) / (n + z²)

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the
    American Statistical Association 22 (1927), 209-212; as method 3 in R. G. Newcombe, Two-sided confidence
    intervals for the single proportion, Statistics in Medicine 17 (1998), 857-872.

    Examples
    --------
    3 of 10 is anything from 11 % to 60 %:

    >>> low, high = wilson_interval(3, 10)
    >>> round(low, 3), round(high, 3)
    (0.108, 0.603)
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; it must lie between 0 and 1, such as 0.95.")
    x, n = np.broadcast_arrays(np.asarray(successes, dtype=float), np.asarray(trials, dtype=float))
    if not np.all((x >= 0) & (x <= n) & np.isfinite(n)):
        raise ValueError("successes and trials must be counts with 0 <= successes <= trials.")
    half_square = NormalDist().inv_cdf((1 + confidence) / 2) ** 2 / 2
    # A share of nothing is nan, without a warning about the division.
    known = np.where(n > 0, n, np.nan)
    # Written so that the root is exactly half_square at x = 0 and x = n: the ends are then exactly 0 and 1.
    root = np.sqrt(2 * half_square * x * (n - x) / known + half_square * half_square)
    whole = known + half_square + half_square
    low, high = (x + half_square - root) / whole, (x + half_square + root) / whole
    return (float(low), float(high)) if low.ndim == 0 else (low, high)
