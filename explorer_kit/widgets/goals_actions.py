"""What the goals panel can ask for: the callables it is given.

The journal's own methods fit as they are: ``goals=journal.goals``, ``save=journal.save_entry`` …
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.guide_items import Interviewee
from explorer_kit.widgets.kept_forms import Drafts

Record = TypeVar("Record", Goal, Assumption)


class SaveRecord(Protocol):
    """Save a goal or an assumption."""

    def __call__(self, record: Record) -> Record:
        """Return the same with its id; saved again, it replaces itself."""
        ...


class RemoveRecord(Protocol):
    """Take a goal or an assumption away."""

    def __call__(self, record: Record) -> object:
        """Take it away; saved again, it is back."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsActions:
    """What can be done with goals and assumptions.

    Attributes
    ----------
    interviewee : callable
        ``(contact_id) → Interviewee``: with whom the talk is.
    goals, assumptions : callable
        ``(contact_id) → goals`` of a talk with somebody; ``() → assumptions`` of all talks.
    save, remove : callable
        Save a goal or an assumption (it comes back with its id); take it away.
    talks_held : callable
        ``(contact_id) → days`` of the talks that were held.
    today : callable
        ``() → date`` in the owner's zone.
    drafts : Drafts
        Where what was typed is kept.
    """

    interviewee: Callable[[str], Interviewee]
    goals: Callable[[str], Sequence[Goal]]
    assumptions: Callable[[], Sequence[Assumption]]
    save: SaveRecord
    remove: RemoveRecord
    talks_held: Callable[[str], Sequence[date]]
    today: Callable[[], date]
    drafts: Drafts


@dataclass(frozen=True, slots=True)
class GoalsDraft:
    """What is written in the two forms."""

    goal: Goal
    assumption: Assumption
