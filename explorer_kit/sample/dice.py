"""Random draws that stay the same on every machine and Python.

Only ``random.Random.random()`` is promised never to change; ``choice``, ``shuffle`` or ``gauss`` are not. As
the committed sample must be reproducible for years, every draw here is built on ``random()`` alone.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from math import exp, log
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T")

_STANDARD_NORMAL = NormalDist()


class Dice:
    """A named stream of draws: the same seed and name give the same draws, whatever other streams do.

    Parameters
    ----------
    seed : int
        Seed of the season.
    name : str
        Name of the stream (``"people"``, ``"tracker"`` …), so that a change in one part of the simulator
        leaves the draws of the others alone.
    """

    def __init__(self, seed: int, name: str) -> None:
        self._random = random.Random(f"{seed}:{name}")

    def share(self) -> float:
        """Return a number from 0 up to, but not including, 1."""
        return self._random.random()

    def chance(self, probability: float) -> bool:
        """Return True with this probability."""
        return self.share() < probability

    def below(self, stop: int) -> int:
        """Return a whole number from 0 to ``stop - 1``, each equally likely."""
        return int(self.share() * stop)

    def between(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def pick(self, values: Sequence[T]) -> T:
        """Return one of the values, each equally likely."""
        return values[self.below(len(values))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Return one key, with a probability proportional to its weight."""
        mark = self.share() * sum(weights.values())
        for value, weight in weights.items():
            mark -= weight
            if mark < 0:
                return value
        return value  # rounding left a sliver at the end: the last one

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """Return the values in random order (Fisher and Yates)."""
        cards = list(values)
        for last in range(len(cards) - 1, 0, -1):
            other = self.below(last + 1)
            cards[last], cards[other] = cards[other], cards[last]
        return cards

    def normal(self, mean: float, spread: float) -> float:
        """Return a normal draw, by inverting the distribution function."""
        return mean + spread * _STANDARD_NORMAL.inv_cdf(max(self.share(), 1e-12))

    def log_normal(self, median: float, sigma: float) -> float:
        """Return a log-normal draw with this median; ``sigma`` is the spread of its logarithm."""
        return exp(self.normal(log(median), sigma))
