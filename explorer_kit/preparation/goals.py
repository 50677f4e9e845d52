"""Goals of a talk: set before it, with a measure and five worded outcomes; scored after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from explorer_kit.errors import ExplorerKitError
from explorer_kit.preparation.measures import SCALE_POINTS, Scale, default_scale, has_measure
from explorer_kit.preparation.showing import one_line
from explorer_kit.preparation.topics import topics_of


class GoalError(ExplorerKitError):
    """A goal cannot be changed as asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEdit:
    """A change of a goal after its talk: what it said before and after, and when it was changed."""

    field: str
    before: str
    after: str
    edited_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a talk is to bring.

    Attributes
    ----------
    goal_id, interview_id, contact_id : str
        Its own id; the talk and the person it is for (the talk is empty while none is agreed).
    text : str
        What you want to have learned.
    measure : str
        How you will know that you did.
    scale : tuple of str
        What -2, -1, 0, +1 and +2 mean, worded beforehand (goal attainment scaling).
    set_on : date or None
        The day it was set.
    topics : tuple of str
        Topics of the question bank that serve it; empty: told from its words.
    score, scored_on : int or None, date or None
        What was reached, and the day it was scored.
    edited_after_talk : tuple of GoalEdit
        The trace of changes after the talk, in order.
    """

    goal_id: str = ""
    interview_id: str = ""
    contact_id: str = ""
    text: str = ""
    measure: str = ""
    scale: Scale = field(default=("", "", "", "", ""))
    set_on: date | None = None
    topics: tuple[str, ...] = ()
    score: int | None = None
    scored_on: date | None = None
    edited_after_talk: tuple[GoalEdit, ...] = ()

    def problems(self) -> list[str]:
        """Return what is still wrong, as sentences; none when the goal can be saved."""
        levels = [one_line(level) for level in self.scale]
        found = {
            "Write down what you want to have learned.": not one_line(self.text),
            "Give the day on which the goal was set.": self.set_on is None,
            "Word all five levels, from -2 to +2.": len(levels) != len(SCALE_POINTS) or not all(levels),
            "Two levels read the same: nobody could tell them apart.": len(set(filter(None, levels)))
            < len(list(filter(None, levels))),
            "A score is one of -2, -1, 0, +1, +2.": self.score not in (None, *SCALE_POINTS),
            "Give the day on which it was scored.": self.score is not None and self.scored_on is None,
            "It was scored before it was set.": bool(
                self.scored_on and self.set_on and self.scored_on < self.set_on
            ),
        }
        return [sentence for sentence, true in found.items() if true]

    def pointers(self) -> list[str]:
        """Return what to think about, as sentences; they hinder nothing."""
        if not one_line(self.text) or has_measure(self.text) or has_measure(self.measure):
            return []
        return [
            "This goal has no measure: how will you know after the talk that you reached it? For instance "
            "'name three …', 'list …', 'decide whether …'."
        ]  # fmt: skip

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its score."""
        return self.score is None

    def served_by(self) -> tuple[str, ...]:
        """Return the topics that serve it: as set, else as its words tell."""
        return self.topics or topics_of(self.text, self.measure)


def new_goal(text: str, measure: str = "", *, goal_id: str, set_on: date, contact_id: str = "",
             interview_id: str = "") -> Goal:  # fmt: skip
    """Return a goal with five levels to start from."""
    return Goal(
        goal_id=goal_id, contact_id=contact_id, interview_id=interview_id, text=text, measure=measure,
        scale=default_scale(measure or text), set_on=set_on,
    )  # fmt: skip


_EDITABLE = ("text", "measure", "scale", "topics", "score")


def edited(goal: Goal, change: Mapping[str, object], when: date, talk_held_on: date | None) -> Goal:
    """Return a goal with some of its fields changed.

    Parameters
    ----------
    goal : Goal
        The goal as it is.
    change : mapping of str to object
        New values of ``text``, ``measure``, ``scale``, ``topics``, ``score``.
    when : date
        The day of the change.
    talk_held_on : date or None
        The day on which the talk was held; None while it was not. From that day on every change leaves a
        trace, only the first score does not.

    Raises
    ------
    GoalError
        A field is none of those.
    """
    if unknown := sorted(set(change) - set(_EDITABLE)):
        raise GoalError(f"A goal's {', '.join(unknown)} cannot be edited; only {', '.join(_EDITABLE)} can.")
    changed = {name: value for name, value in change.items() if value != getattr(goal, name)}
    traced = talk_held_on is not None and when >= talk_held_on
    trace = tuple(
        GoalEdit(field=name, before=_words(getattr(goal, name)), after=_words(changed[name]), edited_on=when)
        for name in _EDITABLE
        if traced and name in changed and not (name == "score" and goal.score is None)
    )
    if "score" in changed:
        changed["scored_on"] = None if changed["score"] is None else when
    values = {**changed, "edited_after_talk": goal.edited_after_talk + trace}
    return replace(goal, **values)  # type: ignore[arg-type]


def _words(value: object) -> str:
    return "" if value is None else " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def scored(goal: Goal, score: int, on: date) -> Goal:
    """Return a goal with its score; scoring it again leaves a trace."""
    return edited(goal, {"score": score}, on, on)
