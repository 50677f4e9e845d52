"""Months and weeks without a gap, for charts over time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

WEEK = timedelta(days=7)
MILLISECOND = timedelta(milliseconds=1)
MOST_LABELS = 12
LONGEST_END = 3
ROUND_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between labels: they fall on the same months of every year."""


def following(first: date, *, weekly: bool) -> date:
    """Return the first day of the next period."""
    return first + WEEK if weekly else (first.replace(day=1) + timedelta(days=32)).replace(day=1)


def without_gaps(found: list[date], *, weekly: bool) -> list[date]:
    """Return all periods from the first to the last of those found."""
    periods = sorted(found)[:1]
    while periods and periods[-1] < max(found):
        periods.append(following(periods[-1], weekly=weekly))
    return periods


def without_long_end(found: list[date], news: list[date], *, weekly: bool) -> list[date]:
    """Return the periods without gaps, but only a few of those after the last one that brought anything."""
    shown = without_gaps(found, weekly=weekly)
    after = sum(period > max(news, default=shown[0]) for period in shown)
    return shown[: len(shown) - after + LONGEST_END] if after > 2 * LONGEST_END else shown


def name_of(*, weekly: bool) -> Callable[[date], str]:
    """Return how a period is called: March 2026, or week of 2 March 2026."""
    return lambda first: f"week of {first.day} {first:%B %Y}" if weekly else f"{first:%B %Y}"


def axis(found: list[date], *, weekly: bool) -> dict[str, Any]:
    """Return the range and the labels of an axis over these periods.

    plotly would count weeks from Sunday, and leave room before the first bar.
    """
    shown = sorted(found)
    every = -(-len(shown) // MOST_LABELS)
    months = next((step for step in ROUND_STEPS if step >= every), every)
    return {
        "range": [shown[0].isoformat(), following(shown[-1], weekly=weekly).isoformat()],
        "tick0": (shown[0] if weekly else shown[0].replace(month=1)).isoformat(),
        "dtick": every * WEEK / MILLISECOND if weekly else f"M{months}",
        "ticklabelmode": "instant" if weekly else "period",
        "tickformat": "%-d %b\n%Y" if weekly else "%b\n%Y",
    }
