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


@dataclass(frozen=True, slots=True)
class _State:
    """What matters of a set for what can be added: questions per category (two at most), goals, minutes."""

    counts: tuple[int, ...]
    goals: frozenset[int]
    minutes: int

    def with_one(self, candidate: Candidate) -> _State:
        counts = list(self.counts)
        if candidate.category is not None:
            counts[candidate.category] = min(2, counts[candidate.category] + 1)
        return _State(tuple(counts), self.goals | candidate.goals, self.minutes + candidate.minutes)

    def worth(self) -> int:
        covered = sum(count > 0 for count in self.counts)
        twice = sum(count > 1 for count in self.counts)
        return _CATEGORY_WEIGHT * covered + _COVER_WEIGHT * len(self.goals) + SECOND_QUESTION * twice


def _own_worth(candidate: Candidate) -> int:
    return candidate.minutes * candidate.rating + _COVER_WEIGHT * candidate.covers_assumption


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates in the order of rule 4."""
    return sorted(candidates, key=lambda one: (-one.rating, one.place, one.item_id))


def _worth_a_look(candidates: Sequence[Candidate], minutes: int) -> list[Candidate]:
    """Return the candidates that a best set can hold.

    Of those that differ in rating alone, no more than fit into the minutes together.
    """
    seen: dict[object, int] = {}
    kept = []
    for one in candidates:
        alike = (one.minutes, one.category, one.goals, one.covers_assumption)
        seen[alike] = seen.get(alike, 0) + 1
        if one.minutes * seen[alike] <= minutes:
            kept.append(one)
    return kept


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
    start = _State((0,) * categories, frozenset(), 0)
    for one in pinned:
        start = start.with_one(one)
    start = _State(start.counts, start.goals, 0)
    ordered = _worth_a_look(in_order(candidates), minutes)
    # for every state the best set that leads to it: its worth, and the places of its candidates, negated so
    # that the larger tuple comes first in the order
    best: dict[_State, tuple[int, tuple[int, ...]]] = {start: (0, ())}
    for place, candidate in enumerate(ordered):
        for state, (worth, chosen) in list(best.items()):
            if state.minutes + candidate.minutes > minutes:
                continue
            reached = state.with_one(candidate)
            found = (worth + _own_worth(candidate), (*chosen, -place))
            if reached not in best or found > best[reached]:
                best[reached] = found
    winner = max(best, key=lambda state: (best[state][0] + state.worth(), best[state][1]))
    return tuple(ordered[-place].item_id for place in best[winner][1])
