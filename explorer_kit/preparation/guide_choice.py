"""Which questions fill the minutes of a talk best: an exact choice, for a stated objective.

A *candidate* takes minutes, belongs to at most one category and serves some of the talk's goals; one made
from an assumption covers that assumption. Of all sets of candidates that fit into the minutes, the choice is
the one with

1. the most categories covered;
2. among those, the most of the talk's goals and assumptions covered;
3. among those, the highest sum of minutes times rating, plus :data:`SECOND_QUESTION` for every category that
   has at least two questions, so that no category fills the talk alone;
4. among those, the one whose candidates come first in the order given by rating (highest first), place and
   id, compared one after the other.

The last rule decides every tie, so that the choice does not depend on the order in which candidates come. A
rating is at least 1 per minute, so that free time is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SECOND_QUESTION = 25
_CATEGORY_WEIGHT, _COVER_WEIGHT = 1_000_000_000, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What could stand in a guide.

    Attributes
    ----------
    item_id : str
        Its id.
    minutes, rating : int
        What it takes, and what each of its minutes is worth (at least 1).
    category : int or None
        Number of its category; None for a question made from an assumption.
    goals : frozenset of int
        Numbers of the talk's goals that it serves.
    covers_assumption : bool
        It is made from an assumption.
    place : int
        Its place in the bank.
    """

    item_id: str
    minutes: int
    rating: int = 10
    category: int | None = None
    goals: frozenset[int] = frozenset()
    covers_assumption: bool = False
    place: int = 0


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates in the order of rule 4."""
    return sorted(candidates, key=lambda one: (-one.rating, one.place, one.item_id))


def _worth_a_look(candidates: Sequence[Candidate], minutes: int) -> list[Candidate]:
    """Return the candidates that a best set can hold, in order.

    One is left out where more of those before it can do all it can do, in the same time, than fit together:
    one of them is always free to take its place.
    """
    kept: list[Candidate] = []
    for one in candidates:
        better = sum(
            (before.minutes, before.category, before.covers_assumption)
            == (one.minutes, one.category, one.covers_assumption)
            and before.goals >= one.goals
            for before in kept
        )
        if one.minutes * (better + 1) <= minutes:
            kept.append(one)
    return kept


@dataclass(frozen=True, slots=True)
class _Coverage:
    """What a set covers, as a number: two bits for a category (one question, two or more), one for a goal."""

    categories: int

    def with_one(self, covered: int, candidate: Candidate) -> int:
        for goal in candidate.goals:
            covered |= 1 << (2 * self.categories + goal)
        if candidate.category is None:
            return covered
        first = 1 << (2 * candidate.category)
        return covered | (first << 1 if covered & first else first)

    def worth(self, covered: int) -> int:
        firsts = sum(covered >> (2 * category) & 1 for category in range(self.categories))
        seconds = sum(covered >> (2 * category + 1) & 1 for category in range(self.categories))
        goals = (covered >> (2 * self.categories)).bit_count()
        return _CATEGORY_WEIGHT * firsts + _COVER_WEIGHT * goals + SECOND_QUESTION * seconds


def best_choice(
    candidates: Iterable[Candidate], minutes: int, *, categories: int, pinned: Iterable[Candidate] = ()
) -> tuple[str, ...]:
    """Return the ids of the best set, in the order of rule 4.

    Parameters
    ----------
    candidates : iterable of Candidate
        What may be chosen.
    minutes : int
        What they may take together, beside the pinned ones.
    categories : int
        How many categories there are.
    pinned : iterable of Candidate
        What is in already: it counts for what is covered, its minutes do not.
    """
    ordered = _worth_a_look(in_order(candidates), minutes)
    coverage = _Coverage(categories)
    covered = 0
    for one in pinned:
        covered = coverage.with_one(covered, one)
    best = _best_sets(ordered, max(0, minutes), coverage, covered)
    size = len(ordered)
    winner = max(
        value + (coverage.worth(reached) << size) for sets in best for reached, value in sets.items()
    )
    return tuple(one.item_id for place, one in enumerate(ordered) if winner >> (size - 1 - place) & 1)


def _best_sets(
    ordered: Sequence[Candidate], minutes: int, coverage: _Coverage, covered: int
) -> list[dict[int, int]]:
    """Return for every sum of minutes and every coverage the best set that reaches them.

    A set is one number: its worth, and below it one bit for each candidate, the highest for the first in
    order. So the larger of two numbers is the set that rules 3 and 4 prefer.
    """
    best: list[dict[int, int]] = [{} for _ in range(minutes + 1)]
    best[0][covered] = 0
    for place, one in enumerate(ordered):
        worth = one.minutes * one.rating + _COVER_WEIGHT * one.covers_assumption
        gain = (worth << len(ordered)) | 1 << (len(ordered) - 1 - place)
        for taken in range(minutes - one.minutes, -1, -1):
            there = best[taken + one.minutes]
            for before, value in best[taken].items():
                reached = coverage.with_one(before, one)
                if value + gain > there.get(reached, -1):
                    there[reached] = value + gain
    return best
